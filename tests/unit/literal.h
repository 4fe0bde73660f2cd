/*
 * literal - values for tests, written down
 *
 * Reads what repr writes: None, True, 1, -2.5, nan, inf, complex(1, 2), 'text', b'bytes' (escapes:
 * \xNN, \uNNNN, \n, \', \\), [..], (..), {..}, set(), frozenset({..}), {k: v}; and for nodes
 * linked_list([1, 2], cycle=0, ids=[1, -1]), tree([1, absent, 2], ids=[..]), node(1),
 * opaque(reason, 'name'), py('source'). Every mistake in a literal ends the test.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "grader/value/value.h"

struct literal {
    struct arena *a;
    const char *start, *at;
};

enum { LITERAL_ITEMS_MAX = 256 };

static struct value literal_value(struct literal *l);

static inline NORETURN void literal_fail(const struct literal *l, const char *wanted)
{
    fprintf(stderr, "literal '%s': %s wanted at '%s'\n", l->start, wanted, l->at);
    abort();
}

static inline bool literal_take(struct literal *l, const char *word)
{
    while (*l->at == ' ')
        l->at++;
    size_t length = strlen(word);
    if (strncmp(l->at, word, length) != 0)
        return false;
    l->at += length;
    return true;
}

static inline void literal_need(struct literal *l, const char *word)
{
    if (!literal_take(l, word))
        literal_fail(l, word);
}

/* Items up to @close; @out_items in the arena. In a dict keys and values alternate. */
static inline uint32_t literal_items(struct literal *l, const char *close,
                                     const struct value **out_items, bool *out_pairs)
{
    struct value *items = arena_array(l->a, LITERAL_ITEMS_MAX, sizeof(*items));
    uint32_t n = 0;
    *out_pairs = false;
    while (!literal_take(l, close)) {
        if (n + 2 > LITERAL_ITEMS_MAX)
            literal_fail(l, "fewer items");
        items[n++] = literal_value(l);
        if (literal_take(l, ":")) {
            items[n++] = literal_value(l);
            *out_pairs = true;
        }
        if (!literal_take(l, ",")) {
            literal_need(l, close);
            break;
        }
    }
    *out_items = items;
    return n;
}

static inline struct value literal_sequence(struct literal *l, enum value_kind kind,
                                            const char *close)
{
    const struct value *items;
    bool pairs;
    uint32_t n = literal_items(l, close, &items, &pairs);
    if (kind == VALUE_SET && (pairs || n == 0))
        return value_sequence(VALUE_DICT, items, n / 2);
    return value_sequence(kind, items, n);
}

static inline int64_t literal_int(struct literal *l)
{
    char *end;
    int64_t integer = strtoll(l->at, &end, 10);
    if (end == l->at)
        literal_fail(l, "an integer");
    l->at = end;
    return integer;
}

static inline struct value literal_text(struct literal *l, bool is_bytes)
{
    char quote = *l->at++;
    AUTO(buffer_release) struct buffer text = {0};
    while (*l->at != quote) {
        if (*l->at == '\0')
            literal_fail(l, "a closing quote");
        char c = *l->at++;
        if (c != '\\') {
            buffer_putc(&text, c);
            continue;
        }
        char sort = *l->at++, digits[9] = "";
        int n_digits = sort == 'x' ? 2 : sort == 'u' ? 4 : sort == 'U' ? 8 : 0;
        memcpy(digits, l->at, (size_t)n_digits);
        l->at += n_digits;
        uint32_t code = (uint32_t)strtoul(digits, NULL, 16);
        if (n_digits == 0)
            buffer_putc(&text, sort == 'n' ? '\n' : sort == 't' ? '\t' : sort == 'r' ? '\r' : sort);
        else if (is_bytes)
            buffer_putc(&text, (char)code);
        else
            text_encode(&text, code);
    }
    l->at++;
    if (is_bytes)
        return value_bytes(l->a, (const uint8_t *)buffer_text(&text), text.len);
    return value_str(l->a, buffer_text(&text), text.len);
}

