/*
 * doctor_box - see doctor_box.h
 *
 * The challenge is made here and not loaded: what is looked at is the machine, and neither a folder
 * of challenges nor room on a disk may be needed for that.
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/doctor_box.h"

#include <stdio.h>
#include <string.h>

#include "grader/judge/judge.h"
#include "grader/judge/zygote_program.h"
#include "grader/report/quantity.h"

static const char source[] = "def add(a, b):\n    return a + b\n";

/* Parts that point at each other. */
struct trivial {
    const char *names[1];
    struct value args[2], sum;
    struct test test;
    struct group group;
    struct challenge challenge;
};

static void trivial_fill(struct trivial *t)
{
    const struct limits limits = {.time_ns = 2 * NSEC_PER_SEC,
                                  .wall_ns = 10 * NSEC_PER_SEC,
                                  .memory_bytes = 64 << 20,
                                  .output_bytes = 64 << 10};
    *t = (struct trivial){
        .names = {"add"         },
          .args = { value_int(20), value_int(22)},
          .sum = value_int(42)
    };
    t->test = (struct test){
        .id = "sum",
        .kind = TEST_CALL,
        .limits = limits,
        .repeat = 1,
        .args = value_sequence(VALUE_LIST, t->args, ARRAY_LEN(t->args)),
        .kwargs = value_sequence(VALUE_DICT, NULL, 0),
        .outcome = {.kind = OUTCOME_VALUE, .values = &t->sum, .n_values = 1}
    };
    t->group = (struct group){.id = "doctor", .points = 1, .tests = &t->test, .n_tests = 1};
    t->challenge = (struct challenge){
        .folder = ".",
        .yaml_path = "",
        .id = "doctor",
        .title = "doctor",
        .difficulty = "",
        .entry = {.kind = ENTRY_FUNCTION, .names = t->names, .n_names = 1},
        .limits = limits,
        .groups = &t->group,
        .n_groups = 1
    };
}

static void judge_release(struct judge **judge)
{
    judge_free(*judge);
}

static void preparation_release(struct preparation **preparation)
{
    preparation_free(*preparation);
}

static void say_failure(struct host_finding *out, const char *what, const struct error *err)
{
    host_find(out, HOST_MISSING, "%s", what);
    host_explain(out, "%s%s%s", err->text, err->hint[0] ? "; " : "", err->hint);
}

static void say_time(struct host_finding *out, const char *what, nsec_t time_ns)
{
    AUTO(buffer_release) struct buffer text = {0};
    quantity_time(&text, time_ns);
    host_find(out, HOST_OK, "%s in %s", what, buffer_text(&text));
}

/* Grades the one test; whether it was accepted. */
static bool grade(struct judge *judge, struct host_finding *out, struct isolation *out_isolation)
{
    struct trivial trivial;
    struct error err = {0};
    trivial_fill(&trivial);
    AUTO(preparation_release) struct preparation *p = preparation_new(&trivial.challenge);
    AUTO(submission_result_release) struct submission_result result = {0};
    const struct submission submission = {
        .name = "doctor", .source = source, .source_len = sizeof(source) - 1};
    const nsec_t start_ns = clock_now();
    if (judge_grade(judge, p, &submission, NULL, &result, &err) < 0) {
        say_failure(out, "can't be run", &err);
        return false;
    }
    if (result.verdict != VERDICT_AC) {
        host_find(out, HOST_MISSING, "%s, and it can't fail", verdict_word(result.verdict));
        host_explain(out, "%s", result.n_tests > 0 ? result.tests[0].detail : "");
        return false;
    }
    say_time(out, "accepted", clock_now() - start_ns);
    *out_isolation = result.isolation;
    return true;
}

/* Which tiers of `allow` there are, and why the others aren't. */
static void try_tiers(struct judge *judge, struct host_finding *out)
{
    char good[HOST_FINDING_MAX] = "", bad[HOST_FINDING_MAX] = "";
    const struct tier_row *rows = tier_rows();
    struct error why = {0};
    for (unsigned i = 0; i < TIER_COUNT_; i++) {
        struct error err = {0};
        bool is_good = judge_try_tiers(judge, rows[i].tier, &err) == 0;
        char *text = is_good ? good : bad;
        size_t used = strlen(text);
        snprintf(text + used, HOST_FINDING_MAX - used, "%s%s", used ? ", " : "", rows[i].name);
        if (!is_good)
            why = err;
    }
    host_find(out, bad[0] ? HOST_DEGRADED : HOST_OK, "%s%s%s", good[0] ? good : "",
              good[0] && bad[0] ? "; " : "", bad[0] ? "not all" : "");
    if (bad[0])
        host_explain(out, "challenges that allow %s are refused: %s", bad, why.text);
}

bool doctor_box_try(const char *version, struct host_finding *out_zygote,
                    struct host_finding *out_box, struct host_finding *out_tiers,
                    struct isolation *out_isolation)
{
    struct error err = {0};
    const char *note = NULL;
    AUTO(judge_release) struct judge *judge = NULL;
    const struct judge_options options = {.jobs = 1, .python = version};
    const nsec_t start_ns = clock_now();
    if (judge_start(&options, &judge, &err) < 0 || judge_note(judge, &note, &err) < 0) {
        say_failure(out_zygote, "doesn't start", &err);
        host_find(out_box, HOST_MISSING, "can't be run: there is no warm Python");
        host_find(out_tiers, HOST_MISSING, "not known: there is no warm Python");
        return false;
    }
    say_time(out_zygote, "warm", clock_now() - start_ns);
    try_tiers(judge, out_tiers);
    if (!grade(judge, out_box, out_isolation))
        return false;
    if (note) {
        out_box->state = HOST_DEGRADED;
        host_explain(out_box, "%s", note);
    }
    return true;
}

static bool is_wanted(const char *version, size_t length, const char *python)
{
    return !python || (strlen(python) == length && strncmp(version, python, length) == 0);
}

int doctor_box_pythons(const char *python, struct doctor_patient out[DOCTOR_PYTHONS_MAX],
                       struct error *err)
{
    int n = 0;
    const char *built = zygote_program_versions();
    for (const char *at = built; *at && n < DOCTOR_PYTHONS_MAX;) {
        size_t length = strcspn(at, " ");
        if (is_wanted(at, length, python)) {
            struct doctor_patient *p = &out[n++];
            snprintf(p->version, sizeof(p->version), "%.*s", (int)length, at);
            snprintf(p->id, sizeof(p->id), "python-%.*s", (int)length, at);
            snprintf(p->title, sizeof(p->title), "Python %.*s", (int)length, at);
        }
        at += length + (at[length] == ' ');
    }
    if (n > 0)
        return n;
    error_set(err, ERROR_USAGE, "this gradebox was not built for Python '%s'", python);
    return error_hint(err, "it was built for: %s", built);
}
