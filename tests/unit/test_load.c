/*
 * test_load - good challenges and what becomes of them; folders that can't be loaded
 *
 * Challenges are written into a folder of their own. What is said about bad ones is in
 * tests/golden, but for what git can't hold: permissions, pipes, links to nowhere.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "grader/challenge/load.h"
#include "grader/value/repr.h"

#define HEAD "gradebox: 1\nid: demo\ntitle: A demo\n"
#define FUNCTION HEAD "entry: {function: f}\n"
#define CLASS HEAD "entry: {class: Box}\n"

static char root[] = "/tmp/gradebox-load-XXXXXX";
static char folder[64];
static struct challenge c;
static struct complaints complaints;

static void write_file(const char *name, const char *text)
{
    AUTO_FREE char *path = xasprintf("%s/%s", folder, name);
    for (char *slash = strchr(path + strlen(folder), '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ck_assert_msg(fd >= 0, "%s", path);
    ck_assert_int_eq(file_write_all(fd, text, strlen(text)), 0);
}

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(root));
    snprintf(folder, sizeof(folder), "%s/demo", root);
    ck_assert_int_eq(mkdir(folder, 0700), 0);
}

static int remove_one(const char *path, const struct stat *info, int flag, struct FTW *ftw)
{
    (void)info;
    (void)flag;
    (void)ftw;
    return remove(path);
}

static void tear_down(void)
{
    challenge_release(&c);
    nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void load(const char *yaml)
{
    write_file("challenge.yaml", yaml);
    int result = challenge_load(folder, &c, &complaints);
    ck_assert_msg(result == 0, "%u:%u: %s", complaints.errors[0].line, complaints.errors[0].column,
                  complaints.errors[0].text);
}

static void assert_complaint(const char *path, const char *file, const char *text)
{
    ck_assert_int_eq(challenge_load(path, &c, &complaints), -1);
    ck_assert_uint_eq(complaints.n, 1);
    ck_assert_int_eq(complaints.errors[0].kind, ERROR_INPUT);
    ck_assert_str_eq(complaints.errors[0].file, file);
    ck_assert_str_eq(complaints.errors[0].text, text);
}

static void assert_repr(const struct value *v, const char *expected)
{
    struct buffer text AUTO(buffer_release) = {0};
    repr_value(&text, v);
    ck_assert_str_eq(buffer_text(&text), expected);
}

START_TEST(the_top_is_read)
{
    write_file("statement.md", "# Demo\n");
    write_file("starter.py", "def f(x):\n    ...\n");
    write_file("solutions/accepted/b.py", "");
    write_file("solutions/accepted/a.py", "");
    write_file("solutions/accepted/.keep", "");
    write_file("solutions/accepted/__pycache__/a.pyc", "");
    write_file("solutions/wrong_answer/z.py", "");
    write_file("solutions/rejected/c.py", "");
    load(HEAD "difficulty: hard\ntags: [array, sorting]\nsource: [\"Top 55, Q12\"]\n"
              "entry: {function: three_sum, params: [nums], aliases: [threeSum, f]}\n"
              "tests:\n  - {id: one, args: [1], expect: 1}\n");
    ck_assert_str_eq(c.id, "demo");
    ck_assert_str_eq(c.title, "A demo");
    ck_assert_str_eq(c.difficulty, "hard");
    ck_assert_uint_eq(c.n_tags, 2);
    ck_assert_str_eq(c.tags[1], "sorting");
    ck_assert_str_eq(c.source[0], "Top 55, Q12");
    ck_assert_str_eq(c.statement, "# Demo\n");
    ck_assert_str_eq(c.starter, "def f(x):\n    ...\n");
    ck_assert_int_eq(c.entry.kind, ENTRY_FUNCTION);
    ck_assert_uint_eq(c.entry.n_names, 3);
    ck_assert_str_eq(c.entry.names[0], "three_sum");
    ck_assert_str_eq(c.entry.names[2], "f");
    ck_assert_str_eq(c.entry.params[0], "nums");
    static const char *const paths[] = {"solutions/accepted/a.py", "solutions/accepted/b.py",
                                        "solutions/wrong_answer/z.py", "solutions/rejected/c.py"};
    ck_assert_uint_eq(c.n_solutions, ARRAY_LEN(paths));
    for (size_t i = 0; i < ARRAY_LEN(paths); i++)
        ck_assert_str_eq(c.solutions[i].path, paths[i]);
    ck_assert_int_eq(c.solutions[3].promise, PROMISE_REJECTED);
    ck_assert_str_eq(c.reference, "solutions/accepted/a.py");
    ck_assert_str_eq(promise_folder(PROMISE_TIME_LIMIT), "time_limit");
}
END_TEST

START_TEST(what_may_be_missing_is_missing)
{
    load(FUNCTION "tests:\n  - {id: one, args: [1], expect: 1}\n");
    ck_assert_ptr_null(c.statement);
    ck_assert_ptr_null(c.starter);
    ck_assert_ptr_null(c.reference);
    ck_assert_str_eq(c.difficulty, "");
    ck_assert_uint_eq(c.n_solutions, 0);
    ck_assert_uint_eq(c.entry.n_params, 0);
    ck_assert_uint_eq(c.n_node_types, SHAPE_KIND_COUNT_);
    ck_assert_str_eq(c.node_types[0].name, "ListNode");
    ck_assert_str_eq(c.node_types[0].value, "val");
    ck_assert_str_eq(c.node_types[1].right, "right");
}
END_TEST

START_TEST(tests_without_groups_are_one_visible_group)
{
    load(FUNCTION
         "tests:\n  - {id: one, args: [1], expect: 1}\n  - {id: two, args: [], raises: E}\n");
    ck_assert_uint_eq(c.n_groups, 1);
    ck_assert_str_eq(c.groups[0].id, "tests");
    ck_assert_double_eq(c.groups[0].points, 100);
    ck_assert(c.groups[0].visible);
    ck_assert_int_eq(c.groups[0].scoring, SCORING_EACH);
    ck_assert_uint_eq(c.groups[0].n_tests, 2);
}
END_TEST

START_TEST(groups_are_read)
{
    load(FUNCTION "groups:\n"
                  "  - {id: a, tests: [{id: one, args: [1], expect: 1}]}\n"
                  "  - {id: b, points: 12.5, visible: true, scoring: all, needs: [a],\n"
                  "     tests: [{id: one, args: [1], expect: 1, hint: look}]}\n"
                  "  - {id: c, needs: [b, a], tests: [{id: one, args: [1], expect: 1}]}\n");
    ck_assert_uint_eq(c.n_groups, 3);
    ck_assert_double_eq(c.groups[0].points, 0);
    ck_assert(!c.groups[0].visible);
    ck_assert_double_eq(c.groups[1].points, 12.5);
    ck_assert_int_eq(c.groups[1].scoring, SCORING_ALL);
    ck_assert_str_eq(c.groups[1].tests[0].hint, "look");
    ck_assert_uint_eq(c.groups[2].n_needs, 2);
    ck_assert_uint_eq(c.groups[2].needs[0], 1);
    ck_assert_uint_eq(c.groups[2].needs[1], 0);
    ck_assert_uint_eq(c.groups[1].mark.line, 7);
    ck_assert_uint_eq(c.groups[1].mark.column, 5);
}
END_TEST

START_TEST(limits_merge_over_three_levels)
{
    /* The keys stand in an order in which no level is known when a lower one begins. */
    load(FUNCTION "groups:\n"
                  "  - id: a\n"
                  "    tests:\n"
                  "      - {id: one, args: [1], expect: 1}\n"
                  "      - {id: two, args: [1], expect: 1, limits: {time: 500ms, output: 1KiB}}\n"
                  "    limits: {wall: 2x, memory: 32MiB}\n"
                  "  - {id: b, tests: [{id: one, args: [1], expect: 1}]}\n"
                  "limits: {time: 4s}\n");
    const struct limits *one = &c.groups[0].tests[0].limits, *two = &c.groups[0].tests[1].limits;
    ck_assert_uint_eq(c.limits.time_ns, 4 * NSEC_PER_SEC);
    ck_assert_uint_eq(c.limits.wall_ns, 12 * NSEC_PER_SEC);
    ck_assert_uint_eq(one->time_ns, 4 * NSEC_PER_SEC);
    ck_assert_uint_eq(one->wall_ns, 8 * NSEC_PER_SEC);
    ck_assert_uint_eq(one->memory_bytes, 32u << 20);
    ck_assert_uint_eq(two->time_ns, 500 * NSEC_PER_MSEC);
    ck_assert_uint_eq(two->wall_ns, NSEC_PER_SEC);
    ck_assert_uint_eq(two->output_bytes, 1024);
    ck_assert_uint_eq(c.groups[1].tests[0].limits.memory_bytes, 64u << 20);
}
END_TEST

