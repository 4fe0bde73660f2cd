/*
 * yaml_items - see yaml_items.h
 *
 * Equality is decided on a canonical text: two values that Python would take for the same key have
 * the same text. Numbers are written by what they are worth (an integral float as the integer, a
 * complex number without imaginary part as its real part), the items of a frozenset are sorted.
 * So finding what is there twice is sorting, not comparing each with each.
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/yaml_items.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

struct canonical {
    char *text; /* owned */
    size_t length;
    size_t position;
};

struct yaml_index {
    struct canonical *entries; /* owned, sorted */
    size_t n;
};

static void write_canonical(struct buffer *out, const struct value *v);

/* Big endian; leading zeros don't count. */
static void write_magnitude(struct buffer *out, bool negative, const uint8_t *bytes, size_t n)
{
    for (; n > 0 && *bytes == 0; n--)
        bytes++;
    buffer_puts(out, negative && n > 0 ? "i-" : "i+");
    for (size_t i = 0; i < n; i++)
        buffer_printf(out, "%02x", bytes[i]);
    buffer_putc(out, '.');
}

static void write_integer(struct buffer *out, bool negative, uint64_t magnitude)
{
    uint8_t bytes[8];
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (uint8_t)(magnitude >> 8 * (7 - i));
    write_magnitude(out, negative, bytes, sizeof(bytes));
}

enum { DOUBLE_MAX_BYTES = 1024 / 8 }; /* the largest double is a little under 2**1024 */

static void write_float(struct buffer *out, double number)
{
    if (!isfinite(number) || number != trunc(number)) {
        buffer_printf(out, "f%a.", isnan(number) ? (double)NAN : number);
        return;
    }
    int exponent = 0;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(number), &exponent), 53);
    int shift = exponent - 53;
    if (shift < 0) {
        write_integer(out, number < 0, mantissa == 0 ? 0 : mantissa >> -shift);
        return;
    }
    uint8_t bytes[DOUBLE_MAX_BYTES + 8] = {0};
    size_t end = sizeof(bytes) - 1 - (size_t)shift / 8;
    mantissa <<= shift % 8;
    for (size_t i = 0; i < 8; i++)
        bytes[end - i] = (uint8_t)(mantissa >> 8 * i);
    write_magnitude(out, number < 0, bytes, sizeof(bytes));
}

static int compare_canonical(const void *left, const void *right)
{
    const struct canonical *a = left, *b = right;
    int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
    if (order != 0)
        return order;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return a->position < b->position ? -1 : a->position > b->position;
}

static void write_items(struct buffer *out, const struct value *v, char letter)
{
    buffer_printf(out, "%c%u(", letter, v->n);
    for (size_t i = 0; i < v->n; i++)
        write_canonical(out, &v->items[i]);
    buffer_putc(out, ')');
}

static void write_frozenset(struct buffer *out, const struct value *v)
{
    struct yaml_index *sorted AUTO(yaml_index_free) = yaml_index_new(v->items, v->n);
    buffer_printf(out, "z%u(", v->n);
    for (size_t i = 0; i < sorted->n; i++)
        buffer_append(out, sorted->entries[i].text, sorted->entries[i].length);
    buffer_putc(out, ')');
}

static void write_canonical(struct buffer *out, const struct value *v)
{
    switch ((enum value_kind)v->kind) {
    case VALUE_BOOL:
        write_integer(out, false, v->truth ? 1 : 0);
        return;
    case VALUE_INT:
        write_integer(out, v->integer < 0,
                      v->integer < 0 ? 0 - (uint64_t)v->integer : (uint64_t)v->integer);
        return;
    case VALUE_BIGINT:
        write_magnitude(out, v->negative, v->bytes, v->n);
        return;
    case VALUE_FLOAT:
        write_float(out, v->real);
        return;
    case VALUE_COMPLEX:
        write_float(out, v->number->real);
        if (v->number->imag != 0) {
            buffer_putc(out, 'j');
            write_float(out, v->number->imag);
        }
        return;
    case VALUE_STR:
    case VALUE_BYTES:
        buffer_printf(out, "%c%u:", v->kind == VALUE_STR ? 's' : 'y', v->n);
        buffer_append(out, v->text, v->n);
        return;
    case VALUE_TUPLE:
        write_items(out, v, 't');
        return;
    case VALUE_FROZENSET:
        write_frozenset(out, v);
        return;
    case VALUE_NONE:
    case VALUE_LIST:
    case VALUE_SET:
    case VALUE_DICT:
    case VALUE_LINKED_LIST:
    case VALUE_TREE:
    case VALUE_ABSENT:
    case VALUE_NODE:
    case VALUE_PY:
    case VALUE_REFERENCE:
    case VALUE_OPAQUE:
    case VALUE_KIND_COUNT_:
        buffer_putc(out, 'n');
        return;
    }
}

