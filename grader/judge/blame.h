/*
 * blame - a mistake of the setter's as an error (exit code 3) at the place where it was made
 *
 * That is the line that raised, in challenge.yaml or in a file beside it; where no line is known (an
 * endless loop, a value of no use) the place in challenge.yaml that holds the code or names the file.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/judge/answer.h"

struct blame {
    const struct challenge *challenge;
    const char *test;                         /* id; NULL = no test in particular */
    const char *what;                         /* "'generate'", "the reference" */
    const char *why;                          /* follows @what: "raised KeyError: 3" */
    const struct answer_exception *exception; /* NULL = none */
};

/* A file of the folder with Python. */
struct blame_file {
    const char *path; /* as opened */
    const char *source;
    size_t length;
    struct mark mark; /* where challenge.yaml names it */
};

/* For @code, which stands in challenge.yaml. */
void blame_code(const struct blame *b, const struct code *code, struct error *err);

/* For a file. */
void blame_file(const struct blame *b, const struct blame_file *file, struct error *err);

/* For a place in challenge.yaml. */
void blame_place(const struct blame *b, struct mark at, struct error *err);
