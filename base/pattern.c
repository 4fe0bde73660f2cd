/*
 * pattern - see pattern.h; here the tree becomes steps, and steps follow a text
 *
 * A repetition is written out as often as it counts, so nested ones multiply: emitting stops as
 * soon as the steps cost more than they may. A text is followed by two lists of steps, those that
 * wait for this character and those that wait for the next one; no step is in a list twice.
 * SPDX-License-Identifier: MIT
 */
#include "base/pattern.h"

#include "base/memory.h"
#include "base/pattern_program.h"
#include "base/pattern_set.h"
#include "base/text.h"

/* ---- from tree to steps -------------------------------------------------------------------------- */

struct emitter {
    struct pattern *p;
    bool is_full; /* it costs too much: nothing is added any more */
};

static unsigned emit(struct emitter *e, struct pattern_step step)
{
    struct pattern *p = e->p;
    unsigned cost = 1 + (step.set ? step.set->n_ranges : 0);
    e->is_full = e->is_full || p->cost + cost > PATTERN_MAX_COST;
    if (e->is_full)
        return 0;
    p->cost += cost;
    p->steps[p->n_steps] = step;
    return p->n_steps++;
}

static void emit_node(struct emitter *e, const struct pattern_node *node);

/* Each but the last: split to it or on; behind it jump to the end. */
static void emit_choice(struct emitter *e, const struct pattern_node *node)
{
    if (!node->next) {
        emit_node(e, node);
        return;
    }
    unsigned split = emit(e, (struct pattern_step){.code = CODE_SPLIT});
    e->p->steps[split].to = e->p->n_steps;
    emit_node(e, node);
    unsigned jump = emit(e, (struct pattern_step){.code = CODE_JUMP});
    if (e->is_full)
        return;
    e->p->steps[split].other = e->p->n_steps;
    emit_choice(e, node->next);
    e->p->steps[jump].to = e->p->n_steps;
}

static void emit_loop(struct emitter *e, const struct pattern_node *body)
{
    unsigned split = emit(e, (struct pattern_step){.code = CODE_SPLIT});
    e->p->steps[split].to = e->p->n_steps;
    emit_node(e, body);
    (void)emit(e, (struct pattern_step){.code = CODE_JUMP, .to = split});
    if (!e->is_full)
        e->p->steps[split].other = e->p->n_steps;
}

static void emit_repeat(struct emitter *e, const struct pattern_node *node)
{
    for (int i = 0; i < node->min && !e->is_full; i++) {
        unsigned before = e->p->n_steps;
        emit_node(e, node->first);
        if (e->p->n_steps == before)
            return; /* nothing, however often */
    }
    if (node->max == PATTERN_NO_END) {
        emit_loop(e, node->first);
        return;
    }
    unsigned first = e->p->n_steps;
    for (int i = node->min; i < node->max && !e->is_full; i++) {
        unsigned split = emit(e, (struct pattern_step){.code = CODE_SPLIT, .other = first});
        e->p->steps[split].to = e->p->n_steps;
        emit_node(e, node->first);
    }
    /* Every one of them may leave for the end, which is known only now: a chain of the splits would
     * be longer, so those of this repetition are told by what they point to. */
    for (unsigned i = first; i < e->p->n_steps && !e->is_full; i++) {
        struct pattern_step *step = &e->p->steps[i];
        if (step->code == CODE_SPLIT && step->other == first)
            step->other = e->p->n_steps;
    }
}

static void emit_node(struct emitter *e, const struct pattern_node *node)
{
    if (e->is_full)
        return;
    switch (node->kind) {
    case NODE_EMPTY:
        return;
    case NODE_SET:
        (void)emit(e, (struct pattern_step){.code = CODE_SET, .set = node->set});
        return;
    case NODE_PLACE:
        (void)emit(e, (struct pattern_step){.code = CODE_PLACE, .place = node->place});
        return;
    case NODE_SEQUENCE:
        for (const struct pattern_node *child = node->first; child; child = child->next)
            emit_node(e, child);
        return;
    case NODE_CHOICE:
        emit_choice(e, node->first);
        return;
    case NODE_REPEAT:
        emit_repeat(e, node);
        return;
    }
}

int pattern_compile(struct arena *a, const char *text, size_t length,
                    const struct pattern **out_pattern, struct error *err)
{
    struct pattern_tree tree;
    if (pattern_parse(a, text, length, &tree, err) < 0)
        return -1;
    AUTO_FREE struct pattern_step *steps = xcalloc(PATTERN_MAX_COST, sizeof(*steps));
    struct pattern p = {.steps = steps, .ignores_case = tree.ignores_case};
    struct emitter e = {.p = &p};
    emit_node(&e, tree.root);
    (void)emit(&e, (struct pattern_step){.code = CODE_MATCH});
    if (e.is_full)
        return error_set(err, ERROR_INPUT,
                         "character 1: it is too large with all its repetitions written out");
    p.steps = arena_copy(a, steps, p.n_steps * sizeof(*steps));
    *out_pattern = arena_copy(a, &p, sizeof(p));
    return 0;
}

unsigned pattern_cost(const struct pattern *p)
{
    return p->cost;
}

/* ---- along a text -------------------------------------------------------------------------------- */

