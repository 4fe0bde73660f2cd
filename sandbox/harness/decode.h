/*
 * decode - the bytes that sandbox/wire.h describes to a Python value
 *
 * The bytes come from the trusted side, so they are well formed unless gradebox has a bug; they are
 * checked all the same. Nodes are made by calling the submission's classes, so its code runs in
 * here and may raise.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"
#include "sandbox/harness/nodes.h"

/* Evaluates the expression of a WIRE_TAG_PY; a new reference, or NULL with an exception. */
typedef PyObject *decode_evaluate_fn(void *context, const char *source, size_t length);

struct decoder {
    const uint8_t *at; /* where the next value begins; moves */
    const uint8_t *end;
    const struct node_registry *nodes; /* resolved; NULL: linked lists and trees are malformed */
    struct input_nodes *in; /* NULL, or where to record the nodes of the first linked list and the
                               first tree among the items of the outermost list or dict */
    decode_evaluate_fn *evaluate; /* NULL: WIRE_TAG_PY is malformed */
    void *context;                /* for evaluate */
};

enum { DECODE_RAISED = 1 };

/*
 * decode_init - look up what decode_value needs, before a submission could replace it
 *
 * Once a process, in the zygote. Returns 0, or -1 with a Python exception.
 */
int decode_init(void) MUST_CHECK;

/*
 * decode_value - read one value and leave d->at behind it
 *
 * @out_value  a new reference
 *
 * An empty linked list or tree is None. Links are set after all nodes of a list are made, None
 * included. The garbage collector rests meanwhile; afterwards many new objects are put beyond its
 * reach (gc.freeze), so that they cost the submission nothing at its first collection.
 * Returns 0, DECODE_RAISED with a Python exception (memory, or code of the submission or the
 * setter), or -1 with @err (ERROR_INTERNAL; which byte, and what is wrong).
 */
int decode_value(struct decoder *d, PyObject **out_value, struct error *err) MUST_CHECK;
