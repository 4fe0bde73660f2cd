/*
 * zygote_requests - see zygote_requests.h
 *
 * The zygote's service as it is, but for its clone(2), which counts and gives a descriptor in place of
 * a pidfd: nothing is forked. The file itself is included, for that, and because what it keeps of
 * filters has to be forgotten between two inputs.
 * SPDX-License-Identifier: MIT
 */
#include "tests/fuzz/zygote_requests.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "tests/fuzz/fuzz.h"

static long fuzz_syscall(long number, ...);

#define syscall fuzz_syscall
/* NOLINTNEXTLINE(bugprone-suspicious-include): see above */
#include "sandbox/zygote/spawn.c"
#undef syscall

enum { REQUESTS_MAX = 8, PACKET_MAX_BYTES = sizeof(received) + 64, CLONED_PID = 4711 };

static struct {
    unsigned n_clones;
    bool fails; /* the next clone */
} fake;

/* clone(2) as x86_64 has it, and clone3(2). */
static long fuzz_syscall(long number, ...)
{
    uint64_t flags;
    int *out_pidfd;
    va_list args;
    va_start(args, number);
    if (number == SYS_clone) {
        flags = va_arg(args, unsigned long);
        fuzz_check(va_arg(args, int) == 0, "a child goes on where we are");
        out_pidfd = va_arg(args, int *);
    } else {
        fuzz_check(number == SYS_clone3, "it is asked to clone");
        const struct clone_args *clone3 = va_arg(args, const struct clone_args *);
        fuzz_check(clone3->stack == 0 && (clone3->flags & CLONE_INTO_CGROUP), "as above");
        flags = clone3->flags;
        out_pidfd = (int *)(uintptr_t)clone3->pidfd;
    }
    va_end(args);
    fuzz_check((flags & CLONE_PARENT) && (flags & CLONE_PIDFD), "a box is gradebox' own child");
    const struct zygote_request *asked = &received.request;
    fuzz_check(asked->kind == ZYGOTE_REQUEST_FLOOR ||
                   (asked->spec.tiers < TIER_SETS_ && filters[asked->spec.tiers].n > 0),
               "no box is forked without a filter for its tier");
    fake.n_clones++;
    if (fake.fails) {
        errno = EAGAIN;
        return -1;
    }
    *out_pidfd = dup(STDERR_FILENO);
    fuzz_check(*out_pidfd >= 0, "a descriptor is free");
    return CLONED_PID;
}

/* Only a child would come to what follows. */
int cage_enter(const struct cage *cage, const char **out_step, struct error *err)
{
    (void)cage;
    (void)out_step;
    (void)err;
    fuzz_broken(__FILE__, __LINE__, "the zygote itself enters no cage");
}

int cage_enter_probe(const struct cage *cage, const char **out_step, struct error *err)
{
    return cage_enter(cage, out_step, err);
}

NORETURN void probe_run(uint32_t socket_key)
{
    (void)socket_key;
    fuzz_broken(__FILE__, __LINE__, "the zygote itself probes nothing");
}

static NORETURN void no_main(const struct box_spec *spec)
{
    (void)spec;
    fuzz_broken(__FILE__, __LINE__, "the zygote itself becomes no box");
}

/* A request that is right but for what the input changes of it; its length. */
static size_t make_request(struct fuzz_input *in, uint8_t how, char *out)
{
    struct zygote_request request = {.version = PROTOCOL_VERSION, .kind = 1 + (how & 3)};
    struct fuzz_input filter = {0};
    if (request.kind == ZYGOTE_REQUEST_FILTER) {
        size_t instructions = how & 8 ? fuzz_number(in, 2) : fuzz_byte(in) % 4;
        filter = fuzz_take(in, instructions * sizeof(struct sock_filter));
    }
    request.filter_bytes = (uint32_t)filter.left;
    if (how & 16)
        request.filter_bytes = (uint32_t)fuzz_number(in, 4);
    if (how & 32)
        request.spec.tiers = (uint32_t)fuzz_number(in, 4);
    if (how & 64)
        request.version = (uint32_t)fuzz_number(in, 4);
    if (how & 128)
        request.kind = (uint32_t)fuzz_number(in, 4);
    memcpy(out, &request, sizeof(request));
    if (filter.left > PACKET_MAX_BYTES - sizeof(request))
        filter.left = PACKET_MAX_BYTES - sizeof(request);
    if (filter.left > 0)
        memcpy(out + sizeof(request), filter.at, filter.left);
    return sizeof(request) + filter.left;
}

static void send_request(int fd, struct fuzz_input *in)
{
    static char packet[PACKET_MAX_BYTES];
    uint8_t how = fuzz_byte(in), more = fuzz_byte(in);
    size_t length = make_request(in, how, packet);
    if (more & 8)
        length = fuzz_number(in, 2) % sizeof(packet);
    const int fds[PROTOCOL_MAX_FDS] = {STDERR_FILENO, STDERR_FILENO, STDERR_FILENO, STDERR_FILENO,
                                       STDERR_FILENO};
    unsigned n_fds = more & 4 ? (more >> 4) % (PROTOCOL_MAX_FDS + 1) : 3;
    /* One that has no room any more is left out. */
    int rc = protocol_send(fd, packet, length, fds, n_fds);
    fuzz_check(rc == 0 || errno == EAGAIN || errno == EMSGSIZE, "a packet can be sent");
}

/* Reads all answers, and returns how many. */
static unsigned read_replies(int fd)
{
    struct zygote_reply reply;
    int fds[PROTOCOL_MAX_FDS];
    unsigned n = 0;
    for (; protocol_receive(fd, &reply, sizeof(reply), fds) == sizeof(reply); n++) {
        fuzz_check(reply.version == PROTOCOL_VERSION, "the zygote names its build");
        fuzz_check((reply.kind == ZYGOTE_REPLY_SPAWNED) == (fds[0] >= 0), "a box has a pidfd");
        fuzz_check(reply.kind == ZYGOTE_REPLY_SPAWNED || reply.kind == ZYGOTE_REPLY_FAILED,
                   "a request for a box gets one or a reason");
        fuzz_check(reply.kind == ZYGOTE_REPLY_SPAWNED || reply.text[0], "the reason is a text");
        for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++)
            close_fd(&fds[i]);
    }
    return n;
}

void zygote_requests(struct fuzz_input *in)
{
    int pair[2];
    fuzz_check(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0,
               "a connection can be had");
    fuzz_check(fcntl(pair[0], F_SETFL, O_NONBLOCK) == 0, "an end needn't block");
    memset(filters, 0, sizeof(filters));
    fake.n_clones = 0;
    fake.fails = fuzz_byte(in) & 1;
    for (int i = 0; i < REQUESTS_MAX && in->left > 0; i++)
        send_request(pair[0], in);
    shutdown(pair[0], SHUT_WR); /* it ends when all is served */
    const struct zygote zygote = {.control_fd = pair[1], .landlock_fd = -1, .box_main = no_main};
    struct error err = {0};
    int rc = spawn_serve(&zygote, &err);
    fuzz_check((rc < 0) == (err.kind != ERROR_NONE), "a conversation that breaks says why");
    for (size_t i = 0; i < TIER_SETS_; i++)
        fuzz_check(filters[i].n <= ARRAY_LEN(filters[i].program), "a filter has room");
    close(pair[1]);
    fuzz_check(read_replies(pair[0]) == fake.n_clones, "each box that was asked for is answered");
    close(pair[0]);
}
