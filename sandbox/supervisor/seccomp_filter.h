/*
 * seccomp_filter - the policy of a set of tiers compiled to BPF
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "sandbox/spec.h"

/*
 * seccomp_filter_build - the program that a box of @tiers installs
 *
 * @out  appended: an array of struct sock_filter, at most ZYGOTE_FILTER_MAX_BYTES
 *
 * What the policy doesn't name ends in SECCOMP_RET_USER_NOTIF; a call of another architecture
 * (int 0x80, x32) in SECCOMP_RET_KILL_PROCESS.
 * Returns 0, or -1 with @err (ERROR_SANDBOX). Costs about a millisecond: once a run and set, never a test.
 * Source: seccomp(2); seccomp_export_bpf(3).
 */
int seccomp_filter_build(unsigned tiers, struct buffer *out, struct error *err) MUST_CHECK;
