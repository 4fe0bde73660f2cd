/*
 * serve - see serve.h
 *
 * One table: which request may come when, and who handles it. Handlers leave their answer in a frame;
 * an exception on the way, whoever raised it, becomes the answer RAISED.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/serve.h"

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "sandbox/harness/frame.h"
#include "sandbox/harness/payload.h"
#include "sandbox/harness/raised.h"
#include "sandbox/harness/reply.h"
#include "sandbox/harness/thread.h"
#include "sandbox/harness/warm.h"
#include "sandbox/protocol.h"

enum request_state { WANTS_LOAD = 1 << 0, LOADED_SUBMISSION = 1 << 1, LOADED_SETTER = 1 << 2 };

static struct {
    unsigned state;             /* enum request_state */
    PyObject *module;           /* of the submission, or of the reference */
    PyObject *injected;         /* dict: node classes by name */
    PyObject *entry;            /* function or class; NULL for names and none */
    PyObject *objects;          /* dict: name -> instance, for operations */
    PyObject *namespace;        /* dict, of snippets; made when first needed */
    PyObject *setter_namespace; /* the same for !py and generate */
    PyObject *node_types;       /* list of rows */
    struct node_registry registry;
    struct input_nodes input;
} box;

/* Functions of harness.py, looked up before a submission could touch them. */
static struct {
    PyObject *begin, *load, *find_entry, *describe_missing, *settle, *compile_snippet,
        *snippet_namespace, *check_code, *evaluate, *generate, *setter_namespace, *examine,
        *open_input, *load_program, *run_program;
} python;

static const struct {
    const char *name;
    PyObject **function;
} functions[] = {
    {"begin",             &python.begin            },
    {"load",              &python.load             },
    {"find_entry",        &python.find_entry       },
    {"describe_missing",  &python.describe_missing },
    {"settle",            &python.settle           },
    {"compile_snippet",   &python.compile_snippet  },
    {"snippet_namespace", &python.snippet_namespace},
    {"check_code",        &python.check_code       },
    {"evaluate",          &python.evaluate         },
    {"generate",          &python.generate         },
    {"setter_namespace",  &python.setter_namespace },
    {"examine",           &python.examine          },
    {"open_input",        &python.open_input       },
    {"load_program",      &python.load_program     },
    {"run_program",       &python.run_program      },
};

/* ---- loading ------------------------------------------------------------------------------------ */

static const char *text_of(PyObject *text)
{
    const char *utf8 = text && PyUnicode_Check(text) ? PyUnicode_AsUTF8(text) : NULL;
    payload_expect(utf8 != NULL);
    return utf8;
}

/* [[class, shape, value, next or left, right or null]...] */
static int register_node_types(PyObject *rows)
{
    payload_expect(PyList_Check(rows));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(rows); i++) {
        PyObject *row = PyList_GET_ITEM(rows, i);
        payload_expect(PyList_Check(row) && PyList_GET_SIZE(row) == 5);
        bool is_tree = PyLong_AsLong(PyList_GET_ITEM(row, 1)) == LOAD_SHAPE_TREE;
        const char *links[NODE_LINKS_MAX] = {text_of(PyList_GET_ITEM(row, 3)), NULL};
        if (is_tree)
            links[1] = text_of(PyList_GET_ITEM(row, 4));
        if (node_registry_add(&box.registry, text_of(PyList_GET_ITEM(row, 0)),
                              is_tree ? NODE_TREE : NODE_LINKED_LIST,
                              text_of(PyList_GET_ITEM(row, 2)), links) < 0)
            return -1;
    }
    return 0;
}

/* The module of a submission, with the classes of box.registry in it. */
static int begin_module(void)
{
    box.node_types = node_registry_describe(&box.registry);
    PyObject *pair = box.node_types ? PyObject_CallOneArg(python.begin, box.node_types) : NULL;
    if (!pair)
        return -1;
    box.module = Py_NewRef(PyTuple_GET_ITEM(pair, 0));
    box.injected = Py_NewRef(PyTuple_GET_ITEM(pair, 1));
    Py_DECREF(pair);
    return 0;
}

static int begin_default_module(void)
{
    static const char *const list_links[] = {LOAD_LIST_NEXT};
    static const char *const tree_links[] = {LOAD_TREE_LEFT, LOAD_TREE_RIGHT};
    if (node_registry_add(&box.registry, LOAD_LIST_NAME, NODE_LINKED_LIST, LOAD_NODE_VALUE,
                          list_links) < 0 ||
        node_registry_add(&box.registry, LOAD_TREE_NAME, NODE_TREE, LOAD_NODE_VALUE, tree_links) <
            0)
        return -1;
    return begin_module();
}

/* @rows: None where the default module will do. */
static int begin_own_module(PyObject *rows)
{
    if (rows == Py_None)
        return 0;
    node_registry_release(&box.registry);
    return register_node_types(rows) < 0 ? -1 : begin_module();
}

