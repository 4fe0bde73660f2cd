class Items:
    def __call__(self, n):
        return list(range(n))


items = Items()
