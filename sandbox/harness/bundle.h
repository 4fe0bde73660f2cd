/*
 * bundle - the standard library's code in one read-only file
 *
 * Written at build time by bundle.py, which describes the format. It is mapped, never copied: all
 * boxes share the page cache's pages, and only what a submission imports is ever touched.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/error.h"

struct bundle {
    const uint8_t *data; /* mapped; NULL when closed */
    size_t length;       /* bytes */
    const char *version; /* sys.version of the Python that wrote it; not NUL-terminated */
    size_t version_len;
    const uint8_t *index;
    uint32_t n; /* modules */
};

struct bundle_module {
    const uint8_t *code; /* marshalled; lives as long as the bundle */
    size_t length;
    bool is_package;
};

/*
 * bundle_open - map a bundle and check all of its index
 *
 * Returns 0, or -1 with @err (ERROR_INTERNAL, file set): can't be opened, is no bundle, is cut off.
 * The file must not shrink as long as it is open.
 */
int bundle_open(struct bundle *out_bundle, const char *path, struct error *err) MUST_CHECK;
void bundle_close(struct bundle *b); /* accepts a zeroed one */

/* Whether there is a module of that dotted name. */
bool bundle_find(const struct bundle *b, const char *name, size_t name_len,
                 struct bundle_module *out_module);
