/*
 * test_harness_codec - hostile and honest Python values to bytes, and bytes to Python values
 *
 * Values are made by Python expressions; their encoding is compared as text, in a notation near to
 * RFC 8949's, section 8, that this file prints by itself.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
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
    "                     ['__instancecheck__', '__subclasscheck__', '__eq__', '__getattribute__',\n"
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

static PyObject *evaluate(const char *expression)
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
    {WIRE_TAG_BIGNUM_POSITIVE, "big"}, {WIRE_TAG_BIGNUM_NEGATIVE, "-big"},
    {WIRE_TAG_SET, "set"},             {WIRE_TAG_TUPLE, "tuple"},
    {WIRE_TAG_FROZENSET, "frozenset"}, {WIRE_TAG_COMPLEX, "complex"},
    {WIRE_TAG_LINKED_LIST, "chain"},   {WIRE_TAG_TREE, "tree"},
    {WIRE_TAG_OPAQUE, "opaque"},
};

static void show(struct text *t);

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
static char *notation(const struct buffer *bytes)
{
    struct text t = {.at = (const uint8_t *)bytes->data};
    t.end = t.at + bytes->len;
    show(&t);
    ck_assert_msg(t.at == t.end, "%td bytes left over", t.end - t.at);
    return buffer_take(&t.out);
}

static char *encoded(const char *expression, struct input_nodes *in)
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

/* ---- encoding --------------------------------------------------------------------------------- */

