/*
 * trial - see trial.h
 *
 * The conversation: LOAD, then one request (a call, a snippet) or one for each operation, each sent
 * only after the answer to the one before was compared. The first thing that is wrong ends it.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/trial.h"

#include <ctype.h>
#include <string.h>

#include "grader/judge/finding_text.h"
#include "grader/judge/program_case.h"
#include "grader/judge/request.h"
#include "grader/judge/rerun.h"
#include "grader/judge/show.h"
#include "grader/judge/test_folder.h"

static const struct challenge *challenge_of(const struct trial *t)
{
    return preparation_challenge(t->task.preparation);
}

static const struct test *test_of(const struct trial *t)
{
    return &challenge_of(t)->groups[t->task.group].tests[t->task.test];
}

static void on_ready(void *owner, struct box *b)
{
    (void)b;
    struct trial *t = owner;
    gate_enter(t->gate, &t->ticket);
}

/* What it has answered is all that is wanted; another may run while it dies. */
static void close_box(struct trial *t)
{
    box_close(t->box);
    gate_leave(t->gate, &t->ticket);
}

/* It waits for something that perhaps never comes; a processor isn't what it needs. */
static void on_asleep(void *owner, struct box *b)
{
    (void)b;
    struct trial *t = owner;
    gate_leave(t->gate, &t->ticket);
}

static void load(void *owner)
{
    struct trial *t = owner;
    struct error err = {0};
    /* Only now, so that boxes that are forked ahead hold no inputs. */
    if (preparation_case(t->task.preparation, &t->arena, t->task.group, t->task.test, t->task.index,
                         &t->test_case, &err) < 0) {
        finding_add_failure(&t->finding, &t->arena, &err);
        close_box(t);
        return;
    }
    t->outcomes = arena_array(&t->arena, t->test_case.n_operations + 1u, sizeof(*t->outcomes));
    if (test_folder_fill(&t->test_case, t->box, &err) < 0 ||
        (t->box->limits.has_input && program_case_put_input(&t->test_case, t->box, &err) < 0)) {
        finding_add_failure(&t->finding, &t->arena, &err);
        close_box(t);
        return;
    }
    struct buffer payload AUTO(buffer_release) = {0};
    request_load(&payload, challenge_of(t), LOAD_ROLE_SUBMISSION, t->task.submission->source,
                 t->task.submission->source_len, true);
    box_request(t->box, FRAME_LOAD, &payload);
}

static bool asks_for_node(const struct expected_outcome *o)
{
    for (unsigned i = 0; i < o->n_values; i++) {
        if (value_contains(&o->values[i], VALUE_NODE))
            return true;
    }
    return false;
}

static void ask(struct trial *t)
{
    const struct test_case *c = &t->test_case;
    struct buffer payload AUTO(buffer_release) = {0};
    unsigned type = request_test(&payload, c, c->test->has_args_after || c->test->unchanged,
                                 c->test->same_nodes || asks_for_node(&c->outcome), &t->n_asked);
    t->box->may_exit = c->test->kind == TEST_PROGRAM;
    box_request(t->box, type, &payload);
}

static bool has_more_to_ask(const struct trial *t)
{
    return t->test_case.test->kind == TEST_OPERATIONS && t->n_asked < t->test_case.n_operations;
}

/* What came back, for the checker. A value of which a part couldn't be taken apart is no answer. */
static void keep_for_checker(struct trial *t, const struct answer *answer,
                             const struct expected_outcome *expected)
{
    struct compare_difference d = {0};
    const char *name = expected->kind == OUTCOME_RAISES ? expected->exception : "";
    struct value *kept = &t->outcomes[t->n_asked > 0 ? t->n_asked - 1 : 0];
    *kept =
        answer->kind == ANSWER_RETURNED ? answer->value : value_str(&t->arena, name, strlen(name));
    if (t->finding.verdict == VERDICT_AC && value_contains(kept, VALUE_OPAQUE) &&
        compare_values(&t->arena, &(struct compare_rules){0}, kept, kept, &d) != COMPARE_EQUAL)
        finding_add_unusable(&t->finding, &t->arena, kept, &d);
}

