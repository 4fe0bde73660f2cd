/*
 * statement - see statement.h
 *
 * Walks libcmark's tree by its iterator, so that no nesting is too deep, and keeps what is open in one
 * struct. Text flows in words; a word is made of pieces with a tone each (`x`, and the comma behind it),
 * and is written once it is known where it ends.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/statement.h"

#include <cmark.h>
#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"

enum {
    CODE_INDENT = 4,
    TAB_COLUMNS = 4,
    ITEM_INDENT = 2,           /* what hangs below "- " */
    QUOTE_INDENT = 4,          /* our choice, as are all of these */
    INDENT_MAX = 40,           /* deeper lists don't get narrower */
    UNBROKEN_MAX_COLUMNS = 40, /* of code in a line: more than that is broken at its blanks */
};

/* What is being written. */
struct flow {
    struct buffer *out;
    const struct report_style *style;
    int depth;             /* columns that the open blocks ask for */
    size_t indent;         /* of further lines: as much of it as there is */
    size_t column;         /* of the line so far; 0 = nothing was written yet */
    struct buffer word;    /* with its colours */
    size_t word_columns;   /* without them */
    enum style_tone tone;  /* of text */
    bool is_table;         /* line breaks stay */
    bool is_begun;         /* something stands above */
    bool is_tight;         /* no empty line before the next block */
    struct buffer bullet;  /* of the item that begins; "" behind its first line */
    struct buffer heading; /* text of the heading that is open */
    bool is_in_heading;
};

/* ---- words --------------------------------------------------------------------------------------- */

/* The blanks or the bullet that the line begins with. */
static void begin_line(struct flow *f)
{
    size_t bullet = text_width(buffer_text(&f->bullet), f->bullet.len);
    layout_spaces(f->out, f->indent > bullet ? f->indent - bullet : 0);
    buffer_append(f->out, buffer_text(&f->bullet), f->bullet.len);
    buffer_reset(&f->bullet);
    f->column = f->indent;
}

static void end_line(struct flow *f)
{
    if (f->column > 0)
        layout_end_line(f->out);
    f->column = 0;
}

static void end_word(struct flow *f)
{
    if (f->word_columns == 0)
        return;
    if (f->column > f->indent && f->column + 1 + f->word_columns > LAYOUT_COLUMNS)
        end_line(f);
    if (f->column == 0)
        begin_line(f);
    if (f->column > f->indent) {
        buffer_putc(f->out, ' ');
        f->column++;
    }
    buffer_append(f->out, buffer_text(&f->word), f->word.len);
    f->column += f->word_columns;
    buffer_reset(&f->word);
    f->word_columns = 0;
}

/* @length bytes of @text that stay together. */
static void add_piece(struct flow *f, const char *text, size_t length, enum style_tone tone)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, length, TEXT_ESCAPE_NEWLINES);
    if (clean.len == 0)
        return;
    f->word_columns += text_width(buffer_text(&clean), clean.len);
    style_puts(&f->word, f->style, tone, buffer_text(&clean));
}

static void add_words(struct flow *f, const char *text, enum style_tone tone)
{
    static const char blanks[] = " \t\n";
    while (*text) {
        size_t blank = strspn(text, blanks);
        if (blank > 0)
            end_word(f);
        text += blank;
        size_t length = strcspn(text, blanks);
        add_piece(f, text, length, tone);
        text += length;
    }
}

/* Code in a line. Its backticks stay where there is no colour to tell it. */
static void add_code(struct flow *f, const char *code)
{
    const char *tick = f->style->color ? "" : "`";
    size_t length = strlen(code);
    add_piece(f, tick, strlen(tick), STYLE_STRONG);
    if (text_width(code, length) <= UNBROKEN_MAX_COLUMNS)
        add_piece(f, code, length, STYLE_STRONG);
    else
        add_words(f, code, STYLE_STRONG);
    add_piece(f, tick, strlen(tick), STYLE_STRONG);
}

/* ---- blocks -------------------------------------------------------------------------------------- */

static void begin_block(struct flow *f)
{
    end_line(f);
    if (f->is_begun && !f->is_tight)
        buffer_putc(f->out, '\n');
    f->is_begun = true;
    f->is_tight = false;
}

static void end_text(struct flow *f)
{
    end_word(f);
    end_line(f);
}

static void put_code_line(struct buffer *out, const char *text, size_t length)
{
    AUTO(buffer_release) struct buffer plain = {0};
    AUTO(buffer_release) struct buffer clean = {0};
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\t')
            layout_spaces(&plain, TAB_COLUMNS - plain.len % TAB_COLUMNS);
        else
            buffer_putc(&plain, text[i]);
    }
    text_sanitise(&clean, buffer_text(&plain), plain.len, TEXT_ESCAPE_NEWLINES);
    buffer_append(out, buffer_text(&clean), clean.len);
}

