/*
 * repr_atom - numbers and texts as Python would write them
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/value/value.h"

/* The shortest digits that read back as @real, laid out as Python does: 0.1, 1e+16, -0.0, nan. */
void repr_float(struct buffer *out, double real);

/* (1+2j), 2j, (-0-0j) */
void repr_complex(struct buffer *out, const struct value_complex *number);

/* A VALUE_BIGINT; `<int of N bits>` where Python too refuses to write it. */
void repr_bigint(struct buffer *out, const struct value *v);

/* 'it' or "it's". @text may hold surrogates in their three-byte form. */
void repr_str(struct buffer *out, const char *text, size_t length);

/* b'...' */
void repr_bytes(struct buffer *out, const uint8_t *bytes, size_t length);

/* Text that somebody chose, made harmless as text_sanitise does; cut between characters. */
void repr_name(struct buffer *out, const char *text, size_t length);

/* What closes a value: nothing may follow what was cut, even where it would still fit. */
static inline void repr_close(struct buffer *out, const char *text)
{
    if (!out->truncated)
        buffer_puts(out, text);
}
