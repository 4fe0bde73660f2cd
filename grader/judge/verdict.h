/*
 * verdict - what can come of a test
 * SPDX-License-Identifier: MIT
 */
#pragma once

enum verdict {
    VERDICT_AC = 0,
    VERDICT_WA,
    VERDICT_TLE,
    VERDICT_MLE,
    VERDICT_OLE,
    VERDICT_RE,
    VERDICT_LE,
    VERDICT_SV,
    VERDICT_RV,
    VERDICT_SK,
    VERDICT_IE,
    VERDICT_COUNT_
};

/* "WA" */
const char *verdict_code(enum verdict v);
/* "wrong-answer", as the format has it; reports print it with a space for the hyphen. */
const char *verdict_word(enum verdict v);
