/*
 * rules - see rules.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/rules.h"

#include <string.h>

#include "grader/judge/examine.h"
#include "grader/judge/finding_text.h"

enum { ROW_LINE, ROW_RULE, ROW_NAME, ROW_TEXT, ROW_LENGTH };

enum rules_outcome { RULES_KEPT = 0, RULES_BROKEN };

struct breach {
    unsigned line;      /* of the submission; 0 = not known */
    const char *detail; /* "forbid_calls: it uses 'sorted' in line 3" */
};

static bool exist(const struct rules *rules)
{
    return rules->imports.n > 0 || rules->calls.n > 0 || rules->syntax.n > 0;
}

static struct value names_list(struct arena *a, const struct rule_names *names)
{
    struct value *items = arena_array(a, names->n, sizeof(*items));
    for (unsigned i = 0; i < names->n; i++)
        items[i] = value_str(a, names->names[i], strlen(names->names[i]));
    return value_sequence(VALUE_LIST, items, names->n);
}

static const char *text_of(struct arena *a, const struct value *v)
{
    return v->kind == VALUE_STR ? finding_clean(a, v->text, v->n) : NULL;
}

/* [[line, rule, what the rule names, what the source does]...], at least one */
static int read_breach(struct arena *a, const struct value *found, struct breach *out)
{
    const struct value *row = found->items;
    if (row->kind != VALUE_LIST || row->n != ROW_LENGTH || row->items[ROW_LINE].kind != VALUE_INT)
        return -1;
    const char *rule = text_of(a, &row->items[ROW_RULE]);
    const char *text = text_of(a, &row->items[ROW_TEXT]);
    int64_t line = row->items[ROW_LINE].integer;
    if (!rule || !text || line < 0 || line > UINT32_MAX)
        return -1;
    out->line = (unsigned)line;
    out->detail = arena_printf(a, "%s: %s in line %u", rule, text, out->line);
    if (found->n > 1)
        out->detail = arena_printf(a, "%s (and %u more)", out->detail, found->n - 1);
    return 0;
}

/* Returns enum rules_outcome, or -1 with @err. */
static int check(struct judge *j, const struct rules *rules, const struct submission *s,
                 struct arena *a, struct breach *out_breach, struct error *err)
{
    const struct value lists[] = {names_list(a, &rules->imports), names_list(a, &rules->calls),
                                  names_list(a, &rules->syntax)};
    const struct value options = value_sequence(VALUE_LIST, lists, ARRAY_LEN(lists));
    struct value found = {0};
    const char *why = NULL;
    int rc = examine(j, "rules", s->source, s->source_len, &options, a, &found, &why, err);
    if (rc < 0)
        return -1;
    if (rc == EXAMINE_REFUSED) {
        *out_breach = (struct breach){
            .detail = arena_printf(a, "its source is too much to be held to the rules: %s", why)};
        return RULES_BROKEN;
    }
    if (found.kind != VALUE_LIST || (found.n > 0 && read_breach(a, &found, out_breach) < 0))
        return error_set(err, ERROR_INTERNAL, "what rules are broken came back in another form");
    return found.n > 0 ? RULES_BROKEN : RULES_KEPT;
}

bool rules_apply(struct judge *j, const struct rules *rules, const struct submission *s,
                 struct submission_result *r)
{
    struct breach breach = {0};
    struct error err = {0};
    enum verdict verdict = VERDICT_RV;
    int rc = exist(rules) ? check(j, rules, s, &r->arena, &breach, &err) : RULES_KEPT;
    if (rc == RULES_KEPT)
        return false;
    if (rc < 0) {
        verdict = VERDICT_IE;
        breach.detail = arena_printf(&r->arena, "its rules could not be checked: %s", err.text);
    }
    for (unsigned i = 0; i < r->n_tests; i++) {
        r->tests[i].verdict = verdict;
        r->tests[i].detail = breach.detail;
        r->tests[i].line = breach.line;
    }
    return true;
}
