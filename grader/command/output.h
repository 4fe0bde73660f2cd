/*
 * output - the only way to standard output and standard error
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/load.h"

/* Writes @text to standard output at once and empties it. Returns 0, or -1 with @err
 * (ERROR_INTERNAL): nobody reads it, or there is no room. */
int output_write(struct buffer *text, struct error *err) MUST_CHECK;

/* Says @err on standard error; returns its exit code. */
int output_error(const struct error *err);

/* Says all of them on standard error; returns the exit code of the first. */
int output_complaints(const struct complaints *complaints);

/* "gradebox: note: ..." on standard error. */
void output_note(const char *text);
