/*
 * policy_rows - how the rows of seccomp_policy*.c are written, and the tables that these files hold
 *
 * A file says by ROWS_ARE_FOR which tiers its rows are for (0: all) before it includes this.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <seccomp.h>

#include "base/cleanup.h"
#include "sandbox/supervisor/seccomp_policy.h"

struct policy_table {
    const struct policy_rule *rules;
    unsigned n;
};

extern const struct policy_table policy_files, policy_threads, policy_loopback, policy_events,
    policy_unix, policy_processes;

#define ANY_BITS32 UINT64_C(0xffffffff)
#define ALL_BITS (~UINT64_C(0))

#define NAMED(name) .syscall = #name, .number = SCMP_SYS(name), .only_with = ROWS_ARE_FOR

#define ALLOW(name, reason)                                                                        \
    {                                                                                              \
        NAMED(name), .action = POLICY_ALLOW, .why = reason                                         \
    }
#define ALLOW_IF(name, reason, ...)                                                                \
    {                                                                                              \
        NAMED(name), .action = POLICY_ALLOW, .why = reason, .n_tests = 1, .tests = {               \
            {__VA_ARGS__}                                                                          \
        }                                                                                          \
    }
#define ALLOW_IF2(name, reason, ...)                                                               \
    {                                                                                              \
        NAMED(name), .action = POLICY_ALLOW, .why = reason, .n_tests = 2, .tests = { __VA_ARGS__ } \
    }
#define ALLOW_IF3(name, reason, ...)                                                               \
    {                                                                                              \
        NAMED(name), .action = POLICY_ALLOW, .why = reason, .n_tests = 3, .tests = { __VA_ARGS__ } \
    }
#define ANSWER(name, error, reason)                                                                \
    {                                                                                              \
        NAMED(name), .action = POLICY_ANSWER, .answer_errno = error, .why = reason                 \
    }
#define ANSWER_IF(name, error, reason, ...)                                                        \
    {                                                                                              \
        NAMED(name), .action = POLICY_ANSWER, .answer_errno = error, .why = reason, .n_tests = 1,  \
                     .tests = {                                                                    \
                         {__VA_ARGS__}                                                             \
                     }                                                                             \
    }
#define ANSWER_IF_WITHOUT(tiers, name, error, reason, ...)                                         \
    {                                                                                              \
        NAMED(name), .not_with = tiers, .action = POLICY_ANSWER, .answer_errno = error,            \
                     .why = reason, .n_tests = 1, .tests = {                                       \
                         {__VA_ARGS__}                                                             \
                     }                                                                             \
    }
/* For rows that a tier takes back, because its own say more. */
#define ANSWER_WITHOUT(tiers, name, error, reason)                                                 \
    {                                                                                              \
        NAMED(name), .not_with = tiers, .action = POLICY_ANSWER, .answer_errno = error,            \
                     .why = reason                                                                 \
    }

/* A family, a type and a protocol. The flags of the type are let through. */
#define SOCKET(call, family, type, protocol, reason)                                               \
    {                                                                                              \
        NAMED(call), .action = POLICY_ALLOW, .why = reason, .n_tests = 3, .tests = {               \
            {.arg = 0, .mask = ANY_BITS32,                                   .value = family  },                                       \
            {.arg = 1,                                                                             \
             .mask = ANY_BITS32 & ~(uint64_t)(SOCK_CLOEXEC | SOCK_NONBLOCK),                       \
             .value = type                                                                    },                                                                       \
            {.arg = 2, .mask = ANY_BITS32,                                   .value = protocol}                                      \
        }                                                                                          \
    }
#define OPTION(call, level, name, reason)                                                          \
    ALLOW_IF2(call, reason, {.arg = 1, .mask = ANY_BITS32, .value = level},                        \
              {.arg = 2, .mask = ANY_BITS32, .value = name})
