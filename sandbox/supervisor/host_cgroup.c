/*
 * host_cgroup - see host_cgroup.h
 *
 * Whether there is a place is cgroup_find()'s to say; what is in the way is found by making a leaf and
 * removing it, for modes and owners don't tell of read-only mounts and of containers.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host_cgroup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "sandbox/supervisor/cgroup.h"
#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_probes.h"

enum { FILE_MAX_BYTES = 1 << 20 };

/* ---- facts --------------------------------------------------------------------------------------- */

/* One line of mountinfo: "36 35 98:0 /root /point options - type source options". */
static void parse_mount(const char *line, char *root, char *point, struct host_cgroup_facts *out)
{
    char a_root[HOST_CGROUP_PATH_MAX] = "", a_point[HOST_CGROUP_PATH_MAX] = "";
    const char *end = strchrnul(line, '\n');
    const char *dash = strstr(line, " - ");
    if (!dash || dash > end || sscanf(line, "%*s %*s %*s %1023s %1023s", a_root, a_point) != 2)
        return;
    if (strncmp(dash + 3, "cgroup ", 7) == 0)
        out->has_v1 = true;
    if (strncmp(dash + 3, "cgroup2 ", 8) != 0 || out->has_v2)
        return;
    out->has_v2 = true;
    memcpy(root, a_root, sizeof(a_root));
    memcpy(point, a_point, sizeof(a_point));
}

/* "0::/path" is v2, "4:memory,pids:/path" a hierarchy of v1. */
static void parse_cgroup(const char *line, char *path, struct host_cgroup_facts *out)
{
    size_t length = strcspn(line, "\n");
    const char *names = memchr(line, ':', length);
    const char *last = names ? memchr(names + 1, ':', length - (size_t)(names + 1 - line)) : NULL;
    if (!last)
        return;
    size_t n_path = length - (size_t)(last + 1 - line);
    if (strncmp(line, "0::", 3) == 0 && n_path < HOST_CGROUP_PATH_MAX) {
        memcpy(path, last + 1, n_path);
        path[n_path] = '\0';
        return;
    }
    char controllers[128];
    snprintf(controllers, sizeof(controllers), "%.*s", (int)(last - names - 1), names + 1);
    if (host_file_has_word(controllers, "memory"))
        out->is_memory_in_v1 = true;
}

void host_cgroup_parse(const char *mountinfo, const char *cgroups, struct host_cgroup_facts *out)
{
    char root[HOST_CGROUP_PATH_MAX] = "", point[HOST_CGROUP_PATH_MAX] = "";
    char path[HOST_CGROUP_PATH_MAX] = "";
    for (const char *line = mountinfo; *line; line = strchrnul(line, '\n'), line += *line == '\n')
        parse_mount(line, root, point, out);
    for (const char *line = cgroups; *line; line = strchrnul(line, '\n'), line += *line == '\n')
        parse_cgroup(line, path, out);
    /* Ours may lie outside of what is mounted: "/.." in a cgroup namespace, another root. */
    size_t n = strcmp(root, "/") == 0 ? 0 : strlen(root);
    if (!out->has_v2 || !path[0] || strncmp(path, root, n) != 0 || strstr(path, "/.."))
        return;
    const char *rest = strcmp(path + n, "/") == 0 ? "" : path + n;
    size_t n_point = strlen(point), n_rest = strlen(rest);
    if (n_point + n_rest >= sizeof(out->path))
        return;
    memcpy(out->path, point, n_point);
    memcpy(out->path + n_point, rest, n_rest + 1);
}

/* Makes a leaf and removes it. Returns 0 or the errno. */
static int make_leaf(const char *path)
{
    char leaf[HOST_CGROUP_PATH_MAX + 64];
    snprintf(leaf, sizeof(leaf), "%s/gradebox-doctor.%d", path, (int)getpid());
    if (mkdir(leaf, 0700) < 0)
        return errno;
    return rmdir(leaf) < 0 ? errno : 0;
}

static void gather(struct host_cgroup_facts *f)
{
    AUTO(buffer_release) struct buffer mounts = {.max = FILE_MAX_BYTES};
    AUTO(buffer_release) struct buffer cgroups = {.max = FILE_MAX_BYTES};
    char controllers[256] = "", file[HOST_CGROUP_PATH_MAX + 32];
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    *f = (struct host_cgroup_facts){.is_root = geteuid() == 0, .place = host_place_find()};
    f->has_systemd = access("/run/systemd/system", F_OK) == 0 && (f->is_root || runtime);
    if (!host_file_all("/proc/self/mountinfo", &mounts) ||
        !host_file_all("/proc/self/cgroup", &cgroups))
        return;
    host_cgroup_parse(buffer_text(&mounts), buffer_text(&cgroups), f);
    if (!f->path[0])
        return;
    f->make_errno = make_leaf(f->path);
    struct cgroup_place place;
    struct statvfs mount;
    f->has_place = cgroup_find(cgroup_controllers, &place) == CGROUP_FOUND;
    f->is_read_only = statvfs(f->path, &mount) == 0 && (mount.f_flag & ST_RDONLY);
    snprintf(file, sizeof(file), "%s/cgroup.controllers", f->path);
    host_file_text(file, controllers, sizeof(controllers));
    f->has_memory = host_file_has_word(controllers, "memory");
    f->has_pids = host_file_has_word(controllers, "pids");
}

