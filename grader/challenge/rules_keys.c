/*
 * rules_keys - see rules_keys.h
 *
 * sandbox/harness/rules.py knows what the names mean; here they are only told from what can't be one.
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/rules_keys.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* The words of forbid_syntax; SYNTAX in sandbox/harness/rules.py says which nodes of a tree each is. */
static const char *const syntax_words[] = {"dict",  "for",   "generator", "in",    "list", "set",
                                           "slice", "tuple", "while",     "yield", NULL};

static bool is_syntax_word(const char *word)
{
    for (size_t i = 0; syntax_words[i]; i++) {
        if (strcmp(syntax_words[i], word) == 0)
            return true;
    }
    return false;
}

static void read_names(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, struct rule_names *names,
                       bool (*is_right)(const char *name), const char *const *known)
{
    if (!schema_is_list(s, key, value, 1))
        return;
    AUTO_FREE struct schema_named *places = xcalloc(value->n + 1u, sizeof(*places));
    names->names = arena_array(s->arena, value->n, sizeof(*names->names));
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *item = &value->items[i];
        const char *name = schema_string(s, item);
        const char *near = name && known ? text_nearest(name, known) : NULL;
        char hint[ERROR_HINT_MAX];
        if (!name || !is_right(name)) {
            snprintf(hint, sizeof(hint), "did you mean '%.200s'?", near ? near : "");
            schema_wrong(s, key, item, near ? hint : NULL);
            continue;
        }
        places[names->n] = (struct schema_named){.id = name, .mark = item->mark};
        names->names[names->n++] = name;
    }
    schema_check_unique(s, places, names->n, "the name");
}

static void read_dotted(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    struct rule_names *names = (void *)((char *)into + key->offset);
    read_names(s, key, value, names, schema_is_dotted, NULL);
}

static void read_syntax(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    struct rule_names *names = (void *)((char *)into + key->offset);
    read_names(s, key, value, names, is_syntax_word, syntax_words);
}

#define FIELD(name) offsetof(struct rules, name)

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"forbid_imports", "a list of at least one module such as functools or os.path", read_dotted,
     FIELD(imports)},
    {"forbid_calls", "a list of at least one name such as sorted or functools.lru_cache", read_dotted,
     FIELD(calls)},
    {"forbid_syntax",
     "a list of at least one of dict, for, generator, in, list, set, slice, tuple, while and yield",
     read_syntax, FIELD(syntax)},
};
/* clang-format on */
static const struct schema_level level = {"'rules'", keys, ARRAY_LEN(keys)};

void rules_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                     void *into)
{
    (void)key;
    (void)into;
    (void)schema_read(s, &level, value, &s->c->rules);
}
