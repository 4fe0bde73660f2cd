/*
 * test_compare - what counts as equal, and what is said about what doesn't
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "grader/value/repr.h"
#include "tests/unit/rules.h"

static int run(struct arena *a, const char *rules_text, const char *expected, const char *got,
               struct compare_difference *out_difference)
{
    struct rules rules;
    rules_read(&rules, a, rules_text);
    struct value *values = arena_array(a, 2, sizeof(*values));
    values[0] = literal(a, expected);
    values[1] = literal(a, got);
    return compare_values(a, &rules.rules, &values[0], &values[1], out_difference);
}

/* ---- equal ----------------------------------------------------------------------------------- */

static const struct {
    const char *rules, *expected, *got;
} equal_rows[] = {
    {"",                   "None",                                     "None"                                                  },
    {"",                   "1",                                        "1"                                                     },
    {"",                   "nan",                                      "nan"                                                   },
    {"",                   "0.0",                                      "-0.0"                                                  },
    {"",                   "complex(nan, 1.0)",                        "complex(nan, 1.0)"                                     },
    {"",                   "123456789012345678901234567890",           "123456789012345678901234567890"                        },
    {"",                   "'a\\x00b'",                                "'a\\x00b'"                                             },
    {"",                   "b''",                                      "b''"                                                   },
    {"",                   "[1, [2, (3,)]]",                           "[1, [2, (3,)]]"                                        },
    {"",                   "{'a': 1, 'b': [2]}",                       "{'b': [2], 'a': 1}"                                    },
    {"",                   "{(1, frozenset({1, 2})): 1, nan: 2}",      "{nan: 2, (1, frozenset({2, 1})): 1}"                   },
    {"",                   "{nan: 1, 'x': 2}",                         "{'x': 2, nan: 1}"                                      },
    {"",                   "{3, 1, 2}",                                "{1, 2, 3}"                                             },
    {"",                   "{frozenset({1, 2}), (1,)}",                "{(1,), frozenset({2, 1})}"                             },
    {"",                   "set()",                                    "set()"                                                 },
    {"",                   "{}",                                       "{}"                                                    },
    {"",                   "linked_list([1, 2])",                      "linked_list([1, 2], ids=[5, -1])"                      },
    {"",                   "linked_list([1, 2], cycle=0)",             "linked_list([1, 2], cycle=0)"                          },
    {"",                   "tree([1, absent, 2])",                     "tree([1, absent, 2], ids=[0, 1])"                      },
    {"",                   "node(1)",                                  "linked_list([2, 3], ids=[1, 2])"                       },
    {"",                   "[node(0), None]",                          "[linked_list([2], ids=[0]), None]"                     },
    {"",                   "{nan: 1, 'x': 0, nan: 2}",                 "{nan: 1, nan: 2, 'x': 0}"                              },
 /* loose */
    {"loose",              "1",                                        "True"                                                  },
    {"loose",              "1",                                        "1.0"                                                   },
    {"loose",              "complex(1.0, 0.0)",                        "1"                                                     },
    {"loose",              "9007199254740992",                         "9007199254740992.0"                                    },
    {"loose",              "18446744073709551616",                     "18446744073709551616.0"                                },
    {"loose",              "[1, (2,)]",                                "(1.0, [2])"                                            },
    {"loose",              "{1, 2}",                                   "frozenset({2, 1.0})"                                   },
    {"loose",              "{1: (2,)}",                                "{1.0: [2.0]}"                                          },
    {"loose $",            "[1, 2.0, [3]]",                            "[(3.0,), 2, True]"                                     },
 /* a tolerance */
    {"float=1e-9",         "0.3",                                      "0.30000000000000004"                                   },
    {"abs=0.5",            "1.0",                                      "1.5"                                                   },
    {"rel=0.1",            "100.0",                                    "110.0"                                                 },
    {"float=1e-9",         "complex(1.0, 2.0)",                        "complex(1.0000000001, 1.9999999999)"                   },
    {"float=1e-9",         "inf",                                      "inf"                                                   },
    {"float=1e-9",         "nan",                                      "nan"                                                   },
    {"float=1e-9 loose",   "1",                                        "1.0000000001"                                          },
    {"float=1e-9 loose",   "18446744073709551616",                     "18446744073709551000.0"                                },
    {"float=1e-9",         "[0.1, {'a': 0.3}]",                        "[0.1, {'a': 0.30000000000000004}]"                     },
    {"float=1e-9",         "{0.3, 0.1}",                               "{0.1, 0.30000000000000004}"                            },
    {"float=1e-9",         "linked_list([0.3])",                       "linked_list([0.30000000000000004])"                    },
 /* free order */
    {"$",                  "[3, 1, 2]",                                "[1, 2, 3]"                                             },
    {"$",                  "(3, 1, 2)",                                "(1, 2, 3)"                                             },
    {"$",                  "[1, 1, 2]",                                "[1, 2, 1]"                                             },
    {"$",                  "[nan, 1.0]",                               "[1.0, nan]"                                            },
    {"$",                  "[]",                                       "[]"                                                    },
    {"$",                  "[[1, 2], [0]]",                            "[[0], [1, 2]]"                                         },
    {"$[*]",               "[[1, 2], [0, 3]]",                         "[[2, 1], [3, 0]]"                                      },
    {"$ $[*]",             "[[1, 2], [0, 3]]",                         "[[3, 0], [2, 1]]"                                      },
    {"$ $[*]",             "[[1, 2], [1, 2], [3]]",                    "[[3], [2, 1], [1, 2]]"                                 },
    {"$ $[*] $[*][*]",     "[[[1, 2], [3]], []]",                      "[[], [[3], [2, 1]]]"                                   },
    {"$ $[*][*]",          "[[[1, 2], [3]], []]",                      "[[], [[2, 1], [3]]]"                                   },
    {"$",                  "[{'a': 1, 'b': 2}, {}]",                   "[{}, {'b': 2, 'a': 1}]"                                },
    {"$",                  "[{1, 2}, {0}]",                            "[{0}, {2, 1}]"                                         },
    {"$[0]",               "[[1, 2], [3, 4]]",                         "[[2, 1], [3, 4]]"                                      },
    {"$.edges",            "{'edges': [1, 2], 'n': [1, 2]}",           "{'n': [1, 2], 'edges': [2, 1]}"                        },
    {"$[*].edges[0]",      "[{'edges': [[1, 2], [3, 4]]}]",            "[{'edges': [[2, 1], [3, 4]]}]"                         },
    {"$['a-b']",           "{'a-b': [1, 2]}",                          "{'a-b': [2, 1]}"                                       },
    {"$[*]",               "{'x': [1, 2]}",                            "{'x': [2, 1]}"                                         },
    {"$[*]",               "{(1, 2), (3, 4)}",                         "{(2, 1), (4, 3)}"                                      },
    {"$[*]",               "linked_list([[1, 2]])",                    "linked_list([[2, 1]])"                                 },
    {"$ $[*].a",           "[{'a': [1, 2]}, {'a': [3]}]",              "[{'a': [3]}, {'a': [2, 1]}]"                           },
    {"$",                  "[linked_list([{1, 2}]), 1]",               "[1, linked_list([{2, 1}])]"                            },
    {"$",                  "[node(1), node(0)]",                       "[linked_list([1], ids=[0]), linked_list([1], ids=[1])]"},
 /* free order and a tolerance */
    {"$ float=1e-9",       "[0.3, 0.1]",                               "[0.1, 0.30000000000000004]"                            },
    {"$ float=1e-9",       "[(0.3, 'a'), (0.3, 'b')]",                 "[(0.30000000000000004, 'a'), (0.3, 'b')]"              },
    {"$ float=1e-9",       "[(0.3, 2.0), (0.3, 1.0)]",                 "[(0.30000000000000004, 1.0), (0.3, 2.0)]"              },
    {"$ abs=1.0",          "[1.0, 2.0]",                               "[2.0, 3.0]"                                            },
    {"$ abs=1.0",          "[(0.0, 5.0), (0.5, 0.0)]",                 "[(0.2, 0.0), (0.7, 5.0)]"                              },
    {"$ $[*] float=1e-9",  "[[0.3, 1.0], [2.0, 0.3]]",
     "[[0.30000000000000004, 2.0], [1.0, 0.30000000000000004]]"                                                                },
    {"$ $[*] abs=1.0",     "[[(0.0, 5.0), (0.5, 0.0)], []]",           "[[], [(0.2, 0.0), (0.7, 5.0)]]"                        },
    {"$ float=1e-9",       "[{'a': 0.3, 'b': 1}, {'a': 0.3, 'b': 2}]",
     "[{'b': 2, 'a': 0.30000000000000004}, {'b': 1, 'a': 0.3}]"                                                                },
    {"$ float=1e-9 loose", "[1, (2, 3)]",                              "[[2.0000000001, 3], 1.0000000001]"                     },
};

