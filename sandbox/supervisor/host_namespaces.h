/*
 * host_namespaces - whether the jail can be had, and who forbids it
 *
 * Trying and judging are two functions, so that what other machines give can be judged here.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/supervisor/host.h"
#include "sandbox/supervisor/host_place.h"

/* What a child tries, in the order of the zygote's own jail. */
enum host_namespace_step {
    HOST_NAMESPACE_IDENTITY, /* root becomes nobody */
    HOST_NAMESPACE_USER,
    HOST_NAMESPACE_SETGROUPS,
    HOST_NAMESPACE_UID_MAP,
    HOST_NAMESPACE_GID_MAP,
    HOST_NAMESPACE_MOUNT,
    HOST_NAMESPACE_NET,
    HOST_NAMESPACE_IPC,
    HOST_NAMESPACE_UTS,
    HOST_NAMESPACE_CGROUP,
    HOST_NAMESPACE_PID,
    HOST_NAMESPACE_PRIVATE, /* mounts no longer shared */
    HOST_NAMESPACE_TMPFS,
    HOST_NAMESPACE_PIVOT,
    HOST_NAMESPACE_HOST_NAME,
    HOST_NAMESPACE_STEP_COUNT_
};

struct host_namespace_facts {
    int failed_step; /* enum host_namespace_step; HOST_NAMESPACE_STEP_COUNT_ = all went well */
    int sys_errno;   /* of the failed step */
    bool has_proc;
    bool is_filtered;       /* by somebody else's seccomp filter */
    bool is_inner;          /* in a user namespace that isn't the machine's first */
    bool is_unmapped;       /* the id that a box would have outside has no number in here */
    bool is_chroot;         /* our / is no mount of our mount namespace */
    long long max_of_kind;  /* user.max_*_namespaces of the failed step's kind; -1 = not known */
    long long may_clone;    /* kernel.unprivileged_userns_clone (Debian); -1 = there is none */
    long long may_apparmor; /* kernel.apparmor_restrict_unprivileged_userns; -1 = there is none */
    char apparmor[96];      /* the label we run under; "" = none */
    char program[256];      /* our own path; "" = not known */
    enum host_place place;
};

/* Says in @out what @facts mean. */
void host_namespaces_judge(const struct host_namespace_facts *facts, struct host_finding *out);
