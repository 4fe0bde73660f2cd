/*
 * probe_kernel - attempts on parts of the kernel that have often been a way out
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/zygote/probe_attempts.h"

long probe_bpf(void)
{
    union bpf_attr attr = {
        .map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1};
    return syscall(SYS_bpf, BPF_MAP_CREATE, &attr, sizeof(attr));
}

long probe_io_uring(void)
{
    struct io_uring_params params = {0};
    return syscall(SYS_io_uring_setup, 1, &params);
}

long probe_perf(void)
{
    struct perf_event_attr attr = {.type = PERF_TYPE_SOFTWARE,
                                   .size = sizeof(attr),
                                   .config = PERF_COUNT_SW_CPU_CLOCK,
                                   .exclude_kernel = 1,
                                   .exclude_hv = 1};
    return syscall(SYS_perf_event_open, &attr, 0, -1, -1, 0);
}

long probe_sched_fifo(void)
{
    const struct sched_param param = {.sched_priority = 1};
    return sched_setscheduler(0, SCHED_FIFO, &param);
}

long probe_ldt(void)
{
#ifdef SYS_modify_ldt
    char entry[16];
    return syscall(SYS_modify_ldt, 0, entry, sizeof(entry));
#else
    errno = ENOSYS; /* x86 only */
    return -1;
#endif
}
