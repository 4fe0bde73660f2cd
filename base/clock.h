/*
 * clock - time in nanoseconds, the only unit of time inside the program
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>
#include <time.h>

typedef uint64_t nsec_t;

#define NSEC_PER_USEC ((nsec_t)1000)
#define NSEC_PER_MSEC ((nsec_t)1000000)
#define NSEC_PER_SEC ((nsec_t)1000000000)

static inline nsec_t nsec_from_timespec(const struct timespec *ts)
{
    return (nsec_t)ts->tv_sec * NSEC_PER_SEC + (nsec_t)ts->tv_nsec;
}

static inline struct timespec timespec_from_nsec(nsec_t ns)
{
    return (struct timespec){.tv_sec = (time_t)(ns / NSEC_PER_SEC),
                             .tv_nsec = (long)(ns % NSEC_PER_SEC)};
}

/* CLOCK_MONOTONIC now. clock_gettime(2) can't fail for it. */
static inline nsec_t clock_now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return nsec_from_timespec(&ts);
}
