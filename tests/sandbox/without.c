/*
 * without - run a command on a machine that lacks something
 *
 * `without LACK... -- COMMAND ARGUMENT...` takes from itself what each LACK names and becomes COMMAND.
 * What is taken is really gone: a limit written, a mount covered, a system call answered as a kernel
 * or a container without it answers. Namespaces that this takes are made first, with every id mapped
 * to itself, so that root stays root and a user stays that user.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/error.h"
#include "base/file.h"

#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5) /* since Linux 5.19 */
#endif

static int write_text(const char *path, const char *text, struct error *err)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0 || file_write_all(fd, text, strlen(text)) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot write '%s' to '%s'", text, path);
    return 0;
}

/* ---- limits and mounts ---------------------------------------------------------------------------- */

static int forbid_user_namespaces(struct error *err)
{
    return write_text("/proc/sys/user/max_user_namespaces", "0", err);
}

static int cover(const char *path, const char *options, unsigned long flags, struct error *err)
{
    if (mount("without", path, "tmpfs", MS_NOSUID | MS_NODEV | flags, options) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot cover '%s'", path);
    return 0;
}

static int cover_proc(struct error *err)
{
    return cover("/proc", "mode=0555,size=4k", MS_RDONLY, err);
}

static int cover_dev(struct error *err)
{
    return cover("/dev", "mode=0555,size=4k", MS_RDONLY, err);
}

static int cover_sys(struct error *err)
{
    return cover("/sys", "mode=0555,size=4k", MS_RDONLY, err);
}

/* Over the current folder, which is then entered anew. */
static int cover_here(const char *options, unsigned long flags, struct error *err)
{
    char here[PATH_MAX];
    if (!getcwd(here, sizeof(here)))
        return error_errno(err, ERROR_INTERNAL, "cannot tell the current folder");
    if (cover(here, options, flags, err) < 0)
        return -1;
    if (chdir(here) < 0 || setenv("TMPDIR", here, 1) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot enter '%s'", here);
    return 0;
}

static int fill_here(struct error *err)
{
    static const char zeros[4096];
    if (cover_here("mode=0755,size=64k", 0, err) < 0)
        return -1;
    AUTO_FD int full = open("full", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    while (full >= 0 && write(full, zeros, sizeof(zeros)) > 0)
        continue;
    if (full < 0 || errno != ENOSPC)
        return error_errno(err, ERROR_INTERNAL, "cannot fill a file system");
    AUTO_FD int report = open("report", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (report < 0 || dup2(report, STDOUT_FILENO) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot send the output to a full file system");
    return 0;
}

static int forbid_programs_here(struct error *err)
{
    return cover_here("mode=0755,size=1m", MS_NOEXEC, err);
}

/* ---- rights ---------------------------------------------------------------------------------------- */

static int drop_capabilities(struct error *err)
{
    for (int cap = 0; prctl(PR_CAPBSET_READ, cap, 0, 0, 0) >= 0; cap++) {
        if (prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) < 0 && geteuid() == 0)
            return error_errno(err, ERROR_INTERNAL, "cannot drop capability %d", cap);
    }
    return 0;
}

/* ---- system calls --------------------------------------------------------------------------------- */

struct denial {
    int call, sys_errno;
    unsigned long long bits; /* 0 = always; else where argument @argument has one of these bits */
    unsigned argument;
};

enum {
    NAMESPACE_FLAGS = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                      CLONE_NEWPID | CLONE_NEWNET
};

/* What moby's default profile answers a container without CAP_SYS_ADMIN, of the calls that a sandbox
 * would need. */
static const struct denial docker[] = {
    {SCMP_SYS(unshare),       EPERM, 0, 0},
    {SCMP_SYS(setns),                      EPERM, 0, 0},
    {SCMP_SYS(mount),                       EPERM, 0, 0},
    {SCMP_SYS(umount2),EPERM, 0, 0},
    {SCMP_SYS(pivot_root),                      EPERM, 0, 0},
    {SCMP_SYS(sethostname),         EPERM, 0, 0},
    {SCMP_SYS(setdomainname),                      EPERM, 0, 0},
    {SCMP_SYS(clone),                       EPERM, NAMESPACE_FLAGS, 0},
    {SCMP_SYS(clone3),                      ENOSYS, 0, 0},
    {SCMP_SYS(bpf),                      EPERM, 0, 0},
    {SCMP_SYS(keyctl),    EPERM, 0, 0},
    {SCMP_SYS(perf_event_open),                      EPERM, 0, 0},
    {SCMP_SYS(userfaultfd),                       EPERM, 0, 0},
    {SCMP_SYS(io_uring_setup),          EPERM, 0, 0},
    {SCMP_SYS(quotactl),                      EPERM, 0, 0},
    {0},
};

/* Ubuntu 24.04's answer to a program without a profile: the user namespace is had, and no capability
 * in it is of use. */
static const struct denial apparmor[] = {
    {SCMP_SYS(mount),      EACCES, 0, 0},
    {SCMP_SYS(umount2),                   EPERM, 0, 0},
    {SCMP_SYS(pivot_root),                    EPERM, 0, 0},
    {SCMP_SYS(sethostname),EPERM, 0, 0},
    {SCMP_SYS(clone),                   EPERM, NAMESPACE_FLAGS, 0},
    {0},
};

static const struct denial hostname[] = {
    {SCMP_SYS(sethostname), EPERM, 0, 0},
    {0                   }
};
static const struct denial pidns[] = {
    {SCMP_SYS(clone), EPERM, CLONE_NEWPID, 0},
    {0  }
};

/* What came after 5.9, and flags that older kernels don't know. */
static const struct denial linux_5_9[] = {
    {SCMP_SYS(landlock_create_ruleset), ENOSYS, 0, 0},
    {SCMP_SYS(landlock_restrict_self),                                ENOSYS, 0, 0},
    {SCMP_SYS(landlock_add_rule),                                 ENOSYS, 0, 0},
    {SCMP_SYS(memfd_secret),ENOSYS, 0, 0},
    {SCMP_SYS(epoll_pwait2),                                ENOSYS, 0, 0},
    {SCMP_SYS(mount_setattr),       ENOSYS, 0, 0},
    {SCMP_SYS(process_mrelease),                                ENOSYS, 0, 0},
    {SCMP_SYS(futex_waitv),                                 ENOSYS, 0, 0},
    {SCMP_SYS(seccomp),                                EINVAL, SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, 1},
    {0                               },
};

static const struct denial clone3[] = {
    {SCMP_SYS(clone3), ENOSYS, 0, 0},
    {0              }
};
static const struct denial close_range_[] = {
    {SCMP_SYS(close_range), ENOSYS, 0, 0},
    {0                   }
};
static const struct denial memfd[] = {
    {SCMP_SYS(memfd_create), ENOSYS, 0, 0},
    {0                    }
};
static const struct denial landlock[] = {
    {SCMP_SYS(landlock_create_ruleset), EOPNOTSUPP, 0, 0},
    {0                               },
};
static const struct denial pidfd[] = {
    {SCMP_SYS(pidfd_open), ENOSYS, 0, 0},
    {0                  }
};
static const struct denial seccomp_call[] = {
    {SCMP_SYS(seccomp), ENOSYS, 0, 0},
    {0               }
};
static const struct denial notify[] = {
    {SCMP_SYS(seccomp),                 EINVAL, SECCOMP_FILTER_FLAG_NEW_LISTENER, 1},
    {0},
};

/* Each bit is a rule of its own: a comparison asks for all bits of its mask at once. */
static int deny_one(scmp_filter_ctx filter, const struct denial *d)
{
    if (d->bits == 0)
        return seccomp_rule_add(filter, SCMP_ACT_ERRNO((unsigned)d->sys_errno), d->call, 0);
    int rc = 0;
    for (unsigned long long bit = 1; rc == 0 && bit != 0 && bit <= d->bits; bit <<= 1) {
        if (d->bits & bit)
            rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO((unsigned)d->sys_errno), d->call, 1,
                                  SCMP_CMP(d->argument, SCMP_CMP_MASKED_EQ, bit, bit));
    }
    return rc;
}

static int deny(const struct denial *denials, struct error *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int rc = filter ? 0 : -ENOMEM;
    for (const struct denial *d = denials; rc == 0 && d->sys_errno != 0; d++)
        rc = deny_one(filter, d);
    if (rc == 0)
        rc = seccomp_load(filter);
    seccomp_release(filter);
    errno = -rc;
    return rc == 0 ? 0 : error_errno(err, ERROR_INTERNAL, "cannot deny system calls");
}

/* ---- all lacks ------------------------------------------------------------------------------------ */

/* In this order: what a filter forbids, a mount may need. */
static const struct lack {
    const char *name;
    int namespaces;                 /* CLONE_NEW*: in which it can be brought about */
    int (*take)(struct error *err); /* NULL: the denials do it */
    const struct denial *denials;
} lacks[] = {
    {"userns",       CLONE_NEWUSER, forbid_user_namespaces, NULL        },
    {"space",        CLONE_NEWNS,   fill_here,              NULL        },
    {"exec",         CLONE_NEWNS,   forbid_programs_here,   NULL        },
    {"sys",          CLONE_NEWNS,   cover_sys,              NULL        },
    {"dev",          CLONE_NEWNS,   cover_dev,              NULL        },
    {"proc",         CLONE_NEWNS,   cover_proc,             NULL        },
    {"capabilities", 0,             drop_capabilities,      NULL        },
    {"docker",       0,             NULL,                   docker      },
    {"apparmor",     0,             NULL,                   apparmor    },
    {"hostname",     0,             NULL,                   hostname    },
    {"pidns",        0,             NULL,                   pidns       },
    {"newer",        0,             NULL,                   linux_5_9   },
    {"clone3",       0,             NULL,                   clone3      },
    {"close_range",  0,             NULL,                   close_range_},
    {"memfd",        0,             NULL,                   memfd       },
    {"landlock",     0,             NULL,                   landlock    },
    {"pidfd",        0,             NULL,                   pidfd       },
    {"notify",       0,             NULL,                   notify      },
    {"seccomp",      0,             NULL,                   seccomp_call},
};

static const struct lack *find(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(lacks); i++) {
        if (strcmp(lacks[i].name, name) == 0)
            return &lacks[i];
    }
    return NULL;
}

/* Every id as it is: root has all to map, a user only the own. Runs outside of the new namespace, for
 * only from there more than one id may be mapped. */
static int map_ids(pid_t pid, uid_t uid, gid_t gid, struct error *err)
{
    char path[64], uids[64] = "0 0 4294967295", gids[64] = "0 0 4294967295";
    if (uid != 0) {
        snprintf(uids, sizeof(uids), "%u %u 1", uid, uid);
        snprintf(gids, sizeof(gids), "%u %u 1", gid, gid);
        snprintf(path, sizeof(path), "/proc/%d/setgroups", (int)pid);
        if (write_text(path, "deny", err) < 0)
            return -1;
    }
    snprintf(path, sizeof(path), "/proc/%d/uid_map", (int)pid);
    if (write_text(path, uids, err) < 0)
        return -1;
    snprintf(path, sizeof(path), "/proc/%d/gid_map", (int)pid);
    return write_text(path, gids, err);
}

/* In a child: waits until the parent is in its new namespace, which it shows by closing its end. */
static NORETURN void map_parents_ids(int ready_fd, uid_t uid, gid_t gid)
{
    struct error err = {0};
    char byte;
    ssize_t n = read(ready_fd, &byte, 1);
    if (n == 0 && map_ids(getppid(), uid, gid, &err) == 0)
        _exit(0);
    fprintf(stderr, "without: %s\n", err.text);
    _exit(1);
}

static int enter_user_namespace(int flags, struct error *err)
{
    int ends[2], status = 0;
    const uid_t uid = geteuid();
    const gid_t gid = getegid();
    if (pipe2(ends, O_CLOEXEC) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make a pipe");
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[1]);
        map_parents_ids(ends[0], uid, gid);
    }
    int rc = pid < 0 ? -1 : unshare(flags);
    if (rc < 0)
        error_errno(err, ERROR_INTERNAL, "cannot make a user namespace");
    close(ends[0]);
    close(ends[1]);
    if (pid > 0 && (waitpid(pid, &status, 0) < 0 || status != 0))
        error_set(err, ERROR_INTERNAL, "cannot map ids");
    return err->kind == ERROR_NONE ? 0 : -1;
}

static int enter_namespaces(int flags, struct error *err)
{
    if (flags & CLONE_NEWNS && geteuid() != 0)
        flags |= CLONE_NEWUSER;
    if (flags & CLONE_NEWUSER && enter_user_namespace(flags, err) < 0)
        return -1;
    if (flags == CLONE_NEWNS && unshare(flags) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make a mount namespace");
    if (flags & CLONE_NEWNS && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make the mounts private");
    return 0;
}

static int take_all(char **names, unsigned n, struct error *err)
{
    int flags = 0;
    for (unsigned i = 0; i < n; i++) {
        if (!find(names[i]))
            return error_set(err, ERROR_USAGE, "there is no lack '%s'", names[i]);
        flags |= find(names[i])->namespaces;
    }
    if (enter_namespaces(flags, err) < 0)
        return -1;
    for (size_t l = 0; l < ARRAY_LEN(lacks); l++) {
        for (unsigned i = 0; i < n; i++) {
            if (find(names[i]) != &lacks[l])
                continue;
            if (lacks[l].take ? lacks[l].take(err) < 0 : deny(lacks[l].denials, err) < 0)
                return error_context(err, "cannot do without '%s'", names[i]);
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    unsigned n = 0;
    struct error err = {0};
    while (1 + n < (unsigned)argc && strcmp(argv[1 + n], "--") != 0)
        n++;
    if (n + 2 >= (unsigned)argc) {
        fprintf(stderr, "usage: without LACK... -- COMMAND ARGUMENT...\n");
        return 2;
    }
    if (take_all(argv + 1, n, &err) < 0) {
        fprintf(stderr, "without: %s\n", err.text);
        return 125; /* as env(1) and chroot(1): it isn't the command's code */
    }
    execvp(argv[n + 2], argv + n + 2);
    perror(argv[n + 2]);
    return 127;
}
