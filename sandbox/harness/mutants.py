# mutants - a reference with one small change each, found in its syntax tree
#
# In the bundle as 'gradebox mutants'; imported only in the box that is asked. Nothing of the source is
# run: it is parsed, and each mutant is compiled, so that only what Python takes is offered. A change
# replaces the text of one place and leaves the rest as it was written, so that its diff is small.
#
# What is never changed, because no test could tell or because it isn't the solution: docstrings,
# annotations, `if __name__ ...` blocks, texts in exceptions and assertions, f-strings (Python 3.11 doesn't
# say where their parts stand), imports, __all__ and __slots__.
# SPDX-License-Identifier: MIT
import ast
import re
from hashlib import sha256
from tokenize import COMMENT

Text = __import__('gradebox places').Text

# name -> what it does; a comment names it to say that such a mutant behaves the same.
OPERATORS = {
    'boundary': 'a comparison that takes or leaves the equal case: off by one',
    'negation': 'a comparison or a condition is turned round: a branch that no test takes',
    'and-or': 'and for or, or for and: conditions that were only seen together',
    'operator': 'another arithmetic or bit operator: a formula that was only seen with 0, 1 or 2',
    'sign': 'a sign or a not is left out',
    'increment': 'a number is one more: sizes, indices, boundaries',
    'decrement': 'a number is one less',
    'constant': 'True for False, a text that is empty, or one that is not',
    'drop': 'a statement is left out, or an if without an else: work that nothing looks at',
    'swap': 'two arguments beside each other change places',
    'return': 'a function returns None instead of its value',
    'early': 'a function returns before it has done anything',
    'once': 'a loop ends after its first pass',
    'jump': 'break for continue, continue for break',
}

BOUNDARIES = {ast.Lt: '<=', ast.LtE: '<', ast.Gt: '>=', ast.GtE: '>'}
NEGATIONS = {ast.Lt: '>=', ast.LtE: '>', ast.Gt: '<=', ast.GtE: '<', ast.Eq: '!=', ast.NotEq: '==',
             ast.Is: 'is not', ast.IsNot: 'is', ast.In: 'not in', ast.NotIn: 'in'}
COMPARISONS = {ast.Lt: '<', ast.LtE: '<=', ast.Gt: '>', ast.GtE: '>=', ast.Eq: '==', ast.NotEq: '!=',
               ast.Is: 'is', ast.IsNot: 'is not', ast.In: 'in', ast.NotIn: 'not in'}
# What binds as strongly, where there is one; / for // would only make a float of what is equal.
ARITHMETIC = {ast.Add: ('+', '-'), ast.Sub: ('-', '+'), ast.Mult: ('*', '//'), ast.Div: ('/', '*'),
              ast.FloorDiv: ('//', '*'), ast.Mod: ('%', '//'), ast.Pow: ('**', '*'),
              ast.LShift: ('<<', '>>'), ast.RShift: ('>>', '<<'), ast.BitAnd: ('&', '|'),
              ast.BitOr: ('|', '&'), ast.BitXor: ('^', '&')}

ANY_ORDER = {'max', 'min', 'gcd', 'lcm'}                    # of arguments
TYPING = {'TypeVar', 'ParamSpec', 'TypeVarTuple', 'NewType'}    # nothing at run time
NO_BEHAVIOUR = {'__all__', '__slots__'}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
DROPPED = (ast.Assign, ast.AugAssign, ast.Delete, ast.Raise, ast.Assert, ast.Return, ast.Expr)

MOST_CANDIDATES = 4000  # our choice: far more than a solution has; each costs a compilation
# Anywhere in a comment: a reason may stand before it. Without a colon somebody meant it all the same.
MARK = re.compile(r'\bequivalent mutants?\b\s*(:?)(.*)', re.DOTALL | re.IGNORECASE)
MARK_ITEM = re.compile(r'([a-z-]+)(?:@([0-9]+))?\Z')


# ---- changes -------------------------------------------------------------------------------------

class Mutant:
    def __init__(self, operator, start, end, text):
        self.operator, self.start, self.end, self.text = operator, start, end, text
        self.is_marked = False


def is_docstring(statement):
    return (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            and isinstance(statement.value.value, (str, type(...))))


def is_main(test):
    return any(isinstance(node, ast.Name) and node.id == '__name__' for node in ast.walk(test))


