/*
 * test_yaml_tree - nodes and their places, and what a file may not have
 *
 * What is said about bad files is in tests/golden; here are the trees of good ones, and how places
 * are counted.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "grader/challenge/yaml_tree.h"

static struct yaml_tree tree;
static struct complaints complaints;

static int parse(const char *source)
{
    complaints = (struct complaints){0};
    yaml_tree_release(&tree);
    return yaml_tree_parse(source, strlen(source), "x.yaml", &tree, &complaints);
}

static void tear_down(void)
{
    yaml_tree_release(&tree);
}

static void assert_place(const struct yaml_node *node, unsigned line, unsigned column)
{
    ck_assert_ptr_nonnull(node);
    ck_assert_uint_eq(node->mark.line, line);
    ck_assert_uint_eq(node->mark.column, column);
}

START_TEST(a_tree_has_the_places_of_its_nodes)
{
    ck_assert_int_eq(parse("a: 1\nb:\n  - x\n  - {c: \"y\", d: [!tuple [1]]}\n"), 0);
    const struct yaml_node *root = &tree.root;
    ck_assert_int_eq(root->kind, YAML_MAPPING);
    ck_assert_uint_eq(root->n, 2);
    assert_place(root, 1, 1);
    assert_place(yaml_find_key(root, "b"), 2, 1);
    const struct yaml_node *list = yaml_find(root, "b");
    assert_place(list, 3, 3);
    assert_place(&list->items[0], 3, 5);
    const struct yaml_node *inner = &list->items[1];
    assert_place(inner, 4, 5);
    assert_place(yaml_find(inner, "c"), 4, 9);
    assert_place(&yaml_find(inner, "d")->items[0], 4, 18);
    ck_assert_str_eq(yaml_find(inner, "d")->items[0].tag, "!tuple");
    ck_assert_ptr_null(yaml_find(root, "c"));
}
END_TEST

START_TEST(columns_are_characters)
{
    ck_assert_int_eq(parse("\xC3\xA4\xE6\x97\xA5\xF0\x9F\x98\x80: x\n"), 0);
    assert_place(&tree.root.items[1], 1, 6);
}
END_TEST

START_TEST(a_byte_order_mark_and_crlf_do_not_count)
{
    ck_assert_int_eq(parse("\xEF\xBB\xBF"
                           "a: 1\r\nb: 2\r\n"),
                     0);
    assert_place(yaml_find_key(&tree.root, "a"), 1, 1);
    assert_place(yaml_find(&tree.root, "b"), 2, 4);
}
END_TEST

START_TEST(the_style_of_scalars_is_kept)
{
    ck_assert_int_eq(parse("- 1\n- '1'\n- \"1\"\n- |\n  1\n- >-\n  1\n-\n"), 0);
    static const bool plain[] = {true, false, false, false, false, true};
    ck_assert_uint_eq(tree.root.n, ARRAY_LEN(plain));
    for (size_t i = 0; i < ARRAY_LEN(plain); i++)
        ck_assert_msg(tree.root.items[i].is_plain == plain[i], "item %zu", i);
    ck_assert_str_eq(tree.root.items[3].text, "1\n");
    ck_assert_uint_eq(tree.root.items[5].n, 0);
}
END_TEST

START_TEST(a_text_may_hold_a_nul)
{
    ck_assert_int_eq(parse("- \"a\\0b\"\n"), 0);
    ck_assert_uint_eq(tree.root.items[0].n, 3);
    ck_assert_mem_eq(tree.root.items[0].text, "a\0b", 4);
}
END_TEST

static void nested(struct buffer *out, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++)
        buffer_putc(out, '[');
    for (unsigned i = 0; i < depth; i++)
        buffer_putc(out, ']');
}

START_TEST(nesting_is_bounded)
{
    struct buffer text = {0};
    nested(&text, YAML_MAX_DEPTH);
    ck_assert_int_eq(parse(buffer_text(&text)), 0);
    buffer_reset(&text);
    nested(&text, YAML_MAX_DEPTH + 1);
    ck_assert_int_eq(parse(buffer_text(&text)), -1);
    ck_assert_uint_eq(complaints.n, 1);
    ck_assert_uint_eq(complaints.errors[0].column, YAML_MAX_DEPTH + 1);
    buffer_release(&text);
}
END_TEST

START_TEST(a_million_brackets_end_quickly)
{
    struct buffer text = {0};
    for (int i = 0; i < 1000000; i++)
        buffer_putc(&text, '[');
    ck_assert_int_eq(parse(buffer_text(&text)), -1);
    buffer_release(&text);
}
END_TEST

START_TEST(size_is_bounded)
{
    struct buffer text = {0};
    buffer_puts(&text, "a: \"");
    while (text.len < YAML_MAX_BYTES - 1)
        buffer_putc(&text, 'x');
    buffer_putc(&text, '"');
    ck_assert_uint_eq(text.len, YAML_MAX_BYTES);
    ck_assert_int_eq(parse(buffer_text(&text)), 0);
    buffer_putc(&text, '\n');
    ck_assert_int_eq(parse(buffer_text(&text)), -1);
    ck_assert_str_eq(complaints.errors[0].text, "the file is larger than 8 MiB");
    buffer_release(&text);
}
END_TEST

START_TEST(many_keys_are_compared_quickly)
{
    struct buffer text = {0};
    for (int i = 0; i < 100000; i++)
        buffer_printf(&text, "k%d: 1\n", i);
    buffer_puts(&text, "k99: 2\n");
    ck_assert_int_eq(parse(buffer_text(&text)), 0);
    ck_assert_uint_eq(complaints.n, 1);
    ck_assert_uint_eq(complaints.errors[0].line, 100001);
    ck_assert_str_eq(complaints.errors[0].text,
                     "key 'k99' is there twice, first at line 100, column 1");
    buffer_release(&text);
}
END_TEST

START_TEST(the_same_text_can_be_two_keys)
{
    ck_assert_int_eq(parse("{1: a, \"1\": b, null: c, \"null\": d, a: 1, A: 2}"), 0);
    ck_assert_uint_eq(complaints.n, 0);
    ck_assert_int_eq(parse("{a: 1, 'a': 2}"), 0);
    ck_assert_uint_eq(complaints.n, 1);
}
END_TEST

START_TEST(a_file_that_can_be_read_on_keeps_its_complaints)
{
    ck_assert_int_eq(parse("a: !what 1\nb: !huh [1]\na: 2\n"), 0);
    ck_assert_uint_eq(complaints.n, 3);
    ck_assert(yaml_find(&tree.root, "b")->is_broken);
}
END_TEST

START_TEST(a_syntax_error_stands_alone)
{
    ck_assert_int_eq(parse("a: !what 1\na: 2\nb: [\n"), -1);
    ck_assert_uint_eq(complaints.n, 1);
}
END_TEST

/* Everything that stops the reading; each must do so with exactly one complaint. */
static const char *const stopping[] = {
    "",
    "# only a comment\n",
    "---\n",
    "---\n...\n",
    "a: *b\n",
    "&a b: 1\n",
    "a: &a [*a]\n",
    "a: 1\n---\nb: 2\n",
    "a\tb: [\n",
    "\t- a\n",
    "a: 'x\n",
    "a: \"\\q\"\n",
    "a: {b\n",
    "- a\nb: 1\n",
    "a: 1\n b: 2\n",
    "%FOO\n",
    "%TAG ! tag:x,2000:\n---\n- !a 1\n- [\n",
    "a: |x\n",
    "? a\n: b: c: d\n",
    "a: !<x y\n",
    "a: @b\n",
    "a: `b`\n",
    "\x01",
    "a: \xFF\n",
    "a: \xED\xA0\x80\n",
    "a\rb",
    "a: \xC2\x85\n",
    "[1, 2]]\n",
    "}",
    "a: ]\n",
    "!!map\n  - [",
    "a: |0\n",
    "%YAML 2.0\n---\na: 1\n",
    "a: | b\n",
    "\xEF\xBB\xBF\xEF\xBB\xBF",
    "a: [[",
    "a: {b",
    "a: 'b",
};

