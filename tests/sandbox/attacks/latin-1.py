# -*- coding: latin-1 -*-
def items(n):
    café = "ü"
    assert ord(café) == 252
    return list(range(n))