static const struct {
    const char *expression;
    const char *bytes; /* in notation */
} encode_rows[] = {
    {"None", "null"},
    {"[True, False, 1]", "[true, false, 1]"},
    {"[0, 23, 24, 255, 256, 65536, 2**32]", "[0, 23, 24, 255, 256, 65536, 4294967296]"},
    {"[-1, -24, -25, -2**63, 2**63 - 1]",
     "[-1-0, -1-23, -1-24, -1-9223372036854775807, 9223372036854775807]"},
    {"[2**63, 2**64 - 1]", "[9223372036854775808, 18446744073709551615]"},
    {"[-2**63 - 1, -2**64]", "[-1-9223372036854775808, -1-18446744073709551615]"},
    {"2**64", "bigh'010000000000000000'"},
    {"-2**64 - 1", "-bigh'010000000000000000'"},
    {"2**71 - 1", "bigh'7fffffffffffffffff'"},
    {"[1.5, -0.0, math.inf]", "[1.5f, -0f, inff]"},
    {"1 - 2j", "complex[1f, -2f]"},
    {"['', 'abc', 'a\\0b']", "[\"\", \"abc\", \"a00b\"]"},
    {"'\\xe9\\u20ac\\U0001f600'", "\"c3a9e282acf09f9880\""},
    {"'\\ud800a\\udfff'", "\"eda080aedbfbf\""},
    {"b'\\0hi'", "h'006869'"},
    {"[(), (1,), []]", "[tuple[], tuple[1], []]"},
    {"[set(), {1}, frozenset({(1, 2)})]", "[set[], set[1], frozenset[tuple[1, 2]]]"},
    {"{'a': 1, 2: [3], None: {}}", "{\"a\": 1, 2: [3], null: {}}"},
    {"[bytearray(b'x'), range(3), collections.deque()]",
     "[opaque[0, \"bytearray\"], opaque[0, \"range\"], opaque[0, \"deque\"]]"},
    {"[print, len, int, (x for x in ())]",
     "[opaque[0, \"builtin_function_or_method\"], opaque[0, \"builtin_function_or_method\"], "
     "opaque[0, \"type\"], opaque[0, \"generator\"]]"},
    {"Plain()", "opaque[0, \"Plain\"]"},
    {"type('a.b' + 'x' * 300, (), {})()", NULL}, /* see long_class_names_are_cut */
    /* subclasses count as their base */
    {"[Color.RED, Word.A, Point(1, 2)]", "[1, \"a\", tuple[1, 2]]"},
    {"collections.Counter('aab')", "{\"a\": 2, \"b\": 1}"},
    {"collections.defaultdict(list, a=[1])", "{\"a\": [1]}"},
    {"collections.OrderedDict([(1, 2)])", "{1: 2}"},
    {"{Color.RED: 1, Word.A: 2, Point(1, 2): 3}", "{1: 1, \"a\": 2, tuple[1, 2]: 3}"},
    {"[int.__new__(EvilInt, 5), str.__new__(EvilStr, 'x'),"
     " float.__new__(EvilFloat, 2.0), bytes.__new__(EvilBytes, b'b')]",
     "[5, \"x\", 2f, h'62']"},
    {"tuple.__new__(EvilTuple, (1, 2))", "tuple[1, 2]"},
    {"(lambda e: [list.__init__(e, [3]), e][1])(list.__new__(EvilList))", "[3]"},
    {"(lambda e: [set.__init__(e, [3]), e][1])(set.__new__(EvilSet))", "set[3]"},
    {"(lambda e: [dict.__init__(e, a=3), e][1])(dict.__new__(EvilDict))", "{\"a\": 3}"},
    {"object.__new__(EvilObject)", "opaque[0, \"E\"]"},
    /* keys that could look repeated from outside */
    {"[{Plain(): 1}, 5]", "[opaque[0, \"Plain\"], 5]"},
    {"{(1, Plain())}", "opaque[0, \"Plain\"]"},
    {"{Hashed([1])}", "opaque[0, \"Hashed\"]"},
    {"{Odd('a'): 1, 'a': 2}", "opaque[0, \"Odd\"]"},
    {"{1: {Plain(): 1}, 2: 3}", "{1: opaque[0, \"Plain\"], 2: 3}"},
    {"{ListNode(1): 1}", "opaque[0, \"ListNode\"]"},
    {"{math.nan}", "set[nanf]"},
    {"{math.nan, float('nan')}", "opaque[0, \"float\"]"},
    {"{frozenset({(1, frozenset())})}", "set[frozenset[tuple[1, frozenset[]]]]"},
    /* limits */
    {"nested(200) and 1", "1"},
    {"tied() and 1", "1"},
    {"bomb()", "opaque[2, \"list\"]"},
    {"[0] * 1000000", "opaque[2, \"list\"]"},
    {"['x' * (65 << 20)]", "opaque[3, \"list\"]"},
    {"[b'x' * (40 << 20)] * 2", "opaque[3, \"list\"]"},
    {"1 << (8 * (65 << 20))", "opaque[3, \"int\"]"},
    /* linked lists */
    {"chain(1, 2, 3)", "chain[[1, 2, 3], null, null]"},
    {"[chain(chain(1), [2]), None]",
     "[chain[[chain[[1], null, null], [2]], null, null], null]"},
    {"ring([1], 0)", "chain[[1], 0, null]"},
    {"ring([3, 2, 0, -4], 1)", "chain[[3, 2, 0, -1-3], 1, null]"},
    {"ring([1, 2, 3, 4, 5, 6, 7], 6)", "chain[[1, 2, 3, 4, 5, 6, 7], 6, null]"},
    {"ring([1, 2, 3, 4, 5, 6, 7], 0)", "chain[[1, 2, 3, 4, 5, 6, 7], 0, null]"},
    {"chain(1, 2, make=Slots)", "chain[[1, 2], null, null]"},
    {"chain(1, 2, make=Data)", "chain[[1, 2], null, null]"},
    {"ClassNext(4)", "chain[[4], null, null]"},
    {"Liar(5)", "chain[[5], null, null]"},
    {"ListNode(1, ListNode(2, Slots(3)))", "chain[[1, 2, 3], null, null]"},
    {"ListNode(1, 5)", "opaque[0, \"int\"]"},
    {"ListNode(1, TreeNode(2))", "opaque[0, \"TreeNode\"]"},
    {"ListNode(1, Plain())", "opaque[0, \"Plain\"]"},
    {"HalfSlots()", "opaque[0, \"HalfSlots\"]"},
    {"Property(1)", "opaque[0, \"Property\"]"},
    {"ValueProperty(1)", "opaque[0, \"ValueProperty\"]"},
    {"ListNode(1, ValueProperty(1))", "opaque[0, \"ValueProperty\"]"},
    {"Dynamic()", "opaque[0, \"Dynamic\"]"},
    {"Gets(1)", "opaque[0, \"Gets\"]"},
    {"Borrowed()", "opaque[0, \"Borrowed\"]"},
    {"ListNode", "opaque[0, \"type\"]"},
    /* trees */
    {"TreeNode(3, TreeNode(9), TreeNode(20, TreeNode(15), TreeNode(7)))",
     "tree[[3, 9, 20, undefined, undefined, 15, 7], null]"},
    {"TreeNode(1, None, TreeNode(None))", "tree[[1, undefined, null], null]"},
    {"TreeNode(1)", "tree[[1], null]"},
    {"TreeNode(1, 5)", "opaque[0, \"int\"]"},
    {"TreeNode(1, ListNode(1))", "opaque[0, \"ListNode\"]"},
    {"shared()", "opaque[4, \"TreeNode\"]"},
    {"round_tree()", "opaque[4, \"TreeNode\"]"},
};

