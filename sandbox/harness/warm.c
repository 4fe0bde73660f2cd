/*
 * warm - see warm.h
 *
 * What is loaded here costs every test: fork copies the table of memory maps (a shared object is
 * five of them) and the page tables of all that was written. What isn't costs only the submissions
 * that use it, if it is pure Python; a native module can't be loaded after the fork at all. So
 * natives are chosen by use and price, and pure modules are loaded early only where nearly every
 * submission, or the harness itself, needs them. The prices stand in the tables.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/warm.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <marshal.h>
#include <string.h>

#include "sandbox/harness/bundle.h"
#include "sandbox/harness/decode.h"
#include "sandbox/spec.h"

struct wanted {
    const char *name;
    const char *reason;
};

/* Shared objects are mapped, five maps and about 6 us of each fork, and initialised only in the box
 * that imports them. Left out although Python has them: _hashlib and _ssl (OpenSSL; 40 us, and what
 * hashlib needs is built in), _uuid (brings a library, ten maps), _crypt, _lsprof, _zoneinfo (need
 * files, or are nobody's algorithm); _ctypes, _posixshmem, _multiprocessing, readline, curses, tkinter,
 * dbm, termios (reach out of a box). */
static const struct wanted natives[] = {
    {"_asyncio",         "asyncio is several times slower without"                               },
    {"_bisect",          "built in on Debian, a file elsewhere; so are all below without a price"},
    {"_contextvars",     "contextvars, decimal and asyncio need it"                              },
    {"_csv",             "csv"                                                                   },
    {"_datetime",        "datetime is far slower without"                                        },
    {"_decimal",         "decimal is a hundred times slower without"                             },
    {"_heapq",           "heapq is far slower without"                                           },
    {"_json",            "json is many times slower without"                                     },
    {"_blake2",          "hashlib"                                                               },
    {"_md5",             "hashlib"                                                               },
    {"_opcode",          "dis, inspect, and so dataclasses"                                      },
    {"_pickle",          "pickle, and copy of some objects"                                      },
    {"_posixsubprocess", "subprocess, which asyncio imports"                                     },
    {"_queue",           "queue.SimpleQueue"                                                     },
    {"_random",          "random"                                                                },
    {"_sha1",            "hashlib"                                                               },
    {"_sha2",            "hashlib and random from 3.12 on"                                       },
    {"_sha256",          "hashlib up to 3.11"                                                    },
    {"_sha3",            "hashlib"                                                               },
    {"_sha512",          "hashlib and random up to 3.11"                                         },
    {"_socket",          "socket, which asyncio imports"                                         },
    {"_statistics",      "statistics"                                                            },
    {"_struct",          "struct"                                                                },
    {"_typing",          "typing in 3.11"                                                        },
    {"array",            "array"                                                                 },
    {"binascii",         "base64"                                                                },
    {"cmath",            "cmath"                                                                 },
    {"fcntl",            "subprocess, which asyncio imports"                                     },
    {"math",             "math"                                                                  },
    {"pyexpat",          "xml"                                                                   },
    {"resource",         "what it has used, and what its limits are; setting them is refused"    },
    {"select",           "selectors, which asyncio imports"                                      },
    {"unicodedata",      "unicodedata; str.isidentifier for names that aren't ASCII"             },
    {"zlib",             "zlib, gzip"                                                            },
 /* Sources may be in these encodings (PEP 263). */
    {"_multibytecodec",  "the six below"                                                         },
    {"_codecs_cn",       "gb2312, gbk, gb18030"                                                  },
    {"_codecs_hk",       "big5hkscs"                                                             },
    {"_codecs_iso2022",  "iso2022_jp and its kin"                                                },
    {"_codecs_jp",       "shift_jis, euc_jp"                                                     },
    {"_codecs_kr",       "euc_kr, cp949"                                                         },
    {"_codecs_tw",       "big5, cp950"                                                           },
};