/* A test that gives something to read put a file in the place of the empty input; see cage.c. The
 * system call itself: the C library asks by another one, which the filter answers without looking. */
static int open_input(void)
{
    struct stat input;
    if (syscall(SYS_fstat, STDIN_FILENO, &input) < 0 || !S_ISREG(input.st_mode))
        return 0;
    PyObject *done = PyObject_CallNoArgs(python.open_input);
    Py_XDECREF(done);
    return done ? 0 : -1;
}

/* A program is only compiled: FRAME_PROGRAM runs it. */
static int load_source(PyObject *source, bool is_program)
{
    PyObject *done = is_program
                         ? PyObject_CallOneArg(python.load_program, source)
                         : PyObject_CallFunctionObjArgs(python.load, box.module, source, NULL);
    Py_XDECREF(done);
    return done ? 0 : -1;
}

/* Answers that the entry is not there. A submission may have made even describing it impossible. */
static void reply_missing(const char *kind, PyObject *names)
{
    PyObject *text = PyObject_CallFunction(python.describe_missing, "OOsO", box.module,
                                           box.injected, kind, names);
    const char *utf8 = text && PyUnicode_Check(text) ? PyUnicode_AsUTF8(text) : NULL;
    PyErr_Clear();
    reply_load_failed(LOAD_FAILURE_ENTRY, utf8 ? utf8 : "it doesn't define what is asked for");
    Py_XDECREF(text);
}

/* Returns whether the entry is there; otherwise the failure has been answered. */
static bool find_entry(enum load_entry kind, PyObject *names)
{
    static const char *const kinds[] = {[LOAD_ENTRY_FUNCTION] = "function",
                                        [LOAD_ENTRY_CLASS] = "class",
                                        [LOAD_ENTRY_NAMES] = "names"};
    if (kind == LOAD_ENTRY_NONE || kind == LOAD_ENTRY_PROGRAM)
        return true;
    PyObject *found =
        PyObject_CallFunction(python.find_entry, "OsO", box.module, kinds[kind], names);
    if (!found) {
        reply_load_failed(LOAD_FAILURE_EXECUTE, "");
        return false;
    }
    bool is_names = kind == LOAD_ENTRY_NAMES;
    if (is_names ? PyList_GET_SIZE(found) == 0 : found != Py_None) {
        box.entry = is_names ? NULL : found;
        return true;
    }
    reply_missing(kinds[kind], is_names ? found : names);
    return false;
}

static void handle_load(struct payload *r)
{
    payload_expect(payload_array(r, 5));
    unsigned role = payload_number(r);
    PyObject *source = payload_item(r);
    unsigned entry = source ? payload_number(r) : LOAD_ENTRY_NONE;
    PyObject *names = source ? payload_item(r) : NULL;
    PyObject *rows = names ? payload_item(r) : NULL;
    payload_expect(rows && PyBytes_Check(source) && PyList_Check(names));
    bool has_source = role == LOAD_ROLE_SUBMISSION || entry != LOAD_ENTRY_NONE;
    if (role == LOAD_ROLE_SETTER)
        raised_tell_setters();
    if (!rows || open_input() < 0 || begin_own_module(rows) < 0 ||
        (has_source && load_source(source, entry == LOAD_ENTRY_PROGRAM) < 0)) {
        reply_load_failed(LOAD_FAILURE_EXECUTE, "");
    } else if (find_entry((enum load_entry)entry, names)) {
        if (node_registry_resolve(&box.registry, box.injected, PyModule_GetDict(box.module)) < 0) {
            reply_load_failed(LOAD_FAILURE_EXECUTE, "");
        } else {
            box.state = role == LOAD_ROLE_SETTER ? LOADED_SETTER : LOADED_SUBMISSION;
            reply_loaded();
        }
    }
    PyObject *const items[] = {source, names, rows};
    for (size_t i = 0; i < ARRAY_LEN(items); i++)
        Py_XDECREF(items[i]);
}

/* ---- running ------------------------------------------------------------------------------------ */

/* Awaits what is awaitable and takes what is iterated. Steals @value, which may be NULL. */
static PyObject *settle(PyObject *value, unsigned take)
{
    if (!value)
        return NULL;
    PyObject *n = PyLong_FromUnsignedLong(take);
    PyObject *settled = n ? PyObject_CallFunctionObjArgs(python.settle, value, n, NULL) : NULL;
    Py_XDECREF(n);
    Py_DECREF(value);
    return settled;
}

