/*
 * repr_text - texts and bytes as Python would write them
 *
 * Single quotes, unless the text holds one and no double quote. What Python calls not printable is
 * escaped, which is all that could harm a terminal; code points that Unicode hasn't assigned are
 * left as they are, because that depends on its version and changes nothing for a reader.
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "grader/value/repr_atom.h"

/* Categories Cc, Cf, Co, Cs, Zl, Zp and Zs but for the space; Unicode 15, plus the noncharacters at
 * the ends of planes. */
static const struct {
    uint32_t first, last;
} unprintable[] = {
    {0x0,     0x1f    }, /* controls */
    {0x7f,    0xa0    }, /* DEL, more controls, no-break space */
    {0xad,    0xad    }, /* soft hyphen */
    {0x600,   0x605   }, /* Arabic number signs */
    {0x61c,   0x61c   }, /* Arabic letter mark: changes direction */
    {0x6dd,   0x6dd   },
    {0x70f,   0x70f   },
    {0x890,   0x891   },
    {0x8e2,   0x8e2   },
    {0x1680,  0x1680  }, /* Ogham space */
    {0x180e,  0x180e  },
    {0x2000,  0x200f  }, /* spaces, joiners, direction marks */
    {0x2028,  0x202f  }, /* line and paragraph separator, embeddings and overrides */
    {0x205f,  0x206f  }, /* invisible operators, isolates */
    {0x3000,  0x3000  }, /* ideographic space */
    {0xd800,  0xf8ff  }, /* surrogates, private use */
    {0xfdd0,  0xfdef  }, /* noncharacters */
    {0xfeff,  0xfeff  }, /* byte order mark */
    {0xfff0,  0xfffb  }, /* annotations */
    {0xfffe,  0xffff  },
    {0x110bd, 0x110bd },
    {0x110cd, 0x110cd },
    {0x13430, 0x1343f }, /* hieroglyph joiners */
    {0x1bca0, 0x1bca3 },
    {0x1d173, 0x1d17a }, /* musical beams */
    {0xe0000, 0xe00ff }, /* tags: invisible text */
    {0xf0000, 0x10ffff}, /* private use */
};

static bool is_printable(uint32_t code_point)
{
    for (size_t i = 0; i < ARRAY_LEN(unprintable) && code_point >= unprintable[i].first; i++)
        if (code_point <= unprintable[i].last)
            return false;
    return true;
}

/* A character goes in whole or not at all, so that what was cut is still UTF-8. */
static void put_whole(struct buffer *out, const char *bytes, size_t length)
{
    if (buffer_reserve(out, length))
        buffer_append(out, bytes, length);
    else
        out->truncated = true;
}

static void put_code_point(struct buffer *out, uint32_t code_point, const char *bytes,
                           size_t length)
{
    char escape[16];
    int n = 0;
    if (is_printable(code_point)) {
        put_whole(out, bytes, length);
        return;
    }
    if (code_point < 0x100)
        n = snprintf(escape, sizeof(escape), "\\x%02x", code_point);
    else if (code_point < 0x10000)
        n = snprintf(escape, sizeof(escape), "\\u%04x", code_point);
    else
        n = snprintf(escape, sizeof(escape), "\\U%08x", code_point);
    put_whole(out, escape, (size_t)n);
}

/* The escapes that bytes and texts share; false where there is none for @c. */
static bool put_short_escape(struct buffer *out, char c, char quote)
{
    static const char plain[] = "\t\n\r\\", letters[] = "tnr\\";
    const char *found = c ? strchr(plain, c) : NULL;
    char escape[2] = {'\\', c};
    if (found)
        escape[1] = letters[found - plain];
    else if (c != quote)
        return false;
    put_whole(out, escape, sizeof(escape));
    return true;
}

static char choose_quote(const void *bytes, size_t length)
{
    bool has_single = length > 0 && memchr(bytes, '\'', length);
    bool has_double = length > 0 && memchr(bytes, '"', length);
    return has_single && !has_double ? '"' : '\'';
}

/* The code point at @text, also a surrogate in its three-byte form. A byte that begins neither,
 * which no maker of values lets through, becomes the lone surrogate that Python's surrogateescape
 * makes of it. */
static uint32_t decode(const char *text, size_t length, size_t *out_step)
{
    int32_t code_point = text_decode(text, length, out_step);
    if (code_point != TEXT_INVALID)
        return (uint32_t)code_point;
    const unsigned char *at = (const unsigned char *)text;
    if (length < 3 || at[0] != 0xed || (at[1] & 0xe0) != 0xa0 || (at[2] & 0xc0) != 0x80)
        return 0xdc00u + at[0];
    *out_step = 3;
    return 0xd000u | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
}

void repr_str(struct buffer *out, const char *text, size_t length)
{
    char quote = choose_quote(text, length), close[2] = {quote, '\0'};
    buffer_putc(out, quote);
    for (size_t i = 0, step = 1; i < length && !out->truncated; i += step) {
        step = 1;
        if (put_short_escape(out, text[i], quote))
            continue;
        uint32_t code_point = decode(text + i, length - i, &step);
        put_code_point(out, code_point, text + i, step);
    }
    repr_close(out, close);
}

void repr_bytes(struct buffer *out, const uint8_t *bytes, size_t length)
{
    char quote = choose_quote(bytes, length), close[2] = {quote, '\0'};
    buffer_putc(out, 'b');
    buffer_putc(out, quote);
    for (size_t i = 0; i < length && !out->truncated; i++) {
        char c = (char)bytes[i];
        if (put_short_escape(out, c, quote))
            continue;
        if (bytes[i] >= 0x20 && bytes[i] < 0x7f)
            put_whole(out, &c, 1);
        else
            buffer_printf(out, "\\x%02x", bytes[i]);
    }
    repr_close(out, close);
}

void repr_name(struct buffer *out, const char *text, size_t length)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, length, TEXT_ESCAPE_NEWLINES);
    for (size_t i = 0, step = 1; i < clean.len && !out->truncated; i += step) {
        text_decode(clean.data + i, clean.len - i, &step);
        put_whole(out, clean.data + i, step);
    }
}
