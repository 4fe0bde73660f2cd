/*
 * test_harness_codec - hostile and honest Python values to bytes
 * SPDX-License-Identifier: MIT
 */
#include <sys/resource.h>

#include "tests/unit/harness_values.h"

/* ---- encoding --------------------------------------------------------------------------------- */

static const struct {
    const char *expression;
    const char *bytes; /* in notation */
} encode_rows[] = {
    {"None",                                                                 "null"                                                    },
    {"[True, False, 1]",                                                     "[true, false, 1]"                                        },
    {"[0, 23, 24, 255, 256, 65536, 2**32]",                                  "[0, 23, 24, 255, 256, 65536, 4294967296]"                },
    {"[-1, -24, -25, -2**63, 2**63 - 1]",
     "[-1-0, -1-23, -1-24, -1-9223372036854775807, 9223372036854775807]"                                                               },
    {"[2**63, 2**64 - 1]",                                                   "[9223372036854775808, 18446744073709551615]"             },
    {"[-2**63 - 1, -2**64]",                                                 "[-1-9223372036854775808, -1-18446744073709551615]"       },
    {"2**64",                                                                "bigh'010000000000000000'"                                },
    {"-2**64 - 1",                                                           "-bigh'010000000000000000'"                               },
    {"2**71 - 1",                                                            "bigh'7fffffffffffffffff'"                                },
    {"[1.5, -0.0, math.inf]",                                                "[1.5f, -0f, inff]"                                       },
    {"1 - 2j",                                                               "complex[1f, -2f]"                                        },
    {"['', 'abc', 'a\\0b']",                                                 "[\"\", \"abc\", \"a00b\"]"                               },
    {"'\\xe9\\u20ac\\U0001f600'",                                            "\"c3a9e282acf09f9880\""                                  },
    {"'\\ud800a\\udfff'",                                                    "\"eda080aedbfbf\""                                       },
    {"b'\\0hi'",                                                             "h'006869'"                                               },
    {"[(), (1,), []]",                                                       "[tuple[], tuple[1], []]"                                 },
    {"[set(), {1}, frozenset({(1, 2)})]",                                    "[set[], set[1], frozenset[tuple[1, 2]]]"                 },
    {"{'a': 1, 2: [3], None: {}}",                                           "{\"a\": 1, 2: [3], null: {}}"                            },
    {"[bytearray(b'x'), range(3), collections.deque()]",
     "[opaque[0, \"bytearray\"], opaque[0, \"range\"], opaque[0, \"deque\"]]"                                                          },
    {"[print, len, int, (x for x in ())]",
     "[opaque[0, \"builtin_function_or_method\"], opaque[0, \"builtin_function_or_method\"], "
     "opaque[0, \"type\"], opaque[0, \"generator\"]]"                                                                                  },
    {"Plain()",                                                              "opaque[0, \"Plain\"]"                                    },
    {"type('a.b' + 'x' * 300, (), {})()",                                    NULL                                                      }, /* see long_class_names_are_cut */
  /* subclasses count as their base */
    {"[Color.RED, Word.A, Point(1, 2)]",                                     "[1, \"a\", tuple[1, 2]]"                                 },
    {"collections.Counter('aab')",                                           "{\"a\": 2, \"b\": 1}"                                    },
    {"collections.defaultdict(list, a=[1])",                                 "{\"a\": [1]}"                                            },
    {"collections.OrderedDict([(1, 2)])",                                    "{1: 2}"                                                  },
    {"{Color.RED: 1, Word.A: 2, Point(1, 2): 3}",                            "{1: 1, \"a\": 2, tuple[1, 2]: 3}"                        },
    {"[int.__new__(EvilInt, 5), str.__new__(EvilStr, 'x'),"
     " float.__new__(EvilFloat, 2.0), bytes.__new__(EvilBytes, b'b')]", "[5, \"x\", 2f, h'62']"                                   },
    {"tuple.__new__(EvilTuple, (1, 2))",                                     "tuple[1, 2]"                                             },
    {"(lambda e: [list.__init__(e, [3]), e][1])(list.__new__(EvilList))",    "[3]"                                                     },
    {"(lambda e: [set.__init__(e, [3]), e][1])(set.__new__(EvilSet))",       "set[3]"                                                  },
    {"(lambda e: [dict.__init__(e, a=3), e][1])(dict.__new__(EvilDict))",    "{\"a\": 3}"                                              },
    {"object.__new__(EvilObject)",                                           "opaque[0, \"E\"]"                                        },
 /* keys that could look repeated from outside */
    {"[{Plain(): 1}, 5]",                                                    "[opaque[0, \"Plain\"], 5]"                               },
    {"{(1, Plain())}",                                                       "opaque[0, \"Plain\"]"                                    },
    {"{Hashed([1])}",                                                        "opaque[0, \"Hashed\"]"                                   },
    {"{Odd('a'): 1, 'a': 2}",                                                "opaque[0, \"Odd\"]"                                      },
    {"{1: {Plain(): 1}, 2: 3}",                                              "{1: opaque[0, \"Plain\"], 2: 3}"                         },
    {"{ListNode(1): 1}",                                                     "opaque[0, \"ListNode\"]"                                 },
    {"{math.nan}",                                                           "set[nanf]"                                               },
    {"{math.nan, float('nan')}",                                             "opaque[0, \"float\"]"                                    },
    {"{frozenset({(1, frozenset())})}",                                      "set[frozenset[tuple[1, frozenset[]]]]"                   },
 /* limits */
    {"nested(200) and 1",                                                    "1"                                                       },
    {"tied() and 1",                                                         "1"                                                       },
    {"bomb()",                                                               "opaque[2, \"list\"]"                                     },
    {"[0] * 1000000",                                                        "opaque[2, \"list\"]"                                     },
    {"['x' * (65 << 20)]",                                                   "opaque[3, \"list\"]"                                     },
    {"[b'x' * (40 << 20)] * 2",                                              "opaque[3, \"list\"]"                                     },
    {"1 << (8 * (65 << 20))",                                                "opaque[3, \"int\"]"                                      },
 /* linked lists */
    {"chain(1, 2, 3)",                                                       "chain[[1, 2, 3], null, null]"                            },
    {"[chain(chain(1), [2]), None]",                                         "[chain[[chain[[1], null, null], [2]], null, null], null]"},
    {"ring([1], 0)",                                                         "chain[[1], 0, null]"                                     },
    {"ring([3, 2, 0, -4], 1)",                                               "chain[[3, 2, 0, -1-3], 1, null]"                         },
    {"ring([1, 2, 3, 4, 5, 6, 7], 6)",                                       "chain[[1, 2, 3, 4, 5, 6, 7], 6, null]"                   },
    {"ring([1, 2, 3, 4, 5, 6, 7], 0)",                                       "chain[[1, 2, 3, 4, 5, 6, 7], 0, null]"                   },
    {"chain(1, 2, make=Slots)",                                              "chain[[1, 2], null, null]"                               },
    {"chain(1, 2, make=Data)",                                               "chain[[1, 2], null, null]"                               },
    {"ClassNext(4)",                                                         "chain[[4], null, null]"                                  },
    {"Liar(5)",                                                              "chain[[5], null, null]"                                  },
    {"ListNode(1, ListNode(2, Slots(3)))",                                   "chain[[1, 2, 3], null, null]"                            },
    {"ListNode(1, 5)",                                                       "opaque[0, \"int\"]"                                      },
    {"ListNode(1, TreeNode(2))",                                             "opaque[0, \"TreeNode\"]"                                 },
    {"ListNode(1, Plain())",                                                 "opaque[0, \"Plain\"]"                                    },
    {"HalfSlots()",                                                          "opaque[0, \"HalfSlots\"]"                                },
    {"Property(1)",                                                          "opaque[0, \"Property\"]"                                 },
    {"ValueProperty(1)",                                                     "opaque[0, \"ValueProperty\"]"                            },
    {"ListNode(1, ValueProperty(1))",                                        "opaque[0, \"ValueProperty\"]"                            },
    {"BuiltInProperty(1)",                                                   "opaque[0, \"BuiltInProperty\"]"                          },
    {"Dynamic()",                                                            "opaque[0, \"Dynamic\"]"                                  },
    {"Gets(1)",                                                              "opaque[0, \"Gets\"]"                                     },
    {"Borrowed()",                                                           "opaque[0, \"Borrowed\"]"                                 },
    {"ListNode",                                                             "opaque[0, \"type\"]"                                     },
 /* trees */
    {"TreeNode(3, TreeNode(9), TreeNode(20, TreeNode(15), TreeNode(7)))",
     "tree[[3, 9, 20, undefined, undefined, 15, 7], null]"                                                                             },
    {"TreeNode(1, None, TreeNode(None))",                                    "tree[[1, undefined, null], null]"                        },
    {"TreeNode(1)",                                                          "tree[[1], null]"                                         },
    {"TreeNode(1, 5)",                                                       "opaque[0, \"int\"]"                                      },
    {"TreeNode(1, ListNode(1))",                                             "opaque[0, \"ListNode\"]"                                 },
    {"shared()",                                                             "opaque[4, \"TreeNode\"]"                                 },
    {"round_tree()",                                                         "opaque[4, \"TreeNode\"]"                                 },
};

