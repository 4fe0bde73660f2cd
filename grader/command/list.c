/*
 * list - `gradebox list`
 *
 * A challenge that can't be loaded is said on standard error and leaves the others in the list.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/command/catalogue.h"
#include "grader/command/command.h"
#include "grader/command/list_filter.h"
#include "grader/command/output.h"
#include "grader/report/json_value.h"
#include "grader/report/layout.h"
#include "grader/report/style.h"

enum { COLUMN_ID, COLUMN_DIFFICULTY, COLUMN_TITLE, COLUMN_TAGS, COLUMN_COUNT_ };

struct list {
    struct buffer (*rows)[COLUMN_COUNT_]; /* owned, n of them */
    unsigned n;
    json_t *objects; /* owned: the same for --format json */
};

static void list_release(struct list *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        for (int column = 0; column < COLUMN_COUNT_; column++)
            buffer_release(&list->rows[i][column]);
    }
    free(list->rows);
    json_decref(list->objects);
}

static void put_clean(struct buffer *out, const char *text)
{
    if (text)
        text_sanitise(out, text, strlen(text), TEXT_ESCAPE_NEWLINES);
}

static json_t *texts_json(const char **texts, unsigned n)
{
    json_t *array = json_value_array();
    for (unsigned i = 0; i < n; i++)
        json_value_append(array, json_value_text(texts[i]));
    return array;
}

static json_t *challenge_json(const struct challenge *c)
{
    json_t *object = json_value_object();
    json_value_set(object, "id", json_value_text(c->id));
    json_value_set(object, "title", json_value_text(c->title));
    json_value_set(object, "difficulty",
                   c->difficulty[0] ? json_value_text(c->difficulty) : json_null());
    json_value_set(object, "kind", json_value_text(list_filter_kind(c)));
    json_value_set(object, "tags", texts_json(c->tags, c->n_tags));
    json_value_set(object, "source", texts_json(c->source, c->n_source));
    return object;
}

static void list_add(struct list *list, const struct challenge *challenge)
{
    struct buffer *row = list->rows[list->n++];
    json_value_append(list->objects, challenge_json(challenge));
    put_clean(&row[COLUMN_ID], challenge->id);
    put_clean(&row[COLUMN_DIFFICULTY], challenge->difficulty);
    put_clean(&row[COLUMN_TITLE], challenge->title);
    for (unsigned i = 0; i < challenge->n_tags; i++) {
        if (i > 0)
            buffer_puts(&row[COLUMN_TAGS], ", ");
        put_clean(&row[COLUMN_TAGS], challenge->tags[i]);
    }
}

static size_t cell_width(const struct buffer *cell)
{
    return text_width(buffer_text(cell), cell->len);
}

static void list_put(struct buffer *out, const struct list *list, const struct report_style *style)
{
    size_t widths[COLUMN_COUNT_] = {0};
    for (unsigned i = 0; i < list->n; i++) {
        for (int column = 0; column < COLUMN_COUNT_; column++) {
            size_t width = cell_width(&list->rows[i][column]);
            widths[column] = width > widths[column] ? width : widths[column];
        }
    }
    for (unsigned i = 0; i < list->n; i++) {
        for (int column = 0; column < COLUMN_COUNT_; column++) {
            enum style_tone tone = column == COLUMN_ID ? STYLE_STRONG : STYLE_PLAIN;
            const struct buffer *cell = &list->rows[i][column];
            style_puts(out, style, tone, buffer_text(cell));
            if (column + 1 < COLUMN_COUNT_)
                layout_spaces(out, widths[column] - cell_width(cell) + LAYOUT_GAP);
        }
        layout_end_line(out);
    }
}

static void list_put_json(struct buffer *out, const struct list *list)
{
    json_t *object = json_value_object();
    json_value_set(object, "format", json_value_text("gradebox-list/1"));
    json_value_set(object, "challenges", json_incref(list->objects));
    json_value_write(out, object);
}

/* Returns 0 or the exit code. */
static int list_fill(struct list *list, const struct catalogue *catalogue,
                     const struct catalogue_names *names, struct list_filter *filter)
{
    int code = 0;
    list->objects = json_value_array();
    list->rows = xcalloc(names->n, sizeof(*list->rows));
    for (unsigned i = 0; i < names->n; i++) {
        struct error err = {0};
        struct complaints complaints = {0};
        AUTO_FREE char *folder = NULL;
        AUTO(challenge_release) struct challenge challenge = {0};
        if (catalogue_find(catalogue, names->names[i], &folder, &err) < 0)
            code = output_error(&err);
        else if (challenge_load(folder, &challenge, &complaints) < 0)
            code = output_complaints(&complaints);
        else if (list_filter_takes(filter, &challenge))
            list_add(list, &challenge);
    }
    return code;
}

static int list_run(const struct options *options, char *const *words, unsigned n_words)
{
    struct error err = {0};
    AUTO(catalogue_release) struct catalogue catalogue = {0};
    AUTO(catalogue_names_release) struct catalogue_names names = {0};
    AUTO(list_release) struct list list = {0};
    AUTO(list_filter_release) struct list_filter filter = {.options = options};
    AUTO(buffer_release) struct buffer text = {0};
    const struct report_style style = {.color = options_use_color(options, STDOUT_FILENO)};
    (void)words, (void)n_words; /* it takes none */
    catalogue_init(&catalogue, options->challenges);
    if (catalogue_list(&catalogue, &names, &err) < 0)
        return output_error(&err);
    int code = list_fill(&list, &catalogue, &names, &filter);
    if (code == 0 && list_filter_check(&filter, &err) < 0)
        return output_error(&err);
    if (options->format == OPTIONS_FORMAT_JSON)
        list_put_json(&text, &list);
    else
        list_put(&text, &list, &style);
    return output_write(&text, &err) < 0 ? output_error(&err) : code;
}

const struct command command_list = {
    .name = "list",
    .synopsis = "",
    .summary = "list the challenges that there are",
    .about = "Lists the challenges that there are: id, difficulty, title and tags.\n"
             "A filter may be given several times, then one of its values is enough; different\n"
             "filters must all fit.\n",
    .options = OPTION_BIT(OPTION_CHALLENGES) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_DIFFICULTY) | OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_KIND) |
               OPTION_BIT(OPTION_SOURCE) | OPTION_BIT(OPTION_TAG),
    .min_words = 0,
    .max_words = 0,
    .run = list_run,
};
