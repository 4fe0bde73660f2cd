/*
 * test_cbor_hostile - bytes that no honest box sends, and limits
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "sandbox/wire.h"
#include "tests/unit/cbor_bytes.h"

/* ---- hostile bytes --------------------------------------------------------------------------- */

static const struct {
    const char *label, *hex, *text;
} refusals[] = {
    {"nothing",                                         "",                                    "byte 0: the data end too early"                     },
    {"half a head",                                     "19 01",                               "byte 0: the data end too early"                     },
    {"half an array",                                   "82 01",                               "byte 0: a length of more than what is left"         },
    {"half a string",                                   "65 6161",                             "byte 0: the data end too early"                     },
    {"half a float",                                    "fb 3ff0",                             "byte 0: the data end too early"                     },
    {"a tag alone",                                     "d90102",                              "byte 3: the data end too early"                     },
    {"trailing byte",                                   "01 01",                               "byte 1: more data behind the value"                 },
    {"trailing array",                                  "80 80",                               "byte 1: more data behind the value"                 },
    {"text of 2^63 bytes",                              "7b 8000000000000000 61",              "byte 0: the data end too early"                     },
    {"text of 2^64-1 bytes",                            "7b ffffffffffffffff 61",              "byte 0: the data end too early"                     },
    {"bytes of 2^63 bytes",                             "5b 8000000000000000 61",              "byte 0: the data end too early"                     },
    {"array of 2^63 items",                             "9b 8000000000000000 01",              "byte 0: a length of more than what is left"         },
    {"array of 2^64-1 items",                           "9b ffffffffffffffff 01",
     "byte 0: a length of more than what is left"                                                                                                   },
    {"array of 2^32 items",                             "9b 0000000100000000 01",              "byte 0: a length of more than what is left"         },
    {"map of 2^63 pairs",                               "bb 8000000000000000 01",              "byte 0: a length of more than what is left"         },
    {"map of 2^64-1 pairs",                             "bb ffffffffffffffff 01",              "byte 0: a length of more than what is left"         },
    {"map of one pair with one byte",                   "a1 01",                               "byte 0: a length of more than what is left"         },
    {"set of 2^40 items",                               "d90102 9b 0000010000000000 01",
     "byte 3: a length of more than what is left"                                                                                                   },
    {"inner array takes what the outer needs",          "84 83 01 01 01",
     "byte 1: a length of more than what is left"                                                                                                   },
    {"long item eats what others need, then claims",    "83 1a00000000 83 000000",
     "byte 6: a length of more than what is left"                                                                                                   },
    {"owed more than is left, then a huge claim",       "83 1900ff 9b 7fffffffffffffff",
     "byte 4: a length of more than what is left"                                                                                                   },
    {"a long item eats what others need, then a claim", "8a 1b0000000000000000 9a00100000",
     "byte 10: a length of more than what is left"                                                                                                  },
    {"indefinite array",                                "9f 01 ff",                            "byte 0: an indefinite length"                       },
    {"indefinite map",                                  "bf 01 01 ff",                         "byte 0: an indefinite length"                       },
    {"indefinite text",                                 "7f 61 61 ff",                         "byte 0: an indefinite length"                       },
    {"indefinite bytes",                                "5f 41 61 ff",                         "byte 0: an indefinite length"                       },
    {"break",                                           "ff",                                  "byte 0: an indefinite length"                       },
    {"break in an array",                               "81 ff",                               "byte 1: an indefinite length"                       },
    {"reserved length 28",                              "1c",                                  "byte 0: no well-formed CBOR"                        },
    {"reserved length 29",                              "3d",                                  "byte 0: no well-formed CBOR"                        },
    {"reserved length 30",                              "5e",                                  "byte 0: no well-formed CBOR"                        },
    {"indefinite integer",                              "1f",                                  "byte 0: no well-formed CBOR"                        },
    {"indefinite tag",                                  "df",                                  "byte 0: no well-formed CBOR"                        },
    {"reserved array length",                           "9c",                                  "byte 0: no well-formed CBOR"                        },
    {"simple value 0",                                  "e0",                                  "byte 0: no well-formed CBOR"                        },
    {"simple value 32",                                 "f820",                                "byte 0: no well-formed CBOR"                        },
    {"reserved simple",                                 "fc",                                  "byte 0: no well-formed CBOR"                        },
    {"unknown tag",                                     "c0 00",                               "byte 0: an unknown tag 0"                           },
    {"unknown large tag",                               "dbffffffffffffffff 00",               "byte 0: an unknown tag 18446744073709551615"        },
    {"unknown tag next to ours",                        "d96e07 80",                           "byte 0: an unknown tag 28167"                       },
    {"an expression from a box",                        "d96e05 6131",                         "byte 0: an unknown tag 28165"                       },
    {"tag on a tag",                                    "d96e00 d96e00 80",                    "byte 3: a tag on a tag"                             },
    {"tuple of text",                                   "d96e00 6161",                         "byte 3: a tag on content that doesn't go with it"   },
    {"tuple of a map",                                  "d96e00 a0",                           "byte 3: a tag on content that doesn't go with it"   },
    {"tuple of null",                                   "d96e00 f6",                           "byte 3: a tag on content that doesn't go with it"   },
    {"set of a number",                                 "d90102 01",                           "byte 3: a tag on content that doesn't go with it"   },
    {"set of bytes",                                    "d90102 40",                           "byte 3: a tag on content that doesn't go with it"   },
    {"bignum of text",                                  "c2 6131",                             "byte 1: a tag on content that doesn't go with it"   },
    {"bignum of an array",                              "c2 80",                               "byte 1: a tag on content that doesn't go with it"   },
    {"bignum of an integer",                            "c3 01",                               "byte 1: a tag on content that doesn't go with it"   },
    {"undefined",                                       "f7",                                  "byte 0: 'undefined' outside a tree"                 },
    {"undefined in a list",                             "81 f7",                               "byte 1: 'undefined' outside a tree"                 },
    {"undefined as a key",                              "a1 f7 01",                            "byte 1: 'undefined' outside a tree"                 },
    {"undefined in a linked list",                      "d96e03 83 81 f7 f6 f6",               "byte 5: 'undefined' outside a tree"                 },
    {"undefined as a cycle",                            "d96e03 83 81 01 f7 f6",               "byte 6: 'undefined' outside a tree"                 },
    {"tagged undefined",                                "d90102 f7",                           "byte 3: 'undefined' outside a tree"                 },
    {"repeated key",                                    "a2 6161 01 6161 02",                  "byte 6: a dict holds a key twice"                   },
    {"repeated key, not a neighbour",                   "a3 01 00 02 00 01 00",                "byte 6: a dict holds a key twice"                   },
    {"keys equal in Python",                            "a2 01 01 f5 02",                      "byte 4: a dict holds a key twice"                   },
    {"keys equal in Python, float",                     "a2 01 01 f93c00 02",                  "byte 6: a dict holds a key twice"                   },
    {"repeated tuples as keys",                         "a2 d96e008101 01 d96e0081f5 02",
     "byte 12: a dict holds a key twice"                                                                                                            },
    {"repeated item",                                   "d90102 82 01 01",                     "byte 5: a set holds an item twice"                  },
    {"repeated item, not a neighbour",                  "d90102 83 01 02 01",                  "byte 6: a set holds an item twice"                  },
    {"repeated item of a frozenset",                    "d96e01 82 6161 6161",                 "byte 6: a set holds an item twice"                  },
    {"repeated frozensets in another order",            "d90102 82 d96e01820102 d96e01820201",
     "byte 15: a set holds an item twice"                                                                                                           },
    {"list as a key",                                   "a1 80 01",                            "byte 1: a list where only hashable values may stand"},
    {"dict as a key",                                   "a1 a0 01",                            "byte 1: a dict where only hashable values may stand"},
    {"set as a key",                                    "a1 d9010280 01",                      "byte 4: a set where only hashable values may stand" },
    {"tuple of a list as a key",                        "a1 d96e008180 01",
     "byte 5: a tuple where only hashable values may stand"                                                                                         },
    {"list in a set",                                   "d90102 81 80",                        "byte 4: a list where only hashable values may stand"},
    {"dict in a frozenset",                             "d96e01 81 a0",                        "byte 4: a dict where only hashable values may stand"},
    {"bare continuation byte",                          "61 80",                               "byte 0: text that isn't UTF-8"                      },
    {"overlong",                                        "62 c080",                             "byte 0: text that isn't UTF-8"                      },
    {"cut character",                                   "62 e4b8",                             "byte 0: text that isn't UTF-8"                      },
    {"cut surrogate",                                   "62 eda0",                             "byte 0: text that isn't UTF-8"                      },
    {"bad surrogate",                                   "63 eda041",                           "byte 0: text that isn't UTF-8"                      },
    {"above U+10FFFF",                                  "64 f4908080",                         "byte 0: text that isn't UTF-8"                      },
    {"latin-1",                                         "62 61ff",                             "byte 0: text that isn't UTF-8"                      },
    {"complex of one",                                  "d96e02 81 f93c00",                    "byte 3: a tag on an array of another length"        },
    {"complex of integers",                             "d96e02 82 01 02",                     "byte 5: a complex number must be two floats"        },
    {"complex of arrays",                               "d96e02 82 80 80",                     "byte 4: an array where none may stand"              },
    {"complex of maps",                                 "d96e02 82 a0 a0",                     "byte 4: a map where none may stand"                 },
    {"complex of tuples",                               "d96e02 82 d96e0080 d96e0080",         "byte 7: an array where none may stand"              },
    {"linked list of two",                              "d96e03 82 8101 f6",                   "byte 3: a tag on an array of another length"        },
    {"linked list without values",                      "d96e03 83 80 f6 f6",                  "byte 6: a linked list must have values"             },
    {"linked list of null",                             "d96e03 83 f6 f6 f6",                  "byte 6: a linked list must have values"             },
    {"linked list of a tuple",                          "d96e03 83 d96e008101 f6 f6",
     "byte 7: an array where none may stand"                                                                                                        },
    {"cycle behind the end",                            "d96e03 83 8101 01 f6",
     "byte 7: the cycle of a linked list must lead to one of its nodes"                                                                             },
    {"negative cycle",                                  "d96e03 83 8101 20 f6",
     "byte 7: the cycle of a linked list must lead to one of its nodes"                                                                             },
    {"cycle that is a float",                           "d96e03 83 8101 f90000 f6",
     "byte 9: the cycle of a linked list must lead to one of its nodes"                                                                             },
    {"cycle that is an array",                          "d96e03 83 8101 80 f6",                "byte 6: an array where none may stand"              },
    {"identities for other nodes",                      "d96e03 83 8101 f6 820001",
     "byte 9: not as many identities as nodes"                                                                                                      },
    {"no identities for a node",                        "d96e03 83 8101 f6 80",                "byte 7: not as many identities as nodes"            },
    {"identity below -1",                               "d96e03 83 8101 f6 8121",
     "byte 8: the identity of a node must be an integer from -1 to 2^31 - 1"                                                                        },
    {"identity of 2^31",                                "d96e03 83 8101 f6 811a80000000",
     "byte 8: the identity of a node must be an integer from -1 to 2^31 - 1"                                                                        },
    {"identity that is null",                           "d96e03 83 8101 f6 81f6",
     "byte 8: the identity of a node must be an integer from -1 to 2^31 - 1"                                                                        },
    {"identity that is an array",                       "d96e03 83 8101 f6 8180",
     "byte 8: an array where none may stand"                                                                                                        },
    {"identity that is undefined",                      "d96e03 83 8101 f6 81f7",
     "byte 8: the identity of a node must be an integer from -1 to 2^31 - 1"                                                                        },
    {"tree without values",                             "d96e04 82 80 f6",                     "byte 5: a tree must have values"                    },
    {"tree without a root",                             "d96e04 82 82f701 f6",                 "byte 7: a tree holds a value without a parent"      },
    {"tree of a missing root",                          "d96e04 82 81f7 f6",
     "byte 6: a tree must begin and end with a value"                                                                                               },
    {"tree that ends in a missing child",               "d96e04 82 8201f7 f6",
     "byte 7: a tree must begin and end with a value"                                                                                               },
    {"tree with an orphan",                             "d96e04 82 8601f702f7f703 f6",
     "byte 11: a tree holds a value without a parent"                                                                                               },
    {"tree with identities for missing children",       "d96e04 82 8301f702 83000102",
     "byte 11: not as many identities as nodes"                                                                                                     },
    {"opaque of three",                                 "d96e06 83 00 6161 00",                "byte 3: a tag on an array of another length"        },
    {"opaque with an unknown reason",                   "d96e06 82 05 6161",
     "byte 5: an opaque value must be a known reason and a name"                                                                                    },
    {"opaque with a negative reason",                   "d96e06 82 20 6161",
     "byte 5: an opaque value must be a known reason and a name"                                                                                    },
    {"opaque without a name",                           "d96e06 82 00 00",
     "byte 5: an opaque value must be a known reason and a name"                                                                                    },
    {"opaque with a name in bytes",                     "d96e06 82 00 4161",
     "byte 5: an opaque value must be a known reason and a name"                                                                                    },
};