START_TEST(compare_merges_key_by_key)
{
    load(FUNCTION
         "compare: {unordered: [\"$\", \"$[*].a\"], float: 1e-9}\n"
         "groups:\n"
         "  - id: a\n"
         "    compare: {types: loose}\n"
         "    tests:\n"
         "      - {id: one, args: [1], expect: 1}\n"
         "      - {id: two, args: [1], expect: 1, compare: {unordered: [], types: strict,\n"
         "         float: {rel: 1e-6}}}\n");
    const struct compare_rules *one = &c.groups[0].tests[0].compare;
    const struct compare_rules *two = &c.groups[0].tests[1].compare;
    ck_assert_uint_eq(one->n_unordered, 2);
    ck_assert_uint_eq(one->unordered[0].n_steps, 0);
    ck_assert_uint_eq(one->unordered[1].n_steps, 2);
    ck_assert(one->has_float && one->loose);
    ck_assert_double_eq(one->float_abs, 1e-9);
    ck_assert_double_eq(one->float_rel, 1e-9);
    ck_assert_uint_eq(two->n_unordered, 0);
    ck_assert(!two->loose);
    ck_assert_double_eq(two->float_abs, 0);
    ck_assert_double_eq(two->float_rel, 1e-6);
}
END_TEST

START_TEST(calls_are_read)
{
    load(FUNCTION "tests:\n"
                  "  - {id: a, args: [3], kwargs: {base: 2}, expect: 8, take: 5}\n"
                  "  - {id: b, args: [x], raises: {type: ValueError, match: \"^no .*\"}}\n"
                  "  - {id: c, args: [4], expect_any: [[1, 3], [3, 1]]}\n"
                  "  - {id: d, args: [!linked_list [1, 2]], expect: !node 1, same_nodes: true}\n"
                  "  - {id: e, args: [[2, 1]], args_after: [[1, 2]], stdout: \"x\\0\\n\"}\n"
                  "  - {id: f, kwargs: {a: 1}, unchanged: true, raises: KeyError}\n"
                  "  - {id: 7, args: [!py \"f()\"], stdout: \"\"}\n"
                  "  - {id: h, args: [1], stdout: {tokens: \"1\\n2\"}}\n"
                  "  - {id: i, args: [1], stdout: {regex: '\\d+'}}\n");
    const struct test *t = c.groups[0].tests;
    ck_assert_int_eq(t[0].kind, TEST_CALL);
    assert_repr(&t[0].args, "[3]");
    assert_repr(&t[0].kwargs, "{'base': 2}");
    assert_repr(&t[0].outcome.values[0], "8");
    ck_assert_uint_eq(t[0].take, 5);
    ck_assert_uint_eq(t[0].repeat, 1);
    ck_assert_uint_eq(t[0].outcome_mark.line, 6);
    ck_assert_uint_eq(t[0].outcome_mark.column, 51);
    ck_assert_int_eq(t[1].outcome.kind, OUTCOME_RAISES);
    ck_assert_str_eq(t[1].outcome.exception, "ValueError");
    ck_assert_str_eq(t[1].outcome.exception_match, "^no .*");
    ck_assert_uint_eq(t[1].take, 10000);
    ck_assert_int_eq(t[2].outcome.kind, OUTCOME_ONE_OF);
    ck_assert_uint_eq(t[2].outcome.n_values, 2);
    ck_assert(t[3].same_nodes);
    ck_assert_int_eq(t[3].outcome.values[0].kind, VALUE_NODE);
    ck_assert(t[4].has_args_after && t[4].printed.kind == STDOUT_EXACT);
    assert_repr(&t[4].args_after, "[[1, 2]]");
    ck_assert_uint_eq(t[4].printed.length, 3);
    ck_assert_int_eq(t[4].outcome.kind, OUTCOME_ANY);
    ck_assert(t[5].unchanged);
    assert_repr(&t[5].args, "[]");
    ck_assert_str_eq(t[6].id, "7");
    ck_assert_uint_eq(t[6].printed.length, 0);
    ck_assert(t[6].printed.kind == STDOUT_EXACT);
    ck_assert_int_eq(t[7].printed.kind, STDOUT_TOKENS);
    ck_assert_str_eq(t[7].printed.text, "1\n2");
    ck_assert_int_eq(t[8].printed.kind, STDOUT_REGEX);
    ck_assert_str_eq(t[8].printed.text, "\\d+");
    ck_assert_ptr_nonnull(t[8].printed.pattern);
}
END_TEST

