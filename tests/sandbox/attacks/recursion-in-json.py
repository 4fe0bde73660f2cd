def items(n):
    import json
    json.loads('[' * 100000)
