/*
 * box_watch - clocks, limits and forbidden calls of a box
 *
 * CPU time is what the kernel's clock of the process says, read from outside. A timer fires when the
 * rest of the CPU budget could be used up at the earliest (one thread can't use it faster than wall
 * time passes, several can by the number of processors) or when the wall limit is reached; if the CPU
 * clock isn't there yet, it is armed for what is left. No polling, and an endless loop is stopped within
 * microseconds of its limit. What threads do between two requests counts as well.
 *
 * Wall time is there for sleeping and waiting. The time that a box was ready to run but another
 * process had the processor is no fault of its own and doesn't count (proc(5), schedstat), so a busy
 * machine turns no answer into a TLE; only a machine that gives it next to nothing ends it at last.
 *
 * Memory is told in the candidate's terms: peak resident memory without pages of files (the
 * interpreter's own code, mapped in by and by), less what the idle box held. Measured on 6.18: the
 * kernel's peak counter may lag by up to 64 pages a processor.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/utsname.h>

#include "grader/judge/box_internal.h"
#include "grader/judge/process.h"
#include "grader/judge/tasks.h"
#include "sandbox/supervisor/folder.h"

/* How often a box may be given its wall time again because it didn't get a processor. */
enum { STARVED_FACTOR = 20 };

/* The same where nothing tells whether it slept or didn't get one: that a sleeper ends later is better
 * than a verdict that a neighbour decides. */
enum { BLIND_FACTOR = 10 };

/* Pages that several processes share are counted in parts, which are rounded. */
enum { TASKS_SLACK_BYTES = 1 << 20 };

enum {
    CAGE_MAX_TICKS = 10,  /* of PROCESS_TICK_NS: a cage takes a millisecond */
    EXIT_GRACE_MS = 200,  /* from a closed connection to a process that is seen to exit */
    EXIT_BLIND_MS = 2000, /* the same where there is no /proc to see it in */
};

/* Of all processes together. What ends and isn't waited for (SIGCHLD ignored) is missing from the sum: it
 * counts as it was seen last, so at most what it used since we looked is lost. */
static nsec_t read_cpu_of_all(struct box *b)
{
    struct tasks tasks;
    tasks_read(b->pid, true, &tasks);
    if (tasks.n_processes == 0)
        return b->tasks_cpu_ns + b->lost_cpu_ns;
    if (tasks.cpu_ns < b->tasks_cpu_ns)
        b->lost_cpu_ns += b->tasks_cpu_ns - tasks.cpu_ns;
    b->tasks_cpu_ns = tasks.cpu_ns;
    if (tasks.memory_bytes > b->idle_anonymous_bytes + b->memory_bytes)
        b->memory_bytes = tasks.memory_bytes - b->idle_anonymous_bytes;
    return b->tasks_cpu_ns + b->lost_cpu_ns;
}

static nsec_t read_cpu(struct box *b)
{
    if (b->tiers & TIER_PROCESSES)
        return read_cpu_of_all(b);
    struct timespec ts = {0};
    if (!b->has_clock || clock_gettime(b->cpu_clock, &ts) < 0)
        return b->cpu_start_ns + (b->cpu_ns - b->cpu_before_ns); /* reaped: as seen last */
    return nsec_from_timespec(&ts);
}

static void update_usage(struct box *b)
{
    if (b->state != BOX_BUSY)
        return;
    b->cpu_ns = b->cpu_before_ns + (read_cpu(b) - b->cpu_start_ns);
    b->wall_ns = b->wall_before_ns + (clock_now() - b->wall_start_ns);
}

