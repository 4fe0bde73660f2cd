/*
 * test_finding_text - values and hostile bytes as texts of a report: cut, clean, whole characters
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "base/text.h"
#include "grader/judge/finding_text.h"
#include "tests/unit/literal.h"

/* U+65E5, two columns wide. */
#define SUN "\xE6\x97\xA5"

static struct value long_list(struct arena *a, uint32_t n)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++)
        items[i] = value_int(i);
    return value_sequence(VALUE_LIST, items, n);
}

static void assert_shown(const char *text, size_t columns)
{
    size_t bad = 0, length = strlen(text);
    ck_assert_msg(text_is_utf8(text, length, &bad), "byte %zu of %zu", bad, length);
    ck_assert_msg(text_width(text, length) <= columns, "%zu columns: %.80s",
                  text_width(text, length), text);
}

START_TEST(a_value_reads_as_python_would_write_it)
{
    struct arena a AUTO(arena_release) = {0};
    struct value v = literal(&a, "{'a': [1, (2,)], 3: None}");
    ck_assert_str_eq(finding_repr(&a, &v), "{'a': [1, (2,)], 3: None}");
    ck_assert_str_eq(finding_short_repr(&a, &v), "{'a': [1, (2,)], 3: None}");
}
END_TEST

START_TEST(a_long_value_is_cut_in_the_middle)
{
    struct arena a AUTO(arena_release) = {0};
    struct value v = long_list(&a, 100);
    const char *whole = finding_repr(&a, &v), *brief = finding_short_repr(&a, &v);
    ck_assert_uint_eq(strlen(whole), 390);
    assert_shown(brief, FINDING_SHORT_COLUMNS);
    ck_assert_str_eq(brief, "[0, 1, 2, 3, 4, 5,  ... 95, 96, 97, 98, 99] (390 characters)");
}
END_TEST

START_TEST(a_huge_value_keeps_within_every_bound)
{
    struct arena a AUTO(arena_release) = {0};
    struct value v = long_list(&a, 300000);
    const char *text = finding_repr(&a, &v);
    assert_shown(text, FINDING_LONG_COLUMNS);
    ck_assert_ptr_nonnull(strstr(text, " characters)"));
    ck_assert_ptr_nonnull(strstr(text, "... ("));
    assert_shown(finding_short_repr(&a, &v), FINDING_SHORT_COLUMNS);
}
END_TEST

/* The bound in bytes falls at every place within a character of three. */
START_TEST(no_character_is_cut_in_two)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer text AUTO(buffer_release) = {0};
    for (int i = 0; i < _i; i++)
        buffer_putc(&text, 'a');
    while (text.len < FINDING_REPR_BYTES + 16)
        buffer_puts(&text, SUN);
    struct value v = value_str(&a, text.data, text.len);
    assert_shown(finding_repr(&a, &v), FINDING_LONG_COLUMNS);
    assert_shown(finding_short_repr(&a, &v), FINDING_SHORT_COLUMNS);
    assert_shown(finding_clean(&a, text.data, text.len), FINDING_LONG_COLUMNS);
    const struct expected_outcome twice = {
        .kind = OUTCOME_ONE_OF, .values = (struct value[]){v, v},
              .n_values = 2
    };
    assert_shown(finding_expected_values(&a, &twice), FINDING_LONG_COLUMNS);
}
END_TEST

static const struct {
    const char *label, *bytes;
    size_t length;
    const char *text;
} clean_rows[] = {
    {"nothing",           "",             0, ""               },
    {"text",              "abc",          3, "abc"            },
    {"a newline",         "a\nb",         3, "a\\nb"          },
    {"a terminal escape", "\x1b[2J",      4, "\\x1b[2J"       },
    {"a NUL",             "a\0b",         3, "a\\x00b"        },
    {"half a character",  "a\xE6\x97",    3, "a\\xe6\\x97"    },
    {"a lone surrogate",  "\xED\xA0\x80", 3, "\\xed\\xa0\\x80"},
    {"a direction mark",  "\xE2\x80\xAE", 3, "\\u202e"        },
};

START_TEST(hostile_bytes_become_harmless)
{
    struct arena a AUTO(arena_release) = {0};
    const char *text = finding_clean(&a, clean_rows[_i].bytes, clean_rows[_i].length);
    ck_assert_msg(strcmp(text, clean_rows[_i].text) == 0, "row '%s': %s", clean_rows[_i].label,
                  text);
}
END_TEST

START_TEST(an_exception_is_its_class_and_its_text)
{
    struct arena a AUTO(arena_release) = {0};
    const struct answer_exception bare = {.class_name = "KeyError", .message = ""},
                                  full = {.class_name = "Full\x1b",
                                          .message = "a\n\x1b[2J",
                                          .message_len = 6};
    ck_assert_str_eq(finding_exception_text(&a, &bare), "KeyError");
    ck_assert_str_eq(finding_exception_text(&a, &full), "Full\\x1b: a\\n\\x1b[2J");
}
END_TEST

START_TEST(an_endless_text_of_an_exception_is_cut)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer text AUTO(buffer_release) = {0};
    for (int i = 0; i < 10000; i++)
        buffer_puts(&text, SUN);
    const struct answer_exception e = {
        .class_name = "E", .message = text.data, .message_len = text.len};
    const char *shown = finding_exception_text(&a, &e);
    assert_shown(shown, FINDING_LONG_COLUMNS + 3);
    ck_assert_ptr_nonnull(strstr(shown, "(10000 characters)"));
}
END_TEST

START_TEST(what_is_expected_reads_as_a_choice_or_as_an_exception)
{
    struct arena a AUTO(arena_release) = {0};
    struct value values[] = {literal(&a, "[1]"), literal(&a, "(2,)"), literal(&a, "'x'")};
    struct expected_outcome o = {.kind = OUTCOME_ONE_OF, .values = values, .n_values = 3};
    ck_assert_str_eq(finding_expected_values(&a, &o), "[1] or (2,) or 'x'");
    o.n_values = 1;
    ck_assert_str_eq(finding_expected_values(&a, &o), "[1]");
    o = (struct expected_outcome){.kind = OUTCOME_RAISES, .exception = "ValueError"};
    ck_assert_str_eq(finding_expected_exception(&a, &o), "ValueError raised");
    o.exception_match = "empty";
    ck_assert_str_eq(finding_expected_exception(&a, &o),
                     "ValueError raised, its text matching 'empty'");
}
END_TEST

static Suite *finding_text_suite(void)
{
    Suite *suite = suite_create("finding_text");
    TCase *tc = tcase_create("finding_text");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, a_value_reads_as_python_would_write_it);
    tcase_add_test(tc, a_long_value_is_cut_in_the_middle);
    tcase_add_test(tc, a_huge_value_keeps_within_every_bound);
    tcase_add_loop_test(tc, no_character_is_cut_in_two, 0, 3);
    tcase_add_loop_test(tc, hostile_bytes_become_harmless, 0, (int)ARRAY_LEN(clean_rows));
    tcase_add_test(tc, an_exception_is_its_class_and_its_text);
    tcase_add_test(tc, an_endless_text_of_an_exception_is_cut);
    tcase_add_test(tc, what_is_expected_reads_as_a_choice_or_as_an_exception);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(finding_text_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
