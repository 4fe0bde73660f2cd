/*
 * schema - see schema.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/schema.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

int schema_complain(struct schema *s, struct mark at, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char text[ERROR_TEXT_MAX];
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    return complaint_add(s->values.complaints, s->values.file, at, hint, "%s", text);
}

int schema_wrong(struct schema *s, const struct schema_key *key, const struct yaml_node *node,
                 const char *hint)
{
    if (node->is_broken)
        return -1;
    return schema_complain(s, node->mark, hint, "'%s' must be %s, got %s", key->name, key->right,
                           yaml_describe(s->arena, node));
}

unsigned schema_count(const struct schema *s)
{
    return s->values.complaints->n + s->values.complaints->dropped;
}

static bool has_row(const struct schema_level *level, const char *name)
{
    for (size_t i = 0; i < level->n_keys; i++) {
        if (strcmp(level->keys[i].name, name) == 0)
            return true;
    }
    return false;
}

static void complain_of_unknown(struct schema *s, const struct schema_level *level,
                                const struct yaml_node *key)
{
    AUTO_FREE const char **names = xcalloc(level->n_keys + 1, sizeof(*names));
    for (size_t i = 0; i < level->n_keys; i++)
        names[i] = level->keys[i].name;
    const char *near = text_nearest(key->text, names);
    char hint[ERROR_HINT_MAX];
    snprintf(hint, sizeof(hint), "did you mean '%s'?", near ? near : "");
    schema_complain(s, key->mark, near ? hint : NULL, "unknown key %s in %s",
                    yaml_describe(s->arena, key), level->what);
}

static void check_known(struct schema *s, const struct schema_level *level,
                        const struct yaml_node *node)
{
    for (size_t i = 0; i < node->n; i++) {
        const struct yaml_node *key = &node->items[2 * i];
        if (key->is_broken)
            continue;
        if (key->kind != YAML_SCALAR || key->tag)
            schema_complain(s, key->mark, NULL, "a key of %s must be a word, got %s", level->what,
                            yaml_describe(s->arena, key));
        else if (key->is_plain && strcmp(key->text, "<<") == 0)
            continue; /* a merge key: yaml_tree has complained */
        else if (!has_row(level, key->text))
            complain_of_unknown(s, level, key);
    }
}

int schema_read(struct schema *s, const struct schema_level *level, const struct yaml_node *node,
                void *into)
{
    if (node->is_broken)
        return -1;
    if (node->kind != YAML_MAPPING || node->tag)
        return schema_complain(s, node->mark, NULL, "%s must be a mapping of keys, got %s",
                               level->what, yaml_describe(s->arena, node));
    check_known(s, level, node);
    for (size_t i = 0; i < level->n_keys; i++) {
        const struct schema_key *key = &level->keys[i];
        const struct yaml_node *value = yaml_find(node, key->name);
        if (value)
            key->read(s, key, value, into);
        else if (key->is_required)
            schema_complain(s, node->mark, NULL, "'%s' is missing in %s: it must be %s", key->name,
                            level->what, key->right);
    }
    return 0;
}

const char *schema_string(struct schema *s, const struct yaml_node *node)
{
    if (!yaml_node_is_string(node) || node->n == 0 || strlen(node->text) != node->n)
        return NULL;
    return arena_strndup(s->arena, node->text, node->n);
}

const struct pattern *schema_pattern(struct schema *s, const struct schema_key *key,
                                     const struct yaml_node *node)
{
    const char *text = schema_string(s, node);
    const struct pattern *pattern = NULL;
    struct error err = {0};
    if (!text)
        schema_wrong(s, key, node, NULL);
    else if (pattern_compile(s->arena, text, node->n, &pattern, &err) < 0)
        schema_complain(s, node->mark, NULL, "'%s' is not a regular expression, %s: %s", key->name,
                        err.text, yaml_describe(s->arena, node));
    return pattern;
}

/* The usual slip: a string that YAML reads as something else. */
static const char *quote_hint(const struct yaml_node *node)
{
    bool is_other =
        node->kind == YAML_SCALAR && !node->tag && node->n > 0 && !yaml_node_is_string(node);
    return is_other ? "put it into quotes to make it a string" : NULL;
}

void schema_text(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                 void *into)
{
    const char *text = schema_string(s, value);
    if (text)
        *(const char **)((char *)into + key->offset) = text;
    else
        schema_wrong(s, key, value, quote_hint(value));
}

static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};

