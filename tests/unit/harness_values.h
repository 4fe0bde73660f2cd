/*
 * harness_values - values of every kind for the tests of a box's codec, and how encodings are shown
 *
 * Values are made by Python expressions; encodings are shown in a notation near to RFC 8949's,
 * section 8, that is written here a second time and not by the code that is tested.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "sandbox/harness/decode.h"
#include "sandbox/harness/encode.h"
#include "sandbox/wire.h"

/* What the expressions of the tables see. `called` must stay empty: it lists the methods of a
 * submission's classes that ran. */
static const char prelude[] =
    "import collections, dataclasses, enum, math\n"
    "called = []\n"
    "def spy(name, answer=None):\n"
    "    def method(*args, **kwargs):\n"
    "        called.append(name)\n"
    "        return answer\n"
    "    return method\n"
    "class ListNode:\n"
    "    def __init__(self, val=0, next=None):\n"
    "        self.val, self.next = val, next\n"
    "class TreeNode:\n"
    "    def __init__(self, val=0, left=None, right=None):\n"
    "        self.val, self.left, self.right = val, left, right\n"
    "hooks = ['__eq__', '__len__', '__iter__', '__getattribute__', '__getattr__', '__repr__',\n"
    "         '__str__', '__bool__', '__getitem__', '__index__', '__int__', '__float__',\n"
    "         '__next__', '__contains__', '__class_getitem__', '__ne__', '__del__',\n"
    "         '__instancecheck__', '__subclasscheck__', '__mro_entries__', '__complex__',\n"
    "         '__reduce_ex__', '__buffer__', 'keys', 'items', 'values', 'encode']\n"
    "evil = {name: spy(name, 7) for name in hooks}\n"
    "class Meta(type):\n"
    "    locals().update({name: spy('Meta.' + name, True) for name in\n"
    "                     ['__instancecheck__', '__subclasscheck__', '__eq__', "
    "'__getattribute__',\n"
    "                      '__call__']})\n"
    "    __hash__ = type.__hash__\n"
    "def make(name, base, **extra):\n"
    "    return type.__call__(Meta, name, (base,), {**evil, **extra})\n"
    "EvilList, EvilTuple, EvilDict, EvilSet = (\n"
    "    make('E', one) for one in (list, tuple, dict, set))\n"
    "EvilInt, EvilStr, EvilFloat, EvilBytes, EvilObject = (\n"
    "    make('E', one, __hash__=one.__hash__) for one in (int, str, float, bytes, object))\n"
    "def chain(*values, make=ListNode):\n"
    "    head = None\n"
    "    for value in reversed(values):\n"
    "        node = make(value); node.next = head; head = node\n"
    "    return head\n"
    "def ring(values, at):\n"
    "    head = node = chain(*values)\n"
    "    while node.next: node = node.next\n"
    "    target = head\n"
    "    for _ in range(at): target = target.next\n"
    "    node.next = target\n"
    "    return head\n"
    "def nested(depth, wrap=lambda inner: [inner]):\n"
    "    value = 1\n"
    "    for _ in range(depth): value = wrap(value)\n"
    "    return value\n"
    "def tied():\n"
    "    value = []; value.append(value); return value\n"
    "def shared():\n"
    "    leaf = TreeNode(2); return TreeNode(1, leaf, leaf)\n"
    "def round_tree():\n"
    "    root = TreeNode(1); root.left = TreeNode(2, root); return root\n"
    "def bomb():\n"
    "    value = [0]\n"
    "    for _ in range(40): value = [value, value]\n"
    "    return value\n"
    "class Slots:\n"
    "    __slots__ = ('val', 'next')\n"
    "    def __init__(self, val, next=None): self.val, self.next = val, next\n"
    "class HalfSlots:\n"
    "    __slots__ = ('val', 'next')\n"
    "@dataclasses.dataclass\n"
    "class Data:\n"
    "    val: int\n"
    "    next: object = None\n"
    "class ClassNext:\n"
    "    next = None\n"
    "    def __init__(self, val): self.val = val\n"
    "class Property:\n"
    "    def __init__(self, val): self.val = val\n"
    "    @property\n"
    "    def next(self): called.append('property'); return Property(1)\n"
    "class ValueProperty(ListNode):\n"
    "    val = property(spy('val', 3), lambda self, value: None)\n"
    "class BuiltInProperty(ListNode):\n"
    "    val = property(id, lambda self, value: None)\n"
    "class Dynamic:\n"
    "    def __getattr__(self, name): called.append('getattr'); return 1\n"
    "class Getter:\n"
    "    def __get__(self, *args): called.append('get'); return None\n"
    "class Gets(ListNode):\n"
    "    def __init__(self, val): self.val = val\n"
    "    next = Getter()\n"
    "class Borrowed:\n"
    "    val = Slots.__dict__['val']; next = Slots.__dict__['next']\n"
    "class Liar(ListNode):\n"
    "    def __getattribute__(self, name): called.append('liar'); return 7\n"
    "class Key(str):\n"
    "    def __eq__(self, other): called.append('key'); return True\n"
    "    __hash__ = str.__hash__\n"
    "class Keyed(ListNode):\n"
    "    def __init__(self, val):\n"
    "        self.__dict__[Key('val')] = val; self.__dict__[Key('next')] = None\n"
    "class Color(enum.IntEnum):\n"
    "    RED = 1\n"
    "class Word(str, enum.Enum):\n"
    "    A = 'a'\n"
    "Point = collections.namedtuple('Point', 'x y')\n"
    "class Hashed(list):\n"
    "    __hash__ = object.__hash__\n"
    "class Odd(str):\n"
    "    def __hash__(self): called.append('hash'); return id(self)\n"
    "class Plain: pass\n";

