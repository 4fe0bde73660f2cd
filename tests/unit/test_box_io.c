/*
 * test_box_io - what a box may send and when: headers, nonces, answers, READY
 * SPDX-License-Identifier: MIT
 */
#include <dirent.h>
#include <errno.h>
#include <sys/wait.h>

#include "tests/unit/box_fixture.h"

enum { LARGE = 4 << 20 };

/* ---- headers --------------------------------------------------------------------------------- */

#define NO_ANSWER "it sent what is no answer"
#define TOO_LONG "it sent a message that is too long"
#define BY_ITSELF "it wrote to the connection to the grader by itself"

/* clang-format off */
static const struct {
    const char *label;
    unsigned type;
    uint64_t nonce_xor; /* with the right one */
    uint32_t length;
    const char *text;
} headers[] = {
    {"no type", 0, 0, 0, NO_ANSWER},
    {"an unknown type", 1000, 0, 0, NO_ANSWER},
    {"a request", FRAME_CALL, 0, 0, NO_ANSWER},
    {"ready again", FRAME_READY, 0, 0, NO_ANSWER},
    {"a cage that failed now", FRAME_CAGE_FAILED, 0, 0, NO_ANSWER},
    {"another's answer", FRAME_RESULT, 1, 0, BY_ITSELF},
    {"another's load", FRAME_LOADED, UINT64_C(1) << 63, 0, BY_ITSELF},
    {"another's line", FRAME_LINE, 2, 0, BY_ITSELF},
    {"an answer above all bounds", FRAME_RESULT, 0, FRAME_MAX_BYTES + 1, TOO_LONG},
    {"an answer of the most", FRAME_RESULT, 0, UINT32_MAX, TOO_LONG},
    {"loaded, and more", FRAME_LOADED, 0, 2, TOO_LONG},
    {"a line of a page", FRAME_LINE, 0, 4096, TOO_LONG},
};
/* clang-format on */

START_TEST(a_header_that_may_not_come_ends_the_box)
{
    struct world w;
    begin_busy(&w);
    const struct frame_header header = {.length = headers[_i].length,
                                        .type = headers[_i].type,
                                        .nonce = w.box.nonce ^ headers[_i].nonce_xor};
    ck_assert_int_eq(write(w.socket_fd, &header, sizeof(header)), sizeof(header));
    assert_ended(&w, BOX_END_PROTOCOL, headers[_i].text);
    ck_assert_uint_eq(w.n_answers, 0);
    end(&w);
}
END_TEST

START_TEST(a_nonce_of_zero_is_no_way_in)
{
    struct world w;
    begin_busy(&w);
    ck_assert_uint_ne(w.box.nonce, 0);
    say(&w, FRAME_RESULT, 0, "\xf6", 1);
    assert_ended(&w, BOX_END_PROTOCOL, BY_ITSELF);
    end(&w);
}
END_TEST

START_TEST(every_request_has_another_nonce)
{
    struct world w;
    begin_busy(&w);
    const uint64_t first = w.box.nonce;
    say(&w, FRAME_RESULT, first, "\xf6", 1);
    run_until(&w, &w.n_answers);
    box_request(&w.box, FRAME_CALL, &(struct buffer){0});
    ck_assert_uint_ne(w.box.nonce, first);
    say(&w, FRAME_RESULT, first, "\xf6", 1);
    assert_ended(&w, BOX_END_PROTOCOL, BY_ITSELF);
    end(&w);
}
END_TEST

/* ---- answers --------------------------------------------------------------------------------- */

