/*
 * fuzz_cbor - values as a box may send them
 *
 * The first byte chooses limits and rules. Either one value follows or, where the byte says so, two:
 * the length of the first in two bytes, the first, the second.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/cbor.h"
#include "grader/value/compare.h"
#include "grader/value/repr.h"
#include "tests/fuzz/fuzz.h"

enum {
    CHOOSE_PY = 1,
    CHOOSE_NARROW = 2,
    CHOOSE_LOOSE = 4,
    CHOOSE_FLOAT = 8,
    CHOOSE_UNORDERED = 16,
    CHOOSE_TWO = 128,
    NARROW_DEPTH = 6,
    NARROW_NODES = 40,
    SHORT_REPR_BYTES = 24,
    /* A value of 16 bytes may come of one, and of an opaque one of a few; arrays grow by doubling. */
    MEMORY_BASE_BYTES = 64 << 10,
    MEMORY_FACTOR = 256,
};

static const struct compare_step any_item[] = {{.kind = COMPARE_STEP_ANY}};
static const struct compare_path unordered[] = {
    {NULL,     0},
    {any_item, 1},
};

static struct compare_rules rules_of(uint8_t choice)
{
    return (struct compare_rules){
        .unordered = unordered,
        .n_unordered = choice & CHOOSE_UNORDERED ? ARRAY_LEN(unordered) : 0,
        .has_float = choice & CHOOSE_FLOAT,
        .float_abs = 1e-9,
        .float_rel = 1e-9,
        .loose = choice & CHOOSE_LOOSE,
    };
}

/* How deep @v is, and in *@n_values how many values it is made of. */
static unsigned measure(const struct value *v, uint64_t *n_values)
{
    const struct value *items = NULL;
    uint32_t n = value_items(v, &items);
    unsigned deepest = 0;
    ++*n_values;
    for (uint32_t i = 0; i < n; i++) {
        unsigned depth = measure(&items[i], n_values);
        deepest = depth > deepest ? depth : deepest;
    }
    return items ? deepest + 1 : deepest;
}

static bool decode(struct arena *a, struct fuzz_input bytes, struct cbor_limits limits,
                   struct value *out)
{
    struct error err = {0};
    if (cbor_decode(a, bytes.at, bytes.left, limits, out, &err) < 0) {
        fuzz_check(err.kind == ERROR_INTERNAL && err.text[0], "a refusal says why");
        return false;
    }
    uint64_t n_values = 0;
    unsigned depth = measure(out, &n_values);
    fuzz_check(limits.depth == 0 || depth <= limits.depth, "the depth limit holds");
    fuzz_check(limits.nodes == 0 || n_values <= limits.nodes, "the limit on values holds");
    return true;
}

static void check_repr(const struct value *v, const struct value *again)
{
    struct buffer text AUTO(buffer_release) = {0};
    struct buffer same AUTO(buffer_release) = {0};
    struct buffer narrow AUTO(buffer_release) = {.max = SHORT_REPR_BYTES};
    repr_value(&text, v);
    repr_value(&same, again);
    repr_value(&narrow, v);
    fuzz_check_harmless(buffer_text(&text), text.len, FUZZ_ONE_LINE);
    fuzz_check(strcmp(buffer_text(&text), buffer_text(&same)) == 0, "equal values look the same");
    fuzz_check(narrow.len <= SHORT_REPR_BYTES && narrow.len <= text.len &&
                   memcmp(buffer_text(&narrow), buffer_text(&text), narrow.len) == 0,
               "a bounded repr is the beginning of the whole one");
    fuzz_check(narrow.truncated == (text.len > SHORT_REPR_BYTES), "what was cut is marked so");
}

static bool are_equal(struct arena *a, uint8_t choice, const struct value *expected,
                      const struct value *got)
{
    const struct compare_rules rules = rules_of(choice);
    struct compare_difference difference = {0};
    int rc = compare_values(a, &rules, expected, got, &difference);
    if (rc == COMPARE_EQUAL)
        return true;
    fuzz_check(rc == COMPARE_DIFFERENT && difference.path && difference.message,
               "a difference says where and what");
    fuzz_check(difference.path[0] == '$', "a path starts at the result");
    fuzz_check_harmless(difference.path, strlen(difference.path), FUZZ_ONE_LINE);
    fuzz_check_harmless(difference.message, strlen(difference.message), FUZZ_ONE_LINE);
    return false;
}

static bool is_comparable(const struct value *v)
{
    return !value_contains(v, VALUE_OPAQUE) && !value_contains(v, VALUE_PY);
}

/* What was understood can be said again, and means the same. */
static void check_round_trip(struct arena *a, uint8_t choice, const struct value *v)
{
    struct buffer bytes AUTO(buffer_release) = {0};
    struct buffer same AUTO(buffer_release) = {0};
    struct value again;
    struct error err = {0};
    cbor_encode(&bytes, v);
    /* The message's own depth is more than a value's, so what came in goes in again. */
    const struct cbor_limits limits = {.may_hold_py = true};
    fuzz_check(cbor_decode(a, bytes.data, bytes.len, limits, &again, &err) == 0,
               "what was encoded can be decoded");
    cbor_encode(&same, &again);
    fuzz_check(bytes.len == same.len && memcmp(bytes.data, same.data, bytes.len) == 0,
               "decoding and encoding changes nothing");
    check_repr(v, &again);
    if (!is_comparable(v))
        return;
    fuzz_check(are_equal(a, 0, v, &again), "a value equals itself");
    fuzz_check(are_equal(a, choice, v, &again), "a value equals itself by every rule");
    struct compare_difference difference = {0};
    (void)compare_same_nodes(a, v, &again, &difference);
}

static void check_pair(struct arena *a, uint8_t choice, const struct value *v,
                       const struct value *w)
{
    if (!is_comparable(v) || !is_comparable(w))
        return;
    bool equal = are_equal(a, choice, v, w);
    fuzz_check(equal == are_equal(a, choice, w, v), "comparing knows no sides");
    if (equal && choice == CHOOSE_TWO)
        check_repr(v, v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in = {data, size};
    struct arena a AUTO(arena_release) = {0};
    uint8_t choice = fuzz_byte(&in);
    const struct cbor_limits limits = {.depth = choice & CHOOSE_NARROW ? NARROW_DEPTH : 0,
                                       .nodes = choice & CHOOSE_NARROW ? NARROW_NODES : 0,
                                       .may_hold_py = choice & CHOOSE_PY};
    struct fuzz_input first = in;
    if (choice & CHOOSE_TWO) {
        size_t length = fuzz_number(&in, 2);
        first = fuzz_take(&in, length);
    }
    struct value v, w;
    bool has_v = decode(&a, first, limits, &v);
    bool has_w = (choice & CHOOSE_TWO) && decode(&a, in, limits, &w);
    fuzz_check(a.used_bytes <= MEMORY_BASE_BYTES + MEMORY_FACTOR * size,
               "memory is bounded by the input");
    if (has_v)
        check_round_trip(&a, choice, &v);
    if (has_v && has_w)
        check_pair(&a, choice, &v, &w);
    return 0;
}
