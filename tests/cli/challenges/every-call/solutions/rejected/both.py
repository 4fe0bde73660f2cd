import collections

Named = collections.namedtuple("Named", "first second")


def act(what, value, base=0, pair=False):
    options = {"base": base} if base else {"pair": True} if pair else {}
    return globals()["act_" + what](value, **options)


def act_power(value, base):
    return base**value


def act_fail(value):
    if value == "no-key":
        return {}[value]
    raise ValueError(f"not good: {value!r}")


def act_halves(value):
    return [1, value - 1]


def act_sort(value):
    value.sort()


def act_sorted(value):
    return sorted(value)


def act_print(value):
    print("a -> b")
    print("ä", value)


async def act_later(value):
    return value


def act_count(value):
    i = 0
    while i != value:
        yield i
        i += 1


def act_input(value):
    return input(value)


def act_echo(value):
    return value


def act_sum(value):
    return sum(value)


def act_counter(value):
    return collections.Counter(value)


def act_named(value):
    return Named(value, value + 1)


def act_third(value, pair=False):
    return [value / 3, 1] if pair else value / 3


def act_spend(value):
    return None


def act_spend(value):
    return value / 0


def act_named(value):
    return value