START_TEST(values_travel_as_what_they_store)
{
    if (!encode_rows[_i].bytes)
        return;
    char *text = encoded(encode_rows[_i].expression, NULL);
    ck_assert_msg(strcmp(text, encode_rows[_i].bytes) == 0, "'%s': got %.300s, expected %s",
                  encode_rows[_i].expression, text, encode_rows[_i].bytes);
    free(text);
}
END_TEST

START_TEST(long_class_names_are_cut_between_characters)
{
    char *text = encoded("type('\\u20ac' * 300, (), {})()", NULL);
    ck_assert_uint_eq(strlen(text), strlen("opaque[0, \"\"]") + 2 * 120);
    free(text);
}
END_TEST

/* An __eq__ among the keys of an instance's dict is refused, whatever the value then looks like. */
START_TEST(a_key_with_its_own_eq_is_not_asked)
{
    char *text = encoded("[Keyed(1), 5]", NULL);
    ck_assert_msg(strstr(text, "Keyed") && strstr(text, ", 5]"), "%s", text);
    free(text);
    PyObject *works = PyRun_String("len([1]) + ListNode(2).val", Py_eval_input, names, names);
    ck_assert_msg(works != NULL, "Python functions run again afterwards");
    Py_DECREF(works);
}
END_TEST

