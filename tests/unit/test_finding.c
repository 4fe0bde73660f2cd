/*
 * test_finding - what is wrong with an answer, and what of it may be told of a hidden test
 *
 * SECRET stands in every input, expected value, output and text of an exception here. It must turn
 * up in `detail`, or the test would prove nothing, and never in `safe`.
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include "grader/judge/finding.h"
#include "tests/unit/literal.h"

#define SECRET "4711"
#define BASES "'Exception', 'BaseException', 'object'"

static const char source[] = "class Full(Exception):\n"
                             "    class Inner(Exception): pass\n"
                             "def Overfull(n): raise Full(n)\n"
                             "table = {'word': 12, _x: 3}\n"
                             "\xC3\x9C"
                             "ber = 1\n";

static const struct submission submission = {"sol.py", source, sizeof(source) - 1};

static struct finding accepted(void)
{
    return (struct finding){
        .submission = &submission, .verdict = VERDICT_AC, .safe = "", .detail = ""};
}

/* An answer from the literal of a value, or, in braces of its own, of an exception:
 * ['name', [bases], 'message', is a MemoryError, [[line, function]]]. */
static struct answer *answered(struct arena *a, bool raised, const char *text)
{
    struct answer *answer = arena_alloc(a, sizeof(*answer));
    struct value v = literal(a, text);
    if (!raised) {
        *answer = (struct answer){.kind = ANSWER_RETURNED, .text = "", .value = v};
        return answer;
    }
    *answer = (struct answer){.kind = ANSWER_RAISED, .text = "", .has_exception = true};
    struct answer_exception *e = &answer->exception;
    e->class_name = v.items[0].text;
    for (uint32_t i = 0; i < v.items[1].n; i++)
        e->bases[e->n_bases++] = v.items[1].items[i].text;
    e->message = v.items[2].text;
    e->message_len = v.items[2].n;
    e->is_memory_error = v.items[3].truth;
    for (uint32_t i = 0; i < v.items[4].n; i++)
        e->lines[e->n_lines++] = (struct answer_line){
            (unsigned)v.items[4].items[i].items[0].integer, v.items[4].items[i].items[1].text};
    return answer;
}

static const struct pattern *pattern_of(struct arena *a, const char *text)
{
    const struct pattern *pattern = NULL;
    struct error err = {0};
    ck_assert_msg(pattern_compile(a, text, strlen(text), &pattern, &err) == 0, "%s", err.text);
    return pattern;
}

/* "ValueError" or "ValueError~regex" for an exception, else the literals of the values that are
 * right, separated by " | ", or NULL for an outcome that doesn't count. */
static struct expected_outcome expected_of(struct arena *a, bool raises, const char *text)
{
    if (!text)
        return (struct expected_outcome){.kind = OUTCOME_ANY};
    if (raises) {
        char *name = arena_strdup(a, text), *tilde = strchr(name, '~');
        if (tilde)
            *tilde = '\0';
        return (struct expected_outcome){.kind = OUTCOME_RAISES,
                                         .exception = name,
                                         .exception_match = tilde ? tilde + 1 : NULL,
                                         .exception_pattern =
                                             tilde ? pattern_of(a, tilde + 1) : NULL};
    }
    struct expected_outcome o = {.kind = OUTCOME_VALUE, .values = arena_array(a, 4, 16)};
    char *at = arena_strdup(a, text), *end;
    do {
        end = strstr(at, " | ");
        if (end)
            *end = '\0';
        o.values[o.n_values++] = literal(a, at);
        at = end ? end + 3 : at;
    } while (end);
    if (o.n_values > 1)
        o.kind = OUTCOME_ONE_OF;
    return o;
}

/* ---- outcomes -------------------------------------------------------------------------------- */

