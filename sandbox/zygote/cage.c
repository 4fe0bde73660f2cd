/*
 * cage - see cage.h
 *
 * One ordered table. What all boxes share was done once by the zygote (jail.c); here is what each
 * needs for itself, in an order that matters: its folder before Landlock, and that before the descriptor
 * of its ruleset is closed, descriptors before limits (the hand-over descriptor must exist before
 * RLIMIT_NOFILE falls to its number), the filter last, and by the filter's own rules nothing of this can
 * be undone.
 *
 * Not caught here: a supervisor that died between the fork and 'death signal'. The box then reads
 * end-of-file where it waits for LOAD, and ends.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/zygote/cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "sandbox/protocol.h"
#include "sandbox/zygote/jail.h"
#include "sandbox/zygote/landlock.h"
#include "sandbox/zygote/own.h"

#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5) /* since Linux 5.19 */
#endif

/* A file system of its own, in the mount namespace that it was born into: it ends with the box, and
 * with whoever holds the descriptor that READY brings. */
static int mount_folder(const struct cage *cage, struct error *err)
{
    const struct box_spec *spec = &cage->spec;
    char options[96];
    if (!(spec->tiers & TIER_FILES))
        return 0;
    if (!(cage->namespaces & BOX_NAMESPACE_MOUNT))
        return error_set(err, ERROR_SANDBOX, "there is no mount namespace to mount it in");
    snprintf(options, sizeof(options), "mode=0755,size=%llu,nr_inodes=%llu",
             (unsigned long long)spec->folder_bytes, (unsigned long long)spec->folder_files);
    if (mount("gradebox", BOX_FOLDER, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot mount a tmpfs with %s", options);
    if ((spec->tiers & TIER_PROCESSES) && mkdir(BOX_FOLDER_SHARED, 0755) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make '%s'", BOX_FOLDER_SHARED);
    if (mkdir(BOX_FOLDER_WORK, 0755) < 0 || chdir(BOX_FOLDER_WORK) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot go to '%s'", BOX_FOLDER_WORK);
    return 0;
}

static int enter_landlock(const struct cage *cage, struct error *err)
{
    AUTO_FD int own = -1;
    if (cage->landlock_fd < 0)
        return 0;
    if ((cage->spec.tiers & (TIER_FILES | TIER_LOOPBACK)) &&
        landlock_make(cage->landlock_abi, cage->spec.tiers, BOX_FOLDER, cage->prefix, &own, err) <
            0)
        return -1;
    return landlock_enter(own < 0 ? cage->landlock_fd : own, cage->landlock_abi, err);
}

static int place_descriptors(const struct cage *cage, struct error *err)
{
    /* The received ones may stand where others must go: out of the way first. */
    static const int place[] = {STDOUT_FILENO, STDERR_FILENO, BOX_SOCKET_FD, BOX_HANDOVER_FD,
                                STDIN_FILENO};
    const int from[] = {cage->stdout_fd, cage->stderr_fd, cage->socket_fd, cage->socket_fd,
                        cage->input_fd};
    const size_t n = cage->input_fd < 0 ? ARRAY_LEN(place) - 1 : ARRAY_LEN(place);
    for (size_t i = 0; i < n; i++) {
        if (from[i] <= BOX_SOCKET_FD || from[i] == BOX_HANDOVER_FD)
            return error_set(err, ERROR_SANDBOX, "descriptor %d stands in the way", from[i]);
        if (dup2(from[i], place[i]) < 0)
            return error_errno(err, ERROR_SANDBOX,
                               "cannot place descriptor %d (ulimit -n: at least %d)", place[i],
                               BOX_HANDOVER_FD + 1);
    }
    if (syscall(SYS_close_range, BOX_SOCKET_FD + 1, BOX_HANDOVER_FD - 1, 0) < 0 ||
        syscall(SYS_close_range, BOX_HANDOVER_FD + 1, ~0U, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot close what is left over");
    return 0;
}

static int reset_signals(const struct cage *cage, struct error *err)
{
    sigset_t none;
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, NULL) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot unblock signals");
    /* What it makes is seen by itself alone, so nothing speaks against what programs are used to. */
    umask(cage->spec.tiers & TIER_FILES ? 022 : 077);
    return 0;
}

/* kill(0, ...) reaches all of a group, also those outside of the pid namespace. A session would do as
 * well, but costs a scheduling group where the kernel makes one for each. */
static int leave_group(const struct cage *cage, struct error *err)
{
    (void)cage;
    if (setpgid(0, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot leave the zygote's process group");
    if (getpgrp() != getpid())
        return error_set(err, ERROR_SANDBOX, "it shares its process group");
    return 0;
}

static int enter_own(const struct cage *cage, struct error *err)
{
    if ((cage->spec.tiers & BOX_TIERS_OWN_USERS) && own_users_enter(err) < 0)
        return -1;
    return cage->spec.tiers & (TIER_LOOPBACK | TIER_PROCESSES) ? own_network_enter(err) : 0;
}

static int set_death_signal(const struct cage *cage, struct error *err)
{
    (void)cage;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot tie its life to the supervisor's");
    return 0;
}

/* What the limits for memory leave to the stacks of threads. They are counted as soon as they are
 * mapped, though hardly a page of them is ever used; what is used counts as memory (box_watch.c). */
static uint64_t thread_stacks(const struct box_spec *spec)
{
    return spec->tiers & (TIER_THREADS | TIER_PROCESSES)
               ? (uint64_t)BOX_TASKS_MAX * BOX_THREAD_STACK_BYTES
               : 0;
}

/* Its own user namespace is what makes a limit of processes one of the box. */
static uint64_t most_tasks(const struct box_spec *spec)
{
    return spec->tiers & (TIER_THREADS | TIER_PROCESSES) ? BOX_TASKS_MAX
           : spec->tiers & BOX_TIERS_OWN_USERS           ? 1
                                                         : RLIM_INFINITY;
}

/* Where sockets or pipes may be made, the hand-over descriptor's number may come back: there sendmsg(2)
 * is allowed anyway, and nobody takes what it sends. */
static uint64_t most_descriptors(const struct box_spec *spec)
{
    return spec->tiers & (TIER_LOOPBACK | TIER_PROCESSES) ? BOX_DESCRIPTORS_MAX : BOX_HANDOVER_FD;
}

/* What whoever started gradebox allows, where that is less. */
static uint64_t within(__rlimit_resource_t resource, uint64_t wanted)
{
    struct rlimit given;
    return getrlimit(resource, &given) == 0 && given.rlim_max < wanted ? given.rlim_max : wanted;
}

/* What whoever started gradebox has allowed (ulimit -f), where there is a folder: that has its own size. */
static uint64_t largest_file(const struct cage *cage)
{
    struct rlimit limit;
    bool is_allowed = (cage->spec.tiers & TIER_FILES) && getrlimit(RLIMIT_FSIZE, &limit) == 0;
    return is_allowed ? limit.rlim_max : 0;
}

static int set_limits(const struct cage *cage, struct error *err)
{
    const struct box_spec *spec = &cage->spec;
    const uint64_t stacks = thread_stacks(spec);
    const struct {
        __rlimit_resource_t resource;
        uint64_t limit;
        const char *name, *why;
    } limits[] = {
        {RLIMIT_DATA,                                                                             cage->baseline.data + spec->memory_bytes + stacks,                              "DATA",
         "the memory limit: counts private memory only, above the warm interpreter"                                                                                                                                                                                                                                  },
        {RLIMIT_AS,                                                                               cage->baseline.address_space + spec->memory_bytes + spec->stack_bytes + stacks,
         "AS",                                                                                                                                                                                       "what DATA doesn't count: a stack that mremap has grown, pages that can only be read"                           },
        {RLIMIT_STACK,                                                                            spec->stack_bytes,                                                              "STACK",           "the C stack, which DATA doesn't count"                                                                         },
        {RLIMIT_CPU,                                                                              spec->cpu_seconds,                                                              "CPU",             "for a supervisor that is stopped and can't kill"                                                               },
        {RLIMIT_NPROC,                                                                            within(RLIMIT_NPROC,                                                            most_tasks(spec)), "NPROC",
         "threads and processes, where they are counted for it alone"},
        {RLIMIT_NOFILE,                                                                                       within(RLIMIT_NOFILE,                                                                                                                                                         most_descriptors(spec)),                                                                "NOFILE",
         "no number at or above the hand-over's comes back, or as many as a hundred connections "
         "take"},
        {RLIMIT_FSIZE,                                                                                  largest_file(cage),                                                                                                                                                                "FSIZE",
         "the folder has its own size; else no file is ever written"                                                                                                                                                                                  },
        {RLIMIT_CORE,                             1,                                                                                                           "CORE",
         "a crash leaves nothing behind: too little for a file, and the one limit that keeps the "
         "kernel from piping a core to a program of the host's (coredump_pipe in fs/coredump.c)"                  },
        {RLIMIT_MEMLOCK, 0,                                                                               "MEMLOCK",                                                                                   "no page is pinned"                                                                                                                                                                               },
        {RLIMIT_MSGQUEUE,                                                                    0,                                                                                                                                                  "MSGQUEUE",                                                                   "no queue outlives the box"},
        {RLIMIT_NICE,                                                            0,                                                                                                                                          "NICE",                                                                               "no priority over others"                                                                                                                                                                                                   },
        {RLIMIT_RTPRIO,                                                              0,                                                                                                                                            "RTPRIO",                                                                   "the same"},
    };
    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        const struct rlimit wanted = {.rlim_cur = limits[i].limit, .rlim_max = limits[i].limit};
        struct rlimit real;
        if (setrlimit(limits[i].resource, &wanted) < 0)
            return error_errno(err, ERROR_SANDBOX,
                               "cannot set RLIMIT_%s to %llu (is a ulimit set?)", limits[i].name,
                               (unsigned long long)limits[i].limit);
        if (getrlimit(limits[i].resource, &real) < 0 || real.rlim_cur != wanted.rlim_cur ||
            real.rlim_max != wanted.rlim_max)
            return error_set(err, ERROR_SANDBOX, "RLIMIT_%s didn't take", limits[i].name);
    }
    return 0;
}

static int drop_capabilities(const struct cage *cage, struct error *err)
{
    (void)cage;
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {0};
    if (syscall(SYS_capset, &header, data) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot drop capabilities");
    if (syscall(SYS_capget, &header, data) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot read capabilities back");
    for (size_t i = 0; i < ARRAY_LEN(data); i++) {
        if (data[i].effective | data[i].permitted | data[i].inheritable)
            return error_set(err, ERROR_SANDBOX, "a capability is left");
    }
    return 0;
}

static int check_privileges(const struct cage *cage, struct error *err)
{
    (void)cage;
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return error_set(err, ERROR_SANDBOX, "no_new_privs is not set");
    if ((geteuid() == 0 || getuid() == 0) && !jail_root_is_a_user())
        return error_set(err, ERROR_SANDBOX, "it would run as root");
    return 0;
}

static int check_pid(const struct cage *cage, struct error *err)
{
    if ((cage->namespaces & BOX_NAMESPACE_PID) && getpid() != 1)
        return error_set(err, ERROR_SANDBOX, "it is not process 1 of its own namespace");
    return 0;
}

/* Installs the filter and sends the listener out. From here on only what the tiers allow. */
static int install_filter(const struct cage *cage, struct error *err)
{
    const bool has_folder = cage->spec.tiers & TIER_FILES;
    AUTO_FD int folder = has_folder ? open(BOX_FOLDER_WORK, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
    if (has_folder && folder < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open '%s'", BOX_FOLDER_WORK);
    unsigned long flags = SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
    long listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &cage->filter);
    if (listener < 0 && errno == EINVAL) { /* before Linux 5.19 */
        flags = SECCOMP_FILTER_FLAG_NEW_LISTENER;
        listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &cage->filter);
    }
    if (listener < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot install the seccomp filter");
    const struct frame_header ready = {.type = FRAME_READY};
    const int fds[] = {(int)listener, folder};
    if (protocol_send(BOX_HANDOVER_FD, &ready, sizeof(ready), fds, has_folder ? 2 : 1) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot hand the seccomp listener out");
    if (close(fds[0]) < 0 || close(BOX_HANDOVER_FD) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot close the seccomp listener");
    return 0;
}

static const struct {
    const char *name;
    int (*run)(const struct cage *cage, struct error *err);
    const char *why;
} steps[] = {
    {"folder",        mount_folder,
     "its own files; before Landlock forbids mounts, and among ids that files can have"                  },
    {"landlock",      enter_landlock,    "no other path, no port; while its ruleset is open"             },
    {"descriptors",   place_descriptors, "nothing of the zygote's is left to use"                        },
    {"signals",       reset_signals,     "whatever the supervisor was started with"                      },
    {"process group", leave_group,       "no signal for all of its group reaches another box"            },
    {"own",           enter_own,         "its threads are counted, its ports are seen by nobody else"    },
    {"death signal",  set_death_signal,  "a box never outlives the supervisor"                           },
    {"pid namespace", check_pid,         "what it starts dies with it, and it sees nobody"               },
    {"limits",        set_limits,        "memory, stack, descriptors, files"                             },
    {"capabilities",  drop_capabilities, "none, and none to come"                                        },
    {"privileges",    check_privileges,  "the jail's promises, looked at once more"                      },
    {"seccomp",       install_filter,    "the tiers' few system calls; last, since it forbids the others"},
};

static int walk(const struct cage *cage, size_t n_steps, const char **out_step, struct error *err)
{
    for (size_t i = 0; i < n_steps; i++) {
        if (steps[i].run(cage, err) < 0) {
            *out_step = steps[i].name;
            return -1;
        }
    }
    return 0;
}

int cage_enter(const struct cage *cage, const char **out_step, struct error *err)
{
    return walk(cage, ARRAY_LEN(steps), out_step, err);
}

int cage_enter_probe(const struct cage *cage, const char **out_step, struct error *err)
{
    const size_t filter = ARRAY_LEN(steps) - 1;
    assert(steps[filter].run == install_filter);
    if (walk(cage, filter, out_step, err) < 0)
        return -1;
    *out_step = steps[filter].name;
    return close(BOX_HANDOVER_FD) < 0
               ? error_errno(err, ERROR_SANDBOX, "cannot close the hand-over descriptor")
               : 0;
}

/* Whether one more private page can be had under a soft limit of @bytes. */
static bool page_fits(__rlimit_resource_t resource, uint64_t bytes, rlim_t hard)
{
    const struct rlimit limit = {.rlim_cur = bytes, .rlim_max = hard};
    if (setrlimit(resource, &limit) < 0)
        return true;
    void *page = mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return false;
    munmap(page, 1);
    return true;
}

static int measure(__rlimit_resource_t resource, const char *name, uint64_t *out_bytes,
                   struct error *err)
{
    struct rlimit before;
    if (getrlimit(resource, &before) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot read RLIMIT_%s", name);
    const uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
    uint64_t refused = page, fits = UINT64_C(1) << 40; /* no warm interpreter holds a terabyte */
    if (before.rlim_max < fits)
        fits = before.rlim_max / page * page;
    bool enforced = !page_fits(resource, refused, before.rlim_max);
    while (enforced && fits - refused > page) {
        uint64_t middle = refused + (fits - refused) / 2 / page * page;
        if (page_fits(resource, middle, before.rlim_max))
            fits = middle;
        else
            refused = middle;
    }
    if (setrlimit(resource, &before) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot restore RLIMIT_%s", name);
    if (!enforced)
        return error_set(err, ERROR_SANDBOX,
                         "this kernel doesn't enforce RLIMIT_%s (booted with ignore_rlimit_data?)",
                         name);
    *out_bytes = fits - page;
    return 0;
}

int cage_measure_baseline(struct cage_baseline *out_baseline, struct error *err)
{
    if (measure(RLIMIT_DATA, "DATA", &out_baseline->data, err) < 0)
        return -1;
    return measure(RLIMIT_AS, "AS", &out_baseline->address_space, err);
}
