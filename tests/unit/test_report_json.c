/*
 * test_report_json - `gradebox-result/1`, read back
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <jansson.h>
#include <string.h>

#include "grader/report/json.h"

static const struct violation socket_violation = {
    .syscall = "socket", .args = {"AF_INET", "SOCK_STREAM", "0"},
         .n_args = 3, .line = 3
};

static struct test_result tests[] = {
    {.group = "edge",
     .id = "zeros",
     .visible = true,
     .verdict = VERDICT_WA,
     .points = 0,
     .max_points = 10,
     .cpu_ns = 300400,
     .wall_ns = 400 * NSEC_PER_USEC,
     .n_runs = 3,
     .time_permille = 5000,
     .reference_ns = 12500 * NSEC_PER_USEC,
     .time_limit_ns = 100 * NSEC_PER_MSEC,
     .cpu_min_ns = 250 * NSEC_PER_USEC,
     .cpu_max_ns = 2 * NSEC_PER_MSEC,
     .memory_bytes = 20480,
     .detail = "$[0]: got [0, 0], expected [0, 0, 0]",
     .line = 7},
    {.group = "edge",
     .id = "net",
     .verdict = VERDICT_SV,
     .max_points = 100.0 / 3,
     .points = 0.1,
     .detail = "socket(AF_INET, SOCK_STREAM, 0) at line 3",
     .violation = &socket_violation},
    {.group = "edge", .id = "fine", .visible = true, .verdict = VERDICT_AC, .detail = ""                            },
};

static struct submission_result result_new(void)
{
    return (struct submission_result){
        .challenge = "three-sum",
        .submission = "sol.py",
        .verdict = VERDICT_WA,
        .score = 40,
        .max_score = 100,
        .cpu_ns = 12400 * NSEC_PER_USEC,
        .memory_bytes = 1433600,
        .isolation = {.namespaces = {"user", "mount"},
                      .n_namespaces = 2,
                      .seccomp = "pure",
                      .memory = "rlimit"},
        .tests = tests,
        .n_tests = ARRAY_LEN(tests),
    };
}

static json_t *parse(const struct buffer *text)
{
    json_error_t error;
    json_t *document = json_loadb(text->data, text->len, 0, &error);
    ck_assert_msg(document != NULL, "%s in %s", error.text, buffer_text(text));
    return document;
}

START_TEST(is_the_formats_object_to_the_letter)
{
    struct submission_result result = result_new();
    AUTO(buffer_release) struct buffer out = {0};
    report_json(&out, &result);
    ck_assert_str_eq(
        buffer_text(&out),
        "{\"format\": \"gradebox-result/1\", \"challenge\": \"three-sum\", "
        "\"submission\": \"sol.py\", \"verdict\": \"WA\", \"score\": 40.0, \"max_score\": 100.0, "
        "\"cpu_ms\": 12.4, \"memory_bytes\": 1433600, "
        "\"isolation\": {\"namespaces\": [\"user\", \"mount\"], \"seccomp\": \"pure\", "
        "\"memory\": \"rlimit\", \"landlock\": null}, \"tests\": ["
        "{\"group\": \"edge\", \"id\": \"zeros\", \"visible\": true, \"verdict\": \"WA\", "
        "\"points\": 0.0, \"max_points\": 10.0, \"cpu_ms\": 0.3, \"wall_ms\": 0.4, "
        "\"memory_bytes\": 20480, \"detail\": \"$[0]: got [0, 0], expected [0, 0, 0]\", "
        "\"line\": 7, \"violation\": null, \"cpu_spread_ms\": [0.25, 2.0], "
        "\"calibration\": {\"factor\": 5.0, \"reference_ms\": 12.5, \"limit_ms\": 100.0}}, "
        "{\"group\": \"edge\", \"id\": \"net\", \"visible\": false, \"verdict\": \"SV\", "
        "\"points\": 0.1, \"max_points\": 33.333333, \"cpu_ms\": 0.0, \"wall_ms\": 0.0, "
        "\"memory_bytes\": 0, \"detail\": \"socket(AF_INET, SOCK_STREAM, 0) at line 3\", "
        "\"line\": 3, \"violation\": {\"syscall\": \"socket\", "
        "\"args\": [\"AF_INET\", \"SOCK_STREAM\", \"0\"], \"line\": 3}, \"cpu_spread_ms\": null, "
        "\"calibration\": null}, "
        "{\"group\": \"edge\", \"id\": \"fine\", \"visible\": true, \"verdict\": \"AC\", "
        "\"points\": 0.0, \"max_points\": 0.0, \"cpu_ms\": 0.0, \"wall_ms\": 0.0, "
        "\"memory_bytes\": 0, \"detail\": \"\", \"line\": null, \"violation\": null, "
        "\"cpu_spread_ms\": null, \"calibration\": null}]}\n");
}
END_TEST

START_TEST(is_one_line_per_result)
{
    struct submission_result result = result_new();
    AUTO(buffer_release) struct buffer out = {0};
    report_json(&out, &result);
    size_t first = out.len;
    report_json(&out, &result);
    ck_assert_uint_eq(out.len, 2 * first);
    ck_assert_ptr_eq(memchr(out.data, '\n', out.len), out.data + first - 1);
}
END_TEST

static const char *const hostile[] = {
    "\xff\xfe \xc3(", "\xed\xa0\x80", "\033[2J", "a\nb\r\n", "\"quoted\" \\", "\xe2\x80\xae",
};

START_TEST(makes_hostile_text_valid)
{
    const char *text = hostile[_i];
    const struct violation violation = {.syscall = "open", .args = {text}, .n_args = 1};
    struct test_result test = {
        .group = text, .id = text, .verdict = VERDICT_SV, .detail = text, .violation = &violation};
    struct submission_result result = result_new();
    result.submission = text;
    result.tests = &test;
    result.n_tests = 1;
    AUTO(buffer_release) struct buffer out = {0};
    report_json(&out, &result);
    json_t *document = parse(&out);
    const json_t *first = json_array_get(json_object_get(document, "tests"), 0);
    ck_assert_uint_gt(json_string_length(json_object_get(first, "detail")), 0);
    ck_assert(json_is_null(json_object_get(json_object_get(first, "violation"), "line")));
    ck_assert_ptr_null(memchr(out.data, '\033', out.len));
    json_decref(document);
}
END_TEST

START_TEST(says_no_tests_as_an_empty_list)
{
    struct submission_result result = {.challenge = "c", .submission = "s"};
    AUTO(buffer_release) struct buffer out = {0};
    report_json(&out, &result);
    json_t *document = parse(&out);
    ck_assert(json_is_array(json_object_get(document, "tests")));
    ck_assert_uint_eq(json_array_size(json_object_get(document, "tests")), 0);
    ck_assert(json_is_null(json_object_get(json_object_get(document, "isolation"), "seccomp")));
    json_decref(document);
}
END_TEST

static Suite *report_json_suite(void)
{
    Suite *suite = suite_create("report_json");
    TCase *tcase = tcase_create("report_json");
    tcase_add_test(tcase, is_the_formats_object_to_the_letter);
    tcase_add_test(tcase, is_one_line_per_result);
    tcase_add_loop_test(tcase, makes_hostile_text_valid, 0, ARRAY_LEN(hostile));
    tcase_add_test(tcase, says_no_tests_as_an_empty_list);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(report_json_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