void host_cgroup(struct host_finding *out)
{
    struct host_cgroup_facts facts;
    gather(&facts);
    host_cgroup_judge(&facts, out);
}

/* ---- judging ------------------------------------------------------------------------------------- */

static const char *delegation(const struct host_cgroup_facts *f)
{
    switch (f->place) {
    case HOST_PLACE_DOCKER:
        return "docker run --security-opt writable-cgroups=true IMAGE gradebox ...";
    case HOST_PLACE_PODMAN:
        return "podman run --security-opt unmask=/sys/fs/cgroup IMAGE gradebox ...";
    case HOST_PLACE_PLAIN:
    case HOST_PLACE_WSL2:
    case HOST_PLACE_LXC:
    case HOST_PLACE_NSPAWN:
        if (!f->has_systemd)
            return "";
        return f->is_root ? "systemd-run --scope --property=Delegate=yes gradebox ..."
                          : "systemd-run --user --scope --property=Delegate=yes gradebox ...";
    case HOST_PLACE_KUBERNETES:
    case HOST_PLACE_GVISOR:
    case HOST_PLACE_WSL1:
    case HOST_PLACE_COUNT_:
    default:
        return "";
    }
}

/* Where v1 holds the controllers, only a boot gives them back. */
static const char *unified_boot(const struct host_cgroup_facts *f)
{
    if (f->place == HOST_PLACE_WSL2)
        return "wsl.exe --update";
    if (f->place != HOST_PLACE_PLAIN || !f->has_systemd)
        return "";
    return "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&systemd.unified_cgroup_hierarchy=1 /' "
           "/etc/default/grub && sudo update-grub && sudo reboot";
}

static const char instead[] = "memory is limited by rlimit instead";

static void judge_leaf(const struct host_cgroup_facts *f, struct host_finding *out)
{
    const char *reason = strerror(f->make_errno);
    if (f->is_read_only)
        reason = "it is mounted read-only";
    else if (f->make_errno == EACCES || f->make_errno == EPERM)
        reason = "it belongs to somebody else";
    host_find(out, HOST_DEGRADED, "v2, but none of our own in '%s'", f->path);
    host_explain(out, "%s; %s", reason, instead);
    host_remedy(out, "%s", delegation(f));
}

void host_cgroup_judge(const struct host_cgroup_facts *f, struct host_finding *out)
{
    *out = (struct host_finding){0};
    if (f->has_place) {
        host_find(out, HOST_OK, "v2: a leaf for each box, with memory and pids");
    } else if (!f->has_v2) {
        host_find(out, HOST_DEGRADED, f->has_v1 ? "v1 only" : "none is mounted");
        host_explain(out, "leaves for boxes are of v2; %s", instead);
        host_remedy(out, "%s", f->has_v1 ? unified_boot(f) : "");
    } else if (f->is_memory_in_v1) {
        host_find(out, HOST_DEGRADED, "hybrid: memory is counted by v1");
        host_explain(out, "a controller is in one hierarchy only, and v2 is left without it; %s",
                     instead);
        host_remedy(out, "%s", unified_boot(f));
    } else if (!f->path[0]) {
        host_find(out, HOST_DEGRADED, "v2, but our own is not to be seen");
        host_explain(out, "it lies outside of what is mounted here; %s", instead);
        host_remedy(out, "%s", delegation(f));
    } else if (f->make_errno != 0) {
        judge_leaf(f, out);
    } else if (!f->has_memory || !f->has_pids) {
        host_find(out, HOST_DEGRADED, "v2, delegated without %s%s%s", f->has_memory ? "" : "memory",
                  f->has_memory || f->has_pids ? "" : " and ", f->has_pids ? "" : "pids");
        host_explain(out, "the cgroups above hand on no such controller; %s",
                     f->has_memory ? "processes are not counted" : instead);
        host_remedy(out, "%s", delegation(f));
    } else {
        host_find(out, HOST_DEGRADED, "v2, but none above ours gives memory and pids");
        host_explain(out,
                     "a cgroup that has processes can't, and those above belong to somebody "
                     "else; %s",
                     instead);
        host_remedy(out, "%s", delegation(f));
    }
}
