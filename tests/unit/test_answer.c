/*
 * test_answer - what a box may answer, and every shape that it may not
 * SPDX-License-Identifier: MIT
 */
#include <check.h>

#include "grader/judge/answer.h"
#include "grader/value/cbor.h"
#include "tests/unit/literal.h"

/* An exception of protocol.h, its parts as literals. */
#define EXCEPTION(name, bases, message, is_memory, lines, place)                                   \
    "[" name ", " bases ", " message ", " is_memory ", " lines ", " place "]"
#define GOOD EXCEPTION("'E'", "['E']", "''", "False", "[]", "None")
#define RAISED(exception) "[1, " exception "]"

static int read_literal(struct arena *a, unsigned type, const char *text, struct answer *out,
                        struct error *err)
{
    struct value v = literal(a, text);
    struct buffer bytes AUTO(buffer_release) = {0};
    cbor_encode(&bytes, &v);
    return answer_read(a, type, bytes.data, bytes.len, out, err);
}

static struct answer good_answer(struct arena *a, unsigned type, const char *text)
{
    struct answer answer;
    struct error err = {0};
    ck_assert_msg(read_literal(a, type, text, &answer, &err) == 0, "%s: %s", text, err.text);
    return answer;
}

/* ---- malformed ------------------------------------------------------------------------------- */