/* The same, of boxes with TIER_FILES alone, which are forked from a zygote of their own. */
static const struct wanted natives_of_files[] = {
    {"_sqlite3", "sqlite3, with its library"},
    {"_bz2",     "bz2; tarfile and zipfile" },
    {"_lzma",    "lzma; the same"           },
    {"mmap",     "mmap"                     },
};

static const struct wanted natives_of_processes[] = {
    {"_multiprocessing", "its locks"                                                                     },
    {"_posixshmem",      "multiprocessing.shared_memory"                                                 },
    {"_ctypes",          "multiprocessing.Value and Array; the filter stands against what else it can do"},
};

/* Each line's price: what a submission that imports it would pay in its own box, in milliseconds of
 * CPU time, against microseconds of every fork. */
static const struct wanted pures[] = {
    {"bisect",      "0.1 ms"                                       },
    {"collections", "the harness needs it"                         },
    {"contextlib",  "0.4 ms"                                       },
    {"copy",        "0.3 ms"                                       },
    {"dataclasses", "9 ms (it imports inspect) against 20 us"      },
    {"enum",        "the harness needs it"                         },
    {"functools",   "the harness needs it"                         },
    {"heapq",       "0.1 ms"                                       },
    {"itertools",   "nearly every submission"                      },
    {"json",        "2 ms against 5 us"                            },
    {"math",        "nearly every submission"                      },
    {"operator",    "the harness needs it"                         },
    {"random",      "0.5 ms, and its seed is the same in every box"},
    {"re",          "the harness needs it"                         },
    {"string",      "0.6 ms"                                       },
    {"time",        "the harness needs it"                         },
    {"typing",      "2 ms; nearly every submission"                },
};

static struct bundle bundle; /* open from warm_up on */
static PyObject *harness;    /* the dict of harness.py; owned for the life of the process */

int warm_python_error(struct error *err, const char *what)
{
    PyObject *type, *value, *trace;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    PyObject *text = value ? PyObject_Str(value) : NULL;
    const char *utf8 = text ? PyUnicode_AsUTF8(text) : NULL;
    const char *name = type ? ((PyTypeObject *)type)->tp_name : "no exception";
    error_set(err, ERROR_INTERNAL, "%s: %s: %s", what, name, utf8 ? utf8 : "?");
    PyErr_Clear();
    Py_XDECREF(text);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(trace);
    return -1;
}

PyObject *warm_function(const char *name)
{
    PyObject *function = harness ? PyDict_GetItemString(harness, name) : NULL;
    if (!function)
        PyErr_Format(PyExc_KeyError, "the harness has no '%s'", name);
    return function;
}

/* Calls a function of the harness and drops what it returns. */
static int call(const char *name)
{
    PyObject *function = warm_function(name);
    if (!function)
        return -1;
    PyObject *result = PyObject_CallNoArgs(function);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

/* ---- the interpreter -------------------------------------------------------------------------- */

PyStatus warm_configure(PyConfig *config)
{
    PyPreConfig before;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    PyStatus status = Py_PreInitialize(&before);
    PyConfig_InitIsolatedConfig(config);
    if (PyStatus_Exception(status))
        return status;
    config->site_import = 0;
    config->use_hash_seed = 1;
    config->hash_seed = 0;
    config->install_signal_handlers = 0;
    config->write_bytecode = 0;
    config->pathconfig_warnings = 0;
    config->buffered_stdio = 1;
    status = PyConfig_SetBytesString(config, &config->stdio_encoding, "utf-8");
    if (PyStatus_Exception(status))
        return status;
    return PyConfig_SetBytesString(config, &config->stdio_errors, "strict");
}

/* CPython looks for the text of a line in the file of that name whenever it makes a SyntaxError or
 * prints an exception from C, also where the name is '<string>' and there can be no file. An honest
 * solution that catches the SyntaxError of exec() would be reported for it; one with doctests,
 * because they make a debugger, which reads its start-up file. So these names are refused before they
 * reach the kernel; the hook can't be taken out again, and a submission that opens them itself is told
 * the same. */
static bool is_source_name(PyObject *name)
{
    Py_ssize_t n = PyUnicode_Check(name) ? PyUnicode_GET_LENGTH(name) : 0;
    if (n == 0)
        return false;
    if (PyUnicode_READ_CHAR(name, 0) == '<' && PyUnicode_READ_CHAR(name, n - 1) == '>')
        return true;
    return PyUnicode_CompareWithASCIIString(name, "solution.py") == 0 ||
           PyUnicode_CompareWithASCIIString(name, ".pdbrc") == 0 ||
           PyUnicode_CompareWithASCIIString(name, "/.pdbrc") == 0;
}

static int refuse_sources(const char *event, PyObject *args, void *context)
{
    (void)context;
    if (strcmp(event, "open") != 0 || PyTuple_GET_SIZE(args) < 1)
        return 0;
    PyObject *name = PyTuple_GET_ITEM(args, 0);
    if (!is_source_name(name))
        return 0;
    errno = ENOENT;
    PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, name);
    return -1;
}

