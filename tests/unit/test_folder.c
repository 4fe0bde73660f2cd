/*
 * test_folder - a folder filled and read from outside: what a hostile box can leave in it is told apart
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/cleanup.h"
#include "sandbox/spec.h"
#include "sandbox/supervisor/folder.h"

static char path[] = "/tmp/test-folder-XXXXXX";
static int folder = -1;

static void make_folder(void)
{
    snprintf(path, sizeof(path), "/tmp/test-folder-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(path));
    folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    ck_assert_int_ge(folder, 0);
    ck_assert_int_eq(chdir(path), 0);
}

static void remove_folder(void)
{
    char command[80];
    close_fd(&folder);
    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof(command), "chmod -R u+rwx '%s'; rm -rf '%s'", path, path);
    ck_assert_int_eq(system(command), 0);
}

static void put(const char *name, const char *content)
{
    struct error err = {0};
    ck_assert_msg(folder_put(folder, name, content, strlen(content), &err) == 0, "%s", err.text);
}

/* What is there, and its content, which must be @content where it is a file. */
static int look(const char *name, uint64_t max_bytes, const char *content, uint64_t *out_bytes)
{
    struct buffer got AUTO(buffer_release) = {0};
    struct error err = {0};
    int entry = folder_read(folder, name, max_bytes, &got, out_bytes, &err);
    ck_assert_msg(entry >= 0, "%s", err.text);
    ck_assert_str_eq(buffer_text(&got), entry == FOLDER_FILE ? content : "");
    return entry;
}

START_TEST(what_was_put_is_read)
{
    uint64_t bytes;
    umask(077);
    put("a.txt", "text");
    put("deep/er/b.txt", "");
    put("deep/er/c.txt", "more");
    put("empty/", "");
    ck_assert_int_eq(look("a.txt", 100, "text", &bytes), FOLDER_FILE);
    ck_assert_uint_eq(bytes, 4);
    ck_assert_int_eq(look("deep/er/b.txt", 0, "", &bytes), FOLDER_FILE);
    ck_assert_int_eq(look("deep/er/c.txt", 4, "more", &bytes), FOLDER_FILE);
    ck_assert_int_eq(look("empty", 4, "", &bytes), FOLDER_FOLDER);
    struct stat st;
    ck_assert_int_eq(stat("a.txt", &st), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0644);
}
END_TEST

START_TEST(what_is_there_already_is_not_written_over)
{
    struct error err = {0};
    put("a.txt", "text");
    ck_assert_int_eq(folder_put(folder, "a.txt", "other", 5, &err), -1);
    ck_assert_int_eq(symlink("/tmp", "link"), 0);
    ck_assert_int_eq(folder_put(folder, "link", "other", 5, &err), -1);
}
END_TEST

static const struct {
    const char *label, *make, *name;
    enum folder_entry entry;
} rows[] = {
    {"nothing",               "true",                            "x",        FOLDER_MISSING   },
    {"a folder",              "mkdir x",                         "x",        FOLDER_FOLDER    },
    {"below a file",          "touch x",                         "x/y",      FOLDER_MISSING   },
    {"a link",                "echo 1 >y; ln -s y x",            "x",        FOLDER_LINK      },
    {"a link out",            "ln -s /etc/passwd x",             "x",        FOLDER_LINK      },
    {"a link to nothing",     "ln -s nothing x",                 "x",        FOLDER_LINK      },
    {"a link to itself",      "ln -s x x",                       "x",        FOLDER_LINK      },
    {"below a link",          "mkdir y; echo 1 >y/z; ln -s y x", "x/z",      FOLDER_LINK      },
    {"below a link out",      "ln -s /etc x",                    "x/passwd", FOLDER_LINK      },
    {"a pipe",                "mkfifo x",                        "x",        FOLDER_SPECIAL   },
    {"unreadable",            "echo 1 >x; chmod 0 x",            "x",        FOLDER_UNREADABLE},
    {"larger than is wanted", "head -c 200 /dev/zero >x",        "x",        FOLDER_TOO_LARGE },
    {"a hole",                "truncate -s 8T x",                "x",        FOLDER_TOO_LARGE },
};

