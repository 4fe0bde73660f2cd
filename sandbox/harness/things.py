# things - what the names and attributes of a source stand for, as far as its syntax tree tells
#
# In the bundle as 'gradebox things', for rules.py. Follows names through imports, assignments, getattr() and
# the like. The source is hostile: what can't be told is UNKNOWN, and the rules say what that means.
#
# A thing is a pair: (MODULE, 'a.b'), (MEMBER, 'a.b.c') of a module, (OWN, None) for a function of the
# source itself, (CLASS, its Class), (INSTANCE, its Class), (NAMES_OF, a thing): the dict of its names,
# (ALL_NAMES, None): globals(), or UNKNOWN.
# SPDX-License-Identifier: MIT
import ast

names = __import__('gradebox names')
place_of, text_of = names.place_of, names.text_of

MODULE, MEMBER, OWN, CLASS, INSTANCE, NAMES_OF, ALL_NAMES = (
    'module', 'member', 'own', 'class', 'instance', 'names-of', 'all-names')
UNKNOWN = ('unknown', None)

DEEPEST = 40    # of names that stand for names; beyond that it is UNKNOWN


class Things:
    def __init__(self, walk):
        self.walk = walk
        self.known = {}     # id of a node -> its things; UNKNOWN while they are looked for

    def of(self, node, scope, depth=0):
        """The set of things that an expression may be."""
        method = getattr(self, 'of_' + type(node).__name__, None)
        if depth > DEEPEST or method is None:
            return {UNKNOWN}
        if id(node) not in self.known:
            self.known[id(node)] = {UNKNOWN}
            self.known[id(node)] = method(node, scope, depth + 1)
        return self.known[id(node)]

    def of_Name(self, node, scope, depth):
        return self.of_name(node.id, scope, place_of(node), depth)

    def of_name(self, name, scope, place, depth):
        """@place: of the use; None = some time later."""
        found, hides, at = set(), False, scope
        while at and not hides:
            if at.outside.get(name) == 'global':
                at = self.walk.module
            bindings = at.bindings.get(name, ())
            is_seen = at.kind != 'class' or at is scope
            if is_seen and bindings and at.outside.get(name) != 'nonlocal':
                for binding in bindings:
                    found |= self.bound(binding, depth)
                hides = self.hides(name, at, bindings, place if at is scope else None)
            at = at.parent
        if hides:
            return found
        if name == '__builtins__':
            return found | {(MODULE, 'builtins')}
        return found | {(MEMBER, f'{module}.{name}') for module in ['builtins'] + self.walk.stars}

    def values(self, node, scope):
        """A node, or where it is a variable that the source itself fills what that is filled with."""
        found = []
        while isinstance(node, ast.Name) and scope and not found:
            found = [one.value for one in scope.bindings.get(node.id, ()) if one.kind == 'value']
            scope = scope.parent
        return [node] + found

    def hides(self, name, scope, bindings, place):
        if scope.kind in ('function', 'comprehension'):
            return True
        return name not in self.walk.deleted and any(
            one.is_firm and (place is None or one.place < place) for one in bindings)

    def bound(self, binding, depth):
        if binding.kind == 'value':
            return self.of(binding.value, binding.scope, depth)
        return {UNKNOWN} if binding.kind == 'unknown' else {(binding.kind, binding.value)}

    def attribute(self, things, name, depth):
        return {one for thing in things for one in self.attribute_of(thing, name, depth)}

    def attribute_of(self, thing, name, depth):
        kind, value = thing
        if name == '__dict__':
            return {(NAMES_OF, thing)}
        if kind in (MODULE, MEMBER):
            return {(MEMBER, f'{value}.{name}')}
        if kind in (CLASS, INSTANCE) and self.defines(value, name, depth):
            return {(OWN, None)}
        if kind == INSTANCE and name == '__class__':
            return {(CLASS, value)}
        return {UNKNOWN}

    def defines(self, own_class, name, depth):
        """Whether a class of the source, or a base of it that is one too, defines a name."""
        if name in own_class.names:
            return True
        if depth > DEEPEST:
            return False
        return any(kind == CLASS and self.defines(value, name, depth + 1)
                   for kind, value in self.bases(own_class, depth))

    def bases(self, own_class, depth):
        return {thing for base in own_class.node.bases
                for thing in self.of(base, own_class.scope, depth)}

    def is_all_own(self, own_class, depth=0):
        """Whether nothing but what the source says can be an attribute of its instances."""
        return depth < DEEPEST and all(
            thing == (MEMBER, 'builtins.object') or
            thing[0] == CLASS and self.is_all_own(thing[1], depth + 1)
            for thing in self.bases(own_class, depth))

    def of_Attribute(self, node, scope, depth):
        return self.attribute(self.of(node.value, scope, depth), node.attr, depth)

    def of_Subscript(self, node, scope, depth):
        things = self.of(node.value, scope, depth)
        name = text_of(node.slice)
        return {UNKNOWN} if name is None else self.item(things, name, depth)

    def item(self, things, name, depth):
        found = set()
        for thing in things:
            if thing[0] == NAMES_OF:
                found |= self.attribute_of(thing[1], name, depth)
            elif thing[0] == ALL_NAMES:
                found |= self.of_name(name, self.walk.module, None, depth)
            elif thing == (MEMBER, 'sys.modules'):
                found.add((MODULE, name))
            elif thing == (MODULE, 'builtins'):
                found.add((MEMBER, f'builtins.{name}'))     # where __builtins__ is a dict
            else:
                found.add(UNKNOWN)
        return found

    def of_Call(self, node, scope, depth):
        found = set()
        texts = [text_of(arg) for arg in node.args]
        for thing in self.of(node.func, scope, depth):
            found |= self.called(thing, node, texts, scope, depth)
        return found

    def called(self, thing, node, texts, scope, depth):
        kind, value = thing
        first = texts[0] if texts else None
        if kind == CLASS:
            return {(INSTANCE, value)}
        if kind != MEMBER:
            return {UNKNOWN}
        if value in ('builtins.__import__', 'importlib.__import__') and first:
            return {(MODULE, first), (MODULE, first.partition('.')[0])}
        if value == 'importlib.import_module' and first:
            return {(MODULE, first)}
        if value == 'builtins.getattr' and len(texts) > 1 and texts[1]:
            return self.attribute(self.of(node.args[0], scope, depth), texts[1], depth)
        if value == 'builtins.vars' and node.args:
            return {(NAMES_OF, one) for one in self.of(node.args[0], scope, depth)}
        if value == 'builtins.globals' or \
                value in ('builtins.locals', 'builtins.vars') and scope.kind == 'module':
            return {(ALL_NAMES, None)}
        if value == 'builtins.super' and scope.own_class:
            return {(INSTANCE, base) if kind == CLASS else UNKNOWN
                    for kind, base in self.bases(scope.own_class, depth)} or {UNKNOWN}
        if value == 'sys.modules.get' and first:
            return {(MODULE, first)}
        return {UNKNOWN}

    def of_IfExp(self, node, scope, depth):
        return self.of(node.body, scope, depth) | self.of(node.orelse, scope, depth)

    def of_BoolOp(self, node, scope, depth):
        return {thing for value in node.values for thing in self.of(value, scope, depth)}

    def of_NamedExpr(self, node, scope, depth):
        return self.of(node.value, scope, depth)
