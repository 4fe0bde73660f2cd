/*
 * judge - start and end of the machinery; round.c runs submissions on it
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/judge.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "grader/judge/judge_internal.h"
#include "grader/judge/kept_answers.h"
#include "grader/judge/round.h"

enum {
    OWN_DESCRIPTORS = 18 + 3 * ZYGOTES_MAX, /* standard ones, loop, leaves, kept answers, and those
                                               of a box asked for; three of a zygote */
    SLOT_DESCRIPTORS = 11, /* pidfd, socket, two pipes, input, listener, folder, timer; three of a
                              leaf */
};

/* The processors that we may run on. The kernel refuses a set that has no room for all it could have,
 * and a cpu_set_t has room for 1024. */
static unsigned processors(void)
{
    cpu_set_t sets[16];
    if (sched_getaffinity(0, sizeof(sets), sets) < 0)
        return 1;
    return (unsigned)CPU_COUNT_S(sizeof(sets), sets);
}

/* As many as the descriptors suffice for: fewer at the same time only take longer. */
static unsigned affordable_jobs(unsigned wanted)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
        return wanted;
    rlim_t room = limit.rlim_cur > OWN_DESCRIPTORS ? limit.rlim_cur - OWN_DESCRIPTORS : 0;
    rlim_t jobs = room / (SLOT_DESCRIPTORS * JUDGE_SLOTS_FOR_A_JOB);
    return jobs < 1 ? 1 : jobs < wanted ? (unsigned)jobs : wanted;
}

static int start_zygote(struct judge *j, struct error *err)
{
    return zygote_start(j->zygote, &j->loop, &j->trace, err);
}

int judge_choose_zygote(struct judge *j, const struct challenge *c, struct error *err)
{
    const struct zygote_kind kind = {
        .python = j->python,
        .isolation = j->isolation == JUDGE_ISOLATION_SECCOMP ? ISOLATION_SECCOMP : ISOLATION_MOST,
        .packages = c ? c->preload : NULL,
        .n_packages = c ? c->n_preload : 0,
        .tiers = c ? tiers_of_box(c->allow) : TIER_PURE};
    j->zygote = zygotes_get(&j->zygotes, &kind);
    for (unsigned i = 0; j->slots && i < j->n_slots; i++)
        j->slots[i].box.zygote = &j->zygote->client;
    return j->zygote->client.loop ? 0 : start_zygote(j, err);
}

static int start_slots(struct judge *j, struct error *err)
{
    j->slots = xcalloc(j->n_slots, sizeof(*j->slots));
    for (unsigned i = 0; i < j->n_slots; i++) {
        const struct box_owner nobody = {0};
        if (box_init(&j->slots[i].box, &j->loop, &j->zygote->client, &j->trace, nobody, err) < 0)
            return -1;
    }
    return 0;
}

int judge_start(const struct judge_options *options, struct judge **out_judge, struct error *err)
{
    struct judge *j = xcalloc(1, sizeof(*j));
    j->loop.epoll_fd = -1;
    j->trace = (struct trace){.out = options->trace, .start_ns = clock_now()};
    leaves_init(&j->leaves);
    j->isolation = options->isolation;
    j->answers = options->answers;
    j->python = options->python ? xstrdup(options->python) : NULL;
    j->gate.max = options->jobs ? options->jobs : processors();
    if (j->gate.max > JUDGE_JOBS_MAX)
        j->gate.max = JUDGE_JOBS_MAX;
    j->gate.max = affordable_jobs(j->gate.max);
    j->n_slots = j->gate.max * JUDGE_SLOTS_FOR_A_JOB;
    if (loop_init(&j->loop, err) < 0 || judge_choose_zygote(j, NULL, err) < 0 ||
        start_slots(j, err) < 0) {
        judge_free(j);
        return -1;
    }
    leaves_start(&j->leaves, j->n_slots, &j->zygote->client); /* while the zygote gets warm */
    *out_judge = j;
    return 0;
}

