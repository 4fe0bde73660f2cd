/*
 * test_seccomp_filter - what the program of each set of tiers answers, against the policy's tables
 *
 * The program is run here, by an evaluator of the kernel's classic BPF (seccomp(2),
 * linux/filter.h), over architectures, numbers and arguments; a second table says what must never
 * be allowed, whatever the policy says.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stddef.h>
#include <string.h>

#include "base/cleanup.h"
#include "sandbox/protocol.h"
#include "sandbox/supervisor/seccomp_filter.h"
#include "sandbox/supervisor/seccomp_policy.h"
#include "tests/unit/refused_calls.h"

enum {
    ARGS = 6,
    NUMBERS = 600,                /* above every call that there is (asm/unistd_64.h ends at 470) */
    X32_BIT = 0x40000000,         /* asm/unistd.h, __X32_SYSCALL_BIT */
    PURE_CALLS_MAX = 34,          /* design.md: about 30 */
    EVALUATOR_FAILED = 0x0bad0bad /* no action of seccomp(2) */
};

static struct buffer programs[TIER_SETS_]; /* by set of tiers */
static char names[TIER_SETS_][TIER_SET_NAME_BYTES];

/* ---- the evaluator --------------------------------------------------------------------------- */

static bool jumps(uint16_t operation, uint32_t a, uint32_t k)
{
    switch (operation) {
    case BPF_JEQ:
        return a == k;
    case BPF_JGT:
        return a > k;
    case BPF_JGE:
        return a >= k;
    case BPF_JSET:
        return (a & k) != 0;
    default:
        ck_abort_msg("a jump that seccomp doesn't have: %#x", operation);
        return false;
    }
}

/* What the kernel would answer. A program that leaves its bounds fails the test. Nothing is asserted
 * millions of times: libcheck writes down that it was. */
static uint32_t evaluate(const struct buffer *program, const struct seccomp_data *data)
{
    const size_t n = program->len / sizeof(struct sock_filter);
    uint32_t a = 0;
    for (size_t at = 0; at < n; at++) {
        struct sock_filter insn;
        memcpy(&insn, program->data + at * sizeof(insn), sizeof(insn));
        if (insn.code == (BPF_RET | BPF_K))
            return insn.k;
        if (insn.code == (BPF_LD | BPF_W | BPF_ABS)) {
            if (insn.k % 4 != 0 || insn.k + 4 > sizeof(*data))
                ck_abort_msg("load at %u", insn.k);
            memcpy(&a, (const char *)data + insn.k, sizeof(a));
        } else if (insn.code == (BPF_ALU | BPF_AND | BPF_K)) {
            a &= insn.k;
        } else if (insn.code == (BPF_JMP | BPF_JA)) {
            at += insn.k;
        } else {
            if (BPF_CLASS(insn.code) != BPF_JMP || BPF_SRC(insn.code) != BPF_K)
                ck_abort_msg("an instruction that isn't known here: %#x", insn.code);
            at += jumps(BPF_OP(insn.code), a, insn.k) ? insn.jt : insn.jf;
        }
    }
    return EVALUATOR_FAILED;
}

static uint32_t answer_to(unsigned tiers, uint32_t arch, uint32_t number, const uint64_t *args)
{
    struct seccomp_data data = {.nr = (int)number, .arch = arch};
    for (unsigned i = 0; i < ARGS; i++)
        data.args[i] = args[i];
    return evaluate(&programs[tiers], &data);
}

/* ---- the policy ------------------------------------------------------------------------------ */

static bool holds(const struct policy_test *test, uint64_t value)
{
    return ((value & test->mask) == test->value) != test->is_not;
}

/* One that passes @test. */
static uint64_t passing(const struct policy_test *test)
{
    return test->is_not ? ~test->value : test->value;
}

static bool applies(const struct policy_rule *rule, unsigned tiers, uint32_t number,
                    const uint64_t *args)
{
    if (!policy_holds(rule, tiers) || (uint32_t)rule->number != number)
        return false;
    for (unsigned i = 0; i < rule->n_tests; i++) {
        if (!holds(&rule->tests[i], args[rule->tests[i].arg]))
            return false;
    }
    return true;
}

