/*
 * code - the setter's Python in challenge.yaml, and where each line of it stands
 *
 * Python counts lines of what it was given; a person wants those of the file. In a literal block (`|`)
 * each line of the text is one of the file, moved to the right; in any other scalar only the place of
 * the whole is known.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/arena.h"
#include "grader/challenge/mark.h"

struct yaml_node;

enum code_kind { CODE_SNIPPET, CODE_GENERATE, CODE_EXPRESSION, CODE_KIND_COUNT_ };

struct code {
    enum code_kind kind;
    const char *text;  /* what is sent to Python; who has the same pointer means this code */
    struct mark mark;  /* of the value in challenge.yaml */
    struct mark first; /* of the text's first line in a literal block; line 0: it is in none */
    struct code *next; /* in the order of the file; NULL = the last */
};

/* All code of a challenge; a zeroed one is empty. */
struct code_list {
    struct code *first, *last;
};

/* Appends @text (to no list where @list is NULL), which was read from @node but for its first @skipped bytes. */
void code_add(struct code_list *list, struct arena *a, enum code_kind kind, const char *text,
              const struct yaml_node *node, size_t skipped);

/* NULL where @text is none that was added. */
const struct code *code_find(const struct code_list *list, const char *text);

/* The place in challenge.yaml of a line of the text, counted from 1, and of its @column (characters,
 * from 1; 0 = where its first word begins). Line 0 means the whole. */
struct mark code_place(const struct code *code, unsigned line, unsigned column);

/* The key whose value it is: "'run'". */
const char *code_name(enum code_kind kind);
