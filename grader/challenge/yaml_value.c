/*
 * yaml_value - see yaml_value.h
 *
 * A node without a tag is read by its kind, one with a tag by the tag's row in the table below. The
 * recursion ends where the tree does, at YAML_MAX_DEPTH.
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/yaml_value.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/yaml_items.h"
#include "grader/challenge/yaml_scalar.h"
#include "grader/challenge/yaml_shape.h"

typedef int (*read_fn)(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                       struct value *out);

static int read_hex(const struct yaml_values *r, const struct yaml_node *node, size_t skip,
                    unsigned bits_per_digit, struct value *out)
{
    size_t n_digits = node->n - skip;
    size_t n = (n_digits * bits_per_digit + 7) / 8 + 1;
    AUTO_FREE uint8_t *bytes = xcalloc(n, 1);
    for (size_t i = 0; i < n_digits; i++) {
        char digit = node->text[node->n - 1 - i];
        unsigned worth = (unsigned)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        size_t bit = i * bits_per_digit;
        unsigned wide = worth << bit % 8; /* an octal digit may reach into the next byte */
        bytes[n - 1 - bit / 8] |= (uint8_t)wide;
        if (wide > 0xFF)
            bytes[n - 2 - bit / 8] |= (uint8_t)(wide >> 8);
    }
    *out = value_integer_from_bytes(r->arena, false, bytes, n);
    return 0;
}

static int read_decimal(const struct yaml_values *r, const struct yaml_node *node,
                        struct value *out)
{
    bool negative = node->text[0] == '-';
    size_t sign = negative || node->text[0] == '+' ? 1 : 0;
    size_t n_digits = node->n - sign;
    if (n_digits > VALUE_MAX_DIGITS)
        return complaint_add(r->complaints, r->file, node->mark,
                             "write it in hexadecimal (0x...), or as '!py \"10**5000\"'",
                             "a decimal integer has at most %d digits, got %zu", VALUE_MAX_DIGITS,
                             n_digits);
    *out = value_integer_from_digits(r->arena, negative, node->text + sign, n_digits);
    return 0;
}

static int read_scalar(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                       struct value *out)
{
    (void)allow;
    enum yaml_scalar_kind kind =
        node->is_plain ? yaml_scalar_classify(node->text, node->n) : YAML_SCALAR_STRING;
    switch (kind) {
    case YAML_SCALAR_NULL:
        *out = value_none();
        return 0;
    case YAML_SCALAR_BOOL:
        *out = value_bool(node->text[0] == 't');
        return 0;
    case YAML_SCALAR_DECIMAL:
        return read_decimal(r, node, out);
    case YAML_SCALAR_HEX:
        return read_hex(r, node, strlen("0x"), 4, out);
    case YAML_SCALAR_OCTAL:
        return read_hex(r, node, strlen("0o"), 3, out);
    case YAML_SCALAR_FLOAT:
        *out = value_float(yaml_scalar_float(node->text));
        return 0;
    case YAML_SCALAR_STRING:
        *out = value_str(r->arena, node->text, node->n);
        return 0;
    }
    return 0;
}

static int read_tuple(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                      struct value *out)
{
    struct value *items = NULL;
    if (yaml_items_read(r, node, allow, &items) < 0)
        return -1;
    *out = value_sequence(VALUE_TUPLE, items, node->n);
    return 0;
}

static int read_set(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                    struct value *out)
{
    (void)allow;
    bool is_frozen = strcmp(node->tag, "!frozenset") == 0;
    struct value *items = NULL;
    if (yaml_items_read_hashable(r, node, "a set's item", &items) < 0)
        return -1;
    *out = value_sequence(is_frozen ? VALUE_FROZENSET : VALUE_SET, items, node->n);
    return 0;
}

/* What stands behind the tag. */
static const char *describe_content(const struct yaml_values *r, const struct yaml_node *node)
{
    struct yaml_node content = *node;
    content.tag = NULL;
    content.is_plain = true;
    return yaml_describe(r->arena, &content);
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c) : NULL;
    return at ? (int)(at - digits) : -1;
}

static int read_bytes(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                      struct value *out)
{
    (void)allow;
    AUTO_FREE uint8_t *bytes = xcalloc(node->n, 1);
    size_t n_digits = 0;
    for (size_t i = 0; i < node->n; i++) {
        char c = node->text[i];
        if (c == ' ' || c == '\n')
            continue;
        int digit = hex_digit(c);
        if (digit < 0)
            return complaint_add(r->complaints, r->file, node->mark, "\"6869\" is b'hi'",
                                 "!bytes must be hexadecimal digits, got %s",
                                 describe_content(r, node));
        bytes[n_digits / 2] = (uint8_t)(bytes[n_digits / 2] << 4 | digit);
        n_digits++;
    }
    if (n_digits % 2 != 0)
        return complaint_add(r->complaints, r->file, node->mark, "each byte has two digits",
                             "!bytes must have an even number of digits, got %zu", n_digits);
    *out = value_bytes(r->arena, bytes, n_digits / 2);
    return 0;
}

