/*
 * test_folder - filling, see test_folder.h; finding_files.c compares
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/test_folder.h"

#include <string.h>

#include "sandbox/supervisor/folder.h"

static unsigned folders_above(const char *name)
{
    unsigned n = 0;
    for (; *name; name++)
        n += *name == '/';
    return n;
}

void test_folder_measure(const struct test_case *c, struct box_limits *limits)
{
    for (unsigned i = 0; i < c->test->n_files; i++) {
        const struct test_file *file = &c->files[i];
        limits->given_bytes += file->content.kind == VALUE_NONE ? 0 : file->content.n;
        limits->given_files += 1 + folders_above(file->name);
    }
}

int test_folder_fill(const struct test_case *c, const struct box *b, struct error *err)
{
    for (unsigned i = 0; i < c->test->n_files; i++) {
        const struct test_file *file = &c->files[i];
        bool is_folder = file->content.kind == VALUE_NONE;
        if (folder_put(b->folder_fd, file->name, is_folder ? "" : file->content.text,
                       is_folder ? 0 : file->content.n, err) < 0)
            return -1;
    }
    return 0;
}
