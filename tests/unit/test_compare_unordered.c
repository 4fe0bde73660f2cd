/*
 * test_compare_unordered - free order in random, large and costly values
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "tests/unit/rules.h"

/* ---- random values --------------------------------------------------------------------------- */

static struct value random_value(struct arena *a, unsigned *seed, int depth)
{
    int sort = rand_r(seed) % (depth > 0 ? 6 : 3);
    if (sort == 0)
        return value_int(rand_r(seed) % 4);
    if (sort == 1)
        return value_float((rand_r(seed) % 8) / 2.0);
    if (sort == 2)
        return value_str(a, "abc", (size_t)(rand_r(seed) % 4));
    uint32_t n = (uint32_t)(rand_r(seed) % 5);
    struct value *items = arena_array(a, 2 * n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++) {
        bool is_dict = sort == 5;
        items[is_dict ? 2 * i : i] = is_dict ? value_int(i) : random_value(a, seed, depth - 1);
        if (is_dict)
            items[2 * i + 1] = random_value(a, seed, depth - 1);
    }
    return value_sequence(sort == 3 ? VALUE_LIST : sort == 4 ? VALUE_TUPLE : VALUE_DICT, items, n);
}

static void swap_items(struct value *items, uint32_t i, uint32_t j, uint32_t stride)
{
    for (uint32_t k = 0; k < stride; k++) {
        struct value kept = items[i * stride + k];
        items[i * stride + k] = items[j * stride + k];
        items[j * stride + k] = kept;
    }
}

/* A copy in which whatever has no order, has another; with @noise added to floats. */
static struct value shuffled(struct arena *a, unsigned *seed, const struct value *v, double noise)
{
    struct value copy = *v;
    if (v->kind == VALUE_FLOAT)
        copy.real += noise * (rand_r(seed) % 3 - 1);
    if (v->kind < VALUE_LIST)
        return copy;
    uint32_t stride = v->kind == VALUE_DICT ? 2 : 1, n = v->n;
    struct value *items = arena_array(a, stride * n, sizeof(*items));
    for (uint32_t i = 0; i < stride * n; i++)
        items[i] = shuffled(a, seed, &v->items[i], noise);
    for (uint32_t i = n; i > 1; i--)
        swap_items(items, i - 1, (uint32_t)rand_r(seed) % i, stride);
    copy.items = items;
    return copy;
}

START_TEST(shuffled_values_are_equal_where_order_is_free)
{
    static const char *const rule_texts[] = {
        "$ $[*] $[*][*] $[*][*][*]",
        "$ $[*] $[*][*] $[*][*][*] float=1e-9",
        "$ $[*] $[*][*] $[*][*][*] float=1e-9 loose",
    };
    for (unsigned seed = 1; seed <= 1500; seed++) {
        AUTO(arena_release) struct arena a = {0};
        struct rules rules;
        rules_read(&rules, &a, rule_texts[_i]);
        unsigned state = seed;
        struct value v = random_value(&a, &state, 3);
        struct value other = shuffled(&a, &state, &v, _i > 0 ? 1e-12 : 0.0);
        struct compare_difference d = {0};
        ck_assert_msg(compare_values(&a, &rules.rules, &v, &other, &d) == COMPARE_EQUAL,
                      "seed %u: %s: %s", seed, d.path, d.message);
    }
}
END_TEST

/* Whether some permutation pairs all of @n floats within 1; by trying them all. */
static bool can_pair(const double *expected, const double *got, unsigned n, unsigned used)
{
    if (n == 0)
        return true;
    for (unsigned i = 0; i < 6; i++)
        if (!(used & 1u << i) && fabs(expected[n - 1] - got[i]) <= 1.0 &&
            can_pair(expected, got, n - 1, used | 1u << i))
            return true;
    return false;
}

START_TEST(pairing_is_found_exactly_when_there_is_one)
{
    int n_equal = 0, n_different = 0;
    for (unsigned seed = 1; seed <= 3000; seed++) {
        AUTO(arena_release) struct arena a = {0};
        struct rules rules;
        rules_read(&rules, &a, "$ abs=1.0");
        unsigned state = seed;
        double numbers[2][6];
        struct value items[2][6], pairs[2][6][2];
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < 6; i++) {
                numbers[side][i] = rand_r(&state) % 24 / 4.0;
                /* The first float is noise that changes the order and is always near enough. */
                pairs[side][i][0] = value_float(rand_r(&state) % 4 / 4.0);
                pairs[side][i][1] = value_float(numbers[side][i]);
                items[side][i] = value_sequence(VALUE_TUPLE, pairs[side][i], 2);
            }
        }
        struct value expected = value_sequence(VALUE_LIST, items[0], 6);
        struct value got = value_sequence(VALUE_LIST, items[1], 6);
        struct compare_difference d = {0};
        int outcome = compare_values(&a, &rules.rules, &expected, &got, &d);
        bool equal = can_pair(numbers[0], numbers[1], 6, 0);
        ck_assert_msg((outcome == COMPARE_EQUAL) == equal, "seed %u", seed);
        n_equal += equal;
        n_different += !equal;
    }
    ck_assert_int_gt(n_equal, 200);
    ck_assert_int_gt(n_different, 200);
}
END_TEST

/* ---- large values ---------------------------------------------------------------------------- */

