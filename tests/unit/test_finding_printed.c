/*
 * test_finding_printed - what was printed against what should have been
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include "grader/judge/finding.h"

static struct finding accepted(void)
{
    return (struct finding){.verdict = VERDICT_AC, .safe = "", .detail = ""};
}

static const struct pattern *pattern_of(struct arena *a, const char *text)
{
    const struct pattern *pattern = NULL;
    struct error err = {0};
    ck_assert_msg(pattern_compile(a, text, strlen(text), &pattern, &err) == 0, "%s", err.text);
    return pattern;
}

/* clang-format off */
static const struct {
    const char *label;
    enum stdout_kind kind;
    const char *expected, *got, *detail; /* NULL = right */
} stdout_rows[] = {
    {"equal", STDOUT_EXACT, "a\nb\n", "a\nb\n", NULL},
    {"both empty", STDOUT_EXACT, "", "", NULL},
    {"in the first line", STDOUT_EXACT, "a\nb\n", "x\nb\n", "line 1 of what was printed differs"},
    {"in the second", STDOUT_EXACT, "a\nb\n", "a\nx\n", "line 2 of what was printed differs"},
    {"nothing printed", STDOUT_EXACT, "a\n", "", "line 1 of what was printed differs"},
    {"nothing expected", STDOUT_EXACT, "", "a\n", "line 1 of what was printed differs"},
    {"the last newline is missing", STDOUT_EXACT, "a\nb\n", "a\nb",
     "line 2 of what was printed differs"},
    {"a line too many", STDOUT_EXACT, "a\n", "a\n4711\n", "line 2 of what was printed differs"},
    {"a space at the end", STDOUT_EXACT, "a\n", "a \n", "line 1 of what was printed differs"},
    {"another kind of newline", STDOUT_EXACT, "a\nb\n", "a\r\nb\n",
     "line 1 of what was printed differs"},
    {"what doesn't count", STDOUT_ANY, "", "a", NULL},

    {"the same words", STDOUT_TOKENS, "a bc", "a bc", NULL},
    {"other blanks", STDOUT_TOKENS, " a\tbc\n", "\r\n\va\f\n bc", NULL},
    {"no words", STDOUT_TOKENS, "", " \n", NULL},
    {"another word", STDOUT_TOKENS, "a 4711 c", "a\n\nx c",
     "word 2 of what was printed (line 3): got 'x', expected '4711'"},
    {"the start of a word", STDOUT_TOKENS, "abc", "ab",
     "word 1 of what was printed (line 1): got 'ab', expected 'abc'"},
    {"a word in two", STDOUT_TOKENS, "ab", "a b",
     "word 1 of what was printed (line 1): got 'a', expected 'ab'"},
    {"another case", STDOUT_TOKENS, "a", "A",
     "word 1 of what was printed (line 1): got 'A', expected 'a'"},
    {"an equal number", STDOUT_TOKENS, "1", "1.0",
     "word 1 of what was printed (line 1): got '1.0', expected '1'"},
    {"a word is missing", STDOUT_TOKENS, "a 4711", "a\n",
     "word 2 of what was printed is missing: expected '4711'"},
    {"all are missing", STDOUT_TOKENS, "4711", "",
     "word 1 of what was printed is missing: expected '4711'"},
    {"a word too many", STDOUT_TOKENS, "a", "a\nb",
     "word 2 of what was printed (line 2): got 'b', expected no more words"},
    {"a word of which none was wanted", STDOUT_TOKENS, "", "b",
     "word 1 of what was printed (line 1): got 'b', expected no more words"},
    {"a space that is no blank", STDOUT_TOKENS, "a b", "a\xC2\xA0"
     "b", "word 1 of what was printed (line 1): got 'a\xC2\xA0"
     "b', expected 'a'"},
    {"a hostile word", STDOUT_TOKENS, "a", "\x1B[2J",
     "word 1 of what was printed (line 1): got '\\x1b[2J', expected 'a'"},
    {"a long word", STDOUT_TOKENS, "a",
     "0123456789012345678901234567890123456789012345678901234567890",
     "word 1 of what was printed (line 1): got "
     "'012345678901234567890123456789012345678901234567890123456789...', expected 'a'"},

    {"it matches", STDOUT_REGEX, "took \\d+ ms", "took 12 ms", NULL},
    {"it matches but for the newline at the end", STDOUT_REGEX, "took \\d+ ms", "took 12 ms\n",
     NULL},
    {"only a part matches", STDOUT_REGEX, "\\d+", "took 12 ms\n",
     "line 1 of what was printed doesn't match '\\d+' (a part of it all does, but all of it must)"},
    {"the second line doesn't match", STDOUT_REGEX, "(4711\n)*", "4711\n4711x\n",
     "line 2 of what was printed doesn't match '(4711\\n)*' (a part of it all does, but all of it "
     "must)"},
    {"an end that is missing", STDOUT_REGEX, "ab+", "a",
     "what was printed ends before it matches 'ab+'"},
    {"nothing printed to match", STDOUT_REGEX, "4711", "",
     "what was printed ends before it matches '4711'"},
};
/* clang-format on */

