/*
 * text - UTF-8 as people see it, and bytes that may be anything
 *
 * What a submission prints or names is hostile: it may hold terminal escapes, broken UTF-8,
 * direction marks. Nothing of it reaches a terminal or a JSON document without text_sanitise().
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/buffer.h"

enum { TEXT_INVALID = -1 };

/*
 * text_decode - one code point of UTF-8
 *
 * @bytes, @length  where to read; @length > 0
 * @out_length      bytes consumed, at least 1
 *
 * Returns the code point, or TEXT_INVALID for a byte that starts no well-formed sequence (then
 * *@out_length is 1). Overlong forms, surrogates and code points above U+10FFFF are not well formed.
 * Source: RFC 3629, section 4.
 */
int32_t text_decode(const char *bytes, size_t length, size_t *out_length);

/* Whether all of @bytes is well-formed UTF-8; otherwise *@out_offset is the first bad byte. */
bool text_is_utf8(const char *bytes, size_t length, size_t *out_offset);

/* Appends @code_point as UTF-8; a surrogate is written in its generalised three-byte form. */
void text_encode(struct buffer *out, uint32_t code_point);

enum text_newlines { TEXT_KEEP_NEWLINES, TEXT_ESCAPE_NEWLINES };

/*
 * text_sanitise - append @bytes so that they are valid UTF-8 and harmless on a terminal
 *
 * Invalid bytes become \xNN; control characters, DEL, C1 controls, U+2028/2029, direction marks
 * (U+200E, U+200F, U+202A-U+202E, U+2066-U+2069) and other format characters become \xNN or \uNNNN;
 * a tab becomes \t; newlines stay or become \n as @newlines says.
 */
void text_sanitise(struct buffer *out, const char *bytes, size_t length,
                   enum text_newlines newlines);

/* Columns that valid UTF-8 takes on a terminal: 2 for wide East Asian characters and emoji, 0 for
 * combining marks, 1 otherwise. */
size_t text_width(const char *text, size_t length);

/*
 * text_cut_middle - append @text, cut in the middle where it is wider than @max_width columns
 *
 * The cut reads ` ... ` and the result ends in ` (N characters)`; head and tail are cut between
 * characters. @text is valid UTF-8 without newlines. @max_width is at least 40. A text that was cut
 * before keeps the length that it ends in.
 */
void text_cut_middle(struct buffer *out, const char *text, size_t length, size_t max_width);

/* The candidate among @words (NULL-terminated) that is nearest to @word, or NULL where none is
 * near enough to be a likely typo (Damerau-Levenshtein distance of at most a third of its length,
 * at least 1, at most 3). */
const char *text_nearest(const char *word, const char *const *words);
