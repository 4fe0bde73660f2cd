/*
 * test_kept_files - what is kept comes back whole or not at all, and only from a folder of our own
 * SPDX-License-Identifier: MIT
 */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tests/unit/kept_fixture.h"

/* ---- round trip ---------------------------------------------------------------------------------- */

START_TEST(what_is_kept_comes_back)
{
    ck_assert(!read_key(1));
    ck_assert(write_key(1, "one"));
    ck_assert(write_key(2, ""));
    ck_assert(kept_files_write(&kept, key_of(3).bytes, "a\0b", 3));
    assert_kept(1, "one");
    assert_kept(2, "");
    ck_assert(read_key(3));
    ck_assert_uint_eq(got.len, 3);
    ck_assert_mem_eq(got.data, "a\0b", 3);
    open_kept(); /* as the next run does */
    assert_kept(1, "one");
    ck_assert(write_key(1, "another"));
    assert_kept(1, "another");
    ck_assert_uint_eq(n_files(), 3);
}
END_TEST

START_TEST(a_file_is_for_its_owner_alone)
{
    struct stat info;
    const mode_t mask = umask(0);
    ck_assert(write_key(1, "one"));
    umask(mask);
    ck_assert_int_eq(stat(path_of_key(1), &info), 0);
    ck_assert_uint_eq(info.st_mode & 07777, 0600);
    ck_assert_int_eq(stat(path_of(""), &info), 0);
    ck_assert_uint_eq(info.st_mode & 07777, 0700);
}
END_TEST

START_TEST(what_is_too_large_is_not_kept)
{
    AUTO_FREE char *bytes = xcalloc(1, limits.file_bytes + 1);
    ck_assert(kept_files_write(&kept, key_of(1).bytes, bytes, limits.file_bytes));
    ck_assert(!kept_files_write(&kept, key_of(2).bytes, bytes, limits.file_bytes + 1));
    ck_assert(read_key(1));
    ck_assert_uint_eq(got.len, limits.file_bytes);
    ck_assert(!read_key(2));
    /* Nor read, when a later gradebox keeps less than an earlier one did. */
    kept.limits.file_bytes--;
    ck_assert(!read_key(1));
}
END_TEST

START_TEST(what_cannot_be_written_leaves_nothing_behind)
{
    struct rlimit before;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit few = {.rlim_cur = HEAD_BYTES + 10, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN); /* as main() does */
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &few), 0);
    bool is_kept[] = {write_key(1, "0123456789"), write_key(2, "0123456789a")};
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0); /* check itself writes to files */
    ck_assert(is_kept[0] && !is_kept[1]);
    ck_assert_uint_eq(n_files(), 1);
    assert_kept(1, "0123456789");
}
END_TEST

/* ---- files that are no good ---------------------------------------------------------------------- */

START_TEST(a_file_that_was_cut_short_is_as_if_it_was_not_there)
{
    ck_assert(write_key(1, "answer"));
    for (off_t length = HEAD_BYTES + 5; length >= 0; length--) {
        ck_assert_int_eq(truncate(path_of_key(1), length), 0);
        ck_assert_msg(!read_key(1), "cut to %d bytes", (int)length);
    }
    ck_assert(write_key(1, "answer"));
    assert_kept(1, "answer");
    ck_assert_int_eq(truncate(path_of_key(1), HEAD_BYTES + 7), 0);
    ck_assert_msg(!read_key(1), "with a byte more");
}
END_TEST

START_TEST(a_file_with_another_byte_is_as_if_it_was_not_there)
{
    for (off_t at = 0; at < HEAD_BYTES + 6; at++) {
        char byte;
        ck_assert(write_key(1, "answer"));
        AUTO_FD int fd = open(path_of_key(1), O_RDWR | O_CLOEXEC);
        ck_assert_int_eq(pread(fd, &byte, 1, at), 1);
        byte = (char)(byte ^ 1);
        ck_assert_int_eq(pwrite(fd, &byte, 1, at), 1);
        ck_assert_msg(!read_key(1), "byte %d", (int)at);
    }
}
END_TEST

