/*
 * quantity - see quantity.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A number with its unit apart, so that '1.4 of 64 MiB' can name it once. */
struct quantity {
    char digits[32];
    const char *unit;
};

/* @value with at most @decimals decimals, none of them a zero at the end. */
static void put_digits(char *out, size_t size, double value, int decimals)
{
    snprintf(out, size, "%.*f", decimals, value);
    if (!strchr(out, '.'))
        return;
    size_t length = strlen(out);
    while (out[length - 1] == '0')
        length--;
    if (out[length - 1] == '.')
        length--;
    out[length] = '\0';
}

static struct quantity time_quantity(nsec_t time_ns)
{
    double ms = (double)time_ns / (double)NSEC_PER_MSEC;
    struct quantity q = {.unit = "ms"};
    if (ms >= 999.5) {
        double s = ms / 1000;
        q.unit = "s";
        put_digits(q.digits, sizeof(q.digits), s, s < 9.995 ? 2 : s < 99.95 ? 1 : 0);
    } else {
        put_digits(q.digits, sizeof(q.digits), ms, ms < 0.095 ? 2 : ms < 9.95 ? 1 : 0);
    }
    return q;
}

static struct quantity bytes_quantity(uint64_t bytes)
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double value = (double)bytes;
    size_t unit = 0;
    /* 1023.6 KiB would read as 1024 KiB. */
    while (value >= 1023.5 && unit + 1 < ARRAY_LEN(units)) {
        value /= 1024;
        unit++;
    }
    struct quantity q = {.unit = units[unit]};
    put_digits(q.digits, sizeof(q.digits), value, unit == 0 || value >= 99.95 ? 0 : 1);
    if (bytes == 1)
        q.unit = "byte";
    return q;
}

static void put_of(struct buffer *out, struct quantity part, struct quantity whole)
{
    if (strcmp(part.unit, whole.unit) == 0)
        buffer_printf(out, "%s of %s %s", part.digits, whole.digits, whole.unit);
    else
        buffer_printf(out, "%s %s of %s %s", part.digits, part.unit, whole.digits, whole.unit);
}

void quantity_time(struct buffer *out, nsec_t time_ns)
{
    struct quantity q = time_quantity(time_ns);
    buffer_printf(out, "%s %s", q.digits, q.unit);
}

void quantity_bytes(struct buffer *out, uint64_t bytes)
{
    struct quantity q = bytes_quantity(bytes);
    buffer_printf(out, "%s %s", q.digits, q.unit);
}

void quantity_time_of(struct buffer *out, nsec_t time_ns, nsec_t limit_ns)
{
    put_of(out, time_quantity(time_ns), time_quantity(limit_ns));
}

void quantity_bytes_of(struct buffer *out, uint64_t bytes, uint64_t limit_bytes)
{
    put_of(out, bytes_quantity(bytes), bytes_quantity(limit_bytes));
}

void quantity_points(struct buffer *out, double points)
{
    /* 99.97 of 100 must not read as 100 of 100, nor 0.01 as nothing: more decimals until the
     * rounding doesn't claim a whole number. What is within a millionth of one is one. */
    double nearest = round(points);
    bool is_whole = fabs(points - nearest) < 1e-6;
    char digits[64];
    for (int decimals = 1; decimals <= 6; decimals++) {
        put_digits(digits, sizeof(digits), is_whole ? nearest : points, decimals);
        if (is_whole || strchr(digits, '.'))
            break;
    }
    buffer_puts(out, strcmp(digits, "-0") == 0 ? "0" : digits);
}

void quantity_count(struct buffer *out, unsigned n, const char *one, const char *many)
{
    buffer_printf(out, "%u %s", n, n == 1 ? one : many);
}
