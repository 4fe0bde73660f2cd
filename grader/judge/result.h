/*
 * result - what grading one submission gave: everything that a report may say, and nothing else
 *
 * A report reads this and knows nothing of challenges, boxes or protocols. Texts are owned by the
 * result's arena; those that came out of a box are hostile bytes until text_sanitise has seen them,
 * and are named so below. What a hidden test must not show is not in here: for a test that isn't
 * visible, `shown` is NULL and `detail` is safe for the candidate.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "grader/judge/verdict.h"
#include "sandbox/spec.h"

enum { VIOLATION_ARGS_MAX = 6 };

/* A system call that the challenge doesn't allow. */
struct violation {
    const char *syscall;                  /* "socket" */
    const char *args[VIOLATION_ARGS_MAX]; /* decoded where known: "AF_INET"; sanitised */
    unsigned n_args;
    unsigned line; /* of the submission; 0 = not known */
};

/* A line of a traceback, the candidate's own only. */
struct traceback_line {
    unsigned line;        /* of the submission, 1-based */
    const char *function; /* hostile; "<module>" at top level, "" where nothing was run */
    const char *source;   /* that line of the submission without indentation; hostile */
    unsigned column;      /* of `source`, in characters, 1-based; 0 = not known */
};

/* What a visible test shows of itself. NULL fields: nothing to say. */
struct shown_test {
    const char *call; /* the call as Python would write it, or the operations up to the failing
                               one, or the snippet: lines separated by \n; sanitised */
    const char
        *expected;   /* repr of the whole expected value, or e.g. "ValueError raised"; sanitised */
    const char *got; /* repr of the whole result, or "ValueError: text" raised; sanitised */
    const char *difference; /* "at $[1]: one element too many"; sanitised */
    const char *printed;    /* hostile: stdout and stderr as they came */
    size_t printed_len;
    uint64_t printed_dropped_bytes; /* beyond the output limit, not kept */
    const struct traceback_line *traceback;
    unsigned n_traceback;
    const char *exception; /* "ValueError: text"; hostile; NULL = none */
};

struct test_result {
    const char *group; /* id */
    const char *id;    /* "random[3]" for the fourth of a repeated test */
    bool visible;
    enum verdict verdict;
    double points, max_points;
    double share; /* of max_points, where a checker gave a part of them to a WA; else 0 */
    nsec_t cpu_ns, wall_ns;
    unsigned n_runs;               /* of a test that ended near its limit (rerun.h), else 0: */
    nsec_t cpu_min_ns, cpu_max_ns; /* of those runs; cpu_ns is the median */
    nsec_t time_limit_ns, wall_limit_ns;
    uint64_t
        time_permille;   /* thousandths of reference_ns that the time limit is, or 0: it was said */
    nsec_t reference_ns; /* what the reference took */
    uint64_t memory_bytes, memory_limit_bytes;
    const char *detail; /* one line, sanitised, "" for AC; safe also where not visible */
    const char *hint;   /* the setter's, on a failure; NULL = none */
    unsigned line;      /* of an exception or violation; 0 = none */
    const struct violation *violation; /* NULL unless SV */
    const struct shown_test *shown;    /* NULL for hidden tests */
};

struct group_result {
    const char *id;
    bool visible;
    double points, max_points;
    unsigned n_tests, n_accepted;
    enum verdict verdict;      /* AC; SK when skipped; else of the first test that is not AC */
    const char *skipped_needs; /* "edge, samples": the groups that it needs and that failed; NULL */
    unsigned first_test;       /* index into tests; the group's tests are contiguous */
};

/* Which walls really stood. */
struct isolation {
    const char *namespaces[8]; /* "user", "mount", ... */
    unsigned n_namespaces;
    char seccomp[TIER_SET_NAME_BYTES]; /* tiers: "pure", "files+threads" */
    unsigned landlock_abi;             /* 0 = no Landlock here */
    const char *memory; /* "rlimit", or "rlimit+cgroup" where each box has a leaf of its own */
};

struct submission_result {
    const char *challenge;  /* id */
    const char *submission; /* as named on the command line; "-" for standard input */
    enum verdict verdict;
    double score, max_score;
    nsec_t cpu_ns;         /* of the slowest test; 0 when none ran */
    uint64_t memory_bytes; /* of the hungriest test */
    nsec_t time_limit_ns;  /* of that slowest test */
    uint64_t memory_limit_bytes;
    struct isolation isolation;
    struct group_result *groups;
    unsigned n_groups;
    struct test_result *tests;
    unsigned n_tests;

    struct arena arena; /* owns all of the above */
};

/* Frees everything; accepts a zeroed one. */
void submission_result_release(struct submission_result *r);
