/*
 * process - what the kernel tells of a child of ours, and how to end it
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <sys/types.h>

#include "base/cleanup.h"
#include "base/clock.h"

/* How often somebody who waits for a child looks at it; see process_is_out_of_time. */
#define PROCESS_TICK_NS NSEC_PER_SEC

/*
 * process_kill - SIGKILL
 *
 * @pidfd  of a child that isn't reaped yet
 * @pid    its number, for a kernel that refuses the pidfd
 * Returns 0, also for one that is dead already, or -1 with errno.
 */
int process_kill(int pidfd, pid_t pid);

/* Whether somebody has stopped the child since it was started (SIGSTOP, a debugger's attach), also if
 * it goes on by now. The kernel keeps that until it is waited for, and nobody does. */
bool process_was_stopped(int pidfd);

enum process_end { PROCESS_LIVES, PROCESS_EXITS, PROCESS_UNKNOWN };

/* Whether it is on its way out inside the kernel: nothing of it will ever run again. UNKNOWN without
 * /proc. */
enum process_end process_end(pid_t pid);

/* Nanoseconds that it waited for a processor since it was started; 0 where that isn't known. */
nsec_t process_starved(pid_t pid);

/*
 * process_is_out_of_time - whether a child has been waited for in vain for long enough
 *
 * @n_ticks    how many ticks were seen go by: counted by whoever waits, so that time in which we
 *             ourselves were stopped is nobody's
 * @max_ticks  what is given to it; the time in which it didn't get a processor is added to that, up to
 *             PROCESS_STARVED_FACTOR times as much
 */
bool process_is_out_of_time(pid_t pid, unsigned n_ticks, unsigned max_ticks);
enum { PROCESS_STARVED_FACTOR = 6 };
