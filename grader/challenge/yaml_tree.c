/*
 * yaml_tree - see yaml_tree.h
 *
 * libyaml's events are put on a stack of open lists and mappings. Children grow in a vector of
 * their parent's frame and are copied into the arena, side by side, when the parent closes. The
 * stack has YAML_MAX_DEPTH frames: too deep a file ends there, before anything recursive sees it.
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/yaml_tree.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/yaml_problem.h"
#include "grader/challenge/yaml_scalar.h"

/* Every tag of the format, section "Values". */
static const char *const known_tags[] = {
    "!tuple",       "!set",  "!frozenset", "!bytes", "!complex",   "!py",
    "!linked_list", "!tree", "!graph",     "!node",  "!reference", NULL,
};

struct frame {
    struct yaml_node node;   /* the list or mapping itself, without its items */
    struct yaml_node *items; /* owned */
    size_t n, capacity;
};

struct builder {
    struct frame frames[YAML_MAX_DEPTH];
    unsigned depth;
    bool has_root;
    struct yaml_tree *tree;
    const char *source, *file;
    size_t length;
    struct complaints *complaints;
    size_t line,
        line_start; /* some line of the source, from 0, and its offset: see start_of_line */
};

static void builder_release(struct builder *b)
{
    for (size_t i = 0; i < YAML_MAX_DEPTH; i++)
        free(b->frames[i].items);
}

static struct mark mark_of(yaml_mark_t at)
{
    return (struct mark){.line = (unsigned)at.line + 1, .column = (unsigned)at.column + 1};
}

static int stop(struct builder *b, struct mark at, const char *hint, const char *text)
{
    /* What was collected so far must not stand beside what stops the reading. */
    *b->complaints = (struct complaints){0};
    return complaint_add(b->complaints, b->file, at, hint, "%s", text);
}

static void add_child(struct builder *b, const struct yaml_node *node)
{
    if (b->depth == 0) {
        b->tree->root = *node;
        b->has_root = true;
        return;
    }
    struct frame *parent = &b->frames[b->depth - 1];
    if (parent->n == parent->capacity) {
        parent->capacity = parent->capacity ? 2 * parent->capacity : 8;
        parent->items = xrealloc(parent->items, parent->capacity * sizeof(*parent->items));
    }
    parent->items[parent->n++] = *node;
}

static void read_tag(struct builder *b, struct yaml_node *node, const yaml_char_t *tag)
{
    if (!tag)
        return;
    const char *name = (const char *)tag;
    for (size_t i = 0; known_tags[i]; i++) {
        if (strcmp(known_tags[i], name) == 0) {
            node->tag = known_tags[i];
            return;
        }
    }
    static const char standard[] = "tag:yaml.org,2002:";
    bool is_standard = strncmp(name, standard, sizeof(standard) - 1) == 0;
    const char *near = text_nearest(name, known_tags);
    char hint[ERROR_HINT_MAX] = "";
    if (near)
        snprintf(hint, sizeof(hint), "did you mean '%s'?", near);
    complaint_add(b->complaints, b->file, node->mark, hint[0] ? hint : NULL, "unknown tag '%s%s'",
                  is_standard ? "!!" : "", is_standard ? name + sizeof(standard) - 1 : name);
    node->is_broken = true;
}

/* The offset of a line, counted from 0. Blocks come in the order of the file, so it only looks on. */
static size_t start_of_line(struct builder *b, size_t line)
{
    while (b->line < line && b->line_start < b->length) {
        const char *at = b->source + b->line_start;
        const char *newline = memchr(at, '\n', b->length - b->line_start);
        b->line_start = newline ? (size_t)(newline - b->source) + 1 : b->length;
        b->line++;
    }
    return b->line_start;
}

/* Spaces before the first word of some lines. */
static size_t indentation(const char *at, const char *end)
{
    size_t n = 0;
    for (; at < end && (*at == ' ' || *at == '\n' || *at == '\r'); at++)
        n = *at == ' ' ? n + 1 : 0;
    return n;
}

/* Where the text of a literal block begins: behind the line with the |, and as many columns in as its
 * first word stands further to the right there than in the text. */
