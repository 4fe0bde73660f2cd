/*
 * test_harness_decode - bytes to Python values, and what is remembered of them
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/harness_values.h"

/* ---- decoding --------------------------------------------------------------------------------- */

static struct buffer from_hex(const char *hex)
{
    struct buffer bytes = {0};
    for (; *hex; hex += 2) {
        unsigned byte;
        ck_assert(sscanf(hex, "%2x", &byte) == 1);
        buffer_putc(&bytes, (char)byte);
    }
    return bytes;
}

static PyObject *evaluate_source(void *context, const char *source, size_t length)
{
    PyObject *text = PyUnicode_FromStringAndSize(source, (Py_ssize_t)length);
    PyObject *value = PyRun_String(PyUnicode_AsUTF8(text), Py_eval_input, context, context);
    Py_DECREF(text);
    return value;
}

static int decoded(const char *hex, struct input_nodes *in, PyObject **out, struct error *err)
{
    AUTO(buffer_release) struct buffer bytes = from_hex(hex);
    struct decoder d = {.at = (const uint8_t *)buffer_text(&bytes),
                        .nodes = &nodes,
                        .in = in,
                        .evaluate = evaluate_source,
                        .context = names};
    const uint8_t *end = d.end = d.at + bytes.len;
    int outcome = decode_value(&d, out, err);
    if (outcome == 0)
        ck_assert_msg(d.at == end, "'%s': bytes left over", hex);
    return outcome;
}

static const struct {
    const char *hex;
    const char *equals; /* an expression of `value` */
} decode_rows[] = {
    {"83f4f5f6",                                      "value == [False, True, None] and value[0] is False"                },
    {"8400171818190100",                              "value == [0, 23, 24, 256]"                                         },
    {"1bffffffffffffffff",                            "value == 2**64 - 1"                                                },
    {"3bffffffffffffffff",                            "value == -2**64"                                                   },
    {"3b7fffffffffffffff",                            "value == -2**63"                                                   },
    {"c249010000000000000000",                        "value == 2**64"                                                    },
    {"c349010000000000000000",                        "value == -2**64 - 1"                                               },
    {"83fb3ff8000000000000fa3fc00000f93e00",          "value == [1.5, 1.5, 1.5]"                                          },
    {"f97e00",                                        "math.isnan(value)"                                                 },
    {"fbffefffffffffffff",                            "value < -1e308"                                                    },
    {"fbbff0000000000000",                            "value == -1.0"                                                     },
    {"d96e0282fb3ff0000000000000fbc000000000000000",  "value == 1-2j"                                                     },
    {"66c3a9e282ac21",                                "value == '\\xe9\\u20ac!'"                                          },
    {"63eda080",                                      "value == '\\ud800'"                                                },
    {"43006869",                                      "value == b'\\0hi'"                                                 },
    {"d96e008201d96e0080",                            "value == (1, ()) and type(value) is tuple"                         },
    {"d90102820102",                                  "value == {1, 2} and type(value) is set"                            },
    {"d96e018101",                                    "value == frozenset({1}) and type(value) is frozenset"              },
    {"a2616101d96e00810203",                          "value == {'a': 1, (2,): 3}"                                        },
    {"d96e038380f6f6",                                "value is None"                                                     },
    {"d96e0383820102f6f6",                            "(value.val, value.next.val, value.next.next) == (1, 2, None)"      },
    {"d96e0383820102"
     "00f6",                                     "value.next.next is value"                                          },
    {"d96e0383820102"
     "01f6",                                     "value.next.next is value.next is not value"                        },
    {"d96e0482"
     "80f6",                                     "value is None"                                                     },
    {"d96e0482"
     "8301f702f6",                               "(value.left, value.right.val, value.right.left) == (None, 2, None)"},
    {"d96e0482"
     "8301f7f6f6",                               "value.right.val is None"                                           },
    {"d96e0574"
     "6c6973742872616e676528332929202b205b395d", "value == [0, 1, 2] + [9]"                                          },
};

START_TEST(bytes_become_values)
{
    PyObject *value = NULL;
    struct error err = {0};
    int outcome = decoded(decode_rows[_i].hex, NULL, &value, &err);
    ck_assert_msg(outcome == 0, "'%s': %d %s", decode_rows[_i].hex, outcome, err.text);
    ck_assert(PyDict_SetItemString(names, "value", value) == 0);
    Py_DECREF(value);
    PyObject *equal = evaluate(decode_rows[_i].equals);
    ck_assert_msg(equal == Py_True, "'%s': %s", decode_rows[_i].hex, decode_rows[_i].equals);
    Py_DECREF(equal);
}
END_TEST

