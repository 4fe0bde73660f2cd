/*
 * attack_suite - see attack_suite.h
 *
 * Read as a challenge is: a tree with marks, a table of keys, all complaints together.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/attack_suite.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/complaint.h"
#include "grader/challenge/schema.h"

enum { TABLE_VERSION = 1 };

static const char *const family_names[] = {
    [ATTACK_ESCAPE] = "escape", [ATTACK_RESOURCES] = "resources", [ATTACK_RESIDUE] = "residue",
    [ATTACK_TIERS] = "tiers",   [ATTACK_FORGING] = "forging",     [ATTACK_REPORTING] = "reporting",
    [ATTACK_FAIR] = "fair",     [ATTACK_FAMILY_COUNT_] = NULL,
};
static_assert(ARRAY_LEN(family_names) == ATTACK_FAMILY_COUNT_ + 1, "every family has a name");

static const char *const wall_names[] = {
    [ATTACK_WALL_NONE] = "none",           [ATTACK_WALL_SECCOMP] = "seccomp",
    [ATTACK_WALL_NAMESPACE] = "namespace", [ATTACK_WALL_RLIMIT] = "rlimit",
    [ATTACK_WALL_CGROUP] = "cgroup",       [ATTACK_WALL_SUPERVISOR] = "supervisor",
    [ATTACK_WALL_PROCESS] = "process",     [ATTACK_WALL_COUNT_] = NULL,
};
static_assert(ARRAY_LEN(wall_names) == ATTACK_WALL_COUNT_ + 1, "every wall has a name");

const char *attack_family_name(enum attack_family family)
{
    return family_names[family];
}

const char *attack_wall_name(enum attack_wall wall)
{
    return wall_names[wall];
}

/* ---- keys of a row ------------------------------------------------------------------------------- */

/* The index in the NULL-terminated @words of what @value says, or -1 with a complaint. */
static int read_word(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                     const char *const *words)
{
    const char *word = schema_string(s, value);
    for (int i = 0; word && words[i]; i++) {
        if (strcmp(words[i], word) == 0)
            return i;
    }
    const char *near = word ? text_nearest(word, words) : NULL;
    char hint[ERROR_HINT_MAX];
    snprintf(hint, sizeof(hint), "did you mean '%s'?", near ? near : "");
    return schema_wrong(s, key, value, near ? hint : NULL);
}

static void read_family(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    int family = read_word(s, key, value, family_names);
    if (family >= 0)
        ((struct attack *)into)->family = (enum attack_family)family;
}

static void read_wall(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into)
{
    int wall = read_word(s, key, value, wall_names);
    if (wall >= 0)
        ((struct attack *)into)->wall = (enum attack_wall)wall;
}

static void read_verdicts(struct schema *s, const struct schema_key *key,
                          const struct yaml_node *value, void *into)
{
    const char *codes[VERDICT_COUNT_ + 1] = {0};
    for (int v = 0; v < VERDICT_COUNT_; v++)
        codes[v] = verdict_code((enum verdict)v);
    if (!schema_is_list(s, key, value, 1))
        return;
    for (size_t i = 0; i < value->n; i++) {
        int verdict = read_word(s, key, &value->items[i], codes);
        if (verdict >= 0)
            ((struct attack *)into)->verdicts |= 1u << verdict;
    }
}

#define FIELD(name) offsetof(struct attack, name)

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key row_keys[] = {
    {"id", "the name of a file without its .py", schema_id, FIELD(id), .is_required = true},
    {"family", "escape, resources, residue, tiers, forging, reporting or fair", read_family, .is_required = true},
    {"what", "a line of text", schema_text, FIELD(what), .is_required = true},
    {"challenge", "the name of a folder in challenges/", schema_id, FIELD(challenge), .is_required = true},
    {"verdicts", "a list of at least one verdict such as SV", read_verdicts, .is_required = true},
    {"wall", "seccomp, namespace, rlimit, cgroup, supervisor, process or none", read_wall, .is_required = true},
    {"then", "the name of a file without its .py", schema_id, FIELD(then)},
    {"says", "a text", schema_text, FIELD(says)},
    {"line", "a line's number", schema_integer, FIELD(line), .min = 1, .max = INT32_MAX},
};
/* clang-format on */
static const struct schema_level row_level = {"an attack", row_keys, ARRAY_LEN(row_keys)};

