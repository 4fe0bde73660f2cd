/*
 * cgroup - the tree of leaves; cgroup_place.c finds where it stands, cgroup_leaf.c has a leaf's life
 *
 *   place/                   of the session, or of whoever delegated it
 *     gradebox-4711/         ours; gives its children the controllers
 *       zygote/              the zygote, so that the nearest common ancestor of it and of a leaf is ours
 *       box-0/, box-1/ ...   one a slot
 *
 * Whoever is killed by force leaves directories behind. The next one sweeps: a directory whose lock
 * nobody holds belongs to nobody any more.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/cgroup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>

#include "base/clock.h"
#include "sandbox/spec.h"
#include "sandbox/supervisor/cgroup_file.h"

#define TREE_PREFIX "gradebox-"

enum { LOCK_TRIES = 50 }; /* a millisecond each: who sweeps holds a lock for microseconds */

static int open_directory(int at_fd, const char *name)
{
    return openat(at_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* ---- sweeping ----------------------------------------------------------------------------------- */

static void close_directory(DIR **dir)
{
    if (*dir)
        closedir(*dir);
}

/* Removes the directories in @dir_fd, of which a cgroup's other entries are none. A directory with a
 * process in it stays. */
static void remove_children(int dir_fd)
{
    int fd = open_directory(dir_fd, ".");
    DIR *dir AUTO(close_directory) = fd < 0 ? NULL : fdopendir(fd);
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
            unlinkat(dir_fd, entry->d_name, AT_REMOVEDIR);
    }
}

static void sweep(int parent_fd)
{
    int fd = open_directory(parent_fd, ".");
    DIR *dir AUTO(close_directory) = fd < 0 ? NULL : fdopendir(fd);
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        if (strncmp(entry->d_name, TREE_PREFIX, strlen(TREE_PREFIX)) != 0)
            continue;
        AUTO_FD int left = open_directory(parent_fd, entry->d_name);
        if (left < 0 || flock(left, LOCK_EX | LOCK_NB) < 0)
            continue;
        remove_children(left);
        unlinkat(parent_fd, entry->d_name, AT_REMOVEDIR);
    }
}

/* ---- making ------------------------------------------------------------------------------------- */

int cgroup_tree_adopt(struct cgroup_tree *t, pid_t zygote_pid, struct error *err)
{
    char pid[16];
    if (mkdirat(t->dir_fd, "zygote", 0755) < 0 && errno != EEXIST)
        return error_errno(err, ERROR_SANDBOX, "cannot make the zygote's cgroup");
    AUTO_FD int dir_fd = open_directory(t->dir_fd, "zygote");
    if (dir_fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open the zygote's cgroup");
    snprintf(pid, sizeof(pid), "%d", (int)zygote_pid);
    return cgroup_file_write(dir_fd, "cgroup.procs", pid, err);
}

static bool is_same(int fd, int parent_fd, const char *name)
{
    struct stat open, there;
    return fstat(fd, &open) == 0 && fstatat(parent_fd, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           open.st_ino == there.st_ino;
}

/* Between making and locking it, another one who sweeps may take it for nobody's: made again then. */
static int make_and_lock(struct cgroup_tree *t, int parent_fd, struct error *err)
{
    const struct timespec pause = {.tv_nsec = NSEC_PER_MSEC};
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (mkdirat(parent_fd, t->name, 0755) < 0 && errno != EEXIST)
            return error_errno(err, ERROR_SANDBOX, "cannot make a cgroup");
        AUTO_FD int fd = open_directory(parent_fd, t->name);
        if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0 && is_same(fd, parent_fd, t->name)) {
            t->dir_fd = take_fd(&fd);
            return 0;
        }
        (void)nanosleep(&pause, NULL);
    }
    return error_set(err, ERROR_SANDBOX, "the cgroup '%s' is another one's", t->name);
}

static int give_controllers(const struct cgroup_tree *t, const char *const *controllers,
                            struct error *err)
{
    char text[64] = "";
    for (size_t i = 0; controllers[i]; i++) {
        size_t used = strlen(text);
        snprintf(text + used, sizeof(text) - used, "%s+%s", used ? " " : "", controllers[i]);
    }
    return text[0] ? cgroup_file_write(t->dir_fd, "cgroup.subtree_control", text, err) : 0;
}

static int fill_tree(struct cgroup_tree *t, const char *const *controllers, pid_t zygote_pid,
                     struct error *err)
{
    if (give_controllers(t, controllers, err) < 0 || cgroup_file_hand_over(t->dir_fd, err) < 0)
        return -1;
    return cgroup_tree_adopt(t, zygote_pid, err);
}

int cgroup_tree_make(struct cgroup_tree *t, const struct cgroup_place *place,
                     const char *const *controllers, pid_t zygote_pid, struct error *err)
{
    *t = (struct cgroup_tree){
        .parent_fd = -1, .dir_fd = -1, .has_controllers = controllers[0] != NULL};
    AUTO_FD int parent_fd = open_directory(AT_FDCWD, place->path);
    if (parent_fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open '%s'", place->path);
    sweep(parent_fd);
    snprintf(t->name, sizeof(t->name), TREE_PREFIX "%d", (int)getpid());
    if (make_and_lock(t, parent_fd, err) < 0)
        return error_context(err, "in '%s'", place->path);
    t->parent_fd = take_fd(&parent_fd);
    if (fill_tree(t, controllers, zygote_pid, err) == 0)
        return 0;
    cgroup_tree_release(t);
    return -1;
}

void cgroup_tree_release(struct cgroup_tree *t)
{
    if (t->dir_fd >= 0)
        remove_children(t->dir_fd);
    close_fd(&t->dir_fd);
    if (t->parent_fd >= 0)
        unlinkat(t->parent_fd, t->name, AT_REMOVEDIR);
    close_fd(&t->parent_fd);
}
