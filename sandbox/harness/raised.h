/*
 * raised - an exception of the submission, described for the other side
 *
 * Its class is read by what the interpreter stores; only its text needs code of the submission
 * (__str__), which may fail, lie or raise: it is the submission's word like everything else.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "sandbox/harness/frame.h"

/*
 * raised_describe - append the exception that is set, as FRAME_RESULT has it, and clear it
 *
 * @out_has_lines  whether a line of the submission is in its traceback
 */
void raised_describe(struct cbor_text *out, bool *out_has_lines);

/* From now on lines of the setter's code are told as well: this is the setter's box. */
void raised_tell_setters(void);

/* The line of the submission that the thread is executing, innermost; 0 = none. Called from a signal
 * handler while the interpreter stands in a system call: see serve.c. */
unsigned raised_current_line(PyThreadState *tstate);
