/*
 * host - the table of checks; what each does is in a file of its subject
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host.h"

#include <stdarg.h>
#include <stdio.h>

#include "sandbox/supervisor/host_probes.h"

const char *host_state_name(enum host_state state)
{
    static const char *const names[] = {[HOST_OK] = "ok",
                                        [HOST_INFO] = "info",
                                        [HOST_DEGRADED] = "degraded",
                                        [HOST_MISSING] = "missing"};
    static_assert(ARRAY_LEN(names) == HOST_STATE_COUNT_, "every state has its name");
    return names[state];
}

void host_find(struct host_finding *f, enum host_state state, const char *format, ...)
{
    va_list args;
    f->state = state;
    va_start(args, format);
    vsnprintf(f->finding, sizeof(f->finding), format, args);
    va_end(args);
}

void host_explain(struct host_finding *f, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(f->reason, sizeof(f->reason), format, args);
    va_end(args);
}

void host_remedy(struct host_finding *f, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(f->command, sizeof(f->command), format, args);
    va_end(args);
}

/* clang-format off */
static const struct host_check checks[] = {
    {"kernel", "kernel", "version", host_kernel_version,
     "close_range, pidfds and waiting by them came one after the other until 5.9"},
    {"proc", "kernel", "/proc", host_kernel_proc,
     "writing the maps of a user namespace, and what a box has used"},
    {"dev-null", "kernel", "/dev/null", host_kernel_null,
     "the empty input of every box"},
    {"pidfd", "kernel", "pidfd", host_kernel_pidfd,
     "a box is killed and waited for by what can't be reused"},

    {"namespaces", "walls", "user namespaces", host_namespaces,
     "no file, process or network is in a submission's sight"},
    {"seccomp", "walls", "seccomp", host_seccomp,
     "only a tier's few system calls, and the line of every other one"},
    {"landlock", "walls", "landlock", host_landlock,
     "a second wall before files, and before other processes' signals and sockets"},
    {"cgroup", "walls", "cgroup v2", host_cgroup,
     "memory is counted for a box as a whole, and a box is killed as a whole"},

    {"open-files", "limits", "open files", host_limits_files,
     "a box begins with descriptor 63, and each that runs at once has its own in gradebox"},
    {"processes", "limits", "processes", host_limits_processes,
     "every test is a process"},
    {"address-space", "limits", "address space", host_limits_address_space,
     "the limit of a box is set above what the warm interpreter has"},
    {"stack", "limits", "stack", host_limits_stack,
     "recursion in C goes as deep as the stack"},
    {"data-limit", "limits", "data limit", host_limits_data,
     "the memory limit of a box"},
    {"memory", "limits", "memory", host_limits_memory,
     "a warm interpreter, and a memory limit for each test that runs at once"},

    {"cpu-clock", "clocks", "cpu clock", host_kernel_cpu_clock,
     "the time of a test is read from the kernel while the box waits"},
    {"schedstat", "clocks", "run queue wait", host_kernel_schedstat,
     "time in which another process had the processor is nobody's wall time"},
    {"counters", "clocks", "instructions", host_kernel_counters,
     "nothing yet: counted instructions are steadier than time"},

    {"processors", "noise", "processors", host_noise_processors,
     "as many tests run at once"},
    {"siblings", "noise", "smt siblings", host_noise_siblings,
     "two threads of one core slow each other down"},
    {"frequency", "noise", "frequency", host_noise_frequency,
     "a test takes longer on a core that is slow at the moment"},
    {"load", "noise", "load", host_noise_load,
     "neighbours take cache and memory bandwidth"},
};
/* clang-format on */

const struct host_check *host_checks(unsigned *out_n)
{
    *out_n = ARRAY_LEN(checks);
    return checks;
}
