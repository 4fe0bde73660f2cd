/*
 * host_probes - the functions that the table of host.c names, one file a subject
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "sandbox/supervisor/host.h"

/* host_kernel.c */
void host_kernel_version(struct host_finding *out);
void host_kernel_proc(struct host_finding *out);
void host_kernel_null(struct host_finding *out);
void host_kernel_pidfd(struct host_finding *out);
void host_kernel_cpu_clock(struct host_finding *out);
void host_kernel_schedstat(struct host_finding *out);
void host_kernel_counters(struct host_finding *out);

/* host_namespaces.c, host_seccomp.c, host_landlock.c, host_cgroup.c */
void host_namespaces(struct host_finding *out);
void host_seccomp(struct host_finding *out);
void host_landlock(struct host_finding *out);
void host_cgroup(struct host_finding *out);

/* host_limits.c */
void host_limits_files(struct host_finding *out);
void host_limits_processes(struct host_finding *out);
void host_limits_address_space(struct host_finding *out);
void host_limits_stack(struct host_finding *out);
void host_limits_data(struct host_finding *out);
void host_limits_memory(struct host_finding *out);

/* host_noise.c */
void host_noise_processors(struct host_finding *out);
void host_noise_siblings(struct host_finding *out);
void host_noise_frequency(struct host_finding *out);
void host_noise_load(struct host_finding *out);
