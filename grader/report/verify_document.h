/*
 * verify_document - what `verify` says of several challenges in one run
 *
 * A format is up to four functions: one opens the document, one adds a challenge that was graded,
 * one adds a challenge that couldn't be, one closes it. Whatever happens, a document that was opened
 * is closed once, and what was added between is complete.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"
#include "grader/report/verify.h"

/* A challenge that couldn't be verified. Everything is borrowed. */
struct verify_failure {
    const char *challenge;      /* as it was asked for; NULL: the run as a whole */
    const struct error *errors; /* at least one */
    unsigned n_errors;
    unsigned n_dropped; /* further ones that weren't kept */
    bool is_end;        /* nothing more will be verified */
};

struct verify_format;

/* Zeroed but for the first three before verify_open(). */
struct verify_document {
    const struct verify_format *format;
    struct report_style style; /* of text */
    const char *here;          /* the working directory, absolute; NULL: paths stay as they are */

    unsigned n_challenges, n_solutions, n_broken, n_failures; /* added so far */
    unsigned n_points;                                        /* of TAP, added so far */
};

/* NULL = nothing to say. Each appends; the counts are those before what is added. */
struct verify_format {
    void (*open)(struct buffer *out);
    void (*challenge)(struct buffer *out, struct verify_document *d, const struct verify_report *v);
    void (*failure)(struct buffer *out, struct verify_document *d, const struct verify_failure *f);
    void (*close)(struct buffer *out, const struct verify_document *d);
};

/* The matrices, and one object a challenge. What couldn't be verified is said on standard error only. */
extern const struct verify_format verify_text, verify_json;
/* A suite a challenge, a case a solution and group. */
extern const struct verify_format verify_junit;
/* Workflow commands of GitHub: what a pull request shows beside the lines. */
extern const struct verify_format verify_github;
/* TAP 13: a point a solution and group. */
extern const struct verify_format verify_tap;

void verify_open(struct buffer *out, struct verify_document *d);
void verify_add(struct buffer *out, struct verify_document *d, const struct verify_report *v);
void verify_add_failure(struct buffer *out, struct verify_document *d,
                        const struct verify_failure *f);
void verify_close(struct buffer *out, struct verify_document *d);

/* ---- for the formats ----------------------------------------------------------------------------- */

/* Appends the path of a solution of @v, or of the file @path where @v is NULL: from d->here where it
 * lies below it. Hostile bytes. */
void verify_path(struct buffer *out, const struct verify_document *d, const struct verify_report *v,
                 const char *path);

/* Of the first test that breaks the promise; 0 = not known. */
unsigned verify_line(const struct promise_check *check);

/* Something that breaks no promise, and that the setter should know. Texts are sanitised. */
struct verify_note {
    const char *title;     /* "near the time limit" */
    const char *rule;      /* for programs: "near-limit" */
    const char *path;      /* relative to the challenge's folder; hostile */
    unsigned line, column; /* of that file; 0 = the file as a whole */
    const char *text;      /* one line */
};

struct verify_notes {
    struct verify_note *notes;
    unsigned n;

    struct arena arena; /* owns them */
};

/* All that is to be noted of @v: margins that are too small, then what lint found, then mutants. @notes is zeroed
 * before and released after. */
void verify_notes_gather(struct verify_notes *notes, const struct verify_report *v);
void verify_notes_release(struct verify_notes *notes);

/* "117 challenges, 530 solutions, 2 not as declared" */
void verify_summary(struct buffer *out, const struct verify_document *d);