START_TEST(values_travel_as_what_they_store)
{
    if (!encode_rows[_i].bytes)
        return;
    char *text = encoded(encode_rows[_i].expression, NULL);
    ck_assert_msg(strcmp(text, encode_rows[_i].bytes) == 0, "'%s': got %.300s, expected %s",
                  encode_rows[_i].expression, text, encode_rows[_i].bytes);
    free(text);
}
END_TEST

START_TEST(long_class_names_are_cut_between_characters)
{
    char *text = encoded("type('\\u20ac' * 300, (), {})()", NULL);
    ck_assert_uint_eq(strlen(text), strlen("opaque[0, \"\"]") + 2 * 120);
    free(text);
}
END_TEST

/* An __eq__ among the keys of an instance's dict is refused, whatever the value then looks like. */
START_TEST(a_key_with_its_own_eq_is_not_asked)
{
    char *text = encoded("[Keyed(1), 5]", NULL);
    ck_assert_msg(strstr(text, "Keyed") && strstr(text, ", 5]"), "%s", text);
    free(text);
    PyObject *works = PyRun_String("len([1]) + ListNode(2).val", Py_eval_input, names, names);
    ck_assert_msg(works != NULL, "Python functions run again afterwards");
    Py_DECREF(works);
}
END_TEST

static const struct {
    const char *expression;
    int depth; /* of brackets before the leaf */
} depth_rows[] = {
    {"nested(201)", 200},
    {"tied()", 200},
    {"nested(100000)", 200},
    {"nested(500, lambda inner: (inner,))", 200},
    {"nested(500, lambda inner: {1: inner})", 200},
};

START_TEST(too_deep_values_end_in_a_leaf)
{
    char *text = encoded(depth_rows[_i].expression, NULL);
    int depth = 0;
    for (const char *c = text; *c && strncmp(c, "opaque", 6) != 0; c++)
        depth += *c == '[' || *c == '{';
    ck_assert_msg(strstr(text, "opaque[1, ") != NULL, "'%s'", depth_rows[_i].expression);
    ck_assert_msg(depth == depth_rows[_i].depth, "'%s': %d", depth_rows[_i].expression, depth);
    free(text);
}
END_TEST

