/*
 * golden_runner - bad challenges, and exactly what is said about them
 *
 * Each folder beside this file is a challenge that can't be loaded, with what a person must read
 * about it in stderr.txt. A new case is a new folder. Paths in messages are relative to the golden
 * folder, which is the first argument. Speaks TAP. With --write as second argument it writes every
 * stderr.txt anew instead: read the difference before you keep it.
 * SPDX-License-Identifier: MIT
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "grader/challenge/load.h"

enum { EXPECTED_MAX_BYTES = 1 << 20 };

static int is_case(const struct dirent *entry)
{
    struct stat info;
    return entry->d_name[0] != '.' && stat(entry->d_name, &info) == 0 && S_ISDIR(info.st_mode);
}

static void render_all(struct buffer *out, const char *folder)
{
    struct challenge challenge = {0};
    AUTO_FREE struct complaints *complaints = xcalloc(1, sizeof(*complaints));
    if (challenge_load(folder, &challenge, complaints) == 0) {
        buffer_puts(out, "the challenge was loaded without a complaint\n");
        challenge_release(&challenge);
        return;
    }
    for (unsigned i = 0; i < complaints->n; i++)
        complaint_render(out, &complaints->errors[i]);
    if (complaints->dropped > 0)
        buffer_printf(out, "%u more\n", complaints->dropped);
}

static bool write_expected(const char *path, const struct buffer *text)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    return fd >= 0 && file_write_all(fd, buffer_text(text), text->len) == 0;
}

static void print_indented(const char *title, const char *text)
{
    printf("# %s:\n", title);
    while (*text) {
        size_t length = strcspn(text, "\n");
        printf("#   %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static bool run_case(const char *folder, bool must_write)
{
    struct buffer got AUTO(buffer_release) = {0};
    struct buffer expected AUTO(buffer_release) = {0};
    render_all(&got, folder);
    AUTO_FREE char *path = xasprintf("%s/stderr.txt", folder);
    if (must_write)
        return write_expected(path, &got);
    struct error err = {0};
    if (file_read(path, "expected text", EXPECTED_MAX_BYTES, &expected, &err) < 0) {
        print_indented("no stderr.txt", err.text);
        return false;
    }
    if (strcmp(buffer_text(&got), buffer_text(&expected)) == 0)
        return true;
    print_indented("expected", buffer_text(&expected));
    print_indented("got", buffer_text(&got));
    return false;
}

int main(int argc, char **argv)
{
    bool must_write = argc > 2 && strcmp(argv[2], "--write") == 0;
    if (argc < 2 || chdir(argv[1]) < 0) {
        fprintf(stderr, "usage: golden_runner FOLDER [--write]\n");
        return 2;
    }
    struct dirent **cases = NULL;
    int n = scandir(".", &cases, is_case, alphasort);
    if (n <= 0) {
        fprintf(stderr, "golden_runner: '%s' has no cases\n", argv[1]);
        return 2;
    }
    int failures = 0;
    printf("1..%d\n", n);
    for (int i = 0; i < n; i++) {
        bool ok = run_case(cases[i]->d_name, must_write);
        failures += !ok;
        printf("%s %d - %s\n", ok ? "ok" : "not ok", i + 1, cases[i]->d_name);
        free(cases[i]);
    }
    free(cases);
    return failures > 0;
}
