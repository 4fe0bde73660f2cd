/*
 * test_repr - values as Python would write them
 *
 * The right-hand sides of `python_rows` were printed by CPython 3.11.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/repr.h"

#include <check.h>

#include "base/memory.h"
#include "tests/unit/literal.h"

static const struct {
    const char *text, *repr;
} python_rows[] = {
    {"None",                                         "None"                                         },
    {"True",                                         "True"                                         },
    {"False",                                        "False"                                        },
    {"0",                                            "0"                                            },
    {"-1",                                           "-1"                                           },
    {"9223372036854775807",                          "9223372036854775807"                          },
    {"-9223372036854775808",                         "-9223372036854775808"                         },
    {"9223372036854775808",                          "9223372036854775808"                          },
    {"-9223372036854775809",                         "-9223372036854775809"                         },
    {"18446744073709551616",                         "18446744073709551616"                         },
    {"123456789012345678901234567890",               "123456789012345678901234567890"               },
    {"-1000000000000000000000000000000000000",       "-1000000000000000000000000000000000000"       },
    {"0.0",                                          "0.0"                                          },
    {"-0.0",                                         "-0.0"                                         },
    {"1.0",                                          "1.0"                                          },
    {"0.1",                                          "0.1"                                          },
    {"-2.5",                                         "-2.5"                                         },
    {"100.0",                                        "100.0"                                        },
    {"1e16",                                         "1e+16"                                        },
    {"1e15",                                         "1000000000000000.0"                           },
    {"123456789012345680.0",                         "1.2345678901234568e+17"                       },
    {"9999999999999998.0",                           "9999999999999998.0"                           },
    {"1e-4",                                         "0.0001"                                       },
    {"1e-5",                                         "1e-05"                                        },
    {"0.00012345",                                   "0.00012345"                                   },
    {"1.5e-7",                                       "1.5e-07"                                      },
    {"5e-324",                                       "5e-324"                                       },
    {"2.2250738585072014e-308",                      "2.2250738585072014e-308"                      },
    {"1.7976931348623157e308",                       "1.7976931348623157e+308"                      },
    {"5.684341886080802e-14",                        "5.684341886080802e-14"                        },
    {"1e22",                                         "1e+22"                                        },
    {"1e23",                                         "1e+23"                                        },
    {"0.30000000000000004",                          "0.30000000000000004"                          },
    {"3.141592653589793",                            "3.141592653589793"                            },
    {"1e100",                                        "1e+100"                                       },
    {"1.0e-10",                                      "1e-10"                                        },
    {"nan",                                          "nan"                                          },
    {"inf",                                          "inf"                                          },
    {"-inf",                                         "-inf"                                         },
    {"complex(1.0, 2.0)",                            "(1+2j)"                                       },
    {"complex(0.0, 2.0)",                            "2j"                                           },
    {"complex(-0.0, 2.0)",                           "(-0+2j)"                                      },
    {"complex(0.0, -0.0)",                           "-0j"                                          },
    {"complex(1.5, -2.5)",                           "(1.5-2.5j)"                                   },
    {"complex(nan, nan)",                            "(nan+nanj)"                                   },
    {"complex(inf, -inf)",                           "(inf-infj)"                                   },
    {"complex(1e16, 1e-5)",                          "(1e+16+1e-05j)"                               },
    {"complex(0.0, nan)",                            "nanj"                                         },
    {"complex(-1.0, -0.0)",                          "(-1-0j)"                                      },
    {"''",                                           "''"                                           },
    {"'a'",                                          "'a'"                                          },
    {"'it\\'s'",                                     "\"it's\""                                     },
    {"'say \"hi\"'",                                 "'say \"hi\"'"                                 },
    {"'it\\'s \"x\"'",                               "'it\\'s \"x\"'"                               },
    {"'\\\\'",                                       "'\\\\'"                                       },
    {"'a\\nb\\tc\\r'",                               "'a\\nb\\tc\\r'"                               },
    {"'\\x00\\x1f\\x7f\\x80\\x9f\\xa0\\xad\\xff'",   "'\\x00\\x1f\\x7f\\x80\\x9f\\xa0\\xad\xc3\xbf'"},
    {"'\\u00e9\\u4e2d'",                             "'\xc3\xa9\xe4\xb8\xad'"                       },
    {"'\\U0001f600'",                                "'\xf0\x9f\x98\x80'"                           },
    {"'\\ud800'",                                    "'\\ud800'"                                    },
    {"'\\ud83d\\ude00'",                             "'\\ud83d\\ude00'"                             },
    {"'\\udfff'",                                    "'\\udfff'"                                    },
    {"'\\u200b\\u202e\\u2028\\u2066\\ufeff\\u3000'",
     "'\\u200b\\u202e\\u2028\\u2066\\ufeff\\u3000'"                                                 },
    {"'\\ue000\\U000e0041\\U0010ffff'",              "'\\ue000\\U000e0041\\U0010ffff'"              },
    {"'e\\u0301'",                                   "'e\xcc\x81'"                                  },
    {"'\\x1b[31m'",                                  "'\\x1b[31m'"                                  },
    {"'\\ufffe'",                                    "'\\ufffe'"                                    },
    {"b''",                                          "b''"                                          },
    {"b'abc'",                                       "b'abc'"                                       },
    {"b'\\x00\\xff\\n\\t\\r\\\\'",                   "b'\\x00\\xff\\n\\t\\r\\\\'"                   },
    {"b'it\\'s'",                                    "b\"it's\""                                    },
    {"b'it\\'s \"x\"'",                              "b'it\\'s \"x\"'"                              },
    {"b'~\\x7f'",                                    "b'~\\x7f'"                                    },
    {"[]",                                           "[]"                                           },
    {"[1]",                                          "[1]"                                          },
    {"[1, 2, [3, []]]",                              "[1, 2, [3, []]]"                              },
    {"()",                                           "()"                                           },
    {"(1,)",                                         "(1,)"                                         },
    {"(1, 2)",                                       "(1, 2)"                                       },
    {"((),)",                                        "((),)"                                        },
    {"{}",                                           "{}"                                           },
    {"{'a': 1, 2: [3]}",                             "{'a': 1, 2: [3]}"                             },
    {"{(1, 2): None}",                               "{(1, 2): None}"                               },
    {"set()",                                        "set()"                                        },
    {"{1}",                                          "{1}"                                          },
    {"{3, 1, 2}",                                    "{1, 2, 3}"                                    },
    {"frozenset()",                                  "frozenset()"                                  },
    {"frozenset({2, 1})",                            "frozenset({1, 2})"                            },
    {"[None, True, 1.0, 'x', b'y']",                 "[None, True, 1.0, 'x', b'y']"                 },
    {"{None: {True: {}}}",                           "{None: {True: {}}}"                           },
};

START_TEST(reads_as_python_prints_it)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer out = {0};
    struct value v = literal(&a, python_rows[_i].text);
    repr_value(&out, &v);
    ck_assert_msg(strcmp(buffer_text(&out), python_rows[_i].repr) == 0, "row '%s': got %s",
                  python_rows[_i].text, buffer_text(&out));
}
END_TEST

/* What Python has no literal for, and what sets must look like however they are stored. */
static const struct {
    const char *label, *text, *repr;
} own_rows[] = {
    {"list",                       "linked_list([3, 2, 1])",                "linked_list([3, 2, 1])"             },
    {"cycle",                      "linked_list([1, 2], cycle=0)",          "linked_list([1, 2], cycle=0)"       },
    {"identities aren't shown",    "linked_list([1], ids=[-1])",            "linked_list([1])"                   },
    {"tree",                       "tree([1, absent, 2])",                  "tree([1, None, 2])"                 },
    {"expression",                 "py('list(range(3))')",                  "list(range(3))"                     },
    {"expression of two lines",    "py('1 + \\n 2')",                       "1 + \\n 2"                          },
    {"node",                       "node(2)",                               "!node 2"                            },
    {"object",                     "opaque(0, 'deque')",                    "<deque object>"                     },
    {"object with a hostile name", "opaque(0, 'x\\x1b[2J\\n\\u202e')",
     "<x\\x1b[2J\\n\\u202e object>"                                                                              },
    {"too deep",                   "[[opaque(1, 'list')]]",                 "[[...]]"                            },
    {"set of texts",               "{'b', 'a', 'c'}",                       "{'a', 'b', 'c'}"                    },
    {"set of tuples",              "{(2, 1), (1, 3), (1,)}",                "{(1,), (1, 3), (2, 1)}"             },
    {"set of sets",                "{frozenset({3, 2}), frozenset({1})}",   "{frozenset({1}), frozenset({2, 3})}"},
    {"set of numbers",             "{2.5, 10, 1, 9223372036854775808, -1}",
     "{-1, 1, 2.5, 10, 9223372036854775808}"                                                                     },
    {"set of many sorts",          "{'a', 1, None, b'x', (1,)}",            "{None, 1, 'a', b'x', (1,)}"         },
    {"set in a dict in a list",    "[{1: {3, 2}}]",                         "[{1: {2, 3}}]"                      },
};