START_TEST(operations_are_read)
{
    load(CLASS "tests:\n"
               "  - id: a\n"
               "    ops:\n"
               "      - {new: [2]}\n"
               "      - {put: [1, 1], kwargs: {k: 2}}\n"
               "      - {get: [1], returns: 1}\n"
               "      - {attr: size, returns: null}\n"
               "      - {get: [9], raises: KeyError}\n"
               "      - {new: [], as: b}\n"
               "      - {on: b, pop: [], returns: [1]}\n");
    const struct test *t = &c.groups[0].tests[0];
    ck_assert_int_eq(t->kind, TEST_OPERATIONS);
    ck_assert_uint_eq(t->n_operations, 7);
    const struct operation *o = t->operations;
    ck_assert_int_eq(o[0].kind, OPERATION_NEW);
    ck_assert_ptr_null(o[0].name);
    ck_assert_str_eq(o[0].object, "");
    assert_repr(&o[0].args, "[2]");
    ck_assert_int_eq(o[1].kind, OPERATION_CALL);
    ck_assert_str_eq(o[1].name, "put");
    ck_assert_int_eq(o[1].outcome.kind, OUTCOME_ANY);
    assert_repr(&o[1].kwargs, "{'k': 2}");
    ck_assert_int_eq(o[2].outcome.kind, OUTCOME_VALUE);
    ck_assert_int_eq(o[3].kind, OPERATION_ATTRIBUTE);
    ck_assert_str_eq(o[3].name, "size");
    ck_assert_int_eq(o[3].outcome.values[0].kind, VALUE_NONE);
    ck_assert_int_eq(o[4].outcome.kind, OUTCOME_RAISES);
    ck_assert_str_eq(o[5].object, "b");
    ck_assert_str_eq(o[6].object, "b");
    ck_assert_str_eq(o[6].name, "pop");
    ck_assert_uint_eq(o[6].mark.line, 14);
}
END_TEST

