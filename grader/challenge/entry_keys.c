/*
 * entry_keys - see entry_keys.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/entry_keys.h"

#include <string.h>

#include "base/memory.h"

/* Entry while it is read: the name and its aliases become one list. */
struct draft {
    struct entry entry;
    const char *name;
    const char **aliases;
    unsigned n_aliases;
};

/* There is nothing to choose: who wants another entry names that. */
static void read_program(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    (void)into;
    bool truth = false;
    if (!yaml_node_bool(value, &truth) || !truth)
        schema_wrong(s, key, value, NULL);
}

#define FIELD(name) offsetof(struct draft, name)

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"function", "a name in Python", schema_identifier, FIELD(name)},
    {"class", "a name in Python", schema_identifier, FIELD(name)},
    {"names", "a list of at least one name in Python", schema_identifiers, FIELD(entry.names),
     FIELD(entry.n_names), .min = 1},
    {"program", "true", read_program},
    {"params", "a list of names in Python", schema_identifiers, FIELD(entry.params),
     FIELD(entry.n_params)},
    {"aliases", "a list of names in Python", schema_identifiers, FIELD(aliases),
     FIELD(n_aliases)},
};
/* clang-format on */
static const struct schema_level level = {"'entry'", keys, ARRAY_LEN(keys)};

static const struct {
    const char *key;
    enum entry_kind kind;
} kinds[] = {
    {"function", ENTRY_FUNCTION},
    {"class",    ENTRY_CLASS   },
    {"names",    ENTRY_NAMES   },
    {"program",  ENTRY_PROGRAM },
};

static void check_kind(struct schema *s, const struct yaml_node *node, struct entry *entry)
{
    const struct yaml_node *found = NULL;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        const struct yaml_node *key = yaml_find_key(node, kinds[i].key);
        if (!key)
            continue;
        if (found) {
            schema_complain(s, key->mark, NULL,
                            "'entry' must have one of function, class, names and program, but has "
                            "'%s' and '%s'",
                            found->text, key->text);
            return;
        }
        found = key;
        entry->kind = kinds[i].kind;
    }
    if (!found)
        schema_complain(s, node->mark, "as in {function: three_sum}",
                        "'entry' must have one of function, class, names and program");
}

/* `aliases` is another way to call one thing; `names` are several, and a program is called by none. */
static void check_aliases(struct schema *s, const struct yaml_node *node, const struct draft *draft)
{
    const struct yaml_node *aliases = yaml_find_key(node, "aliases");
    const struct yaml_node *params = yaml_find_key(node, "params");
    if (params && yaml_find(node, "program"))
        schema_complain(s, params->mark, "a test gives it arguments by 'argv'",
                        "'params' doesn't go with 'program'");
    if (aliases && (yaml_find(node, "names") || yaml_find(node, "program"))) {
        schema_complain(s, aliases->mark, NULL, "'aliases' goes with 'function' and 'class' only");
        return;
    }
    for (unsigned i = 0; aliases && draft->name && i < draft->n_aliases; i++) {
        if (strcmp(draft->aliases[i], draft->name) == 0)
            schema_complain(s, aliases[1].mark, "leave it out", "the alias '%s' is the name itself",
                            draft->name);
    }
}

void entry_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                     void *into)
{
    (void)key;
    (void)into;
    struct draft draft = {.name = NULL};
    unsigned before = schema_count(s);
    if (schema_read(s, &level, value, &draft) < 0)
        return;
    check_kind(s, value, &draft.entry);
    check_aliases(s, value, &draft);
    if (schema_count(s) != before)
        return;
    if (draft.name) {
        draft.entry.n_names = 1 + draft.n_aliases;
        draft.entry.names = arena_array(s->arena, draft.entry.n_names, sizeof(char *));
        draft.entry.names[0] = draft.name;
        for (unsigned i = 0; i < draft.n_aliases; i++)
            draft.entry.names[1 + i] = draft.aliases[i];
    }
    s->c->entry = draft.entry;
    s->has_entry = true;
}

static const struct node_type defaults[] = {
    [SHAPE_LINKED_LIST] = {"ListNode", SHAPE_LINKED_LIST, "val", "next", NULL,   NULL   },
    [SHAPE_TREE] = {"TreeNode", SHAPE_TREE,        "val", NULL,   "left", "right"},
};
static_assert(ARRAY_LEN(defaults) == SHAPE_KIND_COUNT_, "every shape has its default");

