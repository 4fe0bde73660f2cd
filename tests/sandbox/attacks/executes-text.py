import ast


def items(n):
    namespace = {}
    exec(compile("def f(n): return [*range(n)]", "<mine>", "exec"), namespace)
    assert eval("1 + 1") == 2 and ast.literal_eval("[1, 2]") == [1, 2]
    try:
        eval("1 +")
    except SyntaxError:
        return namespace["f"](n)
