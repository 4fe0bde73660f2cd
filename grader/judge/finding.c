/*
 * finding - outcomes against expectations; finding_printed.c has those of what was printed,
 * finding_end.c what the kernel says
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/finding.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "grader/judge/finding_text.h"

static void add(struct finding *f, enum verdict verdict, const char *safe, const char *detail)
{
    f->verdict = verdict;
    f->safe = safe;
    f->detail = detail;
}

/* ---- values ------------------------------------------------------------------------------------- */

static void add_difference(struct finding *f, struct arena *a, const struct compare_difference *d,
                           const char *what)
{
    const char *detail;
    const char *where = strcmp(what, "") == 0 ? d->path : arena_printf(a, "%s %s", what, d->path);
    if (d->expected && d->got)
        detail = arena_printf(a, "%s: got %s, expected %s", where, finding_short_repr(a, d->got),
                              finding_short_repr(a, d->expected));
    else
        detail = arena_printf(a, "%s: %s", where, d->message);
    add(f, VERDICT_WA, "the answer is not the one expected", detail);
    f->difference = arena_printf(a, "at %s: %s", where, d->message);
}

/* Compares with each of the values that are right; the difference to the first one is told. */
static void check_value(struct finding *f, struct arena *a, const struct compare_rules *rules,
                        const struct expected_outcome *expected, const struct value *got)
{
    struct compare_difference first = {0};
    for (unsigned i = 0; i < expected->n_values; i++) {
        struct compare_difference d;
        if (compare_values(a, rules, &expected->values[i], got, &d) == COMPARE_EQUAL)
            return;
        if (i == 0)
            first = d;
    }
    add_difference(f, a, &first, "");
    f->expected = finding_expected_values(a, expected);
    f->got = finding_repr(a, got);
    if (expected->n_values > 1)
        f->difference = "it is none of the answers that are right";
}

void finding_add_unusable(struct finding *f, struct arena *a, const struct value *got,
                          const struct compare_difference *d)
{
    add_difference(f, a, d, "");
    f->got = finding_repr(a, got);
}

/* ---- exceptions --------------------------------------------------------------------------------- */

static bool matches(const struct expected_outcome *expected, const struct answer_exception *e)
{
    return !expected->exception_pattern ||
           pattern_is_in(expected->exception_pattern, e->message, e->message_len);
}

static bool may_be_in_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Whether @name is a name of the submission's: stands in its source, and not as a part of a name. */
static bool is_in_source(const struct submission *s, const char *name)
{
    size_t length = strlen(name);
    const char *at = s->source, *end = s->source + s->source_len;
    if (length == 0 || isdigit((unsigned char)name[0]))
        return false;
    for (const char *c = name; *c; c++) {
        if (!may_be_in_name(*c))
            return false;
    }
    while ((at = memmem(at, (size_t)(end - at), name, length))) {
        bool begins = at == s->source || !may_be_in_name(at[-1]);
        at += length;
        if (begins && (at == end || !may_be_in_name(*at)))
            return true;
    }
    return false;
}

/* A class can be named at run time, after an input. A hidden test tells only of names that Python
 * itself has, or that stand in the submission as they are, and of those not the path to them. */
static const char *safe_name(const struct finding *f, struct arena *a,
                             const struct answer_exception *e)
{
    if (e->n_bases > 0 && answer_is_pythons(e->bases[0]))
        return e->bases[0];
    const char *dot = strrchr(e->class_name, '.');
    const char *name = dot ? dot + 1 : e->class_name;
    if (!f->submission || !is_in_source(f->submission, name))
        return "an exception";
    return finding_clean(a, name, strlen(name));
}

static void add_exception(struct finding *f, struct arena *a, const struct answer *answer)
{
    const struct answer_exception *e = &answer->exception;
    f->exception = e;
    f->line = answer_exception_line(e);
    if (e->is_memory_error) {
        add(f, VERDICT_MLE, "the memory limit was reached (MemoryError)",
            "the memory limit was reached (MemoryError)");
        return;
    }
    const char *where = f->line ? arena_printf(a, " at line %u", f->line) : "";
    add(f, VERDICT_RE, arena_printf(a, "%s%s", safe_name(f, a, e), where),
        arena_printf(a, "%s%s", finding_exception_text(a, e), where));
}

static void check_raised(struct finding *f, struct arena *a,
                         const struct expected_outcome *expected, const struct answer *answer)
{
    if (answer->kind == ANSWER_RETURNED) {
        add(f, VERDICT_WA, "an exception was expected, but it returned a value",
            arena_printf(a, "expected %s, but it returned %s", expected->exception,
                         finding_short_repr(a, &answer->value)));
        f->expected = finding_expected_exception(a, expected);
        f->got = finding_repr(a, &answer->value);
        return;
    }
    const struct answer_exception *e = &answer->exception;
    bool is_class = answer_exception_is(e, expected->exception);
    if (is_class && matches(expected, e))
        return;
    if (e->is_memory_error || (!is_class && !answer_exception_is(e, "Exception"))) {
        add_exception(f, a, answer); /* an exit is one, whatever was asked for */
        f->expected = finding_expected_exception(a, expected);
        return;
    }
    f->exception = e;
    f->line = answer_exception_line(e);
    f->expected = finding_expected_exception(a, expected);
    f->got = arena_printf(a, "%s raised", finding_exception_text(a, e));
    add(f, VERDICT_WA,
        is_class ? "the exception's text is not the one expected" : "it raised another exception",
        arena_printf(a, "expected %s, got %s", f->expected, finding_exception_text(a, e)));
}

