/*
 * test_value - constructors, integers of any size, copies and questions about kinds
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/value.h"

#include <check.h>

#include "base/memory.h"
#include "grader/value/compare_order.h"
#include "grader/value/value_integer.h"
#include "tests/unit/literal.h"

/* ---- integers -------------------------------------------------------------------------------- */

static const struct {
    const char *digits;
    bool negative;
    enum value_kind kind;
    const char *hex; /* VALUE_BIGINT: the magnitude */
} digit_rows[] = {
    {"0",                                       false, VALUE_INT,    NULL                      },
    {"0",                                       true,  VALUE_INT,    NULL                      },
    {"007",                                     false, VALUE_INT,    NULL                      },
    {"9223372036854775807",                     false, VALUE_INT,    NULL                      },
    {"9223372036854775807",                     true,  VALUE_INT,    NULL                      },
    {"9223372036854775808",                     true,  VALUE_INT,    NULL                      },
    {"9223372036854775808",                     false, VALUE_BIGINT, "8000000000000000"        },
    {"9223372036854775809",                     true,  VALUE_BIGINT, "8000000000000001"        },
    {"18446744073709551615",                    false, VALUE_BIGINT, "ffffffffffffffff"        },
    {"18446744073709551616",                    true,  VALUE_BIGINT, "010000000000000000"      },
    {"00000000000000000000000000000001",        false, VALUE_INT,    NULL                      },
    {"340282366920938463463374607431768211456", false, VALUE_BIGINT,
     "0100000000000000000000000000000000"                                                      },
    {"1000000000000000000000000000",            false, VALUE_BIGINT, "033b2e3c9fd0803ce8000000"},
    {"99999999999999999999999999999999999999",  true,  VALUE_BIGINT,
     "4b3b4ca85a86c47a098a223fffffffff"                                                        },
};

START_TEST(digits_become_the_smallest_kind_that_fits)
{
    AUTO(arena_release) struct arena a = {0};
    const char *digits = digit_rows[_i].digits;
    struct value v = value_integer_from_digits(&a, digit_rows[_i].negative, digits, strlen(digits));
    ck_assert_msg(v.kind == digit_rows[_i].kind, "row '%s': kind %d", digits, v.kind);
    if (v.kind == VALUE_INT) {
        uint64_t magnitude = strtoull(digits, NULL, 10);
        ck_assert_msg(v.integer == (int64_t)(digit_rows[_i].negative ? 0 - magnitude : magnitude),
                      "row '%s'", digits);
        return;
    }
    char hex[128] = "";
    for (uint32_t i = 0; i < v.n; i++)
        snprintf(hex + 2 * i, sizeof(hex) - 2 * i, "%02x", v.bytes[i]);
    ck_assert_msg(v.negative == digit_rows[_i].negative, "row '%s': sign", digits);
    ck_assert_msg(strcmp(hex, digit_rows[_i].hex) == 0, "row '%s': %s", digits, hex);
}
END_TEST

START_TEST(digits_survive_the_way_to_bytes_and_back)
{
    unsigned seed = 7;
    for (size_t length = 20; length <= VALUE_MAX_DIGITS; length += 1 + length / 9) {
        AUTO(arena_release) struct arena a = {0};
        AUTO(buffer_release) struct buffer out = {0};
        AUTO_FREE char *digits = xmalloc(length + 2);
        digits[0] = '-';
        for (size_t i = 1; i <= length; i++)
            digits[i] = (char)('0' + rand_r(&seed) % 10);
        digits[1] = '7';
        digits[length + 1] = '\0';
        struct value v = value_integer_from_digits(&a, true, digits + 1, length);
        ck_assert_int_eq(value_integer_digits(&out, &v), 0);
        ck_assert_str_eq(buffer_text(&out), digits);
    }
}
END_TEST

static const struct {
    const char *label;
    uint8_t bytes[10];
    size_t length;
    bool negative;
    enum value_kind kind;
    int64_t integer; /* VALUE_INT */
    uint32_t n;      /* VALUE_BIGINT */
} byte_rows[] = {
    {"no bytes",       {0},                                       0,  false, VALUE_INT,    0,         0},
    {"zeros",          {0, 0, 0},                                 3,  true,  VALUE_INT,    0,         0},
    {"small",          {0, 0, 1, 2},                              4,  false, VALUE_INT,    258,       0},
    {"small negative", {5},                                       1,  true,  VALUE_INT,    -5,        0},
    {"largest",        {0x7f, 255, 255, 255, 255, 255, 255, 255}, 8,  false, VALUE_INT,    INT64_MAX, 0},
    {"smallest",       {0, 0x80, 0, 0, 0, 0, 0, 0, 0},            9,  true,  VALUE_INT,    INT64_MIN, 0},
    {"one above",      {0x80, 0, 0, 0, 0, 0, 0, 0},               8,  false, VALUE_BIGINT, 0,         8},
    {"one below",      {0x80, 0, 0, 0, 0, 0, 0, 1},               8,  true,  VALUE_BIGINT, 0,         8},
    {"nine bytes",     {0, 1, 0, 0, 0, 0, 0, 0, 0, 0},            10, false, VALUE_BIGINT, 0,         9},
};

