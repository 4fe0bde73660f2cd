/*
 * test_protocol - packets with descriptors over real socket pairs; no descriptor may be lost
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "sandbox/protocol.h"

enum { SENT_MAX = 8 };

static unsigned count_fds(void)
{
    DIR *dir = opendir("/proc/self/fd");
    ck_assert_ptr_nonnull(dir);
    unsigned n = 0;
    while (readdir(dir))
        n++;
    closedir(dir);
    return n;
}

static void close_all(int *fds, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        close_fd(&fds[i]);
}

static void make_pair(int type, int *out_pair)
{
    ck_assert_int_eq(socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, out_pair), 0);
}

/* @n descriptors of different files, each told by its inode. */
static void open_files(int *out_fds, ino_t *out_inodes, unsigned n)
{
    for (unsigned i = 0; i < n; i += 2) {
        int pair[2];
        ck_assert_int_eq(pipe2(pair, O_CLOEXEC), 0);
        for (unsigned k = 0; k < 2 && i + k < n; k++)
            out_fds[i + k] = pair[k];
        if (i + 1 == n)
            close(pair[1]);
    }
    for (unsigned i = 0; i < n; i++) {
        struct stat st;
        ck_assert_int_eq(fstat(out_fds[i], &st), 0);
        out_inodes[i] = st.st_ino;
    }
}

/* More descriptors in one packet than protocol_send would send. */
static void send_many(int socket_fd, const int *fds, unsigned n)
{
    union {
        char bytes[CMSG_SPACE(SENT_MAX * sizeof(int))];
        struct cmsghdr header;
    } control = {0};
    char byte = 'x';
    struct iovec iov = {.iov_base = &byte, .iov_len = 1};
    struct msghdr msg = {.msg_iov = &iov,
                         .msg_iovlen = 1,
                         .msg_control = control.bytes,
                         .msg_controllen = CMSG_SPACE(n * sizeof(int))};
    struct cmsghdr *cmsg = CMSG_FIRSTHDR(&msg);
    cmsg->cmsg_level = SOL_SOCKET;
    cmsg->cmsg_type = SCM_RIGHTS;
    cmsg->cmsg_len = CMSG_LEN(n * sizeof(int));
    memcpy(CMSG_DATA(cmsg), fds, n * sizeof(int));
    ck_assert_int_eq(sendmsg(socket_fd, &msg, 0), 1);
}

static const int types[] = {SOCK_SEQPACKET, SOCK_STREAM};

START_TEST(a_packet_arrives_with_its_descriptors)
{
    const unsigned before = count_fds(), n = (unsigned)_i % (PROTOCOL_MAX_FDS + 1);
    int pair[2], sent[SENT_MAX], got[PROTOCOL_MAX_FDS];
    ino_t inodes[SENT_MAX];
    char text[16] = "";
    make_pair(types[(unsigned)_i / (PROTOCOL_MAX_FDS + 1)], pair);
    open_files(sent, inodes, n);
    ck_assert_int_eq(protocol_send(pair[0], "hello", 5, sent, n), 0);
    ck_assert_int_eq(protocol_receive(pair[1], text, sizeof(text), got), 5);
    ck_assert_str_eq(text, "hello");
    for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++) {
        struct stat st;
        if (i >= n) {
            ck_assert_int_eq(got[i], -1);
            continue;
        }
        ck_assert_int_eq(fstat(got[i], &st), 0);
        ck_assert_uint_eq(st.st_ino, inodes[i]);
        ck_assert_int_eq(fcntl(got[i], F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
        ck_assert_int_ge(fcntl(sent[i], F_GETFD), 0);
    }
    close_all(got, PROTOCOL_MAX_FDS);
    close_all(sent, n);
    close_all(pair, 2);
    ck_assert_uint_eq(count_fds(), before);
}
END_TEST

START_TEST(descriptors_beyond_the_bound_are_an_error_and_all_are_closed)
{
    const unsigned n = PROTOCOL_MAX_FDS + 1 + (unsigned)_i;
    const unsigned before = count_fds();
    int pair[2], sent[SENT_MAX], got[PROTOCOL_MAX_FDS];
    ino_t inodes[SENT_MAX];
    char text[16];
    make_pair(SOCK_SEQPACKET, pair);
    open_files(sent, inodes, n);
    send_many(pair[0], sent, n);
    close_all(sent, n);
    ck_assert_msg(protocol_receive(pair[1], text, sizeof(text), got) == -1, "%u descriptors", n);
    ck_assert_int_eq(errno, EMSGSIZE);
    for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++)
        ck_assert_int_eq(got[i], -1);
    close_all(pair, 2);
    ck_assert_msg(count_fds() == before, "%u descriptors: %u open, were %u", n, count_fds(),
                  before);
}
END_TEST

