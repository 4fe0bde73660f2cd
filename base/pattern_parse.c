/*
 * pattern_parse - the text of a regular expression as a tree
 *
 * Recursive descent, one function a level: choice, sequence, repetition, atom. What Python's `re`
 * would take for something else than it looks like is an error here.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/pattern_program.h"
#include "base/pattern_set.h"
#include "base/text.h"

struct parser {
    struct arena *a;
    const char *at, *end, *start;
    bool ignores_case, dot_is_all, many_lines;
    unsigned nesting;
    struct error *err;
};

static int complain(struct parser *p, const char *at, const char *what)
{
    size_t n = 1, length;
    for (const char *c = p->start; c < at; c += length, n++)
        (void)text_decode(c, (size_t)(at - c), &length);
    error_set(p->err, ERROR_INPUT, "character %zu: %s", n, what);
    return -1; /* said here, where the analyzer sees it */
}

static bool is_next(const struct parser *p, char c)
{
    return p->at < p->end && *p->at == c;
}

static bool take(struct parser *p, const char *text)
{
    size_t length = strlen(text);
    if ((size_t)(p->end - p->at) < length || memcmp(p->at, text, length) != 0)
        return false;
    p->at += length;
    return true;
}

static struct pattern_node *node_new(struct parser *p, enum pattern_node_kind kind)
{
    struct pattern_node *node = arena_alloc(p->a, sizeof(*node));
    node->kind = kind;
    return node;
}

static struct pattern_node *set_node(struct parser *p, const struct pattern_set *set)
{
    struct pattern_node *node = node_new(p, NODE_SET);
    node->set = set;
    return node;
}

static struct pattern_node *place_node(struct parser *p, enum pattern_place place)
{
    struct pattern_node *node = node_new(p, NODE_PLACE);
    node->place = place;
    return node;
}

/* ---- characters ---------------------------------------------------------------------------------- */

static int32_t take_character(struct parser *p)
{
    size_t length;
    int32_t c = text_decode(p->at, (size_t)(p->end - p->at), &length);
    if (c == TEXT_INVALID)
        c = PATTERN_BAD_BYTE + (unsigned char)*p->at;
    p->at += length;
    return c;
}

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef";
    const char *found = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 'a' - 'A' : c) : NULL;
    return found ? (int)(found - digits) : -1;
}

static int take_hex(struct parser *p, const char *escape, int n_digits, int32_t *out)
{
    int32_t value = 0;
    for (int i = 0; i < n_digits; i++) {
        int digit = p->at < p->end ? hex_digit(*p->at) : -1;
        if (digit < 0)
            return complain(p, escape, "\\x needs two digits, \\u four, \\U eight of 0-9 and a-f");
        if (value > PATTERN_LAST_CHARACTER / 16)
            return complain(p, escape, "there is no such character in Unicode");
        value = value * 16 + digit;
        p->at++;
    }
    if (value > PATTERN_LAST_CHARACTER)
        return complain(p, escape, "there is no such character in Unicode");
    *out = value;
    return 0;
}

