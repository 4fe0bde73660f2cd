/*
 * test_pattern - regular expressions: what they mean, what is refused, how long they take
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "base/pattern.h"

#define TEXT(literal) literal, sizeof(literal) - 1

/* is_in is what re.search says, is_all what re.fullmatch says of the text, or of its part before
 * the newline at its end. */
static const struct match_row {
    const char *pattern, *text;
    size_t length;
    bool is_in, is_all;
} match_rows[] = {
    {"",                    TEXT(""),                         true,  true },
    {"",                    TEXT("a"),                        true,  false},
    {"",                    TEXT("\n"),                       true,  true },
    {"abc",                 TEXT("abc"),                      true,  true },
    {"abc",                 TEXT("xabcx"),                    true,  false},
    {"abc",                 TEXT("abc\n"),                    true,  true },
    {"abc",                 TEXT("abc\n\n"),                  true,  false},
    {"abc\\n",              TEXT("abc\n"),                    true,  true },
    {"abc",                 TEXT("ab"),                       false, false},
    {"a|bc|",               TEXT("bc"),                       true,  true },
    {"a|bc|",               TEXT("b"),                        true,  false},
    {"a*",                  TEXT("aaa"),                      true,  true },
    {"a+",                  TEXT(""),                         false, false},
    {"a?b",                 TEXT("b"),                        true,  true },
    {"a{2}",                TEXT("aaa"),                      true,  false},
    {"a{2,3}",              TEXT("aaa"),                      true,  true },
    {"a{2,3}",              TEXT("a"),                        false, false},
    {"a{2,}",               TEXT("aaaaa"),                    true,  true },
    {"a{,2}",               TEXT("aa"),                       true,  true },
    {"a{,2}",               TEXT("aaa"),                      true,  false},
    {"(ab){2}c",            TEXT("ababc"),                    true,  true },
    {"(a{1,2}b){2}",        TEXT("aabab"),                    true,  true },
    {"(a{1,2}b){2}",        TEXT("aaabb"),                    false, false},
    {"a{0}b",               TEXT("b"),                        true,  true },
    {"(a|){3}b",            TEXT("aab"),                      true,  true },
    {"a{x}",                TEXT("a{x}"),                     true,  true },
    {"a{}{",                TEXT("a{}{"),                     true,  true },
    {"a.*?b",               TEXT("axxb"),                     true,  true },
    {"(a*)*b",              TEXT("aab"),                      true,  true },
    {"(?:ab|a)b",           TEXT("ab"),                       true,  true },
    {"(?P<n_1>a)b",         TEXT("ab"),                       true,  true },
    {".",                   TEXT("\n"),                       false, false},
    {"(?s).",               TEXT("\n"),                       true,  true },
    {"a.b",
     TEXT("a\xC3\xA4"
          "b"),
     true,                                                           true },
    {"a..b",
     TEXT("a\xC3\xA4"
          "b"),
     false,                                                          false},
    {"a.b",
     TEXT("a\xFF"
          "b"),
     true,                                                           true },
    {"\\xff",               TEXT("\xFF"),                     false, false},
    {"\\xe4",               TEXT("\xC3\xA4"),                 true,  true },
    {"\\u00e4\\U0001F600",  TEXT("\xC3\xA4\xF0\x9F\x98\x80"), true,  true },
    {"[\xC3\xA4-\xC3\xBC]", TEXT("\xC3\xB6"),                 true,  true },
    {"[a-c]+",              TEXT("abcd"),                     true,  false},
    {"[^a-c]",              TEXT("b"),                        false, false},
    {"[^a-c]",              TEXT("\n"),                       true,  true },
    {"[]a]+",               TEXT("a]"),                       true,  true },
    {"[^]a]",               TEXT("]"),                        false, false},
    {"[a-]+",               TEXT("-a"),                       true,  true },
    {"[-a]+",               TEXT("-a"),                       true,  true },
    {"[\\]\\\\]+",          TEXT("]\\"),                      true,  true },
    {"[\\d.]+",             TEXT("3.14"),                     true,  true },
    {"[^\\D]",              TEXT("a"),                        false, false},
    {"[^\\D]",              TEXT("7"),                        true,  true },
    {"[\\W]",               TEXT("_"),                        false, false},
    {"[\\b]",               TEXT("\b"),                       true,  true },
    {"\\d+ ms",             TEXT("took 12 ms\n"),             true,  false},
    {"took \\d+ ms",        TEXT("took 12 ms\n"),             true,  true },
    {"\\D\\W\\S",           TEXT("a-b"),                      true,  true },
    {"\\w\\s\\w",           TEXT("_\v9"),                     true,  true },
    {"\\w",                 TEXT("\xC3\xA4"),                 false, false},
    {"\\.\\*\\-\\ \\n",     TEXT(".*- \n"),                   true,  true },
    {"a\\x00b",             TEXT("a\0b"),                     true,  true },
    {"^b",                  TEXT("a\nb"),                     false, false},
    {"(?m)^b$",             TEXT("a\nb\nc"),                  true,  false},
    {"(?m)^a$\\n^b$",       TEXT("a\nb"),                     true,  true },
    {"a$",                  TEXT("a\n"),                      true,  true },
    {"a$",                  TEXT("a\nb"),                     false, false},
    {"a$",                  TEXT("a\n\n"),                    false, false},
    {"a\\Z",                TEXT("a\n"),                      false, false},
    {"\\Ab",                TEXT("ab"),                       false, false},
    {"\\bcat\\b",           TEXT("the cat."),                 true,  false},
    {"\\bcat\\b",           TEXT("concat"),                   false, false},
    {"\\Bcat",              TEXT("concat"),                   true,  false},
    {"(?i)h[a-b]LLO",       TEXT("HALlo"),                    true,  true },
    {"(?i)[^a]",            TEXT("A"),                        false, false},
    {"(?im)x|^b$",          TEXT("a\nB"),                     true,  false},
    {"(^|,)a",              TEXT("b,a"),                      true,  false},
};

