/*
 * test_options - the command line's options
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/text.h"
#include "grader/command/options.h"
#include "tests/unit/result_check.h"

enum { WORDS_MAX = 8 };

static const unsigned all_options = OPTION_BIT(OPTION_COUNT_) - 1;

/* A copy of argv: options_parse reorders it. */
struct line {
    char *argv[WORDS_MAX + 1];
    char text[WORDS_MAX][64];
    int argc;
};

static void line_fill(struct line *line, const char *const *words)
{
    *line = (struct line){0};
    for (; words[line->argc]; line->argc++) {
        strcpy(line->text[line->argc], words[line->argc]);
        line->argv[line->argc] = line->text[line->argc];
    }
}

START_TEST(options_may_follow_words)
{
    static const char *const words[] = {"grade", "three-sum", "--format=json", "sol.py", "-j",
                                        "4",     "-",         "--trace",       NULL};
    struct line line;
    struct options options;
    struct error err = {0};
    int first = 0;
    line_fill(&line, words);
    ck_assert_int_eq(
        options_parse(all_options, false, line.argc, line.argv, &options, &first, &err), 0);
    ck_assert_int_eq(options.format, OPTIONS_FORMAT_JSON);
    ck_assert_uint_eq(options.jobs, 4);
    ck_assert(options.trace);
    ck_assert_ptr_null(options.group);
    ck_assert_int_eq(line.argc - first, 3);
    ck_assert_str_eq(line.argv[first], "three-sum");
    ck_assert_str_eq(line.argv[first + 1], "sol.py");
    ck_assert_str_eq(line.argv[first + 2], "-");
}
END_TEST

START_TEST(what_follows_two_dashes_is_a_word)
{
    static const char *const words[] = {"grade", "--group", "edge", "--", "--trace", NULL};
    struct line line;
    struct options options;
    struct error err = {0};
    int first = 0;
    line_fill(&line, words);
    ck_assert_int_eq(
        options_parse(all_options, false, line.argc, line.argv, &options, &first, &err), 0);
    ck_assert_str_eq(options.group, "edge");
    ck_assert(!options.trace);
    ck_assert_str_eq(line.argv[first], "--trace");
}
END_TEST

START_TEST(the_first_word_may_end_the_options)
{
    static const char *const words[] = {"gradebox", "--help", "grade", "--nonsense", NULL};
    struct line line;
    struct options options;
    struct error err = {0};
    int first = 0;
    line_fill(&line, words);
    ck_assert_int_eq(options_parse(0, true, line.argc, line.argv, &options, &first, &err), 0);
    ck_assert(options.help);
    ck_assert_int_eq(first, 2);
}
END_TEST

static const struct {
    const char *words[WORDS_MAX];
    const char *text, *hint;
} mistakes[] = {
    {{"x", "--formt", "json"},       "there is no option '--formt' here",                           "did you mean '--format'?"},
    {{"x", "--frobnicate"},          "there is no option '--frobnicate' here",                      ""                        },
    {{"x", "--formt=json"},          "there is no option '--formt' here",                           "did you mean '--format'?"},
    {{"x", "-q"},                    "there is no option '-q' here",                                ""                        },
    {{"x", "--version"},             "there is no option '--version' here",                         ""                        },
    {{"x", "--trace=yes"},           "option '--trace' takes no value",                             ""                        },
    {{"x", "--format"},              "option '--format' needs a value: text (the default) or json", ""                        },
    {{"x", "-j"},
     "option '--jobs' needs a value: tests at the same time, 1 to 31, not counting those that "
     "sleep; as many as there are "
     "processors without it",                                                                       ""                        },
    {{"x", "--format", "jsn"},
     "option '--format' must be text or json, got 'jsn'",                                           "did you mean 'json'?"    },
    {{"x", "--format", "xml"},       "option '--format' must be text or json, got 'xml'",           ""                        },
    {{"x", "--color", "Never"},
     "option '--color' must be auto, always or never, got 'Never'",                                 "did you mean 'never'?"   },
    {{"x", "--jobs", "0"},           "option '--jobs' must be a number from 1 to 31, got '0'",      ""                        },
    {{"x", "--jobs", "-1"},          "option '--jobs' must be a number from 1 to 31, got '-1'",     ""                        },
    {{"x", "--jobs", "32"},          "option '--jobs' must be a number from 1 to 31, got '32'",     ""                        },
    {{"x", "--jobs", "4294967297"},
     "option '--jobs' must be a number from 1 to 31, got '4294967297'",                             ""                        },
    {{"x", "--jobs", ""},            "option '--jobs' must be a number from 1 to 31, got ''",       ""                        },
    {{"x", "--jobs", "2x"},          "option '--jobs' must be a number from 1 to 31, got '2x'",     ""                        },
    {{"x", "--isolation", "none"},   "option '--isolation' must be full or seccomp, got 'none'",    ""                        },
    {{"x", "--isolation", "secomp"},
     "option '--isolation' must be full or seccomp, got 'secomp'",                                  "did you mean 'seccomp'?" },
    {{"x", "--python", "../3.11"},
     "option '--python' must be a version such as 3.11, got '../3.11'",                             ""                        },
    {{"x", "--python", "3."},        "option '--python' must be a version such as 3.11, got '3.'",  ""                        },
    {{"x", "--group="},              "option '--group' must not be empty",                          ""                        },
    {{"x", "--challenges="},         "option '--challenges' must not be empty",                     ""                        },
};

