/*
 * kept_key - all that decides what the setter's box answers for a test, as a digest
 *
 * Two runs with the same key would be told the same: by the same gradebox and the same code in the box, the
 * same Python and packages, asked the same of the same reference. What is none of that must not be in it,
 * and what is must not be missing: a key that is missed costs a run of the reference, one that is hit by
 * mistake a wrong verdict.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/digest.h"
#include "grader/judge/judge_internal.h"

/* Who answers, for all tests of a challenge. */
struct kept_identity {
    uint8_t digest[DIGEST_BYTES];
};

/* Once the zygote of the challenge is ready. False where it can't be told. */
bool kept_identity_of(const struct judge *j, const struct challenge *c,
                      struct kept_identity *out_identity) MUST_CHECK;

/*
 * kept_key_of - the key of a test
 *
 * Nothing of the test may be prepared: what is asked for is put together from the challenge alone, with
 * expressions as they are written. Reads the reference. False where that fails.
 */
bool kept_key_of(const struct kept_identity *identity, struct preparation *p, unsigned group,
                 unsigned test, uint8_t out_key[DIGEST_BYTES]) MUST_CHECK;
