/*
 * compare_order - one order over all values
 *
 * Values are ordered by class (None, numbers, str, bytes, sequences, sets...), within a class by
 * content, and where contents are equal by their type, unless the rules merge the types. Containers
 * are ordered item by item, then by length, as Python orders tuples.
 *
 * With a mask the order is that of pairs (the value with its floats blanked out, the value), so it
 * is still a total order.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/compare_order.h"

#include <math.h>
#include <string.h>

const struct compare_order_rules compare_order_python = {.merge_numbers = true, .merge_sets = true};

enum order_class {
    CLASS_NONE,
    CLASS_NUMBER,
    CLASS_MASKED_NUMBER,
    CLASS_STR,
    CLASS_BYTES,
    CLASS_SEQUENCE,
    CLASS_SET,
    CLASS_DICT,
    CLASS_LINKED_LIST,
    CLASS_TREE,
    CLASS_ABSENT,
    CLASS_NODE,
    CLASS_PY,
    CLASS_REFERENCE,
    CLASS_OPAQUE,
};

static const uint8_t classes[] = {
    [VALUE_NONE] = CLASS_NONE,
    [VALUE_BOOL] = CLASS_NUMBER,
    [VALUE_INT] = CLASS_NUMBER,
    [VALUE_BIGINT] = CLASS_NUMBER,
    [VALUE_FLOAT] = CLASS_NUMBER,
    [VALUE_COMPLEX] = CLASS_NUMBER,
    [VALUE_STR] = CLASS_STR,
    [VALUE_BYTES] = CLASS_BYTES,
    [VALUE_LIST] = CLASS_SEQUENCE,
    [VALUE_TUPLE] = CLASS_SEQUENCE,
    [VALUE_SET] = CLASS_SET,
    [VALUE_FROZENSET] = CLASS_SET,
    [VALUE_DICT] = CLASS_DICT,
    [VALUE_LINKED_LIST] = CLASS_LINKED_LIST,
    [VALUE_TREE] = CLASS_TREE,
    [VALUE_ABSENT] = CLASS_ABSENT,
    [VALUE_NODE] = CLASS_NODE,
    [VALUE_PY] = CLASS_PY,
    [VALUE_REFERENCE] = CLASS_REFERENCE,
    [VALUE_OPAQUE] = CLASS_OPAQUE,
};
static_assert(ARRAY_LEN(classes) == VALUE_KIND_COUNT_, "every kind has a class");

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* ---- numbers --------------------------------------------------------------------------------- */

static int order_doubles(double a, double b)
{
    if (isnan(a) || isnan(b))
        return !!isnan(a) - !!isnan(b);
    return ORDER(a, b);
}

static int order_bytes(const void *a, uint32_t a_length, const void *b, uint32_t b_length)
{
    uint32_t shared = a_length < b_length ? a_length : b_length;
    int order = shared > 0 ? memcmp(a, b, shared) : 0;
    return order ? order : ORDER(a_length, b_length);
}

static int order_magnitudes(const struct value *a, const struct value *b)
{
    return a->n != b->n ? ORDER(a->n, b->n) : order_bytes(a->bytes, a->n, b->bytes, b->n);
}

static int order_int_double(int64_t integer, double real)
{
    static const double limit = 9223372036854775808.0; /* 2^63 */
    if (real >= limit)
        return -1;
    if (real < -limit)
        return 1;
    int64_t whole = (int64_t)real; /* exact: |real| < 2^63, the fraction is cut */
    if (integer != whole)
        return ORDER(integer, whole);
    return ORDER(0.0, real - (double)whole);
}