/* A number as strtod reads it, but none of its hexadecimal floats and long names. A 'j' without
 * digits is worth one. */
static bool scan_part(const char **at, double *out)
{
    const char *start = *at + strspn(*at, "+-");
    if (start - *at > 1)
        return false;
    bool is_named = strncmp(start, "inf", 3) == 0 || strncmp(start, "nan", 3) == 0;
    if (*start == 'j') {
        *out = **at == '-' ? -1 : 1;
        *at = start;
        return true;
    }
    if (!is_named && strspn(start, "0123456789.") == 0)
        return false;
    if (start[0] == '0' && (start[1] | 0x20) == 'x')
        return false;
    char *end = NULL;
    *out = strtod(*at, &end);
    bool ok = end > *at;
    *at = end;
    return ok;
}

/* As Python's complex(): "1", "2j", "1+2j", "-1.5e3-nanj". */
static bool scan_complex(const char *text, struct value_complex *out)
{
    const char *at = text;
    double part = 0;
    if (!scan_part(&at, &part))
        return false;
    if (*at == 'j') {
        *out = (struct value_complex){.imag = part};
        return at[1] == '\0';
    }
    *out = (struct value_complex){.real = part};
    if (*at == '\0')
        return true;
    if (*at != '+' && *at != '-')
        return false;
    return scan_part(&at, &out->imag) && at[0] == 'j' && at[1] == '\0';
}

static int read_complex(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                        struct value *out)
{
    (void)allow;
    struct value_complex number = {0};
    if (strlen(node->text) != node->n || !scan_complex(node->text, &number))
        return complaint_add(r->complaints, r->file, node->mark, NULL,
                             "!complex must be a number such as \"1+2j\" or \"2j\", got %s",
                             describe_content(r, node));
    *out = (struct value){.kind = VALUE_COMPLEX,
                          .number = arena_copy(r->arena, &number, sizeof(number))};
    return 0;
}

static int read_py(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                   struct value *out)
{
    (void)allow;
    static const char blanks[] = " \t\r\n";
    const char *text = node->text + strspn(node->text, blanks);
    size_t length = strlen(text);
    while (length > 0 && strchr(blanks, text[length - 1]))
        length--;
    if (length == 0 || strlen(node->text) != node->n)
        return complaint_add(r->complaints, r->file, node->mark, NULL,
                             length == 0 ? "!py must be a Python expression, got nothing"
                                         : "a !py expression can't hold a NUL");
    *out = value_str(r->arena, text, length);
    out->kind = VALUE_PY;
    code_add(r->codes, r->arena, CODE_EXPRESSION, out->text, node, (size_t)(text - node->text));
    return 0;
}

static int read_node(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                     struct value *out)
{
    if (!(allow & YAML_ALLOW_NODE))
        return complaint_add(r->complaints, r->file, node->mark, NULL,
                             "'!node' can only stand in what 'expect' says of a call");
    struct yaml_node plain = *node;
    plain.tag = NULL;
    int64_t position = 0;
    if (!yaml_node_integer(&plain, &position) || position < 0)
        return complaint_add(r->complaints, r->file, node->mark, "the first node is !node 0",
                             "!node must be a position such as 0, got %s",
                             yaml_describe(r->arena, &plain));
    *out = (struct value){.kind = VALUE_NODE, .integer = position};
    return 0;
}

static int read_reference(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                          struct value *out)
{
    if (!(allow & YAML_ALLOW_REFERENCE))
        return complaint_add(r->complaints, r->file, node->mark, "write 'expect: !reference'",
                             "'!reference' can only be the whole of 'expect'");
    if (node->n != 0)
        return complaint_add(r->complaints, r->file, node->mark,
                             "which solution is asked is said by 'reference:' at the top",
                             "'!reference' stands alone, got %s behind it",
                             describe_content(r, node));
    *out = (struct value){.kind = VALUE_REFERENCE};
    return 0;
}

