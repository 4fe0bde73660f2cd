/*
 * folder - see folder.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>

#include "base/file.h"

enum { NAME_MAX_BYTES = 4096 }; /* PATH_MAX; the format's names are shorter */

/* ---- as its owner --------------------------------------------------------------------------------- */

struct identity {
    uid_t uid;
    gid_t gid;
    bool is_changed;
};

/* setfsuid(2) tells a failure only by the id that the next call finds. */
static bool has_become(uid_t uid, gid_t gid)
{
    return (uid_t)setfsuid(uid) == uid && (gid_t)setfsgid(gid) == gid;
}

/* Whoever has become somebody else may come back, to what it is otherwise (credentials(7)); going on as
 * nobody would make every later access to files a wrong one. */
static void restore_identity(struct identity *before)
{
    if (!before->is_changed)
        return;
    setfsuid(before->uid);
    setfsgid(before->gid);
    const bool is_back = has_become(before->uid, before->gid);
    assert(is_back);
}

static int take_identity(int folder_fd, struct identity *out_before, struct error *err)
{
    struct stat st;
    *out_before = (struct identity){.uid = geteuid(), .gid = getegid()};
    if (fstat(folder_fd, &st) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot look at a box's folder");
    if (st.st_uid == out_before->uid)
        return 0;
    setfsgid(st.st_gid);
    setfsuid(st.st_uid);
    out_before->is_changed = has_become(st.st_uid, st.st_gid);
    if (out_before->is_changed)
        return 0;
    /* As far as it was taken; where the calls themselves are refused, nothing was. */
    setfsuid(out_before->uid);
    setfsgid(out_before->gid);
    return error_set(err, ERROR_INTERNAL, "cannot take the id of a box's folder");
}

/* ---- filling -------------------------------------------------------------------------------------- */

static int make_folders(int folder_fd, const char *name, struct error *err)
{
    char path[NAME_MAX_BYTES];
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
        size_t length = (size_t)(slash - name);
        if (length >= sizeof(path))
            return error_set(err, ERROR_INTERNAL, "a name of %zu bytes in a box's folder", length);
        memcpy(path, name, length);
        path[length] = '\0';
        if (mkdirat(folder_fd, path, 0755) < 0 && errno != EEXIST)
            return error_errno(err, ERROR_INTERNAL, "cannot make the folder '%s' in a box", path);
    }
    return 0;
}

int folder_put(int folder_fd, const char *name, const char *content, size_t length,
               struct error *err)
{
    struct identity AUTO(restore_identity) before = {0};
    if (take_identity(folder_fd, &before, err) < 0 || make_folders(folder_fd, name, err) < 0)
        return -1;
    if (name[0] == '\0' || name[strlen(name) - 1] == '/')
        return 0;
    AUTO_FD int fd =
        openat(folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    /* Whatever our own umask took away. */
    if (fd < 0 || fchmod(fd, 0644) < 0 || file_write_all(fd, content, length) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot write the file '%s' of a test", name);
    return 0;
}

/* ---- reading -------------------------------------------------------------------------------------- */

static int open_inside(int folder_fd, const char *name, uint64_t flags)
{
    const struct open_how how = {.flags = flags | O_CLOEXEC,
                                 .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
                                            RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV};
    return (int)syscall(SYS_openat2, folder_fd, name, &how, sizeof(how));
}

static int entry_of(const struct stat *st, uint64_t max_bytes)
{
    if (S_ISDIR(st->st_mode))
        return FOLDER_FOLDER;
    if (S_ISLNK(st->st_mode))
        return FOLDER_LINK;
    if (!S_ISREG(st->st_mode))
        return FOLDER_SPECIAL;
    if (!(st->st_mode & S_IRUSR))
        return FOLDER_UNREADABLE;
    return (uint64_t)st->st_size > max_bytes ? FOLDER_TOO_LARGE : FOLDER_FILE;
}

static int read_all(int fd, uint64_t length, struct buffer *out, struct error *err)
{
    while (length > 0) {
        char *room = buffer_reserve(out, length);
        ssize_t n = room ? read(fd, room, length) : 0;
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return error_errno(err, ERROR_INTERNAL, "cannot read a file of a box");
        buffer_commit(out, (size_t)n);
        length -= (uint64_t)n;
    }
    return 0;
}

static int missing_or_failed(const char *name, struct error *err)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return FOLDER_MISSING;
    case ELOOP:
        return FOLDER_LINK;
    case EACCES:
        return FOLDER_UNREADABLE;
    default:
        return error_errno(err, ERROR_INTERNAL, "cannot look at '%s' in a box's folder", name);
    }
}

int folder_read(int folder_fd, const char *name, uint64_t max_bytes, struct buffer *out,
                uint64_t *out_bytes, struct error *err)
{
    struct identity AUTO(restore_identity) before = {0};
    struct stat st;
    *out_bytes = 0;
    if (take_identity(folder_fd, &before, err) < 0)
        return -1;
    AUTO_FD int there = open_inside(folder_fd, name, O_PATH | O_NOFOLLOW);
    if (there < 0)
        return missing_or_failed(name, err);
    if (fstat(there, &st) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot look at '%s' in a box's folder", name);
    int entry = entry_of(&st, max_bytes);
    if (S_ISREG(st.st_mode))
        *out_bytes = (uint64_t)st.st_size;
    if (entry != FOLDER_FILE)
        return entry;
    /* A regular file is what was there a moment ago, and nobody is left to change it. */
    AUTO_FD int fd = open_inside(folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return missing_or_failed(name, err);
    return read_all(fd, *out_bytes, out, err) < 0 ? -1 : FOLDER_FILE;
}

struct folder_usage folder_usage(int folder_fd)
{
    struct statfs fs;
    if (fstatfs(folder_fd, &fs) < 0)
        return (struct folder_usage){0};
    return (struct folder_usage){.bytes =
                                     (uint64_t)(fs.f_blocks - fs.f_bfree) * (uint64_t)fs.f_bsize,
                                 .is_full = fs.f_bfree == 0 || fs.f_ffree == 0};
}
