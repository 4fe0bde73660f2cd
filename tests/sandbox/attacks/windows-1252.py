#!/usr/bin/env python3
# vim: set fileencoding=cp1252 :
def items(n):
    assert ord("€") == 0x20ac
    return list(range(n))
