/*
 * answer - what a box answered, taken apart and checked
 *
 * All of it is the box's word. Texts may hold anything but are NUL-terminated and bounded.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"
#include "grader/value/value.h"
#include "sandbox/protocol.h"

enum { ANSWER_TRACEBACK_MAX = 64, ANSWER_BASES_MAX = 64 };

struct answer_line {
    unsigned line; /* of the submission */
    const char *function;
};

struct answer_exception {
    const char *class_name;
    const char *bases[ANSWER_BASES_MAX]; /* the class first */
    unsigned n_bases;
    const char *message;
    size_t message_len;
    const char *note; /* ours, for people, behind the message; NULL = none */
    bool is_memory_error;
    struct answer_line lines[ANSWER_TRACEBACK_MAX];
    unsigned n_lines;
    unsigned syntax_line, syntax_column; /* 0 unless a SyntaxError of the submission */
};

enum answer_kind { ANSWER_LOADED, ANSWER_LOAD_FAILED, ANSWER_RETURNED, ANSWER_RAISED };

struct answer {
    enum answer_kind kind;
    enum load_failure load_failure; /* LOAD_FAILED */
    const char *text;               /* LOAD_FAILED: what is missing; "" */
    struct value value;             /* RETURNED */
    bool has_args_after;
    struct value args_after; /* RETURNED */
    bool has_exception;
    struct answer_exception exception; /* RAISED, and LOAD_FAILED where there is one */
};

/*
 * answer_read - decode the payload of an answering frame
 *
 * @a  owns what the answer points to
 * Returns 0, or -1 with @err: not CBOR, or not of the shape that protocol.h says.
 */
int answer_read(struct arena *a, unsigned frame_type, const void *payload, size_t length,
                struct answer *out_answer, struct error *err) MUST_CHECK;

/* Whether Python itself has an exception that it calls @name: "OSError", also "IOError". */
bool answer_is_pythons(const char *name);

/* Whether @exception is an instance of the class that a challenge calls @name. The name of one of
 * Python's own exceptions stands for that one alone; any other for every class that ends in it. */
bool answer_exception_is(const struct answer_exception *exception, const char *name);

/* Where it was raised. */
struct answer_place {
    unsigned line, column; /* from 1; 0 = not known. A column is told of a SyntaxError only */
    bool is_setters;       /* in the setter's code, not in a source that was loaded */
};
struct answer_place answer_exception_place(const struct answer_exception *exception);

/* The line of the submission where it was raised: the innermost, or a SyntaxError's; 0 = none. */
unsigned answer_exception_line(const struct answer_exception *exception);
