/*
 * test_box_output - what a box prints: how much is kept and borne, and what an answer has before it
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/box_fixture.h"

static void print(int fd, char c, size_t n)
{
    char bytes[OUTPUT_KILL + 1];
    memset(bytes, c, n);
    ck_assert_int_eq(write(fd, bytes, n), (ssize_t)n);
}

START_TEST(output_is_kept_to_its_bound_and_counted_beyond)
{
    struct world w;
    begin_busy(&w);
    print(w.stdout_fd, 'a', 60);
    settle(&w);
    print(w.stderr_fd, 'b', 60);
    settle(&w);
    ck_assert(!w.box.is_stdout_cut);
    print(w.stdout_fd, 'c', OUTPUT_KILL - 120);
    settle(&w);
    ck_assert_uint_eq(w.box.printed_out.len, 60);
    ck_assert_uint_eq(w.box.printed_err.len, 40);
    ck_assert(w.box.is_stdout_cut);
    ck_assert_uint_eq(w.box.printed_bytes, OUTPUT_KILL);
    ck_assert_uint_eq(w.n_ended, 0);
    print(w.stderr_fd, 'd', 1);
    assert_ended(&w, BOX_END_OUTPUT, NULL);
    end(&w);
}
END_TEST

/* The answer's header is read, its payload waits, and only then something is printed: the answer is
 * what the loop hands out first. */
static void answer_before(struct world *w, size_t printed)
{
    struct error err = {0};
    say(w, FRAME_RESULT, w->box.nonce, "\xf6", 1);
    ck_assert_int_eq(loop_run_once(&w->loop, &err), 0);
    print(w->stdout_fd, 'a', printed);
}

START_TEST(output_is_all_there_when_the_answer_is)
{
    struct world w;
    begin_busy(&w);
    answer_before(&w, 50);
    run_until(&w, &w.n_answers);
    ck_assert_uint_eq(w.box.printed_out.len, 50);
    end(&w);
}
END_TEST

START_TEST(an_answer_behind_too_much_output_is_none)
{
    struct world w;
    begin_busy(&w);
    answer_before(&w, OUTPUT_KILL + 1);
    assert_ended(&w, BOX_END_OUTPUT, NULL);
    ck_assert_uint_eq(w.n_answers, 0);
    end(&w);
}
END_TEST

START_TEST(closed_output_does_not_spin)
{
    struct world w;
    begin_busy(&w);
    close_fd(&w.stdout_fd);
    close_fd(&w.stderr_fd);
    while (w.box.on_stdout.fd >= 0 || w.box.on_stderr.fd >= 0) { /* until the child's copies go */
        struct error err = {0};
        ck_assert_int_eq(loop_run_once(&w.loop, &err), 0);
    }
    say(&w, FRAME_RESULT, w.box.nonce, "\xf6", 1);
    run_until(&w, &w.n_answers);
    end(&w);
}
END_TEST

static Suite *box_output_suite(void)
{
    Suite *suite = suite_create("box_output");
    TCase *tc = tcase_create("box_output");
    tcase_set_timeout(tc, 30);
    tcase_add_test(tc, output_is_kept_to_its_bound_and_counted_beyond);
    tcase_add_test(tc, output_is_all_there_when_the_answer_is);
    tcase_add_test(tc, an_answer_behind_too_much_output_is_none);
    tcase_add_test(tc, closed_output_does_not_spin);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(box_output_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
