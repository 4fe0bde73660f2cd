/*
 * yaml_problem - see yaml_problem.h
 *
 * libyaml says what it wanted in the words of its grammar ("did not find expected key"). The table
 * below says it in the words of who wrote the file, and chooses the place: libyaml knows where it
 * gave up (the problem) and often where the thing began that it couldn't finish (the context).
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/yaml_problem.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* What may not stand in a file. Source: YAML 1.2.2, 5.1 (c-printable), but for the line ends. */
/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct {
    int32_t first, last;
    const char *what, *hint;
} forbidden[] = {
    {0x00, 0x00, "a NUL byte", "a challenge is text; was it damaged on the way?"},
    {0x01, 0x08, "a control character", "inside double quotes it can be written as \\xNN"},
    {0x0B, 0x0C, "a control character", "inside double quotes it can be written as \\xNN"},
    {0x0E, 0x1F, "a control character", "inside double quotes it can be written as \\xNN"},
    {0x7F, 0x84, "a control character", "inside double quotes it can be written as \\xNN"},
    {0x85, 0x85, "the line end U+0085", "end lines with \\n, or write \"\\N\" in double quotes"},
    {0x86, 0x9F, "a control character", "inside double quotes it can be written as \\xNN"},
    {0x2028, 0x2028, "the line end U+2028", "end lines with \\n, or write \"\\L\" in double quotes"},
    {0x2029, 0x2029, "the line end U+2029", "end lines with \\n, or write \"\\P\" in double quotes"},
    {0xFEFF, 0xFEFF, "a byte order mark", "it may only be the first character of the file"},
    {0xFFFE, 0xFFFF, "a code point that is no character", NULL},
};
/* clang-format on */

static int complain_of_byte(const char *source, size_t length, size_t offset, const char *file,
                            const char *hint, const char *what, struct complaints *complaints)
{
    struct mark at = complaint_place(source, length, offset);
    return complaint_add(complaints, file, at, hint, "%s is not allowed in a challenge", what);
}

static int check_character(const char *source, size_t length, size_t offset, int32_t code_point,
                           const char *file, struct complaints *complaints)
{
    for (size_t i = 0; i < ARRAY_LEN(forbidden); i++) {
        if (code_point >= forbidden[i].first && code_point <= forbidden[i].last)
            return complain_of_byte(source, length, offset, file, forbidden[i].hint,
                                    forbidden[i].what, complaints);
    }
    bool is_lone = code_point == '\r' && (offset + 1 == length || source[offset + 1] != '\n');
    if (is_lone)
        return complain_of_byte(source, length, offset, file, "end lines with \\n or \\r\\n",
                                "a carriage return that ends a line", complaints);
    return 0;
}

int yaml_problem_bytes(const char *source, size_t length, const char *file,
                       struct complaints *complaints)
{
    bool has_mark = length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0;
    size_t step = 0;
    for (size_t i = has_mark ? 3 : 0; i < length; i += step) {
        int32_t code_point = text_decode(source + i, length - i, &step);
        if (code_point >= 0x20 && code_point < 0x7F)
            continue;
        if (code_point == TEXT_INVALID) {
            struct mark at = complaint_place(source, length, i);
            return complaint_add(complaints, file, at, "save the file as UTF-8",
                                 "byte '\\x%02x' is not UTF-8", (unsigned char)source[i]);
        }
        if (check_character(source, length, i, code_point, file, complaints) < 0)
            return -1;
    }
    return 0;
}

