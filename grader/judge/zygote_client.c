/*
 * zygote_client - see zygote_client.h
 *
 * The zygote is started with posix_spawn: an environment of our own (nothing of the caller's reaches
 * a submission), its control socket as descriptor 3, the names of packages as arguments, nothing else.
 * So whenever it is started, nothing that we hold in memory is in what it forks. It ends when that
 * socket closes, and is told to die with us by itself.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/zygote_client.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "grader/judge/process.h"
#include "grader/judge/zygote_program.h"
#include "sandbox/supervisor/seccomp_filter.h"

/* All that a submission finds in os.environ. Without HOME Python asks for the user and opens
 * /etc/passwd, as soon as sysconfig or unittest are imported. */
static char env_timezone[] = "TZ=UTC0", env_locale[] = "LC_ALL=C.UTF-8", env_home[] = "HOME=/";
static char *const environment[] = {env_timezone, env_locale, env_home, NULL};

/* With packages also this. Their libraries start threads for as many processors as they see, and none
 * may be there when a box is forked; numpy asks the kernel for huge pages, which count as a whole
 * where a page was touched, and which no filter lets it have. */
static char env_openmp[] = "OMP_NUM_THREADS=1", env_openblas[] = "OPENBLAS_NUM_THREADS=1",
            env_blis[] = "BLIS_NUM_THREADS=1", env_mkl[] = "MKL_NUM_THREADS=1",
            env_joblib[] = "JOBLIB_MULTIPROCESSING=0", env_huge[] = "NUMPY_MADVISE_HUGEPAGE=0";
static char *const packages_environment[] = {env_timezone, env_locale, env_home, env_openmp,
                                             env_openblas, env_blis,   env_mkl,  env_joblib,
                                             env_huge,     NULL};

enum { /* of PROCESS_TICK_NS; each many times what it takes, also under emulation or with a cold disk */
       WARM_UP_MAX_TICKS = 20,
       PACKAGE_MAX_TICKS = 40, /* more for each package */
       ANSWER_MAX_TICKS = 10,
};

static void fail(struct zygote_client *z, enum error_kind kind, const char *text)
{
    error_set(&z->failure, kind, "%s", text);
    trace_note(z->trace, 0, "no use any more: %s", z->failure.text);
    loop_remove(z->loop, &z->source);
    loop_remove(z->loop, &z->timer);
    process_kill(z->pidfd, z->pid);
    while (z->n_pending > 0) {
        struct zygote_pending request = z->pending[z->first];
        z->first = (z->first + 1) % ZYGOTE_PENDING_MAX;
        z->n_pending--;
        request.on_spawned(request.owner, 0, -1, &z->failure);
    }
}

static void lose(struct zygote_client *z, const char *text)
{
    z->is_lost = true;
    fail(z, ERROR_INTERNAL, text);
}

/* ---- its silence ---------------------------------------------------------------------------------- */

