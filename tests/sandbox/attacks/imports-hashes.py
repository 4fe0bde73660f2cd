import hashlib
import hmac
import secrets
import uuid
import zlib


def items(n):
    for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
        assert hashlib.new(name, b"x").digest()
    assert hmac.new(b"k", b"m", "sha256").hexdigest() and len(secrets.token_hex(8)) == 16
    assert uuid.uuid4().version == 4 and uuid.uuid5(uuid.NAMESPACE_DNS, "x") and uuid.uuid1()
    return [len(zlib.decompress(zlib.compress(bytes(i)))) for i in range(n)]
