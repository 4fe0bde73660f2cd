/*
 * warm - from a bare interpreter to one that can be forked for every test
 *
 * After this no module is ever read from a file: the standard library comes from the bundle, native
 * modules are there or can't be had.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "base/error.h"

/*
 * warm_configure - the interpreter that a zygote wants; before anything else of Python's
 *
 * Fills @config for Py_InitializeFromConfig; the caller clears it. Also preinitialises: UTF-8 for
 * everything, whatever the environment says. Isolated; no site; fixed hashes, so that the order of
 * a set is the same in every box; no signal handlers.
 */
PyStatus warm_configure(PyConfig *config);

/*
 * warm_up - load all that boxes share
 *
 * @bundle_path  what bundle.py wrote with this interpreter
 * @packages     names of packages that aren't of the standard library, up to a NULL: imported with what
 *               submissions use of them; see packages.py
 * @tiers        set of enum tier: whose modules are to be there besides those of all boxes
 *
 * Once, after Py_InitializeFromConfig, before the fork, with the file system still there. A native
 * module that this Python doesn't have is left out; a package is not. Returns 0, or -1 with @err
 * (ERROR_INTERNAL; ERROR_SANDBOX where a package is missing or can't be imported).
 */
int warm_up(const char *bundle_path, char **packages, unsigned tiers, struct error *err) MUST_CHECK;

/* What stands for the packages that were imported, another text where any of them has changed since; "" =
 * none, or it is not known. */
const char *warm_packages(void);

/* In a box of @tiers, a set of enum tier, before its submission: tells Python what it may do here. Returns 0,
 * or -1 with a Python exception. Costs a box without tiers nothing. */
int warm_open_up(unsigned tiers) MUST_CHECK;

/* A function of harness.py, borrowed, looked up in a table that a submission isn't given; NULL with
 * KeyError set where there is none. */
PyObject *warm_function(const char *name);

/* What Python says of the exception that is set, "Type: text", and clears it. */
int warm_python_error(struct error *err, const char *what);
