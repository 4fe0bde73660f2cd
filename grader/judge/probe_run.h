/*
 * probe_run - let a probe box try what the walls behind the filter should refuse
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge.h"
#include "sandbox/supervisor/probe_policy.h"

struct probe_results {
    struct probe_layers layers;
    struct probe_outcome outcomes[PROBE_COUNT_];
    struct probe_verdict verdicts[PROBE_COUNT_];
};

/*
 * probe_run - one probe box, from the fork to the grave
 *
 * Returns 0 with all results, or -1 with @err: there is no such box, or it didn't tell what came of it.
 */
int probe_run(struct judge *j, struct probe_results *out_results, struct error *err) MUST_CHECK;
