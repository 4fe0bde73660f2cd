/*
 * text - see text.h
 *
 * One decoder, text_decode, is behind everything here: what it refuses is shown as \xNN, so no byte
 * that a terminal could read in another way gets through. Widths are in text_width.c.
 * SPDX-License-Identifier: MIT
 */
#include "base/text.h"

#include <string.h>

/* First bytes of sequences: Unicode 15, table 3-7. The bounds of the second byte shut out overlong
 * forms (E0, F0), surrogates (ED) and what lies above U+10FFFF (F4). */
static const struct lead {
    uint8_t first, last, length, second_min, second_max, mask;
} leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF, 0x1F},
    {0xE0, 0xE0, 3, 0xA0, 0xBF, 0x0F},
    {0xE1, 0xEC, 3, 0x80, 0xBF, 0x0F},
    {0xED, 0xED, 3, 0x80, 0x9F, 0x0F},
    {0xEE, 0xEF, 3, 0x80, 0xBF, 0x0F},
    {0xF0, 0xF0, 4, 0x90, 0xBF, 0x07},
    {0xF1, 0xF3, 4, 0x80, 0xBF, 0x07},
    {0xF4, 0xF4, 4, 0x80, 0x8F, 0x07},
};

static const struct lead *find_lead(uint8_t byte)
{
    for (size_t i = 0; i < ARRAY_LEN(leads); i++) {
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    }
    return NULL;
}

int32_t text_decode(const char *bytes, size_t length, size_t *out_length)
{
    uint8_t first = (uint8_t)bytes[0];
    *out_length = 1;
    if (first < 0x80)
        return first;
    const struct lead *lead = find_lead(first);
    if (!lead || length < lead->length)
        return TEXT_INVALID;
    uint8_t second = (uint8_t)bytes[1];
    if (second < lead->second_min || second > lead->second_max)
        return TEXT_INVALID;
    int32_t code_point = first & lead->mask;
    for (size_t i = 1; i < lead->length; i++) {
        uint8_t byte = (uint8_t)bytes[i];
        if ((byte & 0xC0) != 0x80)
            return TEXT_INVALID;
        code_point = code_point << 6 | (byte & 0x3F);
    }
    *out_length = lead->length;
    return code_point;
}

bool text_is_utf8(const char *bytes, size_t length, size_t *out_offset)
{
    for (size_t i = 0, step = 0; i < length; i += step) {
        if (text_decode(bytes + i, length - i, &step) == TEXT_INVALID) {
            *out_offset = i;
            return false;
        }
    }
    return true;
}

