/*
 * probe - see probe.h
 *
 * Two tables: what one system call can try, with its arguments, and what takes more, as functions. A
 * call that would do harm is given an argument that makes no sense: the kernel then refuses it by one
 * error where the right is missing and by another where it isn't, and that one counts as done.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/zygote/probe.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "sandbox/probe.h"
#include "sandbox/protocol.h"
#include "sandbox/zygote/probe_attempts.h"

#define TEXT(literal) ((uintptr_t)(literal))

enum {
    SOME_DISK = 0x800,      /* 8:0, /dev/sda */
    MNT_EXPIRE_FLAG = 4,    /* umount2(2); never for a root, which is EINVAL */
    SYSLOG_SIZE_UNREAD = 9, /* syslog(2) */
    KEYRING_ID = 0,         /* KEYCTL_GET_KEYRING_ID, keyctl(2) */
    SESSION_KEYRING = -3,   /* KEY_SPEC_SESSION_KEYRING */
    UFFD_USER_MODE = 1,     /* userfaultfd(2); all that one without rights may have */
    TOO_LONG = 4096,        /* for a host's name */
    NO_SUCH_FLAGS = 0xfff,  /* for kexec_load(2) */
    FAMILY_ALG = 38,        /* AF_ALG, AF_VSOCK */
    FAMILY_VSOCK = 40,
};

struct call {
    long number;
    uintptr_t args[6];
    int means_done; /* the error that comes after the right was looked at; 0 = none does */
};

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct call calls[PROBE_COUNT_] = {
    [PROBE_MAKE_DEVICE] = {SYS_mknodat, {(uintptr_t)AT_FDCWD, TEXT("/gradebox-attack-probe"), S_IFBLK | 0600, SOME_DISK}},
    [PROBE_MOUNT] = {SYS_mount, {TEXT("none"), TEXT("/"), TEXT("no-such-file-system")}, ENODEV},
    [PROBE_UMOUNT] = {SYS_umount2, {TEXT("/"), MNT_EXPIRE_FLAG}, EINVAL},
    [PROBE_PIVOT_ROOT] = {SYS_pivot_root, {TEXT("/"), TEXT("/")}, EBUSY},
    [PROBE_CHROOT] = {SYS_chroot, {TEXT("/")}},
    [PROBE_OPEN_TREE] = {SYS_open_tree, {(uintptr_t)AT_FDCWD, TEXT("/"), OPEN_TREE_CLONE}},
    [PROBE_UNSHARE_MOUNT] = {SYS_unshare, {CLONE_NEWNS}},
    [PROBE_UNSHARE_PID] = {SYS_unshare, {CLONE_NEWPID}},
    [PROBE_UNSHARE_NET] = {SYS_unshare, {CLONE_NEWNET}},
    [PROBE_UNSHARE_USER] = {SYS_unshare, {CLONE_NEWUSER}},
    [PROBE_SETGROUPS] = {SYS_setgroups, {0, 0}},
    [PROBE_SETHOSTNAME] = {SYS_sethostname, {TEXT("box"), TOO_LONG}, EINVAL},
    [PROBE_SETTIME] = {SYS_settimeofday, {0, 0}},
    [PROBE_REBOOT] = {SYS_reboot, {0, 0, 0, 0}, EINVAL},
    [PROBE_KEXEC] = {SYS_kexec_load, {0, 0, 0, NO_SUCH_FLAGS}, EINVAL},
    [PROBE_INIT_MODULE] = {SYS_init_module, {0, 0, TEXT("")}, ENOEXEC},
    [PROBE_SWAPON] = {SYS_swapon, {0, 0}, EFAULT},
    [PROBE_SYSLOG] = {SYS_syslog, {SYSLOG_SIZE_UNREAD, 0, 0}},
    [PROBE_RAW_SOCKET] = {SYS_socket, {AF_INET, SOCK_RAW, 1}},
    [PROBE_PACKET_SOCKET] = {SYS_socket, {AF_PACKET, SOCK_RAW, 0}},
    [PROBE_NETLINK] = {SYS_socket, {AF_NETLINK, SOCK_RAW, 0}},
    [PROBE_VSOCK] = {SYS_socket, {FAMILY_VSOCK, SOCK_STREAM, 0}},
    [PROBE_ALG_SOCKET] = {SYS_socket, {FAMILY_ALG, SOCK_SEQPACKET, 0}},
    [PROBE_SESSION_KEYRING] = {SYS_keyctl, {KEYRING_ID, (uintptr_t)SESSION_KEYRING, 0}},
    [PROBE_USERFAULTFD] = {SYS_userfaultfd, {O_CLOEXEC | UFFD_USER_MODE}},
    [PROBE_NICE] = {SYS_setpriority, {PRIO_PROCESS, 0, (uintptr_t)-20}},
    [PROBE_EXECUTABLE_PAGE] = {SYS_mmap, {0, 1, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, (uintptr_t)-1, 0}},
    [PROBE_PERSONALITY] = {SYS_personality, {READ_IMPLIES_EXEC}},
};
/* clang-format on */

