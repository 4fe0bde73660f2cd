/*
 * test_loop - waiting for pipes; handlers that remove and change what is waited for
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "grader/judge/loop.h"

enum { ENDS = 2, CHANNELS = 3 };

/* A few socket pairs; [0] of each is waited for, [1] is the test's. */
struct world {
    struct loop loop;
    int fds[CHANNELS][ENDS];
    struct loop_source sources[CHANNELS];
    unsigned n_events[CHANNELS];
    uint32_t last_events;
};

static unsigned index_of(const struct world *w, const struct loop_source *source)
{
    return (unsigned)(source - w->sources);
}

static void note(struct loop_source *source, uint32_t epoll_events)
{
    struct world *w = source->owner;
    w->n_events[index_of(w, source)]++;
    w->last_events = epoll_events;
}

static void note_and_read(struct loop_source *source, uint32_t epoll_events)
{
    char byte;
    note(source, epoll_events);
    ck_assert_int_eq(read(source->fd, &byte, 1), 1);
}

/* Removes and closes every other source, as a box that ends while its pipes are full. */
static void note_and_remove_others(struct loop_source *source, uint32_t epoll_events)
{
    struct world *w = source->owner;
    note_and_read(source, epoll_events);
    for (unsigned i = 0; i < CHANNELS; i++) {
        if (&w->sources[i] == source)
            continue;
        loop_remove(&w->loop, &w->sources[i]);
        close_fd(&w->fds[i][0]);
    }
}

static void note_and_remove_itself(struct loop_source *source, uint32_t epoll_events)
{
    struct world *w = source->owner;
    note(source, epoll_events);
    loop_remove(&w->loop, source);
}

static void begin(struct world *w, loop_fn handler)
{
    struct error err = {0};
    *w = (struct world){.loop = {.epoll_fd = -1}};
    ck_assert_int_eq(loop_init(&w->loop, &err), 0);
    for (unsigned i = 0; i < CHANNELS; i++) {
        ck_assert_int_eq(
            socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, w->fds[i]), 0);
        w->sources[i] = (struct loop_source){.fd = -1, .on_event = handler, .owner = w};
        ck_assert_int_eq(loop_add(&w->loop, &w->sources[i], w->fds[i][0], EPOLLIN, &err), 0);
        ck_assert_int_eq(w->sources[i].fd, w->fds[i][0]);
    }
}

static void end(struct world *w)
{
    for (unsigned i = 0; i < CHANNELS; i++) {
        close_fd(&w->fds[i][0]);
        close_fd(&w->fds[i][1]);
    }
    loop_release(&w->loop);
    ck_assert_int_eq(w->loop.epoll_fd, -1);
}

static void speak(const struct world *w, unsigned channel)
{
    ck_assert_int_eq(write(w->fds[channel][1], "x", 1), 1);
}

static void run(struct world *w)
{
    struct error err = {0};
    ck_assert_msg(loop_run_once(&w->loop, &err) == 0, "%s", err.text);
}

/* Whether an event is there, without handing it out. */
static bool is_pending(const struct world *w)
{
    struct epoll_event event;
    return epoll_wait(w->loop.epoll_fd, &event, 1, 0) == 1;
}

START_TEST(an_event_goes_to_its_own_source)
{
    struct world w;
    begin(&w, note_and_read);
    speak(&w, (unsigned)_i);
    run(&w);
    for (unsigned i = 0; i < CHANNELS; i++)
        ck_assert_uint_eq(w.n_events[i], i == (unsigned)_i);
    ck_assert(w.last_events & EPOLLIN);
    ck_assert(!is_pending(&w));
    end(&w);
}
END_TEST

START_TEST(events_are_handed_out_one_by_one_and_none_is_lost)
{
    struct world w;
    begin(&w, note_and_read);
    for (unsigned i = 0; i < CHANNELS; i++)
        speak(&w, i);
    for (unsigned i = 0; i < CHANNELS; i++)
        run(&w);
    for (unsigned i = 0; i < CHANNELS; i++)
        ck_assert_uint_eq(w.n_events[i], 1);
    ck_assert(!is_pending(&w));
    end(&w);
}
END_TEST

START_TEST(what_was_not_read_comes_again)
{
    struct world w;
    begin(&w, note);
    speak(&w, 0);
    run(&w);
    run(&w);
    ck_assert_uint_eq(w.n_events[0], 2);
    end(&w);
}
END_TEST

START_TEST(a_handler_may_remove_the_others_though_they_have_events)
{
    struct world w;
    begin(&w, note_and_remove_others);
    for (unsigned i = 0; i < CHANNELS; i++)
        speak(&w, i);
    run(&w);
    ck_assert_uint_eq(w.n_events[0] + w.n_events[1] + w.n_events[2], 1);
    ck_assert(!is_pending(&w));
    end(&w);
}
END_TEST

START_TEST(a_handler_may_remove_itself)
{
    struct world w;
    begin(&w, note_and_remove_itself);
    speak(&w, 1);
    run(&w);
    ck_assert_int_eq(w.sources[1].fd, -1);
    ck_assert(!is_pending(&w));
    end(&w);
}
END_TEST

