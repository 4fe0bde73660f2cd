/*
 * syscall_args - the arguments of a system call as a person reads them
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>
#include <sys/types.h>

#include "sandbox/supervisor/notification.h"

/* Fills n->args and n->n_args for the call @number with the raw @args of process @pid; n->syscall is
 * set. A call that the table doesn't know shows its six arguments as hexadecimal numbers. */
void syscall_args_describe(struct notification *n, int number, const uint64_t *args, pid_t pid);

/* Whether the call only asks for something that an honest program asks for without its author's
 * knowing: decided by the path and the mode in n->args, after syscall_args_describe. It is refused
 * all the same. */
bool syscall_args_is_probe(const struct notification *n);