static long (*const attempts[PROBE_COUNT_])(void) = {
    [PROBE_INHERITED_DESCRIPTORS] = probe_inherited_descriptors,
    [PROBE_OPEN_PASSWD] = probe_open_passwd,
    [PROBE_OPEN_ENVIRON] = probe_open_environ,
    [PROBE_OPEN_OWN_MEMORY] = probe_open_own_memory,
    [PROBE_LIST_ROOT] = probe_list_root,
    [PROBE_MAKE_FOLDER] = probe_make_folder,
    [PROBE_MAKE_FILE] = probe_make_file,
    [PROBE_RUN_PROGRAM] = probe_run_program,
    [PROBE_SETNS] = probe_setns,
    [PROBE_PTRACE_PARENT] = probe_ptrace_parent,
    [PROBE_READ_PARENT] = probe_read_parent,
    [PROBE_PIDFD_PARENT] = probe_pidfd_parent,
    [PROBE_KILL_ALL] = probe_kill_all,
    [PROBE_KILL_PARENT] = probe_kill_parent,
    [PROBE_KILL_GROUP] = probe_kill_group,
    [PROBE_TGKILL_PARENT] = probe_tgkill_parent,
    [PROBE_SETUID] = probe_setuid,
    [PROBE_SETGID] = probe_setgid,
    [PROBE_CAPSET] = probe_capset,
    [PROBE_INET_CONNECT] = probe_inet_connect,
    [PROBE_INET_ROUTE] = probe_inet_route,
    [PROBE_INET6_CONNECT] = probe_inet6_connect,
    [PROBE_ABSTRACT_SOCKET] = probe_abstract_socket,
    [PROBE_LOOPBACK_UP] = probe_loopback_up,
    [PROBE_SHM] = probe_shm,
    [PROBE_MESSAGES] = probe_messages,
    [PROBE_SEMAPHORES] = probe_semaphores,
    [PROBE_MQUEUE] = probe_mqueue,
    [PROBE_BPF] = probe_bpf,
    [PROBE_IO_URING] = probe_io_uring,
    [PROBE_PERF] = probe_perf,
    [PROBE_SCHED_FIFO] = probe_sched_fifo,
    [PROBE_MLOCK] = probe_mlock,
    [PROBE_RAISE_LIMITS] = probe_raise_limits,
    [PROBE_MANY_DESCRIPTORS] = probe_many_descriptors,
    [PROBE_MEMORY_OVER_LIMIT] = probe_memory_over_limit,
    [PROBE_TERMINAL_INPUT] = probe_terminal_input,
    [PROBE_LDT] = probe_ldt,
    [PROBE_MANY_PROCESSES] = probe_many_processes,
    [PROBE_CORE_DUMP] = probe_core_dump,
};

static long make_call(const struct call *call)
{
    const uintptr_t *a = call->args;
    long rc = syscall(call->number, a[0], a[1], a[2], a[3], a[4], a[5]);
    return rc < 0 && call->means_done && errno == call->means_done ? 0 : rc;
}

static struct probe_outcome try_one(enum probe_id id)
{
    /* Every row is in one of the tables, and read(2), number 0 on x86-64, in none. */
    assert(attempts[id] || calls[id].number);
    errno = 0;
    long rc = attempts[id] ? attempts[id]() : make_call(&calls[id]);
    struct probe_outcome outcome = {.is_open = rc >= 0};
    if (rc < 0)
        outcome.sys_errno = (uint32_t)errno;
    if (syscall(SYS_close_range, BOX_SOCKET_FD + 1, ~0U, 0) < 0)
        _exit(1);
    return outcome;
}

void probe_run(uint32_t socket_key)
{
    static struct probe_message message = {.version = PROTOCOL_VERSION, .n = PROBE_COUNT_};
    probe_set_socket_key(socket_key);
    for (unsigned id = 0; id < PROBE_COUNT_; id++)
        message.outcomes[id] = try_one((enum probe_id)id);
    _exit(protocol_send(BOX_SOCKET_FD, &message, sizeof(message), NULL, 0) == 0 ? 0 : 1);
}
