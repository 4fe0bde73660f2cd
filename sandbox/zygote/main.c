/*
 * gradebox-zygote - a warm CPython in a jail, forked for every test
 *
 * Started by gradebox with its control socket as descriptor 3 (sandbox/protocol.h) and as arguments the
 * path of the bundled standard library, ISOLATION_MOST or ISOLATION_SECCOMP, the tiers that it is for as a
 * number, and the names of packages to import. Order: warm up while there still is a file system, enter
 * the jail, measure, say READY, serve. It has one thread, knows no tests, and ends when gradebox does. With --bundle it is the interpreter that runs the bundler at build time, so that the bundle's
 * code is surely of the linked Python and not of whichever python3 is first in PATH.
 * SPDX-License-Identifier: MIT
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "sandbox/harness/serve.h"
#include "sandbox/harness/warm.h"
#include "sandbox/protocol.h"
#include "sandbox/zygote/cage.h"
#include "sandbox/zygote/jail.h"
#include "sandbox/zygote/landlock.h"
#include "sandbox/zygote/spawn.h"

enum { WARM_BYTES = 64 << 20 }; /* more than a warm interpreter takes: 35 MiB with 3.11 */

/* A soft limit is for whoever started gradebox; what counts for a box is the hard one, from which its
 * own are taken (cage.c). */
static void raise_memory_limits(void)
{
    static const __rlimit_resource_t resources[] = {RLIMIT_DATA, RLIMIT_AS};
    for (size_t i = 0; i < ARRAY_LEN(resources); i++) {
        struct rlimit limit;
        if (getrlimit(resources[i], &limit) < 0)
            continue;
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(resources[i], &limit); /* where it fails, the cage will tell */
    }
}

/* For the threads that a box may start: stacks of a size that the limits reckon with, and one heap for
 * all, because each more reserves 64 MiB of address space. One holds the GIL at a time anyway. */
static int prepare_threads(struct error *err)
{
    pthread_attr_t attributes;
    int rc = pthread_attr_init(&attributes);
    if (rc == 0)
        rc = pthread_attr_setstacksize(&attributes, BOX_THREAD_STACK_BYTES);
    if (rc == 0)
        rc = pthread_setattr_default_np(&attributes);
    pthread_attr_destroy(&attributes);
    if (rc != 0 || mallopt(M_ARENA_MAX, 1) != 1) {
        errno = rc;
        return error_errno(err, ERROR_INTERNAL, "cannot set the size of threads' stacks");
    }
    return 0;
}

/* Python's own words for a want of memory don't tell whose limit it is. */
static int blame_limits(struct error *err)
{
    struct rlimit data, address_space;
    if (getrlimit(RLIMIT_DATA, &data) < 0 || getrlimit(RLIMIT_AS, &address_space) < 0)
        return -1;
    rlim_t least = data.rlim_max < address_space.rlim_max ? data.rlim_max : address_space.rlim_max;
    if (least < WARM_BYTES)
        error_context(err, "with a hard limit of %llu KiB ('ulimit -d' or '-v')",
                      (unsigned long long)least / 1024);
    return -1;
}

static int start_python(struct error *err)
{
    PyConfig config;
    PyStatus status = warm_configure(&config);
    if (!PyStatus_Exception(status))
        status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status))
        return error_set(err, ERROR_SANDBOX, "cannot start Python: %s",
                         status.err_msg ? status.err_msg : "it exited");
    /* Python goes on without a stream that it couldn't open, and then what is printed is lost. */
    static const char *const streams[] = {"stdin", "stdout", "stderr"};
    for (size_t i = 0; i < ARRAY_LEN(streams); i++) {
        PyObject *stream = PySys_GetObject(streams[i]);
        if (!stream || Py_IsNone(stream))
            return error_set(err, ERROR_SANDBOX, "Python has no '%s'", streams[i]);
    }
    return 0;
}

/* Only the control socket, and /dev/null for what a box inherits as its input. Standard error stays
 * until the jail stands: what goes wrong before is for whoever started gradebox. */
