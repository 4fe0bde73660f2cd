/*
 * seccomp_policy - which system calls a set of tiers may make: a table for all, and one a tier
 *
 * A set has the rows of the table for all, but those that one of its tiers takes back, and the rows of
 * each of its tiers. What these don't name is reported to the supervisor, answered with EPERM and makes the test
 * a security violation. Nothing here takes a decision by what a pointer points to.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "sandbox/spec.h"

enum policy_action {
    POLICY_ALLOW,
    POLICY_ANSWER, /* the filter itself answers with `answer_errno`: an honest program's probe */
};

/* (argument & mask) == value. A 32-bit argument has the mask 0xffffffff: the kernel reads no more
 * of it, and a comparison of all 64 bits would let AF_UNIX + (1 << 32) through. */
struct policy_test {
    unsigned arg; /* 0..5 */
    uint64_t mask, value;
    bool is_not; /* the opposite; only of all 64 bits, as of a pointer: libseccomp knows no other */
};

enum { POLICY_TESTS_MAX = 3 };

struct policy_rule {
    const char *syscall;
    int number;         /* of the architecture built for; negative: it has no such call */
    unsigned only_with; /* set of enum tier: of those that have one of these; 0 = of all */
    unsigned not_with;  /* set of enum tier: but not of those that have one of these */
    enum policy_action action;
    int answer_errno;
    unsigned n_tests; /* all must hold; several rules of one call are alternatives */
    struct policy_test tests[POLICY_TESTS_MAX];
    const char *why;
};

/* Rows one after the other, of all tables; NULL after the last. */
const struct policy_rule *policy_rule(unsigned i);

/* Whether @rule is one of the rows of a set of tiers, on the architecture built for. */
bool policy_holds(const struct policy_rule *rule, unsigned tiers);
