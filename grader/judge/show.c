/*
 * show - see show.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/show.h"

#include <string.h>

#include "base/text.h"
#include "grader/judge/finding_text.h"
#include "grader/value/repr.h"

/* Of a call, of all operations, of a snippet: more than any report shows. */
enum { SHOWN_BYTES = 16 * 1024, SHOWN_FILES = 8 };

static const char *keep_text(struct arena *a, const char *text)
{
    return text ? arena_strdup(a, text) : NULL;
}

/* cache = LRUCache(2) / cache.put(1, 1) / cache.size */
static void put_operation(struct buffer *out, const struct operation *op,
                          const struct challenge *challenge)
{
    const char *object = op->object && op->object[0] ? op->object : "obj";
    switch (op->kind) {
    case OPERATION_NEW:
        buffer_printf(out, "%s = ", object);
        repr_call(out, challenge->entry.names[0], &op->args, &op->kwargs);
        break;
    case OPERATION_CALL:
        buffer_printf(out, "%s.", object);
        repr_call(out, op->name, &op->args, &op->kwargs);
        break;
    case OPERATION_ATTRIBUTE:
        buffer_printf(out, "%s.%s", object, op->name);
        break;
    }
}

/* As comments of the call that finds them. */
static void put_files(struct buffer *out, struct arena *a, const struct test_case *c)
{
    for (unsigned i = 0; i < c->test->n_files && i < SHOWN_FILES; i++) {
        const struct test_file *file = &c->files[i];
        if (file->content.kind == VALUE_NONE)
            buffer_printf(out, "# %s is an empty folder\n", file->name);
        else
            buffer_printf(out, "# %s holds %s\n", file->name,
                          finding_short_repr(a, &file->content));
    }
    if (c->test->n_files > SHOWN_FILES)
        buffer_printf(out, "# ... %u more files\n", c->test->n_files - SHOWN_FILES);
}

const char *show_request(struct arena *a, const struct test_case *c,
                         const struct challenge *challenge, unsigned n_operations)
{
    struct buffer text AUTO(buffer_release) = {.max = SHOWN_BYTES};
    put_files(&text, a, c);
    switch (c->test->kind) {
    case TEST_CALL:
        repr_call(&text, challenge->entry.names[0], &c->args, &c->kwargs);
        break;
    case TEST_OPERATIONS:
        for (unsigned i = 0; i < n_operations && i < c->n_operations; i++) {
            buffer_puts(&text, i == 0 ? "" : "\n");
            put_operation(&text, &c->operations[i], challenge);
        }
        break;
    case TEST_PROGRAM:
        repr_program(&text, &c->args, &c->input);
        break;
    case TEST_SNIPPET:
        text_sanitise(&text, c->test->run, strlen(c->test->run), TEXT_KEEP_NEWLINES);
        break;
    case TEST_KIND_COUNT_:
        break;
    }
    while (text.len > 0 && text.data[text.len - 1] == '\n')
        text.len--;
    if (c->input.kind != VALUE_NONE && c->test->kind != TEST_PROGRAM) {
        buffer_puts(&text, "   reads ");
        repr_value(&text, &c->input);
    }
    size_t bad; /* the bound may have cut a character */
    if (!text_is_utf8(buffer_text(&text), text.len, &bad))
        text.len = bad;
    return arena_strndup(a, buffer_text(&text), text.len);
}

/* Line @number of the submission, without indentation and newline; "" where there is none. */
static const char *source_line(struct arena *a, const struct submission *s, unsigned number,
                               unsigned *out_indent)
{
    const char *at = s->source, *end = s->source + s->source_len;
    for (unsigned line = 1; at < end && line < number; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    const char *begin = at;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    *out_indent = (unsigned)(at - begin);
    const char *stop = at;
    while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
    return arena_strndup(a, at, (size_t)(stop - at));
}

static void add_traceback(struct arena *a, struct shown_test *shown, const struct submission *s,
                          const struct answer_exception *e)
{
    shown->exception = finding_exception_text(a, e);
    unsigned n = e->n_lines > 0 ? e->n_lines : e->syntax_line > 0, indent;
    struct traceback_line *lines = arena_array(a, n, sizeof(*lines));
    for (unsigned i = 0; i < e->n_lines; i++)
        lines[i] = (struct traceback_line){.line = e->lines[i].line,
                                           .function = arena_strdup(a, e->lines[i].function),
                                           .source = source_line(a, s, e->lines[i].line, &indent)};
    if (e->n_lines == 0 && n > 0) {
        lines[0] = (struct traceback_line){.line = e->syntax_line,
                                           .function = "",
                                           .source = source_line(a, s, e->syntax_line, &indent)};
        lines[0].column = e->syntax_column > indent ? e->syntax_column - indent : 0;
    }
    shown->traceback = lines;
    shown->n_traceback = n;
}

struct shown_test *show_test(struct arena *a, const struct test_case *c,
                             const struct challenge *challenge, const struct submission *s,
                             const struct finding *f, unsigned n_asked, const struct box *b)
{
    struct shown_test *shown = arena_alloc(a, sizeof(*shown));
    shown->call = show_request(a, c, challenge, n_asked);
    shown->expected = keep_text(a, f->expected);
    shown->got = keep_text(a, f->got);
    shown->difference = keep_text(a, f->difference);
    if (f->exception)
        add_traceback(a, shown, s, f->exception);
    const struct buffer *streams[] = {&b->printed_out, &b->printed_err};
    struct buffer printed AUTO(buffer_release) = {0};
    for (size_t i = 0; i < ARRAY_LEN(streams); i++)
        buffer_append(&printed, buffer_text(streams[i]), streams[i]->len);
    if (printed.len > 0) {
        shown->printed = arena_strndup(a, buffer_text(&printed), printed.len);
        shown->printed_len = printed.len;
    }
    shown->printed_dropped_bytes = b->printed_bytes - printed.len;
    return shown;
}
