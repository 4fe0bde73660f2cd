/*
 * own - see own.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/zygote/own.h"

#include <errno.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cleanup.h"

int own_users_enter(struct error *err)
{
    if (unshare(CLONE_NEWUSER) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make a user namespace of its own%s",
                           errno == ENOSPC ? " (the sysctl user.max_user_namespaces)" : "");
    return 0;
}

int own_network_enter(struct error *err)
{
    if (unshare(CLONE_NEWNET) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make a network of its own%s",
                           errno == ENOSPC ? " (the sysctl user.max_net_namespaces)" : "");
    AUTO_FD int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP};
    if (fd < 0 || ioctl(fd, SIOCSIFFLAGS, &request) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot bring 'lo' up");
    if (ioctl(fd, SIOCGIFFLAGS, &request) < 0 || !(request.ifr_flags & IFF_UP))
        return error_set(err, ERROR_SANDBOX, "'lo' is not up");
    return 0;
}

/* ---- trying ------------------------------------------------------------------------------------- */

enum outcome { FINE, NO_USERS, NO_NETWORK, COUNTS_OTHERS, COUNTS_NOBODY };

static const struct {
    enum outcome outcome;
    const char *text;
} outcomes[] = {
    {NO_USERS,      "a box can't have a user namespace of its own"                          },
    {NO_NETWORK,    "a box can't have a network of its own"                                 },
    {COUNTS_OTHERS, "RLIMIT_NPROC counts other processes than the box's (before Linux 5.14)"},
    {COUNTS_NOBODY, "this kernel doesn't enforce RLIMIT_NPROC"                              },
};

/* A child that waits to be killed. */
static pid_t fork_sleeper(void)
{
    pid_t pid = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (pid == 0) {
        for (;;)
            pause();
    }
    return pid;
}

static void end_sleeper(pid_t pid)
{
    if (pid > 0 && kill(pid, SIGKILL) == 0)
        waitpid(pid, NULL, 0);
}

/* In a child of the zygote. With a limit of two there is room for one more, and for no third. */
static enum outcome try_all(void)
{
    struct error ignored = {0};
    const struct rlimit two = {.rlim_cur = 2, .rlim_max = 2};
    if (own_users_enter(&ignored) < 0)
        return NO_USERS;
    if (own_network_enter(&ignored) < 0)
        return NO_NETWORK;
    if (setrlimit(RLIMIT_NPROC, &two) < 0)
        return COUNTS_NOBODY;
    pid_t second = fork_sleeper();
    if (second < 0)
        return COUNTS_OTHERS;
    pid_t third = fork_sleeper();
    end_sleeper(second);
    end_sleeper(third);
    return third < 0 ? FINE : COUNTS_NOBODY;
}

int own_try(struct error *err)
{
    int status;
    pid_t pid = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (pid == 0)
        _exit((int)try_all());
    if (pid < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot fork");
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return error_errno(err, ERROR_SANDBOX, "cannot wait for a child");
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == FINE)
        return 0;
    for (size_t i = 0; i < ARRAY_LEN(outcomes); i++) {
        if (WIFEXITED(status) && WEXITSTATUS(status) == (int)outcomes[i].outcome)
            return error_set(err, ERROR_SANDBOX, "%s", outcomes[i].text);
    }
    return error_set(err, ERROR_SANDBOX, "trying a box's own namespaces ended oddly");
}
