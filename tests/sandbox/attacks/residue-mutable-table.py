import keyword
import html.entities


def items(n):
    found = "left" in keyword.kwlist or "left" in html.entities.name2codepoint
    keyword.kwlist.append("left")
    html.entities.name2codepoint["left"] = 1
    return list(range(n)) if not found else found
