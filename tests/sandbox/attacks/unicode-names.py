π = 3.14159
größe = {"名前": "値", "🎉": "party"}


def переменная(число):
    return число


def items(n):
    print("ünïcödé ✓ 🎉 \u202e", π, größe)
    return [переменная(ﬁ) for ﬁ in range(n)]
