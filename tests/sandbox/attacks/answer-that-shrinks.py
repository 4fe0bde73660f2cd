answer = []


class Key(str):
    def __hash__(self):
        answer.clear()
        return 0

    def __eq__(self, other):
        answer.clear()
        return True


class Item:
    __slots__ = ("val", "next")

    def __getattribute__(self, name):
        answer.clear()
        return 0

    def __del__(self):
        answer.clear()


def items(n):
    answer[:] = [{Key("a"): 1}, {Key("b")}, Item(), *range(1000)]
    return answer
