/*
 * test_limits - amounts with units, and three levels of limits
 *
 * What is said about wrong limits is in tests/golden.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "base/cleanup.h"
#include "grader/challenge/limits.h"

static const struct limits_unit units[] = {
    {"ms",  1000 * 1000       },
    {"s",   1000 * 1000 * 1000},
    {"B",   1                 },
    {"GiB", 1 << 30           },
    {NULL,  0                 }
};

static const struct row {
    const char *text;
    bool ok;
    uint64_t worth;
} rows[] = {
    {"500ms",                      true,  500000000          },
    {"2s",                         true,  2000000000         },
    {"1.5s",                       true,  1500000000         },
    {"1.1s",                       true,  1100000000         },
    {"0.000000001s",               true,  1                  },
    {"0.0000000001s",              false, 0                  },
    {"1.50000000000000000000000s", true,  1500000000         },
    {"0.5GiB",                     true,  1 << 29            },
    {"0.3GiB",                     false, 0                  },
    {"1.5B",                       false, 0                  },
    {"007B",                       true,  7                  },
    {"9223372036854775807B",       false, 0                  },
    {"4611686018427387903B",       true,  4611686018427387903},
    {"18446744073709551616B",      false, 0                  },
    {"99999999999999999999999B",   false, 0                  },
    {"9999999999999GiB",           false, 0                  },
    {"2",                          false, 0                  },
    {"s",                          false, 0                  },
    {"",                           false, 0                  },
    {"-1s",                        false, 0                  },
    {"+1s",                        false, 0                  },
    {"1.s",                        false, 0                  },
    {".5s",                        false, 0                  },
    {"1 s",                        false, 0                  },
    {"1S",                         false, 0                  },
    {"1sec",                       false, 0                  },
    {"1e3ms",                      false, 0                  },
    {"0x1s",                       false, 0                  },
};

START_TEST(an_amount_is_exact)
{
    uint64_t got = 0;
    bool ok = limits_parse(rows[_i].text, units, &got);
    ck_assert_msg(ok == rows[_i].ok && (!ok || got == rows[_i].worth), "row '%s': got %lu",
                  rows[_i].text, (unsigned long)got);
}
END_TEST

START_TEST(defaults_are_those_of_the_format)
{
    struct limit_settings settings = limits_defaults();
    struct limits limits = limits_apply(&settings);
    ck_assert_uint_eq(limits.time_ns, 2 * NSEC_PER_SEC);
    ck_assert_uint_eq(limits.wall_ns, 6 * NSEC_PER_SEC);
    ck_assert_uint_eq(limits.memory_bytes, 64u << 20);
    ck_assert_uint_eq(limits.output_bytes, 64u << 10);
}
END_TEST

START_TEST(the_inner_level_wins_and_the_factor_takes_the_merged_time)
{
    struct limit_settings challenge = limits_defaults();
    struct limit_settings group = {.wall_permille = 2500, .memory_bytes = 1 << 20};
    struct limit_settings test = {.time_ns = 4 * NSEC_PER_SEC};
    struct limit_settings merged = limits_merge(&challenge, &group);
    merged = limits_merge(&merged, &test);
    struct limits limits = limits_apply(&merged);
    ck_assert_uint_eq(limits.time_ns, 4 * NSEC_PER_SEC);
    ck_assert_uint_eq(limits.wall_ns, 10 * NSEC_PER_SEC);
    ck_assert_uint_eq(limits.memory_bytes, 1 << 20);
    ck_assert_uint_eq(limits.output_bytes, 64u << 10);
}
END_TEST

START_TEST(a_duration_replaces_a_factor_and_the_other_way_round)
{
    struct limit_settings defaults = limits_defaults();
    struct limit_settings duration = {.wall_ns = 7 * NSEC_PER_SEC},
                          factor = {.wall_permille = 2000};
    struct limit_settings merged = limits_merge(&defaults, &duration);
    ck_assert_uint_eq(limits_apply(&merged).wall_ns, 7 * NSEC_PER_SEC);
    merged = limits_merge(&merged, &factor);
    ck_assert_uint_eq(limits_apply(&merged).wall_ns, 4 * NSEC_PER_SEC);
}
END_TEST

START_TEST(wall_time_is_at_least_a_second)
{
    struct limit_settings settings = {.time_ns = 10 * NSEC_PER_MSEC, .wall_permille = 3000};
    ck_assert_uint_eq(limits_apply(&settings).wall_ns, NSEC_PER_SEC);
}
END_TEST

static const struct {
    const char *label;
    struct limit_settings settings;
    nsec_t reference_ms, time_ms, wall_ms;
} factor_rows[] = {
    {"five times",         {.time_permille = 5000, .wall_permille = 3000},       100, 500,  1500},
    {"a fraction",         {.time_permille = 2500, .wall_permille = 10000},      100, 250,  2500},
    {"at least 100 ms",    {.time_permille = 5000, .wall_permille = 3000},       19,  100,  1000},
    {"wall that was said", {.time_permille = 5000, .wall_ns = 7 * NSEC_PER_SEC}, 100, 500,  7000},
    {"time that was said", {.time_ns = 2 * NSEC_PER_SEC, .wall_permille = 3000}, 100, 2000, 6000},
};

START_TEST(a_factor_is_of_what_the_reference_takes)
{
    struct limits limits = limits_apply(&factor_rows[_i].settings);
    struct limits got = limits_resolve(&limits, factor_rows[_i].reference_ms * NSEC_PER_MSEC);
    ck_assert_msg(got.time_ns == factor_rows[_i].time_ms * NSEC_PER_MSEC, "row '%s'",
                  factor_rows[_i].label);
    ck_assert_msg(got.wall_ns == factor_rows[_i].wall_ms * NSEC_PER_MSEC, "row '%s'",
                  factor_rows[_i].label);
}
END_TEST

START_TEST(a_factor_and_a_duration_replace_each_other)
{
    struct limit_settings said = limits_defaults(), factor = {.time_permille = 5000};
    struct limit_settings merged = limits_merge(&said, &factor);
    ck_assert_uint_eq(limits_apply(&merged).time_permille, 5000);
    merged = limits_merge(&merged, &said);
    ck_assert_uint_eq(limits_apply(&merged).time_permille, 0);
    ck_assert_uint_eq(limits_apply(&merged).time_ns, 2 * NSEC_PER_SEC);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("limits");
    TCase *tc = tcase_create("limits");
    tcase_add_loop_test(tc, an_amount_is_exact, 0, (int)ARRAY_LEN(rows));
    tcase_add_test(tc, defaults_are_those_of_the_format);
    tcase_add_loop_test(tc, a_factor_is_of_what_the_reference_takes, 0,
                        (int)ARRAY_LEN(factor_rows));
    tcase_add_test(tc, a_factor_and_a_duration_replace_each_other);
    tcase_add_test(tc, the_inner_level_wins_and_the_factor_takes_the_merged_time);
    tcase_add_test(tc, a_duration_replaces_a_factor_and_the_other_way_round);
    tcase_add_test(tc, wall_time_is_at_least_a_second);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(make_suite());
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures > 0;
}
