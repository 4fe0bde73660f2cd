/*
 * syscall_args - see syscall_args.h
 *
 * A table of calls, each with what its arguments are. Only what a submission is likely to try has a
 * row; everything else reads as numbers. Paths are read from the stopped box, at most PATH_SHOWN
 * bytes.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/syscall_args.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "base/text.h"

enum {
    PATH_SHOWN = 100,
    PAGE_BYTES = 4096, /* the smallest there is; a multiple of it would do as well */
};

enum arg_kind {
    ARG_NONE = 0,
    ARG_INT,  /* signed 32 bits, decimal */
    ARG_SIZE, /* unsigned, as wide as a pointer, decimal */
    ARG_HEX,
    ARG_DIR, /* AT_FDCWD or a descriptor */
    ARG_PATH,
    ARG_OPEN_FLAGS,
    ARG_FAMILY,
    ARG_SOCKET_TYPE,
    ARG_SIGNAL,
    ARG_PROTECTION,
    ARG_MAP_FLAGS,
    ARG_CLONE_FLAGS,
};

static const struct {
    int number;
    enum arg_kind args[NOTIFY_ARGS_MAX];
} calls[] = {
    {SCMP_SYS(open),          {ARG_PATH, ARG_OPEN_FLAGS}                                 },
    {SCMP_SYS(openat),        {ARG_DIR, ARG_PATH, ARG_OPEN_FLAGS}                        },
    {SCMP_SYS(openat2),       {ARG_DIR, ARG_PATH}                                        },
    {SCMP_SYS(creat),         {ARG_PATH}                                                 },
    {SCMP_SYS(mkdir),         {ARG_PATH}                                                 },
    {SCMP_SYS(mkdirat),       {ARG_DIR, ARG_PATH}                                        },
    {SCMP_SYS(rmdir),         {ARG_PATH}                                                 },
    {SCMP_SYS(unlink),        {ARG_PATH}                                                 },
    {SCMP_SYS(unlinkat),      {ARG_DIR, ARG_PATH}                                        },
    {SCMP_SYS(rename),        {ARG_PATH, ARG_PATH}                                       },
    {SCMP_SYS(symlink),       {ARG_PATH, ARG_PATH}                                       },
    {SCMP_SYS(link),          {ARG_PATH, ARG_PATH}                                       },
    {SCMP_SYS(chmod),         {ARG_PATH, ARG_INT}                                        },
    {SCMP_SYS(chdir),         {ARG_PATH}                                                 },
    {SCMP_SYS(chroot),        {ARG_PATH}                                                 },
    {SCMP_SYS(mount),         {ARG_PATH, ARG_PATH, ARG_PATH}                             },
    {SCMP_SYS(execve),        {ARG_PATH}                                                 },
    {SCMP_SYS(execveat),      {ARG_DIR, ARG_PATH}                                        },
    {SCMP_SYS(socket),        {ARG_FAMILY, ARG_SOCKET_TYPE, ARG_INT}                     },
    {SCMP_SYS(socketpair),    {ARG_FAMILY, ARG_SOCKET_TYPE, ARG_INT}                     },
    {SCMP_SYS(connect),       {ARG_INT}                                                  },
    {SCMP_SYS(kill),          {ARG_INT, ARG_SIGNAL}                                      },
    {SCMP_SYS(tkill),         {ARG_INT, ARG_SIGNAL}                                      },
    {SCMP_SYS(tgkill),        {ARG_INT, ARG_INT, ARG_SIGNAL}                             },
    {SCMP_SYS(mmap),          {ARG_HEX, ARG_SIZE, ARG_PROTECTION, ARG_MAP_FLAGS, ARG_INT}},
    {SCMP_SYS(mprotect),      {ARG_HEX, ARG_SIZE, ARG_PROTECTION}                        },
    {SCMP_SYS(clone),         {ARG_CLONE_FLAGS}                                          },
    {SCMP_SYS(unshare),       {ARG_CLONE_FLAGS}                                          },
    {SCMP_SYS(ptrace),        {ARG_INT, ARG_INT}                                         },
    {SCMP_SYS(pipe),          {ARG_HEX}                                                  },
    {SCMP_SYS(pipe2),         {ARG_HEX, ARG_HEX}                                         },
    {SCMP_SYS(fork),          {ARG_NONE}                                                 },
    {SCMP_SYS(vfork),         {ARG_NONE}                                                 },
    {SCMP_SYS(dup),           {ARG_INT}                                                  },
    {SCMP_SYS(dup2),          {ARG_INT, ARG_INT}                                         },
    {SCMP_SYS(dup3),          {ARG_INT, ARG_INT}                                         },
    {SCMP_SYS(fcntl),         {ARG_INT, ARG_INT}                                         },
    {SCMP_SYS(ioctl),         {ARG_INT, ARG_HEX}                                         },
    {SCMP_SYS(sendmsg),       {ARG_INT}                                                  },
    {SCMP_SYS(clock_gettime), {ARG_INT}                                                  },
    {SCMP_SYS(getdents64),    {ARG_INT}                                                  },
};

