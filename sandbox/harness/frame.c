/*
 * frame - see frame.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/frame.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Of the request at hand. Static, and nothing that Python knows points here. */
static uint64_t nonce;

/* The process that may answer; 0 = there is no other. */
static pid_t answerer;

/* A frame is being written: another thread's may not come into the middle of it. */
static atomic_flag is_writing = ATOMIC_FLAG_INIT;

void frame_release(struct frame *f)
{
    free(f->payload);
    f->payload = NULL;
}

/* Fills all of @bytes, or ends the process. */
static void read_all(void *bytes, size_t length)
{
    char *at = bytes;
    while (length > 0) {
        ssize_t n = read(BOX_SOCKET_FD, at, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(0);
        at += n;
        length -= (size_t)n;
    }
}

static void skip(size_t length)
{
    char drain[4096];
    while (length > 0) {
        size_t n = length < sizeof(drain) ? length : sizeof(drain);
        read_all(drain, n);
        length -= n;
    }
}

int frame_read(struct frame *out_frame)
{
    read_all(&out_frame->header, sizeof(out_frame->header));
    nonce = out_frame->header.nonce;
    size_t length = out_frame->header.length;
    out_frame->payload = malloc(length ? length : 1);
    if (!out_frame->payload) {
        skip(length);
        errno = ENOMEM;
        return -1;
    }
    read_all(out_frame->payload, length);
    return 0;
}

static void write_all(const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t n = write(BOX_SOCKET_FD, at, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(1); /* nobody is left to be told */
        at += n;
        length -= (size_t)n;
    }
}

static void write_frame(unsigned type, const struct frame_part *parts, unsigned n_parts)
{
    struct frame_header header = {.type = type, .nonce = nonce};
    for (unsigned i = 0; i < n_parts; i++)
        header.length += (uint32_t)parts[i].len;
    /* One write for what is small: each is a system call and wakes the other side. */
    char small[4096];
    bool is_small = sizeof(header) + header.length <= sizeof(small);
    size_t used = sizeof(header);
    if (is_small)
        memcpy(small, &header, sizeof(header));
    else
        write_all(&header, sizeof(header));
    for (unsigned i = 0; i < n_parts; i++) {
        if (!is_small)
            write_all(parts[i].data, parts[i].len);
        else if (parts[i].len > 0)
            memcpy(small + used, parts[i].data, parts[i].len);
        used += parts[i].len;
    }
    if (is_small)
        write_all(small, used);
}

void frame_answer_alone(void)
{
    answerer = getpid();
}

void frame_write(unsigned type, const struct frame_part *parts, unsigned n_parts)
{
    /* A child that was forked by a submission and has come out of its function: there is nothing left of
     * the program that it would go on with. */
    if (answerer != 0 && getpid() != answerer)
        _exit(0);
    /* Only a signal handler of another thread can have it, for one short write. */
    const struct timespec moment = {.tv_nsec = 10000};
    while (atomic_flag_test_and_set(&is_writing))
        nanosleep(&moment, NULL);
    write_frame(type, parts, n_parts);
    atomic_flag_clear(&is_writing);
}

void frame_write_line(unsigned line)
{
    /* A signal handler can't wait for the thread that it interrupts. The answer of the whole goes before
     * a line. */
    if (atomic_flag_test_and_set(&is_writing))
        return;
    struct cbor_text c;
    c.len = 0;
    cbor_text_array(&c, 1);
    cbor_text_uint(&c, line);
    write_frame(FRAME_LINE, &(struct frame_part){c.bytes, c.len}, 1);
    atomic_flag_clear(&is_writing);
}

/* ---- CBOR, RFC 8949 section 3 ------------------------------------------------------------------- */

enum { MAJOR_UINT = 0, MAJOR_TEXT = 3, MAJOR_ARRAY = 4, SIMPLE_FALSE = 0xf4, SIMPLE_NULL = 0xf6 };

static void put_byte(struct cbor_text *c, unsigned byte)
{
    if (c->len < sizeof(c->bytes))
        c->bytes[c->len++] = (uint8_t)byte;
}

static void put_head(struct cbor_text *c, unsigned major, uint32_t n)
{
    if (n < 24) {
        put_byte(c, major << 5 | n);
        return;
    }
    put_byte(c, major << 5 | 26); /* four bytes follow; not the shortest form, and none is asked */
    for (int shift = 24; shift >= 0; shift -= 8)
        put_byte(c, n >> shift & 0xff);
}

void cbor_text_array(struct cbor_text *c, unsigned n)
{
    put_head(c, MAJOR_ARRAY, n);
}

void cbor_text_uint(struct cbor_text *c, uint32_t n)
{
    put_head(c, MAJOR_UINT, n);
}

void cbor_text_bool(struct cbor_text *c, bool truth)
{
    put_byte(c, SIMPLE_FALSE + truth);
}

void cbor_text_null(struct cbor_text *c)
{
    put_byte(c, SIMPLE_NULL);
}

void cbor_text_string(struct cbor_text *c, const char *text, size_t length, size_t max)
{
    size_t cut = length < max ? length : max;
    while (cut > 0 && cut < length && ((unsigned char)text[cut] & 0xc0) == 0x80)
        cut--;
    put_head(c, MAJOR_TEXT, (uint32_t)cut);
    for (size_t i = 0; i < cut; i++)
        put_byte(c, (unsigned char)text[i]);
}
