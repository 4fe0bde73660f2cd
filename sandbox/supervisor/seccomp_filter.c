/*
 * seccomp_filter - see seccomp_filter.h
 *
 * libseccomp refuses a notification as the default action, so the default is built as an errno that
 * no rule uses, and the exported program's returns of exactly that errno are rewritten. Loading
 * through libseccomp in every box would cost 0.5 to 1.1 ms; the exported program costs 0.1 to 0.2.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/seccomp_filter.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <string.h>
#include <sys/socket.h>

#include "sandbox/protocol.h"
#include "sandbox/supervisor/seccomp_policy.h"

/* Stands for "notify" until the program is exported. Above every real errno (linux/errno.h ends
 * below 600), below the 4095 that the kernel cuts errnos to (MAX_ERRNO). */
enum { DEFAULT_MARKER = 4000 };

static void release_context(scmp_filter_ctx *ctx)
{
    if (*ctx)
        seccomp_release(*ctx);
}

static int add_rule(scmp_filter_ctx ctx, const struct policy_rule *rule, struct error *err)
{
    struct scmp_arg_cmp tests[POLICY_TESTS_MAX];
    for (unsigned i = 0; i < rule->n_tests; i++) {
        const struct policy_test *t = &rule->tests[i];
        assert(!t->is_not || t->mask == UINT64_MAX);
        tests[i] = t->is_not ? SCMP_CMP64(t->arg, SCMP_CMP_NE, t->value)
                             : SCMP_CMP64(t->arg, SCMP_CMP_MASKED_EQ, t->mask, t->value);
    }
    uint32_t action = rule->action == POLICY_ALLOW ? SCMP_ACT_ALLOW
                                                   : SCMP_ACT_ERRNO((uint32_t)rule->answer_errno);
    int rc = seccomp_rule_add_array(ctx, action, rule->number, rule->n_tests, tests);
    if (rc < 0) {
        errno = -rc;
        return error_errno(err, ERROR_SANDBOX, "cannot add the seccomp rule for '%s'",
                           rule->syscall);
    }
    return 0;
}

/* Whether two rows, perhaps of two tiers, say the same. */
static bool is_same(const struct policy_rule *a, const struct policy_rule *b)
{
    if (a->number != b->number || a->action != b->action || a->answer_errno != b->answer_errno ||
        a->n_tests != b->n_tests)
        return false;
    for (unsigned i = 0; i < a->n_tests; i++) {
        if (a->tests[i].arg != b->tests[i].arg || a->tests[i].mask != b->tests[i].mask ||
            a->tests[i].value != b->tests[i].value || a->tests[i].is_not != b->tests[i].is_not)
            return false;
    }
    return true;
}

enum relation { RELATION_NONE, RELATION_COVERED, RELATION_CONFLICT };

/* What another row of the set means for @rule. One without tests covers those with tests of the same
 * call, and libseccomp lets it; where the two don't say the same, the policy would not mean what it
 * says. */
static enum relation relation_to(const struct policy_rule *rule, const struct policy_rule *other,
                                 bool is_earlier)
{
    if (other == rule || other->number != rule->number)
        return RELATION_NONE;
    if (is_earlier && is_same(rule, other))
        return RELATION_COVERED;
    if (other->n_tests > 0 || rule->n_tests == 0)
        return RELATION_NONE;
    bool agree = rule->action == other->action && rule->answer_errno == other->answer_errno;
    return agree ? RELATION_COVERED : RELATION_CONFLICT;
}

static int add_unless_covered(scmp_filter_ctx ctx, unsigned tiers, unsigned at, struct error *err)
{
    const struct policy_rule *rule = policy_rule(at), *other;
    for (unsigned i = 0; (other = policy_rule(i)); i++) {
        enum relation relation =
            policy_holds(other, tiers) ? relation_to(rule, other, i < at) : RELATION_NONE;
        if (relation == RELATION_CONFLICT)
            return error_set(err, ERROR_SANDBOX,
                             "the policy has rules for '%s' with and without tests", rule->syscall);
        if (relation == RELATION_COVERED)
            return 0;
    }
    return add_rule(ctx, rule, err);
}

static int add_rules(scmp_filter_ctx ctx, unsigned tiers, struct error *err)
{
    const struct policy_rule *rule;
    for (unsigned i = 0; (rule = policy_rule(i)); i++) {
        if (policy_holds(rule, tiers) && add_unless_covered(ctx, tiers, i, err) < 0)
            return -1;
    }
    return 0;
}

static int notify_by_default(struct buffer *program, struct error *err)
{
    unsigned rewritten = 0;
    for (size_t at = 0; at + sizeof(struct sock_filter) <= program->len;
         at += sizeof(struct sock_filter)) {
        struct sock_filter insn;
        memcpy(&insn, program->data + at, sizeof(insn));
        if (insn.code != (BPF_RET | BPF_K) || insn.k != (SECCOMP_RET_ERRNO | DEFAULT_MARKER))
            continue;
        insn.k = SECCOMP_RET_USER_NOTIF;
        memcpy(program->data + at, &insn, sizeof(insn));
        rewritten++;
    }
    if (rewritten == 0)
        return error_set(err, ERROR_SANDBOX, "the seccomp program has no default to rewrite");
    return 0;
}

/* libseccomp writes the program to a descriptor at once. A packet keeps it whole, and unlike a file in
 * memory it is under no RLIMIT_FSIZE. */
static int export_program(scmp_filter_ctx ctx, struct buffer *out, struct error *err)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make a socket pair for the seccomp program");
    AUTO_FD int in = ends[0];
    AUTO_FD int from = ends[1];
    int rc = seccomp_export_bpf(ctx, in);
    if (rc < 0) {
        errno = -rc;
        return error_errno(err, ERROR_SANDBOX, "cannot export the seccomp program");
    }
    char *room = buffer_reserve(out, ZYGOTE_FILTER_MAX_BYTES);
    ssize_t length = room ? recv(from, room, ZYGOTE_FILTER_MAX_BYTES, MSG_TRUNC) : -1;
    if (length < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot read the seccomp program back");
    if (length == 0 || length > ZYGOTE_FILTER_MAX_BYTES ||
        (size_t)length % sizeof(struct sock_filter))
        return error_set(err, ERROR_SANDBOX, "the seccomp program has an odd size of %zd bytes",
                         length);
    buffer_commit(out, (size_t)length);
    return 0;
}

int seccomp_filter_build(unsigned tiers, struct buffer *out, struct error *err)
{
    AUTO(release_context) scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(DEFAULT_MARKER));
    if (!ctx)
        return error_set(err, ERROR_SANDBOX, "libseccomp can't start a filter");
    int rc = seccomp_attr_set(ctx, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (rc == 0)
        rc = seccomp_attr_set(ctx, SCMP_FLTATR_CTL_OPTIMIZE, 2); /* a binary tree of calls */
    if (rc < 0) {
        errno = -rc;
        return error_errno(err, ERROR_SANDBOX, "cannot set up the seccomp filter");
    }
    struct buffer program AUTO(buffer_release) = {.max = ZYGOTE_FILTER_MAX_BYTES};
    if (add_rules(ctx, tiers, err) < 0 || export_program(ctx, &program, err) < 0 ||
        notify_by_default(&program, err) < 0)
        return -1;
    buffer_append(out, program.data, program.len);
    return 0;
}
