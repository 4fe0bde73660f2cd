/*
 * memory - see memory.h
 * SPDX-License-Identifier: MIT
 */
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static NORETURN void out_of_memory(void)
{
    static const char message[] = "gradebox: out of memory\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);
    (void)written; /* nobody is left to be told */
    _exit(5);
}

void *xmalloc(size_t bytes)
{
    void *ptr = malloc(bytes ? bytes : 1);
    if (!ptr)
        out_of_memory();
    return ptr;
}

void *xcalloc(size_t count, size_t bytes)
{
    void *ptr = calloc(count ? count : 1, bytes ? bytes : 1);
    if (!ptr)
        out_of_memory();
    return ptr;
}

void *xrealloc(void *ptr, size_t bytes)
{
    void *grown = realloc(ptr, bytes ? bytes : 1);
    if (!grown)
        out_of_memory();
    return grown;
}

char *xstrdup(const char *text)
{
    return xstrndup(text, strlen(text));
}

char *xstrndup(const char *text, size_t length)
{
    char *copy = xmalloc(length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *xasprintf(const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    if (length < 0)
        out_of_memory();
    return text;
}
