/*
 * new - `gradebox new ID`
 *
 * Starts a challenge: a folder that verifies as it stands, to be rewritten piece by piece. Nothing that is
 * there is touched: the folder must not exist.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "grader/command/command.h"
#include "grader/command/new_template.h"
#include "grader/command/output.h"

static int fail(struct error *err, const char *what, const char *path)
{
    error_errno(err, ERROR_INPUT, "cannot make the %s '%s'", what, path);
    return -1;
}

/* The folders on the way to @path, which begins with @start bytes that are there. */
static int make_folders(char *path, size_t start, struct error *err)
{
    for (char *slash = strchr(path + start, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_there = mkdir(path, 0777) == 0 || errno == EEXIST;
        if (!is_there)
            fail(err, "folder", path);
        *slash = '/';
        if (!is_there)
            return -1;
    }
    return 0;
}

static int write_file(const char *folder, const struct new_file *file,
                      const struct new_names *names, struct error *err)
{
    AUTO_FREE char *path = xasprintf("%s/%s", folder, file->path);
    AUTO(buffer_release) struct buffer text = {0};
    new_template_fill(&text, file->text, names);
    if (make_folders(path, strlen(folder) + 1, err) < 0)
        return -1;
    AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 || file_write_all(fd, text.data, text.len) < 0 || close(take_fd(&fd)) < 0)
        return fail(err, "file", path);
    return 0;
}

/* In --challenges, else where $GRADEBOX_CHALLENGES says, else here. */
static char *folder_of(const struct options *options, const char *id)
{
    const char *asked = getenv("GRADEBOX_CHALLENGES");
    const char *in = options->challenges;
    if (!in && asked && asked[0] != '\0')
        in = asked;
    return xasprintf("%s/%s", in ? in : ".", id);
}

static int make_challenge(const struct options *options, const char *id, struct buffer *said,
                          struct error *err)
{
    struct new_names names;
    if (new_names_from(&names, id, err) < 0)
        return -1;
    AUTO_FREE char *folder = folder_of(options, id);
    if (mkdir(folder, 0777) < 0) {
        bool is_there = errno == EEXIST;
        fail(err, "folder", folder);
        if (is_there)
            error_hint(err, "choose another id; what is there stays as it is");
        return -1;
    }
    for (const struct new_file *file = new_template_files(options->entry); file->path; file++) {
        if (write_file(folder, file, &names, err) < 0)
            return -1;
        buffer_printf(said, "%s/%s\n", folder, file->path);
    }
    buffer_printf(said, "\nnext: gradebox verify %s\n", folder);
    return 0;
}

static int new_run(const struct options *options, char *const *words, unsigned n_words)
{
    struct error err = {0};
    AUTO(buffer_release) struct buffer said = {0};
    (void)n_words; /* exactly one */
    if (make_challenge(options, words[0], &said, &err) < 0 || output_write(&said, &err) < 0)
        return output_error(&err);
    return 0;
}

const struct command command_new = {
    .name = "new",
    .synopsis = "ID",
    .summary = "start a challenge: a folder that verifies, to be rewritten",
    .about = "Makes the folder ID in the working directory, or in --challenges or\n"
             "$GRADEBOX_CHALLENGES, with challenge.yaml, a statement, a starter and solutions\n"
             "of a small task of the given kind. 'gradebox verify' finds it in order; rewrite\n"
             "it piece by piece. Nothing that is there is overwritten.\n",
    .options = OPTION_BIT(OPTION_CHALLENGES) | OPTION_BIT(OPTION_KIND_NEW),
    .min_words = 1,
    .max_words = 1,
    .run = new_run,
};
