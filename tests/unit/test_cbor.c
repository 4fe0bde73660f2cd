/*
 * test_cbor - values survive the way through bytes, and random bytes do no harm
 *
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/cbor.h"

#include <check.h>

#include "grader/value/compare_order.h"
#include "grader/value/repr.h"
#include "tests/unit/cbor_bytes.h"
#include "tests/unit/literal.h"

/* ---- there and back -------------------------------------------------------------------------- */

static const struct {
    const char *text, *hex;
} encodings[] = {
  /* RFC 8949, appendix A */
    {"0",                                         "00"                                          },
    {"1",                                         "01"                                          },
    {"23",                                        "17"                                          },
    {"24",                                        "1818"                                        },
    {"255",                                       "18ff"                                        },
    {"256",                                       "190100"                                      },
    {"1000000",                                   "1a000f4240"                                  },
    {"1000000000000",                             "1b000000e8d4a51000"                          },
    {"18446744073709551615",                      "1bffffffffffffffff"                          },
    {"18446744073709551616",                      "c249010000000000000000"                      },
    {"-18446744073709551617",                     "c349010000000000000000"                      },
    {"-1",                                        "20"                                          },
    {"-100",                                      "3863"                                        },
    {"-1000",                                     "3903e7"                                      },
    {"-9223372036854775808",                      "3b7fffffffffffffff"                          },
    {"-9223372036854775809",                      "3b8000000000000000"                          },
    {"-18446744073709551615",                     "3bfffffffffffffffe"                          },
    {"-340282366920938463463374607431768211456",  "c350ffffffffffffffffffffffffffffffff"        },
    {"1.1",                                       "fb3ff199999999999a"                          },
    {"-4.1",                                      "fbc010666666666666"                          },
    {"inf",                                       "fb7ff0000000000000"                          },
    {"False",                                     "f4"                                          },
    {"True",                                      "f5"                                          },
    {"None",                                      "f6"                                          },
    {"''",                                        "60"                                          },
    {"'\\u00fc'",                                 "62c3bc"                                      },
    {"'\\ud800x'",                                "64eda08078"                                  },
    {"b''",                                       "40"                                          },
    {"b'\\x01\\x02'",                             "420102"                                      },
    {"[]",                                        "80"                                          },
    {"[1, [2, 3]]",                               "8201820203"                                  },
    {"{}",                                        "a0"                                          },
    {"{'a': 1, 'b': [2, 3]}",                     "a26161016162820203"                          },
    {"{2: 1, 1: 2}",                              "a202010102"                                  },
    {"(1,)",                                      "d96e008101"                                  },
    {"{1, 2}",                                    "d90102820102"                                },
    {"frozenset({1})",                            "d96e018101"                                  },
    {"complex(1.0, -2.0)",                        "d96e0282fb3ff0000000000000fbc000000000000000"},
    {"linked_list([1, 2])",                       "d96e0383820102f6f6"                          },
    {"linked_list([1, 2], cycle=1, ids=[-1, 0])", "d96e03838201020182 2000"                     },
    {"tree([1, absent, 2])",                      "d96e04828301f702f6"                          },
    {"tree([1, absent, 2], ids=[0, -1])",         "d96e04828301f702820020"                      },
    {"py('1+1')",                                 "d96e0563312b31"                              },
    {"opaque(0, 'deque')",                        "d96e06820065646571 7565"                     },
    {"linked_list([linked_list([1])])",           "d96e0383 81 d96e03838101f6f6 f6f6"           },
};

START_TEST(these_values_have_these_bytes)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer wanted = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value v = literal(&a, encodings[_i].text), back;
    struct error err = {0};
    read_hex(&wanted, encodings[_i].hex);
    cbor_encode(&bytes, &v);
    ck_assert_msg(bytes.len == wanted.len && memcmp(bytes.data, wanted.data, bytes.len) == 0,
                  "row '%s'", encodings[_i].text);

    struct cbor_limits limits = {.may_hold_py = true};
    ck_assert_msg(cbor_decode(&a, bytes.data, bytes.len, limits, &back, &err) == 0, "row '%s': %s",
                  encodings[_i].text, err.text);
    bytes.len = 0;
    cbor_encode(&bytes, &back);
    ck_assert_msg(bytes.len == wanted.len && memcmp(bytes.data, wanted.data, bytes.len) == 0,
                  "row '%s': another value came back", encodings[_i].text);
}
END_TEST

