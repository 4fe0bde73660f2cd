/*
 * raised - see raised.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/raised.h"

#include <frameobject.h>
#include <string.h>

#include "sandbox/protocol.h"

enum {
    NAME_MAX_BYTES = 200,
    MESSAGE_MAX_BYTES = 4000,
    BASES_MAX = 12,
    FIRST_LINES = 8,     /* of a long traceback: how it began */
    LAST_LINES = 16,     /* and where it ended */
    LINES_MAX = 1 << 30, /* code may claim any line; gradebox takes none above for an answer */
};

static const char submission_file[] = "solution.py";

/* In a setter's box, the names that harness.py gives to code of challenge.yaml. */
static const char *const setters_files[] = {"<test>", "<generate>", "<py>"};
static bool tells_setters;

void raised_tell_setters(void)
{
    tells_setters = true;
}

/* Texts never fail: what has no UTF-8 is "?". */
static void put_unicode(struct cbor_text *out, PyObject *text, size_t max)
{
    PyObject *bytes = text && PyUnicode_Check(text)
                          ? PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass")
                          : NULL;
    if (bytes)
        cbor_text_string(out, PyBytes_AS_STRING(bytes), (size_t)PyBytes_GET_SIZE(bytes), max);
    else
        cbor_text_string(out, "?", 1, max);
    Py_XDECREF(bytes);
    PyErr_Clear();
}

static bool is_text(PyObject *text, const char *ascii)
{
    return PyUnicode_CompareWithASCIIString(text, ascii) == 0;
}

static bool is_setters_file(PyObject *name)
{
    for (size_t i = 0; tells_setters && i < ARRAY_LEN(setters_files); i++) {
        if (is_text(name, setters_files[i]))
            return true;
    }
    return false;
}

/* Whose lines are told. */
static bool is_told_file(PyObject *name)
{
    return is_text(name, submission_file) || is_setters_file(name);
}

/* "ValueError" for a class of Python's own, else "module.Name"; for display without "solution.".
 * A class that lost its module is "?.Name": a bare name is only for Python's own. */
static void put_class_name(struct cbor_text *out, PyTypeObject *type, bool is_display)
{
    if (!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) {
        cbor_text_string(out, type->tp_name, strlen(type->tp_name), NAME_MAX_BYTES);
        return;
    }
    PyObject *qualname = ((PyHeapTypeObject *)type)->ht_qualname;
    PyObject *module = type->tp_dict ? PyDict_GetItemString(type->tp_dict, "__module__") : NULL;
    if (module && !PyUnicode_CheckExact(module))
        module = NULL;
    /* ExceptionGroup is Python's own, but made at its start, not compiled. */
    bool is_pythons = module && is_text(module, "builtins") && is_text(qualname, "ExceptionGroup");
    if (is_pythons || (is_display && (!module || is_text(module, "solution")))) {
        put_unicode(out, qualname, NAME_MAX_BYTES);
        return;
    }
    PyObject *full = PyUnicode_FromFormat("%V.%U", module, "?", qualname);
    put_unicode(out, full, NAME_MAX_BYTES);
    Py_XDECREF(full);
}

static void put_bases(struct cbor_text *out, PyTypeObject *type)
{
    PyObject *mro = type->tp_mro;
    Py_ssize_t n = mro ? PyTuple_GET_SIZE(mro) : 0;
    Py_ssize_t kept = n < BASES_MAX ? n : BASES_MAX;
    cbor_text_array(out, (unsigned)kept);
    for (Py_ssize_t i = 0; i < kept; i++)
        put_class_name(out, (PyTypeObject *)PyTuple_GET_ITEM(mro, i), false);
}

static bool is_syntax_error(PyObject *exception)
{
    return Py_TYPE(exception)->tp_basicsize >= (Py_ssize_t)sizeof(PySyntaxErrorObject) &&
           PyType_IsSubtype(Py_TYPE(exception), (PyTypeObject *)PyExc_SyntaxError);
}

/* str() of a SyntaxError adds "(solution.py, line 3)", which put_syntax_place says. */
static PyObject *message_of(PyObject *exception)
{
    if (is_syntax_error(exception)) {
        const PySyntaxErrorObject *e = (const PySyntaxErrorObject *)exception;
        bool is_ours = e->filename && PyUnicode_Check(e->filename) && is_told_file(e->filename);
        if (is_ours && e->msg && PyUnicode_CheckExact(e->msg))
            return Py_NewRef(e->msg);
    }
    return PyObject_Str(exception);
}

static void put_message(struct cbor_text *out, PyObject *exception)
{
    PyObject *text = message_of(exception);
    if (text) {
        put_unicode(out, text, MESSAGE_MAX_BYTES);
    } else {
        static const char failed[] = "<its __str__ failed>";
        PyErr_Clear();
        cbor_text_string(out, failed, sizeof(failed) - 1, MESSAGE_MAX_BYTES);
    }
    Py_XDECREF(text);
}

