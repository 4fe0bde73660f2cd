/*
 * test_quantity - times, sizes and points as people read them
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "grader/report/quantity.h"

static const struct {
    nsec_t time_ns;
    const char *text;
} times[] = {
    {0,                      "0 ms"   },
    {40 * NSEC_PER_USEC,     "0.04 ms"},
    {400 * NSEC_PER_USEC,    "0.4 ms" },
    {2 * NSEC_PER_MSEC,      "2 ms"   },
    {9960 * NSEC_PER_USEC,   "10 ms"  },
    {12 * NSEC_PER_MSEC,     "12 ms"  },
    {999400 * NSEC_PER_USEC, "999 ms" },
    {999600 * NSEC_PER_USEC, "1 s"    },
    {1250 * NSEC_PER_MSEC,   "1.25 s" },
    {2 * NSEC_PER_SEC,       "2 s"    },
    {12340 * NSEC_PER_MSEC,  "12.3 s" },
    {600 * NSEC_PER_SEC,     "600 s"  },
};

START_TEST(times_read_well)
{
    AUTO(buffer_release) struct buffer out = {0};
    quantity_time(&out, times[_i].time_ns);
    ck_assert_str_eq(buffer_text(&out), times[_i].text);
}
END_TEST

static const struct {
    uint64_t bytes;
    const char *text;
} sizes[] = {
    {0,                 "0 bytes"     },
    {1,                 "1 byte"      },
    {1023,              "1023 bytes"  },
    {1024,              "1 KiB"       },
    {640 << 10,         "640 KiB"     },
    {(1 << 20) - 100,   "1 MiB"       },
    {1468006,           "1.4 MiB"     },
    {64 << 20,          "64 MiB"      },
    {UINT64_C(3) << 29, "1.5 GiB"     },
    {UINT64_MAX,        "16777216 TiB"},
};

START_TEST(sizes_read_well)
{
    AUTO(buffer_release) struct buffer out = {0};
    quantity_bytes(&out, sizes[_i].bytes);
    ck_assert_str_eq(buffer_text(&out), sizes[_i].text);
}
END_TEST

static const struct {
    double points;
    const char *text;
} points_rows[] = {
    {0,             "0"    },
    {-0.0,          "0"    },
    {40,            "40"   },
    {100.0 / 3,     "33.3" },
    {200.0 / 3,     "66.7" },
    {99.97,         "99.97"},
    {0.01,          "0.01" },
    {39.9999999999, "40"   },
};

START_TEST(points_never_round_to_what_they_are_not)
{
    AUTO(buffer_release) struct buffer out = {0};
    quantity_points(&out, points_rows[_i].points);
    ck_assert_str_eq(buffer_text(&out), points_rows[_i].text);
}
END_TEST

static Suite *quantity_suite(void)
{
    Suite *suite = suite_create("quantity");
    TCase *numbers = tcase_create("numbers");
    tcase_add_loop_test(numbers, times_read_well, 0, ARRAY_LEN(times));
    tcase_add_loop_test(numbers, sizes_read_well, 0, ARRAY_LEN(sizes));
    tcase_add_loop_test(numbers, points_never_round_to_what_they_are_not, 0,
                        ARRAY_LEN(points_rows));
    suite_add_tcase(suite, numbers);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(quantity_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
