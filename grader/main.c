/*
 * gradebox - grade Python solutions of coding challenges
 *
 * Theory of operation
 *
 * This program is the trusted side. It reads challenges, starts boxes, measures and ends them,
 * compares what they answer, and reports. It links no Python and runs no line of a submission.
 *
 *   gradebox                 this program: expected values, clocks, verdicts
 *    |- gradebox-zygote      a warm Python in a jail, exec'd before any challenge is parsed, so that
 *    |                       nothing of one is in its memory
 *    |- box                  one a test: a copy of the zygote, but our own child and process 1 of a
 *    |- box                  pid namespace of its own; it sees one test's inputs and nothing else
 *
 * What comes out of a box is hostile bytes until they are decoded, compared and made harmless for a
 * terminal. Time and memory are what the kernel says of the box, never what the box says.
 *
 * If this program ends, whatever the reason, so do the zygote and its boxes: the kernel kills them
 * (PR_SET_PDEATHSIG), and when process 1 of a box dies, all that it started dies. So SIGINT and
 * SIGTERM keep their default action, and the shell sees 130 and 143.
 *
 * SIGPIPE is ignored: a reader that has gone shows as an error of write(2), which is said in one
 * line and ends the program with 5. A descriptor of 0 to 2 that was closed by whoever started us is
 * filled before anything is opened, or the next socket would become standard output and get the
 * report; it is filled with what fails as a closed one would.
 *
 * Three more things that whoever started us may have left: blocked signals, with which Ctrl-C would
 * not end us; an ignored SIGCHLD, with which the kernel throws the status of a dead box away; and a
 * low soft limit of descriptors, with which no box could be had.
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

#include "grader/command/command.h"

static const int stand_in_flags[] = {
    [STDIN_FILENO] = O_WRONLY,  /* so that reading fails */
    [STDOUT_FILENO] = O_RDONLY, /* so that writing fails */
    [STDERR_FILENO] = O_RDWR,   /* nobody could be told that writing fails */
};

/* Returns 0, or -1 where not even /dev/null can be opened. */
static int fill_standard_descriptors(void)
{
    for (int fd = 0; fd < (int)ARRAY_LEN(stand_in_flags); fd++) {
        if (fcntl(fd, F_GETFD) >= 0)
            continue;
        /* The lowest free number is taken, and all below @fd are in use. */
        if (open("/dev/null", stand_in_flags[fd]) != fd)
            return -1;
    }
    return 0;
}

static void reset_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    /* None can fail: all numbers and actions are valid. */
    (void)signal(SIGCHLD, SIG_DFL);
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN); /* a write beyond RLIMIT_FSIZE is an error like any other */
}

/* Each box takes six descriptors here, and a certain number in its cage (BOX_HANDOVER_FD). Where the
 * hard limit is too low as well, that is told when a box can't be had. */
static void raise_descriptor_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

int main(int argc, char **argv)
{
    if (fill_standard_descriptors() < 0)
        return 5;
    reset_signals();
    raise_descriptor_limit();
    /* execve(2) allows an empty argv; then there is no argv[0] to skip. */
    static char name[] = "gradebox";
    static char *without_words[] = {name, NULL};
    return argc > 0 ? command_main(argc, argv) : command_main(1, without_words);
}
