/*
 * fuzz_zygote - the conversation of gradebox and its zygote, both ends of it
 *
 * The two trust each other and are built together; this holds them to what they promise when that
 * is broken: a zygote that was killed in the middle, of another build, or gone mad. The first byte
 * chooses the end: gradebox' (here) or the zygote's (zygote_requests.c).
 *
 * The file itself is included: what hears the zygote is not to be had without starting one.
 * SPDX-License-Identifier: MIT
 */
#include "tests/fuzz/fuzz.h"

#include <poll.h>

/* NOLINTNEXTLINE(bugprone-suspicious-include): see above */
#include "grader/judge/zygote_client.c"

#include "base/text.h"
#include "tests/fuzz/zygote_requests.h"

enum { PACKETS_MAX = 30, ASKED_MAX = 8, REPLY_MAX_BYTES = 2 * sizeof(struct zygote_reply) };

static struct {
    unsigned n_asked, n_told; /* requests for a box, and answers to them */
    unsigned n_spawned;       /* with a pidfd */
    int other_fd;             /* what we gave in the place of pidfds */
} seen;

static void count_answer(void *owner, pid_t pid, int pidfd, const struct error *failure)
{
    (void)pid;
    unsigned number = (unsigned)(uintptr_t)owner;
    fuzz_check(number == seen.n_told, "answers come in the order of the requests");
    seen.n_told++;
    seen.n_spawned += pidfd >= 0;
    fuzz_check(pidfd >= 0 || failure, "a failure comes with its reason");
    if (pidfd >= 0)
        close(pidfd);
}

/* A reply that is right but for what the input changes of it. */
static size_t make_reply(struct fuzz_input *in, uint8_t how, void *out)
{
    struct zygote_reply reply = {
        .version = PROTOCOL_VERSION, .kind = how & 3, .pid = (int32_t)fuzz_number(in, 4)};
    struct fuzz_input python = fuzz_take(in, sizeof(reply.python));
    struct fuzz_input text = fuzz_take(in, how & 32 ? sizeof(reply.text) : fuzz_byte(in) % 32);
    reply.namespaces = fuzz_byte(in);
    reply.landlock_abi = fuzz_byte(in);
    reply.sys_errno = fuzz_byte(in);
    memcpy(reply.python, python.at, python.left);
    memcpy(reply.text, text.at, text.left);
    if (how & 4)
        reply.version = (uint32_t)fuzz_number(in, 4);
    if (how & 8)
        reply.kind = (uint32_t)fuzz_number(in, 4);
    memcpy(out, &reply, sizeof(reply));
    return how & 16 ? fuzz_number(in, 2) % REPLY_MAX_BYTES : sizeof(reply);
}

static void send_reply(int fd, struct fuzz_input *in, uint8_t how)
{
    char packet[REPLY_MAX_BYTES] = {0};
    size_t length = make_reply(in, how, packet);
    int fds[PROTOCOL_MAX_FDS];
    unsigned n_fds = how & 64 ? fuzz_byte(in) % (PROTOCOL_MAX_FDS + 1) : (how & 3) == 2;
    for (unsigned i = 0; i < n_fds; i++)
        fds[i] = seen.other_fd;
    /* Refused once the other end is gone, which is no matter. */
    int rc = protocol_send(fd, packet, length, fds, n_fds);
    (void)rc;
}

static void ask(struct zygote_client *z)
{
    struct error err = {0};
    if (!z->is_ready || seen.n_asked - seen.n_told == ASKED_MAX)
        return;
    bool was_usable = z->failure.kind == ERROR_NONE;
    void *owner = (void *)(uintptr_t)seen.n_asked;
    int rc = zygote_client_spawn_floor(z, -1, count_answer, owner, &err);
    fuzz_check(was_usable || rc < 0, "a zygote that is no use is asked for nothing");
    fuzz_check((rc < 0) == (err.kind != ERROR_NONE), "a refusal says why");
    seen.n_asked += rc == 0;
}

static void settle(struct zygote_client *z)
{
    struct pollfd events = {.fd = z->loop->epoll_fd, .events = POLLIN};
    while (poll(&events, 1, 0) > 0) {
        struct error err = {0};
        fuzz_check(loop_run_once(z->loop, &err) == 0, "the loop goes on");
    }
}

static void check_client(const struct zygote_client *z)
{
    fuzz_check(z->n_pending == seen.n_asked - seen.n_told, "every request is answered once");
    fuzz_check(z->failure.kind == ERROR_NONE || z->n_pending == 0,
               "who waits is told when the zygote is no use any more");
    fuzz_check((z->failure.kind == ERROR_NONE) == (z->source.fd >= 0),
               "it is heard as long as it is of use");
    fuzz_check(strnlen(z->python, sizeof(z->python)) < sizeof(z->python) &&
                   strnlen(z->lacks, sizeof(z->lacks)) < sizeof(z->lacks) &&
                   strnlen(z->failure.text, sizeof(z->failure.text)) < sizeof(z->failure.text),
               "texts end");
}

static void fuzz_replies(struct fuzz_input *in)
{
    struct loop loop = {.epoll_fd = -1};
    struct trace trace = {0};
    struct error err = {0};
    int pair[2], pipe_fds[2];
    fuzz_check(loop_init(&loop, &err) == 0 && pipe2(pipe_fds, O_CLOEXEC) == 0 &&
                   socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0,
               "a connection can be had");
    struct zygote_client z = ZYGOTE_CLIENT_NONE;
    z.loop = &loop;
    z.trace = &trace;
    z.socket_fd = pair[0];
    z.source = (struct loop_source){.fd = -1, .on_event = on_control, .owner = &z};
    z.timer = (struct loop_source){.fd = -1, .on_event = on_timer, .owner = &z};
    seen.n_asked = seen.n_told = seen.n_spawned = 0;
    seen.other_fd = pipe_fds[0];
    fuzz_check(loop_add(&loop, &z.source, z.socket_fd, EPOLLIN, &err) == 0 &&
                   start_timer(&z, &err) == 0,
               "it is heard");
    for (int i = 0; i < PACKETS_MAX && in->left > 0; i++) {
        uint8_t how = fuzz_byte(in);
        if (how & 128)
            ask(&z);
        else
            send_reply(pair[1], in, how);
        settle(&z);
        check_client(&z);
    }
    close(pair[1]);
    settle(&z);
    check_client(&z);
    fuzz_check(z.failure.kind != ERROR_NONE, "an end that is gone is noticed");
    zygote_client_release(&z);
    loop_release(&loop);
    close(pipe_fds[0]);
    close(pipe_fds[1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in = {data, size};
    unsigned n_fds = fuzz_open_fds();
    if (fuzz_byte(&in) & 1)
        zygote_requests(&in);
    else
        fuzz_replies(&in);
    fuzz_check(fuzz_open_fds() == n_fds, "no descriptor is left open");
    return 0;
}
