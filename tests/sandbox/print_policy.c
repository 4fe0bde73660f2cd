/*
 * print-policy - the seccomp policy as lines for tests: tier, call, what it answers, tests, reason
 *
 *   pure allow futex 1:0xfffffffffffffe7f:0x0 locks, also ...
 *
 * A test is argument:mask:value, with ! before the value where it must be another; a row without has "-".
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdio.h>

#include "sandbox/supervisor/seccomp_policy.h"

static void print_tests(const struct policy_rule *rule)
{
    for (unsigned i = 0; i < rule->n_tests; i++)
        printf("%s%u:%#" PRIx64 ":%s%#" PRIx64, i ? "," : "", rule->tests[i].arg,
               rule->tests[i].mask, rule->tests[i].is_not ? "!" : "", rule->tests[i].value);
    fputs(rule->n_tests ? "" : "-", stdout);
}

/* Of each tier alone, and of none: rows of a tier hold in every set that has it. */
static void print_rows(unsigned tiers)
{
    char name[TIER_SET_NAME_BYTES];
    const struct policy_rule *rule;
    for (unsigned i = 0; (rule = policy_rule(i)); i++) {
        if (!policy_holds(rule, tiers))
            continue;
        printf("%s %s %s ", tier_set_name(tiers, name),
               rule->action == POLICY_ALLOW ? "allow" : "answer", rule->syscall);
        print_tests(rule);
        printf(" %s\n", rule->why);
    }
}

int main(void)
{
    print_rows(TIER_PURE);
    for (unsigned i = 0; i < TIER_COUNT_; i++)
        print_rows(tier_rows()[i].tier);
    return fflush(stdout) == 0 ? 0 : 1;
}
