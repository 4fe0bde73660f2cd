/*
 * verdict - the table of verdicts
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/verdict.h"

#include <assert.h>

#include "base/cleanup.h"

static const struct {
    const char *code, *word;
} verdicts[] = {
    [VERDICT_AC] = {"AC",  "accepted"          },
      [VERDICT_WA] = {"WA",  "wrong-answer"      },
    [VERDICT_TLE] = {"TLE", "time-limit"        },
      [VERDICT_MLE] = {"MLE", "memory-limit"      },
    [VERDICT_OLE] = {"OLE", "output-limit"      },
      [VERDICT_RE] = {"RE",  "runtime-error"     },
    [VERDICT_LE] = {"LE",  "load-error"        },
      [VERDICT_SV] = {"SV",  "security-violation"},
    [VERDICT_RV] = {"RV",  "rule-violation"    },
      [VERDICT_SK] = {"SK",  "skipped"           },
    [VERDICT_IE] = {"IE",  "internal-error"    },
};
static_assert(ARRAY_LEN(verdicts) == VERDICT_COUNT_, "every verdict has its words");

const char *verdict_code(enum verdict v)
{
    return verdicts[v].code;
}

const char *verdict_word(enum verdict v)
{
    return verdicts[v].word;
}