/* Well formed, but not as we write it. */
static const struct {
    const char *label, *hex, *text;
} readings[] = {
    {"half",                              "f93c00",                                        "1.0"                    },
    {"half subnormal",                    "f90001",                                        "5.960464477539063e-8"   },
    {"half infinity",                     "f97c00",                                        "inf"                    },
    {"half nan",                          "f97e00",                                        "nan"                    },
    {"single",                            "fa47c35000",                                    "100000.0"               },
    {"long head",                         "1b0000000000000001",                            "1"                      },
    {"long array head",                   "9a00000001 01",                                 "[1]"                    },
    {"small bignum",                      "c24101",                                        "1"                      },
    {"empty bignum",                      "c240",                                          "0"                      },
    {"bignum with leading zeros",         "c24a00010000000000000000",                      "18446744073709551616"   },
    {"small negative bignum",             "c34101",                                        "-2"                     },
    {"empty negative bignum",             "c340",                                          "-1"                     },
    {"-2^64",                             "3bffffffffffffffff",                            "-18446744073709551616"  },
    {"-2^64 as a bignum",                 "c348ffffffffffffffff",                          "-18446744073709551616"  },
    {"-2^63 as a bignum",                 "c3487fffffffffffffff",                          "-9223372036854775808"   },
    {"a set out of order",                "d9010283 03 01 02",                             "{1, 2, 3}"              },
    {"two nans in a set",                 "d90102 82 f97e00 f97e00",                       "{nan, nan}"             },
    {"two nans as keys",                  "a2 f97e00 01 f97e00 02",                        "{nan: 1, nan: 2}"       },
    {"two objects in a set",              "d90102 82 d96e06 82 00 6143 d96e06 82 00 6143",
     "{opaque(0, 'C'), opaque(0, 'C')}"                                                                             },
    {"two equal nodes in a set",          "d90102 82 d96e03838101f6f6 d96e03838101f6f6",
     "{linked_list([1]), linked_list([1])}"                                                                         },
    {"surrogates that would make a pair", "66 eda0bd edb880",                              "'\\ud83d\\ude00'"       },
    {"text with a nul",                   "63 610062",                                     "'a\\x00b'"              },
    {"tree of four",                      "d96e04 82 8401020304 f6",                       "tree([1, 2, 3, 4])"     },
    {"keys of all sorts",                 "a3 01 02 6131 03 d96e00 8101 04",               "{1: 2, '1': 3, (1,): 4}"},
};

START_TEST(these_bytes_have_these_values)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    struct value wanted = literal(&a, readings[_i].text), v;
    struct error err = {0};
    struct compare_order_rules strict = {0};
    read_hex(&bytes, readings[_i].hex);
    ck_assert_msg(decode(&a, &bytes, &v, &err) == 0, "row '%s': %s", readings[_i].label, err.text);
    ck_assert_msg(compare_order(&v, &wanted, &strict) == 0, "row '%s'", readings[_i].label);
}
END_TEST

START_TEST(pieces_of_messages_are_cbor)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    AUTO(buffer_release) struct buffer text = {0};
    struct value v;
    struct error err = {0};
    cbor_put_array(&bytes, 6);
    cbor_put_map(&bytes, 1);
    cbor_put_text(&bytes, "k", 1);
    cbor_put_bytes(&bytes, "\0x", 2);
    cbor_put_uint(&bytes, UINT64_MAX);
    cbor_put_null(&bytes);
    cbor_put_bool(&bytes, true);
    cbor_put_bool(&bytes, false);
    cbor_put_array(&bytes, 0);
    ck_assert_msg(decode(&a, &bytes, &v, &err) == 0, "%s", err.text);
    repr_value(&text, &v);
    ck_assert_str_eq(buffer_text(&text),
                     "[{'k': b'\\x00x'}, 18446744073709551615, None, True, False, []]");
}
END_TEST

