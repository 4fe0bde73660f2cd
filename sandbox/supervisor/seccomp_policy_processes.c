/*
 * seccomp_policy_processes - what starting processes and programs takes, and what the programs take
 *
 * A box with TIER_PROCESSES has the rows of TIER_FILES, too: a program is a file, and so is shared memory.
 * What may be read and run is the business of its root and of Landlock, whom it may signal of its pid
 * namespace. Memory can be made executable here, because the loader of a program does so; this tier's
 * filter therefore stands against native code, too. Where the rows come from: strace of subprocess,
 * multiprocessing (fork, spawn, forkserver) and concurrent.futures in CPython 3.11 to 3.13, of dash and of
 * Debian's coreutils.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "sandbox/spec.h"

#define ROWS_ARE_FOR TIER_PROCESSES
#include "sandbox/supervisor/policy_rows.h"

/* With none of the flags that make a namespace or share what a process has of its own. */
#define CLONE(flags, reason) ALLOW_IF(clone, reason, .arg = 0, .mask = ANY_BITS32, .value = flags)
/* Private, of a file or not, where it is told to. */
#define MAP(protection, reason)                                                                    \
    ALLOW_IF2(mmap, reason, {.arg = 2, .mask = ALL_BITS, .value = protection},                     \
              {.arg = 3,                                                                           \
               .mask = ~(uint64_t)(MAP_FIXED | MAP_DENYWRITE | MAP_NORESERVE | MAP_STACK |         \
                                   MAP_ANONYMOUS),                                                 \
               .value = MAP_PRIVATE})

static const struct policy_rule rules[] = {
    /* Starting them. */
    CLONE(CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | SIGCHLD, "os.fork, multiprocessing"),
    CLONE(CLONE_VM | CLONE_VFORK | SIGCHLD, "posix_spawn, os.popen of other builds"),
    ALLOW(vfork, "subprocess"),
    ALLOW(execve, "a program: of those that there are"),
    ALLOW(wait4, "os.waitpid, subprocess"),
    ALLOW(waitid, "os.waitid"),
    ALLOW(close_range, "subprocess closes what isn't passed on"),
    ALLOW(dup, "lscpu, flock"),
    ALLOW_IF(fcntl, "bash asks whether what is after << fits into a pipe", .arg = 1,
             .mask = ANY_BITS32, .value = F_GETPIPE_SZ),

    /* Signals and groups, within the pid namespace. */
    ALLOW(kill, "process.terminate; nobody else is there"),
    ALLOW(tgkill, "raise and abort"),
    ALLOW(setsid, "start_new_session; a daemon"),
    ALLOW(setpgid, "process_group; shells"),
    ALLOW(getsid, "os.getsid of a child"),
    ALLOW(sched_getaffinity, "nproc, and Python as a program: how many workers are worth while"),
    ALLOW(getpgid, "os.getpgid, os.killpg of a group"),
    ALLOW(rt_sigsuspend, "a shell waits for its children"),

    /* What a program does before its first line. */
    MAP(PROT_READ, "the loader maps a library"),
    MAP(PROT_READ | PROT_EXEC, "the same: its code"),
    MAP(PROT_READ | PROT_WRITE, "the same: its data"),
    ALLOW_IF(mprotect, "what the loader has relocated", .arg = 2, .mask = ALL_BITS,
             .value = PROT_READ),
    ALLOW(arch_prctl, "where its thread's data is"),
    ALLOW(set_tid_address, "the same"),
    ALLOW(statx, "ls and stat"),
    ALLOW(creat, "tar: its archive"),
    ALLOW_IF(renameat2, "mv: not over what there is (RENAME_NOREPLACE)", .arg = 4,
             .mask = ANY_BITS32 & ~1u, .value = 0),
    ANSWER_IF(ioctl, ENOTTY, "bash asks whose terminal it is", .arg = 1, .mask = ANY_BITS32,
              .value = TIOCGPGRP),
    ANSWER_IF(ioctl, ENOTTY, "bash -i would like it for itself", .arg = 1, .mask = ANY_BITS32,
              .value = TIOCSPGRP),
    ANSWER(mincore, ENOSYS, "grep and diff ask how far their stack reaches; they go on without"),
    ANSWER(inotify_init, ENOSYS, "tail -f, which looks once a second then"),
    ANSWER(timer_create, ENOSYS, "timeout, which goes by alarm then"),
    ANSWER(copy_file_range, ENOSYS, "cat and cp; they read and write then"),
    ANSWER_IF(ioctl, EOPNOTSUPP, "cp would rather share what a file holds", .arg = 1,
              .mask = ANY_BITS32, .value = FICLONE),
    ANSWER(getxattr, ENOTSUP, "ls asks for capabilities and labels of what it lists"),
    ANSWER(lgetxattr, ENOTSUP, "the same"),
    ANSWER(fgetxattr, ENOTSUP, "sed -i would copy who may read; it copies the mode then"),
    ANSWER(fsetxattr, ENOTSUP, "the same; install"),
    ANSWER(pidfd_open, ENOSYS, "asyncio tries it, and waits by a thread then"),

    /* Memory that they share: also counted as memory (tasks.h). */
    ALLOW_IF2(mmap, "mmap.mmap(-1), which forked processes share",
              {.arg = 2, .mask = ALL_BITS, .value = PROT_READ | PROT_WRITE},
              {.arg = 3, .mask = ALL_BITS, .value = MAP_SHARED | MAP_ANONYMOUS}),
};

const struct policy_table policy_processes = {rules, ARRAY_LEN(rules)};
