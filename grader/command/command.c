/*
 * command - the table of commands, and the way from argv to one of them
 *
 * `gradebox grade --help` and `gradebox help grade` say the same. Options before the command are
 * those of gradebox itself; a command's own stand anywhere behind its name.
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/command.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "grader/command/output.h"
#include "grader/report/layout.h"

#ifndef GRADEBOX_VERSION
#define GRADEBOX_VERSION "of no version" /* the build says it */
#endif

enum { SUMMARY_COLUMN = 12 };

static const unsigned global_options = OPTION_BIT(OPTION_HELP) | OPTION_BIT(OPTION_VERSION);

const struct command *const command_table[] = {
    &command_grade,  &command_verify,   &command_list, &command_show, &command_new,
    &command_doctor, &command_selftest, &command_help, NULL,
};

const struct command *command_find(const char *name, struct error *err)
{
    const char *names[ARRAY_LEN(command_table)] = {0};
    for (size_t i = 0; command_table[i]; i++) {
        if (strcmp(command_table[i]->name, name) == 0)
            return command_table[i];
        names[i] = command_table[i]->name;
    }
    error_set(err, ERROR_USAGE, "there is no command '%s'", name);
    const char *nearest = text_nearest(name, names);
    if (nearest)
        error_hint(err, "did you mean '%s'?", nearest);
    else
        error_hint(err, "'gradebox --help' lists the commands");
    return NULL;
}

/* ---- help ---------------------------------------------------------------------------------------- */

void command_help_all(struct buffer *out)
{
    buffer_puts(out,
                "gradebox grades Python solutions of coding challenges, each test in a sandbox "
                "of\nits own.\n\n"
                "usage: gradebox COMMAND ...\n\ncommands:\n");
    for (size_t i = 0; command_table[i]; i++) {
        buffer_puts(out, "  ");
        layout_left(out, command_table[i]->name, SUMMARY_COLUMN - 2);
        layout_wrap(out, command_table[i]->summary, strlen(command_table[i]->summary),
                    SUMMARY_COLUMN, 3);
    }
    buffer_puts(out, "\noptions:\n");
    options_help(out, global_options);
    buffer_puts(out,
                "\n'gradebox help COMMAND' says more about one of them.\n\n"
                "exit codes: 0 every test passed, 1 graded but not all passed, 2 wrong usage,\n"
                "3 a challenge or submission file can't be used, 4 verify or selftest found\n"
                "something that is not as it should be, 5 internal error, 6 no sandbox to be\n"
                "had here, 130 or 143 ended by a signal\n");
}

void command_help_one(struct buffer *out, const struct command *command)
{
    buffer_printf(out, "usage: gradebox %s%s%s%s\n\n%s\n", command->name,
                  command->options ? " [OPTION...]" : "", command->synopsis[0] ? " " : "",
                  command->synopsis, command->about);
    buffer_puts(out, "options:\n");
    options_help(out, command->options);
}

/* ---- from argv to a command ---------------------------------------------------------------------- */

static int print(struct buffer *text)
{
    struct error err = {0};
    return output_write(text, &err) < 0 ? output_error(&err) : 0;
}

static int check_words(const struct command *command, unsigned n_words, struct error *err)
{
    if (n_words < command->min_words)
        error_set(err, ERROR_USAGE, "too few words: 'gradebox %s' needs %s", command->name,
                  command->synopsis);
    else if (n_words > command->max_words)
        error_set(err, ERROR_USAGE, "too many words: 'gradebox %s' takes %s", command->name,
                  command->synopsis[0] ? command->synopsis : "none");
    return err->kind == ERROR_NONE ? 0 : -1;
}

/* @argv[0] is the command's name. */
static int run_command(const struct command *command, int argc, char **argv)
{
    struct error err = {0};
    struct options options = {0};
    int first_word = 0;
    int failed = options_parse(command->options, /* stop_at_word */ false, argc, argv, &options,
                               &first_word, &err);
    if (!failed && options.help) {
        AUTO(buffer_release) struct buffer text = {0};
        command_help_one(&text, command);
        return print(&text);
    }
    unsigned n_words = failed ? 0 : (unsigned)(argc - first_word);
    if (!failed)
        failed = check_words(command, n_words, &err);
    if (failed) {
        error_hint(&err, "see 'gradebox %s --help'", command->name);
        return output_error(&err);
    }
    return command->run(&options, argv + first_word, n_words);
}

int command_main(int argc, char **argv)
{
    struct error err = {0};
    struct options options = {0};
    AUTO(buffer_release) struct buffer text = {0};
    int first_word = 0;
    if (options_parse(global_options, /* stop_at_word */ true, argc, argv, &options, &first_word,
                      &err) < 0) {
        error_hint(&err, "see 'gradebox --help'");
        return output_error(&err);
    }
    if (options.version) {
        buffer_puts(&text, "gradebox " GRADEBOX_VERSION "\n");
        return print(&text);
    }
    if (options.help) {
        command_help_all(&text);
        return print(&text);
    }
    if (first_word >= argc) {
        error_set(&err, ERROR_USAGE, "a command is missing, usage: gradebox COMMAND ...");
        error_hint(&err, "'gradebox --help' lists the commands");
        return output_error(&err);
    }
    const struct command *command = command_find(argv[first_word], &err);
    if (!command)
        return output_error(&err);
    return run_command(command, argc - first_word, argv + first_word);
}
