def items(n):
    def nest(inner):
        yield from inner
    chain = iter(())
    while True:
        chain = nest(chain)
