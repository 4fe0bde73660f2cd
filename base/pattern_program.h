/*
 * pattern_program - what a regular expression becomes: first a tree, then instructions
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/pattern.h"

enum {
    PATTERN_LAST_CHARACTER = 0x10FFFF,
    PATTERN_BAD_BYTE = 0x110000, /* + the byte, for one that is no UTF-8 */
    PATTERN_LAST = PATTERN_BAD_BYTE + 0xFF,
    PATTERN_NO_END = -1, /* of a repetition */
};

struct pattern_range {
    int32_t first, last;
};

/* Characters. `negated` ones are those that stand in no range. */
struct pattern_set {
    struct pattern_range *ranges;
    unsigned n_ranges;
    bool negated;
};

enum pattern_place {
    PLACE_TEXT_START,    /* \A, ^ */
    PLACE_TEXT_END,      /* \Z */
    PLACE_LAST_LINE_END, /* $: the end, or the newline that stands there */
    PLACE_LINE_START,    /* ^ with the flag m */
    PLACE_LINE_END,      /* $ with the flag m */
    PLACE_WORD_EDGE,     /* \b */
    PLACE_NO_WORD_EDGE,  /* \B */
};

enum pattern_node_kind {
    NODE_EMPTY,
    NODE_SET,
    NODE_PLACE,
    NODE_SEQUENCE,
    NODE_CHOICE,
    NODE_REPEAT
};

struct pattern_node {
    enum pattern_node_kind kind;
    const struct pattern_set *set;
    enum pattern_place place;
    struct pattern_node *first; /* SEQUENCE, CHOICE, REPEAT: the first child */
    struct pattern_node *next;  /* the next child of the parent */
    int min, max;               /* REPEAT; max may be PATTERN_NO_END */
};

enum pattern_code { CODE_SET, CODE_SPLIT, CODE_JUMP, CODE_PLACE, CODE_MATCH };

struct pattern_step {
    enum pattern_code code;
    const struct pattern_set *set;
    enum pattern_place place;
    unsigned to, other; /* JUMP, SPLIT: indices of steps */
};

struct pattern {
    struct pattern_step *steps;
    unsigned n_steps, cost;
    bool ignores_case;
};

/* What a tree needs, and the flags of the whole pattern. Lives in @a. */
struct pattern_tree {
    struct pattern_node *root;
    bool ignores_case;
};

/* Returns 0, or -1 with @err. */
int pattern_parse(struct arena *a, const char *text, size_t length, struct pattern_tree *out_tree,
                  struct error *err) MUST_CHECK;
