/*
 * fuzz_text - hostile texts on their way to a person
 *
 * The first byte chooses what is done with the rest: the functions of base/text, those of the
 * layout, the report of a result, or that of `verify`. A text is a byte with its length, and so
 * many bytes; the last one takes what is left.
 * SPDX-License-Identifier: MIT
 */
#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/verify.h"
#include "tests/fuzz/fuzz.h"

enum {
    GROUPS_MAX = 3,
    TESTS_MAX = 4,
    TRACEBACK_MAX = 3,
    SOLUTIONS_MAX = 4,
    CUT_LEAST_COLUMNS = 40,
    ID_MAX_BYTES = 64
};

static struct fuzz_input take_bytes(struct fuzz_input *in)
{
    size_t length = fuzz_byte(in);
    return fuzz_take(in, length == 255 ? in->left : length);
}

/* As it came, but for its end at a NUL. */
static const char *hostile(struct arena *a, struct fuzz_input *in)
{
    struct fuzz_input bytes = take_bytes(in);
    return arena_strndup(a, (const char *)bytes.at, strnlen((const char *)bytes.at, bytes.left));
}

static const char *clean(struct arena *a, struct fuzz_input *in, enum text_newlines newlines)
{
    struct buffer out AUTO(buffer_release) = {0};
    struct fuzz_input bytes = take_bytes(in);
    text_sanitise(&out, (const char *)bytes.at, bytes.left, newlines);
    return arena_strdup(a, buffer_text(&out));
}

/* As schema_id() lets through: short, harmless, and without what has a meaning on command lines. */
static const char *identifier(struct arena *a, struct fuzz_input *in)
{
    const char *text = clean(a, in, TEXT_ESCAPE_NEWLINES);
    size_t length = strlen(text);
    struct buffer id AUTO(buffer_release) = {0};
    for (size_t i = 0, step = 0; i < length; i += step) {
        text_decode(text + i, length - i, &step);
        if (id.len + step <= ID_MAX_BYTES && !strchr(" /[],\\", text[i]))
            buffer_append(&id, text + i, step);
    }
    return id.len > 0 ? arena_strdup(a, buffer_text(&id)) : "t";
}

/* ---- base/text ---------------------------------------------------------------------------------- */

static void check_sanitised(const char *text, size_t length, enum text_newlines newlines)
{
    struct buffer once AUTO(buffer_release) = {0};
    struct buffer twice AUTO(buffer_release) = {0};
    text_sanitise(&once, text, length, newlines);
    fuzz_check_harmless(buffer_text(&once), once.len,
                        newlines == TEXT_KEEP_NEWLINES ? FUZZ_LINES : FUZZ_ONE_LINE);
    text_sanitise(&twice, buffer_text(&once), once.len, newlines);
    fuzz_check(once.len == twice.len &&
                   memcmp(buffer_text(&once), buffer_text(&twice), once.len) == 0,
               "what is harmless stays as it is");
    fuzz_check(length == 0 || once.len >= length / 4, "nothing is dropped");
}

static void check_code_points(const char *text, size_t length)
{
    size_t bad = 0, i = 0;
    bool is_utf8 = text_is_utf8(text, length, &bad);
    for (size_t step = 0; i < length; i += step) {
        int32_t code_point = text_decode(text + i, length - i, &step);
        fuzz_check(step >= 1 && step <= length - i, "a code point lies within the text");
        if (code_point == TEXT_INVALID) {
            fuzz_check(!is_utf8 && bad <= i, "the first bad byte is named");
            continue;
        }
        struct buffer again AUTO(buffer_release) = {0};
        text_encode(&again, (uint32_t)code_point);
        fuzz_check(again.len == step && memcmp(again.data, text + i, step) == 0,
                   "there is one way to write a code point");
    }
    fuzz_check(is_utf8 || bad < length, "the first bad byte lies within the text");
}

static void check_cut(const char *text, size_t length, size_t width)
{
    struct buffer line AUTO(buffer_release) = {0};
    struct buffer cut AUTO(buffer_release) = {0};
    struct buffer same AUTO(buffer_release) = {0};
    text_sanitise(&line, text, length, TEXT_ESCAPE_NEWLINES);
    text_cut_middle(&cut, buffer_text(&line), line.len, width);
    fuzz_check_harmless(buffer_text(&cut), cut.len, FUZZ_ONE_LINE);
    fuzz_check(text_width(buffer_text(&cut), cut.len) <= width, "a text is cut to its width");
    text_cut_middle(&same, buffer_text(&cut), cut.len, width);
    fuzz_check(strcmp(buffer_text(&same), buffer_text(&cut)) == 0, "it is cut once");
}