static PyObject *names;            /* the namespace of the prelude */
static struct node_registry nodes; /* ListNode and TreeNode, resolved in names */

/* Once, before the tests: each of them is a fork of this interpreter. */
static bool start(void)
{
    static const char *const list_links[] = {"next"}, *const tree_links[] = {"left", "right"};
    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.site_import = 0;
    PyStatus status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status))
        return false;
    names = Py_BuildValue("{sO}", "__builtins__", PyEval_GetBuiltins());
    return names && PyRun_String(prelude, Py_file_input, names, names) &&
           node_registry_add(&nodes, "ListNode", NODE_LINKED_LIST, "val", list_links) == 0 &&
           node_registry_add(&nodes, "TreeNode", NODE_TREE, "val", tree_links) == 0 &&
           node_registry_resolve(&nodes, names, names) == 0 && decode_init() == 0;
}

static inline PyObject *evaluate(const char *expression)
{
    PyObject *value = PyRun_String(expression, Py_eval_input, names, names);
    if (!value)
        PyErr_Print();
    ck_assert_msg(value != NULL, "'%s'", expression);
    return value;
}

static size_t calls(void)
{
    return (size_t)PyList_GET_SIZE(PyDict_GetItemString(names, "called"));
}

/* ---- notation --------------------------------------------------------------------------------- */

struct text {
    const uint8_t *at, *end;
    struct buffer out;
};

static const struct {
    uint64_t tag;
    const char *name;
} tag_names[] = {
    {WIRE_TAG_BIGNUM_POSITIVE, "big"      },
    {WIRE_TAG_BIGNUM_NEGATIVE, "-big"     },
    {WIRE_TAG_SET,             "set"      },
    {WIRE_TAG_TUPLE,           "tuple"    },
    {WIRE_TAG_FROZENSET,       "frozenset"},
    {WIRE_TAG_COMPLEX,         "complex"  },
    {WIRE_TAG_LINKED_LIST,     "chain"    },
    {WIRE_TAG_TREE,            "tree"     },
    {WIRE_TAG_OPAQUE,          "opaque"   },
};

static inline void show(struct text *t);

static void show_items(struct text *t, const char *brackets, uint64_t n, bool pairs)
{
    buffer_putc(&t->out, brackets[0]);
    for (uint64_t i = 0; i < n; i++) {
        if (i > 0)
            buffer_puts(&t->out, ", ");
        show(t);
        if (pairs) {
            buffer_puts(&t->out, ": ");
            show(t);
        }
    }
    buffer_putc(&t->out, brackets[1]);
}

static void show_string(struct text *t, uint64_t n, bool hex)
{
    ck_assert(n <= (size_t)(t->end - t->at));
    buffer_puts(&t->out, hex ? "h'" : "\"");
    for (uint64_t i = 0; i < n; i++, t->at++)
        buffer_printf(&t->out, hex || *t->at < ' ' || *t->at > '~' ? "%02x" : "%c", *t->at);
    buffer_putc(&t->out, hex ? '\'' : '"');
}

static void show_tag(struct text *t, uint64_t tag)
{
    for (size_t i = 0; i < ARRAY_LEN(tag_names); i++) {
        if (tag_names[i].tag == tag)
            buffer_puts(&t->out, tag_names[i].name);
    }
    show(t);
}

static void show_simple(struct text *t, unsigned info, uint64_t bits)
{
    static const char *const words[] = {"false", "true", "null", "undefined"};
    double real;
    memcpy(&real, &bits, sizeof(real));
    if (info == 27)
        buffer_printf(&t->out, "%.17gf", real);
    else
        buffer_puts(&t->out, info >= 20 && info < 24 ? words[info - 20] : "?");
}

static void show(struct text *t)
{
    ck_assert(t->at < t->end);
    unsigned initial = *t->at++, info = initial & 31;
    uint64_t n = info;
    if (info >= 24) {
        ck_assert(info < 28);
        n = 0;
        for (unsigned left = 1u << (info - 24); left > 0; left--)
            n = n << 8 | *t->at++;
    }
    switch (initial >> 5) {
    case 0:
        buffer_printf(&t->out, "%llu", (unsigned long long)n);
        break;
    case 1:
        buffer_printf(&t->out, "-1-%llu", (unsigned long long)n);
        break;
    case 2:
    case 3:
        show_string(t, n, initial >> 5 == 2);
        break;
    case 4:
        show_items(t, "[]", n, false);
        break;
    case 5:
        show_items(t, "{}", n, true);
        break;
    case 6:
        show_tag(t, n);
        break;
    default:
        show_simple(t, info, n);
    }
}

/* What @bytes say; the caller frees. */
static inline char *notation(const struct buffer *bytes)
{
    struct text t = {.at = (const uint8_t *)bytes->data};
    t.end = t.at + bytes->len;
    show(&t);
    ck_assert_msg(t.at == t.end, "%td bytes left over", t.end - t.at);
    return buffer_take(&t.out);
}

static inline char *encoded(const char *expression, struct input_nodes *in)
{
    struct buffer out = {0};
    PyObject *value = evaluate(expression);
    ck_assert(PyList_SetSlice(PyDict_GetItemString(names, "called"), 0, PY_SSIZE_T_MAX, NULL) == 0);
    ck_assert_msg(encode_value(&out, value, &nodes, in) == 0, "'%s'", expression);
    ck_assert_msg(!PyErr_Occurred(), "'%s'", expression);
    ck_assert_msg(calls() == 0, "'%s' had its code run", expression);
    /* Not dropped: a finalizer in it would run. */
    char *text = notation(&out);
    buffer_release(&out);
    return text;
}
