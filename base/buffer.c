/*
 * buffer - see buffer.h
 * SPDX-License-Identifier: MIT
 */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

static size_t bound(const struct buffer *b)
{
    return b->max ? b->max : BUFFER_MAX;
}

void buffer_release(struct buffer *b)
{
    free(b->data);
    *b = (struct buffer){.max = b->max};
}

void buffer_reset(struct buffer *b)
{
    b->len = 0;
    b->truncated = false;
    if (b->data)
        b->data[0] = '\0';
}

static void grow(struct buffer *b, size_t need)
{
    if (need + 1 <= b->cap)
        return;
    size_t cap = b->cap ? b->cap : 128;
    while (cap < need + 1)
        cap *= 2;
    b->data = xrealloc(b->data, cap);
    b->cap = cap;
}

void buffer_append(struct buffer *b, const void *data, size_t bytes)
{
    size_t room = bound(b) - b->len;
    if (bytes > room) {
        b->truncated = true;
        bytes = room;
    }
    if (bytes == 0)
        return;
    grow(b, b->len + bytes);
    memcpy(b->data + b->len, data, bytes);
    b->len += bytes;
    b->data[b->len] = '\0';
}

void buffer_puts(struct buffer *b, const char *text)
{
    buffer_append(b, text, strlen(text));
}

void buffer_putc(struct buffer *b, char c)
{
    buffer_append(b, &c, 1);
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    char small[256];
    int length = vsnprintf(small, sizeof(small), format, args);
    va_end(args);
    if (length >= 0 && (size_t)length < sizeof(small)) {
        buffer_append(b, small, (size_t)length);
    } else if (length >= 0) {
        AUTO_FREE char *large = xmalloc((size_t)length + 1);
        vsnprintf(large, (size_t)length + 1, format, again);
        buffer_append(b, large, (size_t)length);
    }
    va_end(again);
}

void buffer_consume(struct buffer *b, size_t bytes)
{
    if (bytes >= b->len) {
        b->len = 0;
    } else {
        memmove(b->data, b->data + bytes, b->len - bytes);
        b->len -= bytes;
    }
    if (b->data)
        b->data[b->len] = '\0';
}

char *buffer_reserve(struct buffer *b, size_t bytes)
{
    if (bytes > bound(b) - b->len)
        return NULL;
    grow(b, b->len + bytes);
    return b->data + b->len;
}

void buffer_commit(struct buffer *b, size_t bytes)
{
    b->len += bytes;
    b->data[b->len] = '\0';
}

const char *buffer_text(const struct buffer *b)
{
    return b->data && b->len > 0 ? b->data : "";
}

char *buffer_take(struct buffer *b)
{
    char *text = b->data ? b->data : xstrdup("");
    *b = (struct buffer){.max = b->max};
    return text;
}
