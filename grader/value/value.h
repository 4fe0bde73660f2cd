/*
 * value - a Python-shaped value on the trusted side
 *
 * Values are read-only trees in an arena; whatever they point to lives in that arena too. A value
 * is 16 bytes, and the items of a list lie side by side, so a list of 100 000 integers costs
 * 1.6 MB. Nothing here is ever evaluated.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/arena.h"

enum value_kind {
    VALUE_NONE = 0,
    VALUE_BOOL,
    VALUE_INT,    /* fits int64 */
    VALUE_BIGINT, /* doesn't: magnitude in bytes */
    VALUE_FLOAT,
    VALUE_COMPLEX,
    VALUE_STR, /* UTF-8, lone surrogates in their three-byte form; may hold NULs */
    VALUE_BYTES,
    VALUE_LIST,
    VALUE_TUPLE,
    VALUE_SET, /* items in no order */
    VALUE_FROZENSET,
    VALUE_DICT,        /* items are key, value, key, value... in insertion order */
    VALUE_LINKED_LIST, /* never empty: the empty list is VALUE_NONE */
    VALUE_TREE,        /* never empty */
    VALUE_ABSENT,      /* a missing child, only among the items of a tree */
    VALUE_NODE,        /* `!node N`, only in an expected value: the node at that position of the
                        call's first linked list, by identity */
    VALUE_PY,          /* `!py "..."`, not evaluated yet */
    VALUE_REFERENCE,   /* `!reference`, not asked yet */
    VALUE_OPAQUE,      /* the box couldn't take it apart: reason and class name */
    VALUE_KIND_COUNT_
};

struct value;

struct value_complex {
    double real, imag;
};

/* A chain or a tree of nodes. */
struct value_shape {
    const struct value *items; /* n of them; a tree's in level order with VALUE_ABSENT */
    const int32_t *identities; /* NULL, or n_identities: wire.h says what they are */
    uint32_t n_identities;     /* nodes that are there: all of a list's, a tree's without ABSENT */
    int64_t cycle;             /* linked list: index the last node points to; -1 = none */
};

struct value_opaque {
    const char *class_name; /* NUL-terminated, hostile text */
    unsigned reason;        /* enum wire_opaque */
};

struct value {
    uint8_t kind;     /* enum value_kind */
    uint8_t negative; /* VALUE_BIGINT: below zero */
    uint32_t n;       /* bytes of str, bytes, bigint, py; items of list, tuple, set, linked list,
                         tree; pairs of dict */
    union {
        bool truth;                         /* VALUE_BOOL */
        int64_t integer;                    /* VALUE_INT; VALUE_NODE: 0-based position */
        double real;                        /* VALUE_FLOAT */
        const struct value_complex *number; /* VALUE_COMPLEX */
        const char *text;                   /* VALUE_STR, VALUE_PY: also NUL-terminated */
        const uint8_t *bytes;               /* VALUE_BYTES; VALUE_BIGINT: big-endian magnitude
                                               without leading zeros */
        const struct value *items;          /* VALUE_LIST, TUPLE, SET, FROZENSET: n; DICT: 2n */
        const struct value_shape *shape;    /* VALUE_LINKED_LIST, VALUE_TREE */
        const struct value_opaque *opaque;  /* VALUE_OPAQUE */
    };
};

static_assert(sizeof(struct value) == 16, "lists of a million items must stay small");

/* What Python calls it, for messages: "int" for both kinds of integers, "a node" for VALUE_NODE. */
const char *value_kind_name(enum value_kind kind);

/* Constructors; @a owns what they copy. */
struct value value_none(void);
struct value value_bool(bool truth);
struct value value_int(int64_t integer);
struct value value_float(double real);
struct value value_str(struct arena *a, const char *text, size_t length);
struct value value_bytes(struct arena *a, const uint8_t *bytes, size_t length);
/* @items (for VALUE_DICT 2 * @n) are borrowed: they must live in @a or as long as it. */
struct value value_sequence(enum value_kind kind, const struct value *items, uint32_t n);

/* An integer from decimal digits without a sign; @length >= 1. VALUE_INT where it fits, else
 * VALUE_BIGINT. Quadratic: callers cap @length (YAML: VALUE_MAX_DIGITS). */
struct value value_integer_from_digits(struct arena *a, bool negative, const char *digits,
                                       size_t length);
/* An integer from its big-endian magnitude, leading zeros allowed. */
struct value value_integer_from_bytes(struct arena *a, bool negative, const uint8_t *bytes,
                                      size_t length);

enum { VALUE_MAX_DIGITS = 4300 }; /* CPython's own limit for int <-> str, see sys.int_info */

/* The values that @v is made of: returns how many (2n for a dict) and where they are; 0 and NULL for
 * what has no parts. */
uint32_t value_items(const struct value *v, const struct value **out_items);

/* A deep copy into @a. */
struct value value_copy(struct arena *a, const struct value *v);

/* @v with shapes that know nothing of the nodes they came from, as they travel towards a box. @a owns
 * the containers; texts and numbers are still @v's. */
struct value value_without_identities(struct arena *a, const struct value *v);

/* Whether some part of @v is of @kind (VALUE_PY, VALUE_REFERENCE, VALUE_NODE...). */
bool value_contains(const struct value *v, enum value_kind kind);

/* Whether Python could hash it: what a set's item or a dict's key must be. */
bool value_is_hashable(const struct value *v);
