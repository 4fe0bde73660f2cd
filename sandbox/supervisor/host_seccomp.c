/*
 * host_seccomp - see host_seccomp.h
 *
 * The child filters itself so that one harmless call (getppid) is reported; we answer, and the child
 * looks whether the call failed with what we answered. That is the whole way of a forbidden call.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host_seccomp.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "sandbox/protocol.h"
#include "sandbox/supervisor/host_child.h"
#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_probes.h"
#include "sandbox/supervisor/notification.h"

#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5) /* since Linux 5.19 */
#endif

/* ---- the child ----------------------------------------------------------------------------------- */

static int ask_kernel(struct host_report *report)
{
    static const uint32_t actions[] = {SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_ERRNO,
                                       SECCOMP_RET_USER_NOTIF};
    struct seccomp_notif_sizes sizes;
    report->step = HOST_SECCOMP_SIZES;
    if (syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes) < 0)
        return -1;
    report->step = HOST_SECCOMP_ACTIONS;
    for (size_t i = 0; i < ARRAY_LEN(actions); i++) {
        if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &actions[i]) < 0)
            return -1;
    }
    return 0;
}

static int install(struct host_report *report)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {.len = ARRAY_LEN(code), .filter = code};
    report->step = HOST_SECCOMP_PRIVILEGES;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        return -1;
    report->step = HOST_SECCOMP_INSTALL;
    unsigned long flags = SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
    long listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
    report->value = listener >= 0;
    if (listener < 0 && errno == EINVAL)
        listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER,
                           &program);
    return (int)listener;
}

static void try_filter(int socket_fd, struct host_report *report)
{
    int listener = ask_kernel(report) < 0 ? -1 : install(report);
    if (listener >= 0) {
        report->step = HOST_SECCOMP_HAND_OVER;
        if (protocol_send(socket_fd, report, sizeof(*report), &listener, 1) == 0) {
            close(listener);
            report->step = HOST_SECCOMP_NOTIFY;
            errno = 0;
            if (syscall(SYS_getppid) == -1 && errno == EPERM) {
                report->step = HOST_SECCOMP_STEP_COUNT_;
                return;
            }
        }
    }
    report->sys_errno = errno;
}

/* ---- the parent ---------------------------------------------------------------------------------- */

/* Takes the listener that the child sends and answers its one call. Returns 0, or -1 where there is
 * none: the child then tells why. */
static int answer(const struct host_child *child)
{
    struct host_report sent;
    struct error err = {0};
    struct notification n;
    int fds[PROTOCOL_MAX_FDS] = {-1, -1, -1};
    struct pollfd wait = {.fd = child->socket_fd, .events = POLLIN};
    /* A child that failed earlier sends its report at once: what is no listener is left there. */
    if (poll(&wait, 1, HOST_CHILD_SECONDS * 1000) <= 0 ||
        recv(child->socket_fd, &sent, sizeof(sent), MSG_PEEK | MSG_DONTWAIT) !=
            (ssize_t)sizeof(sent) ||
        sent.step != HOST_SECCOMP_HAND_OVER || sent.sys_errno != 0)
        return -1;
    if (protocol_receive(child->socket_fd, &sent, sizeof(sent), fds) < 0)
        return -1;
    AUTO_FD int listener = fds[0];
    wait.fd = listener;
    if (listener < 0 || poll(&wait, 1, HOST_CHILD_SECONDS * 1000) <= 0 ||
        notification_receive(listener, child->pid, &n, &err) != NOTIFY_RECEIVED)
        return -1;
    n.answer_errno = EPERM;
    return notification_answer(listener, &n, &err) == 0 ? 0 : -1;
}