static struct expected_stdout expected_print(struct arena *a, enum stdout_kind kind,
                                             const char *text)
{
    return (struct expected_stdout){kind, text, strlen(text),
                                    kind == STDOUT_REGEX ? pattern_of(a, text) : NULL};
}

START_TEST(what_is_printed_is_compared_as_the_test_says)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer got AUTO(buffer_release) = {0};
    buffer_puts(&got, stdout_rows[_i].got);
    struct finding f = accepted();
    const struct expected_stdout expected =
        expected_print(&a, stdout_rows[_i].kind, stdout_rows[_i].expected);
    finding_add_stdout(&f, &a, &expected, &got, false);
    if (!stdout_rows[_i].detail) {
        ck_assert_msg(f.verdict == VERDICT_AC, "row '%s': %s", stdout_rows[_i].label, f.detail);
        return;
    }
    ck_assert_msg(f.verdict == VERDICT_WA, "row '%s'", stdout_rows[_i].label);
    ck_assert_msg(strcmp(f.detail, stdout_rows[_i].detail) == 0, "row '%s': %s",
                  stdout_rows[_i].label, f.detail);
    ck_assert_str_eq(f.safe, "what was printed is not what was expected");
    ck_assert_ptr_null(strchr(f.got, '\n'));
    ck_assert_ptr_nonnull(f.expected);
    ck_assert_ptr_nonnull(f.difference);
}
END_TEST

START_TEST(output_may_hold_nuls)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer got AUTO(buffer_release) = {0};
    buffer_append(&got, "a\0b", 3);
    struct finding f = accepted();
    const struct expected_stdout right[] = {
        {STDOUT_EXACT, "a\0b", 3,          NULL},
        {            STDOUT_TOKENS,    " a\0b ",      5,       NULL    },
        { STDOUT_REGEX,           "a.b",    3, pattern_of(&a,     "a\\x00b")},
    };
    for (size_t i = 0; i < ARRAY_LEN(right); i++) {
        finding_add_stdout(&f, &a, &right[i], &got, false);
        ck_assert_int_eq(f.verdict, VERDICT_AC);
    }
    finding_add_stdout(&f, &a, &(struct expected_stdout){STDOUT_TOKENS, "a\0c", 3, NULL}, &got,
                       false);
    ck_assert_int_eq(f.verdict, VERDICT_WA);
    ck_assert_str_eq(f.got, "a\\x00b");
}
END_TEST

START_TEST(what_was_cut_is_never_right)
{
    for (int kind = STDOUT_EXACT; kind < STDOUT_KIND_COUNT_; kind++) {
        struct arena a AUTO(arena_release) = {0};
        struct buffer got AUTO(buffer_release) = {0};
        buffer_puts(&got, "a");
        struct finding f = accepted();
        const struct expected_stdout expected = expected_print(&a, (enum stdout_kind)kind, "a");
        finding_add_stdout(&f, &a, &expected, &got, true);
        ck_assert_int_eq(f.verdict, VERDICT_WA);
        ck_assert_str_eq(f.safe, "what was printed is not what was expected");
        ck_assert_ptr_nonnull(strstr(f.detail, "more than is kept"));
    }
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("finding_printed");
    TCase *tc = tcase_create("finding_printed");
    tcase_add_loop_test(tc, what_is_printed_is_compared_as_the_test_says, 0,
                        (int)ARRAY_LEN(stdout_rows));
    tcase_add_test(tc, output_may_hold_nuls);
    tcase_add_test(tc, what_was_cut_is_never_right);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(make_suite());
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures > 0;
}
