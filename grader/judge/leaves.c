/*
 * leaves - see leaves.h
 *
 * That a directory may be written doesn't say that the zygote, with its own id and in its own
 * namespaces, may put a process there: it is tried, once for each zygote, with a child that exits at
 * once.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/leaves.h"

#include <signal.h>
#include <sys/wait.h>

#include "base/memory.h"

void leaves_init(struct leaves *l)
{
    *l = (struct leaves){
        .tree = {.parent_fd = -1, .dir_fd = -1}
    };
}

static void give_up(struct leaves *l, const struct zygote_client *z, const char *why)
{
    trace_note(z->trace, 0, "no cgroup leaves: %s", why);
    l->is_usable = l->is_proven = false; /* not freed: a box may still be in one */
}

void leaves_start(struct leaves *l, unsigned n, const struct zygote_client *z)
{
    struct cgroup_place place;
    struct error err = {0};
    if (cgroup_find(cgroup_controllers, &place) == CGROUP_NONE) {
        give_up(l, z, place.reason);
        return;
    }
    if (cgroup_tree_make(&l->tree, &place, cgroup_controllers, z->pid, &err) < 0) {
        give_up(l, z, err.text);
        return;
    }
    l->leaf = xcalloc(n + 1, sizeof(*l->leaf)); /* the last one is for the proof */
    while (l->n < n + 1) {
        l->n++;
        if (cgroup_leaf_make(&l->leaf[l->n - 1], &l->tree, &err) < 0) {
            give_up(l, z, err.text);
            return;
        }
    }
    l->is_usable = true;
    trace_note(z->trace, 0, "%u cgroup leaves in '%s/%s'", n, place.path, l->tree.name);
}

struct proof {
    bool is_answered;
    struct error failure;
};

static void on_spawned(void *owner, pid_t pid, int pidfd, const struct error *failure)
{
    (void)pid;
    struct proof *proof = owner;
    proof->is_answered = true;
    proof->failure = *failure;
    if (pidfd < 0)
        return;
    waitid(P_PIDFD, (id_t)pidfd, NULL, WEXITED);
    close_fd(&pidfd);
}

static int try_birth(struct leaves *l, struct zygote_client *z, struct proof *proof,
                     struct error *err)
{
    const struct cgroup_limits limits = {.memory_bytes = UINT64_C(1) << 30, .pids = 1};
    struct cgroup_leaf *leaf = &l->leaf[l->n - 1];
    if (cgroup_leaf_prepare(leaf, &limits, &proof->failure) < 0)
        return 0;
    if (zygote_client_spawn_floor(z, leaf->dir_fd, on_spawned, proof, err) < 0)
        return -1;
    while (!proof->is_answered) {
        if (loop_run_once(z->loop, err) < 0)
            return -1;
    }
    return 0;
}

int leaves_prove(struct leaves *l, struct zygote_client *z, struct error *err)
{
    struct proof proof = {0};
    if (!l->is_usable)
        return 0;
    l->is_proven = false;
    if (cgroup_tree_adopt(&l->tree, z->pid, &proof.failure) == 0 &&
        try_birth(l, z, &proof, err) < 0)
        return -1;
    if (z->failure.kind != ERROR_NONE) {
        *err = z->failure;
        return -1;
    }
    if (proof.failure.kind != ERROR_NONE)
        give_up(l, z, proof.failure.text);
    else
        l->is_proven = true;
    return 0;
}

struct cgroup_leaf *leaves_get(struct leaves *l, unsigned i)
{
    return l->is_proven ? &l->leaf[i] : NULL;
}

void leaves_release(struct leaves *l)
{
    for (unsigned i = 0; i < l->n; i++)
        cgroup_leaf_release(&l->leaf[i]);
    free(l->leaf);
    cgroup_tree_release(&l->tree);
    leaves_init(l);
}
