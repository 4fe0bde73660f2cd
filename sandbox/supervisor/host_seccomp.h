/*
 * host_seccomp - whether a filter with notifications can be had, and why not
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/supervisor/host.h"
#include "sandbox/supervisor/host_place.h"

enum host_seccomp_step {
    HOST_SECCOMP_SIZES,   /* the kernel tells the sizes of notifications */
    HOST_SECCOMP_ACTIONS, /* it knows the actions that the tiers' filters use */
    HOST_SECCOMP_PRIVILEGES,
    HOST_SECCOMP_INSTALL,
    HOST_SECCOMP_HAND_OVER, /* the listener comes out of the filtered process */
    HOST_SECCOMP_NOTIFY,    /* a call is reported, answered, and fails as answered */
    HOST_SECCOMP_STEP_COUNT_
};

struct host_seccomp_facts {
    int failed_step; /* enum host_seccomp_step; HOST_SECCOMP_STEP_COUNT_ = all went well */
    int sys_errno;
    bool has_killable; /* SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, Linux 5.19 */
    bool is_filtered;  /* by somebody else's filter */
    enum host_place place;
};

void host_seccomp_judge(const struct host_seccomp_facts *facts, struct host_finding *out);
