/*
 * host_landlock - which Landlock the kernel has, and what keeps it from being used
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/supervisor/host.h"

enum host_landlock_step {
    HOST_LANDLOCK_ABI,
    HOST_LANDLOCK_RULESET,
    HOST_LANDLOCK_RESTRICT,
    HOST_LANDLOCK_FILES,   /* a directory that could be read can't be any more */
    HOST_LANDLOCK_SIGNALS, /* a process outside can't be signalled; since ABI 6 */
    HOST_LANDLOCK_STEP_COUNT_
};

enum { HOST_LANDLOCK_SCOPES_ABI = 6 };

struct host_landlock_facts {
    int failed_step; /* enum host_landlock_step; HOST_LANDLOCK_STEP_COUNT_ = all went well */
    int sys_errno;   /* 0 where the kernel let through what it should have refused */
    long abi;        /* 0 = none */
    bool is_filtered;
    char modules[128]; /* /sys/kernel/security/lsm; "" = not known */
};

void host_landlock_judge(const struct host_landlock_facts *facts, struct host_finding *out);
