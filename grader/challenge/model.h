/*
 * model - a challenge as the rest of the program sees it
 *
 * Built by challenge_load from a folder, checked completely, read-only afterwards. Everything hangs
 * on one arena: challenge_release frees it all. No value in here has been evaluated: VALUE_PY and
 * VALUE_REFERENCE stand where the setter wrote them. Times are nanoseconds, sizes bytes.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/pattern.h"
#include "grader/challenge/code.h"
#include "grader/value/compare.h"
#include "grader/value/value.h"

enum entry_kind { ENTRY_FUNCTION, ENTRY_CLASS, ENTRY_NAMES, ENTRY_PROGRAM, ENTRY_KIND_COUNT_ };

struct entry {
    enum entry_kind kind;
    const char **names; /* function, class: the name, then its aliases in order; names: all;
                           program: none */
    unsigned n_names;
    const char **params; /* names for messages and for the starter */
    unsigned n_params;
};

/* Limits of one test with all levels (challenge, group, test) already merged. */
struct limits {
    nsec_t time_ns; /* CPU time; with time_permille that of the reference, when it is measured */
    nsec_t wall_ns;
    uint64_t
        time_permille; /* thousandths of the reference's time (5x is 5000), or 0: limits_resolve */
    uint64_t wall_permille; /* thousandths of time_ns, or 0: wall_ns was said */
    uint64_t memory_bytes;  /* above the warm interpreter */
    uint64_t
        output_bytes; /* kept of stdout + stderr; OUTPUT_KILL_FACTOR times that ends the test */
    struct mark mark; /* of the innermost `limits` that says something; zero where none does */
};

enum { OUTPUT_KILL_FACTOR = 16 };

enum shape_kind { SHAPE_LINKED_LIST, SHAPE_TREE, SHAPE_KIND_COUNT_ };

/* A class of nodes. challenge->node_types always holds at least one of each shape, the default
 * ListNode(val, next) and TreeNode(val, left, right) where the challenge names none. The first of a
 * shape is the one that !linked_list and !tree build. */
struct node_type {
    const char *name;
    enum shape_kind shape;
    const char *value;        /* attribute */
    const char *next;         /* linked list, else NULL */
    const char *left, *right; /* tree, else NULL */
};

enum operation_kind { OPERATION_NEW, OPERATION_CALL, OPERATION_ATTRIBUTE };

/* What must come of a call, an operation or a snippet. */
enum outcome_kind {
    OUTCOME_ANY,    /* an operation whose outcome doesn't count (but an exception is an RE) */
    OUTCOME_VALUE,  /* `expect`, `returns`: one value */
    OUTCOME_ONE_OF, /* `expect_any` */
    OUTCOME_RAISES,
    OUTCOME_KIND_COUNT_
};

struct expected_outcome {
    enum outcome_kind kind;
    struct value *values; /* VALUE: one, which may be VALUE_REFERENCE; ONE_OF: n_values */
    unsigned n_values;
    const char *exception;                   /* RAISES: class name */
    const char *exception_match;             /* RAISES: what is searched in the message, or NULL */
    const struct pattern *exception_pattern; /* the same, compiled */
};

struct operation {
    enum operation_kind kind;
    const char *object;  /* `as` and `on`; "" for the one without a name */
    const char *name;    /* method or attribute; NULL for NEW */
    struct value args;   /* VALUE_LIST */
    struct value kwargs; /* VALUE_DICT */
    struct expected_outcome outcome;
    struct mark mark;
};

/* How what is printed is compared with `stdout`. */
enum stdout_kind {
    STDOUT_ANY, /* it doesn't count */
    STDOUT_EXACT,
    STDOUT_TOKENS, /* the words between blanks */
    STDOUT_REGEX,  /* all of it, but for a newline at the end */
    STDOUT_KIND_COUNT_
};

struct expected_stdout {
    enum stdout_kind kind;
    const char *text; /* EXACT, TOKENS; REGEX: the source of the pattern */
    size_t length;
    const struct pattern *pattern; /* REGEX */
};

/* Code that decides: a file of the folder that defines check(args, result, expected). */
struct checker {
    const char *name;   /* relative to the folder: "checker.py" */
    const char *path;   /* folder/checker.py, for messages */
    const char *source; /* bytes as they are in the file */
    size_t length;
    struct mark mark;     /* where it is named first */
    struct checker *next; /* of the challenge */
};

