/*
 * limits - see limits.h
 *
 * Amounts are parsed as digits, not as doubles: 1.1s is exactly 1 100 000 000 ns.
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/limits.h"

#include <string.h>

#include "grader/challenge/schema.h"

#define KIB ((uint64_t)1 << 10)
#define MIB ((uint64_t)1 << 20)
#define GIB ((uint64_t)1 << 30)

static const struct limits_unit duration_units[] = {
    {"ms", NSEC_PER_MSEC},
    {"s",  NSEC_PER_SEC },
    {NULL, 0            }
};
static const struct limits_unit factor_units[] = {
    {"x",  1000},
    {NULL, 0   }
};
static const struct limits_unit size_units[] = {
    {"B",   1  },
    {"KiB", KIB},
    {"MiB", MIB},
    {"GiB", GIB},
    {NULL,  0  }
};

/* Bounds are our choice: what lies outside is a slip of the pen. */
static const struct quantity {
    const struct limits_unit *units;
    uint64_t min, max;
} time_quantity = {duration_units, NSEC_PER_MSEC, 600 * NSEC_PER_SEC},
  wall_quantity = {duration_units, NSEC_PER_SEC, 1800 * NSEC_PER_SEC},
  factor_quantity = {factor_units, 1000, 100000},
  reference_quantity = {factor_units, 1500, 1000000}, memory_quantity = {size_units, MIB, 16 * GIB},
  output_quantity = {size_units, 1, 64 * MIB};

enum {
    WALL_MIN_SECONDS = 1,       /* the format's */
    FACTOR_MIN_MS = 100,        /* the format's: of a limit that is a factor */
    REFERENCE_MAX_SECONDS = 10, /* our choice: the reference's own limit where it is measured */
};

struct limit_settings limits_defaults(void)
{
    return (struct limit_settings){.time_ns = 2 * NSEC_PER_SEC,
                                   .wall_permille = 3000,
                                   .memory_bytes = 64 * MIB,
                                   .output_bytes = 64 * KIB};
}

struct limit_settings limits_merge(const struct limit_settings *outer,
                                   const struct limit_settings *inner)
{
    struct limit_settings merged = *outer;
    if (inner->time_ns || inner->time_permille) {
        merged.time_ns = inner->time_ns;
        merged.time_permille = inner->time_permille;
    }
    if (inner->wall_ns || inner->wall_permille) {
        merged.wall_ns = inner->wall_ns;
        merged.wall_permille = inner->wall_permille;
    }
    if (inner->memory_bytes)
        merged.memory_bytes = inner->memory_bytes;
    if (inner->output_bytes)
        merged.output_bytes = inner->output_bytes;
    if (inner->mark.line)
        merged.mark = inner->mark;
    return merged;
}

static void put_wall(struct limits *limits)
{
    if (limits->wall_permille)
        limits->wall_ns = limits->time_ns / 1000 * limits->wall_permille;
    if (limits->wall_ns < WALL_MIN_SECONDS * NSEC_PER_SEC)
        limits->wall_ns = WALL_MIN_SECONDS * NSEC_PER_SEC;
}

struct limits limits_apply(const struct limit_settings *merged)
{
    nsec_t time_ns = merged->time_permille ? REFERENCE_MAX_SECONDS * NSEC_PER_SEC : merged->time_ns;
    struct limits limits = {.time_ns = time_ns,
                            .time_permille = merged->time_permille,
                            .wall_permille = merged->wall_permille,
                            .wall_ns = merged->wall_ns,
                            .memory_bytes = merged->memory_bytes,
                            .output_bytes = merged->output_bytes,
                            .mark = merged->mark};
    put_wall(&limits);
    return limits;
}

struct limits limits_resolve(const struct limits *limits, nsec_t reference_ns)
{
    struct limits resolved = *limits;
    if (limits->time_permille == 0)
        return resolved;
    resolved.time_ns = reference_ns / 1000 * limits->time_permille;
    if (resolved.time_ns < FACTOR_MIN_MS * NSEC_PER_MSEC)
        resolved.time_ns = FACTOR_MIN_MS * NSEC_PER_MSEC;
    put_wall(&resolved);
    return resolved;
}

/* Reads digits into *@value, up to 2**63. Returns what follows, NULL where there are too many. */
static const char *scan_digits(const char *at, uint64_t *value)
{
    for (; *at >= '0' && *at <= '9'; at++) {
        bool overflows = __builtin_mul_overflow(*value, 10, value) ||
                         __builtin_add_overflow(*value, (uint64_t)(*at - '0'), value);
        if (overflows || *value > INT64_MAX)
            return NULL;
    }
    return at;
}