enum place { AT_PROBLEM, AT_CONTEXT };

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct {
    const char *context; /* how libyaml's starts; NULL = any */
    const char *problem; /* libyaml's */
    enum place place;
    const char *text, *hint;
} rows[] = {
    {NULL, "mapping values are not allowed in this context", AT_PROBLEM,
     "a ':' can't stand here",
     "put text that holds ': ' into quotes, and check the indentation of this line"},
    {NULL, "mapping keys are not allowed in this context", AT_PROBLEM, "a '?' can't stand here",
     "put the text into quotes"},
    {NULL, "block sequence entries are not allowed in this context", AT_PROBLEM,
     "a '- ' can't start a list here", "start the list on a line of its own"},
    {NULL, "could not find expected ':'", AT_CONTEXT, "a key without a ':' behind it",
     "write 'key: value'; text of more than one line needs quotes or '|'"},
    {NULL, "found unexpected ':'", AT_PROBLEM, "a ':' can't stand here", "put the text into quotes"},
    {NULL, "found character that cannot start any token", AT_PROBLEM,
     "a value can't start with this character", "put the value into quotes"},
    {NULL, "found a tab character where an indentation space is expected", AT_PROBLEM,
     "a tab can't indent", "use spaces"},
    {NULL, "found a tab character that violates indentation", AT_PROBLEM, "a tab can't indent",
     "use spaces"},
    {"while scanning a quoted scalar", "found unexpected end of stream", AT_CONTEXT,
     "this quote is never closed", NULL},
    {"while scanning a quoted scalar", "found unexpected document indicator", AT_CONTEXT,
     "this quote is not closed before the document ends", NULL},
    {NULL, "found unknown escape character", AT_PROBLEM,
     "after '\\' comes a character that is no escape",
     "write '\\\\' for a backslash, or use single quotes"},
    {NULL, "did not find expected hexdecimal number", AT_PROBLEM,
     "an escape needs hexadecimal digits", "\\xNN has two, \\uNNNN four, \\UNNNNNNNN eight"},
    {NULL, "found invalid Unicode character escape code", AT_PROBLEM,
     "this escape is no character of Unicode", NULL},
    {NULL, "did not find expected ',' or ']'", AT_PROBLEM, "a ',' or the closing ']' is missing",
     NULL},
    {NULL, "did not find expected ',' or '}'", AT_PROBLEM, "a ',' or the closing '}' is missing",
     NULL},
    {NULL, "did not find expected '-' indicator", AT_PROBLEM,
     "this line belongs to no item of the list",
     "items of a list start with '- ' in the same column"},
    {NULL, "did not find expected key", AT_PROBLEM, "this line does not fit the keys before it",
     "keys of one mapping start in the same column"},
    {NULL, "did not find expected node content", AT_PROBLEM, "a value is missing here", NULL},
    {NULL, "did not find expected <document start>", AT_PROBLEM,
     "this line does not belong to what stands before it", "check its indentation"},
    {NULL, "found undefined tag handle", AT_PROBLEM, "this tag has a handle that nobody declared",
     "tags of values look like !tuple"},
    {"while scanning a block scalar", "did not find expected comment or line break", AT_PROBLEM,
     "the text of a '|' block starts on the next line", NULL},
    {NULL, "did not find expected whitespace or line break", AT_PROBLEM,
     "a space is missing behind the tag", "as in {expect: !reference }"},
    {NULL, "did not find URI escaped octet", AT_PROBLEM, "this tag is not well formed", NULL},
    {NULL, "did not find the expected '>'", AT_PROBLEM, "this tag is not well formed", NULL},
    {NULL, "did not find expected tag URI", AT_PROBLEM, "this tag is not well formed", NULL},
    {NULL, "did not find expected alphabetic or numeric character", AT_PROBLEM,
     "a '&' or '*' at the start of a value would be an anchor", "put the value into quotes"},
    {NULL, "found an indentation indicator equal to 0", AT_PROBLEM,
     "behind '|' or '>' can stand a digit from 1 to 9", NULL},
    {NULL, "did not find expected comment or line break", AT_PROBLEM,
     "nothing can stand behind this on the same line", NULL},
    {NULL, "found incompatible YAML document", AT_PROBLEM, "this is another version of YAML",
     "leave the line out"},
    {NULL, "found unknown directive name", AT_PROBLEM, "a line can't start with '%'",
     "put the value into quotes"},
};
/* clang-format on */

static struct mark mark_of(yaml_mark_t at)
{
    return (struct mark){.line = (unsigned)at.line + 1, .column = (unsigned)at.column + 1};
}

static bool is_inside(const yaml_parser_t *parser, const char *context)
{
    return parser->context && strcmp(parser->context, context) == 0;
}

/* Where the end of the file or a bracket without its partner was met, the opening one helps. */
static const char *opening(const yaml_parser_t *parser, bool is_at_end, char *out, size_t room)
{
    const char *bracket = is_inside(parser, "while parsing a flow sequence")  ? "["
                          : is_inside(parser, "while parsing a flow mapping") ? "{"
                                                                              : NULL;
    if (!bracket)
        return is_at_end ? "the file ends here" : NULL;
    struct mark at = mark_of(parser->context_mark);
    snprintf(out, room, "the '%s' is at line %u, column %u", bracket, at.line, at.column);
    return out;
}

/* libyaml stops at a tab that indents with the message for any strange character. */
static bool is_tab(const char *source, size_t length, size_t index)
{
    size_t offset = 0, step = 0;
    for (size_t i = 0; i < index && offset < length; i++, offset += step)
        text_decode(source + offset, length - offset, &step);
    return offset < length && source[offset] == '\t';
}

int yaml_problem_syntax(const yaml_parser_t *parser, const char *source, size_t length,
                        const char *file, struct complaints *complaints)
{
    const char *problem = parser->problem ? parser->problem : "unknown";
    struct mark at = mark_of(parser->problem_mark);
    if (parser->error == YAML_READER_ERROR)
        at = complaint_place(source, length, parser->problem_offset);
    bool is_strange = strcmp(problem, "found character that cannot start any token") == 0;
    if (is_strange && is_tab(source, length, parser->problem_mark.index))
        problem = "found a tab character that violates indentation";
    const struct mark end = complaint_place(source, length, length);
    char open[80];
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool fits = strcmp(problem, rows[i].problem) == 0 &&
                    (!rows[i].context || is_inside(parser, rows[i].context));
        if (!fits)
            continue;
        if (rows[i].place == AT_CONTEXT && parser->context)
            at = mark_of(parser->context_mark);
        /* libyaml ends the last line also where the file doesn't. */
        if (at.line > end.line)
            at = end;
        bool is_at_end = at.line == end.line && at.column == end.column;
        const char *hint = opening(parser, is_at_end, open, sizeof(open));
        return complaint_add(complaints, file, at, hint ? hint : rows[i].hint, "%s", rows[i].text);
    }
    return complaint_add(complaints, file, at.line > end.line ? end : at, NULL,
                         "this is not YAML: %s", problem);
}
