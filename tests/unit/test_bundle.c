/*
 * test_bundle - the standard library from memory, and the harness that stands on it
 *
 * The rows of the second half run in forks of a warmed-up interpreter from which every system call
 * that names a path, opens a descriptor or asks for executable memory kills.
 * GRADEBOX_BUNDLE names the bundle that was built for the Python this is linked with.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/bundle.h"

#include <check.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "sandbox/harness/warm.h"
#include "sandbox/spec.h"

/* ---- the file --------------------------------------------------------------------------------- */

static void put(struct buffer *b, uint32_t n)
{
    uint8_t bytes[] = {(uint8_t)n, (uint8_t)(n >> 8), (uint8_t)(n >> 16), (uint8_t)(n >> 24)};
    buffer_append(b, bytes, sizeof(bytes));
}

static const char *const sorted_names[] = {"a", "a.b", "ab", "b"};

/* A bundle of the @n @names, each with its own name as code; every second one is a package. */
static struct buffer small_bundle(const char *const *names, uint32_t n)
{
    struct buffer b = {0}, text = {0};
    buffer_append(&b, "GBSTDLIB\x01\x02\x03\x04", 12);
    put(&b, 5);
    buffer_append(&b, "1.2.3\0\0\0", 8);
    put(&b, n);
    uint32_t at = (uint32_t)b.len + 20 * n;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t length = (uint32_t)strlen(names[i]);
        put(&b, at + (uint32_t)text.len);
        put(&b, length);
        put(&b, at + (uint32_t)text.len);
        put(&b, length);
        put(&b, i % 2);
        buffer_puts(&text, names[i]);
    }
    buffer_append(&b, text.data, text.len);
    buffer_release(&text);
    return b;
}

static int open_bytes(const void *bytes, size_t length, struct bundle *out, struct error *err)
{
    AUTO_FD int fd = memfd_create("bundle", MFD_CLOEXEC);
    char path[64];
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    ck_assert(write(fd, bytes, length) == (ssize_t)length);
    return bundle_open(out, path, err);
}

START_TEST(modules_are_found_by_their_whole_name)
{
    AUTO(buffer_release) struct buffer bytes = small_bundle(sorted_names, 4);
    struct bundle b = {0};
    struct error err = {0};
    ck_assert_msg(open_bytes(bytes.data, bytes.len, &b, &err) == 0, "%s", err.text);
    ck_assert(b.version_len == 5 && memcmp(b.version, "1.2.3", 5) == 0);
    struct bundle_module m;
    for (unsigned i = 0; i < 4; i++) {
        const char *name = sorted_names[i];
        ck_assert_msg(bundle_find(&b, name, strlen(name), &m), "'%s'", name);
        ck_assert(m.length == strlen(name) && memcmp(m.code, name, m.length) == 0);
        ck_assert(m.is_package == (i % 2 == 1));
    }
    static const char *const absent[] = {"", "A", "aa", "a.", "a.b.c", "c"};
    for (size_t i = 0; i < ARRAY_LEN(absent); i++)
        ck_assert_msg(!bundle_find(&b, absent[i], strlen(absent[i]), &m), "'%s'", absent[i]);
    ck_assert(!bundle_find(&b, "b\0", 2, &m));
    bundle_close(&b);
    bundle_close(&b);
}
END_TEST

START_TEST(a_bundle_cut_off_anywhere_is_an_error)
{
    AUTO(buffer_release) struct buffer bytes = small_bundle(sorted_names, 4);
    for (size_t length = 0; length < bytes.len; length++) {
        struct bundle b = {0};
        struct error err = {0};
        ck_assert_msg(open_bytes(bytes.data, length, &b, &err) == -1, "%zu bytes", length);
        ck_assert(err.kind == ERROR_INTERNAL && b.data == NULL);
    }
}
END_TEST

START_TEST(an_unsorted_or_foreign_file_is_an_error)
{
    static const char *const unsorted[] = {"b", "a"}, *const twice[] = {"a", "a"};
    struct bundle b = {0};
    struct error err = {0};
    AUTO(buffer_release) struct buffer one = small_bundle(unsorted, 2);
    ck_assert_int_eq(open_bytes(one.data, one.len, &b, &err), -1);
    AUTO(buffer_release) struct buffer two = small_bundle(twice, 2);
    ck_assert_int_eq(open_bytes(two.data, two.len, &b, &err), -1);
    AUTO(buffer_release) struct buffer foreign = small_bundle(sorted_names, 4);
    foreign.data[0] = 'X';
    ck_assert_int_eq(open_bytes(foreign.data, foreign.len, &b, &err), -1);
    AUTO(buffer_release) struct buffer large = small_bundle(sorted_names, 4);
    large.data[12] = large.data[13] = large.data[14] = large.data[15] = (char)0xFF;
    ck_assert_int_eq(open_bytes(large.data, large.len, &b, &err), -1);
}
END_TEST

