/*
 * tasks - see tasks.h
 *
 * A box that starts more than its limit can't be, so the list of what is still to be looked at is an
 * array. Numbers are of our own pid namespace; one that ended between being listed and being read may
 * belong to a stranger by now, who is told by a parent that isn't one of the box's.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/tasks.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "sandbox/spec.h"

enum { FOUND_MAX = 2 * BOX_TASKS_MAX }; /* the dead that nobody waits for are processes, too */

struct found {
    pid_t pid, parent;
};

struct walk {
    struct found found[FOUND_MAX];
    unsigned n, at;
    struct tasks *sum;
};

static void close_directory(DIR **directory)
{
    if (*directory)
        closedir(*directory);
}

/* A file of /proc as text; false where it can't be read. */
static bool read_file(const char *path, char *out_text, size_t capacity)
{
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, out_text, capacity - 1);
    if (n < 0)
        return false;
    out_text[n] = '\0';
    return true;
}

static void add_children(struct walk *w, pid_t parent, const char *numbers)
{
    char *end;
    for (const char *at = numbers;; at = end) {
        long pid = strtol(at, &end, 10);
        if (end == at || w->n == FOUND_MAX)
            return;
        w->found[w->n++] = (struct found){.pid = (pid_t)pid, .parent = parent};
    }
}

/* The threads of a process: each has waited for a processor, and each may have children. */
static void add_threads(struct walk *w, pid_t pid)
{
    char path[64], text[4096], *at = text;
    snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
    AUTO(close_directory) DIR *threads = opendir(path);
    const struct dirent *entry;
    while (threads && (entry = readdir(threads))) {
        int tid = atoi(entry->d_name);
        if (tid <= 0)
            continue;
        snprintf(path, sizeof(path), "/proc/%d/task/%d/schedstat", (int)pid, tid);
        if (read_file(path, text, sizeof(text))) {
            at = text;
            (void)strtoull(at, &at, 10); /* time on a processor; then waiting for one: proc(5) */
            w->sum->starved_ns += strtoull(at, &at, 10);
        }
        snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)pid, tid);
        if (read_file(path, text, sizeof(text)))
            add_children(w, pid, text);
    }
}

/* Of a process whose parent is @parent (0: any), what it has used and what those had that it waited for. */
static bool add_cpu(struct walk *w, pid_t pid, pid_t parent)
{
    /* "pid (name) state ppid pgrp session tty tpgid flags minflt cminflt majflt cmajflt utime stime
     * cutime cstime ...", and a name may hold anything. */
    char path[64], text[1024];
    int real_parent;
    unsigned long long own_user, own_system, waited_user, waited_system;
    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    const char *at = read_file(path, text, sizeof(text)) ? strrchr(text, ')') : NULL;
    if (!at || sscanf(at, ") %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu %llu %llu",
                      &real_parent, &own_user, &own_system, &waited_user, &waited_system) != 5)
        return false;
    if (parent != 0 && real_parent != parent)
        return false;
    const nsec_t tick_ns = NSEC_PER_SEC / (nsec_t)sysconf(_SC_CLK_TCK);
    nsec_t own_ns = (nsec_t)(own_user + own_system) * tick_ns;
    clockid_t clock;
    struct timespec now;
    if (clock_getcpuclockid(pid, &clock) == 0 && clock_gettime(clock, &now) == 0)
        own_ns = nsec_from_timespec(&now); /* ticks are 10 ms */
    w->sum->cpu_ns += own_ns + (nsec_t)(waited_user + waited_system) * tick_ns;
    w->sum->n_processes++;
    return true;
}

/* The rows that count, of /proc/PID/smaps_rollup: kilobytes after the name. */
static uint64_t read_share(const char *text)
{
    static const char *const rows[] = {"\nPss_Anon:", "\nPss_Shmem:"};
    uint64_t bytes = 0;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const char *row = strstr(text, rows[i]);
        bytes += row ? strtoull(row + strlen(rows[i]), NULL, 10) * 1024 : 0;
    }
    return bytes;
}

static void add_memory(struct walk *w, pid_t pid)
{
    char path[64], text[2048];
    snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", (int)pid);
    if (read_file(path, text, sizeof(text)))
        w->sum->memory_bytes += read_share(text);
}

void tasks_read(pid_t pid, bool wants_memory, struct tasks *out_tasks)
{
    *out_tasks = (struct tasks){0};
    struct walk w = {.sum = out_tasks, .n = 1};
    w.found[0] = (struct found){.pid = pid};
    for (; w.at < w.n; w.at++) {
        const struct found *one = &w.found[w.at];
        if (!add_cpu(&w, one->pid, one->parent))
            continue;
        add_threads(&w, one->pid);
        if (wants_memory)
            add_memory(&w, one->pid);
    }
}
