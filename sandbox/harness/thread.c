/*
 * thread - see thread.h
 *
 * The submission's line on a refused system call: gradebox sends BOX_LINE_SIGNAL to the thread that made
 * it before it answers the notification, so the handler runs when that call returns, with the interpreter
 * still inside the C function that made it. Calls that the filter lets through, malloc's among them,
 * never lead here.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/thread.h"

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>

#include "sandbox/harness/frame.h"
#include "sandbox/harness/raised.h"
#include "sandbox/protocol.h"

/* Where the C library keeps the main thread's number; NULL where the kernel doesn't tell. */
static pid_t *thread_number;

static void on_line_signal(int signal_number)
{
    (void)signal_number;
    int saved = errno;
    PyThreadState *thread = PyGILState_GetThisThreadState();
    if (!thread)
        return;
    /* The call may have been made without the GIL; making a frame object takes it. Another thread that
     * has it gives it away when it is asked. */
    bool has_gil = _PyThreadState_UncheckedGet() == thread;
    if (!has_gil)
        PyEval_RestoreThread(thread);
    unsigned line = raised_current_line(thread);
    if (!has_gil)
        PyEval_SaveThread();
    frame_write_line(line);
    errno = saved;
}

int thread_init(struct error *err)
{
    if (prctl(PR_GET_TID_ADDRESS, &thread_number) < 0 || *thread_number != gettid())
        thread_number = NULL;
    struct sigaction action = {.sa_handler = on_line_signal, .sa_flags = SA_RESTART};
    if (sigaction(BOX_LINE_SIGNAL, &action, NULL) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot install a signal handler");
    return 0;
}

/* A raw clone(2) leaves the zygote's number in there, which may be that of a thread to come: the two
 * would be one to a recursive lock of the C library. */
void thread_renumber(void)
{
    if (thread_number)
        *thread_number = gettid();
}
