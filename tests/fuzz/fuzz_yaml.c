/*
 * fuzz_yaml - challenge.yaml as anybody may write it
 *
 * The real challenge_load on a real folder, which a memory file system holds where there is one.
 * What it takes must be usable: every case can be put together, sent and shown. What it refuses must
 * come with complaints that a person can be shown.
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "grader/challenge/load.h"
#include "grader/judge/preparation.h"
#include "grader/judge/request.h"
#include "grader/judge/show.h"
#include "grader/value/cbor.h"
#include "grader/value/repr.h"
#include "tests/fuzz/fuzz.h"

enum {
    /* A test is a struct of half a KiB and can be written in 20 bytes; a path of `compare` and a
     * graph's list of neighbours are the dearest of what is written in one. */
    MEMORY_BASE_BYTES = 128 << 20,
    MEMORY_FACTOR = 1 << 10,
    CASES_MAX = 20, /* that are looked at of one challenge */
};

/* Made once, under TMPDIR; fuzz.py removes it. */
static char folder[200], yaml_path[240];

static void write_file(const char *path, const void *bytes, size_t length)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    fuzz_check(fd >= 0 && file_write_all(fd, bytes, length) == 0, "a file can be written");
}

static void make_folder(const char *name)
{
    char path[240];
    snprintf(path, sizeof(path), "%s%s", folder, name);
    fuzz_check(mkdir(path, 0700) == 0, "a folder can be made");
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *parent = getenv("TMPDIR");
    char path[280];
    snprintf(path, sizeof(path), "%s/gradebox-fuzz-XXXXXX", parent ? parent : "/tmp");
    fuzz_check(strlen(path) < sizeof(folder) - 10 && mkdtemp(path), "TMPDIR is a folder");
    snprintf(folder, sizeof(folder), "%s/fuzz", path);
    snprintf(yaml_path, sizeof(yaml_path), "%s/challenge.yaml", folder);
    static const char *const folders[] = {"", "/solutions", "/solutions/accepted"};
    for (size_t i = 0; i < ARRAY_LEN(folders); i++)
        make_folder(folders[i]);
    snprintf(path, sizeof(path), "%s/solutions/accepted/plain.py", folder);
    write_file(path, "", 0);
    return 0;
}

/* ---- mutation ----------------------------------------------------------------------------------- */

/* Bytes changed anywhere leave few files that load. So every second time a word takes the place of
 * another one: of the file's own, or of these. */
static const char *const words[] = {
    "-1",
    "0",
    "1",
    "2",
    "65",
    "1000000",
    "1000001",
    "9223372036854775807",
    "18446744073709551616",
    "1e-9",
    "1e400",
    "-0.0",
    ".nan",
    ".inf",
    "null",
    "true",
    "yes",
    "\"\"",
    "''",
    "\"\\u202e\"",
    "\"\\x1b[31m\"",
    "\"\\0\"",
    "a\xe2\x80\xae",
    "\xe6\x97\xa5",
    "\xf0\x9f\x98\x80",
    "0s",
    "1ns",
    "1.5s",
    "9223372037s",
    "0x",
    "3x",
    "1KiB",
    "16EiB",
    "[]",
    "{}",
    "[1, [2]]",
    "{a: 1, b: 2}",
    "[[0, 1]]",
    "!tuple",
    "!set",
    "!frozenset",
    "!bytes",
    "!complex",
    "!linked_list",
    "!tree",
    "!graph",
    "!node",
    "!py",
    "!reference",
    "$",
    "$[*]",
    "$.a",
    "$[-1]",
    "(",
    "a{2}",
    "[a",
    "\\1",
    "time",
    "args",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
};

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

/* The word at @at: perhaps none, in front of what separates words. */
static struct fuzz_input word_at(const uint8_t *data, size_t size, size_t at)
{
    static const char separators[] = " \n:,[]{}";
    size_t begin = at, end = at;
    while (begin > 0 && !memchr(separators, data[begin - 1], sizeof(separators) - 1))
        begin--;
    while (end < size && !memchr(separators, data[end], sizeof(separators) - 1))
        end++;
    return (struct fuzz_input){data + begin, end - begin};
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    unsigned choice = (unsigned)rand_r(&seed);
    if (size == 0 || choice % 2)
        return LLVMFuzzerMutate(data, size, max_size);
    struct fuzz_input old = word_at(data, size, (size_t)rand_r(&seed) % size);
    struct fuzz_input other = word_at(data, size, (size_t)rand_r(&seed) % size);
    if (choice & 2) {
        const char *word = words[(size_t)rand_r(&seed) % ARRAY_LEN(words)];
        other = (struct fuzz_input){(const uint8_t *)word, strlen(word)};
    }
    if (size - old.left + other.left > max_size)
        return LLVMFuzzerMutate(data, size, max_size);
    char word[256];
    size_t length = other.left < sizeof(word) ? other.left : sizeof(word),
           at = (size_t)(old.at - data);
    memcpy(word, other.at, length);
    memmove(data + at + length, old.at + old.left, size - at - old.left);
    memcpy(data + at, word, length);
    return size - old.left + length;
}

/* ---- refused ------------------------------------------------------------------------------------ */

static unsigned count_lines(const uint8_t *data, size_t size)
{
    unsigned n = 1;
    for (size_t i = 0; i < size; i++)
        n += data[i] == '\n';
    return n;
}