static int set_timer(const struct box *b, nsec_t after_ns, nsec_t every_ns, struct error *err)
{
    const struct itimerspec when = {.it_value = timespec_from_nsec(after_ns),
                                    .it_interval = timespec_from_nsec(every_ns)};
    if (timerfd_settime(b->timer_fd, 0, &when, NULL) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot arm a box's timer");
    return 0;
}

/* Whether it may have more than one thread. */
static bool has_tasks(const struct box *b)
{
    return b->tiers & (TIER_THREADS | TIER_PROCESSES);
}

/* Below this a budget that several could use up at once is looked at again: 1 ms over the limit tells
 * nobody's verdict, and the timer comes to an end. */
enum { TASKS_STEP_NS = 1000000 };

/* How often a box that may have several processes is looked at: no clock of the kernel's counts for all of
 * them, and what they hold together is under no limit of the kernel's where there is no cgroup. */
enum { TASKS_LOOK_NS = 50000000 };

/* When a box is first looked at to see whether it sleeps. Few tests take as long; after that only when the
 * timer fires for something else. */
enum { SLEEP_LOOK_NS = 250000000 };
/* Of the time since it was last looked at, one that slept has neither run nor waited for a processor for
 * more than three quarters. */
enum { AWAKE_SHARE = 4 };

static nsec_t earliest_cpu_end(const struct box *b, nsec_t cpu_left)
{
    if (!has_tasks(b))
        return cpu_left;
    nsec_t shared = cpu_left / (nsec_t)sysconf(_SC_NPROCESSORS_ONLN);
    if ((b->tiers & TIER_PROCESSES) && shared > TASKS_LOOK_NS)
        return TASKS_LOOK_NS;
    return shared < TASKS_STEP_NS && cpu_left > TASKS_STEP_NS ? TASKS_STEP_NS : shared;
}

static int arm(const struct box *b, struct error *err)
{
    nsec_t cpu_end_ns = b->limits.time_ns + b->limits.overtime_ns;
    nsec_t cpu_left = earliest_cpu_end(b, cpu_end_ns > b->cpu_ns ? cpu_end_ns - b->cpu_ns : 0);
    nsec_t wall_limit_ns = b->limits.wall_ns + b->starved_ns;
    nsec_t wall_left = wall_limit_ns > b->wall_ns ? wall_limit_ns - b->wall_ns : 0;
    nsec_t left = cpu_left < wall_left ? cpu_left : wall_left;
    if (b->owner.on_asleep && !b->is_looked_at && left > SLEEP_LOOK_NS)
        left = SLEEP_LOOK_NS;
    /* One past the limit, and never 0, which would disarm it. */
    return set_timer(b, left + 1, 0, err);
}

int box_watch_cage(struct box *b, struct error *err)
{
    b->n_ticks = 0;
    return set_timer(b, PROCESS_TICK_NS, PROCESS_TICK_NS, err);
}

int box_watch_exit(struct box *b, struct error *err)
{
    nsec_t grace_ms = process_end(b->pid) == PROCESS_UNKNOWN ? EXIT_BLIND_MS : EXIT_GRACE_MS;
    return set_timer(b, grace_ms * NSEC_PER_MSEC, 0, err);
}

/* Resident and file pages of the box from /proc; both 0 where there is no /proc. */
static void read_resident(pid_t pid, uint64_t *out_anonymous_bytes, uint64_t *out_file_bytes)
{
    char path[64], text[128];
    *out_anonymous_bytes = *out_file_bytes = 0;
    snprintf(path, sizeof(path), "/proc/%d/statm", (int)pid);
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ssize_t n = read(fd, text, sizeof(text) - 1);
    if (n <= 0)
        return;
    text[n] = '\0';
    /* size resident shared ..., in pages; see proc(5) */
    char *at = text;
    (void)strtoull(at, &at, 10);
    uint64_t resident = strtoull(at, &at, 10), shared = strtoull(at, &at, 10);
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
    *out_file_bytes = shared * page;
    *out_anonymous_bytes = resident > shared ? (resident - shared) * page : 0;
}

int box_watch_begin(struct box *b, struct error *err)
{
    const bool is_first = !b->has_clock;
    if (is_first) {
        int rc = clock_getcpuclockid(b->pid, &b->cpu_clock);
        if (rc != 0) {
            errno = rc;
            return error_errno(err, ERROR_INTERNAL, "cannot get a box's CPU clock");
        }
        b->has_clock = true;
        read_resident(b->pid, &b->idle_anonymous_bytes, &b->file_bytes);
        if (b->leaf)
            cgroup_leaf_note_idle(b->leaf);
        if (b->folder_fd >= 0)
            b->idle_folder_bytes = folder_usage(b->folder_fd).bytes;
    }
    if (b->limits.for_each_request)
        b->cpu_ns = b->wall_ns = b->seen_cpu_ns = b->seen_wall_ns = 0;
    b->wall_before_ns = b->wall_ns;
    if (is_first || b->limits.for_each_request || !has_tasks(b)) {
        b->cpu_before_ns = b->cpu_ns;
        b->cpu_start_ns = read_cpu(b);
    }
    b->wall_start_ns = clock_now();
    return arm(b, err);
}

void box_watch_pause(struct box *b)
{
    update_usage(b);
}

void box_watch_memory(struct box *b, const struct rusage *usage)
{
    /* Without the idle box' share the interpreter itself would be the submission's. */
    if (!b->has_clock || b->idle_anonymous_bytes == 0)
        return;
    uint64_t anonymous = 0, file = 0;
    if (!usage) {
        read_resident(b->pid, &anonymous, &file);
        if (file > 0)
            b->file_bytes = file;
        uint64_t above =
            anonymous > b->idle_anonymous_bytes ? anonymous - b->idle_anonymous_bytes : 0;
        if (above > b->memory_bytes)
            b->memory_bytes = above;
        return;
    }
    uint64_t peak = (uint64_t)usage->ru_maxrss * 1024, idle = b->idle_anonymous_bytes;
    uint64_t above = peak > b->file_bytes + idle ? peak - b->file_bytes - idle : 0;
    if (above > b->memory_bytes)
        b->memory_bytes = above;
}

/* Two counts of the same: the resident one may run ahead by some pages, the leaf's has the warm pages
 * that were copied. Neither is too low, so the lower one is nearer; without /proc there is only the
 * leaf's. */
void box_watch_leaf(struct box *b)
{
    struct cgroup_usage usage;
    struct error err = {0};
    if (!b->leaf)
        return;
    if (cgroup_leaf_read(b->leaf, &usage, &err) < 0) {
        b->failure = err;
        b->end = BOX_END_FAILURE;
        b->state = BOX_ENDING;
        return;
    }
    b->was_oom_killed = usage.was_oom_killed;
    bool is_only = b->idle_anonymous_bytes == 0;
    if (usage.peak_bytes > 0 && (is_only || usage.peak_bytes < b->memory_bytes))
        b->memory_bytes = usage.peak_bytes;
}

/* Of several threads each may wait for a processor while the others wait for it. */
static nsec_t read_starved(const struct box *b)
{
    struct tasks tasks;
    if (!has_tasks(b))
        return process_starved(b->pid);
    tasks_read(b->pid, false, &tasks);
    return tasks.starved_ns;
}

/* What stays in its folder is memory that no process has. The only count of a leaf has it already. */
void box_watch_folder(struct box *b)
{
    if (b->folder_fd < 0)
        return;
    const struct folder_usage usage = folder_usage(b->folder_fd);
    b->is_folder_full = usage.is_full;
    if (usage.bytes > b->idle_folder_bytes && !(b->leaf && b->idle_anonymous_bytes == 0))
        b->memory_bytes += usage.bytes - b->idle_folder_bytes;
}

/* Only asked when the limit is reached, so it costs an ordinary test nothing. */
static bool is_over_wall(struct box *b)
{
    if (b->wall_ns <= b->limits.wall_ns + b->starved_ns)
        return false;
    nsec_t starved = read_starved(b);
    if (process_end(b->pid) == PROCESS_UNKNOWN)
        starved = b->limits.wall_ns * BLIND_FACTOR;
    if (starved > b->limits.wall_ns * STARVED_FACTOR)
        starved = b->limits.wall_ns * STARVED_FACTOR;
    b->starved_ns = starved;
    return b->wall_ns > b->limits.wall_ns + starved;
}

/* An endless wait must not keep a processor from those who would use it. */
static void look_whether_it_sleeps(struct box *b)
{
    nsec_t wall = b->wall_ns - b->seen_wall_ns;
    if (!b->owner.on_asleep || b->was_asleep || wall < SLEEP_LOOK_NS / 2)
        return;
    b->is_looked_at = true;
    if (process_end(b->pid) == PROCESS_UNKNOWN)
        return;
    nsec_t starved = read_starved(b);
    nsec_t awake = (b->cpu_ns - b->seen_cpu_ns) +
                   (starved > b->seen_starved_ns ? starved - b->seen_starved_ns : 0);
    b->seen_cpu_ns = b->cpu_ns;
    b->seen_wall_ns = b->wall_ns;
    b->seen_starved_ns = starved;
    if (awake >= wall / AWAKE_SHARE)
        return;
    b->was_asleep = true;
    b->owner.on_asleep(b->owner.owner, b);
}

/* We may be the late ones: stopped with Ctrl-Z, or short of a processor ourselves. An answer that lies
 * there by now has come in time, as far as anybody can know. */
static void end_for_wall(struct box *b)
{
    if (box_io_take_arrived(b))
        return;
    if (process_was_stopped(b->pidfd)) {
        /* It can't have done that itself: its filter and being process 1 both stand before that. */
        struct error err = {0};
        error_set(&err, ERROR_INTERNAL, "the box was stopped from outside");
        box_fail(b, &err);
        return;
    }
    box_end(b, BOX_END_WALL, 0, NULL);
}

/* READY doesn't come. */
static void tick_cage(struct box *b)
{
    if (!process_is_out_of_time(b->pid, ++b->n_ticks, CAGE_MAX_TICKS))
        return;
    struct error err = {0};
    error_set(&err, ERROR_SANDBOX, "a box was not ready after %d seconds%s", CAGE_MAX_TICKS,
              process_was_stopped(b->pidfd) ? ": it was stopped from outside" : "");
    box_fail(b, &err);
}

/* Its connection is closed, and it isn't dead. Within the kernel a process closes what it has and only
 * then is dead, which may take its time on a busy machine; one that isn't even on its way there has
 * closed the connection by itself. */
static void tick_exit(struct box *b)
{
    struct error err = {0};
    if (process_end(b->pid) != PROCESS_EXITS)
        box_end(b, BOX_END_PROTOCOL, 0, "it closed the connection to the grader");
    else if (box_watch_exit(b, &err) < 0)
        box_fail(b, &err);
}

void box_watch_on_timer(struct loop_source *source, uint32_t epoll_events)
{
    (void)epoll_events;
    struct box *b = source->owner;
    uint64_t expirations;
    if (read(source->fd, &expirations, sizeof(expirations)) < 0)
        return;
    if (b->state == BOX_ENDING && b->end == BOX_END_EXIT) {
        tick_exit(b);
        return;
    }
    if (b->state == BOX_CAGING)
        tick_cage(b);
    if (b->state != BOX_BUSY)
        return;
    update_usage(b);
    struct error err = {0};
    if (b->cpu_ns > b->limits.time_ns + b->limits.overtime_ns)
        box_end(b, BOX_END_CPU, 0, NULL);
    else if ((b->tiers & TIER_PROCESSES) &&
             b->memory_bytes > b->limits.memory_bytes + TASKS_SLACK_BYTES)
        box_end(b, BOX_END_MEMORY, 0, NULL);
    else if (is_over_wall(b))
        end_for_wall(b);
    else
        look_whether_it_sleeps(b);
    if (b->state == BOX_BUSY && arm(b, &err) < 0)
        box_fail(b, &err);
}

/* Whether a signal may be sent to a box that waits for our answer: since Linux 5.19 it doesn't
 * interrupt the wait (SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV). */
static bool wait_is_killable_only(void)
{
    struct utsname name;
    unsigned major = 0, minor = 0;
    if (uname(&name) < 0 || sscanf(name.release, "%u.%u", &major, &minor) != 2)
        return false;
    return major > 5 || (major == 5 && minor >= 19);
}

/* Asks for the line first: the signal is delivered when the refused call returns, and then the
 * submission still stands where it made the call. It goes to the one thread that made it; the number of
 * a box that isn't reaped is no other's, and a thread of another process isn't asked. */
static void ask_for_line(const struct box *b, const struct notification *n)
{
    if (b->violation_line == 0 && wait_is_killable_only())
        syscall(SYS_tgkill, b->pid, n->tid, BOX_LINE_SIGNAL);
}

void box_watch_on_listener(struct loop_source *source, uint32_t epoll_events)
{
    struct box *b = source->owner;
    if (!(epoll_events & EPOLLIN)) {
        loop_remove(b->loop, source); /* nobody is left who could be notified of */
        return;
    }
    struct error err = {0};
    struct notification n;
    int rc = notification_receive(b->listener_fd, b->pid, &n, &err);
    if (rc == NOTIFY_GONE)
        return;
    if (rc == 0 && !n.is_probe) {
        trace_note(b->trace, b->pid, "refused %s(%s%s%s)", n.syscall, n.n_args ? n.args[0] : "",
                   n.n_args > 1 ? ", " : "", n.n_args > 1 ? n.args[1] : "");
        if (b->n_violations++ == 0)
            b->violation = n;
        if (b->n_violations > BOX_VIOLATIONS_MAX) {
            box_end(b, BOX_END_VIOLATIONS, 0, NULL);
            return;
        }
        ask_for_line(b, &n);
    }
    if (rc == 0)
        rc = notification_answer(b->listener_fd, &n, &err);
    if (rc < 0)
        box_fail(b, &err);
}
