/*
 * spec - the table of tiers, see spec.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/spec.h"

#include <stdio.h>

#include "base/cleanup.h"

static const struct tier_row rows[] = {
    {TIER_FILES,     "files",     BOX_NAMESPACE_MOUNT, "each box has a folder of its own mounted"},
    {TIER_THREADS,   "threads",   BOX_NAMESPACE_USER,  "their number is limited within it"       },
    {TIER_PROCESSES, "processes", BOX_NAMESPACE_PID,   "what it starts must die with it"         },
    {TIER_LOOPBACK,  "loopback",  BOX_NAMESPACE_NET,   "no port of the machine may be in reach"  },
};
static_assert(ARRAY_LEN(rows) == TIER_COUNT_, "every tier has a row");

const struct tier_row *tier_rows(void)
{
    return rows;
}

unsigned tiers_of_box(unsigned tiers)
{
    return tiers & TIER_PROCESSES ? tiers | TIER_FILES : tiers;
}

const char *tier_set_name(unsigned tiers, char *out)
{
    size_t at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (tiers & rows[i].tier)
            at += (size_t)snprintf(out + at, TIER_SET_NAME_BYTES - at, "%s%s", at ? "+" : "",
                                   rows[i].name);
    }
    if (at == 0)
        at = (size_t)snprintf(out, TIER_SET_NAME_BYTES, "pure");
    assert(at < TIER_SET_NAME_BYTES);
    return out;
}
