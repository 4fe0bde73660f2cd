/*
 * host_file - small files of /proc and /sys, which may not be there
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"

enum { HOST_FILE_UNKNOWN = -1 }; /* a number that no setting has */

/* The text of @path, cut to @room with its NUL, without newlines at its end; false where it can't be
 * read, and then @out is "". Doesn't block. */
bool host_file_text(const char *path, char *out, size_t room);

/* The number that @path begins with, or HOST_FILE_UNKNOWN. */
long long host_file_number(const char *path);

/* The number behind "NAME:" at the start of a line of @path (/proc/self/status, /proc/meminfo), or
 * HOST_FILE_UNKNOWN. */
long long host_file_field(const char *path, const char *name);

/* Appends all of @path, at most @out->max; false where it can't be read. */
bool host_file_all(const char *path, struct buffer *out);

/* Whether @word is among the words of @text, which blanks or commas separate. */
bool host_file_has_word(const char *text, const char *word);
