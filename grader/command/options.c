/*
 * options - see options.h
 *
 * getopt_long is given only the rows that are accepted. Its own messages are off (opterr): it names
 * neither what would be right nor the nearest name. It keeps state between calls, and optind = 0 is
 * glibc's way to begin anew, also for another argv.
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"

struct option_row {
    char letter; /* '\0' = none */
    const char *name;
    const char
        *argument; /* as help has it; NULL = the option is a switch; "[N]": may be left out, and is
                             a number */
    const char *help;
    /* Checks @value (NULL for a switch, or where it was left out) and stores it. */
    int (*store)(struct options *o, const struct option_row *row, const char *value,
                 struct error *err);
};

/* ---- values -------------------------------------------------------------------------------------- */

static int bad_value(struct error *err, const struct option_row *row, const char *right,
                     const char *value)
{
    return error_set(err, ERROR_USAGE, "option '--%s' must be %s, got '%s'", row->name, right,
                     value);
}

static int refuse_empty(const struct option_row *row, const char *value, struct error *err)
{
    if (value[0] != '\0')
        return 0;
    return error_set(err, ERROR_USAGE, "option '--%s' must not be empty", row->name);
}

/* The index of @value in the NULL-terminated @words, or -1 with @err. */
static int pick(const struct option_row *row, const char *value, const char *const *words,
                const char *right, struct error *err)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], value) == 0)
            return i;
    }
    bad_value(err, row, right, value);
    const char *nearest = text_nearest(value, words);
    if (nearest)
        error_hint(err, "did you mean '%s'?", nearest);
    return -1;
}

static int store_challenges(struct options *o, const struct option_row *row, const char *value,
                            struct error *err)
{
    o->challenges = value;
    return refuse_empty(row, value, err);
}

static int store_color(struct options *o, const struct option_row *row, const char *value,
                       struct error *err)
{
    static const char *const words[] = {"auto", "always", "never", NULL};
    int index = pick(row, value, words, "auto, always or never", err);
    if (index < 0)
        return -1;
    o->color = (enum options_color)index;
    return 0;
}

static int add_value(struct options *o, enum options_filter filter, const struct option_row *row,
                     const char *value, struct error *err)
{
    struct options_values *values = &o->filters[filter];
    if (values->n == OPTIONS_FILTER_MAX)
        return error_set(err, ERROR_USAGE, "option '--%s' can be given %d times", row->name,
                         OPTIONS_FILTER_MAX);
    values->values[values->n++] = value;
    return refuse_empty(row, value, err);
}

static int store_difficulty(struct options *o, const struct option_row *row, const char *value,
                            struct error *err)
{
    static const char *const words[] = {"easy", "medium", "hard", NULL};
    if (pick(row, value, words, "easy, medium or hard", err) < 0)
        return -1;
    return add_value(o, OPTIONS_FILTER_DIFFICULTY, row, value, err);
}

static int store_kind(struct options *o, const struct option_row *row, const char *value,
                      struct error *err)
{
    static const char *const words[] = {"function", "class", "names", "program", NULL};
    if (pick(row, value, words, "function, class, names or program", err) < 0)
        return -1;
    return add_value(o, OPTIONS_FILTER_KIND, row, value, err);
}

static int store_kind_new(struct options *o, const struct option_row *row, const char *value,
                          struct error *err)
{
    static const char *const words[] = {"function", "class", "names", "program", NULL};
    static_assert(ARRAY_LEN(words) == ENTRY_KIND_COUNT_ + 1, "every kind of entry has its word");
    int index = pick(row, value, words, "function, class, names or program", err);
    if (index < 0)
        return -1;
    o->entry = (enum entry_kind)index;
    return 0;
}

static int store_source(struct options *o, const struct option_row *row, const char *value,
                        struct error *err)
{
    return add_value(o, OPTIONS_FILTER_SOURCE, row, value, err);
}

static int store_tag(struct options *o, const struct option_row *row, const char *value,
                     struct error *err)
{
    return add_value(o, OPTIONS_FILTER_TAG, row, value, err);
}

static int store_family(struct options *o, const struct option_row *row, const char *value,
                        struct error *err)
{
    o->family = value;
    return refuse_empty(row, value, err);
}

