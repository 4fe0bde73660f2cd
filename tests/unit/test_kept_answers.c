/*
 * test_kept_answers - what is kept of a test, and by which key
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/preparation_fixture.h"

#include "grader/judge/kept_answers.h"
#include "grader/judge/kept_key.h"
#include "grader/judge/preparation_internal.h"
#include "grader/value/cbor.h"

/* A test with an expression, inputs and answers of each of two indices. */
static void begin_call(struct fixture *f)
{
    begin(f, TEST_CALL, 2);
    f->test.kwargs = literal(&f->a, "{'k': py('b')}");
    f->test.generate = "...";
    f->test.take = 10;
    f->test.outcome = expected_of(f, "reference", NULL);
    prepare(f);
    f->preparation->keeps_values = true;
}

static void answer_call(struct fixture *f)
{
    keep_evaluated(f, "[{1: (2, 3)}]");
    keep_input(f, 0, "[[1], 'a']");
    keep_input(f, 1, "([], 2.5)");
    keep_expected(f, 0, "{'x': b'y'}");
    keep_expected(f, 1, "None");
    preparation_finish(f->preparation, 0, 0);
}

static void begin_operations(struct fixture *f)
{
    begin(f, TEST_OPERATIONS, 1);
    set_operations(f, 3);
    f->test.outcome = expected_of(f, "reference", NULL);
    prepare(f);
    f->preparation->keeps_values = true;
}

static void pack(const struct fixture *f, struct buffer *out)
{
    ck_assert(kept_answers_pack(f->preparation, 0, 0, out));
}

static bool unpack(struct fixture *f, const struct buffer *bytes)
{
    return kept_answers_unpack(f->preparation, 0, 0, bytes->data, bytes->len);
}

static void assert_untouched(const struct fixture *f)
{
    const struct prepared_test *t = &f->preparation->tests[0][0];
    ck_assert_int_eq(preparation_state(f->preparation, 0, 0), PREPARATION_NEEDED);
    ck_assert(!t->evaluated.bytes && !t->values.bytes && !t->inputs && !t->expected);
    ck_assert(!t->is_recalled);
}

/* ---- what is kept -------------------------------------------------------------------------------- */

START_TEST(another_run_gets_the_same_cases)
{
    struct fixture f, next;
    struct buffer bytes AUTO(buffer_release) = {0};
    begin_call(&f);
    answer_call(&f);
    pack(&f, &bytes);
    begin_call(&next);
    ck_assert(unpack(&next, &bytes));
    ck_assert_int_eq(preparation_state(next.preparation, 0, 0), PREPARATION_READY);
    ck_assert(next.preparation->tests[0][0].is_recalled);
    struct test_case first = case_of(&next, 0), second = case_of(&next, 1);
    assert_value(&first.args, "[[1], 'a']");
    assert_value(&first.kwargs, "{'k': {1: (2, 3)}}");
    assert_value(&first.outcome.values[0], "{'x': b'y'}");
    assert_value(&second.args, "[[], 2.5]");
    assert_value(&second.outcome.values[0], "None");
    /* And it could keep them itself. */
    struct buffer again AUTO(buffer_release) = {0};
    pack(&next, &again);
    ck_assert_uint_eq(again.len, bytes.len);
    ck_assert_mem_eq(again.data, bytes.data, bytes.len);
    end(&f);
    end(&next);
}
END_TEST

START_TEST(operations_come_back_with_what_they_raised)
{
    struct fixture f, next;
    struct buffer bytes AUTO(buffer_release) = {0};
    begin_operations(&f);
    keep_expected(&f, 0, "[[0, None], [0, 5], [1, 'KeyError']]");
    pack(&f, &bytes);
    begin_operations(&next);
    ck_assert(unpack(&next, &bytes));
    struct test_case c = case_of(&next, 0);
    assert_value(&c.operations[1].outcome.values[0], "5");
    ck_assert_int_eq(c.operations[2].outcome.kind, OUTCOME_RAISES);
    ck_assert_str_eq(c.operations[2].outcome.exception, "KeyError");
    end(&f);
    end(&next);
}
END_TEST