START_TEST(a_missing_file_is_an_error_that_names_it)
{
    struct bundle b = {0};
    struct error err = {0};
    ck_assert_int_eq(bundle_open(&b, "/nonexistent/bundle", &err), -1);
    ck_assert_ptr_nonnull(strstr(err.text, "/nonexistent/bundle"));
    ck_assert_int_eq(bundle_open(&b, "/", &(struct error){0}), -1);
}
END_TEST

/* ---- the warmed-up interpreter ---------------------------------------------------------------- */

/* Nothing in a `pure` box may need these; a box that asks is reported, so the test is killed. */
static const int forbidden[] = {
    SCMP_SYS(access),
    SCMP_SYS(clone),
    SCMP_SYS(clone3),
    SCMP_SYS(dup),
    SCMP_SYS(epoll_create1),
    SCMP_SYS(eventfd2),
    SCMP_SYS(execve),
    SCMP_SYS(fcntl),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(lstat),
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(pipe2),
    SCMP_SYS(poll),
    SCMP_SYS(prlimit64),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(select),
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(stat),
    SCMP_SYS(statx),
    SCMP_SYS(uname),
};

static void enter_cage(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    for (size_t i = 0; i < ARRAY_LEN(forbidden); i++)
        ck_assert(seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, forbidden[i], 0) == 0);
    ck_assert(seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(newfstatat), 1,
                               SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, 0)) == 0);
    ck_assert(seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(mmap), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC)) == 0);
    ck_assert(seccomp_load(filter) == 0);
    seccomp_release(filter);
}

/* What the rows see: the harness's own names, and these. */
static const char helpers[] =
    "import io, sys\n"
    "def prepare(source, name='solution', node_types=DEFAULT_NODE_TYPES):\n"
    "    module, injected = begin(node_types, name)\n"
    "    load(module, source)\n"
    "    return module, injected\n"
    "def load_source(source): return prepare(source)[0]\n"
    "def raises(kind, function, *args):\n"
    "    try: function(*args)\n"
    "    except kind as error: return error\n"
    "    raise AssertionError(f'no {kind.__name__}')\n"
    "def printed(function, *args):\n"
    "    kept = sys.stdout, sys.stderr\n"
    "    sys.stdout = sys.stderr = io.StringIO()\n"
    "    try: function(*args); return sys.stdout.getvalue()\n"
    "    finally: sys.stdout, sys.stderr = kept\n"
    "def snippet(source, module=None):\n"
    "    module, injected = begin(DEFAULT_NODE_TYPES) if module is None else (module, {})\n"
    "    return compile_snippet(source, snippet_namespace(module, injected))\n"
    "asynchronous = b'''\n"
    "import asyncio\n"
    "async def wait(n):\n"
    "    await asyncio.sleep(n / 1000); return n\n"
    "async def all():\n"
    "    queue = asyncio.Queue(); await queue.put(4)\n"
    "    done = await asyncio.gather(wait(2), wait(1))\n"
    "    try:\n"
    "        async with asyncio.timeout(0.002): await asyncio.sleep(9)\n"
    "    except TimeoutError: done.append('late')\n"
    "    return done + [await asyncio.create_task(wait(1)), await queue.get()]\n"
    "def run(): return asyncio.run(all())\n"
    "def own():\n"
    "    loop = asyncio.new_event_loop()\n"
    "    try: return loop.run_until_complete(all())\n"
    "    finally: loop.close()\n"
    "async def stuck(): await asyncio.Event().wait()\n"
    "async def count():\n"
    "    n = 0\n"
    "    while True:\n"
    "        yield n; n += 1; await asyncio.sleep(0)\n"
    "'''\n";

