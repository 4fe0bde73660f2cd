/*
 * doctor - `gradebox doctor`
 *
 * The host's checks, then a zygote of each Python and a test in it; last comes the one that is used
 * where nothing else is asked for, and what stood around its test is what gradebox will use. Whether
 * gradebox grades is decided by that test alone: the checks explain.
 * SPDX-License-Identifier: MIT
 */
#include "base/memory.h"
#include "grader/command/command.h"
#include "grader/command/doctor_box.h"
#include "grader/command/output.h"

enum { EXIT_NO_SANDBOX = 6 };

static struct doctor_check host_check_run(const struct host_check *check)
{
    struct doctor_check c = {
        .id = check->id, .group = check->group, .title = check->title, .purpose = check->purpose};
    check->probe(&c.finding);
    return c;
}

/* Fills @zygotes, n of them, and the two checks of a test and of tiers at @box. A Python that isn't the last one is worth
 * less than one that is used. */
static void try_boxes(const struct doctor_patient *patients, unsigned n,
                      struct doctor_check *zygotes, struct doctor_check *box,
                      struct doctor_report *report)
{
    for (unsigned i = 0; i < n; i++) {
        struct isolation isolation = {0};
        zygotes[i] = (struct doctor_check){.id = patients[i].id,
                                           .group = "grading",
                                           .title = patients[i].title,
                                           .purpose = "what solutions are run with"};
        *box = (struct doctor_check){
            .id = "box", .group = "grading", .title = "one test", .purpose = "all of it together"};
        box[1] = (struct doctor_check){.id = "tiers",
                                       .group = "grading",
                                       .title = "tiers",
                                       .purpose = "what challenges may allow"};
        bool is_grading = doctor_box_try(patients[i].version, &zygotes[i].finding, &box->finding,
                                         &box[1].finding, &isolation);
        if (i + 1 < n && !is_grading)
            zygotes[i].finding.state = HOST_DEGRADED;
        report->is_grading = is_grading;
        report->isolation = isolation;
        report->python = patients[i].version;
    }
    const struct doctor_check *failed =
        zygotes[n - 1].finding.state == HOST_MISSING ? &zygotes[n - 1] : box;
    report->failure = report->is_grading          ? NULL
                      : failed->finding.reason[0] ? failed->finding.reason
                                                  : failed->finding.finding;
}

static int doctor_run(const struct options *options, char *const *words, unsigned n_words)
{
    (void)words, (void)n_words; /* none is taken */
    struct error err = {0};
    struct doctor_patient patients[DOCTOR_PYTHONS_MAX];
    int n_patients = doctor_box_pythons(options->python, patients, &err);
    if (n_patients < 0)
        return output_error(&err);
    unsigned n_host, n = (unsigned)n_patients;
    const struct host_check *host = host_checks(&n_host);
    AUTO_FREE struct doctor_check *checks = xcalloc(n_host + n + 2, sizeof(*checks));
    for (unsigned i = 0; i < n_host; i++)
        checks[i] = host_check_run(&host[i]);
    struct doctor_report report = {.checks = checks, .n_checks = n_host + n + 2};
    try_boxes(patients, n, checks + n_host, checks + n_host + n, &report);

    AUTO(buffer_release) struct buffer text = {0};
    if (options->format == OPTIONS_FORMAT_JSON) {
        report_doctor_json(&text, &report);
    } else {
        const struct report_style style = {.color = options_use_color(options, STDOUT_FILENO)};
        report_doctor_text(&text, &report, &style);
    }
    if (output_write(&text, &err) < 0)
        return output_error(&err);
    return report.is_grading ? 0 : EXIT_NO_SANDBOX;
}

const struct command command_doctor = {
    .name = "doctor",
    .synopsis = "",
    .summary = "say what this machine gives to a sandbox, and how to get what is missing",
    .about = "Tries what gradebox needs of the kernel and the machine: namespaces, seccomp,\n"
             "Landlock, cgroups, limits, clocks; then a warm Python and a real test. Says who\n"
             "forbids what is missing, the command that brings it, and what gradebox will use.\n"
             "Nothing is changed.\n\n"
             "Each line is one of: ok; info, no better and no worse; degraded, a wall less or\n"
             "a number that is less sure; missing.\n\n"
             "Ends with 0 if gradebox can grade here, also behind fewer walls, else with 6.\n",
    .options = OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_PYTHON),
    .min_words = 0,
    .max_words = 0,
    .run = doctor_run,
};