START_TEST(a_file_under_the_name_of_another_is_as_if_it_was_not_there)
{
    AUTO_FREE char *from = NULL;
    ck_assert(write_key(1, "answer"));
    from = xstrdup(path_of_key(1));
    ck_assert_int_eq(rename(from, path_of_key(2)), 0);
    ck_assert(!read_key(2));
}
END_TEST

START_TEST(a_link_in_the_place_of_a_file_is_not_followed)
{
    AUTO_FREE char *other = xasprintf("%s/other", base);
    ck_assert(write_key(1, "answer"));
    ck_assert_int_eq(rename(path_of_key(1), other), 0);
    ck_assert_int_eq(symlink(other, path_of_key(1)), 0);
    ck_assert(!read_key(1));
    /* It is replaced, and where it pointed to nothing is written. */
    ck_assert(write_key(1, "new"));
    assert_kept(1, "new");
    struct stat info;
    ck_assert_int_eq(stat(other, &info), 0);
    ck_assert_int_eq(info.st_size, HEAD_BYTES + 6);
}
END_TEST

START_TEST(a_pipe_or_a_folder_in_the_place_of_a_file_holds_nobody_up)
{
    ck_assert_int_eq(mkfifo(path_of_key(1), 0600), 0);
    ck_assert_int_eq(mkdir(path_of_key(2), 0700), 0);
    ck_assert(!read_key(1));
    ck_assert(!read_key(2));
    ck_assert(!write_key(2, "answer"));
    kept_files_trim(&kept);
    ck_assert_uint_eq(n_files(), 2);
}
END_TEST

START_TEST(a_file_that_others_may_write_to_is_not_read)
{
    ck_assert(write_key(1, "answer"));
    ck_assert_int_eq(chmod(path_of_key(1), 0620), 0);
    ck_assert(!read_key(1));
    ck_assert_int_eq(chmod(path_of_key(1), 0602), 0);
    ck_assert(!read_key(1));
    ck_assert_int_eq(chmod(path_of_key(1), 0644), 0);
    assert_kept(1, "answer");
    if (geteuid() == 0) {
        ck_assert_int_eq(chown(path_of_key(1), NOBODY, NOBODY), 0);
        ck_assert(!read_key(1));
    }
}
END_TEST

/* ---- folders that are no good -------------------------------------------------------------------- */

static void assert_closed(void)
{
    open_kept();
    ck_assert_int_eq(kept.folder_fd, -1);
    ck_assert(!write_key(1, "answer"));
    ck_assert(!read_key(1));
    kept_files_trim(&kept);
}

START_TEST(a_folder_that_others_may_write_to_is_not_used)
{
    AUTO_FREE char *ours = xasprintf("%s/gradebox", base);
    ck_assert(write_key(1, "answer"));
    ck_assert_int_eq(chmod(path_of(""), 0770), 0);
    assert_closed();
    ck_assert_int_eq(chmod(path_of(""), 0707), 0);
    assert_closed();
    ck_assert_int_eq(chmod(path_of(""), 0755), 0);
    ck_assert_int_eq(chmod(ours, 0777), 0);
    assert_closed();
    ck_assert_int_eq(chmod(ours, 0755), 0);
    ck_assert_int_eq(chmod(base, 0775), 0); /* the user's own affair */
    open_kept();
    assert_kept(1, "answer");
}
END_TEST

START_TEST(a_folder_of_somebody_else_is_not_used)
{
    AUTO_FREE char *ours = xasprintf("%s/gradebox", base);
    if (geteuid() != 0) {
        struct kept_files roots;
        kept_files_open("/", NULL, "answers", limits, &roots);
        ck_assert_int_eq(roots.folder_fd, -1);
        return;
    }
    ck_assert_int_eq(chown(path_of(""), NOBODY, NOBODY), 0);
    assert_closed();
    ck_assert_int_eq(chown(path_of(""), 0, 0), 0);
    ck_assert_int_eq(chown(ours, NOBODY, NOBODY), 0);
    assert_closed();
    ck_assert_int_eq(chown(ours, 0, 0), 0);
    ck_assert_int_eq(chown(base, NOBODY, NOBODY), 0);
    assert_closed();
}
END_TEST