/* Steps in the order in which they were reached, each once: `where[step]` is its index if the list
 * says the same. */
struct list {
    unsigned *steps, *where; /* owned */
    unsigned n;
};

struct walk {
    const struct pattern *p;
    const char *text, *end;
    struct list now, then;
    unsigned *pending; /* owned; of the steps that are to be followed */
    bool has_matched;
};

static void list_init(struct list *list, unsigned n_steps)
{
    list->steps = xcalloc(n_steps, sizeof(*list->steps));
    list->where = xcalloc(n_steps, sizeof(*list->where));
}

static void walk_init(struct walk *w, const struct pattern *p, const char *text, size_t length)
{
    *w = (struct walk){.p = p, .text = text, .end = text + length};
    list_init(&w->now, p->n_steps);
    list_init(&w->then, p->n_steps);
    w->pending = xcalloc(p->n_steps, sizeof(*w->pending));
}

static void walk_release(struct walk *w)
{
    free(w->now.steps);
    free(w->now.where);
    free(w->then.steps);
    free(w->then.where);
    free(w->pending);
}

static bool list_add(struct list *list, unsigned step)
{
    if (list->where[step] < list->n && list->steps[list->where[step]] == step)
        return false;
    list->where[step] = list->n;
    list->steps[list->n++] = step;
    return true;
}

/* Only ASCII is in words, so a byte is enough. */
static bool is_word_at(const struct walk *w, const char *at)
{
    return at >= w->text && at < w->end && pattern_is_word((unsigned char)*at);
}

static bool is_place(const struct walk *w, enum pattern_place place, const char *at)
{
    bool is_start = at == w->text, is_end = at == w->end;
    bool is_edge = is_word_at(w, at - 1) != is_word_at(w, at);
    switch (place) {
    case PLACE_TEXT_START:
        return is_start;
    case PLACE_TEXT_END:
        return is_end;
    case PLACE_LAST_LINE_END:
        return is_end || (at + 1 == w->end && *at == '\n');
    case PLACE_LINE_START:
        return is_start || at[-1] == '\n';
    case PLACE_LINE_END:
        return is_end || *at == '\n';
    case PLACE_WORD_EDGE:
        return is_edge;
    case PLACE_NO_WORD_EDGE:
        return !is_edge;
    }
    return false;
}

/* Adds @step and all that is reached from it without a character. A step is pending once at most,
 * because it is in the list by then. */
static void follow(struct walk *w, struct list *list, unsigned step, const char *at)
{
    unsigned n = 0;
    if (list_add(list, step))
        w->pending[n++] = step;
    while (n > 0) {
        unsigned index = w->pending[--n];
        const struct pattern_step *s = &w->p->steps[index];
        unsigned targets[2], n_targets = 0;
        if (s->code == CODE_SPLIT || s->code == CODE_JUMP)
            targets[n_targets++] = s->to;
        if (s->code == CODE_SPLIT)
            targets[n_targets++] = s->other;
        if (s->code == CODE_PLACE && is_place(w, s->place, at))
            targets[n_targets++] = index + 1;
        if (s->code == CODE_MATCH)
            w->has_matched = true;
        for (unsigned i = 0; i < n_targets; i++) {
            if (list_add(list, targets[i]))
                w->pending[n++] = targets[i];
        }
    }
}

/* Reads the character at @at; returns where the next one begins. `has_matched` says of there. */
static const char *advance(struct walk *w, const char *at)
{
    size_t length;
    int32_t c = text_decode(at, (size_t)(w->end - at), &length);
    if (c == TEXT_INVALID)
        c = PATTERN_BAD_BYTE + (unsigned char)*at;
    w->has_matched = false;
    w->then.n = 0;
    for (unsigned i = 0; i < w->now.n; i++) {
        unsigned step = w->now.steps[i];
        const struct pattern_step *s = &w->p->steps[step];
        if (s->code == CODE_SET && pattern_set_has(s->set, c, w->p->ignores_case))
            follow(w, &w->then, step + 1, at + length);
    }
    struct list now = w->now;
    w->now = w->then;
    w->then = now;
    return at + length;
}

bool pattern_is_in(const struct pattern *p, const char *text, size_t length)
{
    AUTO(walk_release) struct walk w;
    walk_init(&w, p, text, length);
    const char *at = text;
    follow(&w, &w.now, 0, at);
    while (!w.has_matched && at < w.end) {
        at = advance(&w, at);
        follow(&w, &w.now, 0, at); /* a match may begin anywhere */
    }
    return w.has_matched;
}

bool pattern_is_all(const struct pattern *p, const char *text, size_t length, size_t *out_reach)
{
    AUTO(walk_release) struct walk w;
    walk_init(&w, p, text, length);
    const char *at = text;
    follow(&w, &w.now, 0, at);
    bool is_before_newline = false;
    while (w.now.n > 0 && at < w.end) {
        is_before_newline = w.has_matched && at + 1 == w.end && *at == '\n';
        *out_reach = (size_t)(at - text);
        at = advance(&w, at);
    }
    if (at == w.end && (w.has_matched || is_before_newline))
        return true;
    if (w.now.n > 0)
        *out_reach = length;
    return false;
}
