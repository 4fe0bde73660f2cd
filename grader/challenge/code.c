/*
 * code - see code.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/code.h"

#include <string.h>

#include "grader/challenge/yaml_tree.h"

static const char *const names[] = {
    [CODE_SNIPPET] = "'run'",
    [CODE_GENERATE] = "'generate'",
    [CODE_EXPRESSION] = "'!py'",
};
static_assert(ARRAY_LEN(names) == CODE_KIND_COUNT_, "every kind has its name");

const char *code_name(enum code_kind kind)
{
    return names[kind];
}

/* Where the text begins of which @skipped bytes, blanks and newlines, are left out. */
static struct mark first_line(const struct yaml_node *node, size_t skipped)
{
    struct mark first = node->block;
    for (size_t i = 0; first.line > 0 && i < skipped; i++) {
        bool is_newline = node->text[i] == '\n';
        first.column = is_newline ? node->block.column : first.column + 1;
        first.line += is_newline;
    }
    return first;
}

void code_add(struct code_list *list, struct arena *a, enum code_kind kind, const char *text,
              const struct yaml_node *node, size_t skipped)
{
    if (!list)
        return;
    struct code *code = arena_alloc(a, sizeof(*code));
    *code = (struct code){
        .kind = kind, .text = text, .mark = node->mark, .first = first_line(node, skipped)};
    if (list->last)
        list->last->next = code;
    else
        list->first = code;
    list->last = code;
}

const struct code *code_find(const struct code_list *list, const char *text)
{
    const struct code *code = list->first;
    while (code && code->text != text)
        code = code->next;
    return code;
}

static const char *line_of(const char *text, unsigned line)
{
    for (; line > 1 && text; line--) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    return text;
}

struct mark code_place(const struct code *code, unsigned line, unsigned column)
{
    const char *text = line_of(code->text, line);
    if (code->first.line == 0 || line == 0 || !text)
        return code->mark;
    if (column == 0)
        column = (unsigned)strspn(text, " \t") + 1;
    return (struct mark){.line = code->first.line + line - 1,
                         .column = code->first.column + column - 1};
}