START_TEST(these_are_equal)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_difference d = {0};
    int outcome = run(&a, equal_rows[_i].rules, equal_rows[_i].expected, equal_rows[_i].got, &d);
    ck_assert_msg(outcome == COMPARE_EQUAL, "row '%s' %s and %s: %s: %s", equal_rows[_i].rules,
                  equal_rows[_i].expected, equal_rows[_i].got, d.path, d.message);
}
END_TEST

/* ---- different ------------------------------------------------------------------------------- */

static const struct {
    const char *rules, *expected, *got;
    enum compare_kind kind;
    const char *path, *message;
    const char *expected_part, *got_part; /* as repr; NULL = none */
} different_rows[] = {
  /* types */
    {"",                 "1",                                                        "1.0",                                                    COMPARE_TYPE,     "$",              "expected int, got float",                  "1",                                                           "1.0"                           },
    {"",                 "1",                                                        "True",                                                   COMPARE_TYPE,     "$",              "expected int, got bool",                   "1",                                                           "True"                          },
    {"",                 "[1]",                                                      "(1,)",                                                   COMPARE_TYPE,     "$",              "expected list, got tuple",                 "[1]",                                                         "(1,)"                          },
    {"",                 "{1}",                                                      "frozenset({1})",                                         COMPARE_TYPE,     "$",              "expected set, got frozenset",              "{1}",
     "frozenset({1})"                                                                                                                                                                                                                                                                                                         },
    {"",                 "[1]",                                                      "None",                                                   COMPARE_TYPE,     "$",              "expected list, got None",                  "[1]",                                                         "None"                          },
    {"",                 "[1, ['x', 2]]",                                            "[1, ['x', '2']]",                                        COMPARE_TYPE,     "$[1][1]",        "expected int, got str",                    "2",
     "'2'"                                                                                                                                                                                                                                                                                                                    },
    {"loose",            "[1]",                                                      "{1}",                                                    COMPARE_TYPE,     "$",              "expected list, got set",                   "[1]",                                                         "{1}"                           },
    {"loose",            "1",                                                        "'1'",                                                    COMPARE_TYPE,     "$",              "expected int, got str",                    "1",                                                           "'1'"                           },
    {"",                 "linked_list([1])",                                         "None",                                                   COMPARE_TYPE,     "$",              "expected linked list, got None",
     "linked_list([1])",                                                                                                                                                                                                                                                                      "None"                          },
    {"",                 "linked_list([1])",                                         "[1]",                                                    COMPARE_TYPE,     "$",              "expected linked list, got list",
     "linked_list([1])",                                                                                                                                                                                                                                                                      "[1]"                           },
    {"",                 "'a'",                                                      "b'a'",                                                   COMPARE_TYPE,     "$",              "expected str, got bytes",                  "'a'",                                                         "b'a'"                          },
    {"float=1e-9",       "1",                                                        "1.0",                                                    COMPARE_TYPE,     "$",              "expected int, got float",                  "1",                                                           "1.0"                           },
    {"",                 "node(0)",                                                  "None",                                                   COMPARE_TYPE,     "$",              "expected a node, got None",                "!node 0",                                                     "None"                          },
 /* values */
    {"",                 "3",                                                        "4",                                                      COMPARE_VALUE,    "$",              "expected 3, got 4",                        "3",                                                           "4"                             },
    {"",                 "True",                                                     "False",                                                  COMPARE_VALUE,    "$",              "expected True, got False",                 "True",                                                        "False"                         },
    {"",                 "{'a': [1, {'b c': 2}]}",                                   "{'a': [1, {'b c': 3}]}",                                 COMPARE_VALUE,    "$.a[1]['b c']",
     "expected 2, got 3",                                                                                                                                                                                                      "2",                                                           "3"                             },
    {"",                 "{1: 2}",                                                   "{1: 3}",                                                 COMPARE_VALUE,    "$[1]",           "expected 2, got 3",                        "2",                                                           "3"                             },
    {"",                 "0.3",                                                      "0.30000000000000004",                                    COMPARE_VALUE,    "$",              "expected 0.3, got 0.30000000000000004",
     "0.3",                                                                                                                                                                                                                                                                                   "0.30000000000000004"           },
    {"",                 "123456789012345678901234567890",                           "123456789012345678901234567891",                         COMPARE_VALUE,    "$",
     "expected 123456789012345678901234567890, got 123456789012345678901234567891",                                                                                                                                            "123456789012345678901234567890",                              "123456789012345678901234567891"},
    {"",                 "1",                                                        "18446744073709551617",                                   COMPARE_VALUE,    "$",              "expected 1, got 18446744073709551617",
     "1",                                                                                                                                                                                                                                                                                     "18446744073709551617"          },
    {"",                 "'a'",                                                      "'a\\x00'",                                               COMPARE_VALUE,    "$",              "expected 'a', got 'a\\x00'",               "'a'",                                                         "'a\\x00'"                      },
    {"",                 "'\\u00e9\\u00e9\\u00e9 a long line of text that goes on'",
     "'\\u00e9\\u00e9\\u00e9 a long lime of text that goes on'",                                                                               COMPARE_VALUE,    "$",
     "they differ from index 13 on",                                                                                                                                                                                           "'\xc3\xa9\xc3\xa9\xc3\xa9 a long line of text that goes on'",
     "'\xc3\xa9\xc3\xa9\xc3\xa9 a long lime of text that goes on'"                                                                                                                                                                                                                                                            },
    {"",                 "'a long line of text, then \\u00e9'",                      "'a long line of text, then \\u00e8'",
     COMPARE_VALUE,                                                                                                                                              "$",              "they differ from index 26 on",             "'a long line of text, then \xc3\xa9'",
     "'a long line of text, then \xc3\xa8'"                                                                                                                                                                                                                                                                                   },
    {"loose",            "9007199254740993",                                         "9007199254740992.0",                                     COMPARE_VALUE,    "$",
     "expected 9007199254740993, got 9007199254740992.0",                                                                                                                                                                      "9007199254740993",                                            "9007199254740992.0"            },
    {"loose",            "18446744073709551617",                                     "18446744073709551616.0",                                 COMPARE_VALUE,    "$",
     "expected 18446744073709551617, got 1.8446744073709552e+19",                                                                                                                                                              "18446744073709551617",
     "1.8446744073709552e+19"                                                                                                                                                                                                                                                                                                 },
    {"loose",            "complex(1.0, 1.0)",                                        "1",                                                      COMPARE_VALUE,    "$",              "expected (1+1j), got 1",                   "(1+1j)",
     "1"                                                                                                                                                                                                                                                                                                                      },
    {"abs=0.5",          "1.0",                                                      "1.6",                                                    COMPARE_VALUE,    "$",              "expected 1.0, got 1.6",                    "1.0",                                                         "1.6"                           },
    {"rel=0.1",          "100.0",                                                    "112.0",                                                  COMPARE_VALUE,    "$",              "expected 100.0, got 112.0",                "100.0",
     "112.0"                                                                                                                                                                                                                                                                                                                  },
    {"float=1e-9",       "1e308",                                                    "inf",                                                    COMPARE_VALUE,    "$",              "expected 1e+308, got inf",                 "1e+308",                                                      "inf"                           },
    {"float=1e-9",       "inf",                                                      "-inf",                                                   COMPARE_VALUE,    "$",              "expected inf, got -inf",                   "inf",                                                         "-inf"                          },
    {"float=1e-9",       "1.0",                                                      "nan",                                                    COMPARE_VALUE,    "$",              "expected 1.0, got nan",                    "1.0",                                                         "nan"                           },
    {"float=1e-9",       "complex(1.0, 2.0)",                                        "complex(1.0, 2.1)",                                      COMPARE_VALUE,    "$",
     "expected (1+2j), got (1+2.1j)",                                                                                                                                                                                          "(1+2j)",                                                      "(1+2.1j)"                      },
    {"float=1e-9 loose", "9007199254740992",                                         "9007199254740993",                                       COMPARE_VALUE,    "$",
     "expected 9007199254740992, got 9007199254740993",                                                                                                                                                                        "9007199254740992",                                            "9007199254740993"              },
 /* lengths */
    {"",                 "[1]",                                                      "[1, 2]",                                                 COMPARE_EXTRA,    "$[1]",           "one element too many",                     NULL,                                                          "2"                             },
    {"",                 "[]",                                                       "[1, 2]",                                                 COMPARE_EXTRA,    "$[0]",           "2 elements too many",                      NULL,                                                          "1"                             },
    {"",                 "[1, 2, 3]",                                                "[1]",                                                    COMPARE_MISSING,  "$[1]",           "2 elements missing",                       "2",                                                           NULL                            },
    {"",                 "(1, 2)",                                                   "(1,)",                                                   COMPARE_MISSING,  "$[1]",           "one element missing",                      "2",                                                           NULL                            },
    {"",                 "[1, 2, 3]",                                                "[1, 3]",                                                 COMPARE_VALUE,    "$[1]",           "expected 2, got 3",                        "2",                                                           "3"                             },
 /* dicts */
    {"",                 "{'a': 1}",                                                 "{}",                                                     COMPARE_MISSING,  "$",              "missing key 'a'",                          "'a'",                                                         NULL                            },
    {"",                 "{}",                                                       "{'b': 1}",                                               COMPARE_EXTRA,    "$",              "key 'b' not expected",                     NULL,                                                          "'b'"                           },
    {"",                 "{'a': 1}",                                                 "{'b': 1, 'a': 1}",                                       COMPARE_EXTRA,    "$",              "key 'b' not expected",                     NULL,                                                          "'b'"                           },
    {"",                 "[{1: 1}]",                                                 "[{True: 1}]",                                            COMPARE_MISSING,  "$[0]",           "missing key 1",                            "1",                                                           NULL                            },
    {"",                 "{nan: 1}",                                                 "{nan: 1, nan: 2}",                                       COMPARE_EXTRA,    "$",              "key nan not expected",                     NULL,                                                          "nan"                           },
    {"$[*]",             "{(1, 2): 1}",                                              "{(2, 1): 1}",                                            COMPARE_MISSING,  "$",              "missing key (1, 2)",                       "(1, 2)",
     NULL                                                                                                                                                                                                                                                                                                                     },
    {"float=0.5",        "{1.0: 1}",                                                 "{1.1: 1}",                                               COMPARE_MISSING,  "$",              "missing key 1.0",                          "1.0",                                                         NULL                            },
    {"",                 "{'a\\x1b\\n': 1}",                                         "{'a\\x1b\\n': 2}",                                       COMPARE_VALUE,    "$['a\\x1b\\n']",
     "expected 1, got 2",                                                                                                                                                                                                      "1",                                                           "2"                             },
 /* sets and free order */
    {"",                 "{1, 2}",                                                   "{1}",                                                    COMPARE_MISSING,  "$",              "one element missing",                      "2",                                                           NULL                            },
    {"",                 "[{1, 2}]",                                                 "[{1, 2, 3, 4}]",                                         COMPARE_EXTRA,    "$[0]",           "2 elements too many",                      NULL,                                                          "3"                             },
    {"",                 "{1, 2}",                                                   "{1, 3}",                                                 COMPARE_EXTRA,    "$",              "element not expected",                     "2",                                                           "3"                             },
    {"",                 "{1}",                                                      "{1.0}",                                                  COMPARE_TYPE,     "$[*]",           "expected int, got float",                  "1",                                                           "1.0"                           },
    {"$",                "[[1, 2], [3]]",                                            "[(3,), (1, 2)]",                                         COMPARE_TYPE,     "$[0]",           "expected list, got tuple",
     "[3]",                                                                                                                                                                                                                                                                                   "(3,)"                          },
    {"$",                "[[1, 2], [3]]",                                            "[[3], [1, 2.0]]",                                        COMPARE_TYPE,     "$[1][1]",        "expected int, got float",
     "2",                                                                                                                                                                                                                                                                                     "2.0"                           },
    {"$",                "[[1, 2], [3]]",                                            "[(4,), [3]]",                                            COMPARE_EXTRA,    "$[0]",           "element not expected",                     "[1, 2]",
     "(4,)"                                                                                                                                                                                                                                                                                                                   },
    {"$",                "[1, 2]",                                                   "[2, 1, 2]",                                              COMPARE_EXTRA,    "$[2]",           "one element too many",                     NULL,                                                          "2"                             },
    {"$ $[*]",           "[[0, 0, 0]]",                                              "[[0, 0, 0], [0, 0, 0]]",                                 COMPARE_EXTRA,    "$[1]",
     "one element too many",                                                                                                                                                                                                   NULL,                                                          "[0, 0, 0]"                     },
    {"$ $[*]",           "[[-1, 0, 1], [-1, -1, 2]]",                                "[[1, 0, -1], [-1, -1, 3]]",                              COMPARE_EXTRA,    "$[1]",
     "element not expected",                                                                                                                                                                                                   "[-1, -1, 2]",                                                 "[-1, -1, 3]"                   },
    {"$",                "[1, 2, 3]",                                                "[3]",                                                    COMPARE_MISSING,  "$",              "2 elements missing",                       "1",                                                           NULL                            },
    {"$",                "[3, 1, 2]",                                                "[7, 3, 8]",                                              COMPARE_EXTRA,    "$[0]",
     "one of 2 elements not expected, 2 missing",                                                                                                                                                                              "1",                                                           "7"                             },
    {"$",                "[3, 1, 2]",                                                "[7, 3]",                                                 COMPARE_EXTRA,    "$[0]",           "element not expected, 2 missing",          "1",
     "7"                                                                                                                                                                                                                                                                                                                      },
    {"$",                "[[1, 2]]",                                                 "[[2, 1]]",                                               COMPARE_EXTRA,    "$[0]",           "element not expected",                     "[1, 2]",
     "[2, 1]"                                                                                                                                                                                                                                                                                                                 },
    {"$",                "[1, 1, 2]",                                                "[1, 2, 2]",                                              COMPARE_EXTRA,    "$[2]",           "element not expected",                     "1",                                                           "2"                             },
    {"$",                "[1]",                                                      "(1,)",                                                   COMPARE_TYPE,     "$",              "expected list, got tuple",                 "[1]",                                                         "(1,)"                          },
    {"$",                "[node(1), node(0)]",                                       "[linked_list([1], ids=[0]), linked_list([1], ids=[0])]",
     COMPARE_EXTRA,                                                                                                                                              "$[1]",           "element not expected",                     "!node 1",                                                     "linked_list([1])"              },
    {"$ float=1e-9",     "[0.3, 0.1, 'x']",                                          "[0.1, 'x', 0.31]",                                       COMPARE_EXTRA,    "$[2]",
     "element not expected",                                                                                                                                                                                                   "0.3",                                                         "0.31"                          },
    {"$ abs=1.0",        "[1.0, 1.0, 5.0]",                                          "[1.0, 4.5, 4.5]",                                        COMPARE_EXTRA,    "$[2]",
     "element not expected",                                                                                                                                                                                                   "1.0",                                                         "4.5"                           },
    {"float=1e-9",       "{0.3}",                                                    "{0.3, 0.30000000000000004}",                             COMPARE_EXTRA,    "$",
     "one element too many",                                                                                                                                                                                                   NULL,                                                          "0.30000000000000004"           },
    {"$ $[*][*]",        "[{(1, 2): 1}]",                                            "[{(2, 1): 1}]",                                          COMPARE_EXTRA,    "$[0]",           "element not expected",
     "{(1, 2): 1}",                                                                                                                                                                                                                                                                           "{(2, 1): 1}"                   },
    {"$ float=1e-9",     "[linked_list([1], cycle=0)]",                              "[linked_list([1])]",                                     COMPARE_EXTRA,    "$[0]",
     "element not expected",                                                                                                                                                                                                   "linked_list([1], cycle=0)",                                   "linked_list([1])"              },
 /* nodes */
    {"",                 "linked_list([1, 2])",                                      "linked_list([1, 3])",                                    COMPARE_VALUE,    "$[1]",           "expected 2, got 3",
     "2",                                                                                                                                                                                                                                                                                     "3"                             },
    {"",                 "linked_list([1])",                                         "linked_list([1, 2])",                                    COMPARE_EXTRA,    "$[1]",           "one node too many",
     NULL,                                                                                                                                                                                                                                                                                    "2"                             },
    {"",                 "linked_list([1, 2, 3])",                                   "linked_list([1])",                                       COMPARE_MISSING,  "$[1]",           "2 nodes missing",
     "2",                                                                                                                                                                                                                                                                                     NULL                            },
    {"",                 "linked_list([1, 2])",                                      "linked_list([1, 2], cycle=0)",                           COMPARE_CYCLE,    "$",
     "the list must end, but its last node points back to node 0",                                                                                                                                                             "linked_list([1, 2])",
     "linked_list([1, 2], cycle=0)"                                                                                                                                                                                                                                                                                           },
    {"",                 "linked_list([1, 2], cycle=1)",                             "linked_list([1, 2])",                                    COMPARE_CYCLE,    "$",
     "the last node must point to node 1, but the list ends there",                                                                                                                                                            "linked_list([1, 2], cycle=1)",
     "linked_list([1, 2])"                                                                                                                                                                                                                                                                                                    },
    {"",                 "linked_list([1, 2], cycle=1)",                             "linked_list([1, 2], cycle=0)",                           COMPARE_CYCLE,    "$",
     "the last node must point to node 1, not to node 0",                                                                                                                                                                      "linked_list([1, 2], cycle=1)",
     "linked_list([1, 2], cycle=0)"                                                                                                                                                                                                                                                                                           },
    {"",                 "node(1)",                                                  "linked_list([1], ids=[-1])",                             COMPARE_IDENTITY, "$",
     "expected the input's node 1, got a new one",                                                                                                                                                                             "!node 1",                                                     "linked_list([1])"              },
    {"",                 "node(1)",                                                  "linked_list([1])",                                       COMPARE_IDENTITY, "$",
     "expected the input's node 1, got a new one",                                                                                                                                                                             "!node 1",                                                     "linked_list([1])"              },
    {"",                 "[node(1)]",                                                "[linked_list([1], ids=[0])]",                            COMPARE_IDENTITY, "$[0]",
     "expected the input's node 1, got its node 0",                                                                                                                                                                            "!node 1",                                                     "linked_list([1])"              },
    {"",                 "tree([1, 2, 3])",                                          "tree([1, 2, 4])",                                        COMPARE_VALUE,    "$.right",        "expected 3, got 4",                        "3",
     "4"                                                                                                                                                                                                                                                                                                                      },
    {"",                 "tree([1])",                                                "tree([2])",                                              COMPARE_VALUE,    "$",              "expected 1, got 2",                        "1",                                                           "2"                             },
    {"",                 "tree([1, absent, 2, 3])",                                  "tree([1, absent, 2, 4])",                                COMPARE_VALUE,    "$.right.left",
     "expected 3, got 4",                                                                                                                                                                                                      "3",                                                           "4"                             },
    {"",                 "tree([1])",                                                "tree([1, absent, 2])",                                   COMPARE_EXTRA,    "$.right",
     "a node that isn't expected",                                                                                                                                                                                             NULL,                                                          "2"                             },
    {"",                 "tree([1, 2, absent, 3])",                                  "tree([1, 2])",                                           COMPARE_MISSING,  "$.left.left",
     "a node is missing",                                                                                                                                                                                                      "3",                                                           NULL                            },
    {"",                 "tree([1, 2, 3])",                                          "tree([1, absent, 3])",                                   COMPARE_MISSING,  "$.left",         "a node is missing",
     "2",                                                                                                                                                                                                                                                                                     NULL                            },
 /* what can't be compared */
    {"",                 "1",                                                        "opaque(0, 'deque')",                                     COMPARE_OPAQUE,   "$",
     "an object of class 'deque' can't be compared",                                                                                                                                                                           NULL,                                                          "<deque object>"                },
    {"",                 "[1, 2]",                                                   "[7, {'a': opaque(0, 'x\\x1b\\n')}]",                     COMPARE_OPAQUE,   "$[1].a",
     "an object of class 'x\\x1b\\n' can't be compared",                                                                                                                                                                       NULL,                                                          "<x\\x1b\\n object>"            },
    {"",                 "[]",                                                       "[[opaque(1, 'list')]]",                                  COMPARE_OPAQUE,   "$[0][0]",        "nested deeper than 200 levels",
     NULL,                                                                                                                                                                                                                                                                                    "..."                           },
    {"",                 "1",                                                        "(opaque(2, 'list'),)",                                   COMPARE_OPAQUE,   "$[0]",           "more than a million values",               NULL,
     "..."                                                                                                                                                                                                                                                                                                                    },
    {"",                 "1",                                                        "{opaque(3, 'str')}",                                     COMPARE_OPAQUE,   "$[*]",           "more than 64 MiB of values",               NULL,
     "..."                                                                                                                                                                                                                                                                                                                    },
    {"",                 "1",                                                        "opaque(4, 'TreeNode')",                                  COMPARE_OPAQUE,   "$",              "a tree that holds one node twice",
     NULL,                                                                                                                                                                                                                                                                                    "..."                           },
    {"",                 "opaque(0, 'C')",                                           "opaque(0, 'C')",                                         COMPARE_OPAQUE,   "$",
     "an object of class 'C' can't be compared",                                                                                                                                                                               NULL,                                                          "<C object>"                    },
    {"",                 "opaque(0, 'C')",                                           "1",                                                      COMPARE_OPAQUE,   "$",              "an object of class 'C' can't be compared",
     NULL,                                                                                                                                                                                                                                                                                    "<C object>"                    },
    {"",                 "py('1')",                                                  "py('1')",                                                COMPARE_VALUE,    "$",              "expected 1, got 1",                        "1",                                                           "1"                             },
};

