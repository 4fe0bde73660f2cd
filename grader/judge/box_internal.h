/*
 * box_internal - what the three files of the box share
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/box.h"

/* Kills the box and notes why, unless a reason is noted already. */
void box_end(struct box *b, enum box_end why, int code, const char *text);

/* The same for our own failure; *@err is taken over. */
void box_fail(struct box *b, const struct error *err);

/* box_io: the socket and the two pipes. */
void box_io_on_socket(struct loop_source *source, uint32_t epoll_events);
void box_io_on_output(struct loop_source *source, uint32_t epoll_events);
void box_io_drain_output(struct box *b);
/* Takes an answer that has arrived already. Returns whether what was asked is answered, or the box
 * ends. */
bool box_io_take_arrived(struct box *b);
/* Of a box that died in its cage: what it said of that, which came together with its end. */
void box_io_hear_cage(struct box *b);

/* box_watch: clocks, limits, forbidden calls. */
int box_watch_cage(struct box *b, struct error *err) MUST_CHECK;  /* it was forked */
int box_watch_begin(struct box *b, struct error *err) MUST_CHECK; /* before a request goes out */
void box_watch_pause(struct box *b);                              /* an answer came, or the end */
void box_watch_memory(struct box *b, const struct rusage *usage); /* at the end; NULL: before it */
void box_watch_leaf(struct box *b);                               /* of a reaped box */
void box_watch_folder(struct box *b);                             /* the same, and after that */
int box_watch_exit(struct box *b, struct error *err) MUST_CHECK;  /* its connection is closed */
void box_watch_on_timer(struct loop_source *source, uint32_t epoll_events);
void box_watch_on_listener(struct loop_source *source, uint32_t epoll_events);
