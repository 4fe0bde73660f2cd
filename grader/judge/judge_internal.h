/*
 * judge_internal - the judge's parts, for judge.c and session.c
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge.h"
#include "grader/judge/leaves.h"
#include "grader/judge/setter.h"
#include "grader/judge/trial.h"

enum {
    JUDGE_SLOTS_FOR_A_JOB = 2, /* one that runs, one that is forked or buried meanwhile */
};
static_assert(JUDGE_JOBS_MAX * JUDGE_SLOTS_FOR_A_JOB < ZYGOTE_PENDING_MAX,
              "every slot may have asked for a box");

/* One box at a time, again and again. */
struct slot {
    struct box box;
    bool is_busy;
    struct session *session; /* NULL = free */
    unsigned item;           /* of the session; the setter's: one of its test */
    struct trial trial;
    struct setter setter;
};

struct judge {
    struct loop loop;
    struct trace trace;
    struct zygote_client zygote;
    char *python; /* owned; NULL = the newest */
    enum judge_isolation isolation;
    bool was_ready;      /* a zygote stood already: */
    unsigned namespaces; /* those of the first; no later one may have less */
    char note[320];      /* of judge_note(), or "" */
    struct slot *slots;  /* owned */
    unsigned n_slots;    /* more than run at once: the others are forked ahead */
    struct gate gate;
    struct leaves leaves;
    bool has_filters; /* sent to the zygote that runs now */
};

/* Makes sure of a zygote that is ready: starts another one where the last has died. */
int judge_ready(struct judge *j, struct error *err) MUST_CHECK;

/* Runs all tests of a submission; judge_grade without its checks. */
int session_run(struct judge *j, struct preparation *p, const struct submission *s,
                const struct selection *selection, struct submission_result *r, struct error *err)
    MUST_CHECK;
