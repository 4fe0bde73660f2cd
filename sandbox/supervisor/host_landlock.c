/*
 * host_landlock - see host_landlock.h
 *
 * The attributes grew with the ABI, and a kernel refuses bytes that it doesn't know unless they are
 * zero; the C library's header may be older than the kernel, so the layout stands here.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host_landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "sandbox/supervisor/host_child.h"
#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_place.h"
#include "sandbox/supervisor/host_probes.h"

/* linux/landlock.h */
enum {
    CREATE_RULESET_VERSION = 1,
    ACCESS_FS_READ_DIR = 1 << 3,
    SCOPE_ABSTRACT_UNIX_SOCKET = 1 << 0,
    SCOPE_SIGNAL = 1 << 1,
    LANDLOCK_TCP_ABI = 4,
};

struct ruleset_attr {
    uint64_t handled_access_fs;  /* ABI 1 */
    uint64_t handled_access_net; /* ABI 4 */
    uint64_t scoped;             /* ABI 6 */
};

static int make_ruleset(long abi)
{
    const struct ruleset_attr attr = {
        .handled_access_fs = ACCESS_FS_READ_DIR,
        .scoped = abi >= HOST_LANDLOCK_SCOPES_ABI ? SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL : 0};
    size_t size = abi >= HOST_LANDLOCK_SCOPES_ABI ? sizeof(attr) : sizeof(attr.handled_access_fs);
    return (int)syscall(SYS_landlock_create_ruleset, &attr, size, 0);
}

/* Returns 0 where @rc is a failure with @expected, which is then no failure. */
static int must_fail(int rc, int expected)
{
    if (rc < 0 && errno == expected)
        return 0;
    if (rc >= 0)
        errno = 0;
    return -1;
}

static int walk(struct host_report *report)
{
    report->step = HOST_LANDLOCK_ABI;
    report->value = syscall(SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
    if (report->value < 0)
        return -1;
    report->step = HOST_LANDLOCK_RULESET;
    AUTO_FD int ruleset = make_ruleset(report->value);
    if (ruleset < 0)
        return -1;
    report->step = HOST_LANDLOCK_RESTRICT;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
        syscall(SYS_landlock_restrict_self, ruleset, 0) < 0)
        return -1;
    report->step = HOST_LANDLOCK_FILES;
    AUTO_FD int root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (must_fail(root, EACCES) < 0)
        return -1;
    report->step = HOST_LANDLOCK_SIGNALS;
    if (report->value >= HOST_LANDLOCK_SCOPES_ABI && must_fail(kill(getppid(), 0), EPERM) < 0)
        return -1;
    report->step = HOST_LANDLOCK_STEP_COUNT_;
    return 0;
}

static void try_landlock(int socket_fd, struct host_report *report)
{
    (void)socket_fd;
    if (walk(report) < 0)
        report->sys_errno = errno;
}

void host_landlock(struct host_finding *out)
{
    struct host_report report;
    if (host_child_run(try_landlock, &report) < 0) {
        host_find(out, HOST_DEGRADED, "not known: the child that tries it gave no answer: %s",
                  strerror(errno));
        return;
    }
    struct host_landlock_facts facts = {
        .failed_step = report.step,
        .sys_errno = report.sys_errno,
        .abi = report.value > 0 ? report.value : 0,
        .is_filtered = host_file_field("/proc/self/status", "Seccomp") == 2,
    };
    host_file_text("/sys/kernel/security/lsm", facts.modules, sizeof(facts.modules));
    host_landlock_judge(&facts, out);
}

/* What has to be on the kernel's command line: the modules that are there, and landlock before them.
 * "capability" is always there and not named (security/security.c of the kernel). */
static void list_modules(const char *modules, char *out, size_t room)
{
    static const char always[] = "capability";
    size_t used = (size_t)snprintf(out, room, "landlock");
    for (const char *at = modules; *at && used < room;) {
        size_t n = strcspn(at, ",");
        if (n > 0 && (n != sizeof(always) - 1 || strncmp(at, always, n) != 0))
            used += (size_t)snprintf(out + used, room - used, ",%.*s", (int)n, at);
        at += n + (at[n] == ',');
    }
}

/* Kernels from 5.13 on answer EOPNOTSUPP where it is built in and was not chosen at boot. */
static void explain_absence(const struct host_landlock_facts *f, struct host_finding *out)
{
    char modules[192];
    if (f->sys_errno == EOPNOTSUPP) {
        host_explain(out, "it is built in, but was not among the modules chosen at boot (lsm=)%s%s",
                     f->modules[0] ? ": " : "", f->modules);
        if (!f->modules[0])
            return;
        list_modules(f->modules, modules, sizeof(modules));
        host_remedy(out,
                    "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&lsm=%s /' /etc/default/grub && sudo "
                    "update-grub && sudo reboot",
                    modules);
    } else if (f->is_filtered) {
        host_explain(out, "a seccomp filter that was there before forbids it");
        host_remedy(out, "%s", host_place_remedy(host_place_find()));
    } else if (f->sys_errno == ENOSYS) {
        host_explain(out, "this kernel is older than 5.13 or built without it "
                          "(CONFIG_SECURITY_LANDLOCK)");
    } else {
        host_explain(out, "no setting that gradebox knows forbids it");
    }
}

void host_landlock_judge(const struct host_landlock_facts *facts, struct host_finding *out)
{
    static const char *const step_names[] = {
        [HOST_LANDLOCK_ABI] = "none",
        [HOST_LANDLOCK_RULESET] = "no ruleset can be made",
        [HOST_LANDLOCK_RESTRICT] = "no process can be restricted",
        [HOST_LANDLOCK_FILES] = "a restricted process still reads a directory",
        [HOST_LANDLOCK_SIGNALS] = "a restricted process still sends signals",
    };
    static_assert(ARRAY_LEN(step_names) == HOST_LANDLOCK_STEP_COUNT_, "every step has its words");
    *out = (struct host_finding){0};
    if (facts->failed_step < HOST_LANDLOCK_STEP_COUNT_) {
        host_find(out, HOST_DEGRADED, "%s%s%s", step_names[facts->failed_step],
                  facts->sys_errno ? ": " : "", facts->sys_errno ? strerror(facts->sys_errno) : "");
        explain_absence(facts, out);
    } else if (facts->abi < HOST_LANDLOCK_SCOPES_ABI) {
        host_find(out, HOST_OK,
                  "abi %ld: files%s, no scopes for signals and sockets (6, Linux 6.12)", facts->abi,
                  facts->abi >= LANDLOCK_TCP_ABI ? ", tcp" : "");
    } else {
        host_find(out, HOST_OK, "abi %ld: files, tcp, signals, abstract sockets", facts->abi);
    }
}
