/*
 * challenge_keys - see challenge_keys.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/challenge_keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/entry_keys.h"
#include "grader/challenge/rules_keys.h"
#include "grader/challenge/test_keys.h"
#include "sandbox/spec.h"

enum { FORMAT_VERSION = 1 };

static void read_id(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                    void *into)
{
    schema_id(s, key, value, into);
    const char *id = s->c->id;
    if (id && strcmp(id, s->folder_name) != 0)
        schema_complain(s, value->mark, NULL, "'id' must be the folder's name '%s', got '%s'",
                        s->folder_name, id);
}

static void read_difficulty(struct schema *s, const struct schema_key *key,
                            const struct yaml_node *value, void *into)
{
    (void)into;
    static const char *const words[] = {"easy", "medium", "hard"};
    const char *word = schema_string(s, value);
    for (size_t i = 0; word && i < ARRAY_LEN(words); i++) {
        if (strcmp(word, words[i]) == 0) {
            s->c->difficulty = words[i];
            return;
        }
    }
    schema_wrong(s, key, value, NULL);
}

static void read_reference(struct schema *s, const struct schema_key *key,
                           const struct yaml_node *value, void *into)
{
    (void)into;
    const char *path = schema_string(s, value);
    if (!path) {
        schema_wrong(s, key, value, NULL);
        return;
    }
    AUTO_FREE const char **known = xcalloc(s->c->n_solutions + 1u, sizeof(*known));
    size_t n = 0;
    for (unsigned i = 0; i < s->c->n_solutions; i++) {
        const struct solution *solution = &s->c->solutions[i];
        if (solution->promise != PROMISE_ACCEPTED)
            continue;
        known[n++] = solution->path;
        if (strcmp(solution->path, path) == 0) {
            s->c->reference = solution->path;
            return;
        }
    }
    const char *near = text_nearest(path, known);
    char hint[ERROR_HINT_MAX];
    snprintf(hint, sizeof(hint), "did you mean '%.200s'?", near ? near : "");
    schema_wrong(s, key, value, near ? hint : NULL);
}

/* The row of a tier by its name; NULL with a hint where there is a name that is near. */
static const struct tier_row *find_tier(const char *word, char *hint, size_t hint_bytes)
{
    const struct tier_row *rows = tier_rows();
    const char *known[TIER_COUNT_ + 1] = {0};
    for (unsigned i = 0; i < TIER_COUNT_; i++) {
        known[i] = rows[i].name;
        if (strcmp(word, rows[i].name) == 0)
            return &rows[i];
    }
    const char *near = text_nearest(word, known);
    if (near)
        snprintf(hint, hint_bytes, "did you mean '%s'?", near);
    return NULL;
}

static void read_allow(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    (void)into;
    if (!schema_is_list(s, key, value, 0))
        return;
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *item = &value->items[i];
        const char *word = schema_string(s, item);
        char hint[ERROR_HINT_MAX] = "";
        const struct tier_row *row = word ? find_tier(word, hint, sizeof(hint)) : NULL;
        if (!row)
            schema_wrong(s, key, item, hint[0] ? hint : NULL);
        else if (s->c->allow & row->tier)
            schema_complain(s, item->mark, NULL, "'%s' is there twice in 'allow'", word);
        else
            s->c->allow |= row->tier;
    }
}

enum { PACKAGES_MAX = 16 }; /* ours: more than any real set */

/* Names such as __main__ are those of programs. */
static bool is_package(const char *name)
{
    return schema_is_dotted(name) && strncmp(name, "__", 2) != 0 && !strstr(name, ".__");
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Sorted, so that one zygote serves all who want the same. */
static void read_preload(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    (void)into;
    if (!schema_is_list(s, key, value, 0))
        return;
    if (value->n > PACKAGES_MAX) {
        schema_complain(s, value->mark, NULL, "'preload' must be at most %d packages, got %u",
                        PACKAGES_MAX, (unsigned)value->n);
        return;
    }
    const char **names = arena_array(s->arena, value->n, sizeof(*names));
    AUTO_FREE struct schema_named *places = xcalloc(value->n + 1u, sizeof(*places));
    unsigned n = 0;
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *item = &value->items[i];
        const char *name = schema_string(s, item);
        if (!name || !is_package(name)) {
            schema_wrong(s, key, item, NULL);
            continue;
        }
        places[n] = (struct schema_named){.id = name, .mark = item->mark};
        names[n++] = name;
    }
    schema_check_unique(s, places, n, "the package");
    qsort(names, n, sizeof(*names), compare_names);
    s->c->preload = names;
    s->c->n_preload = n;
}