static int store_format(struct options *o, const struct option_row *row, const char *value,
                        struct error *err)
{
    static const char *const words[] = {"text", "json", NULL};
    int index = pick(row, value, words, "text or json", err);
    if (index < 0)
        return -1;
    o->format = (enum options_format)index;
    return 0;
}

static int store_format_ci(struct options *o, const struct option_row *row, const char *value,
                           struct error *err)
{
    static const char *const words[] = {"text", "json", "junit", "github", "tap", NULL};
    static_assert(ARRAY_LEN(words) == OPTIONS_FORMAT_COUNT_ + 1, "every format has its word");
    int index = pick(row, value, words, "text, json, junit, github or tap", err);
    if (index < 0)
        return -1;
    o->format = (enum options_format)index;
    return 0;
}

static int store_group(struct options *o, const struct option_row *row, const char *value,
                       struct error *err)
{
    o->group = value;
    return refuse_empty(row, value, err);
}

static int store_test(struct options *o, const struct option_row *row, const char *value,
                      struct error *err)
{
    o->test = value;
    return refuse_empty(row, value, err);
}

/* strtoul would take blanks, signs and what it calls a prefix. */
static bool read_number(const char *text, unsigned max, unsigned *out_number)
{
    unsigned number = 0;
    if (text[0] == '\0')
        return false;
    for (const char *c = text; *c; c++) {
        if (*c < '0' || *c > '9')
            return false;
        number = number * 10 + (unsigned)(*c - '0');
        if (number > max)
            return false;
    }
    *out_number = number;
    return true;
}

static bool is_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static int store_isolation(struct options *o, const struct option_row *row, const char *value,
                           struct error *err)
{
    static const char *const words[] = {"full", "seccomp", NULL};
    int index = pick(row, value, words, "full or seccomp", err);
    if (index < 0)
        return -1;
    o->isolation = index == 0 ? JUDGE_ISOLATION_FULL : JUDGE_ISOLATION_SECCOMP;
    return 0;
}

static int store_jobs(struct options *o, const struct option_row *row, const char *value,
                      struct error *err)
{
    char right[64];
    if (read_number(value, OPTIONS_JOBS_MAX, &o->jobs) && o->jobs > 0)
        return 0;
    snprintf(right, sizeof(right), "a number from 1 to %d", OPTIONS_JOBS_MAX);
    return bad_value(err, row, right, value);
}

static int store_mutants(struct options *o, const struct option_row *row, const char *value,
                         struct error *err)
{
    char right[64];
    o->mutants = true;
    if (!value || (read_number(value, OPTIONS_MUTANTS_MAX, &o->n_mutants) && o->n_mutants > 0))
        return 0;
    snprintf(right, sizeof(right), "a number from 1 to %d", OPTIONS_MUTANTS_MAX);
    return bad_value(err, row, right, value);
}

static int store_python(struct options *o, const struct option_row *row, const char *value,
                        struct error *err)
{
    unsigned minor = 0;
    o->python = value;
    /* It becomes part of a path: nothing but a version may pass. */
    if (strncmp(value, "3.", 2) == 0 && read_number(value + 2, 99, &minor))
        return 0;
    return bad_value(err, row, "a version such as 3.11", value);
}

static int store_help(struct options *o, const struct option_row *row, const char *value,
                      struct error *err)
{
    (void)row, (void)value, (void)err;
    o->help = true;
    return 0;
}

static int store_trace(struct options *o, const struct option_row *row, const char *value,
                       struct error *err)
{
    (void)row, (void)value, (void)err;
    o->trace = true;
    return 0;
}

static int store_version(struct options *o, const struct option_row *row, const char *value,
                         struct error *err)
{
    (void)row, (void)value, (void)err;
    o->version = true;
    return 0;
}

/* ---- the table ----------------------------------------------------------------------------------- */

