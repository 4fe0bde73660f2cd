/*
 * payload - the items of a request to a box, see sandbox/protocol.h
 *
 * gradebox wrote it, so what is malformed is gradebox' own fault: the box ends, and gradebox sees that
 * and reports it.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/harness/decode.h"

struct payload {
    struct decoder decoder;
    struct error err;
};

/* The array that every request is; false where it isn't one of @n items (n < 24). */
bool payload_array(struct payload *r, unsigned n);

/* The next item, new reference, or NULL: with a Python exception, or malformed without one. */
PyObject *payload_item(struct payload *r);

/* The next item as a number; what is none is malformed. */
unsigned payload_number(struct payload *r);

/* Ends the box unless it is @well_formed or there is a Python exception to tell of. */
void payload_expect(bool well_formed);

NORETURN void payload_die(void);
