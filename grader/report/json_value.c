/*
 * json_value - see json_value.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/json_value.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* A double keeps 15 decimal digits through text and back (C17, DBL_DIG); with 17, jansson's
 * default, 0.1 would read 0.10000000000000001. */
enum { REAL_DIGITS = 15 };

/* jansson has no other reason left to fail. */
static json_t *checked(json_t *value)
{
    if (!value) {
        static const char message[] = "gradebox: out of memory\n";
        ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);
        (void)written; /* nobody is left to be told */
        _exit(5);
    }
    return value;
}

static json_t *clean_text(const char *text, enum text_newlines newlines)
{
    AUTO(buffer_release) struct buffer clean = {0};
    if (text)
        text_sanitise(&clean, text, strlen(text), newlines);
    return checked(json_stringn(buffer_text(&clean), clean.len));
}

json_t *json_value_text(const char *text)
{
    return clean_text(text, TEXT_ESCAPE_NEWLINES);
}

json_t *json_value_lines(const char *text)
{
    return clean_text(text, TEXT_KEEP_NEWLINES);
}

/* jansson refuses what JSON can't say; neither a time nor points can be that. */
static json_t *rounded(double value, double steps_per_unit)
{
    return checked(json_real(isfinite(value) ? round(value * steps_per_unit) / steps_per_unit : 0));
}

json_t *json_value_ms(nsec_t time_ns)
{
    return rounded((double)time_ns / (double)NSEC_PER_MSEC, 1e3);
}

json_t *json_value_points(double points)
{
    return rounded(points, 1e6);
}

json_t *json_value_bytes(uint64_t bytes)
{
    return checked(json_integer(bytes > INT64_MAX ? INT64_MAX : (json_int_t)bytes));
}

json_t *json_value_line(unsigned line)
{
    return line > 0 ? checked(json_integer(line)) : json_null();
}

json_t *json_value_object(void)
{
    return checked(json_object());
}

json_t *json_value_array(void)
{
    return checked(json_array());
}

void json_value_set(json_t *object, const char *key, json_t *value)
{
    int failed = json_object_set_new(object, key, value);
    checked(failed ? NULL : object);
}

void json_value_append(json_t *array, json_t *value)
{
    int failed = json_array_append_new(array, value);
    checked(failed ? NULL : array);
}

static int append_bytes(const char *bytes, size_t length, void *out)
{
    buffer_append(out, bytes, length);
    return 0;
}

void json_value_write(struct buffer *out, json_t *document)
{
    int failed = json_dump_callback(document, append_bytes, out, JSON_REAL_PRECISION(REAL_DIGITS));
    checked(failed ? NULL : document);
    json_decref(document);
    buffer_putc(out, '\n');
}