START_TEST(what_is_not_all_there_is_not_kept)
{
    struct fixture f;
    struct buffer bytes AUTO(buffer_release) = {0};
    begin_call(&f);
    ck_assert(!kept_answers_pack(f.preparation, 0, 0, &bytes));
    keep_evaluated(&f, "[1]");
    keep_input(&f, 0, "[]");
    keep_expected(&f, 0, "1");
    ck_assert(!kept_answers_pack(f.preparation, 0, 0, &bytes));
    keep_input(&f, 1, "[]");
    keep_expected(&f, 1, "1");
    buffer_reset(&bytes);
    ck_assert(kept_answers_pack(f.preparation, 0, 0, &bytes));
    struct buffer little AUTO(buffer_release) = {.max = bytes.len - 1};
    ck_assert(!kept_answers_pack(f.preparation, 0, 0, &little));
    end(&f);
}
END_TEST

/* ---- what is no good ----------------------------------------------------------------------------- */

/* A value within a value: its bytes. */
static struct value packed(struct arena *a, const char *text)
{
    struct buffer bytes AUTO(buffer_release) = {0};
    const struct value v = literal(a, text);
    cbor_encode(&bytes, &v);
    return value_bytes(a, (const uint8_t *)bytes.data, bytes.len);
}

static struct value packed_list(struct arena *a, const char *const *texts)
{
    struct value *items = arena_array(a, 4, sizeof(*items));
    unsigned n = 0;
    for (; n < 4 && texts[n]; n++)
        items[n] = packed(a, texts[n]);
    return value_sequence(VALUE_LIST, items, n);
}

/* clang-format off */
static const struct {
    const char *label;
    const char *values[4], *inputs[4], *expected[4];
    bool is_good;
} call_rows[] = {
    {"as it should be", {"[1]"}, {"[1]", "(2,)"}, {"3", "4"}, true},
    {"no values", {NULL}, {"[1]", "[2]"}, {"3", "4"}, false},
    {"values twice", {"[1]", "[1]"}, {"[1]", "[2]"}, {"3", "4"}, false},
    {"a value too few", {"[]"}, {"[1]", "[2]"}, {"3", "4"}, false},
    {"a value too many", {"[1, 2]"}, {"[1]", "[2]"}, {"3", "4"}, false},
    {"values that are no list", {"1"}, {"[1]", "[2]"}, {"3", "4"}, false},
    {"an input too few", {"[1]"}, {"[1]"}, {"3", "4"}, false},
    {"an input too many", {"[1]"}, {"[1]", "[2]", "[3]"}, {"3", "4"}, false},
    {"an input that is no list", {"[1]"}, {"[1]", "2"}, {"3", "4"}, false},
    {"an answer too few", {"[1]"}, {"[1]", "[2]"}, {"3"}, false},
    {"an answer too many", {"[1]"}, {"[1]", "[2]"}, {"3", "4", "5"}, false},
};

static const struct {
    const char *label, *answer;
    bool is_good;
} operation_rows[] = {
    {"as it should be", "[[0, 1], [1, 'E'], [0, [2]]]", true},
    {"one too few", "[[0, 1], [0, 1]]", false},
    {"one too many", "[[0, 1], [0, 1], [0, 1], [0, 1]]", false},
    {"no list", "5", false},
    {"none is a pair", "[0, 1, 2]", false},
    {"a pair of three", "[[0, 1], [0, 1], [0, 1, 2]]", false},
    {"another number", "[[0, 1], [0, 1], [2, 'E']]", false},
    {"a number that is none", "[[0, 1], [0, 1], ['0', 1]]", false},
    {"an exception that is no text", "[[0, 1], [0, 1], [1, 5]]", false},
};
/* clang-format on */