/* ---- random ---------------------------------------------------------------------------------- */

static struct value random_value(struct arena *a, unsigned *seed, int depth);

static struct value random_scalar(struct arena *a, unsigned *seed)
{
    static const double doubles[] = {0.0, -0.0, 1.5, 1e300, -1e-300, 5e-324, INFINITY, NAN};
    uint8_t bytes[24];
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (uint8_t)(rand_r(seed) % 4 ? rand_r(seed) : 0xff);
    size_t length = (size_t)rand_r(seed) % sizeof(bytes);
    switch (rand_r(seed) % 8) {
    case 0:
        return value_none();
    case 1:
        return value_bool(rand_r(seed) % 2);
    case 2:
    case 3:
        return value_integer_from_bytes(a, rand_r(seed) % 2, bytes, length);
    case 4:
        return value_float(doubles[(size_t)rand_r(seed) % ARRAY_LEN(doubles)]);
    case 5:
        return value_bytes(a, bytes, length);
    case 6: {
        struct value_complex number = {doubles[(size_t)rand_r(seed) % ARRAY_LEN(doubles)], 2.5};
        return (struct value){.kind = VALUE_COMPLEX,
                              .number = arena_copy(a, &number, sizeof(number))};
    }
    default:
        for (size_t i = 0; i < length; i++)
            bytes[i] &= 0x7f;
        return value_str(a, (const char *)bytes, length);
    }
}

static struct value random_shape(struct arena *a, unsigned *seed, const struct value *items,
                                 uint32_t n)
{
    bool is_tree = rand_r(seed) % 2;
    struct value_shape shape = {.items = items, .n_identities = n, .cycle = -1};
    int32_t *identities = arena_array(a, n, sizeof(*identities));
    for (uint32_t i = 0; i < n; i++)
        identities[i] = rand_r(seed) % 5 - 1;
    if (rand_r(seed) % 2)
        shape.identities = identities;
    if (!is_tree && rand_r(seed) % 2)
        shape.cycle = rand_r(seed) % (int)n;
    return (struct value){.kind = is_tree ? VALUE_TREE : VALUE_LINKED_LIST,
                          .n = n,
                          .shape = arena_copy(a, &shape, sizeof(shape))};
}

static struct value random_value(struct arena *a, unsigned *seed, int depth)
{
    int sort = rand_r(seed) % 10;
    if (depth == 0 || sort < 3)
        return random_scalar(a, seed);
    uint32_t n = (uint32_t)(rand_r(seed) % 6);
    struct value *items = arena_array(a, 2 * n + 1, sizeof(*items));
    for (uint32_t i = 0; i < 2 * n; i++)
        items[i] = random_value(a, seed, depth - 1);
    if (sort < 5)
        return value_sequence(VALUE_LIST, items, n);
    if (sort < 7)
        return value_sequence(VALUE_TUPLE, items, n);
    if (sort == 7 && n > 0)
        return random_shape(a, seed, items, n);
    for (uint32_t i = 0; i < n; i++) /* keys and items that can't repeat */
        items[sort == 8 ? 2 * i : i] = value_int(i * 1000);
    return value_sequence(sort == 8 ? VALUE_DICT : VALUE_FROZENSET, items, n);
}

START_TEST(random_values_survive_the_way_there_and_back)
{
    for (unsigned seed = 1; seed <= 5000; seed++) {
        AUTO(arena_release) struct arena a = {0};
        AUTO(buffer_release) struct buffer bytes = {0};
        AUTO(buffer_release) struct buffer again = {0};
        struct value back;
        struct error err = {0};
        struct compare_order_rules strict = {0};
        unsigned state = seed;
        struct value v = random_value(&a, &state, 4);
        cbor_encode(&bytes, &v);
        ck_assert_msg(decode(&a, &bytes, &back, &err) == 0, "seed %u: %s", seed, err.text);
        ck_assert_msg(compare_order(&v, &back, &strict) == 0, "seed %u", seed);
        cbor_encode(&again, &back);
        ck_assert_msg(again.len == bytes.len && memcmp(again.data, bytes.data, bytes.len) == 0,
                      "seed %u: other bytes", seed);
    }
}
END_TEST

