/*
 * seccomp_policy - the table for all sets of tiers, and the way through all tables
 *
 * Where the rows come from: strace of what a warm, forked CPython 3.11 to 3.13 calls while it runs
 * sorting, big integers, re, json, hashing, deep recursion, printing and tracebacks, reduced to what
 * the tests of this tree need. Numbers come from libseccomp, so that one table serves every
 * architecture.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/seccomp_policy.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "base/cleanup.h"

#define ROWS_ARE_FOR 0
#include "sandbox/supervisor/policy_rows.h"

/* The clocks that have a name. The others are processes' and threads', of any number that the pid
 * namespace has, and descriptors': without that namespace all of the machine's (clock_getres(2)). */
#define CLOCK(name, reason) ALLOW_IF(name, reason, .arg = 0, .mask = ANY_BITS32 & ~0xfu, .value = 0)
#define FUTEX(operation, reason)                                                                   \
    ALLOW_IF(futex, reason, .arg = 1,                                                              \
             .mask = ANY_BITS32 & ~(uint64_t)(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME),          \
             .value = operation)

static const struct policy_rule rules[] = {
    /* Talking: the pipes for output, the socket to the supervisor. No other descriptor exists. */
    ALLOW(read, "requests come in by it, and standard input is read"),
    ALLOW(write, "print, and answers go out by it"),
    ALLOW(close, "the harness closes the handed-over listener; a submission may close its output"),
    ALLOW(lseek, "io asks whether a stream can seek; a pipe can't"),
    ALLOW(fstat, "the harness asks whether there is an input; io for a block size"),
    ALLOW_IF(sendmsg,
             "hands the seccomp listener out; the descriptor is closed right after, for good",
             .arg = 0, .mask = ANY_BITS32, .value = BOX_HANDOVER_FD),

    /* Memory: private and anonymous only, so that RLIMIT_DATA counts it, and never executable. A
     * stack mapping (MAP_GROWSDOWN) would not count, a shared one neither: both fail the test. Nor
     * would pages that can only be read: as much as is wanted could be filled and then made so, and
     * reading what was never written costs a page of page tables for each two megabytes. */
    ALLOW(brk, "malloc; counted by RLIMIT_DATA"),
    ALLOW(munmap, "malloc gives memory back"),
    ALLOW_IF2(mmap, "malloc and Python's arenas; counted by RLIMIT_DATA",
              {.arg = 2, .mask = ALL_BITS, .value = PROT_READ | PROT_WRITE},
              {.arg = 3,
               .mask = ~(uint64_t)(MAP_NORESERVE | MAP_STACK),
               .value = MAP_PRIVATE | MAP_ANONYMOUS}),
    ALLOW_IF2(mmap, "a thread's stack, which is made before the clone that is to be reported",
              {.arg = 2, .mask = ALL_BITS, .value = PROT_NONE},
              {.arg = 3,
               .mask = ~(uint64_t)(MAP_NORESERVE | MAP_STACK),
               .value = MAP_PRIVATE | MAP_ANONYMOUS}),
    ALLOW_IF(mprotect, "the same: what was reserved is opened", .arg = 2, .mask = ALL_BITS,
             .value = PROT_READ | PROT_WRITE),
    ALLOW_IF(mremap, "realloc of large blocks", .arg = 3, .mask = ~(uint64_t)MREMAP_MAYMOVE,
             .value = 0),
    ALLOW_IF(madvise, "malloc gives pages back", .arg = 2, .mask = ANY_BITS32,
             .value = MADV_DONTNEED),
    ALLOW_IF(madvise, "mimalloc and free-threaded builds give pages back", .arg = 2,
             .mask = ANY_BITS32, .value = MADV_FREE),

    /* The end. */
    ALLOW(exit_group, "sys.exit, os._exit: no verdict follows from it"),

    /* Signals to itself: timers, handlers. Nothing that could reach another process. */
    ALLOW(rt_sigaction, "the signal module; restoring handlers"),
    ALLOW(rt_sigprocmask, "C library around its own signal-safe sections"),
    ALLOW(rt_sigreturn, "the return from every handler"),
    ALLOW(restart_syscall,
          "the kernel's own continuation of a sleep after a stop; strace hides it"),
    ALLOW(setitimer, "signal.setitimer: a candidate's own time-out"),
    ALLOW(alarm, "signal.alarm: the same"),
    ALLOW(sigaltstack, "faulthandler.enable: a piece of its own memory for its handlers"),

    /* Time, chance, self-knowledge. */
    CLOCK(clock_gettime, "CPU clocks are no vDSO calls; only its own"),
    CLOCK(clock_nanosleep, "time.sleep"),
    ALLOW(getrandom, "os.urandom, secrets, seeding of random"),
    ALLOW(getpid, "logging names it; 1 in here"),
    ALLOW(gettid, "threading names the main thread by it"),
    ALLOW(getuid, "os.getuid: nobody's. Without namespaces, and not started as root, the number of "
                  "who grades, which opens nothing"),
    ALLOW(geteuid, "the same; sqlite3: whether it may give files away"),
    ALLOW(getgid, "os.getgid: the same of a group"),
    ALLOW(getegid, "the same"),
    ALLOW(sched_yield, "os.sched_yield: after you; costs nobody but itself"),
    ALLOW(getrusage, "resource.getrusage; cpu_time of Fortran, which scipy's minimisers call: what "
                     "it has used itself"),
    ALLOW_IF2(prlimit64, "resource.getrlimit, of its own: what the cage has set, and asks only",
              {.arg = 0, .mask = ANY_BITS32, .value = 0}, {.arg = 2, .mask = ALL_BITS, .value = 0}),
    FUTEX(FUTEX_WAIT, "locks, also uncontended ones with a time-out; there is one thread"),
    FUTEX(FUTEX_WAKE, "the same; pthread_once wakes also where nobody waits"),
    FUTEX(FUTEX_WAIT_BITSET,
          "the same, until a point in time; the others hand a lock to another thread or process"),

    /* Probes of honest programs: told no without a note. */
    ANSWER_IF(ioctl, ENOTTY, "is this a terminal?", .arg = 1, .mask = ANY_BITS32, .value = TCGETS),
    ANSWER_IF(ioctl, ENOTTY, "how wide is it? argparse asks for every option", .arg = 1,
              .mask = ANY_BITS32, .value = TIOCGWINSZ),
    ANSWER_WITHOUT(TIER_FILES, stat, ENOENT, "os.path.exists, linecache: there are no files"),
    ANSWER_WITHOUT(TIER_FILES, lstat, ENOENT, "the same"),
    ANSWER_WITHOUT(TIER_FILES | TIER_THREADS | TIER_LOOPBACK | TIER_PROCESSES, newfstatat, ENOENT,
                   "the same, and the C library's fstat, which can do without"),
    ANSWER_WITHOUT(TIER_FILES | TIER_PROCESSES, statx, ENOENT, "the same"),
    ANSWER_WITHOUT(TIER_FILES, access, ENOENT, "os.access"),
    ANSWER_WITHOUT(TIER_FILES, faccessat, ENOENT, "the same"),
    ANSWER_WITHOUT(TIER_FILES, faccessat2, ENOENT, "the same"),
    ANSWER_WITHOUT(TIER_FILES, readlink, EINVAL, "os.path.realpath of a name that is no link"),
    ANSWER_WITHOUT(TIER_FILES, readlinkat, EINVAL, "the same"),
    ANSWER_WITHOUT(TIER_FILES, getcwd, ENOENT, "os.path.abspath"),
    ANSWER(clone3, ENOSYS, "the C library falls back to clone, whose flags a filter can see"),
    ANSWER_IF(prlimit64, EPERM,
              "resource.setrlimit to allow more recursion: a plain ValueError; ulimit of a shell",
              .arg = 2, .mask = ALL_BITS, .value = 0, .is_not = true),
    ANSWER_WITHOUT(TIER_PROCESSES, sched_getaffinity, EPERM,
                   "os.cpu_count of other Pythons; the harness says one for Python's own"),
    ANSWER(sysinfo, EPERM, "the C library's qsort asks for the memory size; it can do without"),
    ANSWER(uname, EPERM, "the platform module"),
    ANSWER(times, ENOSYS, "os.times"),
    ANSWER_IF_WITHOUT(TIER_THREADS | TIER_LOOPBACK | TIER_PROCESSES, tgkill, EPERM,
                      "abort() of a fatal Python error: ends by a fault instead, as it should",
                      .arg = 2, .mask = ANY_BITS32, .value = SIGABRT),
};

/* One a tier, in the order of their bits; what all sets have stands first. */
static const struct policy_table *const tables[] = {
    &(const struct policy_table){rules, ARRAY_LEN(rules)},
    &policy_files,
    &policy_threads,
    &policy_loopback,
    &policy_events,
    &policy_unix,
    &policy_processes,
};

const struct policy_rule *policy_rule(unsigned i)
{
    for (size_t t = 0; t < ARRAY_LEN(tables); t++) {
        if (i < tables[t]->n)
            return &tables[t]->rules[i];
        i -= tables[t]->n;
    }
    return NULL;
}

bool policy_holds(const struct policy_rule *rule, unsigned tiers)
{
    return rule->number >= 0 && (rule->only_with == 0 || (rule->only_with & tiers)) &&
           !(rule->not_with & tiers);
}
