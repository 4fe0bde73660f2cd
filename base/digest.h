/*
 * digest - a SHA-256 of several things, each of which ends where it ends
 *
 * The length of each part goes in before it: "ab" and "c" give another digest than "a" and "bc".
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <sha2.h> /* libmd's: the functions of the BSDs */
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_BYTES = 32 };

struct digest {
    SHA2_CTX context;
};

void digest_begin(struct digest *d);
void digest_add(struct digest *d, const void *part, size_t length);
void digest_add_text(struct digest *d, const char *text); /* NULL is another part than "" */
void digest_add_number(struct digest *d, uint64_t number);
void digest_end(struct digest *d, uint8_t out[DIGEST_BYTES]);