START_TEST(an_answer_in_single_bytes_is_one_answer)
{
    struct world w;
    begin_busy(&w);
    char bytes[sizeof(struct frame_header) + 3];
    const struct frame_header header = {.length = 3, .type = FRAME_RESULT, .nonce = w.box.nonce};
    memcpy(bytes, &header, sizeof(header));
    memcpy(bytes + sizeof(header), "abc", 3);
    for (size_t i = 0; i < sizeof(bytes); i++) {
        ck_assert_uint_eq(w.n_answers, 0);
        ck_assert_int_eq(write(w.socket_fd, &bytes[i], 1), 1);
        settle(&w);
    }
    ck_assert_uint_eq(w.n_answers, 1);
    ck_assert_uint_eq(w.answer_type, FRAME_RESULT);
    ck_assert_str_eq(buffer_text(&w.answer), "abc");
    ck_assert_uint_eq(w.n_ended, 0);
    end(&w);
}
END_TEST

START_TEST(a_large_answer_arrives_whole)
{
    struct world w;
    struct buffer sent AUTO(buffer_release) = {0};
    while (sent.len < LARGE)
        buffer_printf(&sent, "%zu ", sent.len);
    begin_busy(&w);
    say(&w, FRAME_RESULT, w.box.nonce, NULL, sent.len);
    for (size_t at = 0; at < sent.len;) {
        ssize_t n = write(w.socket_fd, sent.data + at, sent.len - at);
        at += n > 0 ? (size_t)n : 0;
        settle(&w);
    }
    ck_assert_uint_eq(w.n_answers, 1);
    ck_assert_uint_eq(w.answer.len, sent.len);
    ck_assert_mem_eq(w.answer.data, sent.data, sent.len);
    end(&w);
}
END_TEST

START_TEST(a_large_request_leaves_whole)
{
    struct world w;
    struct buffer sent AUTO(buffer_release) = {0}, got AUTO(buffer_release) = {0};
    while (sent.len < LARGE)
        buffer_printf(&sent, "%zu ", sent.len);
    begin(&w, BOX_IDLE);
    box_request(&w.box, FRAME_LOAD, &sent);
    while (got.len < sizeof(struct frame_header) + sent.len) {
        char chunk[100000];
        ssize_t n = read(w.socket_fd, chunk, sizeof(chunk));
        ck_assert(n > 0 || errno == EAGAIN);
        buffer_append(&got, chunk, n > 0 ? (size_t)n : 0);
        settle(&w);
    }
    ck_assert_uint_eq(got.len, sizeof(struct frame_header) + sent.len);
    ck_assert_mem_eq(got.data + sizeof(struct frame_header), sent.data, sent.len);
    ck_assert_uint_eq(w.n_ended, 0);
    end(&w);
}
END_TEST

START_TEST(the_line_of_a_refused_call_is_noted_once)
{
    struct world w;
    begin_busy(&w);
    say(&w, FRAME_LINE, w.box.nonce, "\x81\x07", 2); /* [7] */
    say(&w, FRAME_LINE, w.box.nonce, "\x81\x09", 2);
    settle(&w);
    ck_assert_uint_eq(w.box.violation_line, 7);
    ck_assert_uint_eq(w.n_ended + w.n_answers, 0);
    end(&w);
}
END_TEST

/* clang-format off */
static const struct {
    const char *label, *payload;
    size_t length;
} bad_lines[] = {
    {"nothing", "", 0},           {"no CBOR", "\xff", 1},
    {"a number", "\x07", 1},      {"two", "\x82\x07\x08", 3},
    {"zero", "\x81\x00", 2},      {"negative", "\x81\x20", 2},
    {"text", "\x81\x61x", 3},     {"2^31", "\x81\x1a\x80\x00\x00\x00", 6},
    {"no number", "\x81\xf6", 2},
};
/* clang-format on */

START_TEST(a_line_that_is_none_is_not_noted)
{
    struct world w;
    begin_busy(&w);
    say(&w, FRAME_LINE, w.box.nonce, bad_lines[_i].payload, bad_lines[_i].length);
    settle(&w);
    ck_assert_msg(w.box.violation_line == 0, "row '%s'", bad_lines[_i].label);
    end(&w);
}
END_TEST

/* ---- out of turn ----------------------------------------------------------------------------- */

