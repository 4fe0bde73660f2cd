/*
 * box_io - the conversation with a box, and what it prints
 *
 * Which frames may come is a table: an answer only while a request is out and with its nonce, the
 * line of a refused call only while a request is out. Whatever else arrives breaks the protocol. A
 * header's length is checked before anything is stored.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/socket.h>

#include "grader/judge/box_internal.h"
#include "grader/value/cbor.h"

enum {
    READ_CHUNK_BYTES = 64 * 1024,
    OUTPUT_CHUNK_BYTES = 8 * 1024, /* on the stack, which may be small (ulimit -s) */
    CAGE_FAILED_MAX_BYTES = 512,   /* the step's name and one line */
    LINE_MAX_BYTES = 16,
};

static const struct {
    enum frame_type type;
    enum box_state state; /* in which it may come */
    uint32_t max_bytes;
} permitted[] = {
    {FRAME_READY,       BOX_CAGING, 0                    },
    {FRAME_CAGE_FAILED, BOX_CAGING, CAGE_FAILED_MAX_BYTES},
    {FRAME_LOADED,      BOX_BUSY,   1                    },
    {FRAME_LOAD_FAILED, BOX_BUSY,   FRAME_MAX_BYTES      },
    {FRAME_RESULT,      BOX_BUSY,   FRAME_MAX_BYTES      },
    {FRAME_LINE,        BOX_BUSY,   LINE_MAX_BYTES       },
};

static const char *check_header(const struct box *b, const struct frame_header *header)
{
    for (size_t i = 0; i < ARRAY_LEN(permitted); i++) {
        if (permitted[i].type != header->type || permitted[i].state != b->state)
            continue;
        if (header->length > permitted[i].max_bytes)
            return "it sent a message that is too long";
        if (header->nonce != (b->state == BOX_BUSY ? b->nonce : 0))
            return "it wrote to the connection to the grader by itself";
        return NULL;
    }
    return "it sent what is no answer";
}

/* ---- sending ------------------------------------------------------------------------------------ */

static void flush(struct box *b)
{
    while (b->sending.len > 0) {
        ssize_t n = send(b->socket_fd, b->sending.data, b->sending.len, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && (errno == EPIPE || errno == ECONNRESET)) {
            buffer_reset(&b->sending); /* it is dying: its status will say why */
            break;
        }
        if (n < 0 && errno != EAGAIN) {
            struct error err = {0};
            error_errno(&err, ERROR_INTERNAL, "cannot write to a box");
            box_fail(b, &err);
            return;
        }
        if (n < 0)
            break;
        buffer_consume(&b->sending, (size_t)n);
    }
    struct error err = {0};
    uint32_t events = b->sending.len > 0 ? EPOLLIN | EPOLLOUT : EPOLLIN;
    if (loop_change(b->loop, &b->on_socket, events, &err) < 0)
        box_fail(b, &err);
}

/* Small requests, which nearly all are, leave in one call, and the loop isn't asked for anything. */
static void send_frame(struct box *b, const struct frame_header *header,
                       const struct buffer *payload)
{
    struct iovec parts[] = {
        {.iov_base = (void *)(uintptr_t)header, .iov_len = sizeof(*header)},
        {.iov_base = payload->data,             .iov_len = payload->len   },
    };
    struct msghdr msg = {.msg_iov = parts, .msg_iovlen = 2};
    ssize_t n = sendmsg(b->socket_fd, &msg, MSG_NOSIGNAL);
    size_t total = sizeof(*header) + payload->len, sent = n < 0 ? 0 : (size_t)n;
    if (sent == total)
        return;
    buffer_reset(&b->sending);
    if (sent < sizeof(*header)) {
        buffer_append(&b->sending, (const char *)header + sent, sizeof(*header) - sent);
        sent = sizeof(*header);
    }
    buffer_append(&b->sending, payload->data + (sent - sizeof(*header)), total - sent);
    flush(b);
}

void box_request(struct box *b, unsigned type, const struct buffer *payload)
{
    if (b->state == BOX_ENDING)
        return;
    assert(b->state == BOX_IDLE);
    struct error err = {0};
    if (getrandom(&b->nonce, sizeof(b->nonce), 0) != sizeof(b->nonce))
        error_errno(&err, ERROR_INTERNAL, "cannot draw a nonce");
    else if (box_watch_begin(b, &err) == 0)
        b->state = BOX_BUSY;
    if (b->state != BOX_BUSY) {
        box_fail(b, &err);
        return;
    }
    const struct frame_header header = {
        .length = (uint32_t)payload->len, .type = type, .nonce = b->nonce};
    trace_frame(b->trace, b->pid, true, type, payload->data, payload->len);
    b->was_asked = true;
    send_frame(b, &header, payload);
}

/* ---- receiving ---------------------------------------------------------------------------------- */

