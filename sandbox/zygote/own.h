/*
 * own - namespaces that a box makes for itself, after those that it was born into
 *
 * A user namespace, because RLIMIT_NPROC counts within one: the zygote's is shared by all boxes, and so
 * would be the number of their threads. It has no ids, since there is no /proc to write them through:
 * everybody in it is nobody, whose number is the same. And a network, because a port or an abstract name
 * in the zygote's could be reached by every box.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"

/* Enters a user namespace of its own; the process has all capabilities in it, and none over what it is in
 * already. Returns 0, or -1 with @err. The process has one thread. */
int own_users_enter(struct error *err) MUST_CHECK;

/* Enters a network of its own, in which there is only `lo`, and that is up. After own_users_enter, whose
 * capabilities it takes. Returns 0, or -1 with @err. Costs half a millisecond (6.18). */
int own_network_enter(struct error *err) MUST_CHECK;

/*
 * own_try - whether boxes will be able to, and whether the limit counts what it should
 *
 * By a child. Kernels before 5.14 count all that a user has on the machine. Returns 0, or -1 with @err.
 */
int own_try(struct error *err) MUST_CHECK;