static const struct {
    const char *label, *hex;
} bad_rows[] = {
    {"nothing",                      ""                                        },
    {"a head that ends",             "19ff"                                    },
    {"an indefinite length",         "9f01ff"                                  },
    {"a reserved argument",          "1c"                                      },
    {"a short string",               "6461"                                    },
    {"a short array",                "8301"                                    },
    {"an array of 2^60 items",       "9b1000000000000000"                      },
    {"a map of 2^60 pairs",          "bb1000000000000000"                      },
    {"bytes of 2^63",                "5b8000000000000000"                      },
    {"text that is not UTF-8",       "61ff"                                    },
    {"an unknown tag",               "c001"                                    },
    {"an opaque value",              "d96e06820061"                            },
    {"a tuple of no array",          "d96e0001"                                },
    {"a complex number of integers", "d96e02820102"                            },
    {"a big integer of text",        "c26161"                                  },
    {"undefined outside a tree",     "f7"                                      },
    {"a simple value",               "e0"                                      },
    {"a cycle beyond the end",       "d96e0383820102"
                               "02f6"            },
    {"a negative cycle",             "d96e0383820102"
                         "20f6"                        },
    {"a linked list of two parts",   "d96e03828101f6"                          },
    {"identities in an input",       "d96e03838101f68100"                      },
    {"a tree without a root",        "d96e0482"
                              "82f701f6"          },
    {"a child without a parent",     "d96e0482"
                                 "8401f7f702f6"},
};

START_TEST(malformed_bytes_are_an_error)
{
    PyObject *value = NULL;
    struct error err = {0};
    int outcome = decoded(bad_rows[_i].hex, NULL, &value, &err);
    ck_assert_msg(outcome == -1, "'%s': %d", bad_rows[_i].label, outcome);
    ck_assert_msg(err.kind == ERROR_INTERNAL && err.text[0], "'%s'", bad_rows[_i].label);
    ck_assert_msg(!PyErr_Occurred(), "'%s'", bad_rows[_i].label);
}
END_TEST

START_TEST(deep_bytes_are_an_error_and_no_overflow)
{
    struct buffer bytes = {0};
    for (int i = 0; i < 1000000; i++)
        buffer_putc(&bytes, (char)0x81);
    struct decoder d = {.at = (const uint8_t *)bytes.data};
    d.end = d.at + bytes.len;
    struct error err = {0};
    PyObject *value;
    ck_assert_int_eq(decode_value(&d, &value, &err), -1);
    buffer_release(&bytes);
}
END_TEST

static const struct {
    const char *label, *class, *exception;
} raising_rows[] = {
    {"a constructor that raises",         "class ListNode:\n  def __init__(self, val): raise KeyError(val)",
     "KeyError"                                                                                                              },
    {"a constructor without a parameter", "class ListNode: pass",                                            "TypeError"     },
    {"slots without a link",
     "class ListNode:\n  __slots__ = ('val',)\n  def __init__(self, val): self.val = val",                   "AttributeError"},
};

START_TEST(what_a_class_of_the_submission_raises_comes_through)
{
    PyObject *none = PyRun_String(raising_rows[_i].class, Py_file_input, names, names);
    ck_assert_ptr_nonnull(none);
    Py_DECREF(none);
    ck_assert(node_registry_resolve(&nodes, names, names) == 0);
    PyObject *made = PyDict_New(); /* the submission's own class goes before the injected one */
    ck_assert(node_registry_resolve(&nodes, made, names) == 0);
    Py_DECREF(made);
    PyObject *value = NULL;
    struct error err = {0};
    ck_assert_int_eq(decoded("d96e0383820102f6f6", NULL, &value, &err), DECODE_RAISED);
    PyObject *type = PyErr_Occurred();
    ck_assert_msg(type && strcmp(((PyTypeObject *)type)->tp_name, raising_rows[_i].exception) == 0,
                  "'%s'", raising_rows[_i].label);
    PyErr_Clear();
}
END_TEST

START_TEST(an_expression_outside_a_setters_box_is_malformed)
{
    AUTO(buffer_release) struct buffer bytes = from_hex("d96e056131");
    struct decoder d = {.at = (const uint8_t *)bytes.data};
    d.end = d.at + bytes.len;
    struct error err = {0};
    PyObject *value;
    ck_assert_int_eq(decode_value(&d, &value, &err), -1);
}
END_TEST

