/*
 * request - see request.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/request.h"

#include <string.h>

#include "grader/judge/preparation.h"
#include "grader/value/cbor.h"

static void put_string(struct buffer *out, const char *text)
{
    if (text)
        cbor_put_text(out, text, strlen(text));
    else
        cbor_put_null(out);
}

static void put_node_type(struct buffer *out, const struct node_type *t)
{
    bool is_tree = t->shape == SHAPE_TREE;
    cbor_put_array(out, 5);
    put_string(out, t->name);
    cbor_put_uint(out, is_tree ? LOAD_SHAPE_TREE : LOAD_SHAPE_LINKED_LIST);
    put_string(out, t->value);
    put_string(out, is_tree ? t->left : t->next);
    put_string(out, is_tree ? t->right : NULL);
}

/* Nearly every challenge: what every box has made before its fork needn't be told or made again. */
static bool has_default_types(const struct challenge *c)
{
    const struct node_type *list = c->node_types, *tree = c->node_types + 1;
    return c->n_node_types == 2 && list->shape == SHAPE_LINKED_LIST && tree->shape == SHAPE_TREE &&
           strcmp(list->name, LOAD_LIST_NAME) == 0 && strcmp(list->value, LOAD_NODE_VALUE) == 0 &&
           strcmp(list->next, LOAD_LIST_NEXT) == 0 && strcmp(tree->name, LOAD_TREE_NAME) == 0 &&
           strcmp(tree->value, LOAD_NODE_VALUE) == 0 && strcmp(tree->left, LOAD_TREE_LEFT) == 0 &&
           strcmp(tree->right, LOAD_TREE_RIGHT) == 0;
}

static enum load_entry load_entry(const struct entry *entry)
{
    static const enum load_entry kinds[] = {[ENTRY_FUNCTION] = LOAD_ENTRY_FUNCTION,
                                            [ENTRY_CLASS] = LOAD_ENTRY_CLASS,
                                            [ENTRY_NAMES] = LOAD_ENTRY_NAMES,
                                            [ENTRY_PROGRAM] = LOAD_ENTRY_PROGRAM};
    static_assert(ARRAY_LEN(kinds) == ENTRY_KIND_COUNT_, "every kind of entry can be asked for");
    return kinds[entry->kind];
}

/* null stands for the default ones, or for none. */
static void put_node_types(struct buffer *out, const struct challenge *c)
{
    if (c->n_node_types == 0 || has_default_types(c)) {
        cbor_put_null(out);
        return;
    }
    cbor_put_array(out, c->n_node_types);
    for (unsigned i = 0; i < c->n_node_types; i++)
        put_node_type(out, &c->node_types[i]);
}

void request_load(struct buffer *out, const struct challenge *c, enum load_role role,
                  const void *source, size_t length, bool has_entry)
{
    cbor_put_array(out, 5);
    cbor_put_uint(out, role);
    cbor_put_bytes(out, source, length);
    cbor_put_uint(out, has_entry ? load_entry(&c->entry) : LOAD_ENTRY_NONE);
    cbor_put_array(out, has_entry ? c->entry.n_names : 0);
    for (unsigned i = 0; has_entry && i < c->entry.n_names; i++)
        put_string(out, c->entry.names[i]);
    put_node_types(out, c);
}

void request_load_checker(struct buffer *out, const struct challenge *c,
                          const struct checker *checker)
{
    cbor_put_array(out, 5);
    cbor_put_uint(out, LOAD_ROLE_SETTER);
    cbor_put_bytes(out, checker->source, checker->length);
    cbor_put_uint(out, LOAD_ENTRY_FUNCTION);
    cbor_put_array(out, 1);
    put_string(out, "check");
    put_node_types(out, c);
}

void request_check(struct buffer *out, const struct value *args, const struct value *result,
                   const struct value *expected)
{
    const struct value given[] = {*args, *result, *expected};
    const struct value all = value_sequence(VALUE_LIST, given, ARRAY_LEN(given));
    const struct value none = value_sequence(VALUE_DICT, NULL, 0);
    request_call(out, &all, &none, false, false, 1);
}

void request_call(struct buffer *out, const struct value *args, const struct value *kwargs,
                  bool wants_args_after, bool wants_identities, unsigned take)
{
    cbor_put_array(out, 5);
    cbor_encode(out, args);
    cbor_encode(out, kwargs);
    cbor_put_bool(out, wants_args_after);
    cbor_put_bool(out, wants_identities);
    cbor_put_uint(out, take);
}

void request_operation(struct buffer *out, const struct operation *operation, unsigned take)
{
    static const enum load_operation kinds[] = {[OPERATION_NEW] = LOAD_OPERATION_NEW,
                                                [OPERATION_CALL] = LOAD_OPERATION_CALL,
                                                [OPERATION_ATTRIBUTE] = LOAD_OPERATION_ATTRIBUTE};
    cbor_put_array(out, 6);
    cbor_put_uint(out, kinds[operation->kind]);
    put_string(out, operation->object);
    put_string(out, operation->name);
    cbor_encode(out, &operation->args);
    cbor_encode(out, &operation->kwargs);
    cbor_put_uint(out, take);
}

void request_snippet(struct buffer *out, const char *source, unsigned take)
{
    cbor_put_array(out, 2);
    put_string(out, source);
    cbor_put_uint(out, take);
}

unsigned request_test(struct buffer *out, const struct test_case *c, bool wants_args_after,
                      bool wants_identities, unsigned *n_asked)
{
    switch (c->test->kind) {
    case TEST_CALL:
        request_call(out, &c->args, &c->kwargs, wants_args_after, wants_identities, c->test->take);
        return FRAME_CALL;
    case TEST_OPERATIONS:
        request_operation(out, &c->operations[(*n_asked)++], c->test->take);
        return FRAME_OPERATION;
    case TEST_SNIPPET:
        request_snippet(out, c->test->run, c->test->take);
        return FRAME_SNIPPET;
    case TEST_PROGRAM:
        cbor_put_array(out, 1);
        cbor_encode(out, &c->args);
        return FRAME_PROGRAM;
    case TEST_KIND_COUNT_:
        break;
    }
    assert(false);
    return 0;
}

void request_compile(struct buffer *out, const struct code *code)
{
    static const enum load_code kinds[] = {[CODE_SNIPPET] = LOAD_CODE_SNIPPET,
                                           [CODE_GENERATE] = LOAD_CODE_GENERATE,
                                           [CODE_EXPRESSION] = LOAD_CODE_EXPRESSION};
    static_assert(ARRAY_LEN(kinds) == CODE_KIND_COUNT_, "every kind can be compiled");
    cbor_put_array(out, 2);
    cbor_put_uint(out, kinds[code->kind]);
    put_string(out, code->text);
}

void request_evaluate(struct buffer *out, const struct value *value)
{
    cbor_put_array(out, 1);
    cbor_encode(out, value);
}

void request_generate(struct buffer *out, const char *source, const char *seed, unsigned index)
{
    cbor_put_array(out, 3);
    put_string(out, source);
    put_string(out, seed);
    cbor_put_uint(out, index);
}

void request_examine(struct buffer *out, const char *module, const void *source, size_t length,
                     const struct value *options)
{
    cbor_put_array(out, 3);
    put_string(out, module);
    cbor_put_bytes(out, source, length);
    cbor_encode(out, options);
}
