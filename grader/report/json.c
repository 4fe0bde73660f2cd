/*
 * json - see json.h
 *
 * Keys stand in the order of the format's example, for the person who reads it.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/json.h"

#include "grader/report/json_value.h"

static json_t *text_or_null(const char *text)
{
    return text ? json_value_text(text) : json_null();
}

json_t *report_json_isolation(const struct isolation *isolation)
{
    json_t *object = json_value_object();
    json_t *namespaces = json_value_array();
    for (unsigned i = 0; i < isolation->n_namespaces; i++)
        json_value_append(namespaces, json_value_text(isolation->namespaces[i]));
    json_value_set(object, "namespaces", namespaces);
    json_value_set(object, "seccomp",
                   text_or_null(isolation->seccomp[0] ? isolation->seccomp : NULL));
    json_value_set(object, "memory", text_or_null(isolation->memory));
    json_value_set(object, "landlock",
                   isolation->landlock_abi ? json_integer(isolation->landlock_abi) : json_null());
    return object;
}

static json_t *violation_json(const struct violation *v)
{
    if (!v)
        return json_null();
    json_t *object = json_value_object();
    json_t *args = json_value_array();
    for (unsigned i = 0; i < v->n_args; i++)
        json_value_append(args, json_value_text(v->args[i]));
    json_value_set(object, "syscall", json_value_text(v->syscall));
    json_value_set(object, "args", args);
    json_value_set(object, "line", json_value_line(v->line));
    return object;
}

/* [least, most] of a test that was run again, else null. */
static json_t *spread_json(const struct test_result *t)
{
    if (t->n_runs == 0)
        return json_null();
    json_t *spread = json_value_array();
    json_value_append(spread, json_value_ms(t->cpu_min_ns));
    json_value_append(spread, json_value_ms(t->cpu_max_ns));
    return spread;
}

/* How the time limit came about where the challenge says a factor, else null. */
static json_t *calibration_json(const struct test_result *t)
{
    if (t->time_permille == 0)
        return json_null();
    json_t *object = json_value_object();
    json_value_set(object, "factor", json_value_points((double)t->time_permille / 1000));
    json_value_set(object, "reference_ms", json_value_ms(t->reference_ns));
    json_value_set(object, "limit_ms", json_value_ms(t->time_limit_ns));
    return object;
}

static json_t *test_json(const struct test_result *t)
{
    unsigned line = t->line == 0 && t->violation ? t->violation->line : t->line;
    json_t *object = json_value_object();
    json_value_set(object, "group", json_value_text(t->group));
    json_value_set(object, "id", json_value_text(t->id));
    json_value_set(object, "visible", json_boolean(t->visible));
    json_value_set(object, "verdict", json_value_text(verdict_code(t->verdict)));
    json_value_set(object, "points", json_value_points(t->points));
    json_value_set(object, "max_points", json_value_points(t->max_points));
    json_value_set(object, "cpu_ms", json_value_ms(t->cpu_ns));
    json_value_set(object, "wall_ms", json_value_ms(t->wall_ns));
    json_value_set(object, "memory_bytes", json_value_bytes(t->memory_bytes));
    json_value_set(object, "detail", json_value_text(t->detail));
    json_value_set(object, "line", json_value_line(line));
    json_value_set(object, "violation", violation_json(t->violation));
    json_value_set(object, "cpu_spread_ms", spread_json(t));
    json_value_set(object, "calibration", calibration_json(t));
    return object;
}

void report_json(struct buffer *out, const struct submission_result *r)
{
    json_t *object = json_value_object();
    json_value_set(object, "format", json_value_text("gradebox-result/1"));
    json_value_set(object, "challenge", json_value_text(r->challenge));
    json_value_set(object, "submission", json_value_text(r->submission));
    json_value_set(object, "verdict", json_value_text(verdict_code(r->verdict)));
    json_value_set(object, "score", json_value_points(r->score));
    json_value_set(object, "max_score", json_value_points(r->max_score));
    json_value_set(object, "cpu_ms", json_value_ms(r->cpu_ns));
    json_value_set(object, "memory_bytes", json_value_bytes(r->memory_bytes));
    json_value_set(object, "isolation", report_json_isolation(&r->isolation));
    json_t *tests = json_value_array();
    for (unsigned i = 0; i < r->n_tests; i++)
        json_value_append(tests, test_json(&r->tests[i]));
    json_value_set(object, "tests", tests);
    json_value_write(out, object);
}