/* ---- the table ----------------------------------------------------------------------------------- */

/* What the row's @key names must be there; the complaint stands where it is named. */
static void check_file(struct schema *s, const struct attack_suite *suite,
                       const struct yaml_node *row, const char *key, const char *path)
{
    AUTO_FREE char *whole = xasprintf("%s/%s", suite->folder, path);
    if (access(whole, R_OK) < 0)
        schema_complain(s, yaml_find(row, key)->mark, NULL, "cannot find '%s' beside this table",
                        path);
}

static void check_files(struct schema *s, const struct attack_suite *suite,
                        const struct yaml_node *row, const struct attack *attack)
{
    if (attack->id)
        check_file(s, suite, row, "id", arena_printf(s->arena, "%s.py", attack->id));
    if (attack->then)
        check_file(s, suite, row, "then", arena_printf(s->arena, "%s.py", attack->then));
    if (!attack->challenge)
        return;
    check_file(s, suite, row, "challenge",
               arena_printf(s->arena, "challenges/%s", attack->challenge));
    if (!attack->then)
        check_file(s, suite, row, "challenge",
                   arena_printf(s->arena, "good/%s.py", attack->challenge));
}

static void read_rows(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into)
{
    struct attack_suite *suite = into;
    if (!schema_is_list(s, key, value, 1))
        return;
    AUTO_FREE struct schema_named *places = xcalloc(value->n, sizeof(*places));
    suite->attacks = arena_array(s->arena, value->n, sizeof(*suite->attacks));
    for (size_t i = 0; i < value->n; i++) {
        struct attack *attack = &suite->attacks[suite->n_attacks];
        if (schema_read(s, &row_level, &value->items[i], attack) < 0)
            continue;
        check_files(s, suite, &value->items[i], attack);
        places[suite->n_attacks++] =
            (struct schema_named){.id = attack->id, .mark = value->items[i].mark};
    }
    schema_check_unique(s, places, suite->n_attacks, "the attack");
}

static void read_version(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    (void)into;
    int64_t version = 0;
    if (!yaml_node_integer(value, &version) || version != TABLE_VERSION)
        schema_wrong(s, key, value, NULL);
}

static const struct schema_key table_keys[] = {
    {"attacks", "1, the version of the table",   read_version, .is_required = true},
    {"rows",    "a list of at least one attack", read_rows,    .is_required = true},
};
static const struct schema_level table_level = {"a table of attacks", table_keys,
                                                ARRAY_LEN(table_keys)};

int attack_suite_load(const char *folder, struct attack_suite *out_suite,
                      struct complaints *out_complaints)
{
    *out_suite = (struct attack_suite){0};
    *out_complaints = (struct complaints){0};
    struct attack_suite suite AUTO(attack_suite_release) = {0};
    struct buffer source AUTO(buffer_release) = {0};
    struct yaml_tree tree AUTO(yaml_tree_release) = {0};
    struct error err = {0};
    suite.folder = arena_strdup(&suite.arena, folder);
    AUTO_FREE char *path = xasprintf("%s/%s", folder, ATTACK_TABLE_NAME);
    if (file_read(path, "table of attacks", YAML_MAX_BYTES, &source, &err) < 0)
        return complaint_add_error(out_complaints, &err);
    if (yaml_tree_parse(buffer_text(&source), source.len, path, &tree, out_complaints) < 0)
        return -1;
    struct schema schema = {
        .arena = &suite.arena,
        .values = {.arena = &suite.arena, .file = path, .complaints = out_complaints},
    };
    schema_read(&schema, &table_level, &tree.root, &suite);
    if (out_complaints->n > 0)
        return -1;
    *out_suite = suite;
    suite = (struct attack_suite){0};
    return 0;
}

void attack_suite_release(struct attack_suite *suite)
{
    struct arena arena = suite->arena;
    arena_release(&arena);
    *suite = (struct attack_suite){0};
}