START_TEST(bytes_become_the_smallest_kind_that_fits)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v = value_integer_from_bytes(&a, byte_rows[_i].negative, byte_rows[_i].bytes,
                                              byte_rows[_i].length);
    ck_assert_msg(v.kind == byte_rows[_i].kind, "row '%s': kind %d", byte_rows[_i].label, v.kind);
    if (v.kind == VALUE_INT)
        ck_assert_msg(v.integer == byte_rows[_i].integer, "row '%s'", byte_rows[_i].label);
    else
        ck_assert_msg(v.n == byte_rows[_i].n && v.bytes[0] != 0, "row '%s'", byte_rows[_i].label);
}
END_TEST

START_TEST(bits_are_counted_from_the_first_one)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v = literal(&a, "9223372036854775808");
    ck_assert_uint_eq(value_integer_bits(&v), 64);
    v = literal(&a, "-18446744073709551616");
    ck_assert_uint_eq(value_integer_bits(&v), 65);
    v = literal(&a, "4722366482869645213695");
    ck_assert_uint_eq(value_integer_bits(&v), 72);
}
END_TEST

/* ---- copies ---------------------------------------------------------------------------------- */

static const char *const all_sorts[] = {
    "None",
    "True",
    "-7",
    "2.5",
    "nan",
    "123456789012345678901234567890",
    "complex(1.0, -2.0)",
    "'a\\x00b\\ud800'",
    "b'\\x00x'",
    "[1, [2, ['x']]]",
    "((), (1,))",
    "{1, 'a', (2, 3)}",
    "frozenset({frozenset({1})})",
    "{'a': [1], (2,): {}}",
    "linked_list([1, [2]], cycle=1)",
    "linked_list([1, 2], ids=[-1, 0])",
    "tree([1, absent, 2], ids=[0, 1])",
    "node(3)",
    "opaque(0, 'deque')",
    "py('1+1')",
    "set()",
    "[]",
};

static void check_nothing_is_shared(const struct value *v, const struct value *copy)
{
    const struct value *items, *copied;
    uint32_t n = value_items(v, &items);
    ck_assert_uint_eq(value_items(copy, &copied), n);
    bool has_pointer = v->kind >= VALUE_COMPLEX && v->kind < VALUE_ABSENT;
    if (has_pointer || v->kind == VALUE_BIGINT || v->kind == VALUE_PY || v->kind == VALUE_OPAQUE)
        ck_assert_ptr_ne(v->items, copy->items);
    for (uint32_t i = 0; i < n; i++)
        check_nothing_is_shared(&items[i], &copied[i]);
}

START_TEST(a_copy_is_equal_and_shares_nothing)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(arena_release) struct arena b = {0};
    struct compare_order_rules strict = {0};
    struct value v = literal(&a, all_sorts[_i]);
    struct value copy = value_copy(&b, &v);
    ck_assert_msg(compare_order(&v, &copy, &strict) == 0, "row '%s'", all_sorts[_i]);
    check_nothing_is_shared(&v, &copy);
}
END_TEST

START_TEST(a_copy_keeps_cycle_and_identities)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v = literal(&a, "linked_list([1, 2], cycle=1, ids=[-1, 5])");
    struct value copy = value_copy(&a, &v);
    ck_assert_int_eq(copy.shape->cycle, 1);
    ck_assert_uint_eq(copy.shape->n_identities, 2);
    ck_assert_int_eq(copy.shape->identities[0], -1);
    ck_assert_int_eq(copy.shape->identities[1], 5);
    ck_assert_ptr_ne(copy.shape->identities, v.shape->identities);
}
END_TEST

