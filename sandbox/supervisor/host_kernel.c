/*
 * host_kernel - the kernel's version, /proc, pidfds and clocks
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "sandbox/supervisor/host_child.h"
#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_place.h"
#include "sandbox/supervisor/host_probes.h"

enum { NULL_MAJOR = 1, NULL_MINOR = 3 }; /* null(4) */

/* ---- version, /proc ------------------------------------------------------------------------------ */

void host_kernel_version(struct host_finding *out)
{
    struct utsname name;
    unsigned version = 0, patch_level = 0;
    if (uname(&name) < 0) {
        host_find(out, HOST_INFO, "not known: %s", strerror(errno));
        return;
    }
    enum host_place place = host_place_find();
    const char *where = host_place_name(place);
    bool is_old = sscanf(name.release, "%u.%u", &version, &patch_level) == 2 &&
                  (version < 5 || (version == 5 && patch_level < 9));
    bool has_close_range = syscall(SYS_close_range, ~0U, ~0U, 0) == 0;
    host_find(out, is_old || !has_close_range ? HOST_MISSING : HOST_OK, "Linux %.60s%s%.60s",
              name.release, where[0] ? ", in " : "", where);
    if (has_close_range && !is_old)
        return;
    host_explain(out, is_old ? "Linux 5.9 or newer is needed"
                             : "close_range(2) is refused, which Linux has since 5.9");
    host_remedy(out, "%s", host_place_remedy(place));
}

void host_kernel_proc(struct host_finding *out)
{
    char text[64];
    bool has_proc = access("/proc/self/status", R_OK) == 0;
    if (!has_proc) {
        host_find(out, HOST_MISSING, "not there or not readable");
        host_explain(out, "a user namespace gets its ids through it, and gradebox finds its own "
                          "program by it");
        host_remedy(out, "sudo mount -t proc proc /proc");
    } else if (!host_file_text("/proc/sys/user/max_user_namespaces", text, sizeof(text))) {
        host_find(out, HOST_OK, "readable, without /proc/sys/user");
    } else {
        host_find(out, HOST_OK, "readable");
    }
}

void host_kernel_null(struct host_finding *out)
{
    struct stat st = {0};
    AUTO_FD int fd = open("/dev/null", O_RDWR | O_CLOEXEC);
    int sys_errno = errno;
    bool is_device = stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode) &&
                     major(st.st_rdev) == NULL_MAJOR && minor(st.st_rdev) == NULL_MINOR;
    if (fd >= 0 && is_device) {
        host_find(out, HOST_OK, "readable and writable");
        return;
    }
    host_find(out, is_device ? HOST_MISSING : HOST_DEGRADED, "%s",
              fd < 0 ? strerror(sys_errno) : "it is not what its name says");
    host_explain(out,
                 is_device ? "its mode is %04o, and should be 0666" : "it is no device (mode %04o)",
                 (unsigned)st.st_mode & 07777);
    host_remedy(out, is_device ? "sudo chmod 666 /dev/null"
                               : "sudo rm -f /dev/null && sudo mknod -m 666 /dev/null c 1 3");
    if (fd < 0)
        out->state = HOST_MISSING;
}

/* ---- processes ----------------------------------------------------------------------------------- */

/* Uses the processor until its own clock has moved, says so, and waits to be killed. */
static void work_and_wait(int socket_fd, struct host_report *report)
{
    struct timespec ts = {0};
    for (unsigned i = 0; i < 1u << 24; i++) {
        if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts) < 0 ||
            nsec_from_timespec(&ts) > NSEC_PER_MSEC / 10)
            break;
    }
    ssize_t sent = send(socket_fd, report, sizeof(*report), MSG_NOSIGNAL);
    struct pollfd wait = {.fd = socket_fd, .events = POLLIN};
    if (sent > 0)
        poll(&wait, 1, HOST_CHILD_SECONDS * 1000);
}

/* A child that waits: 0, or -1 with @out filled. */
static int start_waiting(struct host_child *child, struct host_finding *out)
{
    struct host_report report;
    if (host_child_start(child, work_and_wait) == 0 && host_child_hear(child, &report) == 0)
        return 0;
    host_find(out, HOST_MISSING, "not known: no child to try it on: %s", strerror(errno));
    host_explain(out, "no process is to be had, or something killed it");
    return -1;
}

/* The whole life: by pidfd, as a box is ended. Returns the call that failed, or NULL. */
static const char *end_by_pidfd(struct host_child *child)
{
    siginfo_t info = {0};
    AUTO_FD int pidfd = (int)syscall(SYS_pidfd_open, child->pid, 0);
    if (pidfd < 0)
        return "pidfd_open";
    if (syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, NULL, 0) < 0)
        return "pidfd_send_signal";
    struct pollfd wait = {.fd = pidfd, .events = POLLIN};
    if (poll(&wait, 1, HOST_CHILD_SECONDS * 1000) <= 0)
        return "poll";
    if (waitid(P_PIDFD, (id_t)pidfd, &info, WEXITED) < 0)
        return "waitid";
    child->pid = 0; /* reaped */
    return NULL;
}

