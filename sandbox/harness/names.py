# names - who binds which name in a source, and where something is used
#
# In the bundle as 'gradebox names', for rules.py. One walk through the syntax tree of a hostile source; what
# the names stand for is things.py's.
# SPDX-License-Identifier: MIT
import ast

MODULE, MEMBER = 'module', 'member'     # kinds of bindings besides those that a Binding names
TYPE_TESTS = {'isinstance', 'issubclass'}
ANNOTATIONS = {'__annotations__', 'annotation', 'return_annotation', 'get_type_hints', 'get_annotations'}
# What an annotation is made of, or a class that an instance is tested for: nothing that calls or binds.
PLAIN = (ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.Tuple, ast.List, ast.BinOp, ast.BitOr,
         ast.Load)


class Scope:
    def __init__(self, kind, parent):
        self.kind, self.parent = kind, parent   # 'module', 'function' or 'class'
        self.bindings = {}      # name -> [Binding]
        self.outside = {}       # name -> 'global' or 'nonlocal'
        self.own_class = None   # of a class; in a method, of its class


class Binding:
    """One place that binds a name. It is firm where it can't have been passed by."""

    def __init__(self, kind, value, scope, place, is_firm):
        self.kind, self.value, self.scope = kind, value, scope
        self.place, self.is_firm = place, is_firm


class Class:
    def __init__(self, node, scope):
        self.node, self.scope = node, scope     # the scope that it stands in
        self.names = set()                      # of its body, and those that its methods set on self


def place_of(node):
    return node.lineno, node.col_offset