START_TEST(a_packet_that_has_no_room_is_an_error_and_its_descriptors_are_closed)
{
    const unsigned before = count_fds();
    int pair[2], sent[SENT_MAX], got[PROTOCOL_MAX_FDS];
    ino_t inodes[SENT_MAX];
    char text[4];
    make_pair(SOCK_SEQPACKET, pair);
    open_files(sent, inodes, 2);
    ck_assert_int_eq(protocol_send(pair[0], "hello", 5, sent, 2), 0);
    close_all(sent, 2);
    ck_assert_int_eq(protocol_receive(pair[1], text, sizeof(text), got), -1);
    ck_assert_int_eq(errno, EMSGSIZE);
    ck_assert_int_eq(got[0], -1);
    ck_assert_int_eq(got[1], -1);
    close_all(pair, 2);
    ck_assert_uint_eq(count_fds(), before);
}
END_TEST

START_TEST(descriptors_without_a_byte_are_an_error_and_are_closed)
{
    const unsigned before = count_fds();
    int pair[2], sent[SENT_MAX], got[PROTOCOL_MAX_FDS];
    ino_t inodes[SENT_MAX];
    char text[4];
    make_pair(SOCK_SEQPACKET, pair);
    open_files(sent, inodes, 2);
    ck_assert_int_eq(protocol_send(pair[0], "", 0, sent, 2), 0);
    close_all(sent, 2);
    ck_assert_int_eq(protocol_receive(pair[1], text, sizeof(text), got), -1);
    ck_assert_int_eq(errno, EMSGSIZE);
    ck_assert_int_eq(got[0], -1);
    ck_assert_int_eq(got[1], -1);
    close_all(pair, 2);
    ck_assert_uint_eq(count_fds(), before);
}
END_TEST

START_TEST(more_descriptors_than_the_bound_are_not_sent)
{
    int pair[2];
    const int fds[PROTOCOL_MAX_FDS + 1] = {0};
    char text[4];
    make_pair(SOCK_SEQPACKET | SOCK_NONBLOCK, pair);
    ck_assert_int_eq(protocol_send(pair[0], "x", 1, fds, PROTOCOL_MAX_FDS + 1), -1);
    ck_assert_int_eq(errno, EINVAL);
    ck_assert_int_eq(recv(pair[1], text, sizeof(text), 0), -1);
    ck_assert_int_eq(errno, EAGAIN);
    close_all(pair, 2);
}
END_TEST

START_TEST(a_closed_descriptor_is_not_sent)
{
    int pair[2];
    const int fd = -1;
    make_pair(SOCK_SEQPACKET, pair);
    ck_assert_int_eq(protocol_send(pair[0], "x", 1, &fd, 1), -1);
    ck_assert_int_eq(errno, EBADF);
    close_all(pair, 2);
}
END_TEST

/* Without SIGPIPE, which would end gradebox. */
START_TEST(a_side_that_is_gone_is_no_signal)
{
    int pair[2], got[PROTOCOL_MAX_FDS];
    char text[4];
    make_pair(types[_i], pair);
    close_fd(&pair[1]);
    ck_assert_int_eq(protocol_send(pair[0], "x", 1, NULL, 0), -1);
    ck_assert_int_eq(errno, EPIPE);
    ck_assert_int_eq(protocol_receive(pair[0], text, sizeof(text), got), 0);
    ck_assert_int_eq(got[0], -1);
    close_all(pair, 2);
}
END_TEST

START_TEST(nothing_to_receive_is_told_apart)
{
    int pair[2], got[PROTOCOL_MAX_FDS];
    char text[4];
    make_pair(SOCK_SEQPACKET | SOCK_NONBLOCK, pair);
    ck_assert_int_eq(protocol_receive(pair[0], text, sizeof(text), got), -1);
    ck_assert_int_eq(errno, EAGAIN);
    close_all(pair, 2);
}
END_TEST