void host_seccomp(struct host_finding *out)
{
    AUTO(host_child_release) struct host_child child = {.socket_fd = -1};
    struct host_report report = {0};
    int answered = -1;
    if (host_child_start(&child, try_filter) == 0) {
        answered = answer(&child);
        if (host_child_hear(&child, &report) == 0) {
            const struct host_seccomp_facts facts = {
                .failed_step = report.step,
                .sys_errno = report.sys_errno,
                .has_killable = report.value == 1,
                .is_filtered = host_file_field("/proc/self/status", "Seccomp") == 2,
                .place = host_place_find(),
            };
            host_seccomp_judge(&facts, out);
            return;
        }
    }
    host_find(out, HOST_MISSING, "not known: the child that tries it gave no answer: %s",
              strerror(errno));
    host_explain(out, answered < 0 ? "no process is to be had, or something killed it"
                                   : "its answer to a reported call didn't arrive");
}

/* ---- judging ------------------------------------------------------------------------------------- */

static bool is_second_listener(const struct host_seccomp_facts *f)
{
    return f->failed_step == HOST_SECCOMP_INSTALL && f->sys_errno == EBUSY;
}

static bool is_gvisor(const struct host_seccomp_facts *f)
{
    return f->place == HOST_PLACE_GVISOR;
}

static bool is_filter(const struct host_seccomp_facts *f)
{
    return f->is_filtered && (f->sys_errno == EPERM || f->sys_errno == ENOSYS);
}

static bool is_kernel(const struct host_seccomp_facts *f)
{
    return f->sys_errno == EINVAL || f->sys_errno == ENOSYS || f->sys_errno == EOPNOTSUPP;
}

static bool is_anything(const struct host_seccomp_facts *f)
{
    (void)f;
    return true;
}

/* A remedy of NULL is that of the place where we are. */
/* clang-format off */
static const struct {
    bool (*is_it)(const struct host_seccomp_facts *f);
    const char *reason, *remedy;
} culprits[] = {
    {is_second_listener, "whatever started gradebox already listens to its system calls, and the "
     "kernel allows one listener for a process (an LXC container with syscall interception, a "
     "gradebox inside a gradebox)", ""},
    {is_gvisor, "gVisor has seccomp filters, but no notifications", NULL},
    {is_filter, "a seccomp filter that was there before forbids it", NULL},
    {is_kernel, "this kernel is built without it or older than 5.0 (CONFIG_SECCOMP_FILTER)", NULL},
    {is_anything, "no setting that gradebox knows forbids it, so a security module or a container "
     "may", NULL},
};
/* clang-format on */

static const char *const step_names[] = {
    [HOST_SECCOMP_SIZES] = "no notifications",
    [HOST_SECCOMP_ACTIONS] = "an action of a filter is not known here",
    [HOST_SECCOMP_PRIVILEGES] = "no_new_privs can't be set",
    [HOST_SECCOMP_INSTALL] = "no filter with a listener can be installed",
    [HOST_SECCOMP_HAND_OVER] = "the listener can't be handed over",
    [HOST_SECCOMP_NOTIFY] = "a reported call is not answered",
};
static_assert(ARRAY_LEN(step_names) == HOST_SECCOMP_STEP_COUNT_, "every step has its words");

void host_seccomp_judge(const struct host_seccomp_facts *facts, struct host_finding *out)
{
    *out = (struct host_finding){0};
    if (facts->failed_step >= HOST_SECCOMP_STEP_COUNT_) {
        host_find(out, HOST_OK, "filter with notifications%s",
                  facts->has_killable ? ", killable while one waits"
                                      : "; 5.19 has some that signals don't interrupt");
        return;
    }
    size_t i = 0;
    while (!culprits[i].is_it(facts))
        i++;
    const char *place = host_place_name(facts->place);
    host_find(out, HOST_MISSING, "%s: %s", step_names[facts->failed_step],
              strerror(facts->sys_errno));
    host_explain(out, "%s%s%s", culprits[i].reason, place[0] ? "; this is " : "", place);
    host_remedy(out, "%s",
                culprits[i].remedy ? culprits[i].remedy : host_place_remedy(facts->place));
}
