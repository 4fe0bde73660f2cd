/*
 * serve - the C half of the harness: requests in, answers out
 *
 * All talking is done here and not in Python, so that a submission finds no function that answers
 * for it, and the nonce of a request lies where no Python object points to.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"
#include "sandbox/spec.h"

/*
 * serve_init - what can be done before the fork: look up functions, install the line signal
 *
 * After warm_up, in the zygote. Returns 0, or -1 with @err.
 */
int serve_init(struct error *err) MUST_CHECK;

/* Serves requests on BOX_SOCKET_FD until it closes; ends the process. In the box of @spec, its cage
 * standing. */
NORETURN void serve_run(const struct box_spec *spec);
