/*
 * command - what `gradebox WORD` means
 *
 * Each command is a file of its own that ends in its row; command.c lists them. A command prints
 * (through output.h) and returns the program's exit code; everything below it returns errors.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/command/options.h"

struct command {
    const char *name;
    const char *synopsis; /* of the words after the name: "CHALLENGE SOLUTION..." */
    const char *summary;  /* one line */
    const char *about;    /* what --help says more; lines that end in \n */
    unsigned options;     /* OPTION_BIT() of each that it takes */
    unsigned min_words, max_words;
    int (*run)(const struct options *options, char *const *words, unsigned n_words);
};

extern const struct command command_doctor;
extern const struct command command_grade;
extern const struct command command_help;
extern const struct command command_list;
extern const struct command command_new;
extern const struct command command_selftest;
extern const struct command command_show;
extern const struct command command_verify;

/* All of them in the order of the help, ending in NULL. */
extern const struct command *const command_table[];

/* The command called @name; NULL with @err (ERROR_USAGE, the nearest name as its hint). */
const struct command *command_find(const char *name, struct error *err) MUST_CHECK;

/*
 * command_main - the command line from the program's name on
 *
 * Returns the exit code. @argv is reordered: options first.
 */
int command_main(int argc, char **argv);

/* The program's help, and one command's. */
void command_help_all(struct buffer *out);
void command_help_one(struct buffer *out, const struct command *command);