enum { SCALAR = 1 << YAML_SCALAR, LIST = 1 << YAML_LIST, MAPPING = 1 << YAML_MAPPING };

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct tag {
    const char *name;
    unsigned kinds; /* of nodes that it may stand before */
    const char *right;
    read_fn read;
} tags[] = {
    {"!tuple", LIST, "a list, as in !tuple [1, 2]", read_tuple},
    {"!set", LIST, "a list, as in !set [1, 2]", read_set},
    {"!frozenset", LIST, "a list, as in !frozenset [1, 2]", read_set},
    {"!bytes", SCALAR, "hexadecimal digits, as in !bytes \"6869\"", read_bytes},
    {"!complex", SCALAR, "a number, as in !complex \"1+2j\"", read_complex},
    {"!py", SCALAR, "an expression, as in !py \"list(range(9))\"", read_py},
    {"!linked_list", LIST | MAPPING, "a list or {values: [...], cycle: 0}",
     yaml_shape_linked_list},
    {"!tree", LIST | MAPPING, "a list in level order or {values: ...}", yaml_shape_tree},
    {"!graph", MAPPING, "{nodes: 4, edges: [[0, 1], [1, 2]]}", yaml_shape_graph},
    {"!node", SCALAR, "a position, as in !node 1", read_node},
    {"!reference", SCALAR, "the whole value, with nothing behind it", read_reference},
};
/* clang-format on */

static int read_tagged(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                       struct value *out)
{
    const struct tag *tag = &tags[0];
    for (size_t i = 0; i < ARRAY_LEN(tags); i++) {
        if (strcmp(node->tag, tags[i].name) == 0)
            tag = &tags[i];
    }
    assert(strcmp(node->tag, tag->name) == 0); /* yaml_tree lets no other through */
    if (!(tag->kinds & 1u << node->kind))
        return complaint_add(r->complaints, r->file, node->mark, NULL, "%s must be %s, got %s",
                             tag->name, tag->right, describe_content(r, node));
    return tag->read(r, node, allow, out);
}

int yaml_value_read(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                    struct value *out_value)
{
    if (node->is_broken)
        return -1;
    unsigned inside = allow & ~(unsigned)YAML_ALLOW_REFERENCE;
    if (node->tag)
        return read_tagged(r, node, strcmp(node->tag, "!reference") == 0 ? allow : inside,
                           out_value);
    if (node->kind == YAML_SCALAR)
        return read_scalar(r, node, inside, out_value);
    if (node->kind == YAML_MAPPING)
        return yaml_items_read_dict(r, node, inside, out_value);
    struct value *items = NULL;
    if (yaml_items_read(r, node, inside, &items) < 0)
        return -1;
    *out_value = value_sequence(VALUE_LIST, items, node->n);
    return 0;
}

const char *yaml_describe(struct arena *a, const struct yaml_node *node)
{
    if (node->tag)
        return arena_printf(a, "a %s", node->tag);
    if (node->kind == YAML_LIST)
        return node->n == 0 ? "an empty list" : "a list";
    if (node->kind == YAML_MAPPING)
        return "a mapping";
    if (node->n == 0)
        return node->is_plain ? "nothing" : "''";
    struct buffer text AUTO(buffer_release) = {0};
    struct buffer cut AUTO(buffer_release) = {0};
    text_sanitise(&text, node->text, node->n, TEXT_ESCAPE_NEWLINES);
    text_cut_middle(&cut, buffer_text(&text), text.len, 60);
    return arena_printf(a, yaml_node_is_string(node) ? "'%s'" : "%s", buffer_text(&cut));
}

static enum yaml_scalar_kind plain_kind(const struct yaml_node *node)
{
    if (node->kind != YAML_SCALAR || node->tag || !node->is_plain)
        return YAML_SCALAR_STRING;
    return yaml_scalar_classify(node->text, node->n);
}

bool yaml_node_integer(const struct yaml_node *node, int64_t *out)
{
    if (plain_kind(node) != YAML_SCALAR_DECIMAL)
        return false;
    errno = 0;
    *out = strtoll(node->text, NULL, 10);
    return errno == 0;
}

bool yaml_node_number(const struct yaml_node *node, double *out)
{
    enum yaml_scalar_kind kind = plain_kind(node);
    if (kind != YAML_SCALAR_DECIMAL && kind != YAML_SCALAR_FLOAT)
        return false;
    *out = yaml_scalar_float(node->text);
    return true;
}

bool yaml_node_bool(const struct yaml_node *node, bool *out)
{
    if (plain_kind(node) != YAML_SCALAR_BOOL)
        return false;
    *out = node->text[0] == 't';
    return true;
}

bool yaml_node_is_string(const struct yaml_node *node)
{
    return node->kind == YAML_SCALAR && !node->tag && plain_kind(node) == YAML_SCALAR_STRING;
}
