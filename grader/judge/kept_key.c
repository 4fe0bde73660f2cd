/*
 * kept_key - see kept_key.h
 *
 * The requests themselves go in, made by who makes them for the box: a field that a request gets some day
 * is in the key from then on. Whose programs answer is told by what the kernel says of their files, which is
 * something else after every build and installation; reading them would take longer than most references.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/kept_key.h"

#include <string.h>
#include <sys/stat.h>

#include "grader/judge/request.h"
#include "grader/judge/zygote_program.h"

/* Changes with what is kept by a key (kept_answers.c). */
static const char form[] = "answers 1";

static void add_time(struct digest *d, const struct timespec *t)
{
    digest_add_number(d, (uint64_t)t->tv_sec);
    digest_add_number(d, (uint64_t)t->tv_nsec);
}

static bool add_file(struct digest *d, const char *path)
{
    struct stat info;
    if (stat(path, &info) < 0)
        return false;
    digest_add_number(d, info.st_ino);
    digest_add_number(d, (uint64_t)info.st_size);
    add_time(d, &info.st_mtim);
    add_time(d, &info.st_ctim); /* which nobody can set back */
    return true;
}

bool kept_identity_of(const struct judge *j, const struct challenge *c,
                      struct kept_identity *out_identity)
{
    const struct zygote_client *z = &j->zygote->client;
    struct zygote_program program = {0};
    struct error err = {0};
    struct digest d;
    digest_begin(&d);
    digest_add_text(&d, form);
    digest_add_text(&d, GRADEBOX_VERSION);
    if (zygote_program_find(j->python, &program, &err) < 0 || !add_file(&d, "/proc/self/exe") ||
        !add_file(&d, program.path) || !add_file(&d, program.bundle_path))
        return false;
    if (c->n_preload > 0 && !z->packages[0])
        return false;
    digest_add_text(&d, z->python);
    digest_add_text(&d, z->packages);
    digest_add_number(&d, c->n_preload);
    for (unsigned i = 0; i < c->n_preload; i++)
        digest_add_text(&d, c->preload[i]);
    digest_add_number(&d, tiers_of_box(c->allow));
    digest_end(&d, out_identity->digest);
    return true;
}

static void add_request(struct digest *d, unsigned type, struct buffer *payload)
{
    digest_add_number(d, type);
    digest_add(d, payload->data, payload->len);
    buffer_reset(payload);
}

static void add_generate(struct digest *d, const struct challenge *c, unsigned group, unsigned test)
{
    struct arena arena AUTO(arena_release) = {0};
    struct buffer payload AUTO(buffer_release) = {0};
    const struct test *t = &c->groups[group].tests[test];
    for (unsigned i = 0; t->generate && i < t->repeat; i++) {
        request_generate(&payload, t->generate, setter_seed(&arena, c, group, test, i), i);
        add_request(d, FRAME_GENERATE, &payload);
    }
}

/* What is asked of the reference, as far as the challenge says it. */
static bool add_case(struct digest *d, const struct preparation *p, unsigned group, unsigned test)
{
    struct arena arena AUTO(arena_release) = {0};
    struct buffer payload AUTO(buffer_release) = {0};
    struct error err = {0};
    struct test_case c;
    unsigned n_asked = 0;
    if (preparation_case(p, &arena, group, test, 0, &c, &err) < 0)
        return false;
    const unsigned n = c.test->kind == TEST_OPERATIONS ? c.n_operations : 1;
    digest_add_number(d, c.test->kind);
    digest_add_number(d, c.test->take);
    digest_add_number(d, n);
    for (unsigned i = 0; i < n; i++) {
        unsigned type = request_test(&payload, &c, false, false, &n_asked);
        add_request(d, type, &payload);
    }
    return true;
}

bool kept_key_of(const struct kept_identity *identity, struct preparation *p, unsigned group,
                 unsigned test, uint8_t out_key[DIGEST_BYTES])
{
    struct arena arena AUTO(arena_release) = {0};
    struct buffer payload AUTO(buffer_release) = {0};
    struct error err = {0};
    const struct challenge *c = preparation_challenge(p);
    const struct test *t = &c->groups[group].tests[test];
    const struct preparation_plan plan = preparation_plan(&arena, t);
    const char *source;
    size_t length;
    struct digest d;
    if (preparation_reference(p, &source, &length, &err) < 0)
        return false;
    digest_begin(&d);
    digest_add(&d, identity->digest, DIGEST_BYTES);
    request_load(&payload, c, LOAD_ROLE_SETTER, source, length, true);
    add_request(&d, FRAME_LOAD, &payload);
    digest_add_number(&d, plan.n_expressions);
    for (unsigned i = 0; i < plan.n_expressions; i++) {
        request_evaluate(&payload, plan.expressions[i]);
        add_request(&d, FRAME_EVALUATE, &payload);
    }
    digest_add_number(&d, t->repeat);
    add_generate(&d, c, group, test);
    if (!add_case(&d, p, group, test))
        return false;
    digest_end(&d, out_key);
    return true;
}