/* Where a checker decides, values aren't compared, neither with what is expected nor with what the
 * reference returned; it is only told of them. */
static struct expected_outcome outcome_to_compare(const struct trial *t)
{
    const struct test_case *c = &t->test_case;
    bool is_asked = t->n_asked > 0;
    struct expected_outcome o = is_asked ? c->operations[t->n_asked - 1].outcome : c->outcome;
    bool is_told = !is_asked || c->outcome.kind == OUTCOME_VALUE;
    if (c->test->checker && is_told && o.kind == OUTCOME_VALUE)
        o.kind = OUTCOME_ANY;
    return o;
}

static void check_outcome(struct trial *t, const struct answer *answer)
{
    const struct expected_outcome o = outcome_to_compare(t);
    finding_add_outcome(&t->finding, &t->arena, &t->test_case.test->compare, &o, answer);
    if (t->test_case.test->checker)
        keep_for_checker(t, answer, &o);
}

static void check_call(struct trial *t, const struct answer *answer)
{
    const struct test_case *c = &t->test_case;
    struct finding *f = &t->finding;
    check_outcome(t, answer);
    if (answer->kind != ANSWER_RETURNED)
        return;
    if ((c->test->has_args_after || c->test->unchanged) && !answer->has_args_after) {
        finding_add_nonsense(f, &t->arena, "its answer lacks the arguments");
        return;
    }
    if (c->test->has_args_after)
        finding_add_args_after(f, &t->arena, &c->test->compare, &c->args_after, answer);
    if (c->test->unchanged)
        finding_add_args_after(f, &t->arena, &(struct compare_rules){0}, &c->args, answer);
    if (c->test->same_nodes)
        finding_add_same_nodes(f, &t->arena, &c->args, answer);
}

/* Its only answer is that it didn't catch something; otherwise the box ends. */
static void check_program(struct trial *t, const struct answer *answer)
{
    if (answer->kind != ANSWER_RAISED)
        finding_add_nonsense(&t->finding, &t->arena, "it sent what is no answer");
    else
        finding_add_uncaught(&t->finding, &t->arena, t->test_case.exit_status, answer);
}

static void check_result(struct trial *t, struct answer *answer)
{
    if (answer->kind == ANSWER_RAISED)
        finding_note_missing(&t->arena, challenge_of(t), &answer->exception);
    if (test_of(t)->kind == TEST_PROGRAM)
        check_program(t, answer);
    else if (test_of(t)->kind == TEST_CALL)
        check_call(t, answer);
    else
        check_outcome(t, answer);
}

static void note_load_failure(struct trial *t, struct answer *answer)
{
    if (answer->has_exception)
        finding_note_missing(&t->arena, challenge_of(t), &answer->exception);
    finding_add_load_failure(&t->finding, &t->arena, answer);
}

static void on_answer(void *owner, struct box *b, unsigned type, const void *payload, size_t length)
{
    struct trial *t = owner;
    struct error err = {0};
    struct answer *answer = arena_alloc(&t->arena, sizeof(*answer));
    if (answer_read(&t->arena, type, payload, length, answer, &err) < 0)
        finding_add_nonsense(&t->finding, &t->arena, "it sent what is no answer");
    else if (answer->kind == ANSWER_LOAD_FAILED)
        note_load_failure(t, answer);
    else if ((answer->kind == ANSWER_LOADED) == t->is_loaded)
        finding_add_nonsense(&t->finding, &t->arena, "it sent another answer than was asked for");
    else if (t->is_loaded)
        check_result(t, answer);
    t->is_loaded = true;
    bool goes_on = t->finding.verdict == VERDICT_AC &&
                   (answer->kind == ANSWER_LOADED || has_more_to_ask(t)) &&
                   b->cpu_ns <= b->limits.time_ns + b->limits.overtime_ns;
    if (goes_on)
        ask(t);
    else
        close_box(t);
}

/* A path or a number, also one behind a name (O_WRONLY|0x1d000000), can be made from an input; names
 * such as AF_INET can't tell much. */
