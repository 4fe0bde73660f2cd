/*
 * print-policy - the seccomp policy as lines for tests: tier, call, what it answers, tests, reason
 *
 *   pure allow futex 1:0xfffffffffffffe7f:0x0 locks, also ...
 *
 * A test is argument:mask:value; a row without has "-".
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdio.h>

#include "sandbox/supervisor/seccomp_policy.h"

static void print_tests(const struct policy_rule *rule)
{
    for (unsigned i = 0; i < rule->n_tests; i++)
        printf("%s%u:%#" PRIx64 ":%#" PRIx64, i ? "," : "", rule->tests[i].arg, rule->tests[i].mask,
               rule->tests[i].value);
    fputs(rule->n_tests ? "" : "-", stdout);
}

int main(void)
{
    unsigned n;
    const struct policy_rule *rules = policy_rules(&n);
    for (unsigned tier = 0; tier < TIER_COUNT_; tier++) {
        for (unsigned i = 0; i < n; i++) {
            if (rules[i].number < 0 || !(rules[i].tiers & 1u << tier))
                continue;
            printf("%s %s %s ", tier_name((enum tier)tier),
                   rules[i].action == POLICY_ALLOW ? "allow" : "answer", rules[i].syscall);
            print_tests(&rules[i]);
            printf(" %s\n", rules[i].why);
        }
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
