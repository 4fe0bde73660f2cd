/*
 * program_case - see program_case.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/program_case.h"

#include <string.h>

const char program_case_form[] =
    "'generate' must return {\"argv\": [texts], \"stdin\": a text or bytes}";

int program_case_give(struct test_case *c, const struct value *argv, const struct value *input)
{
    bool is_input =
        input->kind == VALUE_NONE || input->kind == VALUE_STR || input->kind == VALUE_BYTES;
    for (uint32_t i = 0; c->test->kind == TEST_PROGRAM && i < argv->n; i++) {
        const struct value *v = &argv->items[i];
        if (v->kind != VALUE_STR || memchr(v->text, '\0', v->n))
            return -1;
    }
    if (!is_input)
        return -1;
    c->args = *argv;
    c->input = *input;
    return 0;
}

int program_case_put_input(const struct test_case *c, struct box *b, struct error *err)
{
    const struct value *v = &c->input;
    if (v->kind == VALUE_NONE)
        return box_give_input(b, "", 0, err);
    return box_give_input(b, v->kind == VALUE_BYTES ? (const void *)v->bytes : v->text, v->n, err);
}

int program_case_generate(struct test_case *c, const struct value *returned)
{
    struct value argv = value_sequence(VALUE_LIST, NULL, 0), input = value_none();
    if (returned->kind != VALUE_DICT)
        return -1;
    for (uint32_t i = 0; i < returned->n; i++) {
        const struct value *key = &returned->items[2 * i], *value = key + 1;
        bool is_argv = key->kind == VALUE_STR && strcmp(key->text, "argv") == 0;
        bool is_input = key->kind == VALUE_STR && strcmp(key->text, "stdin") == 0;
        if (!is_input && (!is_argv || value->kind != VALUE_LIST))
            return -1;
        *(is_argv ? &argv : &input) = *value;
    }
    return program_case_give(c, &argv, &input);
}

int program_case_expect(struct test_case *c, const struct value *end, struct error *err)
{
    if (end->kind != VALUE_LIST || end->n != 2 || end->items[0].kind != VALUE_INT ||
        end->items[1].kind != VALUE_BYTES)
        return error_set(err, ERROR_INTERNAL, "the reference's end isn't that of a program");
    c->exit_status = (unsigned)end->items[0].integer;
    c->printed = (struct expected_stdout){
        .kind = STDOUT_EXACT, .text = (const char *)end->items[1].bytes, .length = end->items[1].n};
    return 0;
}