static const struct option_row rows[] = {
    [OPTION_CHALLENGES] = {'C',  "challenges", "DIR",     "look for challenges in DIR first",
                           store_challenges                                                                              },
    [OPTION_COLOR] = {'\0', "color",      "WHEN",
                           "auto (the default: on a terminal, unless NO_COLOR is set), always or never",
                           store_color                                                                                   },
    [OPTION_DIFFICULTY] = {'\0', "difficulty", "WORD",
                           "only challenges that are easy, medium or hard",                              store_difficulty},
    [OPTION_FAMILY] = {'\0', "family",     "NAME",
                           "only this family of attacks: escape, resources, residue, tiers, forging, "
                       "reporting, fair or behind-seccomp",                                              store_family    },
    [OPTION_FORMAT] = {'f',  "format",     "FORMAT",  "text (the default) or json",                  store_format    },
    [OPTION_FORMAT_CI] = {'f',  "format",     "FORMAT",
                           "text (the default), json, or for CI junit, github or tap",                   store_format_ci },
    [OPTION_GROUP] = {'g',  "group",      "ID",      "run only this group of tests",                store_group     },
    [OPTION_HELP] = {'h',  "help",       NULL,      "say this and end",                            store_help      },
    [OPTION_ISOLATION] =
        {'\0', "isolation",  "LEVEL",
                           "full: refuse to grade without namespaces; seccomp: do without them, also where they "
         "could be had. Without this option: the most that the machine gives",                           store_isolation },
    [OPTION_JOBS] = {'j',  "jobs",       "N",
                           "tests at the same time, 1 to 31, not counting those that sleep; as many as "
                     "there are processors "
                     "without it",                                                                       store_jobs      },
    [OPTION_KIND] = {'\0', "kind",       "WORD",
                           "only challenges whose entry is a function, a class, names or a program",     store_kind      },
    [OPTION_KIND_NEW] = {'\0', "kind",       "WORD",
                           "of the entry: function (without this option), class, names or program",      store_kind_new  },
    [OPTION_MUTANTS] = {'\0', "mutants",    "[N]",
                           "also grade the reference with one small change each, at most N of them: "
                        "what share the tests find",                                                     store_mutants   },
    [OPTION_PYTHON] = {'\0', "python",     "VERSION",
                           "the Python to run solutions with, such as 3.11; the newest without it",      store_python    },
    [OPTION_SOURCE] = {'\0', "source",     "TEXT",
                           "only challenges with TEXT in one of their sources, in either case",          store_source    },
    [OPTION_TAG] = {'\0', "tag",        "TAG",     "only challenges with this tag",               store_tag       },
    [OPTION_TEST] = {'t',  "test",       "ID",
                           "run only this test; of a repeated one 'random[3]' is the fourth",            store_test      },
    [OPTION_TRACE] = {'\0', "trace",      NULL,
                           "write every message between gradebox and its boxes to standard error",       store_trace     },
    [OPTION_VERSION] = {'V',  "version",    NULL,      "say which gradebox this is and end",          store_version   },
};
static_assert(ARRAY_LEN(rows) == OPTION_COUNT_, "every option has its row");

/* ---- getopt -------------------------------------------------------------------------------------- */

static_assert((int)OPTIONS_JOBS_MAX == (int)JUDGE_JOBS_MAX, "the help says the same");

enum { FIRST_VALUE = 256 }; /* what getopt returns for row 0: above every letter */

struct getopt_tables {
    char letters[2 + 2 * OPTION_COUNT_ + 1];
    struct option longs[OPTION_COUNT_ + 1];
    const char *names[OPTION_COUNT_ + 1];
};

static int how_argument(const struct option_row *row)
{
    if (!row->argument)
        return no_argument;
    return row->argument[0] == '[' ? optional_argument : required_argument;
}

static void tables_fill(struct getopt_tables *t, unsigned accepted, bool stop_at_word)
{
    size_t n_letters = 0, n = 0;
    *t = (struct getopt_tables){0};
    /* '+': options end at the first word. ':': a missing value is told from an unknown option. */
    if (stop_at_word)
        t->letters[n_letters++] = '+';
    t->letters[n_letters++] = ':';
    for (int id = 0; id < OPTION_COUNT_; id++) {
        if (!(accepted & OPTION_BIT(id)))
            continue;
        t->names[n] = rows[id].name;
        t->longs[n++] = (struct option){
            .name = rows[id].name, .has_arg = how_argument(&rows[id]), .val = FIRST_VALUE + id};
        if (rows[id].letter == '\0')
            continue;
        t->letters[n_letters++] = rows[id].letter;
        if (rows[id].argument)
            t->letters[n_letters++] = ':';
    }
}