enum { FRACTION_MAX_DIGITS = 18 }; /* as many as fit into 64 bits */

/* Adds 0.@digits of @worth; false where that isn't whole. */
static bool add_fraction(const char *digits, size_t n, uint64_t worth, uint64_t *value)
{
    while (n > 0 && digits[n - 1] == '0')
        n--;
    if (n > FRACTION_MAX_DIGITS)
        return false;
    uint64_t numerator = 0, denominator = 1;
    for (size_t i = 0; i < n; i++) {
        numerator = numerator * 10 + (uint64_t)(digits[i] - '0');
        denominator *= 10;
    }
    unsigned __int128 product = (unsigned __int128)numerator * worth;
    *value += (uint64_t)(product / denominator);
    return product % denominator == 0;
}

bool limits_parse(const char *text, const struct limits_unit *units, uint64_t *out)
{
    uint64_t whole = 0;
    const char *at = scan_digits(text, &whole);
    if (!at || at == text)
        return false;
    const char *fraction = at + 1;
    size_t n_fraction = *at == '.' ? strspn(fraction, "0123456789") : 0;
    if (*at == '.' && n_fraction == 0)
        return false;
    at = n_fraction > 0 ? fraction + n_fraction : at;
    for (; units->name; units++) {
        if (strcmp(at, units->name) != 0)
            continue;
        if (__builtin_mul_overflow(whole, units->worth, out) || *out > INT64_MAX / 2)
            return false;
        return add_fraction(fraction, n_fraction, units->worth, out);
    }
    return false;
}

static bool read_quantity(struct schema *s, const struct yaml_node *node,
                          const struct quantity *quantity, uint64_t *out)
{
    const char *text = schema_string(s, node);
    return text && limits_parse(text, quantity->units, out) && *out >= quantity->min &&
           *out <= quantity->max;
}

/* What is usually written instead of a unit. */
static const char *unit_hint(const struct yaml_node *node, bool is_size)
{
    double number = 0;
    if (yaml_node_number(node, &number))
        return is_size ? "write the unit: B, KiB, MiB or GiB" : "write the unit: ms or s";
    if (!yaml_node_is_string(node) || !is_size)
        return NULL;
    uint64_t ignored = 0;
    bool has_unit = limits_parse(node->text, size_units, &ignored);
    bool has_digits = node->text[0] >= '0' && node->text[0] <= '9';
    return has_digits && !has_unit ? "units are B, KiB (1024 B), MiB and GiB" : NULL;
}

static void read_time(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into)
{
    uint64_t number = 0;
    struct limit_settings *settings = into;
    if (read_quantity(s, value, &reference_quantity, &number)) {
        settings->time_permille = number;
        if (!s->c || !s->c->reference)
            schema_complain(s, value->mark, "put one into solutions/accepted, or say a duration",
                            "'time' as a factor needs a reference solution, but there is none");
    } else if (read_quantity(s, value, &time_quantity, &number)) {
        settings->time_ns = number;
    } else {
        schema_wrong(s, key, value, unit_hint(value, false));
    }
}

static void read_wall(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into)
{
    uint64_t number = 0;
    struct limit_settings *settings = into;
    if (read_quantity(s, value, &factor_quantity, &number))
        settings->wall_permille = number;
    else if (read_quantity(s, value, &wall_quantity, &number))
        settings->wall_ns = number;
    else
        schema_wrong(s, key, value, unit_hint(value, false));
}

static void read_size(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      const struct quantity *quantity, uint64_t *out)
{
    uint64_t number = 0;
    if (read_quantity(s, value, quantity, &number))
        *out = number;
    else
        schema_wrong(s, key, value, unit_hint(value, true));
}

static void read_memory(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    read_size(s, key, value, &memory_quantity, &((struct limit_settings *)into)->memory_bytes);
}

static void read_output(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    read_size(s, key, value, &output_quantity, &((struct limit_settings *)into)->output_bytes);
}

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"time", "a duration such as 500ms or 2s, from 1ms to 600s, or a factor from 1.5x to 1000x", read_time},
    {"wall", "a factor such as 3x, from 1x to 100x, or a duration from 1s to 1800s", read_wall},
    {"memory", "a size such as 64MiB, from 1MiB to 16GiB", read_memory},
    {"output", "a size such as 64KiB, from 1B to 64MiB", read_output},
};
/* clang-format on */
static const struct schema_level level = {"'limits'", keys, ARRAY_LEN(keys)};

void limits_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                 void *into)
{
    struct limit_settings *settings = (void *)((char *)into + key->offset);
    settings->mark = value->mark;
    schema_read(s, &level, value, settings);
}
