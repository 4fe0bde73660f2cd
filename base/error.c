/*
 * error - see error.h
 * SPDX-License-Identifier: MIT
 */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const int exit_codes[] = {
    [ERROR_NONE] = 0,     [ERROR_USAGE] = 2,   [ERROR_INPUT] = 3,
    [ERROR_INTERNAL] = 5, [ERROR_SANDBOX] = 6,
};
static_assert(ARRAY_LEN(exit_codes) == ERROR_KIND_COUNT_, "every kind has an exit code");

static PRINTF_LIKE(4, 0) void set_text(struct error *err, enum error_kind kind, int sys_errno,
                                       const char *format, va_list args)
{
    err->kind = kind;
    err->sys_errno = sys_errno;
    int length = vsnprintf(err->text, sizeof(err->text), format, args);
    if (length < 0)
        err->text[0] = '\0';
    if (sys_errno == 0)
        return;
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof(err->text) - used, ": %s", strerror(sys_errno));
}

int error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
    if (err->kind != ERROR_NONE)
        return -1;
    va_list args;
    va_start(args, format);
    set_text(err, kind, 0, format, args);
    va_end(args);
    return -1;
}

int error_errno(struct error *err, enum error_kind kind, const char *format, ...)
{
    int sys_errno = errno;
    if (err->kind != ERROR_NONE)
        return -1;
    va_list args;
    va_start(args, format);
    set_text(err, kind, sys_errno, format, args);
    va_end(args);
    return -1;
}

int error_at(struct error *err, enum error_kind kind, const char *file, unsigned line,
             unsigned column, const char *format, ...)
{
    if (err->kind != ERROR_NONE)
        return -1;
    va_list args;
    va_start(args, format);
    set_text(err, kind, 0, format, args);
    va_end(args);
    err->line = line;
    err->column = column;
    size_t length = strlen(file);
    size_t skip = length < sizeof(err->file) ? 0 : length - sizeof(err->file) + 1;
    snprintf(err->file, sizeof(err->file), "%s", file + skip);
    return -1;
}

int error_context(struct error *err, const char *format, ...)
{
    char context[ERROR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(context, sizeof(context), format, args);
    va_end(args);

    char old[ERROR_TEXT_MAX];
    memcpy(old, err->text, sizeof(old));
    /* The inner text is what a person needs most: the context gives way, not the cause. */
    size_t room = sizeof(err->text) - 1 - strlen(old);
    int length =
        snprintf(err->text, sizeof(err->text), "%.*s: ", (int)(room > 2 ? room - 2 : 0), context);
    size_t used = length < 0 ? 0 : (size_t)length;
    if (used >= sizeof(err->text))
        used = 0;
    snprintf(err->text + used, sizeof(err->text) - used, "%s", old);
    return -1;
}

int error_hint(struct error *err, const char *format, ...)
{
    if (err->hint[0] != '\0')
        return -1;
    va_list args;
    va_start(args, format);
    vsnprintf(err->hint, sizeof(err->hint), format, args);
    va_end(args);
    return -1;
}

int error_exit_code(const struct error *err)
{
    return exit_codes[err->kind];
}
