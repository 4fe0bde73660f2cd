/*
 * test_yaml_scalar - what a word without quotes stands for
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <math.h>
#include <string.h>

#include "grader/challenge/yaml_scalar.h"

static const struct row {
    const char *text;
    enum yaml_scalar_kind kind;
} rows[] = {
    {"",           YAML_SCALAR_NULL   },
    {"null",       YAML_SCALAR_NULL   },
    {"true",       YAML_SCALAR_BOOL   },
    {"false",      YAML_SCALAR_BOOL   },
    {"0",          YAML_SCALAR_DECIMAL},
    {"-12",        YAML_SCALAR_DECIMAL},
    {"+7",         YAML_SCALAR_DECIMAL},
    {"007",        YAML_SCALAR_DECIMAL},
    {"0xFf",       YAML_SCALAR_HEX    },
    {"0o17",       YAML_SCALAR_OCTAL  },
    {"1.5",        YAML_SCALAR_FLOAT  },
    {"1.",         YAML_SCALAR_FLOAT  },
    {".5",         YAML_SCALAR_FLOAT  },
    {"-1e5",       YAML_SCALAR_FLOAT  },
    {"1E-9",       YAML_SCALAR_FLOAT  },
    {".nan",       YAML_SCALAR_FLOAT  },
    {".inf",       YAML_SCALAR_FLOAT  },
    {"-.inf",      YAML_SCALAR_FLOAT  },
    {"True",       YAML_SCALAR_STRING },
    {"NULL",       YAML_SCALAR_STRING },
    {"~",          YAML_SCALAR_STRING },
    {"yes",        YAML_SCALAR_STRING },
    {"no",         YAML_SCALAR_STRING },
    {"on",         YAML_SCALAR_STRING },
    {"1_000",      YAML_SCALAR_STRING },
    {"2024-01-01", YAML_SCALAR_STRING },
    {"12:30",      YAML_SCALAR_STRING },
    {"-0x1",       YAML_SCALAR_STRING },
    {"0x",         YAML_SCALAR_STRING },
    {"0o8",        YAML_SCALAR_STRING },
    {"0b1",        YAML_SCALAR_STRING },
    {"1e",         YAML_SCALAR_STRING },
    {"1e+",        YAML_SCALAR_STRING },
    {".",          YAML_SCALAR_STRING },
    {"-",          YAML_SCALAR_STRING },
    {"+",          YAML_SCALAR_STRING },
    {"-.nan",      YAML_SCALAR_STRING },
    {"nan",        YAML_SCALAR_STRING },
    {"inf",        YAML_SCALAR_STRING },
    {"1 ",         YAML_SCALAR_STRING },
    {"1.2.3",      YAML_SCALAR_STRING },
    {"--1",        YAML_SCALAR_STRING },
};

START_TEST(a_word_is_what_the_format_says)
{
    enum yaml_scalar_kind got = yaml_scalar_classify(rows[_i].text, strlen(rows[_i].text));
    ck_assert_msg(got == rows[_i].kind, "row '%s': got %d", rows[_i].text, (int)got);
}
END_TEST

START_TEST(a_word_with_a_nul_is_a_string)
{
    ck_assert_int_eq(yaml_scalar_classify("1\0", 2), YAML_SCALAR_STRING);
}
END_TEST

START_TEST(floats_have_their_worth)
{
    ck_assert_double_eq(yaml_scalar_float("-1.5e3"), -1500);
    ck_assert(isnan(yaml_scalar_float(".nan")));
    ck_assert(isinf(yaml_scalar_float("-.inf")) && yaml_scalar_float("-.inf") < 0);
    ck_assert(isinf(yaml_scalar_float(".inf")) && yaml_scalar_float(".inf") > 0);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("yaml_scalar");
    TCase *tc = tcase_create("yaml_scalar");
    tcase_add_loop_test(tc, a_word_is_what_the_format_says, 0, (int)ARRAY_LEN(rows));
    tcase_add_test(tc, a_word_with_a_nul_is_a_string);
    tcase_add_test(tc, floats_have_their_worth);
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
