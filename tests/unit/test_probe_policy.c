/*
 * test_probe_policy - what is said of a probe's outcome, and which messages are taken for one
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <string.h>

#include "base/cleanup.h"
#include "sandbox/protocol.h"
#include "sandbox/supervisor/probe_policy.h"

static const struct probe_layers all = {.namespaces = true, .cgroup = true, .landlock_abi = 7};
static const struct probe_layers none = {0};
static const struct probe_layers old_landlock = {.landlock_abi = 3};
static const struct probe_layers only_landlock = {.landlock_abi = 7};

/* clang-format off */
static const struct {
    const char *label;
    enum probe_id id;
    uint32_t is_open;
    int sys_errno;
    const struct probe_layers *layers;
    enum probe_end end;
    enum probe_wall wall;
} rows[] = {
    {"a path that isn't there", PROBE_OPEN_PASSWD, 0, ENOENT, &all, PROBE_HELD, PROBE_WALL_NAMESPACE},
    {"a path that may not be opened", PROBE_OPEN_PASSWD, 0, EACCES, &all, PROBE_HELD, PROBE_WALL_LANDLOCK},
    {"a path with Landlock alone", PROBE_OPEN_PASSWD, 0, EACCES, &only_landlock, PROBE_HELD, PROBE_WALL_LANDLOCK},
    {"a path that is open in namespaces", PROBE_OPEN_PASSWD, 1, 0, &all, PROBE_BROKEN, PROBE_WALL_NAMESPACE},
    {"a path that is open with Landlock", PROBE_OPEN_PASSWD, 1, 0, &only_landlock, PROBE_BROKEN, PROBE_WALL_LANDLOCK},
    {"a path that nothing guards", PROBE_OPEN_PASSWD, 1, 0, &none, PROBE_ONLY_SECCOMP, PROBE_WALL_NONE},
    {"a port that an old Landlock doesn't know", PROBE_INET_CONNECT, 1, 0, &old_landlock, PROBE_ONLY_SECCOMP, PROBE_WALL_NONE},
    {"a port that a new one should", PROBE_INET_CONNECT, 1, 0, &only_landlock, PROBE_BROKEN, PROBE_WALL_LANDLOCK},
    {"a right that nobody has", PROBE_MOUNT, 0, EPERM, &none, PROBE_HELD, PROBE_WALL_CAPABILITY},
    {"a right that is had", PROBE_MOUNT, 1, 0, &all, PROBE_BROKEN, PROBE_WALL_CAPABILITY},
    {"a right that is had without any layer", PROBE_MOUNT, 1, 0, &none, PROBE_BROKEN, PROBE_WALL_CAPABILITY},
    {"an id that doesn't exist", PROBE_SETUID, 0, EINVAL, &all, PROBE_HELD, PROBE_WALL_CAPABILITY},
    {"a limit", PROBE_MANY_DESCRIPTORS, 0, EMFILE, &none, PROBE_HELD, PROBE_WALL_RLIMIT},
    {"a limit that isn't", PROBE_MANY_DESCRIPTORS, 1, 0, &none, PROBE_BROKEN, PROBE_WALL_RLIMIT},
    {"processes in a control group", PROBE_MANY_PROCESSES, 0, EAGAIN, &all, PROBE_HELD, PROBE_WALL_CGROUP},
    {"processes without one", PROBE_MANY_PROCESSES, 1, 0, &only_landlock, PROBE_ONLY_SECCOMP, PROBE_WALL_NONE},
    {"too many processes in one", PROBE_MANY_PROCESSES, 1, 0, &all, PROBE_BROKEN, PROBE_WALL_CGROUP},
    {"no process to run a program in", PROBE_RUN_PROGRAM, 0, EAGAIN, &all, PROBE_HELD, PROBE_WALL_CGROUP},
    {"what the kernel lacks", PROBE_KEXEC, 0, ENOSYS, &all, PROBE_HELD, PROBE_WALL_KERNEL},
    {"a family that the kernel lacks", PROBE_VSOCK, 0, EAFNOSUPPORT, &none, PROBE_HELD, PROBE_WALL_KERNEL},
    {"what only seccomp stands against", PROBE_UNSHARE_USER, 1, 0, &all, PROBE_ONLY_SECCOMP, PROBE_WALL_NONE},
    {"what a sysctl forbids", PROBE_BPF, 0, EPERM, &all, PROBE_HELD, PROBE_WALL_CAPABILITY},
};
/* clang-format on */

START_TEST(outcomes_are_judged)
{
    const struct probe_outcome outcome = {.is_open = rows[_i].is_open,
                                          .sys_errno = (uint32_t)rows[_i].sys_errno};
    const struct probe_verdict v = probe_judge(rows[_i].id, &outcome, rows[_i].layers);
    ck_assert_msg(v.end == rows[_i].end, "%s: end %d", rows[_i].label, v.end);
    ck_assert_msg(v.wall == rows[_i].wall, "%s: wall %s", rows[_i].label, probe_wall_name(v.wall));
}
END_TEST

START_TEST(every_probe_has_a_name_of_its_own)
{
    for (int i = 0; i < PROBE_COUNT_; i++) {
        ck_assert_ptr_nonnull(probe_name((enum probe_id)i));
        ck_assert_ptr_nonnull(probe_what((enum probe_id)i));
        for (int j = 0; j < i; j++)
            ck_assert_str_ne(probe_name((enum probe_id)i), probe_name((enum probe_id)j));
    }
}
END_TEST

static struct probe_message good_message(void)
{
    struct probe_message message = {.version = PROTOCOL_VERSION, .n = PROBE_COUNT_};
    message.outcomes[0].is_open = 1;
    message.outcomes[PROBE_COUNT_ - 1].sys_errno = EPERM;
    return message;
}

START_TEST(a_right_message_is_taken)
{
    const struct probe_message message = good_message();
    ck_assert(probe_message_is_right(&message, sizeof(message)));
}
END_TEST

START_TEST(other_messages_are_refused)
{
    const struct probe_message good = good_message();
    struct probe_message m = good;
    ck_assert(!probe_message_is_right(&good, 0));
    ck_assert(!probe_message_is_right(&good, -1));
    ck_assert(!probe_message_is_right(&good, sizeof(good) - 1));
    m.version++;
    ck_assert(!probe_message_is_right(&m, sizeof(m)));
    m = good;
    m.n--;
    ck_assert(!probe_message_is_right(&m, sizeof(m)));
    m = good;
    m.outcomes[PROBE_COUNT_ - 1].is_open = 2;
    ck_assert(!probe_message_is_right(&m, sizeof(m)));
    m = good;
    m.outcomes[PROBE_COUNT_ - 1].sys_errno = 4096;
    ck_assert(!probe_message_is_right(&m, sizeof(m)));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("probe_policy");
    TCase *tcase = tcase_create("all");
    tcase_add_loop_test(tcase, outcomes_are_judged, 0, ARRAY_LEN(rows));
    tcase_add_test(tcase, every_probe_has_a_name_of_its_own);
    tcase_add_test(tcase, a_right_message_is_taken);
    tcase_add_test(tcase, other_messages_are_refused);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
