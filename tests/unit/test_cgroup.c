/*
 * test_cgroup - leaves in the cgroup v2 tree of this machine
 *
 * As much as the machine gives: any tree that may be written serves for being born into a leaf, for
 * killing what is in one and for sweeping; limits need the memory and pids controllers, which only a
 * delegated tree has (tests/vm has one). Where there is none, the reason must be given.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "sandbox/supervisor/cgroup.h"
#include "sandbox/supervisor/cgroup_file.h"

static const char *const no_controllers[] = {NULL};

struct world {
    struct cgroup_place place;
    struct cgroup_tree tree;
    struct cgroup_leaf leaf;
    pid_t zygote;
};

static pid_t start_sleeper(void)
{
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            pause();
    }
    return pid;
}

static void reap(pid_t pid)
{
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
}

/* Whether this machine has what the test needs. */
static bool begin(struct world *w, const char *const *controllers)
{
    struct error err = {0};
    if (cgroup_find(controllers, &w->place) == CGROUP_NONE) {
        ck_assert_str_ne(w->place.reason, "");
        return false;
    }
    w->zygote = start_sleeper();
    ck_assert_msg(cgroup_tree_make(&w->tree, &w->place, controllers, w->zygote, &err) == 0, "%s",
                  err.text);
    ck_assert_msg(cgroup_leaf_make(&w->leaf, &w->tree, &err) == 0, "%s", err.text);
    return true;
}

static bool has_tree(const struct cgroup_place *place, pid_t owner)
{
    char path[PATH_MAX + 64];
    snprintf(path, sizeof(path), "%s/gradebox-%d", place->path, (int)owner);
    return access(path, F_OK) == 0;
}

static void end(struct world *w)
{
    char path[PATH_MAX + 64];
    snprintf(path, sizeof(path), "%s/%s", w->place.path, w->tree.name);
    ck_assert_int_eq(access(path, F_OK), 0);
    reap(w->zygote);
    cgroup_leaf_release(&w->leaf);
    cgroup_tree_release(&w->tree);
    ck_assert_int_ne(access(path, F_OK), 0);
}

/* As the zygote does it. */
static pid_t clone_into(const struct cgroup_leaf *leaf)
{
    const struct clone_args args = {
        .flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = (unsigned)leaf->dir_fd};
    return (pid_t)syscall(SYS_clone3, &args, sizeof(args));
}

static bool is_in(pid_t pid, const char *cgroup)
{
    char path[64], text[4096];
    snprintf(path, sizeof(path), "/proc/%d/cgroup", (int)pid);
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = read(fd, text, sizeof(text) - 1);
    ck_assert_int_gt(n, 0);
    text[n] = '\0';
    return strstr(text, cgroup) != NULL;
}

START_TEST(a_process_is_born_into_a_leaf_and_killed_before_the_next)
{
    static const struct cgroup_limits limits = {.memory_bytes = 64 << 20, .pids = 1};
    struct world w = {0};
    struct error err = {0};
    if (!begin(&w, no_controllers))
        return;
    ck_assert_msg(is_in(w.zygote, "/zygote"), "the zygote was not moved");
    ck_assert_int_eq(cgroup_leaf_prepare(&w.leaf, &limits, &err), 0);
    pid_t child = clone_into(&w.leaf);
    ck_assert_msg(child >= 0, "clone3: %s", strerror(errno));
    if (child == 0)
        for (;;)
            pause();
    ck_assert_msg(is_in(child, "/box-0"), "it was born elsewhere");
    ck_assert_msg(cgroup_leaf_prepare(&w.leaf, &limits, &err) == 0, "%s", err.text);
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    end(&w);
}
END_TEST

START_TEST(what_a_killed_gradebox_left_is_swept)
{
    struct world w = {0};
    if (cgroup_find(no_controllers, &w.place) == CGROUP_NONE)
        return;
    pid_t other = fork();
    ck_assert_int_ge(other, 0);
    if (other == 0) {
        struct world its = {0};
        begin(&its, no_controllers);
        reap(its.zygote);
        _exit(0); /* without a word to anybody */
    }
    ck_assert_int_eq(waitpid(other, NULL, 0), other);
    ck_assert(has_tree(&w.place, other));
    ck_assert(begin(&w, no_controllers));
    ck_assert(!has_tree(&w.place, other));
    end(&w);
}
END_TEST

START_TEST(a_living_ones_is_left_alone)
{
    struct world w = {0}, other = {0};
    struct error err = {0};
    if (!begin(&w, no_controllers))
        return;
    reap(w.zygote); /* nobody is in it, but it is held */
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        close_fd(&w.tree.dir_fd); /* its copy of the lock is ours */
        begin(&other, no_controllers);
        reap(other.zygote);
        cgroup_leaf_release(&other.leaf);
        cgroup_tree_release(&other.tree);
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    w.zygote = start_sleeper();
    ck_assert_msg(cgroup_tree_adopt(&w.tree, w.zygote, &err) == 0, "%s", err.text);
    end(&w);
}
END_TEST

