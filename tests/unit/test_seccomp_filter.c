/*
 * test_seccomp_filter - what the compiled program of each tier answers, against the policy's table
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
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>

#include "base/cleanup.h"
#include "sandbox/protocol.h"
#include "sandbox/supervisor/seccomp_filter.h"
#include "sandbox/supervisor/seccomp_policy.h"

enum {
    ARGS = 6,
    NUMBERS = 600,                /* above every call that there is (asm/unistd_64.h ends at 470) */
    X32_BIT = 0x40000000,         /* asm/unistd.h, __X32_SYSCALL_BIT */
    PURE_CALLS_MAX = 32,          /* design.md: about 30 */
    EVALUATOR_FAILED = 0x0bad0bad /* no action of seccomp(2) */
};

static struct buffer programs[TIER_COUNT_];

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

/* What the kernel would answer. A program that leaves its bounds fails the test. */
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
            ck_assert_msg(insn.k % 4 == 0 && insn.k + 4 <= sizeof(*data), "load at %u", insn.k);
            memcpy(&a, (const char *)data + insn.k, sizeof(a));
        } else if (insn.code == (BPF_ALU | BPF_AND | BPF_K)) {
            a &= insn.k;
        } else if (insn.code == (BPF_JMP | BPF_JA)) {
            at += insn.k;
        } else {
            ck_assert_msg(BPF_CLASS(insn.code) == BPF_JMP && BPF_SRC(insn.code) == BPF_K,
                          "an instruction that isn't known here: %#x", insn.code);
            at += jumps(BPF_OP(insn.code), a, insn.k) ? insn.jt : insn.jf;
        }
    }
    return EVALUATOR_FAILED;
}

static uint32_t answer_to(enum tier tier, uint32_t arch, uint32_t number, const uint64_t *args)
{
    struct seccomp_data data = {.nr = (int)number, .arch = arch};
    for (unsigned i = 0; i < ARGS; i++)
        data.args[i] = args[i];
    return evaluate(&programs[tier], &data);
}

/* ---- the policy ------------------------------------------------------------------------------ */

static bool applies(const struct policy_rule *rule, enum tier tier, uint32_t number,
                    const uint64_t *args)
{
    if (!(rule->tiers & 1u << tier) || rule->number < 0 || (uint32_t)rule->number != number)
        return false;
    for (unsigned i = 0; i < rule->n_tests; i++) {
        if ((args[rule->tests[i].arg] & rule->tests[i].mask) != rule->tests[i].value)
            return false;
    }
    return true;
}

static uint32_t policy_answer(enum tier tier, uint32_t number, const uint64_t *args)
{
    unsigned n;
    const struct policy_rule *rules = policy_rules(&n);
    for (unsigned i = 0; i < n; i++) {
        if (!applies(&rules[i], tier, number, args))
            continue;
        return rules[i].action == POLICY_ALLOW
                   ? SECCOMP_RET_ALLOW
                   : SECCOMP_RET_ERRNO | (uint32_t)rules[i].answer_errno;
    }
    return SECCOMP_RET_USER_NOTIF;
}

static void check_call(enum tier tier, uint32_t number, const uint64_t *args)
{
    uint32_t got = answer_to(tier, seccomp_arch_native(), number, args);
    uint32_t want = policy_answer(tier, number, args);
    ck_assert_msg(got == want,
                  "tier %s, call %u (%#llx, %#llx, %#llx, %#llx): %#x, the policy says %#x",
                  tier_name(tier), number, (unsigned long long)args[0], (unsigned long long)args[1],
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

/* All pairs of what is near to passing the tests of a rule, the other arguments as in @base. */
static void check_near(enum tier tier, const struct policy_rule *rule, const uint64_t *base)
{
    uint64_t first[VALUES_MAX], second[VALUES_MAX], args[ARGS];
    memcpy(args, base, sizeof(args));
    unsigned n_first = near_values(&rule->tests[0], first), n_second = 1;
    if (rule->n_tests > 1)
        n_second = near_values(&rule->tests[1], second);
    for (unsigned i = 0; i < n_first; i++) {
        args[rule->tests[0].arg] = first[i];
        for (unsigned k = 0; k < n_second; k++) {
            if (rule->n_tests > 1)
                args[rule->tests[1].arg] = second[k];
            check_call(tier, (uint32_t)rule->number, args);
        }
    }
}

static const uint64_t zeros[ARGS], ones[ARGS] = {~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0),
                                                 ~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0)};

