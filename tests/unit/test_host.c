/*
 * test_host - whom the doctor blames on machines that aren't here
 *
 * What each machine answers was seen on it, or is the documented answer of its kernel.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "sandbox/supervisor/host_cgroup.h"
#include "sandbox/supervisor/host_child.h"
#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_landlock.h"
#include "sandbox/supervisor/host_namespaces.h"
#include "sandbox/supervisor/host_seccomp.h"

static void must_say(const char *label, const struct host_finding *got, enum host_state state,
                     const char *finding, const char *reason, const char *command)
{
    ck_assert_msg(got->state == state, "%s: %s", label, host_state_name(got->state));
    ck_assert_msg(strstr(got->finding, finding), "%s: finding '%s'", label, got->finding);
    ck_assert_msg(strstr(got->reason, reason), "%s: reason '%s'", label, got->reason);
    if (command)
        ck_assert_msg(strstr(got->command, command), "%s: command '%s'", label, got->command);
    else
        ck_assert_msg(!got->command[0], "%s: command '%s'", label, got->command);
}

/* ---- namespaces ---------------------------------------------------------------------------------- */

#define UNKNOWN HOST_FILE_UNKNOWN

/* The last three are the settings that may forbid it; a plain machine has none of them. */
#define MACHINE(failed, error, max, clone, apparmor_rule)                                          \
    .failed_step = (failed), .sys_errno = (error), .has_proc = true, .max_of_kind = (max),         \
    .may_clone = (clone), .may_apparmor = (apparmor_rule)
#define PLAIN(failed, error) MACHINE(failed, error, UNKNOWN, UNKNOWN, UNKNOWN)

