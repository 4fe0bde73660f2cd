/*
 * frame - the box's end of the conversation that sandbox/protocol.h describes
 *
 * Under a memory limit nothing here may need memory to say that there is none: answers are written
 * from where they are, and what tells of an exception is built in a fixed buffer.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/cleanup.h"
#include "sandbox/protocol.h"

struct frame {
    struct frame_header header;
    uint8_t *payload; /* owned */
};

void frame_release(struct frame *f);

/* Reads the next request; its nonce is what later answers carry. Ends the process (exit status 0)
 * when the connection is closed. Returns 0, or -1 with errno (ENOMEM: too large for the limit; the
 * payload was skipped). */
int frame_read(struct frame *out_frame) MUST_CHECK;

struct frame_part {
    const void *data;
    size_t len;
};

/* Writes an answer made of parts; ends the process where that fails. */
void frame_write(unsigned type, const struct frame_part *parts, unsigned n_parts);

/* From here on only this process answers; a child of it that would ends instead. */
void frame_answer_alone(void);

/* FRAME_LINE, unless an answer is just being written; safe in a signal handler of any thread. */
void frame_write_line(unsigned line);

/* CBOR into a fixed buffer: what doesn't fit is cut, text at whole characters of UTF-8. */
enum { CBOR_TEXT_BYTES = 16 * 1024 };

struct cbor_text {
    uint8_t bytes[CBOR_TEXT_BYTES];
    size_t len;
};

void cbor_text_array(struct cbor_text *c, unsigned n);
void cbor_text_uint(struct cbor_text *c, uint32_t n);
void cbor_text_bool(struct cbor_text *c, bool truth);
void cbor_text_null(struct cbor_text *c);
void cbor_text_string(struct cbor_text *c, const char *text, size_t length, size_t max);