static bool is_only_names(const char *arg)
{
    return isupper((unsigned char)arg[0]) &&
           arg[strspn(arg, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_|")] == '\0';
}

static void fill_violation(struct trial *t)
{
    const struct box *b = t->box;
    struct test_result *r = t->task.result;
    r->violation = NULL;
    if (t->finding.verdict != VERDICT_SV || b->n_violations == 0)
        return;
    static_assert((int)VIOLATION_ARGS_MAX == (int)NOTIFY_ARGS_MAX, "a result shows them all");
    struct violation *v = arena_alloc(t->task.result_arena, sizeof(*v));
    v->syscall = arena_strdup(t->task.result_arena, b->violation.syscall);
    v->n_args = b->violation.n_args;
    for (unsigned i = 0; i < v->n_args; i++) {
        bool is_shown = t->task.visible || is_only_names(b->violation.args[i]);
        v->args[i] = is_shown ? arena_strdup(t->task.result_arena, b->violation.args[i]) : "...";
    }
    v->line = t->finding.line;
    r->violation = v;
}

/* The last word is said; all boxes are gone. */
static void conclude(void *owner)
{
    struct trial *t = owner;
    struct arena *keep = t->task.result_arena;
    struct test_result *r = t->task.result;
    const struct finding *f = &t->finding;
    bool is_accepted = f->verdict == VERDICT_AC;
    const char *hint = test_of(t)->hint;
    r->verdict = f->verdict;
    r->share = f->verdict == VERDICT_WA ? t->checking.share : 0;
    r->line = f->line;
    r->hint = is_accepted || !hint ? NULL : arena_strdup(keep, hint);
    r->detail = arena_strdup(keep, is_accepted ? "" : t->task.visible ? f->detail : f->safe);
    r->shown = is_accepted ? NULL : t->shown;
    t->may_repeat = t->may_repeat || t->checking.may_repeat;
    arena_release(&t->arena);
    t->on_done(t->owner);
}

static void on_checked(void *owner)
{
    struct trial *t = owner;
    const char *difference = t->finding.verdict == VERDICT_WA ? t->finding.difference : NULL;
    if (t->shown && difference)
        t->shown->difference = arena_strdup(t->task.result_arena, difference);
    conclude(t);
}

/* All else is right. */
static void start_checker(struct trial *t)
{
    const struct test_case *c = &t->test_case;
    const struct checking_task task = {
        .challenge = challenge_of(t),
        .checker = c->test->checker,
        .args = checking_args(&t->arena, c),
        .result = c->test->kind == TEST_OPERATIONS
                      ? value_sequence(VALUE_LIST, t->outcomes, c->n_operations)
                      : t->outcomes[0],
        .expected = checking_expected(&t->arena, c),
        .arena = &t->arena,
        .finding = &t->finding,
    };
    checking_start(&t->checking, t->box, t->gate, &task, on_checked, t);
}

/* What a visible test shows if it isn't accepted: known of the submission's box alone. */
static void note_shown(struct trial *t, bool asks_checker)
{
    const struct box *b = t->box;
    if (!t->task.visible || !t->test_case.test)
        return;
    if (asks_checker && t->test_case.test->kind != TEST_OPERATIONS)
        t->finding.got = finding_repr(&t->arena, &t->outcomes[0]);
    if (t->finding.verdict != VERDICT_AC || asks_checker)
        t->shown = show_test(t->task.result_arena, &t->test_case, challenge_of(t),
                             t->task.submission, &t->finding, t->n_asked, b);
}

static void note_usage(struct trial *t)
{
    const struct box *b = t->box;
    const struct limits *limits = &t->limits;
    struct test_result *r = t->task.result;
    r->n_runs = 0;
    r->cpu_ns = b->cpu_ns;
    r->wall_ns = b->wall_ns;
    r->time_limit_ns = limits->time_ns;
    r->time_permille = t->reference_ns > 0 ? limits->time_permille : 0;
    r->reference_ns = t->reference_ns;
    r->wall_limit_ns = limits->wall_ns;
    r->memory_bytes = b->memory_bytes;
    r->memory_limit_bytes = limits->memory_bytes;
}

/* Whether it came to the end that the test asks for: an answer, or an exit. */
static bool has_answered(const struct trial *t)
{
    const struct box *b = t->box;
    return !t->is_stopped && (b->end == BOX_END_CLOSED || (b->end == BOX_END_EXIT && b->may_exit));
}

static void check_printed(struct trial *t)
{
    const struct box *b = t->box;
    if (b->may_exit && b->end == BOX_END_EXIT)
        finding_add_exit(&t->finding, &t->arena, t->test_case.exit_status, (unsigned)b->end_code);
    if (t->test_case.test)
        finding_add_stdout(&t->finding, &t->arena, &t->test_case.printed, &b->printed_out,
                           b->is_stdout_cut);
}

static void on_ended(void *owner, struct box *b)
{
    struct trial *t = owner;
    gate_leave(t->gate, &t->ticket);
    const struct test *test = test_of(t);
    if (has_answered(t)) {
        check_printed(t);
        finding_add_files(&t->finding, &t->arena, &t->test_case, b);
    }
    t->finding = finding_settle(&t->finding, &t->arena, b);
    bool asks_checker = t->finding.verdict == VERDICT_AC && test->checker && !t->is_stopped;
    t->may_repeat = b->end == BOX_END_FAILURE && !b->was_asked;
    note_usage(t);
    fill_violation(t);
    note_shown(t, asks_checker);
    if (asks_checker)
        start_checker(t);
    else
        conclude(t);
}

void trial_stop(struct trial *t)
{
    t->is_stopped = true;
    box_close(t->box);
}

void trial_abandon(struct trial *t)
{
    arena_release(&t->arena);
}

/* Far enough to know whether it was near the limit (rerun.h). */
static nsec_t overtime(nsec_t time_ns, const struct submission *s)
{
    unsigned percent = s->overtime_percent;
    return time_ns / 100 * (percent > RERUN_NEAR_PERCENT ? percent : RERUN_NEAR_PERCENT);
}

/* Where the case can't be put together, load() will tell. */
static void measure_folder(const struct trial *t, struct box_limits *limits)
{
    struct arena arena AUTO(arena_release) = {0};
    struct test_case c;
    struct error err = {0};
    if (test_of(t)->n_files > 0 && preparation_case(t->task.preparation, &arena, t->task.group,
                                                    t->task.test, t->task.index, &c, &err) == 0)
        test_folder_measure(&c, limits);
}

void trial_start(struct trial *t, struct box *box, struct gate *gate, const struct trial_task *task,
                 void (*on_done)(void *owner), void *owner)
{
    *t = (struct trial){
        .box = box,
        .gate = gate,
        .ticket = {.on_enter = load, .owner = t},
        .task = *task,
        .on_done = on_done,
        .owner = owner,
        .finding = {
                   .submission = task->submission, .verdict = VERDICT_AC,    .safe = "", .detail = ""}
    };
    const struct limits *limits = &t->limits;
    t->limits = preparation_limits(task->preparation, task->group, task->test, task->index,
                                   &t->reference_ns);
    const struct hurry_limits *hurry = task->hurry;
    bool is_exact = hurry || task->is_calibration;
    struct box_limits box_limits = {.time_ns = hurry ? hurry->time_ns : limits->time_ns,
                                    .overtime_ns =
                                        is_exact ? 0 : overtime(limits->time_ns, task->submission),
                                    .wall_ns = hurry ? hurry->wall_ns : limits->wall_ns,
                                    .memory_bytes = limits->memory_bytes,
                                    .output_bytes = limits->output_bytes,
                                    .output_kill_bytes = limits->output_bytes * OUTPUT_KILL_FACTOR,
                                    .has_input = preparation_has_input(test_of(t))};
    box->owner = (struct box_owner){t, on_ready, on_answer, on_ended, on_asleep};
    measure_folder(t, &box_limits);
    box_open(box, tiers_of_box(challenge_of(t)->allow), &box_limits);
}
