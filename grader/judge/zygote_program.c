/*
 * zygote_program - see zygote_program.h
 *
 * GRADEBOX_PYTHONS ("3.11 3.12", newest last) and GRADEBOX_LIBEXECDIR come from meson.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/zygote_program.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

static bool was_built(const char *version)
{
    size_t length = strlen(version);
    for (const char *at = GRADEBOX_PYTHONS; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
        if (strcspn(at, " ") == length && memcmp(at, version, length) == 0)
            return true;
    }
    return false;
}

static const char *newest(void)
{
    const char *last = strrchr(GRADEBOX_PYTHONS, ' ');
    return last ? last + 1 : GRADEBOX_PYTHONS;
}

/* Fills both paths; whether the program is there. */
static bool is_in(struct zygote_program *p, const char *directory, const char *version)
{
    int n = snprintf(p->path, sizeof(p->path), "%s/gradebox-zygote-%s", directory, version);
    int m = snprintf(p->bundle_path, sizeof(p->bundle_path), "%s/gradebox-stdlib-%s", directory,
                     version);
    return n > 0 && (size_t)n < sizeof(p->path) && m > 0 && (size_t)m < sizeof(p->bundle_path) &&
           access(p->path, X_OK) == 0;
}

/* The folder of the running program; where there is no /proc, by the name that it was started by. */
static bool find_own_folder(char out_folder[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", out_folder, PATH_MAX - 1);
    if (length > 0) {
        out_folder[length] = '\0';
    } else {
        const char *name = (const char *)(uintptr_t)getauxval(AT_EXECFN);
        if (!name || !realpath(name, out_folder))
            return false;
    }
    char *slash = strrchr(out_folder, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

int zygote_program_find(const char *version, struct zygote_program *out_program, struct error *err)
{
    if (version && !was_built(version)) {
        error_set(err, ERROR_USAGE, "this gradebox was not built for Python '%s'", version);
        return error_hint(err, "it was built for: %s", GRADEBOX_PYTHONS);
    }
    if (!version)
        version = newest();
    char self[PATH_MAX];
    if (find_own_folder(self) && is_in(out_program, self, version))
        return 0;
    if (is_in(out_program, GRADEBOX_LIBEXECDIR, version))
        return 0;
    error_set(err, ERROR_SANDBOX, "cannot find 'gradebox-zygote-%s'", version);
    return error_hint(err, "it belongs beside gradebox or into '%s'; is the build complete?",
                      GRADEBOX_LIBEXECDIR);
}

const char *zygote_program_versions(void)
{
    return GRADEBOX_PYTHONS;
}
