/*
 * bench_box - where the time of one test goes
 *
 *   bench-box SAMPLES [PACKAGE]
 *
 * One box after the other, nothing else running, with a solution that sorts three numbers, by PACKAGE
 * where one is named, preloaded. Prints
 * one JSON object with all samples in milliseconds: {"floor_ms": [...], "box_ms": [...],
 * "stages": {"spawn": [...], ...}}.
 * SPDX-License-Identifier: MIT
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "grader/judge/judge_internal.h"
#include "grader/judge/request.h"

enum bench_series {
    BENCH_BOX,   /* one test end to end: from asking for a box to its end */
    BENCH_FLOOR, /* fork and exit of the same warm interpreter, nothing more */
    BENCH_SPAWN, /* the stages of BENCH_BOX: asked to forked */
    BENCH_CAGE,  /* forked to READY */
    BENCH_LOAD,
    BENCH_RUN,
    BENCH_REAP, /* killed to reaped */
    BENCH_SERIES_COUNT_
};

static const char *const series_names[] = {
    [BENCH_BOX] = "box_ms", [BENCH_FLOOR] = "floor_ms", [BENCH_SPAWN] = "spawn",
    [BENCH_CAGE] = "cage",  [BENCH_LOAD] = "load",      [BENCH_RUN] = "run",
    [BENCH_REAP] = "reap",
};
static_assert(ARRAY_LEN(series_names) == BENCH_SERIES_COUNT_, "every series has a name");

static const struct sorter {
    const char *package; /* NULL = none */
    const char *source;
} sorters[] = {
    {NULL,      "def order(numbers):\n    return sorted(numbers)\n"                        },
    {"numpy",   "import numpy as np\ndef order(numbers):\n"
              "    return np.sort(np.array(numbers)).tolist()\n"              },
    {"pandas",  "import pandas as pd\ndef order(numbers):\n"
               "    frame = pd.DataFrame({'x': numbers})\n"
               "    return frame.sort_values('x')['x'].tolist()\n"           },
    {"sklearn", "from sklearn.preprocessing import LabelEncoder\ndef order(numbers):\n"
                "    return LabelEncoder().fit(numbers).classes_.tolist()\n"},
};

struct run {
    const char *source;
    const struct challenge *challenge;
    bool is_loaded, is_done;
    nsec_t asked_ns, load_ns, loaded_ns, answered_ns, ended_ns;
    struct error failure;
};

static void on_ready(void *owner, struct box *b)
{
    struct run *run = owner;
    struct buffer payload AUTO(buffer_release) = {0};
    request_load(&payload, run->challenge, LOAD_ROLE_SUBMISSION, run->source, strlen(run->source),
                 true);
    run->load_ns = clock_now();
    box_request(b, FRAME_LOAD, &payload);
}

static void on_answer(void *owner, struct box *b, unsigned type, const void *payload, size_t length)
{
    (void)payload;
    (void)length;
    struct run *run = owner;
    if (type == FRAME_LOADED) {
        struct value numbers[] = {value_int(3), value_int(1), value_int(2)};
        struct value list = value_sequence(VALUE_LIST, numbers, ARRAY_LEN(numbers));
        struct value args = value_sequence(VALUE_LIST, &list, 1);
        struct value kwargs = value_sequence(VALUE_DICT, NULL, 0);
        struct buffer request AUTO(buffer_release) = {0};
        run->loaded_ns = clock_now();
        request_call(&request, &args, &kwargs, false, false, 1);
        box_request(b, FRAME_CALL, &request);
        return;
    }
    run->answered_ns = clock_now();
    if (type != FRAME_RESULT)
        error_set(&run->failure, ERROR_INTERNAL, "the bench's own solution doesn't load");
    box_close(b);
}

static void on_ended(void *owner, struct box *b)
{
    struct run *run = owner;
    run->ended_ns = clock_now();
    if (b->end != BOX_END_CLOSED && run->failure.kind == ERROR_NONE)
        run->failure = b->failure;
    run->is_done = true;
}

static void on_floor(void *owner, pid_t pid, int pidfd, const struct error *failure)
{
    (void)pid;
    struct run *run = owner;
    if (pidfd < 0)
        run->failure = *failure;
    else
        waitid(P_PIDFD, (id_t)pidfd, NULL, WEXITED);
    close_fd(&pidfd);
    run->ended_ns = clock_now();
    run->is_done = true;
}

static int wait_done(struct judge *j, struct run *run, struct error *err)
{
    while (!run->is_done) {
        if (loop_run_once(&j->loop, err) < 0)
            return -1;
    }
    if (run->failure.kind == ERROR_NONE)
        return 0;
    *err = run->failure;
    return -1;
}