START_TEST(shows_what_python_has_no_literal_for)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer out = {0};
    struct value v = literal(&a, own_rows[_i].text);
    repr_value(&out, &v);
    ck_assert_msg(strcmp(buffer_text(&out), own_rows[_i].repr) == 0, "row '%s': got %s",
                  own_rows[_i].label, buffer_text(&out));
}
END_TEST

START_TEST(stops_at_the_bound_with_whole_characters)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v = literal(&a, "['\\u00e9\\u4e2d\\U0001f600\\x00', {1, 2}, opaque(0, "
                                 "'\\u4e2d'), linked_list([1], cycle=0), complex(1.5, 2.5)]");
    AUTO(buffer_release) struct buffer whole = {0};
    repr_value(&whole, &v);
    for (size_t max = 1; max < whole.len; max++) {
        AUTO(buffer_release) struct buffer out = {.max = max};
        size_t bad = 0;
        repr_value(&out, &v);
        ck_assert_msg(out.truncated && out.len <= max, "at %zu", max);
        ck_assert_msg(text_is_utf8(buffer_text(&out), out.len, &bad), "at %zu: %s", max,
                      buffer_text(&out));
        ck_assert_msg(strncmp(whole.data, buffer_text(&out), out.len) == 0, "at %zu: %s", max,
                      buffer_text(&out));
    }
}
END_TEST