static bool is_submission(PyCodeObject *code)
{
    return is_text(code->co_filename, submission_file);
}

static bool is_told_line(const PyTracebackObject *tb)
{
    PyCodeObject *code = PyFrame_GetCode(tb->tb_frame);
    bool is = is_told_file(code->co_filename);
    Py_DECREF(code);
    return is;
}

static void put_line(struct cbor_text *out, const PyTracebackObject *tb)
{
    PyCodeObject *code = PyFrame_GetCode(tb->tb_frame);
    int line = PyCode_Addr2Line(code, tb->tb_lasti);
    cbor_text_array(out, 2);
    cbor_text_uint(out, line > 0 && line < LINES_MAX ? (uint32_t)line : 0);
    if (is_setters_file(code->co_filename))
        cbor_text_string(out, SETTERS_CODE, sizeof(SETTERS_CODE) - 1, NAME_MAX_BYTES);
    else
        put_unicode(out, code->co_name, NAME_MAX_BYTES);
    Py_DECREF(code);
}

/* The lines that are told, outermost call first; of many the first and the last ones. */
static unsigned put_traceback(struct cbor_text *out, PyObject *traceback)
{
    unsigned n = 0, at = 0;
    const PyTracebackObject *first = (const PyTracebackObject *)traceback;
    for (const PyTracebackObject *tb = first; tb; tb = tb->tb_next)
        n += is_told_line(tb);
    unsigned kept = n < FIRST_LINES + LAST_LINES ? n : FIRST_LINES + LAST_LINES;
    cbor_text_array(out, kept);
    for (const PyTracebackObject *tb = first; tb; tb = tb->tb_next) {
        if (!is_told_line(tb))
            continue;
        if (at < FIRST_LINES || at >= n - (kept > FIRST_LINES ? kept - FIRST_LINES : 0))
            put_line(out, tb);
        at++;
    }
    return n;
}

/* Where a SyntaxError of the submission itself points to. */
static void put_syntax_place(struct cbor_text *out, PyObject *exception)
{
    if (is_syntax_error(exception)) {
        const PySyntaxErrorObject *e = (const PySyntaxErrorObject *)exception;
        long line = e->lineno && PyLong_CheckExact(e->lineno) ? PyLong_AsLong(e->lineno) : 0;
        long column = e->offset && PyLong_CheckExact(e->offset) ? PyLong_AsLong(e->offset) : 0;
        PyErr_Clear();
        if (e->filename && PyUnicode_Check(e->filename) && line > 0 && line < LINES_MAX &&
            is_told_file(e->filename)) {
            cbor_text_array(out, 2);
            cbor_text_uint(out, (uint32_t)line);
            cbor_text_uint(out, column > 0 && column < LINES_MAX ? (uint32_t)column : 0);
            return;
        }
    }
    cbor_text_null(out);
}

void raised_describe(struct cbor_text *out, bool *out_has_lines)
{
    PyObject *type, *exception, *traceback;
    PyErr_Fetch(&type, &exception, &traceback);
    PyErr_NormalizeException(&type, &exception, &traceback);
    if (!exception) { /* no memory even for the exception */
        PyErr_NoMemory();
        Py_XDECREF(type);
        PyErr_Fetch(&type, &exception, &traceback);
        PyErr_NormalizeException(&type, &exception, &traceback);
    }
    PyTypeObject *class = exception ? Py_TYPE(exception) : (PyTypeObject *)PyExc_MemoryError;
    bool is_memory = PyType_IsSubtype(class, (PyTypeObject *)PyExc_MemoryError);
    cbor_text_array(out, 6);
    put_class_name(out, class, true);
    put_bases(out, class);
    if (exception)
        put_message(out, exception);
    else
        cbor_text_string(out, "", 0, 0);
    cbor_text_bool(out, is_memory);
    *out_has_lines = put_traceback(out, traceback) > 0;
    if (exception)
        put_syntax_place(out, exception);
    else
        cbor_text_null(out);
    Py_XDECREF(type);
    Py_XDECREF(exception);
    Py_XDECREF(traceback);
    PyErr_Clear();
}

unsigned raised_current_line(PyThreadState *tstate)
{
    PyFrameObject *frame = PyThreadState_GetFrame(tstate);
    unsigned line = 0;
    while (frame && line == 0) {
        PyCodeObject *code = PyFrame_GetCode(frame);
        if (is_submission(code))
            line = (unsigned)PyFrame_GetLineNumber(frame);
        Py_DECREF(code);
        PyFrameObject *back = PyFrame_GetBack(frame);
        Py_DECREF(frame);
        frame = back;
    }
    Py_XDECREF(frame);
    return line;
}