START_TEST(without_identities_all_else_stays)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_order_rules strict = {0};
    struct value v =
        literal(&a, "[{'a': linked_list([1, tree([2], ids=[0])], cycle=1, ids=[-1, 5])}]");
    struct value plain = value_without_identities(&a, &v);
    ck_assert(compare_order(&v, &plain, &strict) == 0);
    const struct value *list = &plain.items[0].items[1], *tree = &list->shape->items[1];
    ck_assert_int_eq(list->shape->cycle, 1);
    ck_assert_ptr_null(list->shape->identities);
    ck_assert_ptr_null(tree->shape->identities);
    ck_assert_uint_eq(list->shape->n_identities + tree->shape->n_identities, 0);
    ck_assert_ptr_nonnull(v.items[0].items[1].shape->identities);
}
END_TEST

START_TEST(without_identities_every_sort_is_as_it_was)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_order_rules strict = {0};
    struct value v = literal(&a, all_sorts[_i]);
    struct value plain = value_without_identities(&a, &v);
    ck_assert_msg(compare_order(&v, &plain, &strict) == 0, "row '%s'", all_sorts[_i]);
}
END_TEST

/* ---- questions ------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    enum value_kind kind;
    bool contains;
} contains_rows[] = {
    {"py('1')",                   VALUE_PY,        true },
    {"[1, [2, (py('1'),)]]",      VALUE_PY,        true },
    {"{'a': py('1')}",            VALUE_PY,        true },
    {"{py('1'): 1}",              VALUE_PY,        true },
    {"linked_list([1, py('1')])", VALUE_PY,        true },
    {"tree([1, absent, 2])",      VALUE_ABSENT,    true },
    {"[{frozenset({1})}]",        VALUE_FROZENSET, true },
    {"[1, [2, ('x',)]]",          VALUE_PY,        false},
    {"'py'",                      VALUE_PY,        false},
    {"{}",                        VALUE_PY,        false},
    {"complex(1.0, 2.0)",         VALUE_FLOAT,     false},
};

START_TEST(parts_are_found_wherever_they_are)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v = literal(&a, contains_rows[_i].text);
    ck_assert_msg(value_contains(&v, contains_rows[_i].kind) == contains_rows[_i].contains,
                  "row '%s'", contains_rows[_i].text);
}
END_TEST

static const struct {
    const char *text;
    bool is_hashable;
} hashable_rows[] = {
    {"None",                           true },
    {"1",                              true },
    {"1.5",                            true },
    {"'a'",                            true },
    {"b'a'",                           true },
    {"complex(1.0, 2.0)",              true },
    {"123456789012345678901234567890", true },
    {"(1, ('a', None))",               true },
    {"frozenset({1})",                 true },
    {"(frozenset({1}),)",              true },
    {"opaque(0, 'C')",                 true },
    {"linked_list([1])",               true },
    {"node(0)",                        true },
    {"[1]",                            false},
    {"{1}",                            false},
    {"{}",                             false},
    {"(1, [2])",                       false},
    {"(1, (2, {3}))",                  false},
    {"(1, {})",                        false},
    {"absent",                         false},
};

START_TEST(hashable_is_what_python_can_hash)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v = literal(&a, hashable_rows[_i].text);
    ck_assert_msg(value_is_hashable(&v) == hashable_rows[_i].is_hashable, "row '%s'",
                  hashable_rows[_i].text);
}
END_TEST

START_TEST(both_kinds_of_integers_have_one_name)
{
    ck_assert_str_eq(value_kind_name(VALUE_INT), "int");
    ck_assert_str_eq(value_kind_name(VALUE_BIGINT), "int");
    ck_assert_str_eq(value_kind_name(VALUE_NODE), "a node");
    for (int kind = 0; kind < VALUE_KIND_COUNT_; kind++)
        ck_assert_ptr_nonnull(value_kind_name((enum value_kind)kind));
}
END_TEST

START_TEST(texts_may_hold_nuls_and_end_in_one)
{
    AUTO(arena_release) struct arena a = {0};
    struct value v = value_str(&a, "a\0b", 3);
    ck_assert_uint_eq(v.n, 3);
    ck_assert_mem_eq(v.text, "a\0b", 4);
    v = value_bytes(&a, NULL, 0);
    ck_assert_uint_eq(v.n, 0);
}
END_TEST

/* ---- the order ------------------------------------------------------------------------------- */

