/*
 * test_cbor_text - what the harness writes without memory must be what gradebox can read
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "grader/value/cbor.h"
#include "sandbox/harness/frame.h"

static struct cbor_text c;

static void begin(void)
{
    c.len = 0;
}

static struct value decoded(struct arena *a)
{
    struct value v;
    struct error err = {0};
    ck_assert_msg(cbor_decode(a, c.bytes, c.len, (struct cbor_limits){0}, &v, &err) == 0, "%s",
                  err.text);
    return v;
}

static const uint32_t numbers[] = {0,       1,         22,         23,         24,        25,
                                   255,     256,       65535,      65536,      16777215,  1 << 24,
                                   1 << 30, INT32_MAX, 0x80000000, 0xfffffffe, UINT32_MAX};

START_TEST(a_number_is_itself)
{
    struct arena a AUTO(arena_release) = {0};
    begin();
    cbor_text_uint(&c, numbers[_i]);
    struct value v = decoded(&a);
    ck_assert_int_eq(v.kind, VALUE_INT);
    ck_assert_int_eq(v.integer, numbers[_i]);
}
END_TEST

START_TEST(an_array_holds_what_follows)
{
    struct arena a AUTO(arena_release) = {0};
    begin();
    cbor_text_array(&c, 4);
    cbor_text_bool(&c, true);
    cbor_text_bool(&c, false);
    cbor_text_null(&c);
    cbor_text_array(&c, 0);
    struct value v = decoded(&a);
    ck_assert_uint_eq(v.n, 4);
    ck_assert(v.items[0].kind == VALUE_BOOL && v.items[0].truth);
    ck_assert(v.items[1].kind == VALUE_BOOL && !v.items[1].truth);
    ck_assert_int_eq(v.items[2].kind, VALUE_NONE);
    ck_assert(v.items[3].kind == VALUE_LIST && v.items[3].n == 0);
}
END_TEST

START_TEST(an_array_may_have_as_many_items_as_a_traceback)
{
    struct arena a AUTO(arena_release) = {0};
    begin();
    cbor_text_array(&c, (unsigned)_i);
    for (int i = 0; i < _i; i++)
        cbor_text_uint(&c, (uint32_t)i);
    struct value v = decoded(&a);
    ck_assert_uint_eq(v.n, (unsigned)_i);
    ck_assert(_i == 0 || v.items[_i - 1].integer == _i - 1);
}
END_TEST

/* Text, a bound in bytes, what is kept. */
static const struct {
    const char *label, *text;
    size_t length, max;
    const char *kept;
} texts[] = {
    {"nothing",                       "",                   0, 10, ""          },
    {"no room",                       "abc",                3, 0,  ""          },
    {"all of it",                     "abc",                3, 3,  "abc"       },
    {"the start",                     "abcdef",             6, 4,  "abcd"      },
    {"before two bytes",              "ab\xC3\xA4",         4, 3,  "ab"        },
    {"behind two bytes",              "ab\xC3\xA4z",        5, 4,  "ab\xC3\xA4"},
    {"within three bytes",            "a\xE6\x97\xA5",      4, 3,  "a"         },
    {"within four bytes",             "a\xF0\x9F\x98\x80z", 6, 4,  "a"         },
    {"only a part of a character",    "\xF0\x9F\x98\x80",   4, 2,  ""          },
    {"bytes that begin no character", "\x80\x80\x80\x80",   4, 2,  ""          },
};

START_TEST(a_text_is_cut_at_whole_characters)
{
    struct arena a AUTO(arena_release) = {0};
    begin();
    cbor_text_string(&c, texts[_i].text, texts[_i].length, texts[_i].max);
    struct value v = decoded(&a);
    ck_assert_int_eq(v.kind, VALUE_STR);
    ck_assert_msg(strcmp(v.text, texts[_i].kept) == 0, "row '%s': '%s'", texts[_i].label, v.text);
    ck_assert_uint_eq(v.n, strlen(texts[_i].kept));
}
END_TEST

START_TEST(a_text_may_hold_nuls_and_lone_surrogates)
{
    struct arena a AUTO(arena_release) = {0};
    begin();
    cbor_text_string(&c, "a\0\xED\xA0\x80", 5, 100);
    struct value v = decoded(&a);
    ck_assert_uint_eq(v.n, 5);
    ck_assert_mem_eq(v.text, "a\0\xED\xA0\x80", 5);
}
END_TEST

/* The largest exception that sandbox/harness/raised.c describes: it must fit. */
START_TEST(the_largest_exception_fits)
{
    enum { NAME = 200, BASES = 12, MESSAGE = 4000, LINES = 24 };
    static char text[MESSAGE + 1];
    struct arena a AUTO(arena_release) = {0};
    memset(text, 'x', MESSAGE);
    begin();
    cbor_text_array(&c, 6);
    cbor_text_string(&c, text, MESSAGE, NAME);
    cbor_text_array(&c, BASES);
    for (unsigned i = 0; i < BASES; i++)
        cbor_text_string(&c, text, MESSAGE, NAME);
    cbor_text_string(&c, text, MESSAGE, MESSAGE);
    cbor_text_bool(&c, false);
    cbor_text_array(&c, LINES);
    for (unsigned i = 0; i < LINES; i++) {
        cbor_text_array(&c, 2);
        cbor_text_uint(&c, UINT32_MAX);
        cbor_text_string(&c, text, MESSAGE, NAME);
    }
    cbor_text_null(&c);
    struct value v = decoded(&a);
    ck_assert_uint_eq(v.items[4].n, LINES);
    ck_assert_int_eq(v.items[5].kind, VALUE_NONE);
}
END_TEST

START_TEST(what_has_no_room_is_dropped_and_never_written_behind_the_end)
{
    static struct {
        struct cbor_text text;
        char guard[16];
    } bounded;
    memset(bounded.guard, 7, sizeof(bounded.guard));
    for (unsigned i = 0; i < CBOR_TEXT_BYTES; i++) {
        cbor_text_uint(&bounded.text, UINT32_MAX);
        cbor_text_string(&bounded.text, "abcdefgh", 8, 8);
    }
    ck_assert_uint_eq(bounded.text.len, CBOR_TEXT_BYTES);
    for (unsigned i = 0; i < sizeof(bounded.guard); i++)
        ck_assert_int_eq(bounded.guard[i], 7);
}
END_TEST

static Suite *cbor_text_suite(void)
{
    Suite *suite = suite_create("cbor_text");
    TCase *tc = tcase_create("cbor_text");
    tcase_add_loop_test(tc, a_number_is_itself, 0, (int)ARRAY_LEN(numbers));
    tcase_add_test(tc, an_array_holds_what_follows);
    tcase_add_loop_test(tc, an_array_may_have_as_many_items_as_a_traceback, 20, 28);
    tcase_add_loop_test(tc, a_text_is_cut_at_whole_characters, 0, (int)ARRAY_LEN(texts));
    tcase_add_test(tc, a_text_may_hold_nuls_and_lone_surrogates);
    tcase_add_test(tc, the_largest_exception_fits);
    tcase_add_test(tc, what_has_no_room_is_dropped_and_never_written_behind_the_end);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(cbor_text_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