static int settle_descriptors(struct error *err)
{
    AUTO_FD int empty = open("/dev/null", O_RDONLY | O_CLOEXEC);
    AUTO_FD int sink = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (empty < 0 || sink < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open '/dev/null'");
    if (dup2(empty, STDIN_FILENO) < 0 || dup2(sink, STDOUT_FILENO) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot place '/dev/null'");
    if (fcntl(BOX_SOCKET_FD, F_SETFD, FD_CLOEXEC) < 0)
        return error_errno(err, ERROR_SANDBOX, "no control socket as descriptor %d", BOX_SOCKET_FD);
    close_fd(&empty);
    close_fd(&sink);
    if (syscall(SYS_close_range, BOX_SOCKET_FD + 1, ~0U, 0) < 0)
        return error_errno(err, ERROR_SANDBOX,
                           "cannot close inherited descriptors (needs Linux 5.9)");
    return 0;
}

/* Of Python: where its programs and library are. */
static int find_prefix(char *out, struct error *err)
{
    PyObject *found = PySys_GetObject("base_prefix");
    const char *utf8 = found ? PyUnicode_AsUTF8(found) : NULL;
    int n = snprintf(out, PROGRAMS_PREFIX_BYTES, "%s", utf8 ? utf8 : "/usr");
    if (n < 0 || n >= PROGRAMS_PREFIX_BYTES)
        return error_set(err, ERROR_SANDBOX, "the folder of Python has too long a name");
    return 0;
}

static int prepare(struct zygote *zygote, const char *bundle_path, char **packages, unsigned tiers,
                   bool wants_namespaces, char *reason, size_t reason_bytes, struct error *err)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot tie its life to gradebox'");
    /* Its own session: Ctrl-C is gradebox' affair, and no terminal can be reached. */
    if (setsid() < 0 && errno != EPERM)
        return error_errno(err, ERROR_SANDBOX, "cannot leave the session");
    if (settle_descriptors(err) < 0)
        return -1;
    raise_memory_limits();
    if (prepare_threads(err) < 0)
        return -1;
    if (start_python(err) < 0 || warm_up(bundle_path, packages, tiers, err) < 0 ||
        serve_init(err) < 0)
        return blame_limits(err);
    if (find_prefix(zygote->prefix, err) < 0 ||
        jail_enter(wants_namespaces, tiers, zygote->prefix, &zygote->namespaces, reason,
                   reason_bytes, err) < 0 ||
        landlock_prepare(&zygote->landlock_fd, &zygote->landlock_abi, err) < 0)
        return -1;
    /* The jail may have changed ids, which clears it (prctl(2)). */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot tie its life to gradebox'");
    if (dup2(STDOUT_FILENO, STDERR_FILENO) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot close standard error");
    return cage_measure_baseline(&zygote->baseline, err);
}

static int run_bundler(int argc, char **argv)
{
    /* gradebox-zygote --bundle bundle.py ARGS: as python3 -I would run it. */
    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.parse_argv = 1;
    config.site_import = 0;
    PyStatus status = PyConfig_SetBytesArgv(&config, argc, argv);
    if (!PyStatus_Exception(status))
        status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status))
        Py_ExitStatusException(status);
    return Py_RunMain();
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "--bundle") == 0)
        return run_bundler(argc - 1, argv + 1);
    const bool wants_namespaces = argc >= 4 && strcmp(argv[2], ISOLATION_MOST) == 0;
    if (argc < 4 || (!wants_namespaces && strcmp(argv[2], ISOLATION_SECCOMP) != 0)) {
        fprintf(stderr, "gradebox-zygote: this program is started by gradebox\n");
        return 2;
    }
    const unsigned tiers = (unsigned)strtoul(argv[3], NULL, 10);
    struct zygote zygote = {.control_fd = BOX_SOCKET_FD, .box_main = serve_run, .landlock_fd = -1};
    struct zygote_reply ready = {.version = PROTOCOL_VERSION, .kind = ZYGOTE_REPLY_READY};
    struct error err = {0};
    if (prepare(&zygote, argv[1], argv + 4, tiers, wants_namespaces, ready.text, sizeof(ready.text),
                &err) < 0) {
        spawn_report_failure(zygote.control_fd, &err);
        return 1;
    }
    ready.namespaces = zygote.namespaces;
    ready.landlock_abi = zygote.landlock_abi;
    ready.own_bytes = zygote.baseline.data;
    snprintf(ready.python, sizeof(ready.python), "%.20s", PY_VERSION);
    snprintf(ready.packages, sizeof(ready.packages), "%s", warm_packages());
    if (protocol_send(zygote.control_fd, &ready, sizeof(ready), NULL, 0) < 0)
        return 1;
    return spawn_serve(&zygote, &err) < 0 ? 1 : 0;
}
