/*
 * doctor - what `gradebox doctor` found, for people and for programs
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/judge/result.h"
#include "grader/report/style.h"
#include "sandbox/supervisor/host.h"

struct doctor_check {
    const char *id, *group, *title, *purpose;
    struct host_finding finding;
};

struct doctor_report {
    const struct doctor_check *checks; /* groups together */
    unsigned n_checks;
    const char *python;         /* version that a test was graded with, "3.11" */
    struct isolation isolation; /* what stood around that test; unless it was not graded */
    bool is_grading;            /* it was graded, and rightly */
    const char *failure;        /* why not, sanitised; NULL where it was */
};

/* Appends "user, mount, pid namespaces; seccomp with notifications; ...": what really stood. */
void doctor_put_uses(struct buffer *out, const struct doctor_report *r);

/* One line a check, what is wrong and the command below it, and the sum of it. */
void report_doctor_text(struct buffer *out, const struct doctor_report *r,
                        const struct report_style *style);

/*
 * report_doctor_json - {"format", "checks": [{"id", "group", "title", "purpose", "state",
 * "finding", "reason", "command"}], "uses": {"python", "namespaces", "seccomp",
 * "landlock", "memory"} or null,
 * "grades": bool, "failure"}; reason, command and failure are null where there is none; several
 * commands have a newline between them. Ids and states are stable.
 */
void report_doctor_json(struct buffer *out, const struct doctor_report *r);
