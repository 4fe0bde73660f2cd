/*
 * checker_keys - the file that a test's `check` names
 *
 * It is read here, once for all tests that name it, so that a missing one is known before anything
 * runs; Python sees it first in a box.
 * SPDX-License-Identifier: MIT
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/test_keys.h"

enum {
    CHECKER_MAX_BYTES = 1 << 20
}; /* our choice, that of the other texts beside challenge.yaml */

static int is_python(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 3 && strcmp(entry->d_name + length - 3, ".py") == 0;
}

/* "there is no such file", with the nearest name that is there. */
static void complain_missing(struct schema *s, const struct schema_key *key,
                             const struct yaml_node *value, const char *name)
{
    struct dirent **entries = NULL;
    int n = scandir(s->c->folder, &entries, is_python, alphasort);
    AUTO_FREE const char **names = xcalloc(n > 0 ? (size_t)n + 1 : 1, sizeof(*names));
    for (int i = 0; i < n; i++)
        names[i] = entries[i]->d_name;
    const char *near = text_nearest(name, names);
    char hint[ERROR_HINT_MAX];
    snprintf(hint, sizeof(hint), "did you mean '%.200s'?", near ? near : "");
    schema_wrong(s, key, value, near ? hint : "there is no such file");
    for (int i = 0; i < n; i++)
        free(entries[i]);
    free(entries);
}

/* Whether @real is @folder/... */
static bool is_below(const char *real, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(real, folder, length) == 0 && real[length] == '/';
}

/* Where the file really is, or NULL after a complaint; the caller frees. */
static char *find_file(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, const char *name)
{
    AUTO_FREE char *path = xasprintf("%s/%s", s->c->folder, name);
    AUTO_FREE char *folder = realpath(s->c->folder, NULL);
    AUTO_FREE char *real = realpath(path, NULL);
    struct stat info;
    if (name[0] == '/' || (real && folder && !is_below(real, folder))) {
        schema_wrong(s, key, value, "it leads out of the folder");
        return NULL;
    }
    if (!real && (errno == ENOENT || errno == ENOTDIR)) {
        complain_missing(s, key, value, name);
        return NULL;
    }
    if (!real || !folder || stat(real, &info) < 0) {
        schema_complain(s, value->mark, NULL, "cannot read checker: %s", strerror(errno));
        return NULL;
    }
    if (!S_ISREG(info.st_mode)) {
        schema_wrong(s, key, value, "it must be a regular file");
        return NULL;
    }
    return take_ptr(real);
}

static struct checker *find_known(const struct schema *s, const char *name)
{
    for (struct checker *c = s->c->checkers; c; c = c->next) {
        if (strcmp(c->name, name) == 0)
            return c;
    }
    return NULL;
}

static struct checker *load(struct schema *s, const struct schema_key *key,
                            const struct yaml_node *value, const char *name)
{
    AUTO_FREE char *path = find_file(s, key, value, name);
    struct buffer source AUTO(buffer_release) = {0};
    struct error err = {0};
    if (!path)
        return NULL;
    if (file_read(path, "checker", CHECKER_MAX_BYTES, &source, &err) < 0) {
        schema_complain(s, value->mark, NULL, "%s", err.text);
        return NULL;
    }
    struct checker *c = arena_alloc(s->arena, sizeof(*c));
    *c = (struct checker){.name = name,
                          .path = arena_printf(s->arena, "%s/%s", s->c->folder, name),
                          .source = arena_strndup(s->arena, buffer_text(&source), source.len),
                          .length = source.len,
                          .mark = value->mark,
                          .next = s->c->checkers};
    s->c->checkers = c;
    return c;
}

void checker_keys_read(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    const char *name = schema_string(s, value);
    if (!name) {
        schema_wrong(s, key, value, NULL);
        return;
    }
    const struct checker *c = find_known(s, name);
    *(const struct checker **)((char *)into + key->offset) = c ? c : load(s, key, value, name);
}
