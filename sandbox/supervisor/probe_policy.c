/*
 * probe_policy - see probe_policy.h
 *
 * A row without a wall is no failure where it is open: the filter alone stands against it, and the
 * self-test says so. Where the kernel forbids it to all users by a sysctl, or can't do it at all, that
 * counts as held, too.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/probe_policy.h"

#include <errno.h>
#include <stddef.h>

#include "base/cleanup.h"
#include "sandbox/protocol.h"

enum { ERRNO_MAX = 4095 }; /* MAX_ERRNO of linux/err.h */

struct row {
    const char *name, *what;
    enum probe_wall always;  /* stands on every machine; NONE = none does */
    bool in_namespaces;      /* held where there are namespaces */
    bool in_cgroup;          /* held where each box has a control group */
    unsigned landlock_since; /* held from this ABI on; 0 = Landlock doesn't care */
};

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct row rows[] = {
    [PROBE_INHERITED_DESCRIPTORS] = {"inherited-descriptors", "uses each descriptor that it wasn't given", .always = PROBE_WALL_PROCESS},
    [PROBE_OPEN_PASSWD] = {"open-passwd", "opens /etc/passwd", .in_namespaces = true, .landlock_since = 1},
    [PROBE_OPEN_ENVIRON] = {"open-environ", "opens /proc/1/environ", .in_namespaces = true, .landlock_since = 1},
    [PROBE_OPEN_OWN_MEMORY] = {"open-own-memory", "opens /proc/self/mem for writing", .in_namespaces = true, .landlock_since = 1},
    [PROBE_LIST_ROOT] = {"list-root", "lists /", .in_namespaces = true, .landlock_since = 1},
    [PROBE_MAKE_FOLDER] = {"make-folder", "makes a folder in /, /tmp and /dev/shm", .in_namespaces = true, .landlock_since = 1},
    [PROBE_MAKE_DEVICE] = {"make-device", "makes a node of the first disk", .always = PROBE_WALL_CAPABILITY, .in_namespaces = true},
    [PROBE_MAKE_FILE] = {"make-file", "makes a file in /, /tmp and /dev/shm", .in_namespaces = true, .landlock_since = 1},
    [PROBE_RUN_PROGRAM] = {"run-program", "runs /bin/true", .in_namespaces = true, .landlock_since = 1},
    [PROBE_MOUNT] = {"mount", "mounts over /", .always = PROBE_WALL_CAPABILITY},
    [PROBE_UMOUNT] = {"umount", "unmounts /", .always = PROBE_WALL_CAPABILITY},
    [PROBE_PIVOT_ROOT] = {"pivot-root", "changes the root", .always = PROBE_WALL_CAPABILITY},
    [PROBE_CHROOT] = {"chroot", "chroot", .always = PROBE_WALL_CAPABILITY},
    [PROBE_OPEN_TREE] = {"open-tree", "takes a copy of the mounts", .always = PROBE_WALL_CAPABILITY},
    [PROBE_SETNS] = {"setns", "enters namespaces by a pidfd", .always = PROBE_WALL_CAPABILITY},
    [PROBE_PTRACE_PARENT] = {"ptrace-parent", "attaches to its parent", .in_namespaces = true, .landlock_since = 1},
    [PROBE_READ_PARENT] = {"read-parent", "reads its parent's memory", .in_namespaces = true, .landlock_since = 1},
    [PROBE_PIDFD_PARENT] = {"pidfd-parent", "gets a descriptor of its parent's", .in_namespaces = true, .landlock_since = 1},
    [PROBE_KILL_ALL] = {"kill-all", "signals whatever process there is", .in_namespaces = true, .landlock_since = 6},
    [PROBE_KILL_PARENT] = {"kill-parent", "signals its parent", .in_namespaces = true, .landlock_since = 6},
    [PROBE_KILL_GROUP] = {"kill-group", "shares a process group with others, whom it could signal", .always = PROBE_WALL_PROCESS},
    [PROBE_TGKILL_PARENT] = {"tgkill-parent", "signals its parent's thread", .in_namespaces = true, .landlock_since = 6},
    [PROBE_SETUID] = {"setuid", "becomes root", .always = PROBE_WALL_CAPABILITY},
    [PROBE_SETGID] = {"setgid", "takes root's group", .always = PROBE_WALL_CAPABILITY},
    [PROBE_SETGROUPS] = {"setgroups", "changes its groups", .always = PROBE_WALL_CAPABILITY},
    [PROBE_CAPSET] = {"capset", "takes a capability", .always = PROBE_WALL_CAPABILITY},
    [PROBE_SETHOSTNAME] = {"sethostname", "renames the host", .always = PROBE_WALL_CAPABILITY},
    [PROBE_SETTIME] = {"settime", "sets the clock", .always = PROBE_WALL_CAPABILITY},
    [PROBE_REBOOT] = {"reboot", "reboots", .always = PROBE_WALL_CAPABILITY},
    [PROBE_KEXEC] = {"kexec", "loads another kernel", .always = PROBE_WALL_CAPABILITY},
    [PROBE_INIT_MODULE] = {"init-module", "loads a module into the kernel", .always = PROBE_WALL_CAPABILITY},
    [PROBE_SWAPON] = {"swapon", "swaps to a file", .always = PROBE_WALL_CAPABILITY},
    [PROBE_SYSLOG] = {"syslog", "asks for the kernel's messages", .always = PROBE_WALL_CAPABILITY},
    [PROBE_INET_CONNECT] = {"inet-connect", "connects to 127.0.0.1 by TCP", .in_namespaces = true, .landlock_since = 4},
    [PROBE_INET_ROUTE] = {"inet-route", "finds a way out to the network", .in_namespaces = true},
    [PROBE_INET6_CONNECT] = {"inet6-connect", "connects to ::1 by TCP", .in_namespaces = true, .landlock_since = 4},
    [PROBE_ABSTRACT_SOCKET] = {"abstract-socket", "connects to an abstract socket of gradebox'", .in_namespaces = true, .landlock_since = 6},
    [PROBE_RAW_SOCKET] = {"raw-socket", "makes a raw socket", .always = PROBE_WALL_CAPABILITY},
    [PROBE_PACKET_SOCKET] = {"packet-socket", "listens to all packets", .always = PROBE_WALL_CAPABILITY},
    [PROBE_LOOPBACK_UP] = {"loopback-up", "switches the loopback device on", .always = PROBE_WALL_CAPABILITY},
    [PROBE_NETLINK] = {"netlink", "makes a netlink socket"},
    [PROBE_VSOCK] = {"vsock", "makes a socket to the hypervisor"},
    [PROBE_ALG_SOCKET] = {"alg-socket", "makes a socket to the kernel's ciphers"},
    [PROBE_SHM] = {"shm", "makes System V shared memory"},
    [PROBE_MESSAGES] = {"messages", "makes a System V message queue"},
    [PROBE_SEMAPHORES] = {"semaphores", "makes System V semaphores"},
    [PROBE_MQUEUE] = {"mqueue", "makes a POSIX message queue", .always = PROBE_WALL_RLIMIT},
    [PROBE_SESSION_KEYRING] = {"session-keyring", "has a session keyring, if only an empty one of its own"},
    [PROBE_BPF] = {"bpf", "makes a BPF map"},
    [PROBE_USERFAULTFD] = {"userfaultfd", "handles its own page faults"},
    [PROBE_IO_URING] = {"io-uring", "makes an io_uring"},
    [PROBE_PERF] = {"perf", "counts events by the kernel"},
    [PROBE_SCHED_FIFO] = {"sched-fifo", "takes a real-time priority", .always = PROBE_WALL_RLIMIT},
    [PROBE_NICE] = {"nice", "raises its priority", .always = PROBE_WALL_RLIMIT},
    [PROBE_MLOCK] = {"mlock", "pins a page", .always = PROBE_WALL_RLIMIT},
    [PROBE_RAISE_LIMITS] = {"raise-limits", "raises each of its limits", .always = PROBE_WALL_CAPABILITY},
    [PROBE_MANY_DESCRIPTORS] = {"many-descriptors", "opens more descriptors than the limit", .always = PROBE_WALL_RLIMIT},
    [PROBE_MEMORY_OVER_LIMIT] = {"memory-over-limit", "takes more memory than the limit", .always = PROBE_WALL_RLIMIT},
    [PROBE_TERMINAL_INPUT] = {"terminal-input", "types into the terminal by TIOCSTI", .always = PROBE_WALL_PROCESS},
    [PROBE_LDT] = {"ldt", "reads its table of segments"},
    [PROBE_EXECUTABLE_PAGE] = {"executable-page", "makes a page that can be run"},
    [PROBE_PERSONALITY] = {"personality", "makes readable pages executable"},
    [PROBE_MANY_PROCESSES] = {"many-processes", "starts hundreds of processes", .in_cgroup = true},
    [PROBE_CORE_DUMP] = {"core-dump", "dies and leaves a core", .always = PROBE_WALL_RLIMIT},
    [PROBE_UNSHARE_MOUNT] = {"unshare-mount", "makes a mount namespace", .always = PROBE_WALL_CAPABILITY},
    [PROBE_UNSHARE_NET] = {"unshare-net", "makes a network namespace", .always = PROBE_WALL_CAPABILITY},
    [PROBE_UNSHARE_PID] = {"unshare-pid", "makes a pid namespace", .always = PROBE_WALL_CAPABILITY},
    [PROBE_UNSHARE_USER] = {"unshare-user", "makes a user namespace"},
};
/* clang-format on */
static_assert(ARRAY_LEN(rows) == PROBE_COUNT_, "every probe has its row");

