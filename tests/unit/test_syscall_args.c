/*
 * test_syscall_args - a refused call as a person reads it; paths are read from this very process
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "base/text.h"
#include "sandbox/supervisor/syscall_args.h"

static struct notification described(int number, const uint64_t *args)
{
    struct notification n = {.n_args = 99};
    AUTO_FREE char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
    snprintf(n.syscall, sizeof(n.syscall), "%s", name ? name : "?");
    syscall_args_describe(&n, number, args, getpid());
    return n;
}

static uint64_t address(const void *bytes)
{
    return (uint64_t)(uintptr_t)bytes;
}

/* ---- numbers and names ---------------------------------------------------------------------- */

#define HIGH(value) (UINT64_C(0xabcd) << 32 | (uint32_t)(value)) /* bits that the kernel ignores */

static const struct {
    const char *label;
    int number;
    uint64_t args[NOTIFY_ARGS_MAX];
    const char *text; /* all arguments, separated by ", " */
} rows[] = {
    {"socket",                     SCMP_SYS(socket),  {AF_INET, SOCK_STREAM, 0},        "AF_INET, SOCK_STREAM, 0"   },
    {"socket as Python makes it",
     SCMP_SYS(socket),
     {AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 6},
     "AF_INET6, SOCK_STREAM, 6"                                                                                     },
    {"socket that doesn't block",
     SCMP_SYS(socket),
     {AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0},
     "AF_UNIX, SOCK_DGRAM|SOCK_NONBLOCK, 0"                                                                         },
    {"socket, high bits",
     SCMP_SYS(socket),
     {HIGH(AF_INET), HIGH(SOCK_RAW), HIGH(1)},
     "AF_INET, SOCK_RAW, 1"                                                                                         },
    {"socket, unknown",            SCMP_SYS(socket),  {99, 15, UINT64_MAX},             "99, 15, -1"                },
    {"kill",                       SCMP_SYS(kill),    {1, SIGKILL},                     "1, SIGKILL"                },
    {"kill of all",                SCMP_SYS(kill),    {UINT64_MAX, 0},                  "-1, 0"                     },
    {"kill by a real-time signal", SCMP_SYS(kill),    {HIGH(-5), 64},                   "-5, 64"                    },
    {"tgkill",                     SCMP_SYS(tgkill),  {1, 2, SIGTERM},                  "1, 2, SIGTERM"             },
    {"mmap, executable",
     SCMP_SYS(mmap),
     {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, UINT64_MAX, 0},
     "0, 4096, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS, -1"                                                  },
    {"mmap, large",
     SCMP_SYS(mmap),
     {0x1000, UINT64_C(5) << 30, 0, MAP_SHARED, 3, 0},
     "0x1000, 5368709120, 0, MAP_SHARED, 3"                                                                         },
    {"mmap, larger than an int",
     SCMP_SYS(mmap),
     {0, UINT64_C(3) << 30, PROT_READ, 0, 0, 0},
     "0, 3221225472, PROT_READ, 0, 0"                                                                               },
    {"mprotect, unknown bits",
     SCMP_SYS(mprotect),
     {0x7000, 8192, PROT_WRITE | 0x40},
     "0x7000, 8192, PROT_WRITE|0x40"                                                                                },
    {"mprotect of the most",
     SCMP_SYS(mprotect),
     {0, UINT64_MAX, UINT64_MAX},
     "0, 18446744073709551615, PROT_READ|PROT_WRITE|PROT_EXEC|0xfffffffffffffff8"                                   },
    {"clone of a thread",
     SCMP_SYS(clone),
     {CLONE_VM | CLONE_FILES | CLONE_THREAD | CLONE_FS | CLONE_SIGHAND | CLONE_SETTLS},
     "CLONE_VM|CLONE_THREAD|CLONE_FILES"                                                                            },
    {"clone of a process",         SCMP_SYS(clone),   {SIGCHLD},                        "0"                         },
    {"unshare",                    SCMP_SYS(unshare), {CLONE_NEWUSER | CLONE_NEWNET},   "CLONE_NEWUSER|CLONE_NEWNET"},
    {"ioctl",                      SCMP_SYS(ioctl),   {1, 0x5412},                      "1, 0x5412"                 },
    {"fcntl",                      SCMP_SYS(fcntl),   {3, F_DUPFD, 64},                 "3, 0"                      },
    {"sendmsg",                    SCMP_SYS(sendmsg), {HIGH(3)},                        "3"                         },
    {"a call without a row",
     SCMP_SYS(bpf),
     {1, 2, 3, 0, UINT64_MAX, 6},
     "0x1, 0x2, 0x3, 0, 0xffffffffffffffff, 0x6"                                                                    },
    {"a call without a name",      100000,            {0},                              "0, 0, 0, 0, 0, 0"          },
    {"a negative number",          -1,                {0},                              "0, 0, 0, 0, 0, 0"          },
};