void finding_add_outcome(struct finding *f, struct arena *a, const struct compare_rules *rules,
                         const struct expected_outcome *expected, const struct answer *answer)
{
    if (f->verdict != VERDICT_AC)
        return;
    if (expected->kind == OUTCOME_RAISES)
        check_raised(f, a, expected, answer);
    else if (answer->kind == ANSWER_RAISED)
        add_exception(f, a, answer);
    else if (expected->kind != OUTCOME_ANY)
        check_value(f, a, rules, expected, &answer->value);
    if (f->exception && !f->expected && expected->kind != OUTCOME_ANY)
        f->expected = finding_expected_values(a, expected);
}

/* ---- programs ----------------------------------------------------------------------------------- */

/* Where it should have been well, any other status is a failure like an exception. A status can be made
 * from an input, so a hidden test doesn't tell it. */
void finding_add_exit(struct finding *f, struct arena *a, unsigned expected, unsigned status)
{
    if (f->verdict != VERDICT_AC || status == expected)
        return;
    const char *safe = expected == 0 ? "it ended with an exit status that isn't 0"
                                     : "its exit status is not the one expected";
    f->expected = arena_printf(a, "exit status %u", expected);
    f->got = arena_printf(a, "exit status %u", status);
    add(f, expected == 0 ? VERDICT_RE : VERDICT_WA, safe,
        arena_printf(a, "it ended with exit status %u, expected %u", status, expected));
}

/* Python's own status for that is 1, and a test that expects 1 has no more to say. */
void finding_add_uncaught(struct finding *f, struct arena *a, unsigned expected,
                          const struct answer *answer)
{
    if (f->verdict == VERDICT_AC && (expected != 1 || answer->exception.is_memory_error))
        add_exception(f, a, answer);
}

/* ---- beside the result -------------------------------------------------------------------------- */

void finding_add_args_after(struct finding *f, struct arena *a, const struct compare_rules *rules,
                            const struct value *expected, const struct answer *answer)
{
    struct compare_difference d;
    if (f->verdict != VERDICT_AC ||
        compare_values(a, rules, expected, &answer->args_after, &d) == COMPARE_EQUAL)
        return;
    add_difference(f, a, &d, "arguments after the call,");
    f->safe = "the arguments are not as they should be after the call";
    f->expected = finding_repr(a, expected);
    f->got = finding_repr(a, &answer->args_after);
}

/* The first argument of the result's own shape, in which the box counts its nodes (wire.h); for any
 * other result the first of any shape. */
static struct value nodes_given(const struct value *args, const struct value *result)
{
    struct value given = value_none();
    for (uint32_t i = 0; i < args->n; i++) {
        const struct value *v = &args->items[i];
        if (v->kind != VALUE_LINKED_LIST && v->kind != VALUE_TREE)
            continue;
        if (v->kind == result->kind)
            return *v;
        if (given.kind == VALUE_NONE)
            given = *v;
    }
    return given;
}

void finding_add_same_nodes(struct finding *f, struct arena *a, const struct value *args,
                            const struct answer *answer)
{
    if (f->verdict != VERDICT_AC)
        return;
    struct value input = nodes_given(args, &answer->value);
    struct compare_difference d;
    if (compare_same_nodes(a, &input, &answer->value, &d) == COMPARE_EQUAL)
        return;
    add_difference(f, a, &d, "");
    f->safe = "the result is not made of the given nodes";
    f->detail = arena_printf(a, "%s: %s", d.path, d.message);
}

/* ---- loading ------------------------------------------------------------------------------------ */

void finding_add_load_failure(struct finding *f, struct arena *a, const struct answer *answer)
{
    if (f->verdict != VERDICT_AC)
        return;
    const char *text = finding_clean(a, answer->text, strlen(answer->text));
    if (!answer->has_exception) {
        add(f, VERDICT_LE, text, text);
        return;
    }
    add_exception(f, a, answer);
    if (f->verdict == VERDICT_MLE)
        return;
    f->verdict = VERDICT_LE;
    const char *what = answer->load_failure == LOAD_FAILURE_COMPILE ? "Python can't compile it"
                                                                    : "it can't be loaded";
    f->safe = arena_printf(a, "%s: %s", what, f->safe);
    f->detail = arena_printf(a, "%s: %s", what, f->detail);
}

void finding_add_nonsense(struct finding *f, struct arena *a, const char *what)
{
    if (f->verdict != VERDICT_AC)
        return;
    const char *text = arena_printf(a, "it broke the connection to the grader: %s", what);
    add(f, VERDICT_RE, text, text);
}

void finding_add_failure(struct finding *f, struct arena *a, const struct error *err)
{
    if (f->verdict != VERDICT_AC)
        return;
    const char *text = finding_clean(a, err->text, strlen(err->text));
    add(f, VERDICT_IE, text, text);
}