bool schema_is_identifier(const char *name)
{
    if (name[0] == '\0' || (name[0] >= '0' && name[0] <= '9'))
        return false;
    for (const char *c = name; *c; c++) {
        bool is_word = *c == '_' || (*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z') ||
                       (*c >= 'A' && *c <= 'Z') || (unsigned char)*c >= 0x80;
        if (!is_word)
            return false;
    }
    for (size_t i = 0; i < ARRAY_LEN(keywords); i++) {
        if (strcmp(name, keywords[i]) == 0)
            return false;
    }
    return true;
}

static const char *read_identifier(struct schema *s, const struct yaml_node *node)
{
    const char *name = schema_string(s, node);
    return name && schema_is_identifier(name) ? name : NULL;
}

void schema_identifier(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    const char *name = read_identifier(s, value);
    if (name)
        *(const char **)((char *)into + key->offset) = name;
    else
        schema_wrong(s, key, value, NULL);
}

enum { ID_MAX_BYTES = 64 }; /* our choice: reports print ids in a column */

/* Ids are typed on command lines, joined with commas and given an index in brackets. */
static bool is_id(const char *text)
{
    if (strlen(text) > ID_MAX_BYTES || strpbrk(text, " /[],\\"))
        return false;
    struct buffer harmless AUTO(buffer_release) = {0};
    text_sanitise(&harmless, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    return strcmp(buffer_text(&harmless), text) == 0;
}

void schema_id(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
               void *into)
{
    /* `id: 1` is as good as `id: "1"`: nothing else could be meant. */
    bool is_word = value->kind == YAML_SCALAR && !value->tag && value->n > 0 &&
                   strlen(value->text) == value->n && is_id(value->text);
    if (is_word)
        *(const char **)((char *)into + key->offset) =
            arena_strndup(s->arena, value->text, value->n);
    else
        schema_wrong(s, key, value, NULL);
}

void schema_bool(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                 void *into)
{
    bool truth = false;
    if (yaml_node_bool(value, &truth))
        *(bool *)((char *)into + key->offset) = truth;
    else
        schema_wrong(s, key, value, NULL);
}

void schema_integer(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                    void *into)
{
    int64_t number = 0;
    if (yaml_node_integer(value, &number) && number >= key->min && number <= key->max)
        *(unsigned *)((char *)into + key->offset) = (unsigned)number;
    else
        schema_wrong(s, key, value, NULL);
}

enum { DOTTED_MAX_BYTES = 80 }; /* ours: longer than any real name */

bool schema_is_dotted(const char *name)
{
    char part[DOTTED_MAX_BYTES + 1];
    if (strlen(name) > DOTTED_MAX_BYTES)
        return false;
    for (const char *at = name;; at++) {
        size_t length = strcspn(at, ".");
        snprintf(part, sizeof(part), "%.*s", (int)length, at);
        if (!schema_is_identifier(part))
            return false;
        at += length;
        if (*at == '\0')
            return true;
    }
}

bool schema_is_list(struct schema *s, const struct schema_key *key, const struct yaml_node *node,
                    uint32_t min)
{
    if (node->kind == YAML_LIST && !node->tag && !node->is_broken && node->n >= min)
        return true;
    schema_wrong(s, key, node, NULL);
    return false;
}

static void store_list(const struct schema_key *key, void *into, const char **items, unsigned n)
{
    *(const char ***)((char *)into + key->offset) = items;
    *(unsigned *)((char *)into + key->n_offset) = n;
}

void schema_texts(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                  void *into)
{
    if (!schema_is_list(s, key, value, 0))
        return;
    const char **items = arena_array(s->arena, value->n, sizeof(*items));
    unsigned n = 0;
    for (size_t i = 0; i < value->n; i++) {
        const char *text = schema_string(s, &value->items[i]);
        if (text)
            items[n++] = text;
        else
            schema_wrong(s, key, &value->items[i], quote_hint(&value->items[i]));
    }
    store_list(key, into, items, n);
}

void schema_identifiers(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    if (!schema_is_list(s, key, value, (uint32_t)key->min))
        return;
    const char **names = arena_array(s->arena, value->n, sizeof(*names));
    AUTO_FREE struct schema_named *places = xcalloc(value->n, sizeof(*places));
    unsigned n = 0;
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *item = &value->items[i];
        const char *name = read_identifier(s, item);
        if (!name) {
            schema_wrong(s, key, item, NULL);
            continue;
        }
        places[n] = (struct schema_named){.id = name, .mark = item->mark};
        names[n++] = name;
    }
    schema_check_unique(s, places, n, "the name");
    store_list(key, into, names, n);
}

static int compare_named(const void *left, const void *right)
{
    const struct schema_named *a = left, *b = right;
    if (!a->id || !b->id)
        return (a->id != NULL) - (b->id != NULL);
    int order = strcmp(a->id, b->id);
    if (order != 0)
        return order;
    if (a->mark.line != b->mark.line)
        return a->mark.line < b->mark.line ? -1 : 1;
    return a->mark.column < b->mark.column ? -1 : a->mark.column > b->mark.column;
}

void schema_check_unique(struct schema *s, struct schema_named *ids, size_t n, const char *what)
{
    qsort(ids, n, sizeof(*ids), compare_named);
    size_t first = 0;
    for (size_t i = 1; i < n; i++) {
        bool is_same = ids[i].id && ids[first].id && strcmp(ids[i].id, ids[first].id) == 0;
        if (!is_same) {
            first = i;
            continue;
        }
        schema_complain(s, ids[i].mark, NULL, "%s '%s' is there twice, first at line %u, column %u",
                        what, ids[i].id, ids[first].mark.line, ids[first].mark.column);
    }
}
