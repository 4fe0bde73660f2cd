/*
 * test_digest - where one part ends and another begins
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/digest.h"

static void assert_digest(struct digest *d, const char *wanted)
{
    uint8_t bytes[DIGEST_BYTES];
    char text[2 * DIGEST_BYTES + 1];
    digest_end(d, bytes);
    for (size_t i = 0; i < DIGEST_BYTES; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    ck_assert_str_eq(text, wanted);
}

/* As sha256sum has them of the same bytes. */
START_TEST(it_is_the_sha_256_of_length_and_part)
{
    struct digest d;
    digest_begin(&d);
    assert_digest(&d, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_begin(&d);
    digest_add(&d, "abc", 3);
    assert_digest(&d, "ce91dc5eec0139adf091900d225971d6ad246a845bad791b5693a9d0d55dd391");
    digest_begin(&d);
    digest_add_number(&d, 258);
    assert_digest(&d, "78219a01a02947b490b54b0fe1f7699b816e6100f76d65b6586b49d54bc24868");
}
END_TEST

/* clang-format off */
static const char *const parts[][3] = {
    {"ab", "c", ""},
    {"a", "bc", ""},
    {"", "abc", ""},
    {"abc", "", ""},
    {"abc", "", NULL},
    {"abc", NULL, ""},
    {"abc", NULL, NULL},
    {NULL, "abc", NULL},
};
/* clang-format on */

START_TEST(other_parts_give_another_digest)
{
    uint8_t digests[ARRAY_LEN(parts)][DIGEST_BYTES];
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        struct digest d;
        digest_begin(&d);
        for (size_t k = 0; k < ARRAY_LEN(parts[i]); k++)
            digest_add_text(&d, parts[i][k]);
        digest_end(&d, digests[i]);
        for (size_t k = 0; k < i; k++)
            ck_assert_msg(memcmp(digests[i], digests[k], DIGEST_BYTES) != 0, "rows %zu and %zu", k,
                          i);
    }
}
END_TEST

static Suite *digest_suite(void)
{
    Suite *suite = suite_create("digest");
    TCase *all = tcase_create("all");
    tcase_add_test(all, it_is_the_sha_256_of_length_and_part);
    tcase_add_test(all, other_parts_give_another_digest);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(digest_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
