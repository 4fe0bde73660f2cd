/*
 * cbor_bytes - inputs of the decoder, for tests
 *
 * Written in hex; blanks are only for the eye.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <check.h>
#include <string.h>

#include "base/memory.h"
#include "grader/value/cbor.h"

static inline void read_hex(struct buffer *out, const char *hex)
{
    for (; *hex; hex++) {
        if (*hex == ' ')
            continue;
        char digits[3] = {hex[0], hex[1], '\0'}, *end;
        buffer_putc(out, (char)strtoul(digits, &end, 16));
        if (end != digits + 2) /* an assertion for each byte would take seconds */
            ck_abort_msg("'%s' is no hex", hex);
        hex++;
    }
}

static inline int decode(struct arena *a, const struct buffer *bytes, struct value *out,
                         struct error *err)
{
    /* A copy of the exact size, so that ASan sees a read behind the end. */
    AUTO_FREE char *copy = xmalloc(bytes->len);
    if (bytes->len > 0)
        memcpy(copy, bytes->data, bytes->len);
    return cbor_decode(a, copy, bytes->len, (struct cbor_limits){0}, out, err);
}
