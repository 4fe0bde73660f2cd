/*
 * test_gate - who is let in, in which order, and who leaves from where
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "grader/judge/gate.h"

enum { GUESTS = 6 };

struct world {
    struct gate gate;
    struct guest {
        struct world *world;
        struct gate_ticket ticket;
        bool leaves_at_once;
    } guests[GUESTS];
    char entered[64]; /* a digit for each that was let in, in order */
    unsigned n_entered;
};

static void on_enter(void *owner)
{
    struct guest *g = owner;
    struct world *w = g->world;
    ck_assert(g->ticket.is_inside && !g->ticket.is_waiting);
    ck_assert_uint_le(w->gate.n_inside, w->gate.max);
    w->entered[w->n_entered++] = (char)('0' + (g - w->guests));
    if (g->leaves_at_once)
        gate_leave(&w->gate, &g->ticket);
}

static void set_up(struct world *w, unsigned max)
{
    *w = (struct world){.gate = {.max = max}};
    for (unsigned i = 0; i < GUESTS; i++) {
        w->guests[i].world = w;
        w->guests[i].ticket = (struct gate_ticket){.on_enter = on_enter, .owner = &w->guests[i]};
    }
}

static void enter(struct world *w, unsigned i)
{
    gate_enter(&w->gate, &w->guests[i].ticket);
}

static void leave(struct world *w, unsigned i)
{
    gate_leave(&w->gate, &w->guests[i].ticket);
}

START_TEST(as_many_enter_at_once_as_there_are_places)
{
    struct world w;
    set_up(&w, 2);
    for (unsigned i = 0; i < 4; i++)
        enter(&w, i);
    ck_assert_str_eq(w.entered, "01");
    ck_assert_uint_eq(w.gate.n_inside, 2);
}
END_TEST

START_TEST(those_that_wait_enter_in_their_order)
{
    struct world w;
    set_up(&w, 1);
    for (unsigned i = 0; i < 4; i++)
        enter(&w, i);
    for (unsigned i = 0; i < 4; i++)
        leave(&w, i);
    ck_assert_str_eq(w.entered, "0123");
    ck_assert_uint_eq(w.gate.n_inside, 0);
}
END_TEST

/* Who leaves the queue, of 1, 2, 3 behind 0; then 4 comes. */
static const struct {
    const char *label;
    unsigned leaver;
    const char *entered;
} leavers[] = {
    {"the first",  1, "0234"},
    {"the middle", 2, "0134"},
    {"the last",   3, "0124"},
};

START_TEST(one_that_gives_up_waiting_is_left_out)
{
    struct world w;
    set_up(&w, 1);
    for (unsigned i = 0; i < 4; i++)
        enter(&w, i);
    leave(&w, leavers[_i].leaver);
    enter(&w, 4);
    for (unsigned i = 0; i < 5; i++)
        leave(&w, i);
    ck_assert_msg(strcmp(w.entered, leavers[_i].entered) == 0, "%s: %s entered", leavers[_i].label,
                  w.entered);
    ck_assert_uint_eq(w.gate.n_inside, 0);
    ck_assert_ptr_null(w.gate.first);
}
END_TEST

START_TEST(the_queue_works_anew_after_all_gave_up)
{
    struct world w;
    set_up(&w, 1);
    for (unsigned i = 0; i < 3; i++)
        enter(&w, i);
    leave(&w, 1);
    leave(&w, 2);
    enter(&w, 3);
    enter(&w, 4);
    leave(&w, 0);
    leave(&w, 3);
    ck_assert_str_eq(w.entered, "034");
}
END_TEST

START_TEST(leaving_twice_gives_one_place_back)
{
    struct world w;
    set_up(&w, 1);
    for (unsigned i = 0; i < 3; i++)
        enter(&w, i);
    leave(&w, 0);
    leave(&w, 0);
    ck_assert_str_eq(w.entered, "01");
    ck_assert_uint_eq(w.gate.n_inside, 1);
}
END_TEST

START_TEST(one_that_never_came_takes_no_place_along)
{
    struct world w;
    set_up(&w, 1);
    enter(&w, 0);
    enter(&w, 1);
    leave(&w, 5);
    ck_assert_str_eq(w.entered, "0");
    ck_assert_uint_eq(w.gate.n_inside, 1);
}
END_TEST

START_TEST(one_that_leaves_while_it_enters_lets_the_next_in)
{
    struct world w;
    set_up(&w, 1);
    for (unsigned i = 1; i < 4; i++)
        w.guests[i].leaves_at_once = true;
    for (unsigned i = 0; i < 5; i++)
        enter(&w, i);
    leave(&w, 0);
    ck_assert_str_eq(w.entered, "01234");
    ck_assert_uint_eq(w.gate.n_inside, 1);
    ck_assert_ptr_null(w.gate.first);
}
END_TEST

START_TEST(a_ticket_can_be_used_again)
{
    struct world w;
    set_up(&w, 1);
    enter(&w, 0);
    leave(&w, 0);
    enter(&w, 1);
    enter(&w, 0);
    leave(&w, 1);
    ck_assert_str_eq(w.entered, "010");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("gate");
    TCase *tc = tcase_create("queue");
    tcase_add_test(tc, as_many_enter_at_once_as_there_are_places);
    tcase_add_test(tc, those_that_wait_enter_in_their_order);
    tcase_add_loop_test(tc, one_that_gives_up_waiting_is_left_out, 0, ARRAY_LEN(leavers));
    tcase_add_test(tc, the_queue_works_anew_after_all_gave_up);
    tcase_add_test(tc, leaving_twice_gives_one_place_back);
    tcase_add_test(tc, one_that_never_came_takes_no_place_along);
    tcase_add_test(tc, one_that_leaves_while_it_enters_lets_the_next_in);
    tcase_add_test(tc, a_ticket_can_be_used_again);
    suite_add_tcase(s, tc);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