/* clang-format off */
static const struct {
    const char *label;
    unsigned type;
    const char *text;
} malformed[] = {
    {"loaded: a list", FRAME_LOADED, "[]"},
    {"loaded: a number", FRAME_LOADED, "0"},
    {"loaded: a result", FRAME_LOADED, "[0, 1, None]"},

    {"load failed: null", FRAME_LOAD_FAILED, "None"},
    {"load failed: too short", FRAME_LOAD_FAILED, "[0, None]"},
    {"load failed: too long", FRAME_LOAD_FAILED, "[0, None, '', '']"},
    {"load failed: a tuple", FRAME_LOAD_FAILED, "(0, None, '')"},
    {"load failed: below all reasons", FRAME_LOAD_FAILED, "[-1, None, '']"},
    {"load failed: above all reasons", FRAME_LOAD_FAILED, "[3, None, '']"},
    {"load failed: a true reason", FRAME_LOAD_FAILED, "[True, None, '']"},
    {"load failed: a broken reason", FRAME_LOAD_FAILED, "[0.0, None, '']"},
    {"load failed: no text", FRAME_LOAD_FAILED, "[0, None, None]"},
    {"load failed: bytes for a text", FRAME_LOAD_FAILED, "[0, None, b'x']"},
    {"load failed: no exception", FRAME_LOAD_FAILED, "[0, False, '']"},
    {"load failed: nothing said", FRAME_LOAD_FAILED, "[2, None, '']"},
    {"load failed: an empty exception", FRAME_LOAD_FAILED, "[0, [], '']"},

    {"result: null", FRAME_RESULT, "None"},
    {"result: empty", FRAME_RESULT, "[]"},
    {"result: a kind alone", FRAME_RESULT, "[0]"},
    {"result: a tuple", FRAME_RESULT, "(0, 1, None)"},
    {"result: unknown kind", FRAME_RESULT, "[2, 1, None]"},
    {"result: negative kind", FRAME_RESULT, "[-1, 1, None]"},
    {"result: a false kind", FRAME_RESULT, "[False, 1, None]"},
    {"result: a huge kind", FRAME_RESULT, "[18446744073709551616, 1, None]"},
    {"returned: without arguments", FRAME_RESULT, "[0, 1]"},
    {"returned: too long", FRAME_RESULT, "[0, 1, None, None]"},
    {"returned: an expression", FRAME_RESULT, "[0, py('1'), None]"},
    {"raised: too long", FRAME_RESULT, "[1, " GOOD ", None]"},
    {"raised: alone", FRAME_RESULT, "[1]"},
    {"raised: nothing", FRAME_RESULT, RAISED("None")},

    {"exception: too short", FRAME_RESULT, RAISED("['E', ['E'], '', False, []]")},
    {"exception: too long", FRAME_RESULT, RAISED("['E', ['E'], '', False, [], None, None]")},
    {"exception: no name", FRAME_RESULT,
     RAISED(EXCEPTION("None", "['E']", "''", "False", "[]", "None"))},
    {"exception: bytes for a name", FRAME_RESULT,
     RAISED(EXCEPTION("b'E'", "['E']", "''", "False", "[]", "None"))},
    {"exception: one base", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "'E'", "''", "False", "[]", "None"))},
    {"exception: a tuple of bases", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "('E', 'E')", "''", "False", "[]", "None"))},
    {"exception: a base that is none", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E', 1]", "''", "False", "[]", "None"))},
    {"exception: no message", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "None", "False", "[]", "None"))},
    {"exception: 0 for no memory error", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "0", "[]", "None"))},
    {"exception: no lines", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "None", "None"))},
    {"exception: a bare line", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[1]", "None"))},
    {"exception: a line without function", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[[1]]", "None"))},
    {"exception: a line with more", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[[1, 'f', 1]]", "None"))},
    {"exception: a function without name", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[[1, None]]", "None"))},
    {"exception: a negative line", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[[-1, 'f']]", "None"))},
    {"exception: a line beyond all", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[[1073741825, 'f']]", "None"))},
    {"exception: a huge line", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[[18446744073709551616, 'f']]", "None"))},
    {"exception: a broken line", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[[1.0, 'f']]", "None"))},
    {"exception: a place of one", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[]", "[1]"))},
    {"exception: a place of three", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[]", "[1, 2, 3]"))},
    {"exception: a negative column", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[]", "[1, -1]"))},
    {"exception: a place in words", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[]", "'1:2'"))},
    {"exception: a false place", FRAME_RESULT,
     RAISED(EXCEPTION("'E'", "['E']", "''", "False", "[]", "False"))},

    {"a request for an answer", FRAME_CALL, "[0, 1, None]"},
    {"the line of a refused call", FRAME_LINE, "[1]"},
    {"ready", FRAME_READY, "None"},
    {"no type at all", 0, "None"},
    {"an unknown type", 1000, "[0, 1, None]"},
};
/* clang-format on */

START_TEST(an_answer_of_another_shape_is_refused)
{
    struct arena a AUTO(arena_release) = {0};
    struct error err = {0};
    struct answer answer;
    ck_assert_msg(read_literal(&a, malformed[_i].type, malformed[_i].text, &answer, &err) == -1,
                  "row '%s': taken", malformed[_i].label);
    ck_assert_msg(err.kind == ERROR_INTERNAL, "row '%s': kind %d", malformed[_i].label,
                  (int)err.kind);
    ck_assert_str_ne(err.text, "");
}
END_TEST

static const struct {
    const char *label, *bytes;
    size_t length;
} not_cbor[] = {
    {"nothing",                        "",                     0},
    {"a head without its items",       "\x83\x00\x01",         3},
    {"bytes behind the end",           "\x83\x00\x01\xf6\xf6", 5},
    {"an array of no definite length", "\x9f\x00\x01\xf6\xff", 5},
    {"text",                           "null",                 4},
};

START_TEST(bytes_that_are_no_cbor_are_refused)
{
    struct arena a AUTO(arena_release) = {0};
    static const unsigned types[] = {FRAME_LOADED, FRAME_LOAD_FAILED, FRAME_RESULT};
    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        struct error err = {0};
        struct answer answer;
        ck_assert_msg(
            answer_read(&a, types[i], not_cbor[_i].bytes, not_cbor[_i].length, &answer, &err) == -1,
            "row '%s': taken as %u", not_cbor[_i].label, types[i]);
    }
}
END_TEST

/* ---- well formed ----------------------------------------------------------------------------- */

START_TEST(loaded_says_nothing_else)
{
    struct arena a AUTO(arena_release) = {0};
    struct answer answer = good_answer(&a, FRAME_LOADED, "None");
    ck_assert_int_eq(answer.kind, ANSWER_LOADED);
    ck_assert(!answer.has_exception);
    ck_assert_str_eq(answer.text, "");
}
END_TEST

START_TEST(a_failed_load_says_why)
{
    struct arena a AUTO(arena_release) = {0};
    struct answer answer = good_answer(&a, FRAME_LOAD_FAILED, "[2, None, 'no function f']");
    ck_assert_int_eq(answer.kind, ANSWER_LOAD_FAILED);
    ck_assert_int_eq(answer.load_failure, LOAD_FAILURE_ENTRY);
    ck_assert_str_eq(answer.text, "no function f");
    ck_assert(!answer.has_exception);

    answer = good_answer(&a, FRAME_LOAD_FAILED,
                         "[0, " EXCEPTION("'SyntaxError'", "['SyntaxError', 'Exception']", "'bad'",
                                          "False", "[]", "[3, 9]") ", '']");
    ck_assert_int_eq(answer.load_failure, LOAD_FAILURE_COMPILE);
    ck_assert(answer.has_exception);
    ck_assert_uint_eq(answer.exception.syntax_line, 3);
    ck_assert_uint_eq(answer.exception.syntax_column, 9);
    ck_assert_uint_eq(answer_exception_line(&answer.exception), 3);
}
END_TEST

START_TEST(a_returned_value_comes_with_the_arguments_if_they_were_asked_for)
{
    struct arena a AUTO(arena_release) = {0};
    struct answer answer = good_answer(&a, FRAME_RESULT, "[0, [1, 'x'], None]");
    ck_assert_int_eq(answer.kind, ANSWER_RETURNED);
    ck_assert_uint_eq(answer.value.n, 2);
    ck_assert(!answer.has_args_after);

    answer = good_answer(&a, FRAME_RESULT, "[0, None, [[3, 4]]]");
    ck_assert_int_eq(answer.value.kind, VALUE_NONE);
    ck_assert(answer.has_args_after);
    ck_assert_int_eq(answer.args_after.items[0].items[1].integer, 4);
}
END_TEST

START_TEST(an_exception_is_taken_apart)
{
    struct arena a AUTO(arena_release) = {0};
    struct answer answer = good_answer(
        &a, FRAME_RESULT,
        RAISED(EXCEPTION("'Full'", "['solution.Full', 'ValueError', 'Exception']", "'a\\x00b'",
                         "True", "[[3, '<module>'], [7, 'put']]", "None")));
    const struct answer_exception *e = &answer.exception;
    ck_assert_int_eq(answer.kind, ANSWER_RAISED);
    ck_assert(answer.has_exception && e->is_memory_error);
    ck_assert_str_eq(e->class_name, "Full");
    ck_assert_uint_eq(e->n_bases, 3);
    ck_assert_str_eq(e->bases[1], "ValueError");
    ck_assert_uint_eq(e->message_len, 3);
    ck_assert_mem_eq(e->message, "a\0b", 4);
    ck_assert_uint_eq(e->n_lines, 2);
    ck_assert_uint_eq(e->lines[0].line, 3);
    ck_assert_str_eq(e->lines[1].function, "put");
    ck_assert_uint_eq(e->syntax_line, 0);
    ck_assert_uint_eq(answer_exception_line(e), 7);
}
END_TEST

START_TEST(an_exception_without_lines_has_no_line)
{
    struct arena a AUTO(arena_release) = {0};
    struct answer answer = good_answer(&a, FRAME_RESULT, RAISED(GOOD));
    ck_assert_uint_eq(answer_exception_line(&answer.exception), 0);
}
END_TEST

START_TEST(more_bases_and_lines_than_there_is_room_for_are_left_out)
{
    struct arena a AUTO(arena_release) = {0};
    struct buffer bases AUTO(buffer_release) = {0}, lines AUTO(buffer_release) = {0};
    for (unsigned i = 0; i < 100; i++) {
        buffer_printf(&bases, "%s'B%u'", i ? ", " : "", i);
        buffer_printf(&lines, "%s[%u, 'f']", i ? ", " : "", i + 1);
    }
    const char *text = arena_printf(&a, "[1, ['E', [%s], '', False, [%s], None]]",
                                    buffer_text(&bases), buffer_text(&lines));
    struct answer answer = good_answer(&a, FRAME_RESULT, text);
    ck_assert_uint_eq(answer.exception.n_bases, ANSWER_BASES_MAX);
    ck_assert_uint_eq(answer.exception.n_lines, ANSWER_TRACEBACK_MAX);
}
END_TEST

/* ---- which exception it is ------------------------------------------------------------------- */

/* clang-format off */
static const struct {
    const char *label, *bases, *name;
    bool is;
} kinds[] = {
    {"itself", "['ValueError', 'Exception']", "ValueError", true},
    {"a base", "['IndexError', 'LookupError', 'Exception']", "LookupError", true},
    {"a derived one", "['LookupError', 'Exception']", "IndexError", false},
    {"another", "['KeyError', 'LookupError']", "IndexError", false},
    {"IOError is OSError", "['OSError', 'Exception']", "IOError", true},
    {"EnvironmentError is OSError", "['FileNotFoundError', 'OSError']", "EnvironmentError", true},
    {"OSError is itself", "['OSError', 'Exception']", "OSError", true},
    {"WindowsError isn't here", "['OSError', 'Exception']", "WindowsError", false},
    {"a group", "['ExceptionGroup', 'BaseExceptionGroup', 'Exception']", "ExceptionGroup", true},
    {"an own class", "['solution.Full', 'Exception']", "Full", true},
    {"an own class in full", "['solution.Full', 'Exception']", "solution.Full", true},
    {"a nested class", "['solution.Cache.Full', 'Exception']", "Full", true},
    {"a nested class with its outer", "['solution.Cache.Full', 'Exception']", "Cache.Full", true},
    {"a class of a function", "['solution.f.<locals>.Full', 'Exception']", "Full", true},
    {"an own class with that ending", "['solution.NotFull', 'Exception']", "Full", false},
    {"an own class with that start", "['solution.FullNow', 'Exception']", "Full", false},
    {"the module of an own class", "['solution.Full', 'Exception']", "solution", false},
    {"an own base", "['solution.A', 'solution.B', 'Exception']", "B", true},
    {"an own class derived from Python's", "['solution.A', 'KeyError']", "KeyError", true},
    {"own, in the name of Python's", "['solution.ValueError', 'Exception']", "ValueError", false},
    {"own, in the name of an alias", "['solution.IOError', 'Exception']", "IOError", false},
    {"own, in the name of the alias' target", "['solution.OSError', 'Exception']", "IOError",
     false},
    {"own, with Python's in its path", "['solution.ValueError.X', 'Exception']", "ValueError",
     false},
    {"an empty name", "['solution.', 'Exception']", "Nothing", false},
    {"no bases", "[]", "Exception", false},
    {"one of the library", "['json.decoder.JSONDecodeError', 'ValueError']", "JSONDecodeError",
     true},
    {"upper case", "['ValueError', 'Exception']", "valueerror", false},
};
/* clang-format on */

START_TEST(an_exception_is_what_the_challenge_calls_it)
{
    struct arena a AUTO(arena_release) = {0};
    const char *text = arena_printf(&a, "[1, ['X', %s, '', False, [], None]]", kinds[_i].bases);
    struct answer answer = good_answer(&a, FRAME_RESULT, text);
    ck_assert_msg(answer_exception_is(&answer.exception, kinds[_i].name) == kinds[_i].is,
                  "row '%s'", kinds[_i].label);
}
END_TEST

static Suite *answer_suite(void)
{
    Suite *suite = suite_create("answer");
    TCase *tc = tcase_create("answer");
    tcase_add_loop_test(tc, an_answer_of_another_shape_is_refused, 0, (int)ARRAY_LEN(malformed));
    tcase_add_loop_test(tc, bytes_that_are_no_cbor_are_refused, 0, (int)ARRAY_LEN(not_cbor));
    tcase_add_test(tc, loaded_says_nothing_else);
    tcase_add_test(tc, a_failed_load_says_why);
    tcase_add_test(tc, a_returned_value_comes_with_the_arguments_if_they_were_asked_for);
    tcase_add_test(tc, an_exception_is_taken_apart);
    tcase_add_test(tc, an_exception_without_lines_has_no_line);
    tcase_add_test(tc, more_bases_and_lines_than_there_is_room_for_are_left_out);
    tcase_add_loop_test(tc, an_exception_is_what_the_challenge_calls_it, 0, (int)ARRAY_LEN(kinds));
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(answer_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