def text_of(node):
    """The text that an expression of constants alone gives, or None."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left = text_of(node.left)
        right = None if left is None else text_of(node.right)
        return None if right is None else left + right
    parts = None
    if isinstance(node, ast.JoinedStr):
        parts = [one.value if isinstance(one, ast.FormattedValue) else one for one in node.values]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and \
            node.func.attr == 'join' and len(node.args) == 1 and \
            text_of(node.func.value) == '' and isinstance(node.args[0], (ast.List, ast.Tuple)):
        parts = node.args[0].elts
    texts = [text_of(part) for part in parts or [node] if part is not node]
    return None if parts is None or None in texts else ''.join(texts)


class Walk:
    """Scopes, and [(node, scope)] of what is used, in the order of the source."""

    def __init__(self, tree):
        self.module = self.scope = Scope('module', None)
        self.uses = []
        self.stars = []         # modules that are imported as *
        self.deleted = set()
        self.is_firm = True
        self.left_out = []      # [(node, scope)]: annotations, and classes that are only tested for
        self.bound = set()      # all names that are bound somewhere
        # Ids of nodes of which things.py sees what becomes: called, bound to a name, asked for an item.
        self.followed = set()
        self.body(tree.body)
        if self.may_be_more():
            for node, self.scope in self.left_out:
                self.visit(node)

    def may_be_more(self):
        """Whether what was left out may be called after all."""
        return bool(self.stars or TYPE_TESTS & self.bound or any(
            getattr(node, 'attr', getattr(node, 'id', '')) in ANNOTATIONS for node, _ in self.uses))

    def leave_out(self, node):
        if node is None:
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                node = ast.copy_location(ast.parse(node.value, mode='eval').body, node)
            except (SyntaxError, ValueError):
                return
            for part in ast.walk(node):
                if hasattr(part, 'lineno'):
                    ast.copy_location(part, node)
        if all(isinstance(part, PLAIN) for part in ast.walk(node)):
            self.left_out.append((node, self.scope))
        else:
            self.visit(node)

    def use(self, node):
        self.uses.append((node, self.scope))

    def bind(self, name, kind, value, node):
        self.bound.add(name)
        scope = self.scope
        while scope.kind == 'comprehension' and kind == 'walrus':
            scope = scope.parent
        if scope.outside.get(name) == 'global':
            scope = self.module
        while scope.outside.get(name) == 'nonlocal' and scope.parent:
            scope = scope.parent
        is_firm = scope.kind == 'function' or (self.is_firm and scope is self.scope)
        binding = Binding('value' if kind == 'walrus' else kind, value, self.scope, place_of(node),
                          is_firm)
        scope.bindings.setdefault(name, []).append(binding)
        if scope.kind == 'class':
            scope.own_class.names.add(name)

    def body(self, statements):
        for statement in statements:
            self.visit(statement)

    def visit(self, node):
        method = getattr(self, 'visit_' + type(node).__name__, None)
        if method:
            method(node)
            return
        before = self.is_firm
        if isinstance(node, ast.stmt) and not isinstance(node, (ast.Expr, ast.Return)):
            self.is_firm = False
        self.children(node)
        self.is_firm = before

    def children(self, node):
        for child in ast.iter_child_nodes(node):
            self.visit(child)

    def all(self, nodes):
        for node in nodes:
            if node is not None:
                self.visit(node)

    def inside(self, kind, own_class=None):
        scope = Scope(kind, self.scope)
        scope.own_class = own_class
        return scope

    # Statements.

    def visit_FunctionDef(self, node):
        self.all(node.decorator_list)
        self.bind(node.name, 'own', None, node)
        self.function(node, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.function(node, [node.body])

    def function(self, node, body):
        args = node.args
        self.all(args.defaults + args.kw_defaults)
        first = (args.posonlyargs + args.args)[:1]
        names = args.posonlyargs + args.args + args.kwonlyargs
        names += [one for one in (args.vararg, args.kwarg) if one]
        for annotated in [getattr(one, 'annotation', None) for one in names] + \
                [getattr(node, 'returns', None)]:
            self.leave_out(annotated)
        outer, firm = self.scope, self.is_firm
        own_class = outer.own_class if outer.kind == 'class' else None
        self.scope, self.is_firm = self.inside('function', own_class or outer.own_class), True
        for arg in names:
            is_first = own_class and [arg] == first
            kind, value = self.first_parameter(node, own_class) if is_first else ('unknown', None)
            self.bind(arg.arg, kind, value, arg)
        self.body(body)
        self.scope, self.is_firm = outer, firm

    @staticmethod
    def first_parameter(node, own_class):
        decorators = {getattr(one, 'id', '') for one in getattr(node, 'decorator_list', ())}
        if 'staticmethod' in decorators or isinstance(node, ast.Lambda):
            return 'unknown', None
        is_class = 'classmethod' in decorators or node.name in ('__new__', '__init_subclass__')
        return 'class' if is_class else 'instance', own_class

    def visit_ClassDef(self, node):
        self.all(node.decorator_list)
        self.all(node.bases)
        self.all(keyword.value for keyword in node.keywords)
        own_class = Class(node, self.scope)
        self.bind(node.name, 'class', own_class, node)
        outer, firm = self.scope, self.is_firm
        self.scope, self.is_firm = self.inside('class', own_class), True
        self.body(node.body)
        self.scope, self.is_firm = outer, firm

    def visit_Import(self, node):
        self.use(node)
        for alias in node.names:
            path = alias.name if alias.asname else alias.name.partition('.')[0]
            self.bind(alias.asname or path, MODULE, path, node)

    def visit_ImportFrom(self, node):
        self.use(node)
        module = '.' * node.level + (node.module or '')
        for alias in node.names:
            if alias.name == '*':
                self.stars.append(module)
            else:
                self.bind(alias.asname or alias.name, MEMBER, f'{module}.{alias.name}', node)

    def visit_Global(self, node):
        for name in node.names:
            self.scope.outside[name] = 'global'

    def visit_Nonlocal(self, node):
        for name in node.names:
            self.scope.outside[name] = 'nonlocal'

    def visit_Delete(self, node):
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.deleted.add(target.id)
            else:
                self.visit(target)

    def visit_Assign(self, node):
        self.use(node)
        if all(isinstance(target, ast.Name) for target in node.targets):
            self.followed.add(id(node.value))
        self.visit(node.value)
        for target in node.targets:
            self.target(target, node.value)

    def visit_AnnAssign(self, node):
        self.leave_out(node.annotation)
        if node.value is not None:
            self.visit(node.value)
            self.target(node.target, node.value)

    def visit_AugAssign(self, node):
        self.use(node)
        self.visit(node.value)
        if isinstance(node.target, ast.Name):
            self.bind(node.target.id, 'unknown', None, node.target)
        else:
            self.visit(node.target)

    def target(self, target, value):
        if isinstance(target, ast.Name):
            self.bind(target.id, 'value', value, target)
        elif isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List)) \
                and len(target.elts) == len(value.elts) \
                and not any(isinstance(one, ast.Starred) for one in target.elts + value.elts):
            for one, part in zip(target.elts, value.elts):
                self.target(one, part)
        else:
            self.visit(target)

    # Expressions.

    def visit_NamedExpr(self, node):
        self.visit(node.value)
        self.bind(node.target.id, 'walrus', node.value, node.target)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self.use(node)
        else:
            self.bind(node.id, 'unknown', None, node)

    def visit_Attribute(self, node):
        if isinstance(node.ctx, ast.Load):
            self.use(node)
        elif node.attr == '__annotations__':
            self.use(node)
        elif isinstance(node.value, ast.Name) and self.scope.own_class and \
                node.value.id in ('self', 'cls'):
            self.scope.own_class.names.add(node.attr)
        self.visit(node.value)

    def visit_Subscript(self, node):
        self.use(node)
        if text_of(node.slice) is not None:
            self.followed.add(id(node.value))
        self.children(node)

    def visit_Call(self, node):
        self.use(node)
        self.followed.add(id(node.func))
        tests = isinstance(node.func, ast.Name) and node.func.id in TYPE_TESTS and len(node.args) == 2
        self.visit(node.func)
        self.all(node.args[:1] if tests else node.args)
        if tests:
            self.leave_out(node.args[1])
        self.all(node.keywords)

    def visit_MatchClass(self, node):
        self.leave_out(node.cls)
        self.all(node.patterns + node.kwd_patterns)

    def visit_MatchAs(self, node):
        self.visit_capture(node, node.name)

    def visit_MatchStar(self, node):
        self.visit_capture(node, node.name)

    def visit_MatchMapping(self, node):
        self.visit_capture(node, node.rest)

    def visit_ExceptHandler(self, node):
        self.visit_capture(node, node.name)

    def visit_capture(self, node, name):
        if name:
            self.bind(name, 'unknown', None, node)
        self.children(node)

    def visit_comprehension_of(self, node):
        self.use(node)
        first = node.generators[0]
        self.visit(first.iter)
        outer = self.scope
        self.scope = self.inside('comprehension', outer.own_class)
        for generator in node.generators:
            self.visit(generator.target)
            self.all(([] if generator is first else [generator.iter]) + generator.ifs)
        self.all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])
        self.scope = outer

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_of

    def visit_syntax(self, node):
        self.use(node)
        self.children(node)

    visit_Compare = visit_List = visit_Dict = visit_Set = visit_Tuple = visit_syntax
    visit_Yield = visit_YieldFrom = visit_syntax

    def visit_loop(self, node):
        self.use(node)
        before, self.is_firm = self.is_firm, False
        self.children(node)
        self.is_firm = before

    visit_For = visit_AsyncFor = visit_While = visit_loop
