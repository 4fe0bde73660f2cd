/*
 * aftermath - see aftermath.h
 *
 * Children are listed in /proc/self/task/TID/children, which is a kernel's option; without it they are
 * found by their parent's number in /proc/PID/stat.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/aftermath.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

#include "grader/judge/judge_internal.h"

enum { LOOKS_MAX = 100, LOOK_AGAIN_MS = 10 }; /* a second in all, for a busy machine */

/* Where a program without rights can write on most machines. */
static const char *const places[] = {".", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue"};

void aftermath_adopt(void)
{
    /* Where it fails (it can't, since Linux 3.4), orphans are not seen and nothing else changes. */
    (void)prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

static void close_dir(DIR **dir)
{
    if (*dir)
        closedir(*dir);
}

/* Entries of @path that begin with @prefix; -1 where it can't be read. */
static int count_entries(const char *path, const char *prefix)
{
    int n = 0;
    AUTO(close_dir) DIR *dir = opendir(path);
    if (!dir)
        return -1;
    for (;;) {
        const struct dirent *entry = readdir(dir);
        if (!entry)
            return n;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            strncmp(entry->d_name, prefix, strlen(prefix)) == 0)
            n++;
    }
}

static int count_descriptors(pid_t pid)
{
    char path[48];
    snprintf(path, sizeof(path), "/proc/%d/fd", (int)pid);
    return count_entries(path, "");
}

struct aftermath aftermath_look(const struct judge *j)
{
    struct aftermath now = {.zygote = j->zygote->client.pid,
                            .n_zygote_fds = count_descriptors(j->zygote->client.pid),
                            .n_own_fds = count_descriptors(getpid())};
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        int n = count_entries(places[i], AFTERMATH_PREFIX);
        now.n_files += n > 0 ? (unsigned)n : 0;
    }
    return now;
}

static void close_file(FILE **file)
{
    if (*file)
        (void)fclose(*file); /* only read */
}

/* The parent of @pid, or 0. */
static pid_t parent_of(const char *pid)
{
    char path[64], stat[512];
    int parent = 0;
    snprintf(path, sizeof(path), "/proc/%.16s/stat", pid);
    AUTO(close_file) FILE *file = fopen(path, "re");
    size_t n = file ? fread(stat, 1, sizeof(stat) - 1, file) : 0;
    stat[n] = '\0';
    /* The name stands in parentheses and may hold any byte (proc(5)). */
    const char *behind_name = strrchr(stat, ')');
    if (!behind_name || sscanf(behind_name, ") %*c %d", &parent) != 1)
        return 0;
    return parent;
}

/* Whether the kernel lists children; *@out_child is one that is no zygote, or 0. */
static bool list_children(const struct zygotes *zygotes, pid_t *out_child)
{
    char path[64];
    int pid;
    snprintf(path, sizeof(path), "/proc/self/task/%d/children", (int)getpid());
    AUTO(close_file) FILE *file = fopen(path, "re");
    *out_child = 0;
    while (file && *out_child == 0 && fscanf(file, "%d", &pid) == 1)
        *out_child = zygotes_own(zygotes, pid) ? 0 : pid;
    return file != NULL;
}

/* A child of ours that is no zygote, also one that waits to be reaped; 0 = none. */
static pid_t find_child(const struct zygotes *zygotes)
{
    pid_t child;
    if (list_children(zygotes, &child))
        return child;
    AUTO(close_dir) DIR *dir = opendir("/proc");
    if (!dir)
        return 0;
    for (;;) {
        const struct dirent *entry = readdir(dir);
        if (!entry)
            return 0;
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        if (pid > 0 && !zygotes_own(zygotes, pid) && parent_of(entry->d_name) == getpid())
            return pid;
    }
}

static const char *differs(const struct judge *j, const struct aftermath *before, struct arena *a)
{
    const struct aftermath now = aftermath_look(j);
    pid_t child = find_child(&j->zygotes);
    if (now.zygote != before->zygote || zygote_client_has_ended(&j->zygote->client))
        return "the zygote did not survive it";
    if (child)
        return arena_printf(a, "the process %d was left behind", (int)child);
    if (now.n_files > before->n_files)
        return "a file was left behind that begins with '" AFTERMATH_PREFIX "'";
    if (now.n_zygote_fds > before->n_zygote_fds)
        return arena_printf(a, "the zygote had %d descriptors before it and has %d now",
                            before->n_zygote_fds, now.n_zygote_fds);
    if (now.n_own_fds > before->n_own_fds)
        return arena_printf(a, "gradebox had %d descriptors before it and has %d now",
                            before->n_own_fds, now.n_own_fds);
    return NULL;
}

const char *aftermath_compare(const struct judge *j, const struct aftermath *before,
                              struct arena *a)
{
    const char *difference = differs(j, before, a);
    for (unsigned i = 0; difference && i < LOOKS_MAX; i++) {
        const struct timespec moment = timespec_from_nsec(LOOK_AGAIN_MS * NSEC_PER_MSEC);
        (void)nanosleep(&moment, NULL); /* woken early, it looks early */
        difference = differs(j, before, a);
    }
    return difference;
}

const char *aftermath_blind(const struct aftermath *seen)
{
    if (seen->n_own_fds < 0)
        return "without /proc nobody could see what attacks left behind";
    if (seen->n_zygote_fds < 0)
        return "the zygote's descriptors can't be seen here";
    return NULL;
}
