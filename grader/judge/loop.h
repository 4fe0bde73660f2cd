/*
 * loop - wait for many descriptors
 *
 * Plain epoll. Events are handed out one by one: after each, whatever its handler removed or put in
 * the place of something else is what the next wait sees, so no handler ever gets an event of a
 * descriptor that is gone.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/error.h"

struct loop_source;
typedef void (*loop_fn)(struct loop_source *source, uint32_t epoll_events);

/* Embedded in its owner; stays where it is while it is registered. */
struct loop_source {
    int fd; /* borrowed; -1 = not registered */
    loop_fn on_event;
    void *owner;
};

struct loop {
    int epoll_fd; /* owned; -1 = not open */
};

int loop_init(struct loop *l, struct error *err) MUST_CHECK;
void loop_release(struct loop *l);

/* Starts to wait for @epoll_events (EPOLLIN...; errors and hang-ups always come) on @fd. */
int loop_add(struct loop *l, struct loop_source *source, int fd, uint32_t epoll_events,
             struct error *err) MUST_CHECK;
int loop_change(struct loop *l, struct loop_source *source, uint32_t epoll_events,
                struct error *err) MUST_CHECK;
/* Before the descriptor is closed. Does nothing to a source that isn't registered. */
void loop_remove(struct loop *l, struct loop_source *source);

/* Waits for one event and hands it to its source. Returns 0, or -1 with @err. */
int loop_run_once(struct loop *l, struct error *err) MUST_CHECK;
