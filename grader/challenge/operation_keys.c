/*
 * operation_keys - `ops`: what is done with objects of the entry's class, one after the other
 *
 * An operation is a mapping whose keys are the table below and one more, the method's name. That
 * one is found first and lifted out, the rest is read like any other level.
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/test_keys.h"

#define OUTCOME offsetof(struct operation, outcome)

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"new", "a list of arguments, as in {new: [2]}", outcome_keys_args,
     offsetof(struct operation, args)},
    {"attr", "the name of an attribute", schema_identifier, offsetof(struct operation, name)},
    {"as", "a name for the object", schema_identifier, offsetof(struct operation, object)},
    {"on", "the name of an object", schema_identifier, offsetof(struct operation, object)},
    {"kwargs", "a mapping of names to arguments", outcome_keys_kwargs,
     offsetof(struct operation, kwargs)},
    {"returns", "a value", outcome_keys_returns, OUTCOME},
    {"raises", "the name of an exception's class, or {type: ..., match: ...}",
     outcome_keys_raises, OUTCOME},
};
/* clang-format on */
static const struct schema_level level = {"an operation", keys, ARRAY_LEN(keys)};

static bool is_known(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        if (strcmp(keys[i].name, name) == 0)
            return true;
    }
    return false;
}

static bool is_method(const struct yaml_node *key)
{
    return key->kind == YAML_SCALAR && !key->tag && !key->is_broken && !is_known(key->text) &&
           strcmp(key->text, "<<") != 0;
}

/* The first that has arguments: `retuns: 1` before it is a slip and not the method. */
static const struct yaml_node *find_method(const struct yaml_node *node)
{
    const struct yaml_node *first = NULL;
    for (size_t i = 0; i < node->n; i++) {
        const struct yaml_node *key = &node->items[2 * i];
        if (is_method(key) && key[1].kind == YAML_LIST)
            return key;
        if (is_method(key) && !first)
            first = key;
    }
    return first;
}

static void read_method(struct schema *s, const struct yaml_node *method, struct operation *out)
{
    out->kind = OPERATION_CALL;
    out->name = schema_string(s, method);
    if (!out->name || !schema_is_identifier(out->name)) {
        schema_complain(s, method->mark, NULL, "a method must be a name in Python, got %s",
                        yaml_describe(s->arena, method));
        return;
    }
    const struct schema_key key = {out->name, "the method's arguments as a list, [1, 2] or []",
                                   outcome_keys_args, offsetof(struct operation, args)};
    outcome_keys_args(s, &key, method + 1, out);
}

/* Reads what is left of @node when the method is taken out. */
static void read_rest(struct schema *s, const struct yaml_node *node,
                      const struct yaml_node *method, struct operation *out)
{
    AUTO_FREE struct yaml_node *items = xcalloc(2 * (size_t)node->n, sizeof(*items));
    struct yaml_node rest = *node;
    rest.n = 0;
    rest.items = items;
    for (size_t i = 0; i < node->n; i++) {
        const struct yaml_node *key = &node->items[2 * i];
        if (key == method)
            continue;
        struct yaml_node *kept = &items[2 * (size_t)rest.n];
        kept[0] = key[0];
        kept[1] = key[1];
        rest.n++;
    }
    schema_read(s, &level, &rest, out);
}