static uint32_t policy_answer(unsigned tiers, uint32_t number, const uint64_t *args)
{
    const struct policy_rule *rule;
    for (unsigned i = 0; (rule = policy_rule(i)); i++) {
        if (applies(rule, tiers, number, args))
            return rule->action == POLICY_ALLOW ? SECCOMP_RET_ALLOW
                                                : SECCOMP_RET_ERRNO | (uint32_t)rule->answer_errno;
    }
    return SECCOMP_RET_USER_NOTIF;
}

static void check_call(unsigned tiers, uint32_t number, const uint64_t *args)
{
    uint32_t got = answer_to(tiers, seccomp_arch_native(), number, args);
    uint32_t want = policy_answer(tiers, number, args);
    if (got != want)
        ck_abort_msg("tier %s, call %u (%#llx, %#llx, %#llx, %#llx): %#x, the policy says %#x",
                     names[tiers], number, (unsigned long long)args[0], (unsigned long long)args[1],
                     (unsigned long long)args[2], (unsigned long long)args[3], got, want);
}

/* ---- arguments ------------------------------------------------------------------------------- */

enum { VALUES_MAX = 80 };

/* What is near to passing @test, and what isn't. */
static unsigned near_values(const struct policy_test *test, uint64_t *out)
{
    unsigned n = 0;
    out[n++] = test->value;
    out[n++] = test->value | ~test->mask; /* all that the test doesn't look at */
    out[n++] = test->value + 1;
    out[n++] = test->value - 1;
    out[n++] = test->value | UINT64_C(0xffffffff00000000);
    out[n++] = 0;
    out[n++] = ~UINT64_C(0);
    for (unsigned bit = 0; bit < 64; bit++)
        out[n++] = test->value ^ UINT64_C(1) << bit;
    return n;
}

/* What is near to passing the third test of a rule, the first two passed. */
static void check_near_third(unsigned tiers, const struct policy_rule *rule, const uint64_t *base)
{
    uint64_t third[VALUES_MAX], args[ARGS];
    memcpy(args, base, sizeof(args));
    args[rule->tests[0].arg] = passing(&rule->tests[0]);
    args[rule->tests[1].arg] = passing(&rule->tests[1]);
    unsigned n_third = near_values(&rule->tests[2], third);
    for (unsigned i = 0; i < n_third; i++) {
        args[rule->tests[2].arg] = third[i];
        check_call(tiers, (uint32_t)rule->number, args);
    }
}

/* All pairs of what is near to passing the tests of a rule, the other arguments as in @base; of a third
 * test what passes it. */
static void check_near(unsigned tiers, const struct policy_rule *rule, const uint64_t *base)
{
    uint64_t first[VALUES_MAX], second[VALUES_MAX], args[ARGS];
    memcpy(args, base, sizeof(args));
    unsigned n_first = near_values(&rule->tests[0], first), n_second = 1;
    if (rule->n_tests > 2) {
        check_near_third(tiers, rule, base);
        args[rule->tests[2].arg] = passing(&rule->tests[2]);
    }
    if (rule->n_tests > 1)
        n_second = near_values(&rule->tests[1], second);
    for (unsigned i = 0; i < n_first; i++) {
        args[rule->tests[0].arg] = first[i];
        for (unsigned k = 0; k < n_second; k++) {
            if (rule->n_tests > 1)
                args[rule->tests[1].arg] = second[k];
            check_call(tiers, (uint32_t)rule->number, args);
        }
    }
}

static const uint64_t zeros[ARGS], ones[ARGS] = {~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0),
                                                 ~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0)};

/* Each tier alone, and all together: what a row means in the other sets follows from these. */
static const unsigned walked[] = {TIER_PURE,      TIER_FILES,    TIER_THREADS,
                                  TIER_PROCESSES, TIER_LOOPBACK, TIER_SETS_ - 1};

static bool is_walked(unsigned tiers)
{
    for (size_t i = 0; i < ARRAY_LEN(walked); i++) {
        if (walked[i] == tiers)
            return true;
    }
    return false;
}

