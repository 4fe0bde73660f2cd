def items(n):
    import json
    return json.loads('[' + '{"a":[1.5]},' * 400000 + '0]')
