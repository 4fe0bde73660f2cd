/*
 * box - opening, ending, reaping; box_io.c has the conversation, box_watch.c the limits
 *
 * The kernel's view decides how a box ended: it is killed through its pidfd, its status and resource
 * usage come from waitid(2) on the same. A box that closed its connection may be exiting: it gets a
 * moment to do so before it counts as a breach of the protocol.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/box.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>

#include "grader/judge/box_internal.h"
#include "grader/judge/process.h"

enum {
    STACK_MIN_BYTES = 8 << 20,   /* what every Linux program is used to */
    STACK_LEAST_BYTES = 1 << 20, /* below it CPython itself may fail: an error, not a crash */
    STACK_MAX_BYTES = 64 << 20,  /* half of the gap that the kernel always leaves below the stack */
    CPU_BACKSTOP_SECONDS = 10,   /* over the limit, for a supervisor that can't kill */
    CPU_BACKSTOP_SETTER_SECONDS = 3600, /* of all requests of a setter's box */
    LEAF_HEADROOM_BYTES = 32 << 20,     /* for tables and buffers of the kernel's */
};

static void on_pidfd(struct loop_source *source, uint32_t epoll_events);

int box_init(struct box *b, struct loop *loop, struct zygote_client *zygote,
             const struct trace *trace, struct box_owner owner, struct error *err)
{
    *b = (struct box){
        .loop = loop,
        .zygote = zygote,
        .trace = trace,
        .owner = owner,
        .pidfd = -1,
        .socket_fd = -1,
        .stdout_fd = -1,
        .stderr_fd = -1,
        .listener_fd = -1,
        .folder_fd = -1,
        .input_fd = -1,
        .on_pidfd = {.fd = -1, .on_event = on_pidfd,              .owner = b},
        .on_socket = {.fd = -1, .on_event = box_io_on_socket,      .owner = b},
        .on_stdout = {.fd = -1, .on_event = box_io_on_output,      .owner = b},
        .on_stderr = {.fd = -1, .on_event = box_io_on_output,      .owner = b},
        .on_listener = {.fd = -1, .on_event = box_watch_on_listener, .owner = b},
        .on_timer = {.fd = -1, .on_event = box_watch_on_timer,    .owner = b},
    };
    b->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (b->timer_fd < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot create a timer");
    return loop_add(loop, &b->on_timer, b->timer_fd, EPOLLIN, err);
}

static void forget_descriptors(struct box *b)
{
    struct loop_source *sources[] = {&b->on_pidfd, &b->on_socket, &b->on_stdout, &b->on_stderr,
                                     &b->on_listener};
    for (size_t i = 0; i < ARRAY_LEN(sources); i++)
        loop_remove(b->loop, sources[i]);
    close_fd(&b->pidfd);
    close_fd(&b->socket_fd);
    close_fd(&b->stdout_fd);
    close_fd(&b->stderr_fd);
    close_fd(&b->listener_fd);
    close_fd(&b->input_fd);
}

/* For a box whose end the loop won't tell. One that can't even be killed isn't waited for. */
static void kill_and_wait(struct box *b)
{
    if (process_kill(b->pidfd, b->pid) == 0)
        waitid(P_PIDFD, (id_t)b->pidfd, NULL, WEXITED);
}

void box_release(struct box *b)
{
    if (b->pidfd >= 0)
        kill_and_wait(b);
    forget_descriptors(b);
    close_fd(&b->folder_fd);
    loop_remove(b->loop, &b->on_timer);
    close_fd(&b->timer_fd);
    buffer_release(&b->sending);
    buffer_release(&b->receiving);
    buffer_release(&b->printed_out);
    buffer_release(&b->printed_err);
}

/* Tells the owner; nothing of the box is left. */
static void finish(struct box *b)
{
    forget_descriptors(b);
    const struct itimerspec disarmed = {0};
    timerfd_settime(b->timer_fd, 0, &disarmed, NULL);
    b->state = BOX_UNUSED;
    b->owner.on_ended(b->owner.owner, b);
    if (b->state == BOX_UNUSED) /* and not opened anew */
        close_fd(&b->folder_fd);
}

static void note_end(struct box *b, enum box_end why, int code, const char *text)
{
    b->end = why;
    b->end_code = code;
    b->end_text = text;
    b->state = BOX_ENDING;
}

void box_end(struct box *b, enum box_end why, int code, const char *text)
{
    if (b->state == BOX_ENDING && b->end != BOX_END_EXIT)
        return;
    box_watch_pause(b);
    box_watch_memory(b, NULL);
    b->stage_closed_ns = clock_now();
    note_end(b, why, code, text);
    if (why == BOX_END_PROTOCOL && !b->was_asked) {
        /* No submission has been in there that could have broken anything. */
        error_set(&b->failure, ERROR_INTERNAL, "a box that was given nothing to do: %s", text);
        b->end = BOX_END_FAILURE;
    }
    loop_remove(b->loop, &b->on_socket);
    if (b->pidfd >= 0 && process_kill(b->pidfd, b->pid) < 0) {
        struct error err = {0};
        error_errno(&err, ERROR_INTERNAL, "cannot kill a box");
        b->end = BOX_END_FAILURE;
        b->failure = err;
    }
}

void box_fail(struct box *b, const struct error *err)
{
    b->failure = *err;
    box_end(b, BOX_END_FAILURE, 0, NULL);
    b->end = BOX_END_FAILURE;
}

void box_close(struct box *b)
{
    if (b->state != BOX_ENDING && b->state != BOX_UNUSED)
        box_end(b, BOX_END_CLOSED, 0, NULL);
}

static void note_own_end(struct box *b, const siginfo_t *info)
{
    bool exited = info->si_code == CLD_EXITED;
    note_end(b, exited ? BOX_END_EXIT : BOX_END_SIGNAL, info->si_status, NULL);
    if (b->was_asked)
        return;
    /* It was never asked anything: no submission has been in there. */
    error_set(&b->failure, ERROR_SANDBOX, "a box ended before it was given anything to do (%s %d)",
              exited ? "exit status" : "signal", info->si_status);
    b->end = BOX_END_FAILURE;
}

static void reap(struct box *b, const siginfo_t *info, const struct rusage *usage)
{
    box_watch_memory(b, usage);
    box_watch_leaf(b);
    box_watch_folder(b);
    box_io_drain_output(b);
    /* A killer's reason stands; otherwise it ended by itself, and the kernel says how. */
    if (b->state != BOX_ENDING || b->end == BOX_END_EXIT)
        note_own_end(b, info);
    trace_note(b->trace, b->pid, "ended: %s %d, %.3f ms cpu, %ld page faults",
               info->si_code == CLD_EXITED ? "exit" : "signal", info->si_status,
               (double)b->cpu_ns / (double)NSEC_PER_MSEC, usage->ru_minflt);
    finish(b);
}

static void on_pidfd(struct loop_source *source, uint32_t epoll_events)
{
    (void)epoll_events;
    struct box *b = source->owner;
    siginfo_t info = {0};
    struct rusage usage = {0};
    box_watch_pause(b); /* the clock of a dead process can be read until it is reaped */
    box_io_hear_cage(b);
    /* It may have answered and then ended by itself; which of the two the loop tells first is chance. */
    if (b->state == BOX_BUSY)
        (void)box_io_take_arrived(b);
    /* The system call itself: the C library's waitid has no room for the usage. */
    if (syscall(SYS_waitid, P_PIDFD, b->pidfd, &info, WEXITED | WNOHANG, &usage) < 0) {
        struct error err = {0};
        error_errno(&err, ERROR_INTERNAL, "cannot wait for a box");
        kill_and_wait(b);
        b->failure = err;
        note_end(b, BOX_END_FAILURE, 0, NULL);
        finish(b);
        return;
    }
    if (info.si_pid != 0)
        reap(b, &info, &usage);
}

static int register_sources(struct box *b, struct error *err)
{
    if (loop_add(b->loop, &b->on_socket, b->socket_fd, EPOLLIN, err) < 0 ||
        loop_add(b->loop, &b->on_stdout, b->stdout_fd, EPOLLIN, err) < 0 ||
        loop_add(b->loop, &b->on_stderr, b->stderr_fd, EPOLLIN, err) < 0)
        return -1;
    return loop_add(b->loop, &b->on_pidfd, b->pidfd, EPOLLIN, err);
}

static void on_spawned(void *owner, pid_t pid, int pidfd, const struct error *failure)
{
    struct box *b = owner;
    if (pidfd < 0) {
        b->failure = *failure;
        note_end(b, BOX_END_FAILURE, 0, NULL);
        finish(b);
        return;
    }
    b->pid = pid;
    b->pidfd = pidfd;
    b->stage_spawned_ns = clock_now();
    struct error err = {0};
    bool is_wanted = b->state == BOX_SPAWNING;
    if (is_wanted)
        b->state = BOX_CAGING;
    if ((!is_wanted || box_watch_cage(b, &err) == 0) && register_sources(b, &err) == 0) {
        if (!is_wanted)
            process_kill(pidfd, pid); /* closed before it was there */
        return;
    }
    /* Without the loop nobody would tell of its end: it is waited for here. */
    kill_and_wait(b);
    b->failure = err;
    note_end(b, BOX_END_FAILURE, 0, NULL);
    finish(b);
}

static void reset(struct box *b, unsigned tiers, const struct box_limits *limits)
{
    b->tiers = tiers;
    close_fd(&b->folder_fd);
    b->limits = *limits;
    b->leaf = b->next_leaf;
    b->pid = 0;
    b->was_ready = b->was_asked = b->has_clock = b->may_exit = false;
    b->n_ticks = 0;
    b->cpu_before_ns = b->wall_before_ns = b->cpu_ns = b->wall_ns = b->starved_ns = 0;
    b->tasks_cpu_ns = b->lost_cpu_ns = 0;
    b->is_looked_at = b->was_asleep = false;
    b->seen_cpu_ns = b->seen_wall_ns = b->seen_starved_ns = 0;
    b->idle_anonymous_bytes = b->file_bytes = b->memory_bytes = b->idle_folder_bytes = 0;
    b->is_folder_full = false;
    buffer_reset(&b->sending);
    buffer_reset(&b->receiving);
    buffer_release(&b->printed_out);
    buffer_release(&b->printed_err);
    b->printed_out.max = b->printed_err.max = (size_t)limits->output_bytes;
    b->printed_bytes = 0;
    b->is_stdout_cut = false;
    b->was_oom_killed = false;
    b->n_violations = b->violation_line = 0;
    b->end = BOX_END_CLOSED;
    b->end_code = 0;
    b->end_text = NULL;
    b->failure = (struct error){0};
}

static uint64_t clamp(uint64_t n, uint64_t low, uint64_t high)
{
    return n < low ? low : n > high ? high : n;
}

/* As large as the memory, within bounds; where whoever started us has a lower hard limit, that one, for
 * it only lets recursion in C end sooner. */
static uint64_t stack_bytes(uint64_t memory_bytes)
{
    uint64_t wanted = clamp(memory_bytes, STACK_MIN_BYTES, STACK_MAX_BYTES);
    struct rlimit ours;
    if (getrlimit(RLIMIT_STACK, &ours) == 0 && ours.rlim_max < wanted &&
        ours.rlim_max >= STACK_LEAST_BYTES)
        return ours.rlim_max;
    return wanted;
}

/* A budget for each request says nothing about the whole life of the box. */
static uint32_t cpu_backstop(const struct box_limits *limits)
{
    if (limits->for_each_request)
        return CPU_BACKSTOP_SETTER_SECONDS;
    return (uint32_t)((limits->time_ns + limits->overtime_ns) / NSEC_PER_SEC) +
           CPU_BACKSTOP_SECONDS;
}

/* Each file that is given takes whole pages; what may be written besides is the test's memory, and is
 * counted when it ends (box_watch_folder). */
static uint64_t folder_bytes(const struct box_limits *limits)
{
    return limits->given_bytes + limits->given_files * (uint64_t)sysconf(_SC_PAGESIZE) +
           limits->memory_bytes;
}

/* Above what the resource limits allow, so that these are met first, by a MemoryError: the tables of
 * that memory, and the pages of the warm interpreter that the box copies. */
static int prepare_leaf(const struct box *b, const struct box_spec *spec, struct error *err)
{
    bool has_tasks = spec->tiers & (TIER_THREADS | TIER_PROCESSES);
    bool has_folder = spec->tiers & TIER_FILES;
    const struct cgroup_limits limits = {.memory_bytes = spec->memory_bytes + spec->stack_bytes +
                                                         spec->memory_bytes / 8 +
                                                         (has_folder ? spec->folder_bytes : 0) +
                                                         b->zygote->own_bytes + LEAF_HEADROOM_BYTES,
                                         .pids = has_tasks ? BOX_TASKS_MAX : 1};
    return cgroup_leaf_prepare(b->leaf, &limits, err);
}

static int ask_zygote(struct box *b, struct error *err)
{
    int sockets[2], out[2], errors[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sockets) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make a socket pair");
    b->socket_fd = sockets[0];
    AUTO_FD int box_socket = sockets[1];
    if (pipe2(out, O_CLOEXEC) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make a pipe");
    b->stdout_fd = out[0];
    AUTO_FD int box_out = out[1];
    if (pipe2(errors, O_CLOEXEC) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make a pipe");
    b->stderr_fd = errors[0];
    AUTO_FD int box_errors = errors[1];
    /* The flag belongs to the open file: our ends never block, the box's must. */
    if (fcntl(out[0], F_SETFL, O_NONBLOCK) < 0 || fcntl(errors[0], F_SETFL, O_NONBLOCK) < 0 ||
        fcntl(box_socket, F_SETFL, 0) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot set a descriptor's mode");
    const struct box_spec spec = {.tiers = b->tiers,
                                  .cpu_seconds = cpu_backstop(&b->limits),
                                  .memory_bytes = b->limits.memory_bytes,
                                  .stack_bytes = stack_bytes(b->limits.memory_bytes),
                                  .folder_bytes = folder_bytes(&b->limits),
                                  .folder_files = b->limits.given_files + BOX_FILES_MAX};
    if (b->limits.has_input) {
        b->input_fd = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        if (b->input_fd < 0)
            return error_errno(err, ERROR_INTERNAL, "cannot make a standard input");
    }
    const int fds[] = {box_socket, box_out, box_errors, b->input_fd};
    if (b->leaf && prepare_leaf(b, &spec, err) < 0)
        return -1;
    return zygote_client_spawn(b->zygote, &spec, fds, b->leaf ? b->leaf->dir_fd : -1, on_spawned, b,
                               err);
}

/* By pwrite: where the box reads is the offset of the open file, which both have. */
int box_give_input(struct box *b, const void *data, size_t length, struct error *err)
{
    AUTO_FD int fd = take_fd(&b->input_fd);
    for (size_t at = 0; at < length;) {
        ssize_t n = pwrite(fd, (const char *)data + at, length - at, (off_t)at);
        if (n < 0 && errno != EINTR)
            return error_errno(err, ERROR_INTERNAL, "cannot write a standard input");
        at += n > 0 ? (size_t)n : 0;
    }
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot seal a standard input");
    return 0;
}

void box_open(struct box *b, unsigned tiers, const struct box_limits *limits)
{
    reset(b, tiers, limits);
    b->state = BOX_SPAWNING;
    b->spawn_start_ns = clock_now();
    struct error err = {0};
    if (ask_zygote(b, &err) == 0)
        return;
    b->failure = err;
    note_end(b, BOX_END_FAILURE, 0, NULL);
    finish(b);
}
