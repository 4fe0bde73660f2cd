/*
 * selftest - which wall stopped which attack on this machine
 *
 *   escape
 *     open-passwd      seccomp        opens /etc/passwd
 *   x forged-result    -              writes a result by itself
 *   ...
 *   behind-seccomp
 *     mount            capability     mounts over /
 *     vsock            none           makes a socket to the hypervisor
 *
 *   all 233 attacks held: 120 by seccomp, 3 by rlimit ...
 *
 * What didn't hold stands at the end once more, with what was expected and what came; so does why some
 * were not tried.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/attack_run.h"
#include "grader/judge/probe_run.h"
#include "grader/report/style.h"

#define SELFTEST_PROBE_FAMILY "behind-seccomp"

/* Everything is borrowed. */
struct selftest_report {
    const struct attack_result *attacks;
    unsigned n_attacks;
    const struct probe_results *probes; /* NULL: none were asked for */
    const bool *is_probe_shown;         /* of each; as many as there are probes */
    const struct isolation *isolation;  /* NULL: no attack was graded */
};

/* Whether all that was tried held. */
bool selftest_held(const struct selftest_report *s);

void report_selftest_text(struct buffer *out, const struct selftest_report *s,
                          const struct report_style *style);

/* Appends one `gradebox-selftest/1` object and a newline: {"format", "held", "attacks": [{"id",
 * "family", "what", "not_tried", "verdict", "wall", "ms", "held", "problem"}], "probes": [{"id", "what",
 * "open", "error", "wall", "held", "problem"}], "isolation"}. `not_tried` is null, or says why, and what
 * stands behind it is missing then; `wall` of a probe that is open and expected to be is "none";
 * `problem` is null where it held; `isolation` is that of a result, or null. */
void report_selftest_json(struct buffer *out, const struct selftest_report *s);

/* What is wrong with a probe, in one line; "" where it held. */
void selftest_probe_problem(struct buffer *out, const struct probe_results *probes,
                            enum probe_id id);