static const struct {
    const char *label, *code;
} rows[] = {
    {"pure modules come from memory",                                           "import csv, xml.etree.ElementTree, unittest, email.message\n"
                                      "assert csv.__spec__.origin == '<stdlib csv>'"             },
    {"native modules that are mapped can be imported late",
     "import decimal, json.decoder, _asyncio\n"
     "assert str(decimal.Decimal('0.1') + 1) == '1.1'\n"
     "import _decimal; assert decimal.Decimal is _decimal.Decimal"                                                                    },
    {"what is nowhere raises ModuleNotFoundError",
     "raises(ModuleNotFoundError, __import__, 'no_such_module')\n"
     "raises(ModuleNotFoundError, __import__, '_ctypes')\n"
     "raises(ModuleNotFoundError, __import__, 'json.nothing')"                                                                        },
    {"selectors and asyncio import without asking the kernel",
     "import selectors, asyncio, select\n"
     "assert selectors.EpollSelector._selector_cls is select.epoll"                                                                   },
    {"uuid imports without uname",                                              "import uuid; assert len(str(uuid.uuid4())) == 36"    },
    {"hashlib has what needs no OpenSSL",
     "import hashlib; assert hashlib.md5(b'').hexdigest().startswith('d41d8')\n"
     "assert hashlib.sha256(b'').hexdigest().startswith('e3b0')"                                                                      },
    {"a submission is a module named solution",
     "m = load_source(b'me = __name__, __file__\\nif __name__ == \"__main__\": 1/0')\n"
     "assert m.me == ('solution', 'solution.py') and sys.modules['solution'] is m\n"
     "import solution; assert solution is m"                                                                                          },
    {"node classes are there before it is loaded",
     "m = load_source(b'node = ListNode(3, ListNode()); tree = TreeNode(left=TreeNode(2))')\n"
     "assert (m.node.val, m.node.next.val, m.tree.left.val) == (3, 0, 2)\n"
     "assert repr(m.node) == 'ListNode(3)'"                                                                                           },
    {"node classes take the names of the challenge",
     "m, made = prepare(b'n = Node(data=1)', 'solution', [('Node', 'linked_list', 'data', "
     "'after')])\n"
     "assert (m.n.data, m.n.after) == (1, None) and type(m.n) is made['Node']"                                                        },
    {"a byte order mark and CRLF are taken",                                    "assert load_source(b'\\xef\\xbb\\xbfx = 1\\r\\ny = "
                                             "\"\"\"a\\r\\nb\"\"\"\\r\\n').y == 'a\\nb'"  },
    {"a declared encoding is taken",
     "assert load_source(b'# coding: latin-1\\ns = \"\\xe9\"').s == '\\xe9'\n"
     "assert load_source(b'#!x\\n# -*- coding: gbk -*-\\ns = \"\\xc4\\xe3\"').s == '\\u4f60'"                                         },
    {"what Python refuses is refused",
     "raises(SyntaxError, load_source, b'\\xff')\n"
     "raises(SyntaxError, load_source, b'# coding: none-such')\n"
     "raises((SyntaxError, ValueError), load_source, b'x = 1\\0')\n"
     "assert load_source(b'')"                                                                                                        },
    {"a syntax error has its place and line",
     "e = raises(SyntaxError, load_source, b'x = 1\\ndef f(:\\n')\n"
     "assert (e.filename, e.lineno, e.text) == ('solution.py', 2, 'def f(:\\n'), (e.args, e.text)"                                    },
    {"a syntax error of the compiler has its place and line",
     "e = raises(SyntaxError, load_source, b'x = 1\\nreturn x\\n')\n"
     "assert (e.filename, e.lineno, e.text) == ('solution.py', 2, 'return x\\n'), (e.args, "
     "e.text)\n"
     "e = raises(SyntaxError, load_source, b'nonlocal x')\n"
     "assert (e.filename, e.lineno) == ('solution.py', 1)"                                                                            },
    {"a syntax error that a submission catches reaches no path",
     "import ast\n"
     "for source in ('def f(:', 'return 1', 'x = ('):\n"
     "    raises(SyntaxError, exec, source)\n"
     "    raises(SyntaxError, compile, source, 'solution.py', 'exec')\n"
     "assert str(raises(SyntaxError, ast.parse, '1 +')) == 'invalid syntax (<unknown>, line 1)'\n"
     "raises(FileNotFoundError, open, 'solution.py')"                                                                                 },
    {"a warning of the compiler names the file",
     "out = printed(load_source, b'x = 1\\nx is 1\\n')\n"
     "assert out.startswith('solution.py:2: SyntaxWarning'), out"                                                                     },
    {"tracebacks show the submission's lines",
     "import traceback\n"
     "m = load_source(b'def f():\\n    return 1 / 0\\n')\n"
     "e = raises(ZeroDivisionError, m.f)\n"
     "assert 'line 2, in f\\n    return 1 / 0' in ''.join(traceback.format_exception(e))"                                             },
    {"an exception in a finalizer is printed with its line",
     "out = printed(load_source, b'class A:\\n def __del__(self): 1/0\\na = A()\\ndel a\\n')\n"
     "assert 'Exception ignored' in out and 'def __del__(self): 1/0' in out, out"                                                     },
    {"an uncaught exception is printed with its line",
     "out = printed(load_source, b'import sys\\ntry: 1/0\\nexcept Exception: "
     "sys.excepthook(*sys.exc_info())')\n"
     "assert 'try: 1/0' in out, out"                                                                                                  },
    {"standard input is empty",
     "import builtins\nraises(EOFError, builtins.input)\n"
     "assert sys.stdin.read() == '' == sys.stdin.buffer.read().decode()"                                                              },
    {"argv and exit are as in a script",
     "import builtins\n"
     "assert sys.argv == ['solution.py']\nraises(SystemExit, builtins.exit, 3)"                                                       },
    {"entries are found by kind",
     "m = load_source(b'class A: pass\\ndef f(): pass\\nn = None\\n')\n"
     "assert find_entry(m, 'function', ['g', 'f']) is m.f\n"
     "assert find_entry(m, 'class', ['f', 'A']) is m.A\n"
     "assert find_entry(m, 'function', ['n', 'x']) is None\n"
     "assert find_entry(m, 'names', ['f', 'n', 'q']) == ['q']"                                                                        },
    {"what stands in the place of a missing entry is said",
     "m, injected = begin(DEFAULT_NODE_TYPES)\n"
     "load(m, b'from os.path import join\\nclass A:\\n def f(self): pass\\ndef g(): pass\\nn = "
     "3\\n')\n"
     "def missing(kind, *names): return describe_missing(m, injected, kind, list(names))\n"
     "assert missing('function', 'h', 'i') == \\\n"
     "    \"it doesn't define the function 'h' or 'i', only 'A', 'g'\"\n"
     "assert missing('function', 'n') == \"'n' must be a function, but it is of the type 'int'\"\n"
     "assert missing('class', 'g').startswith(\"'g' must be a class\")\n"
     "assert missing('function', 'f').endswith(\"outside of a class: 'f' is a method of 'A'\")\n"
     "assert missing('names', 'x', 'y') == \"it doesn't define 'x', 'y', only 'A', 'g'\"\n"
     "m.__dict__.clear()\n"
     "assert missing('class', 'B') == \"it doesn't define the class 'B'\""                                                            },
    {"a snippet says the entry's first name, whatever the submission calls it",
     "m = load_source(b'def other(): return 7\\n')\n"
     "find_entry(m, 'function', ['named', 'other'])\n"
     "assert snippet('return [named(), other()]', m)() == [7, 7]\n"
     "assert not hasattr(m, 'named')"                                                                                                 },
    {"a snippet is a function of its own lines, an async one where it awaits",
     "assert snippet('x = \"\"\"a\\n  b\"\"\"\\nreturn x')() == 'a\\n  b'\n"
     "assert snippet('')() is None\n"
     "awaits = snippet('async def f(): return 3\\nreturn await f() + 1')\n"
     "assert drive(awaits()) == 4\n"
     "e = raises(ZeroDivisionError, snippet('x = 0\\n\\n1 / x\\n'))\n"
     "t = e.__traceback__\n"
     "while t.tb_next: t = t.tb_next\n"
     "assert (t.tb_lineno, t.tb_frame.f_code.co_filename) == (3, '<test>')\n"
     "e = raises(SyntaxError, snippet, 'x = 1\\ny = (\\n')\n"
     "assert (e.lineno, e.filename) == (2, '<test>')"                                                                                 },
    {"a snippet sees the submission and leaves it alone",
     "m = load_source(b'x = 1\\n_y = 2\\ndef f(): return x\\n')\n"
     "assert snippet('x = 5\\nreturn [x, f(), _y, ListNode(1).val]', m)() == [5, 1, 2, 1]\n"
     "assert m.x == 1 and not hasattr(m, 'snippet')"                                                                                  },
    {"coroutines run without asyncio",                                          "async def f(): return 3\n"
                                       "async def g(): return await f() + 1\n"
                                       "assert drive(g()) == 4 and 'asyncio' not in sys.modules"},
    {"asyncio runs without a descriptor",
     "m = load_source(asynchronous)\n"
     "assert drive(m.all()) == m.run() == m.own() == [2, 1, 'late', 1, 4]\n"
     "assert drive(m.wait(1)) == 1"                                                                                                   },
    {"asyncio imported while a coroutine runs",
     "m = load_source(b'async def f():\\n import asyncio\\n await asyncio.sleep(0)\\n return 8')\n"
     "assert drive(m.f()) == 8"                                                                                                       },
    {"a deadlock is an error and no endless wait",
     "e = raises(RuntimeError, drive, load_source(asynchronous).stuck())\n"
     "assert 'deadlock' in str(e)"                                                                                                    },
    {"iterators are taken up to a bound",
     "import itertools\n"
     "assert take(itertools.count(), 3) == [0, 1, 2] and take(iter([1]), 3) == [1]\n"
     "assert take(load_source(asynchronous).count(), 3) == [0, 1, 2]\n"
     "assert settle((i for i in range(9)), 2) == [0, 1]\n"
     "assert settle([1], 5) == [1] and settle('ab', 1) == 'ab'\n"
     "async def f(): return iter('ab')\n"
     "assert settle(f(), 5) == ['a', 'b']"                                                                                            },
    {"generate is the same for the same seed",
     "space = setter_namespace()\n"
     "body = 'return [[rng.randint(0, 99) for _ in range(5)], index, math.floor(2.5)]'\n"
     "one = generate(body, 'a/b/c', 4, space)\n"
     "assert one == generate(body, 'a/b/c', 4, space) and one[1:] == [4, 2]\n"
     "assert one != generate(body, 'a/b/c', 5, space) != generate(body, 'a/b/d', 5, space)"                                           },
    {"expressions are evaluated with builders",
     "space = setter_namespace()\n"
     "ring = evaluate(' linked_list([1, 2, 3], cycle=1) ', space)\n"
     "assert ring.next.next.next is ring.next and ring.val == 1\n"
     "root = evaluate('tree([1, None, 2, 3])', space)\n"
     "assert root.left is None and root.right.left.val == 3 and root.right.right is None\n"
     "assert evaluate('linked_list([])', space) is evaluate('tree([])', space) is None\n"
     "raises(ValueError, evaluate, 'tree([1, None, None, 2])', space)\n"
     "raises(SyntaxError, evaluate, '1 +', space)\n"
     "assert evaluate('sorted(string.digits)[:2]', space) == ['0', '1']"                                                              },
    {"random numbers are the same in every box",
     "import random; a = random.random(); random.seed(0); assert random.random() == a"                                                },
};

