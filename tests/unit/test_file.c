/*
 * test_file - whole files with a bound, and what is no file
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "base/file.h"

static char folder[] = "/tmp/gradebox-file-XXXXXX";
static char path[64];
static struct buffer out;
static struct error err;

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/it", folder);
}

static void tear_down(void)
{
    unlink(path);
    rmdir(folder);
    buffer_release(&out);
}

static void write_file(const char *text, size_t length)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(file_write_all(fd, text, length), 0);
}

static void assert_refused(const char *text)
{
    ck_assert_int_eq(file_read(path, "submission", 10, &out, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    ck_assert_str_eq(err.file, path);
    ck_assert_str_eq(err.text, text);
}

START_TEST(all_bytes_are_read)
{
    write_file("a\0b\xFF", 4);
    buffer_puts(&out, "before ");
    ck_assert_int_eq(file_read(path, "submission", 4, &out, &err), 0);
    ck_assert_uint_eq(out.len, 11);
    ck_assert_mem_eq(out.data, "before a\0b\xFF", 11);
}
END_TEST

START_TEST(an_empty_file_is_empty)
{
    write_file("", 0);
    ck_assert_int_eq(file_read(path, "submission", 0, &out, &err), 0);
    ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(a_file_larger_than_one_read_is_whole)
{
    static char large[300 * 1000];
    memset(large, 'x', sizeof(large));
    write_file(large, sizeof(large));
    ck_assert_int_eq(file_read(path, "submission", sizeof(large), &out, &err), 0);
    ck_assert_uint_eq(out.len, sizeof(large));
}
END_TEST

START_TEST(a_byte_too_many_is_refused)
{
    write_file("01234567890", 11);
    assert_refused("cannot read submission: it is larger than 10 bytes");
}
END_TEST

START_TEST(a_file_that_claims_no_size_is_bounded_too)
{
    ck_assert_int_eq(file_read("/proc/self/status", "status", 10, &out, &err), -1);
    ck_assert_str_eq(err.text, "cannot read status: it is larger than 10 bytes");
}
END_TEST

START_TEST(a_missing_file_is_named)
{
    assert_refused("cannot read submission: No such file or directory");
    ck_assert_int_eq(err.sys_errno, ENOENT);
}
END_TEST

START_TEST(a_directory_is_refused)
{
    ck_assert_int_eq(mkdir(path, 0700), 0);
    assert_refused("cannot read submission: it is a directory");
    rmdir(path);
}
END_TEST

START_TEST(a_device_is_refused)
{
    snprintf(path, sizeof(path), "/dev/zero");
    assert_refused("cannot read submission: it is neither a regular file nor a pipe");
    path[0] = '\0';
}
END_TEST

START_TEST(a_socket_is_refused)
{
    AUTO_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_refused("cannot read submission: it is neither a regular file nor a pipe");
}
END_TEST

START_TEST(a_pipe_without_a_writer_does_not_block)
{
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    assert_refused("cannot read submission: it is a pipe that nobody writes to");
}
END_TEST

START_TEST(a_pipe_with_a_slow_writer_is_read)
{
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    AUTO_FD int both = open(path, O_RDWR | O_CLOEXEC);
    pid_t child = fork();
    if (child == 0) {
        usleep(50 * 1000);
        _exit(write(both, "late", 4) == 4 ? 0 : 1);
    }
    close_fd(&both);
    ck_assert_int_eq(file_read(path, "submission", 10, &out, &err), 0);
    ck_assert_str_eq(buffer_text(&out), "late");
}
END_TEST

START_TEST(a_descriptor_is_read_to_its_end)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(file_write_all(ends[1], "stdin", 5), 0);
    close(ends[1]);
    ck_assert_int_eq(file_read_fd(ends[0], "-", "submission", 10, &out, &err), 0);
    ck_assert_str_eq(buffer_text(&out), "stdin");
    ck_assert_int_eq(file_read_fd(ends[0], "-", "submission", 10, &out, &err), 0);
    close(ends[0]);
}
END_TEST

START_TEST(a_descriptor_is_bounded)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(file_write_all(ends[1], "01234567890", 11), 0);
    close(ends[1]);
    ck_assert_int_eq(file_read_fd(ends[0], "-", "submission", 10, &out, &err), -1);
    ck_assert_str_eq(err.file, "-");
    close(ends[0]);
}
END_TEST

START_TEST(a_full_pipe_is_waited_for)
{
    static char large[200 * 1000];
    int ends[2];
    ck_assert_int_eq(pipe2(ends, O_NONBLOCK), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        _exit(file_write_all(ends[1], large, sizeof(large)) == 0 ? 0 : 1);
    }
    close(ends[1]);
    ck_assert_int_eq(file_read_fd(ends[0], "-", "answer", sizeof(large), &out, &err), 0);
    ck_assert_uint_eq(out.len, sizeof(large));
    close(ends[0]);
}
END_TEST

START_TEST(writing_to_nowhere_fails)
{
    AUTO_FD int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
    ck_assert_int_eq(file_write_all(fd, "x", 1), -1);
    ck_assert_int_eq(errno, ENOSPC);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("file");
    TCase *tc = tcase_create("file");
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, all_bytes_are_read);
    tcase_add_test(tc, an_empty_file_is_empty);
    tcase_add_test(tc, a_file_larger_than_one_read_is_whole);
    tcase_add_test(tc, a_byte_too_many_is_refused);
    tcase_add_test(tc, a_file_that_claims_no_size_is_bounded_too);
    tcase_add_test(tc, a_missing_file_is_named);
    tcase_add_test(tc, a_directory_is_refused);
    tcase_add_test(tc, a_device_is_refused);
    tcase_add_test(tc, a_socket_is_refused);
    tcase_add_test(tc, a_pipe_without_a_writer_does_not_block);
    tcase_add_test(tc, a_pipe_with_a_slow_writer_is_read);
    tcase_add_test(tc, a_descriptor_is_read_to_its_end);
    tcase_add_test(tc, a_descriptor_is_bounded);
    tcase_add_test(tc, a_full_pipe_is_waited_for);
    tcase_add_test(tc, writing_to_nowhere_fails);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(make_suite());
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures > 0;
}
