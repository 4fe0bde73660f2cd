/*
 * value_integer - integers of any size: digits to bytes, bytes to digits
 *
 * Both ways are the schoolbook ones, nine decimal digits at a time over 32-bit limbs (least
 * significant first). Quadratic, which is why both are capped at VALUE_MAX_DIGITS; that is 447
 * limbs.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/value_integer.h"

#include <string.h>

#include "base/memory.h"

enum {
    CHUNK_DIGITS = 9,
    CHUNK = 1000000000, /* 10^9, the largest power of ten in 32 bits */
    LIMB_BYTES = 4,
    U64_DIGITS = 19, /* so many decimal digits always fit 64 bits */
    /* Nothing with more bits has at most VALUE_MAX_DIGITS digits: 4300 * log2(10) = 14284.3 */
    MAX_BITS = 14285,
};

static bool fits_int64(bool negative, uint64_t magnitude)
{
    return magnitude <= (uint64_t)INT64_MAX + negative;
}

static struct value small_integer(bool negative, uint64_t magnitude)
{
    return value_int((int64_t)(negative ? 0 - magnitude : magnitude));
}

struct value value_integer_from_bytes(struct arena *a, bool negative, const uint8_t *bytes,
                                      size_t length)
{
    while (length > 0 && bytes[0] == 0) {
        bytes++;
        length--;
    }
    assert(length <= UINT32_MAX);
    uint64_t magnitude = 0;
    for (size_t i = 0; i < length && length <= sizeof(magnitude); i++)
        magnitude = magnitude << 8 | bytes[i];
    if (length <= sizeof(magnitude) && fits_int64(negative, magnitude))
        return small_integer(negative, magnitude);
    return (struct value){.kind = VALUE_BIGINT,
                          .negative = negative,
                          .n = (uint32_t)length,
                          .bytes = arena_copy(a, bytes, length)};
}

static uint32_t chunk_from_digits(const char *digits, size_t length)
{
    uint32_t chunk = 0;
    for (size_t i = 0; i < length; i++)
        chunk = chunk * 10 + (uint32_t)(digits[i] - '0');
    return chunk;
}

/* limbs = limbs * factor + addend; there must be room for a carry. */
static size_t multiply_add(uint32_t *limbs, size_t n, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;
    for (size_t i = 0; i < n; i++) {
        carry += (uint64_t)limbs[i] * factor;
        limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry > 0)
        limbs[n++] = (uint32_t)carry;
    return n;
}

static struct value from_many_digits(struct arena *a, bool negative, const char *digits,
                                     size_t length)
{
    /* Nine digits take less than one limb. */
    size_t room = length / CHUNK_DIGITS + 2;
    AUTO_FREE uint32_t *limbs = xcalloc(room, sizeof(*limbs));
    size_t n = 0, step = length % CHUNK_DIGITS;
    if (step > 0)
        n = multiply_add(limbs, n, 1, chunk_from_digits(digits, step));
    for (size_t done = step; done < length; done += CHUNK_DIGITS)
        n = multiply_add(limbs, n, CHUNK, chunk_from_digits(digits + done, CHUNK_DIGITS));

    AUTO_FREE uint8_t *bytes = xmalloc(n * LIMB_BYTES);
    for (size_t i = 0; i < n * LIMB_BYTES; i++)
        bytes[n * LIMB_BYTES - 1 - i] = (uint8_t)(limbs[i / LIMB_BYTES] >> i % LIMB_BYTES * 8);
    return value_integer_from_bytes(a, negative, bytes, n * LIMB_BYTES);
}

struct value value_integer_from_digits(struct arena *a, bool negative, const char *digits,
                                       size_t length)
{
    while (length > 1 && digits[0] == '0') {
        digits++;
        length--;
    }
    if (length > U64_DIGITS)
        return from_many_digits(a, negative, digits, length);
    uint64_t magnitude = 0;
    for (size_t i = 0; i < length; i++)
        magnitude = magnitude * 10 + (uint64_t)(digits[i] - '0');
    if (fits_int64(negative, magnitude))
        return small_integer(negative, magnitude);
    return from_many_digits(a, negative, digits, length);
}

uint64_t value_integer_bits(const struct value *v)
{
    return (uint64_t)v->n * 8 - (uint64_t)__builtin_clz(v->bytes[0]) + 24; /* clz counts 32 bits */
}

static size_t limbs_from_bytes(uint32_t *limbs, const uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        limbs[i / LIMB_BYTES] |= (uint32_t)bytes[length - 1 - i] << i % LIMB_BYTES * 8;
    return (length + LIMB_BYTES - 1) / LIMB_BYTES;
}

/* limbs /= CHUNK; returns the remainder. */
static uint32_t divide_by_chunk(uint32_t *limbs, size_t *n)
{
    uint64_t rest = 0;
    for (size_t i = *n; i-- > 0;) {
        rest = rest << 32 | limbs[i];
        limbs[i] = (uint32_t)(rest / CHUNK);
        rest %= CHUNK;
    }
    while (*n > 0 && limbs[*n - 1] == 0)
        --*n;
    return (uint32_t)rest;
}

int value_integer_digits(struct buffer *out, const struct value *v)
{
    if (value_integer_bits(v) > MAX_BITS)
        return VALUE_INTEGER_TOO_LONG;
    uint32_t limbs[MAX_BITS / 32 + 1] = {0};
    size_t n = limbs_from_bytes(limbs, v->bytes, v->n);

    char digits[(VALUE_MAX_DIGITS / CHUNK_DIGITS + 2) * CHUNK_DIGITS];
    size_t start = sizeof(digits);
    while (n > 0) {
        uint32_t chunk = divide_by_chunk(limbs, &n);
        for (int i = 0; i < CHUNK_DIGITS; i++, chunk /= 10)
            digits[--start] = (char)('0' + chunk % 10);
    }
    while (start < sizeof(digits) && digits[start] == '0')
        start++;
    if (sizeof(digits) - start > VALUE_MAX_DIGITS)
        return VALUE_INTEGER_TOO_LONG;
    if (v->negative)
        buffer_putc(out, '-');
    buffer_append(out, digits + start, sizeof(digits) - start);
    return 0;
}
