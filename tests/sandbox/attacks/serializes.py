import base64
import copy
import csv
import gzip
import io
import json
import pickle
import struct


def items(n):
    data = list(range(n))
    data = json.loads(json.dumps(data))
    data = pickle.loads(pickle.dumps(data))
    data = copy.deepcopy(data)
    out = io.StringIO()
    csv.writer(out).writerow(data)
    assert base64.b64decode(base64.b64encode(b"x")) == b"x"
    assert gzip.decompress(gzip.compress(b"y")) == b"y"
    return list(struct.unpack(f"{n}i", struct.pack(f"{n}i", *data)))
