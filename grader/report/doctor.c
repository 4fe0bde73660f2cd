/*
 * doctor - what both reports of `gradebox doctor` say in the same words
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/doctor.h"

void doctor_put_uses(struct buffer *out, const struct doctor_report *r)
{
    const struct isolation *isolation = &r->isolation;
    for (unsigned i = 0; i < isolation->n_namespaces; i++)
        buffer_printf(out, "%s%s", i ? ", " : "", isolation->namespaces[i]);
    buffer_puts(out, isolation->n_namespaces ? " namespaces; " : "no namespaces; ");
    buffer_printf(out, "seccomp with notifications (tier %s); ", isolation->seccomp);
    if (isolation->landlock_abi > 0)
        buffer_printf(out, "landlock abi %u; ", isolation->landlock_abi);
    else
        buffer_puts(out, "no landlock; ");
    buffer_printf(out, "memory by %s", isolation->memory);
}
