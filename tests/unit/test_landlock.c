/*
 * test_landlock - the ruleset as the kernel keeps it, from inside a process that put it on
 *
 * What needs a newer ABI than this kernel speaks is left out by the ABI's number, as the module does.
 * SPDX-License-Identifier: MIT
 */
#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "sandbox/zygote/landlock.h"

enum { ABI_TCP = 4, ABI_SCOPES = 6 };

/* A listener on an abstract name, as the other side of what a box must not reach. */
static struct sockaddr_un abstract_name = {.sun_family = AF_UNIX};
static const socklen_t abstract_len = sizeof(sa_family_t) + 32;

static int listen_abstractly(void)
{
    snprintf(abstract_name.sun_path + 1, 31, "gradebox-landlock-%d", (int)getpid());
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&abstract_name, abstract_len), 0);
    ck_assert_int_eq(listen(fd, 1), 0);
    return fd;
}

static int connect_abstractly(void)
{
    AUTO_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return connect(fd, (struct sockaddr *)&abstract_name, abstract_len);
}

static int bind_port(void)
{
    const struct sockaddr_in any = {.sin_family = AF_INET,
                                    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    AUTO_FD int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return bind(fd, (const struct sockaddr *)&any, sizeof(any));
}

static int open_to_read(void)
{
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC);
}

static int make_file(void)
{
    return open("/tmp/gradebox-landlock", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

static int make_directory(void)
{
    return mkdir("/tmp/gradebox-landlock", 0700);
}

static int signal_parent(void)
{
    return kill(getppid(), 0);
}

static const struct {
    const char *name;
    int (*try)(void);
    unsigned since_abi;
    int expected_errno;
} acts[] = {
    {"open a file",            open_to_read,       1,          EACCES},
    {"make a file",            make_file,          1,          EACCES},
    {"make a directory",       make_directory,     1,          EACCES},
    {"bind a port",            bind_port,          ABI_TCP,    EACCES},
    {"use an abstract socket", connect_abstractly, ABI_SCOPES, EPERM },
    {"signal its parent",      signal_parent,      ABI_SCOPES, EPERM },
};

/* Tries all acts; returns the bits of those that went as expected. */
static unsigned try_all(unsigned abi, bool is_free)
{
    unsigned good = 0;
    for (size_t i = 0; i < ARRAY_LEN(acts); i++) {
        int rc = acts[i].try();
        bool is_refused = rc < 0 && errno == acts[i].expected_errno;
        if (is_free ? rc >= 0 : is_refused || abi < acts[i].since_abi)
            good |= 1u << i;
        if (rc > 2)
            close(rc);
        unlink("/tmp/gradebox-landlock");
        rmdir("/tmp/gradebox-landlock");
    }
    return good;
}

static unsigned in_child(int ruleset_fd, unsigned abi)
{
    fflush(NULL);
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        struct error err = {0};
        if (ruleset_fd >= 0 && (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
                                landlock_enter(ruleset_fd, abi, &err) < 0))
            _exit(0);
        _exit((int)try_all(abi, ruleset_fd < 0));
    }
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFEXITED(status));
    return (unsigned)WEXITSTATUS(status);
}

START_TEST(forbids_what_its_abi_knows)
{
    AUTO_FD int listener = listen_abstractly();
    ck_assert_int_ge(listener, 0);
    struct error err = {0};
    AUTO_FD int ruleset = -1;
    unsigned abi;
    ck_assert_msg(landlock_prepare(&ruleset, &abi, &err) == 0, "%s", err.text);
    if (abi == 0)
        return; /* this kernel has none: nothing is promised */
    unsigned good = in_child(ruleset, abi);
    for (size_t i = 0; i < ARRAY_LEN(acts); i++)
        ck_assert_msg(good & 1u << i, "it could %s", acts[i].name);
}
END_TEST

START_TEST(all_of_it_is_possible_without)
{
    AUTO_FD int listener = listen_abstractly();
    ck_assert_int_ge(listener, 0);
    unsigned good = in_child(-1, 0);
    for (size_t i = 0; i < ARRAY_LEN(acts); i++)
        ck_assert_msg(good & 1u << i, "it couldn't even without: %s", acts[i].name);
}
END_TEST

START_TEST(refuses_a_descriptor_that_is_no_ruleset)
{
    struct error err = {0};
    ck_assert_int_eq(landlock_enter(-1, 1, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_SANDBOX);
    ck_assert(strstr(err.text, "cannot put the Landlock ruleset on"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("landlock");
    TCase *tests = tcase_create("landlock");
    tcase_add_test(tests, forbids_what_its_abi_knows);
    tcase_add_test(tests, all_of_it_is_possible_without);
    tcase_add_test(tests, refuses_a_descriptor_that_is_no_ruleset);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
