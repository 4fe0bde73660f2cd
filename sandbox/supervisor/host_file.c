/*
 * host_file - see host_file.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

enum { STEP_BYTES = 4096, FIELDS_MAX_BYTES = 16 << 10 };

bool host_file_all(const char *path, struct buffer *out)
{
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return false;
    for (;;) {
        char bytes[STEP_BYTES];
        ssize_t n = read(fd, bytes, sizeof(bytes));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        buffer_append(out, bytes, (size_t)n);
        if (out->truncated)
            return true;
    }
}

bool host_file_text(const char *path, char *out, size_t room)
{
    AUTO(buffer_release) struct buffer text = {.max = room - 1};
    out[0] = '\0';
    if (!host_file_all(path, &text))
        return false;
    size_t length = strlen(buffer_text(&text));
    memcpy(out, buffer_text(&text), length + 1);
    while (length > 0 && out[length - 1] == '\n')
        out[--length] = '\0';
    return true;
}

static long long number_of(const char *text)
{
    char *end = NULL;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    return end == text || errno != 0 ? HOST_FILE_UNKNOWN : number;
}

long long host_file_number(const char *path)
{
    char text[64];
    return host_file_text(path, text, sizeof(text)) ? number_of(text) : HOST_FILE_UNKNOWN;
}

long long host_file_field(const char *path, const char *name)
{
    AUTO(buffer_release) struct buffer text = {.max = FIELDS_MAX_BYTES};
    size_t length = strlen(name);
    if (!host_file_all(path, &text))
        return HOST_FILE_UNKNOWN;
    for (const char *line = buffer_text(&text); line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, length) == 0 && line[length] == ':')
            return number_of(line + length + 1);
    }
    return HOST_FILE_UNKNOWN;
}

bool host_file_has_word(const char *text, const char *word)
{
    static const char separators[] = " ,\n\t";
    size_t length = strlen(word);
    for (const char *at = text + strspn(text, separators); *at; at += strspn(at, separators)) {
        size_t n = strcspn(at, separators);
        if (n == length && strncmp(at, word, length) == 0)
            return true;
        at += n;
    }
    return false;
}
