/*
 * programs - what a root holds in which programs can be started: read-only, and nothing that is anybody's
 *
 * The folders of programs and libraries in /usr with the places that point into them, those of Python's
 * prefix where that is elsewhere, and five devices that hold nothing. No shared data, no /etc, no home, no
 * /proc, no /sys. /dev/shm leads into the box's own folder.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"

/* Options of the tmpfs that it is put into: room for folders and links. */
#define PROGRAMS_TMPFS "size=64k,nr_inodes=128"

enum { PROGRAMS_PREFIX_BYTES = 256 }; /* of a Python's prefix, with its end */

/*
 * programs_mount - fill an empty, writable root
 *
 * @root    where it is mounted, such as "/proc"; what it gets is what stands at the same path now
 * @prefix  of Python: "/usr"; below PROGRAMS_PREFIX_BYTES
 * Returns 0, or -1 with @err. The process has a mount namespace of its own.
 */
int programs_mount(const char *root, const char *prefix, struct error *err) MUST_CHECK;

/* Paths below which a box may read and run what there is, one after the other; some may not exist, and the
 * last are those of a prefix that isn't /usr. Writes the one of number @i to @out of PATH_MAX; false after
 * the last. */
bool programs_path(const char *prefix, unsigned i, char *out);