static const struct {
    const char *expression;
    int depth; /* of brackets before the leaf */
} depth_rows[] = {
    {"nested(201)",                           200},
    {"tied()",                                200},
    {"nested(100000)",                        200},
    {"nested(500, lambda inner: (inner,))",   200},
    {"nested(500, lambda inner: {1: inner})", 200},
};

START_TEST(too_deep_values_end_in_a_leaf)
{
    char *text = encoded(depth_rows[_i].expression, NULL);
    int depth = 0;
    for (const char *c = text; *c && strncmp(c, "opaque", 6) != 0; c++)
        depth += *c == '[' || *c == '{';
    ck_assert_msg(strstr(text, "opaque[1, ") != NULL, "'%s'", depth_rows[_i].expression);
    ck_assert_msg(depth == depth_rows[_i].depth, "'%s': %d", depth_rows[_i].expression, depth);
    free(text);
}
END_TEST

START_TEST(two_hundred_levels_are_not_too_deep)
{
    char *text = encoded("nested(200)", NULL);
    ck_assert_ptr_null(strstr(text, "opaque"));
    free(text);
    text = encoded("nested(150, lambda inner: ListNode(inner))", NULL);
    ck_assert_ptr_nonnull(strstr(text, "opaque[1, \"ListNode\"]"));
    free(text);
    text = encoded("nested(100, lambda inner: ListNode(inner))", NULL);
    ck_assert_ptr_null(strstr(text, "opaque"));
    free(text);
}
END_TEST