static const char *const wall_names[] = {
    [PROBE_WALL_NONE] = "none",         [PROBE_WALL_NAMESPACE] = "namespace",
    [PROBE_WALL_LANDLOCK] = "landlock", [PROBE_WALL_CAPABILITY] = "capability",
    [PROBE_WALL_RLIMIT] = "rlimit",     [PROBE_WALL_CGROUP] = "cgroup",
    [PROBE_WALL_PROCESS] = "process",   [PROBE_WALL_KERNEL] = "kernel",
};
static_assert(ARRAY_LEN(wall_names) == PROBE_WALL_COUNT_, "every wall has a name");

const char *probe_name(enum probe_id id)
{
    return rows[id].name;
}

const char *probe_what(enum probe_id id)
{
    return rows[id].what;
}

const char *probe_wall_name(enum probe_wall wall)
{
    return wall_names[wall];
}

bool probe_message_is_right(const struct probe_message *message, ssize_t length)
{
    if (length != sizeof(*message) || message->version != PROTOCOL_VERSION ||
        message->n != PROBE_COUNT_)
        return false;
    for (unsigned i = 0; i < PROBE_COUNT_; i++) {
        if (message->outcomes[i].is_open > 1 || message->outcomes[i].sys_errno > ERRNO_MAX)
            return false;
    }
    return true;
}

