/*
 * inspection - see inspection.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/inspection.h"

#include <string.h>

#include "grader/judge/answer.h"
#include "grader/judge/blame.h"
#include "grader/judge/finding.h"
#include "grader/judge/finding_text.h"
#include "grader/judge/request.h"
#include "grader/judge/setter.h"

static void fail(struct inspection *i, const struct answer_exception *exception, const char *why)
{
    struct blame b = {.challenge = i->challenge, .exception = exception, .why = why};
    const struct checker *c = i->checker;
    if (c) {
        const struct blame_file file = {c->path, c->source, c->length, c->mark};
        b.what = arena_printf(&i->arena, "the checker '%s'", c->name);
        blame_file(&b, &file, &i->failure);
    } else if (i->code) {
        b.what = code_name(i->code->kind);
        blame_code(&b, i->code, &i->failure);
    } else {
        b.what = "the challenge's code";
        blame_place(&b, (struct mark){0}, &i->failure);
    }
    box_close(i->box);
}

static void fail_raised(struct inspection *i, const struct answer *answer)
{
    if (!answer->has_exception) {
        fail(i, NULL,
             arena_printf(&i->arena, "is of no use: %s",
                          finding_clean(&i->arena, answer->text, strlen(answer->text))));
        return;
    }
    const char *text = finding_exception_text(&i->arena, &answer->exception);
    bool is_loading = answer->load_failure == LOAD_FAILURE_EXECUTE && i->checker;
    fail(i, &answer->exception,
         arena_printf(&i->arena, is_loading ? "raised %s" : "can't be compiled: %s", text));
}

static void compile_next(struct inspection *i)
{
    i->code = i->code ? i->code->next : i->challenge->codes.first;
    if (!i->code) {
        box_close(i->box);
        return;
    }
    struct buffer payload AUTO(buffer_release) = {0};
    request_compile(&payload, i->code);
    box_request(i->box, FRAME_COMPILE, &payload);
}

static void on_answer(void *owner, struct box *b, unsigned type, const void *payload, size_t length)
{
    struct inspection *i = owner;
    struct error err = {0};
    arena_release(&i->arena);
    struct answer *answer = arena_alloc(&i->arena, sizeof(*answer));
    if (answer_read(&i->arena, type, payload, length, answer, &err) < 0)
        fail(i, NULL, "sent what is no answer");
    else if (answer->kind == ANSWER_LOAD_FAILED || answer->kind == ANSWER_RAISED)
        fail_raised(i, answer);
    else if ((answer->kind == ANSWER_LOADED) == i->is_loaded)
        fail(i, NULL, "sent another answer than was asked for");
    else if (i->checker)
        box_close(b);
    else
        compile_next(i);
    i->is_loaded = true;
}

static void on_ready(void *owner, struct box *b)
{
    (void)b;
    struct inspection *i = owner;
    gate_enter(i->gate, &i->ticket);
}

static void load(void *owner)
{
    struct inspection *i = owner;
    struct buffer payload AUTO(buffer_release) = {0};
    if (i->checker)
        request_load_checker(&payload, i->challenge, i->checker);
    else
        request_load(&payload, i->challenge, LOAD_ROLE_SETTER, "", 0, false);
    box_request(i->box, FRAME_LOAD, &payload);
}

static void on_ended(void *owner, struct box *b)
{
    struct inspection *i = owner;
    const char *why = "";
    gate_leave(i->gate, &i->ticket);
    if (i->failure.kind == ERROR_NONE) {
        enum setter_end end = setter_end(b, &i->arena, &why, &i->failure);
        i->may_repeat = end == SETTER_END_OURS;
        if (end == SETTER_END_ITS_OWN)
            fail(i, NULL, why);
    }
    arena_release(&i->arena);
    i->on_done(i->owner, &i->failure);
}

void inspection_abandon(struct inspection *i)
{
    arena_release(&i->arena);
}

void inspection_start(struct inspection *i, struct box *box, struct gate *gate,
                      const struct challenge *challenge, const struct checker *checker,
                      void (*on_done)(void *owner, const struct error *err), void *owner)
{
    *i = (struct inspection){
        .box = box,
        .gate = gate,
        .ticket = {.on_enter = load, .owner = i},
        .challenge = challenge,
        .checker = checker,
        .on_done = on_done,
        .owner = owner
    };
    box->owner = (struct box_owner){i, on_ready, on_answer, on_ended, NULL};
    box_open(box, TIER_PURE, &setter_limits);
}