START_TEST(hostile_bytes_are_refused_with_their_place)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value v;
    struct error err = {0};
    const char *label = refusals[_i].label;
    read_hex(&bytes, refusals[_i].hex);
    int outcome = decode(&a, &bytes, &v, &err);
    ck_assert_msg(outcome == -1, "row '%s' is accepted", label);
    ck_assert_msg(err.kind == ERROR_INTERNAL, "row '%s'", label);
    ck_assert_msg(strcmp(err.text, refusals[_i].text) == 0, "row '%s': %s", label, err.text);
    ck_assert_msg(a.used_bytes < 4096, "row '%s': %zu bytes", label, a.used_bytes);
}
END_TEST

static void nested(struct buffer *out, const char *hex, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++)
        read_hex(out, hex);
    buffer_putc(out, 0);
}

static const char *const nestings[] = {"81", "d96e0081", "a100", "d96e0181"};

START_TEST(depth_is_bounded_whatever_nests)
{
    static const unsigned depths[] = {200, 216, 217, 1000000};
    for (size_t i = 0; i < ARRAY_LEN(depths); i++) {
        AUTO(arena_release) struct arena a = {0};
        AUTO(buffer_release) struct buffer bytes = {0};
        struct value v;
        struct error err = {0};
        nested(&bytes, nestings[_i], depths[i]);
        int outcome = decode(&a, &bytes, &v, &err);
        ck_assert_msg((outcome == 0) == (depths[i] <= 216), "row '%s' depth %u: %s", nestings[_i],
                      depths[i], err.text);
        if (outcome < 0)
            ck_assert_ptr_nonnull(strstr(err.text, "nested too deep"));
    }
}
END_TEST