struct name {
    uint64_t value;
    const char *name;
};

#define NAME(constant)                                                                             \
    {                                                                                              \
        (uint64_t)(constant), #constant                                                            \
    }

static const struct name families[] = {NAME(AF_UNIX),    NAME(AF_INET),   NAME(AF_INET6),
                                       NAME(AF_NETLINK), NAME(AF_PACKET), NAME(AF_VSOCK),
                                       NAME(AF_ALG)};
static const struct name socket_types[] = {NAME(SOCK_STREAM), NAME(SOCK_DGRAM), NAME(SOCK_RAW),
                                           NAME(SOCK_SEQPACKET)};
static const struct name socket_flags[] = {NAME(SOCK_NONBLOCK)};
static const struct name access_modes[] = {NAME(O_RDONLY), NAME(O_WRONLY), NAME(O_RDWR)};
static const struct name open_flags[] = {NAME(O_CREAT),  NAME(O_EXCL),      NAME(O_TRUNC),
                                         NAME(O_APPEND), NAME(O_DIRECTORY), NAME(O_NONBLOCK)};
static const struct name protections[] = {NAME(PROT_READ), NAME(PROT_WRITE), NAME(PROT_EXEC)};
static const struct name map_flags[] = {NAME(MAP_SHARED), NAME(MAP_PRIVATE), NAME(MAP_ANONYMOUS),
                                        NAME(MAP_FIXED), NAME(MAP_GROWSDOWN)};
/* Those that say what is to be made. The others, which tell a thread's details, are no news. */
static const struct name clone_flags[] = {
    NAME(CLONE_VM),     NAME(CLONE_VFORK), NAME(CLONE_THREAD), NAME(CLONE_NEWUSER),
    NAME(CLONE_NEWPID), NAME(CLONE_NEWNS), NAME(CLONE_NEWNET), NAME(CLONE_NEWIPC),
    NAME(CLONE_NEWUTS), NAME(CLONE_FILES)};
static const uint64_t clone_details = 0xff | CLONE_FS | CLONE_SIGHAND | CLONE_SYSVSEM |
                                      CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID |
                                      CLONE_CHILD_SETTID;
static const struct name signals[] = {NAME(SIGHUP),  NAME(SIGINT),  NAME(SIGQUIT), NAME(SIGABRT),
                                      NAME(SIGKILL), NAME(SIGUSR1), NAME(SIGUSR2), NAME(SIGTERM),
                                      NAME(SIGCONT), NAME(SIGSTOP), NAME(SIGSEGV), NAME(SIGALRM)};

static const char *find_name(const struct name *names, size_t n, uint64_t value)
{
    for (size_t i = 0; i < n; i++) {
        if (names[i].value == value)
            return names[i].name;
    }
    return NULL;
}

/* One of a set of names, else the number. */
static void put_one(char *out, const struct name *names, size_t n, uint64_t value)
{
    const char *name = find_name(names, n, value);
    if (name)
        snprintf(out, NOTIFY_ARG_BYTES, "%s", name);
    else
        snprintf(out, NOTIFY_ARG_BYTES, "%d", (int)value);
}

/* Appends |NAME for each bit that is set, and what is left as a number. */
static void put_bits(char *out, const struct name *names, size_t n, uint64_t value)
{
    size_t used = strlen(out);
    for (size_t i = 0; i < n && used < NOTIFY_ARG_BYTES; i++) {
        if ((value & names[i].value) == 0 || (value & names[i].value) != names[i].value)
            continue;
        value &= ~names[i].value;
        used += (size_t)snprintf(out + used, NOTIFY_ARG_BYTES - used, "%s%s", used ? "|" : "",
                                 names[i].name);
    }
    if (used < NOTIFY_ARG_BYTES && (value != 0 || used == 0))
        snprintf(out + used, NOTIFY_ARG_BYTES - used, "%s%#llx", used ? "|" : "",
                 (unsigned long long)value);
}

static void put_path(char *out, uint64_t address, pid_t pid)
{
    char bytes[PATH_SHOWN + 1];
    struct iovec local = {.iov_base = bytes, .iov_len = PATH_SHOWN};
    /* A transfer never splits one of the remote pieces (process_vm_readv(2)), and a short string may
     * stand at the end of the last page: one piece for each page. */
    size_t to_page_end = PAGE_BYTES - address % PAGE_BYTES;
    size_t first = to_page_end < PATH_SHOWN ? to_page_end : PATH_SHOWN;
    struct iovec remote[] = {
        {.iov_base = (void *)(uintptr_t)address,           .iov_len = first             },
        {.iov_base = (void *)(uintptr_t)(address + first), .iov_len = PATH_SHOWN - first},
    };
    ssize_t n = process_vm_readv(pid, &local, 1, remote, ARRAY_LEN(remote), 0);
    if (n <= 0) {
        snprintf(out, NOTIFY_ARG_BYTES, "%#llx", (unsigned long long)address);
        return;
    }
    size_t length = strnlen(bytes, (size_t)n);
    struct buffer clean AUTO(buffer_release) = {.max = NOTIFY_ARG_BYTES - 8};
    text_sanitise(&clean, bytes, length, TEXT_ESCAPE_NEWLINES);
    bool is_cut = length == PATH_SHOWN || clean.truncated;
    size_t whole = clean.len; /* the bound may have cut a character */
    if (text_is_utf8(buffer_text(&clean), clean.len, &whole))
        whole = clean.len;
    snprintf(out, NOTIFY_ARG_BYTES, "'%.*s%s'", (int)whole, buffer_text(&clean),
             is_cut ? "..." : "");
}

