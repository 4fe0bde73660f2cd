/*
 * catalogue - where challenges are found
 *
 * In this order: the folder of --challenges, $GRADEBOX_CHALLENGES, challenges/ of the checkout that
 * the running binary was built in, and the installed ones. An id is looked for in all of them.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"

enum { CATALOGUE_PLACES_MAX = 4 };

struct catalogue_place {
    char *path;         /* owned */
    const char *origin; /* for messages: "--challenges" */
    bool is_asked_for;  /* a person named it: that it is missing is an error */
};

struct catalogue {
    struct catalogue_place places[CATALOGUE_PLACES_MAX];
    unsigned n_places;
};

/* Ids or folders; owned. */
struct catalogue_names {
    char **names; /* sorted */
    unsigned n;
};

/* @option is the value of --challenges, or NULL. Never fails: what isn't there is found out when
 * it is looked into. */
void catalogue_init(struct catalogue *c, const char *option);
void catalogue_release(struct catalogue *c);
void catalogue_names_release(struct catalogue_names *names);

/*
 * catalogue_find - the folder of a challenge
 *
 * @name        an id, the path of a folder, or that of a challenge.yaml; what has a slash in it is
 *              a path, and a folder of the working directory is found after all ids
 * @out_folder  owned by the caller
 *
 * Returns 0, or -1 with @err (ERROR_INPUT): where it was looked for, and the nearest id as hint.
 */
int catalogue_find(const struct catalogue *c, const char *name, char **out_folder,
                   struct error *err) MUST_CHECK;

/*
 * catalogue_list - the ids of all challenges of the first place that there is
 *
 * Only of the first: a person who names a folder means that one. Returns 0, or -1 with @err
 * (ERROR_INPUT): no place, or none in it.
 */
int catalogue_list(const struct catalogue *c, struct catalogue_names *out_names, struct error *err)
    MUST_CHECK;

/*
 * catalogue_find_attacks - the folder of the self-test's attacks
 *
 * That of $GRADEBOX_ATTACKS, else tests/sandbox/attacks of the checkout that the running binary was
 * built in, else the installed one. @out_folder is owned by the caller. Returns 0, or -1 with @err
 * (ERROR_INPUT).
 */
int catalogue_find_attacks(char **out_folder, struct error *err) MUST_CHECK;