START_TEST(a_link_in_the_place_of_a_folder_is_not_followed)
{
    AUTO_FREE char *ours = xasprintf("%s/gradebox", base);
    AUTO_FREE char *other = xasprintf("%s/other", base);
    ck_assert_int_eq(rename(ours, other), 0);
    ck_assert_int_eq(symlink(other, ours), 0);
    assert_closed();
    ck_assert_int_eq(unlink(ours), 0);
    ck_assert_int_eq(rename(other, ours), 0);
    AUTO_FREE char *answers = xasprintf("%s/answers", ours);
    AUTO_FREE char *elsewhere = xasprintf("%s/elsewhere", ours);
    ck_assert_int_eq(rename(answers, elsewhere), 0);
    ck_assert_int_eq(symlink(elsewhere, answers), 0);
    assert_closed();
}
END_TEST

START_TEST(where_no_folder_can_be_made_nothing_is_kept)
{
    AUTO_FREE char *ours = xasprintf("%s/gradebox", base);
    AUTO_FREE char *other = xasprintf("%s/other", base);
    ck_assert_int_eq(rename(ours, other), 0);
    put_file(ours, "in the way");
    assert_closed();
    AUTO_FREE char *missing = xasprintf("%s/a/b", base);
    kept_files_open(missing, NULL, "answers", limits, &kept);
    ck_assert_int_eq(kept.folder_fd, -1);
}
END_TEST

/* clang-format off */
static const struct {
    const char *label;
    bool has_cache_home, is_relative, has_home;
    const char *made; /* below the base; NULL = nothing */
} place_rows[] = {
    {"both", true, false, true, "gradebox/answers"},
    {"the cache alone", true, false, false, "gradebox/answers"},
    {"the home alone", false, false, true, ".cache/gradebox/answers"},
    {"a relative cache doesn't count", true, true, true, ".cache/gradebox/answers"},
    {"a relative cache and no home", true, true, false, NULL},
    {"neither", false, false, false, NULL},
};
/* clang-format on */

START_TEST(it_is_where_the_environment_says)
{
    char sub[80], made[160];
    snprintf(sub, sizeof(sub), "%s/user", base);
    ck_assert_int_eq(mkdir(sub, 0755), 0);
    kept_files_close(&kept);
    kept_files_open(!place_rows[_i].has_cache_home ? NULL
                    : place_rows[_i].is_relative   ? "relative"
                                                   : sub,
                    place_rows[_i].has_home ? sub : NULL, "answers", limits, &kept);
    ck_assert_msg((kept.folder_fd >= 0) == (place_rows[_i].made != NULL), "%s",
                  place_rows[_i].label);
    snprintf(made, sizeof(made), "%s/%s", sub, place_rows[_i].made ? place_rows[_i].made : ".");
    ck_assert_msg(access(made, R_OK) == 0, "%s: no '%s'", place_rows[_i].label, made);
}
END_TEST

/* ---- all of them --------------------------------------------------------------------------------- */

START_TEST(what_was_of_use_longest_ago_goes_first)
{
    for (unsigned i = 0; i < 12; i++) {
        ck_assert(write_key(i, "answer"));
        set_age(i, 1000 - (time_t)i);
    }
    assert_kept(0, "answer"); /* of use now */
    kept_files_trim(&kept);
    ck_assert_uint_eq(n_files(), 10);
    ck_assert(read_key(0));
    ck_assert(!read_key(1));
    ck_assert(!read_key(2));
    ck_assert(read_key(3));
    kept_files_trim(&kept);
    ck_assert_uint_eq(n_files(), 10);
}
END_TEST

START_TEST(a_large_file_counts_for_many)
{
    AUTO_FREE char *bytes = xcalloc(1, 7 * 4096);
    for (unsigned i = 0; i < 4; i++) {
        ck_assert(write_key(i, "answer"));
        set_age(i, 1000 - (time_t)i);
    }
    ck_assert(
        kept_files_write(&kept, key_of(9).bytes, bytes, 7 * 4096)); /* 8 blocks, with its head */
    kept_files_trim(&kept);
    ck_assert_uint_eq(n_files(), 3);
    ck_assert(read_key(9));
    ck_assert(read_key(3));
    ck_assert(!read_key(1));
}
END_TEST

