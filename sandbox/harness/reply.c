/*
 * reply - see reply.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/reply.h"

#include <string.h>

#include "sandbox/harness/encode.h"
#include "sandbox/harness/frame.h"
#include "sandbox/harness/raised.h"
#include "sandbox/harness/warm.h"

static const uint8_t null = 0xf6; /* RFC 8949, 3.3 */

static PyObject *flush_function; /* of harness.py; owned */

enum { KEPT_MAX = 8 }; /* of one request */

static struct {
    PyObject *objects[KEPT_MAX]; /* owned; may be NULL */
    unsigned n;
} kept;

int reply_init(void)
{
    flush_function = Py_XNewRef(warm_function("flush_output"));
    return flush_function ? 0 : -1;
}

static void flush_output(void)
{
    PyObject *type, *exception, *traceback;
    PyErr_Fetch(&type, &exception, &traceback);
    PyObject *done = PyObject_CallNoArgs(flush_function);
    Py_XDECREF(done);
    PyErr_Clear();
    PyErr_Restore(type, exception, traceback);
}

void reply_raised(void)
{
    static struct cbor_text text; /* 16 KiB are much for a stack that may be nearly used up */
    bool has_lines;
    flush_output();
    text.len = 0;
    cbor_text_array(&text, 2);
    cbor_text_uint(&text, 1);
    raised_describe(&text, &has_lines);
    frame_write(FRAME_RESULT, &(struct frame_part){text.bytes, text.len}, 1);
}

void reply_value(PyObject *value, PyObject *args, const struct node_registry *nodes,
                 struct input_nodes *identities)
{
    static const uint8_t head[] = {0x83, 0x00}; /* array of three: 0, value, args */
    struct buffer body AUTO(buffer_release) = {0};
    if (value)
        flush_output();
    bool failed = !value || encode_value(&body, value, nodes, identities) < 0 ||
                  (args && encode_value(&body, args, nodes, NULL) < 0);
    const struct frame_part parts[] = {
        {head,      sizeof(head)},
        {body.data, body.len    },
        {&null,     args ? 0 : 1}
    };
    if (failed)
        reply_raised();
    else
        frame_write(FRAME_RESULT, parts, ARRAY_LEN(parts));
    reply_keep(value);
}

void reply_keep(PyObject *object)
{
    assert(kept.n < KEPT_MAX);
    kept.objects[kept.n++] = object;
}

void reply_drop_kept(void)
{
    while (kept.n > 0)
        Py_XDECREF(kept.objects[--kept.n]);
}

void reply_load_failed(enum load_failure failure, const char *text)
{
    static struct cbor_text out;
    bool has_lines = false;
    flush_output();
    out.len = 0;
    cbor_text_array(&out, 3);
    size_t at = out.len;
    cbor_text_uint(&out, failure);
    if (PyErr_Occurred())
        raised_describe(&out, &has_lines);
    else
        cbor_text_null(&out);
    /* What failed before any line of it ran, Python refused as a whole. */
    if (failure == LOAD_FAILURE_EXECUTE && !has_lines)
        out.bytes[at] = LOAD_FAILURE_COMPILE;
    cbor_text_string(&out, text, strlen(text), 1000);
    frame_write(FRAME_LOAD_FAILED, &(struct frame_part){out.bytes, out.len}, 1);
}

void reply_loaded(void)
{
    flush_output();
    frame_write(FRAME_LOADED, &(struct frame_part){&null, 1}, 1);
}