START_TEST(snippets_and_generated_tests_are_read)
{
    write_file("solutions/accepted/a.py", "");
    load(CLASS "tests:\n"
               "  - id: a\n"
               "    run: |\n"
               "      return 1\n"
               "    expect: 1\n"
               "  - id: b\n"
               "    repeat: 40\n"
               "    generate: |\n"
               "      return [[\"new\", 1]]\n"
               "    expect: !reference\n");
    const struct test *t = c.groups[0].tests;
    ck_assert_int_eq(t[0].kind, TEST_SNIPPET);
    ck_assert_str_eq(t[0].run, "return 1\n");
    ck_assert_uint_eq(t[0].run_mark.line, 7);
    ck_assert_int_eq(t[1].kind, TEST_OPERATIONS);
    ck_assert_uint_eq(t[1].repeat, 40);
    ck_assert_str_eq(t[1].generate, "return [[\"new\", 1]]\n");
    ck_assert_int_eq(t[1].outcome.values[0].kind, VALUE_REFERENCE);
    ck_assert_uint_eq(t[1].n_operations, 0);
    ck_assert_uint_eq(t[1].generate_mark.line, 12);
}
END_TEST

START_TEST(names_and_types_are_read)
{
    load(HEAD "entry: {names: [memoize, retry]}\n"
              "types:\n"
              "  Node: {shape: linked_list, value: data, next: after}\n"
              "  Leaf: {shape: linked_list}\n"
              "tests:\n  - {id: a, run: \"return 1\", stdout: \"\"}\n");
    ck_assert_int_eq(c.entry.kind, ENTRY_NAMES);
    ck_assert_uint_eq(c.entry.n_names, 2);
    ck_assert_uint_eq(c.n_node_types, 3);
    ck_assert_str_eq(c.node_types[0].name, "Node");
    ck_assert_str_eq(c.node_types[0].value, "data");
    ck_assert_str_eq(c.node_types[0].next, "after");
    ck_assert_str_eq(c.node_types[1].next, "next");
    ck_assert_ptr_null(c.node_types[1].left);
    ck_assert_str_eq(c.node_types[2].name, "TreeNode");
}
END_TEST