/* clone3 without arguments: a kernel that has it finds them wrong, one that hasn't says so. */
static bool has_clone3(void)
{
    return syscall(SYS_clone3, NULL, 0) < 0 && errno != ENOSYS && errno != EPERM;
}

void host_kernel_pidfd(struct host_finding *out)
{
    AUTO(host_child_release) struct host_child child = {.socket_fd = -1};
    if (start_waiting(&child, out) < 0)
        return;
    const char *failed = end_by_pidfd(&child);
    if (!failed) {
        host_find(out, HOST_OK, "open, signal, wait%s",
                  has_clone3() ? "; clone3" : "; no clone3, which only cgroup leaves want");
        return;
    }
    enum host_place place = host_place_find();
    host_find(out, HOST_MISSING, "%s: %s", failed, strerror(errno));
    host_explain(out, "Linux has it since 5.4; an older kernel, or a seccomp filter that was there "
                      "before, refuses it");
    host_remedy(out, "%s", host_place_remedy(place));
}

/* ---- clocks -------------------------------------------------------------------------------------- */

void host_kernel_cpu_clock(struct host_finding *out)
{
    AUTO(host_child_release) struct host_child child = {.socket_fd = -1};
    clockid_t clock;
    struct timespec ts = {0}, resolution = {0};
    if (start_waiting(&child, out) < 0)
        return;
    int rc = clock_getcpuclockid(child.pid, &clock);
    if (rc != 0 || clock_gettime(clock, &ts) < 0) {
        host_find(out, HOST_MISSING, "of another process can't be read: %s",
                  strerror(rc ? rc : errno));
        host_explain(out, "without it no time limit can be held");
        host_remedy(out, "%s", host_place_remedy(host_place_find()));
    } else if (nsec_from_timespec(&ts) == 0) {
        host_find(out, HOST_MISSING, "of another process stands still");
        host_explain(out, "without it no time limit can be held");
    } else if (clock_getres(clock, &resolution) == 0 &&
               nsec_from_timespec(&resolution) > NSEC_PER_MSEC) {
        host_find(out, HOST_DEGRADED, "of other processes, in steps of %lld ms",
                  (long long)(nsec_from_timespec(&resolution) / NSEC_PER_MSEC));
        host_explain(out, "short tests are told apart badly");
    } else {
        host_find(out, HOST_OK, "of other processes, to the nanosecond");
    }
}

void host_kernel_schedstat(struct host_finding *out)
{
    AUTO(host_child_release) struct host_child child = {.socket_fd = -1};
    char path[64], text[96];
    unsigned long long run_ns, wait_ns;
    if (start_waiting(&child, out) < 0)
        return;
    snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)child.pid);
    if (host_file_text(path, text, sizeof(text)) &&
        sscanf(text, "%llu %llu", &run_ns, &wait_ns) == 2 && run_ns > 0) {
        host_find(out, HOST_OK, "known of each process");
        return;
    }
    bool has_proc = access("/proc/self/status", R_OK) == 0;
    host_find(out, HOST_DEGRADED, "not known: no '/proc/PID/schedstat'");
    host_explain(out, "%s; on a busy machine a wall limit ends tests that only waited",
                 has_proc ? "this kernel is built without it (CONFIG_SCHED_INFO)"
                          : "/proc isn't mounted");
    host_remedy(out, "%s", has_proc ? "" : "sudo mount -t proc proc /proc");
}

/* ---- counters ------------------------------------------------------------------------------------ */

/* Instructions of our own code; -1 with errno. */
static long long count_instructions(void)
{
    struct perf_event_attr attr = {.type = PERF_TYPE_HARDWARE,
                                   .size = sizeof(attr),
                                   .config = PERF_COUNT_HW_INSTRUCTIONS,
                                   .exclude_kernel = 1,
                                   .exclude_hv = 1};
    AUTO_FD int fd =
        (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, (unsigned long)PERF_FLAG_FD_CLOEXEC);
    if (fd < 0)
        return -1;
    for (volatile int i = 0; i < 1000; i++)
        continue;
    uint64_t n = 0;
    return read(fd, &n, sizeof(n)) == (ssize_t)sizeof(n) ? (long long)n : -1;
}

void host_kernel_counters(struct host_finding *out)
{
    enum { PARANOID_USER = 2 }; /* the most at which users may count their own code */
    long long n = count_instructions();
    int sys_errno = n < 0 ? errno : 0;
    long long paranoid = host_file_number("/proc/sys/kernel/perf_event_paranoid");
    if (n > 0) {
        host_find(out, HOST_INFO, "can be counted; gradebox doesn't yet");
        return;
    }
    host_find(out, HOST_INFO, "can't be counted; gradebox doesn't yet");
    if ((sys_errno == EACCES || sys_errno == EPERM) && paranoid > PARANOID_USER) {
        host_explain(out, "the sysctl kernel.perf_event_paranoid is %lld", paranoid);
        host_remedy(out, "sudo sysctl kernel.perf_event_paranoid=%d", PARANOID_USER);
    } else if (sys_errno == ENOENT || sys_errno == EOPNOTSUPP || sys_errno == 0) {
        host_explain(out, "the processor or the virtual machine has no such counter");
    } else {
        host_explain(out, "perf_event_open: %s", strerror(sys_errno));
    }
}
