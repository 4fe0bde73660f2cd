/*
 * catalogue - see catalogue.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/catalogue.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#ifndef GRADEBOX_DATADIR
#define GRADEBOX_DATADIR "/usr/local/share/gradebox" /* the build says where it installs */
#endif

static const char YAML_NAME[] = "challenge.yaml";

static void free_path(char **path)
{
    free_ptr(path);
}

static void close_dir(DIR **dir)
{
    if (*dir)
        closedir(*dir);
}

/* ---- places -------------------------------------------------------------------------------------- */

static void add_place(struct catalogue *c, char *owned_path, const char *origin, bool is_asked_for)
{
    c->places[c->n_places++] = (struct catalogue_place){owned_path, origin, is_asked_for};
}

/* @name beside the folder that the running binary is in, or NULL. */
static char *checkout_path(const char *name)
{
    char exe[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
    if (length <= 0)
        return NULL;
    exe[length] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(exe, '/');
        if (!slash)
            return NULL;
        *slash = '\0';
    }
    return xasprintf("%s/%s", exe, name);
}

void catalogue_init(struct catalogue *c, const char *option)
{
    *c = (struct catalogue){0};
    const char *environment = getenv("GRADEBOX_CHALLENGES");
    if (option)
        add_place(c, xstrdup(option), "--challenges", true);
    if (environment && environment[0] != '\0')
        add_place(c, xstrdup(environment), "GRADEBOX_CHALLENGES", true);
    char *checkout = checkout_path("challenges");
    if (checkout)
        add_place(c, checkout, "the checkout", false);
    add_place(c, xstrdup(GRADEBOX_DATADIR "/challenges"), "installed", false);
}