/* ---- the bundle ------------------------------------------------------------------------------- */

static PyObject *find_module(PyObject *self, PyObject *name)
{
    (void)self;
    Py_ssize_t length;
    const char *utf8 = PyUnicode_Check(name) ? PyUnicode_AsUTF8AndSize(name, &length) : NULL;
    struct bundle_module module;
    if (!utf8 || !bundle_find(&bundle, utf8, (size_t)length, &module)) {
        PyErr_Clear();
        Py_RETURN_NONE;
    }
    /* PyMemoryView_FromMemory takes char * also for what is only read. */
    PyObject *code = PyMemoryView_FromMemory((char *)(uintptr_t)module.code,
                                             (Py_ssize_t)module.length, PyBUF_READ);
    return code ? Py_BuildValue("(NO)", code, module.is_package ? Py_True : Py_False) : NULL;
}

static PyMethodDef find_method = {"find", find_module, METH_O,
                                  "The code of a module of the standard library."};

static int open_bundle(const char *path, struct error *err)
{
    if (bundle_open(&bundle, path, err) < 0)
        return -1;
    const char *version = Py_GetVersion();
    if (strlen(version) != bundle.version_len ||
        memcmp(version, bundle.version, bundle.version_len) != 0)
        return error_at(err, ERROR_INTERNAL, path, 0, 0,
                        "the standard library is for Python '%.*s', this is '%s'",
                        (int)bundle.version_len, bundle.version, version);
    return 0;
}

/* ---- modules ---------------------------------------------------------------------------------- */

/* Runs one of our own modules of the bundle in the harness's namespace. */
static int run_bundled(const char *name)
{
    struct bundle_module module;
    if (!bundle_find(&bundle, name, strlen(name), &module)) {
        PyErr_Format(PyExc_ImportError, "the bundle has no '%s'", name);
        return -1;
    }
    PyObject *code =
        PyMarshal_ReadObjectFromString((const char *)module.code, (Py_ssize_t)module.length);
    PyObject *none = code ? PyEval_EvalCode(code, harness, harness) : NULL;
    Py_XDECREF(code);
    Py_XDECREF(none);
    return none ? 0 : -1;
}

static int run_harness(void)
{
    PyObject *find = PyCFunction_New(&find_method, NULL);
    /* Built-in names of its own: what a submission does to those of everybody isn't its affair. */
    PyObject *builtins = PyDict_Copy(PyEval_GetBuiltins());
    harness = Py_BuildValue("{sNsssN}", "__builtins__", builtins, "__name__", "gradebox",
                            "bundle_find", find);
    if (!harness || run_bundled("gradebox importer") < 0)
        return -1;
    return run_bundled("gradebox harness") < 0 ? -1 : run_bundled("gradebox program");
}

/* Maps a native module and puts its path into @paths. One that is missing or can't be mapped is no
 * error: distributions differ in what they build in, split off or leave out. */