START_TEST(what_a_box_can_leave_is_told_apart)
{
    uint64_t bytes;
    ck_assert_int_eq(system(rows[_i].make), 0);
    ck_assert_msg(look(rows[_i].name, 100, "", &bytes) == (int)rows[_i].entry, "row '%s'",
                  rows[_i].label);
}
END_TEST

START_TEST(nothing_above_is_read)
{
    struct buffer got AUTO(buffer_release) = {0};
    struct error err = {0};
    uint64_t bytes;
    ck_assert_int_eq(folder_read(folder, "../../etc/passwd", 1 << 20, &got, &bytes, &err), -1);
    ck_assert_int_eq(folder_read(folder, "/etc/passwd", 1 << 20, &got, &bytes, &err), -1);
    ck_assert_uint_eq(got.len, 0);
}
END_TEST

/* ---- as root, for whom the folder is nobody's ------------------------------------------------------- */

static void give_folder_away(void)
{
    ck_assert_int_eq(chown(path, BOX_NOBODY_ID, BOX_NOBODY_ID), 0);
}

/* From here on nobody becomes @uid for accesses to files. */
static void refuse_to_become(uid_t uid)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    ck_assert_int_eq(
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(setfsuid), 1,
                         SCMP_A0(SCMP_CMP_MASKED_EQ, UINT64_C(0xffffffff), (uint64_t)uid)),
        0);
    ck_assert_int_eq(seccomp_load(filter), 0);
    seccomp_release(filter);
}

START_TEST(what_is_put_is_the_owner_s_and_we_are_ourselves_again)
{
    struct stat st;
    if (geteuid() != 0)
        return;
    give_folder_away();
    put("deep/a.txt", "text");
    ck_assert_int_eq(stat("deep/a.txt", &st), 0);
    ck_assert_uint_eq(st.st_uid, BOX_NOBODY_ID);
    ck_assert_uint_eq(st.st_gid, BOX_NOBODY_ID);
    /* An id that nobody can become: the answer is who we are. */
    ck_assert_int_eq(setfsuid((uid_t)-1), 0);
    ck_assert_int_eq(setfsgid((gid_t)-1), (int)getegid());
}
END_TEST

START_TEST(who_cannot_become_the_owner_touches_nothing)
{
    struct error err = {0};
    if (geteuid() != 0)
        return;
    give_folder_away();
    refuse_to_become(BOX_NOBODY_ID);
    ck_assert_int_eq(folder_put(folder, "a.txt", "text", 4, &err), -1);
    ck_assert_ptr_nonnull(strstr(err.text, "cannot take the id"));
    ck_assert_int_eq(access("a.txt", F_OK), -1);
    ck_assert_int_eq(setfsgid((gid_t)-1), (int)getegid());
}
END_TEST

START_TEST(who_cannot_come_back_does_not_go_on)
{
    int status = 0;
    if (geteuid() != 0)
        return;
    give_folder_away();
    pid_t child = fork();
    if (child == 0) {
        struct error err = {0};
        refuse_to_become(0);
        _exit(folder_put(folder, "a.txt", "text", 4, &err) == 0 ? 0 : 1);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}
END_TEST

START_TEST(usage_is_told)
{
    const struct folder_usage usage = folder_usage(folder), none = folder_usage(-1);
    ck_assert_uint_gt(usage.bytes, 0);
    ck_assert_uint_eq(none.bytes, 0);
    ck_assert(!none.is_full);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("folder");
    TCase *tc = tcase_create("folder");
    tcase_add_checked_fixture(tc, make_folder, remove_folder);
    tcase_add_test(tc, what_was_put_is_read);
    tcase_add_test(tc, what_is_there_already_is_not_written_over);
    tcase_add_loop_test(tc, what_a_box_can_leave_is_told_apart, 0, (int)ARRAY_LEN(rows));
    tcase_add_test(tc, nothing_above_is_read);
    tcase_add_test(tc, what_is_put_is_the_owner_s_and_we_are_ourselves_again);
    tcase_add_test(tc, who_cannot_become_the_owner_touches_nothing);
    tcase_add_test(tc, who_cannot_come_back_does_not_go_on);
    tcase_add_test(tc, usage_is_told);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