START_TEST(arguments_read_as_a_programmer_writes_them)
{
    struct notification n = described(rows[_i].number, rows[_i].args);
    struct buffer text AUTO(buffer_release) = {0};
    for (unsigned i = 0; i < n.n_args; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "", n.args[i]);
    ck_assert_msg(strcmp(buffer_text(&text), rows[_i].text) == 0, "row '%s': %s", rows[_i].label,
                  buffer_text(&text));
}
END_TEST

/* ---- opening ---------------------------------------------------------------------------------- */

static const struct {
    const char *label;
    int dir, flags;
    const char *dir_text, *flags_text;
} open_rows[] = {
    {"to read",        AT_FDCWD, O_RDONLY | O_CLOEXEC,                     "AT_FDCWD", "O_RDONLY"                   },
    {"to write anew",  AT_FDCWD, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, "AT_FDCWD",
     "O_WRONLY|O_CREAT|O_TRUNC"                                                                                     },
    {"to append",      7,        O_RDWR | O_APPEND | O_EXCL,               "7",        "O_RDWR|O_EXCL|O_APPEND"     },
    {"a directory",    -1,       O_RDONLY | O_DIRECTORY,                   "-1",       "O_RDONLY|O_DIRECTORY"       },
    {"without a name", AT_FDCWD, O_RDWR | O_TMPFILE,                       "AT_FDCWD", "O_RDWR|O_DIRECTORY|0x400000"},
    {"to do neither",  0,        3,                                        "0",        "3"                          },
};

START_TEST(an_open_shows_place_path_and_mode)
{
    const uint64_t args[NOTIFY_ARGS_MAX] = {HIGH(open_rows[_i].dir), address("/etc/passwd"),
                                            HIGH(open_rows[_i].flags)};
    struct notification n = described(SCMP_SYS(openat), args);
    ck_assert_uint_eq(n.n_args, 3);
    ck_assert_str_eq(n.args[0], open_rows[_i].dir_text);
    ck_assert_str_eq(n.args[1], "'/etc/passwd'");
    ck_assert_msg(strcmp(n.args[2], open_rows[_i].flags_text) == 0, "row '%s': %s",
                  open_rows[_i].label, n.args[2]);
}
END_TEST

/* ---- paths -------------------------------------------------------------------------------------- */

static const char *shown_path(uint64_t at)
{
    static struct notification n;
    const uint64_t args[NOTIFY_ARGS_MAX] = {at};
    n = described(SCMP_SYS(unlink), args);
    ck_assert_uint_eq(n.n_args, 1);
    return n.args[0];
}