static int read_cage_failure(const struct buffer *payload, struct error *err)
{
    struct arena arena AUTO(arena_release) = {0};
    struct value v;
    if (cbor_decode(&arena, payload->data, payload->len, (struct cbor_limits){0}, &v, err) < 0)
        return error_context(err, "a box's cage failed, and so did its report");
    if (v.kind != VALUE_LIST || v.n != 2 || v.items[0].kind != VALUE_STR ||
        v.items[1].kind != VALUE_STR)
        return error_set(err, ERROR_SANDBOX, "a box's cage failed without saying why");
    return error_set(err, ERROR_SANDBOX, "step '%s': %s", v.items[0].text, v.items[1].text);
}

static void take_line(struct box *b, const struct buffer *payload)
{
    struct arena arena AUTO(arena_release) = {0};
    struct error err = {0};
    struct value v;
    if (cbor_decode(&arena, payload->data, payload->len, (struct cbor_limits){0}, &v, &err) == 0 &&
        v.kind == VALUE_LIST && v.n == 1 && v.items[0].kind == VALUE_INT &&
        v.items[0].integer > 0 && v.items[0].integer < INT32_MAX && b->violation_line == 0)
        b->violation_line = (unsigned)v.items[0].integer;
}

/* A whole frame is in b->receiving. */
static void take_frame(struct box *b, const struct frame_header *header)
{
    struct buffer payload AUTO(buffer_release) = b->receiving;
    b->receiving = (struct buffer){0};
    struct error err = {0};
    trace_frame(b->trace, b->pid, false, header->type, payload.data, payload.len);
    switch ((enum frame_type)header->type) {
    case FRAME_CAGE_FAILED:
        read_cage_failure(&payload, &err);
        box_fail(b, &err);
        return;
    case FRAME_LINE:
        take_line(b, &payload);
        return;
    case FRAME_LOADED:
    case FRAME_LOAD_FAILED:
    case FRAME_RESULT:
        box_watch_pause(b);
        box_io_drain_output(b);
        if (b->state != BOX_BUSY)
            return; /* its output was one byte too many */
        b->state = BOX_IDLE;
        b->owner.on_answer(b->owner.owner, b, header->type, payload.data, payload.len);
        return;
    case FRAME_LOAD:
    case FRAME_CALL:
    case FRAME_OPERATION:
    case FRAME_SNIPPET:
    case FRAME_EVALUATE:
    case FRAME_GENERATE:
    case FRAME_COMPILE:
    case FRAME_EXAMINE:
    case FRAME_PROGRAM:
    case FRAME_READY:
        break; /* check_header lets none of them through */
    }
}

/* READY comes alone in its packet of bytes, with the listener; a failed cage's report without. */
static void receive_ready(struct box *b)
{
    struct frame_header header;
    int fds[PROTOCOL_MAX_FDS];
    ssize_t n = protocol_receive(b->socket_fd, &header, sizeof(header), fds);
    if (n < 0 && errno == EAGAIN)
        return;
    AUTO_FD int listener = n < 0 ? -1 : take_fd(&fds[0]);
    bool has_folder = b->tiers & TIER_FILES;
    AUTO_FD int folder = n < 0 || !has_folder ? -1 : take_fd(&fds[1]);
    for (unsigned i = 1; i < PROTOCOL_MAX_FDS; i++)
        close_fd(&fds[i]);
    struct error err = {0};
    if (n == 0) {
        loop_remove(b->loop, &b->on_socket); /* died in its cage: its status will say */
        return;
    }
    if (n == sizeof(header) && header.type == FRAME_CAGE_FAILED &&
        header.length <= CAGE_FAILED_MAX_BYTES) {
        buffer_append(&b->receiving, &header, sizeof(header));
        return;
    }
    if (n != sizeof(header) || check_header(b, &header) || listener < 0 ||
        (has_folder && folder < 0)) {
        error_set(&err, ERROR_INTERNAL, "a box began with something else than READY");
        box_fail(b, &err);
        return;
    }
    if (loop_add(b->loop, &b->on_listener, listener, EPOLLIN, &err) < 0) {
        box_fail(b, &err);
        return;
    }
    b->listener_fd = take_fd(&listener);
    b->folder_fd = take_fd(&folder);
    b->stage_ready_ns = clock_now();
    b->was_ready = true;
    b->state = BOX_IDLE;
    trace_frame(b->trace, b->pid, false, FRAME_READY, NULL, 0);
    b->owner.on_ready(b->owner.owner, b);
}

/* The other side closed. An exiting process does that a moment before its status can be had. */
static void on_closed(struct box *b)
{
    box_watch_pause(b);
    box_watch_memory(b, NULL);
    loop_remove(b->loop, &b->on_socket);
    b->end = BOX_END_EXIT;
    b->state = BOX_ENDING;
    struct error err = {0};
    if (box_watch_exit(b, &err) < 0)
        box_fail(b, &err);
}