static void read_version(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    (void)into;
    int64_t version = 0;
    if (!yaml_node_integer(value, &version))
        schema_wrong(s, key, value, NULL);
}

static void read_limits(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    (void)into;
    struct limit_settings settings = {0};
    limits_read(s, key, value, &settings);
    s->limits = limits_merge(&s->limits, &settings);
}

static void read_compare(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    (void)into;
    struct compare_settings settings = {0};
    compare_keys_read(s, key, value, &settings);
    s->compare = compare_keys_merge(&s->compare, &settings);
}

#define FIELD(name) offsetof(struct challenge, name)

/* In the order in which they are read: what a row needs stands before it. */
/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"gradebox", "1, the version of the format", read_version, .is_required = true},
    {"id", "the folder's name", read_id, FIELD(id), .is_required = true},
    {"title", "a line of text", schema_text, FIELD(title), .is_required = true},
    {"difficulty", "easy, medium or hard", read_difficulty},
    {"tags", "a list of words", schema_texts, FIELD(tags), FIELD(n_tags)},
    {"source", "a list of texts", schema_texts, FIELD(source), FIELD(n_source)},
    {"reference", "one of the files in solutions/accepted", read_reference},
    {"entry", "a mapping such as {function: three_sum}", entry_keys_read, .is_required = true},
    {"limits", "", read_limits},
    {"allow", "a list of files, threads, processes and loopback", read_allow},
    {"preload", "a list of packages such as numpy", read_preload},
    {"compare", "", read_compare},
    {"types", "a mapping of classes, as in {Node: {shape: tree}}", entry_keys_read_types},
    {"rules", "a mapping such as {forbid_calls: [sorted, sort]}", rules_keys_read},
    {"groups", "a list of at least one group", group_keys_read},
    {"tests", "a list of at least one test", group_keys_read_tests},
};
/* clang-format on */
static const struct schema_level level = {"a challenge", keys, ARRAY_LEN(keys)};

static bool is_other_version(struct schema *s, const struct yaml_node *root)
{
    int64_t version = FORMAT_VERSION;
    const struct yaml_node *value = root->kind == YAML_MAPPING ? yaml_find(root, "gradebox") : NULL;
    if (!value || !yaml_node_integer(value, &version) || version == FORMAT_VERSION)
        return false;
    *s->values.complaints = (struct complaints){0};
    schema_complain(s, value->mark,
                    version > FORMAT_VERSION ? "a newer gradebox may read it" : NULL,
                    "this gradebox reads format 1 only, got %lld", (long long)version);
    return true;
}

static void check_groups(struct schema *s, const struct yaml_node *root)
{
    const struct yaml_node *groups = yaml_find_key(root, "groups");
    const struct yaml_node *tests = yaml_find_key(root, "tests");
    if (groups && tests)
        schema_complain(s, tests->mark, "move the tests into a group",
                        "a challenge has 'groups' or 'tests', not both");
    if (!groups && !tests)
        schema_complain(s, root->mark, NULL, "'groups' or 'tests' is missing in a challenge");
}

void challenge_keys_read(struct schema *s, const struct yaml_node *root)
{
    if (is_other_version(s, root))
        return;
    for (unsigned i = 0; i < s->c->n_solutions && !s->c->reference; i++) {
        if (s->c->solutions[i].promise == PROMISE_ACCEPTED)
            s->c->reference = s->c->solutions[i].path;
    }
    s->c->difficulty = "";
    if (schema_read(s, &level, root, s->c) < 0)
        return;
    check_groups(s, root);
    s->c->limits = limits_apply(&s->limits);
    entry_keys_add_default_types(s->c);
}
