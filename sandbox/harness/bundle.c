/*
 * bundle - see bundle.h
 *
 * Nothing is believed that the file says: every offset is checked once, when it is opened, so a
 * file that was cut off by a full disk is an error then and not a crash later.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/bundle.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

static const char magic[] = "GBSTDLIB";

enum {
    MAGIC_BYTES = 8,
    MAGIC_NUMBER_BYTES = 4, /* of importlib.util; the version says more, so it isn't looked at */
    ROW_BYTES = 20,
};

/* A row of the index. */
struct row {
    uint32_t name_at, name_len, code_at, code_len, is_package;
};

static uint32_t integer_at(const uint8_t *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static struct row row_at(const struct bundle *b, size_t i)
{
    const uint8_t *at = b->index + i * ROW_BYTES;
    return (struct row){integer_at(at), integer_at(at + 4), integer_at(at + 8), integer_at(at + 12),
                        integer_at(at + 16)};
}

static bool within(const struct bundle *b, size_t at, size_t n)
{
    return at <= b->length && n <= b->length - at;
}

/* As the bytes of both names sort; a name that begins like the other comes first. */
static int compare_names(const void *x, size_t x_len, const void *y, size_t y_len)
{
    int order = memcmp(x, y, x_len < y_len ? x_len : y_len);
    return order ? order : (x_len > y_len) - (x_len < y_len);
}

static bool rows_are_good(const struct bundle *b)
{
    struct row before = {0};
    for (uint32_t i = 0; i < b->n; i++) {
        struct row row = row_at(b, i);
        if (!within(b, row.name_at, row.name_len) || !within(b, row.code_at, row.code_len))
            return false;
        if (i > 0 && compare_names(b->data + before.name_at, before.name_len, b->data + row.name_at,
                                   row.name_len) >= 0)
            return false;
        before = row;
    }
    return true;
}

static bool parse(struct bundle *b)
{
    size_t at = MAGIC_BYTES + MAGIC_NUMBER_BYTES;
    if (!within(b, at, 4) || memcmp(b->data, magic, MAGIC_BYTES) != 0)
        return false;
    b->version_len = integer_at(b->data + at);
    b->version = (const char *)b->data + at + 4;
    if (!within(b, at + 4, b->version_len))
        return false;
    at = (at + 4 + b->version_len + 3) & ~(size_t)3;
    if (!within(b, at, 4))
        return false;
    b->n = integer_at(b->data + at);
    b->index = b->data + at + 4;
    return within(b, at + 4, (size_t)b->n * ROW_BYTES) && rows_are_good(b);
}

/* Sets the file of an error that is about one. */
static int fail(struct error *err, const char *path, const char *what)
{
    return error_at(err, ERROR_INTERNAL, path, 0, 0, "%s", what);
}

static int map(struct bundle *b, int fd, const char *path, struct error *err)
{
    struct stat st;
    if (fstat(fd, &st) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot look at the standard library '%s'", path);
    if (st.st_size < MAGIC_BYTES || st.st_size > UINT32_MAX)
        return fail(err, path, "not a bundle of the standard library");
    void *data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED)
        return error_errno(err, ERROR_INTERNAL, "cannot map the standard library '%s'", path);
    b->data = data;
    b->length = (size_t)st.st_size;
    return 0;
}

int bundle_open(struct bundle *out_bundle, const char *path, struct error *err)
{
    struct bundle b = {0};
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot open the standard library '%s'", path);
    if (map(&b, fd, path, err) < 0)
        return -1;
    if (!parse(&b)) {
        bundle_close(&b);
        return fail(err, path, "not a whole bundle of the standard library");
    }
    *out_bundle = b;
    return 0;
}

void bundle_close(struct bundle *b)
{
    if (b->data)
        munmap((void *)(uintptr_t)b->data, b->length);
    *b = (struct bundle){0};
}

bool bundle_find(const struct bundle *b, const char *name, size_t name_len,
                 struct bundle_module *out_module)
{
    size_t low = 0, high = b->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct row row = row_at(b, middle);
        int order = compare_names(name, name_len, b->data + row.name_at, row.name_len);
        if (order == 0) {
            *out_module =
                (struct bundle_module){b->data + row.code_at, row.code_len, row.is_package != 0};
            return true;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}