START_TEST(answers_to_a_call_must_have_the_form)
{
    struct fixture f;
    struct buffer bytes AUTO(buffer_release) = {0};
    begin_call(&f);
    const struct value lists[] = {packed_list(&f.a, call_rows[_i].values),
                                  packed_list(&f.a, call_rows[_i].inputs),
                                  packed_list(&f.a, call_rows[_i].expected)};
    const struct value all = value_sequence(VALUE_LIST, lists, ARRAY_LEN(lists));
    cbor_encode(&bytes, &all);
    ck_assert_msg(unpack(&f, &bytes) == call_rows[_i].is_good, "%s", call_rows[_i].label);
    if (!call_rows[_i].is_good)
        assert_untouched(&f);
    end(&f);
}
END_TEST

START_TEST(answers_to_operations_must_have_the_form)
{
    struct fixture f;
    struct buffer bytes AUTO(buffer_release) = {0};
    begin_operations(&f);
    const struct value answer = packed(&f.a, operation_rows[_i].answer);
    const struct value lists[] = {value_sequence(VALUE_LIST, NULL, 0),
                                  value_sequence(VALUE_LIST, NULL, 0),
                                  value_sequence(VALUE_LIST, &answer, 1)};
    const struct value all = value_sequence(VALUE_LIST, lists, ARRAY_LEN(lists));
    cbor_encode(&bytes, &all);
    ck_assert_msg(unpack(&f, &bytes) == operation_rows[_i].is_good, "%s", operation_rows[_i].label);
    if (!operation_rows[_i].is_good)
        assert_untouched(&f);
    end(&f);
}
END_TEST

/* Whatever it holds: a case can be made of it, or nothing is taken. */
START_TEST(any_bytes_give_cases_or_nothing)
{
    struct fixture f;
    struct buffer bytes AUTO(buffer_release) = {0};
    begin_call(&f);
    answer_call(&f);
    pack(&f, &bytes);
    end(&f);
    for (size_t at = 0; at < bytes.len; at++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            bytes.data[at] = (char)(bytes.data[at] ^ (1 << bit));
            begin_call(&f);
            if (unpack(&f, &bytes)) {
                case_of(&f, 0);
                case_of(&f, 1);
            } else {
                assert_untouched(&f);
            }
            end(&f);
            bytes.data[at] = (char)(bytes.data[at] ^ (1 << bit));
        }
    }
    for (size_t length = 0; length < bytes.len; length++) {
        begin_call(&f);
        ck_assert(!kept_answers_unpack(f.preparation, 0, 0, bytes.data, length));
        assert_untouched(&f);
        end(&f);
    }
}
END_TEST

/* ---- by which key -------------------------------------------------------------------------------- */

static void nothing(struct fixture *f)
{
    (void)f;
}

static void other_args(struct fixture *f)
{
    f->test.args = literal(&f->a, "[2]");
}

static void other_kwargs(struct fixture *f)
{
    f->test.kwargs = literal(&f->a, "{'k': py('c')}");
}

static void other_place(struct fixture *f)
{
    f->test.kwargs = literal(&f->a, "{'l': py('b')}");
}

static void other_generate(struct fixture *f)
{
    f->test.generate = ".. .";
}

static void other_repeat(struct fixture *f)
{
    f->test.repeat = 3;
}

static void no_generate(struct fixture *f)
{
    f->test.generate = NULL;
}

static void no_generate_and_other_repeat(struct fixture *f)
{
    no_generate(f);
    other_repeat(f);
}

static void other_take(struct fixture *f)
{
    f->test.take = 11;
}

static void other_test_id(struct fixture *f)
{
    f->test.id = "u"; /* part of what `generate` draws by */
}

static void other_group_id(struct fixture *f)
{
    f->group.id = "h";
}

static void other_challenge_id(struct fixture *f)
{
    f->challenge.id = "d";
}

static void other_snippet(struct fixture *f)
{
    f->test.kind = TEST_SNIPPET;
    f->test.run = "return 1";
}