START_TEST(a_shape_counts_as_one_level)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value v;
    struct error err = {0};
    enum { DEPTH = 216 };
    for (int i = 0; i < DEPTH; i++)
        read_hex(&bytes, "d96e03 83 81");
    read_hex(&bytes, "00");
    for (int i = 0; i < DEPTH; i++)
        read_hex(&bytes, "f6f6");
    ck_assert_msg(decode(&a, &bytes, &v, &err) == 0, "%s", err.text);
}
END_TEST

START_TEST(depth_ends_where_a_container_ends)
{
    enum { N = 1000 };
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value v;
    struct error err = {0};
    cbor_put_array(&bytes, N);
    for (int i = 0; i < N; i++)
        cbor_put_array(&bytes, 0);
    ck_assert_msg(decode(&a, &bytes, &v, &err) == 0, "%s", err.text);
    ck_assert_uint_eq(v.n, N);
}
END_TEST

START_TEST(missing_children_are_no_values)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value v;
    struct error err = {0};
    struct cbor_limits exact = {.nodes = 6}, few = {.nodes = 5};
    read_hex(&bytes, "82 d96e04828301f702f6 8107"); /* [tree([1, None, 2]), [7]] */
    ck_assert_msg(cbor_decode(&a, bytes.data, bytes.len, exact, &v, &err) == 0, "%s", err.text);
    ck_assert_int_eq(cbor_decode(&a, bytes.data, bytes.len, few, &v, &err), -1);
}
END_TEST