START_TEST(a_named_reference_is_taken)
{
    write_file("solutions/accepted/a.py", "");
    write_file("solutions/accepted/b.py", "");
    load(FUNCTION "reference: solutions/accepted/b.py\nallow: []\npreload: []\n"
                  "tests:\n  - {id: a, args: [], expect: !reference }\n");
    ck_assert_str_eq(c.reference, "solutions/accepted/b.py");
}
END_TEST

START_TEST(a_folder_can_be_named_in_many_ways)
{
    write_file("challenge.yaml", FUNCTION "tests:\n  - {id: a, args: [], expect: 1}\n");
    static const char *const ways[] = {"demo", "demo/", "demo//", "./demo", "demo/../demo"};
    ck_assert_int_eq(chdir(root), 0);
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        ck_assert_msg(challenge_load(ways[i], &c, &complaints) == 0, "way '%s'", ways[i]);
        challenge_release(&c);
    }
    ck_assert_int_eq(chdir("demo"), 0);
    ck_assert_int_eq(challenge_load(".", &c, &complaints), 0);
    challenge_release(&c);
    ck_assert_int_eq(mkdir("sub", 0700), 0);
    ck_assert_int_eq(chdir("sub"), 0);
    ck_assert_int_eq(challenge_load("..", &c, &complaints), 0);
    ck_assert_str_eq(c.yaml_path, "../challenge.yaml");
}
END_TEST

START_TEST(folders_that_are_none_are_named)
{
    write_file("file", "x");
    AUTO_FREE char *missing = xasprintf("%s/missing", folder);
    AUTO_FREE char *file = xasprintf("%s/file", folder);
    AUTO_FREE char *below = xasprintf("%s/file/demo", folder);
    assert_complaint(missing, missing, "cannot load challenge: there is no such folder");
    assert_complaint(below, below, "cannot load challenge: there is no such folder");
    assert_complaint(file, file, "cannot load challenge: this is no folder");
    assert_complaint(folder, folder, "cannot load challenge: the folder has no challenge.yaml");
    ck_assert_str_ne(complaints.errors[0].hint, "");
}
END_TEST

