/*
 * cgroup_file - see cgroup_file.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/cgroup_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox/spec.h"

int cgroup_file_write(int dir_fd, const char *name, const char *text, struct error *err)
{
    AUTO_FD int fd = openat(dir_fd, name, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open '%s' of a cgroup", name);
    if (write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        return error_errno(err, ERROR_SANDBOX, "cannot write '%s' to '%s' of a cgroup", text, name);
    return 0;
}

int cgroup_file_read(int fd, char out_text[CGROUP_FILE_MAX_BYTES])
{
    ssize_t n = pread(fd, out_text, CGROUP_FILE_MAX_BYTES - 1, 0);
    if (n < 0)
        return -1;
    out_text[n] = '\0';
    return 0;
}

uint64_t cgroup_file_number(const char *text, const char *key)
{
    size_t length = strlen(key);
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, key, length) == 0 && line[length] == ' ')
            return strtoull(line + length + 1, NULL, 10);
    }
    return 0;
}

int cgroup_file_hand_over(int dir_fd, struct error *err)
{
    if (geteuid() != 0)
        return 0;
    /* EINVAL: no other id can be had here, so the zygote keeps root's (jail.c). */
    if (fchownat(dir_fd, "cgroup.procs", BOX_NOBODY_ID, (gid_t)-1, 0) < 0 && errno != EINVAL)
        return error_errno(err, ERROR_SANDBOX, "cannot give 'cgroup.procs' to the zygote");
    return 0;
}
