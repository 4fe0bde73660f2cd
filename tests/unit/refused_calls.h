/*
 * refused_calls - what a box of the empty set of tiers, or one with files, or with threads and loopback,
 * may never do, whatever the policy says
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "sandbox/protocol.h"

#define REFUSED(name)                                                                              \
    {                                                                                              \
#name, SCMP_SYS(name),                                                                     \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }

struct refused_call {
    const char *label;
    int number;
    uint64_t args[6];
};

/* clang-format off */
static const struct refused_call refused[] = {
    REFUSED(open), REFUSED(openat), REFUSED(openat2), REFUSED(creat), REFUSED(execve),
    REFUSED(execveat), REFUSED(fork), REFUSED(vfork), REFUSED(clone), REFUSED(socket),
    REFUSED(socketpair), REFUSED(connect), REFUSED(bind), REFUSED(sendto), REFUSED(recvmsg),
    REFUSED(kill), REFUSED(tkill), REFUSED(pidfd_open), REFUSED(pidfd_getfd), REFUSED(ptrace),
    REFUSED(process_vm_readv), REFUSED(process_vm_writev), REFUSED(mount), REFUSED(umount2),
    REFUSED(chroot), REFUSED(pivot_root), REFUSED(unshare), REFUSED(setns), REFUSED(bpf),
    REFUSED(perf_event_open), REFUSED(userfaultfd), REFUSED(io_uring_setup), REFUSED(keyctl),
    REFUSED(memfd_create), REFUSED(shmget), REFUSED(shmat), REFUSED(mq_open), REFUSED(dup),
    REFUSED(dup2), REFUSED(dup3), REFUSED(fcntl), REFUSED(prctl), REFUSED(arch_prctl),
    REFUSED(seccomp), REFUSED(personality), REFUSED(unlink), REFUSED(rename), REFUSED(mkdir),
    REFUSED(sched_setaffinity), REFUSED(setpriority), REFUSED(setrlimit), REFUSED(mlockall),
    REFUSED(remap_file_pages), REFUSED(pkey_mprotect), REFUSED(process_madvise), REFUSED(setuid),
    REFUSED(setgid), REFUSED(setresuid), REFUSED(setfsuid), REFUSED(setgroups), REFUSED(pipe2),
    REFUSED(sched_setscheduler), REFUSED(sched_setattr), REFUSED(getpriority),
    REFUSED(eventfd2), REFUSED(epoll_create1), REFUSED(timer_create), REFUSED(timerfd_create),
    REFUSED(signalfd4), REFUSED(rt_sigqueueinfo),
    REFUSED(poll), REFUSED(select), REFUSED(pselect6), REFUSED(pause), REFUSED(rt_sigtimedwait),
    REFUSED(getgroups), REFUSED(umask),
    {"tgkill: itself, with another signal than abort's", SCMP_SYS(tgkill), {1, 1, SIGTERM}},
    {"mmap: executable",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS}},
    {"mmap: shared", SCMP_SYS(mmap), {0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS}},
    {"mmap: a file", SCMP_SYS(mmap), {0, 4096, PROT_READ, MAP_PRIVATE, 3}},
    {"mmap: at a place of its choice",
     SCMP_SYS(mmap),
     {4096, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED}},
    {"mmap: a stack, which no limit counts",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN}},
    {"mmap: huge pages",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB}},
    {"mmap: pages to be read alone, which no limit counts",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS}},
    {"mprotect: written pages made read-only, which no limit counts",
     SCMP_SYS(mprotect),
     {0, 4096, PROT_READ}},
    {"mprotect: written pages made unreachable, the same", SCMP_SYS(mprotect), {0, 4096, PROT_NONE}},
    {"futex: a lock of another thread's", SCMP_SYS(futex), {0, FUTEX_LOCK_PI_PRIVATE}},
    {"futex: moving who waits", SCMP_SYS(futex), {0, FUTEX_CMP_REQUEUE_PI_PRIVATE}},
    {"mprotect: executable", SCMP_SYS(mprotect), {0, 4096, PROT_READ | PROT_EXEC}},
    {"mprotect: grows down", SCMP_SYS(mprotect), {0, 4096, PROT_READ | PROT_GROWSDOWN}},
    {"mremap: to a place of its choice",
     SCMP_SYS(mremap),
     {0, 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED}},
    {"madvise: drops what was forked", SCMP_SYS(madvise), {0, 4096, MADV_WIPEONFORK}},
    {"sendmsg: by the socket to the grader", SCMP_SYS(sendmsg), {BOX_SOCKET_FD}},
    {"sendmsg: by standard output", SCMP_SYS(sendmsg), {1}},
    {"prlimit64: sets a limit of its own", SCMP_SYS(prlimit64), {0, RLIMIT_DATA, 0x7f0000001000}},
    {"prlimit64: the same by half of a pointer", SCMP_SYS(prlimit64), {0, RLIMIT_DATA, 1ull << 32}},
    {"prlimit64: asks for somebody else's", SCMP_SYS(prlimit64), {1, RLIMIT_DATA}},
    {"prlimit64: sets somebody else's", SCMP_SYS(prlimit64), {1, RLIMIT_DATA, 0x7f0000001000}},
    {"fcntl: locks an open file", SCMP_SYS(fcntl), {3, F_OFD_SETLK}},
    {"clone3 may not be tried by its pointer", SCMP_SYS(clone3), {1, 88}},
    {"ioctl: types into a terminal", SCMP_SYS(ioctl), {0, 0x5412}},
};
/* clang-format on */