static void mutate(struct buffer *bytes, unsigned *seed)
{
    for (int n = rand_r(seed) % 4 + 1; n > 0 && bytes->len > 0; n--) {
        size_t at = (size_t)rand_r(seed) % bytes->len;
        int how = rand_r(seed) % 6;
        if (how == 0)
            bytes->data[at] = (char)rand_r(seed);
        else if (how == 1)
            bytes->data[at] = (char)(bytes->data[at] ^ 1 << rand_r(seed) % 8);
        else if (how == 2)
            bytes->data[at] = (char)((rand_r(seed) % 8) << 5 | (24 + rand_r(seed) % 8));
        else if (how == 3)
            bytes->len = at;
        else if (how == 4)
            memmove(bytes->data + at, bytes->data + at / 2, bytes->len - at);
        else
            buffer_append(bytes, "\xd9\x6e\x03\x83\x81\x01\xf6\xf6", (size_t)rand_r(seed) % 9);
    }
}

/* What is accepted must hold together: encoding, printing and comparing walk all of it. */
static void check_accepted(struct value *v, unsigned seed)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer bytes = {0};
    AUTO(buffer_release) struct buffer text = {.max = 10000};
    struct value back;
    struct error err = {0};
    cbor_encode(&bytes, v);
    ck_assert_msg(decode(&a, &bytes, &back, &err) == 0, "seed %u: %s", seed, err.text);
    ck_assert_msg(compare_order(v, &back, &compare_order_python) == 0, "seed %u", seed);
    repr_value(&text, v);
    size_t bad = 0;
    ck_assert_msg(text_is_utf8(buffer_text(&text), text.len, &bad), "seed %u", seed);
}

/* Four runs of 50 000, so that a failure says which seed. */
START_TEST(random_bytes_do_no_harm)
{
    int n_accepted = 0;
    AUTO(buffer_release) struct buffer bytes = {0};
    for (unsigned i = 0; i < 50000; i++) {
        AUTO(arena_release) struct arena a = {0};
        struct value v;
        struct error err = {0};
        unsigned seed = (unsigned)_i * 50000 + i + 1, state = seed;
        buffer_reset(&bytes);
        if (i % 4 == 0) {
            for (int n = rand_r(&state) % 64; n > 0; n--)
                buffer_putc(&bytes, (char)rand_r(&state));
        } else {
            v = random_value(&a, &state, 3);
            cbor_encode(&bytes, &v);
            mutate(&bytes, &state);
        }
        if (decode(&a, &bytes, &v, &err) == 0) {
            check_accepted(&v, seed);
            n_accepted++;
        } else {
            ck_assert_msg(err.kind == ERROR_INTERNAL && err.text[0], "seed %u", seed);
        }
    }
    ck_assert_int_gt(n_accepted, 2000);
    ck_assert_int_lt(n_accepted, 45000);
}
END_TEST

static Suite *cbor_suite(void)
{
    Suite *suite = suite_create("cbor");
    TCase *ways = tcase_create("there and back");
    tcase_add_loop_test(ways, these_values_have_these_bytes, 0, ARRAY_LEN(encodings));
    tcase_add_loop_test(ways, these_bytes_have_these_values, 0, ARRAY_LEN(readings));
    tcase_add_test(ways, pieces_of_messages_are_cbor);
    suite_add_tcase(suite, ways);

    TCase *random = tcase_create("random");
    tcase_set_timeout(random, 120);
    tcase_add_test(random, random_values_survive_the_way_there_and_back);
    tcase_add_loop_test(random, random_bytes_do_no_harm, 0, 4);
    suite_add_tcase(suite, random);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(cbor_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
