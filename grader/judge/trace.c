/*
 * trace - see trace.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/trace.h"

#include <stdarg.h>

#include "base/text.h"
#include "grader/value/cbor.h"
#include "grader/value/repr.h"
#include "sandbox/protocol.h"

enum { TRACE_VALUE_BYTES = 400 }; /* of a message's contents; the length is always shown */

static const struct {
    enum frame_type type;
    const char *name;
} frame_names[] = {
    {FRAME_LOAD,        "LOAD"       },
    {FRAME_CALL,        "CALL"       },
    {FRAME_OPERATION,   "OPERATION"  },
    {FRAME_SNIPPET,     "SNIPPET"    },
    {FRAME_EVALUATE,    "EVALUATE"   },
    {FRAME_GENERATE,    "GENERATE"   },
    {FRAME_COMPILE,     "COMPILE"    },
    {FRAME_EXAMINE,     "EXAMINE"    },
    {FRAME_PROGRAM,     "PROGRAM"    },
    {FRAME_READY,       "READY"      },
    {FRAME_CAGE_FAILED, "CAGE_FAILED"},
    {FRAME_LOADED,      "LOADED"     },
    {FRAME_LOAD_FAILED, "LOAD_FAILED"},
    {FRAME_RESULT,      "RESULT"     },
    {FRAME_LINE,        "LINE"       },
};

static void put_time(const struct trace *t, pid_t pid)
{
    double ms = (double)(clock_now() - t->start_ns) / (double)NSEC_PER_MSEC;
    if (pid > 0)
        fprintf(t->out, "%10.3f ms  box %-7d ", ms, (int)pid);
    else
        fprintf(t->out, "%10.3f ms  %-11s ", ms, "zygote");
}

void trace_frame(const struct trace *t, pid_t pid, bool is_sent, unsigned type, const void *payload,
                 size_t length)
{
    if (!t->out)
        return;
    const char *name = "?";
    for (size_t i = 0; i < ARRAY_LEN(frame_names); i++) {
        if (frame_names[i].type == type)
            name = frame_names[i].name;
    }
    put_time(t, pid);
    fprintf(t->out, "%s %-11s %6zu bytes  ", is_sent ? "<-" : "->", name, length);
    struct arena arena AUTO(arena_release) = {0};
    struct buffer text AUTO(buffer_release) = {.max = TRACE_VALUE_BYTES};
    const struct cbor_limits limits = {.may_hold_py = is_sent};
    struct error err = {0};
    struct value value;
    if (length == 0)
        buffer_puts(&text, "-");
    else if (cbor_decode(&arena, payload, length, limits, &value, &err) < 0)
        buffer_printf(&text, "not CBOR: %s", err.text);
    else
        repr_value(&text, &value);
    fprintf(t->out, "%s%s\n", buffer_text(&text), text.truncated ? "..." : "");
}

void trace_note(const struct trace *t, pid_t pid, const char *format, ...)
{
    if (!t->out)
        return;
    put_time(t, pid);
    va_list args;
    va_start(args, format);
    vfprintf(t->out, format, args);
    va_end(args);
    fputc('\n', t->out);
}