static void read_shape(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct node_type *type = into;
    const char *word = schema_string(s, value);
    if (word && strcmp(word, "tree") == 0)
        type->shape = SHAPE_TREE;
    else if (!word || strcmp(word, "linked_list") != 0)
        schema_wrong(s, key, value, NULL);
}

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key type_keys[] = {
    {"shape", "linked_list or tree", read_shape, .is_required = true},
    {"value", "the name of an attribute", schema_identifier, offsetof(struct node_type, value)},
    {"next", "the name of an attribute", schema_identifier, offsetof(struct node_type, next)},
    {"left", "the name of an attribute", schema_identifier, offsetof(struct node_type, left)},
    {"right", "the name of an attribute", schema_identifier, offsetof(struct node_type, right)},
};
/* clang-format on */
static const struct schema_level type_level = {"a node type", type_keys, ARRAY_LEN(type_keys)};

static void check_links(struct schema *s, const struct yaml_node *node,
                        const struct node_type *type)
{
    static const struct {
        const char *key, *shape;
        enum shape_kind kind;
    } links[] = {
        {"next",  "linked_list", SHAPE_LINKED_LIST},
        {"left",  "tree",        SHAPE_TREE       },
        {"right", "tree",        SHAPE_TREE       },
    };
    for (size_t i = 0; i < ARRAY_LEN(links); i++) {
        const struct yaml_node *key = yaml_find_key(node, links[i].key);
        if (key && links[i].kind != type->shape)
            schema_complain(s, key->mark, NULL, "'%s' goes with the shape '%s' only", links[i].key,
                            links[i].shape);
    }
    const char *names[] = {type->value, type->next, type->left, type->right};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        for (size_t k = 0; k < i; k++) {
            if (names[i] && names[k] && strcmp(names[i], names[k]) == 0)
                schema_complain(s, node->mark, NULL, "two attributes have the same name '%s'",
                                names[i]);
        }
    }
}

static void read_type(struct schema *s, const struct yaml_node *name, struct node_type *out)
{
    struct node_type type = {.shape = SHAPE_LINKED_LIST};
    unsigned before = schema_count(s);
    type.name = schema_string(s, name);
    if (!name->is_broken && (!type.name || !schema_is_identifier(type.name)))
        schema_complain(s, name->mark, NULL, "a class must be a name in Python, got %s",
                        yaml_describe(s->arena, name));
    if (schema_read(s, &type_level, name + 1, &type) < 0 || schema_count(s) != before)
        return;
    const struct node_type *standard = &defaults[type.shape];
    type.value = type.value ? type.value : standard->value;
    if (type.shape == SHAPE_LINKED_LIST)
        type.next = type.next ? type.next : standard->next;
    else if (!type.left || !type.right) {
        type.left = type.left ? type.left : standard->left;
        type.right = type.right ? type.right : standard->right;
    }
    check_links(s, name + 1, &type);
    *out = type;
}

void entry_keys_read_types(struct schema *s, const struct schema_key *key,
                           const struct yaml_node *value, void *into)
{
    (void)into;
    if (value->kind != YAML_MAPPING || value->tag) {
        schema_wrong(s, key, value, NULL);
        return;
    }
    s->c->node_types = arena_array(s->arena, value->n, sizeof(*s->c->node_types));
    s->c->n_node_types = value->n;
    for (size_t i = 0; i < value->n; i++)
        read_type(s, &value->items[2 * i], &s->c->node_types[i]);
}

static bool has_shape(const struct challenge *c, enum shape_kind shape)
{
    for (unsigned i = 0; i < c->n_node_types; i++) {
        if (c->node_types[i].shape == shape)
            return true;
    }
    return false;
}

void entry_keys_add_default_types(struct challenge *c)
{
    struct node_type *all =
        arena_array(&c->arena, c->n_node_types + ARRAY_LEN(defaults), sizeof(*all));
    unsigned n = 0;
    for (; n < c->n_node_types; n++)
        all[n] = c->node_types[n];
    for (size_t i = 0; i < ARRAY_LEN(defaults); i++) {
        if (!has_shape(c, defaults[i].shape))
            all[n++] = defaults[i];
    }
    c->node_types = all;
    c->n_node_types = n;
}