static inline struct value literal_shape(struct literal *l, enum value_kind kind)
{
    struct value list = literal_value(l);
    struct value_shape shape = {.items = list.items, .n_identities = 0, .cycle = -1};
    for (uint32_t i = 0; i < list.n; i++)
        shape.n_identities += list.items[i].kind != VALUE_ABSENT;
    if (literal_take(l, ", cycle="))
        shape.cycle = literal_int(l);
    if (literal_take(l, ", ids=")) {
        struct value ids = literal_value(l);
        int32_t *identities = arena_array(l->a, ids.n, sizeof(*identities));
        for (uint32_t i = 0; i < ids.n; i++)
            identities[i] = (int32_t)ids.items[i].integer;
        shape.identities = identities;
    }
    literal_need(l, ")");
    return (struct value){
        .kind = (uint8_t)kind, .n = list.n, .shape = arena_copy(l->a, &shape, sizeof(shape))};
}

static inline struct value literal_number(struct literal *l)
{
    const char *digits = l->at + (*l->at == '-');
    size_t length = strspn(digits, "0123456789");
    if (length == 0)
        literal_fail(l, "a value");
    if (!strchr(".e", digits[length]) || digits[length] == '\0') {
        struct value v = value_integer_from_digits(l->a, *l->at == '-', digits, length);
        l->at = digits + length;
        return v;
    }
    char *end;
    double real = strtod(l->at, &end);
    l->at = end;
    return value_float(real);
}

static inline struct value literal_call(struct literal *l)
{
    struct value first = {0}, second = {0};
    if (literal_take(l, "complex(")) {
        first = literal_value(l);
        literal_need(l, ",");
        second = literal_value(l);
        literal_need(l, ")");
        struct value_complex number = {first.real, second.real};
        return (struct value){.kind = VALUE_COMPLEX,
                              .number = arena_copy(l->a, &number, sizeof(number))};
    }
    if (literal_take(l, "opaque(")) {
        first = literal_value(l);
        literal_need(l, ",");
        second = literal_value(l);
        literal_need(l, ")");
        struct value_opaque opaque = {second.text, (unsigned)first.integer};
        return (struct value){.kind = VALUE_OPAQUE,
                              .opaque = arena_copy(l->a, &opaque, sizeof(opaque))};
    }
    if (literal_take(l, "node(")) {
        first = literal_value(l);
        first.kind = VALUE_NODE;
    } else {
        literal_need(l, "py(");
        first = literal_value(l);
        first.kind = VALUE_PY;
    }
    literal_need(l, ")");
    return first;
}

static struct value literal_value(struct literal *l)
{
    static const struct {
        const char *word;
        struct value value;
    } words[] = {
        {"None",        {.kind = VALUE_NONE}                    },
        {"True",        {.kind = VALUE_BOOL, .truth = true}     },
        {"False",       {.kind = VALUE_BOOL}                    },
        {"absent",      {.kind = VALUE_ABSENT}                  },
        {"nan",         {.kind = VALUE_FLOAT, .real = NAN}      },
        {"inf",         {.kind = VALUE_FLOAT, .real = INFINITY} },
        {"-inf",        {.kind = VALUE_FLOAT, .real = -INFINITY}},
        {"set()",       {.kind = VALUE_SET}                     },
        {"frozenset()", {.kind = VALUE_FROZENSET}               },
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (literal_take(l, words[i].word))
            return words[i].value;
    if (literal_take(l, "["))
        return literal_sequence(l, VALUE_LIST, "]");
    if (literal_take(l, "("))
        return literal_sequence(l, VALUE_TUPLE, ")");
    if (literal_take(l, "frozenset({")) {
        struct value v = literal_sequence(l, VALUE_FROZENSET, "}");
        literal_need(l, ")");
        return v;
    }
    if (literal_take(l, "{"))
        return literal_sequence(l, VALUE_SET, "}");
    if (literal_take(l, "linked_list("))
        return literal_shape(l, VALUE_LINKED_LIST);
    if (literal_take(l, "tree("))
        return literal_shape(l, VALUE_TREE);
    if (*l->at == '\'' || *l->at == '"')
        return literal_text(l, false);
    if (l->at[0] == 'b' && (l->at[1] == '\'' || l->at[1] == '"')) {
        l->at++;
        return literal_text(l, true);
    }
    if (isalpha((unsigned char)*l->at))
        return literal_call(l);
    return literal_number(l);
}

/* The value that @text writes down, in @a. */
static inline struct value literal(struct arena *a, const char *text)
{
    struct literal l = {a, text, text};
    struct value v = literal_value(&l);
    if (*l.at != '\0')
        literal_fail(&l, "the end");
    return v;
}
