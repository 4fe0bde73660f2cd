/*
 * session - one submission against one challenge: its tests, and which of them may run now
 *
 * The tests that were selected are items in the challenge's order, and so are the results. A group with
 * `needs` waits until those are decided, and is skipped if one of them was not passed in full. Nothing runs
 * here: a round (round.h) asks what is next and says what became of it.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge.h"
#include "grader/judge/rerun.h"

enum item_state {
    ITEM_WAITING,
    ITEM_RUNNING,
    ITEM_NEAR, /* it has a result, and waits to be run again */
    ITEM_DONE
};

/* One test. */
struct item {
    unsigned group, test, index; /* of the challenge */
    unsigned group_result;       /* of the result */
    enum item_state state;
    bool is_preparing;                      /* the setter's box is at work for its test */
    unsigned n_attempts, n_setter_attempts; /* that failed, and not for what was in the box */
    struct rerun *rerun;                    /* owned; NULL: not near its limit so far */
};

struct round;

struct session {
    struct round *round; /* that it belongs to */
    const struct challenge *challenge;
    const struct submission *submission;
    const struct selection *selection;
    struct submission_result *result;
    struct item *items; /* owned; as many as result->tests */
    unsigned n_done;
    struct rerun_budget reruns;
    bool is_settled; /* in a hurry: a test failed, and nothing more is asked */
};

/* What may be done for a session now. */
enum session_step {
    SESSION_WAITS, /* nothing, until something that runs has ended */
    SESSION_PREPARE, /* the setter's code for the test of an item, first of all: its cases are ready soon */
    SESSION_CALIBRATE, /* the reference for an item whose time limit is a factor of its time */
    SESSION_TRY,       /* an item itself */
};

/*
 * session_init - select the tests, and begin the result
 *
 * @s  its round, challenge, submission, selection and (zeroed) result are set, the rest is zero
 *
 * Returns 0, or -1 with @err (ERROR_USAGE): the selection names nothing. Released in both cases.
 */
int session_init(struct session *s, struct error *err) MUST_CHECK;
void session_release(struct session *s);

/* What is next, and for which item. Skips groups whose needs failed on the way. */
enum session_step session_next(struct session *s, const struct preparation *p, unsigned *out_item)
    MUST_CHECK;

/* The item that is to be run again, alone: the first that ended near its limit. False where there is none. */
bool session_next_rerun(const struct session *s, unsigned *out_item);

/* A run of @item has ended with a result, which is its last word unless it is near the limit. */
void session_item_ran(struct session *s, struct item *item);

/* It ended without one, and is to be tried again. */
void session_item_again(struct item *item);

/* @item has its result. In a hurry a verdict against the submission settles it. */
void session_item_done(struct session *s, struct item *item);
bool session_is_done(const struct session *s);

/* Scores and verdict. All items are done. */
void session_finish(struct session *s);