static const struct {
    char letter;
    int32_t character;
} escapes[] = {
    {'n', '\n'},
    {'t', '\t'},
    {'r', '\r'},
    {'f', '\f'},
    {'v', '\v'},
    {'a', '\a'},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind a backslash: one character. */
static int take_escaped(struct parser *p, const char *escape, int32_t *out)
{
    for (size_t i = 0; i < ARRAY_LEN(escapes); i++) {
        if (is_next(p, escapes[i].letter)) {
            p->at++;
            *out = escapes[i].character;
            return 0;
        }
    }
    if (take(p, "x"))
        return take_hex(p, escape, 2, out);
    if (take(p, "u"))
        return take_hex(p, escape, 4, out);
    if (take(p, "U"))
        return take_hex(p, escape, 8, out);
    if (p->at < p->end && *p->at >= '0' && *p->at <= '9')
        return complain(p, escape, "a back reference takes unbounded time (a character is \\xNN)");
    if (p->at < p->end && is_letter(*p->at))
        return complain(p, escape, "there is no such escape");
    *out = take_character(p);
    return 0;
}

/* ---- [...] --------------------------------------------------------------------------------------- */

/* One member of a set: a class (then *@out is -1) or a character. */
static int take_member(struct parser *p, struct pattern_set *set, int32_t *out)
{
    const char *start = p->at;
    if (!take(p, "\\")) {
        *out = take_character(p);
        return 0;
    }
    if (p->at == p->end)
        return complain(p, start, "a backslash stands at the end");
    if (pattern_set_add_class(p->a, set, *p->at)) {
        p->at++;
        *out = -1;
        return 0;
    }
    if (take(p, "b")) {
        *out = '\b';
        return 0;
    }
    return take_escaped(p, start, out);
}

static int take_range(struct parser *p, struct pattern_set *set)
{
    const char *start = p->at;
    int32_t first = -1, last = -1;
    if (take(p, "[:"))
        return complain(p, start, "classes are written \\d, \\w and \\s");
    if (take_member(p, set, &first) < 0)
        return -1;
    bool is_range = p->end - p->at >= 2 && p->at[0] == '-' && p->at[1] != ']';
    if (!is_range) {
        if (first >= 0)
            pattern_set_add(p->a, set, first, first);
        return 0;
    }
    p->at++;
    if (take_member(p, set, &last) < 0)
        return -1;
    if (first < 0 || last < 0 || last < first)
        return complain(p, start, "a range goes from a character to a later one");
    pattern_set_add(p->a, set, first, last);
    return 0;
}

static int parse_set(struct parser *p, struct pattern_node **out)
{
    const char *start = p->at - 1;
    struct pattern_set *set = arena_alloc(p->a, sizeof(*set));
    set->negated = take(p, "^");
    bool is_first = true;
    while (is_first || !is_next(p, ']')) {
        if (p->at == p->end)
            return complain(p, start, "'[' is never closed");
        if (take_range(p, set) < 0)
            return -1;
        is_first = false;
    }
    p->at++;
    *out = set_node(p, set);
    return 0;
}

/* ---- how often ---------------------------------------------------------------------------------- */

/* The number that stands here, @absent where none does; what is too large just stays so. */
static int take_count(struct parser *p, int absent)
{
    if (p->at == p->end || *p->at < '0' || *p->at > '9')
        return absent;
    int count = 0;
    for (; p->at < p->end && *p->at >= '0' && *p->at <= '9'; p->at++)
        count = count > PATTERN_MAX_REPEAT ? count : count * 10 + (*p->at - '0');
    return count;
}

/* {m}, {m,}, {,n}, {m,n}; any other brace is a character, as in Python. */
static bool take_braces(struct parser *p, int *min, int *max)
{
    const char *start = p->at;
    if (take(p, "{") && !is_next(p, '}')) {
        *min = *max = take_count(p, 0);
        if (take(p, ","))
            *max = take_count(p, PATTERN_NO_END);
        if (take(p, "}"))
            return true;
    }
    p->at = start;
    return false;
}

static bool take_quantifier(struct parser *p, int *min, int *max)
{
    *min = 0;
    *max = PATTERN_NO_END;
    if (take(p, "*"))
        return true;
    if (take(p, "+")) {
        *min = 1;
        return true;
    }
    if (take(p, "?")) {
        *max = 1;
        return true;
    }
    return take_braces(p, min, max);
}

/* ---- atoms --------------------------------------------------------------------------------------- */

static int parse_choice(struct parser *p, struct pattern_node **out);

static bool take_name(struct parser *p)
{
    const char *start = p->at;
    while (p->at < p->end &&
           (is_letter(*p->at) || *p->at == '_' || (*p->at >= '0' && *p->at <= '9')))
        p->at++;
    return p->at > start && take(p, ">");
}

static int parse_group(struct parser *p, struct pattern_node **out)
{
    const char *start = p->at - 1;
    bool is_plain = !is_next(p, '?') || take(p, "?:") || (take(p, "?P<") && take_name(p));
    if (!is_plain)
        return complain(p, start,
                        "groups are (...), (?:...) and (?P<name>...); flags stand at the start, "
                        "(?ims); look-around and back references take unbounded time");
    if (++p->nesting > PATTERN_MAX_NESTING)
        return complain(p, start, "groups stand more than 50 deep in each other");
    if (parse_choice(p, out) < 0)
        return -1;
    p->nesting--;
    return take(p, ")") ? 0 : complain(p, start, "'(' is never closed");
}

static const struct {
    char letter;
    enum pattern_place place;
} places[] = {
    {'A', PLACE_TEXT_START  },
    {'Z', PLACE_TEXT_END    },
    {'b', PLACE_WORD_EDGE   },
    {'B', PLACE_NO_WORD_EDGE},
};

static int parse_escape(struct parser *p, struct pattern_node **out)
{
    const char *start = p->at - 1;
    if (p->at == p->end)
        return complain(p, start, "a backslash stands at the end");
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        if (is_next(p, places[i].letter)) {
            p->at++;
            *out = place_node(p, places[i].place);
            return 0;
        }
    }
    struct pattern_set *set = arena_alloc(p->a, sizeof(*set));
    *out = set_node(p, set);
    if (pattern_set_add_class(p->a, set, *p->at)) {
        p->at++;
        return 0;
    }
    int32_t character;
    if (take_escaped(p, start, &character) < 0)
        return -1;
    pattern_set_add(p->a, set, character, character);
    return 0;
}

