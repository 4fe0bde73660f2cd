import itertools
from operator import itemgetter


def items(n):
    pairs = zip(itertools.count(), range(n))
    return map(itemgetter(0), filter(lambda pair: pair[0] == pair[1], pairs))
