/*
 * folder - the folder of a box with TIER_FILES, from outside
 *
 * Worked on by a descriptor of it that the box handed out before anything hostile was in it: filled while
 * the box waits for its first request, and read when the box is dead, so that nothing in it moves any
 * more. What it holds then is hostile: links, pipes, names, sizes. Nothing is followed, and nothing is
 * waited for.
 *
 * Where gradebox is root the folder is nobody's, as the box is: for its accesses the calling thread takes
 * the id of the folder's owner (setfsuid(2)), so that what can't be read is the same for everybody.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/error.h"

/*
 * folder_put - make a file, with the folders above it
 *
 * @name  relative, as the challenge's loader lets it through; with a '/' at its end a folder is made
 * Returns 0, or -1 with @err (ERROR_INTERNAL).
 */
int folder_put(int folder_fd, const char *name, const char *content, size_t length,
               struct error *err) MUST_CHECK;

enum folder_entry {
    FOLDER_FILE,
    FOLDER_MISSING,
    FOLDER_FOLDER,
    FOLDER_LINK, /* the name itself, or a folder above it */
    FOLDER_SPECIAL,
    FOLDER_UNREADABLE, /* its owner took the right from itself */
    FOLDER_TOO_LARGE,
    FOLDER_ENTRY_COUNT_
};

/*
 * folder_read - what stands under a name, and of a file all bytes
 *
 * @max_bytes  a larger file is FOLDER_TOO_LARGE, and nothing of it is read
 * @out        appended to for FOLDER_FILE only
 * @out_bytes  the size of a file, also where it isn't read
 * Returns an enum folder_entry, or -1 with @err (ERROR_INTERNAL) where we can't look.
 */
int folder_read(int folder_fd, const char *name, uint64_t max_bytes, struct buffer *out,
                uint64_t *out_bytes, struct error *err) MUST_CHECK;

struct folder_usage {
    uint64_t bytes; /* of memory, in whole pages */
    bool is_full;   /* there is no room for a page more, or for a file */
};

/* Zeros where it can't be found out. */
struct folder_usage folder_usage(int folder_fd);
