/*
 * gate - how many boxes may run at the same time
 *
 * Boxes are forked ahead, so that one is ready when another ends; but only as many as there are
 * processors for are given work, so that they don't share one while their time is taken. Whoever is seen to
 * sleep gives its place to another.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/cleanup.h"

/* One box's place; embedded in whoever waits. */
struct gate_ticket {
    void (*on_enter)(void *owner);
    void *owner;
    bool is_inside, is_waiting;
    struct gate_ticket *next; /* of those that wait */
};

struct gate {
    unsigned max, n_inside;
    struct gate_ticket *first, **last; /* waiting; `last` NULL until the first waits */
};

/* Calls on_enter at once where there is room, else when there is. */
void gate_enter(struct gate *g, struct gate_ticket *ticket);

/* Gives the place, or the place in the queue, back. Does nothing to a ticket that has neither. */
void gate_leave(struct gate *g, struct gate_ticket *ticket);