static int sample_box(struct judge *j, const struct challenge *c, const char *source,
                      nsec_t *samples, unsigned n, unsigned at, struct error *err)
{
    static const struct box_limits limits = {.time_ns = NSEC_PER_SEC,
                                             .wall_ns = 10 * NSEC_PER_SEC,
                                             .memory_bytes = 64 << 20,
                                             .output_bytes = 1 << 16,
                                             .output_kill_bytes = 1 << 20};
    struct box *b = &j->slots[0].box;
    struct run run = {.source = source, .challenge = c, .asked_ns = clock_now()};
    b->owner = (struct box_owner){&run, on_ready, on_answer, on_ended, NULL};
    box_open(b, TIER_PURE, &limits);
    if (wait_done(j, &run, err) < 0)
        return -1;
    const nsec_t taken[] = {
        [BENCH_BOX] = run.ended_ns - run.asked_ns,
        [BENCH_SPAWN] = b->stage_spawned_ns - run.asked_ns,
        [BENCH_CAGE] = b->stage_ready_ns - b->stage_spawned_ns,
        [BENCH_LOAD] = run.loaded_ns - run.load_ns,
        [BENCH_RUN] = run.answered_ns - run.loaded_ns,
        [BENCH_REAP] = run.ended_ns - run.answered_ns,
    };
    for (unsigned series = 0; series < ARRAY_LEN(taken); series++)
        samples[series * n + at] = taken[series];

    struct run floor = {.asked_ns = clock_now()};
    if (zygote_client_spawn_floor(&j->zygote->client, -1, on_floor, &floor, err) < 0 ||
        wait_done(j, &floor, err) < 0)
        return -1;
    samples[BENCH_FLOOR * n + at] = floor.ended_ns - floor.asked_ns;
    return 0;
}

static int take_samples(struct judge *j, const struct sorter *sorter, unsigned n_samples,
                        nsec_t *out_ns, struct error *err)
{
    const char *names[] = {"order"}, *packages[] = {sorter->package};
    const struct challenge c = {
        .entry = {.kind = ENTRY_FUNCTION, .names = names, .n_names = ARRAY_LEN(names)},
        .preload = packages,
        .n_preload = sorter->package ? 1 : 0
    };
    if (judge_choose_zygote(j, &c, err) < 0 || judge_ready(j, err) < 0)
        return -1;
    for (unsigned i = 0; i < n_samples; i++) {
        if (sample_box(j, &c, sorter->source, out_ns, n_samples, i, err) < 0)
            return -1;
    }
    return 0;
}

static void print_series(const nsec_t *samples, unsigned n, enum bench_series series)
{
    printf("\"%s\": [", series_names[series]);
    for (unsigned i = 0; i < n; i++)
        printf("%s%.4f", i ? ", " : "", (double)samples[series * n + i] / (double)NSEC_PER_MSEC);
    printf("]");
}

static void print_samples(const nsec_t *samples, unsigned n)
{
    printf("{");
    for (unsigned series = 0; series < BENCH_SERIES_COUNT_; series++) {
        printf("%s", series == 0 ? "" : series == BENCH_SPAWN ? ", \"stages\": {" : ", ");
        print_series(samples, n, (enum bench_series)series);
    }
    printf("}}\n");
}

static const struct sorter *find_sorter(const char *package)
{
    for (size_t i = 1; i < ARRAY_LEN(sorters); i++) {
        if (strcmp(sorters[i].package, package) == 0)
            return &sorters[i];
    }
    return NULL;
}

int main(int argc, char **argv)
{
    char *end = NULL;
    unsigned long n = argc == 2 || argc == 3 ? strtoul(argv[1], &end, 10) : 0;
    const struct sorter *sorter = argc == 3 ? find_sorter(argv[2]) : &sorters[0];
    if (n == 0 || n > 100000 || *end != '\0' || !sorter) {
        fprintf(stderr, "usage: bench-box SAMPLES [PACKAGE], 1 to 100000\n");
        return 2;
    }
    const struct judge_options options = {.jobs = 1};
    struct judge *j = NULL;
    struct error err = {0};
    AUTO_FREE nsec_t *samples = xcalloc(n, BENCH_SERIES_COUNT_ * sizeof(*samples));
    int rc = judge_start(&options, &j, &err);
    if (rc == 0)
        rc = take_samples(j, sorter, (unsigned)n, samples, &err);
    judge_free(j);
    if (rc < 0) {
        fprintf(stderr, "bench-box: %s\n", err.text);
        return error_exit_code(&err);
    }
    print_samples(samples, (unsigned)n);
    return 0;
}
