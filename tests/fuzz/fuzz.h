/*
 * fuzz - what the fuzz targets share: a cursor over the input, and properties that must hold
 *
 * A target is a program of libFuzzer's: LLVMFuzzerTestOneInput gets bytes that may be anything. What
 * must hold of them is said by fuzz_check; sanitizers and the limits of fuzz.py watch the rest.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"

/* Called by libFuzzer, which declares neither. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the run as a finding, unless @holds. @what is a sentence that should have been true. */
#define fuzz_check(holds, what) ((holds) ? (void)0 : fuzz_broken(__FILE__, __LINE__, what))

static inline __attribute__((noreturn)) void fuzz_broken(const char *file, int line,
                                                         const char *what)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

/* The input that is left. Behind its end everything reads as zero, so every input has a meaning. */
struct fuzz_input {
    const uint8_t *at;
    size_t left;
};

static inline uint64_t fuzz_number(struct fuzz_input *in, size_t n_bytes)
{
    uint64_t number = 0;
    for (size_t i = 0; i < n_bytes && in->left > 0; i++, in->at++, in->left--)
        number = number << 8 | *in->at;
    return number;
}

static inline uint8_t fuzz_byte(struct fuzz_input *in)
{
    return (uint8_t)fuzz_number(in, 1);
}

/* Up to @n_bytes of the input, as they are. */
static inline struct fuzz_input fuzz_take(struct fuzz_input *in, size_t n_bytes)
{
    struct fuzz_input taken = {.at = in->at, .left = n_bytes < in->left ? n_bytes : in->left};
    in->at += taken.left;
    in->left -= taken.left;
    return taken;
}

/* How many descriptors are open: the same before and after an input that leaked none. Also one that
 * stands above free ones is seen, as long as few are used. */
static inline unsigned fuzz_open_fds(void)
{
    unsigned n = 0;
    for (int fd = 0; fd < 64; fd++)
        n += fcntl(fd, F_GETFD) >= 0;
    return n;
}

/* harmless.c: that a terminal or a program can be given @out, whatever was in it before. */
enum fuzz_newlines { FUZZ_ONE_LINE, FUZZ_LINES };
void fuzz_check_harmless(const char *text, size_t length, enum fuzz_newlines newlines);

struct submission_result;
struct verify_report;
/* Both reports of the result: harmless, within the columns, the same in colour, and JSON. */
void fuzz_check_reports(const struct submission_result *result);
void fuzz_check_verify_reports(const struct verify_report *report);