/* clang-format off */
static const struct {
    const char *label;
    struct host_namespace_facts facts;
    const char *finding, *reason, *command;
} namespace_rows[] = {
    {"the number is 0", {MACHINE(HOST_NAMESPACE_USER, ENOSPC, 0, UNKNOWN, UNKNOWN)},
     "no user namespace: No space", "user.max_user_namespaces is 0",
     "sudo sysctl user.max_user_namespaces=10000"},
    {"the number of net namespaces is 0", {MACHINE(HOST_NAMESPACE_NET, ENOSPC, 0, UNKNOWN, UNKNOWN)},
     "no net namespace", "user.max_net_namespaces is 0",
     "sudo sysctl user.max_net_namespaces=10000"},
    {"the number of a container around is 0",
     {MACHINE(HOST_NAMESPACE_USER, ENOSPC, 60000, UNKNOWN, UNKNOWN)},
     "no user namespace", "a container around this one allows none",
     "sudo sysctl user.max_user_namespaces=10000"},
    {"Debian's switch", {MACHINE(HOST_NAMESPACE_USER, EPERM, UNKNOWN, 0, UNKNOWN)},
     "no user namespace", "kernel.unprivileged_userns_clone is 0",
     "sudo sysctl kernel.unprivileged_userns_clone=1"},
    {"Debian's switch is on and a filter is there",
     {MACHINE(HOST_NAMESPACE_USER, EPERM, UNKNOWN, 1, UNKNOWN), .is_filtered = true},
     "no user namespace", "a seccomp filter", NULL},
    {"Ubuntu 24.04: the maps are closed",
     {MACHINE(HOST_NAMESPACE_UID_MAP, EPERM, UNKNOWN, UNKNOWN, 1), .apparmor = "unconfined"},
     "no id in it", "apparmor_restrict_unprivileged_userns is 1",
     "sudo apparmor_parser -r /etc/apparmor.d/gradebox"},
    {"Ubuntu 24.04: the mount is refused",
     {MACHINE(HOST_NAMESPACE_PRIVATE, EACCES, UNKNOWN, UNKNOWN, 1), .apparmor = "unconfined"},
     "made private", "apparmor_restrict_unprivileged_userns is 1",
     "profile gradebox /FOLDER/gradebox{,-zygote-*} flags"},
    {"Ubuntu 24.04, installed",
     {MACHINE(HOST_NAMESPACE_PRIVATE, EACCES, UNKNOWN, UNKNOWN, 1),
      .program = "/usr/local/bin/gradebox"},
     "made private", "apparmor_restrict_unprivileged_userns is 1",
     "gradebox /usr/local/{bin/gradebox,libexec/gradebox/gradebox-zygote-*} flags=(unconfined)"},
    {"Ubuntu 24.04, from a checkout",
     {MACHINE(HOST_NAMESPACE_PRIVATE, EACCES, UNKNOWN, UNKNOWN, 1),
      .program = "/home/ann/gradebox/build/gradebox"},
     "made private", "apparmor_restrict_unprivileged_userns is 1",
     "gradebox /home/ann/gradebox/build/gradebox{,-zygote-*} flags=(unconfined) {\\n  userns,\\n}"},
    {"Ubuntu 24.04, a path that the shell would read otherwise",
     {MACHINE(HOST_NAMESPACE_PRIVATE, EACCES, UNKNOWN, UNKNOWN, 1),
      .program = "/home/ann's/gradebox"},
     "made private", "apparmor_restrict_unprivileged_userns is 1",
     "profile gradebox /FOLDER/gradebox{,-zygote-*} flags"},
    {"Ubuntu 24.04: the next namespace is refused",
     {MACHINE(HOST_NAMESPACE_MOUNT, EPERM, UNKNOWN, UNKNOWN, 1)},
     "no mount namespace", "apparmor_restrict_unprivileged_userns is 1", "apparmor_parser"},
    {"Ubuntu 24.04 with the rule switched off says nothing of it",
     {MACHINE(HOST_NAMESPACE_USER, EPERM, UNKNOWN, UNKNOWN, 0), .apparmor = "unconfined"},
     "no user namespace", "no setting that gradebox knows", NULL},
    {"Docker: its filter",
     {PLAIN(HOST_NAMESPACE_USER, EPERM), .is_filtered = true, .apparmor =
      "docker-default (enforce)", .place = HOST_PLACE_DOCKER},
     "no user namespace", "a seccomp filter that was there before forbids it; this is a Docker",
     "docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined"},
    {"Docker on Ubuntu 24.04: the host's rule comes next",
     {MACHINE(HOST_NAMESPACE_USER, EPERM, UNKNOWN, UNKNOWN, 1), .is_filtered = true, .apparmor =
      "docker-default (enforce)", .place = HOST_PLACE_DOCKER},
     "no user namespace", "a seccomp filter",
     "apparmor=unconfined IMAGE gradebox ...\nsudo sysctl kernel.apparmor_restrict"},
    {"Docker without the filter: its AppArmor profile",
     {PLAIN(HOST_NAMESPACE_PRIVATE, EACCES), .apparmor = "docker-default (enforce)",
      .place = HOST_PLACE_DOCKER},
     "made private", "the AppArmor profile that it runs under", "apparmor=unconfined"},
    {"Docker without either, on Ubuntu 24.04",
     {MACHINE(HOST_NAMESPACE_UID_MAP, EPERM, UNKNOWN, UNKNOWN, 1), .apparmor = "unconfined",
      .place = HOST_PLACE_DOCKER},
     "no id in it", "to be changed outside",
     "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"},
    {"Kubernetes", {PLAIN(HOST_NAMESPACE_USER, EPERM), .is_filtered = true,
      .place = HOST_PLACE_KUBERNETES},
     "no user namespace", "a Kubernetes pod", "\"seccompProfile\":{\"type\":\"Unconfined\"}"},
    {"LXC", {PLAIN(HOST_NAMESPACE_PRIVATE, EACCES), .apparmor = "lxc-container-default",
      .place = HOST_PLACE_LXC},
     "made private", "an LXC container", "lxc config set NAME security.nesting true"},
    {"a chroot", {PLAIN(HOST_NAMESPACE_USER, EPERM), .is_chroot = true},
     "no user namespace", "it runs in a chroot", "systemd-nspawn"},
    {"a kernel without them", {PLAIN(HOST_NAMESPACE_USER, EINVAL)},
     "no user namespace", "CONFIG_USER_NS", NULL},
    {"WSL 1", {PLAIN(HOST_NAMESPACE_USER, EINVAL), .place = HOST_PLACE_WSL1},
     "no user namespace", "this is WSL 1", "wsl.exe --set-version"},
    {"no /proc", {.failed_step = HOST_NAMESPACE_SETGROUPS, .sys_errno = ENOENT,
      .max_of_kind = UNKNOWN, .may_clone = UNKNOWN, .may_apparmor = UNKNOWN},
     "'/proc/self/setgroups' is closed", "/proc isn't mounted", "sudo mount -t proc proc /proc"},
    {"no id in this user namespace", {PLAIN(HOST_NAMESPACE_USER, EPERM), .is_unmapped = true},
     "no user namespace", "has no id in the user namespace", NULL},
    {"root without capabilities", {PLAIN(HOST_NAMESPACE_IDENTITY, EPERM)},
     "can't become nobody", "CAP_SETUID", NULL},
};
/* clang-format on */

