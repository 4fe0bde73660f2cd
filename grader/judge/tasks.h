/*
 * tasks - all threads and processes of a box, as /proc shows them
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/clock.h"

struct tasks {
    unsigned n_processes; /* alive, or dead and not waited for */
    nsec_t cpu_ns;        /* of these, and of all that they have waited for */
    nsec_t starved_ns;    /* for which those that live waited for a processor */
    uint64_t
        memory_bytes; /* private and shared memory, a page of several its share in each; 0 where
                              nobody may look */
};

/*
 * tasks_read - sum up a box and its descendants
 *
 * @pid           the box: what lost its parent is its child, since it is process 1 of its namespace
 * @wants_memory  costs a walk over each one's pages
 *
 * A snapshot of what moves: one that ends meanwhile is missed, or was waited for and counts in its parent.
 * All 0 without /proc. Where the kernel tells no children (CONFIG_PROC_CHILDREN) of the box alone.
 */
void tasks_read(pid_t pid, bool wants_memory, struct tasks *out_tasks);
