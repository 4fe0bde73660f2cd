/*
 * fuzz_box - whatever a box may do, from its fork to what is reported of it
 *
 * The first byte chooses the test, the second how far the box gets by itself; then come acts, a byte
 * each with what it needs. The box knows the nonce of what it was asked only by acts that use it.
 *
 * What must hold: one result, a verdict that the box's own fault explains, nothing kept beyond the
 * limits, no descriptor left, and reports that are harmless.
 * SPDX-License-Identifier: MIT
 */
#include <signal.h>
#include <sys/socket.h>

#include "tests/fuzz/box_world.h"
#include "tests/fuzz/fuzz.h"

enum {
    ACTS_MAX = 40, /* of one input */
    WAY_READY = 1, /* the box's cage stands */
    WAY_LOADED = 2,
    WAY_HIDDEN = 4, /* the test isn't visible */
    WAY_DEATH = 8,  /* so many more ways to die, in three bits */
};

struct act {
    struct world *w;
    struct fuzz_input *in;
    unsigned n_answers; /* frames with the nonce of a request */
    unsigned n_results; /* those of them that are a RESULT */
    bool is_killed;     /* by SIGKILL, as by somebody outside */
};

/* ---- frames ------------------------------------------------------------------------------------- */

static void say(struct act *a, uint32_t type, uint64_t nonce, struct fuzz_input payload,
                uint32_t length)
{
    struct buffer frame AUTO(buffer_release) = {0};
    const struct frame_header header = {.length = length, .type = type, .nonce = nonce};
    buffer_append(&frame, &header, sizeof(header));
    buffer_append(&frame, payload.at, payload.left);
    bool is_answer = a->w->n_requests > 0 && nonce == a->w->nonce;
    a->n_answers += is_answer;
    a->n_results += is_answer && type == FRAME_RESULT && a->w->n_requests > 1;
    world_write(a->w->socket_fd, frame.data, frame.len);
}

static struct fuzz_input take_payload(struct act *a)
{
    size_t length = fuzz_byte(a->in);
    return fuzz_take(a->in, length == 255 ? a->in->left : length);
}

static void say_answer(struct act *a, uint32_t type)
{
    struct fuzz_input payload = take_payload(a);
    say(a, type, a->w->nonce, payload, (uint32_t)payload.left);
}

static void act_result(struct act *a)
{
    say_answer(a, FRAME_RESULT);
}

static void act_load_failed(struct act *a)
{
    say_answer(a, FRAME_LOAD_FAILED);
}

static void act_line(struct act *a)
{
    say_answer(a, FRAME_LINE);
}

static const uint8_t cbor_null[] = {0xf6};

static void act_loaded(struct act *a)
{
    say(a, FRAME_LOADED, a->w->nonce, (struct fuzz_input){cbor_null, 1}, 1);
}

/* A header in which nothing need be right. */
static void act_frame(struct act *a)
{
    static const uint64_t zero = 0;
    uint32_t type = fuzz_byte(a->in);
    uint8_t which = fuzz_byte(a->in);
    const uint64_t nonces[] = {a->w->nonce, zero, a->w->nonce + 1, fuzz_number(a->in, 8)};
    uint32_t length = (uint32_t)fuzz_number(a->in, 4);
    struct fuzz_input payload = take_payload(a);
    if (which & 4)
        length = (uint32_t)payload.left;
    say(a, type, nonces[which % ARRAY_LEN(nonces)], payload, length);
}

static void act_bytes(struct act *a)
{
    struct fuzz_input bytes = take_payload(a);
    world_write(a->w->socket_fd, bytes.at, bytes.left);
}

static void act_ready(struct act *a)
{
    const struct frame_header header = {.type = FRAME_READY};
    unsigned n_fds = fuzz_byte(a->in) % (WORLD_FDS_MAX + 1);
    world_say_ready(a->w, &header, sizeof(header), n_fds);
}

static void act_cage_failed(struct act *a)
{
    struct fuzz_input payload = take_payload(a);
    say(a, FRAME_CAGE_FAILED, 0, payload, (uint32_t)payload.left);
}

/* ---- the rest of what it can do ----------------------------------------------------------------- */

static void act_stdout(struct act *a)
{
    struct fuzz_input bytes = take_payload(a);
    world_write(a->w->stdout_fd, bytes.at, bytes.left);
}

static void act_stderr(struct act *a)
{
    struct fuzz_input bytes = take_payload(a);
    world_write(a->w->stderr_fd, bytes.at, bytes.left);
}

/* Up to 4 KiB in one go, for the limits on output. */
static void act_flood(struct act *a)
{
    char bytes[4096];
    memset(bytes, fuzz_byte(a->in), sizeof(bytes));
    world_write(a->w->stdout_fd, bytes, sizeof(bytes));
}

static void act_close(struct act *a)
{
    int *const ends[] = {&a->w->socket_fd, &a->w->stdout_fd, &a->w->stderr_fd, &a->w->held_fd};
    close_fd(ends[fuzz_byte(a->in) % ARRAY_LEN(ends)]);
}

static void act_die(struct act *a)
{
    world_die(a->w);
}

/* Nothing: what came before is handled first. */
static void act_settle(struct act *a)
{
    world_settle(a->w);
}

static void (*const acts[])(struct act *a) = {
    act_result,      act_loaded, act_load_failed, act_line,  act_frame,  act_bytes, act_ready,
    act_cage_failed, act_stdout, act_stderr,      act_flood, act_settle, act_close, act_die,
};