START_TEST(a_byte_without_a_request_ends_the_box)
{
    struct world w;
    begin_busy(&w);
    say(&w, FRAME_LOADED, w.box.nonce, "\xf6", 1);
    run_until(&w, &w.n_answers);
    ck_assert_int_eq(write(w.socket_fd, "x", 1), 1);
    assert_ended(&w, BOX_END_PROTOCOL, BY_ITSELF);
    end(&w);
}
END_TEST

START_TEST(a_byte_of_a_box_that_holds_no_submission_is_a_failure_of_ours)
{
    struct world w;
    begin(&w, BOX_IDLE);
    ck_assert_int_eq(write(w.socket_fd, "x", 1), 1);
    assert_ended(&w, BOX_END_FAILURE, NULL);
    ck_assert(!w.box.was_asked);
    end(&w);
}
END_TEST

/* Of a frame only @_i bytes ever come, and then the connection closes. */
START_TEST(a_frame_that_is_cut_short_is_no_answer)
{
    struct world w;
    begin_busy(&w);
    char bytes[sizeof(struct frame_header) + 3];
    const struct frame_header header = {.length = 3, .type = FRAME_RESULT, .nonce = w.box.nonce};
    memcpy(bytes, &header, sizeof(header));
    memcpy(bytes + sizeof(header), "abc", 3);
    ck_assert_int_eq(write(w.socket_fd, bytes, (size_t)_i), _i);
    settle(&w);
    ck_assert_uint_eq(w.n_answers + w.n_ended, 0);
    close_fd(&w.socket_fd);
    assert_ended(&w, BOX_END_PROTOCOL, "it closed the connection to the grader");
    ck_assert_uint_eq(w.n_answers, 0);
    end(&w);
}
END_TEST

/* A frame whose length says more than it has takes what follows for its own; what is left over then
 * stands where a header must. */
START_TEST(frames_that_run_into_one_another_are_no_answer)
{
    struct world w;
    begin_busy(&w);
    const uint64_t nonce = w.box.nonce;
    const struct frame_header header = {.length = 4, .type = FRAME_LINE, .nonce = nonce};
    ck_assert_int_eq(write(w.socket_fd, &header, sizeof(header)), sizeof(header));
    say(&w, FRAME_RESULT, nonce, "\xf6", 1);
    say(&w, FRAME_RESULT, nonce, "\xf6", 1);
    assert_ended(&w, BOX_END_PROTOCOL, NO_ANSWER);
    ck_assert_uint_eq(w.n_answers, 0);
    end(&w);
}
END_TEST

START_TEST(a_second_answer_ends_the_box)
{
    struct world w;
    begin_busy(&w);
    const uint64_t nonce = w.box.nonce;
    say(&w, FRAME_RESULT, nonce, "\xf6", 1);
    say(&w, FRAME_RESULT, nonce, "\xf6", 1);
    assert_ended(&w, BOX_END_PROTOCOL, BY_ITSELF);
    ck_assert_uint_eq(w.n_answers, 1);
    end(&w);
}
END_TEST

/* ---- the cage -------------------------------------------------------------------------------- */

static unsigned count_fds(void)
{
    DIR *dir = opendir("/proc/self/fd");
    ck_assert_ptr_nonnull(dir);
    unsigned n = 0;
    while (readdir(dir))
        n++;
    closedir(dir);
    return n;
}

START_TEST(a_box_is_ready_with_its_listener_and_keeps_nothing_else)
{
    struct world w;
    int fds[2][2];
    const unsigned n = (unsigned)_i;
    begin(&w, BOX_CAGING);
    ck_assert_int_eq(pipe(fds[0]) | pipe(fds[1]), 0);
    const struct frame_header header = {.type = FRAME_READY};
    const int sent[] = {fds[0][0], fds[0][1], fds[1][0], fds[1][1], fds[0][0]};
    static_assert(ARRAY_LEN(sent) == PROTOCOL_MAX_FDS, "as many as may be sent");
    const unsigned before = count_fds();
    ck_assert_int_eq(protocol_send(w.socket_fd, &header, sizeof(header), sent, n), 0);
    run_until(&w, &w.n_ready);
    ck_assert_int_ge(w.box.listener_fd, 0);
    ck_assert_msg(count_fds() == before + 1, "%u descriptors sent, %u kept", n,
                  count_fds() - before);
    end(&w);
}
END_TEST

