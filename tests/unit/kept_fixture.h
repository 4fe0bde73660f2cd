/*
 * kept_fixture - a folder of kept files for one test, with keys that are numbers
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/kept_files.h"
#include "base/memory.h"

enum { NOBODY = 65534, HEAD_BYTES = 40 };

static const struct kept_limits limits = {.file_bytes = 100000, .all_bytes = 10 * 4096};

static char base[64];
static struct kept_files kept;
static struct buffer got;

static inline void open_kept(void)
{
    kept_files_close(&kept);
    kept_files_open(base, NULL, "answers", limits, &kept);
}

static inline void set_up(void)
{
    snprintf(base, sizeof(base), "/tmp/gradebox-kept-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(base));
    kept = KEPT_FILES_NONE;
    open_kept();
    ck_assert_int_ge(kept.folder_fd, 0);
}

static inline int remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
    (void)info;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline void tear_down(void)
{
    kept_files_close(&kept);
    buffer_release(&got);
    nftw(base, remove_one, 10, FTW_DEPTH | FTW_PHYS);
}

/* ---- keys and files ------------------------------------------------------------------------------ */

struct key {
    uint8_t bytes[DIGEST_BYTES];
};

static inline struct key key_of(unsigned number)
{
    struct digest d;
    struct key key;
    digest_begin(&d);
    digest_add_number(&d, number);
    digest_end(&d, key.bytes);
    return key;
}

static inline const char *path_of(const char *name)
{
    static char path[256];
    snprintf(path, sizeof(path), "%s/gradebox/answers/%s", base, name);
    return path;
}

static inline const char *path_of_key(unsigned number)
{
    const struct key key = key_of(number);
    char name[2 * DIGEST_BYTES + 1];
    for (size_t i = 0; i < DIGEST_BYTES; i++)
        snprintf(name + 2 * i, 3, "%02x", key.bytes[i]);
    return path_of(name);
}

static inline bool write_key(unsigned number, const char *text)
{
    return kept_files_write(&kept, key_of(number).bytes, text, strlen(text));
}

static inline bool read_key(unsigned number)
{
    buffer_reset(&got);
    return kept_files_read(&kept, key_of(number).bytes, &got);
}

static inline void assert_kept(unsigned number, const char *text)
{
    ck_assert_msg(read_key(number), "%u is not there", number);
    ck_assert_str_eq(buffer_text(&got), text);
}

static inline void set_age(unsigned number, time_t seconds)
{
    const struct timespec then = {.tv_sec = time(NULL) - seconds};
    const struct timespec times[] = {then, then};
    ck_assert_int_eq(utimensat(AT_FDCWD, path_of_key(number), times, 0), 0);
}

static inline unsigned n_files(void)
{
    unsigned n = 0;
    DIR *dir = opendir(path_of(""));
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        n += entry->d_name[0] != '.';
    closedir(dir);
    return n;
}

static inline void put_file(const char *path, const char *text)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(file_write_all(fd, text, strlen(text)), 0);
}