START_TEST(who_forbids_namespaces_is_blamed)
{
    struct host_finding got;
    host_namespaces_judge(&namespace_rows[_i].facts, &got);
    must_say(namespace_rows[_i].label, &got, HOST_MISSING, namespace_rows[_i].finding,
             namespace_rows[_i].reason, namespace_rows[_i].command);
}
END_TEST

START_TEST(namespaces_that_are_there_are_nobodys_fault)
{
    const struct host_namespace_facts facts = {PLAIN(HOST_NAMESPACE_STEP_COUNT_, 0),
                                               .is_inner = true};
    struct host_finding got;
    host_namespaces_judge(&facts, &got);
    must_say("all", &got, HOST_OK, "user, mount, pid, net, ipc, uts, cgroup, nested", "", NULL);
}
END_TEST

/* ---- seccomp ------------------------------------------------------------------------------------- */

/* clang-format off */
static const struct {
    const char *label;
    struct host_seccomp_facts facts;
    const char *finding, *reason, *command;
} seccomp_rows[] = {
    {"somebody listens already", {.failed_step = HOST_SECCOMP_INSTALL, .sys_errno = EBUSY,
      .is_filtered = true},
     "no filter with a listener", "one listener for a process", NULL},
    {"gVisor", {.failed_step = HOST_SECCOMP_SIZES, .sys_errno = EINVAL,
      .place = HOST_PLACE_GVISOR},
     "no notifications", "gVisor has seccomp filters, but no notifications", "--runtime=runc"},
    {"an outer filter", {.failed_step = HOST_SECCOMP_SIZES, .sys_errno = EPERM,
      .is_filtered = true, .place = HOST_PLACE_DOCKER},
     "no notifications: Operation not permitted", "a seccomp filter that was there", "docker run"},
    {"an old kernel", {.failed_step = HOST_SECCOMP_SIZES, .sys_errno = EINVAL},
     "no notifications", "older than 5.0", NULL},
    {"something else", {.failed_step = HOST_SECCOMP_NOTIFY, .sys_errno = EACCES},
     "not answered", "no setting that gradebox knows", NULL},
};
/* clang-format on */

START_TEST(who_forbids_seccomp_is_blamed)
{
    struct host_finding got;
    host_seccomp_judge(&seccomp_rows[_i].facts, &got);
    must_say(seccomp_rows[_i].label, &got, HOST_MISSING, seccomp_rows[_i].finding,
             seccomp_rows[_i].reason, seccomp_rows[_i].command);
}
END_TEST

/* ---- landlock ------------------------------------------------------------------------------------ */

