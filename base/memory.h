/*
 * memory - allocation that does not fail
 *
 * Every input is capped before it is stored, so running out of memory on the trusted side can only
 * mean a broken machine: the program says so on standard error and ends with exit code 5.
 * The caller frees with free().
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/cleanup.h"

void *xmalloc(size_t bytes) MUST_CHECK;
void *xcalloc(size_t count, size_t bytes) MUST_CHECK; /* zeroed */
void *xrealloc(void *ptr, size_t bytes) MUST_CHECK;
char *xstrdup(const char *text) MUST_CHECK;
char *xstrndup(const char *text, size_t length) MUST_CHECK; /* always ends in a NUL */
char *xasprintf(const char *format, ...) PRINTF_LIKE(1, 2) MUST_CHECK;
