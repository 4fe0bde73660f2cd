/*
 * decode_nodes - what the two files of decode.h share; for nobody else
 *
 * A function that returns NULL or false has either set a Python exception or called
 * reader_malformed().
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/harness/decode.h"

struct reader {
    struct decoder *d;
    const uint8_t *begin;  /* of the outermost value */
    const char *malformed; /* what is wrong, or NULL; static */
    size_t malformed_at;   /* bytes from begin */
};

/* decode.c */
PyObject *reader_value(struct reader *r, unsigned depth);       /* new reference */
PyObject *reader_malformed(struct reader *r, const char *what); /* NULL; the first one counts */
bool reader_array(struct reader *r, size_t *out_n);             /* an array's head */
bool reader_skip_undefined(struct reader *r); /* whether `undefined` came next; consumes it */

/* decode_nodes.c: what follows the tag. */
PyObject *reader_linked_list(struct reader *r, unsigned depth);
PyObject *reader_tree(struct reader *r, unsigned depth);