/* clang-format off */
static const struct {
    const char *label;
    struct frame_header header;
    bool has_listener;
} not_ready[] = {
    {"without a listener", {.type = FRAME_READY}, false},
    {"with a nonce", {.type = FRAME_READY, .nonce = 1}, true},
    {"with a payload", {.type = FRAME_READY, .length = 1}, true},
    {"another answer", {.type = FRAME_LOADED}, true},
    {"a failure of great length", {.type = FRAME_CAGE_FAILED, .length = 4096}, false},
};
/* clang-format on */

START_TEST(a_box_that_begins_otherwise_is_a_failure_of_ours)
{
    struct world w;
    int fds[2];
    begin(&w, BOX_CAGING);
    ck_assert_int_eq(pipe(fds), 0);
    const struct frame_header *header = &not_ready[_i].header;
    ck_assert_int_eq(
        protocol_send(w.socket_fd, header, sizeof(*header), fds, not_ready[_i].has_listener), 0);
    assert_ended(&w, BOX_END_FAILURE, NULL);
    ck_assert_msg(w.n_ready == 0, "row '%s'", not_ready[_i].label);
    ck_assert_int_eq(w.box.failure.kind, ERROR_INTERNAL);
    end(&w);
}
END_TEST

START_TEST(a_cage_that_fails_says_at_which_step)
{
    struct world w;
    begin(&w, BOX_CAGING);
    say(&w, FRAME_CAGE_FAILED, 0, "\x82\x64root\x62no", 9); /* ["root", "no"] */
    assert_ended(&w, BOX_END_FAILURE, NULL);
    ck_assert_int_eq(w.box.failure.kind, ERROR_SANDBOX);
    ck_assert_str_eq(w.box.failure.text, "step 'root': no");
    end(&w);
}
END_TEST

static Suite *box_io_suite(void)
{
    Suite *suite = suite_create("box_io");
    TCase *tc = tcase_create("box_io");
    tcase_set_timeout(tc, 30);
    tcase_add_loop_test(tc, a_header_that_may_not_come_ends_the_box, 0, (int)ARRAY_LEN(headers));
    tcase_add_test(tc, a_nonce_of_zero_is_no_way_in);
    tcase_add_test(tc, every_request_has_another_nonce);
    tcase_add_test(tc, an_answer_in_single_bytes_is_one_answer);
    tcase_add_test(tc, a_large_answer_arrives_whole);
    tcase_add_test(tc, a_large_request_leaves_whole);
    tcase_add_test(tc, the_line_of_a_refused_call_is_noted_once);
    tcase_add_loop_test(tc, a_line_that_is_none_is_not_noted, 0, (int)ARRAY_LEN(bad_lines));
    tcase_add_test(tc, a_byte_without_a_request_ends_the_box);
    tcase_add_test(tc, a_byte_of_a_box_that_holds_no_submission_is_a_failure_of_ours);
    tcase_add_loop_test(tc, a_frame_that_is_cut_short_is_no_answer, 1,
                        (int)sizeof(struct frame_header) + 3);
    tcase_add_test(tc, frames_that_run_into_one_another_are_no_answer);
    tcase_add_test(tc, a_second_answer_ends_the_box);
    tcase_add_loop_test(tc, a_box_is_ready_with_its_listener_and_keeps_nothing_else, 1,
                        PROTOCOL_MAX_FDS + 1);
    tcase_add_loop_test(tc, a_box_that_begins_otherwise_is_a_failure_of_ours, 0,
                        (int)ARRAY_LEN(not_ready));
    tcase_add_test(tc, a_cage_that_fails_says_at_which_step);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(box_io_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