/* A file in the folder of a test. */
struct test_file {
    const char *name; /* relative, without '.' and '..'; files: a '/' at its end makes a folder */
    struct value content; /* VALUE_STR, VALUE_BYTES or VALUE_PY; VALUE_NONE: of a folder, and in
                             files_after of what must not be there */
    struct mark mark;
};

enum test_kind { TEST_CALL, TEST_OPERATIONS, TEST_SNIPPET, TEST_PROGRAM, TEST_KIND_COUNT_ };

/* One item of `tests:`. With `repeat: N` it stands for N tests, which differ in their index. */
struct test {
    const char *id;
    enum test_kind kind;
    const char *hint; /* NULL = none */
    struct limits limits;
    struct compare_rules compare;
    unsigned repeat; /* >= 1 */
    unsigned take;   /* items taken of an iterator */

    const char *generate;         /* source, or NULL; then args or operations are empty */
    struct value args;            /* TEST_CALL: VALUE_LIST; TEST_PROGRAM: of VALUE_STR, argv */
    struct value kwargs;          /* TEST_CALL: VALUE_DICT */
    struct operation *operations; /* TEST_OPERATIONS */
    unsigned n_operations;
    const char *run;    /* TEST_SNIPPET: source */
    struct value input; /* standard input: VALUE_STR or VALUE_BYTES; VALUE_NONE = empty */

    struct expected_outcome outcome; /* CALL, SNIPPET; for OPERATIONS only VALUE_REFERENCE counts:
                                        every operation's outcome is asked of the reference */
    bool has_args_after;
    struct value args_after; /* VALUE_LIST */
    bool unchanged;          /* the arguments must be as they were */
    bool same_nodes;
    struct expected_stdout printed;
    unsigned exit_status; /* TEST_PROGRAM */
    bool has_exit_status; /* the setter wrote it */
    const struct checker
        *checker;            /* NULL = none; then `outcome` is compared by us, not handed to it */
    struct test_file *files; /* there before the submission is loaded */
    unsigned n_files;
    struct test_file *files_after; /* what must be there after the test */
    unsigned n_files_after;

    struct mark mark, generate_mark, run_mark, outcome_mark;
};

enum scoring { SCORING_EACH, SCORING_ALL };

struct group {
    const char *id;
    double points; /* 0 where the group doesn't say */
    bool visible;
    enum scoring scoring;
    const unsigned *needs; /* indices of earlier groups */
    unsigned n_needs;
    struct test *tests;
    unsigned n_tests;
    struct mark mark;
};

/* What a folder under solutions/ promises. */
enum promise {
    PROMISE_ACCEPTED,
    PROMISE_WRONG_ANSWER,
    PROMISE_TIME_LIMIT,
    PROMISE_MEMORY_LIMIT,
    PROMISE_RUNTIME_ERROR,
    PROMISE_REJECTED,
    PROMISE_COUNT_
};

struct solution {
    const char *path; /* relative to the challenge's folder: solutions/accepted/x.py */
    enum promise promise;
};

/* Names that a rule forbids, in the arena. */
struct rule_names {
    const char **names;
    unsigned n;
};

struct rules {
    struct rule_names imports; /* modules: "functools", "os.path" */
    struct rule_names calls;   /* "sorted"; "functools.lru_cache": of that module alone */
    struct rule_names syntax;  /* "slice" */
};

struct challenge {
    const char *folder;                  /* as opened */
    const char *yaml_path;               /* folder/challenge.yaml, for messages */
    const char *id, *title, *difficulty; /* difficulty: easy, medium, hard, or "" */
    const char **tags;
    unsigned n_tags;
    const char **source;
    unsigned n_source;
    const char **preload; /* packages, sorted, each once */
    unsigned n_preload;
    const char *statement; /* text of statement.md, or NULL */
    const char *starter;   /* text of starter.py, or NULL */
    struct entry entry;
    unsigned allow;       /* set of enum tier (sandbox/spec.h) */
    struct limits limits; /* of the challenge level */
    struct node_type *node_types;
    unsigned n_node_types;
    struct rules rules;
    struct group *groups;
    unsigned n_groups;
    struct solution *solutions; /* sorted by promise, then path */
    unsigned n_solutions;
    struct code_list codes;   /* all Python in challenge.yaml */
    struct checker *checkers; /* those that tests name, each once */
    const char *reference;    /* relative path, or NULL where solutions/accepted is empty */

    struct arena arena; /* owns all of the above */
};

/* The folder name under solutions/ ("wrong_answer"). */
const char *promise_folder(enum promise promise);