def name_of(function):
    return getattr(function, 'id', getattr(function, 'attr', ''))


class Finder:
    """Walks a syntax tree and notes what could be changed."""

    def __init__(self, text):
        self.text = text
        self.found = []
        self.in_texts = False   # of an exception or an assertion
        self.in_function = False

    def note(self, operator, start, end, text):
        self.found.append(Mutant(operator, start, end, text))

    def replace(self, operator, node, text):
        self.note(operator, self.text.start(node), self.text.end(node), text)

    def replace_words(self, operator, left, right, words, text):
        span = self.text.find(words.split(), self.text.end(left), self.text.start(right))
        if span:
            self.note(operator, *span, text)

    # Walking.

    def visit(self, node):
        method = getattr(self, 'visit_' + type(node).__name__, None)
        if method:
            method(node)
        else:
            self.visit_children(node)

    def visit_children(self, node):
        for child in ast.iter_child_nodes(node):
            self.visit(child)

    def visit_all(self, nodes):
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_body(self, body):
        self.visit_all(body)

    def without_texts(self, *nodes):
        before, self.in_texts = self.in_texts, True
        self.visit_all(nodes)
        self.in_texts = before

    def visit_nothing(self, node):
        pass

    visit_Import = visit_ImportFrom = visit_Global = visit_Nonlocal = visit_nothing
    visit_JoinedStr = visit_arg = visit_TypeAlias = visit_TypeVar = visit_nothing

    # Statements.

    def visit_function(self, node):
        before, self.in_function = self.in_function, True
        self.visit_all(node.decorator_list)
        self.visit(node.args)
        body = node.body[is_docstring(node.body[0]):]
        if body and (len(body) > 1 or isinstance(body[0], LOOPS + (ast.If, ast.With, ast.Try))):
            self.insert_before('early', body[0], 'return')
        self.visit_all(body)
        self.in_function = before

    visit_FunctionDef = visit_AsyncFunctionDef = visit_function

    def visit_ClassDef(self, node):
        before, self.in_function = self.in_function, False
        self.visit_all(node.decorator_list)
        self.visit_all(keyword.value for keyword in node.keywords)
        self.visit_all(node.body)
        self.in_function = before

    def insert_before(self, operator, statement, text):
        start = self.text.start(statement)
        indent = self.text.lines[start[0] - 1][:start[1]]
        if indent.strip():
            return  # it stands behind a colon or another statement
        self.note(operator, start, start, f'{text}\n{indent}')

    def drop(self, node):
        self.replace('drop', node, 'pass')

    def visit_statement(self, node):
        if isinstance(node, ast.Assign) and self.is_without_behaviour(node):
            return
        if is_docstring(node):
            return
        self.drop(node)
        self.visit_children(node)

    visit_Assign = visit_AugAssign = visit_Delete = visit_Expr = visit_statement

    def is_without_behaviour(self, node):
        return (name_of(node.targets[0]) in NO_BEHAVIOUR or
                isinstance(node.value, ast.Call) and name_of(node.value.func) in TYPING)

    def visit_AugAssign(self, node):
        self.drop(node)
        was, text = ARITHMETIC.get(type(node.op), (None, None))
        if was:
            self.replace_words('operator', node.target, node.value, was + '=', text + '=')
        self.visit(node.target)
        self.visit(node.value)

    def visit_AnnAssign(self, node):
        if node.value is not None:
            if self.in_function:
                self.drop(node)
            self.visit(node.target)
            self.visit(node.value)

    def visit_Return(self, node):
        self.drop(node)
        if node.value is not None:
            if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                self.replace('return', node.value, 'None')
            self.visit(node.value)

    def visit_Raise(self, node):
        self.drop(node)
        self.without_texts(node.exc)

    def visit_Assert(self, node):
        self.drop(node)
        self.condition(node.test)
        self.visit(node.test)

    def visit_Break(self, node):
        self.replace('jump', node, 'continue')

    def visit_Continue(self, node):
        self.replace('jump', node, 'break')

    def visit_If(self, node):
        if is_main(node.test):
            return
        if not node.orelse:
            self.drop(node)
        self.condition(node.test)
        self.visit_children(node)

    def visit_loop(self, node):
        if isinstance(node, ast.While):
            self.condition(node.test)
        last = node.body[-1]
        if not isinstance(last, LEAVES):
            self.end_loop(node, last)
        self.visit_children(node)

    visit_For = visit_AsyncFor = visit_While = visit_loop

    def end_loop(self, loop, last):
        start, end = self.text.start(last), self.text.end(last)
        indent = self.text.lines[start[0] - 1][:start[1]]
        following = next((token.string for token in self.text.tokens_from(end)), '')
        if following == ';':
            return
        if indent.strip():
            first = loop.body[0]
            if self.text.start(loop)[0] != self.text.start(first)[0]:
                return
            self.note('once', end, end, '; break')
        else:
            self.note('once', end, end, f'\n{indent}break')

    # Expressions.

    def condition(self, test):
        """Conditions that are no comparison, and nothing that is turned round elsewhere."""
        if isinstance(test, (ast.Name, ast.Call, ast.Attribute, ast.Subscript)):
            self.replace('negation', test, f'not {self.text.of(test)}')
        elif isinstance(test, (ast.NamedExpr, ast.BinOp, ast.Await)):
            self.replace('negation', test, f'not ({self.text.of(test)})')

    def visit_IfExp(self, node):
        self.condition(node.test)
        self.visit_children(node)

    def visit_comprehension(self, node):
        for test in node.ifs:
            self.condition(test)
        self.visit_children(node)

    def visit_Compare(self, node):
        sides = [node.left, *node.comparators]
        for left, kind, right in zip(sides, map(type, node.ops), sides[1:]):
            was = COMPARISONS[kind]
            if kind in BOUNDARIES:
                self.replace_words('boundary', left, right, was, BOUNDARIES[kind])
            self.replace_words('negation', left, right, was, NEGATIONS[kind])
        self.visit_children(node)

    def visit_BoolOp(self, node):
        was, text = ('and', 'or') if isinstance(node.op, ast.And) else ('or', 'and')
        for left, right in zip(node.values, node.values[1:]):
            self.replace_words('and-or', left, right, was, text)
        self.visit_children(node)

    def visit_BinOp(self, node):
        was, text = ARITHMETIC.get(type(node.op), (None, None))
        if was and not self.in_texts:
            self.replace_words('operator', node.left, node.right, was, text)
        self.visit_children(node)

    def visit_UnaryOp(self, node):
        if not isinstance(node.op, ast.UAdd):
            self.note('sign', self.text.start(node), self.text.start(node.operand), '')
        self.visit_children(node)

    def visit_Call(self, node):
        if name_of(node.func) in TYPING:
            return
        if not self.in_texts and name_of(node.func) not in ANY_ORDER:
            for left, right in zip(node.args, node.args[1:]):
                self.swap(left, right)
        self.visit_children(node)

    def swap(self, left, right):
        texts = self.text.of(left), self.text.of(right)
        if texts[0] == texts[1] or isinstance(left, ast.Starred) or isinstance(right, ast.Starred):
            return
        between = self.text.between(self.text.end(left), self.text.start(right))
        self.note('swap', self.text.start(left), self.text.end(right), texts[1] + between + texts[0])

    def visit_Constant(self, node):
        value = node.value
        if value is True or value is False:
            self.replace('constant', node, str(not value))
        elif isinstance(value, (int, float)):
            self.number(node, value)
        elif isinstance(value, (str, bytes)) and not self.in_texts:
            prefix = 'b' if isinstance(value, bytes) else ''
            self.replace('constant', node, prefix + ("''" if value else "'x'"))

    def number(self, node, value):
        for operator, text in (('increment', repr(value + 1)), ('decrement', repr(value - 1))):
            if 'inf' not in text:
                self.replace(operator, node, text)


