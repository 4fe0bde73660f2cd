/*
 * schema - read mappings of challenge.yaml by tables of their keys
 *
 * A level (the challenge, its entry, a group, a test...) is a table with one row a key. A reader
 * gets the row, the YAML value and the struct that is being filled. Readers complain and go on:
 * whether anything was wrong is known from the complaints, at the end.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/compare_keys.h"
#include "grader/challenge/limits.h"
#include "grader/challenge/yaml_value.h"

struct schema {
    struct challenge *c;             /* being filled */
    struct arena *arena;             /* the challenge's */
    struct yaml_values values;       /* for yaml_value_read */
    const char *folder_name;         /* what `id` must be */
    struct limit_settings limits;    /* merged down to the level that is being read */
    struct compare_settings compare; /* the same */
    bool has_entry;                  /* the entry was read without a complaint */
    bool has_missed_reference;       /* said once that there is no reference */
};

struct schema_key;

typedef void (*schema_fn)(struct schema *s, const struct schema_key *key,
                          const struct yaml_node *value, void *into);

struct schema_key {
    const char *name;
    const char *right; /* continues "'name' must be ..." */
    schema_fn read;
    size_t offset;    /* of the field in what is filled, for readers of one field */
    size_t n_offset;  /* of its count, for readers of lists */
    int64_t min, max; /* for schema_integer */
    bool is_required;
};

struct schema_level {
    const char *what; /* "a group", for messages */
    const struct schema_key *keys;
    size_t n_keys;
};

/* Reads @node by @level into @into, in the order of the table, so that a row may rely on those
 * before it. Complains about what is no mapping, unknown and missing keys. Returns 0, or -1 where
 * @node is no mapping at all. */
int schema_read(struct schema *s, const struct schema_level *level, const struct yaml_node *node,
                void *into);

/* Complaints; both return -1. schema_wrong says "'key' must be <right>, got <node>" at the place of
 * @node, and nothing where the node has been complained about. */
int schema_complain(struct schema *s, struct mark at, const char *hint, const char *format, ...)
    PRINTF_LIKE(4, 5);
int schema_wrong(struct schema *s, const struct schema_key *key, const struct yaml_node *node,
                 const char *hint);

/* How many complaints there were so far: whether something in between was wrong. */
unsigned schema_count(const struct schema *s);

/* Readers of one field, by type of the field. */
void schema_text(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                 void *into); /* const char *: a string that is not empty and holds no NUL */
void schema_identifier(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into); /* const char * */
void schema_id(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
               void *into); /* const char *: what can be named on a command line */
void schema_bool(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                 void *into); /* bool */
void schema_integer(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                    void *into); /* unsigned, within key->min and key->max */
void schema_texts(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                  void *into); /* const char ** and unsigned: strings, also none */
void schema_identifiers(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value,
                        void *into); /* const char ** and unsigned: no name twice */

/* The string @node holds, in the arena and non-empty without NULs, or NULL (no complaint). */
const char *schema_string(struct schema *s, const struct yaml_node *node);

/* The regular expression that @node holds, in the arena, or NULL after a complaint. */
const struct pattern *schema_pattern(struct schema *s, const struct schema_key *key,
                                     const struct yaml_node *node);

/* Whether Python would take @name for a name: no keyword. Other letters than ASCII are taken. */
bool schema_is_identifier(const char *name);

/* Whether it is what an import statement could name: such names with dots between them. */
bool schema_is_dotted(const char *name);

/* Whether @node is a list without a tag, of at least @min items; else complains. */
bool schema_is_list(struct schema *s, const struct schema_key *key, const struct yaml_node *node,
                    uint32_t min);

/* An id and its place. */
struct schema_named {
    const char *id; /* NULL: it was wrong, and is left out */
    struct mark mark;
};
/* Complains about each id that is there twice. Sorts @ids. */
void schema_check_unique(struct schema *s, struct schema_named *ids, size_t n, const char *what);
