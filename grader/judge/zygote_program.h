/*
 * zygote_program - where the zygote of a Python version is
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <limits.h>

#include "base/error.h"

struct zygote_program {
    char path[PATH_MAX];        /* gradebox-zygote-3.11 */
    char bundle_path[PATH_MAX]; /* gradebox-stdlib-3.11: what is imported from memory */
};

/*
 * zygote_program_find - beside the running gradebox (the build tree), else where it is installed
 *
 * @version  "3.11", or NULL for the newest that was built
 * Returns 0, or -1 with @err: ERROR_USAGE for a version that wasn't built (the hint names those that
 * were), ERROR_SANDBOX where the program is missing.
 */
int zygote_program_find(const char *version, struct zygote_program *out_program, struct error *err)
    MUST_CHECK;

/* The versions that gradebox was built for, oldest first, a blank between them: "3.11 3.12". */
const char *zygote_program_versions(void);
