/*
 * files_keys - the folder of a test: `files` before it and `files_after` after it
 *
 * Names are checked here once and for all: whoever uses them may join them to a folder.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/memory.h"
#include "grader/challenge/test_keys.h"
#include "sandbox/spec.h"

enum {
    NAME_BYTES = 1000, /* of a whole name; PATH_MAX is 4096 */
    PART_BYTES = 255,  /* between two slashes: NAME_MAX of the kernel */
    PARTS_MAX = 32,
    FILES_MAX = 1000, /* of a test; a box may have some more of its own */
};

/* Also a NUL. Names stand in reports. */
static bool has_control(const struct yaml_node *key)
{
    for (uint32_t i = 0; i < key->n; i++) {
        if ((unsigned char)key->text[i] < ' ' || key->text[i] == 0x7f)
            return true;
    }
    return false;
}

/* Whether @name, with an empty last part where @may_be_folder, stays in the folder that it is put to. */
static bool is_name(const struct yaml_node *key, bool may_be_folder)
{
    const char *at = key->text;
    if (!yaml_node_is_string(key) || key->n == 0 || key->n > NAME_BYTES || has_control(key))
        return false;
    for (unsigned n = 1;; n++) {
        size_t length = strcspn(at, "/");
        bool is_last = at[length] == '\0';
        if (length == 0 && is_last && n > 1)
            return may_be_folder;
        if (length == 0 || length > PART_BYTES || n > PARTS_MAX || (length == 1 && at[0] == '.') ||
            (length == 2 && at[0] == '.' && at[1] == '.'))
            return false;
        if (is_last)
            return true;
        at += length + 1;
    }
}

/* A name's parts above its last one can't be names of files. */
static bool is_above(const char *file, const char *name)
{
    size_t length = strlen(file);
    return strncmp(file, name, length) == 0 && name[length] == '/' && file[length - 1] != '/';
}

static void check_against_others(struct schema *s, const struct test_file *files, unsigned n)
{
    const struct test_file *last = &files[n - 1];
    for (unsigned i = 0; i + 1 < n; i++) {
        const char *file = is_above(files[i].name, last->name)   ? files[i].name
                           : is_above(last->name, files[i].name) ? last->name
                                                                 : NULL;
        if (file && files[i].content.kind != VALUE_NONE && last->content.kind != VALUE_NONE) {
            schema_complain(s, last->mark, NULL, "'%s' can't be a file and a folder", file);
            return;
        }
    }
}

struct reading {
    const char *key;
    bool is_before;
};

static bool is_content(const struct value *v, const char *name, const struct reading *reading)
{
    bool is_folder = name[strlen(name) - 1] == '/';
    if (is_folder || v->kind == VALUE_NONE)
        return v->kind == VALUE_NONE && (is_folder || !reading->is_before);
    return v->kind == VALUE_STR || v->kind == VALUE_BYTES || v->kind == VALUE_PY;
}

static bool read_file(struct schema *s, const struct yaml_node *key, const struct reading *reading,
                      struct test_file *out)
{
    const struct yaml_node *value = key + 1;
    if (!is_name(key, reading->is_before)) {
        schema_complain(s, key->mark, NULL,
                        "'%s' must name files such as data.txt or sub/data.txt, relative and "
                        "without '.' and '..', got %s",
                        reading->key, yaml_describe(s->arena, key));
        return false;
    }
    *out =
        (struct test_file){.name = arena_strndup(s->arena, key->text, key->n), .mark = value->mark};
    if (yaml_value_read(&s->values, value, 0, &out->content) < 0)
        return false;
    if (is_content(&out->content, out->name, reading))
        return true;
    const char *got = yaml_describe(s->arena, value);
    if (out->name[strlen(out->name) - 1] == '/')
        schema_complain(s, value->mark, "its files are named with it, 'sub/data.txt'",
                        "the folder '%s' must be null, got %s", out->name, got);
    else
        schema_complain(s, value->mark,
                        out->content.kind == VALUE_INT ? "put it into quotes, \"12\\n\"" : NULL,
                        "the file '%s' must be a text, !bytes or !py, got %s", out->name, got);
    return false;
}

static void read_files(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, bool is_before, struct test_file **out_files,
                       unsigned *out_n)
{
    const struct reading reading = {.key = key->name, .is_before = is_before};
    if (value->kind != YAML_MAPPING || value->tag || value->n == 0) {
        schema_wrong(s, key, value, NULL);
        return;
    }
    if (!(s->c->allow & TIER_FILES)) {
        schema_complain(s, value->mark, "write allow: [files] above the groups",
                        "'%s' needs a challenge that allows files", key->name);
        return;
    }
    if (value->n > FILES_MAX) {
        schema_complain(s, value->mark, "'run' can make more", "'%s' has at most %d names, got %u",
                        key->name, FILES_MAX, value->n);
        return;
    }
    struct test_file *files = arena_array(s->arena, value->n, sizeof(*files));
    unsigned n = 0;
    for (size_t i = 0; i < value->n; i++) {
        if (!read_file(s, &value->items[2 * i], &reading, &files[n]))
            continue;
        n++;
        check_against_others(s, files, n);
    }
    *out_files = files;
    *out_n = n;
}

void files_keys_before(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct test *test = into;
    read_files(s, key, value, true, &test->files, &test->n_files);
}

void files_keys_after(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into)
{
    struct test *test = into;
    read_files(s, key, value, false, &test->files_after, &test->n_files_after);
}
