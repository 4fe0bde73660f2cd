/*
 * compare_path - places in a value: paths as YAML has them, and as people read them
 *
 *   path = "$" step*      step = "[*]" | "[" digits "]" | "." name | "['" anything "']"
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "grader/value/compare_walk.h"

enum {
    KEY_MAX_BYTES = 60, /* our choice: of a key in a path that is shown */
    TREE_STEPS_MAX =
        16,         /* our choice: a longer path helps nobody, and a tree may be as deep as big */
    STEPS_MAX = 64, /* as deep as a challenge's values nest */
    INDEX_DIGITS_MAX = 9 /* always fits 32 bits; a list has at most a million items */
};

/* ---- reading --------------------------------------------------------------------------------- */

struct parser {
    struct arena *a;
    const char *text; /* all of it, for messages */
    const char *at;   /* what is still to be read */
    struct error *err;
};

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int complain(struct parser *p)
{
    return error_set(p->err, ERROR_INPUT,
                     "'%s' is no path: after '%.*s' there must be [*], [0], .name or ['name']",
                     p->text, (int)(p->at - p->text), p->text);
}

static int parse_name(struct parser *p, struct compare_step *step)
{
    const char *name = p->at + 1;
    size_t length = 0;
    while (is_name_character(name[length]))
        length++;
    if (length == 0)
        return complain(p);
    *step =
        (struct compare_step){.kind = COMPARE_STEP_KEY, .key = arena_strndup(p->a, name, length)};
    p->at = name + length;
    return 0;
}

static int parse_quoted(struct parser *p, struct compare_step *step)
{
    char quote = p->at[1];
    const char *key = p->at + 2, *end = strchr(key, quote);
    if (!end || end[1] != ']')
        return complain(p);
    *step = (struct compare_step){.kind = COMPARE_STEP_KEY,
                                  .key = arena_strndup(p->a, key, (size_t)(end - key))};
    p->at = end + 2;
    return 0;
}

static int parse_index(struct parser *p, struct compare_step *step)
{
    const char *digits = p->at + 1;
    uint32_t index = 0;
    int n = 0;
    for (; n < INDEX_DIGITS_MAX && is_digit(digits[n]); n++)
        index = index * 10 + (uint32_t)(digits[n] - '0');
    if (n == 0 || digits[n] != ']')
        return complain(p);
    *step = (struct compare_step){.kind = COMPARE_STEP_INDEX, .index = index};
    p->at = digits + n + 1;
    return 0;
}

static int parse_step(struct parser *p, struct compare_step *step)
{
    if (p->at[0] == '.')
        return parse_name(p, step);
    if (p->at[0] != '[')
        return complain(p);
    if (p->at[1] == '\'' || p->at[1] == '"')
        return parse_quoted(p, step);
    if (strncmp(p->at, "[*]", 3) != 0)
        return parse_index(p, step);
    *step = (struct compare_step){.kind = COMPARE_STEP_ANY};
    p->at += 3;
    return 0;
}

int compare_path_parse(struct arena *a, const char *text, struct compare_path *out_path,
                       struct error *err)
{
    if (text[0] != '$')
        return error_set(err, ERROR_INPUT,
                         "'%s' is no path: it must begin with $, which is the result", text);
    struct parser p = {.a = a, .text = text, .at = text + 1, .err = err};
    struct compare_step steps[STEPS_MAX];
    uint32_t n = 0;
    while (*p.at != '\0') {
        if (n == STEPS_MAX)
            return error_set(err, ERROR_INPUT, "a path must have at most %d steps", STEPS_MAX);
        if (parse_step(&p, &steps[n++]) < 0)
            return -1;
    }
    *out_path =
        (struct compare_path){.steps = arena_copy(a, steps, n * sizeof(*steps)), .n_steps = n};
    return 0;
}

/* ---- matching -------------------------------------------------------------------------------- */