enum { AT_ONCE = 4, ROUNDS = 100 };

static int make_again_and_again(const struct cgroup_place *place)
{
    int n_failed = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct cgroup_tree tree;
        struct error err = {0};
        pid_t zygote = start_sleeper();
        n_failed += cgroup_tree_make(&tree, place, no_controllers, zygote, &err) < 0;
        reap(zygote);
        cgroup_tree_release(&tree);
    }
    return n_failed;
}

START_TEST(those_that_begin_at_once_do_not_sweep_each_other_away)
{
    struct cgroup_place place;
    pid_t children[AT_ONCE];
    if (cgroup_find(no_controllers, &place) == CGROUP_NONE)
        return;
    for (int i = 0; i < AT_ONCE; i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0)
            _exit(make_again_and_again(&place));
    }
    for (int i = 0; i < AT_ONCE; i++) {
        int status;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%d failed", status >> 8);
    }
}
END_TEST

/* ---- with controllers --------------------------------------------------------------------------- */

START_TEST(a_leaf_kills_who_takes_more_than_its_memory)
{
    static const struct cgroup_limits limits = {.memory_bytes = 32 << 20, .pids = 1};
    struct cgroup_usage usage;
    struct world w = {0};
    struct error err = {0};
    if (!begin(&w, cgroup_controllers))
        return;
    for (int round = 0; round < 3; round++) {
        bool is_greedy = round == 1;
        ck_assert_msg(cgroup_leaf_prepare(&w.leaf, &limits, &err) == 0, "%s", err.text);
        pid_t child = clone_into(&w.leaf);
        ck_assert_int_ge(child, 0);
        if (child == 0) {
            size_t bytes = is_greedy ? 128 << 20 : 8 << 20;
            char *memory =
                mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            memset(memory, 1, bytes);
            _exit(fork() < 0 ? 7 : 8); /* pids.max: nobody else */
        }
        int status;
        cgroup_leaf_note_idle(&w.leaf);
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        ck_assert_msg(cgroup_leaf_read(&w.leaf, &usage, &err) == 0, "%s", err.text);
        ck_assert_int_eq(usage.was_oom_killed, is_greedy);
        ck_assert_int_eq(WIFSIGNALED(status), is_greedy);
        ck_assert(is_greedy || WEXITSTATUS(status) == 7);
        ck_assert_uint_le(usage.peak_bytes, is_greedy ? 32 << 20 : 16 << 20);
    }
    end(&w);
}
END_TEST

/* Somebody else took the memory: there is none for an honest box. */
START_TEST(a_leaf_is_not_blamed_for_memory_that_is_short_above_it)
{
    static const struct cgroup_limits limits = {.memory_bytes = 256 << 20, .pids = 1};
    struct cgroup_usage usage;
    struct world w = {0};
    struct error err = {0};
    if (!begin(&w, cgroup_controllers))
        return;
    ck_assert_msg(cgroup_file_write(w.tree.dir_fd, "memory.swap.max", "0", &err) == 0, "%s",
                  err.text);
    ck_assert_msg(cgroup_file_write(w.tree.dir_fd, "memory.max", "33554432", &err) == 0, "%s",
                  err.text);
    ck_assert_msg(cgroup_leaf_prepare(&w.leaf, &limits, &err) == 0, "%s", err.text);
    pid_t child = clone_into(&w.leaf);
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        const size_t bytes = 128 << 20;
        char *memory =
            mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        memset(memory, 1, bytes);
        _exit(0);
    }
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    ck_assert_msg(cgroup_leaf_read(&w.leaf, &usage, &err) == 0, "%s", err.text);
    ck_assert(!usage.was_oom_killed);
    end(&w);
}
END_TEST

START_TEST(numbers_are_found_by_their_whole_key)
{
    static const char text[] = "low 0\noom 3\noom_kill 2\noom_group_kill 1\n";
    ck_assert_uint_eq(cgroup_file_number(text, "low"), 0);
    ck_assert_uint_eq(cgroup_file_number(text, "oom"), 3);
    ck_assert_uint_eq(cgroup_file_number(text, "oom_kill"), 2);
    ck_assert_uint_eq(cgroup_file_number(text, "kill"), 0);
    ck_assert_uint_eq(cgroup_file_number("", "kill"), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cgroup");
    TCase *tests = tcase_create("leaves");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_process_is_born_into_a_leaf_and_killed_before_the_next);
    tcase_add_test(tests, what_a_killed_gradebox_left_is_swept);
    tcase_add_test(tests, a_living_ones_is_left_alone);
    tcase_add_test(tests, those_that_begin_at_once_do_not_sweep_each_other_away);
    tcase_add_test(tests, a_leaf_kills_who_takes_more_than_its_memory);
    tcase_add_test(tests, a_leaf_is_not_blamed_for_memory_that_is_short_above_it);
    tcase_add_test(tests, numbers_are_found_by_their_whole_key);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