START_TEST(each_row_of_the_policy_is_in_the_program)
{
    unsigned n;
    const struct policy_rule *rule = &policy_rules(&n)[_i];
    static_assert(POLICY_TESTS_MAX == 2, "check_near goes through pairs");
    if (rule->number < 0)
        return; /* this architecture has no such call */
    for (unsigned tier = 0; tier < TIER_COUNT_; tier++) {
        uint64_t args[ARGS] = {0};
        for (unsigned i = 0; i < rule->n_tests; i++)
            args[rule->tests[i].arg] = rule->tests[i].value;
        if (rule->tiers & 1u << tier)
            ck_assert_msg(answer_to((enum tier)tier, seccomp_arch_native(), (uint32_t)rule->number,
                                    args) != SECCOMP_RET_USER_NOTIF,
                          "row '%s' has no effect", rule->syscall);
        check_call((enum tier)tier, (uint32_t)rule->number, zeros);
        check_call((enum tier)tier, (uint32_t)rule->number, ones);
        if (rule->n_tests == 0)
            continue;
        check_near((enum tier)tier, rule, zeros);
        check_near((enum tier)tier, rule, ones);
    }
}
END_TEST

/* The values of every row in every argument of every call: a test that were compiled into another
 * call, or into another argument, would show. */
START_TEST(every_call_gets_the_policy_s_answer)
{
    unsigned n;
    const struct policy_rule *rules = policy_rules(&n);
    for (uint32_t number = 0; number < NUMBERS; number++) {
        check_call((enum tier)_i, number, zeros);
        check_call((enum tier)_i, number, ones);
        for (unsigned i = 0; i < n; i++) {
            for (unsigned k = 0; k < rules[i].n_tests; k++) {
                uint64_t args[ARGS];
                for (unsigned at = 0; at < ARGS; at++)
                    args[at] = rules[i].tests[k].value;
                check_call((enum tier)_i, number, args);
            }
        }
    }
    static const uint32_t beyond[] = {X32_BIT - 1, NUMBERS, 1 << 16, 1 << 20};
    for (size_t i = 0; i < ARRAY_LEN(beyond); i++)
        check_call((enum tier)_i, beyond[i], zeros);
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
    for (unsigned tier = 0; tier < TIER_COUNT_; tier++) {
        for (uint32_t number = 0; number < NUMBERS; number++) {
            uint32_t got = answer_to((enum tier)tier, architectures[_i].arch, number, zeros);
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
        uint32_t got = answer_to((enum tier)_i, AUDIT_ARCH_X86_64, X32_BIT | number, zeros);
        ck_assert_msg(got == SECCOMP_RET_KILL_PROCESS, "call %u: %#x", number, got);
    }
}
END_TEST
#endif

/* The number that a tracer writes to skip a call; the kernel has none by it. */
START_TEST(the_number_minus_one_is_not_allowed)
{
    uint32_t got = answer_to((enum tier)_i, seccomp_arch_native(), UINT32_MAX, zeros);
    ck_assert_msg(got == SECCOMP_RET_KILL_PROCESS || got == SECCOMP_RET_USER_NOTIF, "%#x", got);
}
END_TEST

/* ---- what must never be, whatever the table says --------------------------------------------- */

#define REFUSED(name)                                                                              \
    {                                                                                              \
#name, SCMP_SYS(name),                                                                     \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }

/* clang-format off */
static const struct {
    const char *label;
    int number;
    uint64_t args[ARGS];
} refused[] = {
    REFUSED(open), REFUSED(openat), REFUSED(openat2), REFUSED(creat), REFUSED(execve),
    REFUSED(execveat), REFUSED(fork), REFUSED(vfork), REFUSED(clone), REFUSED(socket),
    REFUSED(socketpair), REFUSED(connect), REFUSED(bind), REFUSED(sendto), REFUSED(recvmsg),
    REFUSED(kill), REFUSED(tkill), REFUSED(pidfd_open), REFUSED(pidfd_getfd), REFUSED(ptrace),
    REFUSED(process_vm_readv), REFUSED(process_vm_writev), REFUSED(mount), REFUSED(umount2),
    REFUSED(chroot), REFUSED(pivot_root), REFUSED(unshare), REFUSED(setns), REFUSED(bpf),
    REFUSED(perf_event_open), REFUSED(userfaultfd), REFUSED(io_uring_setup), REFUSED(keyctl),
    REFUSED(memfd_create), REFUSED(shmget), REFUSED(shmat), REFUSED(mq_open), REFUSED(dup),
    REFUSED(dup2), REFUSED(dup3), REFUSED(fcntl), REFUSED(prctl), REFUSED(arch_prctl),
    REFUSED(seccomp), REFUSED(personality), REFUSED(unlink), REFUSED(rename), REFUSED(mkdir),
    REFUSED(sched_setaffinity), REFUSED(setpriority), REFUSED(setrlimit), REFUSED(mlockall),
    REFUSED(remap_file_pages), REFUSED(pkey_mprotect), REFUSED(process_madvise),
    {"mmap: executable",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS}},
    {"mmap: shared", SCMP_SYS(mmap), {0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS}},
    {"mmap: a file", SCMP_SYS(mmap), {0, 4096, PROT_READ, MAP_PRIVATE, 3}},
    {"mmap: at a place of its choice",
     SCMP_SYS(mmap),
     {4096, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED}},
    {"mmap: a stack, which no limit counts",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN}},
    {"mmap: huge pages",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB}},
    {"mmap: pages to be read alone, which no limit counts",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS}},
    {"mprotect: written pages made read-only, which no limit counts",
     SCMP_SYS(mprotect),
     {0, 4096, PROT_READ}},
    {"mprotect: written pages made unreachable, the same", SCMP_SYS(mprotect), {0, 4096, PROT_NONE}},
    {"futex: a lock of another thread's", SCMP_SYS(futex), {0, FUTEX_LOCK_PI_PRIVATE}},
    {"futex: moving who waits", SCMP_SYS(futex), {0, FUTEX_CMP_REQUEUE_PI_PRIVATE}},
    {"mprotect: executable", SCMP_SYS(mprotect), {0, 4096, PROT_READ | PROT_EXEC}},
    {"mprotect: grows down", SCMP_SYS(mprotect), {0, 4096, PROT_READ | PROT_GROWSDOWN}},
    {"mremap: to a place of its choice",
     SCMP_SYS(mremap),
     {0, 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED}},
    {"madvise: drops what was forked", SCMP_SYS(madvise), {0, 4096, MADV_WIPEONFORK}},
    {"sendmsg: by the socket to the grader", SCMP_SYS(sendmsg), {BOX_SOCKET_FD}},
    {"sendmsg: by standard output", SCMP_SYS(sendmsg), {1}},
    {"clone3 may not be tried by its pointer", SCMP_SYS(clone3), {1, 88}},
    {"ioctl: types into a terminal", SCMP_SYS(ioctl), {0, 0x5412}},
};
/* clang-format on */