static void put_arg(char *out, enum arg_kind kind, uint64_t value, pid_t pid)
{
    uint32_t low = (uint32_t)value; /* what the kernel reads of an int */
    out[0] = '\0';
    switch (kind) {
    case ARG_NONE:
        break;
    case ARG_INT:
        snprintf(out, NOTIFY_ARG_BYTES, "%d", (int)low);
        break;
    case ARG_SIZE:
        snprintf(out, NOTIFY_ARG_BYTES, "%llu", (unsigned long long)value);
        break;
    case ARG_HEX:
        snprintf(out, NOTIFY_ARG_BYTES, "%#llx", (unsigned long long)value);
        break;
    case ARG_DIR:
        if ((int)low == AT_FDCWD)
            snprintf(out, NOTIFY_ARG_BYTES, "AT_FDCWD");
        else
            snprintf(out, NOTIFY_ARG_BYTES, "%d", (int)low);
        break;
    case ARG_PATH:
        put_path(out, value, pid);
        break;
    case ARG_OPEN_FLAGS:
        put_one(out, access_modes, ARRAY_LEN(access_modes), low & O_ACCMODE);
        if (low & ~(uint32_t)(O_ACCMODE | O_CLOEXEC))
            put_bits(out, open_flags, ARRAY_LEN(open_flags),
                     low & ~(uint32_t)(O_ACCMODE | O_CLOEXEC));
        break;
    case ARG_FAMILY:
        put_one(out, families, ARRAY_LEN(families), low);
        break;
    case ARG_SOCKET_TYPE:
        put_one(out, socket_types, ARRAY_LEN(socket_types), low & 0xf);
        if (low & ~(uint32_t)(0xf | SOCK_CLOEXEC)) /* Python always sets it: no news */
            put_bits(out, socket_flags, ARRAY_LEN(socket_flags),
                     low & ~(uint32_t)(0xf | SOCK_CLOEXEC));
        break;
    case ARG_SIGNAL:
        put_one(out, signals, ARRAY_LEN(signals), low);
        break;
    case ARG_PROTECTION:
        put_bits(out, protections, ARRAY_LEN(protections), value);
        break;
    case ARG_MAP_FLAGS:
        put_bits(out, map_flags, ARRAY_LEN(map_flags), value);
        break;
    case ARG_CLONE_FLAGS:
        put_bits(out, clone_flags, ARRAY_LEN(clone_flags), value & ~clone_details);
        break;
    }
}

void syscall_args_describe(struct notification *n, int number, const uint64_t *args, pid_t pid)
{
    static const enum arg_kind unknown[NOTIFY_ARGS_MAX] = {ARG_HEX, ARG_HEX, ARG_HEX,
                                                           ARG_HEX, ARG_HEX, ARG_HEX};
    const enum arg_kind *kinds = unknown;
    for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
        if (calls[i].number == number)
            kinds = calls[i].args;
    }
    n->n_args = 0;
    while (n->n_args < NOTIFY_ARGS_MAX && kinds[n->n_args] != ARG_NONE) {
        put_arg(n->args[n->n_args], kinds[n->n_args], args[n->n_args], pid);
        n->n_args++;
    }
}

static const struct {
    const char *syscall, *path_prefix, *why;
} probes[] = {
    {"openat", "'solution.py'",             "a traceback printed by Python's C code re-reads the source"},
    {"openat", "'<",                        "Python 3.13 opens '<unknown>' when it formats some errors" },
    {"openat", "'/sys/devices/system/cpu/", "os.cpu_count, asked by libraries on import"                },
    {"openat", "'/usr/share/zoneinfo/",     "time.tzset with a zone's name; it stays UTC"               },
};

/* The question must be one: a way out of the folder, or a file to be written, is none. */
bool syscall_args_is_probe(const struct notification *n)
{
    enum { PATH = 1, FLAGS = 2 }; /* of openat(2) */
    for (size_t i = 0; i < ARRAY_LEN(probes); i++) {
        if (strcmp(n->syscall, probes[i].syscall) == 0 && n->n_args > FLAGS &&
            strncmp(n->args[PATH], probes[i].path_prefix, strlen(probes[i].path_prefix)) == 0 &&
            !strstr(n->args[PATH], "/..") && strcmp(n->args[FLAGS], "O_RDONLY") == 0)
            return true;
    }
    return false;
}
