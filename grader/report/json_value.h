/*
 * json_value - pieces of JSON documents that can't fail
 *
 * Thin over jansson, which answers NULL to invalid UTF-8 and where memory runs out: the first is
 * made impossible here, the second ends the program as everywhere (base/memory.h).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <jansson.h>

#include "base/buffer.h"
#include "base/clock.h"

/* A JSON string of @text made valid and harmless; NULL reads as "". */
json_t *json_value_text(const char *text) MUST_CHECK;
/* The same, with its newlines as they are. */
json_t *json_value_lines(const char *text) MUST_CHECK;
/* Milliseconds, rounded to microseconds. */
json_t *json_value_ms(nsec_t time_ns) MUST_CHECK;
/* Points, rounded to a millionth. */
json_t *json_value_points(double points) MUST_CHECK;
json_t *json_value_bytes(uint64_t bytes) MUST_CHECK;
/* A line of the submission; null for 0. */
json_t *json_value_line(unsigned line) MUST_CHECK;
json_t *json_value_object(void) MUST_CHECK;
json_t *json_value_array(void) MUST_CHECK;

/* Store @value, whose reference they take. */
void json_value_set(json_t *object, const char *key, json_t *value);
void json_value_append(json_t *array, json_t *value);

/* Appends @document on one line, and a newline; keys in the order in which they were set. Takes
 * the reference. */
void json_value_write(struct buffer *out, json_t *document);