static void check_part(const char *label, const struct value *part, const char *wanted)
{
    if (!part || !wanted) {
        ck_assert_msg(!part && !wanted, "row %s: part is %s", label, part ? "there" : "missing");
        return;
    }
    AUTO(buffer_release) struct buffer text = {0};
    repr_value(&text, part);
    ck_assert_msg(strcmp(buffer_text(&text), wanted) == 0, "row %s: part %s, not %s", label,
                  buffer_text(&text), wanted);
}

START_TEST(these_differ_and_say_how)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_difference d = {0};
    char label[512];
    snprintf(label, sizeof(label), "'%s' %s and %s", different_rows[_i].rules,
             different_rows[_i].expected, different_rows[_i].got);
    int outcome =
        run(&a, different_rows[_i].rules, different_rows[_i].expected, different_rows[_i].got, &d);
    ck_assert_msg(outcome == COMPARE_DIFFERENT, "row %s", label);
    ck_assert_msg(d.kind == different_rows[_i].kind, "row %s: kind %d", label, (int)d.kind);
    ck_assert_msg(strcmp(d.path, different_rows[_i].path) == 0, "row %s: %s", label, d.path);
    ck_assert_msg(strcmp(d.message, different_rows[_i].message) == 0, "row %s: %s", label,
                  d.message);
    check_part(label, d.expected, different_rows[_i].expected_part);
    check_part(label, d.got, different_rows[_i].got_part);
}
END_TEST

START_TEST(a_long_key_is_cut_in_path_and_message)
{
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "");
    char long_key[5000];
    memset(long_key, 'k', sizeof(long_key));
    struct value pair[2] = {value_str(&a, long_key, sizeof(long_key)), value_int(1)};
    struct value other[2] = {pair[0], value_int(2)};
    struct value expected = value_sequence(VALUE_DICT, pair, 1);
    struct value got = value_sequence(VALUE_DICT, other, 1);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_DIFFERENT);
    ck_assert_uint_lt(strlen(d.path), 80);
    got.n = 0;
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_DIFFERENT);
    ck_assert_uint_lt(strlen(d.message), 90);
}
END_TEST

static Suite *compare_suite(void)
{
    Suite *suite = suite_create("compare");
    TCase *tables = tcase_create("compare_values");
    tcase_add_loop_test(tables, these_are_equal, 0, ARRAY_LEN(equal_rows));
    tcase_add_loop_test(tables, these_differ_and_say_how, 0, ARRAY_LEN(different_rows));
    tcase_add_test(tables, a_long_key_is_cut_in_path_and_message);
    suite_add_tcase(suite, tables);

    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(compare_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
