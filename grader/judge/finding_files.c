/*
 * finding_files - what stands in a test's folder, against what should
 *
 * Compared byte for byte. A file is read only where it is about as large as it should be, so that what a
 * submission wrote costs us little.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/text.h"
#include "grader/judge/finding_text.h"
#include "grader/judge/test_folder.h"
#include "sandbox/supervisor/folder.h"

static const char safe[] = "a file in its folder is not as it should be";

enum {
    MARGIN_BYTES = 64 << 10, /* read beyond what is expected, to show it */
    SHOWN_MAX_BYTES = 4 << 10,
};

static void add(struct finding *f, const char *detail, const char *difference)
{
    f->verdict = VERDICT_WA;
    f->safe = safe;
    f->detail = detail;
    f->difference = difference;
}

static unsigned line_of(const char *text, size_t at)
{
    unsigned line = 1;
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    return line;
}

/* A text as it is, bytes as Python writes them. */
static const char *shown(struct arena *a, const char *bytes, size_t length, bool is_text)
{
    size_t bad;
    size_t part = length < SHOWN_MAX_BYTES ? length : SHOWN_MAX_BYTES;
    if (is_text && text_is_utf8(bytes, length, &bad))
        return finding_clean(a, bytes, length);
    const struct value v = value_bytes(a, (const uint8_t *)bytes, part);
    return part == length ? finding_repr(a, &v) : arena_printf(a, "%s...", finding_repr(a, &v));
}

static void compare(struct finding *f, struct arena *a, const struct test_file *file,
                    const struct buffer *got)
{
    const char *bytes = buffer_text(got);
    const struct value *want = &file->content;
    size_t at = 0;
    if (got->len == want->n && (want->n == 0 || memcmp(bytes, want->text, want->n) == 0))
        return;
    while (at < want->n && at < got->len && want->text[at] == bytes[at])
        at++;
    bool is_text = want->kind == VALUE_STR;
    const char *where =
        is_text ? arena_printf(a, "line %u", line_of(bytes, at)) : arena_printf(a, "byte %zu", at);
    f->expected = shown(a, want->text, want->n, is_text);
    f->got = shown(a, bytes, got->len, is_text);
    add(f, arena_printf(a, "%s of the file '%s' differs", where, file->name),
        arena_printf(a, "in %s of the file '%s'", where, file->name));
}

static void check_file(struct finding *f, struct arena *a, const struct test_file *file,
                       const struct box *b)
{
    static const char *const wrong[] = {
        [FOLDER_FILE] = NULL,
        [FOLDER_MISSING] = "is missing",
        [FOLDER_FOLDER] = "is a folder",
        [FOLDER_LINK] = "is a link, or in a folder that is one",
        [FOLDER_SPECIAL] = "is no regular file",
        [FOLDER_UNREADABLE] = "can't be read",
        [FOLDER_TOO_LARGE] = NULL,
    };
    static_assert(ARRAY_LEN(wrong) == FOLDER_ENTRY_COUNT_, "every kind of entry has its words");
    struct buffer got AUTO(buffer_release) = {0};
    struct error err = {0};
    bool is_wanted = file->content.kind != VALUE_NONE;
    uint64_t bytes = 0, max_bytes = is_wanted ? file->content.n + MARGIN_BYTES : 0;
    int entry = folder_read(b->folder_fd, file->name, max_bytes, &got, &bytes, &err);
    if (entry < 0)
        finding_add_failure(f, a, &err);
    else if (!is_wanted && entry != FOLDER_MISSING)
        add(f, arena_printf(a, "the file '%s' is there and must not be", file->name), NULL);
    else if (is_wanted && entry == FOLDER_TOO_LARGE)
        add(f,
            arena_printf(a, "the file '%s' has %llu bytes, expected %u", file->name,
                         (unsigned long long)bytes, file->content.n),
            NULL);
    else if (is_wanted && entry != FOLDER_FILE)
        add(f, arena_printf(a, "the file '%s' %s", file->name, wrong[entry]), NULL);
    else if (is_wanted)
        compare(f, a, file, &got);
}

void finding_add_files(struct finding *f, struct arena *a, const struct test_case *c,
                       const struct box *b)
{
    if (!c->test || b->folder_fd < 0)
        return;
    for (unsigned i = 0; i < c->test->n_files_after && f->verdict == VERDICT_AC; i++)
        check_file(f, a, &c->files_after[i], b);
}