/* clang-format off */
static const struct outcome_row {
    const char *label;
    bool raises;
    const char *expected; /* NULL: does not count */
    bool raised;
    const char *answer;
    enum verdict verdict;
    const char *safe, *detail;
} outcome_rows[] = {
    {"the value", false, "[1, 2]", false, "[1, 2]", VERDICT_AC, "", ""},
    {"another value", false, "[1, 4711]", false, "[1, 2]", VERDICT_WA,
     "the answer is not the one expected", "$[1]: got 2, expected 4711"},
    {"one too many", false, "[1]", false, "[1, 4711]", VERDICT_WA,
     "the answer is not the one expected", NULL},
    {"the first of two", false, "1 | 2", false, "1", VERDICT_AC, "", ""},
    {"the second of two", false, "1 | 2", false, "2", VERDICT_AC, "", ""},
    {"neither of two", false, "1 | 2", false, "4711", VERDICT_WA,
     "the answer is not the one expected", "$: got 4711, expected 1"},
    {"an outcome that doesn't count", false, NULL, false, "4711", VERDICT_AC, "", ""},
    {"an object", false, "1", false, "opaque(0, 'S4711')", VERDICT_WA,
     "the answer is not the one expected", NULL},

    {"an exception nobody asked for", false, "1", true,
     "['ValueError', ['ValueError', " BASES "], '4711', False, [[3, 'f'], [4, 'g']]]", VERDICT_RE,
     "ValueError at line 4", "ValueError: 4711 at line 4"},
    {"one where nothing counts", false, NULL, true,
     "['ValueError', ['ValueError', " BASES "], '4711', False, []]", VERDICT_RE, "ValueError",
     "ValueError: 4711"},
    {"one without text", false, "1", true,
     "['KeyError', ['KeyError', " BASES "], '', False, [[4, 'g']]]", VERDICT_RE,
     "KeyError at line 4", "KeyError at line 4"},
    {"no memory", false, "1", true, "['MemoryError', ['MemoryError', " BASES "], '', True, []]",
     VERDICT_MLE, "the memory limit was reached (MemoryError)",
     "the memory limit was reached (MemoryError)"},
    {"an exit", false, "1", true,
     "['SystemExit', ['SystemExit', 'BaseException', 'object'], '4711', False, [[2, 'f']]]",
     VERDICT_RE, "SystemExit at line 2", "SystemExit: 4711 at line 2"},

    {"the exception", true, "ValueError", true,
     "['ValueError', ['ValueError', " BASES "], '4711', False, []]", VERDICT_AC, "", ""},
    {"one derived from it", true, "LookupError", true,
     "['KeyError', ['KeyError', 'LookupError', " BASES "], '4711', False, []]", VERDICT_AC, "", ""},
    {"its text", true, "ValueError~^4[0-9]+1$", true,
     "['ValueError', ['ValueError', " BASES "], '4711', False, []]", VERDICT_AC, "", ""},
    {"its text, behind a NUL", true, "ValueError~empty", true,
     "['ValueError', ['ValueError', " BASES "], '4711\\x00empty', False, []]", VERDICT_AC, "", ""},
    {"another text", true, "ValueError~empty", true,
     "['ValueError', ['ValueError', " BASES "], '4711', False, [[9, 'f']]]", VERDICT_WA,
     "the exception's text is not the one expected",
     "expected ValueError raised, its text matching 'empty', got ValueError: 4711"},
    {"another exception", true, "ValueError", true,
     "['KeyError', ['KeyError', " BASES "], '4711', False, [[9, 'f']]]", VERDICT_WA,
     "it raised another exception", "expected ValueError raised, got KeyError: 4711"},
    {"a value instead", true, "ValueError", false, "4711", VERDICT_WA,
     "an exception was expected, but it returned a value",
     "expected ValueError, but it returned 4711"},
    {"an exit instead", true, "ValueError", true,
     "['SystemExit', ['SystemExit', 'BaseException', 'object'], '4711', False, [[2, 'f']]]",
     VERDICT_RE, "SystemExit at line 2", "SystemExit: 4711 at line 2"},
    {"the exit that was asked for", true, "SystemExit", true,
     "['SystemExit', ['SystemExit', 'BaseException', 'object'], '4711', False, []]", VERDICT_AC, "",
     ""},
    {"no memory instead", true, "ValueError", true,
     "['MemoryError', ['MemoryError', " BASES "], '', True, []]", VERDICT_MLE,
     "the memory limit was reached (MemoryError)", "the memory limit was reached (MemoryError)"},
    {"no memory, as was asked for", true, "MemoryError", true,
     "['MemoryError', ['MemoryError', " BASES "], '', True, []]", VERDICT_AC, "", ""},
};
/* clang-format on */

START_TEST(an_outcome_is_judged_by_what_was_expected)
{
    const struct outcome_row *row = &outcome_rows[_i];
    struct arena a AUTO(arena_release) = {0};
    const struct compare_rules rules = {0};
    struct expected_outcome expected = expected_of(&a, row->raises, row->expected);
    const struct answer *answer = answered(&a, row->raised, row->answer);
    struct finding f = accepted();
    finding_add_outcome(&f, &a, &rules, &expected, answer);
    ck_assert_msg(f.verdict == row->verdict, "row '%s': %s", row->label, verdict_code(f.verdict));
    ck_assert_msg(strcmp(f.safe, row->safe) == 0, "row '%s': safe is '%s'", row->label, f.safe);
    ck_assert_msg(!row->detail || strcmp(f.detail, row->detail) == 0, "row '%s': detail is '%s'",
                  row->label, f.detail);
    ck_assert_msg(!strstr(f.safe, SECRET), "row '%s': safe is '%s'", row->label, f.safe);
}
END_TEST

