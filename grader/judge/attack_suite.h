/*
 * attack_suite - attacks on the sandbox as data, for `gradebox selftest`
 *
 * A folder with a table, attacks.yaml, one row an attack. Beside it ID.py, the submission;
 * challenges/CHALLENGE, what it is graded against; good/CHALLENGE.py, which must be accepted right
 * afterwards. The table's keys are described at its head.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/load.h"
#include "grader/judge/verdict.h"

#define ATTACK_TABLE_NAME "attacks.yaml"

enum attack_family {
    ATTACK_ESCAPE,    /* out of the box: files, processes, network, the kernel */
    ATTACK_RESOURCES, /* more of the machine than its share */
    ATTACK_RESIDUE,   /* something that the next test or the next candidate meets */
    ATTACK_TIERS, /* more than files, threads, processes or loopback give, where they are allowed */
    ATTACK_FORGING,   /* a verdict that it didn't earn */
    ATTACK_REPORTING, /* a report that says something else than what happened */
    ATTACK_FAIR,      /* no attack: odd, honest, and to be accepted */
    ATTACK_FAMILY_COUNT_
};

/* Also what held an attack, as far as results tell (attack_run.h). */
enum attack_wall {
    ATTACK_WALL_NONE,
    ATTACK_WALL_SECCOMP,
    ATTACK_WALL_NAMESPACE,
    ATTACK_WALL_RLIMIT,
    ATTACK_WALL_CGROUP,
    ATTACK_WALL_SUPERVISOR,
    ATTACK_WALL_PROCESS,
    ATTACK_WALL_COUNT_
};

struct attack {
    const char *id;
    enum attack_family family;
    const char *what;      /* one line; hostile as far as terminals go */
    const char *challenge; /* id */
    unsigned verdicts;     /* set of 1u << enum verdict */
    enum attack_wall wall;
    const char *then; /* id of the file that is graded afterwards; NULL = the good solution */
    const char *says; /* stands in the failing test's detail or violation; NULL = whatever */
    unsigned line;    /* that the failure must name; 0 = whatever */
};

struct attack_suite {
    const char *folder; /* where all of it stands */
    struct attack *attacks;
    unsigned n_attacks;
    struct arena arena; /* owns all of the above */
};

/*
 * attack_suite_load - read the table of @folder
 *
 * @out_suite       filled on 0; attack_suite_release() frees it, and accepts a zeroed one
 * @out_complaints  filled on -1: each with file, line and column, also for a file that a row names
 *                  and that isn't there
 */
int attack_suite_load(const char *folder, struct attack_suite *out_suite,
                      struct complaints *out_complaints) MUST_CHECK;
void attack_suite_release(struct attack_suite *suite);

/* "escape", "seccomp" */
const char *attack_family_name(enum attack_family family);
const char *attack_wall_name(enum attack_wall wall);