static bool step_leads_to(const struct compare_step *step, const struct compare_place *place)
{
    if (place->kind == COMPARE_PLACE_IN_KEY)
        return false;
    if (step->kind == COMPARE_STEP_ANY)
        return true;
    if (place->kind == COMPARE_PLACE_INDEX || place->kind == COMPARE_PLACE_TREE)
        return step->kind == COMPARE_STEP_INDEX && step->index == place->index;
    return place->kind == COMPARE_PLACE_KEY && step->kind == COMPARE_STEP_KEY &&
           place->key->kind == VALUE_STR && strlen(step->key) == place->key->n &&
           memcmp(step->key, place->key->text, place->key->n) == 0;
}

/* From the last step upwards. */
static bool path_leads_to(const struct compare_path *path, const struct compare_place *place)
{
    for (uint32_t i = path->n_steps; i > 0; i--, place = place->parent)
        if (!place->parent || !step_leads_to(&path->steps[i - 1], place))
            return false;
    return !place->parent;
}

bool compare_place_is_unordered(const struct compare_rules *rules,
                                const struct compare_place *place)
{
    for (uint32_t i = 0; i < rules->n_unordered; i++)
        if (path_leads_to(&rules->unordered[i], place))
            return true;
    return false;
}

/* ---- showing --------------------------------------------------------------------------------- */

static bool is_name(const struct value *key)
{
    if (key->kind != VALUE_STR || key->n == 0 || key->n > KEY_MAX_BYTES)
        return false;
    for (uint32_t i = 0; i < key->n; i++)
        if (!is_name_character(key->text[i]))
            return false;
    return true;
}

/* Where the nodes stand in the level order, without the missing ones. The caller frees it. */
static uint32_t *node_indices(const struct value *tree)
{
    uint32_t *indices = xcalloc(tree->n, sizeof(*indices));
    uint32_t n_nodes = 0;
    for (uint32_t i = 0; i < tree->n; i++)
        if (tree->shape->items[i].kind != VALUE_ABSENT)
            indices[n_nodes++] = i;
    return indices;
}

/* ".left.right" for the node at @index of the level order; deep ones by that index. */
static void put_tree_steps(struct buffer *out, const struct value *tree, uint32_t index)
{
    AUTO_FREE uint32_t *nodes = node_indices(tree);
    bool is_right[TREE_STEPS_MAX];
    int n = 0;
    uint32_t at = index;
    for (; at > 0 && n < TREE_STEPS_MAX; at = nodes[(at - 1) / 2]) /* up to the parent */
        is_right[n++] = at % 2 == 0;
    if (at > 0) {
        buffer_printf(out, "[%u]", index);
        return;
    }
    while (n > 0)
        buffer_puts(out, is_right[--n] ? ".right" : ".left");
}

static void put_place(struct arena *a, struct buffer *out, const struct compare_place *place)
{
    if (place->parent)
        put_place(a, out, place->parent);
    switch (place->kind) {
    case COMPARE_PLACE_ROOT:
        buffer_putc(out, '$');
        break;
    case COMPARE_PLACE_INDEX:
        buffer_printf(out, "[%u]", place->index);
        break;
    case COMPARE_PLACE_ITEM:
    case COMPARE_PLACE_IN_KEY:
        buffer_puts(out, "[*]");
        break;
    case COMPARE_PLACE_KEY:
        if (is_name(place->key))
            buffer_printf(out, ".%.*s", (int)place->key->n, place->key->text);
        else
            buffer_printf(out, "[%s]", compare_short_repr(a, place->key, KEY_MAX_BYTES));
        break;
    case COMPARE_PLACE_TREE:
        put_tree_steps(out, place->tree, place->index);
        break;
    }
}

const char *compare_place_text(struct arena *a, const struct compare_place *place)
{
    AUTO(buffer_release) struct buffer text = {0};
    put_place(a, &text, place);
    return arena_strdup(a, buffer_text(&text));
}