static void fuzz_base(struct fuzz_input *in)
{
    size_t width = CUT_LEAST_COLUMNS + fuzz_byte(in);
    /* A copy of the exact size, so that a read behind the end is seen. */
    char *text = malloc(in->left + 1);
    fuzz_check(text, "there is memory");
    memcpy(text, in->at, in->left);
    text = realloc(text, in->left > 0 ? in->left : 1);
    size_t length = in->left;
    check_code_points(text, length);
    check_sanitised(text, length, TEXT_KEEP_NEWLINES);
    check_sanitised(text, length, TEXT_ESCAPE_NEWLINES);
    check_cut(text, length, width);
    struct arena a AUTO(arena_release) = {0};
    static const char *const words[] = {"time",   "memory", "wall", "output",
                                        "expect", "tests",  NULL};
    const char *word = arena_strndup(&a, text, strnlen(text, length)), *near;
    near = text_nearest(word, words);
    fuzz_check(!near || strlen(near) <= strlen(word) + 3, "the nearest word is near");
    free(text);
}

/* ---- layout ------------------------------------------------------------------------------------- */

static void check_lines(const struct buffer *out, size_t columns)
{
    fuzz_check_harmless(buffer_text(out), out->len, FUZZ_LINES);
    const char *at = buffer_text(out), *end = at + out->len;
    for (const char *newline; at < end; at = newline + 1) {
        newline = memchr(at, '\n', (size_t)(end - at));
        newline = newline ? newline : end;
        fuzz_check(text_width(at, (size_t)(newline - at)) <= columns, "a line fits");
    }
}

static void fuzz_layout(struct fuzz_input *in)
{
    size_t indent = fuzz_byte(in) % 40;
    unsigned lines = 3 + fuzz_byte(in) % 20;
    struct buffer text AUTO(buffer_release) = {0};
    struct buffer line AUTO(buffer_release) = {0};
    text_sanitise(&text, (const char *)in->at, in->left, TEXT_KEEP_NEWLINES);
    text_sanitise(&line, (const char *)in->at, in->left, TEXT_ESCAPE_NEWLINES);
    struct buffer out AUTO(buffer_release) = {0};
    layout_spaces(&out, indent);
    layout_lines(&out, buffer_text(&text), text.len, indent, lines);
    check_lines(&out, LAYOUT_COLUMNS);
    buffer_reset(&out);
    layout_spaces(&out, indent);
    layout_wrap(&out, buffer_text(&line), line.len, indent, lines);
    check_lines(&out, LAYOUT_COLUMNS);
    size_t n_lines = 0;
    for (size_t i = 0; i < out.len; i++)
        n_lines += out.data[i] == '\n';
    fuzz_check(n_lines >= 1, "a wrapped text ends in a newline");
    buffer_reset(&out);
    layout_fit(&out, buffer_text(&line), indent + 4);
    check_lines(&out, indent + 4);
}

/* ---- reports ------------------------------------------------------------------------------------ */

static double points(struct fuzz_input *in)
{
    return (double)fuzz_number(in, 2) / 10;
}

static const struct shown_test *make_shown(struct arena *a, struct fuzz_input *in)
{
    struct shown_test *shown = arena_alloc(a, sizeof(*shown));
    uint8_t has = fuzz_byte(in);
    shown->call = clean(a, in, TEXT_KEEP_NEWLINES);
    shown->expected = has & 1 ? clean(a, in, TEXT_ESCAPE_NEWLINES) : NULL;
    shown->got = has & 2 ? clean(a, in, TEXT_ESCAPE_NEWLINES) : NULL;
    shown->difference = has & 4 ? clean(a, in, TEXT_ESCAPE_NEWLINES) : NULL;
    if (has & 8) {
        struct fuzz_input printed = take_bytes(in);
        shown->printed = arena_strndup(a, (const char *)printed.at, printed.left);
        shown->printed_len = printed.left;
        shown->printed_dropped_bytes = fuzz_number(in, 4);
    }
    shown->exception = has & 16 ? hostile(a, in) : NULL;
    unsigned n = has & 32 ? fuzz_byte(in) % (TRACEBACK_MAX + 1) : 0;
    struct traceback_line *lines = arena_array(a, n, sizeof(*lines));
    for (unsigned i = 0; i < n; i++) {
        lines[i] =
            (struct traceback_line){.line = (unsigned)fuzz_number(in, 4), .column = fuzz_byte(in)};
        lines[i].function = hostile(a, in);
        lines[i].source = hostile(a, in);
    }
    shown->traceback = lines;
    shown->n_traceback = n;
    return shown;
}

static const struct violation *make_violation(struct arena *a, struct fuzz_input *in)
{
    struct violation *v = arena_alloc(a, sizeof(*v));
    v->syscall = "openat";
    v->n_args = fuzz_byte(in) % (VIOLATION_ARGS_MAX + 1);
    for (unsigned i = 0; i < v->n_args; i++)
        v->args[i] = clean(a, in, TEXT_ESCAPE_NEWLINES);
    v->line = (unsigned)fuzz_number(in, 4);
    return v;
}

