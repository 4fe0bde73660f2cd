from dataclasses import dataclass


class Link:
    def __init__(self, data):
        self.data = data
        self.after = None


@dataclass(eq=False)
class Branch:
    key: object
    less: "Branch" = None
    more: "Branch" = None


def act(what, value):
    return globals()["act_" + what](value)


def act_echo(value):
    return value


def act_reverse(head):
    done = None
    while head:
        head.after, done, head = done, head, head.after
    return done


def act_chain(values):
    head = None
    for value in reversed(values):
        link = Link(value)
        link.after, head = head, link
    return head


def act_meeting(head):
    seen = set()
    while head and head not in seen:
        seen.add(head)
        head = head.after
    return head


def act_cut(head):
    head.after = None


def act_mirror(root):
    if root:
        root.less, root.more = act_mirror(root.more), act_mirror(root.less)
    return root


def act_depth(root):
    return 1 + max(act_depth(root.less), act_depth(root.more)) if root else 0