/* The magnitude of @big against a finite @real > 0. */
static int order_magnitude_double(const struct value *big, double real)
{
    int exponent = 0;
    double fraction =
        frexp(real, &exponent); /* real = fraction * 2^exponent, 0.5 <= fraction < 1 */
    int64_t bits = (int64_t)big->n * 8 - (__builtin_clz(big->bytes[0]) - 24);
    if (bits != exponent)
        return ORDER(bits, exponent);
    /* Both have the same length, so they can be read in step, a byte at a time; the first byte of
     * @big may be a short one. */
    int step = (int)((bits - 1) % 8) + 1;
    for (uint32_t i = 0; i < big->n; i++, step = 8) {
        fraction = ldexp(fraction, step);
        double byte = floor(fraction);
        fraction -= byte;
        if ((double)big->bytes[i] != byte)
            return ORDER((double)big->bytes[i], byte);
    }
    return 0; /* a double of more than 63 bits has no fraction */
}

static int order_big_double(const struct value *big, double real)
{
    if (isinf(real))
        return real > 0 ? -1 : 1;
    if (big->negative)
        return real < 0 ? -order_magnitude_double(big, -real) : -1;
    return real > 0 ? order_magnitude_double(big, real) : 1;
}

static int order_integers(const struct value *a, const struct value *b)
{
    bool a_big = a->kind == VALUE_BIGINT, b_big = b->kind == VALUE_BIGINT;
    if (a_big && b_big && a->negative == b->negative)
        return a->negative ? order_magnitudes(b, a) : order_magnitudes(a, b);
    if (a_big) /* beyond every int64 on its side */
        return a->negative ? -1 : 1;
    if (b_big)
        return b->negative ? 1 : -1;
    int64_t a_integer = a->kind == VALUE_BOOL ? a->truth : a->integer;
    int64_t b_integer = b->kind == VALUE_BOOL ? b->truth : b->integer;
    return ORDER(a_integer, b_integer);
}

static bool is_real(const struct value *v)
{
    return v->kind == VALUE_FLOAT || v->kind == VALUE_COMPLEX;
}

static double real_part(const struct value *v)
{
    return v->kind == VALUE_COMPLEX ? v->number->real : v->real;
}

static double imaginary_part(const struct value *v)
{
    return v->kind == VALUE_COMPLEX ? v->number->imag : 0.0;
}

static int order_integer_double(const struct value *v, double real)
{
    if (isnan(real))
        return -1;
    if (v->kind == VALUE_BIGINT)
        return order_big_double(v, real);
    return order_int_double(v->kind == VALUE_BOOL ? v->truth : v->integer, real);
}

int compare_order_numbers(const struct value *a, const struct value *b)
{
    int order = 0;
    if (is_real(a) && is_real(b))
        order = order_doubles(real_part(a), real_part(b));
    else if (is_real(b))
        order = order_integer_double(a, real_part(b));
    else if (is_real(a))
        order = -order_integer_double(b, real_part(a));
    else
        return order_integers(a, b);
    return order ? order : order_doubles(imaginary_part(a), imaginary_part(b));
}

/* ---- everything ------------------------------------------------------------------------------ */

static int type_of(const struct value *v)
{
    return v->kind == VALUE_BIGINT ? VALUE_INT : v->kind;
}

static enum order_class class_of(const struct value *v, enum compare_mask mask)
{
    if (mask == COMPARE_MASK_NUMBERS && compare_is_number(v))
        return CLASS_MASKED_NUMBER;
    if (mask == COMPARE_MASK_FLOATS && is_real(v))
        return CLASS_MASKED_NUMBER;
    return classes[v->kind];
}

/* One pass, with or without the mask. */
static int order_pass(const struct value *a, const struct value *b,
                      const struct compare_order_rules *rules, enum compare_mask mask);

static int order_items(const struct value *a, const struct value *b,
                       const struct compare_order_rules *rules, enum compare_mask mask)
{
    const struct value *a_items, *b_items;
    uint32_t a_n = value_items(a, &a_items), b_n = value_items(b, &b_items);
    for (uint32_t i = 0; i < a_n && i < b_n; i++) {
        int order = order_pass(&a_items[i], &b_items[i], rules, mask);
        if (order)
            return order;
    }
    return ORDER(a_n, b_n);
}