/* clang-format off */
static const struct {
    const char *label;
    struct host_landlock_facts facts;
    enum host_state state;
    const char *finding, *reason, *command;
} landlock_rows[] = {
    {"all scopes", {.failed_step = HOST_LANDLOCK_STEP_COUNT_, .abi = 6},
     HOST_OK, "abi 6: files, tcp, signals, abstract sockets", "", NULL},
    {"no scopes", {.failed_step = HOST_LANDLOCK_STEP_COUNT_, .abi = 5},
     HOST_OK, "abi 5: files, tcp, no scopes", "", NULL},
    {"not chosen at boot", {.failed_step = HOST_LANDLOCK_ABI, .sys_errno = EOPNOTSUPP,
      .modules = "lockdown,capability,yama,apparmor"},
     HOST_DEGRADED, "none", "not among the modules chosen at boot (lsm=): lockdown,",
     "&lsm=landlock,lockdown,yama,apparmor /' /etc/default/grub && sudo update-grub"},
    {"not chosen at boot, modules not to be seen",
     {.failed_step = HOST_LANDLOCK_ABI, .sys_errno = EOPNOTSUPP},
     HOST_DEGRADED, "none", "chosen at boot", NULL},
    {"an old kernel", {.failed_step = HOST_LANDLOCK_ABI, .sys_errno = ENOSYS},
     HOST_DEGRADED, "none", "older than 5.13", NULL},
    {"a filter", {.failed_step = HOST_LANDLOCK_ABI, .sys_errno = ENOSYS, .is_filtered = true},
     HOST_DEGRADED, "none", "a seccomp filter", NULL},
    {"it lets everything through", {.failed_step = HOST_LANDLOCK_FILES},
     HOST_DEGRADED, "still reads a directory", "no setting", NULL},
};
/* clang-format on */

START_TEST(what_keeps_landlock_away_is_said)
{
    struct host_finding got;
    host_landlock_judge(&landlock_rows[_i].facts, &got);
    must_say(landlock_rows[_i].label, &got, landlock_rows[_i].state, landlock_rows[_i].finding,
             landlock_rows[_i].reason, landlock_rows[_i].command);
}
END_TEST

/* ---- cgroups ------------------------------------------------------------------------------------- */

static const char unified[] =
    "28 22 0:25 / /sys rw,nosuid - sysfs sysfs rw\n"
    "33 28 0:29 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
static const char hybrid[] = "31 28 0:28 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
                             "32 28 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n";
static const char old[] = "31 28 0:28 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";
static const char part[] = "40 39 0:29 /docker/4711 /sys/fs/cgroup ro - cgroup2 cgroup rw\n";

static const struct {
    const char *label, *mounts, *cgroups;
    const char *path;
    bool has_v2, has_v1, is_memory_in_v1;
} cgroup_rows[] = {
    {"a user's session",            unified,            "0::/user.slice/session-1.scope\n",
     "/sys/fs/cgroup/user.slice/session-1.scope",                                                                              true,  false, false},
    {"the root of a namespace",     unified,            "0::/\n",                                  "/sys/fs/cgroup",           true,  false, false},
    {"hybrid",                      hybrid,             "4:memory:/a\n1:name=systemd:/a\n0::/a\n", "/sys/fs/cgroup/unified/a", true,
     true,                                                                                                                                   true },
    {"hybrid, memory with another", hybrid,             "4:cpu,memory:/a\n0::/a",                  "/sys/fs/cgroup/unified/a",
     true,                                                                                                                            true,  true },
    {"v1",                          old,                "4:memory:/\n",                            "",                         false, true,  true },
    {"a part of the tree",          part,               "0::/docker/4711/x\n",                     "/sys/fs/cgroup/x",         true,  false, false},
    {"outside of that part",        part,               "0::/user.slice\n",                        "",                         true,  false, false},
    {"outside of the namespace",    unified,            "0::/../../user.slice\n",                  "",                         true,  false, false},
    {"nothing at all",              "",                 "",                                        "",                         false, false, false},
    {"no lines",                    "\n - \n- cgroup2", ":\n0::",                                  "",                         false, false, false},
};

START_TEST(the_own_cgroup_is_found)
{
    struct host_cgroup_facts got = {0};
    host_cgroup_parse(cgroup_rows[_i].mounts, cgroup_rows[_i].cgroups, &got);
    ck_assert_msg(strcmp(got.path, cgroup_rows[_i].path) == 0, "%s: '%s'", cgroup_rows[_i].label,
                  got.path);
    ck_assert_msg(got.has_v2 == cgroup_rows[_i].has_v2, "%s", cgroup_rows[_i].label);
    ck_assert_msg(got.has_v1 == cgroup_rows[_i].has_v1, "%s", cgroup_rows[_i].label);
    ck_assert_msg(got.is_memory_in_v1 == cgroup_rows[_i].is_memory_in_v1, "%s",
                  cgroup_rows[_i].label);
}
END_TEST