static int map_native(PyObject *paths, const char *name)
{
    PyObject *find = warm_function("native_path");
    PyObject *path = find ? PyObject_CallFunction(find, "s", name) : NULL;
    const char *utf8 = path && path != Py_None ? PyUnicode_AsUTF8(path) : NULL;
    int outcome = path && (utf8 || path == Py_None) ? 0 : -1;
    if (utf8 && dlopen(utf8, RTLD_NOW | RTLD_LOCAL))
        outcome = PyDict_SetItemString(paths, name, path);
    Py_XDECREF(path);
    return outcome;
}

static PyObject *map_natives(unsigned tiers)
{
    PyObject *paths = PyDict_New();
    for (size_t i = 0; paths && i < ARRAY_LEN(natives); i++) {
        if (map_native(paths, natives[i].name) < 0)
            Py_CLEAR(paths);
    }
    for (size_t i = 0; paths && i < ARRAY_LEN(natives_of_files) && (tiers & TIER_FILES); i++) {
        if (map_native(paths, natives_of_files[i].name) < 0)
            Py_CLEAR(paths);
    }
    for (size_t i = 0; paths && i < ARRAY_LEN(natives_of_processes) && (tiers & TIER_PROCESSES);
         i++) {
        if (map_native(paths, natives_of_processes[i].name) < 0)
            Py_CLEAR(paths);
    }
    return paths;
}

static int use_bundle(unsigned tiers)
{
    PyObject *function = warm_function("use_bundle");
    PyObject *paths = function ? map_natives(tiers) : NULL;
    PyObject *none = paths ? PyObject_CallOneArg(function, paths) : NULL;
    Py_XDECREF(paths);
    Py_XDECREF(none);
    return none ? 0 : -1;
}

/* One that this version doesn't have is no error. */
static int import_pures(void)
{
    for (size_t i = 0; i < ARRAY_LEN(pures); i++) {
        PyObject *module = PyImport_ImportModule(pures[i].name);
        if (!module && !PyErr_ExceptionMatches(PyExc_ModuleNotFoundError))
            return -1;
        PyErr_Clear();
        Py_XDECREF(module);
    }
    return 0;
}

/* ---- packages --------------------------------------------------------------------------------- */

static PyObject *list_of(char **names)
{
    PyObject *list = PyList_New(0);
    for (char **name = names; list && *name; name++) {
        PyObject *text = PyUnicode_FromString(*name);
        if (!text || PyList_Append(list, text) < 0)
            Py_CLEAR(list);
        Py_XDECREF(text);
    }
    return list;
}

/* What packages.py has to complain about: (text, hint). */
static int refuse_packages(PyObject *complaint, struct error *err)
{
    const char *text, *hint;
    if (!PyArg_ParseTuple(complaint, "ss", &text, &hint))
        return warm_python_error(err, "cannot preload packages");
    error_set(err, ERROR_SANDBOX, "%s", text);
    return hint[0] ? error_hint(err, "%s", hint) : -1;
}

static void close_dir(DIR **dir)
{
    if (*dir)
        closedir(*dir);
}

/* Their libraries may start threads, and of these a fork would leave nothing but what they locked. */
static int check_threads(struct error *err)
{
    AUTO(close_dir) DIR *tasks = opendir("/proc/self/task");
    int n = 0;
    while (tasks && readdir(tasks))
        n++;
    if (n > 3) /* ".", ".." and the main one */
        return error_set(err, ERROR_SANDBOX, "a package to preload has started a thread");
    return 0;
}

static char packages_text[1024]; /* as zygote_reply has room for */

const char *warm_packages(void)
{
    return packages_text;
}

/* One that is too long is none: what was cut off might be what has changed. */
static int describe_packages(struct error *err)
{
    PyObject *function = warm_function("describe");
    PyObject *text = function ? PyObject_CallNoArgs(function) : NULL;
    const char *utf8 = text ? PyUnicode_AsUTF8(text) : NULL;
    if (utf8 && strlen(utf8) < sizeof(packages_text))
        memcpy(packages_text, utf8, strlen(utf8) + 1);
    Py_XDECREF(text);
    return utf8 ? 0 : warm_python_error(err, "cannot tell the versions of packages");
}

