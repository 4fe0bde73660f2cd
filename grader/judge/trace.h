/*
 * trace - every message between gradebox, zygote and boxes, as text with its time
 *
 * One line a message: milliseconds since the start, the box's pid, direction, name, contents. The
 * first tool of whoever maintains this. It hides nothing: inputs of hidden tests are in it, and what
 * the reference answered.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdio.h>
#include <sys/types.h>

#include "base/cleanup.h"
#include "base/clock.h"

struct trace {
    FILE *out; /* borrowed; NULL = off, and every call below does nothing */
    nsec_t start_ns;
};

/* A frame between gradebox and a box; @payload is its CBOR, hostile where it came from the box. */
void trace_frame(const struct trace *t, pid_t pid, bool is_sent, unsigned type, const void *payload,
                 size_t length);

/* Anything else, of a box or, with @pid 0, of the zygote: "spawned", "ready". */
void trace_note(const struct trace *t, pid_t pid, const char *format, ...) PRINTF_LIKE(3, 4);
