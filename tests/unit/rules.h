/*
 * rules - rules of comparing, written down for tests
 *
 * "loose", "float=1e-9", "abs=0.5", "rel=0.1" and paths, with blanks between.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "grader/value/compare.h"
#include "tests/unit/literal.h"

enum { PATHS_MAX = 4 };

struct rules {
    struct compare_rules rules;
    struct compare_path paths[PATHS_MAX];
};

static inline void rules_read(struct rules *r, struct arena *a, const char *text)
{
    *r = (struct rules){0};
    r->rules.unordered = r->paths;
    AUTO_FREE char *copy = xstrdup(text);
    char *rest = NULL;
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        struct error err = {0};
        if (strcmp(word, "loose") == 0)
            r->rules.loose = true;
        else if (sscanf(word, "float=%lf", &r->rules.float_abs) == 1)
            r->rules.float_rel = r->rules.float_abs;
        else if (sscanf(word, "abs=%lf", &r->rules.float_abs) != 1 &&
                 sscanf(word, "rel=%lf", &r->rules.float_rel) != 1)
            ck_assert_int_eq(compare_path_parse(a, word, &r->paths[r->rules.n_unordered++], &err),
                             0);
    }
    r->rules.has_float = r->rules.float_abs > 0 || r->rules.float_rel > 0;
}