/* One test for all rows, here and below: under AddressSanitizer each costs a tenth of a second. */
START_TEST(a_dangerous_call_is_never_allowed_to_pure_code)
{
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        if (refused[i].number < 0)
            continue;
        uint32_t got = answer_to(TIER_PURE, seccomp_arch_native(), (uint32_t)refused[i].number,
                                 refused[i].args);
        ck_assert_msg(got != SECCOMP_RET_ALLOW && got != EVALUATOR_FAILED, "row '%s': %#x",
                      refused[i].label, got);
    }
}
END_TEST

/* ---- the table and the program by themselves ------------------------------------------------- */

static void check_row(const struct policy_rule *rule)
{
    ck_assert_msg(rule->why && strlen(rule->why) >= 8, "row '%s': no reason", rule->syscall);
    ck_assert_msg(rule->tiers != 0 && rule->tiers < 1u << TIER_COUNT_, "row '%s': tiers %#x",
                  rule->syscall, rule->tiers);
    ck_assert_int_eq(seccomp_syscall_resolve_name(rule->syscall), rule->number);
    ck_assert_uint_le(rule->n_tests, POLICY_TESTS_MAX);
    for (unsigned i = 0; i < rule->n_tests; i++) {
        ck_assert_uint_lt(rule->tests[i].arg, ARGS);
        ck_assert_msg((rule->tests[i].value & ~rule->tests[i].mask) == 0,
                      "row '%s': test %u can't hold", rule->syscall, i);
    }
    if (rule->action == POLICY_ALLOW)
        ck_assert_int_eq(rule->answer_errno, 0);
    else
        ck_assert_msg(rule->answer_errno > 0 && rule->answer_errno < 600, "row '%s': errno %d",
                      rule->syscall, rule->answer_errno);
}