/* Whether the keys of an operation go together. */
static void check_together(struct schema *s, const struct yaml_node *node,
                           const struct yaml_node *method)
{
    const struct yaml_node *made = yaml_find_key(node, "new"), *attr = yaml_find_key(node, "attr");
    const struct yaml_node *as = yaml_find_key(node, "as"), *on = yaml_find_key(node, "on");
    const struct yaml_node *returns = yaml_find_key(node, "returns");
    const struct yaml_node *raises = yaml_find_key(node, "raises");
    int n_kinds = (made != NULL) + (attr != NULL) + (method != NULL);
    if (n_kinds == 0 && on && on[1].kind == YAML_LIST)
        schema_complain(s, on->mark, "a method of that name can be called in a 'run' snippet",
                        "'on' names an object, it can't be called as a method");
    else if (n_kinds == 0)
        schema_complain(s, node->mark, "as in {put: [1, 1]}",
                        "an operation needs 'new', 'attr' or the name of a method");
    if (n_kinds > 1)
        schema_complain(s, method ? method->mark : attr->mark, "each operation is its own item",
                        "an operation does one thing, but this one also has '%s'",
                        made ? "new" : "attr");
    if (as && !made)
        schema_complain(s, as->mark, "say which object is meant by 'on'",
                        "'as' names a new object, it goes with 'new' only");
    if (on && made)
        schema_complain(s, on->mark, "name the new object by 'as'", "'on' doesn't go with 'new'");
    if (returns && made)
        schema_complain(s, returns->mark, NULL, "'returns' doesn't go with 'new'");
    if (returns && raises)
        schema_complain(s, raises->mark, NULL, "'returns' and 'raises' can't both come true");
    if (attr && yaml_find_key(node, "kwargs"))
        schema_complain(s, yaml_find_key(node, "kwargs")->mark, NULL,
                        "'kwargs' doesn't go with 'attr'");
}

static void read_operation(struct schema *s, const struct yaml_node *node, struct operation *out)
{
    *out = (struct operation){.object = "",
                              .args = value_sequence(VALUE_LIST, NULL, 0),
                              .kwargs = value_sequence(VALUE_DICT, NULL, 0),
                              .mark = node->mark};
    bool is_mapping = node->kind == YAML_MAPPING && !node->tag;
    if (!is_mapping) {
        schema_read(s, &level, node, out); /* complains */
        return;
    }
    const struct yaml_node *method = find_method(node);
    check_together(s, node, method);
    read_rest(s, node, method, out);
    if (yaml_find(node, "new"))
        out->kind = OPERATION_NEW;
    else if (yaml_find(node, "attr"))
        out->kind = OPERATION_ATTRIBUTE;
    else if (method)
        read_method(s, method, out);
}

/* Names of the objects that were made so far. */
struct objects {
    const char **names; /* owned; NULL-terminated */
    size_t n;
};

static bool is_made(const struct objects *objects, const char *name)
{
    for (size_t i = 0; i < objects->n; i++) {
        if (strcmp(objects->names[i], name) == 0)
            return true;
    }
    return false;
}

static void check_object(struct schema *s, const struct yaml_node *node,
                         const struct operation *operation, struct objects *objects)
{
    if (operation->kind == OPERATION_NEW) {
        if (!is_made(objects, operation->object))
            objects->names[objects->n++] = operation->object;
        return;
    }
    if (is_made(objects, operation->object))
        return;
    const struct yaml_node *on = node->kind == YAML_MAPPING ? yaml_find(node, "on") : NULL;
    if (!on) {
        schema_complain(s, node->mark,
                        objects->n > 0 ? "say which object is meant by 'on'"
                                       : "the first operation makes an object, {new: []}",
                        "no object without a name has been made before this operation");
        return;
    }
    char hint[ERROR_HINT_MAX];
    const char *near = text_nearest(operation->object, objects->names);
    snprintf(hint, sizeof(hint), "did you mean '%s'?", near ? near : "");
    schema_complain(s, on->mark, near ? hint : "name it where it is made, {new: [], as: a}",
                    "no object '%s' has been made before this operation", operation->object);
}

void operation_keys_read(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    struct test *test = into;
    if (!schema_is_list(s, key, value, 1))
        return;
    test->operations = arena_array(s->arena, value->n, sizeof(*test->operations));
    test->n_operations = value->n;
    AUTO_FREE const char **names = xcalloc((size_t)value->n + 1, sizeof(*names));
    struct objects objects = {.names = names};
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *node = &value->items[i];
        unsigned before = schema_count(s);
        read_operation(s, node, &test->operations[i]);
        /* What is broken may be the very thing that makes or names the object. */
        if (schema_count(s) == before && !node->is_broken)
            check_object(s, node, &test->operations[i], &objects);
        else if (node->kind == YAML_MAPPING && yaml_find(node, "new") && test->operations[i].object)
            objects.names[objects.n++] = test->operations[i].object;
    }
}
