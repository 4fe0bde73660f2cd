/*
 * options - the command line's options, all in one table
 *
 * A row has all that is known of an option: letters, value, help, and the function that checks the
 * value and stores it. getopt_long and --help are both fed from it.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "grader/challenge/model.h"
#include "grader/judge/judge.h"

enum option_id {
    OPTION_CHALLENGES,
    OPTION_COLOR,
    OPTION_DIFFICULTY,
    OPTION_FAMILY,
    OPTION_FORMAT,
    OPTION_FORMAT_CI, /* with what CI reads; a command takes this one or OPTION_FORMAT */
    OPTION_GROUP,
    OPTION_HELP,
    OPTION_ISOLATION,
    OPTION_JOBS,
    OPTION_KIND,
    OPTION_KIND_NEW, /* of one to be made; a command takes this one or OPTION_KIND */
    OPTION_MUTANTS,
    OPTION_PYTHON,
    OPTION_SOURCE,
    OPTION_TAG,
    OPTION_TEST,
    OPTION_TRACE,
    OPTION_VERSION,
    OPTION_COUNT_
};

#define OPTION_BIT(id) (1u << (id))

enum options_format {
    OPTIONS_FORMAT_TEXT,
    OPTIONS_FORMAT_JSON,
    OPTIONS_FORMAT_JUNIT,
    OPTIONS_FORMAT_GITHUB,
    OPTIONS_FORMAT_TAP,
    OPTIONS_FORMAT_COUNT_
};
enum options_color { OPTIONS_COLOR_AUTO, OPTIONS_COLOR_ALWAYS, OPTIONS_COLOR_NEVER };

enum { OPTIONS_JOBS_MAX = 31 };       /* what a judge can run */
enum { OPTIONS_MUTANTS_MAX = 10000 }; /* far more than a reference has */

/* What `list` can be asked for, each several times. */
enum options_filter {
    OPTIONS_FILTER_DIFFICULTY,
    OPTIONS_FILTER_KIND,
    OPTIONS_FILTER_SOURCE,
    OPTIONS_FILTER_TAG,
    OPTIONS_FILTER_COUNT_
};

enum { OPTIONS_FILTER_MAX = 32 }; /* values of one */

struct options_values {
    const char *values[OPTIONS_FILTER_MAX];
    unsigned n;
};

/* Zeroed: nothing was given. Texts are those of argv. */
struct options {
    const char *challenges; /* folder, or NULL */
    enum options_color color;
    enum entry_kind entry; /* of a challenge to be made */
    const char *family;    /* of attacks, or NULL */
    struct options_values filters[OPTIONS_FILTER_COUNT_];
    enum options_format format;
    const char *group, *test; /* ids, or NULL */
    bool help;
    enum judge_isolation isolation;
    unsigned jobs; /* 0 = as many as there are processors */
    bool mutants;
    unsigned n_mutants; /* at most so many; 0 = all */
    const char *python; /* "3.11", or NULL */
    bool trace;
    bool version;
};

/*
 * options_parse - read options out of argv
 *
 * @accepted       OPTION_BIT() of each option that is known here; --help always belongs to it
 * @stop_at_word   whether the first word that is no option ends the options, or they may follow
 * @argv           [0] is skipped; reordered so that words come last, unless @stop_at_word
 * @out_first_word index into argv of the first word; argc where there is none
 *
 * Returns 0, or -1 with @err (ERROR_USAGE): an unknown option, with the nearest as its hint; a
 * value that is missing, not wanted or not valid.
 */
int options_parse(unsigned accepted, bool stop_at_word, int argc, char **argv,
                  struct options *out_options, int *out_first_word, struct error *err) MUST_CHECK;

/* Appends a line or two for each of @accepted: "  -j, --jobs N   boxes at the same time...". */
void options_help(struct buffer *out, unsigned accepted);

/* Whether what goes to @fd is to be coloured: --color, else NO_COLOR, TERM and isatty say. */
bool options_use_color(const struct options *options, int fd);
