/*
 * test_process - what the kernel tells of a child of ours
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/process.h"

#include <check.h>
#include <errno.h>
#include <signal.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>

struct child {
    pid_t pid;
    int pidfd;
};

static struct child start(void)
{
    struct child c = {.pid = fork()};
    ck_assert_int_ge(c.pid, 0);
    if (c.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails must leave no child behind */
        for (;;)
            pause();
    }
    c.pidfd = pidfd_open(c.pid, 0);
    ck_assert_int_ge(c.pidfd, 0);
    return c;
}

static void wait_for(const struct child *c, int what)
{
    siginfo_t info;
    ck_assert_int_eq(waitid(P_PID, (id_t)c->pid, &info, what | WNOWAIT), 0);
}

static void end(struct child *c)
{
    kill(c->pid, SIGKILL);
    waitpid(c->pid, NULL, 0);
    close_fd(&c->pidfd);
}

START_TEST(a_child_that_was_never_stopped_was_not)
{
    struct child c = start();
    ck_assert(!process_was_stopped(c.pidfd));
    kill(c.pid, SIGCONT); /* of one that runs says nothing */
    ck_assert(!process_was_stopped(c.pidfd));
    end(&c);
}
END_TEST

START_TEST(a_stop_is_known_while_it_lasts_and_after)
{
    struct child c = start();
    kill(c.pid, SIGSTOP);
    wait_for(&c, WSTOPPED);
    ck_assert(process_was_stopped(c.pidfd));
    kill(c.pid, SIGCONT);
    wait_for(&c, WCONTINUED);
    for (int i = 0; i < 3; i++)
        ck_assert(process_was_stopped(c.pidfd));
    end(&c);
}
END_TEST

START_TEST(a_stopped_child_can_be_killed)
{
    struct child c = start();
    kill(c.pid, SIGSTOP);
    wait_for(&c, WSTOPPED);
    ck_assert_int_eq(process_kill(c.pidfd, c.pid), 0);
    wait_for(&c, WEXITED);
    ck_assert_int_eq(process_kill(c.pidfd, c.pid), 0); /* dead and not reaped */
    end(&c);
}
END_TEST

START_TEST(without_a_pidfd_the_number_will_do)
{
    struct child c = start();
    ck_assert_int_eq(process_kill(-1, c.pid), 0);
    wait_for(&c, WEXITED);
    end(&c);
}
END_TEST

START_TEST(what_can_not_be_killed_is_told)
{
    ck_assert_int_eq(process_kill(-1, 0), -1); /* never to ourselves, which is what 0 means */
    ck_assert_int_eq(errno, EBADF);
}
END_TEST

START_TEST(a_child_lives_until_it_is_on_its_way_out)
{
    struct child c = start();
    ck_assert_int_eq(process_end(c.pid), PROCESS_LIVES);
    kill(c.pid, SIGSTOP);
    wait_for(&c, WSTOPPED);
    ck_assert_int_eq(process_end(c.pid), PROCESS_LIVES);
    kill(c.pid, SIGKILL);
    wait_for(&c, WEXITED);
    ck_assert_int_eq(process_end(c.pid), PROCESS_EXITS);
    end(&c);
    ck_assert_int_eq(process_end(c.pid), PROCESS_UNKNOWN);
}
END_TEST

/* A name is what a process likes, also what looks like the rest of the line. */
START_TEST(a_name_can_not_pass_for_what_follows_it)
{
    ck_assert_int_eq(prctl(PR_SET_NAME, ") Z 1 1 1 1 1 4"), 0);
    ck_assert_int_eq(process_end(getpid()), PROCESS_LIVES);
}
END_TEST

START_TEST(patience_has_an_end)
{
    struct child c = start();
    ck_assert(!process_is_out_of_time(c.pid, 0, 10));
    ck_assert(!process_is_out_of_time(c.pid, 9, 10));
    /* It has waited for a processor for less than this. */
    ck_assert(process_is_out_of_time(c.pid, 30, 10));
    ck_assert(process_is_out_of_time(c.pid, 10 * PROCESS_STARVED_FACTOR, 10));
    end(&c);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("process");
    TCase *tc = tcase_create("process");
    tcase_add_test(tc, a_child_that_was_never_stopped_was_not);
    tcase_add_test(tc, a_stop_is_known_while_it_lasts_and_after);
    tcase_add_test(tc, a_stopped_child_can_be_killed);
    tcase_add_test(tc, without_a_pidfd_the_number_will_do);
    tcase_add_test(tc, what_can_not_be_killed_is_told);
    tcase_add_test(tc, a_child_lives_until_it_is_on_its_way_out);
    tcase_add_test(tc, a_name_can_not_pass_for_what_follows_it);
    tcase_add_test(tc, patience_has_an_end);
    suite_add_tcase(s, tc);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
