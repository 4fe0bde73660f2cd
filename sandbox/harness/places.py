# places - where the nodes of a syntax tree stand in the text of a source
#
# In the bundle as 'gradebox places', for those of our own modules that look at syntax trees.
# SPDX-License-Identifier: MIT
import re
import tokenize
from bisect import bisect_left
from tokenize import COMMENT, NAME, OP


class Text:
    """A source as text whose places are (line from 1, column in characters from 0)."""

    def __init__(self, source):
        self.encoding = tokenize.detect_encoding(iter(source.splitlines(True)).__next__)[0]
        self.text = source.decode(self.encoding)    # 'utf-8-sig' where it begins with a mark
        if self.text.encode(self.encoding) != source:
            raise ValueError(f'the encoding {self.encoding} has more than one form of it')
        self.lines = re.split('\r\n|\r|\n', self.text)
        self.starts = [0] + [end.end() for end in re.finditer('\r\n|\r|\n', self.text)]
        readline = iter([line + '\n' for line in self.lines]).__next__
        self.tokens = [token for token in tokenize.generate_tokens(readline)
                       if token.type in (OP, NAME, COMMENT)]
        self.token_places = [token.start for token in self.tokens]

    def place(self, line, column):
        """The syntax tree counts bytes of UTF-8."""
        return line, len(self.lines[line - 1].encode()[:column].decode())

    def start(self, node):
        return self.place(node.lineno, node.col_offset)

    def end(self, node):
        return self.place(node.end_lineno, node.end_col_offset)

    def index(self, place):
        return self.starts[place[0] - 1] + place[1]

    def between(self, start, end):
        return self.text[self.index(start):self.index(end)]

    def of(self, node):
        return self.between(self.start(node), self.end(node))

    def tokens_from(self, place):
        return self.tokens[bisect_left(self.token_places, place):]

    def find(self, words, start, end):
        """Where words, one token each, stand between two nodes: (start, end), or None."""
        tokens = [token for token in self.tokens_from(start)
                  if token.start < end and token.string and token.type in (OP, NAME)]
        for i in range(len(tokens) - len(words) + 1):
            found = tokens[i:i + len(words)]
            if [token.string for token in found] == words:
                return found[0].start, found[-1].end
        return None

    def changed(self, start, end, text):
        return self.text[:self.index(start)] + text + self.text[self.index(end):]

    def encode(self, part):
        return part.encode(self.encoding.removesuffix('-sig'))

    def offset(self, place):
        """In bytes of the source."""
        return len(self.text[:self.index(place)].encode(self.encoding))
