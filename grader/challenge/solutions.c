/*
 * solutions - see solutions.h and, for promise_folder, model.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/solutions.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/complaint.h"

static const char *const folders[] = {
    [PROMISE_ACCEPTED] = "accepted",
    [PROMISE_WRONG_ANSWER] = "wrong_answer",
    [PROMISE_TIME_LIMIT] = "time_limit",
    [PROMISE_MEMORY_LIMIT] = "memory_limit",
    [PROMISE_RUNTIME_ERROR] = "runtime_error",
    [PROMISE_REJECTED] = "rejected",
    [PROMISE_COUNT_] = NULL,
};
static_assert(ARRAY_LEN(folders) == PROMISE_COUNT_ + 1, "every promise has its folder");

const char *promise_folder(enum promise promise)
{
    return folders[promise];
}

struct scan {
    struct challenge *c;
    struct complaints *complaints;
    struct solution *found; /* owned */
    size_t n, capacity;
};

static void scan_release(struct scan *scan)
{
    free(scan->found);
}

static void complain(struct scan *scan, const char *path, const char *hint, const char *text)
{
    complaint_add(scan->complaints, path, (struct mark){0}, hint, "%s", text);
}

static void add(struct scan *scan, const char *relative, enum promise promise)
{
    if (scan->n == scan->capacity) {
        scan->capacity = scan->capacity ? 2 * scan->capacity : 16;
        scan->found = xrealloc(scan->found, scan->capacity * sizeof(*scan->found));
    }
    scan->found[scan->n++] =
        (struct solution){.path = arena_strdup(&scan->c->arena, relative), .promise = promise};
}

static bool is_passed_over(const char *name)
{
    return name[0] == '.' || strcmp(name, "__pycache__") == 0;
}

static bool ends_in_py(const char *name)
{
    size_t length = strlen(name);
    return length > 3 && strcmp(name + length - 3, ".py") == 0;
}

static void take_solution(struct scan *scan, const char *relative, const char *name,
                          enum promise promise)
{
    AUTO_FREE char *path = xasprintf("%s/%s", scan->c->folder, relative);
    struct stat info = {0};
    if (stat(path, &info) < 0 || access(path, R_OK) < 0)
        complaint_add(scan->complaints, path, (struct mark){0}, NULL, "cannot read solution: %s",
                      strerror(errno));
    else if (!S_ISREG(info.st_mode))
        complain(scan, path, NULL, "a solution must be a regular file");
    else if (!ends_in_py(name))
        complain(scan, path, "put what is no solution beside solutions/, not into it",
                 "a solution must be a file whose name ends in .py");
    else
        add(scan, relative, promise);
}

/* Names in a folder, sorted: complaints come in the same order everywhere. *@out_n is -1 where it
 * can't be opened. */
static char **list_names(const char *path, int *out_n)
{
    struct dirent **entries = NULL;
    *out_n = scandir(path, &entries, NULL, alphasort);
    if (*out_n < 0)
        return NULL;
    char **names = xcalloc((size_t)*out_n + 1, sizeof(*names));
    int n = 0;
    for (int i = 0; i < *out_n; i++) {
        if (!is_passed_over(entries[i]->d_name))
            names[n++] = xstrdup(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    *out_n = n;
    return names;
}

static void free_names(char ***names)
{
    for (size_t i = 0; *names && (*names)[i]; i++)
        free((*names)[i]);
    free(*names);
}

static void scan_folder(struct scan *scan, enum promise promise)
{
    AUTO_FREE char *path = xasprintf("%s/solutions/%s", scan->c->folder, folders[promise]);
    int n = 0;
    char **names AUTO(free_names) = list_names(path, &n);
    if (n < 0)
        complaint_add(scan->complaints, path, (struct mark){0}, NULL, "cannot read folder: %s",
                      strerror(errno));
    for (int i = 0; i < n; i++) {
        AUTO_FREE char *relative = xasprintf("solutions/%s/%s", folders[promise], names[i]);
        take_solution(scan, relative, names[i], promise);
    }
}

/* One thing that stands directly in solutions/. */
static void scan_entry(struct scan *scan, const char *name)
{
    AUTO_FREE char *path = xasprintf("%s/solutions/%s", scan->c->folder, name);
    struct stat info;
    bool is_folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    if (!is_folder) {
        complain(scan, path, "as in solutions/accepted/simple.py",
                 "a solution must stand in a folder that says what it is");
        return;
    }
    for (size_t i = 0; folders[i]; i++) {
        if (strcmp(folders[i], name) == 0) {
            scan_folder(scan, (enum promise)i);
            return;
        }
    }
    const char *near = text_nearest(name, folders);
    char hint[ERROR_HINT_MAX];
    snprintf(hint, sizeof(hint), "did you mean '%s'?", near ? near : "");
    complain(scan, path,
             near ? hint
                  : "there are accepted, wrong_answer, time_limit, memory_limit, runtime_error "
                    "and rejected",
             "no such kind of solutions");
}

static int compare_solutions(const void *left, const void *right)
{
    const struct solution *a = left, *b = right;
    if (a->promise != b->promise)
        return a->promise < b->promise ? -1 : 1;
    return strcmp(a->path, b->path);
}

void solutions_scan(struct challenge *c, struct complaints *complaints)
{
    struct scan scan AUTO(scan_release) = {.c = c, .complaints = complaints};
    AUTO_FREE char *path = xasprintf("%s/solutions", c->folder);
    int n = 0;
    char **names AUTO(free_names) = list_names(path, &n);
    if (n < 0 && errno != ENOENT)
        complaint_add(complaints, path, (struct mark){0}, NULL, "cannot read folder: %s",
                      strerror(errno));
    for (int i = 0; i < n; i++)
        scan_entry(&scan, names[i]);
    if (scan.n == 0)
        return;
    qsort(scan.found, scan.n, sizeof(*scan.found), compare_solutions);
    c->solutions = arena_copy(&c->arena, scan.found, scan.n * sizeof(*scan.found));
    c->n_solutions = (unsigned)scan.n;
}
