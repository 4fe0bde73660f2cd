/*
 * landlock - a second wall for paths, TCP, signals and abstract sockets
 *
 * Behind seccomp and the namespaces: a box may open, make and remove nothing at all, or with TIER_FILES
 * nothing outside of its folder; it may bind and connect no TCP port (with TIER_LOOPBACK any, for its
 * network is its own), and send signals and speak through abstract sockets only to itself. Where the kernel
 * has no Landlock, or was booted without it, boxes do without, and the caller is told.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"

/*
 * landlock_prepare - the ruleset that every box puts on, made once
 *
 * @out_ruleset_fd  to be given to landlock_enter; owned by the caller; -1 where there is no Landlock
 * @out_abi         what the kernel speaks; 0 where there is no Landlock
 *
 * Handles all that this kernel and this file both know: rights that only a newer kernel has stay as
 * they are, and rights that this kernel lacks are left out.
 * Returns 0, or -1 with @err where a kernel that has it refuses.
 * Source: landlock(7), landlock_create_ruleset(2).
 */
int landlock_prepare(int *out_ruleset_fd, unsigned *out_abi, struct error *err) MUST_CHECK;

/*
 * landlock_make - a ruleset as landlock_prepare makes it, but with what @tiers leave open
 *
 * @abi     of the kernel, as landlock_prepare gave it; not 0
 * @folder  with TIER_FILES: below which files and folders may be read, written, made and removed
 * @prefix  with TIER_PROCESSES: of Python; what there is in its folders of programs (programs.h) may be
 *          read and run
 * Returns 0 with @out_ruleset_fd, which the caller owns, or -1 with @err.
 */
int landlock_make(unsigned abi, unsigned tiers, const char *folder, const char *prefix,
                  int *out_ruleset_fd, struct error *err) MUST_CHECK;

/*
 * landlock_enter - put the ruleset on, for good
 *
 * The calling process must have no_new_privs. Checks that it took: that "/" can't be opened.
 * Returns 0, or -1 with @err.
 */
int landlock_enter(int ruleset_fd, unsigned abi, struct error *err) MUST_CHECK;
