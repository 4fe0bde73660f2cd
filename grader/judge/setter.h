/*
 * setter - the setter's own code for one test, in a box of its own
 *
 * Evaluates `!py`, runs `generate`, asks the reference, and keeps what came in the preparation. The
 * code is the setter's: whatever goes wrong in it is an error with the place in challenge.yaml and
 * never a verdict.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/answer.h"
#include "grader/judge/box.h"
#include "grader/judge/gate.h"
#include "grader/judge/preparation.h"

enum setter_stage { SETTER_LOAD, SETTER_EVALUATE, SETTER_GENERATE, SETTER_REFERENCE };

struct setter {
    struct box *box;   /* borrowed */
    struct gate *gate; /* borrowed */
    struct gate_ticket ticket;
    struct preparation *preparation;
    unsigned group, test, index;
    void (*on_done)(void *owner, const struct error *err); /* ERROR_NONE: it is prepared */
    void *owner;
    struct preparation_plan plan;
    const char *reference, *reference_path; /* where it is asked; borrowed, in plan_arena */
    size_t reference_length;
    struct arena plan_arena; /* for as long as the box */
    struct arena arena;      /* for one index */
    struct test_case test_case;
    enum setter_stage stage;
    bool is_apart; /* the reference has other boxes than what is evaluated: one for each index */
    bool asks_now; /* the box at hand is for the reference */
    bool is_continued;       /* another box follows */
    unsigned n_evaluated;    /* expressions whose value is known */
    struct value *evaluated; /* of those, in plan_arena */
    unsigned n_asked;        /* operations of the index at hand */
    struct value *outcomes;  /* of those, in arena */
    struct error failure;
    bool may_repeat; /* once it is done: the box failed, and not the challenge's code */
};

/* What `generate` draws by, for one index of a test; of @a. */
const char *setter_seed(struct arena *a, const struct challenge *c, unsigned group, unsigned test,
                        unsigned index);

/* Whether the reference has other boxes for a test than the rest of the setter's code. */
bool setter_is_apart(const struct challenge *c, const struct test *test);

/* For each request to a box with the setter's code: generous, to end a mistake and not to grade. */
extern const struct box_limits setter_limits;

/* How a box of the setter's has ended, for whoever had no complaint before. */
enum setter_end {
    SETTER_END_FINE,    /* closed by us */
    SETTER_END_ITS_OWN, /* by what its code did: *@out_why is "failed: it took ..." */
    SETTER_END_OURS,    /* our fault or the machine's: @err is filled */
};
enum setter_end setter_end(const struct box *b, struct arena *a, const char **out_why,
                           struct error *err);

/* Begins; @on_done is called with @owner, once: from the loop, or at once where no box can be asked
 * for. */
void setter_start(struct setter *s, struct box *box, struct gate *gate, struct preparation *p,
                  unsigned group, unsigned test,
                  void (*on_done)(void *owner, const struct error *err), void *owner);

/* Frees what one that is under way holds, when nothing will ever be heard of its box again. */
void setter_abandon(struct setter *s);
