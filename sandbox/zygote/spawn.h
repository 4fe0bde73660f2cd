/*
 * spawn - the zygote's service: filters in, boxes out
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"
#include "sandbox/zygote/cage.h"
#include "sandbox/zygote/programs.h"

/* Runs in a box whose cage stands; never returns. */
typedef void (*box_main_fn)(const struct box_spec *spec) __attribute__((noreturn));

struct zygote {
    int control_fd;      /* SOCK_SEQPACKET to gradebox */
    unsigned namespaces; /* set of enum box_namespace that boxes will be in */
    int landlock_fd;     /* ruleset for each box; -1 where there is no Landlock */
    unsigned landlock_abi;
    struct cage_baseline baseline;
    char prefix[PROGRAMS_PREFIX_BYTES]; /* of Python */
    box_main_fn box_main;
};

/*
 * spawn_serve - answer requests until gradebox closes its end
 *
 * Returns 0 then, or -1 with @err when the conversation breaks; a box that can't be forked is told
 * to gradebox and is no error here. Calls neither malloc nor Python: what the zygote changes in its
 * memory, every later box pays for.
 */
int spawn_serve(const struct zygote *zygote, struct error *err) MUST_CHECK;

/* Sends a FAILED reply with the text of @failure. Returns 0 or -1 with errno. */
int spawn_report_failure(int control_fd, const struct error *failure);
