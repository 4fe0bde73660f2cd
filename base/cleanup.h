/*
 * cleanup - attributes that release a local when it goes out of scope
 *
 * House rule: attributes and early return, never goto. A value leaves its scope alive through
 * take_ptr() or take_fd(), which empty the local.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#define AUTO(release) __attribute__((cleanup(release)))
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_index, first) __attribute__((format(printf, format_index, first)))
#define NORETURN __attribute__((noreturn))

#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

/* Closes *@fd unless it is -1, and sets it to -1. Errors of close(2) are of no use here: the
 * descriptor is gone either way. */
static inline void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static inline void free_ptr(void *ptr_to_ptr)
{
    free(*(void **)ptr_to_ptr);
    *(void **)ptr_to_ptr = NULL;
}

#define AUTO_FD AUTO(close_fd)
#define AUTO_FREE AUTO(free_ptr)

/* Hands over the descriptor in *@fd and leaves -1. */
static inline int take_fd(int *fd)
{
    int taken = *fd;
    *fd = -1;
    return taken;
}

/* Hands over the pointer in @lvalue and leaves NULL. */
#define take_ptr(lvalue)                                                                           \
    ({                                                                                             \
        __typeof__(lvalue) taken_ = (lvalue);                                                      \
        (lvalue) = NULL;                                                                           \
        taken_;                                                                                    \
    })
