/*
 * kept_files - a folder of the user's in which bytes are kept from one run to the next, by a key
 *
 * For what could as well be made anew. So nothing here fails: what can't be had isn't there, and what can't
 * be kept is not. The folder is only used where it is our own, nobody else may write to it and its path
 * leads through no link below the base. A file that was cut short, altered or put there by somebody else is
 * as if it weren't there. Any number of processes may use it at the same time: a file appears by rename(2),
 * whole, and whoever removes one that another process reads takes nothing away from it.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/digest.h"

struct kept_limits {
    size_t file_bytes;  /* contents of one file; larger ones are not kept */
    uint64_t all_bytes; /* what all files may take of the disk, each at least 4 KiB */
};

struct kept_files {
    int folder_fd; /* owned; -1: nothing is there, and nothing is kept */
    struct kept_limits limits;
};

#define KEPT_FILES_NONE ((struct kept_files){.folder_fd = -1})

/*
 * kept_files_open - the folder gradebox/@name of a user's cache
 *
 * @cache_home  $XDG_CACHE_HOME; NULL or not absolute: it doesn't count (XDG Base Directory Specification)
 * @home        $HOME; then it is .cache below that
 *
 * Makes what is missing of it, with mode 0700, but not @home. Always leaves @out_files fit for all below.
 */
void kept_files_open(const char *cache_home, const char *home, const char *name,
                     struct kept_limits limits, struct kept_files *out_files);
void kept_files_close(struct kept_files *files);

/* Appends what was kept by @key to @out, and remembers that it was of use. False: there is nothing. */
bool kept_files_read(const struct kept_files *files, const uint8_t key[DIGEST_BYTES],
                     struct buffer *out) MUST_CHECK;

/* Keeps @bytes by @key, in the place of what was kept by it. False: they are not kept. */
bool kept_files_write(const struct kept_files *files, const uint8_t key[DIGEST_BYTES],
                      const void *bytes, size_t length);

/* Removes files until the rest is within the limit, first those that were of use longest ago, and what
 * processes that died left half written. */
void kept_files_trim(const struct kept_files *files);
