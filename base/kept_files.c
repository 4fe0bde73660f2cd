/*
 * kept_files - see kept_files.h
 *
 * A file is named by its key in hexadecimal, and holds a mark, a digest of key and contents, the contents.
 * It is written under a name that nobody else comes to, then renamed. Nothing is forced to the disk: what a
 * crash of the machine tears doesn't fit its digest any more.
 * SPDX-License-Identifier: MIT
 */
#include "base/kept_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"

enum {
    NAME_BYTES = 2 * DIGEST_BYTES + 1,
    MARK_BYTES = 8,
    HEAD_BYTES = MARK_BYTES + DIGEST_BYTES,
    BLOCK_BYTES = 4096,         /* what the smallest file takes on common file systems */
    HALF_WRITTEN_SECONDS = 600, /* our choice: by then nobody writes it any more */
    FILES_MAX = 1 << 20,        /* our choice: more are not even counted */
};

static const char mark[MARK_BYTES] = {'G', 'B', 'K', 'E', 'P', 'T', '0', '1'};
static const char half_written[] = "new-"; /* such names; no key begins so */

/* ---- the folder ---------------------------------------------------------------------------------- */

static bool is_ours(const struct stat *info)
{
    return info->st_uid == geteuid() && (info->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* The base may be a link and writable for a group, as the user arranged it; what counts is below. It must be
 * the user's all the same: root with somebody's $HOME would leave them folders that they can't use. */
static int open_base(const char *path)
{
    struct stat info;
    if (mkdir(path, 0700) < 0 && errno != EEXIST)
        return -1;
    AUTO_FD int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) < 0 || info.st_uid != geteuid())
        return -1;
    return take_fd(&fd);
}

static int open_below(int parent_fd, const char *name)
{
    struct stat info;
    if (mkdirat(parent_fd, name, 0700) < 0 && errno != EEXIST)
        return -1;
    AUTO_FD int fd = openat(parent_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) < 0 || !is_ours(&info))
        return -1;
    return take_fd(&fd);
}

static bool is_absolute(const char *path)
{
    return path && path[0] == '/';
}

void kept_files_open(const char *cache_home, const char *home, const char *name,
                     struct kept_limits limits, struct kept_files *out_files)
{
    *out_files = KEPT_FILES_NONE;
    out_files->limits = limits;
    if (!is_absolute(cache_home) && !is_absolute(home))
        return;
    AUTO_FREE char *path =
        is_absolute(cache_home) ? xstrdup(cache_home) : xasprintf("%s/.cache", home);
    AUTO_FD int base_fd = open_base(path);
    AUTO_FD int ours_fd = base_fd < 0 ? -1 : open_below(base_fd, "gradebox");
    out_files->folder_fd = ours_fd < 0 ? -1 : open_below(ours_fd, name);
}

void kept_files_close(struct kept_files *files)
{
    close_fd(&files->folder_fd);
}

/* ---- one file ------------------------------------------------------------------------------------ */

static void name_of(const uint8_t key[DIGEST_BYTES], char out_name[NAME_BYTES])
{
    for (size_t i = 0; i < DIGEST_BYTES; i++)
        snprintf(out_name + 2 * i, 3, "%02x", key[i]);
}

static void sum(const uint8_t key[DIGEST_BYTES], const void *bytes, size_t length,
                uint8_t out[DIGEST_BYTES])
{
    struct digest d;
    digest_begin(&d);
    digest_add(&d, key, DIGEST_BYTES);
    digest_add(&d, bytes, length);
    digest_end(&d, out);
}

static bool is_whole(const uint8_t key[DIGEST_BYTES], const struct buffer *file)
{
    uint8_t digest[DIGEST_BYTES];
    if (file->len < HEAD_BYTES || memcmp(file->data, mark, MARK_BYTES) != 0)
        return false;
    sum(key, file->data + HEAD_BYTES, file->len - HEAD_BYTES, digest);
    return memcmp(file->data + MARK_BYTES, digest, DIGEST_BYTES) == 0;
}

bool kept_files_read(const struct kept_files *files, const uint8_t key[DIGEST_BYTES],
                     struct buffer *out)
{
    char name[NAME_BYTES];
    struct stat info;
    struct error err = {0};
    AUTO(buffer_release) struct buffer file = {0};
    if (files->folder_fd < 0)
        return false;
    name_of(key, name);
    AUTO_FD int fd = openat(files->folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) < 0 || !S_ISREG(info.st_mode) || !is_ours(&info))
        return false;
    if (file_read_fd(fd, name, "file", HEAD_BYTES + files->limits.file_bytes, &file, &err) < 0 ||
        !is_whole(key, &file))
        return false;
    buffer_append(out, file.data + HEAD_BYTES, file.len - HEAD_BYTES);
    (void)futimens(fd, NULL); /* else it is only removed sooner */
    return true;
}

