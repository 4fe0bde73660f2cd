/*
 * spec - what a box is: its tiers, its limits, its numbers
 *
 * Shared by the three processes. Plain data of fixed size: these structs travel as they are between
 * programs that were built together (protocol.h checks that they were).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* How much of the kernel a submission may use; bits of a set. */
enum tier {
    TIER_PURE = 0, /* the empty set: computing, memory, standard output, and nothing else */
    TIER_FILES = 1u << 0,
    TIER_THREADS = 1u << 1,
    TIER_PROCESSES = 1u << 2,
    TIER_LOOPBACK = 1u << 3,
};

enum {
    TIER_COUNT_ = 4,
    TIER_SETS_ = 1 << TIER_COUNT_, /* sets are below that number */
    TIER_SET_NAME_BYTES = 40,      /* "files+threads+processes+loopback" and its end */
};

struct tier_row {
    enum tier tier;
    const char *name;    /* in `allow` and in reports */
    unsigned namespaces; /* set of enum box_namespace: without them it is refused */
    const char *why;     /* what these are for: "its own mounts ..." */
};

/* TIER_COUNT_ rows, in the order of their bits. */
const struct tier_row *tier_rows(void);

/* What a box gets where a challenge allows @tiers: a program is a file, and so is shared memory. Each such
 * set has a zygote of its own, prepared for it: modules, a root, ids. */
unsigned tiers_of_box(unsigned tiers);

/* Writes "pure", "files" or "files+threads" into @out of TIER_SET_NAME_BYTES; returns @out. */
const char *tier_set_name(unsigned tiers, char *out);

enum {
    /* A box's descriptors. 0 is an empty input, 1 and 2 are pipes to the supervisor. */
    BOX_SOCKET_FD = 3, /* messages; the zygote's own control socket stands at the same number, so
                          that taking this place closes it in the box */
    /* The one descriptor on which the filter allows sendmsg(2), to hand out the seccomp listener.
     * It is closed right after. It is also the hard RLIMIT_NOFILE, so the number never comes back:
     * no call can make a descriptor at or above that limit (getrlimit(2), RLIMIT_NOFILE). */
    BOX_HANDOVER_FD = 63,
};

/* The hard RLIMIT_NOFILE of boxes that may have sockets or pipes: two for each of 500 connections. */
enum { BOX_DESCRIPTORS_MAX = 1024 };

/* Those whose boxes are in a user namespace of their own (sandbox/zygote/own.h). */
#define BOX_TIERS_OWN_USERS (TIER_THREADS | TIER_PROCESSES | TIER_LOOPBACK)

/* What a box of the tiers `threads` and `processes` gets. */
enum {
    BOX_TASKS_MAX = 128, /* threads and processes of one box, its first one included */
    /* The C stack of a thread: enough for a thousand calls, which is where Python itself stops, also
     * where each goes through C (1.5 MiB for keys of sorted(), measured with 3.11). The C library maps
     * all of it at once, and RLIMIT_DATA counts it. */
    BOX_THREAD_STACK_BYTES = 2 << 20,
};

/* In that folder, what /dev/shm leads to: with TIER_PROCESSES. */
#define BOX_FOLDER_SHARED "/tmp/shm"

/* Whom root's zygote and its boxes become: Linux' overflow id, which owns nothing. */
enum { BOX_NOBODY_ID = 65534 };

/* Where a box with TIER_FILES has its private folder, and the working directory within it. */
#define BOX_FOLDER "/tmp"
#define BOX_FOLDER_WORK "/tmp/work"

struct box_spec {
    uint32_t tiers;        /* set of enum tier */
    uint32_t cpu_seconds;  /* RLIMIT_CPU, a backstop for a supervisor that is stopped; >= 1 */
    uint64_t memory_bytes; /* above the warm interpreter: RLIMIT_DATA */
    uint64_t stack_bytes;  /* RLIMIT_STACK: the C stack, which RLIMIT_DATA doesn't count */
    uint64_t folder_bytes; /* TIER_FILES: what its folder holds at most */
    uint64_t folder_files; /* the same in files, folders and links */
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
