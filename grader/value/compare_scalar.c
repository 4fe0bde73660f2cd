/*
 * compare_scalar - when types go together, and when two values without parts are equal
 * SPDX-License-Identifier: MIT
 */
#include <math.h>
#include <string.h>

#include "grader/value/compare_walk.h"

static bool is_sequence(const struct value *v)
{
    return v->kind == VALUE_LIST || v->kind == VALUE_TUPLE;
}

static bool is_set(const struct value *v)
{
    return v->kind == VALUE_SET || v->kind == VALUE_FROZENSET;
}

static enum value_kind type_of(const struct value *v)
{
    return v->kind == VALUE_BIGINT ? VALUE_INT : (enum value_kind)v->kind;
}

bool compare_types_match(const struct compare_rules *rules, const struct value *expected,
                         const struct value *got)
{
    if (type_of(expected) == type_of(got))
        return true;
    return rules->loose &&
           ((compare_is_number(expected) && compare_is_number(got)) ||
            (is_sequence(expected) && is_sequence(got)) || (is_set(expected) && is_set(got)));
}

/* An integer beyond the range of doubles becomes an infinity, which is near nothing. */
static double to_double(const struct value *v)
{
    if (v->kind == VALUE_BOOL)
        return v->truth;
    if (v->kind == VALUE_INT)
        return (double)v->integer;
    if (v->kind == VALUE_FLOAT)
        return v->real;
    if (v->kind == VALUE_COMPLEX)
        return v->number->real;
    double magnitude = 0.0;
    for (uint32_t i = 0; i < v->n && !isinf(magnitude); i++)
        magnitude = magnitude * 256 + v->bytes[i];
    return v->negative ? -magnitude : magnitude;
}

static double imaginary_part(const struct value *v)
{
    return v->kind == VALUE_COMPLEX ? v->number->imag : 0.0;
}

static bool is_near(const struct compare_rules *rules, double a, double b)
{
    if (a == b || (isnan(a) && isnan(b)))
        return true;
    if (!isfinite(a) || !isfinite(b)) /* rel * infinity would reach everything */
        return false;
    double magnitude = fmax(fabs(a), fabs(b));
    return fabs(a - b) <= fmax(rules->float_abs, rules->float_rel * magnitude);
}

static bool has_fraction(const struct value *v)
{
    return v->kind == VALUE_FLOAT || v->kind == VALUE_COMPLEX;
}

static bool compare_numbers(const struct compare_rules *rules, const struct value *expected,
                            const struct value *got)
{
    if (compare_order_numbers(expected, got) == 0)
        return true;
    if (!rules->has_float || (!has_fraction(expected) && !has_fraction(got)))
        return false;
    return is_near(rules, to_double(expected), to_double(got)) &&
           is_near(rules, imaginary_part(expected), imaginary_part(got));
}

bool compare_scalars(const struct compare_rules *rules, const struct value *expected,
                     const struct value *got)
{
    if (compare_is_number(expected))
        return compare_numbers(rules, expected, got);
    if (expected->kind == VALUE_STR || expected->kind == VALUE_BYTES)
        return expected->n == got->n &&
               (expected->n == 0 || memcmp(expected->bytes, got->bytes, got->n) == 0);
    /* The others that have no parts: an expression, an answer that wasn't asked for, an object. */
    return expected->kind == VALUE_NONE || expected->kind == VALUE_ABSENT;
}