/* ---- what must hold ----------------------------------------------------------------------------- */

static void check_verdict(const struct act *a)
{
    const struct world *w = a->w;
    const struct test_result *t = &w->test;
    fuzz_check(w->n_done == 1, "a trial ends once");
    fuzz_check(t->verdict < VERDICT_COUNT_ && t->verdict != VERDICT_SK &&
                   t->verdict != VERDICT_RV && t->verdict != VERDICT_SV,
               "a verdict that a box without system calls can have");
    fuzz_check((t->verdict == VERDICT_AC) == (t->detail[0] == '\0'), "what is wrong is said");
    fuzz_check(w->n_requests <= 1 + a->n_answers, "only who knows the nonce has answered");
    fuzz_check(t->verdict != VERDICT_AC || a->n_results > 0, "nothing is accepted unanswered");
    fuzz_check(t->verdict != VERDICT_IE || !w->is_loading || a->is_killed,
               "what a submission does is no fault of ours");
    fuzz_check(t->shown == NULL || t->visible, "a hidden test shows nothing");
}

static void check_limits(const struct world *w)
{
    const struct box *b = &w->box;
    fuzz_check(b->state == BOX_UNUSED && b->pidfd < 0 && b->socket_fd < 0, "nothing of it is left");
    fuzz_check(b->printed_out.len + b->printed_err.len <= b->limits.output_bytes,
               "no more output is kept than is allowed");
    fuzz_check(w->gate.n_inside == 0, "its place is free again");
}

static void check_report(struct world *w)
{
    struct submission_result *r = &w->result;
    r->verdict = w->group.verdict = w->test.verdict;
    w->group.n_accepted = w->test.verdict == VERDICT_AC;
    fuzz_check_harmless(w->test.detail, strlen(w->test.detail), FUZZ_ONE_LINE);
    fuzz_check_reports(r);
    fflush(w->trace.out);
    fuzz_check_harmless(w->trace_text, w->trace_len, FUZZ_LINES);
}

/* ---- one input ---------------------------------------------------------------------------------- */

static struct {
    struct challenge challenge;
    struct preparation *preparation;
} known[2];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    static const char *const folders[] = {"tests/fuzz/challenges/calls",
                                          "tests/fuzz/challenges/counter"};
    static struct complaints complaints;
    signal(SIGPIPE, SIG_IGN);
    for (size_t i = 0; i < ARRAY_LEN(known); i++) {
        fuzz_check(challenge_load(folders[i], &known[i].challenge, &complaints) == 0,
                   "the target runs in the repository's root, where its challenges are");
        known[i].preparation = preparation_new(&known[i].challenge);
    }
    return 0;
}

static struct world_test choose_test(uint8_t number, bool is_hidden)
{
    unsigned n_calls = known[0].challenge.groups[0].n_tests;
    unsigned n_operations = known[1].challenge.groups[0].n_tests;
    number = (uint8_t)(number % (n_calls + n_operations));
    bool is_call = number < n_calls;
    return (struct world_test){.challenge = &known[!is_call].challenge,
                               .preparation = known[!is_call].preparation,
                               .test = is_call ? number : number - n_calls,
                               .visible = !is_hidden};
}

/* NULL: it is never born. A signal whose action is to dump core would take us along: the memory that
 * is dumped is ours (kernels before 5.16). */
static const struct world_death *choose_death(uint8_t way)
{
    static const struct world_death deaths[] = {
        {0,       0  },
        {0,       1  },
        {0,       3  },
        {0,       255},
        {SIGKILL, 0  },
        {SIGHUP,  0  },
        {SIGPOLL, 0  },
    };
    size_t number = way / WAY_DEATH % (ARRAY_LEN(deaths) + 1);
    return number < ARRAY_LEN(deaths) ? &deaths[number] : NULL;
}

static void go_ahead(struct act *a, uint8_t way)
{
    const struct frame_header header = {.type = FRAME_READY};
    if (way & WAY_READY)
        world_say_ready(a->w, &header, sizeof(header), 1);
    world_settle(a->w);
    if ((way & WAY_READY) && (way & WAY_LOADED))
        act_loaded(a);
    world_settle(a->w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct world w;
    struct fuzz_input in = {data, size};
    struct act a = {.w = &w, .in = &in};
    unsigned n_fds = fuzz_open_fds();
    uint8_t number = fuzz_byte(&in), way = fuzz_byte(&in);
    const struct world_test test = choose_test(number, way & WAY_HIDDEN);
    const struct world_death *death = choose_death(way);
    world_open(&w, &test, death);
    a.is_killed = death && death->signal == SIGKILL;
    go_ahead(&a, way);
    for (int i = 0; i < ACTS_MAX && in.left > 0 && w.n_done == 0; i++) {
        uint8_t act = fuzz_byte(&in);
        acts[act % ARRAY_LEN(acts)](&a);
        if (act < 128) /* else it comes together with the next one */
            world_settle(&w);
    }
    world_finish(&w);
    check_verdict(&a);
    check_limits(&w);
    check_report(&w);
    world_close(&w);
    static bool is_first = true; /* pipes that are made once */
    fuzz_check(is_first || fuzz_open_fds() == n_fds, "no descriptor is left open");
    is_first = false;
    return 0;
}
