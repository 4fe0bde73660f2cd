/*
 * spec - what a box is: its tier, its limits, its numbers
 *
 * Shared by the three processes. Plain data of fixed size: these structs travel as they are between
 * programs that were built together (protocol.h checks that they were).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

/* How much of the kernel a submission may use. */
enum tier {
    TIER_PURE, /* computing, memory, standard output: no file, no thread, no process, no network */
    TIER_COUNT_
};

/* "pure" */
const char *tier_name(enum tier tier);

enum {
    /* A box's descriptors. 0 is an empty input, 1 and 2 are pipes to the supervisor. */
    BOX_SOCKET_FD = 3, /* messages; the zygote's own control socket stands at the same number, so
                          that taking this place closes it in the box */
    /* The one descriptor on which the filter allows sendmsg(2), to hand out the seccomp listener.
     * It is closed right after. It is also the hard RLIMIT_NOFILE, so the number never comes back:
     * no call can make a descriptor at or above that limit (getrlimit(2), RLIMIT_NOFILE). */
    BOX_HANDOVER_FD = 63,
};

/* Whom root's zygote and its boxes become: Linux' overflow id, which owns nothing. */
enum { BOX_NOBODY_ID = 65534 };

struct box_spec {
    uint32_t tier;         /* enum tier */
    uint32_t cpu_seconds;  /* RLIMIT_CPU, a backstop for a supervisor that is stopped; >= 1 */
    uint64_t memory_bytes; /* above the warm interpreter: RLIMIT_DATA */
    uint64_t stack_bytes;  /* RLIMIT_STACK: the C stack, which RLIMIT_DATA doesn't count */
};

/* The zygote's second argument: whether it is to enter namespaces. */
#define ISOLATION_MOST "most"       /* all that the machine gives */
#define ISOLATION_SECCOMP "seccomp" /* none, also where they could be had */

/* Namespaces that a box is in; bits of a set. */
enum box_namespace {
    BOX_NAMESPACE_USER = 1u << 0,
    BOX_NAMESPACE_MOUNT = 1u << 1,
    BOX_NAMESPACE_PID = 1u << 2,
    BOX_NAMESPACE_NET = 1u << 3,
    BOX_NAMESPACE_IPC = 1u << 4,
    BOX_NAMESPACE_UTS = 1u << 5,
    BOX_NAMESPACE_CGROUP = 1u << 6,
};

/* A system call that the filter reports more often than this ends the box. */
enum { BOX_VIOLATIONS_MAX = 16 };
