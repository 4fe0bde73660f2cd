# coding: shift_jis
def items(n):
    名前 = "日本"
    assert len(名前) == 2
    return list(range(n))
