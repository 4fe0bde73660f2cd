/*
 * arena - see arena.h
 *
 * A list of blocks; an allocation comes from the newest one or opens another. A request of more
 * than a quarter of a block gets a block of its own, put behind the newest, so that a large value
 * doesn't strand the rest of a half-used block.
 * SPDX-License-Identifier: MIT
 */
#include "base/arena.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#if defined(__SANITIZE_ADDRESS__)
#define EVERY_ALLOCATION_ALONE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EVERY_ALLOCATION_ALONE 1
#endif
#endif
#ifndef EVERY_ALLOCATION_ALONE
#define EVERY_ALLOCATION_ALONE 0
#endif

enum {
    BLOCK_BYTES = 32 * 1024, /* our choice: a small challenge fits into one or two */
    ALIGNMENT = 16,
};

struct arena_block {
    struct arena_block *next;
    size_t capacity, used;
    _Alignas(ALIGNMENT) unsigned char data[];
};

static struct arena_block *block_new(size_t capacity)
{
    struct arena_block *block = xcalloc(1, sizeof(*block) + capacity);
    block->capacity = capacity;
    return block;
}

void arena_release(struct arena *a)
{
    while (a->blocks) {
        struct arena_block *next = a->blocks->next;
        free(a->blocks);
        a->blocks = next;
    }
    a->used_bytes = 0;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
    size_t rounded = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    a->used_bytes += rounded;
    struct arena_block *newest = a->blocks;
    if (newest && newest->capacity - newest->used >= rounded && !EVERY_ALLOCATION_ALONE) {
        void *ptr = newest->data + newest->used;
        newest->used += rounded;
        return ptr;
    }
    bool alone = EVERY_ALLOCATION_ALONE || rounded > BLOCK_BYTES / 4;
    struct arena_block *block = block_new(alone ? bytes : BLOCK_BYTES);
    block->used = alone ? block->capacity : rounded;
    if (alone && newest) {
        block->next = newest->next;
        newest->next = block;
    } else {
        block->next = newest;
        a->blocks = block;
    }
    return block->data;
}

void *arena_array(struct arena *a, size_t count, size_t bytes)
{
    size_t total = 0;
    if (__builtin_mul_overflow(count, bytes, &total) || total > SIZE_MAX / 2) {
        static const char message[] = "gradebox: an array too large for memory\n";
        ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);
        (void)written; /* nobody is left to be told */
        abort();
    }
    return arena_alloc(a, total);
}

char *arena_strdup(struct arena *a, const char *text)
{
    return arena_strndup(a, text, strlen(text));
}

char *arena_strndup(struct arena *a, const char *text, size_t length)
{
    char *copy = arena_alloc(a, length + 1);
    memcpy(copy, text, length);
    return copy;
}

void *arena_copy(struct arena *a, const void *data, size_t bytes)
{
    void *copy = arena_alloc(a, bytes);
    if (bytes > 0)
        memcpy(copy, data, bytes);
    return copy;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(a, length < 0 ? 1 : (size_t)length + 1);
    if (length >= 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
