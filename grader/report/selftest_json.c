/*
 * selftest_json - see selftest.h
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "grader/report/json.h"
#include "grader/report/json_value.h"
#include "grader/report/selftest.h"

static json_t *attack_json(const struct attack_result *r)
{
    json_t *object = json_value_object();
    json_value_set(object, "id", json_value_text(r->attack->id));
    json_value_set(object, "family", json_value_text(attack_family_name(r->attack->family)));
    json_value_set(object, "what", json_value_text(r->attack->what));
    json_value_set(object, "not_tried", r->not_tried ? json_value_text(r->not_tried) : json_null());
    if (r->not_tried)
        return object;
    json_value_set(object, "verdict", json_value_text(verdict_code(r->verdict)));
    json_value_set(object, "wall", json_value_text(attack_wall_name(r->wall)));
    json_value_set(object, "ms", json_value_ms(r->wall_ns));
    json_value_set(object, "held", json_boolean(!r->problem));
    json_value_set(object, "problem", r->problem ? json_value_text(r->problem) : json_null());
    return object;
}

static json_t *probe_json(const struct probe_results *probes, enum probe_id id)
{
    const struct probe_outcome *outcome = &probes->outcomes[id];
    const struct probe_verdict *verdict = &probes->verdicts[id];
    AUTO(buffer_release) struct buffer problem = {0};
    const char *error = strerrorname_np((int)outcome->sys_errno);
    json_t *object = json_value_object();
    selftest_probe_problem(&problem, probes, id);
    json_value_set(object, "id", json_value_text(probe_name(id)));
    json_value_set(object, "what", json_value_text(probe_what(id)));
    json_value_set(object, "open", json_boolean(outcome->is_open));
    json_value_set(object, "error",
                   outcome->is_open || !error ? json_null() : json_value_text(error));
    json_value_set(object, "wall",
                   json_value_text(probe_wall_name(verdict->end == PROBE_HELD ? verdict->wall
                                                                              : PROBE_WALL_NONE)));
    json_value_set(object, "held", json_boolean(verdict->end != PROBE_BROKEN));
    json_value_set(object, "problem",
                   problem.len ? json_value_text(buffer_text(&problem)) : json_null());
    return object;
}

void report_selftest_json(struct buffer *out, const struct selftest_report *s)
{
    json_t *object = json_value_object();
    json_t *attacks = json_value_array();
    json_t *probes = json_value_array();
    for (unsigned i = 0; i < s->n_attacks; i++)
        json_value_append(attacks, attack_json(&s->attacks[i]));
    for (unsigned i = 0; s->probes && i < PROBE_COUNT_; i++) {
        if (s->is_probe_shown[i])
            json_value_append(probes, probe_json(s->probes, (enum probe_id)i));
    }
    json_value_set(object, "format", json_value_text("gradebox-selftest/1"));
    json_value_set(object, "held", json_boolean(selftest_held(s)));
    json_value_set(object, "attacks", attacks);
    json_value_set(object, "probes", probes);
    json_value_set(object, "isolation",
                   s->isolation ? report_json_isolation(s->isolation) : json_null());
    json_value_write(out, object);
}
