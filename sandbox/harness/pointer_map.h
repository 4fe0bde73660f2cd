/*
 * pointer_map - from an object's address to a small number
 *
 * Used where a class's own __hash__ or __eq__ must not be asked: only the address counts. Nothing
 * is ever removed. Memory may be short in a box, so nothing in here ends the process.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/cleanup.h"

struct pointer_slot {
    const void *key; /* NULL: free */
    int32_t position;
};

struct pointer_map {
    struct pointer_slot *slots; /* owned; NULL until the first is added */
    size_t capacity;            /* a power of two, or 0 */
    size_t used;
};

enum pointer_map_outcome {
    POINTER_MAP_ADDED = 0,
    POINTER_MAP_THERE = 1,
    POINTER_MAP_NO_MEMORY = -1
};

/* A zeroed map is empty. pointer_map_release frees everything and leaves it so. */
void pointer_map_release(struct pointer_map *map);

/* Adds @key (not NULL) with @position (>= 0). A key that is there keeps its position. */
enum pointer_map_outcome pointer_map_add(struct pointer_map *map, const void *key, int32_t position)
    MUST_CHECK;

/* The position of @key, or -1. */
int32_t pointer_map_find(const struct pointer_map *map, const void *key);
