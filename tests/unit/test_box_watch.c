/*
 * test_box_watch - the clock of a box that has ended
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <signal.h>
#include <sys/wait.h>

#include "grader/judge/box_internal.h"

/* A child that has used some CPU time and waits to be reaped. */
static pid_t dead_child(void)
{
    siginfo_t info;
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        struct timespec used = {0};
        while (used.tv_nsec < 2 * 1000 * 1000)
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
        _exit(0);
    }
    ck_assert_int_eq(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
    return pid;
}

/* In its second request: 1 ms was used by the first. */
static struct box busy_box(pid_t pid)
{
    struct box b = {.state = BOX_BUSY, .pid = pid, .has_clock = true};
    b.cpu_before_ns = b.cpu_ns = NSEC_PER_MSEC;
    ck_assert_int_eq(clock_getcpuclockid(pid, &b.cpu_clock), 0);
    return b;
}

START_TEST(what_a_box_used_is_still_known_once_it_is_reaped)
{
    siginfo_t info;
    pid_t pid = dead_child();
    struct box b = busy_box(pid);
    box_watch_pause(&b);
    nsec_t seen = b.cpu_ns;
    ck_assert_uint_ge(seen, 3 * NSEC_PER_MSEC);
    ck_assert_int_eq(waitid(P_PID, (id_t)pid, &info, WEXITED), 0);
    box_watch_pause(&b);
    ck_assert_uint_eq(b.cpu_ns, seen);
}
END_TEST

START_TEST(time_between_requests_is_nobodys)
{
    struct box b = busy_box(dead_child());
    b.state = BOX_IDLE;
    box_watch_pause(&b);
    ck_assert_uint_eq(b.cpu_ns, NSEC_PER_MSEC);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("box_watch");
    TCase *tc = tcase_create("clock");
    tcase_add_test(tc, what_a_box_used_is_still_known_once_it_is_reaped);
    tcase_add_test(tc, time_between_requests_is_nobodys);
    suite_add_tcase(s, tc);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
