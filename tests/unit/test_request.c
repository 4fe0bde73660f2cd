/*
 * test_request - what is asked of a box, decoded: the arrays that sandbox/protocol.h describes
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "grader/judge/request.h"
#include "grader/value/cbor.h"
#include "grader/value/repr.h"
#include "tests/unit/literal.h"

static void assert_request(const struct buffer *request, const char *text)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer got AUTO(buffer_release) = {0};
    const struct cbor_limits limits = {.may_hold_py = true};
    struct error err = {0};
    struct value v;
    ck_assert_msg(cbor_decode(&a, request->data, request->len, limits, &v, &err) == 0, "%s",
                  err.text);
    repr_value(&got, &v);
    ck_assert_str_eq(buffer_text(&got), text);
}

/* ---- LOAD ------------------------------------------------------------------------------------ */

/* clang-format off */
static const struct node_type default_types[] = {
    {.name = "ListNode", .shape = SHAPE_LINKED_LIST, .value = "val", .next = "next"},
    {.name = "TreeNode", .shape = SHAPE_TREE, .value = "val", .left = "left", .right = "right"},
};
/* clang-format on */

static void assert_load(const struct challenge *c, enum load_role role, const char *source,
                        size_t length, bool has_entry, const char *text)
{
    struct buffer out AUTO(buffer_release) = {0};
    request_load(&out, c, role, source, length, has_entry);
    assert_request(&out, text);
}

static struct challenge challenge_of(enum entry_kind kind, const char **names, unsigned n_names)
{
    struct node_type *types = (struct node_type *)(uintptr_t)default_types; /* only read */
    return (struct challenge){
        .entry = {.kind = kind, .names = names, .n_names = n_names},
        .node_types = types,
        .n_node_types = ARRAY_LEN(default_types)
    };
}

START_TEST(loading_names_the_entry_and_its_aliases)
{
    const char *names[] = {"three_sum", "threeSum"};
    static const struct {
        enum entry_kind kind;
        enum load_entry load;
    } kinds[] = {
        {ENTRY_FUNCTION, LOAD_ENTRY_FUNCTION},
        {ENTRY_CLASS,    LOAD_ENTRY_CLASS   },
        {ENTRY_NAMES,    LOAD_ENTRY_NAMES   },
        {ENTRY_PROGRAM,  LOAD_ENTRY_PROGRAM }
    };
    struct arena a AUTO(arena_release) = {0};
    static_assert(ARRAY_LEN(kinds) == ENTRY_KIND_COUNT_, "every kind");
    struct challenge c = challenge_of(kinds[_i].kind, names, 2);
    assert_load(&c, LOAD_ROLE_SUBMISSION, "x = 1\n", 6, true,
                arena_printf(&a, "[%d, b'x = 1\\n', %d, ['three_sum', 'threeSum'], None]",
                             LOAD_ROLE_SUBMISSION, kinds[_i].load));
}
END_TEST

START_TEST(a_source_is_sent_byte_for_byte)
{
    const char *names[] = {"f"};
    struct challenge c = challenge_of(ENTRY_FUNCTION, names, 1);
    assert_load(&c, LOAD_ROLE_SUBMISSION, "\0\xff\r\n", 4, true,
                "[0, b'\\x00\\xff\\r\\n', 0, ['f'], None]");
    assert_load(&c, LOAD_ROLE_SUBMISSION, NULL, 0, true, "[0, b'', 0, ['f'], None]");
}
END_TEST

START_TEST(code_is_sent_to_be_compiled_with_its_kind)
{
    static const enum load_code kinds[] = {[CODE_SNIPPET] = LOAD_CODE_SNIPPET,
                                           [CODE_GENERATE] = LOAD_CODE_GENERATE,
                                           [CODE_EXPRESSION] = LOAD_CODE_EXPRESSION};
    struct arena a AUTO(arena_release) = {0};
    struct buffer out AUTO(buffer_release) = {0};
    const struct code code = {.kind = (enum code_kind)_i, .text = "return f(1)\n"};
    request_compile(&out, &code);
    assert_request(&out, arena_printf(&a, "[%d, 'return f(1)\\n']", kinds[_i]));
}
END_TEST

START_TEST(a_checker_is_loaded_as_a_setter_s_function_and_called_with_three)
{
    const char *names[] = {"f"};
    struct arena a AUTO(arena_release) = {0};
    struct buffer load AUTO(buffer_release) = {0}, call AUTO(buffer_release) = {0};
    struct challenge c = challenge_of(ENTRY_NAMES, names, 1);
    const struct checker checker = {.source = "x", .length = 1};
    request_load_checker(&load, &c, &checker);
    assert_request(&load, arena_printf(&a, "[%d, b'x', %d, ['check'], None]", LOAD_ROLE_SETTER,
                                       LOAD_ENTRY_FUNCTION));
    struct value args = literal(&a, "[1]"), result = literal(&a, "(2,)"),
                 expected = literal(&a, "3");
    request_check(&call, &args, &result, &expected);
    assert_request(&call, "[[[1], (2,), 3], {}, False, False, 1]");
}
END_TEST