# ---- which of them differ ------------------------------------------------------------------------

def code_key(code):
    """All that a code object does, without where it stands."""
    constants = [code_key(one) if isinstance(one, type(code)) else (type(one).__name__, repr(one))
                 for one in code.co_consts]
    return (code.co_name, code.co_code, constants, code.co_names, code.co_varnames,
            code.co_freevars, code.co_cellvars, code.co_flags, code.co_argcount,
            code.co_posonlyargcount, code.co_kwonlyargcount,
            getattr(code, 'co_exceptiontable', b''))


def compiled_key(source):
    """None where Python refuses it."""
    try:
        code = compile(source, 'solution.py', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return sha256(repr(code_key(code)).encode('utf-8', 'surrogatepass')).digest()


def differing(text, source, candidates, most):
    """Those that compile to something else than the source and than any other, at most so many."""
    seen = {None, compiled_key(source)}
    kept = []
    for mutant in candidates:
        if most and len(kept) >= most:
            break
        changed = text.changed(mutant.start, mutant.end, mutant.text)
        key = compiled_key(changed.encode(text.encoding))
        if key not in seen:
            seen.add(key)
            kept.append(mutant)
    return kept


def spread(number, size):
    """0, 1/2, 1/4, 3/4, 1/8 ...: any beginning of it is spread over all lines."""
    share, step = 0.0, 0.5
    while number:
        share += step * (number & 1)
        number >>= 1
        step /= 2
    return share * size


def sampled(candidates):
    """All of them, so that any beginning has of each operator and from everywhere."""
    by_operator = {}
    for mutant in candidates:
        by_operator.setdefault(mutant.operator, []).append(mutant)
    queues = []
    for first, name in enumerate(OPERATORS):    # each begins elsewhere
        mutants = by_operator.get(name, [])
        taken, queue, number = set(), [], first
        while len(queue) < len(mutants):
            index = int(spread(number, len(mutants)))
            number += 1
            if index not in taken:
                taken.add(index)
                queue.append(mutants[index])
        queues.append(queue)
    rounds = max(map(len, queues), default=0)
    return [queue[i] for i in range(rounds) for queue in queues if i < len(queue)]


# ---- marks ---------------------------------------------------------------------------------------

def marks_of(text):
    """(line of the comment, line that it is about, operator or None, column or None, its text, what is wrong
    with it or None) of each mark."""
    names = f"must name an operator such as {', '.join(OPERATORS)}"
    for i, token in enumerate(text.tokens):
        found = token.type == COMMENT and MARK.search(token.string)
        if not found:
            continue
        line = token.start[0]
        is_alone = not text.lines[line - 1][:token.start[1]].strip()
        for item in found[2].split(','):
            fits = MARK_ITEM.match(item.strip())
            operator = fits[1] if fits and fits[1] in OPERATORS else None
            why = "a colon must stand behind 'equivalent mutants'" if not found[1] else None if operator else names
            yield (line, line + is_alone, operator, int(fits[2]) if fits and fits[2] else None,
                   item.strip(), why)


def apply_marks(text, candidates):
    """Marks what is said to be the same; returns [line, text, why] of marks that fit nothing."""
    stale = []
    for line, about, operator, column, item, why in marks_of(text):
        if why:
            stale.append([line, item, why])
            continue
        fitting = [mutant for mutant in candidates
                   if mutant.operator == operator and mutant.start[0] == about
                   and column in (None, mutant.start[1] + 1)]
        for mutant in fitting:
            mutant.is_marked = True
        if not fitting:
            stale.append([line, item, 'there is no such mutant on its line'])
    return stale


def examine(source, most):
    """[[[line, column, operator, mark, is marked, first byte, byte after the last, text]...],
    [[line, item, why]...]]: the mutants of a source in the order of their places, at most so many
    where most isn't 0, then without those that are marked; and the marks that fit none."""
    text = Text(source)
    finder = Finder(text)
    finder.visit(ast.parse(source))
    candidates = sorted(finder.found, key=lambda mutant: (mutant.start, mutant.end))
    stale = apply_marks(text, candidates)
    names = [(mutant.operator, mutant.start[0]) for mutant in candidates]
    if most:
        candidates = sampled([mutant for mutant in candidates if not mutant.is_marked])
    elif len(candidates) > MOST_CANDIDATES:
        candidates = sampled(candidates)[:MOST_CANDIDATES]
    rows = []
    for mutant in sorted(differing(text, source, candidates, most),
                         key=lambda mutant: (mutant.start, mutant.end)):
        line, column = mutant.start[0], mutant.start[1] + 1
        alone = names.count((mutant.operator, line)) == 1
        mark = mutant.operator if alone else f'{mutant.operator}@{column}'
        rows.append([line, column, mutant.operator, mark, mutant.is_marked, text.offset(mutant.start),
                     text.offset(mutant.end), text.encode(mutant.text)])
    return [rows, stale]
