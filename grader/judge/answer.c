/*
 * answer - see answer.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/answer.h"

#include <string.h>

#include "grader/value/cbor.h"

enum { RESULT_RETURNED = 0, RESULT_RAISED = 1, LINE_MAX_NUMBER = 1 << 30 };

static bool is_text(const struct value *v)
{
    return v->kind == VALUE_STR;
}

static bool is_list(const struct value *v, uint32_t n)
{
    return v->kind == VALUE_LIST && v->n == n;
}

static bool is_number(const struct value *v, int64_t max)
{
    return v->kind == VALUE_INT && v->integer >= 0 && v->integer <= max;
}

static bool read_bases(const struct value *v, struct answer_exception *e)
{
    if (v->kind != VALUE_LIST)
        return false;
    for (uint32_t i = 0; i < v->n && i < ANSWER_BASES_MAX; i++) {
        if (!is_text(&v->items[i]))
            return false;
        e->bases[e->n_bases++] = v->items[i].text;
    }
    return true;
}

static bool read_lines(const struct value *v, struct answer_exception *e)
{
    if (v->kind != VALUE_LIST)
        return false;
    for (uint32_t i = 0; i < v->n && i < ANSWER_TRACEBACK_MAX; i++) {
        const struct value *pair = &v->items[i];
        if (!is_list(pair, 2) || !is_number(&pair->items[0], LINE_MAX_NUMBER) ||
            !is_text(&pair->items[1]))
            return false;
        e->lines[e->n_lines++] = (struct answer_line){.line = (unsigned)pair->items[0].integer,
                                                      .function = pair->items[1].text};
    }
    return true;
}

static bool read_place(const struct value *v, struct answer_exception *e)
{
    if (v->kind == VALUE_NONE)
        return true;
    if (!is_list(v, 2) || !is_number(&v->items[0], LINE_MAX_NUMBER) ||
        !is_number(&v->items[1], LINE_MAX_NUMBER))
        return false;
    e->syntax_line = (unsigned)v->items[0].integer;
    e->syntax_column = (unsigned)v->items[1].integer;
    return true;
}

static bool read_exception(const struct value *v, struct answer *answer)
{
    struct answer_exception *e = &answer->exception;
    if (!is_list(v, 6))
        return false;
    const struct value *items = v->items;
    if (!is_text(&items[0]) || !is_text(&items[2]) || items[3].kind != VALUE_BOOL)
        return false;
    e->class_name = items[0].text;
    e->message = items[2].text;
    e->message_len = items[2].n;
    e->is_memory_error = items[3].truth;
    answer->has_exception = true;
    return read_bases(&items[1], e) && read_lines(&items[4], e) && read_place(&items[5], e);
}

static bool read_result(const struct value *v, struct answer *answer)
{
    if (v->kind != VALUE_LIST || v->n < 2 || v->items[0].kind != VALUE_INT)
        return false;
    if (v->items[0].integer == RESULT_RAISED && v->n == 2) {
        answer->kind = ANSWER_RAISED;
        return read_exception(&v->items[1], answer);
    }
    if (v->items[0].integer != RESULT_RETURNED || v->n != 3)
        return false;
    answer->kind = ANSWER_RETURNED;
    answer->value = v->items[1];
    answer->has_args_after = v->items[2].kind != VALUE_NONE;
    answer->args_after = v->items[2];
    return true;
}

static bool read_load_failure(const struct value *v, struct answer *answer)
{
    answer->kind = ANSWER_LOAD_FAILED;
    if (!is_list(v, 3) || !is_number(&v->items[0], LOAD_FAILURE_COUNT_ - 1) ||
        !is_text(&v->items[2]))
        return false;
    answer->load_failure = (enum load_failure)v->items[0].integer;
    answer->text = v->items[2].text;
    /* One of both says why. */
    if (v->items[1].kind == VALUE_NONE)
        return answer->text[0] != '\0';
    return read_exception(&v->items[1], answer);
}

int answer_read(struct arena *a, unsigned frame_type, const void *payload, size_t length,
                struct answer *out_answer, struct error *err)
{
    struct value v;
    *out_answer = (struct answer){.kind = ANSWER_LOADED, .text = ""};
    if (cbor_decode(a, payload, length, (struct cbor_limits){0}, &v, err) < 0)
        return -1;
    bool fits = false;
    if (frame_type == FRAME_LOADED)
        fits = v.kind == VALUE_NONE;
    else if (frame_type == FRAME_LOAD_FAILED)
        fits = read_load_failure(&v, out_answer);
    else if (frame_type == FRAME_RESULT)
        fits = read_result(&v, out_answer);
    if (!fits)
        return error_set(err, ERROR_INTERNAL, "an answer of the wrong shape");
    return 0;
}

/* Of 3.13, `builtins`: names that no submission's own class can stand in for. */
static const char *const python_exceptions[] = {
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "PythonFinalizationError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
};

/* Python has two more names for OSError. */
static const char *canonical(const char *name)
{
    if (strcmp(name, "IOError") == 0 || strcmp(name, "EnvironmentError") == 0)
        return "OSError";
    return name;
}

bool answer_is_pythons(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(python_exceptions); i++) {
        if (strcmp(name, python_exceptions[i]) == 0)
            return true;
    }
    return false;
}

bool answer_exception_is(const struct answer_exception *exception, const char *name)
{
    bool is_pythons = answer_is_pythons(name);
    name = canonical(name);
    size_t length = strlen(name);
    for (unsigned i = 0; i < exception->n_bases; i++) {
        const char *base = exception->bases[i];
        size_t base_len = strlen(base);
        if (strcmp(base, name) == 0)
            return true;
        if (!is_pythons && base_len > length && base[base_len - length - 1] == '.' &&
            strcmp(base + base_len - length, name) == 0)
            return true;
    }
    return false;
}

struct answer_place answer_exception_place(const struct answer_exception *exception)
{
    if (exception->syntax_line > 0)
        return (struct answer_place){.line = exception->syntax_line,
                                     .column = exception->syntax_column};
    if (exception->n_lines == 0)
        return (struct answer_place){0};
    const struct answer_line *last = &exception->lines[exception->n_lines - 1];
    return (struct answer_place){.line = last->line,
                                 .is_setters = strcmp(last->function, SETTERS_CODE) == 0};
}

unsigned answer_exception_line(const struct answer_exception *exception)
{
    if (exception->syntax_line > 0)
        return exception->syntax_line;
    return exception->n_lines > 0 ? exception->lines[exception->n_lines - 1].line : 0;
}