/* Two rows may share a letter; of those only one is @accepted. */
static const struct option_row *row_of(unsigned accepted, int value)
{
    for (int id = 0; id < OPTION_COUNT_; id++) {
        if (!(accepted & OPTION_BIT(id)))
            continue;
        if (value == FIRST_VALUE + id || (value > 0 && value == rows[id].letter))
            return &rows[id];
    }
    return NULL;
}

static int unknown_option(const struct getopt_tables *t, unsigned accepted, char *const *argv,
                          struct error *err)
{
    const char *word = argv[optind - 1];
    const struct option_row *row = row_of(accepted, optopt);
    if (optopt >= FIRST_VALUE && row)
        return error_set(err, ERROR_USAGE, "option '--%s' takes no value", row->name);
    if (optopt != 0)
        return error_set(err, ERROR_USAGE, "there is no option '-%c' here", optopt);
    char name[64];
    snprintf(name, sizeof(name), "%.*s", (int)strcspn(word + 2, "="), word + 2);
    error_set(err, ERROR_USAGE, "there is no option '--%s' here", name);
    const char *nearest = text_nearest(name, t->names);
    if (nearest)
        error_hint(err, "did you mean '--%s'?", nearest);
    return -1;
}

int options_parse(unsigned accepted, bool stop_at_word, int argc, char **argv,
                  struct options *out_options, int *out_first_word, struct error *err)
{
    struct getopt_tables tables;
    struct options options = {0};
    accepted |= OPTION_BIT(OPTION_HELP);
    tables_fill(&tables, accepted, stop_at_word);
    opterr = 0;
    optind = 0;
    for (;;) {
        int value = getopt_long(argc, argv, tables.letters, tables.longs, NULL);
        if (value == -1)
            break;
        if (value == '?')
            return unknown_option(&tables, accepted, argv, err);
        const struct option_row *row = row_of(accepted, value == ':' ? optopt : value);
        if (!row)
            return error_set(err, ERROR_INTERNAL, "getopt_long returned %d", value);
        if (value == ':')
            return error_set(err, ERROR_USAGE, "option '--%s' needs a value: %s", row->name,
                             row->help);
        /* getopt_long knows `--mutants=20` only: where a value may be left out, a word isn't one. */
        if (how_argument(row) == optional_argument && !optarg && optind < argc &&
            is_number(argv[optind]))
            optarg = argv[optind++];
        if (row->store(&options, row, optarg, err) < 0)
            return -1;
    }
    *out_options = options;
    *out_first_word = optind;
    return 0;
}

/* ---- help ---------------------------------------------------------------------------------------- */

enum { HELP_COLUMN = 24 }; /* where what an option does begins */

void options_help(struct buffer *out, unsigned accepted)
{
    for (int id = 0; id < OPTION_COUNT_; id++) {
        const struct option_row *row = &rows[id];
        if (!(accepted & OPTION_BIT(id)) && id != OPTION_HELP)
            continue;
        AUTO(buffer_release) struct buffer name = {0};
        if (row->letter != '\0')
            buffer_printf(&name, "  -%c, ", row->letter);
        else
            buffer_puts(&name, "      ");
        buffer_printf(&name, "--%s%s%s", row->name, row->argument ? " " : "",
                      row->argument ? row->argument : "");
        layout_left(out, buffer_text(&name), HELP_COLUMN);
        layout_wrap(out, row->help, strlen(row->help), HELP_COLUMN, 4);
    }
}

bool options_use_color(const struct options *options, int fd)
{
    if (options->color != OPTIONS_COLOR_AUTO)
        return options->color == OPTIONS_COLOR_ALWAYS;
    /* no-color.org: any value that isn't empty. */
    const char *no_color = getenv("NO_COLOR");
    if (no_color && no_color[0] != '\0')
        return false;
    const char *terminal = getenv("TERM");
    return isatty(fd) && terminal && strcmp(terminal, "dumb") != 0;
}