/* A page whose neighbours are not mapped; returns the byte behind its end. */
static char *page_end(void)
{
    char *pages = mmap(NULL, 3 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(pages, MAP_FAILED);
    ck_assert_int_eq(mprotect(pages + 4096, 4096, PROT_READ | PROT_WRITE), 0);
    return pages + 2 * 4096;
}

START_TEST(a_path_is_quoted_and_harmless)
{
    ck_assert_str_eq(shown_path(address("")), "''");
    ck_assert_str_eq(shown_path(address("a b")), "'a b'");
    ck_assert_str_eq(shown_path(address("\x1b[2J\n\xff")), "'\\x1b[2J\\n\\xff'");
}
END_TEST

START_TEST(a_path_at_the_end_of_memory_is_read)
{
    char *end = page_end();
    memcpy(end - 5, "/tmp", 5);
    ck_assert_str_eq(shown_path(address(end - 5)), "'/tmp'");
    memset(end - 4, 'x', 4); /* and one that runs into the hole */
    ck_assert_str_eq(shown_path(address(end - 4)), "'xxxx'");
}
END_TEST

START_TEST(a_path_across_two_pages_is_read)
{
    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(pages, MAP_FAILED);
    memcpy(pages + 4092, "/etc/shadow", 12);
    ck_assert_str_eq(shown_path(address(pages + 4092)), "'/etc/shadow'");
}
END_TEST

START_TEST(an_address_that_can_t_be_read_is_shown_itself)
{
    ck_assert_str_eq(shown_path(0), "0");
    char want[32];
    const uint64_t hole = address(page_end());
    snprintf(want, sizeof(want), "%#llx", (unsigned long long)hole);
    ck_assert_str_eq(shown_path(hole), want);
    ck_assert_str_eq(shown_path(UINT64_MAX), "0xffffffffffffffff");
    ck_assert_str_eq(shown_path(UINT64_C(0xffff800000000000)), "0xffff800000000000");
}
END_TEST

/* Characters of all lengths before the bound: none may be cut in two, nor what they are written as,
 * since the text goes into JSON as it is. */
static const char *const long_pieces[] = {
    "a", "\x01", "\xff", "\xE6\x97\xA5", "\xF3\xA0\x81\x81", "\xE2\x80\xAE"};

START_TEST(a_long_path_is_cut_and_stays_utf_8)
{
    for (int before = 0; before < 8; before++) {
        char path[300] = "";
        for (int i = 0; i < before; i++)
            strcat(path, "b");
        while (strlen(path) < 200)
            strcat(path, strlen(path) % 5 == 4 ? "\xE6\x97\xA5" : long_pieces[_i]);
        const char *shown = shown_path(address(path));
        size_t length = strlen(shown), bad = 0;
        ck_assert_uint_lt(length, NOTIFY_ARG_BYTES);
        ck_assert_msg(text_is_utf8(shown, length, &bad), "piece %d after %d: %s", _i, before,
                      shown);
        ck_assert_msg(strcmp(shown + length - 4, "...'") == 0, "piece %d after %d: %s", _i, before,
                      shown);
    }
}
END_TEST

START_TEST(a_path_of_another_process_that_is_gone_is_an_address)
{
    struct notification n = {0};
    const uint64_t args[NOTIFY_ARGS_MAX] = {address("x")};
    pid_t gone = fork();
    ck_assert_int_ge(gone, 0);
    if (gone == 0)
        _exit(0);
    siginfo_t info;
    ck_assert_int_eq(waitid(P_PID, (id_t)gone, &info, WEXITED), 0);
    syscall_args_describe(&n, SCMP_SYS(unlink), args, gone);
    ck_assert_int_eq(strncmp(n.args[0], "0x", 2), 0);
}
END_TEST

/* ---- probes -------------------------------------------------------------------------------------- */

static const struct {
    const char *label;
    int number;
    const char *path;
    int flags;
    bool is_probe;
} probe_rows[] = {
    {"a traceback's own source",             SCMP_SYS(openat),  "solution.py",                      O_RDONLY,             true },
    {"the same as Python opens it",          SCMP_SYS(openat),  "solution.py",                      O_RDONLY | O_CLOEXEC, true },
    {"to write it",                          SCMP_SYS(openat),  "solution.py",                      O_WRONLY | O_CREAT,   false},
    {"its neighbour",                        SCMP_SYS(openat),  "solution.pyc",                     O_RDONLY,             false},
    {"it elsewhere",                         SCMP_SYS(openat),  "/srv/solution.py",                 O_RDONLY,             false},
    {"what is no file",                      SCMP_SYS(openat),  "<unknown>",                        O_RDONLY,             true },
    {"what is no file, to be made",          SCMP_SYS(openat),  "<unknown>",                        O_RDWR | O_CREAT,     false},
    {"what only begins like it",             SCMP_SYS(openat),  "</../../etc/passwd",               O_RDONLY,             false},
    {"the processors",                       SCMP_SYS(openat),  "/sys/devices/system/cpu/online",   O_RDONLY,             true },
    {"the processors there may be",          SCMP_SYS(openat),  "/sys/devices/system/cpu/possible", O_RDONLY,
     true                                                                                                                      },
    {"a way out of the processors",          SCMP_SYS(openat),
     "/sys/devices/system/cpu/../../../../etc/passwd",                                              O_RDONLY,             false},
    {"a secret",                             SCMP_SYS(openat),  "/etc/passwd",                      O_RDONLY,             false},
    {"nothing",                              SCMP_SYS(openat),  "",                                 O_RDONLY,             false},
    {"another call by that name",            SCMP_SYS(unlink),  "solution.py",                      O_RDONLY,             false},
    {"another call by that second argument", SCMP_SYS(mkdirat), "solution.py",                      O_RDONLY,             false},
};

START_TEST(only_what_honest_programs_ask_is_a_probe)
{
    const bool has_dir = probe_rows[_i].number != SCMP_SYS(unlink);
    const uint64_t path = address(probe_rows[_i].path);
    const uint64_t args[NOTIFY_ARGS_MAX] = {has_dir ? (uint64_t)AT_FDCWD : path, path,
                                            (uint64_t)probe_rows[_i].flags};
    struct notification n = described(probe_rows[_i].number, args);
    ck_assert_msg(syscall_args_is_probe(&n) == probe_rows[_i].is_probe, "row '%s'",
                  probe_rows[_i].label);
}
END_TEST

static Suite *syscall_args_suite(void)
{
    Suite *suite = suite_create("syscall_args");
    TCase *tc = tcase_create("syscall_args");
    tcase_add_loop_test(tc, arguments_read_as_a_programmer_writes_them, 0, (int)ARRAY_LEN(rows));
    tcase_add_loop_test(tc, an_open_shows_place_path_and_mode, 0, (int)ARRAY_LEN(open_rows));
    tcase_add_test(tc, a_path_is_quoted_and_harmless);
    tcase_add_test(tc, a_path_at_the_end_of_memory_is_read);
    tcase_add_test(tc, a_path_across_two_pages_is_read);
    tcase_add_test(tc, an_address_that_can_t_be_read_is_shown_itself);
    tcase_add_loop_test(tc, a_long_path_is_cut_and_stays_utf_8, 0, (int)ARRAY_LEN(long_pieces));
    tcase_add_test(tc, a_path_of_another_process_that_is_gone_is_an_address);
    tcase_add_loop_test(tc, only_what_honest_programs_ask_is_a_probe, 0,
                        (int)ARRAY_LEN(probe_rows));
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(syscall_args_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
