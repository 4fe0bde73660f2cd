/*
 * result_check - <check.h> for tests that also read grader/judge/result.h
 *
 * Both have a `test_result`, and C keeps one name space for all tags. Check's is an enum that no
 * test of ours names.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#define test_result check_test_result
#include <check.h>
#undef test_result
