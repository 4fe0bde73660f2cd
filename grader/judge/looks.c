/*
 * looks - see looks.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/looks.h"

#include <stdlib.h>

#include "base/memory.h"

void looks_init(struct looks *l, const struct preparation *p)
{
    *l = (struct looks){0};
    const struct challenge *c = preparation_challenge(p);
    unsigned n = c->codes.first != NULL;
    for (const struct checker *checker = c->checkers; checker; checker = checker->next)
        n++;
    if (n == 0 || preparation_is_inspected(p))
        return;
    l->items = xcalloc(n, sizeof(*l->items));
    l->n = n;
    /* The newest is the first of the list; the code in challenge.yaml comes before them all. */
    for (const struct checker *checker = c->checkers; checker; checker = checker->next)
        l->items[--n].checker = checker;
}

void looks_release(struct looks *l)
{
    free(l->items);
    *l = (struct looks){0};
}

struct look *looks_next(struct looks *l)
{
    for (unsigned i = 0; i < l->n; i++) {
        if (l->items[i].state == LOOK_WAITS)
            return &l->items[i];
    }
    return NULL;
}

bool looks_take(struct looks *l, struct look *look, const struct error *err)
{
    unsigned i = (unsigned)(look - l->items);
    look->state = LOOK_DONE;
    l->n_done++;
    if (err->kind == ERROR_NONE || (l->has_failed && l->failed < i))
        return false;
    l->has_failed = true;
    l->failed = i;
    return true;
}

bool looks_are_done(const struct looks *l)
{
    return l->n_done == l->n;
}