void catalogue_release(struct catalogue *c)
{
    for (unsigned i = 0; i < c->n_places; i++)
        free(c->places[i].path);
    *c = (struct catalogue){0};
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A folder of a person's wording that isn't there is a mistake, not an empty catalogue. */
static int check_place(const struct catalogue_place *place, struct error *err)
{
    struct stat st;
    if (stat(place->path, &st) < 0)
        return error_errno(err, ERROR_INPUT, "cannot open '%s' of %s", place->path, place->origin);
    if (!S_ISDIR(st.st_mode))
        return error_set(err, ERROR_INPUT, "'%s' of %s is no folder", place->path, place->origin);
    if (access(place->path, R_OK | X_OK) < 0)
        return error_errno(err, ERROR_INPUT, "cannot open '%s' of %s", place->path, place->origin);
    return 0;
}

static int check_places(const struct catalogue *c, struct error *err)
{
    for (unsigned i = 0; i < c->n_places; i++) {
        if (c->places[i].is_asked_for && check_place(&c->places[i], err) < 0)
            return -1;
    }
    return 0;
}

/* ---- names --------------------------------------------------------------------------------------- */

void catalogue_names_release(struct catalogue_names *names)
{
    for (unsigned i = 0; i < names->n; i++)
        free(names->names[i]);
    free(names->names);
    *names = (struct catalogue_names){0};
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* One that can't be looked at counts: left out, nobody would miss it. */
static bool is_challenge(const char *place, const char *name)
{
    AUTO_FREE char *yaml = xasprintf("%s/%s/%s", place, name, YAML_NAME);
    return access(yaml, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

/* Adds the ids in @place to @names, which stay NULL-terminated. A place that can't be read has
 * none: check_places has complained about those that matter. */
static void add_names(struct catalogue_names *names, const char *place)
{
    AUTO(close_dir) DIR *dir = opendir(place);
    if (!dir)
        return;
    for (;;) {
        const struct dirent *entry = readdir(dir);
        if (!entry)
            break;
        if (entry->d_name[0] == '.' || !is_challenge(place, entry->d_name))
            continue;
        names->names = xrealloc(names->names, (names->n + 2) * sizeof(*names->names));
        names->names[names->n++] = xstrdup(entry->d_name);
        names->names[names->n] = NULL;
    }
}

static const char *nearest_name(const char *name, const struct catalogue_names *names)
{
    return names->n > 0 ? text_nearest(name, (const char *const *)names->names) : NULL;
}

/* ---- finding ------------------------------------------------------------------------------------- */

/* The places as a person reads them: "'a', 'b' and 'c'". */
static void put_places(struct buffer *out, const struct catalogue *c)
{
    for (unsigned i = 0; i < c->n_places; i++) {
        const char *between = i == 0 ? "" : i + 1 < c->n_places ? ", " : " and ";
        buffer_printf(out, "%s'%s'", between, c->places[i].path);
    }
}

static int not_found(const struct catalogue *c, const char *name, struct error *err)
{
    AUTO(buffer_release) struct buffer places = {0};
    AUTO(catalogue_names_release) struct catalogue_names known = {0};
    put_places(&places, c);
    error_set(err, ERROR_INPUT, "cannot find challenge '%s', looked in %s", name,
              buffer_text(&places));
    for (unsigned i = 0; i < c->n_places; i++)
        add_names(&known, c->places[i].path);
    const char *nearest = nearest_name(name, &known);
    if (nearest)
        error_hint(err, "did you mean '%s'?", nearest);
    return -1;
}

/* @path as it is, or the folder of a challenge.yaml. */
static int find_path(const char *path, char **out_folder, struct error *err)
{
    AUTO(free_path) char *folder = xstrdup(path);
    char *slash = strrchr(folder, '/');
    if (!is_folder(folder) && slash && strcmp(slash + 1, YAML_NAME) == 0)
        *slash = '\0';
    struct stat st;
    if (stat(folder, &st) < 0)
        return error_errno(err, ERROR_INPUT, "cannot open challenge '%s'", path);
    if (!S_ISDIR(st.st_mode))
        return error_set(err, ERROR_INPUT, "challenge '%s' must be a folder or an id", path);
    *out_folder = take_ptr(folder);
    return 0;
}

int catalogue_find(const struct catalogue *c, const char *name, char **out_folder,
                   struct error *err)
{
    bool is_path = strchr(name, '/') || strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
    if (is_path)
        return find_path(name, out_folder, err);
    if (name[0] == '\0')
        return error_set(err, ERROR_USAGE, "a challenge's name must not be empty");
    if (check_places(c, err) < 0)
        return -1;
    for (unsigned i = 0; i < c->n_places; i++) {
        if (!is_challenge(c->places[i].path, name))
            continue;
        *out_folder = xasprintf("%s/%s", c->places[i].path, name);
        return 0;
    }
    if (is_challenge(".", name)) {
        *out_folder = xstrdup(name);
        return 0;
    }
    return not_found(c, name, err);
}

int catalogue_list(const struct catalogue *c, struct catalogue_names *out_names, struct error *err)
{
    if (check_places(c, err) < 0)
        return -1;
    for (unsigned i = 0; i < c->n_places; i++) {
        AUTO(catalogue_names_release) struct catalogue_names names = {0};
        if (!is_folder(c->places[i].path))
            continue;
        add_names(&names, c->places[i].path);
        if (names.n == 0)
            return error_set(err, ERROR_INPUT, "'%s' has no challenges: no folder in it has a '%s'",
                             c->places[i].path, YAML_NAME);
        qsort(names.names, names.n, sizeof(*names.names), compare_names);
        *out_names = names;
        names = (struct catalogue_names){0};
        return 0;
    }
    AUTO(buffer_release) struct buffer places = {0};
    put_places(&places, c);
    return error_set(err, ERROR_INPUT, "cannot find any challenges, looked in %s",
                     buffer_text(&places));
}

/* ---- attacks ------------------------------------------------------------------------------------- */

int catalogue_find_attacks(char **out_folder, struct error *err)
{
    const char *environment = getenv("GRADEBOX_ATTACKS");
    if (environment && environment[0] != '\0') {
        const struct catalogue_place place = {(char *)(uintptr_t)environment, "GRADEBOX_ATTACKS",
                                              true};
        if (check_place(&place, err) < 0)
            return -1;
        *out_folder = xstrdup(environment);
        return 0;
    }
    AUTO(free_path) char *checkout = checkout_path("tests/sandbox/attacks");
    if (checkout && is_folder(checkout)) {
        *out_folder = take_ptr(checkout);
        return 0;
    }
    if (is_folder(GRADEBOX_DATADIR "/selftest")) {
        *out_folder = xstrdup(GRADEBOX_DATADIR "/selftest");
        return 0;
    }
    return error_set(err, ERROR_INPUT, "cannot find the attacks, looked in %s%s%s'%s'",
                     checkout ? "'" : "", checkout ? checkout : "", checkout ? "' and " : "",
                     GRADEBOX_DATADIR "/selftest");
}