static struct mark block_mark(struct builder *b, const yaml_event_t *event,
                              const struct yaml_node *node)
{
    if (event->data.scalar.style != YAML_LITERAL_SCALAR_STYLE)
        return (struct mark){0};
    size_t header = event->start_mark.line;
    const char *line = b->source + start_of_line(b, header);
    const char *content = b->source + start_of_line(b, header + 1);
    if (!memchr(line, '|', (size_t)(content - line))) /* only its tag stands there */
        return (struct mark){0};
    size_t there = indentation(content, b->source + b->length);
    size_t here = indentation(node->text, node->text + node->n);
    return (struct mark){.line = (unsigned)header + 2,
                         .column = (unsigned)(there > here ? there - here : 0) + 1};
}

static int add_scalar(struct builder *b, const yaml_event_t *event)
{
    struct yaml_node node = {.kind = YAML_SCALAR, .mark = mark_of(event->start_mark)};
    if (event->data.scalar.anchor)
        return stop(b, node.mark, "write the value out where it is used",
                    "anchors and aliases are not allowed");
    read_tag(b, &node, event->data.scalar.tag);
    node.is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node.n = (uint32_t)event->data.scalar.length;
    node.text = arena_strndup(&b->tree->arena, (const char *)event->data.scalar.value, node.n);
    node.block = block_mark(b, event, &node);
    add_child(b, &node);
    return 0;
}

static int open_collection(struct builder *b, enum yaml_kind kind, const yaml_event_t *event,
                           const yaml_char_t *anchor, const yaml_char_t *tag)
{
    struct yaml_node node = {.kind = kind, .mark = mark_of(event->start_mark)};
    if (anchor)
        return stop(b, node.mark, "write the value out where it is used",
                    "anchors and aliases are not allowed");
    if (b->depth == YAML_MAX_DEPTH)
        return stop(b, node.mark, "a '!py' expression can build a deeper value",
                    "this is nested deeper than 64 lists and mappings");
    read_tag(b, &node, tag);
    struct frame *frame = &b->frames[b->depth++];
    frame->node = node;
    frame->n = 0;
    return 0;
}

static bool is_string(const struct yaml_node *node)
{
    return !node->is_plain || yaml_scalar_classify(node->text, node->n) == YAML_SCALAR_STRING;
}

static int compare_text(const struct yaml_node *a, const struct yaml_node *b)
{
    size_t shorter = a->n < b->n ? a->n : b->n;
    int order = memcmp(a->text, b->text, shorter);
    if (order != 0)
        return order;
    return a->n == b->n ? 0 : a->n < b->n ? -1 : 1;
}

/* By text; strings apart from other scalars of the same text (`"1"` and `1`); then by place. */
static int compare_keys(const void *left, const void *right)
{
    const struct yaml_node *a = *(const struct yaml_node *const *)left;
    const struct yaml_node *b = *(const struct yaml_node *const *)right;
    int order = compare_text(a, b);
    if (order != 0)
        return order;
    if (is_string(a) != is_string(b))
        return is_string(a) ? 1 : -1;
    return a < b ? -1 : a > b;
}

static bool is_same_key(const struct yaml_node *a, const struct yaml_node *b)
{
    return compare_text(a, b) == 0 && is_string(a) == is_string(b);
}

static bool is_merge_key(const struct yaml_node *key)
{
    return key->kind == YAML_SCALAR && key->is_plain && strcmp(key->text, "<<") == 0;
}

/* Complains about merge keys and repeated ones among @pairs of keys and values. */
static void check_keys(struct builder *b, struct yaml_node *mapping, const struct yaml_node *pairs)
{
    AUTO_FREE const struct yaml_node **keys = xcalloc(mapping->n, sizeof(struct yaml_node *));
    size_t n = 0;
    for (size_t i = 0; i < mapping->n; i++) {
        const struct yaml_node *key = &pairs[2 * i];
        if (is_merge_key(key))
            complaint_add(b->complaints, b->file, key->mark, "write the keys out",
                          "merge keys are not allowed");
        else if (key->kind == YAML_SCALAR && !key->tag && !key->is_broken)
            keys[n++] = key;
    }
    qsort(keys, n, sizeof(struct yaml_node *), compare_keys);
    size_t first = 0;
    for (size_t i = 1; i < n; i++) {
        if (!is_same_key(keys[first], keys[i])) {
            first = i;
            continue;
        }
        mapping->has_repeated_keys = true;
        struct mark place = keys[first]->mark;
        complaint_add(b->complaints, b->file, keys[i]->mark, NULL,
                      "key '%.60s' is there twice, first at line %u, column %u", keys[i]->text,
                      place.line, place.column);
    }
}

