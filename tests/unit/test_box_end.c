/*
 * test_box_end - how a box ends, and whose fault it is: closed, exited, killed, stopped, asleep
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <sys/wait.h>

#include "tests/unit/box_fixture.h"

START_TEST(a_connection_that_is_closed_by_a_living_box_is_a_breach)
{
    struct world w;
    begin_busy(&w);
    close_fd(&w.socket_fd);
    assert_ended(&w, BOX_END_PROTOCOL, "it closed the connection to the grader");
    end(&w);
}
END_TEST

/* A stopped box that was given something is so until its wall time is over. */
START_TEST(a_box_that_was_stopped_is_not_to_blame_for_the_time)
{
    struct world w;
    begin(&w, BOX_IDLE);
    w.box.limits.wall_ns = 50 * NSEC_PER_MSEC;
    ck_assert_int_eq(kill(w.box.pid, SIGSTOP), 0);
    siginfo_t info;
    ck_assert_int_eq(waitid(P_PID, (id_t)w.box.pid, &info, WSTOPPED | WNOWAIT), 0);
    if (_i == 1)
        ck_assert_int_eq(kill(w.box.pid, SIGCONT), 0); /* too late: nobody knows how much it lost */
    box_request(&w.box, FRAME_CALL, &(struct buffer){0});
    assert_ended(&w, BOX_END_FAILURE, NULL);
    ck_assert_str_eq(w.box.failure.text, "the box was stopped from outside");
    end(&w);
}
END_TEST

START_TEST(a_box_that_only_sleeps_is_over_its_wall_time)
{
    struct world w;
    begin(&w, BOX_IDLE);
    w.box.limits.wall_ns = 50 * NSEC_PER_MSEC;
    box_request(&w.box, FRAME_CALL, &(struct buffer){0});
    assert_ended(&w, BOX_END_WALL, NULL);
    end(&w);
}
END_TEST

START_TEST(an_answer_of_a_box_that_was_stopped_and_goes_on_counts)
{
    struct world w;
    begin_busy(&w);
    ck_assert_int_eq(kill(w.box.pid, SIGSTOP), 0);
    ck_assert_int_eq(kill(w.box.pid, SIGCONT), 0);
    say(&w, FRAME_RESULT, w.box.nonce, "\xf6", 1);
    run_until(&w, &w.n_answers);
    ck_assert_uint_eq(w.n_ended, 0);
    end(&w);
}
END_TEST

/* The loop may tell of the end first. */
START_TEST(an_answer_of_a_box_that_has_ended_since_counts)
{
    struct world w;
    siginfo_t info;
    begin_busy(&w);
    say(&w, FRAME_RESULT, w.box.nonce, "\xf6", 1);
    ck_assert_int_eq(kill(w.box.pid, SIGUSR2), 0);
    ck_assert_int_eq(waitid(P_PID, (id_t)w.box.pid, &info, WEXITED | WNOWAIT), 0);
    w.box.on_pidfd.on_event(&w.box.on_pidfd, EPOLLIN);
    ck_assert_uint_eq(w.n_answers, 1);
    ck_assert_uint_eq(w.answer_type, FRAME_RESULT);
    ck_assert_uint_eq(w.n_ended, 1);
    end(&w);
}
END_TEST

/* The pipe's end is replaced by a directory's descriptor, whose read fails with EISDIR. */
START_TEST(output_that_cannot_be_read_is_a_failure_of_ours)
{
    struct world w;
    begin_busy(&w);
    AUTO_FD int folder = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ck_assert_int_eq(dup2(folder, w.box.stdout_fd), w.box.stdout_fd);
    say(&w, FRAME_RESULT, w.box.nonce, "\xf6", 1);
    assert_ended(&w, BOX_END_FAILURE, NULL);
    ck_assert_uint_eq(w.n_answers, 0);
    end(&w);
}
END_TEST

START_TEST(an_exit_is_told_by_its_status)
{
    struct world w;
    begin_busy(&w);
    close_fd(&w.socket_fd);
    ck_assert_int_eq(kill(w.box.pid, SIGUSR2), 0);
    assert_ended(&w, BOX_END_EXIT, NULL);
    ck_assert_int_eq(w.box.end_code, 3);
    end(&w);
}
END_TEST

START_TEST(a_signal_that_is_not_ours_is_told)
{
    struct world w;
    begin_busy(&w);
    ck_assert_int_eq(kill(w.box.pid, SIGKILL), 0);
    assert_ended(&w, BOX_END_SIGNAL, NULL);
    ck_assert_int_eq(w.box.end_code, SIGKILL);
    end(&w);
}
END_TEST

START_TEST(a_box_that_was_closed_ended_as_we_wanted)
{
    struct world w;
    begin_busy(&w);
    box_close(&w.box);
    box_close(&w.box);
    assert_ended(&w, BOX_END_CLOSED, NULL);
    ck_assert_int_eq(waitpid(w.box.pid, NULL, WNOHANG), -1); /* reaped */
    end(&w);
}
END_TEST

/* It waited for its turn with nothing to do, and was killed from outside. */
START_TEST(a_box_that_died_while_it_waited_can_be_given_a_request)
{
    struct world w;
    begin(&w, BOX_IDLE);
    close_fd(&w.socket_fd);
    while (w.box.state == BOX_IDLE) {
        struct error err = {0};
        ck_assert_int_eq(loop_run_once(&w.loop, &err), 0);
    }
    ck_assert_uint_eq(w.n_ended, 0);
    box_request(&w.box, FRAME_LOAD, &(struct buffer){0});
    ck_assert_int_eq(kill(w.box.pid, SIGKILL), 0);
    assert_ended(&w, BOX_END_FAILURE, NULL);
    ck_assert_uint_eq(w.n_answers, 0);
    end(&w);
}
END_TEST

static Suite *box_end_suite(void)
{
    Suite *suite = suite_create("box_end");
    TCase *tc = tcase_create("box_end");
    tcase_set_timeout(tc, 30);
    tcase_add_test(tc, a_connection_that_is_closed_by_a_living_box_is_a_breach);
    tcase_add_loop_test(tc, a_box_that_was_stopped_is_not_to_blame_for_the_time, 0, 2);
    tcase_add_test(tc, a_box_that_only_sleeps_is_over_its_wall_time);
    tcase_add_test(tc, an_answer_of_a_box_that_was_stopped_and_goes_on_counts);
    tcase_add_test(tc, an_answer_of_a_box_that_has_ended_since_counts);
    tcase_add_test(tc, output_that_cannot_be_read_is_a_failure_of_ours);
    tcase_add_test(tc, an_exit_is_told_by_its_status);
    tcase_add_test(tc, a_signal_that_is_not_ours_is_told);
    tcase_add_test(tc, a_box_that_was_closed_ended_as_we_wanted);
    tcase_add_test(tc, a_box_that_died_while_it_waited_can_be_given_a_request);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(box_end_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