START_TEST(what_stops_the_reading_is_one_complaint_with_a_place)
{
    ck_assert_msg(parse(stopping[_i]) == -1, "row '%s'", stopping[_i]);
    ck_assert_msg(complaints.n == 1 && complaints.dropped == 0, "row '%s'", stopping[_i]);
    ck_assert_msg(complaints.errors[0].line >= 1 && complaints.errors[0].column >= 1, "row '%s'",
                  stopping[_i]);
    unsigned n_lines = 1;
    for (const char *at = stopping[_i]; *at; at++)
        n_lines += *at == '\n';
    ck_assert_msg(complaints.errors[0].line <= n_lines, "row '%s' is said behind the file's end",
                  stopping[_i]);
    ck_assert_msg(!strstr(complaints.errors[0].text, "this is not YAML"),
                  "row '%s' is said in libyaml's words: %s", stopping[_i],
                  complaints.errors[0].text);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("yaml_tree");
    TCase *tc = tcase_create("yaml_tree");
    tcase_add_checked_fixture(tc, NULL, tear_down);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, a_tree_has_the_places_of_its_nodes);
    tcase_add_test(tc, columns_are_characters);
    tcase_add_test(tc, a_byte_order_mark_and_crlf_do_not_count);
    tcase_add_test(tc, the_style_of_scalars_is_kept);
    tcase_add_test(tc, a_text_may_hold_a_nul);
    tcase_add_test(tc, nesting_is_bounded);
    tcase_add_test(tc, a_million_brackets_end_quickly);
    tcase_add_test(tc, size_is_bounded);
    tcase_add_test(tc, many_keys_are_compared_quickly);
    tcase_add_test(tc, the_same_text_can_be_two_keys);
    tcase_add_test(tc, a_file_that_can_be_read_on_keeps_its_complaints);
    tcase_add_test(tc, a_syntax_error_stands_alone);
    tcase_add_loop_test(tc, what_stops_the_reading_is_one_complaint_with_a_place, 0,
                        (int)ARRAY_LEN(stopping));
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