static void other_kind(struct fixture *f)
{
    f->test.kind = TEST_OPERATIONS;
    set_operations(f, 2);
}

static void other_entry(struct fixture *f)
{
    static const char *names[] = {"g"};
    f->challenge.entry.names = names;
}

static const struct {
    const char *label;
    void (*change)(struct fixture *f);
} key_rows[] = {
    {"nothing",                     nothing                     },
    {"arguments",                   other_args                  },
    {"an expression",               other_kwargs                },
    {"where an expression goes",    other_place                 },
    {"what generates",              other_generate              },
    {"nothing generates",           no_generate                 },
    {"nothing generates, as often", no_generate_and_other_repeat},
    {"how often",                   other_repeat                },
    {"how much is taken",           other_take                  },
    {"the test's id",               other_test_id               },
    {"the group's id",              other_group_id              },
    {"the challenge's id",          other_challenge_id          },
    {"a snippet",                   other_snippet               },
    {"operations",                  other_kind                  },
    {"the entry",                   other_entry                 },
};

struct key {
    uint8_t bytes[DIGEST_BYTES];
};

static struct key key_after(void (*change)(struct fixture *f), const char *reference,
                            const struct kept_identity *identity)
{
    static const char *names[] = {"f"};
    struct fixture f;
    struct key key;
    begin_call(&f);
    f.challenge.id = "c";
    f.challenge.entry.n_names = 1;
    f.challenge.entry.names = names;
    change(&f);
    buffer_puts(&f.preparation->reference, reference);
    ck_assert(kept_key_of(identity, f.preparation, 0, 0, key.bytes));
    end(&f);
    return key;
}

START_TEST(whatever_is_asked_otherwise_has_another_key)
{
    const struct kept_identity identity = {{1}}, other = {{2}};
    struct key keys[ARRAY_LEN(key_rows) + 2];
    for (size_t i = 0; i < ARRAY_LEN(key_rows); i++)
        keys[i] = key_after(key_rows[i].change, "def f(): 1", &identity);
    keys[ARRAY_LEN(key_rows)] = key_after(nothing, "def f(): 2", &identity);
    keys[ARRAY_LEN(key_rows) + 1] = key_after(nothing, "def f(): 1", &other);
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        for (size_t k = 0; k < i; k++)
            ck_assert_msg(memcmp(&keys[i], &keys[k], sizeof(keys[i])) != 0, "rows %zu and %zu", k,
                          i);
    }
    const struct key again = key_after(nothing, "def f(): 1", &identity);
    ck_assert_mem_eq(&again, &keys[0], sizeof(again));
}
END_TEST

static void other_expectation(struct fixture *f)
{
    f->test.hint = "think";
    f->test.limits.time_ns = 5;
    f->test.limits.time_permille = 5000;
}

START_TEST(what_the_reference_is_not_told_is_not_in_the_key)
{
    const struct kept_identity identity = {{1}};
    const struct key one = key_after(nothing, "", &identity);
    const struct key other = key_after(other_expectation, "", &identity);
    ck_assert_mem_eq(&one, &other, sizeof(one));
}
END_TEST

static Suite *kept_answers_suite(void)
{
    Suite *suite = suite_create("kept_answers");
    TCase *all = tcase_create("all");
    tcase_add_test(all, another_run_gets_the_same_cases);
    tcase_add_test(all, operations_come_back_with_what_they_raised);
    tcase_add_test(all, what_is_not_all_there_is_not_kept);
    tcase_add_loop_test(all, answers_to_a_call_must_have_the_form, 0, ARRAY_LEN(call_rows));
    tcase_add_loop_test(all, answers_to_operations_must_have_the_form, 0,
                        ARRAY_LEN(operation_rows));
    tcase_add_test(all, any_bytes_give_cases_or_nothing);
    tcase_add_test(all, whatever_is_asked_otherwise_has_another_key);
    tcase_add_test(all, what_the_reference_is_not_told_is_not_in_the_key);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(kept_answers_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