START_TEST(the_harness_needs_no_path)
{
    PyObject *space = PyDict_Copy(PyFunction_GetGlobals(warm_function("begin")));
    ck_assert_ptr_nonnull(space);
    enter_cage();
    PyObject *none = PyRun_String(helpers, Py_file_input, space, space);
    if (none)
        none = PyRun_String(rows[_i].code, Py_file_input, space, space);
    struct error err = {0};
    if (!none)
        warm_python_error(&err, rows[_i].label);
    ck_assert_msg(none != NULL, "%s", err.text);
}
END_TEST

static char *no_packages[1];

START_TEST(another_pythons_bundle_is_refused)
{
    AUTO(buffer_release) struct buffer bytes = small_bundle(sorted_names, 4);
    AUTO_FD int fd = memfd_create("bundle", MFD_CLOEXEC);
    char path[64];
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    ck_assert(write(fd, bytes.data, bytes.len) == (ssize_t)bytes.len);
    struct error err = {0};
    ck_assert_int_eq(warm_up(path, no_packages, TIER_PURE, &err), -1);
    ck_assert_msg(strstr(err.text, "'1.2.3'") != NULL, "%s", err.text);
}
END_TEST

static bool start(void)
{
    const char *path = getenv("GRADEBOX_BUNDLE");
    struct error err = {0};
    PyConfig config;
    PyStatus status = warm_configure(&config);
    if (!PyStatus_Exception(status))
        status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (path && !PyStatus_Exception(status) && warm_up(path, no_packages, TIER_PURE, &err) == 0)
        return true;
    fprintf(stderr, "cannot warm up: %s\n", path ? err.text : "GRADEBOX_BUNDLE is not set");
    return false;
}

int main(void)
{
    if (!start())
        return EXIT_FAILURE;
    Suite *s = suite_create("bundle");
    TCase *file = tcase_create("file");
    tcase_add_test(file, modules_are_found_by_their_whole_name);
    tcase_add_test(file, a_bundle_cut_off_anywhere_is_an_error);
    tcase_add_test(file, an_unsorted_or_foreign_file_is_an_error);
    tcase_add_test(file, a_missing_file_is_an_error_that_names_it);
    tcase_add_test(file, another_pythons_bundle_is_refused);
    suite_add_tcase(s, file);
    TCase *harness = tcase_create("harness");
    tcase_add_loop_test(harness, the_harness_needs_no_path, 0, (int)ARRAY_LEN(rows));
    suite_add_tcase(s, harness);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