struct yaml_index *yaml_index_new(const struct value *values, size_t n)
{
    struct yaml_index *index = xcalloc(1, sizeof(*index));
    index->entries = xcalloc(n, sizeof(*index->entries));
    index->n = n;
    for (size_t i = 0; i < n; i++) {
        struct buffer text = {0};
        write_canonical(&text, &values[i]);
        index->entries[i] = (struct canonical){.length = text.len, .position = i};
        index->entries[i].text = buffer_take(&text);
    }
    qsort(index->entries, n, sizeof(*index->entries), compare_canonical);
    return index;
}

void yaml_index_free(struct yaml_index **index)
{
    if (!*index)
        return;
    for (size_t i = 0; i < (*index)->n; i++)
        free((*index)->entries[i].text);
    free((*index)->entries);
    free(*index);
    *index = NULL;
}

static bool is_same(const struct canonical *a, const struct canonical *b)
{
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

int64_t yaml_index_find(const struct yaml_index *index, const struct value *v)
{
    struct buffer text AUTO(buffer_release) = {0};
    write_canonical(&text, v);
    struct canonical key = {.text = text.data, .length = text.len, .position = 0};
    size_t low = 0, high = index->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_canonical(&index->entries[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < index->n && is_same(&index->entries[low], &key))
        return (int64_t)index->entries[low].position;
    return -1;
}

/* Complains about each value that equals an earlier one. @step: 1 for the items of a list, 2 for
 * the keys of a mapping. */
static int check_repeated(const struct yaml_values *r, const struct yaml_node *node, size_t step,
                          const struct value *values, const char *what)
{
    struct yaml_index *index AUTO(yaml_index_free) = yaml_index_new(values, node->n);
    int result = 0;
    size_t first = 0;
    for (size_t i = 1; i < index->n; i++) {
        if (!is_same(&index->entries[first], &index->entries[i])) {
            first = i;
            continue;
        }
        const struct yaml_node *one = &node->items[step * index->entries[first].position];
        const struct yaml_node *two = &node->items[step * index->entries[i].position];
        result = complaint_add(r->complaints, r->file, two->mark, NULL,
                               "%s is there twice, first at line %u, column %u: %s", what,
                               one->mark.line, one->mark.column, yaml_describe(r->arena, two));
    }
    return result;
}

static int check_hashable(const struct yaml_values *r, const struct yaml_node *node,
                          const struct value *v, const char *what)
{
    if (value_contains(v, VALUE_PY))
        return complaint_add(r->complaints, r->file, node->mark,
                             "write the whole set or dict as one '!py' expression",
                             "%s can't hold an expression, its value must be known", what);
    if (value_is_hashable(v))
        return 0;
    const char *hint = v->kind == VALUE_LIST  ? "a !tuple can be one"
                       : v->kind == VALUE_SET ? "a !frozenset can be one"
                                              : NULL;
    return complaint_add(r->complaints, r->file, node->mark, hint,
                         "%s must be hashable in Python, got %s", what,
                         yaml_describe(r->arena, node));
}

int yaml_items_read(const struct yaml_values *r, const struct yaml_node *list, unsigned allow,
                    struct value **out_items)
{
    struct value *items = arena_array(r->arena, list->n, sizeof(*items));
    int result = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (yaml_value_read(r, &list->items[i], allow, &items[i]) < 0)
            result = -1;
    }
    *out_items = items;
    return result;
}

int yaml_items_read_hashable(const struct yaml_values *r, const struct yaml_node *list,
                             const char *what, struct value **out_items)
{
    if (yaml_items_read(r, list, /* allow */ 0, out_items) < 0)
        return -1;
    int result = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (check_hashable(r, &list->items[i], &(*out_items)[i], what) < 0)
            result = -1;
    }
    return result < 0 ? -1 : check_repeated(r, list, 1, *out_items, what);
}

/* Keys that are strings are different when their texts are: yaml_tree has seen to that. */
static bool has_string_keys_only(const struct yaml_node *mapping)
{
    for (size_t i = 0; i < mapping->n; i++) {
        if (!yaml_node_is_string(&mapping->items[2 * i]))
            return false;
    }
    return true;
}

int yaml_items_read_dict(const struct yaml_values *r, const struct yaml_node *mapping,
                         unsigned allow, struct value *out)
{
    struct value *items = arena_array(r->arena, 2 * (size_t)mapping->n, sizeof(*items));
    AUTO_FREE struct value *keys = xcalloc(mapping->n, sizeof(*keys));
    int result = 0;
    for (size_t i = 0; i < mapping->n; i++) {
        const struct yaml_node *key = &mapping->items[2 * i];
        if (yaml_value_read(r, key, /* allow */ 0, &items[2 * i]) < 0 ||
            check_hashable(r, key, &items[2 * i], "a dict's key") < 0)
            result = -1;
        if (yaml_value_read(r, key + 1, allow, &items[2 * i + 1]) < 0)
            result = -1;
        keys[i] = items[2 * i];
    }
    if (result < 0)
        return -1;
    *out = value_sequence(VALUE_DICT, items, mapping->n);
    if (mapping->has_repeated_keys || has_string_keys_only(mapping))
        return 0;
    return check_repeated(r, mapping, 2, keys, "a dict's key");
}