void judge_free(struct judge *j)
{
    if (!j)
        return;
    for (unsigned i = 0; j->slots && i < j->n_slots; i++)
        if (j->slots[i].box.loop)
            box_release(&j->slots[i].box);
    free(j->slots);
    zygotes_release(&j->zygotes);
    judge_bury_lost(j);
    leaves_release(&j->leaves);
    loop_release(&j->loop);
    free(j->python);
    free(j);
}

/* Which slots have a leaf is settled for each zygote anew. */
static int settle_leaves(struct judge *j, struct error *err)
{
    if (leaves_prove(&j->leaves, &j->zygote->client, err) < 0)
        return error_context(err, "cannot start the zygote");
    for (unsigned i = 0; i < j->n_slots; i++)
        j->slots[i].box.next_leaf = leaves_get(&j->leaves, i);
    return 0;
}

static void compose_note(struct judge *j)
{
    const char *lacks = j->zygote->client.lacks;
    bool has_proc = access("/proc/self/statm", R_OK) == 0;
    snprintf(j->note, sizeof(j->note), "%s%s%s%s",
             lacks[0] ? "no namespaces here, tests run behind seccomp and limits alone: " : "",
             lacks, lacks[0] && !has_proc ? "; " : "",
             has_proc
                 ? ""
                 : "no /proc here, so no memory is told, and wall limits are ten times as long");
}

/* Whether the zygote stands behind as much as was asked for, and a later one behind no less than the
 * first: what a machine gave a moment ago it may refuse now, when all its namespaces are taken. */
static int check_isolation(struct judge *j, struct error *err)
{
    const struct zygote_client *z = &j->zygote->client;
    bool is_too_weak = (j->isolation == JUDGE_ISOLATION_FULL && z->lacks[0]) ||
                       (j->was_ready && (j->namespaces & ~z->namespaces));
    if (is_too_weak) {
        error_set(err, ERROR_SANDBOX, "no namespaces here: %s", z->lacks);
        return error_hint(err,
                          "'gradebox doctor' tells how to get them; '--isolation seccomp' goes "
                          "on without them");
    }
    if (!j->was_ready) {
        j->namespaces = z->namespaces;
        compose_note(j);
    }
    j->was_ready = true;
    return 0;
}

static int wait_ready(struct judge *j, struct error *err)
{
    struct zygote *z = j->zygote;
    /* What the setter's code and doctor's box are behind, and what the challenge asks for. */
    if (zygote_client_send_filter(&z->client, TIER_PURE, err) < 0 ||
        zygote_client_send_filter(&z->client, j->tiers, err) < 0 ||
        zygote_client_wait_ready(&z->client, err) < 0 ||
        (!z->has_leaves && settle_leaves(j, err) < 0))
        return -1;
    z->has_leaves = true;
    return check_isolation(j, err);
}

int judge_ready(struct judge *j, struct error *err)
{
    if (j->broken.kind != ERROR_NONE) {
        *err = j->broken;
        return -1;
    }
    struct zygote_client *z = &j->zygote->client;
    for (unsigned n = 1;; n++) {
        struct error why = {0};
        if (z->is_ready && zygote_client_has_ended(z))
            z->is_lost = true;
        if (z->is_lost) {
            zygote_client_release(z);
            if (start_zygote(j, err) < 0)
                return -1;
        }
        if (wait_ready(j, &why) == 0)
            return 0;
        if (!z->is_lost || n == JUDGE_ZYGOTES_MAX) {
            *err = why;
            return -1;
        }
    }
}

int judge_replace_zygote(struct judge *j, struct error *err)
{
    assert(j->n_lost < JUDGE_ZYGOTES_MAX);
    j->lost[j->n_lost++] = zygote_client_retire(&j->zygote->client);
    struct error why = {0};
    if (start_zygote(j, &why) == 0 && wait_ready(j, &why) == 0)
        return 0;
    *err = why;
    if (j->zygote->client.failure.kind == ERROR_NONE)
        j->zygote->client.failure = why;
    return -1;
}

/* Whoever is dead and nobody's: no box is in use, so only zygotes are still waited for. What a lost
 * zygote had begun in its last moment may come to light only now. */
