/*
 * jail - what the zygote puts itself into, once, before it serves
 *
 * An unprivileged id, namespaces with an empty read-only root, no capability but the one it needs to
 * give each box a pid namespace. Every box is forked inside and inherits it.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"

/*
 * jail_enter - walk the table of steps
 *
 * @wants_namespaces  false: leave them out, also where they could be had
 * @tiers           set of enum tier that boxes will have: what these need besides is tried
 * @prefix          of Python, which is in the root of boxes with TIER_PROCESSES
 * @out_namespaces  set of enum box_namespace that boxes will be in; 0 where this kernel or host
 *                  gives none, then @out_reason says why, or where none were wanted
 * @out_reason      "" or one line
 *
 * Returns 0, or -1 with @err (ERROR_SANDBOX, the step named) where a step failed that there is no
 * going on without. The calling process has one thread, and its descriptors are its own affair.
 * Source: user_namespaces(7), pivot_root(2), capabilities(7).
 */
int jail_enter(bool wants_namespaces, unsigned tiers, const char *prefix, unsigned *out_namespaces,
               char *out_reason, size_t reason_bytes, struct error *err) MUST_CHECK;

/* After jail_enter: whether this process is called root only by a user namespace whose one id is an
 * ordinary user's outside, so that there is no root to leave. */
bool jail_root_is_a_user(void);