/* Lines as they are. */
static void put_lines(struct flow *f, const char *text, size_t indent)
{
    begin_block(f);
    while (*text) {
        size_t length = strcspn(text, "\n");
        layout_spaces(f->out, indent);
        put_code_line(f->out, text, length);
        layout_end_line(f->out);
        text += length + (text[length] == '\n');
    }
}

static bool is_table_line(cmark_node *paragraph)
{
    cmark_node *first = cmark_node_first_child(paragraph);
    const char *text = first ? cmark_node_get_literal(first) : NULL;
    return text && text[0] == '|';
}

static void indent_by(struct flow *f, int columns)
{
    f->depth += columns;
    f->indent = (size_t)(f->depth < INDENT_MAX ? f->depth : INDENT_MAX);
}

static void begin_item(struct flow *f, cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    end_line(f);
    buffer_reset(&f->bullet);
    if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST) {
        int number = cmark_node_get_list_start(list);
        for (cmark_node *before = cmark_node_previous(item); before;
             before = cmark_node_previous(before))
            number++;
        buffer_printf(&f->bullet, "%d. ", number);
    } else {
        buffer_puts(&f->bullet, "- ");
    }
    bool is_below_item = cmark_node_get_type(cmark_node_parent(list)) == CMARK_NODE_ITEM;
    bool is_first = cmark_node_previous(item) == NULL;
    f->is_tight = cmark_node_get_list_tight(list) && (is_below_item || !is_first);
}

/* Of all items of a list, so that their texts stand below each other. */
static int item_indent(cmark_node *list)
{
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? ITEM_INDENT + 1 : ITEM_INDENT;
}

/* A heading is known whole before it is written: a first one may say what was said already. */
static void end_heading(struct flow *f, const char *title)
{
    f->is_in_heading = false;
    if (!f->is_begun && title && strcmp(buffer_text(&f->heading), title) == 0)
        return;
    begin_block(f);
    add_words(f, buffer_text(&f->heading), STYLE_STRONG);
    end_text(f);
}

/* ---- the walk ------------------------------------------------------------------------------------ */

static void enter_inline(struct flow *f, cmark_node *node, cmark_node_type type)
{
    const char *literal = cmark_node_get_literal(node);
    if (f->is_in_heading) {
        buffer_puts(&f->heading, literal ? literal : type == CMARK_NODE_SOFTBREAK ? " " : "");
    } else if (type == CMARK_NODE_CODE) {
        add_code(f, literal);
    } else if (type == CMARK_NODE_SOFTBREAK && !f->is_table) {
        end_word(f);
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        end_text(f);
    } else if (type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH) {
        f->tone = STYLE_STRONG;
    } else if (literal) {
        add_words(f, literal, f->tone);
    }
}

static void leave_inline(struct flow *f, cmark_node *node, cmark_node_type type)
{
    if (type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH)
        f->tone = STYLE_PLAIN;
    if (type != CMARK_NODE_LINK || f->is_in_heading)
        return;
    add_words(f, " (", STYLE_FAINT);
    add_words(f, cmark_node_get_url(node), STYLE_FAINT);
    add_words(f, ")", STYLE_FAINT);
}

static void enter(struct flow *f, cmark_node *node, cmark_node_type type)
{
    switch ((int)type) {
    case CMARK_NODE_HEADING:
        f->is_in_heading = true;
        buffer_reset(&f->heading);
        break;
    case CMARK_NODE_PARAGRAPH:
        begin_block(f);
        f->is_table = is_table_line(node);
        break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
        put_lines(f, cmark_node_get_literal(node), f->indent + CODE_INDENT);
        break;
    case CMARK_NODE_LIST:
        indent_by(f, item_indent(node));
        break;
    case CMARK_NODE_ITEM:
        begin_item(f, node);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        indent_by(f, QUOTE_INDENT);
        break;
    default:
        if (type >= CMARK_NODE_FIRST_INLINE)
            enter_inline(f, node, type);
    }
}

static void leave(struct flow *f, cmark_node *node, cmark_node_type type, const char *title)
{
    switch ((int)type) {
    case CMARK_NODE_HEADING:
        end_heading(f, title);
        break;
    case CMARK_NODE_PARAGRAPH:
        end_text(f);
        break;
    case CMARK_NODE_LIST:
        indent_by(f, -item_indent(node));
        f->is_tight = false;
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        indent_by(f, -QUOTE_INDENT);
        break;
    default:
        if (type >= CMARK_NODE_FIRST_INLINE)
            leave_inline(f, node, type);
    }
}

void statement_put(struct buffer *out, const char *markdown, const char *title,
                   const struct report_style *style)
{
    struct flow f = {.out = out, .style = style, .tone = STYLE_PLAIN};
    cmark_node *document =
        cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_VALIDATE_UTF8);
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            enter(&f, node, cmark_node_get_type(node));
        else
            leave(&f, node, cmark_node_get_type(node), title);
    }
    end_text(&f);
    cmark_iter_free(iter);
    cmark_node_free(document);
    buffer_release(&f.word);
    buffer_release(&f.bullet);
    buffer_release(&f.heading);
}
