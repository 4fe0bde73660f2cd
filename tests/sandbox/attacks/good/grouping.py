def parse(texts):
    raise ExceptionGroup("all", [ValueError(text) for text in texts])