START_TEST(removing_twice_does_nothing)
{
    struct world w;
    begin(&w, note);
    loop_remove(&w.loop, &w.sources[0]);
    loop_remove(&w.loop, &w.sources[0]);
    speak(&w, 0);
    ck_assert(!is_pending(&w));
    end(&w);
}
END_TEST

/* A copy of the descriptor keeps the open file, and with it the registration (epoll(7)). */
START_TEST(a_removed_source_stays_silent_though_its_file_is_open_elsewhere)
{
    struct world w;
    begin(&w, note);
    AUTO_FD int copy = fcntl(w.fds[0][0], F_DUPFD_CLOEXEC, 0);
    ck_assert_int_ge(copy, 0);
    loop_remove(&w.loop, &w.sources[0]);
    close_fd(&w.fds[0][0]);
    speak(&w, 0);
    ck_assert(!is_pending(&w));
    end(&w);
}
END_TEST

START_TEST(a_removed_source_can_be_added_again)
{
    struct world w;
    struct error err = {0};
    begin(&w, note_and_read);
    loop_remove(&w.loop, &w.sources[0]);
    ck_assert_int_eq(loop_add(&w.loop, &w.sources[0], w.fds[0][0], EPOLLIN, &err), 0);
    speak(&w, 0);
    run(&w);
    ck_assert_uint_eq(w.n_events[0], 1);
    end(&w);
}
END_TEST

START_TEST(interest_can_be_changed)
{
    struct world w;
    struct error err = {0};
    begin(&w, note);
    ck_assert_int_eq(loop_change(&w.loop, &w.sources[0], EPOLLIN | EPOLLOUT, &err), 0);
    run(&w);
    ck_assert_uint_eq(w.n_events[0], 1);
    ck_assert_uint_eq(w.last_events & (EPOLLIN | EPOLLOUT), EPOLLOUT);
    ck_assert_int_eq(loop_change(&w.loop, &w.sources[0], EPOLLIN, &err), 0);
    ck_assert(!is_pending(&w));
    ck_assert_int_eq(loop_change(&w.loop, &w.sources[0], 0, &err), 0);
    speak(&w, 0);
    ck_assert(!is_pending(&w));
    end(&w);
}
END_TEST

START_TEST(a_closed_other_side_is_an_event)
{
    struct world w;
    begin(&w, note);
    close_fd(&w.fds[2][1]);
    run(&w);
    ck_assert_uint_eq(w.n_events[2], 1);
    ck_assert(w.last_events & EPOLLHUP);
    end(&w);
}
END_TEST

static volatile sig_atomic_t n_alarms;

static void on_alarm(int number)
{
    (void)number;
    n_alarms++;
}

/* The signal comes while the loop waits; the byte comes after it, from a child. */
START_TEST(a_signal_doesn_t_end_the_waiting)
{
    struct world w;
    begin(&w, note_and_read);
    struct sigaction action = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &action, NULL);
    const struct itimerval soon = {.it_value = {.tv_usec = 20000}};
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        usleep(100000);
        _exit(write(w.fds[0][1], "x", 1) != 1);
    }
    setitimer(ITIMER_REAL, &soon, NULL);
    run(&w);
    ck_assert_uint_eq(w.n_events[0], 1);
    ck_assert_int_eq(n_alarms, 1);
    end(&w);
}
END_TEST

START_TEST(what_can_t_be_waited_for_is_an_error)
{
    struct world w;
    struct error err = {0}, again = {0};
    begin(&w, note);
    struct loop_source source = {.fd = -1, .on_event = note};
    ck_assert_int_eq(loop_add(&w.loop, &source, -1, EPOLLIN, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INTERNAL);
    ck_assert_int_eq(err.sys_errno, EBADF);
    ck_assert_int_eq(source.fd, -1);
    source.fd = w.fds[0][1];
    ck_assert_int_eq(loop_change(&w.loop, &source, EPOLLIN, &again), -1);
    ck_assert_int_eq(again.sys_errno, ENOENT);
    end(&w);
}
END_TEST

START_TEST(a_loop_that_is_not_open_is_an_error)
{
    struct loop loop = {.epoll_fd = -1};
    struct error err = {0};
    ck_assert_int_eq(loop_run_once(&loop, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INTERNAL);
    loop_release(&loop);
}
END_TEST

static Suite *loop_suite(void)
{
    Suite *suite = suite_create("loop");
    TCase *tc = tcase_create("loop");
    tcase_add_loop_test(tc, an_event_goes_to_its_own_source, 0, CHANNELS);
    tcase_add_test(tc, events_are_handed_out_one_by_one_and_none_is_lost);
    tcase_add_test(tc, what_was_not_read_comes_again);
    tcase_add_test(tc, a_handler_may_remove_the_others_though_they_have_events);
    tcase_add_test(tc, a_handler_may_remove_itself);
    tcase_add_test(tc, removing_twice_does_nothing);
    tcase_add_test(tc, a_removed_source_stays_silent_though_its_file_is_open_elsewhere);
    tcase_add_test(tc, a_removed_source_can_be_added_again);
    tcase_add_test(tc, interest_can_be_changed);
    tcase_add_test(tc, a_closed_other_side_is_an_event);
    tcase_add_test(tc, a_signal_doesn_t_end_the_waiting);
    tcase_add_test(tc, what_can_t_be_waited_for_is_an_error);
    tcase_add_test(tc, a_loop_that_is_not_open_is_an_error);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(loop_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