START_TEST(two_hundred_levels_are_not_too_deep)
{
    char *text = encoded("nested(200)", NULL);
    ck_assert_ptr_null(strstr(text, "opaque"));
    free(text);
    text = encoded("nested(150, lambda inner: ListNode(inner))", NULL);
    ck_assert_ptr_nonnull(strstr(text, "opaque[1, \"ListNode\"]"));
    free(text);
    text = encoded("nested(100, lambda inner: ListNode(inner))", NULL);
    ck_assert_ptr_null(strstr(text, "opaque"));
    free(text);
}
END_TEST

START_TEST(long_chains_travel_and_longer_ones_are_refused)
{
    char *text = encoded("chain(*range(999999))", NULL);
    ck_assert_msg(strncmp(text, "chain[[0, 1, 2", 14) == 0, "%.80s", text);
    free(text);
    text = encoded("[chain(*range(1000000))]", NULL);
    ck_assert_str_eq(text, "opaque[2, \"list\"]");
    free(text);
    text = encoded("ring(range(900000), 899999)", NULL);
    ck_assert_ptr_nonnull(strstr(text, "], 899999, null]"));
    free(text);
}
END_TEST

/* Each node's value is the head: walked as often as it is reached, which must not be a million
 * times a thousand. */
START_TEST(nodes_within_nodes_are_counted_before_they_are_walked)
{
    PyObject *none = PyRun_String("head = chain(*range(100000))\nnode = head\n"
                                  "while node: node.val = head; node = node.next\n",
                                  Py_file_input, names, names);
    ck_assert_ptr_nonnull(none);
    Py_DECREF(none);
    char *text = encoded("head", NULL);
    ck_assert_str_eq(text, "opaque[2, \"ListNode\"]");
    free(text);
}
END_TEST

START_TEST(what_stood_in_the_buffer_stays)
{
    struct buffer out = {0};
    buffer_puts(&out, "head");
    PyObject *value = evaluate("bomb()");
    ck_assert(encode_value(&out, value, &nodes, NULL) == 0);
    ck_assert_msg(strncmp(buffer_text(&out), "head", 4) == 0 && out.len < 40, "%zu", out.len);
    buffer_release(&out);
    Py_DECREF(value);
}
END_TEST

/* ---- decoding --------------------------------------------------------------------------------- */

static struct buffer from_hex(const char *hex)
{
    struct buffer bytes = {0};
    for (; *hex; hex += 2) {
        unsigned byte;
        ck_assert(sscanf(hex, "%2x", &byte) == 1);
        buffer_putc(&bytes, (char)byte);
    }
    return bytes;
}

static PyObject *evaluate_source(void *context, const char *source, size_t length)
{
    PyObject *text = PyUnicode_FromStringAndSize(source, (Py_ssize_t)length);
    PyObject *value = PyRun_String(PyUnicode_AsUTF8(text), Py_eval_input, context, context);
    Py_DECREF(text);
    return value;
}

static int decoded(const char *hex, struct input_nodes *in, PyObject **out, struct error *err)
{
    AUTO(buffer_release) struct buffer bytes = from_hex(hex);
    struct decoder d = {.at = (const uint8_t *)buffer_text(&bytes), .nodes = &nodes, .in = in,
                        .evaluate = evaluate_source, .context = names};
    const uint8_t *end = d.end = d.at + bytes.len;
    int outcome = decode_value(&d, out, err);
    if (outcome == 0)
        ck_assert_msg(d.at == end, "'%s': bytes left over", hex);
    return outcome;
}

