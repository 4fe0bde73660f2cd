/*
 * examine - see examine.h
 *
 * The box is one of the setter's, LOADed with nothing: no module of a submission is ever in it.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/examine.h"

#include <string.h>

#include "grader/judge/finding_text.h"
#include "grader/judge/judge_internal.h"
#include "grader/judge/request.h"

static const struct box_limits examine_limits = {
    .time_ns = 20 * NSEC_PER_SEC, /* our choice, as for the setter's code: to end a mistake */
    .wall_ns = 60 * NSEC_PER_SEC,
    .memory_bytes = UINT64_C(1) << 30,
    .output_bytes = 64 << 10,
    .output_kill_bytes = 1 << 20,
    .for_each_request = true,
};

enum { EXAMINE_ATTEMPTS = 2 }; /* at a box that fails through no fault of the source */

/* What our modules raise over a source that they can't look at. Anything else is a mistake in them. */
static const struct {
    const char *name;
    const char *when;
} of_source[] = {
    {"SyntaxError",    "Python refuses it"                                    },
    {"ValueError",     "NUL, or an encoding that doesn't fit its bytes"       },
    {"TokenError",     "tokenize's own: it ends within a bracket or a text"   },
    {"RecursionError", "it is nested deeper than can be walked"               },
    {"MemoryError",    "its syntax tree takes more than the box has, or stack"},
};

static bool is_of_source(const struct answer_exception *e)
{
    for (size_t i = 0; i < ARRAY_LEN(of_source); i++) {
        if (answer_exception_is(e, of_source[i].name))
            return true;
    }
    return false;
}

struct examination {
    struct box *box; /* borrowed */
    struct arena *arena;
    const struct buffer *request;
    bool is_asked, is_done;
    struct value *out;
    bool has_value;
    const char *why; /* it was refused; NULL = not known */
    struct error failure;
};

/* A mistake of ours, and nothing that could be said of the source. */
static void fail(struct examination *e, const struct answer_exception *raised)
{
    error_set(&e->failure, ERROR_INTERNAL, "our own module raised %s",
              finding_exception_text(e->arena, raised));
    box_close(e->box);
}

static void refuse(struct examination *e, const char *why)
{
    if (!e->why)
        e->why = why;
    box_close(e->box);
}

static void on_ready(void *owner, struct box *b)
{
    (void)owner;
    static const struct challenge nothing = {0};
    struct buffer payload AUTO(buffer_release) = {0};
    request_load(&payload, &nothing, LOAD_ROLE_SETTER, "", 0, false);
    box_request(b, FRAME_LOAD, &payload);
}

static void on_answer(void *owner, struct box *b, unsigned type, const void *payload, size_t length)
{
    struct examination *e = owner;
    struct answer *answer = arena_alloc(e->arena, sizeof(*answer));
    struct error err = {0};
    if (answer_read(e->arena, type, payload, length, answer, &err) < 0)
        refuse(e, "it sent what is no answer");
    else if (answer->kind == ANSWER_LOADED && !e->is_asked)
        box_request(b, FRAME_EXAMINE, e->request);
    else if (answer->kind == ANSWER_RAISED && e->is_asked && !is_of_source(&answer->exception))
        fail(e, &answer->exception);
    else if (answer->kind == ANSWER_RAISED && e->is_asked)
        refuse(e, finding_exception_text(e->arena, &answer->exception));
    else if (answer->kind != ANSWER_RETURNED || !e->is_asked)
        refuse(e, "it sent another answer than was asked for");
    else {
        *e->out = answer->value;
        e->has_value = true;
        box_close(b);
    }
    e->is_asked = true;
}

static void on_ended(void *owner, struct box *b)
{
    struct examination *e = owner;
    const struct finding fine = {.verdict = VERDICT_AC};
    const struct finding f = finding_settle(&fine, e->arena, b);
    e->is_done = true;
    if (f.verdict == VERDICT_IE && b->failure.kind != ERROR_NONE)
        e->failure = b->failure;
    else if (f.verdict == VERDICT_IE)
        error_set(&e->failure, ERROR_INTERNAL, "%s", f.detail);
    else if (f.verdict != VERDICT_AC && !e->has_value)
        refuse(e, f.detail);
}

/* Once; the failure of a box is left in @e. */
static int attempt(struct judge *j, struct examination *e, struct error *err)
{
    assert(!j->slots[0].is_busy);
    e->box = &j->slots[0].box;
    e->is_asked = e->is_done = false;
    e->failure = (struct error){0};
    e->box->owner = (struct box_owner){e, on_ready, on_answer, on_ended, NULL};
    box_open(e->box, TIER_PURE, &examine_limits);
    while (!e->is_done) {
        if (loop_run_once(&j->loop, err) < 0) {
            j->broken = *err; /* a box is left that nobody listens to any more */
            return -1;
        }
    }
    return 0;
}

int examine(struct judge *j, const char *module, const void *source, size_t length,
            const struct value *options, struct arena *a, struct value *out, const char **out_why,
            struct error *err)
{
    struct buffer request AUTO(buffer_release) = {0};
    struct value value = {0};
    struct examination e = {.arena = a, .request = &request, .out = &value};
    request_examine(&request, module, source, length, options);
    for (unsigned n = 0; n < EXAMINE_ATTEMPTS; n++) {
        if (judge_ready(j, err) < 0 || attempt(j, &e, err) < 0)
            return -1;
        if (e.has_value) {
            *out = value;
            return EXAMINE_DONE;
        }
        if (e.failure.kind == ERROR_NONE) {
            *out_why = e.why ? e.why : "it gave no answer";
            return EXAMINE_REFUSED;
        }
    }
    *err = e.failure;
    return error_context(err, "cannot look at a source");
}
