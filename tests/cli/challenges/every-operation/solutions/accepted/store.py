class Store:
    def __init__(self, size):
        if size < 0:
            raise ValueError(size)
        self.size = size
        self.held = {}

    @property
    def first(self):
        return next(iter(self.held.values()))

    def put(self, key, value):
        if len(self.held) == self.size and key not in self.held:
            raise OverflowError(key)
        self.held[key] = value

    def get(self, key, *default, **named):
        if key not in self.held and not named:
            raise KeyError(f"no key {key}")
        return self.held.get(key, *named.values())

    def keys(self):
        yield from sorted(self.held)

    async def later(self):
        return "later"

    def share(self):
        return 1 / 3

    def show(self):
        print("Store of", self.size)