START_TEST(packets_keep_their_bounds)
{
    int pair[2], got[PROTOCOL_MAX_FDS];
    struct zygote_reply reply = {.version = PROTOCOL_VERSION, .text = "one"}, back;
    make_pair(SOCK_SEQPACKET, pair);
    ck_assert_int_eq(protocol_send(pair[0], &reply, sizeof(reply), NULL, 0), 0);
    strcpy(reply.text, "two");
    ck_assert_int_eq(protocol_send(pair[0], &reply, sizeof(reply), NULL, 0), 0);
    ck_assert_int_eq(protocol_receive(pair[1], &back, sizeof(back), got), sizeof(back));
    ck_assert_str_eq(back.text, "one");
    ck_assert_int_eq(protocol_receive(pair[1], &back, sizeof(back), got), sizeof(back));
    ck_assert_str_eq(back.text, "two");
    close_all(pair, 2);
}
END_TEST

/* The kernel tells of what the other side left unread before it hands out what that side sent. */
START_TEST(the_last_packet_of_one_that_ended_without_reading_arrives)
{
    int pair[2], got[PROTOCOL_MAX_FDS];
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), 0);
    char back[16] = "";
    ck_assert_int_eq(protocol_send(pair[1], "unread", 7, NULL, 0), 0);
    ck_assert_int_eq(protocol_send(pair[0], "why", 4, NULL, 0), 0);
    close(pair[0]);
    ck_assert_int_eq(protocol_receive(pair[1], back, sizeof(back), got), 4);
    ck_assert_str_eq(back, "why");
    ck_assert_int_eq(protocol_receive(pair[1], back, sizeof(back), got), 0);
    close(pair[1]);
}
END_TEST

START_TEST(every_tier_has_a_row_in_the_order_of_their_bits)
{
    const struct tier_row *row = &tier_rows()[_i];
    char name[TIER_SET_NAME_BYTES];
    ck_assert_uint_eq(row->tier, 1u << _i);
    ck_assert_str_ne(row->why, "");
    ck_assert_str_eq(tier_set_name(row->tier, name), row->name);
}
END_TEST

START_TEST(a_set_is_named_by_its_tiers)
{
    char name[TIER_SET_NAME_BYTES];
    ck_assert_str_eq(tier_set_name(TIER_PURE, name), "pure");
    ck_assert_str_eq(tier_set_name(TIER_THREADS | TIER_FILES, name), "files+threads");
    ck_assert_str_eq(tier_set_name(TIER_SETS_ - 1, name), "files+threads+processes+loopback");
}
END_TEST

static Suite *protocol_suite(void)
{
    Suite *suite = suite_create("protocol");
    TCase *tc = tcase_create("protocol");
    tcase_add_loop_test(tc, a_packet_arrives_with_its_descriptors, 0,
                        (int)ARRAY_LEN(types) * (PROTOCOL_MAX_FDS + 1));
    tcase_add_loop_test(tc, descriptors_beyond_the_bound_are_an_error_and_all_are_closed, 0,
                        SENT_MAX - PROTOCOL_MAX_FDS);
    tcase_add_test(tc, a_packet_that_has_no_room_is_an_error_and_its_descriptors_are_closed);
    tcase_add_test(tc, descriptors_without_a_byte_are_an_error_and_are_closed);
    tcase_add_test(tc, more_descriptors_than_the_bound_are_not_sent);
    tcase_add_test(tc, a_closed_descriptor_is_not_sent);
    tcase_add_loop_test(tc, a_side_that_is_gone_is_no_signal, 0, (int)ARRAY_LEN(types));
    tcase_add_test(tc, nothing_to_receive_is_told_apart);
    tcase_add_test(tc, packets_keep_their_bounds);
    tcase_add_test(tc, the_last_packet_of_one_that_ended_without_reading_arrives);
    tcase_add_loop_test(tc, every_tier_has_a_row_in_the_order_of_their_bits, 0, TIER_COUNT_);
    tcase_add_test(tc, a_set_is_named_by_its_tiers);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(protocol_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