/* Of the walls that a row expects here, the one that gives this error. Landlock answers EACCES for
 * paths and ports, EPERM for the rest (landlock(7)); a namespace hides, and what is hidden isn't
 * there. */
static enum probe_wall refused_by(const struct row *row, uint32_t sys_errno,
                                  const struct probe_layers *layers)
{
    if (sys_errno == ENOSYS || sys_errno == EAFNOSUPPORT || sys_errno == EPROTONOSUPPORT)
        return PROBE_WALL_KERNEL;
    bool forbids = sys_errno == EACCES || sys_errno == EPERM;
    if (sys_errno == EAGAIN && layers->cgroup) /* no process to do it with, fork(2) */
        return PROBE_WALL_CGROUP;
    if (row->landlock_since && layers->landlock_abi >= row->landlock_since && forbids)
        return PROBE_WALL_LANDLOCK;
    if (row->in_namespaces && layers->namespaces && !forbids)
        return PROBE_WALL_NAMESPACE;
    if (row->always != PROBE_WALL_NONE)
        return row->always;
    if (row->in_cgroup && layers->cgroup)
        return PROBE_WALL_CGROUP;
    return forbids ? PROBE_WALL_CAPABILITY : PROBE_WALL_KERNEL;
}

static enum probe_wall expected(const struct row *row, const struct probe_layers *layers)
{
    if (row->always != PROBE_WALL_NONE)
        return row->always;
    if (row->in_namespaces && layers->namespaces)
        return PROBE_WALL_NAMESPACE;
    if (row->landlock_since && layers->landlock_abi >= row->landlock_since)
        return PROBE_WALL_LANDLOCK;
    return row->in_cgroup && layers->cgroup ? PROBE_WALL_CGROUP : PROBE_WALL_NONE;
}

struct probe_verdict probe_judge(enum probe_id id, const struct probe_outcome *outcome,
                                 const struct probe_layers *layers)
{
    const struct row *row = &rows[id];
    if (!outcome->is_open)
        return (struct probe_verdict){PROBE_HELD, refused_by(row, outcome->sys_errno, layers)};
    enum probe_wall wall = expected(row, layers);
    return (struct probe_verdict){wall == PROBE_WALL_NONE ? PROBE_ONLY_SECCOMP : PROBE_BROKEN,
                                  wall};
}