START_TEST(a_row_means_something_and_says_why)
{
    unsigned n;
    const struct policy_rule *rules = policy_rules(&n);
    for (unsigned i = 0; i < n; i++)
        check_row(&rules[i]);
}
END_TEST

/* Of two rows for the same arguments the first would not always win. */
START_TEST(no_two_rows_are_for_the_same_arguments)
{
    unsigned n;
    const struct policy_rule *rules = policy_rules(&n);
    for (unsigned i = 0; i < n; i++) {
        const struct policy_rule *one = &rules[i];
        uint64_t args[ARGS] = {0};
        for (unsigned k = 0; k < one->n_tests; k++)
            args[one->tests[k].arg] = one->tests[k].value;
        for (unsigned k = 0; k < n; k++) {
            for (unsigned tier = 0; tier < TIER_COUNT_ && k != i && one->number >= 0; tier++)
                ck_assert_msg(!(one->tiers & 1u << tier) ||
                                  !applies(&rules[k], (enum tier)tier, (uint32_t)one->number, args),
                              "rows %u and %u, '%s'", i, k, one->syscall);
        }
    }
}
END_TEST

START_TEST(pure_code_needs_few_calls)
{
    unsigned n, n_calls = 0;
    const struct policy_rule *rules = policy_rules(&n);
    for (unsigned i = 0; i < n; i++) {
        bool is_new = rules[i].action == POLICY_ALLOW && (rules[i].tiers & 1u << TIER_PURE);
        for (unsigned k = 0; k < i && is_new; k++)
            is_new = rules[k].number != rules[i].number || rules[k].action != POLICY_ALLOW;
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
    ck_assert_int_eq(seccomp_filter_build((enum tier)_i, &out, &err), 0);
    ck_assert_uint_eq(out.len, 6 + programs[_i].len);
    ck_assert_mem_eq(out.data, "before", 6);
    ck_assert_mem_eq(out.data + 6, programs[_i].data, programs[_i].len);
}
END_TEST

static void build_programs(void)
{
    for (unsigned tier = 0; tier < TIER_COUNT_; tier++) {
        struct error err = {0};
        ck_assert_msg(seccomp_filter_build((enum tier)tier, &programs[tier], &err) == 0, "%s",
                      err.text);
    }
}

static void release_programs(void)
{
    for (unsigned tier = 0; tier < TIER_COUNT_; tier++)
        buffer_release(&programs[tier]);
}

static Suite *seccomp_filter_suite(void)
{
    unsigned n_rules;
    policy_rules(&n_rules);
    Suite *suite = suite_create("seccomp_filter");
    TCase *tc = tcase_create("seccomp_filter");
    tcase_add_unchecked_fixture(tc, build_programs, release_programs);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, each_row_of_the_policy_is_in_the_program, 0, (int)n_rules);
    tcase_add_loop_test(tc, every_call_gets_the_policy_s_answer, 0, TIER_COUNT_);
    tcase_add_loop_test(tc, a_call_of_another_architecture_kills, 0, (int)ARRAY_LEN(architectures));
#ifdef __x86_64__
    tcase_add_loop_test(tc, a_call_with_the_bit_of_x32_kills, 0, TIER_COUNT_);
#endif
    tcase_add_loop_test(tc, the_number_minus_one_is_not_allowed, 0, TIER_COUNT_);
    tcase_add_test(tc, a_dangerous_call_is_never_allowed_to_pure_code);
    tcase_add_test(tc, a_row_means_something_and_says_why);
    tcase_add_test(tc, no_two_rows_are_for_the_same_arguments);
    tcase_add_test(tc, pure_code_needs_few_calls);
    tcase_add_loop_test(tc, the_program_is_one_that_the_kernel_takes, 0, TIER_COUNT_);
    tcase_add_loop_test(tc, a_program_is_appended_and_the_same_every_time, 0, TIER_COUNT_);
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
