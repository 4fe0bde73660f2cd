class items(list):
    def __init__(self, n):
        super().__init__(range(n))
