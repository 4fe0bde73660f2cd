/*
 * file - see file.h
 *
 * Files are opened without blocking, so that neither a FIFO nor a device can hold us up before we
 * know what they are.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { READ_STEP = 64 * 1024 }; /* our choice: a pipe's capacity */

static int fail_errno(struct error *err, const char *name, const char *verb, const char *what)
{
    int sys_errno = errno;
    error_at(err, ERROR_INPUT, name, 0, 0, "cannot %s %s: %s", verb, what, strerror(sys_errno));
    err->sys_errno = sys_errno;
    return -1;
}

/* "8 MiB" where it is a whole number of them. */
static void describe_size(char *out, size_t room, size_t bytes)
{
    if (bytes > 0 && bytes % (1 << 20) == 0)
        snprintf(out, room, "%zu MiB", bytes >> 20);
    else if (bytes > 0 && bytes % (1 << 10) == 0)
        snprintf(out, room, "%zu KiB", bytes >> 10);
    else
        snprintf(out, room, "%zu bytes", bytes);
}

static int fail_too_large(struct error *err, const char *name, const char *what, size_t max_bytes)
{
    char size[40];
    describe_size(size, sizeof(size), max_bytes);
    return error_at(err, ERROR_INPUT, name, 0, 0, "cannot read %s: it is larger than %s", what,
                    size);
}

static int wait_for_input(int fd)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    return poll(&wait, 1, /* timeout */ -1) < 0 && errno != EINTR ? -1 : 0;
}

/* Reads to the end. *@out_idle is set where the end came before a writer or a byte was seen. */
static int read_all(int fd, const char *name, const char *what, size_t max_bytes,
                    struct buffer *out, bool *out_idle, struct error *err)
{
    size_t total = 0;
    *out_idle = true;
    for (;;) {
        size_t left = max_bytes - total;
        size_t step = left < READ_STEP ? left + 1 : READ_STEP;
        char *room = buffer_reserve(out, step);
        if (!room)
            return fail_too_large(err, name, what, max_bytes);
        ssize_t n = read(fd, room, step);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN) {
            *out_idle = false;
            if (wait_for_input(fd) < 0)
                return fail_errno(err, name, "read", what);
            continue;
        }
        if (n < 0)
            return fail_errno(err, name, "read", what);
        if (n == 0)
            return 0;
        *out_idle = false;
        if ((size_t)n > left)
            return fail_too_large(err, name, what, max_bytes);
        buffer_commit(out, (size_t)n);
        total += (size_t)n;
    }
}

int file_read(const char *path, const char *what, size_t max_bytes, struct buffer *out,
              struct error *err)
{
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 && errno != ENXIO)
        return fail_errno(err, path, "read", what);
    struct stat info = {0};
    /* ENXIO is how open(2) refuses a socket: it falls through to the last message below. */
    if (fd >= 0 && fstat(fd, &info) < 0)
        return fail_errno(err, path, "read", what);
    if (S_ISDIR(info.st_mode))
        return error_at(err, ERROR_INPUT, path, 0, 0, "cannot read %s: it is a directory", what);
    if (!S_ISREG(info.st_mode) && !S_ISFIFO(info.st_mode))
        return error_at(err, ERROR_INPUT, path, 0, 0,
                        "cannot read %s: it is neither a regular file nor a pipe", what);
    if (S_ISREG(info.st_mode) && (uint64_t)info.st_size > max_bytes)
        return fail_too_large(err, path, what, max_bytes);
    bool idle = false;
    if (read_all(fd, path, what, max_bytes, out, &idle, err) < 0)
        return -1;
    if (S_ISFIFO(info.st_mode) && idle)
        return error_at(err, ERROR_INPUT, path, 0, 0,
                        "cannot read %s: it is a pipe that nobody writes to", what);
    return 0;
}

int file_read_fd(int fd, const char *name, const char *what, size_t max_bytes, struct buffer *out,
                 struct error *err)
{
    bool idle = false; /* an empty standard input is simply empty */
    return read_all(fd, name, what, max_bytes, out, &idle, err);
}

int file_write_all(int fd, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t n = write(fd, at, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            if (poll(&wait, 1, /* timeout */ -1) < 0 && errno != EINTR)
                return -1;
            continue;
        }
        if (n < 0)
            return -1;
        at += n;
        length -= (size_t)n;
    }
    return 0;
}
