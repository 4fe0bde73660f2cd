/*
 * pointer_map - see pointer_map.h
 *
 * Open addressing with linear probing, at most three quarters full.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/pointer_map.h"

enum { CAPACITY_MIN = 64 };

void pointer_map_release(struct pointer_map *map)
{
    free(map->slots);
    *map = (struct pointer_map){0};
}

/* Objects lie 16 bytes apart, so the low bits say nothing; the multiplier is 2^64 divided by the
 * golden ratio, which spreads neighbours (Knuth, volume 3, 6.4). */
static size_t slot_of(const struct pointer_map *map, const void *key)
{
    uint64_t hash = ((uint64_t)(uintptr_t)key >> 4) * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> 32) & (map->capacity - 1);
}

static struct pointer_slot *probe(const struct pointer_map *map, const void *key)
{
    size_t i = slot_of(map, key);
    while (map->slots[i].key && map->slots[i].key != key)
        i = (i + 1) & (map->capacity - 1);
    return &map->slots[i];
}

static int grow(struct pointer_map *map)
{
    struct pointer_map larger = {.capacity = map->capacity ? map->capacity * 2 : CAPACITY_MIN,
                                 .used = map->used};
    larger.slots = calloc(larger.capacity, sizeof(*larger.slots));
    if (!larger.slots)
        return -1;
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].key)
            *probe(&larger, map->slots[i].key) = map->slots[i];
    }
    free(map->slots);
    *map = larger;
    return 0;
}

enum pointer_map_outcome pointer_map_add(struct pointer_map *map, const void *key, int32_t position)
{
    if ((map->used + 1) * 4 > map->capacity * 3 && grow(map) < 0)
        return POINTER_MAP_NO_MEMORY;
    struct pointer_slot *slot = probe(map, key);
    if (slot->key)
        return POINTER_MAP_THERE;
    *slot = (struct pointer_slot){.key = key, .position = position};
    map->used++;
    return POINTER_MAP_ADDED;
}

int32_t pointer_map_find(const struct pointer_map *map, const void *key)
{
    if (map->capacity == 0)
        return -1;
    const struct pointer_slot *slot = probe(map, key);
    return slot->key ? slot->position : -1;
}
