/*
 * host_child - see host_child.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host_child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "base/clock.h"

/* Never returns. What gradebox was started with (blocked or ignored signals) must not keep the alarm
 * from ending it. */
static void live(int socket_fd, host_child_fn run)
{
    sigset_t none;
    sigemptyset(&none);
    struct host_report report = {0};
    if (signal(SIGALRM, SIG_DFL) == SIG_ERR || sigprocmask(SIG_SETMASK, &none, NULL) < 0 ||
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
        _exit(1);
    alarm(HOST_CHILD_SECONDS);
    run(socket_fd, &report);
    ssize_t sent = send(socket_fd, &report, sizeof(report), MSG_NOSIGNAL);
    _exit(sent == (ssize_t)sizeof(report) ? 0 : 1);
}

int host_child_start(struct host_child *child, host_child_fn run)
{
    int pair[2];
    *child = (struct host_child){.socket_fd = -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return -1;
    AUTO_FD int theirs = pair[1];
    AUTO_FD int ours = pair[0];
    pid_t pid = fork();
    if (pid < 0)
        return -1;
    if (pid == 0) {
        close_fd(&ours);
        live(theirs, run);
    }
    child->pid = pid;
    child->socket_fd = take_fd(&ours);
    return 0;
}

int host_child_hear(const struct host_child *child, struct host_report *out_report)
{
    const nsec_t end_ns = clock_now() + (HOST_CHILD_SECONDS + 1) * NSEC_PER_SEC;
    for (;;) {
        nsec_t now_ns = clock_now();
        int left_ms = now_ns < end_ns ? (int)((end_ns - now_ns) / NSEC_PER_MSEC) : 0;
        struct pollfd wait = {.fd = child->socket_fd, .events = POLLIN};
        int n = poll(&wait, 1, left_ms);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0) {
            errno = ETIMEDOUT;
            return -1;
        }
        break;
    }
    ssize_t got = recv(child->socket_fd, out_report, sizeof(*out_report), MSG_DONTWAIT);
    if (got == (ssize_t)sizeof(*out_report))
        return 0;
    errno = ECHILD;
    return -1;
}

void host_child_release(struct host_child *child)
{
    close_fd(&child->socket_fd);
    if (child->pid <= 0)
        return;
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    child->pid = 0;
}

int host_child_run(host_child_fn run, struct host_report *out_report)
{
    AUTO(host_child_release) struct host_child child = {.socket_fd = -1};
    if (host_child_start(&child, run) < 0)
        return -1;
    int rc = host_child_hear(&child, out_report);
    int sys_errno = errno; /* releasing must not hide it */
    host_child_release(&child);
    errno = sys_errno;
    return rc;
}