START_TEST(what_is_shown_of_a_wrong_value_is_all_of_it)
{
    struct arena a AUTO(arena_release) = {0};
    const struct compare_rules rules = {0};
    struct expected_outcome expected = expected_of(&a, false, "[1, 2] | [2, 1]");
    struct finding f = accepted();
    finding_add_outcome(&f, &a, &rules, &expected, answered(&a, false, "[3]"));
    ck_assert_str_eq(f.expected, "[1, 2] or [2, 1]");
    ck_assert_str_eq(f.got, "[3]");
    ck_assert_str_eq(f.difference, "it is none of the answers that are right");

    f = accepted();
    expected = expected_of(&a, false, "[1, 2]");
    finding_add_outcome(&f, &a, &rules, &expected, answered(&a, false, "[1, 2, 3]"));
    ck_assert_str_eq(f.difference, "at $[2]: one element too many");
    ck_assert_ptr_null(f.exception);
}
END_TEST

START_TEST(what_is_shown_of_an_exception_is_what_was_expected_and_where_it_was)
{
    struct arena a AUTO(arena_release) = {0};
    const struct compare_rules rules = {0};
    const char *raised = "['KeyError', ['KeyError', " BASES "], 'k', False, [[9, 'f']]]";
    struct expected_outcome value = expected_of(&a, false, "[1, 2]"),
                            error = expected_of(&a, true, "ValueError");
    struct finding f = accepted();
    finding_add_outcome(&f, &a, &rules, &value, answered(&a, true, raised));
    ck_assert_str_eq(f.expected, "[1, 2]");
    ck_assert_uint_eq(f.line, 9);
    ck_assert_ptr_nonnull(f.exception);

    f = accepted();
    finding_add_outcome(&f, &a, &rules, &error, answered(&a, true, raised));
    ck_assert_str_eq(f.expected, "ValueError raised");
    ck_assert_str_eq(f.got, "KeyError: k raised");
    ck_assert_uint_eq(f.line, 9);
}
END_TEST

START_TEST(the_first_thing_that_is_wrong_stands)
{
    struct arena a AUTO(arena_release) = {0};
    const struct compare_rules rules = {0};
    struct expected_outcome expected = expected_of(&a, false, "1");
    const struct answer *wrong = answered(&a, false, "2");
    struct buffer printed = {.data = (char[]){"x"}, .len = 1};
    struct error err = {0};
    error_set(&err, ERROR_INTERNAL, "broken");
    struct finding f = accepted();
    finding_add_nonsense(&f, &a, "first");
    const struct finding before = f;
    finding_add_outcome(&f, &a, &rules, &expected, wrong);
    finding_add_args_after(&f, &a, &rules, &expected.values[0], wrong);
    finding_add_same_nodes(&f, &a, &(struct value){.kind = VALUE_LIST}, wrong);
    finding_add_stdout(&f, &a, &(struct expected_stdout){STDOUT_EXACT, "y", 1, NULL}, &printed,
                       true);
    finding_add_load_failure(&f, &a, answered(&a, true, "['E', ['E'], '', False, []]"));
    finding_add_failure(&f, &a, &err);
    finding_add_nonsense(&f, &a, "second");
    ck_assert_mem_eq(&f, &before, sizeof(f));
}
END_TEST

/* ---- names of exceptions, in hidden tests ---------------------------------------------------- */

/* clang-format off */
static const struct {
    const char *label, *class_name, *base, *safe;
} name_rows[] = {
    {"Python's", "ValueError", "ValueError", "ValueError"},
    {"a group", "ExceptionGroup", "ExceptionGroup", "ExceptionGroup"},
    {"the submission's", "Full", "solution.Full", "Full"},
    {"a nested class", "Full.Inner", "solution.Full.Inner", "Inner"},
    {"made at run time", SECRET, "solution." SECRET, "an exception"},
    {"made at run time, without a module", SECRET, SECRET, "an exception"},
    {"made at run time, in the name of Python's", "E" SECRET, "E" SECRET, "an exception"},
    {"a part of a name in the source", "erfull", "solution.erfull", "an exception"},
    {"the start of a name in the source", "Over", "solution.Over", "an exception"},
    {"a number in the source", "12", "solution.12", "an exception"},
    {"a word of several", "class Full", "solution.class Full", "an exception"},
    {"no name", "", "solution.", "an exception"},
    {"no name and no module", "", "", "an exception"},
    {"a path made at run time", SECRET ".Full", "solution." SECRET ".Full", "Full"},
    {"a module made at run time", SECRET ".Full", SECRET ".Full", "Full"},
    {"a name beyond ASCII",
     "\xC3\x9C"
     "ber",
     "solution.\xC3\x9C"
     "ber",
     "\xC3\x9C"
     "ber"},
    {"a part of a name beyond ASCII", "ber", "solution.ber", "an exception"},
    {"a name with an underscore", "_x", "solution._x", "_x"},
};
/* clang-format on */