static void check_complaints(const struct complaints *list, const uint8_t *data, size_t size)
{
    fuzz_check(list->n > 0 && list->n <= COMPLAINTS_MAX, "what is refused is complained about");
    unsigned n_lines = count_lines(data, size), line = 0;
    for (unsigned i = 0; i < list->n; i++) {
        const struct error *err = &list->errors[i];
        struct buffer text AUTO(buffer_release) = {0};
        fuzz_check(err->kind == ERROR_INPUT && err->text[0], "a complaint is about the input");
        fuzz_check(strncmp(err->file, folder, strlen(folder)) == 0, "a complaint names its file");
        fuzz_check(err->line <= n_lines, "a complaint's line is in the file");
        fuzz_check((err->line == 0) == (err->column == 0), "a line comes with a column");
        fuzz_check(err->line >= line, "complaints come in the order of the file");
        line = err->line;
        complaint_render(&text, err);
        fuzz_check_harmless(buffer_text(&text), text.len, FUZZ_LINES);
    }
}

/* ---- taken -------------------------------------------------------------------------------------- */

static bool can_travel(const struct value *v)
{
    return !value_contains(v, VALUE_REFERENCE) && !value_contains(v, VALUE_NODE) &&
           !value_contains(v, VALUE_PY);
}

static void check_value(struct arena *a, const struct compare_rules *rules, const struct value *v)
{
    struct buffer text AUTO(buffer_release) = {.max = 1 << 16};
    struct buffer bytes AUTO(buffer_release) = {0};
    repr_value(&text, v);
    if (!text.truncated)
        fuzz_check_harmless(buffer_text(&text), text.len, FUZZ_ONE_LINE);
    if (!can_travel(v))
        return;
    cbor_encode(&bytes, v);
    struct value again;
    struct error err = {0};
    struct compare_difference difference;
    fuzz_check(cbor_decode(a, bytes.data, bytes.len, (struct cbor_limits){0}, &again, &err) == 0,
               "a value of a challenge can travel");
    fuzz_check(compare_values(a, rules, v, &again, &difference) == COMPARE_EQUAL,
               "an expected value equals itself");
}

static void check_outcome(struct arena *a, const struct compare_rules *rules,
                          const struct expected_outcome *o)
{
    for (unsigned i = 0; i < o->n_values; i++)
        check_value(a, rules, &o->values[i]);
    fuzz_check((o->kind == OUTCOME_RAISES) == (o->exception != NULL), "an exception has a name");
}

static void check_requests(const struct test_case *c)
{
    struct buffer payload AUTO(buffer_release) = {0};
    if (c->test->kind == TEST_CALL)
        request_call(&payload, &c->args, &c->kwargs, true, true, c->test->take);
    for (unsigned i = 0; i < c->n_operations; i++)
        request_operation(&payload, &c->operations[i], c->test->take);
    if (c->test->kind == TEST_SNIPPET)
        request_snippet(&payload, c->test->run, c->test->take);
    fuzz_check(payload.len > 0, "a case asks something");
}

static void check_case(const struct preparation *p, unsigned group, unsigned test)
{
    struct arena a AUTO(arena_release) = {0};
    struct test_case c;
    struct error err = {0};
    if (preparation_state(p, group, test) != PREPARATION_READY)
        return;
    fuzz_check(preparation_case(p, &a, group, test, 0, &c, &err) == 0,
               "a case that needs no setter's code can be put together");
    const char *request = show_request(&a, &c, preparation_challenge(p), c.n_operations);
    fuzz_check_harmless(request, strlen(request), FUZZ_LINES);
    check_requests(&c);
    check_value(&a, &c.test->compare, &c.args);
    check_value(&a, &c.test->compare, &c.kwargs);
    check_outcome(&a, &c.test->compare, &c.outcome);
    for (unsigned i = 0; i < c.n_operations; i++)
        check_outcome(&a, &c.test->compare, &c.operations[i].outcome);
}

static void check_test(const struct test *t)
{
    fuzz_check(t->id && t->id[0] && strlen(t->id) <= 64, "a test has an id");
    fuzz_check_harmless(t->id, strlen(t->id), FUZZ_ONE_LINE);
    fuzz_check(t->repeat >= 1 && t->mark.line >= 1, "a test has a number and a place");
    fuzz_check(t->limits.time_ns > 0 && t->limits.wall_ns > 0 && t->limits.memory_bytes > 0 &&
                   t->limits.output_bytes > 0,
               "a test has its limits");
    fuzz_check(t->limits.output_bytes <= UINT64_MAX / OUTPUT_KILL_FACTOR, "no limit overflows");
}

static void check_challenge(const struct challenge *c)
{
    fuzz_check(strcmp(c->id, "fuzz") == 0 && c->title && c->title[0], "a challenge has a name");
    fuzz_check(c->entry.n_names > 0 && c->n_groups > 0 && c->n_node_types >= 2,
               "a challenge has all that is required");
    struct preparation *p = preparation_new(c);
    unsigned n_cases = 0;
    for (unsigned g = 0; g < c->n_groups; g++) {
        fuzz_check(c->groups[g].n_tests > 0 && c->groups[g].points >= 0, "a group has tests");
        for (unsigned i = 0; i < c->groups[g].n_needs; i++)
            fuzz_check(c->groups[g].needs[i] < g, "a group needs earlier ones");
        for (unsigned t = 0; t < c->groups[g].n_tests; t++) {
            check_test(&c->groups[g].tests[t]);
            if (n_cases++ < CASES_MAX)
                check_case(p, g, t);
        }
    }
    preparation_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct complaints complaints;
    unsigned n_fds = fuzz_open_fds();
    struct challenge c AUTO(challenge_release) = {0};
    write_file(yaml_path, data, size);
    if (challenge_load(folder, &c, &complaints) < 0) {
        check_complaints(&complaints, data, size);
    } else {
        fuzz_check(c.arena.used_bytes <= MEMORY_BASE_BYTES + MEMORY_FACTOR * size,
                   "memory is bounded by the input");
        check_challenge(&c);
    }
    fuzz_check(fuzz_open_fds() == n_fds, "no descriptor is left open");
    return 0;
}
