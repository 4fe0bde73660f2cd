/*
 * load - see load.h
 *
 * First the folder, then solutions/ (what stands there decides what `reference` may name), then
 * challenge.yaml, last the texts beside it. Complaints about challenge.yaml come first, because
 * that is what a setter is writing.
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/load.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/challenge_keys.h"
#include "grader/challenge/complaint.h"
#include "grader/challenge/solutions.h"

enum { TEXT_MAX_BYTES = 1 << 20 }; /* our choice, for statement.md and starter.py */

/* The format: its name is its id. "." and paths that end in ".." are looked up. */
static char *folder_name(const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    size_t start = length;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    AUTO_FREE char *name = xstrndup(folder + start, length - start);
    if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && name[0] != '\0')
        return take_ptr(name);
    AUTO_FREE char *real = realpath(folder, NULL);
    const char *slash = real ? strrchr(real, '/') : NULL;
    return xstrdup(slash ? slash + 1 : "");
}

static int check_folder(const char *folder, struct complaints *complaints)
{
    struct stat info;
    struct mark nowhere = {0};
    if (stat(folder, &info) < 0 && (errno == ENOENT || errno == ENOTDIR))
        return complaint_add(complaints, folder, nowhere, NULL,
                             "cannot load challenge: there is no such folder");
    if (stat(folder, &info) < 0)
        return complaint_add(complaints, folder, nowhere, NULL, "cannot load challenge: %s",
                             strerror(errno));
    if (!S_ISDIR(info.st_mode))
        return complaint_add(complaints, folder, nowhere,
                             "a challenge is the folder that holds challenge.yaml",
                             "cannot load challenge: this is no folder");
    if (access(folder, R_OK | X_OK) < 0)
        return complaint_add(complaints, folder, nowhere, NULL, "cannot load challenge: %s",
                             strerror(errno));
    return 0;
}

static int read_yaml(const char *folder, const char *path, struct buffer *out,
                     struct complaints *complaints)
{
    struct error err = {0};
    if (file_read(path, "challenge", YAML_MAX_BYTES, out, &err) == 0)
        return 0;
    if (err.sys_errno != ENOENT)
        return complaint_add_error(complaints, &err);
    return complaint_add(complaints, folder, (struct mark){0},
                         "a challenge is a folder with a challenge.yaml in it",
                         "cannot load challenge: the folder has no challenge.yaml");
}

/* Text beside challenge.yaml that may be missing; NULL then, and after a complaint. */
static const char *read_text(struct challenge *c, const char *name, struct complaints *complaints)
{
    AUTO_FREE char *path = xasprintf("%s/%s", c->folder, name);
    struct buffer bytes AUTO(buffer_release) = {0};
    struct error err = {0};
    if (file_read(path, name, TEXT_MAX_BYTES, &bytes, &err) < 0) {
        if (err.sys_errno != ENOENT)
            complaint_add_error(complaints, &err);
        return NULL;
    }
    size_t offset = 0;
    const char *text = buffer_text(&bytes);
    if (!text_is_utf8(text, bytes.len, &offset)) {
        complaint_add(complaints, path, complaint_place(text, bytes.len, offset),
                      "save the file as UTF-8", "byte '\\x%02x' is not UTF-8",
                      (unsigned char)text[offset]);
        return NULL;
    }
    if (strlen(text) != bytes.len) {
        complaint_add(complaints, path, complaint_place(text, bytes.len, strlen(text)), NULL,
                      "a NUL byte is not allowed in a text");
        return NULL;
    }
    return arena_strndup(&c->arena, text, bytes.len);
}

/* Fills @c; complaints about challenge.yaml go to @complaints, others to @beside. */
static int build(struct challenge *c, const char *name, struct complaints *complaints,
                 struct complaints *beside)
{
    struct buffer source AUTO(buffer_release) = {0};
    if (read_yaml(c->folder, c->yaml_path, &source, complaints) < 0)
        return -1;
    struct yaml_tree tree AUTO(yaml_tree_release) = {0};
    if (yaml_tree_parse(buffer_text(&source), source.len, c->yaml_path, &tree, complaints) < 0)
        return -1;
    solutions_scan(c, beside);
    struct schema schema = {
        .c = c,
        .arena = &c->arena,
        .values = {.arena = &c->arena,
                   .file = c->yaml_path,
                   .complaints = complaints,
                   .codes = &c->codes},
        .folder_name = name,
        .limits = limits_defaults(),
    };
    challenge_keys_read(&schema, &tree.root);
    c->statement = read_text(c, "statement.md", beside);
    c->starter = read_text(c, "starter.py", beside);
    return complaints->n + beside->n > 0 ? -1 : 0;
}

static void append(struct complaints *list, const struct complaints *more)
{
    for (unsigned i = 0; i < more->n; i++)
        complaint_add_error(list, &more->errors[i]);
    list->dropped += more->dropped;
}

int challenge_load(const char *folder, struct challenge *out_challenge,
                   struct complaints *out_complaints)
{
    *out_challenge = (struct challenge){0};
    *out_complaints = (struct complaints){0};
    if (check_folder(folder, out_complaints) < 0)
        return -1;
    struct challenge c AUTO(challenge_release) = {0};
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    c.folder = arena_strndup(&c.arena, folder, length);
    c.yaml_path = arena_printf(&c.arena, "%s/challenge.yaml", c.folder);
    AUTO_FREE char *name = folder_name(folder);
    AUTO_FREE struct complaints *beside = xcalloc(1, sizeof(*beside));
    if (build(&c, name, out_complaints, beside) < 0) {
        append(out_complaints, beside);
        return -1;
    }
    *out_challenge = c;
    c = (struct challenge){0};
    return 0;
}

void challenge_release(struct challenge *c)
{
    struct arena arena = c->arena;
    arena_release(&arena);
    *c = (struct challenge){0};
}