START_TEST(a_hidden_test_tells_only_names_that_stand_in_the_source)
{
    struct arena a AUTO(arena_release) = {0};
    const char *text = arena_printf(&a, "['%s', ['%s', " BASES "], '" SECRET "', False, []]",
                                    name_rows[_i].class_name, name_rows[_i].base);
    struct finding f = accepted();
    const struct expected_outcome any = {.kind = OUTCOME_ANY};
    finding_add_outcome(&f, &a, &(struct compare_rules){0}, &any, answered(&a, true, text));
    ck_assert_int_eq(f.verdict, VERDICT_RE);
    ck_assert_msg(strcmp(f.safe, name_rows[_i].safe) == 0, "row '%s': safe is '%s'",
                  name_rows[_i].label, f.safe);
    ck_assert_msg(strstr(f.detail, name_rows[_i].class_name) != NULL, "row '%s': detail is '%s'",
                  name_rows[_i].label, f.detail);
}
END_TEST

/* ---- beside the result ----------------------------------------------------------------------- */

START_TEST(arguments_after_the_call_are_compared)
{
    struct arena a AUTO(arena_release) = {0};
    const struct compare_rules rules = {0};
    struct value expected = literal(&a, "[[1, 4711]]");
    struct answer answer = {.args_after = literal(&a, "[[1, 4711]]")};
    struct finding f = accepted();
    finding_add_args_after(&f, &a, &rules, &expected, &answer);
    ck_assert_int_eq(f.verdict, VERDICT_AC);
    answer.args_after = literal(&a, "[[1, 3]]");
    finding_add_args_after(&f, &a, &rules, &expected, &answer);
    ck_assert_int_eq(f.verdict, VERDICT_WA);
    ck_assert_str_eq(f.safe, "the arguments are not as they should be after the call");
    ck_assert_str_eq(f.detail, "arguments after the call, $[0][1]: got 3, expected 4711");
    ck_assert_str_eq(f.expected, "[[1, 4711]]");
    ck_assert_str_eq(f.got, "[[1, 3]]");
}
END_TEST

/* clang-format off */
static const struct {
    const char *label, *args, *got;
    enum verdict verdict;
} node_rows[] = {
    {"the same nodes", "[linked_list([1, 2])]", "linked_list([2, 1], ids=[1, 0])", VERDICT_AC},
    {"a new one", "[linked_list([1, 2])]", "linked_list([2, 1], ids=[1, -1])", VERDICT_WA},
    {"none at all", "[linked_list([1, 2])]", "linked_list([2, 1])", VERDICT_WA},
    {"behind a number", "[3, linked_list([1, 2])]", "linked_list([1, 2], ids=[0, 1])", VERDICT_AC},
    {"of the first of two lists", "[linked_list([1]), linked_list([7])]",
     "linked_list([1], ids=[0])", VERDICT_AC},
    {"a list of the first list, behind a tree", "[tree([5]), linked_list([1, 2])]",
     "linked_list([2, 1], ids=[1, 0])", VERDICT_AC},
    {"a tree of the first tree, behind a list", "[linked_list([1, 2]), tree([5, 6])]",
     "tree([6, 5], ids=[1, 0])", VERDICT_AC},
    {"a list with the numbers of a tree's nodes", "[tree([1, 2])]",
     "linked_list([1, 2], ids=[-1, -1])", VERDICT_WA},
    {"an empty result of an empty list", "[None]", "None", VERDICT_AC},
};
/* clang-format on */