static struct pattern_node *any_character(struct parser *p)
{
    struct pattern_set *set = arena_alloc(p->a, sizeof(*set));
    set->negated = true;
    if (!p->dot_is_all)
        pattern_set_add(p->a, set, '\n', '\n');
    return set_node(p, set);
}

static int parse_atom(struct parser *p, struct pattern_node **out)
{
    const char *start = p->at;
    int min, max;
    if (take_quantifier(p, &min, &max))
        return complain(p, start, "there is nothing to repeat");
    if (take(p, "("))
        return parse_group(p, out);
    if (take(p, "["))
        return parse_set(p, out);
    if (take(p, "\\"))
        return parse_escape(p, out);
    if (take(p, "."))
        *out = any_character(p);
    else if (take(p, "^"))
        *out = place_node(p, p->many_lines ? PLACE_LINE_START : PLACE_TEXT_START);
    else if (take(p, "$"))
        *out = place_node(p, p->many_lines ? PLACE_LINE_END : PLACE_LAST_LINE_END);
    else {
        struct pattern_set *set = arena_alloc(p->a, sizeof(*set));
        int32_t c = take_character(p);
        pattern_set_add(p->a, set, c, c);
        *out = set_node(p, set);
    }
    return 0;
}

/* ---- repetitions --------------------------------------------------------------------------------- */

static int parse_repeated(struct parser *p, struct pattern_node **out)
{
    int min, max;
    struct pattern_node *atom = NULL;
    if (parse_atom(p, &atom) < 0 || !atom)
        return -1;
    *out = atom;
    const char *start = p->at;
    if (!take_quantifier(p, &min, &max))
        return 0;
    if (atom->kind == NODE_PLACE)
        return complain(p, start, "there is nothing to repeat");
    if (min > PATTERN_MAX_REPEAT || max > PATTERN_MAX_REPEAT)
        return complain(p, start, "more than 1000 repetitions can't be counted");
    if (max != PATTERN_NO_END && max < min)
        return complain(p, start, "the smaller number stands first, {2,5}");
    (void)take(p, "?"); /* the shortest match is a match, too */
    const char *again = p->at;
    int ignored;
    if (is_next(p, '+'))
        return complain(p, again, "repetitions that don't give back take unbounded time");
    if (take_quantifier(p, &ignored, &ignored))
        return complain(p, again, "two repetitions stand behind each other");
    *out = node_new(p, NODE_REPEAT);
    (*out)->first = atom;
    (*out)->min = min;
    (*out)->max = max;
    return 0;
}

/* ---- sequences and choices ----------------------------------------------------------------------- */

static int parse_sequence(struct parser *p, struct pattern_node **out)
{
    *out = node_new(p, NODE_SEQUENCE);
    struct pattern_node **end = &(*out)->first;
    while (p->at < p->end && !is_next(p, '|') && !is_next(p, ')')) {
        if (parse_repeated(p, end) < 0)
            return -1;
        end = &(*end)->next;
    }
    return 0;
}

static int parse_choice(struct parser *p, struct pattern_node **out)
{
    *out = node_new(p, NODE_CHOICE);
    struct pattern_node **end = &(*out)->first;
    do {
        if (parse_sequence(p, end) < 0)
            return -1;
        end = &(*end)->next;
    } while (take(p, "|"));
    return 0;
}

/* (?ims) at the start. */
static void take_flags(struct parser *p)
{
    const char *start = p->at;
    if (!take(p, "(?"))
        return;
    for (; p->at < p->end && strchr("ims", *p->at) && *p->at; p->at++) {
        p->ignores_case |= *p->at == 'i';
        p->many_lines |= *p->at == 'm';
        p->dot_is_all |= *p->at == 's';
    }
    if (p->at > start + 2 && take(p, ")"))
        return;
    p->ignores_case = p->many_lines = p->dot_is_all = false;
    p->at = start; /* another group, or one that is wrong */
}

int pattern_parse(struct arena *a, const char *text, size_t length, struct pattern_tree *out_tree,
                  struct error *err)
{
    struct parser p = {.a = a, .at = text, .start = text, .end = text + length, .err = err};
    struct pattern_node *root;
    if (length > PATTERN_MAX_BYTES)
        return complain(&p, text, "it is longer than 4000 bytes");
    take_flags(&p);
    if (parse_choice(&p, &root) < 0)
        return -1;
    if (p.at < p.end)
        return complain(&p, p.at, "there is no group that ')' closes");
    *out_tree = (struct pattern_tree){root, p.ignores_case};
    return 0;
}
