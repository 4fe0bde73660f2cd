/*
 * test_text - UTF-8, harmless output, widths, cutting, near words
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "base/text.h"

static const struct decode_row {
    const char *label, *bytes;
    size_t length;
    int32_t code_point;
    size_t consumed;
} decode_rows[] = {
    {"ascii",                      "a",                1, 'a',          1},
    {"nul",                        "\0",               1, 0,            1},
    {"two bytes",                  "\xC3\xA4",         2, 0xE4,         2},
    {"three bytes",                "\xE2\x82\xAC",     3, 0x20AC,       3},
    {"four bytes",                 "\xF0\x9F\x98\x80", 4, 0x1F600,      4},
    {"largest",                    "\xF4\x8F\xBF\xBF", 4, 0x10FFFF,     4},
    {"above the largest",          "\xF4\x90\x80\x80", 4, TEXT_INVALID, 1},
    {"overlong two",               "\xC0\x80",         2, TEXT_INVALID, 1},
    {"overlong three",             "\xE0\x9F\xBF",     3, TEXT_INVALID, 1},
    {"overlong four",              "\xF0\x8F\xBF\xBF", 4, TEXT_INVALID, 1},
    {"surrogate",                  "\xED\xA0\x80",     3, TEXT_INVALID, 1},
    {"last before the surrogates", "\xED\x9F\xBF",     3, 0xD7FF,       3},
    {"lone continuation",          "\x80",             1, TEXT_INVALID, 1},
    {"cut off",                    "\xE2\x82",         2, TEXT_INVALID, 1},
    {"broken third byte",          "\xE2\x82\x28",     3, TEXT_INVALID, 1},
    {"never a lead",               "\xFF",             1, TEXT_INVALID, 1},
};

START_TEST(one_code_point_is_decoded)
{
    const struct decode_row *row = &decode_rows[_i];
    size_t consumed = 0;
    int32_t got = text_decode(row->bytes, row->length, &consumed);
    ck_assert_msg(got == row->code_point && consumed == row->consumed,
                  "row '%s': got %d after %zu bytes", row->label, got, consumed);
}
END_TEST

START_TEST(the_first_bad_byte_is_found)
{
    size_t offset = 99;
    ck_assert(text_is_utf8("", 0, &offset));
    ck_assert(text_is_utf8("gr\xC3\xBC\xC3\x9F", 6, &offset));
    ck_assert_uint_eq(offset, 99);
    ck_assert(!text_is_utf8("gr\xC3\xBC\xDF!", 6, &offset));
    ck_assert_uint_eq(offset, 4);
}
END_TEST

START_TEST(every_code_point_survives_encoding)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        struct buffer out = {0};
        text_encode(&out, c);
        size_t consumed = 0;
        int32_t back = text_decode(out.data, out.len, &consumed);
        bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
        ck_assert_msg(is_surrogate ? out.len == 3 && back == TEXT_INVALID
                                   : back == (int32_t)c && consumed == out.len,
                      "code point %x", c);
        buffer_release(&out);
    }
}
END_TEST

static const struct sanitise_row {
    const char *label, *bytes;
    size_t length;
    const char *kept, *escaped; /* with newlines kept, with newlines escaped */
} sanitise_rows[] = {
    {"plain",              "abc",              3, "abc",              "abc"             },
    {"newline",            "a\nb",             3, "a\nb",             "a\\nb"           },
    {"tab",                "a\tb",             3, "a\\tb",            "a\\tb"           },
    {"terminal escape",    "\x1b[31m",         5, "\\x1b[31m",        "\\x1b[31m"       },
    {"carriage return",    "a\rb",             3, "a\\x0db",          "a\\x0db"         },
    {"nul",                "a\0b",             3, "a\\x00b",          "a\\x00b"         },
    {"delete",             "\x7f",             1, "\\x7f",            "\\x7f"           },
    {"C1 control",         "\xC2\x9B",         2, "\\x9b",            "\\x9b"           },
    {"invalid byte",       "a\xFF",            2, "a\\xff",           "a\\xff"          },
    {"umlaut",             "\xC3\xA4",         2, "\xC3\xA4",         "\xC3\xA4"        },
    {"direction override", "\xE2\x80\xAE",     3, "\\u202e",          "\\u202e"         },
    {"direction isolate",  "\xE2\x81\xA6",     3, "\\u2066",          "\\u2066"         },
    {"line separator",     "\xE2\x80\xA8",     3, "\\u2028",          "\\u2028"         },
    {"byte order mark",    "\xEF\xBB\xBF",     3, "\\ufeff",          "\\ufeff"         },
    {"no character",       "\xEF\xBF\xBF",     3, "\\uffff",          "\\uffff"         },
    {"tag character",      "\xF3\xA0\x81\x81", 4, "\\U000e0041",      "\\U000e0041"     },
    {"emoji",              "\xF0\x9F\x98\x80", 4, "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
};

START_TEST(what_is_printed_is_harmless)
{
    const struct sanitise_row *row = &sanitise_rows[_i];
    struct buffer kept = {0}, escaped = {0};
    text_sanitise(&kept, row->bytes, row->length, TEXT_KEEP_NEWLINES);
    text_sanitise(&escaped, row->bytes, row->length, TEXT_ESCAPE_NEWLINES);
    ck_assert_msg(strcmp(buffer_text(&kept), row->kept) == 0, "row '%s': got %s", row->label,
                  buffer_text(&kept));
    ck_assert_msg(strcmp(buffer_text(&escaped), row->escaped) == 0, "row '%s': got %s", row->label,
                  buffer_text(&escaped));
    buffer_release(&kept);
    buffer_release(&escaped);
}
END_TEST

static const struct width_row {
    const char *label, *text;
    size_t columns;
} width_rows[] = {
    {"empty",             "",                         0},
    {"ascii",             "abc",                      3},
    {"umlaut",            "\xC3\xA4",                 1},
    {"combining mark",    "a\xCC\x88",                1},
    {"kanji",             "\xE6\x97\xA5\xE6\x9C\xAC", 4},
    {"full width letter", "\xEF\xBC\xA1",             2},
    {"emoji",             "\xF0\x9F\x98\x80",         2},
    {"cyrillic",          "\xD0\x96",                 1},
    {"hangul syllable",   "\xED\x95\x9C",             2},
    {"box drawing",       "\xE2\x94\x80",             1},
};

START_TEST(widths_are_those_of_a_terminal)
{
    const struct width_row *row = &width_rows[_i];
    size_t got = text_width(row->text, strlen(row->text));
    ck_assert_msg(got == row->columns, "row '%s': got %zu", row->label, got);
}
END_TEST

START_TEST(short_text_is_not_cut)
{
    struct buffer out = {0};
    text_cut_middle(&out, "0123456789012345678901234567890123456789", 40, 40);
    ck_assert_str_eq(buffer_text(&out), "0123456789012345678901234567890123456789");
    buffer_release(&out);
}
END_TEST

START_TEST(long_text_keeps_head_and_tail)
{
    char text[101];
    for (int i = 0; i < 100; i++)
        text[i] = (char)('0' + i % 10);
    text[100] = '\0';
    struct buffer out = {0};
    text_cut_middle(&out, text, 100, 40);
    ck_assert_str_eq(buffer_text(&out), "012345678 ... 123456789 (100 characters)");
    buffer_release(&out);
}
END_TEST

START_TEST(a_cut_fits_and_splits_no_character)
{
    struct buffer text = {0};
    for (int i = 0; i < 60; i++)
        buffer_puts(&text, i % 3 ? "\xE6\x97\xA5" : "a\xCC\x88");
    for (size_t width = 40; width < 100; width++) {
        struct buffer out = {0};
        text_cut_middle(&out, text.data, text.len, width);
        size_t offset = 0;
        ck_assert(text_is_utf8(out.data, out.len, &offset));
        ck_assert_msg(text_width(out.data, out.len) <= width, "width %zu", width);
        ck_assert_msg(text_width(out.data, out.len) + 4 > width || width > 95, "width %zu", width);
        ck_assert_ptr_null(strstr(out.data, "... \xCC\x88"));
        buffer_release(&out);
    }
    buffer_release(&text);
}
END_TEST

static const struct nearest_row {
    const char *label, *word, *expected; /* NULL: none is near */
} nearest_rows[] = {
    {"same",                "time",       "time"      },
    {"swapped",             "tiem",       "time"      },
    {"one missing",         "expct",      "expect"    },
    {"one too many",        "memmory",    "memory"    },
    {"one wrong",           "mamory",     "memory"    },
    {"three edits of nine", "diffculyti", "difficulty"},
    {"two edits of four",   "tmie2",      NULL        },
    {"nothing alike",       "zebra",      NULL        },
    {"one letter",          "x",          NULL        },
    {"empty",               "",           NULL        },
};

START_TEST(the_nearest_word_is_found)
{
    static const char *const words[] = {"id", "time", "memory", "expect", "difficulty", NULL};
    const struct nearest_row *row = &nearest_rows[_i];
    const char *got = text_nearest(row->word, words);
    bool ok = row->expected ? got && strcmp(got, row->expected) == 0 : got == NULL;
    ck_assert_msg(ok, "row '%s': got %s", row->label, got ? got : "none");
}
END_TEST

START_TEST(a_word_of_any_length_is_compared_safely)
{
    char word[1000];
    memset(word, 'a', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    const char *const words[] = {"aaa", word, NULL};
    ck_assert_ptr_null(text_nearest(word, words));
    ck_assert_ptr_null(text_nearest("zzz", words));
}
END_TEST

START_TEST(the_nearer_of_two_words_wins)
{
    static const char *const words[] = {"files_after", "file", "files", NULL};
    ck_assert_str_eq(text_nearest("filess", words), "files");
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *tc = tcase_create("text");
    tcase_add_loop_test(tc, one_code_point_is_decoded, 0, (int)ARRAY_LEN(decode_rows));
    tcase_add_test(tc, the_first_bad_byte_is_found);
    tcase_add_test(tc, every_code_point_survives_encoding);
    tcase_add_loop_test(tc, what_is_printed_is_harmless, 0, (int)ARRAY_LEN(sanitise_rows));
    tcase_add_loop_test(tc, widths_are_those_of_a_terminal, 0, (int)ARRAY_LEN(width_rows));
    tcase_add_test(tc, short_text_is_not_cut);
    tcase_add_test(tc, long_text_keeps_head_and_tail);
    tcase_add_test(tc, a_cut_fits_and_splits_no_character);
    tcase_add_loop_test(tc, the_nearest_word_is_found, 0, (int)ARRAY_LEN(nearest_rows));
    tcase_add_test(tc, a_word_of_any_length_is_compared_safely);
    tcase_add_test(tc, the_nearer_of_two_words_wins);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(make_suite());
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures > 0;
}
