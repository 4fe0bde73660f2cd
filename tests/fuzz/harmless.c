/*
 * harmless - what must hold of every text that a person or a program is given
 *
 * The code points that are refused stand here a second time, on purpose: a row that is lost from
 * the table of base/text.c must be found.
 * SPDX-License-Identifier: MIT
 */
#include <jansson.h>

#include "base/text.h"
#include "grader/report/json.h"
#include "grader/report/layout.h"
#include "grader/report/text.h"
#include "grader/report/verify_document.h"
#include "tests/fuzz/fuzz.h"

/* Unicode 15: general categories Cc, Cf, Zl and Zp, those of them that the format's reports name. */
static const struct {
    int32_t first, last;
} refused[] = {
    {0x00,    0x1F   }, /* C0 controls */
    {0x7F,    0x9F   }, /* DEL, C1 controls */
    {0xAD,    0xAD   }, /* soft hyphen */
    {0x61C,   0x61C  }, /* Arabic letter mark */
    {0x180E,  0x180E }, /* Mongolian vowel separator */
    {0x200B,  0x200F }, /* zero width, direction marks */
    {0x2028,  0x202E }, /* separators, direction embeddings */
    {0x2060,  0x206F }, /* invisible operators, direction isolates */
    {0xFEFF,  0xFEFF }, /* byte order mark */
    {0xFFF9,  0xFFFB }, /* annotations */
    {0xE0001, 0xE007F}, /* tags */
};

static bool is_refused(int32_t code_point)
{
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        if (code_point >= refused[i].first && code_point <= refused[i].last)
            return true;
    }
    return false;
}

void fuzz_check_harmless(const char *text, size_t length, enum fuzz_newlines newlines)
{
    for (size_t i = 0, step = 0; i < length; i += step) {
        int32_t code_point = text_decode(text + i, length - i, &step);
        fuzz_check(code_point != TEXT_INVALID, "a text is valid UTF-8");
        bool may_be = code_point == '\n' && newlines == FUZZ_LINES;
        fuzz_check(may_be || !is_refused(code_point), "a text holds nothing that isn't seen");
    }
}

static void check_columns(const struct buffer *report)
{
    const char *at = buffer_text(report), *end = at + report->len;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        fuzz_check(newline, "a report ends in a newline");
        size_t length = (size_t)(newline - at);
        fuzz_check(text_width(at, length) <= LAYOUT_COLUMNS, "a line fits into the columns");
        fuzz_check(length == 0 || at[length - 1] != ' ', "no line ends in a blank");
        at = newline + 1;
    }
}

/* ECMA-48, 8.3.117: those that style.c may use. */
static size_t colour_length(const char *text, size_t length)
{
    static const char *const sequences[] = {"\033[0m",  "\033[1m",  "\033[2m",
                                            "\033[31m", "\033[32m", "\033[33m"};
    for (size_t i = 0; i < ARRAY_LEN(sequences); i++) {
        size_t n = strlen(sequences[i]);
        if (length >= n && memcmp(text, sequences[i], n) == 0)
            return n;
    }
    return 0;
}

/* Colour repeats what the words say: without it the same bytes are left. */
static void check_colour(const struct buffer *coloured, const struct buffer *plain)
{
    struct buffer stripped AUTO(buffer_release) = {0};
    const char *text = buffer_text(coloured);
    for (size_t i = 0; i < coloured->len;) {
        size_t skipped = colour_length(text + i, coloured->len - i);
        if (skipped == 0)
            buffer_putc(&stripped, text[i++]);
        i += skipped;
    }
    fuzz_check(stripped.len == plain->len &&
                   memcmp(buffer_text(&stripped), buffer_text(plain), plain->len) == 0,
               "a report is the same with and without colour");
}

static void check_text(const struct buffer *plain, const struct buffer *coloured)
{
    fuzz_check_harmless(buffer_text(plain), plain->len, FUZZ_LINES);
    check_columns(plain);
    check_colour(coloured, plain);
}

static void check_json(const struct buffer *json)
{
    fuzz_check(json->len > 0 && json->data[json->len - 1] == '\n', "JSON ends in a newline");
    fuzz_check_harmless(json->data, json->len - 1, FUZZ_ONE_LINE);
    json_error_t error;
    json_t *object = json_loadb(json->data, json->len, JSON_REJECT_DUPLICATES, &error);
    fuzz_check(json_is_object(object), "JSON can be read");
    json_decref(object);
}

static const struct report_style plain_style = {.color = false}, colour_style = {.color = true};

void fuzz_check_reports(const struct submission_result *result)
{
    struct buffer plain AUTO(buffer_release) = {0};
    struct buffer coloured AUTO(buffer_release) = {0};
    struct buffer json AUTO(buffer_release) = {0};
    report_text(&plain, result, &plain_style);
    report_text(&coloured, result, &colour_style);
    check_text(&plain, &coloured);
    report_json(&json, result);
    check_json(&json);
}

static void check_document(const struct verify_format *format, const struct verify_report *report)
{
    struct buffer out AUTO(buffer_release) = {0};
    struct verify_document d = {.format = format};
    verify_open(&out, &d);
    verify_add(&out, &d, report);
    verify_close(&out, &d);
    fuzz_check_harmless(buffer_text(&out), out.len, FUZZ_LINES);
}

void fuzz_check_verify_reports(const struct verify_report *report)
{
    struct buffer plain AUTO(buffer_release) = {0};
    struct buffer coloured AUTO(buffer_release) = {0};
    struct buffer json AUTO(buffer_release) = {0};
    report_verify_text(&plain, report, &plain_style);
    report_verify_text(&coloured, report, &colour_style);
    check_text(&plain, &coloured);
    report_verify_json(&json, report);
    check_json(&json);
    check_document(&verify_junit, report);
    check_document(&verify_github, report);
    check_document(&verify_tap, report);
}
