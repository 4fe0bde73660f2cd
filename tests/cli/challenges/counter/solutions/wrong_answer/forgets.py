class Counter:
    def __init__(self, value):
        self.value = value

    def add(self, n):
        return self.value + n
