/*
 * test_trace - one line a message, whatever the message holds
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "base/text.h"
#include "grader/judge/trace.h"
#include "grader/value/cbor.h"
#include "sandbox/protocol.h"
#include "tests/unit/literal.h"

/* A trace into memory. */
struct recorder {
    char *text;
    size_t length;
    struct trace trace;
};

static void begin(struct recorder *r)
{
    r->trace = (struct trace){.out = open_memstream(&r->text, &r->length), .start_ns = clock_now()};
    ck_assert_ptr_nonnull(r->trace.out);
}

static void end(struct recorder *r)
{
    fclose(r->trace.out);
    ck_assert_uint_gt(r->length, 0);
    ck_assert_msg(strchr(r->text, '\n') == r->text + r->length - 1, "not one line: %s", r->text);
    size_t bad = 0;
    ck_assert_msg(text_is_utf8(r->text, r->length, &bad), "byte %zu: %s", bad, r->text);
    for (size_t i = 0; i + 1 < r->length; i++)
        ck_assert_msg((unsigned char)r->text[i] >= 0x20, "byte %zu: %s", i, r->text);
}

static void release(struct recorder *r)
{
    free(r->text);
}

static void put_value(struct buffer *out, const char *text)
{
    struct arena a AUTO(arena_release) = {0};
    struct value v = literal(&a, text);
    cbor_encode(out, &v);
}

/* clang-format off */
static const struct {
    const char *label;
    unsigned type;
    bool is_sent;
    const char *payload; /* literal; NULL = none */
    const char *line;    /* behind the time */
} rows[] = {
    {"a request", FRAME_CALL, true, "[[1], {}, False]",
     "box 4711    <- CALL             5 bytes  [[1], {}, False]\n"},
    {"an answer", FRAME_RESULT, false, "[0, 'x', None]",
     "box 4711    -> RESULT           5 bytes  [0, 'x', None]\n"},
    {"nothing", FRAME_READY, false, NULL, "box 4711    -> READY            0 bytes  -\n"},
    {"hostile text", FRAME_RESULT, false, "'\\x1b[2J\\n\\u202e'",
     "box 4711    -> RESULT           9 bytes  '\\x1b[2J\\n\\u202e'\n"},
    {"an expression to be evaluated", FRAME_EVALUATE, true, "[[py('1 + 1')]]",
     "box 4711    <- EVALUATE        11 bytes  [[1 + 1]]\n"},
    {"an expression from a box", FRAME_RESULT, false, "[0, py('1'), None]", NULL},
    {"an unknown type", 200, false, "None", "box 4711    -> ?                1 bytes  None\n"},
};
/* clang-format on */

START_TEST(a_message_is_one_line)
{
    struct recorder r AUTO(release) = {0};
    struct buffer payload AUTO(buffer_release) = {0};
    if (rows[_i].payload)
        put_value(&payload, rows[_i].payload);
    begin(&r);
    trace_frame(&r.trace, 4711, rows[_i].is_sent, rows[_i].type, payload.data, payload.len);
    end(&r);
    const char *behind = strstr(r.text, " ms  ");
    ck_assert_ptr_nonnull(behind);
    if (rows[_i].line)
        ck_assert_msg(strcmp(behind + 5, rows[_i].line) == 0, "row '%s': '%s'", rows[_i].label,
                      behind + 5);
    else
        ck_assert_ptr_nonnull(strstr(r.text, "not CBOR: "));
}
END_TEST

START_TEST(every_type_of_message_has_a_name)
{
    struct recorder r AUTO(release) = {0};
    begin(&r);
    trace_frame(&r.trace, 1, true, (unsigned)_i, NULL, 0);
    end(&r);
    ck_assert_msg(!strstr(r.text, "?"), "%d: %s", _i, r.text);
}
END_TEST

START_TEST(what_is_no_cbor_is_told)
{
    struct recorder r AUTO(release) = {0};
    begin(&r);
    trace_frame(&r.trace, 1, false, FRAME_RESULT, "\x9f\x00\xff", 3);
    end(&r);
    ck_assert_ptr_nonnull(strstr(r.text, "3 bytes  not CBOR: "));
}
END_TEST

/* The bound falls at every place within a character of three bytes. */
START_TEST(a_long_message_is_cut_between_characters)
{
    struct recorder r AUTO(release) = {0};
    struct arena a AUTO(arena_release) = {0};
    struct buffer text AUTO(buffer_release) = {0}, payload AUTO(buffer_release) = {0};
    for (int i = 0; i < _i; i++)
        buffer_putc(&text, 'a');
    for (int i = 0; i < 1000; i++)
        buffer_puts(&text, "\xE6\x97\xA5");
    struct value v = value_str(&a, text.data, text.len);
    cbor_encode(&payload, &v);
    begin(&r);
    trace_frame(&r.trace, 1, false, FRAME_RESULT, payload.data, payload.len);
    end(&r);
    ck_assert_uint_lt(r.length, 600);
    ck_assert_str_eq(r.text + r.length - 4, "...\n");
}
END_TEST

START_TEST(a_note_is_one_line_of_a_box_or_of_the_zygote)
{
    struct recorder r AUTO(release) = {0}, z AUTO(release) = {0};
    begin(&r);
    trace_note(&r.trace, 12, "ended: %s %d", "exit", 3);
    end(&r);
    ck_assert_ptr_nonnull(strstr(r.text, " ms  box 12      ended: exit 3\n"));
    begin(&z);
    trace_note(&z.trace, 0, "ready");
    end(&z);
    ck_assert_ptr_nonnull(strstr(z.text, " ms  zygote      ready\n"));
}
END_TEST

START_TEST(time_is_counted_from_the_start)
{
    struct recorder r AUTO(release) = {0};
    begin(&r);
    r.trace.start_ns -= 5 * NSEC_PER_SEC;
    trace_note(&r.trace, 0, "x");
    end(&r);
    double ms = strtod(r.text, NULL);
    ck_assert_msg(ms >= 5000 && ms < 60000, "%s", r.text);
}
END_TEST

START_TEST(a_trace_that_is_off_does_nothing)
{
    const struct trace off = {0};
    trace_frame(&off, 1, true, FRAME_CALL, "\xff", 1);
    trace_note(&off, 1, "x");
}
END_TEST

static Suite *trace_suite(void)
{
    Suite *suite = suite_create("trace");
    TCase *tc = tcase_create("trace");
    tcase_add_loop_test(tc, a_message_is_one_line, 0, (int)ARRAY_LEN(rows));
    tcase_add_loop_test(tc, every_type_of_message_has_a_name, FRAME_LOAD, FRAME_EXAMINE + 1);
    tcase_add_loop_test(tc, every_type_of_message_has_a_name, FRAME_READY, FRAME_LINE + 1);
    tcase_add_test(tc, what_is_no_cbor_is_told);
    tcase_add_loop_test(tc, a_long_message_is_cut_between_characters, 0, 3);
    tcase_add_test(tc, a_note_is_one_line_of_a_box_or_of_the_zygote);
    tcase_add_test(tc, time_is_counted_from_the_start);
    tcase_add_test(tc, a_trace_that_is_off_does_nothing);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(trace_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
