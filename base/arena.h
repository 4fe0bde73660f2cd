/*
 * arena - memory that is freed all at once
 *
 * A challenge and all that hangs on it lives in one arena; so does everything decoded for one test.
 * Nothing in an arena is freed alone. Under a sanitizer every allocation is a malloc of its own, so
 * that it still sees an overflow from one into the next.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdarg.h>
#include <stdint.h>

#include "base/cleanup.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* owned, newest first; NULL when empty */
    size_t used_bytes;          /* of all that was handed out and not released */
};

/* A zeroed struct arena is empty and ready. arena_release frees everything and leaves it so. */
void arena_release(struct arena *a);

/* @bytes of zeroed memory, aligned for any type; never NULL. */
void *arena_alloc(struct arena *a, size_t bytes) MUST_CHECK;

/* Room for @count items of @bytes each; a product that overflows ends the program. */
void *arena_array(struct arena *a, size_t count, size_t bytes) MUST_CHECK;

char *arena_strdup(struct arena *a, const char *text) MUST_CHECK;
char *arena_strndup(struct arena *a, const char *text, size_t length) MUST_CHECK;
void *arena_copy(struct arena *a, const void *data, size_t bytes) MUST_CHECK;
char *arena_printf(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3) MUST_CHECK;
