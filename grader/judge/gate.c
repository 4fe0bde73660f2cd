/*
 * gate - see gate.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/gate.h"

static void let_in(struct gate *g, struct gate_ticket *ticket)
{
    g->n_inside++;
    ticket->is_inside = true;
    ticket->is_waiting = false;
    ticket->on_enter(ticket->owner);
}

void gate_enter(struct gate *g, struct gate_ticket *ticket)
{
    if (g->n_inside < g->max) {
        let_in(g, ticket);
        return;
    }
    ticket->is_waiting = true;
    ticket->next = NULL;
    if (!g->first)
        g->last = &g->first;
    *g->last = ticket;
    g->last = &ticket->next;
}

static void leave_queue(struct gate *g, struct gate_ticket *ticket)
{
    struct gate_ticket **at = &g->first;
    while (*at && *at != ticket)
        at = &(*at)->next;
    if (*at)
        *at = ticket->next;
    if (g->last == &ticket->next)
        g->last = at;
    ticket->is_waiting = false;
}

void gate_leave(struct gate *g, struct gate_ticket *ticket)
{
    if (ticket->is_waiting)
        leave_queue(g, ticket);
    if (!ticket->is_inside)
        return;
    ticket->is_inside = false;
    g->n_inside--;
    if (g->first) {
        struct gate_ticket *next = g->first;
        leave_queue(g, next);
        let_in(g, next);
    }
}
