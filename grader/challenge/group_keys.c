/*
 * group_keys - `groups`, and `tests` without groups
 * SPDX-License-Identifier: MIT
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/test_keys.h"

/* A group and what its level says before it is merged. */
struct draft {
    struct group group;
    struct limit_settings limits;
    struct compare_settings compare;
};

static void read_points(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    double points = 0;
    if (yaml_node_number(value, &points) && isfinite(points) && points >= 0)
        ((struct draft *)into)->group.points = points;
    else
        schema_wrong(s, key, value, NULL);
}

static void read_scoring(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    struct group *group = &((struct draft *)into)->group;
    const char *word = schema_string(s, value);
    if (word && strcmp(word, "all") == 0)
        group->scoring = SCORING_ALL;
    else if (!word || strcmp(word, "each") != 0)
        schema_wrong(s, key, value, NULL);
}

static int find_group(const struct schema *s, const char *id)
{
    for (unsigned i = 0; i < s->c->n_groups; i++) {
        if (s->c->groups[i].id && strcmp(s->c->groups[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

static void complain_of_need(struct schema *s, const struct yaml_node *item, const char *id)
{
    AUTO_FREE const char **ids = xcalloc(s->c->n_groups + 1u, sizeof(*ids));
    size_t n = 0;
    for (unsigned i = 0; i < s->c->n_groups; i++) {
        if (s->c->groups[i].id)
            ids[n++] = s->c->groups[i].id;
    }
    const char *near = text_nearest(id, ids);
    char hint[ERROR_HINT_MAX];
    snprintf(hint, sizeof(hint), "did you mean '%s'?", near ? near : "");
    schema_complain(s, item->mark, near ? hint : NULL,
                    "'needs' must name groups that stand before this one, got '%s'", id);
}

static void read_needs(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct group *group = &((struct draft *)into)->group;
    if (!schema_is_list(s, key, value, 0))
        return;
    unsigned *needs = arena_array(s->arena, value->n, sizeof(*needs));
    AUTO_FREE struct schema_named *places = xcalloc(value->n, sizeof(*places));
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *item = &value->items[i];
        if (item->kind != YAML_SCALAR || item->tag || item->n == 0) {
            schema_wrong(s, key, item, NULL);
            continue;
        }
        places[i] = (struct schema_named){.id = item->text, .mark = item->mark};
        int found = find_group(s, item->text);
        if (found < 0)
            complain_of_need(s, item, item->text);
        else
            needs[group->n_needs++] = (unsigned)found;
    }
    schema_check_unique(s, places, value->n, "the group");
    group->needs = needs;
}

static void read_tests(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct draft *draft = into;
    struct group *group = &draft->group;
    if (!schema_is_list(s, key, value, 1))
        return;
    struct limit_settings outer_limits = s->limits;
    struct compare_settings outer_compare = s->compare;
    s->limits = limits_merge(&outer_limits, &draft->limits);
    s->compare = compare_keys_merge(&outer_compare, &draft->compare);
    group->tests = arena_array(s->arena, value->n, sizeof(*group->tests));
    group->n_tests = value->n;
    AUTO_FREE struct schema_named *ids = xcalloc(value->n, sizeof(*ids));
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *node = &value->items[i];
        test_keys_read(s, node, &group->tests[i]);
        const struct yaml_node *id = node->kind == YAML_MAPPING ? yaml_find(node, "id") : NULL;
        if (id)
            ids[i] = (struct schema_named){.id = group->tests[i].id, .mark = id->mark};
    }
    schema_check_unique(s, ids, value->n, "the test");
    s->limits = outer_limits;
    s->compare = outer_compare;
}

#define FIELD(name) offsetof(struct draft, group.name)

/* In the order in which they are read: `tests` needs the limits. */
/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"id", "a word of at most 64 bytes without blanks, '/', ',' and brackets", schema_id, FIELD(id),
     .is_required = true},
    {"points", "a number from 0 on", read_points},
    {"visible", "true or false", schema_bool, FIELD(visible)},
    {"scoring", "each or all", read_scoring},
    {"needs", "a list of groups", read_needs},
    {"limits", "", limits_read, offsetof(struct draft, limits)},
    {"compare", "", compare_keys_read, offsetof(struct draft, compare)},
    {"tests", "a list of at least one test", read_tests, .is_required = true},
};
/* clang-format on */
static const struct schema_level level = {"a group", keys, ARRAY_LEN(keys)};

void group_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                     void *into)
{
    (void)into;
    if (!schema_is_list(s, key, value, 1))
        return;
    s->c->groups = arena_array(s->arena, value->n, sizeof(*s->c->groups));
    AUTO_FREE struct schema_named *ids = xcalloc(value->n, sizeof(*ids));
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *node = &value->items[i];
        struct draft draft = {
            .group = {.scoring = SCORING_EACH, .mark = node->mark}
        };
        schema_read(s, &level, node, &draft);
        s->c->groups[s->c->n_groups++] = draft.group;
        const struct yaml_node *id = node->kind == YAML_MAPPING ? yaml_find(node, "id") : NULL;
        if (id)
            ids[i] = (struct schema_named){.id = draft.group.id, .mark = id->mark};
    }
    schema_check_unique(s, ids, value->n, "the group");
}

enum { LONE_GROUP_POINTS = 100 }; /* the format's */

void group_keys_read_tests(struct schema *s, const struct schema_key *key,
                           const struct yaml_node *value, void *into)
{
    (void)into;
    struct draft draft = {
        .group = {.id = "tests",
                  .points = LONE_GROUP_POINTS,
                  .visible = true,
                  .scoring = SCORING_EACH,
                  .mark = value->mark}
    };
    read_tests(s, key, value, &draft);
    s->c->groups = arena_copy(s->arena, &draft.group, sizeof(draft.group));
    s->c->n_groups = 1;
}