START_TEST(only_what_is_ours_is_removed)
{
    static const char *const names[] = {"note.txt", "NEW-x", "0123", "new-0123456789abcdef",
                                        "new-fedcba9876543210"};
    kept.limits.all_bytes = 0;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        put_file(path_of(names[i]), "x");
    const struct timespec old = {.tv_sec = time(NULL) - 3600};
    const struct timespec times[] = {old, old};
    ck_assert_int_eq(utimensat(AT_FDCWD, path_of(names[4]), times, 0), 0);
    ck_assert(write_key(1, "answer"));
    kept_files_trim(&kept);
    ck_assert(!read_key(1));
    for (size_t i = 0; i < 4; i++)
        ck_assert_msg(access(path_of(names[i]), F_OK) == 0, "%s", names[i]);
    ck_assert_int_ne(access(path_of(names[4]), F_OK), 0); /* its writer is long dead */
}
END_TEST

/* ---- several processes --------------------------------------------------------------------------- */

enum { WRITERS = 3, ROUNDS = 150, KEYS = 6 };

/* What is kept by a key is one byte, many times: a mixture would show. */
static void write_and_read(unsigned writer)
{
    char bytes[20000];
    open_kept(); /* as each process does */
    kept.limits.all_bytes = 3 * 20480;
    for (unsigned round = 0; round < ROUNDS; round++) {
        const unsigned number = round % KEYS;
        memset(bytes, 'a' + (int)writer, sizeof(bytes));
        if (!kept_files_write(&kept, key_of(number).bytes, bytes, sizeof(bytes)))
            _exit(1);
        if (read_key(number + 1)) {
            memset(bytes, got.data[0], sizeof(bytes));
            if (got.len != sizeof(bytes) || memcmp(bytes, got.data, sizeof(bytes)) != 0)
                _exit(2);
        }
        kept_files_trim(&kept);
    }
    _exit(0);
}

START_TEST(several_writers_do_each_other_no_harm)
{
    pid_t pids[WRITERS];
    for (unsigned i = 0; i < WRITERS; i++) {
        pids[i] = fork();
        ck_assert_int_ge(pids[i], 0);
        if (pids[i] == 0)
            write_and_read(i);
    }
    for (unsigned i = 0; i < WRITERS; i++) {
        int status;
        ck_assert_int_eq(waitpid(pids[i], &status, 0), pids[i]);
        ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
    }
    ck_assert_uint_le(n_files(), 3);
    ck_assert(write_key(1, "answer"));
    assert_kept(1, "answer");
}
END_TEST

static Suite *kept_files_suite(void)
{
    Suite *suite = suite_create("kept_files");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_test(all, what_is_kept_comes_back);
    tcase_add_test(all, a_file_is_for_its_owner_alone);
    tcase_add_test(all, what_is_too_large_is_not_kept);
    tcase_add_test(all, what_cannot_be_written_leaves_nothing_behind);
    tcase_add_test(all, a_file_that_was_cut_short_is_as_if_it_was_not_there);
    tcase_add_test(all, a_file_with_another_byte_is_as_if_it_was_not_there);
    tcase_add_test(all, a_file_under_the_name_of_another_is_as_if_it_was_not_there);
    tcase_add_test(all, a_link_in_the_place_of_a_file_is_not_followed);
    tcase_add_test(all, a_pipe_or_a_folder_in_the_place_of_a_file_holds_nobody_up);
    tcase_add_test(all, a_file_that_others_may_write_to_is_not_read);
    tcase_add_test(all, a_folder_that_others_may_write_to_is_not_used);
    tcase_add_test(all, a_folder_of_somebody_else_is_not_used);
    tcase_add_test(all, a_link_in_the_place_of_a_folder_is_not_followed);
    tcase_add_test(all, where_no_folder_can_be_made_nothing_is_kept);
    tcase_add_loop_test(all, it_is_where_the_environment_says, 0, ARRAY_LEN(place_rows));
    tcase_add_test(all, what_was_of_use_longest_ago_goes_first);
    tcase_add_test(all, a_large_file_counts_for_many);
    tcase_add_test(all, only_what_is_ours_is_removed);
    tcase_add_test(all, several_writers_do_each_other_no_harm);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(kept_files_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