/* clang-format off */
static const struct refused_call refused_with_files[] = {
    REFUSED(openat2), REFUSED(execve), REFUSED(execveat), REFUSED(fork), REFUSED(vfork),
    REFUSED(clone), REFUSED(clone3), REFUSED(socket), REFUSED(connect), REFUSED(kill),
    REFUSED(ptrace), REFUSED(mount), REFUSED(umount2), REFUSED(chroot), REFUSED(pivot_root),
    REFUSED(open_tree), REFUSED(move_mount), REFUSED(fsopen), REFUSED(unshare), REFUSED(setns),
    REFUSED(mknod), REFUSED(mknodat), REFUSED(memfd_create), REFUSED(open_by_handle_at),
    REFUSED(name_to_handle_at), REFUSED(fanotify_init), REFUSED(inotify_init1), REFUSED(setxattr),
    REFUSED(chown), REFUSED(fchown), REFUSED(setuid), REFUSED(quotactl), REFUSED(swapon),
    REFUSED(io_uring_setup), REFUSED(bpf), REFUSED(userfaultfd), REFUSED(splice), REFUSED(tee),
    REFUSED(pipe2), REFUSED(prctl), REFUSED(creat), REFUSED(renameat2), REFUSED(seccomp), REFUSED(mlock),
    {"fcntl: leases", SCMP_SYS(fcntl), {3, F_SETLEASE}},
    {"fcntl: seals", SCMP_SYS(fcntl), {3, F_ADD_SEALS}},
    {"fcntl: signals by a descriptor", SCMP_SYS(fcntl), {3, F_SETOWN}},
    {"fcntl: a larger pipe", SCMP_SYS(fcntl), {1, F_SETPIPE_SZ, 1 << 20}},
    {"fcntl: notes of a folder", SCMP_SYS(fcntl), {4, F_NOTIFY}},
    {"preadv2: with a flag", SCMP_SYS(preadv2), {4, 0, 0, 0, 0, 1}},
    {"pwritev2: with a flag", SCMP_SYS(pwritev2), {4, 0, 0, 0, 0, 16}},
    {"fallocate: a hole", SCMP_SYS(fallocate), {4, 3, 0, 4096}},
    {"madvise: takes pages out of a file", SCMP_SYS(madvise), {0, 4096, MADV_REMOVE}},
    {"madvise: pages that are shared by their content", SCMP_SYS(madvise), {0, 4096, MADV_MERGEABLE}},
    {"madvise: huge pages", SCMP_SYS(madvise), {0, 4096, MADV_HUGEPAGE}},
    {"mmap: a file's private pages at a place of its choice",
     SCMP_SYS(mmap),
     {4096, 4096, PROT_READ, MAP_PRIVATE | MAP_FIXED, 4}},
    {"fcntl: a signal by a descriptor", SCMP_SYS(fcntl), {3, F_SETSIG}},
    {"fcntl: what stands before locks of open files", SCMP_SYS(fcntl), {3, F_OFD_GETLK - 1}},
    {"fcntl: what stands after them", SCMP_SYS(fcntl), {3, F_OFD_SETLKW + 1}},
    {"prlimit64: sets a limit of its own", SCMP_SYS(prlimit64), {0, RLIMIT_FSIZE, 0x7f0000001000}},
    {"mmap: executable, of a file",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, 4}},
    {"mmap: executable and shared, of a file",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ | PROT_EXEC, MAP_SHARED, 4}},
    {"mmap: shared without a file",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS}},
    {"mmap: a file at a place of its choice",
     SCMP_SYS(mmap),
     {4096, 4096, PROT_READ, MAP_SHARED | MAP_FIXED, 4}},
    {"mprotect: executable", SCMP_SYS(mprotect), {0, 4096, PROT_READ | PROT_EXEC}},
    {"sendmsg: by the socket to the grader", SCMP_SYS(sendmsg), {BOX_SOCKET_FD}},
    {"ioctl: types into a terminal", SCMP_SYS(ioctl), {0, 0x5412}},
};
/* clang-format on */

