/*
 * doctor_box - the doctor's own test: a real zygote, a real box, a real verdict
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/report/doctor.h"

enum { DOCTOR_PYTHONS_MAX = 8 }; /* the build knows of four */

struct doctor_patient {
    char version[16]; /* "3.11" */
    char id[32];      /* "python-3.11" */
    char title[32];   /* "Python 3.11" */
};

/* The versions to look at, oldest first: all that were built, or @python alone. Returns how many, or
 * -1 with @err (ERROR_USAGE): there is no such version. */
int doctor_box_pythons(const char *python, struct doctor_patient out[DOCTOR_PYTHONS_MAX],
                       struct error *err) MUST_CHECK;

/*
 * doctor_box_try - warm @version's zygote and grade a test that can't fail
 *
 * @out_zygote     how long it took to be warm, or why it isn't
 * @out_box        how the test went
 * @out_tiers      which tiers of `allow` there are
 * @out_isolation  what stood around it; only where true is returned
 *
 * Returns whether it was graded, and rightly.
 */
bool doctor_box_try(const char *version, struct host_finding *out_zygote,
                    struct host_finding *out_box, struct host_finding *out_tiers,
                    struct isolation *out_isolation);