static void reap_strays(const struct judge *j)
{
    siginfo_t info = {0};
    while (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0 &&
           !zygotes_own(&j->zygotes, info.si_pid)) {
        trace_note(&j->trace, info.si_pid, "reaped, and nobody's");
        waitid(P_PID, (id_t)info.si_pid, NULL, WEXITED);
        info.si_pid = 0;
    }
}

void judge_bury_lost(struct judge *j)
{
    while (j->n_lost > 0)
        zygote_remains_bury(&j->lost[--j->n_lost]);
    reap_strays(j);
}

int judge_note(struct judge *j, const char **out_note, struct error *err)
{
    if (judge_choose_zygote(j, NULL, err) < 0 || judge_ready(j, err) < 0)
        return -1;
    *out_note = j->note[0] ? j->note : NULL;
    return 0;
}

const char *judge_lacks(const struct judge *j)
{
    return j->zygote->client.lacks[0] ? j->zygote->client.lacks : NULL;
}

static const struct {
    enum box_namespace bit;
    const char *name;
} namespace_names[] = {
    {BOX_NAMESPACE_USER,   "user"  },
    {BOX_NAMESPACE_MOUNT,  "mount" },
    {BOX_NAMESPACE_PID,    "pid"   },
    {BOX_NAMESPACE_NET,    "net"   },
    {BOX_NAMESPACE_IPC,    "ipc"   },
    {BOX_NAMESPACE_UTS,    "uts"   },
    {BOX_NAMESPACE_CGROUP, "cgroup"},
};

unsigned judge_namespace_names(unsigned namespaces, const char **out_names)
{
    unsigned n = 0;
    for (size_t i = 0; i < ARRAY_LEN(namespace_names); i++) {
        if (namespaces & namespace_names[i].bit)
            out_names[n++] = namespace_names[i].name;
    }
    return n;
}

int judge_check_tiers(const struct judge *j, const struct challenge *c, struct error *err)
{
    const struct tier_row *rows = tier_rows();
    for (unsigned i = 0; i < TIER_COUNT_; i++) {
        unsigned missing = rows[i].namespaces & ~j->namespaces;
        if (!(c->allow & rows[i].tier) || missing == 0)
            continue;
        const char *names[ARRAY_LEN(namespace_names)];
        judge_namespace_names(missing, names);
        error_set(err, ERROR_SANDBOX,
                  "the challenge '%s' allows %s, for which there must be a %s "
                  "namespace (%s), and there is none%s%s",
                  c->id, rows[i].name, names[0], rows[i].why,
                  j->zygote->client.lacks[0] ? ": " : " with --isolation seccomp",
                  j->zygote->client.lacks);
        return error_hint(err, "'gradebox doctor' tells how to get namespaces");
    }
    return 0;
}

int judge_try(struct judge *j, const struct challenge *c, struct error *err)
{
    j->tiers = tiers_of_box(c->allow);
    if (judge_choose_zygote(j, c, err) < 0 || judge_ready(j, err) < 0)
        return -1;
    return judge_check_tiers(j, c, err);
}

int judge_grade_several(struct judge *j, struct preparation *p,
                        const struct submission *submissions, unsigned n,
                        const struct selection *selection, struct submission_result *out_results,
                        struct error *err)
{
    static const struct selection everything = {0};
    const struct challenge *c = preparation_challenge(p);
    for (unsigned i = 0; i < n; i++)
        out_results[i] = (struct submission_result){0};
    int rc = judge_try(j, c, err);
    if (rc == 0) {
        kept_answers_recall(j, p);
        rc = round_run(j, p, submissions, n, selection ? selection : &everything, out_results, err);
    }
    if (rc == 0)
        return 0;
    for (unsigned i = 0; i < n; i++)
        submission_result_release(&out_results[i]);
    return -1;
}

int judge_try_tiers(struct judge *j, unsigned tiers, struct error *err)
{
    const struct challenge c = {.id = "doctor", .allow = tiers};
    return judge_try(j, &c, err);
}

int judge_grade(struct judge *j, struct preparation *p, const struct submission *s,
                const struct selection *selection, struct submission_result *out_result,
                struct error *err)
{
    return judge_grade_several(j, p, s, 1, selection, out_result, err);
}