/* clang-format off */
static const struct refused_call refused_with_threads_and_loopback[] = {
    REFUSED(open), REFUSED(openat), REFUSED(execve), REFUSED(vfork), REFUSED(clone), REFUSED(ptrace),
    REFUSED(kill), REFUSED(tgkill), REFUSED(tkill), REFUSED(rt_sigqueueinfo),
    REFUSED(rt_tgsigqueueinfo), REFUSED(pidfd_send_signal), REFUSED(pidfd_open), REFUSED(mount),
    REFUSED(unshare), REFUSED(setns), REFUSED(bpf), REFUSED(io_uring_setup), REFUSED(userfaultfd),
    REFUSED(memfd_create), REFUSED(splice), REFUSED(vmsplice), REFUSED(tee), REFUSED(signalfd4),
    REFUSED(timerfd_create), REFUSED(inotify_init1), REFUSED(sched_setaffinity), REFUSED(prctl),
    {"getpgid: of another", SCMP_SYS(getpgid), {2}},
    {"getsid: of another", SCMP_SYS(getsid), {2}},
    {"kill: another", SCMP_SYS(kill), {2, SIGTERM}},
    {"kill: its group", SCMP_SYS(kill), {0, SIGTERM}},
    {"kill: everybody", SCMP_SYS(kill), {0xffffffff, SIGTERM}},
    {"kill: a signal that is queued", SCMP_SYS(kill), {1, 34}},
    {"kill: the supervisor's signal", SCMP_SYS(kill), {1, 63}},
    {"kill: one of the C library's", SCMP_SYS(kill), {1, 32}},
    {"tgkill: another", SCMP_SYS(tgkill), {2, 2, SIGTERM}},
    {"tgkill: the supervisor's signal", SCMP_SYS(tgkill), {1, 1, 63}},
    {"pipe2: of packets", SCMP_SYS(pipe2), {0, O_DIRECT}},
    {"pipe2: of the kernel's notes", SCMP_SYS(pipe2), {0, O_EXCL}},
    {"fcntl: a larger pipe", SCMP_SYS(fcntl), {4, F_SETPIPE_SZ, 1 << 20}},
    {"fcntl: signals by a descriptor", SCMP_SYS(fcntl), {4, F_SETOWN, 1}},
    {"eventfd2: what isn't a flag of it", SCMP_SYS(eventfd2), {0, O_DIRECT}},
    {"getpriority: another's", SCMP_SYS(getpriority), {PRIO_PROCESS, 2}},
    {"getpriority: of a user", SCMP_SYS(getpriority), {PRIO_USER, 0}},
    {"setpriority: its own", SCMP_SYS(setpriority), {PRIO_PROCESS, 0, 5}},
    {"setpriority: another's", SCMP_SYS(setpriority), {PRIO_PROCESS, 2, 0}},
    {"setpriority: of a group", SCMP_SYS(setpriority), {PRIO_PGRP, 0, 0}},
    {"ioctl: types into a terminal", SCMP_SYS(ioctl), {0, 0x5412}},
};
/* clang-format on */
