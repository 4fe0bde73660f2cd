# No line of this file stands in the traceback, as if the test itself could not be compiled.
import builtins

source = "def items(n):\n    raise SyntaxError('invalid syntax', ('<test>', 1, 1, 'return [', 1, 1))\n"
exec(builtins.compile(source, "<test>", "exec"))


class Items:
    pass
