/*
 * cgroup_place - where leaves can be made
 *
 * A process may move from one cgroup to another if it may write cgroup.procs of both and of their
 * nearest common ancestor; and only a directory without processes gives controllers to its children.
 * So the place is the nearest directory, from our own upwards, that we may write and that already
 * gives the controllers: our own is none as long as we are in it, but in a systemd user session, in a
 * scope, and for root, its parent is. Nothing is switched on anywhere: what is not ours alone is not
 * ours to change.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "sandbox/supervisor/cgroup.h"

const char *const cgroup_controllers[] = {"memory", "pids", NULL};

enum { PROC_MAX_BYTES = 1 << 20 };

static int none(struct cgroup_place *place, const char *reason)
{
    snprintf(place->reason, sizeof(place->reason), "%s", reason);
    return CGROUP_NONE;
}

/* The rest of the line "0::/path" of /proc/self/cgroup. */
static bool find_own(char *text, const char **out_path)
{
    char *rest = text;
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
        if (strncmp(line, "0::", 3) == 0) {
            *out_path = line + 3;
            return true;
        }
    }
    return false;
}

/* Mount point and root of the cgroup2 mount, from a line of /proc/self/mountinfo (proc(5)). */
static bool read_mount(const char *line, char *root, char *point, size_t bytes)
{
    enum { ROOT = 3, POINT = 4 };
    const char *type = strstr(line, " - ");
    if (!type || strncmp(type, " - cgroup2 ", 11) != 0)
        return false;
    for (int field = 0; field <= POINT; field++) {
        size_t length = strcspn(line, " ");
        if (length >= bytes || line[length] == '\0')
            return false;
        if (field >= ROOT)
            snprintf(field == ROOT ? root : point, bytes, "%.*s", (int)length, line);
        line += length + 1;
    }
    return true;
}

static bool find_mount(char *text, char *root, char *point, size_t bytes)
{
    char *rest = text;
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
        if (read_mount(line, root, point, bytes))
            return true;
    }
    return false;
}

static bool read_file(const char *path, struct buffer *out)
{
    struct error ignored = {0};
    return file_read(path, "file", PROC_MAX_BYTES, out, &ignored) == 0;
}

/* Whether the blank-separated list in @path/@name has all of @words. */
static bool has_words(const char *path, const char *name, const char *const *words)
{
    char file[PATH_MAX + 32];
    struct buffer text AUTO(buffer_release) = {0};
    snprintf(file, sizeof(file), "%s/%s", path, name);
    if (!read_file(file, &text))
        return false;
    for (size_t i = 0; words[i]; i++) {
        const char *at = buffer_text(&text);
        size_t length = strlen(words[i]);
        while (at && !(strncmp(at, words[i], length) == 0 && strchr(" \n", at[length]))) {
            at = strchr(at, ' ');
            at = at ? at + 1 : NULL;
        }
        if (!at)
            return false;
    }
    return true;
}

static bool may_write(const char *path)
{
    char file[PATH_MAX + 32];
    snprintf(file, sizeof(file), "%s/cgroup.procs", path);
    return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 &&
           faccessat(AT_FDCWD, file, W_OK, AT_EACCESS) == 0;
}

/* Our own directory. */
static int locate(struct cgroup_place *place, size_t *out_mount_len)
{
    struct buffer own AUTO(buffer_release) = {0}, mounts AUTO(buffer_release) = {0};
    char root[PATH_MAX], point[PATH_MAX];
    const char *path;
    if (!read_file("/proc/self/cgroup", &own) || !read_file("/proc/self/mountinfo", &mounts))
        return none(place, "there is no /proc to look into");
    buffer_putc(&own, '\0');
    buffer_putc(&mounts, '\0');
    if (!find_own(own.data, &path))
        return none(place, "this kernel has no cgroup v2");
    if (!find_mount(mounts.data, root, point, sizeof(root)))
        return none(place, "no cgroup v2 tree is mounted");
    if (strcmp(root, "/") != 0) {
        size_t length = strlen(root);
        if (strncmp(path, root, length) != 0)
            return none(place, "our own cgroup is not in the tree that is mounted");
        path += length;
    }
    if (strncmp(path, "/..", 3) == 0)
        return none(place, "our own cgroup is not in the tree that is mounted");
    if (snprintf(place->path, sizeof(place->path), "%s%s", point,
                 strcmp(path, "/") == 0 ? "" : path) >= (int)sizeof(place->path))
        return none(place, "our own cgroup has too long a path");
    *out_mount_len = strlen(point);
    return CGROUP_FOUND;
}

int cgroup_find(const char *const *controllers, struct cgroup_place *out_place)
{
    size_t mount_len = 0;
    out_place->reason[0] = '\0';
    if (locate(out_place, &mount_len) != CGROUP_FOUND)
        return CGROUP_NONE;
    if (!may_write(out_place->path))
        return none(out_place, "our own cgroup is not ours to write");
    if (!has_words(out_place->path, "cgroup.controllers", controllers))
        return none(out_place, "our own cgroup has no memory and pids controllers (are they with "
                               "cgroup v1?)");
    while (may_write(out_place->path)) {
        if (has_words(out_place->path, "cgroup.subtree_control", controllers))
            return CGROUP_FOUND;
        if (strlen(out_place->path) <= mount_len)
            break;
        *strrchr(out_place->path, '/') = '\0';
    }
    return none(out_place,
                "no cgroup above ours that we may write gives its children the memory and "
                "pids controllers");
}
