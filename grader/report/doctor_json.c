/*
 * doctor_json - `gradebox doctor --format json`; its shape is in doctor.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/doctor.h"
#include "grader/report/json_value.h"

static json_t *text_or_null(const char *text)
{
    return text && text[0] ? json_value_lines(text) : json_null();
}

static json_t *check_json(const struct doctor_check *c)
{
    json_t *object = json_value_object();
    json_value_set(object, "id", json_value_text(c->id));
    json_value_set(object, "group", json_value_text(c->group));
    json_value_set(object, "title", json_value_text(c->title));
    json_value_set(object, "purpose", json_value_text(c->purpose));
    json_value_set(object, "state", json_value_text(host_state_name(c->finding.state)));
    json_value_set(object, "finding", json_value_text(c->finding.finding));
    json_value_set(object, "reason", text_or_null(c->finding.reason));
    json_value_set(object, "command", text_or_null(c->finding.command));
    return object;
}

static json_t *uses_json(const struct doctor_report *r)
{
    if (!r->is_grading)
        return json_null();
    json_t *object = json_value_object();
    json_t *namespaces = json_value_array();
    for (unsigned i = 0; i < r->isolation.n_namespaces; i++)
        json_value_append(namespaces, json_value_text(r->isolation.namespaces[i]));
    json_value_set(object, "python", json_value_text(r->python));
    json_value_set(object, "namespaces", namespaces);
    json_value_set(object, "seccomp", json_value_text(r->isolation.seccomp));
    json_value_set(object, "landlock",
                   r->isolation.landlock_abi ? json_integer(r->isolation.landlock_abi)
                                             : json_null());
    json_value_set(object, "memory", json_value_text(r->isolation.memory));
    return object;
}

void report_doctor_json(struct buffer *out, const struct doctor_report *r)
{
    json_t *object = json_value_object();
    json_t *checks = json_value_array();
    for (unsigned i = 0; i < r->n_checks; i++)
        json_value_append(checks, check_json(&r->checks[i]));
    json_value_set(object, "format", json_value_text("gradebox-doctor/1"));
    json_value_set(object, "checks", checks);
    json_value_set(object, "uses", uses_json(r));
    json_value_set(object, "grades", json_boolean(r->is_grading));
    json_value_set(object, "failure", text_or_null(r->failure));
    json_value_write(out, object);
}
