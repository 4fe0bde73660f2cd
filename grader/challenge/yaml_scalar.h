/*
 * yaml_scalar - what a word of YAML without quotes stands for
 *
 * The format's rules: `true`, `false`, `null`, integers, floats, `.nan`, `.inf` and `-.inf` are
 * what they look like, nothing at all is null, everything else is a string - also `True`, `yes`,
 * `~`, a date, `1_000`.
 * Source: YAML 1.2.2, 10.3.2 for the spelling of numbers; challenge-format.md, "Values".
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/cleanup.h"

enum yaml_scalar_kind {
    YAML_SCALAR_NULL,
    YAML_SCALAR_BOOL,
    YAML_SCALAR_DECIMAL, /* [-+]?[0-9]+ */
    YAML_SCALAR_HEX,     /* 0x[0-9a-fA-F]+ */
    YAML_SCALAR_OCTAL,   /* 0o[0-7]+ */
    YAML_SCALAR_FLOAT,   /* what strtod reads, or .nan, .inf, -.inf */
    YAML_SCALAR_STRING,
};

enum yaml_scalar_kind yaml_scalar_classify(const char *text, size_t length);

/* The number of a YAML_SCALAR_FLOAT. */
double yaml_scalar_float(const char *text);
