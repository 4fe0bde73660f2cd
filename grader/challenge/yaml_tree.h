/*
 * yaml_tree - one YAML file as a tree in which every node knows its place
 *
 * A stricter YAML than libyaml's: one document, no anchors, aliases or merge keys, no key twice, no
 * tag that the format doesn't have, UTF-8 only, lines that end in \n or \r\n only (libyaml would
 * break lines at U+0085, U+2028, U+2029 and a lone \r, where no editor counts one).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/challenge/complaint.h"

enum {
    YAML_MAX_DEPTH = 64,      /* the format's */
    YAML_MAX_BYTES = 8 << 20, /* the format's */
};

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAPPING };

struct yaml_node {
    enum yaml_kind kind;
    struct mark mark;       /* of its first character, the tag's where it has one */
    struct mark block;      /* literal block (|): of the first character of its text; else line 0 */
    bool is_plain;          /* scalar: without quotes, not a block */
    bool is_broken;         /* has been complained about: whoever reads it keeps quiet */
    bool has_repeated_keys; /* mapping: two scalar keys have the same text: complained about */
    uint32_t n;             /* scalar: bytes; list: items; mapping: pairs */
    const char *tag;        /* "!tuple"; NULL = none */
    union {
        const char *text;              /* scalar: NUL-terminated, may hold NULs */
        const struct yaml_node *items; /* list: n; mapping: key, value, key, value... */
    };
};

struct yaml_tree {
    struct yaml_node root;
    struct arena arena; /* owns all nodes and texts */
};

/*
 * yaml_tree_parse - the tree of @source
 *
 * @file        for complaints
 * @out_tree    filled on 0; yaml_tree_release() frees it, and accepts a zeroed one
 * @complaints  appended to
 *
 * Returns 0, also where repeated keys, merge keys or unknown tags were complained about (the tree
 * can be read on, to find what else is wrong); -1 with exactly one complaint where it can't: a
 * syntax error, an alias or anchor, too deep, a second document, nothing at all, bytes that are not
 * UTF-8 or not allowed in YAML.
 */
int yaml_tree_parse(const char *source, size_t length, const char *file, struct yaml_tree *out_tree,
                    struct complaints *complaints) MUST_CHECK;

void yaml_tree_release(struct yaml_tree *tree);

/* The value (or the key itself) of a mapping's string key, or NULL. */
const struct yaml_node *yaml_find(const struct yaml_node *mapping, const char *key);
const struct yaml_node *yaml_find_key(const struct yaml_node *mapping, const char *key);
