def parse(text):
    raise ValueError("not a number")
