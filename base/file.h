/*
 * file - whole files, with a bound
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/error.h"

/*
 * file_read - all bytes of a file
 *
 * @path       what is opened; "-" has no special meaning here
 * @what       how messages name it, e.g. "submission"
 * @max_bytes  a larger file is an error, found before it is read where the kernel knows the size
 * @out        appended to; its own bound, if it has one, is at least a byte above @max_bytes
 *
 * Returns 0, or -1 with @err (ERROR_INPUT, file set): missing, a directory, a device or another
 * thing that is not a regular file or pipe, no permission, too large, read error. A FIFO that
 * nobody writes to doesn't block: it is refused.
 */
int file_read(const char *path, const char *what, size_t max_bytes, struct buffer *out,
              struct error *err) MUST_CHECK;

/* As file_read for a descriptor that is open already (standard input); @name for messages. */
int file_read_fd(int fd, const char *name, const char *what, size_t max_bytes, struct buffer *out,
                 struct error *err) MUST_CHECK;

/* Writes all of @bytes, retrying short writes and EINTR. Returns 0 or -1 with errno set. */
int file_write_all(int fd, const void *bytes, size_t length) MUST_CHECK;