static int import_packages(char **names, struct error *err)
{
    if (!*names)
        return 0;
    PyObject *list = run_bundled("gradebox packages") < 0 ? NULL : list_of(names);
    PyObject *function = list ? warm_function("preload") : NULL;
    PyObject *complaint = function ? PyObject_CallOneArg(function, list) : NULL;
    Py_XDECREF(list);
    if (!complaint)
        return warm_python_error(err, "cannot preload packages");
    int rc = Py_IsNone(complaint) ? check_threads(err) : refuse_packages(complaint, err);
    Py_DECREF(complaint);
    return rc == 0 ? describe_packages(err) : -1;
}

/* ---- memory ----------------------------------------------------------------------------------- */

/*
 * Warming up leaves holes all over the heap, and a box that allocates from them copies a page for
 * each: 50 of its 230 page faults on 3.11. So they are filled up, and what a box allocates lies side
 * by side on fresh pages. What is taken here is never given back.
 */
enum {
    SMALL_MAX_BYTES = 512, /* Objects/obmalloc.c: larger ones are malloc's */
    SMALL_STEP_BYTES = 16,
    POOL_BYTES = 16 * 1024, /* a pool holds blocks of one size */
    POOL_HEAD_BYTES = 48,   /* before its first block */
    MALLOC_MAX_BYTES = 4096,
    FRONTIER_BYTES = 100 << 10, /* larger than any hole, below malloc's mmap threshold of 128 KiB */
    HOLES_MAX = 20000,          /* of one size; a bound, never met */
};

static void fill_holes(void)
{
    for (size_t bytes = SMALL_STEP_BYTES; bytes <= SMALL_MAX_BYTES; bytes += SMALL_STEP_BYTES) {
        uintptr_t block = 0;
        for (unsigned i = 0; i < HOLES_MAX && block % POOL_BYTES != POOL_HEAD_BYTES; i++)
            block = (uintptr_t)PyObject_Malloc(bytes);
    }
    void *last = malloc(FRONTIER_BYTES); /* at the end of the heap: all holes are below */
    const uintptr_t frontier = (uintptr_t)last;
    free(last);
    for (size_t bytes = SMALL_STEP_BYTES; bytes <= MALLOC_MAX_BYTES; bytes += SMALL_STEP_BYTES) {
        uintptr_t block = 0;
        for (unsigned i = 0; i < HOLES_MAX && block < frontier; i++)
            block = (uintptr_t)malloc(bytes);
    }
}

int warm_up(const char *bundle_path, char **packages, unsigned tiers, struct error *err)
{
    if (open_bundle(bundle_path, err) < 0)
        return -1;
    PyGC_Disable(); /* a third of the time of importing otherwise */
    if (run_harness() < 0 || decode_init() < 0)
        return warm_python_error(err, "cannot run the harness");
    if (import_packages(packages, err) < 0)
        return -1;
    if (use_bundle(tiers) < 0)
        return warm_python_error(err, "cannot use the bundle");
    if (import_pures() < 0)
        return warm_python_error(err, "cannot warm up the standard library");
    if (call("set_up") < 0 || PySys_AddAuditHook(refuse_sources, NULL) < 0)
        return warm_python_error(err, "cannot set up the harness");
    fill_holes();
    PyGC_Enable();
    return 0;
}

int warm_open_up(unsigned tiers)
{
    if (tiers == TIER_PURE)
        return 0;
    char names[TIER_SET_NAME_BYTES];
    PyObject *function = run_bundled("gradebox tiers") < 0 ? NULL : warm_function("open_up");
    PyObject *done =
        function ? PyObject_CallFunction(function, "s", tier_set_name(tiers, names)) : NULL;
    Py_XDECREF(done);
    return done ? 0 : -1;
}
