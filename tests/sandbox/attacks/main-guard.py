import sys


def items(n):
    return list(range(n))


def main():
    print(items(int(input())))
    sys.exit(0)


if __name__ == "__main__":
    main()