static struct value many_ints(struct arena *a, uint32_t n, uint32_t step)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++)
        items[i] = value_int((int64_t)i * step % n);
    return value_sequence(VALUE_LIST, items, n);
}

START_TEST(comparing_long_lists_in_order_allocates_nothing)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(arena_release) struct arena differences = {0};
    struct rules rules;
    rules_read(&rules, &a, "float=1e-9 $.nowhere");
    struct value expected = many_ints(&a, 100000, 7), got = many_ints(&a, 100000, 7);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&differences, &rules.rules, &expected, &got, &d),
                     COMPARE_EQUAL);
    ck_assert_uint_eq(differences.used_bytes, 0);
}
END_TEST

START_TEST(long_lists_without_order_are_sorted)
{
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, _i ? "$ float=1e-9" : "$");
    struct value expected = many_ints(&a, 200000, 7), got = many_ints(&a, 200000, 77777);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_EQUAL);
}
END_TEST

/* Tuples whose first float is noise, so that sorting can't align them, and a string that can. */
static struct value noisy_points(struct arena *a, uint32_t n, unsigned seed, bool is_reverse)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++) {
        struct value *pair = arena_array(a, 2, sizeof(*pair));
        pair[0] = value_float(1.0 + 1e-12 * (rand_r(&seed) % 1000));
        pair[1] = value_int(i);
        items[is_reverse ? n - 1 - i : i] = value_sequence(VALUE_TUPLE, pair, 2);
    }
    return value_sequence(VALUE_LIST, items, n);
}

START_TEST(noise_does_not_tear_apart_what_the_rest_joins)
{
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "$ float=1e-9");
    struct value expected = noisy_points(&a, 50000, 1, false);
    struct value got = noisy_points(&a, 50000, 2, true);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_EQUAL);
}
END_TEST

/* Lists in lists of floats that are all near each other but for the last: what costs most. */
static struct value costly(struct arena *a, uint32_t n, int depth, double last)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++)
        items[i] =
            depth > 0 ? costly(a, n, depth - 1, last) : value_float(i == n - 1 ? last : i * 0.9);
    return value_sequence(VALUE_LIST, items, n);
}

START_TEST(pairing_ends_within_its_bound)
{
    static const struct {
        uint32_t n;
        int depth;
    } sizes[] = {
        {100000, 0},
        {1000,   0},
        {300,    1},
        {60,     2}
    };
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "$ $[*] $[*][*] abs=1.0");
    struct value expected = costly(&a, sizes[_i].n, sizes[_i].depth, -10.0);
    struct value got = costly(&a, sizes[_i].n, sizes[_i].depth, -20.0);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_DIFFERENT);
}
END_TEST

START_TEST(a_tree_as_deep_as_large_is_compared)
{
    enum { N = 400000 };
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "");
    struct value *items = arena_array(&a, N, sizeof(*items)), trees[2];
    items[0] = value_int(0);
    for (uint32_t i = 1; i < N; i++) /* each node has but a right child */
        items[i] = i % 2 ? (struct value){.kind = VALUE_ABSENT} : value_int(i);
    for (uint32_t i = 0; i < 2; i++) {
        struct value_shape *shape = arena_alloc(&a, sizeof(*shape));
        *shape = (struct value_shape){.items = items, .n_identities = N / 2 + 1, .cycle = -1};
        trees[i] = (struct value){.kind = VALUE_TREE, .n = N - 1 - 2 * i, .shape = shape};
    }
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &trees[0], &trees[1], &d), COMPARE_DIFFERENT);
    ck_assert_str_eq(d.path, "$[399998]");
    ck_assert_str_eq(d.message, "a node is missing");
}
END_TEST

START_TEST(values_as_deep_as_can_be_decoded_are_compared)
{
    enum { DEPTH = 230 };
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "$ float=1e-9");
    struct value v[2] = {value_int(1), value_int(2)};
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < DEPTH; i++)
            v[side] = value_sequence(VALUE_LIST, arena_copy(&a, &v[side], sizeof(v[side])), 1);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &v[0], &v[0], &d), COMPARE_EQUAL);
    ck_assert_int_eq(compare_values(&a, &rules.rules, &v[0], &v[1], &d), COMPARE_DIFFERENT);
}
END_TEST

static Suite *compare_unordered_suite(void)
{
    Suite *suite = suite_create("compare_unordered");
    TCase *random = tcase_create("random values");
    tcase_set_timeout(random, 60);
    tcase_add_loop_test(random, shuffled_values_are_equal_where_order_is_free, 0, 3);
    tcase_add_test(random, pairing_is_found_exactly_when_there_is_one);
    suite_add_tcase(suite, random);

    TCase *large = tcase_create("large values");
    tcase_set_timeout(large, 60);
    tcase_add_test(large, comparing_long_lists_in_order_allocates_nothing);
    tcase_add_loop_test(large, long_lists_without_order_are_sorted, 0, 2);
    tcase_add_test(large, noise_does_not_tear_apart_what_the_rest_joins);
    tcase_add_loop_test(large, pairing_ends_within_its_bound, 0, 4);
    tcase_add_test(large, a_tree_as_deep_as_large_is_compared);
    tcase_add_test(large, values_as_deep_as_can_be_decoded_are_compared);
    suite_add_tcase(suite, large);

    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(compare_unordered_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