START_TEST(a_glance_at_a_huge_list_is_cheap)
{
    enum { N = 1000000, GLANCES = 10000 };
    AUTO(arena_release) struct arena a = {0};
    struct value *items = arena_array(&a, N, sizeof(*items));
    struct value v = value_sequence(VALUE_LIST, items, N);
    /* 10^10 items, were the walk to go on behind the bound. */
    for (int i = 0; i < GLANCES; i++) {
        AUTO(buffer_release) struct buffer out = {.max = 50};
        repr_value(&out, &v);
        ck_assert(out.truncated);
    }
}
END_TEST

static const struct {
    unsigned digits;
    const char *repr; /* NULL: all of them */
} long_rows[] = {
    {19,    NULL                 },
    {20,    NULL                 },
    {100,   NULL                 },
    {4299,  NULL                 },
    {4300,  NULL                 },
    {4301,  "<int of 14288 bits>"},
    {20000, "<int of 66439 bits>"},
};

START_TEST(integers_show_as_many_digits_as_python_would)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer out = {0};
    AUTO_FREE char *digits = xmalloc(long_rows[_i].digits + 1);
    memset(digits, '9', long_rows[_i].digits);
    digits[long_rows[_i].digits] = '\0';
    struct value v = value_integer_from_digits(&a, false, digits, long_rows[_i].digits);
    repr_value(&out, &v);
    ck_assert_str_eq(buffer_text(&out), long_rows[_i].repr ? long_rows[_i].repr : digits);
}
END_TEST

START_TEST(a_negative_integer_that_is_too_long_says_so)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer out = {0};
    uint8_t bytes[2500] = {1};
    struct value v = value_integer_from_bytes(&a, true, bytes, sizeof(bytes));
    repr_value(&out, &v);
    ck_assert_str_eq(buffer_text(&out), "<negative int of 19993 bits>");
}
END_TEST

static const struct {
    const char *args, *kwargs, *text; /* NULL: none */
} calls[] = {
    {"[1, [2]]", "{'key': 3}",            "f(1, [2], key=3)"},
    {"[]",       "{}",                    "f()"             },
    {NULL,       NULL,                    "f()"             },
    {"[1]",      NULL,                    "f(1)"            },
    {NULL,       "{'a': 'x', 'b': None}", "f(a='x', b=None)"},
    {"[(1,)]",   "{}",                    "f((1,))"         },
    {NULL,       "{'a\\n': 1}",           "f(a\\n=1)"       },
    {NULL,       "{1: 2}",                "f(1=2)"          },
};

START_TEST(calls_read_as_they_would_be_written)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer out = {0};
    struct value args, kwargs;
    if (calls[_i].args)
        args = literal(&a, calls[_i].args);
    if (calls[_i].kwargs)
        kwargs = literal(&a, calls[_i].kwargs);
    repr_call(&out, "f", calls[_i].args ? &args : NULL, calls[_i].kwargs ? &kwargs : NULL);
    ck_assert_str_eq(buffer_text(&out), calls[_i].text);
}
END_TEST

static Suite *repr_suite(void)
{
    Suite *suite = suite_create("repr");
    TCase *values = tcase_create("repr_value");
    tcase_add_loop_test(values, reads_as_python_prints_it, 0, ARRAY_LEN(python_rows));
    tcase_add_loop_test(values, shows_what_python_has_no_literal_for, 0, ARRAY_LEN(own_rows));
    tcase_add_test(values, stops_at_the_bound_with_whole_characters);
    tcase_add_test(values, a_glance_at_a_huge_list_is_cheap);
    tcase_add_loop_test(values, integers_show_as_many_digits_as_python_would, 0,
                        ARRAY_LEN(long_rows));
    tcase_add_test(values, a_negative_integer_that_is_too_long_says_so);
    suite_add_tcase(suite, values);

    TCase *call = tcase_create("repr_call");
    tcase_add_loop_test(call, calls_read_as_they_would_be_written, 0, ARRAY_LEN(calls));
    suite_add_tcase(suite, call);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(repr_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
