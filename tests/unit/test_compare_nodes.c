/*
 * test_compare_nodes - whether a result is made of the input's nodes
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "grader/value/compare.h"
#include "tests/unit/literal.h"

static const struct {
    const char *input, *got;
    const char *path, *message; /* NULL: equal */
} same_rows[] = {
    {"linked_list([1, 2, 3])",  "linked_list([3, 2, 1], ids=[2, 1, 0])",          NULL,     NULL                                       },
    {"linked_list([1])",        "linked_list([1], cycle=0, ids=[0])",             NULL,     NULL                                       },
    {"linked_list([nan])",      "linked_list([nan], ids=[0])",                    NULL,     NULL                                       },
    {"None",                    "None",                                           NULL,     NULL                                       },
    {"tree([1, absent, 2, 3])", "tree([1, 2, absent, absent, 3], ids=[0, 1, 2])", NULL,     NULL                                       },
    {"linked_list([1, 2])",     "linked_list([2, 1], ids=[1, -1])",               "$[1]",
     "a new node, where the input's own nodes must be used"                                                                            },
    {"linked_list([1, 2])",     "linked_list([2, 1])",                            "$[0]",
     "a new node, where the input's own nodes must be used"                                                                            },
    {"linked_list([1, 2])",     "linked_list([2, 1], ids=[1, 7])",                "$[1]",
     "a new node, where the input's own nodes must be used"                                                                            },
    {"linked_list([1, 1])",     "linked_list([1, 1], ids=[1, 1])",                "$[1]",
     "the input's node 1 is used twice"                                                                                                },
    {"linked_list([1, 2])",     "linked_list([2, 1], ids=[0, 1])",                "$[0]",
     "the input's node 0 came with 1 and now holds 2"                                                                                  },
    {"linked_list([1])",        "linked_list([1.0], ids=[0])",                    "$[0]",
     "the input's node 0 came with 1 and now holds 1.0"                                                                                },
    {"linked_list([1, 2])",     "linked_list([2], ids=[1])",                      "$",      "the input's node 0 is missing"            },
    {"linked_list([1, 2])",     "None",                                           "$",      "the input's node 0 is missing"            },
    {"None",                    "linked_list([1], ids=[0])",                      "$[0]",
     "a new node, where the input's own nodes must be used"                                                                            },
    {"linked_list([1])",        "[1]",                                            "$",      "expected the nodes of the input, got list"},
    {"linked_list([1])",        "tree([1], ids=[0])",                             "$",      "expected the nodes of the input, got tree"},
    {"tree([1, absent, 2])",    "tree([1, 2], ids=[0, -1])",                      "$.left",
     "a new node, where the input's own nodes must be used"                                                                            },
};

START_TEST(same_nodes_are_the_inputs_own_each_once_with_its_value)
{
    AUTO(arena_release) struct arena a = {0};
    struct value input = literal(&a, same_rows[_i].input), got = literal(&a, same_rows[_i].got);
    struct compare_difference d = {0};
    int outcome = compare_same_nodes(&a, &input, &got, &d);
    const char *label = same_rows[_i].got;
    ck_assert_msg((outcome == COMPARE_EQUAL) == !same_rows[_i].path, "row '%s': %s", label,
                  d.message ? d.message : "equal");
    if (outcome == COMPARE_EQUAL)
        return;
    ck_assert_msg(d.kind == COMPARE_IDENTITY, "row '%s'", label);
    ck_assert_msg(strcmp(d.path, same_rows[_i].path) == 0, "row '%s': %s", label, d.path);
    ck_assert_msg(strcmp(d.message, same_rows[_i].message) == 0, "row '%s': %s", label, d.message);
}
END_TEST

static Suite *compare_nodes_suite(void)
{
    Suite *suite = suite_create("compare_nodes");
    TCase *nodes = tcase_create("compare_same_nodes");
    tcase_add_loop_test(nodes, same_nodes_are_the_inputs_own_each_once_with_its_value, 0,
                        ARRAY_LEN(same_rows));
    suite_add_tcase(suite, nodes);

    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(compare_nodes_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
