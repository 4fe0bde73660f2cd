/*
 * encoder - what the files of encode.h share; for nobody else
 *
 * Functions that write return an enum encode_outcome, and everything but ENCODE_OK goes up: to the
 * top for ENCODE_STOP, to the outermost dict or set for ENCODE_UNFIT, which then stands as a whole
 * for what it can't show.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/harness/encode.h"
#include "sandbox/wire.h"

enum encode_outcome {
    ENCODE_OK,
    ENCODE_STOP,  /* `stopped` says why: the whole value is given up */
    ENCODE_UNFIT, /* `unfit` can't be a key */
};

enum encode_stop { STOP_NONE, STOP_COUNT, STOP_BYTES, STOP_CHANGED, STOP_MEMORY };

enum { ENCODER_VIEWS = 4 };

struct encoder {
    struct buffer *out;
    size_t start;       /* where this value begins in out */
    size_t values_left; /* of WIRE_MAX_NODES */
    const struct node_registry *nodes;
    struct input_nodes *in;
    enum encode_stop stopped;
    bool in_key;               /* what is written is part of a dict's key or a set's item */
    unsigned nan_keys;         /* seen since the outermost such container began */
    const PyTypeObject *unfit; /* with ENCODE_UNFIT */
    enum wire_opaque unfit_reason;
    struct node_view views[ENCODER_VIEWS]; /* of the classes seen last */
    unsigned next_view;
};

/* encode.c */
enum encode_outcome encode_item(struct encoder *e, PyObject *value, unsigned depth);
/* As encode_item for a value that was counted already. */
enum encode_outcome encode_counted(struct encoder *e, PyObject *value, unsigned depth);
enum encode_outcome encoder_stop(struct encoder *e, enum encode_stop why);
/* Counts @n values against WIRE_MAX_NODES. */
enum encode_outcome encoder_charge(struct encoder *e, size_t n);

/* encode_scalar.c: heads and leaves; not counted, the caller has done it. */
enum encode_outcome encode_uint(struct encoder *e, uint64_t n);
enum encode_outcome encode_negative(struct encoder *e, uint64_t n); /* -1 - n */
enum encode_outcome encode_tag(struct encoder *e, uint64_t tag);
enum encode_outcome encode_array_head(struct encoder *e, size_t n);
enum encode_outcome encode_map_head(struct encoder *e, size_t n);
enum encode_outcome encode_null(struct encoder *e);
enum encode_outcome encode_undefined(struct encoder *e);
enum encode_outcome encode_bool(struct encoder *e, bool truth);
enum encode_outcome encode_int(struct encoder *e, PyObject *value);
enum encode_outcome encode_float(struct encoder *e, double real);
enum encode_outcome encode_complex(struct encoder *e, PyObject *value);
enum encode_outcome encode_text(struct encoder *e, PyObject *value);
enum encode_outcome encode_bytes(struct encoder *e, const void *bytes, size_t n);
enum encode_outcome encode_opaque(struct encoder *e, enum wire_opaque reason,
                                  const PyTypeObject *type);

/* encode_nodes.c: @view is how @node is read. */
enum encode_outcome encode_node(struct encoder *e, PyObject *node, const struct node_view *view,
                                unsigned depth);
/* How @object is read as a node, or NULL; valid until the next call. */
const struct node_view *encoder_view(struct encoder *e, PyObject *object);