START_TEST(each_row_of_the_policy_is_in_the_program)
{
    const struct policy_rule *rule = policy_rule((unsigned)_i);
    static_assert(POLICY_TESTS_MAX == 3, "check_near goes through pairs, and a third");
    if (rule->number < 0)
        return; /* this architecture has no such call */
    for (unsigned tiers = 0; tiers < TIER_SETS_; tiers++) {
        uint64_t args[ARGS] = {0};
        for (unsigned i = 0; i < rule->n_tests; i++)
            args[rule->tests[i].arg] = passing(&rule->tests[i]);
        if (policy_holds(rule, tiers))
            ck_assert_msg(answer_to(tiers, seccomp_arch_native(), (uint32_t)rule->number, args) !=
                              SECCOMP_RET_USER_NOTIF,
                          "row '%s' has no effect", rule->syscall);
        check_call(tiers, (uint32_t)rule->number, zeros);
        check_call(tiers, (uint32_t)rule->number, ones);
        if (rule->n_tests == 0)
            continue;
        if (is_walked(tiers) && policy_holds(rule, tiers)) {
            check_near(tiers, rule, zeros);
            check_near(tiers, rule, ones);
        }
    }
}
END_TEST

/* The values of every row in every argument of every call: a test that were compiled into another
 * call, or into another argument, would show. */
START_TEST(every_call_gets_the_policy_s_answer)
{
    const unsigned tiers = walked[_i];
    const struct policy_rule *rule;
    for (uint32_t number = 0; number < NUMBERS; number++) {
        check_call(tiers, number, zeros);
        check_call(tiers, number, ones);
        for (unsigned i = 0; (rule = policy_rule(i)); i++) {
            for (unsigned k = 0; k < rule->n_tests; k++) {
                uint64_t args[ARGS];
                for (unsigned at = 0; at < ARGS; at++)
                    args[at] = rule->tests[k].value;
                check_call(tiers, number, args);
            }
        }
    }
    static const uint32_t beyond[] = {X32_BIT - 1, NUMBERS, 1 << 16, 1 << 20};
    for (size_t i = 0; i < ARRAY_LEN(beyond); i++)
        check_call(tiers, beyond[i], zeros);
}
END_TEST

/* ---- other architectures --------------------------------------------------------------------- */

/* clang-format off */
static const struct {
    const char *label;
    uint32_t arch;
} architectures[] = {
    {"i386", AUDIT_ARCH_I386},       {"x32", AUDIT_ARCH_X86_64 & ~(uint32_t)__AUDIT_ARCH_64BIT},
    {"arm", AUDIT_ARCH_ARM},         {"aarch64", AUDIT_ARCH_AARCH64},
    {"x86_64", AUDIT_ARCH_X86_64},   {"s390x", AUDIT_ARCH_S390X},
    {"riscv64", AUDIT_ARCH_RISCV64}, {"none", 0},
    {"all ones", ~UINT32_C(0)},
};
/* clang-format on */

START_TEST(a_call_of_another_architecture_kills)
{
    if (architectures[_i].arch == seccomp_arch_native())
        return;
    for (unsigned tiers = 0; tiers < TIER_SETS_; tiers++) {
        for (uint32_t number = 0; number < NUMBERS; number++) {
            uint32_t got = answer_to(tiers, architectures[_i].arch, number, zeros);
            ck_assert_msg(got == SECCOMP_RET_KILL_PROCESS, "row '%s': call %u: %#x",
                          architectures[_i].label, number, got);
        }
    }
}
END_TEST

#ifdef __x86_64__
START_TEST(a_call_with_the_bit_of_x32_kills)
{
    for (uint32_t number = 0; number < NUMBERS; number++) {
        uint32_t got = answer_to((unsigned)_i, AUDIT_ARCH_X86_64, X32_BIT | number, zeros);
        ck_assert_msg(got == SECCOMP_RET_KILL_PROCESS, "call %u: %#x", number, got);
    }
}
END_TEST
#endif

/* The number that a tracer writes to skip a call; the kernel has none by it. */
START_TEST(the_number_minus_one_is_not_allowed)
{
    uint32_t got = answer_to((unsigned)_i, seccomp_arch_native(), UINT32_MAX, zeros);
    ck_assert_msg(got == SECCOMP_RET_KILL_PROCESS || got == SECCOMP_RET_USER_NOTIF, "%#x", got);
}
END_TEST

/* ---- what must never be, whatever the table says --------------------------------------------- */