START_TEST(depth_and_number_of_values_can_be_set)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v;
    struct error err = {0};
    static const char bytes[] = "\x83\x01\x02\x81\x03"; /* [1, 2, [3]] */
    struct cbor_limits exact = {.depth = 2, .nodes = 5}, flat = {.depth = 1, .nodes = 5},
                       few = {.depth = 2, .nodes = 4};
    ck_assert_int_eq(cbor_decode(&a, bytes, 5, exact, &v, &err), 0);
    ck_assert_int_eq(cbor_decode(&a, bytes, 5, flat, &v, &err), -1);
    ck_assert_str_eq(err.text, "byte 3: nested too deep");
    err = (struct error){0};
    ck_assert_int_eq(cbor_decode(&a, bytes, 5, few, &v, &err), -1);
    ck_assert_str_eq(err.text, "byte 3: too many values");
}
END_TEST

/* The worst use of memory: arrays that each claim all that is left. */
START_TEST(memory_is_bounded_by_the_input)
{
    enum { N = 3000000 };
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value v;
    struct error err = {0};
    for (uint32_t left = N; left > N - 200; left--) {
        cbor_put_array(&bytes, left - 1);
    }
    while (bytes.len < N)
        buffer_putc(&bytes, 0);
    ck_assert_int_eq(decode(&a, &bytes, &v, &err), -1);
    ck_assert_uint_lt(a.used_bytes, 16 * (size_t)N);

    AUTO(arena_release) struct arena b = {0};
    buffer_reset(&bytes);
    cbor_put_array(&bytes, 2 * WIRE_MAX_NODES + 1);
    while (bytes.len < N)
        buffer_putc(&bytes, 0);
    ck_assert_int_eq(decode(&b, &bytes, &v, &(struct error){0}), -1);
    ck_assert_uint_eq(b.used_bytes, 0);
}
END_TEST

