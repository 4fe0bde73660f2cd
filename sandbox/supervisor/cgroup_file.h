/*
 * cgroup_file - the files of a cgroup directory
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/error.h"

enum { CGROUP_FILE_MAX_BYTES = 512 }; /* of the small ones that are read here */

/* Writes @text in one write(2), as these files want it. Returns 0, or -1 with @err. */
int cgroup_file_write(int dir_fd, const char *name, const char *text, struct error *err) MUST_CHECK;

/* Reads the start of a file into a text. Returns 0, or -1 with errno. */
int cgroup_file_read(int fd, char out_text[CGROUP_FILE_MAX_BYTES]) MUST_CHECK;

/* The number behind @key in a file of lines "key number"; 0 where there is none. */
uint64_t cgroup_file_number(const char *text, const char *key);

/* Lets root's zygote, which is nobody, put processes into the cgroup. Does nothing for a user. */
int cgroup_file_hand_over(int dir_fd, struct error *err) MUST_CHECK;