/* Reads what the frame at hand still lacks. Returns whether a whole frame is there. */
static bool receive_more(struct box *b)
{
    struct frame_header header;
    size_t want = sizeof(header);
    if (b->receiving.len >= sizeof(header)) {
        memcpy(&header, b->receiving.data, sizeof(header));
        want += header.length;
    }
    size_t missing = want - b->receiving.len;
    char *room =
        buffer_reserve(&b->receiving, missing < READ_CHUNK_BYTES ? missing : READ_CHUNK_BYTES);
    ssize_t n =
        recv(b->socket_fd, room, missing < READ_CHUNK_BYTES ? missing : READ_CHUNK_BYTES, 0);
    if (n == 0 || (n < 0 && errno == ECONNRESET)) {
        on_closed(b);
        return false;
    }
    if (n < 0)
        return false; /* EAGAIN, EINTR */
    buffer_commit(&b->receiving, (size_t)n);
    if (b->receiving.len < sizeof(header))
        return false;
    memcpy(&header, b->receiving.data, sizeof(header));
    if (b->receiving.len == sizeof(header)) {
        const char *wrong = check_header(b, &header);
        if (wrong) {
            box_end(b, BOX_END_PROTOCOL, 0, wrong);
            return false;
        }
    }
    return b->receiving.len == sizeof(header) + header.length;
}

void box_io_on_socket(struct loop_source *source, uint32_t epoll_events)
{
    struct box *b = source->owner;
    if (b->state == BOX_CAGING && b->receiving.len == 0) {
        receive_ready(b);
        return;
    }
    if (epoll_events & EPOLLOUT)
        flush(b);
    if (!(epoll_events & (EPOLLIN | EPOLLHUP | EPOLLERR)) || b->state == BOX_ENDING)
        return;
    if (b->state == BOX_IDLE) {
        char byte;
        if (recv(b->socket_fd, &byte, 1, MSG_PEEK) > 0)
            box_end(b, BOX_END_PROTOCOL, 0, "it wrote to the connection to the grader by itself");
        else
            on_closed(b);
        return;
    }
    if (receive_more(b)) {
        struct frame_header header;
        memcpy(&header, b->receiving.data, sizeof(header));
        buffer_consume(&b->receiving, sizeof(header));
        take_frame(b, &header);
    }
}

bool box_io_take_arrived(struct box *b)
{
    const uint64_t nonce = b->nonce;
    size_t before;
    do {
        before = b->receiving.len;
        box_io_on_socket(&b->on_socket, EPOLLIN);
    } while (b->state == BOX_BUSY && b->nonce == nonce && b->receiving.len > before);
    return b->state != BOX_BUSY || b->nonce != nonce;
}

/* An event hands out a header or what follows it, and a failed cage says no more than both. */
void box_io_hear_cage(struct box *b)
{
    for (int i = 0; i < 2 && b->state == BOX_CAGING && b->on_socket.fd >= 0; i++)
        box_io_on_socket(&b->on_socket, EPOLLIN);
}

/* ---- output ------------------------------------------------------------------------------------- */

/* Returns whether there may be more. */
static bool read_output(struct box *b, struct loop_source *source)
{
    char chunk[OUTPUT_CHUNK_BYTES];
    if (source->fd < 0)
        return false;
    ssize_t n = read(source->fd, chunk, sizeof(chunk));
    if (n < 0 && errno != EAGAIN && errno != EINTR) {
        struct error err = {0};
        error_errno(&err, ERROR_INTERNAL, "cannot read what a box prints");
        loop_remove(b->loop, source);
        box_fail(b, &err);
        return false;
    }
    if (n < 0)
        return errno == EINTR;
    if (n == 0) {
        loop_remove(b->loop, source); /* it closed that stream; level-triggered it would spin */
        return false;
    }
    struct buffer *kept = source == &b->on_stdout ? &b->printed_out : &b->printed_err;
    size_t both = b->printed_out.len + b->printed_err.len;
    size_t room = both < b->limits.output_bytes ? (size_t)b->limits.output_bytes - both : 0;
    buffer_append(kept, chunk, (size_t)n < room ? (size_t)n : room);
    b->is_stdout_cut |= source == &b->on_stdout && (size_t)n > room;
    b->printed_bytes += (uint64_t)n;
    if (b->printed_bytes > b->limits.output_kill_bytes) {
        box_end(b, BOX_END_OUTPUT, 0, NULL);
        return false;
    }
    return true;
}

void box_io_on_output(struct loop_source *source, uint32_t epoll_events)
{
    (void)epoll_events;
    read_output(source->owner, source);
}

void box_io_drain_output(struct box *b)
{
    while (read_output(b, &b->on_stdout))
        continue;
    while (read_output(b, &b->on_stderr))
        continue;
}
