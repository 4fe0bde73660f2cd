/*
 * endurance - grade again and again in one process, and count what is left
 *
 *   endurance CHALLENGE SOLUTION ROUNDS [SEED]
 *
 * Each round grades one test of the challenge, one after the other. With SEED a fault is let in, in
 * most rounds: when a message goes by that is drawn at random, its box is killed, or stopped for a
 * moment; every ZYGOTE_ROUNDS rounds it is the zygote. The draws follow from SEED alone.
 * Prints one JSON object: the verdicts, and descriptors, private memory and children of gradebox and
 * of the zygote, after WARM_UP_ROUNDS and at the end; and what is left when the judge is freed.
 * SPDX-License-Identifier: MIT
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/file.h"
#include "base/memory.h"
#include "grader/judge/judge.h"

enum {
    WARM_UP_ROUNDS = 100,
    ZYGOTE_ROUNDS = 50,
    PREPARATION_ROUNDS = 20, /* then the setter's code runs anew */
    MESSAGES = 9, /* of a round without its zygote's: one more than there are, for a calm one */
};

/* ---- faults ---------------------------------------------------------------------------------------- */

struct faults {
    uint64_t state;     /* of the generator; 0 = no faults */
    unsigned countdown; /* messages until the next; 0 = none in this round */
    bool is_zygotes;
    pid_t zygote;
};

