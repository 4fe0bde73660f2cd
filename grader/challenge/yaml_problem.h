/*
 * yaml_problem - what stops the reading of a YAML file, said for people
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <yaml.h>

#include "grader/challenge/complaint.h"

/* Complains about the first byte that may not stand in a challenge: not UTF-8, a NUL or another
 * control character, a line end that no editor counts. Returns 0 where there is none, else -1. */
int yaml_problem_bytes(const char *source, size_t length, const char *file,
                       struct complaints *complaints) MUST_CHECK;

/* Complains about what stopped @parser, in our words and with its place. Returns -1. */
int yaml_problem_syntax(const yaml_parser_t *parser, const char *source, size_t length,
                        const char *file, struct complaints *complaints);