START_TEST(the_result_is_made_of_the_nodes_of_its_own_shape)
{
    struct arena a AUTO(arena_release) = {0};
    struct value args = literal(&a, node_rows[_i].args);
    struct finding f = accepted();
    finding_add_same_nodes(&f, &a, &args, answered(&a, false, node_rows[_i].got));
    ck_assert_msg(f.verdict == node_rows[_i].verdict, "row '%s': %s, %s", node_rows[_i].label,
                  verdict_code(f.verdict), f.detail);
    if (f.verdict != VERDICT_AC)
        ck_assert_str_eq(f.safe, "the result is not made of the given nodes");
}
END_TEST

/* ---- loading, nonsense, our own failure ------------------------------------------------------ */

/* clang-format off */
static const struct {
    const char *label;
    enum load_failure failure;
    const char *exception, *text; /* one of them */
    enum verdict verdict;
    const char *safe, *detail;
} load_rows[] = {
    {"no entry", LOAD_FAILURE_ENTRY, NULL, "it defines no function 'f'\x1b", VERDICT_LE,
     "it defines no function 'f'\\x1b", "it defines no function 'f'\\x1b"},
    {"not Python", LOAD_FAILURE_COMPILE,
     "['SyntaxError', ['SyntaxError', " BASES "], 'bad 4711', False, [[3, 'f']]]", NULL, VERDICT_LE,
     "Python can't compile it: SyntaxError at line 3",
     "Python can't compile it: SyntaxError: bad 4711 at line 3"},
    {"raises when loaded", LOAD_FAILURE_EXECUTE,
     "['Full', ['solution.Full', " BASES "], '4711', False, [[3, 'f']]]", NULL, VERDICT_LE,
     "it can't be loaded: Full at line 3", "it can't be loaded: Full: 4711 at line 3"},
    {"too large to be loaded", LOAD_FAILURE_EXECUTE,
     "['MemoryError', ['MemoryError', " BASES "], '4711', True, []]", NULL, VERDICT_MLE,
     "the memory limit was reached (MemoryError)", "the memory limit was reached (MemoryError)"},
};
/* clang-format on */

START_TEST(a_failed_load_is_a_load_error)
{
    struct arena a AUTO(arena_release) = {0};
    struct answer *answer = load_rows[_i].exception ? answered(&a, true, load_rows[_i].exception)
                                                    : answered(&a, false, "None");
    answer->kind = ANSWER_LOAD_FAILED;
    answer->load_failure = load_rows[_i].failure;
    answer->text = load_rows[_i].text ? load_rows[_i].text : "";
    struct finding f = accepted();
    finding_add_load_failure(&f, &a, answer);
    ck_assert_msg(f.verdict == load_rows[_i].verdict, "row '%s'", load_rows[_i].label);
    ck_assert_str_eq(f.safe, load_rows[_i].safe);
    ck_assert_str_eq(f.detail, load_rows[_i].detail);
}
END_TEST

START_TEST(nonsense_is_the_submission_s_fault_and_a_failure_ours)
{
    struct arena a AUTO(arena_release) = {0};
    struct error err = {0};
    error_set(&err, ERROR_INTERNAL, "no pipe");
    struct finding f = accepted();
    finding_add_nonsense(&f, &a, "it sent what is no answer");
    ck_assert_int_eq(f.verdict, VERDICT_RE);
    ck_assert_str_eq(f.safe, "it broke the connection to the grader: it sent what is no answer");
    f = accepted();
    finding_add_failure(&f, &a, &err);
    ck_assert_int_eq(f.verdict, VERDICT_IE);
    ck_assert_str_eq(f.detail, "no pipe");
}
END_TEST

static Suite *finding_suite(void)
{
    Suite *suite = suite_create("finding");
    TCase *tc = tcase_create("finding");
    tcase_add_loop_test(tc, an_outcome_is_judged_by_what_was_expected, 0,
                        (int)ARRAY_LEN(outcome_rows));
    tcase_add_test(tc, what_is_shown_of_a_wrong_value_is_all_of_it);
    tcase_add_test(tc, what_is_shown_of_an_exception_is_what_was_expected_and_where_it_was);
    tcase_add_test(tc, the_first_thing_that_is_wrong_stands);
    tcase_add_loop_test(tc, a_hidden_test_tells_only_names_that_stand_in_the_source, 0,
                        (int)ARRAY_LEN(name_rows));
    tcase_add_test(tc, arguments_after_the_call_are_compared);
    tcase_add_loop_test(tc, the_result_is_made_of_the_nodes_of_its_own_shape, 0,
                        (int)ARRAY_LEN(node_rows));
    tcase_add_loop_test(tc, a_failed_load_is_a_load_error, 0, (int)ARRAY_LEN(load_rows));
    tcase_add_test(tc, nonsense_is_the_submission_s_fault_and_a_failure_ours);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(finding_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
