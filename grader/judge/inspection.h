/*
 * inspection - a look at the setter's Python before anybody's result depends on it
 *
 * Each in a box of its own: the code in challenge.yaml is compiled, and a checker is loaded as it will
 * be when it is asked. What Python refuses is an error at its place. So a test never meets code that
 * can't be compiled, and what fails there is the submission's doing.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/box.h"
#include "grader/judge/gate.h"
#include "grader/judge/preparation.h"

struct inspection {
    struct box *box;   /* borrowed */
    struct gate *gate; /* borrowed */
    struct gate_ticket ticket;
    const struct challenge *challenge;
    const struct checker *checker; /* what is looked at; NULL: the code in challenge.yaml */
    const struct code *code;       /* that is being compiled */
    bool is_loaded;
    struct arena arena;
    void (*on_done)(void *owner, const struct error *err); /* ERROR_NONE: it is fine */
    void *owner;
    struct error failure;
    bool may_repeat; /* once it is done: the box failed, and not the challenge's code */
};

/* Begins; @on_done is called with @owner, once: from the loop, or at once where no box can be asked for. */
void inspection_start(struct inspection *i, struct box *box, struct gate *gate,
                      const struct challenge *challenge, const struct checker *checker,
                      void (*on_done)(void *owner, const struct error *err), void *owner);

/* Frees what one that is under way holds, when nothing will ever be heard of its box again. */
void inspection_abandon(struct inspection *i);
