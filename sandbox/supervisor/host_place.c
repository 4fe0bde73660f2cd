/*
 * host_place - see host_place.h
 *
 * Docker's default seccomp filter refuses unshare and clone with namespace flags, and its default
 * AppArmor profile refuses every mount: both must go, for one of them alone only moves the failure.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host_place.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>

#include "sandbox/supervisor/host_file.h"

static const struct {
    const char *name, *remedy;
} places[] = {
    [HOST_PLACE_PLAIN] = {"",                           ""                                                      },
    [HOST_PLACE_DOCKER] = {"a Docker container",
                          "docker run --security-opt seccomp=unconfined --security-opt "
                           "apparmor=unconfined IMAGE gradebox ..."                                             },
    [HOST_PLACE_PODMAN] = {"a Podman container",
                          "podman run --security-opt seccomp=unconfined --security-opt "
                           "label=disable IMAGE gradebox ..."                                                   },
    [HOST_PLACE_KUBERNETES] = {"a Kubernetes pod",
                          "kubectl patch deployment NAME --type merge -p "
                               "'{\"spec\":{\"template\":{\"spec\":{\"securityContext\":"
                               "{\"seccompProfile\":{\"type\":\"Unconfined\"},"
                               "\"appArmorProfile\":{\"type\":\"Unconfined\"}}}}}}'"                            },
    [HOST_PLACE_LXC] = {"an LXC container",
                          "lxc config set NAME security.nesting true && lxc restart NAME"                       },
    [HOST_PLACE_NSPAWN] = {"a systemd-nspawn container", ""                                                      },
    [HOST_PLACE_GVISOR] = {"gVisor",                     "docker run --runtime=runc --security-opt "
                                     "seccomp=unconfined --security-opt "
                                     "apparmor=unconfined IMAGE gradebox ..."},
    [HOST_PLACE_WSL1] = {"WSL 1",                      "wsl.exe --set-version DISTRIBUTION 2"                  },
    [HOST_PLACE_WSL2] = {"WSL 2",                      "wsl.exe --update"                                      },
};
static_assert(ARRAY_LEN(places) == HOST_PLACE_COUNT_, "every place has its row");

const char *host_place_name(enum host_place place)
{
    return places[place].name;
}

const char *host_place_remedy(enum host_place place)
{
    return places[place].remedy;
}

static enum host_place by_kernel(void)
{
    struct utsname name;
    if (uname(&name) < 0)
        return HOST_PLACE_PLAIN;
    /* gVisor answers the same for ever (pkg/sentry/syscalls/linux: version of the emulated kernel). */
    if (strstr(name.version, "Sun Jan 10 15:06:54 PST 2016"))
        return HOST_PLACE_GVISOR;
    if (strstr(name.release, "-Microsoft"))
        return HOST_PLACE_WSL1;
    if (strstr(name.release, "microsoft"))
        return HOST_PLACE_WSL2;
    return HOST_PLACE_PLAIN;
}

/* systemd leaves the manager's name there; so do LXC and nspawn, which both set it. */
static enum host_place by_manager(void)
{
    char manager[32];
    if (!host_file_text("/run/systemd/container", manager, sizeof(manager)))
        return HOST_PLACE_PLAIN;
    if (strncmp(manager, "lxc", 3) == 0)
        return HOST_PLACE_LXC;
    if (strcmp(manager, "systemd-nspawn") == 0)
        return HOST_PLACE_NSPAWN;
    if (strcmp(manager, "podman") == 0)
        return HOST_PLACE_PODMAN;
    return strcmp(manager, "docker") == 0 ? HOST_PLACE_DOCKER : HOST_PLACE_PLAIN;
}

/* The marks of containers are files of an image, and a virtual machine may boot the same image: there
 * we are among the machine's own processes, as far as /proc tells. */
static bool is_first_pid_namespace(void)
{
    enum { FIRST = 0xEFFFFFFC }; /* PROC_PID_INIT_INO of the kernel */
    struct stat st;
    return stat("/proc/self/ns/pid", &st) < 0 || st.st_ino == (ino_t)(unsigned)FIRST;
}

enum host_place host_place_find(void)
{
    enum host_place place = by_kernel();
    if ((place != HOST_PLACE_PLAIN && place != HOST_PLACE_WSL2) || is_first_pid_namespace())
        return place;
    if (getenv("KUBERNETES_SERVICE_HOST"))
        return HOST_PLACE_KUBERNETES;
    if (access("/.dockerenv", F_OK) == 0)
        return HOST_PLACE_DOCKER;
    if (access("/run/.containerenv", F_OK) == 0)
        return HOST_PLACE_PODMAN;
    enum host_place manager = by_manager();
    return manager != HOST_PLACE_PLAIN ? manager : place;
}
