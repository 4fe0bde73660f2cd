/*
 * digest - see digest.h
 * SPDX-License-Identifier: MIT
 */
#include "base/digest.h"

#include <endian.h>
#include <string.h>

void digest_begin(struct digest *d)
{
    SHA256Init(&d->context);
}

static void add_raw_number(struct digest *d, uint64_t number)
{
    const uint64_t bytes = htole64(number);
    SHA256Update(&d->context, (const uint8_t *)&bytes, sizeof(bytes));
}

void digest_add(struct digest *d, const void *part, size_t length)
{
    add_raw_number(d, length);
    if (length > 0)
        SHA256Update(&d->context, part, length);
}

void digest_add_text(struct digest *d, const char *text)
{
    if (text)
        digest_add(d, text, strlen(text));
    else
        add_raw_number(d, UINT64_MAX); /* no part is so long */
}

void digest_add_number(struct digest *d, uint64_t number)
{
    const uint64_t bytes = htole64(number);
    digest_add(d, &bytes, sizeof(bytes));
}

void digest_end(struct digest *d, uint8_t out[DIGEST_BYTES])
{
    SHA256Final(out, &d->context);
}