/* clang-format off */
static const struct {
    const char *label;
    struct host_cgroup_facts facts;
    enum host_state state;
    const char *finding, *reason, *command;
} leaf_rows[] = {
    {"a place", {.has_place = true, .has_v2 = true},
     HOST_OK, "v2: a leaf for each box", "", NULL},
    {"an ssh session", {.has_v2 = true, .path = "/c", .make_errno = EACCES, .has_memory = true,
      .has_pids = true, .has_systemd = true},
     HOST_DEGRADED, "none of our own in '/c'", "belongs to somebody else",
     "systemd-run --user --scope --property=Delegate=yes gradebox ..."},
    {"root's session", {.has_v2 = true, .path = "/c", .has_memory = true, .has_pids = true,
      .has_systemd = true, .is_root = true},
     HOST_DEGRADED, "none above ours gives memory", "somebody else",
     "systemd-run --scope --property=Delegate=yes"},
    {"delegated without memory", {.has_v2 = true, .path = "/c", .has_pids = true},
     HOST_DEGRADED, "delegated without memory", "hand on no such controller", NULL},
    {"delegated without pids", {.has_v2 = true, .path = "/c", .has_memory = true},
     HOST_DEGRADED, "delegated without pids", "processes are not counted", NULL},
    {"delegated without either", {.has_v2 = true, .path = "/c"},
     HOST_DEGRADED, "without memory and pids", "rlimit", NULL},
    {"Docker", {.has_v2 = true, .path = "/c", .make_errno = EROFS, .is_read_only = true,
      .place = HOST_PLACE_DOCKER},
     HOST_DEGRADED, "none of our own", "mounted read-only",
     "docker run --security-opt writable-cgroups=true"},
    {"Podman", {.has_v2 = true, .path = "/c", .make_errno = EROFS, .is_read_only = true,
      .place = HOST_PLACE_PODMAN},
     HOST_DEGRADED, "none of our own", "mounted read-only", "unmask=/sys/fs/cgroup"},
    {"hybrid", {.has_v2 = true, .has_v1 = true, .is_memory_in_v1 = true, .path = "/c",
      .has_systemd = true},
     HOST_DEGRADED, "hybrid", "one hierarchy only", "systemd.unified_cgroup_hierarchy=1"},
    {"v1", {.has_v1 = true, .has_systemd = true},
     HOST_DEGRADED, "v1 only", "leaves for boxes are of v2",
     "systemd.unified_cgroup_hierarchy=1"},
    {"none", {.has_systemd = true}, HOST_DEGRADED, "none is mounted", "rlimit", NULL},
};
/* clang-format on */

START_TEST(what_keeps_cgroups_away_is_said)
{
    struct host_finding got;
    host_cgroup_judge(&leaf_rows[_i].facts, &got);
    must_say(leaf_rows[_i].label, &got, leaf_rows[_i].state, leaf_rows[_i].finding,
             leaf_rows[_i].reason, leaf_rows[_i].command);
}
END_TEST

/* ---- files --------------------------------------------------------------------------------------- */

START_TEST(a_word_is_found_as_a_whole)
{
    ck_assert(host_file_has_word("cpu memory pids", "memory"));
    ck_assert(host_file_has_word("pids", "pids"));
    ck_assert(host_file_has_word("cpu,memory\n", "memory"));
    ck_assert(!host_file_has_word("cpu memory_recursive", "memory"));
    ck_assert(!host_file_has_word("", "memory"));
}
END_TEST

START_TEST(what_isn_t_there_is_unknown)
{
    char text[8];
    ck_assert(!host_file_text("/nonexistent", text, sizeof(text)));
    ck_assert_str_eq(text, "");
    ck_assert_int_eq(host_file_number("/nonexistent"), HOST_FILE_UNKNOWN);
    ck_assert_int_eq(host_file_number("/proc/self/comm"), HOST_FILE_UNKNOWN);
    ck_assert_int_eq(host_file_field("/proc/self/status", "Pid"), getpid());
    ck_assert_int_eq(host_file_field("/proc/self/status", "NoSuch"), HOST_FILE_UNKNOWN);
    ck_assert(host_file_text("/proc/self/status", text, sizeof(text)));
    ck_assert_uint_eq(strlen(text), sizeof(text) - 1);
    ck_assert_int_eq(strncmp(text, "Name:", 5), 0);
}
END_TEST

