/*
 * host_place - where we are: which container, which kernel that only looks like one
 *
 * Nothing is decided by it; it chooses the words of a remedy.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/cleanup.h"

enum host_place {
    HOST_PLACE_PLAIN, /* no container that we know of */
    HOST_PLACE_DOCKER,
    HOST_PLACE_PODMAN,
    HOST_PLACE_KUBERNETES,
    HOST_PLACE_LXC,
    HOST_PLACE_NSPAWN,
    HOST_PLACE_GVISOR,
    HOST_PLACE_WSL1,
    HOST_PLACE_WSL2,
    HOST_PLACE_COUNT_
};

enum host_place host_place_find(void);

/* "a Docker container"; "" for PLAIN */
const char *host_place_name(enum host_place place);

/* What brings user namespaces and mounts there, to be pasted; "" where nothing does. */
const char *host_place_remedy(enum host_place place);
