/*
 * cage - what a box puts itself into between the fork and the first byte of a submission
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <linux/filter.h>

#include "base/error.h"
#include "sandbox/spec.h"

/* What the kernel counts of the warm interpreter, in bytes. */
struct cage_baseline {
    uint64_t data;          /* against RLIMIT_DATA */
    uint64_t address_space; /* against RLIMIT_AS */
};

/* What a box is given. */
struct cage {
    struct box_spec spec;
    int socket_fd, stdout_fd, stderr_fd; /* as received by the zygote; they are moved */
    int input_fd;             /* the same; -1: what the zygote itself has, which is empty */
    struct sock_fprog filter; /* of the tiers; borrowed */
    struct cage_baseline baseline;
    unsigned namespaces; /* set of enum box_namespace that it is in */
    int landlock_fd;     /* ruleset; -1 where there is no Landlock */
    unsigned landlock_abi;
    const char *prefix; /* of Python; borrowed */
};

/*
 * cage_enter - walk the table of steps, each checked, each fatal
 *
 * @out_step  the name of the step that failed
 *
 * Returns 0 once the box has said READY on BOX_SOCKET_FD and the seccomp listener is out, or -1 with
 * @err; then the caller reports and ends the process. Runs in the box, right after the fork.
 */
int cage_enter(const struct cage *cage, const char **out_step, struct error *err) MUST_CHECK;

/*
 * cage_enter_probe - all steps but the filter, for a box that runs probe_run() and nothing else
 *
 * Never for one that a submission comes into. Returns as cage_enter does; says nothing on the socket,
 * and the hand-over descriptor is closed.
 */
int cage_enter_probe(const struct cage *cage, const char **out_step, struct error *err) MUST_CHECK;

/*
 * cage_measure_baseline - how many bytes RLIMIT_DATA and RLIMIT_AS count of this process now
 *
 * Asked of the kernel by lowering each limit until a page can't be had, so it needs no /proc and is
 * by definition the number that the limit is compared with. The limits are as before afterwards.
 * Returns 0, or -1 with @err where the kernel doesn't enforce RLIMIT_DATA (boot option
 * ignore_rlimit_data).
 */
int cage_measure_baseline(struct cage_baseline *out_baseline, struct error *err) MUST_CHECK;
