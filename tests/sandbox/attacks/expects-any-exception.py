def parse(text):
    return parse(text + "x")