static const struct {
    const char *hex;
    const char *equals; /* an expression of `value` */
} decode_rows[] = {
    {"83f4f5f6", "value == [False, True, None] and value[0] is False"},
    {"8400171818190100", "value == [0, 23, 24, 256]"},
    {"1bffffffffffffffff", "value == 2**64 - 1"},
    {"3bffffffffffffffff", "value == -2**64"},
    {"3b7fffffffffffffff", "value == -2**63"},
    {"c249010000000000000000", "value == 2**64"},
    {"c349010000000000000000", "value == -2**64 - 1"},
    {"83fb3ff8000000000000fa3fc00000f93e00", "value == [1.5, 1.5, 1.5]"},
    {"f97e00", "math.isnan(value)"},
    {"fbffefffffffffffff", "value < -1e308"},
    {"fbbff0000000000000", "value == -1.0"},
    {"d96e0282fb3ff0000000000000fbc000000000000000", "value == 1-2j"},
    {"66c3a9e282ac21", "value == '\\xe9\\u20ac!'"},
    {"63eda080", "value == '\\ud800'"},
    {"43006869", "value == b'\\0hi'"},
    {"d96e008201d96e0080", "value == (1, ()) and type(value) is tuple"},
    {"d90102820102", "value == {1, 2} and type(value) is set"},
    {"d96e018101", "value == frozenset({1}) and type(value) is frozenset"},
    {"a2616101d96e00810203", "value == {'a': 1, (2,): 3}"},
    {"d96e038380f6f6", "value is None"},
    {"d96e0383820102f6f6", "(value.val, value.next.val, value.next.next) == (1, 2, None)"},
    {"d96e0383820102" "00f6", "value.next.next is value"},
    {"d96e0383820102" "01f6", "value.next.next is value.next is not value"},
    {"d96e0482" "80f6", "value is None"},
    {"d96e0482" "8301f702f6", "(value.left, value.right.val, value.right.left) == (None, 2, None)"},
    {"d96e0482" "8301f7f6f6", "value.right.val is None"},
    {"d96e0574" "6c6973742872616e676528332929202b205b395d", "value == [0, 1, 2] + [9]"},
};

START_TEST(bytes_become_values)
{
    PyObject *value = NULL;
    struct error err = {0};
    int outcome = decoded(decode_rows[_i].hex, NULL, &value, &err);
    ck_assert_msg(outcome == 0, "'%s': %d %s", decode_rows[_i].hex, outcome, err.text);
    ck_assert(PyDict_SetItemString(names, "value", value) == 0);
    Py_DECREF(value);
    PyObject *equal = evaluate(decode_rows[_i].equals);
    ck_assert_msg(equal == Py_True, "'%s': %s", decode_rows[_i].hex, decode_rows[_i].equals);
    Py_DECREF(equal);
}
END_TEST

static const struct {
    const char *label, *hex;
} bad_rows[] = {
    {"nothing", ""},
    {"a head that ends", "19ff"},
    {"an indefinite length", "9f01ff"},
    {"a reserved argument", "1c"},
    {"a short string", "6461"},
    {"a short array", "8301"},
    {"an array of 2^60 items", "9b1000000000000000"},
    {"a map of 2^60 pairs", "bb1000000000000000"},
    {"bytes of 2^63", "5b8000000000000000"},
    {"text that is not UTF-8", "61ff"},
    {"an unknown tag", "c001"},
    {"an opaque value", "d96e06820061"},
    {"a tuple of no array", "d96e0001"},
    {"a complex number of integers", "d96e02820102"},
    {"a big integer of text", "c26161"},
    {"undefined outside a tree", "f7"},
    {"a simple value", "e0"},
    {"a cycle beyond the end", "d96e0383820102" "02f6"},
    {"a negative cycle", "d96e0383820102" "20f6"},
    {"a linked list of two parts", "d96e03828101f6"},
    {"identities in an input", "d96e03838101f68100"},
    {"a tree without a root", "d96e0482" "82f701f6"},
    {"a child without a parent", "d96e0482" "8401f7f702f6"},
};

START_TEST(malformed_bytes_are_an_error)
{
    PyObject *value = NULL;
    struct error err = {0};
    int outcome = decoded(bad_rows[_i].hex, NULL, &value, &err);
    ck_assert_msg(outcome == -1, "'%s': %d", bad_rows[_i].label, outcome);
    ck_assert_msg(err.kind == ERROR_INTERNAL && err.text[0], "'%s'", bad_rows[_i].label);
    ck_assert_msg(!PyErr_Occurred(), "'%s'", bad_rows[_i].label);
}
END_TEST

