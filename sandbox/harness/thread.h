/*
 * thread - what a box must know of its threads
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"

/* In the zygote, whose one thread is the main thread of every box: answers BOX_LINE_SIGNAL from here on.
 * Returns 0, or -1 with @err. */
int thread_init(struct error *err) MUST_CHECK;

/* In a box that may start threads. */
void thread_renumber(void);