static const struct pattern *compiled(struct arena *a, const char *text)
{
    const struct pattern *p = NULL;
    struct error err = {0};
    int result = pattern_compile(a, text, strlen(text), &p, &err);
    ck_assert_msg(result == 0, "'%s': %s", text, err.text);
    return p;
}

START_TEST(a_pattern_means_what_it_means_in_python)
{
    const struct match_row *row = &match_rows[_i];
    struct arena a AUTO(arena_release) = {0};
    const struct pattern *p = compiled(&a, row->pattern);
    size_t reach;
    ck_assert_msg(pattern_is_in(p, row->text, row->length) == row->is_in, "'%s' in '%s'",
                  row->pattern, row->text);
    ck_assert_msg(pattern_is_all(p, row->text, row->length, &reach) == row->is_all,
                  "'%s' is all of '%s'", row->pattern, row->text);
}
END_TEST

static const struct {
    const char *pattern, *says;
} wrong_rows[] = {
    {"(a",                                "character 1: '(' is never closed"        },
    {"a)",                                "character 2: there is no group"          },
    {"\xC3\xA4)",                         "character 2: there is no group"          },
    {"*a",                                "character 1: there is nothing to repeat" },
    {"a|+",                               "character 3: there is nothing to repeat" },
    {"{2}a",                              "character 1: there is nothing to repeat" },
    {"(|{,2})",                           "character 3: there is nothing to repeat" },
    {"^*",                                "character 2: there is nothing to repeat" },
    {"a**",                               "character 3: two repetitions"            },
    {"a{2}{3}",                           "character 5: two repetitions"            },
    {"a*+",                               "character 3: repetitions that don't give"},
    {"a{3,2}",                            "character 2: the smaller number"         },
    {"a{1001}",                           "character 2: more than 1000"             },
    {"a{99999999999999}",                 "character 2: more than 1000"             },
    {"[a",                                "character 1: '[' is never closed"        },
    {"x[]",                               "character 2: '[' is never closed"        },
    {"[z-a]",                             "character 2: a range goes"               },
    {"[\\d-z]",                           "character 2: a range goes"               },
    {"[[:alpha:]]",                       "character 2: classes are written"        },
    {"a\\",                               "character 2: a backslash"                },
    {"[\\",                               "character 2: a backslash"                },
    {"\\y",                               "character 1: there is no such escape"    },
    {"(a)\\1",                            "character 4: a back reference"           },
    {"\\x1",                              "character 1: \\x needs two digits"       },
    {"\\uD83",                            "character 1: \\x needs two digits"       },
    {"\\U00110000",                       "character 1: there is no such character" },
    {"\\UFFFFFFFF",                       "character 1: there is no such character" },
    {"(?=a)",                             "character 1: groups are"                 },
    {"(?<!a)b",                           "character 1: groups are"                 },
    {"a(?i)b",                            "character 2: groups are"                 },
    {"(?x)b",                             "character 1: groups are"                 },
    {"(?P<>a)",                           "character 1: groups are"                 },
    {"(?P=a)",                            "character 1: groups are"                 },
    {"(?>a)",                             "character 1: groups are"                 },
    {"(a{1000}){1000}",                   "character 1: it is too large"            },
    {"(((a?){1000}){1000}){1000}",        "character 1: it is too large"            },
    {"((((|){1000}){1000}){1000}){1000}", "character 1: it is too large"            },
};