START_TEST(long_chains_travel_and_longer_ones_are_refused)
{
    char *text = encoded("chain(*range(999999))", NULL);
    ck_assert_msg(strncmp(text, "chain[[0, 1, 2", 14) == 0, "%.80s", text);
    free(text);
    text = encoded("[chain(*range(1000000))]", NULL);
    ck_assert_str_eq(text, "opaque[2, \"list\"]");
    free(text);
    text = encoded("ring(range(900000), 899999)", NULL);
    ck_assert_ptr_nonnull(strstr(text, "], 899999, null]"));
    free(text);
}
END_TEST

/* Each node's value is the head: walked as often as it is reached, which must not be a million
 * times a thousand. */
START_TEST(nodes_within_nodes_are_counted_before_they_are_walked)
{
    PyObject *none = PyRun_String("head = chain(*range(100000))\nnode = head\n"
                                  "while node: node.val = head; node = node.next\n",
                                  Py_file_input, names, names);
    ck_assert_ptr_nonnull(none);
    Py_DECREF(none);
    char *text = encoded("head", NULL);
    ck_assert_str_eq(text, "opaque[2, \"ListNode\"]");
    free(text);
}
END_TEST

START_TEST(memory_that_is_short_is_a_memory_error)
{
    struct buffer out = {0};
    buffer_puts(&out, "head");
    PyObject *value = evaluate("b'x' * (30 << 20)");
    struct rlimit limit = {1 << 20, 1 << 20}; /* less than there is: nothing more is given */
    ck_assert(setrlimit(RLIMIT_DATA, &limit) == 0);
    ck_assert_int_eq(encode_value(&out, value, &nodes, NULL), -1);
    ck_assert(PyErr_ExceptionMatches(PyExc_MemoryError));
    ck_assert_str_eq(buffer_text(&out), "head");
    PyErr_Clear();
}
END_TEST

START_TEST(what_stood_in_the_buffer_stays)
{
    struct buffer out = {0};
    buffer_puts(&out, "head");
    PyObject *value = evaluate("bomb()");
    ck_assert(encode_value(&out, value, &nodes, NULL) == 0);
    ck_assert_msg(strncmp(buffer_text(&out), "head", 4) == 0 && out.len < 40, "%zu", out.len);
    buffer_release(&out);
    Py_DECREF(value);
}
END_TEST

int main(void)
{
    if (!start()) {
        PyErr_Print();
        return EXIT_FAILURE;
    }
    Suite *s = suite_create("harness_codec");
    TCase *t = tcase_create("harness_codec");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, values_travel_as_what_they_store, 0, (int)ARRAY_LEN(encode_rows));
    tcase_add_test(t, long_class_names_are_cut_between_characters);
    tcase_add_test(t, a_key_with_its_own_eq_is_not_asked);
    tcase_add_loop_test(t, too_deep_values_end_in_a_leaf, 0, (int)ARRAY_LEN(depth_rows));
    tcase_add_test(t, two_hundred_levels_are_not_too_deep);
    tcase_add_test(t, long_chains_travel_and_longer_ones_are_refused);
    tcase_add_test(t, nodes_within_nodes_are_counted_before_they_are_walked);
    tcase_add_test(t, memory_that_is_short_is_a_memory_error);
    tcase_add_test(t, what_stood_in_the_buffer_stays);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
