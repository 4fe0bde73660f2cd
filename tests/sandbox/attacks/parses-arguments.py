import argparse


def items(n):
    parser = argparse.ArgumentParser(description="numbers")
    parser.add_argument("--count", type=int, default=n, help="how many")
    assert "how many" in parser.format_help()
    return list(range(parser.parse_args([]).count))