/* Ascending, equal ones joined by '='; in Python's sense. */
static const char *const ascending[] = {
    "None",
    "<",
    "-inf",
    "<",
    "-18446744073709551617",
    "<",
    "-18446744073709551616",
    "=",
    "-18446744073709551616.0",
    "<",
    "-9223372036854775809",
    "<",
    "-9223372036854775808",
    "=",
    "-9223372036854775808.0",
    "<",
    "-9223372036854774784.0",
    "<",
    "-1",
    "=",
    "-1.0",
    "<",
    "-0.5",
    "<",
    "0",
    "=",
    "-0.0",
    "=",
    "False",
    "<",
    "5e-324",
    "<",
    "1",
    "=",
    "True",
    "=",
    "1.0",
    "=",
    "complex(1.0, 0.0)",
    "<",
    "complex(1.0, 2.0)",
    "<",
    "9007199254740991",
    "<",
    "9007199254740992",
    "=",
    "9007199254740992.0",
    "<",
    "9007199254740993",
    "<",
    "9007199254740994.0",
    "<",
    "9223372036854775807",
    "<",
    "9223372036854775808.0",
    "=",
    "9223372036854775808",
    "<",
    "9223372036854775809",
    "<",
    "18446744073709551615",
    "<",
    "18446744073709551616.0",
    "=",
    "18446744073709551616",
    "<",
    "18446744073709551617",
    "<",
    "1e22",
    "=",
    "10000000000000000000000",
    "<",
    "10000000000000000000001",
    "<",
    "1e300",
    "<",
    "inf",
    "<",
    "nan",
    "=",
    "nan",
    "<",
    "''",
    "<",
    "'a'",
    "<",
    "'a\\x00'",
    "<",
    "'b'",
    "<",
    "'\\u00e9'",
    "<",
    "'\\uffff'",
    "<",
    "'\\U0001f600'",
    "<",
    "b''",
    "<",
    "b'a'",
    "<",
    "()",
    "<",
    "(1,)",
    "=",
    "(1.0,)",
    "<",
    "(1, 2)",
    "<",
    "(2,)",
    "<",
    "frozenset()",
    "<",
    "frozenset({1})",
    "=",
    "frozenset({1.0})",
};

START_TEST(the_order_is_total_and_exact_between_kinds_of_numbers)
{
    AUTO(arena_release) struct arena a = {0};
    for (size_t i = 0; i < ARRAY_LEN(ascending); i += 2) {
        struct value low = literal(&a, ascending[i]);
        bool equal = true;
        for (size_t j = i; j < ARRAY_LEN(ascending); j += 2) {
            equal = equal && (j == i || ascending[j - 1][0] == '=');
            struct value high = literal(&a, ascending[j]);
            int order = compare_order(&low, &high, &compare_order_python);
            int reverse = compare_order(&high, &low, &compare_order_python);
            ck_assert_msg(equal ? order == 0 : order < 0, "'%s' to '%s': %d", ascending[i],
                          ascending[j], order);
            ck_assert_msg(equal ? reverse == 0 : reverse > 0, "'%s' to '%s': %d", ascending[j],
                          ascending[i], reverse);
        }
    }
}
END_TEST

static Suite *value_suite(void)
{
    Suite *suite = suite_create("value");
    TCase *integers = tcase_create("integers");
    tcase_add_loop_test(integers, digits_become_the_smallest_kind_that_fits, 0,
                        ARRAY_LEN(digit_rows));
    tcase_add_loop_test(integers, bytes_become_the_smallest_kind_that_fits, 0,
                        ARRAY_LEN(byte_rows));
    tcase_add_test(integers, digits_survive_the_way_to_bytes_and_back);
    tcase_add_test(integers, bits_are_counted_from_the_first_one);
    suite_add_tcase(suite, integers);

    TCase *copies = tcase_create("value_copy");
    tcase_add_loop_test(copies, a_copy_is_equal_and_shares_nothing, 0, ARRAY_LEN(all_sorts));
    tcase_add_test(copies, a_copy_keeps_cycle_and_identities);
    tcase_add_test(copies, without_identities_all_else_stays);
    tcase_add_loop_test(copies, without_identities_every_sort_is_as_it_was, 0,
                        (int)ARRAY_LEN(all_sorts));
    suite_add_tcase(suite, copies);

    TCase *questions = tcase_create("questions");
    tcase_add_loop_test(questions, parts_are_found_wherever_they_are, 0, ARRAY_LEN(contains_rows));
    tcase_add_loop_test(questions, hashable_is_what_python_can_hash, 0, ARRAY_LEN(hashable_rows));
    tcase_add_test(questions, both_kinds_of_integers_have_one_name);
    tcase_add_test(questions, texts_may_hold_nuls_and_end_in_one);
    suite_add_tcase(suite, questions);

    TCase *order = tcase_create("compare_order");
    tcase_add_test(order, the_order_is_total_and_exact_between_kinds_of_numbers);
    suite_add_tcase(suite, order);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(value_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
