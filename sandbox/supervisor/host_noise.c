/*
 * host_noise - what makes the same test take another time: cores that are shared, slow or busy
 *
 * None of it keeps gradebox from grading, and a laptop is as it is; so most is said as information.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_probes.h"

static unsigned usable_processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof(set), &set) < 0 ? 1 : (unsigned)CPU_COUNT(&set);
}

void host_noise_processors(struct host_finding *out)
{
    unsigned n = usable_processors();
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    if (online > (long)n)
        host_find(out, HOST_INFO, "%u of %ld; as many tests run at once", n, online);
    else if (n == 1)
        host_find(out, HOST_INFO, "1; tests run one after the other, beside gradebox itself");
    else
        host_find(out, HOST_INFO, "%u; as many tests run at once", n);
}

void host_noise_siblings(struct host_finding *out)
{
    long long active = host_file_number("/sys/devices/system/cpu/smt/active");
    unsigned n = usable_processors();
    if (active < 0) {
        host_find(out, HOST_INFO, "not known: no '/sys/devices/system/cpu/smt'");
    } else if (active == 0) {
        host_find(out, HOST_OK, "none: every processor is a core of its own");
    } else {
        host_find(out, HOST_INFO, "processors share cores");
        host_explain(out, "two tests on one core slow each other down by up to a half");
        host_remedy(out, "gradebox grade --jobs %u ...", n > 1 ? n / 2 : 1);
    }
}

/* Whether the processor may go above its nominal frequency while it is cool; -1 = not known. */
static int boost(void)
{
    long long no_turbo = host_file_number("/sys/devices/system/cpu/intel_pstate/no_turbo");
    if (no_turbo >= 0)
        return no_turbo == 0;
    long long boost = host_file_number("/sys/devices/system/cpu/cpufreq/boost");
    return boost < 0 ? -1 : boost != 0;
}

void host_noise_frequency(struct host_finding *out)
{
    char governor[32];
    if (!host_file_text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", governor,
                        sizeof(governor))) {
        host_find(out, HOST_INFO, "not known: no governor to be seen, as in a virtual machine");
        return;
    }
    int may_boost = boost();
    host_find(out, HOST_INFO, "governor %s%s", governor,
              may_boost < 0 ? ""
              : may_boost   ? ", boost"
                            : ", no boost");
    if (strcmp(governor, "performance") == 0)
        return;
    host_explain(out, "a core that was idle begins slowly, and a short test takes longer");
    host_remedy(out, "echo performance | sudo tee "
                     "/sys/devices/system/cpu/cpu*/cpufreq/scaling_governor");
}

void host_noise_load(struct host_finding *out)
{
    double load = 0;
    unsigned n = usable_processors();
    if (getloadavg(&load, 1) != 1) {
        host_find(out, HOST_INFO, "not known: no '/proc/loadavg'");
        return;
    }
    host_find(out, HOST_INFO, "%.1f for %u processor%s", load, n, n == 1 ? "" : "s");
    if (load > (double)n)
        host_explain(out, "the machine is busy: times are less steady, verdicts hold, for they go "
                          "by cpu time");
}
