/*
 * zygotes - see zygotes.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/zygotes.h"

#include <string.h>

#include "base/memory.h"

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_kind(const struct zygote_kind *a, const struct zygote_kind *b)
{
    if (!is_same_text(a->python, b->python) || !is_same_text(a->isolation, b->isolation) ||
        a->n_packages != b->n_packages || a->tiers != b->tiers)
        return false;
    for (unsigned i = 0; i < a->n_packages; i++) {
        if (strcmp(a->packages[i], b->packages[i]) != 0)
            return false;
    }
    return true;
}

static struct zygote *zygote_new(const struct zygote_kind *kind)
{
    struct zygote *z = xcalloc(1, sizeof(*z));
    z->client = ZYGOTE_CLIENT_NONE;
    z->kind = *kind;
    char **packages = xcalloc(kind->n_packages + 1, sizeof(*packages));
    for (unsigned i = 0; i < kind->n_packages; i++)
        packages[i] = xstrdup(kind->packages[i]);
    z->kind.packages = (const char *const *)packages;
    return z;
}

static void zygote_free(struct zygote *z)
{
    if (z->client.loop) /* something was started */
        zygote_client_release(&z->client);
    for (unsigned i = 0; i < z->kind.n_packages; i++)
        free((void *)(uintptr_t)z->kind.packages[i]);
    free((void *)(uintptr_t)z->kind.packages);
    free(z);
}

int zygote_start(struct zygote *z, struct loop *loop, const struct trace *trace, struct error *err)
{
    z->has_leaves = false;
    if (zygote_client_start(&z->client, loop, trace, &z->kind, err) == 0)
        return 0;
    z->client.failure = *err; /* whoever comes next is told the same */
    return -1;
}

/* The plain one stands first and stays: most challenges want it. */
static unsigned find_oldest(const struct zygotes *all)
{
    unsigned oldest = 1;
    for (unsigned i = 2; i < all->n; i++) {
        if (all->all[i]->last_used < all->all[oldest]->last_used)
            oldest = i;
    }
    return oldest;
}

static struct zygote **find_place(struct zygotes *all, const struct zygote_kind *kind)
{
    for (unsigned i = 0; i < all->n; i++) {
        if (is_same_kind(&all->all[i]->kind, kind))
            return &all->all[i];
    }
    if (all->n < ZYGOTES_MAX)
        return &all->all[all->n++];
    struct zygote **place = &all->all[find_oldest(all)];
    zygote_free(*place);
    *place = NULL;
    return place;
}

struct zygote *zygotes_get(struct zygotes *all, const struct zygote_kind *kind)
{
    struct zygote **place = find_place(all, kind);
    if (!*place)
        *place = zygote_new(kind);
    (*place)->last_used = ++all->n_uses;
    return *place;
}

bool zygotes_own(const struct zygotes *all, pid_t pid)
{
    for (unsigned i = 0; i < all->n; i++) {
        if (all->all[i]->client.pid == pid)
            return true;
    }
    return false;
}

void zygotes_release(struct zygotes *all)
{
    while (all->n > 0)
        zygote_free(all->all[--all->n]);
}
