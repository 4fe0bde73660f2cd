/*
 * compare_match - pair the items of two multisets
 *
 * Where equality is that of the order, one merge of the two sorted arrays is all. Where it is
 * fuzzy, the merge may miss pairs: noise in a float can change the order, and with a tolerance a is
 * near b and b near c though a isn't near c. Then, from cheap to dear, until all are paired:
 *
 *   1. items that are exactly equal are paired by merging;
 *   2. what is left is merged again, with the tolerance;
 *   3. what is still left is matched as a bipartite graph, with augmenting paths;
 *   4. the same with what step 2 paired, 5. the same with everything.
 *
 * Only the last is exact, and it is done for at most MATCH_MAX items a side.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/memory.h"
#include "grader/value/compare_walk.h"

enum {
    /* Our choice: a graph of 128 KiB, and a million comparisons. Honest answers larger than that
     * are paired by the merges but for a few. */
    MATCH_MAX = 1024,
    WORD_BITS = 64,
    NOBODY = -1,
};

/* How an item was paired; the later steps take back what is below their level. */
enum { PAIR_NONE = 0, PAIR_NEAR = 1, PAIR_EXACT = 2, PAIR_LEVELS = 3 };

static const struct value *item(const struct compare_side *s, uint32_t i)
{
    return &s->items[s->index ? s->index[i] : i];
}

/* ---- merging --------------------------------------------------------------------------------- */

static uint32_t skip_paired(const struct compare_side *s, uint32_t i)
{
    while (i < s->n && s->paired[i] != PAIR_NONE)
        i++;
    return i;
}

static void merge(struct compare_walk *w, const struct compare_side *e,
                  const struct compare_side *g, uint8_t how)
{
    uint32_t i = skip_paired(e, 0), j = skip_paired(g, 0);
    while (i < e->n && j < g->n) {
        int order = compare_order(item(e, i), item(g, j), &w->order);
        bool is_pair = order == 0;
        if (how == PAIR_NEAR)
            is_pair = compare_close(w, item(e, i), item(g, j));
        if (is_pair)
            e->paired[i] = g->paired[j] = how;
        if (is_pair || order < 0)
            i = skip_paired(e, i + 1);
        if (is_pair || order >= 0)
            j = skip_paired(g, j + 1);
    }
}

static uint32_t count_below(const struct compare_side *s, int level)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->n; i++)
        count += s->paired[i] < level;
    return count;
}

static bool all_paired(const struct compare_side *e, const struct compare_side *g)
{
    return count_below(e, PAIR_NEAR) == 0 && count_below(g, PAIR_NEAR) == 0;
}

/* ---- matching -------------------------------------------------------------------------------- */

struct graph {
    uint32_t n_rows, n_columns, n_words; /* rows: expected; columns: got; words of a row */
    uint32_t *rows, *columns;            /* owned: which item each of them is */
    uint64_t *near;                      /* owned: a bit for each pair that is close */
    uint64_t *seen;                      /* owned: columns that the search has reached */
    int32_t *row_of;                     /* owned: by column, its partner or NOBODY */
    int32_t *column_of;                  /* owned: by row */
    int32_t *came_from;                  /* owned: by column, the row that reached it */
    int32_t *queue;                      /* owned: rows to search from */
};

static void graph_release(struct graph *m)
{
    free(m->rows);
    free(m->columns);
    free(m->near);
    free(m->seen);
    free(m->row_of);
    free(m->column_of);
    free(m->came_from);
    free(m->queue);
}

static uint32_t *items_below(const struct compare_side *s, int level, uint32_t n)
{
    uint32_t *indices = xcalloc(n, sizeof(*indices));
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->n; i++)
        if (s->paired[i] < level)
            indices[count++] = i;
    return indices;
}

static int32_t *nobodies(uint32_t n)
{
    int32_t *array = xmalloc(n * sizeof(*array));
    for (uint32_t i = 0; i < n; i++)
        array[i] = NOBODY;
    return array;
}