START_TEST(deep_bytes_are_an_error_and_no_overflow)
{
    struct buffer bytes = {0};
    for (int i = 0; i < 1000000; i++)
        buffer_putc(&bytes, (char)0x81);
    struct decoder d = {.at = (const uint8_t *)bytes.data};
    d.end = d.at + bytes.len;
    struct error err = {0};
    PyObject *value;
    ck_assert_int_eq(decode_value(&d, &value, &err), -1);
    buffer_release(&bytes);
}
END_TEST

static const struct {
    const char *label, *class, *exception;
} raising_rows[] = {
    {"a constructor that raises", "class ListNode:\n  def __init__(self, val): raise KeyError(val)",
     "KeyError"},
    {"a constructor without a parameter", "class ListNode: pass", "TypeError"},
    {"slots without a link",
     "class ListNode:\n  __slots__ = ('val',)\n  def __init__(self, val): self.val = val",
     "AttributeError"},
};

START_TEST(what_a_class_of_the_submission_raises_comes_through)
{
    PyObject *none = PyRun_String(raising_rows[_i].class, Py_file_input, names, names);
    ck_assert_ptr_nonnull(none);
    Py_DECREF(none);
    ck_assert(node_registry_resolve(&nodes, names, names) == 0);
    PyObject *made = PyDict_New(); /* the submission's own class goes before the injected one */
    ck_assert(node_registry_resolve(&nodes, made, names) == 0);
    Py_DECREF(made);
    PyObject *value = NULL;
    struct error err = {0};
    ck_assert_int_eq(decoded("d96e0383820102f6f6", NULL, &value, &err), DECODE_RAISED);
    PyObject *type = PyErr_Occurred();
    ck_assert_msg(type && strcmp(((PyTypeObject *)type)->tp_name, raising_rows[_i].exception) == 0,
                  "'%s'", raising_rows[_i].label);
    PyErr_Clear();
}
END_TEST

START_TEST(an_expression_outside_a_setters_box_is_malformed)
{
    AUTO(buffer_release) struct buffer bytes = from_hex("d96e056131");
    struct decoder d = {.at = (const uint8_t *)bytes.data};
    d.end = d.at + bytes.len;
    struct error err = {0};
    PyObject *value;
    ck_assert_int_eq(decode_value(&d, &value, &err), -1);
}
END_TEST

/* ---- identities ------------------------------------------------------------------------------- */

static const struct {
    const char *result; /* an expression of `args` */
    const char *bytes;
} identity_rows[] = {
    {"args[1]", "chain[[1, 2, 3], null, [0, 1, 2]]"},
    {"args[1].next", "chain[[2, 3], null, [1, 2]]"},
    {"chain(1, 2)", "chain[[1, 2], null, [-1-0, -1-0]]"},
    {"ListNode(0, args[1].next.next)", "chain[[0, 3], null, [-1-0, 2]]"},
    {"args[2]", "chain[[9], null, [-1-0]]"},
    {"args[0]", "[chain[[7], null, [-1-0]]]"},
    {"args[3]", "tree[[4, undefined, 5], [0, 1]]"},
    {"TreeNode(6, args[3].right)", "tree[[6, 5], [-1-0, 1]]"},
};

/* [[chain 7], chain 1 2 3, chain 9, tree 4 - 5]: nodes within a list are no argument. */
static const char arguments_hex[] = "84"
                                    "81" "d96e03838107f6f6"
                                    "d96e038383010203f6f6"
                                    "d96e03838109f6f6"
                                    "d96e04828304f705f6";