START_TEST(what_is_wrong_is_said_with_its_place)
{
    struct arena a AUTO(arena_release) = {0};
    const struct pattern *p = NULL;
    struct error err = {0};
    const char *text = wrong_rows[_i].pattern, *says = wrong_rows[_i].says;
    ck_assert_msg(pattern_compile(&a, text, strlen(text), &p, &err) < 0, "'%s'", text);
    ck_assert_msg(strncmp(err.text, says, strlen(says)) == 0, "'%s': %s", text, err.text);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
}
END_TEST

START_TEST(groups_are_nested_to_a_bound)
{
    for (size_t depth = PATTERN_MAX_NESTING; depth <= PATTERN_MAX_NESTING + 1; depth++) {
        struct arena a AUTO(arena_release) = {0};
        char text[2 * PATTERN_MAX_NESTING + 4];
        memset(text, '(', depth);
        memset(text + depth, ')', depth);
        const struct pattern *p = NULL;
        struct error err = {0};
        int result = pattern_compile(&a, text, 2 * depth, &p, &err);
        ck_assert_int_eq(result, depth > PATTERN_MAX_NESTING ? -1 : 0);
    }
}
END_TEST

START_TEST(empty_repetitions_cost_no_time)
{
    struct arena a AUTO(arena_release) = {0};
    const struct pattern *p = compiled(&a, "(((((){1000}){1000}){1000}){1000}){1000}");
    ck_assert_uint_lt(pattern_cost(p), 20);
}
END_TEST

START_TEST(a_long_pattern_is_refused)
{
    struct arena a AUTO(arena_release) = {0};
    char text[PATTERN_MAX_BYTES + 1];
    memset(text, 'a', sizeof(text));
    const struct pattern *p = NULL;
    struct error err = {0};
    ck_assert_int_eq(pattern_compile(&a, text, PATTERN_MAX_BYTES, &p, &err), 0);
    ck_assert_int_eq(pattern_compile(&a, text, sizeof(text), &p, &err), -1);
    memset(text, '|', sizeof(text));
    ck_assert_int_eq(pattern_compile(&a, text, PATTERN_MAX_BYTES / 2, &p, &err), 0);
}
END_TEST

static const struct {
    const char *pattern, *text;
    size_t reach;
} reach_rows[] = {
    {"abc",     "abd",       2},
    {"abc",     "ab",        2},
    {"abc",     "abcd",      3},
    {"abc",     "x",         0},
    {"abc",     "",          0},
    {"(ab\n)*", "ab\nab\nx", 6},
    {"a",       "a\n\n",     1},
};

START_TEST(it_is_told_how_far_the_text_fits)
{
    struct arena a AUTO(arena_release) = {0};
    size_t reach = 99;
    const char *text = reach_rows[_i].text;
    ck_assert(!pattern_is_all(compiled(&a, reach_rows[_i].pattern), text, strlen(text), &reach));
    ck_assert_msg(reach == reach_rows[_i].reach, "'%s': %zu", reach_rows[_i].pattern, reach);
}
END_TEST

/* Each makes a matcher that backtracks try more ways than there are atoms. */
static const char *const catastrophes[] = {
    "(a+)+b",           "(a*)*b",         "(a|a)*b",       "(a|aa)+b",
    "(.*)*(.*)*(.*)*b", "(a?){30}a{30}b", "(([a-z])+.)+B",
};

enum { CATASTROPHE_BYTES = 1 << 16 };

START_TEST(no_text_makes_a_pattern_hang)
{
    struct arena a AUTO(arena_release) = {0};
    char *text = arena_alloc(&a, CATASTROPHE_BYTES);
    memset(text, 'a', CATASTROPHE_BYTES);
    const struct pattern *p = compiled(&a, catastrophes[_i]);
    size_t reach, used = a.used_bytes;
    ck_assert(!pattern_is_all(p, text, CATASTROPHE_BYTES, &reach));
    ck_assert(!pattern_is_in(p, text, CATASTROPHE_BYTES));
    ck_assert_uint_eq(a.used_bytes, used);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("pattern");
    TCase *tc = tcase_create("pattern");
    tcase_add_loop_test(tc, a_pattern_means_what_it_means_in_python, 0, (int)ARRAY_LEN(match_rows));
    tcase_add_loop_test(tc, what_is_wrong_is_said_with_its_place, 0, (int)ARRAY_LEN(wrong_rows));
    tcase_add_test(tc, groups_are_nested_to_a_bound);
    tcase_add_test(tc, empty_repetitions_cost_no_time);
    tcase_add_test(tc, a_long_pattern_is_refused);
    tcase_add_loop_test(tc, it_is_told_how_far_the_text_fits, 0, (int)ARRAY_LEN(reach_rows));
    tcase_add_loop_test(tc, no_text_makes_a_pattern_hang, 0, (int)ARRAY_LEN(catastrophes));
    tcase_set_timeout(tc, 60);
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
