/*
 * programs - see programs.h
 *
 * Where a distribution has merged its folders, /bin and its kin are links into /usr and become links here;
 * elsewhere they are folders, and mounted like it. What is mounted keeps all restrictions that it has and
 * gets more: read-only, no setuid, no devices; mount_setattr(2) adds them also to what is mounted below.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/zygote/programs.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/spec.h"

/* linux/mount.h, which sys/mount.h can't be used with before glibc 2.37. */
struct attributes {
    uint64_t set, clear, propagation, userns_fd;
};

enum { READ_ONLY = 1, NO_SETUID = 2, NO_DEVICES = 4, NO_EXEC = 8, RECURSIVE = 0x8000 };

/* Programs and libraries, and not all of /usr: what is installed below /usr/local/share or /usr/share may be
 * gradebox' own challenges, with what is expected and how it is solved. */
static const char *const paths[] = {"/usr/bin",   "/usr/sbin",    "/usr/lib", "/usr/lib32",
                                    "/usr/lib64", "/usr/libexec", "/bin",     "/sbin",
                                    "/lib",       "/lib32",       "/lib64"};
static const char *const of_prefix[] = {"bin",
                                        "lib"}; /* of a Python that isn't below /usr itself */

static const char *const devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random",
                                      "/dev/urandom"};

bool programs_path(const char *prefix, unsigned i, char *out)
{
    int n = 0;
    if (i < ARRAY_LEN(paths))
        n = snprintf(out, PATH_MAX, "%s", paths[i]);
    else if (strcmp(prefix, "/usr") != 0 && i < ARRAY_LEN(paths) + ARRAY_LEN(of_prefix))
        n = snprintf(out, PATH_MAX, "%s/%s", prefix, of_prefix[i - ARRAY_LEN(paths)]);
    assert(n >= 0 && n < PATH_MAX);
    return n > 0;
}

static int restrict_mount(const char *target, uint64_t attributes, struct error *err)
{
    const struct attributes all = {.set = attributes};
    if (syscall(SYS_mount_setattr, AT_FDCWD, target, RECURSIVE, &all, sizeof(all)) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make '%s' read-only%s", target,
                           errno == ENOSYS ? " (needs Linux 5.12)" : "");
    return 0;
}

/* @target exists, and is of the kind of @source. */
static int bind(const char *source, const char *target, uint64_t attributes, struct error *err)
{
    if (mount(source, target, NULL, MS_BIND | MS_REC, NULL) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot mount '%s' in the root of programs", source);
    return restrict_mount(target, attributes, err);
}

/* With all that lead to it. */
static int make_folder(const char *target, struct error *err)
{
    char part[PATH_MAX];
    for (const char *at = strchr(target + 1, '/');; at = strchr(at + 1, '/')) {
        size_t length = at ? (size_t)(at - target) : strlen(target);
        snprintf(part, sizeof(part), "%.*s", (int)length, target);
        if (mkdir(part, 0755) < 0 && errno != EEXIST)
            return error_errno(err, ERROR_SANDBOX, "cannot make '%s'", part);
        if (!at)
            return 0;
    }
}

static int add_link(const char *path, const char *target, struct error *err)
{
    char text[PATH_MAX];
    ssize_t length = readlink(path, text, sizeof(text) - 1);
    if (length < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot read the link '%s'", path);
    text[length] = '\0';
    if (symlink(text, target) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make the link '%s'", target);
    return 0;
}

static int add_folder(const char *root, const char *path, struct error *err)
{
    char target[PATH_MAX];
    struct stat st;
    snprintf(target, sizeof(target), "%s%s", root, path);
    if (lstat(path, &st) < 0)
        return errno == ENOENT ? 0 : error_errno(err, ERROR_SANDBOX, "cannot look at '%s'", path);
    if (S_ISLNK(st.st_mode))
        return add_link(path, target, err);
    if (make_folder(target, err) < 0)
        return -1;
    return bind(path, target, READ_ONLY | NO_SETUID | NO_DEVICES, err);
}

static int add_device(const char *root, const char *path, struct error *err)
{
    char target[PATH_MAX];
    snprintf(target, sizeof(target), "%s%s", root, path);
    AUTO_FD int fd = open(target, O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, 0444);
    if (fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make '%s'", target);
    return bind(path, target, NO_SETUID | NO_EXEC, err);
}

int programs_mount(const char *root, const char *prefix, struct error *err)
{
    char path[PATH_MAX], target[PATH_MAX];
    for (unsigned i = 0; programs_path(prefix, i, path); i++) {
        if (add_folder(root, path, err) < 0)
            return -1;
    }
    snprintf(target, sizeof(target), "%s/dev", root);
    if (make_folder(target, err) < 0)
        return -1;
    for (size_t i = 0; i < ARRAY_LEN(devices); i++) {
        if (add_device(root, devices[i], err) < 0)
            return -1;
    }
    snprintf(target, sizeof(target), "%s/dev/shm", root);
    if (symlink(BOX_FOLDER_SHARED, target) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make the link '%s'", target);
    return 0;
}
