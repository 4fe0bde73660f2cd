def items(n):
    import ast
    return ast.parse('+'.join(['x'] * 300000))
