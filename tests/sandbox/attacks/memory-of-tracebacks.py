def items(n):
    def again(error):
        while True:
            try:
                raise error
            except Exception as caught:
                error = caught
    again(ValueError())
