/*
 * quantity - times, sizes and points as people read them
 *
 * Each appends. No more digits than tell something: three at most for times and sizes, and points
 * never round to a whole number that they are not.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/clock.h"

/* "0.4 ms", "12 ms", "1.25 s" */
void quantity_time(struct buffer *out, nsec_t time_ns);

/* "512 bytes", "640 KiB", "1.4 MiB" */
void quantity_bytes(struct buffer *out, uint64_t bytes);

/* "12 ms of 2 s", "1.25 of 2 s" */
void quantity_time_of(struct buffer *out, nsec_t time_ns, nsec_t limit_ns);

/* "640 KiB of 64 MiB", "1.4 of 64 MiB" */
void quantity_bytes_of(struct buffer *out, uint64_t bytes, uint64_t limit_bytes);

/* "33.3", "40", "99.99" */
void quantity_points(struct buffer *out, double points);

/* "1 test", "3 tests": @one and @many are the words. */
void quantity_count(struct buffer *out, unsigned n, const char *one, const char *many);