/* Calls with a list of arguments and a dict. */
static PyObject *call(PyObject *callable, PyObject *args, PyObject *kwargs)
{
    if (!callable || !args || !kwargs)
        return NULL;
    payload_expect(PyList_Check(args) && PyDict_Check(kwargs));
    PyObject *tuple = PyList_AsTuple(args);
    PyObject *result = tuple ? PyObject_Call(callable, tuple, kwargs) : NULL;
    Py_XDECREF(tuple);
    return result;
}

static void handle_call(struct payload *r)
{
    payload_expect(payload_array(r, 5));
    r->decoder.in = &box.input;
    PyObject *args = payload_item(r);
    r->decoder.in = NULL;
    PyObject *kwargs = args ? payload_item(r) : NULL;
    payload_expect(args && kwargs);
    if (!kwargs) {
        Py_XDECREF(args);
        reply_raised();
        return;
    }
    PyObject *wants_args = payload_item(r), *wants_identities = payload_item(r);
    unsigned take = payload_number(r);
    PyObject *value = settle(call(box.entry, args, kwargs), take);
    reply_value(value, wants_args == Py_True ? args : NULL, &box.registry,
                wants_identities == Py_True ? &box.input : NULL);
    reply_keep(args);
    reply_keep(kwargs);
    Py_XDECREF(wants_args);
    Py_XDECREF(wants_identities);
}

static PyObject *operate(enum load_operation operation, PyObject *object, PyObject *name,
                         PyObject *args, PyObject *kwargs)
{
    if (operation == LOAD_OPERATION_NEW) {
        PyObject *instance = call(box.entry, args, kwargs);
        if (!instance)
            return NULL;
        int rc = PyDict_SetItem(box.objects, object, instance);
        Py_DECREF(instance);
        return rc < 0 ? NULL : Py_NewRef(Py_None);
    }
    PyObject *instance = PyDict_GetItemWithError(box.objects, object);
    payload_expect(instance != NULL);
    PyObject *attribute = PyObject_GetAttr(instance, name);
    if (operation == LOAD_OPERATION_ATTRIBUTE)
        return attribute;
    PyObject *result = call(attribute, args, kwargs);
    Py_XDECREF(attribute);
    return result;
}

static void handle_operation(struct payload *r)
{
    payload_expect(payload_array(r, 6));
    unsigned operation = payload_number(r);
    PyObject *items[4] = {0}; /* object, name, args, kwargs */
    bool is_complete = true;
    for (size_t i = 0; i < ARRAY_LEN(items) && is_complete; i++) {
        items[i] = payload_item(r);
        is_complete = items[i] != NULL;
    }
    payload_expect(is_complete);
    if (is_complete) {
        unsigned take = payload_number(r);
        reply_value(
            settle(operate((enum load_operation)operation, items[0], items[1], items[2], items[3]),
                   take),
            NULL, &box.registry, NULL);
    } else {
        reply_raised();
    }
    for (size_t i = 0; i < ARRAY_LEN(items); i++)
        reply_keep(items[i]);
}

static void handle_snippet(struct payload *r)
{
    payload_expect(payload_array(r, 2));
    PyObject *source = payload_item(r);
    payload_expect(source != NULL);
    unsigned take = payload_number(r);
    if (!box.namespace)
        box.namespace =
            PyObject_CallFunctionObjArgs(python.snippet_namespace, box.module, box.injected, NULL);
    PyObject *function = box.namespace ? PyObject_CallFunctionObjArgs(python.compile_snippet,
                                                                      source, box.namespace, NULL)
                                       : NULL;
    PyObject *value = function ? PyObject_CallNoArgs(function) : NULL;
    reply_value(settle(value, take), NULL, &box.registry, NULL);
    reply_keep(function);
    Py_XDECREF(source);
}

/* The end of a program is the end of the box. */
static void handle_program(struct payload *r)
{
    payload_expect(payload_array(r, 1));
    PyObject *argv = payload_item(r);
    payload_expect(argv && PyList_Check(argv));
    PyObject *status = argv ? PyObject_CallOneArg(python.run_program, argv) : NULL;
    if (status)
        _exit((int)(PyLong_AsUnsignedLongMask(status) & 0xff));
    reply_raised();
    reply_keep(argv);
}

/* ---- the setter's code -------------------------------------------------------------------------- */

static PyObject *setter_namespace(void)
{
    if (!box.setter_namespace)
        box.setter_namespace = PyObject_CallOneArg(python.setter_namespace, box.node_types);
    return box.setter_namespace;
}

static PyObject *evaluate(void *context, const char *source, size_t length)
{
    (void)context;
    PyObject *namespace = setter_namespace();
    PyObject *text = namespace ? PyUnicode_FromStringAndSize(source, (Py_ssize_t)length) : NULL;
    PyObject *value =
        text ? PyObject_CallFunctionObjArgs(python.evaluate, text, namespace, NULL) : NULL;
    Py_XDECREF(text);
    return value;
}

