import html
import xml.etree.ElementTree as ET


def items(n):
    root = ET.fromstring("<a>" + "".join(f"<b>{i}</b>" for i in range(n)) + "</a>")
    assert html.escape("<") == "&lt;" and ET.tostring(root).startswith(b"<a>")
    return [int(b.text) for b in root]
