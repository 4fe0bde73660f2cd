/*
 * new_template - the files that a new challenge starts with
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "grader/challenge/model.h"

/* One file of a new challenge. In @path and @text stand @id@, @title@, @name@ and @Name@. */
struct new_file {
    const char *path; /* relative to the challenge's folder */
    const char *text;
};

/* The files of a kind, ended by a NULL path; all of it together verifies. */
const struct new_file *new_template_files(enum entry_kind kind);

/* What the placeholders stand for. */
struct new_names {
    const char *id;   /* "two-sum" */
    char title[128];  /* "Two sum" */
    char name[128];   /* "two_sum": of a function */
    char class_[128]; /* "TwoSum" */
};

enum { NEW_ID_MAX_BYTES = 64 }; /* the format's */

/* The names that @id gives. Returns 0, or -1 with @err (ERROR_USAGE): it is no id that Python could have a
 * name from. */
int new_names_from(struct new_names *out, const char *id, struct error *err) MUST_CHECK;

/* Appends @text with its placeholders replaced. */
void new_template_fill(struct buffer *out, const char *text, const struct new_names *names);
