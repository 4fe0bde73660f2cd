/*
 * reply - the answers of a box, see sandbox/protocol.h
 *
 * Each first flushes what the submission printed, so that it is in the pipe before the answer is in
 * the socket.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "sandbox/harness/nodes.h"
#include "sandbox/protocol.h"

/* Once, after warm_up. Returns 0, or -1 with a Python exception. */
int reply_init(void) MUST_CHECK;

void reply_loaded(void);

/* With the exception that is set, if one is (it is cleared), and a text for people. */
void reply_load_failed(enum load_failure failure, const char *text);

/* RAISED: the exception that is set, and is cleared. */
void reply_raised(void);

/*
 * reply_value - RETURNED, or RAISED where there is no value or no memory to encode it
 *
 * @value  stolen and kept, see reply_keep; NULL with an exception set
 * @args   what to send of the arguments after the call; borrowed; NULL = nothing
 */
void reply_value(PyObject *value, PyObject *args, const struct node_registry *nodes,
                 struct input_nodes *identities);

/*
 * reply_keep - drops @object, which is stolen and may be NULL, only when the next request has come
 *
 * Whatever a submission could have touched may run its code when it ends (__del__). Between an answer
 * and the next request no clock runs, and a process that ended there would have answered or not,
 * depending on who is looked at first.
 */
void reply_keep(PyObject *object);

/* A request has come: drops what was kept. */
void reply_drop_kept(void);
