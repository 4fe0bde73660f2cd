/*
 * test_aftermath - what was left behind is seen, and nothing else is
 *
 * With a real zygote; what an attack would leave, the test leaves.
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "grader/judge/aftermath.h"
#include "grader/judge/judge_internal.h"

static struct judge *judge;
static struct arena arena;
static struct aftermath before;
static char folder[] = "/tmp/test_aftermath.XXXXXX";

static void start(void)
{
    const char *note = NULL;
    struct error err = {0};
    const struct judge_options options = {.jobs = 1};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    aftermath_adopt();
    ck_assert_msg(judge_start(&options, &judge, &err) == 0, "%s", err.text);
    ck_assert_msg(judge_note(judge, &note, &err) == 0, "%s", err.text);
    before = aftermath_look(judge);
    ck_assert_ptr_null(aftermath_blind(&before));
}

static void stop(void)
{
    judge_free(judge);
    arena_release(&arena);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void must_say(const char *words)
{
    const char *difference = aftermath_compare(judge, &before, &arena);
    ck_assert_msg(difference && strstr(difference, words), "'%s' expected, got '%s'", words,
                  difference ? difference : "nothing");
}

static void must_be_silent(void)
{
    const char *difference = aftermath_compare(judge, &before, &arena);
    ck_assert_msg(!difference, "%s", difference);
}

START_TEST(nothing_left_is_nothing_said)
{
    must_be_silent();
}
END_TEST

START_TEST(a_descriptor_of_ours_is_seen)
{
    int fd = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ck_assert_int_ge(fd, 0);
    must_say("gradebox had");
    close(fd);
    must_be_silent();
}
END_TEST

START_TEST(a_file_is_seen_by_its_name)
{
    int other = open("another-program", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ck_assert_int_ge(other, 0);
    close(other);
    must_be_silent();
    ck_assert_int_eq(mkdir(AFTERMATH_PREFIX "-x", 0700), 0);
    must_say("a file was left behind");
    ck_assert_int_eq(rmdir(AFTERMATH_PREFIX "-x"), 0);
    ck_assert_int_eq(unlink("another-program"), 0);
    must_be_silent();
}
END_TEST

/* As one that an attack has started and left: its parent ends, and it becomes our child. */
START_TEST(an_orphan_is_seen)
{
    int ready[2];
    pid_t orphan = 0;
    ck_assert_int_eq(pipe2(ready, O_CLOEXEC), 0);
    before = aftermath_look(judge);
    pid_t parent = fork();
    if (parent == 0) {
        orphan = fork();
        if (orphan == 0)
            for (;;)
                pause();
        _exit(write(ready[1], &orphan, sizeof(orphan)) != sizeof(orphan));
    }
    ck_assert_int_eq(read(ready[0], &orphan, sizeof(orphan)), sizeof(orphan));
    ck_assert_int_eq(waitpid(parent, NULL, 0), parent);
    must_say("was left behind");
    ck_assert_int_eq(kill(orphan, SIGKILL), 0);
    ck_assert_int_eq(waitpid(orphan, NULL, 0), orphan);
    must_be_silent();
}
END_TEST

START_TEST(a_dead_zygote_is_seen)
{
    ck_assert_int_eq(kill(judge->zygote->client.pid, SIGKILL), 0);
    siginfo_t info;
    ck_assert_int_eq(waitid(P_PID, (id_t)judge->zygote->client.pid, &info, WEXITED | WNOWAIT), 0);
    must_say("zygote did not survive");
}
END_TEST

/* As if it had had one less: nothing can make a sound zygote keep one. */
START_TEST(more_descriptors_of_the_zygote_are_seen)
{
    before.n_zygote_fds--;
    must_say("the zygote had");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("aftermath");
    TCase *tcase = tcase_create("all");
    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, start, stop);
    tcase_add_test(tcase, nothing_left_is_nothing_said);
    tcase_add_test(tcase, a_descriptor_of_ours_is_seen);
    tcase_add_test(tcase, a_file_is_seen_by_its_name);
    tcase_add_test(tcase, an_orphan_is_seen);
    tcase_add_test(tcase, a_dead_zygote_is_seen);
    tcase_add_test(tcase, more_descriptors_of_the_zygote_are_seen);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
