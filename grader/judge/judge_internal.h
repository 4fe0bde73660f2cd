/*
 * judge_internal - the judge's parts, for judge.c and round.c
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/calibration.h"
#include "grader/judge/inspection.h"
#include "grader/judge/judge.h"
#include "grader/judge/leaves.h"
#include "grader/judge/setter.h"
#include "grader/judge/trial.h"
#include "grader/judge/zygotes.h"

enum {
    JUDGE_SLOTS_FOR_A_JOB =
        3, /* one that runs, one that is forked or buried meanwhile, one that sleeps */
};
enum {
    JUDGE_ZYGOTES_MAX = 3, /* one after the other, for one round: each was lost but the last */
};
static_assert(JUDGE_JOBS_MAX * JUDGE_SLOTS_FOR_A_JOB < ZYGOTE_PENDING_MAX,
              "every slot may have asked for a box");

enum slot_work { WORK_TRIAL, WORK_SETTER, WORK_INSPECTION, WORK_CALIBRATION };

/* One box at a time, again and again. */
struct slot {
    struct box box;
    bool is_busy;
    enum slot_work work;
    struct session *session; /* of a trial or a setter */
    unsigned item;           /* of the session; the setter's: one of its test */
    struct round *round;     /* of an inspection */
    struct look *look;
    struct trial trial;
    struct setter setter;
    struct inspection inspection;
    struct calibration calibration;
};

struct judge {
    struct loop loop;
    struct trace trace;
    struct zygotes zygotes;
    struct zygote *zygote; /* of these, the one that boxes are asked of now */
    char *python;          /* owned; NULL = the newest */
    enum judge_isolation isolation;
    bool was_ready;      /* a zygote stood already, of whatever kind: */
    unsigned namespaces; /* those of the first; no later one may have less */
    char note[400];      /* of judge_note(), or "" */
    struct slot *slots;  /* owned */
    unsigned n_slots;    /* more than run at once: the others are forked ahead */
    struct gate gate;
    struct leaves leaves;
    unsigned tiers;             /* set of enum tier: of the challenge that is graded */
    struct kept_files *answers; /* borrowed; NULL = none are kept */
    struct zygote_remains lost[JUDGE_ZYGOTES_MAX]; /* of the round; their boxes may still run */
    unsigned n_lost;
    struct error broken; /* a session was left with boxes that nobody listens to any more */
};

/* Whether the layers that @tiers need are here; -1 with @err names the one that isn't. Once a zygote was
 * ready. */
int judge_check_tiers(const struct judge *j, const struct challenge *c, struct error *err)
    MUST_CHECK;

/* Writes the names of @namespaces, a set of enum box_namespace, to @out_names, which has room for all of
 * them; returns how many. */
unsigned judge_namespace_names(unsigned namespaces, const char **out_names);

/* Has boxes come from the zygote that a challenge needs, started now where there is none. NULL: from the
 * plain one. No box may be in use. */
int judge_choose_zygote(struct judge *j, const struct challenge *c, struct error *err) MUST_CHECK;

/* Makes sure that the chosen zygote is ready: starts another one where it was lost, a few times. No box
 * may be in use. */
int judge_ready(struct judge *j, struct error *err) MUST_CHECK;

/* Another zygote in the place of one that has failed, while boxes of that one may still run. At most
 * JUDGE_ZYGOTES_MAX times until judge_bury_lost. On -1 the new one is no use either. */
int judge_replace_zygote(struct judge *j, struct error *err) MUST_CHECK;

/* Once no box is in use. */
void judge_bury_lost(struct judge *j);