/* ---- identities ------------------------------------------------------------------------------- */

static const struct {
    const char *result; /* an expression of `args` */
    const char *bytes;
} identity_rows[] = {
    {"args[1]",                        "chain[[1, 2, 3], null, [0, 1, 2]]"},
    {"args[1].next",                   "chain[[2, 3], null, [1, 2]]"      },
    {"chain(1, 2)",                    "chain[[1, 2], null, [-1-0, -1-0]]"},
    {"ListNode(0, args[1].next.next)", "chain[[0, 3], null, [-1-0, 2]]"   },
    {"args[2]",                        "chain[[9], null, [-1-0]]"         },
    {"args[0]",                        "[chain[[7], null, [-1-0]]]"       },
    {"args[3]",                        "tree[[4, undefined, 5], [0, 1]]"  },
    {"TreeNode(6, args[3].right)",     "tree[[6, 5], [-1-0, 1]]"          },
};

/* [[chain 7], chain 1 2 3, chain 9, tree 4 - 5]: nodes within a list are no argument. */
static const char arguments_hex[] = "84"
                                    "81"
                                    "d96e03838107f6f6"
                                    "d96e038383010203f6f6"
                                    "d96e03838109f6f6"
                                    "d96e04828304f705f6";

START_TEST(nodes_of_the_arguments_are_known_by_their_position)
{
    struct input_nodes in = {0};
    PyObject *args = NULL;
    struct error err = {0};
    ck_assert_msg(decoded(arguments_hex, &in, &args, &err) == 0, "%s", err.text);
    ck_assert(PyDict_SetItemString(names, "args", args) == 0);
    Py_DECREF(args);
    char *text = encoded(identity_rows[_i].result, &in);
    ck_assert_msg(strcmp(text, identity_rows[_i].bytes) == 0, "'%s': got %s",
                  identity_rows[_i].result, text);
    free(text);
    input_nodes_release(&in);
}
END_TEST

/* A node that the submission let go must not lend its address to a new one. */
START_TEST(nodes_of_the_arguments_are_kept_alive)
{
    struct input_nodes in = {0};
    PyObject *args = NULL;
    struct error err = {0};
    ck_assert(decoded("81d96e0383820102f6f6", &in, &args, &err) == 0);
    Py_DECREF(args);
    char *text = encoded("[ListNode(i) for i in range(50)]", &in);
    ck_assert_ptr_null(strstr(text, "[0]]"));
    ck_assert_ptr_null(strstr(text, "[1]]"));
    free(text);
    input_nodes_release(&in);
}
END_TEST

/* ---- round trips ------------------------------------------------------------------------------ */

START_TEST(large_values_survive_a_round_trip)
{
    PyObject *value = evaluate("[list(range(100000)), 'x' * 100000, 3 ** 5000, -3 ** 5000,\n"
                               " {i: str(i) for i in range(10000)}, set(range(1000)), None]");
    struct buffer out = {0};
    ck_assert(encode_value(&out, value, &nodes, NULL) == 0);
    struct decoder d = {.at = (const uint8_t *)out.data};
    d.end = d.at + out.len;
    PyObject *back;
    struct error err = {0};
    ck_assert_msg(decode_value(&d, &back, &err) == 0, "%s", err.text);
    ck_assert(PyObject_RichCompareBool(value, back, Py_EQ) == 1);
    Py_DECREF(back);
    Py_DECREF(value);
    buffer_release(&out);
}
END_TEST

int main(void)
{
    if (!start()) {
        PyErr_Print();
        return EXIT_FAILURE;
    }
    Suite *s = suite_create("harness_decode");
    TCase *t = tcase_create("harness_decode");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, bytes_become_values, 0, (int)ARRAY_LEN(decode_rows));
    tcase_add_loop_test(t, malformed_bytes_are_an_error, 0, (int)ARRAY_LEN(bad_rows));
    tcase_add_test(t, deep_bytes_are_an_error_and_no_overflow);
    tcase_add_loop_test(t, what_a_class_of_the_submission_raises_comes_through, 0,
                        (int)ARRAY_LEN(raising_rows));
    tcase_add_test(t, an_expression_outside_a_setters_box_is_malformed);
    tcase_add_loop_test(t, nodes_of_the_arguments_are_known_by_their_position, 0,
                        (int)ARRAY_LEN(identity_rows));
    tcase_add_test(t, nodes_of_the_arguments_are_kept_alive);
    tcase_add_test(t, large_values_survive_a_round_trip);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