/* One test for all rows of a table: under AddressSanitizer each costs a tenth of a second. */
static const struct {
    unsigned tiers;
    const struct refused_call *calls;
    size_t n;
} never[] = {
    {TIER_PURE,                    refused,                           ARRAY_LEN(refused)           },
    {TIER_FILES,                   refused_with_files,                ARRAY_LEN(refused_with_files)},
    {TIER_THREADS | TIER_LOOPBACK, refused_with_threads_and_loopback,
     ARRAY_LEN(refused_with_threads_and_loopback)                                                  },
};

START_TEST(a_dangerous_call_is_never_allowed)
{
    for (size_t i = 0; i < never[_i].n; i++) {
        const struct refused_call *call = &never[_i].calls[i];
        if (call->number < 0)
            continue;
        uint32_t got =
            answer_to(never[_i].tiers, seccomp_arch_native(), (uint32_t)call->number, call->args);
        ck_assert_msg(got != SECCOMP_RET_ALLOW && got != EVALUATOR_FAILED, "%s, row '%s': %#x",
                      names[never[_i].tiers], call->label, got);
    }
}
END_TEST

/* ---- the table and the program by themselves ------------------------------------------------- */

static void check_row(const struct policy_rule *rule)
{
    ck_assert_msg(rule->why && strlen(rule->why) >= 8, "row '%s': no reason", rule->syscall);
    ck_assert_msg(rule->only_with < TIER_SETS_ && rule->not_with < TIER_SETS_ &&
                      !(rule->only_with & rule->not_with),
                  "row '%s': with %#x, without %#x", rule->syscall, rule->only_with,
                  rule->not_with);
    ck_assert_int_eq(seccomp_syscall_resolve_name(rule->syscall), rule->number);
    ck_assert_uint_le(rule->n_tests, POLICY_TESTS_MAX);
    for (unsigned i = 0; i < rule->n_tests; i++) {
        ck_assert_uint_lt(rule->tests[i].arg, ARGS);
        ck_assert_msg((rule->tests[i].value & ~rule->tests[i].mask) == 0,
                      "row '%s': test %u can't hold", rule->syscall, i);
        ck_assert_msg(!rule->tests[i].is_not || rule->tests[i].mask == UINT64_MAX,
                      "row '%s': test %u is not of all bits", rule->syscall, i);
    }
    if (rule->action == POLICY_ALLOW)
        ck_assert_int_eq(rule->answer_errno, 0);
    else
        ck_assert_msg(rule->answer_errno > 0 && rule->answer_errno < 600, "row '%s': errno %d",
                      rule->syscall, rule->answer_errno);
}

START_TEST(a_row_means_something_and_says_why)
{
    const struct policy_rule *rule;
    for (unsigned i = 0; (rule = policy_rule(i)); i++)
        check_row(rule);
}
END_TEST

static bool say_the_same(const struct policy_rule *a, const struct policy_rule *b)
{
    return a->action == b->action && a->answer_errno == b->answer_errno;
}

/* Of two rows for the same arguments the first would not always win. Rows of two tiers may say the
 * same; in one table that would be one too many. */
START_TEST(no_two_rows_are_for_the_same_arguments)
{
    const struct policy_rule *one, *other;
    for (unsigned i = 0; (one = policy_rule(i)); i++) {
        uint64_t args[ARGS] = {0};
        for (unsigned k = 0; k < one->n_tests; k++)
            args[one->tests[k].arg] = passing(&one->tests[k]);
        for (unsigned k = 0; (other = policy_rule(k)); k++) {
            for (unsigned tiers = 0; tiers < TIER_SETS_ && k != i; tiers++)
                ck_assert_msg(!policy_holds(one, tiers) ||
                                  !applies(other, tiers, (uint32_t)one->number, args) ||
                                  (one->only_with != other->only_with && say_the_same(one, other)),
                              "rows %u and %u, '%s', for %s", i, k, one->syscall, names[tiers]);
        }
    }
}
END_TEST

