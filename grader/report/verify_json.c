/*
 * verify_json - the matrix of `verify` as `gradebox-verify/1`
 *
 * Ours, not the format's: {"format", "challenge", "met", "solutions": [{"path", "promise", "met",
 * "reason", "verdict", "score", "max_score", "groups": [{"id", "verdict", "points",
 * "max_points"}]}], "margins": {"slowest_accepted", "fastest_time_limit"}, "warnings": [{"rule",
 * "path", "line", "text"}], "mutants", "isolation"}; verdict, scores and groups are null and empty for a
 * solution that couldn't be graded, a margin is null where there is none. `mutants` is null unless asked
 * for, see verify_mutants.h. `isolation` is that of a result, the same for all of a run; null without any.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/json.h"
#include "grader/report/json_value.h"
#include "grader/report/verify_document.h"
#include "grader/report/verify_mutants.h"

static json_t *group_json(const struct group_result *g)
{
    json_t *object = json_value_object();
    enum verdict verdict = g->skipped_needs ? VERDICT_SK : g->verdict;
    json_value_set(object, "id", json_value_text(g->id));
    json_value_set(object, "verdict", json_value_text(verdict_code(verdict)));
    json_value_set(object, "points", json_value_points(g->points));
    json_value_set(object, "max_points", json_value_points(g->max_points));
    return object;
}

static json_t *solution_json(const struct verify_solution *s)
{
    const struct submission_result *r = s->result;
    AUTO(buffer_release) struct buffer reason = {0};
    verify_reason(&reason, s);
    json_t *object = json_value_object();
    json_t *groups = json_value_array();
    for (unsigned i = 0; r && i < r->n_groups; i++)
        json_value_append(groups, group_json(&r->groups[i]));
    json_value_set(object, "path", json_value_text(s->path));
    json_value_set(object, "promise", json_value_text(promise_folder(s->promise)));
    json_value_set(object, "met", json_boolean(verify_is_met(s)));
    json_value_set(object, "reason", json_value_text(buffer_text(&reason)));
    json_value_set(object, "verdict", r ? json_value_text(verdict_code(r->verdict)) : json_null());
    json_value_set(object, "score", r ? json_value_points(r->score) : json_null());
    json_value_set(object, "max_score", r ? json_value_points(r->max_score) : json_null());
    json_value_set(object, "groups", groups);
    return object;
}

static json_t *margin_json(struct verify_margin m)
{
    if (!m.test)
        return json_null();
    json_t *object = json_value_object();
    json_value_set(object, "path", json_value_text(m.solution->path));
    json_value_set(object, "group", json_value_text(m.test->group));
    json_value_set(object, "id", json_value_text(m.test->id));
    json_value_set(object, "clock", json_value_text(m.is_wall ? "wall" : "cpu"));
    json_value_set(object, "used_ms", json_value_ms(m.used_ns));
    json_value_set(object, "limit_ms", json_value_ms(m.limit_ns));
    return object;
}

static json_t *warnings_json(const struct verify_report *v)
{
    json_t *array = json_value_array();
    AUTO(verify_notes_release) struct verify_notes notes = {0};
    verify_notes_gather(&notes, v);
    for (unsigned i = 0; i < notes.n; i++) {
        const struct verify_note *note = &notes.notes[i];
        json_t *object = json_value_object();
        json_value_set(object, "rule", json_value_text(note->rule));
        json_value_set(object, "path", json_value_text(note->path));
        json_value_set(object, "line", note->line > 0 ? json_integer(note->line) : json_null());
        json_value_set(object, "text", json_value_text(note->text));
        json_value_append(array, object);
    }
    return array;
}

static json_t *isolation_json(const struct verify_report *v)
{
    for (unsigned i = 0; i < v->n_solutions; i++) {
        if (v->solutions[i].result)
            return report_json_isolation(&v->solutions[i].result->isolation);
    }
    return json_null();
}

void report_verify_json(struct buffer *out, const struct verify_report *v)
{
    bool is_met = true;
    json_t *object = json_value_object();
    json_t *solutions = json_value_array();
    json_t *margins = json_value_object();
    for (unsigned i = 0; i < v->n_solutions; i++) {
        is_met = is_met && verify_is_met(&v->solutions[i]);
        json_value_append(solutions, solution_json(&v->solutions[i]));
    }
    is_met = is_met && (!v->mutants || mutants_suffice(v->mutants));
    json_value_set(margins, "slowest_accepted", margin_json(verify_slowest_accepted(v)));
    json_value_set(margins, "fastest_time_limit", margin_json(verify_fastest_time_limit(v)));
    json_value_set(object, "format", json_value_text("gradebox-verify/1"));
    json_value_set(object, "challenge", json_value_text(v->challenge));
    json_value_set(object, "met", json_boolean(is_met));
    json_value_set(object, "solutions", solutions);
    json_value_set(object, "margins", margins);
    json_value_set(object, "warnings", warnings_json(v));
    json_value_set(object, "mutants", v->mutants ? verify_mutants_json(v->mutants) : json_null());
    json_value_set(object, "isolation", isolation_json(v));
    json_value_write(out, object);
}

static void challenge_json(struct buffer *out, struct verify_document *d,
                           const struct verify_report *v)
{
    (void)d;
    report_verify_json(out, v);
}

const struct verify_format verify_json = {NULL, challenge_json, NULL, NULL};
