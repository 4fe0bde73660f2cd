/*
 * help - `gradebox help [COMMAND]`
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/command.h"
#include "grader/command/output.h"

static int help_run(const struct options *options, char *const *words, unsigned n_words)
{
    struct error err = {0};
    AUTO(buffer_release) struct buffer text = {0};
    (void)options; /* it has none */
    if (n_words == 0) {
        command_help_all(&text);
    } else {
        const struct command *command = command_find(words[0], &err);
        if (!command)
            return output_error(&err);
        command_help_one(&text, command);
    }
    return output_write(&text, &err) < 0 ? output_error(&err) : 0;
}

const struct command command_help = {
    .name = "help",
    .synopsis = "[COMMAND]",
    .summary = "say what gradebox can do, or more about one command",
    .about = "Says what gradebox can do, or more about one command.\n",
    .options = 0,
    .min_words = 0,
    .max_words = 1,
    .run = help_run,
};
