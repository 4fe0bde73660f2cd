/*
 * buffer - bytes that grow up to a bound
 *
 * What goes in beyond @max is dropped and `truncated` is set: whoever reads a buffer that a hostile
 * process fills checks that flag. The data are followed by a NUL that doesn't count.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/cleanup.h"

struct buffer {
    char *data;      /* owned; NULL until something is stored */
    size_t len, cap; /* bytes */
    size_t max;      /* bytes; 0 = BUFFER_MAX */
    bool truncated;  /* something didn't fit */
};

enum { BUFFER_MAX = 1 << 30 };

/* A zeroed struct buffer is empty with the bound BUFFER_MAX. buffer_release frees the data and
 * keeps the bound. buffer_reset empties it and keeps the memory. */
void buffer_release(struct buffer *b);
void buffer_reset(struct buffer *b);

void buffer_append(struct buffer *b, const void *data, size_t bytes);
void buffer_puts(struct buffer *b, const char *text);
void buffer_putc(struct buffer *b, char c);
void buffer_printf(struct buffer *b, const char *format, ...) PRINTF_LIKE(2, 3);

/* Drops the first @bytes (at most all). */
void buffer_consume(struct buffer *b, size_t bytes);

/* A pointer to at least @bytes of free room behind the data, or NULL where the bound forbids it;
 * buffer_commit says how many of them were filled. */
char *buffer_reserve(struct buffer *b, size_t bytes) MUST_CHECK;
void buffer_commit(struct buffer *b, size_t bytes);

/* The data as a string, "" when empty; valid until the next change. */
const char *buffer_text(const struct buffer *b);

/* Hands over the data as a string that the caller frees; the buffer is empty afterwards. */
char *buffer_take(struct buffer *b) MUST_CHECK;
