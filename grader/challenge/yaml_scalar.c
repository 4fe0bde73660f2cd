/*
 * yaml_scalar - see yaml_scalar.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/yaml_scalar.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *text;
    enum yaml_scalar_kind kind;
} words[] = {
    {"",      YAML_SCALAR_NULL },
    {"null",  YAML_SCALAR_NULL },
    {"true",  YAML_SCALAR_BOOL },
    {"false", YAML_SCALAR_BOOL },
    {".nan",  YAML_SCALAR_FLOAT},
    {".inf",  YAML_SCALAR_FLOAT},
    {"-.inf", YAML_SCALAR_FLOAT},
};

static bool is_all_of(const char *text, size_t length, const char *characters)
{
    return length > 0 && strspn(text, characters) == length;
}

static size_t skip_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* Whether @text, after its sign, is a float of the core schema; plain digits are one here too. */
static bool is_float(const char *text, size_t length)
{
    size_t whole = skip_digits(text), at = whole, fraction = 0;
    if (text[at] == '.') {
        fraction = skip_digits(text + at + 1);
        at += 1 + fraction;
    }
    if (whole + fraction == 0)
        return false;
    if (text[at] == 'e' || text[at] == 'E') {
        at++;
        if (text[at] == '+' || text[at] == '-')
            at++;
        size_t exponent = skip_digits(text + at);
        if (exponent == 0)
            return false;
        at += exponent;
    }
    return at == length;
}

enum yaml_scalar_kind yaml_scalar_classify(const char *text, size_t length)
{
    if (strlen(text) != length)
        return YAML_SCALAR_STRING; /* it holds a NUL */
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (strcmp(text, words[i].text) == 0)
            return words[i].kind;
    }
    if (strncmp(text, "0x", 2) == 0 && is_all_of(text + 2, length - 2, "0123456789abcdefABCDEF"))
        return YAML_SCALAR_HEX;
    if (strncmp(text, "0o", 2) == 0 && is_all_of(text + 2, length - 2, "01234567"))
        return YAML_SCALAR_OCTAL;
    size_t sign = text[0] == '-' || text[0] == '+' ? 1 : 0;
    if (is_all_of(text + sign, length - sign, "0123456789"))
        return YAML_SCALAR_DECIMAL;
    return is_float(text + sign, length - sign) ? YAML_SCALAR_FLOAT : YAML_SCALAR_STRING;
}

double yaml_scalar_float(const char *text)
{
    if (strcmp(text, ".nan") == 0)
        return (double)NAN;
    if (strcmp(text, ".inf") == 0)
        return (double)INFINITY;
    if (strcmp(text, "-.inf") == 0)
        return -(double)INFINITY;
    return strtod(text, NULL);
}
