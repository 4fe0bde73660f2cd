/*
 * host_cgroup - whether a cgroup v2 of our own can be had, and what is in the way
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/supervisor/host.h"
#include "sandbox/supervisor/host_place.h"

enum { HOST_CGROUP_PATH_MAX = 1024 };

struct host_cgroup_facts {
    bool has_place;                  /* cgroup_find(): gradebox uses it */
    bool has_v2, has_v1;             /* mounted */
    bool is_memory_in_v1;            /* the memory controller is taken by a v1 hierarchy */
    char path[HOST_CGROUP_PATH_MAX]; /* our own cgroup's directory; "" = not to be seen */
    int make_errno;                  /* of making a leaf in it; 0 = it was made, and removed */
    bool is_read_only;               /* the mount */
    bool has_memory, has_pids;       /* controllers that our cgroup may hand on */
    bool is_root;
    bool has_systemd; /* it is process 1, or a user's manager answers */
    enum host_place place;
};

/* The text of /proc/self/mountinfo and /proc/self/cgroup: sets has_v2, has_v1,
 * is_memory_in_v1 and path. */
void host_cgroup_parse(const char *mountinfo, const char *cgroups,
                       struct host_cgroup_facts *out_facts);

void host_cgroup_judge(const struct host_cgroup_facts *facts, struct host_finding *out);
