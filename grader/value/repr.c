/*
 * repr - values as Python would write them
 *
 * A walk that stops once the buffer is full, so that a glance at a huge value costs little. Sets are
 * sorted by way of a canonical copy.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/repr.h"

#include <inttypes.h>
#include <string.h>

#include "grader/value/compare_walk.h"
#include "grader/value/repr_atom.h"
#include "sandbox/wire.h"

/* @single goes behind the only item, where there is but one: tuples need it. */
static void put_items(struct buffer *out, const char *open, const struct value *items, uint32_t n,
                      const char *single, const char *close)
{
    buffer_puts(out, open);
    for (uint32_t i = 0; i < n && !out->truncated; i++) {
        if (i > 0)
            buffer_puts(out, ", ");
        repr_value(out, &items[i]);
    }
    if (n == 1)
        repr_close(out, single);
    repr_close(out, close);
}

static void put_set(struct buffer *out, const struct value *v)
{
    static const struct compare_rules no_rules = {0};
    struct compare_place root = {.kind = COMPARE_PLACE_ROOT};
    bool is_frozen = v->kind == VALUE_FROZENSET;
    if (v->n == 0) {
        buffer_puts(out, is_frozen ? "frozenset()" : "set()");
        return;
    }
    AUTO(arena_release) struct arena scratch = {0};
    struct value sorted = compare_canonical(&scratch, &no_rules, &compare_order_python, &root, v);
    put_items(out, is_frozen ? "frozenset({" : "{", sorted.items, sorted.n, "",
              is_frozen ? "})" : "}");
}

static void put_dict(struct buffer *out, const struct value *v)
{
    buffer_putc(out, '{');
    for (uint32_t i = 0; i < v->n && !out->truncated; i++) {
        if (i > 0)
            buffer_puts(out, ", ");
        repr_value(out, &v->items[2 * i]);
        repr_close(out, ": ");
        repr_value(out, &v->items[2 * i + 1]);
    }
    repr_close(out, "}");
}

static void put_linked_list(struct buffer *out, const struct value *v)
{
    put_items(out, "linked_list([", v->shape->items, v->n, "", "]");
    if (v->shape->cycle >= 0 && !out->truncated)
        buffer_printf(out, ", cycle=%" PRId64, v->shape->cycle);
    repr_close(out, ")");
}

static void put_opaque(struct buffer *out, const struct value_opaque *opaque)
{
    if (opaque->reason != WIRE_OPAQUE_CLASS) { /* there was more, but it was cut off */
        buffer_puts(out, "...");
        return;
    }
    buffer_putc(out, '<');
    repr_name(out, opaque->class_name, strlen(opaque->class_name));
    repr_close(out, " object>");
}

static bool put_scalar(struct buffer *out, const struct value *v)
{
    if (v->kind == VALUE_NONE || v->kind == VALUE_ABSENT)
        buffer_puts(out, "None");
    else if (v->kind == VALUE_BOOL)
        buffer_puts(out, v->truth ? "True" : "False");
    else if (v->kind == VALUE_INT)
        buffer_printf(out, "%" PRId64, v->integer);
    else if (v->kind == VALUE_BIGINT)
        repr_bigint(out, v);
    else if (v->kind == VALUE_FLOAT)
        repr_float(out, v->real);
    else if (v->kind == VALUE_COMPLEX)
        repr_complex(out, v->number);
    else if (v->kind == VALUE_STR)
        repr_str(out, v->text, v->n);
    else if (v->kind == VALUE_BYTES)
        repr_bytes(out, v->bytes, v->n);
    else
        return false;
    return true;
}

static bool put_container(struct buffer *out, const struct value *v)
{
    if (v->kind == VALUE_LIST)
        put_items(out, "[", v->items, v->n, "", "]");
    else if (v->kind == VALUE_TUPLE)
        put_items(out, "(", v->items, v->n, ",", ")");
    else if (v->kind == VALUE_SET || v->kind == VALUE_FROZENSET)
        put_set(out, v);
    else if (v->kind == VALUE_DICT)
        put_dict(out, v);
    else if (v->kind == VALUE_LINKED_LIST)
        put_linked_list(out, v);
    else if (v->kind == VALUE_TREE)
        put_items(out, "tree([", v->shape->items, v->n, "", "])");
    else
        return false;
    return true;
}

/* What a challenge may hold besides values, and what a box couldn't take apart. */
static void put_stand_in(struct buffer *out, const struct value *v)
{
    if (v->kind == VALUE_NODE)
        buffer_printf(out, "!node %" PRId64, v->integer);
    else if (v->kind == VALUE_PY)
        repr_name(out, v->text, v->n);
    else if (v->kind == VALUE_REFERENCE)
        buffer_puts(out, "!reference");
    else if (v->kind == VALUE_OPAQUE)
        put_opaque(out, v->opaque);
}

void repr_value(struct buffer *out, const struct value *v)
{
    if (out->truncated || put_scalar(out, v) || put_container(out, v))
        return;
    put_stand_in(out, v);
}

static void put_keyword(struct buffer *out, const struct value *key)
{
    if (key->kind == VALUE_STR)
        repr_name(out, key->text, key->n);
    else
        repr_value(out, key);
    repr_close(out, "=");
}

void repr_call(struct buffer *out, const char *name, const struct value *args,
               const struct value *kwargs)
{
    uint32_t n_args = args ? args->n : 0, n_kwargs = kwargs ? kwargs->n : 0;
    repr_name(out, name, strlen(name));
    buffer_putc(out, '(');
    for (uint32_t i = 0; i < n_args && !out->truncated; i++) {
        buffer_puts(out, i > 0 ? ", " : "");
        repr_value(out, &args->items[i]);
    }
    for (uint32_t i = 0; i < n_kwargs && !out->truncated; i++) {
        buffer_puts(out, n_args + i > 0 ? ", " : "");
        put_keyword(out, &kwargs->items[2 * i]);
        repr_value(out, &kwargs->items[2 * i + 1]);
    }
    repr_close(out, ")");
}

/* What a shell takes as one word, and as it is. */
static bool is_word(const struct value *v)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "-_./=:,+@%";
    return v->kind == VALUE_STR && v->n > 0 && strspn(v->text, plain) == v->n;
}

void repr_program(struct buffer *out, const struct value *argv, const struct value *input)
{
    buffer_puts(out, "python3 solution.py");
    for (uint32_t i = 0; i < argv->n && !out->truncated; i++) {
        buffer_putc(out, ' ');
        if (is_word(&argv->items[i]))
            buffer_append(out, argv->items[i].text, argv->items[i].n);
        else
            repr_value(out, &argv->items[i]);
    }
    if (input->kind == VALUE_NONE)
        return;
    buffer_puts(out, "   reads ");
    repr_value(out, input);
}