/* ---- children ------------------------------------------------------------------------------------ */

static void tell(int socket_fd, struct host_report *report)
{
    (void)socket_fd;
    *report = (struct host_report){.step = 3, .sys_errno = EPERM, .value = -7};
}

static void die(int socket_fd, struct host_report *report)
{
    (void)socket_fd, (void)report;
    raise(SIGKILL);
}

static void hang(int socket_fd, struct host_report *report)
{
    (void)socket_fd, (void)report;
    for (;;)
        pause();
}

START_TEST(a_child_tells)
{
    struct host_report report;
    ck_assert_int_eq(host_child_run(tell, &report), 0);
    ck_assert_int_eq(report.step, 3);
    ck_assert_int_eq(report.sys_errno, EPERM);
    ck_assert_int_eq(report.value, -7);
    ck_assert(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}
END_TEST

START_TEST(a_child_that_dies_is_known_and_reaped)
{
    struct host_report report;
    ck_assert(host_child_run(die, &report) < 0 && errno == ECHILD);
    ck_assert(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}
END_TEST

/* Also where we were told to ignore its alarm. */
START_TEST(a_child_that_hangs_ends_by_itself)
{
    struct host_report report;
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    ck_assert(signal(SIGALRM, SIG_IGN) != SIG_ERR);
    ck_assert_int_eq(sigprocmask(SIG_BLOCK, &alarms, NULL), 0);
    ck_assert(host_child_run(hang, &report) < 0 && errno == ECHILD);
    ck_assert(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}
END_TEST

/* ---- the table ----------------------------------------------------------------------------------- */

START_TEST(ids_are_unique_and_groups_stand_together)
{
    unsigned n;
    const struct host_check *checks = host_checks(&n);
    for (unsigned i = 0; i < n; i++) {
        ck_assert_msg(checks[i].probe && checks[i].purpose[0], "%s", checks[i].id);
        for (unsigned k = 0; k < i; k++) {
            ck_assert_msg(strcmp(checks[i].id, checks[k].id) != 0, "%s", checks[i].id);
            ck_assert_msg(strcmp(checks[i].group, checks[k].group) != 0 ||
                              strcmp(checks[i].group, checks[i - 1].group) == 0,
                          "%s", checks[i].id);
        }
    }
}
END_TEST

static Suite *host_suite(void)
{
    Suite *suite = suite_create("host");
    TCase *tc = tcase_create("host");
    tcase_add_loop_test(tc, who_forbids_namespaces_is_blamed, 0, (int)ARRAY_LEN(namespace_rows));
    tcase_add_test(tc, namespaces_that_are_there_are_nobodys_fault);
    tcase_add_loop_test(tc, who_forbids_seccomp_is_blamed, 0, (int)ARRAY_LEN(seccomp_rows));
    tcase_add_loop_test(tc, what_keeps_landlock_away_is_said, 0, (int)ARRAY_LEN(landlock_rows));
    tcase_add_loop_test(tc, the_own_cgroup_is_found, 0, (int)ARRAY_LEN(cgroup_rows));
    tcase_add_loop_test(tc, what_keeps_cgroups_away_is_said, 0, (int)ARRAY_LEN(leaf_rows));
    tcase_add_test(tc, a_word_is_found_as_a_whole);
    tcase_add_test(tc, what_isn_t_there_is_unknown);
    tcase_add_test(tc, ids_are_unique_and_groups_stand_together);
    tcase_add_test(tc, a_child_tells);
    tcase_add_test(tc, a_child_that_dies_is_known_and_reaped);
    tcase_add_test(tc, a_child_that_hangs_ends_by_itself);
    tcase_set_timeout(tc, 12 * HOST_CHILD_SECONDS);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(host_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
