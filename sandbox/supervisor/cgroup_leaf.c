/*
 * cgroup_leaf - one leaf: its limits, what it saw, and making sure that nobody is left in it
 *
 * memory.max stands above what the resource limits allow, so that an honest program meets those
 * first and gets its MemoryError: the leaf ends what they don't count. A peak is kept by the kernel
 * for as long as a leaf lives; since Linux 6.12 a descriptor of it can be set back, and only there it
 * is used.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sandbox/supervisor/cgroup.h"
#include "sandbox/supervisor/cgroup_file.h"

enum { EMPTY_WAIT_MS = 5000 }; /* for killed processes to be gone; ours, milliseconds are usual */

/* ---- making ------------------------------------------------------------------------------------- */

/* Files that a kernel may have been built without are no condition. */
static int write_optional(int dir_fd, const char *name, const char *text, struct error *err)
{
    return faccessat(dir_fd, name, F_OK, 0) < 0 ? 0 : cgroup_file_write(dir_fd, name, text, err);
}

static int open_memory(struct cgroup_leaf *leaf, struct error *err)
{
    if (write_optional(leaf->dir_fd, "memory.swap.max", "0", err) < 0 ||
        write_optional(leaf->dir_fd, "memory.oom.group", "1", err) < 0)
        return -1;
    leaf->events_fd = openat(leaf->dir_fd, "memory.events", O_RDONLY | O_CLOEXEC);
    if (leaf->events_fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open 'memory.events' of a cgroup");
    leaf->peak_fd = openat(leaf->dir_fd, "memory.peak", O_RDWR | O_CLOEXEC);
    if (leaf->peak_fd >= 0 && write(leaf->peak_fd, "0", 1) < 0)
        close_fd(&leaf->peak_fd);
    return 0;
}

int cgroup_leaf_make(struct cgroup_leaf *leaf, struct cgroup_tree *t, struct error *err)
{
    char name[32];
    *leaf = (struct cgroup_leaf){.dir_fd = -1, .events_fd = -1, .peak_fd = -1};
    snprintf(name, sizeof(name), "box-%u", t->n_leaves);
    if (mkdirat(t->dir_fd, name, 0755) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make the cgroup '%s'", name);
    t->n_leaves++;
    leaf->has_controllers = t->has_controllers;
    leaf->dir_fd = openat(t->dir_fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (leaf->dir_fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open the cgroup '%s'", name);
    if (cgroup_file_hand_over(leaf->dir_fd, err) < 0)
        return -1;
    return leaf->has_controllers ? open_memory(leaf, err) : 0;
}

void cgroup_leaf_release(struct cgroup_leaf *leaf)
{
    close_fd(&leaf->dir_fd);
    close_fd(&leaf->events_fd);
    close_fd(&leaf->peak_fd);
}

/* ---- nobody in there ---------------------------------------------------------------------------- */

static int read_populated(int events_fd, bool *out_is_populated, struct error *err)
{
    char text[CGROUP_FILE_MAX_BYTES];
    if (cgroup_file_read(events_fd, text) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot read 'cgroup.events'");
    *out_is_populated = cgroup_file_number(text, "populated") != 0;
    return 0;
}

/* Kills whoever is in it and waits until they are gone: a change of cgroup.events is a POLLPRI
 * (cgroup-v2.rst). */
static int make_empty(const struct cgroup_leaf *leaf, struct error *err)
{
    bool is_populated = false;
    AUTO_FD int events_fd = openat(leaf->dir_fd, "cgroup.events", O_RDONLY | O_CLOEXEC);
    if (events_fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open 'cgroup.events'");
    if (read_populated(events_fd, &is_populated, err) < 0)
        return -1;
    if (!is_populated)
        return 0;
    if (write_optional(leaf->dir_fd, "cgroup.kill", "1", err) < 0)
        return -1;
    for (int i = 0; i < 100 && is_populated; i++) {
        struct pollfd change = {.fd = events_fd, .events = POLLPRI};
        (void)poll(&change, 1, EMPTY_WAIT_MS / 100);
        if (read_populated(events_fd, &is_populated, err) < 0)
            return -1;
    }
    return is_populated ? error_set(err, ERROR_SANDBOX, "a process stays in a box's cgroup") : 0;
}

/* ---- a box's life ------------------------------------------------------------------------------- */

static int read_number(int dir_fd, const char *name, uint64_t *out_number)
{
    char text[CGROUP_FILE_MAX_BYTES];
    AUTO_FD int fd = openat(dir_fd, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || cgroup_file_read(fd, text) < 0)
        return -1;
    *out_number = strtoull(text, NULL, 10);
    return 0;
}

/* The kernel rounds memory down to pages. */
static int write_limit(const struct cgroup_leaf *leaf, const char *name, uint64_t limit,
                       uint64_t granularity, struct error *err)
{
    char text[24];
    uint64_t real = 0;
    snprintf(text, sizeof(text), "%llu", (unsigned long long)limit);
    if (cgroup_file_write(leaf->dir_fd, name, text, err) < 0)
        return -1;
    if (read_number(leaf->dir_fd, name, &real) < 0 || real != limit / granularity * granularity)
        return error_set(err, ERROR_SANDBOX, "'%s' of a cgroup didn't take", name);
    return 0;
}

static int write_limits(struct cgroup_leaf *leaf, const struct cgroup_limits *limits,
                        struct error *err)
{
    if (leaf->limits.memory_bytes == limits->memory_bytes && leaf->limits.pids == limits->pids)
        return 0;
    leaf->limits = (struct cgroup_limits){0};
    if (write_limit(leaf, "memory.max", limits->memory_bytes, (uint64_t)sysconf(_SC_PAGESIZE),
                    err) < 0 ||
        write_limit(leaf, "pids.max", limits->pids, 1, err) < 0)
        return -1;
    leaf->limits = *limits;
    return 0;
}

/* A kill counts in the victim's cgroup, whoever was short of memory, and its limit in the one that has
 * reached it (cgroup-v2.rst, memory.events). */
static int read_oom(const struct cgroup_leaf *leaf, uint64_t *out_n, uint64_t *out_n_kills,
                    struct error *err)
{
    char text[CGROUP_FILE_MAX_BYTES];
    if (cgroup_file_read(leaf->events_fd, text) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot read 'memory.events'");
    *out_n = cgroup_file_number(text, "oom");
    *out_n_kills = cgroup_file_number(text, "oom_kill");
    return 0;
}

int cgroup_leaf_prepare(struct cgroup_leaf *leaf, const struct cgroup_limits *limits,
                        struct error *err)
{
    if (make_empty(leaf, err) < 0)
        return -1;
    leaf->idle_bytes = 0;
    if (!leaf->has_controllers)
        return 0;
    if (write_limits(leaf, limits, err) < 0 ||
        read_oom(leaf, &leaf->n_oom, &leaf->n_oom_kills, err) < 0)
        return -1;
    if (leaf->peak_fd >= 0 && pwrite(leaf->peak_fd, "0", 1, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot set 'memory.peak' back");
    return 0;
}

void cgroup_leaf_note_idle(struct cgroup_leaf *leaf)
{
    if (leaf->peak_fd < 0 || read_number(leaf->dir_fd, "memory.current", &leaf->idle_bytes) < 0)
        leaf->idle_bytes = 0;
}

int cgroup_leaf_read(struct cgroup_leaf *leaf, struct cgroup_usage *out_usage, struct error *err)
{
    char text[CGROUP_FILE_MAX_BYTES];
    uint64_t n_oom = 0, n_oom_kills = 0;
    *out_usage = (struct cgroup_usage){0};
    if (!leaf->has_controllers)
        return 0;
    if (read_oom(leaf, &n_oom, &n_oom_kills, err) < 0)
        return -1;
    out_usage->was_oom_killed = n_oom_kills > leaf->n_oom_kills && n_oom > leaf->n_oom;
    if (leaf->peak_fd < 0 || leaf->idle_bytes == 0 || cgroup_file_read(leaf->peak_fd, text) < 0)
        return 0;
    uint64_t peak = strtoull(text, NULL, 10);
    out_usage->peak_bytes = peak > leaf->idle_bytes ? peak - leaf->idle_bytes : 0;
    return 0;
}
