/*
 * seccomp_policy_threads - what threads take, and processes, which have threads of their own
 *
 * Where the rows come from: strace of threading, queue, concurrent.futures and asyncio.to_thread in
 * CPython 3.11 to 3.13 with glibc 2.36. clone3(2) hides its flags behind a pointer; all tiers answer it
 * with ENOSYS, and the C library falls back to clone(2).
 * SPDX-License-Identifier: MIT
 */
#include <sched.h>

#include "sandbox/spec.h"

#define ROWS_ARE_FOR (TIER_THREADS | TIER_PROCESSES)
#include "sandbox/supervisor/policy_rows.h"

/* Exactly what pthread_create(3) asks for: a process with its own memory or a namespace is another
 * number. */
enum {
    THREAD_FLAGS = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
                   CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID
};

static const struct policy_rule rules[] = {
    ALLOW_IF(clone, "a thread, and nothing else", .arg = 0, .mask = ANY_BITS32,
             .value = THREAD_FLAGS),
    ALLOW(set_robust_list, "the C library in each new thread"),
    ALLOW(rseq, "the same; where it fails, the C library ends the process"),
    ALLOW(exit, "the end of a thread"),
};

const struct policy_table policy_threads = {rules, ARRAY_LEN(rules)};