START_TEST(a_setter_without_reference_has_no_entry)
{
    const char *names[] = {"f"};
    struct arena a AUTO(arena_release) = {0};
    struct challenge c = challenge_of(ENTRY_FUNCTION, names, 1);
    assert_load(&c, LOAD_ROLE_SETTER, "", 0, false,
                arena_printf(&a, "[%d, b'', %d, [], None]", LOAD_ROLE_SETTER, LOAD_ENTRY_NONE));
}
END_TEST

/* One attribute or name at a time differs from the defaults that every box has made already. */
/* clang-format off */
static const struct {
    const char *label;
    struct node_type list, tree;
    const char *types;
} type_rows[] = {
    {"the list's name",
     {"Node", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     {"TreeNode", SHAPE_TREE, "val", NULL, "left", "right"},
     "[['Node', 0, 'val', 'next', None], ['TreeNode', 1, 'val', 'left', 'right']]"},
    {"the list's value",
     {"ListNode", SHAPE_LINKED_LIST, "data", "next", NULL, NULL},
     {"TreeNode", SHAPE_TREE, "val", NULL, "left", "right"},
     "[['ListNode', 0, 'data', 'next', None], ['TreeNode', 1, 'val', 'left', 'right']]"},
    {"the list's link",
     {"ListNode", SHAPE_LINKED_LIST, "val", "link", NULL, NULL},
     {"TreeNode", SHAPE_TREE, "val", NULL, "left", "right"},
     "[['ListNode', 0, 'val', 'link', None], ['TreeNode', 1, 'val', 'left', 'right']]"},
    {"the tree's name",
     {"ListNode", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     {"Tree", SHAPE_TREE, "val", NULL, "left", "right"},
     "[['ListNode', 0, 'val', 'next', None], ['Tree', 1, 'val', 'left', 'right']]"},
    {"the tree's value",
     {"ListNode", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     {"TreeNode", SHAPE_TREE, "key", NULL, "left", "right"},
     "[['ListNode', 0, 'val', 'next', None], ['TreeNode', 1, 'key', 'left', 'right']]"},
    {"the tree's left",
     {"ListNode", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     {"TreeNode", SHAPE_TREE, "val", NULL, "l", "right"},
     "[['ListNode', 0, 'val', 'next', None], ['TreeNode', 1, 'val', 'l', 'right']]"},
    {"the tree's right",
     {"ListNode", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     {"TreeNode", SHAPE_TREE, "val", NULL, "left", "r"},
     "[['ListNode', 0, 'val', 'next', None], ['TreeNode', 1, 'val', 'left', 'r']]"},
    {"the order",
     {"TreeNode", SHAPE_TREE, "val", NULL, "left", "right"},
     {"ListNode", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     "[['TreeNode', 1, 'val', 'left', 'right'], ['ListNode', 0, 'val', 'next', None]]"},
    {"two lists",
     {"ListNode", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     {"Other", SHAPE_LINKED_LIST, "val", "next", NULL, NULL},
     "[['ListNode', 0, 'val', 'next', None], ['Other', 0, 'val', 'next', None]]"},
};
/* clang-format on */

START_TEST(classes_of_nodes_are_told_unless_they_are_the_usual_ones)
{
    const char *names[] = {"f"};
    struct arena a AUTO(arena_release) = {0};
    struct node_type types[] = {type_rows[_i].list, type_rows[_i].tree};
    struct challenge c = challenge_of(ENTRY_FUNCTION, names, 1);
    c.node_types = types;
    assert_load(&c, LOAD_ROLE_SUBMISSION, "", 0, true,
                arena_printf(&a, "[0, b'', 0, ['f'], %s]", type_rows[_i].types));
}
END_TEST

START_TEST(a_third_class_of_nodes_is_told_with_the_usual_ones)
{
    const char *names[] = {"f"};
    struct node_type types[] = {
        default_types[0],
        default_types[1],
        {.name = "Node", .shape = SHAPE_LINKED_LIST, .value = "data", .next = "next"}
    };
    struct challenge c = challenge_of(ENTRY_FUNCTION, names, 1);
    c.node_types = types;
    c.n_node_types = 3;
    assert_load(&c, LOAD_ROLE_SUBMISSION, "", 0, true,
                "[0, b'', 0, ['f'], [['ListNode', 0, 'val', 'next', None], "
                "['TreeNode', 1, 'val', 'left', 'right'], ['Node', 0, 'data', 'next', None]]]");
}
END_TEST

/* ---- the others ------------------------------------------------------------------------------ */

START_TEST(a_call_has_arguments_and_what_is_wanted_beside_its_result)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer out AUTO(buffer_release) = {0};
    struct value args = literal(&a, "[[1, (2,)], linked_list([1, 2], cycle=0)]"),
                 kwargs = literal(&a, "{'base': 16}");
    request_call(&out, &args, &kwargs, true, false, 10000);
    assert_request(&out, "[[[1, (2,)], linked_list([1, 2], cycle=0)], {'base': 16}, True, False, "
                         "10000]");
    buffer_reset(&out);
    args = literal(&a, "[]");
    kwargs = literal(&a, "{}");
    request_call(&out, &args, &kwargs, false, true, 0);
    assert_request(&out, "[[], {}, False, True, 0]");
}
END_TEST

/* clang-format off */
static const struct {
    const char *label;
    enum operation_kind kind;
    const char *object, *name, *args, *text;
} operation_rows[] = {
    {"a new object", OPERATION_NEW, "", NULL, "[2]", "[0, '', None, [2], {'k': 1}, 7]"},
    {"a named one", OPERATION_NEW, "a", NULL, "[]", "[0, 'a', None, [], {'k': 1}, 7]"},
    {"a method", OPERATION_CALL, "a", "put", "[1, 1]", "[1, 'a', 'put', [1, 1], {'k': 1}, 7]"},
    {"an attribute", OPERATION_ATTRIBUTE, "", "size", "[]", "[2, '', 'size', [], {'k': 1}, 7]"},
};
/* clang-format on */

START_TEST(an_operation_names_its_object_and_its_method)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer out AUTO(buffer_release) = {0};
    const struct operation operation = {.kind = operation_rows[_i].kind,
                                        .object = operation_rows[_i].object,
                                        .name = operation_rows[_i].name,
                                        .args = literal(&a, operation_rows[_i].args),
                                        .kwargs = literal(&a, "{'k': 1}")};
    request_operation(&out, &operation, 7);
    assert_request(&out, operation_rows[_i].text);
}
END_TEST

START_TEST(code_and_expressions_are_sent_as_text)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer out AUTO(buffer_release) = {0};
    struct value v = literal(&a, "[py('1 + 1'), 2]");
    request_snippet(&out, "return \"\xC3\xA4\"\n", 3);
    assert_request(&out, "['return \"\xC3\xA4\"\\n', 3]");
    buffer_reset(&out);
    request_evaluate(&out, &v);
    assert_request(&out, "[[1 + 1, 2]]");
    buffer_reset(&out);
    request_generate(&out, "return [index]", "three-sum/g/t/4", 4);
    assert_request(&out, "['return [index]', 'three-sum/g/t/4', 4]");
}
END_TEST

START_TEST(a_request_is_appended)
{
    struct buffer out AUTO(buffer_release) = {0};
    buffer_putc(&out, 'x');
    request_snippet(&out, "", 1);
    ck_assert_uint_eq(out.len, 1 + 3);
    ck_assert_int_eq(out.data[0], 'x');
}
END_TEST

static Suite *request_suite(void)
{
    Suite *suite = suite_create("request");
    TCase *tc = tcase_create("request");
    tcase_add_loop_test(tc, loading_names_the_entry_and_its_aliases, 0, ENTRY_KIND_COUNT_);
    tcase_add_test(tc, a_source_is_sent_byte_for_byte);
    tcase_add_loop_test(tc, code_is_sent_to_be_compiled_with_its_kind, 0, CODE_KIND_COUNT_);
    tcase_add_test(tc, a_checker_is_loaded_as_a_setter_s_function_and_called_with_three);
    tcase_add_test(tc, a_setter_without_reference_has_no_entry);
    tcase_add_loop_test(tc, classes_of_nodes_are_told_unless_they_are_the_usual_ones, 0,
                        (int)ARRAY_LEN(type_rows));
    tcase_add_test(tc, a_third_class_of_nodes_is_told_with_the_usual_ones);
    tcase_add_test(tc, a_call_has_arguments_and_what_is_wanted_beside_its_result);
    tcase_add_loop_test(tc, an_operation_names_its_object_and_its_method, 0,
                        (int)ARRAY_LEN(operation_rows));
    tcase_add_test(tc, code_and_expressions_are_sent_as_text);
    tcase_add_test(tc, a_request_is_appended);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(request_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
