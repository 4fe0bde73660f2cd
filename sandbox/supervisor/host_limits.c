/*
 * host_limits - what whoever started gradebox left of limits, and memory
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "sandbox/spec.h"
#include "sandbox/supervisor/host_child.h"
#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_probes.h"

enum {
    FILES_LEAST = BOX_HANDOVER_FD + 1,
    FILES_GOOD = 1024,     /* what every distribution gives: 31 tests at once stay below */
    PROCESSES_GOOD = 256,  /* our choice: boxes of 31 jobs, and a desktop's own processes */
    STACK_GOOD_MIB = 64,   /* the most that a box asks for */
    SPACE_GOOD_MIB = 2048, /* our choice: an interpreter with any limit of the format's examples */
    MEMORY_GOOD_MIB = 512, /* our choice: an interpreter and two tests of 128 MiB */
};

static bool read_limit(__rlimit_resource_t resource, struct rlimit *out, struct host_finding *f)
{
    if (getrlimit(resource, out) == 0)
        return true;
    host_find(f, HOST_INFO, "not known: %s", strerror(errno));
    return false;
}

/* "64 MiB", "unlimited" */
static void put_size(char *out, size_t room, rlim_t bytes)
{
    if (bytes == RLIM_INFINITY)
        snprintf(out, room, "unlimited");
    else if (bytes >= 1 << 20)
        snprintf(out, room, "%llu MiB", (unsigned long long)bytes >> 20);
    else
        snprintf(out, room, "%llu KiB", (unsigned long long)bytes >> 10);
}

void host_limits_files(struct host_finding *out)
{
    struct rlimit files;
    if (!read_limit(RLIMIT_NOFILE, &files, out))
        return;
    enum host_state state = files.rlim_cur < FILES_LEAST  ? HOST_MISSING
                            : files.rlim_cur < FILES_GOOD ? HOST_DEGRADED
                                                          : HOST_OK;
    if (files.rlim_cur == RLIM_INFINITY)
        host_find(out, HOST_OK, "unlimited");
    else
        host_find(out, state, "%llu", (unsigned long long)files.rlim_cur);
    if (state == HOST_OK)
        return;
    host_explain(out,
                 state == HOST_MISSING ? "a box needs %d (ulimit -n)"
                                       : "few tests can run at once (ulimit -n), %d are enough",
                 state == HOST_MISSING ? FILES_LEAST : FILES_GOOD);
    if (files.rlim_max >= FILES_GOOD)
        host_remedy(out, "ulimit -n %d", FILES_GOOD);
    else
        host_remedy(out, "sudo prlimit --pid $$ --nofile=%d:%d", FILES_GOOD, FILES_GOOD);
}

void host_limits_processes(struct host_finding *out)
{
    struct rlimit processes;
    if (!read_limit(RLIMIT_NPROC, &processes, out))
        return;
    if (processes.rlim_cur == RLIM_INFINITY) {
        host_find(out, HOST_OK, "unlimited");
        return;
    }
    bool is_low = processes.rlim_cur < PROCESSES_GOOD;
    host_find(out, is_low ? HOST_DEGRADED : HOST_OK, "%llu for this user",
              (unsigned long long)processes.rlim_cur);
    if (!is_low)
        return;
    host_explain(out, "with those that run already it may be reached (ulimit -u)");
    if (processes.rlim_max >= PROCESSES_GOOD)
        host_remedy(out, "ulimit -u %d", PROCESSES_GOOD);
    else
        host_remedy(out, "sudo prlimit --pid $$ --nproc=%d:%d", PROCESSES_GOOD, PROCESSES_GOOD);
}

void host_limits_address_space(struct host_finding *out)
{
    struct rlimit space;
    char size[32];
    if (!read_limit(RLIMIT_AS, &space, out))
        return;
    rlim_t least = space.rlim_cur < space.rlim_max ? space.rlim_cur : space.rlim_max;
    put_size(size, sizeof(size), least);
    bool is_low = least != RLIM_INFINITY && least >> 20 < SPACE_GOOD_MIB;
    host_find(out, is_low ? HOST_DEGRADED : HOST_OK, "%s", size);
    if (!is_low)
        return;
    host_explain(out, "a test whose memory limit doesn't fit in can't be run (ulimit -v)");
    host_remedy(out, space.rlim_max == RLIM_INFINITY
                         ? "ulimit -v unlimited"
                         : "sudo prlimit --pid $$ --as=unlimited:unlimited");
}

void host_limits_stack(struct host_finding *out)
{
    struct rlimit stack;
    char size[32];
    if (!read_limit(RLIMIT_STACK, &stack, out))
        return;
    put_size(size, sizeof(size), stack.rlim_max);
    bool is_low = stack.rlim_max != RLIM_INFINITY && stack.rlim_max >> 20 < STACK_GOOD_MIB;
    host_find(out, is_low ? HOST_DEGRADED : HOST_OK, "%s", size);
    if (!is_low)
        return;
    host_explain(out, "boxes get no more, and deep recursion in C ends sooner (ulimit -Hs)");
    host_remedy(out, "sudo prlimit --pid $$ --stack=%ld:unlimited", 8L << 20);
}

/* Whether a private page is refused under a limit that allows none. */
static void try_data_limit(int socket_fd, struct host_report *report)
{
    (void)socket_fd;
    const struct rlimit none = {0};
    if (setrlimit(RLIMIT_DATA, &none) < 0) {
        report->sys_errno = errno;
        return;
    }
    void *page = mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    report->value = page == MAP_FAILED && errno == ENOMEM;
}

void host_limits_data(struct host_finding *out)
{
    static const char switch_path[] = "/sys/module/kernel/parameters/ignore_rlimit_data";
    struct host_report report;
    char text[8];
    if (host_child_run(try_data_limit, &report) < 0) {
        host_find(out, HOST_MISSING, "not known: the child that tries it gave no answer: %s",
                  strerror(errno));
        return;
    }
    if (report.value == 1) {
        host_find(out, HOST_OK, "enforced");
        return;
    }
    host_find(out, HOST_MISSING, "RLIMIT_DATA is not enforced");
    if (report.sys_errno != 0) {
        host_explain(out, "it can't be set: %s", strerror(report.sys_errno));
    } else if (host_file_text(switch_path, text, sizeof(text)) && text[0] == 'Y') {
        host_explain(out, "the kernel was told to ignore it (ignore_rlimit_data)");
        host_remedy(out, "echo N | sudo tee %s", switch_path);
    } else {
        host_explain(out, "this kernel doesn't count private memory; Linux does since 4.7");
        host_remedy(out, "%s", "");
    }
}

void host_limits_memory(struct host_finding *out)
{
    long long free_kib = host_file_field("/proc/meminfo", "MemAvailable");
    char size[32];
    if (free_kib < 0) {
        host_find(out, HOST_INFO, "not known: no '/proc/meminfo'");
        return;
    }
    put_size(size, sizeof(size), (rlim_t)free_kib << 10);
    bool is_low = free_kib >> 10 < MEMORY_GOOD_MIB;
    host_find(out, is_low ? HOST_DEGRADED : HOST_OK, "%s available", size);
    if (!is_low)
        return;
    host_explain(out, "boxes may be killed or swapped, and either tells nothing of a solution");
    host_remedy(out, "gradebox grade --jobs 1 ...");
}
