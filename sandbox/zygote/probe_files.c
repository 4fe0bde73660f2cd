/*
 * probe_files - attempts on files, descriptors and the terminal
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "sandbox/spec.h"
#include "sandbox/zygote/probe_attempts.h"

#include "base/cleanup.h"

enum { DESCRIPTORS_MAX = 1024 };

/* The name that the self-test looks for afterwards (grader/judge/aftermath.h), where one without
 * rights can write on most machines. */
static const char *const new_paths[] = {"/gradebox-attack-probe", "/tmp/gradebox-attack-probe",
                                        "/dev/shm/gradebox-attack-probe"};

long probe_open_passwd(void)
{
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC);
}

long probe_open_environ(void)
{
    return open("/proc/1/environ", O_RDONLY | O_CLOEXEC);
}

long probe_open_own_memory(void)
{
    return open("/proc/self/mem", O_RDWR | O_CLOEXEC);
}

/* An empty root has only the two entries that every folder has. */
long probe_list_root(void)
{
    struct entry {
        uint64_t inode, offset;
        unsigned short length;
        unsigned char type;
        char name[];
    };
    _Alignas(uint64_t) char bytes[1024];
    int fd = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    long n = fd < 0 ? -1 : syscall(SYS_getdents64, fd, bytes, sizeof(bytes));
    for (long at = 0; at < n;) {
        const struct entry *entry = (const struct entry *)(const void *)(bytes + at);
        if (strcmp(entry->name, ".") != 0 && strcmp(entry->name, "..") != 0)
            return fd;
        at += entry->length;
    }
    if (n >= 0)
        errno = ENOENT;
    return -1;
}

/* The first refusal is told where all are refused. */
static long try_paths(long (*make)(const char *path))
{
    int first = 0;
    for (size_t i = 0; i < ARRAY_LEN(new_paths); i++) {
        if (make(new_paths[i]) >= 0)
            return 0;
        first = first ? first : errno;
    }
    errno = first;
    return -1;
}

static long make_folder(const char *path)
{
    return mkdir(path, 0700) < 0 ? -1 : rmdir(path);
}

static long make_file(const char *path)
{
    if (open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) < 0)
        return -1;
    return unlink(path);
}

long probe_make_folder(void)
{
    return try_paths(make_folder);
}

long probe_make_file(void)
{
    return try_paths(make_file);
}

long probe_inherited_descriptors(void)
{
    for (int fd = BOX_SOCKET_FD + 1; fd < DESCRIPTORS_MAX; fd++) {
        if (write(fd, "", 0) >= 0 || errno != EBADF)
            return fd;
    }
    errno = EBADF;
    return -1;
}

long probe_many_descriptors(void)
{
    for (;;) {
        int fd = fcntl(BOX_SOCKET_FD, F_DUPFD_CLOEXEC, 0);
        if (fd < 0)
            return -1;
        if (fd >= BOX_HANDOVER_FD)
            return fd;
    }
}

long probe_terminal_input(void)
{
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    const int fds[] = {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, terminal};
    for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
        if (fds[i] >= 0 && ioctl(fds[i], TIOCSTI, "") >= 0)
            return 0;
    }
    errno = ENOTTY;
    return -1;
}