static void graph_init(struct graph *m, struct compare_walk *w, const struct compare_side *e,
                       const struct compare_side *g, int level)
{
    m->n_rows = count_below(e, level);
    m->n_columns = count_below(g, level);
    m->n_words = m->n_columns / WORD_BITS + 1;
    m->rows = items_below(e, level, m->n_rows);
    m->columns = items_below(g, level, m->n_columns);
    m->near = xcalloc((size_t)m->n_rows * m->n_words, sizeof(*m->near));
    m->seen = xcalloc(m->n_words, sizeof(*m->seen));
    m->row_of = nobodies(m->n_columns);
    m->came_from = nobodies(m->n_columns);
    m->column_of = nobodies(m->n_rows);
    m->queue = nobodies(m->n_rows);
    for (uint32_t r = 0; r < m->n_rows; r++)
        for (uint32_t c = 0; c < m->n_columns; c++)
            if (compare_close(w, item(e, m->rows[r]), item(g, m->columns[c])))
                m->near[(size_t)r * m->n_words + c / WORD_BITS] |= UINT64_C(1) << c % WORD_BITS;
}

/* Marks a column next to @row that wasn't reached yet, and returns it; NOBODY when there is none. */
static int32_t next_column(struct graph *m, int32_t row)
{
    const uint64_t *near = &m->near[(size_t)row * m->n_words];
    for (uint32_t word = 0; word < m->n_words; word++) {
        uint64_t fresh = near[word] & ~m->seen[word];
        if (fresh == 0)
            continue;
        int bit = __builtin_ctzll(fresh);
        m->seen[word] |= UINT64_C(1) << bit;
        return (int32_t)(word * WORD_BITS) + bit;
    }
    return NOBODY;
}

/* The free column at the end of a shortest augmenting path from @root, or NOBODY. */
static int32_t find_free_column(struct graph *m, int32_t root)
{
    memset(m->seen, 0, m->n_words * sizeof(*m->seen));
    uint32_t head = 0, tail = 0;
    m->queue[tail++] = root;
    while (head < tail) {
        int32_t row = m->queue[head++];
        for (int32_t c = next_column(m, row); c != NOBODY; c = next_column(m, row)) {
            m->came_from[c] = row;
            if (m->row_of[c] == NOBODY)
                return c;
            m->queue[tail++] = m->row_of[c];
        }
    }
    return NOBODY;
}

static void augment(struct graph *m, int32_t column)
{
    while (column != NOBODY) {
        int32_t row = m->came_from[column], before = m->column_of[row];
        m->row_of[column] = row;
        m->column_of[row] = column;
        column = before;
    }
}

static void match(struct compare_walk *w, const struct compare_side *e,
                  const struct compare_side *g, int level)
{
    AUTO(graph_release) struct graph m = {0};
    graph_init(&m, w, e, g, level);
    for (uint32_t r = 0; r < m.n_rows; r++)
        augment(&m, find_free_column(&m, (int32_t)r));
    for (uint32_t r = 0; r < m.n_rows; r++)
        e->paired[m.rows[r]] = m.column_of[r] == NOBODY ? PAIR_NONE : PAIR_NEAR;
    for (uint32_t c = 0; c < m.n_columns; c++)
        g->paired[m.columns[c]] = m.row_of[c] == NOBODY ? PAIR_NONE : PAIR_NEAR;
}

bool compare_match(struct compare_walk *w, const struct compare_side *expected,
                   const struct compare_side *got)
{
    merge(w, expected, got, PAIR_EXACT);
    if (all_paired(expected, got))
        return true;
    if (!w->is_fuzzy)
        return false;
    merge(w, expected, got, PAIR_NEAR);
    for (int level = PAIR_NEAR; level <= PAIR_LEVELS; level++) {
        if (all_paired(expected, got))
            return true;
        if (count_below(expected, level) > MATCH_MAX || count_below(got, level) > MATCH_MAX) {
            w->gave_up = true;
            return false;
        }
        match(w, expected, got, level);
    }
    return all_paired(expected, got);
}