/* splitmix64, by Sebastiano Vigna: https://prng.di.unimi.it/splitmix64.c */
static uint64_t draw(struct faults *f)
{
    uint64_t z = (f->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static void begin_round(struct faults *f, unsigned round)
{
    if (f->state == 0)
        return;
    f->is_zygotes = round % ZYGOTE_ROUNDS == ZYGOTE_ROUNDS - 1;
    f->countdown = (unsigned)(draw(f) % MESSAGES);
}

static void strike(struct faults *f, pid_t box)
{
    if (f->is_zygotes) {
        kill(f->zygote, SIGKILL);
    } else if (draw(f) % 4 == 0) {
        kill(box, SIGSTOP);
        kill(box, SIGCONT);
    } else {
        kill(box, SIGKILL);
    }
}

/* The trace comes in pieces of lines; what is looked for stands in one piece each. */
static ssize_t on_trace(void *cookie, const char *text, size_t length)
{
    struct faults *f = cookie;
    char line[160];
    int pid;
    snprintf(line, sizeof(line), "%.*s", (int)length, text);
    const char *started = strstr(line, "as process ");
    if (started && sscanf(started, "as process %d", &pid) == 1)
        f->zygote = pid;
    const char *box = strstr(line, "ms  box ");
    if (box && f->countdown > 0 && !strstr(line, " ended") &&
        sscanf(box, "ms  box %d", &pid) == 1 && --f->countdown == 0)
        strike(f, pid);
    return (ssize_t)length;
}

/* ---- counting -------------------------------------------------------------------------------------- */

struct count {
    unsigned fds, children, zygote_fds;
    uint64_t memory_bytes, zygote_memory_bytes;
};

static unsigned count_entries(const char *path)
{
    unsigned n = 0;
    DIR *dir = opendir(path);
    while (dir && readdir(dir))
        n++;
    if (dir)
        closedir(dir);
    return n;
}

/* Private pages: resident without those of files. */
static uint64_t private_bytes(pid_t pid)
{
    char path[64], text[128];
    unsigned long total, resident, shared;
    snprintf(path, sizeof(path), "/proc/%d/statm", (int)pid);
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
    text[n > 0 ? n : 0] = '\0';
    if (sscanf(text, "%lu %lu %lu", &total, &resident, &shared) != 3)
        return 0;
    return (uint64_t)(resident - shared) * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* Also those that are dead and not reaped. */
static unsigned count_children(void)
{
    char path[64], text[512];
    unsigned n = 0;
    DIR *dir = opendir("/proc");
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        int parent;
        snprintf(path, sizeof(path), "/proc/%.20s/stat", entry->d_name);
        AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
        ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
        text[length > 0 ? length : 0] = '\0';
        const char *name_end = strrchr(text, ')');
        n += name_end && sscanf(name_end, ") %*c %d", &parent) == 1 && parent == getpid();
    }
    if (dir)
        closedir(dir);
    return n;
}

static struct count count_now(const struct faults *f)
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/fd", (int)f->zygote);
    return (struct count){.fds = count_entries("/proc/self/fd"),
                          .children = count_children(),
                          .zygote_fds = count_entries(path),
                          .memory_bytes = private_bytes(getpid()),
                          .zygote_memory_bytes = private_bytes(f->zygote)};
}

static void print_count(const char *name, const struct count *c)
{
    printf("\"%s\": {\"fds\": %u, \"memory_bytes\": %llu, \"children\": %u, \"zygote_fds\": %u, "
           "\"zygote_memory_bytes\": %llu}",
           name, c->fds, (unsigned long long)c->memory_bytes, c->children, c->zygote_fds,
           (unsigned long long)c->zygote_memory_bytes);
}

/* ---- rounds ---------------------------------------------------------------------------------------- */

struct endurance {
    struct judge *judge;
    struct challenge challenge;
    struct buffer source;
    struct faults faults;
    unsigned n_verdicts[VERDICT_COUNT_];
    struct count warm, end;
};

static int grade_one(struct endurance *e, struct preparation *p, unsigned round, struct error *err)
{
    const struct group *g = &e->challenge.groups[round % e->challenge.n_groups];
    const struct selection selection = {.group = g->id, .test = g->tests[round % g->n_tests].id};
    const struct submission submission = {
        .name = "solution", .source = e->source.data, .source_len = e->source.len};
    struct submission_result result AUTO(submission_result_release) = {0};
    begin_round(&e->faults, round);
    if (judge_grade(e->judge, p, &submission, &selection, &result, err) < 0)
        return -1;
    for (unsigned i = 0; i < result.n_tests; i++)
        e->n_verdicts[result.tests[i].verdict]++;
    return 0;
}

static int grade_all(struct endurance *e, unsigned n_rounds, struct error *err)
{
    struct preparation *p = NULL;
    int rc = 0;
    for (unsigned round = 0; rc == 0 && round < n_rounds; round++) {
        if (round % PREPARATION_ROUNDS == 0) {
            preparation_free(p);
            p = preparation_new(&e->challenge);
        }
        if (round == WARM_UP_ROUNDS)
            e->warm = count_now(&e->faults);
        rc = grade_one(e, p, round, err);
    }
    preparation_free(p);
    e->end = count_now(&e->faults);
    return rc;
}

static int endure(struct endurance *e, char **words, unsigned n_rounds, struct error *err)
{
    struct complaints complaints = {0};
    const cookie_io_functions_t functions = {.write = on_trace};
    FILE *trace = fopencookie(&e->faults, "w", functions);
    if (!trace)
        return error_errno(err, ERROR_INTERNAL, "cannot open a stream");
    setvbuf(trace, NULL, _IOLBF, BUFSIZ);
    const struct judge_options options = {.jobs = 1, .trace = trace};
    int rc = judge_start(&options, &e->judge, err);
    if (rc == 0 && challenge_load(words[1], &e->challenge, &complaints) < 0)
        rc = error_set(err, ERROR_INPUT, "cannot load '%s'", words[1]);
    if (rc == 0)
        rc = file_read(words[2], "solution", SUBMISSION_MAX_BYTES, &e->source, err);
    if (rc == 0)
        rc = grade_all(e, n_rounds, err);
    judge_free(e->judge);
    fclose(trace);
    return rc;
}

static void print_all(const struct endurance *e, unsigned n_rounds, const struct count *before,
                      const struct count *after)
{
    printf("{\"rounds\": %u, \"verdicts\": {", n_rounds);
    bool is_first = true;
    for (unsigned i = 0; i < VERDICT_COUNT_; i++) {
        if (e->n_verdicts[i] == 0)
            continue;
        printf("%s\"%s\": %u", is_first ? "" : ", ", verdict_code((enum verdict)i),
               e->n_verdicts[i]);
        is_first = false;
    }
    printf("}, ");
    print_count("before", before);
    printf(", ");
    print_count("warm", &e->warm);
    printf(", ");
    print_count("end", &e->end);
    printf(", ");
    print_count("after", after);
    printf("}\n");
}

int main(int argc, char **argv)
{
    unsigned long n = argc >= 4 ? strtoul(argv[3], NULL, 10) : 0;
    if (argc < 4 || argc > 5 || n <= WARM_UP_ROUNDS || n > 10000000) {
        fprintf(stderr, "usage: endurance CHALLENGE SOLUTION ROUNDS [SEED], more than %d rounds\n",
                WARM_UP_ROUNDS);
        return 2;
    }
    struct error err = {0};
    struct endurance e = {.faults = {.state = argc == 5 ? strtoull(argv[4], NULL, 10) : 0}};
    const struct count before = count_now(&e.faults);
    int rc = endure(&e, argv, (unsigned)n, &err);
    challenge_release(&e.challenge);
    buffer_release(&e.source);
    const struct count after = count_now(&e.faults);
    if (rc < 0) {
        fprintf(stderr, "endurance: %s\n", err.text);
        return error_exit_code(&err);
    }
    print_all(&e, (unsigned)n, &before, &after);
    return 0;
}
