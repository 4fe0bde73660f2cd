/*
 * text_test - one test that wasn't passed, in the text report
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/result.h"
#include "grader/report/style.h"

/* The line with its name, verdict and measure, then why: all that a visible test shows, or the
 * detail and hint of a hidden one. */
void text_test_put(struct buffer *out, const struct test_result *t,
                   const struct report_style *style);

/* As text_test_put for a submission that can't be loaded (LE) or breaks a rule (RV): what that is and why,
 * said once for all tests, without any test's name, call or hint. */
void text_test_put_refusal(struct buffer *out, const struct test_result *t,
                           const struct report_style *style);

/* "wrong answer": the format's word, without the hyphen. */
const char *text_test_verdict(enum verdict v);
enum style_tone text_test_tone(enum verdict v);
