/*
 * error - what went wrong on our side, for the person who can do something about it
 *
 * Every function that can fail is `int f(..., T *out_x, struct error *err)`. It returns 0, -1 with
 * @err filled, or a positive outcome that its header names. A struct error is flat, on the caller's
 * stack, zero-initialised, never NULL, and owns nothing. The first error wins: setting one that is
 * set already changes nothing. A submission's failure is never an error, it is a verdict.
 *
 * Texts are lower case, one line, without a full stop: what failed first, values in 'quotes'.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/cleanup.h"

enum error_kind {
    ERROR_NONE = 0,
    ERROR_USAGE,    /* wrong words on the command line: exit 2 */
    ERROR_INPUT,    /* a challenge or submission file can't be used: exit 3 */
    ERROR_INTERNAL, /* our fault, or the machine's: exit 5 */
    ERROR_SANDBOX,  /* no sandbox to be had here: exit 6 */
    ERROR_KIND_COUNT_
};

enum { ERROR_FILE_MAX = 512, ERROR_TEXT_MAX = 768, ERROR_HINT_MAX = 256 };

struct error {
    enum error_kind kind;      /* ERROR_NONE: no error yet */
    int sys_errno;             /* 0 when the kernel is not to blame */
    unsigned line, column;     /* 1-based, columns in characters; 0 = no position */
    char file[ERROR_FILE_MAX]; /* "" = no file; a long path keeps its tail */
    char text[ERROR_TEXT_MAX]; /* one line */
    char hint[ERROR_HINT_MAX]; /* "" = none; said without the word 'hint' */
};

/* Each of these returns -1, so that a caller can write `return error_set(err, ...)`. */
int error_set(struct error *err, enum error_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* As error_set, with ": " and the text of errno (read before anything else) at the end. */
int error_errno(struct error *err, enum error_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* As error_set, at a place in a file; @line and @column are 1-based, 0 when not known. */
int error_at(struct error *err, enum error_kind kind, const char *file, unsigned line,
             unsigned column, const char *format, ...) PRINTF_LIKE(6, 7);

/* Puts "@format...: " before the text of an error that is set. Once a layer, outermost last. */
int error_context(struct error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* Sets the hint of an error that is set, unless it has one. */
int error_hint(struct error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* The program's exit code for @err: 2, 3, 5 or 6; 0 for ERROR_NONE. */
int error_exit_code(const struct error *err);