START_TEST(nodes_of_the_arguments_are_known_by_their_position)
{
    struct input_nodes in = {0};
    PyObject *args = NULL;
    struct error err = {0};
    ck_assert_msg(decoded(arguments_hex, &in, &args, &err) == 0, "%s", err.text);
    ck_assert(PyDict_SetItemString(names, "args", args) == 0);
    Py_DECREF(args);
    char *text = encoded(identity_rows[_i].result, &in);
    ck_assert_msg(strcmp(text, identity_rows[_i].bytes) == 0, "'%s': got %s",
                  identity_rows[_i].result, text);
    free(text);
    input_nodes_release(&in);
}
END_TEST

/* A node that the submission let go must not lend its address to a new one. */
START_TEST(nodes_of_the_arguments_are_kept_alive)
{
    struct input_nodes in = {0};
    PyObject *args = NULL;
    struct error err = {0};
    ck_assert(decoded("81d96e0383820102f6f6", &in, &args, &err) == 0);
    Py_DECREF(args);
    char *text = encoded("[ListNode(i) for i in range(50)]", &in);
    ck_assert_ptr_null(strstr(text, "[0]]"));
    ck_assert_ptr_null(strstr(text, "[1]]"));
    free(text);
    input_nodes_release(&in);
}
END_TEST

/* ---- round trips ------------------------------------------------------------------------------ */

START_TEST(large_values_survive_a_round_trip)
{
    PyObject *value = evaluate("[list(range(100000)), 'x' * 100000, 3 ** 5000, -3 ** 5000,\n"
                               " {i: str(i) for i in range(10000)}, set(range(1000)), None]");
    struct buffer out = {0};
    ck_assert(encode_value(&out, value, &nodes, NULL) == 0);
    struct decoder d = {.at = (const uint8_t *)out.data};
    d.end = d.at + out.len;
    PyObject *back;
    struct error err = {0};
    ck_assert_msg(decode_value(&d, &back, &err) == 0, "%s", err.text);
    ck_assert(PyObject_RichCompareBool(value, back, Py_EQ) == 1);
    Py_DECREF(back);
    Py_DECREF(value);
    buffer_release(&out);
}
END_TEST

static TCase *tcase(Suite *s, const char *name)
{
    TCase *t = tcase_create(name);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
    return t;
}

int main(void)
{
    if (!start()) {
        PyErr_Print();
        return EXIT_FAILURE;
    }
    Suite *s = suite_create("harness_codec");
    TCase *t = tcase(s, "encode");
    tcase_add_loop_test(t, values_travel_as_what_they_store, 0, (int)ARRAY_LEN(encode_rows));
    tcase_add_test(t, long_class_names_are_cut_between_characters);
    tcase_add_test(t, a_key_with_its_own_eq_is_not_asked);
    tcase_add_loop_test(t, too_deep_values_end_in_a_leaf, 0, (int)ARRAY_LEN(depth_rows));
    tcase_add_test(t, two_hundred_levels_are_not_too_deep);
    tcase_add_test(t, long_chains_travel_and_longer_ones_are_refused);
    tcase_add_test(t, nodes_within_nodes_are_counted_before_they_are_walked);
    tcase_add_test(t, what_stood_in_the_buffer_stays);
    t = tcase(s, "decode");
    tcase_add_loop_test(t, bytes_become_values, 0, (int)ARRAY_LEN(decode_rows));
    tcase_add_loop_test(t, malformed_bytes_are_an_error, 0, (int)ARRAY_LEN(bad_rows));
    tcase_add_test(t, deep_bytes_are_an_error_and_no_overflow);
    tcase_add_loop_test(t, what_a_class_of_the_submission_raises_comes_through, 0,
                        (int)ARRAY_LEN(raising_rows));
    tcase_add_test(t, an_expression_outside_a_setters_box_is_malformed);
    t = tcase(s, "identities");
    tcase_add_loop_test(t, nodes_of_the_arguments_are_known_by_their_position, 0,
                        (int)ARRAY_LEN(identity_rows));
    tcase_add_test(t, nodes_of_the_arguments_are_kept_alive);
    t = tcase(s, "round trip");
    tcase_add_test(t, large_values_survive_a_round_trip);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