START_TEST(the_formats_largest_results_are_read)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value v;
    struct error err = {0};
    /* A linked list of a million nodes with their identities, as the only item of a message. */
    read_hex(&bytes, "81 d96e03 83");
    cbor_put_array(&bytes, WIRE_MAX_NODES);
    for (int i = 0; i < WIRE_MAX_NODES; i++)
        cbor_put_uint(&bytes, (uint64_t)i);
    cbor_put_null(&bytes);
    cbor_put_array(&bytes, WIRE_MAX_NODES);
    for (int i = 0; i < WIRE_MAX_NODES; i++)
        cbor_put_uint(&bytes, (uint64_t)i);
    ck_assert_msg(decode(&a, &bytes, &v, &err) == 0, "%s", err.text);
    ck_assert_uint_eq(v.items[0].n, WIRE_MAX_NODES);
    ck_assert_int_eq(v.items[0].shape->identities[WIRE_MAX_NODES - 1], WIRE_MAX_NODES - 1);
    ck_assert_uint_lt(a.used_bytes, 21 * (size_t)WIRE_MAX_NODES);
}
END_TEST

static Suite *cbor_hostile_suite(void)
{
    Suite *suite = suite_create("cbor, hostile");
    TCase *hostile = tcase_create("hostile");
    tcase_set_timeout(hostile, 60);
    tcase_add_loop_test(hostile, hostile_bytes_are_refused_with_their_place, 0,
                        ARRAY_LEN(refusals));
    tcase_add_loop_test(hostile, depth_is_bounded_whatever_nests, 0, ARRAY_LEN(nestings));
    tcase_add_test(hostile, a_shape_counts_as_one_level);
    tcase_add_test(hostile, depth_ends_where_a_container_ends);
    tcase_add_test(hostile, missing_children_are_no_values);
    tcase_add_test(hostile, depth_and_number_of_values_can_be_set);
    tcase_add_test(hostile, memory_is_bounded_by_the_input);
    tcase_add_test(hostile, the_formats_largest_results_are_read);
    suite_add_tcase(suite, hostile);

    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(cbor_hostile_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
