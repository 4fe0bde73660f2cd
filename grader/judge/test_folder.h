/*
 * test_folder - the folder of a test's box: filled before, compared after
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/finding.h"
#include "grader/judge/preparation.h"

/* Adds to @limits what the folder of a test is given, which isn't the submission's memory. */
void test_folder_measure(const struct test_case *c, struct box_limits *limits);

/* Puts the test's files into the folder of a box that was asked nothing yet. Returns 0, or -1 with @err. */
int test_folder_fill(const struct test_case *c, const struct box *b, struct error *err) MUST_CHECK;

/* Compares `files_after` with the folder of a box that has ended; see finding.h. */
void finding_add_files(struct finding *f, struct arena *a, const struct test_case *c,
                       const struct box *b);