static void close_collection(struct builder *b)
{
    struct frame *frame = &b->frames[--b->depth];
    struct yaml_node node = frame->node;
    node.n = (uint32_t)(node.kind == YAML_MAPPING ? frame->n / 2 : frame->n);
    node.items = arena_copy(&b->tree->arena, frame->items, frame->n * sizeof(*frame->items));
    if (node.kind == YAML_MAPPING)
        check_keys(b, &node, node.items);
    add_child(b, &node);
}

static int take_event(struct builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (b->has_root)
            return stop(b, mark_of(event->start_mark), "a challenge is one document",
                        "a second document starts here");
        return 0;
    case YAML_ALIAS_EVENT:
        return stop(b, mark_of(event->start_mark), "write the value out where it is used",
                    "anchors and aliases are not allowed");
    case YAML_SCALAR_EVENT:
        return add_scalar(b, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_collection(b, YAML_LIST, event, event->data.sequence_start.anchor,
                               event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_collection(b, YAML_MAPPING, event, event->data.mapping_start.anchor,
                               event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(b);
        return 0;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return 0;
    }
    return 0;
}

static int build(struct builder *b, yaml_parser_t *parser)
{
    yaml_event_t event AUTO(yaml_event_delete) = {0};
    do {
        yaml_event_delete(&event);
        if (!yaml_parser_parse(parser, &event)) {
            *b->complaints = (struct complaints){0};
            return yaml_problem_syntax(parser, b->source, b->length, b->file, b->complaints);
        }
        if (take_event(b, &event) < 0)
            return -1;
    } while (event.type != YAML_STREAM_END_EVENT);
    const struct yaml_node *root = &b->tree->root;
    bool is_nothing = root->kind == YAML_SCALAR && root->is_plain && root->n == 0 && !root->tag;
    if (!b->has_root || is_nothing)
        return stop(b, (struct mark){.line = 1, .column = 1},
                    "a challenge starts with 'gradebox: 1'", "the file is empty");
    return 0;
}

int yaml_tree_parse(const char *source, size_t length, const char *file, struct yaml_tree *out_tree,
                    struct complaints *complaints)
{
    if (length > YAML_MAX_BYTES)
        return complaint_add(complaints, file, (struct mark){0}, NULL,
                             "the file is larger than 8 MiB");
    if (yaml_problem_bytes(source, length, file, complaints) < 0)
        return -1;
    yaml_parser_t parser AUTO(yaml_parser_delete);
    if (!yaml_parser_initialize(&parser))
        return complaint_add(complaints, file, (struct mark){0}, NULL, "out of memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)source, length);
    struct yaml_tree tree AUTO(yaml_tree_release) = {0};
    struct builder b AUTO(builder_release) = {
        .tree = &tree, .source = source, .file = file, .length = length, .complaints = complaints};
    if (build(&b, &parser) < 0)
        return -1;
    *out_tree = tree;
    tree = (struct yaml_tree){0};
    return 0;
}

void yaml_tree_release(struct yaml_tree *tree)
{
    arena_release(&tree->arena);
    tree->root = (struct yaml_node){0};
}

const struct yaml_node *yaml_find_key(const struct yaml_node *mapping, const char *key)
{
    size_t length = strlen(key);
    for (size_t i = 0; i < mapping->n; i++) {
        const struct yaml_node *node = &mapping->items[2 * i];
        bool is_it = node->kind == YAML_SCALAR && !node->tag && node->n == length &&
                     memcmp(node->text, key, length) == 0;
        if (is_it)
            return node;
    }
    return NULL;
}

const struct yaml_node *yaml_find(const struct yaml_node *mapping, const char *key)
{
    const struct yaml_node *found = yaml_find_key(mapping, key);
    return found ? found + 1 : NULL;
}
