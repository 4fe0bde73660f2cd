"""hostile_values - submissions that want to be right by what they return

A row: what it does, challenge, source, verdict.
SPDX-License-Identifier: MIT
"""

# An object that says yes to everything.
YES = """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __len__(self): return 4
    def __iter__(self): return iter([0, 1, 2, 3])
    def __getitem__(self, index): return index
    def __index__(self): return 3
    def __repr__(self): return '[0, 1, 2, 3]'
    __str__ = __repr__
    def __reduce__(self): return (list, ([0, 1, 2, 3],))
"""

HOSTILE_VALUES = [
    # ---- objects instead of values
    ("an object that equals everything", "items", YES + "def items(n): return Yes()", "WA"),
    ("such an object in a list", "items", YES + "def items(n): return [0, 1, 2, Yes()]", "WA"),
    ("such an object as a key", "items", YES + "def items(n): return {Yes(): 1}", "WA"),
    ("the class itself", "items", YES + "def items(n): return Yes", "WA"),
    ("a function", "items", "def items(n): return items", "WA"),
    ("a module", "items", "import sys\ndef items(n): return sys", "WA"),
    ("an object whose __class__ says list", "items",
     "class L:\n    __class__ = list\n    def __len__(self): return 4\n"
     "    def __getitem__(self, i): return i\ndef items(n): return L()", "WA"),
    ("an object made of __getattr__", "items",
     "class L:\n    def __getattr__(self, name): return lambda *a, **k: [0, 1, 2, 3]\n"
     "def items(n): return L()", "WA"),
    ("a class with a metaclass that equals", "items",
     "class M(type):\n    def __eq__(c, o): return True\n    __hash__ = type.__hash__\n"
     "    def __instancecheck__(c, o): return True\n"
     "class L(metaclass=M): pass\ndef items(n): return L()", "WA"),
    ("NotImplemented", "items", "def items(n): return NotImplemented", "WA"),
    ("Ellipsis", "items", "def items(n): return ...", "WA"),
    ("a memoryview", "items", "def items(n): return memoryview(bytes(range(4)))", "WA"),

    # ---- subclasses count as what they really hold
    ("a list subclass that equals everything and holds nothing", "items",
     "class L(list):\n    def __eq__(self, o): return True\n    def __len__(self): return 4\n"
     "    def __iter__(self): return iter(range(4))\n    def __getitem__(self, i): return i\n"
     "def items(n): return L()", "WA"),
    ("a list subclass that holds the right numbers and denies it", "items",
     "class L(list):\n    def __eq__(self, o): return False\n    def __len__(self): return 0\n"
     "    def __iter__(self): raise ValueError\ndef items(n): return L(range(n))", "AC"),
    ("int subclasses that equal everything", "items",
     "class I(int):\n    def __eq__(self, o): return True\n    def __hash__(self): return 0\n"
     "    def __index__(self): return 7\n    def __int__(self): return 7\n"
     "def items(n): return [I(9)] * n", "WA"),
    ("int subclasses of the right value", "items",
     "class I(int):\n    def __eq__(self, o): return False\n    __hash__ = None\n"
     "    def __index__(self): return 7\n    def __repr__(self): return '7'\n"
     "def items(n): return [I(i) for i in range(n)]", "AC"),
    ("bools for ints", "items", "def items(n): return [False, True, 2, 3]", "WA"),
    ("floats for ints", "items", "def items(n): return [0.0, 1.0, 2.0, 3.0]", "WA"),
    ("a tuple for a list", "items", "def items(n): return tuple(range(n))", "WA"),
    ("a set for a list", "items", "def items(n): return set(range(n))", "WA"),
    ("a dict of the right keys", "items", "def items(n): return dict.fromkeys(range(n))", "WA"),
    ("the right text", "items", "def items(n): return '[0, 1, 2, 3]'", "WA"),
    ("None", "items", "def items(n): pass", "WA"),
    ("a str subclass that equals everything", "planted",
     "class S(str):\n    def __eq__(self, o): return True\n    __hash__ = str.__hash__\n"
     "def answer(question): return S('x')", "WA"),
    ("the question for an answer", "planted", "def answer(question): return question", "WA"),

    # ---- size and shape
    ("a list that holds itself", "items",
     "def items(n):\n    a = [0, 1, 2]\n    a.append(a)\n    return a", "WA"),
    ("a dict that holds itself", "items", "def items(n):\n    a = {}\n    a[0] = a\n    return a",
     "WA"),
    ("a list nested 201 deep", "items",
     "def items(n):\n    a = []\n    for _ in range(201): a = [a]\n    return a", "WA"),
    ("a list nested 10^5 deep", "items",
     "def items(n):\n    a = []\n    for _ in range(10**5): a = [a]\n    return a", "WA"),
    ("tuples nested 10^5 deep", "items",
     "def items(n):\n    a = ()\n    for _ in range(10**5): a = (a,)\n    return a", "WA"),
    ("a list nested 10^6 deep", "deep",
     "def items(n):\n    a = []\n    for _ in range(10**6): a = [a]\n    return a", "WA"),
    ("one of 1.5 million items", "items", "def items(n): return [0] * 1500000", "WA"),
    ("one that doubles itself 60 times", "items",
     "def items(n):\n    a = [0]\n    for _ in range(60): a = [a, a]\n    return a", "WA"),
    ("a text of 20 MB", "items", "def items(n): return 'x' * 20000000", "WA MLE"),
    ("a text of 100 MB", "deep", "def items(n): return 'x' * 100000000", "WA"),
    ("an integer of 10 million bits", "items", "def items(n): return [1 << 10000000]", "WA"),
    ("lone surrogates", "items", "def items(n): return ['\\ud800', '\\udfff']", "WA"),
    ("NaN and infinities", "items",
     "def items(n): return [float('nan'), float('inf'), -float('inf'), -0.0]", "WA"),
    ("an endless generator", "items",
     "def items(n):\n    i = 0\n    while True:\n        yield i\n        i += 1", "WA"),
    ("the right generator", "items", "def items(n): yield from range(n)", "AC"),
    ("a generator that ends the right list with an exception", "items",
     "def items(n):\n    yield from range(n)\n    raise ValueError('late')", "RE"),
    ("an iterator that yields itself", "items",
     "class I:\n    def __iter__(self): return self\n    def __next__(self): return self\n"
     "def items(n): return I()", "WA"),
    ("an iterator whose __iter__ never returns", "items",
     "class I:\n    def __iter__(self): return self\n"
     "    def __next__(self):\n        while True: pass\ndef items(n): return I()", "TLE"),
    ("the right coroutine", "items", "async def items(n): return list(range(n))", "AC"),
    ("a coroutine that never ends", "items",
     "class A:\n    def __await__(self):\n        while True: pass\n"
     "async def items(n): return await A()", "TLE"),
    ("a coroutine of coroutines", "items",
     "async def f(): return [0, 1, 2, 3]\nasync def items(n): return f()", "WA"),

    # ---- what must be raised
    ("returns what must be raised", "raising",
     "def parse(text): return ValueError('not a number')", "WA"),
    ("raises another class", "raising", "def parse(text): raise KeyError('not a number')", "WA"),
    ("raises another text", "raising", "def parse(text): raise ValueError('no')", "WA"),
    ("raises a class that claims to be it", "raising",
     "class M(type):\n    def __subclasscheck__(c, o): return True\n"
     "    def __eq__(c, o): return True\n    __hash__ = type.__hash__\n"
     "class E(Exception, metaclass=M):\n    def __str__(self): return 'not a number'\n"
     "def parse(text): raise E()", "WA"),
    ("raises a class of its name without a module", "raising",
     "d = {}\nexec('E = type(\"ValueError\", (Exception,), {})', d)\n"
     "def parse(text): raise d['E']('not a number')", "WA"),
    ("raises a subclass of it", "raising",
     "class E(ValueError): pass\ndef parse(text): raise E('this is not a number')", "AC"),
    ("raises SystemExit where a ValueError must be", "raising",
     "def parse(text): raise SystemExit('not a number')", "RE"),

    ("raises the group that must be raised", "grouping",
     "def parse(texts): raise ExceptionGroup('all', [ValueError(t) for t in texts])", "AC"),
    ("raises a group of its own", "grouping",
     "class Bad(ExceptionGroup): pass\n"
     "def parse(texts): raise Bad('all', [ValueError(t) for t in texts])", "AC"),
    ("raises what is called a group", "grouping",
     "class ExceptionGroup(Exception): pass\n"
     "def parse(texts): raise ExceptionGroup('all')", "WA"),

    # ---- nodes
    ("new nodes for the old", "chain",
     "def reverse(head):\n    new = None\n    while head:\n        new = ListNode(head.val, new)\n"
     "        head = head.next\n    return new", "WA"),
    ("values that are swapped", "chain",
     "def reverse(head):\n    head.val, head.next.next.val = 3, 1\n    return head", "WA"),
    ("a chain that never ends", "chain",
     "def reverse(head):\n    class ListNode:\n        val = 1\n        @property\n"
     "        def next(self): return ListNode()\n    return ListNode()", "WA"),
    ("a chain that bites its tail", "chain",
     "def reverse(head):\n    head.next.next.next = head\n    return head", "WA"),
    ("its own node class that equals everything", "chain",
     "class ListNode:\n    def __init__(self, val=0, next=None):\n        self.val = val\n"
     "        self.next = next\n    def __eq__(self, o): return True\n"
     "    def __hash__(self): return 1\ndef reverse(head): return head", "WA"),
    ("its own node class, rightly reversed", "chain",
     "class ListNode:\n    def __init__(self, val=0, next=None):\n        self.val = val\n"
     "        self.next = next\n    __hash__ = None\n    def __eq__(self, o): raise ValueError\n"
     "def reverse(head):\n    new = None\n    while head is not None:\n"
     "        head.next, new, head = new, head, head.next\n    return new", "AC"),

    # ---- operations
    ("an object that says yes to every operation", "account",
     YES + "class Account(Yes):\n    def __init__(self, n): pass\n"
     "    def __getattr__(self, name): return lambda *a: Yes()\n", "WA"),
    ("an account that never refuses", "account",
     "class Account:\n    def __init__(self, n): self.balance = n\n"
     "    def pay(self, n):\n        self.balance -= n\n        return self.balance\n", "WA"),
    ("an account that is right", "account",
     "class Account:\n    def __init__(self, n): self.balance = n\n"
     "    def pay(self, n):\n        if n > self.balance: raise ValueError\n"
     "        self.balance -= n\n        return self.balance\n", "AC"),
    ("an attribute that is a property without an end", "account",
     "class Account:\n    def __init__(self, n): pass\n    def pay(self, n): return 7\n"
     "    @property\n    def balance(self):\n        while True: pass\n", "TLE"),
]
