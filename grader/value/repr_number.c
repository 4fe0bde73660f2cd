/*
 * repr_number - numbers as Python would write them
 *
 * Python writes the shortest digits that read back as the same double, the nearest where there are
 * several. A decimal of 15 digits survives the way through a normal double, so the shortest form of
 * up to 15 digits is what printf gives for 15, without its trailing zeros; else 16, else 17. Two
 * sorts of doubles are odd: subnormals carry fewer digits, so each length is tried; and below a
 * power of two doubles are twice as dense as above, so there the digits that round away from zero
 * may read back where the nearest ones don't.
 * Source: CPython, Objects/floatobject.c, float_repr (format code 'r') and Python/pystrtod.c.
 * SPDX-License-Identifier: MIT
 */
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "grader/value/repr_atom.h"
#include "grader/value/value_integer.h"

enum {
    DIGITS_MAX = 17, /* always read back: DBL_DECIMAL_DIG */
    TEXT_MAX = 40,
    /* Python/pystrtod.c, format_float_short: 'r' turns to exponents outside these. */
    FIXED_FROM = -4,
    FIXED_BELOW = 16,
};

struct decimal {
    char digits[TEXT_MAX]; /* without point, sign and trailing zeros; at least one */
    int exponent;          /* of the first digit */
};

static bool reads_back(const struct decimal *d, double magnitude)
{
    char text[2 * TEXT_MAX];
    snprintf(text, sizeof(text), "%c.%se%d", d->digits[0], d->digits + 1, d->exponent);
    return strtod(text, NULL) == magnitude;
}

static void strip_zeros(struct decimal *d)
{
    size_t length = strlen(d->digits);
    while (length > 1 && d->digits[length - 1] == '0')
        d->digits[--length] = '\0';
}

static void take_digits(struct decimal *d, double magnitude, int n_digits)
{
    char text[TEXT_MAX]; /* "1.234e+05" */
    snprintf(text, sizeof(text), "%.*e", n_digits - 1, magnitude);
    const char *exponent = strchr(text, 'e');
    d->exponent = exponent ? (int)strtol(exponent + 1, NULL, 10) : 0;
    size_t n = 0;
    for (const char *c = text; c != exponent && *c; c++)
        if (*c != '.')
            d->digits[n++] = *c;
    d->digits[n] = '\0';
}

/* One more in the last place. */
static void round_away(struct decimal *d)
{
    size_t i = strlen(d->digits);
    while (i > 0 && d->digits[i - 1] == '9')
        d->digits[--i] = '0';
    if (i > 0) {
        d->digits[i - 1]++;
        return;
    }
    d->digits[0] = '1'; /* 999 became 1000: the zeros that follow are there already */
    d->exponent++;
}

static bool try_digits(struct decimal *d, double magnitude, int n_digits)
{
    int binary_exponent;
    bool is_power_of_two = frexp(magnitude, &binary_exponent) == 0.5;
    take_digits(d, magnitude, n_digits);
    if (reads_back(d, magnitude))
        return true;
    if (!is_power_of_two)
        return false;
    round_away(d);
    return reads_back(d, magnitude);
}

static void shortest(struct decimal *d, double magnitude)
{
    int n_digits = magnitude < DBL_MIN ? 1 : DBL_DIG;
    while (n_digits < DIGITS_MAX && !try_digits(d, magnitude, n_digits))
        n_digits++;
    if (n_digits == DIGITS_MAX)
        take_digits(d, magnitude, n_digits);
    strip_zeros(d);
}

static void put_fixed(struct buffer *out, const struct decimal *d, const char *fraction_of_whole)
{
    int n = (int)strlen(d->digits), whole = d->exponent + 1; /* digits before the point */
    if (whole <= 0) {
        buffer_printf(out, "0.%.*s%s", -whole, "0000", d->digits);
        return;
    }
    for (int i = 0; i < whole; i++)
        buffer_putc(out, i < n ? d->digits[i] : '0');
    if (n > whole)
        buffer_printf(out, ".%s", d->digits + whole);
    else
        buffer_puts(out, fraction_of_whole);
}

static void put_double(struct buffer *out, double real, const char *fraction_of_whole)
{
    if (isnan(real)) {
        buffer_puts(out, "nan");
        return;
    }
    if (signbit(real))
        buffer_putc(out, '-');
    double magnitude = fabs(real);
    if (isinf(real)) {
        buffer_puts(out, "inf");
        return;
    }
    struct decimal d = {.digits = "0"};
    if (magnitude > 0)
        shortest(&d, magnitude);
    if (d.exponent >= FIXED_FROM && d.exponent < FIXED_BELOW)
        put_fixed(out, &d, fraction_of_whole);
    else
        buffer_printf(out, "%c%s%se%c%02d", d.digits[0], d.digits[1] ? "." : "", d.digits + 1,
                      d.exponent < 0 ? '-' : '+', abs(d.exponent));
}

void repr_float(struct buffer *out, double real)
{
    put_double(out, real, ".0");
}

void repr_complex(struct buffer *out, const struct value_complex *number)
{
    if (number->real == 0.0 && !signbit(number->real)) {
        put_double(out, number->imag, "");
        buffer_putc(out, 'j');
        return;
    }
    buffer_putc(out, '(');
    put_double(out, number->real, "");
    if (isnan(number->imag) || !signbit(number->imag))
        buffer_putc(out, '+');
    put_double(out, number->imag, "");
    buffer_puts(out, "j)");
}

void repr_bigint(struct buffer *out, const struct value *v)
{
    if (value_integer_digits(out, v) == VALUE_INTEGER_TOO_LONG)
        buffer_printf(out, "<%sint of %" PRIu64 " bits>", v->negative ? "negative " : "",
                      value_integer_bits(v));
}