void text_encode(struct buffer *out, uint32_t code_point)
{
    char bytes[4];
    size_t n = 0;
    if (code_point < 0x80) {
        bytes[n++] = (char)code_point;
    } else if (code_point < 0x800) {
        bytes[n++] = (char)(0xC0 | code_point >> 6);
    } else if (code_point < 0x10000) {
        bytes[n++] = (char)(0xE0 | code_point >> 12);
        bytes[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
    } else {
        bytes[n++] = (char)(0xF0 | (code_point >> 18 & 0x07));
        bytes[n++] = (char)(0x80 | (code_point >> 12 & 0x3F));
        bytes[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
    }
    if (code_point >= 0x80)
        bytes[n++] = (char)(0x80 | (code_point & 0x3F));
    buffer_append(out, bytes, n);
}

/* What changes how a terminal or an editor shows the text around it, and is itself not seen. */
static const struct {
    int32_t first, last;
    const char *why;
} unseen[] = {
    {0x00,    0x1F,    "C0 controls: the escape character among them"                     },
    {0x7F,    0x9F,    "DEL and C1 controls: U+009B starts a terminal command"            },
    {0xAD,    0xAD,    "soft hyphen"                                                      },
    {0x600,   0x605,   "Arabic number signs"                                              },
    {0x61C,   0x61C,   "Arabic letter mark: a direction mark"                             },
    {0x6DD,   0x6DD,   "Arabic end of ayah"                                               },
    {0x70F,   0x70F,   "Syriac abbreviation mark"                                         },
    {0x890,   0x891,   "Arabic pound and piastre marks"                                   },
    {0x8E2,   0x8E2,   "Arabic disputed end of ayah"                                      },
    {0x180E,  0x180E,  "Mongolian vowel separator"                                        },
    {0x200B,  0x200F,  "zero-width space and joiners, direction marks"                    },
    {0x2028,  0x202E,  "line and paragraph separators, direction embeddings and overrides"},
    {0x2060,  0x206F,  "word joiner, invisible operators, direction isolates"             },
    {0xFEFF,  0xFEFF,  "byte order mark"                                                  },
    {0xFFF9,  0xFFFB,  "interlinear annotation"                                           },
    {0xFFFE,  0xFFFF,  "no characters: neither XML nor YAML may hold them"                },
    {0x110BD, 0x110BD, "Kaithi number sign"                                               },
    {0x110CD, 0x110CD, "Kaithi number sign above"                                         },
    {0x13430, 0x1343F, "Egyptian hieroglyph format controls"                              },
    {0x1BCA0, 0x1BCA3, "shorthand format controls"                                        },
    {0x1D173, 0x1D17A, "musical format controls"                                          },
    {0xE0001, 0xE007F, "tags: text that nobody sees"                                      },
};

static bool is_unseen(int32_t code_point)
{
    for (size_t i = 0; i < ARRAY_LEN(unseen) && code_point >= unseen[i].first; i++) {
        if (code_point <= unseen[i].last)
            return true;
    }
    return false;
}

static void escape(struct buffer *out, int32_t code_point)
{
    unsigned number = (unsigned)code_point;
    if (code_point == '\t')
        buffer_puts(out, "\\t");
    else if (code_point == '\n')
        buffer_puts(out, "\\n");
    else if (number <= 0xFF)
        buffer_printf(out, "\\x%02x", number);
    else if (number <= 0xFFFF)
        buffer_printf(out, "\\u%04x", number);
    else
        buffer_printf(out, "\\U%08x", number);
}

void text_sanitise(struct buffer *out, const char *bytes, size_t length,
                   enum text_newlines newlines)
{
    size_t start = 0; /* of the harmless stretch that is not yet appended */
    for (size_t i = 0, step = 0; i < length; i += step) {
        int32_t code_point = text_decode(bytes + i, length - i, &step);
        bool keep = code_point != TEXT_INVALID && !is_unseen(code_point);
        if (keep || (code_point == '\n' && newlines == TEXT_KEEP_NEWLINES))
            continue;
        buffer_append(out, bytes + start, i - start);
        escape(out, code_point == TEXT_INVALID ? (uint8_t)bytes[i] : code_point);
        start = i + step;
    }
    if (start < length)
        buffer_append(out, bytes + start, length - start);
}

static size_t count_characters(const char *text, size_t length)
{
    size_t n = 0;
    for (size_t i = 0, step = 0; i < length; i += step, n++)
        text_decode(text + i, length - i, &step);
    return n;
}

/* Bytes of the longest start of @text that takes at most @width columns, with the combining marks
 * that belong to its last character. */
static size_t head_within(const char *text, size_t length, size_t width)
{
    size_t i = 0, used = 0, step = 0;
    for (; i < length; i += step) {
        text_decode(text + i, length - i, &step);
        used += text_width(text + i, step);
        if (used > width)
            break;
    }
    return i;
}

/* Bytes of the longest end that takes at most @width columns and doesn't start with a mark that
 * belongs to the character before it. */
static size_t tail_within(const char *text, size_t length, size_t width)
{
    size_t best = length, i = length, used = 0;
    while (i > 0) {
        size_t at = i - 1;
        while (at > 0 && ((uint8_t)text[at] & 0xC0) == 0x80)
            at--;
        size_t columns = text_width(text + at, i - at);
        used += columns;
        if (used > width)
            break;
        i = at;
        if (columns > 0)
            best = i;
    }
    return length - best;
}

/* Bytes of the ` (N characters)` that an earlier cut has left at the end, or 0. */
static size_t length_note(const char *text, size_t length)
{
    static const char word[] = " characters)";
    size_t at = length - (sizeof(word) - 1);
    if (length < sizeof(word) || memcmp(text + at, word, sizeof(word) - 1) != 0)
        return 0;
    size_t digits = at;
    while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9')
        at--;
    return at < digits && at >= 2 && memcmp(text + at - 2, " (", 2) == 0 ? length - at + 2 : 0;
}

void text_cut_middle(struct buffer *out, const char *text, size_t length, size_t max_width)
{
    if (length <= max_width || text_width(text, length) <= max_width) {
        buffer_append(out, text, length);
        return;
    }
    struct buffer end = {0};
    size_t note = length_note(text, length);
    if (note > 0)
        buffer_append(&end, text + length - note, note);
    else
        buffer_printf(&end, " (%zu characters)", count_characters(text, length));
    length -= note;
    static const char gap[] = " ... ";
    size_t fixed = end.len + sizeof(gap) - 1;
    size_t room = max_width > fixed ? max_width - fixed : 0;
    size_t head = head_within(text, length, room - room / 2);
    size_t tail = tail_within(text + head, length - head, room / 2);
    buffer_append(out, text, head);
    buffer_puts(out, gap);
    buffer_append(out, text + length - tail, tail);
    buffer_append(out, end.data, end.len);
    buffer_release(&end);
}

enum { NEAREST_MAX = 64 }; /* our choice: a longer word is no typo of a key */

static size_t min_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits between @a and @b: insert, delete, replace, swap two neighbours (each part of the text is
 * edited once at most). */
static size_t distance(const char *a, size_t n_a, const char *b, size_t n_b)
{
    size_t rows[3][NEAREST_MAX + 1];
    for (size_t j = 0; j <= n_b; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            size_t replaced = before[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = min_of(replaced, 1 + min_of(before[j], now[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = min_of(now[j], earlier[j - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b];
}

const char *text_nearest(const char *word, const char *const *words)
{
    size_t length = strlen(word);
    if (length == 0 || length > NEAREST_MAX)
        return NULL;
    size_t allowed = length / 3 < 1 ? 1 : min_of(length / 3, 3);
    const char *best = NULL;
    for (; *words; words++) {
        size_t other = strlen(*words);
        if (other > NEAREST_MAX)
            continue;
        size_t edits = distance(word, length, *words, other);
        /* A word without one letter in common is no typo, however short both are. */
        if (edits > allowed || edits >= (length > other ? length : other))
            continue;
        best = *words;
        allowed = edits - (edits > 0);
        if (edits == 0)
            return best;
    }
    return best;
}