START_TEST(what_may_not_be_read_is_named)
{
    write_file("challenge.yaml", FUNCTION "tests:\n  - {id: a, args: [], expect: 1}\n");
    write_file("solutions/accepted/a.py", "");
    /* Root may read anything: become nobody, who may pass through but not read. */
    ck_assert_int_eq(chmod(root, 0755), 0);
    ck_assert_int_eq(chmod(folder, 0755), 0);
    AUTO_FREE char *yaml = xasprintf("%s/challenge.yaml", folder);
    AUTO_FREE char *solution = xasprintf("%s/solutions/accepted/a.py", folder);
    AUTO_FREE char *solutions = xasprintf("%s/solutions", folder);
    AUTO_FREE char *accepted = xasprintf("%s/solutions/accepted", folder);
    ck_assert_int_eq(chmod(solutions, 0755), 0);
    ck_assert_int_eq(chmod(accepted, 0755), 0);
    ck_assert_int_eq(chmod(yaml, 0000), 0);
    ck_assert_int_eq(chmod(solution, 0000), 0);
    uid_t old = geteuid();
    if (old == 0)
        ck_assert_int_eq(setresuid(65534, 65534, 0), 0);
    assert_complaint(folder, yaml, "cannot read challenge: Permission denied");
    ck_assert_int_eq(setresuid(old, old, old), 0);
    ck_assert_int_eq(chmod(yaml, 0644), 0);
    if (old == 0)
        ck_assert_int_eq(setresuid(65534, 65534, 0), 0);
    assert_complaint(folder, solution, "cannot read solution: Permission denied");
    ck_assert_int_eq(setresuid(old, old, old), 0);
    ck_assert_int_eq(chmod(folder, 0000), 0);
    if (old == 0)
        ck_assert_int_eq(setresuid(65534, 65534, 0), 0);
    assert_complaint(folder, folder, "cannot load challenge: Permission denied");
    ck_assert_int_eq(setresuid(old, old, old), 0);
    ck_assert_int_eq(chmod(folder, 0700), 0);
}
END_TEST

START_TEST(a_pipe_and_a_link_to_nowhere_are_no_files)
{
    AUTO_FREE char *yaml = xasprintf("%s/challenge.yaml", folder);
    ck_assert_int_eq(mkfifo(yaml, 0600), 0);
    assert_complaint(folder, yaml, "cannot read challenge: it is a pipe that nobody writes to");
    ck_assert_int_eq(unlink(yaml), 0);
    write_file("challenge.yaml", FUNCTION "tests:\n  - {id: a, args: [], expect: 1}\n");
    write_file("solutions/accepted/a.py", "");
    AUTO_FREE char *link = xasprintf("%s/solutions/accepted/b.py", folder);
    ck_assert_int_eq(symlink("nowhere.py", link), 0);
    assert_complaint(folder, link, "cannot read solution: No such file or directory");
}
END_TEST

START_TEST(a_file_over_the_bound_is_refused)
{
    AUTO_FREE char *yaml = xasprintf("%s/challenge.yaml", folder);
    write_file("challenge.yaml", "");
    ck_assert_int_eq(truncate(yaml, (8 << 20) + 1), 0);
    assert_complaint(folder, yaml, "cannot read challenge: it is larger than 8 MiB");
}
END_TEST

START_TEST(what_was_never_loaded_can_be_released)
{
    struct challenge none = {0};
    challenge_release(&none);
    challenge_release(&none);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("load");
    TCase *tc = tcase_create("load");
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, the_top_is_read);
    tcase_add_test(tc, what_may_be_missing_is_missing);
    tcase_add_test(tc, tests_without_groups_are_one_visible_group);
    tcase_add_test(tc, groups_are_read);
    tcase_add_test(tc, limits_merge_over_three_levels);
    tcase_add_test(tc, compare_merges_key_by_key);
    tcase_add_test(tc, calls_are_read);
    tcase_add_test(tc, operations_are_read);
    tcase_add_test(tc, snippets_and_generated_tests_are_read);
    tcase_add_test(tc, names_and_types_are_read);
    tcase_add_test(tc, a_named_reference_is_taken);
    tcase_add_test(tc, a_folder_can_be_named_in_many_ways);
    tcase_add_test(tc, folders_that_are_none_are_named);
    tcase_add_test(tc, what_may_not_be_read_is_named);
    tcase_add_test(tc, a_pipe_and_a_link_to_nowhere_are_no_files);
    tcase_add_test(tc, a_file_over_the_bound_is_refused);
    tcase_add_test(tc, what_was_never_loaded_can_be_released);
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