static int tick(struct zygote_client *z, bool is_ticking, struct error *err)
{
    const struct timespec every = timespec_from_nsec(is_ticking ? PROCESS_TICK_NS : 0);
    const struct itimerspec when = {.it_value = every, .it_interval = every};
    z->n_ticks = 0;
    if (timerfd_settime(z->timer_fd, 0, &when, NULL) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot arm the zygote's timer");
    z->is_ticking = is_ticking;
    return 0;
}

static int start_timer(struct zygote_client *z, struct error *err)
{
    z->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (z->timer_fd < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot create a timer");
    if (loop_add(z->loop, &z->timer, z->timer_fd, EPOLLIN, err) < 0)
        return -1;
    return tick(z, true, err);
}

static void on_timer(struct loop_source *source, uint32_t epoll_events)
{
    (void)epoll_events;
    struct zygote_client *z = source->owner;
    struct error err = {0};
    uint64_t expirations;
    if (read(source->fd, &expirations, sizeof(expirations)) < 0)
        return;
    if (z->is_ready && z->n_pending == 0) {
        if (tick(z, false, &err) < 0)
            lose(z, err.text);
        return;
    }
    unsigned max_ticks = z->is_ready ? ANSWER_MAX_TICKS : z->warm_up_max_ticks;
    if (process_is_out_of_time(z->pid, ++z->n_ticks, max_ticks))
        lose(z, process_was_stopped(z->pidfd) ? "the zygote was stopped from outside"
                                              : "the zygote doesn't answer");
}

/* ---- its answers ---------------------------------------------------------------------------------- */

static void on_ready(struct zygote_client *z, const struct zygote_reply *reply)
{
    z->is_ready = true;
    z->namespaces = reply->namespaces;
    z->landlock_abi = reply->landlock_abi;
    z->own_bytes = reply->own_bytes;
    snprintf(z->lacks, sizeof(z->lacks), "%.*s", (int)sizeof(reply->text), reply->text);
    snprintf(z->python, sizeof(z->python), "%.*s", (int)sizeof(reply->python), reply->python);
    snprintf(z->packages, sizeof(z->packages), "%.*s", (int)sizeof(reply->packages),
             reply->packages);
    trace_note(z->trace, 0, "ready: Python %s, namespaces %#x, landlock %u%s%s", z->python,
               z->namespaces, z->landlock_abi, z->lacks[0] ? ", " : "", z->lacks);
}

static void on_answer(struct zygote_client *z, const struct zygote_reply *reply, int *pidfd)
{
    if (z->n_pending == 0 || (reply->kind == ZYGOTE_REPLY_SPAWNED && *pidfd < 0)) {
        lose(z, "the zygote answered what nobody asked");
        return;
    }
    struct zygote_pending request = z->pending[z->first];
    z->first = (z->first + 1) % ZYGOTE_PENDING_MAX;
    z->n_pending--;
    struct error failure = {0};
    if (reply->kind == ZYGOTE_REPLY_FAILED) {
        errno = (int)reply->sys_errno;
        error_errno(&failure, ERROR_INTERNAL, "%.*s", (int)sizeof(reply->text), reply->text);
        trace_note(z->trace, 0, "%s", failure.text);
    } else {
        trace_note(z->trace, reply->pid, "spawned");
    }
    request.on_spawned(request.owner, reply->pid, take_fd(pidfd), &failure);
}

static void on_control(struct loop_source *source, uint32_t epoll_events)
{
    (void)epoll_events;
    struct zygote_client *z = source->owner;
    struct zygote_reply reply;
    int fds[PROTOCOL_MAX_FDS];
    z->n_ticks = 0;
    ssize_t length = protocol_receive(z->socket_fd, &reply, sizeof(reply), fds);
    if (length < 0 && errno != ECONNRESET) /* it stands before what follows: the first error wins */
        error_errno(&z->failure, ERROR_INTERNAL, "cannot receive from the zygote");
    if (length <= 0) {
        lose(z, "the zygote ended unexpectedly");
    } else if (length != sizeof(reply) || reply.version != PROTOCOL_VERSION) {
        fail(z, ERROR_INTERNAL, "gradebox and gradebox-zygote are of different builds");
    } else if (reply.kind == ZYGOTE_REPLY_READY && !z->is_ready) {
        on_ready(z, &reply);
    } else if (reply.kind == ZYGOTE_REPLY_FAILED && !z->is_ready) {
        reply.text[sizeof(reply.text) - 1] = reply.hint[sizeof(reply.hint) - 1] = '\0';
        fail(z, ERROR_SANDBOX, reply.text);
        if (reply.hint[0])
            error_hint(&z->failure, "%s", reply.hint);
    } else if (reply.kind == ZYGOTE_REPLY_SPAWNED || reply.kind == ZYGOTE_REPLY_FAILED) {
        on_answer(z, &reply, &fds[0]);
    } else {
        lose(z, "the zygote sent an unknown reply");
    }
    for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++)
        close_fd(&fds[i]);
}

/* What it is called with; only the array is the caller's to free. */
static char **compose_arguments(const struct zygote_program *program,
                                const struct zygote_kind *kind, char *tiers)
{
    static char name[] = "gradebox-zygote";
    char **argv = xcalloc(kind->n_packages + 5, sizeof(*argv));
    argv[0] = name;
    argv[1] = (char *)(uintptr_t)program->bundle_path;
    argv[2] = (char *)(uintptr_t)kind->isolation;
    argv[3] = tiers;
    for (unsigned i = 0; i < kind->n_packages; i++)
        argv[4 + i] = (char *)(uintptr_t)kind->packages[i];
    return argv;
}

static int run_program(struct zygote_client *z, const struct zygote_program *program,
                       const struct zygote_kind *kind, int child_fd, struct error *err)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    /* Neither can fail but for want of memory, and then there is nothing to destroy. */
    if (posix_spawn_file_actions_init(&actions) != 0 || posix_spawnattr_init(&attributes) != 0)
        return error_set(err, ERROR_INTERNAL, "cannot prepare to start '%s'", program->path);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    char tiers[12];
    snprintf(tiers, sizeof(tiers), "%u", kind->tiers);
    AUTO_FREE char **argv = compose_arguments(program, kind, tiers);

    int rc = posix_spawn_file_actions_adddup2(&actions, child_fd, BOX_SOCKET_FD);
    if (rc == 0)
        rc = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (rc == 0)
        rc = posix_spawnattr_setsigmask(&attributes, &none);
    if (rc == 0)
        rc = posix_spawnattr_setsigdefault(&attributes, &all);
    if (rc == 0)
        rc = posix_spawn(&z->pid, program->path, &actions, &attributes, argv,
                         kind->n_packages > 0 ? packages_environment : environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (rc != 0) {
        errno = rc;
        z->pid = 0;
        return error_errno(err, ERROR_SANDBOX, "cannot start '%s'", program->path);
    }
    z->pidfd = pidfd_open(z->pid, 0);
    if (z->pidfd < 0) {
        error_errno(err, ERROR_SANDBOX, "cannot get a pidfd of the zygote");
        kill(z->pid, SIGKILL); /* ours and not waited for yet: the number can't be another's */
        waitpid(z->pid, NULL, 0);
        z->pid = 0;
        return -1;
    }
    return 0;
}

int zygote_client_start(struct zygote_client *z, struct loop *loop, const struct trace *trace,
                        const struct zygote_kind *kind, struct error *err)
{
    *z = ZYGOTE_CLIENT_NONE;
    z->loop = loop;
    z->trace = trace;
    z->warm_up_max_ticks = WARM_UP_MAX_TICKS + kind->n_packages * PACKAGE_MAX_TICKS;
    z->source = (struct loop_source){.fd = -1, .on_event = on_control, .owner = z};
    z->timer = (struct loop_source){.fd = -1, .on_event = on_timer, .owner = z};
    struct zygote_program program = {0};
    int pair[2];
    if (zygote_program_find(kind->python, &program, err) < 0)
        return -1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make a socket pair");
    AUTO_FD int child_fd = pair[1];
    z->socket_fd = pair[0];
    if (child_fd == BOX_SOCKET_FD) {
        /* dup2 onto itself would leave it close-on-exec. */
        child_fd = fcntl(pair[1], F_DUPFD_CLOEXEC, BOX_SOCKET_FD + 1);
        close(pair[1]);
        if (child_fd < 0)
            return error_errno(err, ERROR_INTERNAL, "cannot move a descriptor");
    }
    if (run_program(z, &program, kind, child_fd, err) < 0)
        return -1;
    trace_note(trace, 0, "started '%s' as process %d", program.path, (int)z->pid);
    if (loop_add(loop, &z->source, z->socket_fd, EPOLLIN, err) < 0)
        return -1;
    return start_timer(z, err);
}

int zygote_client_send_filter(struct zygote_client *z, unsigned tiers, struct error *err)
{
    static_assert(TIER_SETS_ <= 32, "every set has its bit");
    if (z->failure.kind != ERROR_NONE || (z->filters & 1u << tiers))
        return 0; /* who waits for it is told of a failure */
    struct buffer filter AUTO(buffer_release) = {.max = ZYGOTE_FILTER_MAX_BYTES};
    struct buffer packet AUTO(buffer_release) = {0};
    if (seccomp_filter_build(tiers, &filter, err) < 0)
        return -1;
    const struct zygote_request request = {.version = PROTOCOL_VERSION,
                                           .kind = ZYGOTE_REQUEST_FILTER,
                                           .spec = {.tiers = tiers},
                                           .filter_bytes = (uint32_t)filter.len};
    buffer_append(&packet, &request, sizeof(request));
    buffer_append(&packet, filter.data, filter.len);
    /* One that has ended is no error here: what it said of that is still to be read. */
    if (protocol_send(z->socket_fd, packet.data, packet.len, NULL, 0) < 0 && errno != EPIPE &&
        errno != ECONNRESET)
        return error_errno(err, ERROR_INTERNAL, "cannot send the seccomp program to the zygote");
    z->filters |= 1u << tiers;
    return 0;
}

/* A zygote of root's is nobody by now, and so will its boxes be: one that can't be killed would be
 * waited for without end. */
static int check_power(const struct zygote_client *z, struct error *err)
{
    if (pidfd_send_signal(z->pidfd, 0, NULL, 0) == 0 || errno != EPERM)
        return 0;
    error_set(err, ERROR_SANDBOX, "gradebox may not end its own boxes");
    return error_hint(err, "as root it needs the capability CAP_KILL");
}

int zygote_client_wait_ready(struct zygote_client *z, struct error *err)
{
    while (!z->is_ready && z->failure.kind == ERROR_NONE) {
        if (loop_run_once(z->loop, err) < 0)
            return -1;
    }
    if (z->failure.kind != ERROR_NONE) {
        *err = z->failure;
        err->kind = ERROR_SANDBOX;
        return error_context(err, "cannot start the zygote");
    }
    return check_power(z, err);
}

static int request(struct zygote_client *z, const struct zygote_request *message, const int *fds,
                   unsigned n_fds, struct zygote_pending pending, struct error *err)
{
    if (z->failure.kind != ERROR_NONE) {
        *err = z->failure;
        return -1;
    }
    if (z->n_pending == ZYGOTE_PENDING_MAX)
        return error_set(err, ERROR_INTERNAL, "too many boxes are being asked for");
    if (!z->is_ticking && tick(z, true, err) < 0)
        return -1;
    if (z->n_pending == 0)
        z->n_ticks = 0;
    if (protocol_send(z->socket_fd, message, sizeof(*message), fds, n_fds) < 0) {
        bool has_ended = errno == EPIPE || errno == ECONNRESET;
        error_errno(err, ERROR_INTERNAL, "cannot ask the zygote for a box");
        if (has_ended)
            lose(z, "the zygote ended unexpectedly"); /* before the loop has told */
        return -1;
    }
    z->pending[(z->first + z->n_pending++) % ZYGOTE_PENDING_MAX] = pending;
    return 0;
}

int zygote_client_spawn(struct zygote_client *z, const struct box_spec *spec, const int fds[4],
                        int cgroup_fd, zygote_spawned_fn on_spawned, void *owner, struct error *err)
{
    const bool has_input = fds[3] >= 0;
    const struct zygote_request message = {.version = PROTOCOL_VERSION,
                                           .kind = ZYGOTE_REQUEST_SPAWN,
                                           .spec = *spec,
                                           .has_input = has_input};
    int all[PROTOCOL_MAX_FDS];
    unsigned n = 0;
    for (unsigned i = 0; i < 3u + has_input; i++)
        all[n++] = fds[i];
    if (cgroup_fd >= 0)
        all[n++] = cgroup_fd;
    return request(z, &message, all, n, (struct zygote_pending){on_spawned, owner}, err);
}

int zygote_client_spawn_probe(struct zygote_client *z, const struct box_spec *spec,
                              uint32_t socket_key, const int fds[3], int cgroup_fd,
                              zygote_spawned_fn on_spawned, void *owner, struct error *err)
{
    const struct zygote_request message = {.version = PROTOCOL_VERSION,
                                           .kind = ZYGOTE_REQUEST_PROBE,
                                           .spec = *spec,
                                           .socket_key = socket_key};
    const int all[] = {fds[0], fds[1], fds[2], cgroup_fd};
    return request(z, &message, all, cgroup_fd < 0 ? 3 : 4,
                   (struct zygote_pending){on_spawned, owner}, err);
}

int zygote_client_spawn_floor(struct zygote_client *z, int cgroup_fd, zygote_spawned_fn on_spawned,
                              void *owner, struct error *err)
{
    const struct zygote_request message = {.version = PROTOCOL_VERSION,
                                           .kind = ZYGOTE_REQUEST_FLOOR};
    return request(z, &message, &cgroup_fd, cgroup_fd < 0 ? 0 : 1,
                   (struct zygote_pending){on_spawned, owner}, err);
}

bool zygote_client_has_ended(const struct zygote_client *z)
{
    siginfo_t info = {0};
    return z->failure.kind != ERROR_NONE ||
           waitid(P_PIDFD, (id_t)z->pidfd, &info, WEXITED | WNOHANG | WNOWAIT) < 0 ||
           info.si_pid != 0;
}

struct zygote_remains zygote_client_retire(struct zygote_client *z)
{
    loop_remove(z->loop, &z->source);
    loop_remove(z->loop, &z->timer);
    close_fd(&z->socket_fd); /* one that can't be killed ends by itself when it reads that */
    close_fd(&z->timer_fd);
    const struct zygote_remains remains = {.pid = z->pid, .pidfd = take_fd(&z->pidfd)};
    if (remains.pidfd >= 0)
        process_kill(remains.pidfd, remains.pid);
    return remains;
}

void zygote_remains_bury(struct zygote_remains *remains)
{
    if (remains->pidfd < 0)
        return;
    /* As long as the zygote isn't reaped the group's number is no other's. Without its own session,
     * which it has before any box is there, there is no such group. */
    if (kill(-remains->pid, SIGKILL) == 0)
        while (waitid(P_PGID, (id_t)remains->pid, NULL, WEXITED) == 0 || errno == EINTR)
            continue;
    waitid(P_PIDFD, (id_t)remains->pidfd, NULL, WEXITED); /* ECHILD: as one of the group */
    close_fd(&remains->pidfd);
}

void zygote_client_release(struct zygote_client *z)
{
    struct zygote_remains remains = zygote_client_retire(z);
    zygote_remains_bury(&remains);
}
