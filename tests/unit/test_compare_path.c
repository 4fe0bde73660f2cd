/*
 * test_compare_path - paths as a challenge has them
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "base/buffer.h"
#include "grader/value/compare.h"

static const struct {
    const char *text;
    uint32_t n_steps;
    struct compare_step last;
} path_rows[] = {
    {"$",            0, {0}                                             },
    {"$[*]",         1, {.kind = COMPARE_STEP_ANY}                      },
    {"$[0]",         1, {.kind = COMPARE_STEP_INDEX, .index = 0}        },
    {"$[*][12]",     2, {.kind = COMPARE_STEP_INDEX, .index = 12}       },
    {"$.name",       1, {.kind = COMPARE_STEP_KEY, .key = "name"}       },
    {"$.a_1[0]._b",  3, {.kind = COMPARE_STEP_KEY, .key = "_b"}         },
    {"$['a b']",     1, {.kind = COMPARE_STEP_KEY, .key = "a b"}        },
    {"$[\"it's\"]",  1, {.kind = COMPARE_STEP_KEY, .key = "it's"}       },
    {"$['*']",       1, {.kind = COMPARE_STEP_KEY, .key = "*"}          },
    {"$['']",        1, {.kind = COMPARE_STEP_KEY, .key = ""}           },
    {"$[999999999]", 1, {.kind = COMPARE_STEP_INDEX, .index = 999999999}},
};

START_TEST(paths_are_read_step_by_step)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_path path = {0};
    struct error err = {0};
    const char *text = path_rows[_i].text;
    ck_assert_msg(compare_path_parse(&a, text, &path, &err) == 0, "row '%s': %s", text, err.text);
    ck_assert_msg(path.n_steps == path_rows[_i].n_steps, "row '%s': %u steps", text, path.n_steps);
    if (path.n_steps == 0)
        return;
    const struct compare_step *last = &path.steps[path.n_steps - 1], *want = &path_rows[_i].last;
    ck_assert_msg(last->kind == want->kind && last->index == want->index, "row '%s'", text);
    if (want->key)
        ck_assert_msg(strcmp(last->key, want->key) == 0, "row '%s': %s", text, last->key);
}
END_TEST

static const struct {
    const char *path, *text;
} bad_paths[] = {
    {"",              "'' is no path: it must begin with $, which is the result"                  },
    {"name",          "'name' is no path: it must begin with $, which is the result"              },
    {"$name",         "'$name' is no path: after '$' there must be [*], [0], .name or ['name']"   },
    {"$.",            "'$.' is no path: after '$' there must be [*], [0], .name or ['name']"      },
    {"$[*].a..b",     "'$[*].a..b' is no path: after '$[*].a' there must be [*], [0], .name or "
                  "['name']"                                                     },
    {"$[",            "'$[' is no path: after '$' there must be [*], [0], .name or ['name']"      },
    {"$[]",           "'$[]' is no path: after '$' there must be [*], [0], .name or ['name']"     },
    {"$[-1]",         "'$[-1]' is no path: after '$' there must be [*], [0], .name or ['name']"   },
    {"$[1",           "'$[1' is no path: after '$' there must be [*], [0], .name or ['name']"     },
    {"$[9999999999]",
     "'$[9999999999]' is no path: after '$' there must be [*], [0], .name or ['name']"            },
    {"$['a]",         "'$['a]' is no path: after '$' there must be [*], [0], .name or ['name']"   },
    {"$['a'",         "'$['a'' is no path: after '$' there must be [*], [0], .name or ['name']"   },
    {"$[*] ",         "'$[*] ' is no path: after '$[*]' there must be [*], [0], .name or ['name']"},
};

START_TEST(a_bad_path_says_where_and_what_would_be_right)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_path path = {0};
    struct error err = {0};
    ck_assert_int_eq(compare_path_parse(&a, bad_paths[_i].path, &path, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    ck_assert_str_eq(err.text, bad_paths[_i].text);
}
END_TEST

START_TEST(a_path_has_at_most_as_many_steps_as_values_nest)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer text = {0};
    struct compare_path path = {0};
    struct error err = {0};
    buffer_putc(&text, '$');
    for (int i = 0; i < 64; i++)
        buffer_puts(&text, "[*]");
    ck_assert_int_eq(compare_path_parse(&a, buffer_text(&text), &path, &err), 0);
    ck_assert_uint_eq(path.n_steps, 64);
    buffer_puts(&text, "[*]");
    ck_assert_int_eq(compare_path_parse(&a, buffer_text(&text), &path, &err), -1);
    ck_assert_str_eq(err.text, "a path must have at most 64 steps");
}
END_TEST

static Suite *compare_path_suite(void)
{
    Suite *suite = suite_create("compare_path");
    TCase *paths = tcase_create("compare_path_parse");
    tcase_add_loop_test(paths, paths_are_read_step_by_step, 0, ARRAY_LEN(path_rows));
    tcase_add_loop_test(paths, a_bad_path_says_where_and_what_would_be_right, 0,
                        ARRAY_LEN(bad_paths));
    tcase_add_test(paths, a_path_has_at_most_as_many_steps_as_values_nest);
    suite_add_tcase(suite, paths);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(compare_path_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