START_TEST(a_mistake_is_told_with_what_would_be_right)
{
    const unsigned accepted = all_options & ~OPTION_BIT(OPTION_VERSION);
    struct line line;
    struct options options;
    struct error err = {0};
    int first = 0;
    line_fill(&line, mistakes[_i].words);
    ck_assert_int_eq(options_parse(accepted, false, line.argc, line.argv, &options, &first, &err),
                     -1);
    ck_assert_int_eq(err.kind, ERROR_USAGE);
    ck_assert_str_eq(err.text, mistakes[_i].text);
    ck_assert_str_eq(err.hint, mistakes[_i].hint);
}
END_TEST

static const struct {
    enum option_id accepted;
    const char *word;
    int outcome, format;
} format_rows[] = {
    {OPTION_FORMAT,    "json",   0,  OPTIONS_FORMAT_JSON  },
    {OPTION_FORMAT,    "tap",    -1, 0                    },
    {OPTION_FORMAT_CI, "text",   0,  OPTIONS_FORMAT_TEXT  },
    {OPTION_FORMAT_CI, "json",   0,  OPTIONS_FORMAT_JSON  },
    {OPTION_FORMAT_CI, "junit",  0,  OPTIONS_FORMAT_JUNIT },
    {OPTION_FORMAT_CI, "github", 0,  OPTIONS_FORMAT_GITHUB},
    {OPTION_FORMAT_CI, "tap",    0,  OPTIONS_FORMAT_TAP   },
    {OPTION_FORMAT_CI, "xml",    -1, 0                    },
};

START_TEST(each_command_has_its_own_formats_by_letter_and_by_name)
{
    static const char *const spellings[] = {"-f", "--format"};
    for (size_t i = 0; i < ARRAY_LEN(spellings); i++) {
        const char *const words[] = {"x", spellings[i], format_rows[_i].word, NULL};
        struct line line;
        struct options options = {0};
        struct error err = {0};
        int first = 0;
        line_fill(&line, words);
        ck_assert_int_eq(options_parse(OPTION_BIT(format_rows[_i].accepted), false, line.argc,
                                       line.argv, &options, &first, &err),
                         format_rows[_i].outcome);
        ck_assert_int_eq((int)options.format, format_rows[_i].format);
    }
}
END_TEST

START_TEST(help_names_every_option_within_80_columns)
{
    AUTO(buffer_release) struct buffer out = {0};
    static const char *const names[] = {
        "--challenges", "--color",  "--difficulty", "--kind",  "--source",    "--tag",
        "--family",     "--format", "--group",      "--help",  "--isolation", "--jobs",
        "--mutants",    "--python", "--test",       "--trace", "--version"};
    static_assert(ARRAY_LEN(names) == OPTION_COUNT_ - 2, "every option is looked for: two are "
                                                         "called --format, two --kind");
    options_help(&out, all_options);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        ck_assert_msg(strstr(out.data, names[i]), "'%s' is not in\n%s", names[i], out.data);
    for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n"))
        ck_assert_msg(text_width(line, strlen(line)) <= 80, "too wide: '%s'", line);
}
END_TEST

START_TEST(help_names_only_what_is_accepted)
{
    AUTO(buffer_release) struct buffer out = {0};
    options_help(&out, OPTION_BIT(OPTION_JOBS));
    ck_assert_ptr_nonnull(strstr(out.data, "--jobs"));
    ck_assert_ptr_nonnull(strstr(out.data, "--help"));
    ck_assert_ptr_null(strstr(out.data, "--trace"));
}
END_TEST

START_TEST(colour_is_as_asked_for_and_never_in_a_pipe_by_itself)
{
    struct options options = {.color = OPTIONS_COLOR_ALWAYS};
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    setenv("NO_COLOR", "1", 1);
    ck_assert(options_use_color(&options, ends[1]));
    options.color = OPTIONS_COLOR_NEVER;
    ck_assert(!options_use_color(&options, ends[1]));
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    options.color = OPTIONS_COLOR_AUTO;
    ck_assert(!options_use_color(&options, ends[1]));
    close(ends[0]);
    close(ends[1]);
}
END_TEST

static Suite *options_suite(void)
{
    Suite *suite = suite_create("options");
    TCase *tcase = tcase_create("options");
    tcase_add_test(tcase, options_may_follow_words);
    tcase_add_test(tcase, what_follows_two_dashes_is_a_word);
    tcase_add_test(tcase, the_first_word_may_end_the_options);
    tcase_add_loop_test(tcase, a_mistake_is_told_with_what_would_be_right, 0, ARRAY_LEN(mistakes));
    tcase_add_loop_test(tcase, each_command_has_its_own_formats_by_letter_and_by_name, 0,
                        ARRAY_LEN(format_rows));
    tcase_add_test(tcase, help_names_every_option_within_80_columns);
    tcase_add_test(tcase, help_names_only_what_is_accepted);
    tcase_add_test(tcase, colour_is_as_asked_for_and_never_in_a_pipe_by_itself);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(options_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
