/*
 * encode - a Python value to the bytes that sandbox/wire.h describes
 *
 * The value may be anything a submission can make. It is read by what the built-in types themselves
 * store: an instance of a subclass counts as its base, and no code of the submission runs, not even
 * by accident: while a value is encoded the interpreter refuses to run any Python function.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "sandbox/harness/nodes.h"

/*
 * encode_value - append one value
 *
 * @out    its bound is not looked at; WIRE_MAX_VALUE_BYTES is this function's own
 * @nodes  resolved, or NULL: then no object is a node
 * @in     the nodes that the call was given, or NULL: then no identities travel
 *
 * What can't be taken apart becomes WIRE_TAG_OPAQUE in its place. A value of more than
 * WIRE_MAX_NODES values or WIRE_MAX_VALUE_BYTES becomes one WIRE_TAG_OPAQUE as a whole. So does a
 * dict or set with a key that doesn't compare as a built-in value does (an object, a class with an
 * __eq__ or __hash__ of its own), or with several NaNs: its keys could look repeated from outside.
 *
 * Keys: None, bool, int, float, complex, str, bytes, and tuple and frozenset of these.
 * The order of sets and dicts is that of their tables. Containers count towards WIRE_MAX_DEPTH,
 * a linked list or tree twice. Bytearrays, ranges, views and deques are classes of their own.
 *
 * Returns 0, or -1 with MemoryError set and @out as it was.
 */
int encode_value(struct buffer *out, PyObject *value, const struct node_registry *nodes,
                 struct input_nodes *in) MUST_CHECK;
