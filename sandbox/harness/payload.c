/*
 * payload - see payload.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/payload.h"

#include <unistd.h>

bool payload_array(struct payload *r, unsigned n)
{
    return r->decoder.at < r->decoder.end && *r->decoder.at++ == 0x80 + n;
}

PyObject *payload_item(struct payload *r)
{
    PyObject *item = NULL;
    if (decode_value(&r->decoder, &item, &r->err) != 0)
        return NULL;
    return item;
}

void payload_die(void)
{
    static const char text[] = "gradebox-zygote: a malformed request\n";
    ssize_t written = write(STDERR_FILENO, text, sizeof(text) - 1);
    (void)written;
    _exit(70);
}

void payload_expect(bool well_formed)
{
    if (!well_formed && !PyErr_Occurred())
        payload_die();
}

unsigned payload_number(struct payload *r)
{
    PyObject *item = payload_item(r);
    payload_expect(item != NULL);
    long n = item ? PyLong_AsLong(item) : -1;
    Py_XDECREF(item);
    if (n < 0 || n > INT32_MAX)
        payload_die();
    return (unsigned)n;
}