static void handle_evaluate(struct payload *r)
{
    payload_expect(payload_array(r, 1));
    r->decoder.evaluate = evaluate;
    PyObject *value = payload_item(r);
    payload_expect(value != NULL);
    reply_value(value, NULL, &box.registry, NULL);
}

static void handle_compile(struct payload *r)
{
    payload_expect(payload_array(r, 2));
    unsigned kind = payload_number(r);
    PyObject *source = payload_item(r);
    payload_expect(source != NULL);
    PyObject *none = source ? PyObject_CallFunction(python.check_code, "IO", kind, source) : NULL;
    reply_value(none, NULL, &box.registry, NULL);
    Py_XDECREF(source);
}

static void handle_generate(struct payload *r)
{
    payload_expect(payload_array(r, 3));
    PyObject *source = payload_item(r);
    PyObject *seed = payload_item(r);
    payload_expect(source && seed);
    unsigned index = payload_number(r);
    PyObject *namespace = setter_namespace();
    PyObject *value =
        namespace ? PyObject_CallFunction(python.generate, "OOIO", source, seed, index, namespace)
                  : NULL;
    reply_value(settle(value, 1 << 20), NULL, &box.registry, NULL);
    Py_XDECREF(source);
    Py_XDECREF(seed);
}

static void handle_examine(struct payload *r)
{
    PyObject *items[3] = {0}; /* module, source, options */
    payload_expect(payload_array(r, ARRAY_LEN(items)));
    for (size_t i = 0; i < ARRAY_LEN(items); i++) {
        items[i] = payload_item(r);
        payload_expect(items[i] != NULL);
    }
    PyObject *value =
        items[2] ? PyObject_CallFunctionObjArgs(python.examine, items[0], items[1], items[2], NULL)
                 : NULL;
    reply_value(value, NULL, &box.registry, NULL);
    for (size_t i = 0; i < ARRAY_LEN(items); i++)
        Py_XDECREF(items[i]);
}

/* ---- the loop ----------------------------------------------------------------------------------- */

static const struct {
    enum frame_type type;
    unsigned states; /* in which it may come */
    void (*handle)(struct payload *r);
} requests[] = {
    {FRAME_LOAD,      WANTS_LOAD,                        handle_load     },
    {FRAME_CALL,      LOADED_SUBMISSION | LOADED_SETTER, handle_call     },
    {FRAME_OPERATION, LOADED_SUBMISSION | LOADED_SETTER, handle_operation},
    {FRAME_SNIPPET,   LOADED_SUBMISSION | LOADED_SETTER, handle_snippet  },
    {FRAME_PROGRAM,   LOADED_SUBMISSION | LOADED_SETTER, handle_program  },
    {FRAME_EVALUATE,  LOADED_SETTER,                     handle_evaluate },
    {FRAME_GENERATE,  LOADED_SETTER,                     handle_generate },
    {FRAME_COMPILE,   LOADED_SETTER,                     handle_compile  },
    {FRAME_EXAMINE,   LOADED_SETTER,                     handle_examine  },
};

static void serve_frame(const struct frame *f)
{
    struct payload r = {
        .decoder = {
                    .at = f->payload, .end = f->payload + f->header.length, .nodes = &box.registry}
    };
    reply_drop_kept();
    input_nodes_release(&box.input);
    for (size_t i = 0; i < ARRAY_LEN(requests); i++) {
        if (requests[i].type == f->header.type && (requests[i].states & box.state)) {
            requests[i].handle(&r);
            return;
        }
    }
    payload_die();
}

int serve_init(struct error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(functions); i++) {
        *functions[i].function = warm_function(functions[i].name);
        if (!*functions[i].function)
            return error_set(err, ERROR_INTERNAL, "harness.py lacks '%s'", functions[i].name);
        Py_INCREF(*functions[i].function);
    }
    box.objects = PyDict_New();
    if (!box.objects || decode_init() < 0 || reply_init() < 0 || begin_default_module() < 0)
        return warm_python_error(err, "cannot prepare the harness");
    return thread_init(err);
}

enum { EXIT_NOT_OPENED = 71 };

void serve_run(const struct box_spec *spec)
{
    if (warm_open_up(spec->tiers) < 0)
        _exit(EXIT_NOT_OPENED); /* gradebox sees a box that ended before it had anything to do */
    if (spec->tiers & (TIER_THREADS | TIER_PROCESSES))
        thread_renumber();
    if (spec->tiers & TIER_PROCESSES)
        frame_answer_alone();
    box.state = WANTS_LOAD;
    for (;;) {
        struct frame f AUTO(frame_release) = {0};
        if (frame_read(&f) == 0) {
            serve_frame(&f);
        } else {
            PyErr_NoMemory();
            if (box.state == WANTS_LOAD)
                reply_load_failed(LOAD_FAILURE_EXECUTE, "");
            else
                reply_raised();
        }
    }
}
