def items(n):
    def stubborn():
        while True:
            try:
                yield
            finally:
                while True:
                    pass
    generator = stubborn()
    next(generator)
    generator.close()