static int order_linked_lists(const struct value *a, const struct value *b,
                              const struct compare_order_rules *rules, enum compare_mask mask)
{
    int order = order_items(a, b, rules, mask);
    return order ? order : ORDER(a->shape->cycle, b->shape->cycle);
}

static int order_opaques(const struct value_opaque *a, const struct value_opaque *b)
{
    return a->reason != b->reason ? ORDER(a->reason, b->reason)
                                  : strcmp(a->class_name, b->class_name);
}

static int order_contents(const struct value *a, const struct value *b, enum order_class class,
                          const struct compare_order_rules *rules, enum compare_mask mask)
{
    switch (class) {
    case CLASS_NUMBER:
        return compare_order_numbers(a, b);
    case CLASS_STR:
    case CLASS_PY:
        return order_bytes(a->text, a->n, b->text, b->n);
    case CLASS_BYTES:
        return order_bytes(a->bytes, a->n, b->bytes, b->n);
    case CLASS_SEQUENCE:
    case CLASS_SET:
    case CLASS_DICT:
    case CLASS_TREE:
        return order_items(a, b, rules, mask);
    case CLASS_LINKED_LIST:
        return order_linked_lists(a, b, rules, mask);
    case CLASS_NODE:
        return ORDER(a->integer, b->integer);
    case CLASS_OPAQUE:
        return order_opaques(a->opaque, b->opaque);
    case CLASS_NONE:
    case CLASS_MASKED_NUMBER:
    case CLASS_ABSENT:
    case CLASS_REFERENCE:
        break;
    }
    return 0;
}

static bool types_merge(enum order_class class, const struct compare_order_rules *rules)
{
    return (class == CLASS_NUMBER && rules->merge_numbers) ||
           (class == CLASS_MASKED_NUMBER && rules->merge_numbers) ||
           (class == CLASS_SEQUENCE && rules->merge_sequences) ||
           (class == CLASS_SET && rules->merge_sets);
}

static int order_pass(const struct value *a, const struct value *b,
                      const struct compare_order_rules *rules, enum compare_mask mask)
{
    enum order_class a_class = class_of(a, mask), b_class = class_of(b, mask);
    if (a_class != b_class)
        return ORDER(a_class, b_class);
    int order = order_contents(a, b, a_class, rules, mask);
    if (order || types_merge(a_class, rules))
        return order;
    return ORDER(type_of(a), type_of(b));
}

int compare_order(const struct value *a, const struct value *b,
                  const struct compare_order_rules *rules)
{
    /* The answer under any rules, found early: most of what is sorted is plain integers. */
    if (a->kind == VALUE_INT && b->kind == VALUE_INT)
        return ORDER(a->integer, b->integer);
    if (rules->mask != COMPARE_MASK_NONE) {
        int order = order_pass(a, b, rules, rules->mask);
        if (order)
            return order;
    }
    return order_pass(a, b, rules, COMPARE_MASK_NONE);
}

/* ---- sorting --------------------------------------------------------------------------------- */

static int order_for_qsort(const void *a, const void *b, void *rules)
{
    return compare_order(a, b, rules);
}

bool compare_order_is_sorted(const struct value *items, uint32_t n, uint32_t stride,
                             const struct compare_order_rules *rules)
{
    for (uint32_t i = 1; i < n; i++)
        if (compare_order(&items[(i - 1) * stride], &items[i * stride], rules) > 0)
            return false;
    return true;
}

static void sort(struct value *items, uint32_t n, uint32_t stride,
                 const struct compare_order_rules *rules)
{
    struct compare_order_rules copy = *rules; /* qsort_r takes no const argument */
    if (!compare_order_is_sorted(items, n, stride, rules))
        qsort_r(items, n, stride * sizeof(*items), order_for_qsort, &copy);
}

void compare_order_sort(struct value *items, uint32_t n, const struct compare_order_rules *rules)
{
    sort(items, n, 1, rules);
}

void compare_order_sort_pairs(struct value *items, uint32_t n_pairs,
                              const struct compare_order_rules *rules)
{
    sort(items, n_pairs, 2, rules);
}