START_TEST(pure_code_needs_few_calls)
{
    unsigned n_calls = 0;
    const struct policy_rule *rule;
    for (unsigned i = 0; (rule = policy_rule(i)); i++) {
        bool is_new = rule->action == POLICY_ALLOW && policy_holds(rule, TIER_PURE);
        for (unsigned k = 0; k < i && is_new; k++)
            is_new =
                policy_rule(k)->number != rule->number || policy_rule(k)->action != POLICY_ALLOW;
        n_calls += is_new;
    }
    ck_assert_msg(n_calls > 0 && n_calls <= PURE_CALLS_MAX, "%u calls", n_calls);
}
END_TEST

START_TEST(the_program_is_one_that_the_kernel_takes)
{
    const struct buffer *program = &programs[_i];
    ck_assert_uint_gt(program->len, 0);
    ck_assert_uint_eq(program->len % sizeof(struct sock_filter), 0);
    ck_assert_uint_le(program->len, ZYGOTE_FILTER_MAX_BYTES);
    const size_t n = program->len / sizeof(struct sock_filter);
    for (size_t at = 0; at < n; at++) {
        struct sock_filter insn;
        memcpy(&insn, program->data + at * sizeof(insn), sizeof(insn));
        if (insn.code == (BPF_RET | BPF_K))
            ck_assert_msg((insn.k & SECCOMP_RET_ACTION_FULL) != SECCOMP_RET_ERRNO ||
                              (insn.k & SECCOMP_RET_DATA) < 600,
                          "returns %#x, which is no errno", insn.k);
        else if (BPF_CLASS(insn.code) == BPF_JMP)
            ck_assert_msg(BPF_OP(insn.code) == BPF_JA
                              ? at + insn.k + 1 < n
                              : at + insn.jt + 1 < n && at + insn.jf + 1 < n,
                          "instruction %zu leaves the program", at);
    }
}
END_TEST

START_TEST(a_program_is_appended_and_the_same_every_time)
{
    struct buffer out AUTO(buffer_release) = {0};
    struct error err = {0};
    buffer_puts(&out, "before");
    ck_assert_int_eq(seccomp_filter_build((unsigned)_i, &out, &err), 0);
    ck_assert_uint_eq(out.len, 6 + programs[_i].len);
    ck_assert_mem_eq(out.data, "before", 6);
    ck_assert_mem_eq(out.data + 6, programs[_i].data, programs[_i].len);
}
END_TEST

static void build_programs(void)
{
    for (unsigned tiers = 0; tiers < TIER_SETS_; tiers++) {
        struct error err = {0};
        tier_set_name(tiers, names[tiers]);
        ck_assert_msg(seccomp_filter_build(tiers, &programs[tiers], &err) == 0, "%s: %s",
                      names[tiers], err.text);
    }
}

static void release_programs(void)
{
    for (unsigned tiers = 0; tiers < TIER_SETS_; tiers++)
        buffer_release(&programs[tiers]);
}

static Suite *seccomp_filter_suite(void)
{
    unsigned n_rules = 0;
    while (policy_rule(n_rules))
        n_rules++;
    Suite *suite = suite_create("seccomp_filter");
    TCase *tc = tcase_create("seccomp_filter");
    tcase_add_unchecked_fixture(tc, build_programs, release_programs);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, each_row_of_the_policy_is_in_the_program, 0, (int)n_rules);
    tcase_add_loop_test(tc, every_call_gets_the_policy_s_answer, 0, (int)ARRAY_LEN(walked));
    tcase_add_loop_test(tc, a_call_of_another_architecture_kills, 0, (int)ARRAY_LEN(architectures));
#ifdef __x86_64__
    tcase_add_loop_test(tc, a_call_with_the_bit_of_x32_kills, 0, TIER_SETS_);
#endif
    tcase_add_loop_test(tc, the_number_minus_one_is_not_allowed, 0, TIER_SETS_);
    tcase_add_loop_test(tc, a_dangerous_call_is_never_allowed, 0, (int)ARRAY_LEN(never));
    tcase_add_test(tc, a_row_means_something_and_says_why);
    tcase_add_test(tc, no_two_rows_are_for_the_same_arguments);
    tcase_add_test(tc, pure_code_needs_few_calls);
    tcase_add_loop_test(tc, the_program_is_one_that_the_kernel_takes, 0, TIER_SETS_);
    tcase_add_loop_test(tc, a_program_is_appended_and_the_same_every_time, 0, TIER_SETS_);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(seccomp_filter_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