static bool write_whole(int fd, const uint8_t key[DIGEST_BYTES], const void *bytes, size_t length)
{
    uint8_t head[HEAD_BYTES];
    memcpy(head, mark, MARK_BYTES);
    sum(key, bytes, length, head + MARK_BYTES);
    return file_write_all(fd, head, sizeof(head)) == 0 && file_write_all(fd, bytes, length) == 0;
}

bool kept_files_write(const struct kept_files *files, const uint8_t key[DIGEST_BYTES],
                      const void *bytes, size_t length)
{
    char name[NAME_BYTES], own_name[sizeof(half_written) + 16];
    uint64_t number = 0;
    if (files->folder_fd < 0 || length > files->limits.file_bytes ||
        getrandom(&number, sizeof(number), GRND_NONBLOCK) != sizeof(number))
        return false;
    name_of(key, name);
    snprintf(own_name, sizeof(own_name), "%s%016llx", half_written, (unsigned long long)number);
    AUTO_FD int fd = openat(files->folder_fd, own_name,
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    if (write_whole(fd, key, bytes, length) &&
        renameat(files->folder_fd, own_name, files->folder_fd, name) == 0)
        return true;
    (void)unlinkat(files->folder_fd, own_name, 0);
    return false;
}

/* ---- all of them --------------------------------------------------------------------------------- */

struct file {
    char name[NAME_BYTES];
    struct timespec used;
    uint64_t bytes; /* of the disk */
};

struct files {
    struct file *all; /* owned */
    size_t n, room;
    uint64_t bytes;
};

static void files_release(struct files *files)
{
    free(files->all);
}

static void close_dir(DIR **dir)
{
    if (*dir)
        closedir(*dir);
}

static bool is_name_of_key(const char *name)
{
    return strlen(name) == NAME_BYTES - 1 && strspn(name, "0123456789abcdef") == NAME_BYTES - 1;
}

static void count(struct files *files, const char *name, const struct stat *info)
{
    if (files->n == FILES_MAX)
        return;
    if (files->n == files->room) {
        files->room = files->room ? 2 * files->room : 64;
        files->all = xrealloc(files->all, files->room * sizeof(*files->all));
    }
    const uint64_t blocks = ((uint64_t)info->st_size + BLOCK_BYTES - 1) / BLOCK_BYTES;
    struct file *file = &files->all[files->n++];
    *file = (struct file){.used = info->st_mtim, .bytes = blocks * BLOCK_BYTES};
    snprintf(file->name, sizeof(file->name), "%s", name);
    files->bytes += file->bytes;
}

/* What is neither kept nor half written isn't ours to count or to remove. */
static void look_at(int folder_fd, const char *name, struct files *files)
{
    struct stat info;
    const bool is_kept = is_name_of_key(name);
    const bool is_half = strncmp(name, half_written, strlen(half_written)) == 0;
    if ((!is_kept && !is_half) || fstatat(folder_fd, name, &info, AT_SYMLINK_NOFOLLOW) < 0 ||
        !S_ISREG(info.st_mode))
        return;
    if (is_kept)
        count(files, name, &info);
    else if (time(NULL) - info.st_mtim.tv_sec > HALF_WRITTEN_SECONDS)
        (void)unlinkat(folder_fd, name, 0);
}

static int compare_use(const void *left, const void *right)
{
    const struct timespec *a = &((const struct file *)left)->used;
    const struct timespec *b = &((const struct file *)right)->used;
    return a->tv_sec != b->tv_sec ? (a->tv_sec > b->tv_sec) - (a->tv_sec < b->tv_sec)
                                  : (a->tv_nsec > b->tv_nsec) - (a->tv_nsec < b->tv_nsec);
}

void kept_files_trim(const struct kept_files *kept)
{
    AUTO(files_release) struct files files = {0};
    /* Of its own: where a folder was read to is a matter of the open file, not of the descriptor. */
    AUTO_FD int fd =
        kept->folder_fd < 0 ? -1 : openat(kept->folder_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    AUTO(close_dir) DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir)
        return;
    (void)take_fd(&fd);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        look_at(kept->folder_fd, entry->d_name, &files);
    if (files.bytes <= kept->limits.all_bytes)
        return;
    qsort(files.all, files.n, sizeof(*files.all), compare_use);
    for (size_t i = 0; i < files.n && files.bytes > kept->limits.all_bytes; i++) {
        (void)unlinkat(kept->folder_fd, files.all[i].name, 0); /* another process may have */
        files.bytes -= files.all[i].bytes;
    }
}