static void make_test(struct test_result *t, const struct group_result *g, struct arena *a,
                      struct fuzz_input *in)
{
    *t = (struct test_result){.group = g->id,
                              .visible = g->visible,
                              .verdict = (enum verdict)(fuzz_byte(in) % VERDICT_COUNT_),
                              .time_limit_ns = 2 * NSEC_PER_SEC,
                              .wall_limit_ns = 6 * NSEC_PER_SEC,
                              .memory_limit_bytes = 64 << 20};
    uint8_t has = fuzz_byte(in);
    t->id = identifier(a, in);
    t->cpu_ns = fuzz_number(in, 4) * NSEC_PER_USEC;
    t->wall_ns = fuzz_number(in, 4) * NSEC_PER_USEC;
    t->memory_bytes = fuzz_number(in, 4);
    t->points = points(in);
    t->max_points = points(in);
    t->detail = t->verdict == VERDICT_AC ? "" : clean(a, in, TEXT_ESCAPE_NEWLINES);
    t->hint = has & 1 ? hostile(a, in) : NULL;
    t->line = has & 2 ? (unsigned)fuzz_number(in, 4) : 0;
    t->violation = t->verdict == VERDICT_SV ? make_violation(a, in) : NULL;
    t->shown = g->visible && t->verdict != VERDICT_AC ? make_shown(a, in) : NULL;
}

static void make_group(struct submission_result *r, struct group_result *g, struct fuzz_input *in)
{
    struct arena *a = &r->arena;
    *g = (struct group_result){.first_test = r->n_tests};
    g->id = identifier(a, in);
    g->visible = fuzz_byte(in) & 1;
    g->points = points(in);
    g->max_points = points(in);
    g->n_tests = 1 + fuzz_byte(in) % TESTS_MAX;
    for (unsigned i = 0; i < g->n_tests; i++) {
        struct test_result *t = &r->tests[r->n_tests++];
        make_test(t, g, a, in);
        g->n_accepted += t->verdict == VERDICT_AC;
        if (g->verdict == VERDICT_AC)
            g->verdict = t->verdict;
        if (r->verdict == VERDICT_AC && t->verdict != VERDICT_SK)
            r->verdict = t->verdict;
        r->cpu_ns = t->cpu_ns > r->cpu_ns ? t->cpu_ns : r->cpu_ns;
    }
    g->skipped_needs = g->verdict == VERDICT_SK ? identifier(a, in) : NULL;
    r->score += g->points;
    r->max_score += g->max_points;
}

/* On the caller's; submission_result_release() frees it. */
static void make_result(struct submission_result *r, struct fuzz_input *in)
{
    *r = (struct submission_result){
        .challenge = "three-sum",
        .time_limit_ns = 2 * NSEC_PER_SEC,
        .memory_limit_bytes = 64 << 20,
        .isolation = {.seccomp = "pure", .memory = "rlimit"}
    };
    r->submission = hostile(&r->arena, in);
    unsigned n = 1 + fuzz_byte(in) % GROUPS_MAX;
    r->groups = arena_array(&r->arena, n, sizeof(*r->groups));
    r->tests = arena_array(&r->arena, (size_t)n * TESTS_MAX, sizeof(*r->tests));
    for (; r->n_groups < n; r->n_groups++)
        make_group(r, &r->groups[r->n_groups], in);
}

static void fuzz_report(struct fuzz_input *in)
{
    struct submission_result r;
    make_result(&r, in);
    fuzz_check_reports(&r);
    submission_result_release(&r);
}

static void fuzz_verify(struct fuzz_input *in)
{
    struct submission_result r;
    make_result(&r, in);
    struct verify_solution solutions[SOLUTIONS_MAX];
    struct verify_report report = {.challenge = "three-sum", .solutions = solutions};
    report.n_solutions = 1 + fuzz_byte(in) % SOLUTIONS_MAX;
    for (unsigned i = 0; i < report.n_solutions; i++) {
        struct verify_solution *s = &solutions[i];
        *s = (struct verify_solution){.promise = (enum promise)(fuzz_byte(in) % PROMISE_COUNT_)};
        bool has_result = fuzz_byte(in) & 1;
        s->path = arena_printf(&r.arena, "solutions/%s/%s.py", promise_folder(s->promise),
                               hostile(&r.arena, in));
        s->result = has_result ? &r : NULL;
        s->failure = has_result ? NULL : clean(&r.arena, in, TEXT_ESCAPE_NEWLINES);
        if (has_result)
            s->check = promise_check(s->promise, &r);
    }
    fuzz_check_verify_reports(&report);
    submission_result_release(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const ways[])(struct fuzz_input * in) = {fuzz_base, fuzz_layout, fuzz_report,
                                                           fuzz_verify};
    struct fuzz_input in = {data, size};
    ways[fuzz_byte(&in) % ARRAY_LEN(ways)](&in);
    return 0;
}
