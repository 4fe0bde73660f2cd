/*
 * new_template - see new_template.h
 *
 * Each kind starts with a small task of its own, so that every file has something to say: what is
 * there is replaced piece by piece, and verify tells at any moment whether the rest still fits.
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/new_template.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "grader/challenge/schema.h"

#define YAML_HEAD                                                                                  \
    "gradebox: 1\n"                                                                                \
    "id: @id@\n"                                                                                   \
    "title: @title@\n"                                                                             \
    "difficulty: easy\n"                                                                           \
    "tags: []\n"                                                                                   \
    "source: []\n"

/* ---- a function ---------------------------------------------------------------------------------- */

static const struct new_file function_files[] = {
    {"challenge.yaml",                                          YAML_HEAD
     "reference: solutions/accepted/generator.py\n"
     "\n"
     "entry:\n"
     "  function: @name@\n"
     "  params: [numbers]\n"
     "\n"
     "groups:\n"
     "  - id: samples\n"
     "    visible: true\n"
     "    tests:\n"
     "      - {id: example, args: [[1, 2, 3]], expect: 14}\n"
     "      - {id: none, args: [[]], expect: 0, hint: without numbers the sum is 0}\n"
     "  - id: hidden\n"
     "    points: 60\n"
     "    needs: [samples]\n"
     "    tests:\n"
     "      - {id: negative, args: [[-3, 1]], expect: 10, hint: a square is never below 0}\n"
     "      - {id: one, args: [[7]], expect: 49}\n"
     "  - id: random\n"
     "    points: 40\n"
     "    needs: [hidden]\n"
     "    tests:\n"
     "      - id: random\n"
     "        repeat: 5\n"
     "        generate: |\n"
     "          return [[rng.randint(-9, 9) for _ in range(4 + index)]]\n"
     "        expect: !reference\n"},
    {"statement.md",
     "# @title@\n\n"
     "Write a function `@name@(numbers)` that returns the sum of the squares of the\n"
     "integers in the list `numbers`. The list may be empty.\n\n"
     "## Example\n\n"
     "```python\n"
     ">>> @name@([1, 2, 3])\n"
     "14\n"
     "```\n"},
    {"starter.py",                                                   "\"\"\"@title@.\"\"\"\n\n\n"
                   "def @name@(numbers: list[int]) -> int:\n"
                   "    \"\"\"Return the sum of the squares of the numbers.\"\"\"\n"
                   "    raise NotImplementedError\n"},
    {"solutions/accepted/generator.py",
     "\"\"\"Squares and adds in one expression.\"\"\"\n\n\n"
     "def @name@(numbers: list[int]) -> int:\n"
     "    \"\"\"Return the sum of the squares of the numbers.\"\"\"\n"
     "    return sum(number * number for number in numbers)\n"},
    {"solutions/accepted/loop.py",                                                         "\"\"\"Adds up in a loop.\"\"\"\n\n\n"
                                   "def @name@(numbers: list[int]) -> int:\n"
                                   "    \"\"\"Return the sum of the squares of the numbers.\"\"\"\n"
                                   "    total = 0\n"
                                   "    for number in numbers:\n"
                                   "        total += number ** 2\n"
                                   "    return total\n"},
    {"solutions/wrong_answer/square_of_sum.py",
     "\"\"\"Squares the sum instead of adding up the squares.\"\"\"\n\n\n"
     "def @name@(numbers: list[int]) -> int:\n"
     "    \"\"\"Return the square of the sum.\"\"\"\n"
     "    return sum(numbers) ** 2\n"},
    {"solutions/runtime_error/needs_a_number.py",
     "\"\"\"Begins with the first number, which an empty list doesn't have.\"\"\"\n\n\n"
     "def @name@(numbers: list[int]) -> int:\n"
     "    \"\"\"Return the sum of the squares of at least one number.\"\"\"\n"
     "    total = numbers[0] ** 2\n"
     "    for number in numbers[1:]:\n"
     "        total += number ** 2\n"
     "    return total\n"},
    {0                                                        },
};

/* ---- a class ------------------------------------------------------------------------------------- */

static const struct new_file class_files[] = {
    {"challenge.yaml",
     YAML_HEAD "reference: solutions/accepted/counter.py\n"
               "\n"
               "entry:\n"
               "  class: @Name@\n"
               "  params: [limit]\n"
               "\n"
               "groups:\n"
               "  - id: samples\n"
               "    visible: true\n"
               "    tests:\n"
               "      - id: example\n"
               "        ops:\n"
               "          - {new: [2]}\n"
               "          - {add: [a], returns: true}\n"
               "          - {add: [b], returns: true}\n"
               "          - {add: [c], returns: false}\n"
               "          - {size: [], returns: 2}\n"
               "  - id: hidden\n"
               "    points: 100\n"
               "    needs: [samples]\n"
               "    tests:\n"
               "      - id: no-room\n"
               "        hint: a limit of 0 leaves no room at all\n"
               "        ops:\n"
               "          - {new: [0]}\n"
               "          - {add: [a], returns: false}\n"
               "          - {size: [], returns: 0}\n"
               "      - id: two-objects\n"
               "        hint: each object has what was added to it, and nothing else\n"
               "        ops:\n"
               "          - {new: [1], as: left}\n"
               "          - {new: [1], as: right}\n"
               "          - {add: [a], on: left, returns: true}\n"
               "          - {size: [], on: right, returns: 0}\n"},
    {"statement.md",                                                                                 "# @title@\n\n"
                     "Write a class `@Name@` that holds a limited number of things.\n\n"
                     "- `@Name@(limit)` is empty and has room for `limit` things.\n"
                     "- `add(thing)` takes a thing in and returns `True`, or returns `False` if\n"
                     "  there is no room for it.\n"
                     "- `size()` returns how many things are there.\n\n"
                     "## Example\n\n"
                     "```python\n"
                     ">>> box = @Name@(2)\n"
                     ">>> box.add(\"a\")\n"
                     "True\n"
                     ">>> box.add(\"b\")\n"
                     "True\n"
                     ">>> box.add(\"c\")\n"
                     "False\n"
                     ">>> box.size()\n"
                     "2\n"
                     "```\n"},
    {"starter.py",                                                      "\"\"\"@title@.\"\"\"\n\n\n"
                   "class @Name@:\n"
                   "    \"\"\"Holds a limited number of things.\"\"\"\n\n"
                   "    def __init__(self, limit: int) -> None:\n"
                   "        raise NotImplementedError\n\n"
                   "    def add(self, thing: object) -> bool:\n"
                   "        \"\"\"Take thing in; whether there was room.\"\"\"\n"
                   "        raise NotImplementedError\n\n"
                   "    def size(self) -> int:\n"
                   "        \"\"\"Return the number of things.\"\"\"\n"
                   "        raise NotImplementedError\n"},
    {"solutions/accepted/counter.py",                                                                      "\"\"\"Counts the room that is left.\"\"\"\n\n\n"
                                      "class @Name@:\n"
                                      "    \"\"\"Holds a limited number of things.\"\"\"\n\n"
                                      "    def __init__(self, limit: int) -> None:\n"
                                      "        self._limit = self._room = limit\n\n"
                                      "    def add(self, thing: object) -> bool:\n"
                                      "        \"\"\"Take thing in; whether there was room.\"\"\"\n"
                                      "        if self._room == 0:\n"
                                      "            return False\n"
                                      "        self._room -= 1\n"
                                      "        return True\n\n"
                                      "    def size(self) -> int:\n"
                                      "        \"\"\"Return the number of things.\"\"\"\n"
                                      "        return self._limit - self._room\n"},
    {"solutions/accepted/list.py",                                                                                 "\"\"\"Keeps the things in a list.\"\"\"\n\n\n"
                                   "class @Name@:\n"
                                   "    \"\"\"Holds a limited number of things.\"\"\"\n\n"
                                   "    def __init__(self, limit: int) -> None:\n"
                                   "        self._limit = limit\n"
                                   "        self._things: list[object] = []\n\n"
                                   "    def add(self, thing: object) -> bool:\n"
                                   "        \"\"\"Take thing in; whether there was room.\"\"\"\n"
                                   "        if len(self._things) >= self._limit:\n"
                                   "            return False\n"
                                   "        self._things.append(thing)\n"
                                   "        return True\n\n"
                                   "    def size(self) -> int:\n"
                                   "        \"\"\"Return the number of things.\"\"\"\n"
                                   "        return len(self._things)\n"},
    {"solutions/wrong_answer/shared_list.py",
     "\"\"\"Keeps the things of all objects in one list of the class.\"\"\"\n\n\n"
     "class @Name@:\n"
     "    \"\"\"Holds a limited number of things, together with all others.\"\"\"\n\n"
     "    _things: list[object] = []\n\n"
     "    def __init__(self, limit: int) -> None:\n"
     "        self._limit = limit\n\n"
     "    def add(self, thing: object) -> bool:\n"
     "        \"\"\"Take thing in; whether there was room.\"\"\"\n"
     "        if len(self._things) >= self._limit:\n"
     "            return False\n"
     "        self._things.append(thing)\n"
     "        return True\n\n"
     "    def size(self) -> int:\n"
     "        \"\"\"Return the number of things.\"\"\"\n"
     "        return len(self._things)\n"},
    {0                                                     },
};

/* ---- names --------------------------------------------------------------------------------------- */

static const struct new_file names_files[] = {
    {"challenge.yaml",              YAML_HEAD "reference: solutions/accepted/attribute.py\n"
                                 "\n"
                                 "entry:\n"
                                 "  names: [@name@]\n"
                                 "\n"
                                 "groups:\n"
                                 "  - id: samples\n"
                                 "    visible: true\n"
                                 "    tests:\n"
                                 "      - id: example\n"
                                 "        run: |\n"
                                 "          @@name@\n"
                                 "          def double(number):\n"
                                 "              return 2 * number\n"
                                 "          return [double(4), double(5), double.calls]\n"
                                 "        expect: [8, 10, 2]\n"
                                 "  - id: hidden\n"
                                 "    points: 100\n"
                                 "    needs: [samples]\n"
                                 "    tests:\n"
                                 "      - id: not-called-yet\n"
                                 "        hint: counting begins with 0\n"
                                 "        run: |\n"
                                 "          return @name@(len).calls\n"
                                 "        expect: 0\n"
                                 "      - id: two-functions\n"
                                 "        hint: each function has a count of its own\n"
                                 "        run: |\n"
                                 "          first, second = @name@(abs), @name@(len)\n"
                                 "          first(-1)\n"
                                 "          return [first.calls, second.calls]\n"
                                 "        expect: [1, 0]\n"},
    {"statement.md",
     "# @title@\n\n"
     "Write a decorator `@name@` for functions of one argument. The decorated\n"
     "function does what it did before, and its attribute `calls` says how often it\n"
     "was called.\n\n"
     "## Example\n\n"
     "```python\n"
     ">>> @@name@\n"
     "... def double(number):\n"
     "...     return 2 * number\n"
     ">>> [double(4), double(5), double.calls]\n"
     "[8, 10, 2]\n"
     "```\n"},
    {"starter.py",                       "\"\"\"@title@.\"\"\"\n\n"
                   "from collections.abc import Callable\n\n\n"
                   "def @name@(function: Callable) -> Callable:\n"
                   "    \"\"\"Return function, with an attribute calls that counts.\"\"\"\n"
                   "    raise NotImplementedError\n"},
    {"solutions/accepted/attribute.py",
     "\"\"\"Counts in an attribute of the wrapper.\"\"\"\n\n"
     "from collections.abc import Callable\n\n\n"
     "def @name@(function: Callable) -> Callable:\n"
     "    \"\"\"Return function, with an attribute calls that counts.\"\"\"\n"
     "    def counted(argument: object) -> object:\n"
     "        counted.calls += 1\n"
     "        return function(argument)\n\n"
     "    counted.calls = 0\n"
     "    return counted\n"},
    {"solutions/accepted/class.py",                             "\"\"\"Counts in an object that can be called.\"\"\"\n\n"
                                    "from collections.abc import Callable\n\n\n"
                                    "class @name@:\n"
                                    "    \"\"\"A function that counts its calls.\"\"\"\n\n"
                                    "    def __init__(self, function: Callable) -> None:\n"
                                    "        self._function = function\n"
                                    "        self.calls = 0\n\n"
                                    "    def __call__(self, argument: object) -> object:\n"
                                    "        self.calls += 1\n"
                                    "        return self._function(argument)\n"},
    {"solutions/wrong_answer/one_count.py",
     "\"\"\"Has one count for all functions.\"\"\"\n\n"
     "from collections.abc import Callable\n\n\n"
     "class @name@:\n"
     "    \"\"\"A function that counts the calls of all functions.\"\"\"\n\n"
     "    calls = 0\n\n"
     "    def __init__(self, function: Callable) -> None:\n"
     "        self._function = function\n\n"
     "    def __call__(self, argument: object) -> object:\n"
     "        type(self).calls += 1\n"
     "        return self._function(argument)\n"},
    {0},
};

/* ---- a program ----------------------------------------------------------------------------------- */

static const struct new_file program_files[] = {
    {"challenge.yaml",                     YAML_HEAD
     "reference: solutions/accepted/lines.py\n"
     "\n"
     "entry: {program: true}\n"
     "\n"
     "groups:\n"
     "  - id: samples\n"
     "    visible: true\n"
     "    tests:\n"
     "      - {id: example, stdin: \"1 2\\n3\\n\", stdout: \"6\\n\"}\n"
     "      - {id: no-number, stdin: \"1 x\\n\", exit: 2}\n"
     "  - id: hidden\n"
     "    points: 100\n"
     "    needs: [samples]\n"
     "    tests:\n"
     "      - {id: nothing, stdout: \"0\\n\", hint: the sum of nothing is 0}\n"
     "      - {id: first-only, argv: [--first], stdin: \"4 5\\n6\\n\", stdout: \"4\\n\"}\n"
     "      - id: random\n"
     "        repeat: 5\n"
     "        generate: |\n"
     "          numbers = [rng.randint(-99, 99) for _ in range(index + 2)]\n"
     "          return {\"stdin\": \"\\n\".join(map(str, numbers)) + \"\\n\"}\n"
     "        expect: !reference\n"},
    {"statement.md",
     "# @title@\n\n"
     "Write a program that reads integers from standard input, with blanks and line\n"
     "ends between them, and prints their sum. With the argument `--first` it prints\n"
     "the first of them, or 0 where there is none. At a word that is no integer it\n"
     "ends with exit status 2.\n\n"
     "## Example\n\n"
     "```text\n"
     "$ printf '1 2\\n3\\n' | python3 solution.py\n"
     "6\n"
     "```\n"},
    {"starter.py",                              "\"\"\"@title@.\"\"\"\n\n"
                   "import sys\n\n\n"
                   "def main(arguments: list[str]) -> int:\n"
                   "    \"\"\"Return the exit status.\"\"\"\n"
                   "    raise NotImplementedError\n\n\n"
                   "if __name__ == \"__main__\":\n"
                   "    sys.exit(main(sys.argv[1:]))\n"},
    {"solutions/accepted/lines.py",
     "\"\"\"Reads line by line.\"\"\"\n\n"
     "import sys\n\n\n"
     "def main(arguments: list[str]) -> int:\n"
     "    \"\"\"Return the exit status.\"\"\"\n"
     "    numbers = []\n"
     "    for line in sys.stdin:\n"
     "        try:\n"
     "            numbers += map(int, line.split())\n"
     "        except ValueError:\n"
     "            return 2\n"
     "    print(sum(numbers[:1] if \"--first\" in arguments else numbers))\n"
     "    return 0\n\n\n"
     "if __name__ == \"__main__\":\n"
     "    sys.exit(main(sys.argv[1:]))\n"},
    {"solutions/accepted/at_once.py",
     "\"\"\"Reads all at once.\"\"\"\n\n"
     "import sys\n\n"
     "try:\n"
     "    numbers = [int(word) for word in sys.stdin.read().split()]\n"
     "except ValueError:\n"
     "    sys.exit(2)\n"
     "if sys.argv[1:] == [\"--first\"]:\n"
     "    numbers = numbers[:1]\n"
     "print(sum(numbers))\n"},
    {"solutions/wrong_answer/first_line.py",
     "\"\"\"Reads the first line alone.\"\"\"\n\n"
     "import sys\n\n"
     "try:\n"
     "    numbers = [int(word) for word in sys.stdin.readline().split()]\n"
     "except ValueError:\n"
     "    sys.exit(2)\n"
     "print(sum(numbers[:1] if sys.argv[1:] else numbers))\n"},
    {0     },
};

static const struct new_file *const files_of_kind[] = {
    [ENTRY_FUNCTION] = function_files,
    [ENTRY_CLASS] = class_files,
    [ENTRY_NAMES] = names_files,
    [ENTRY_PROGRAM] = program_files,
};
static_assert(ARRAY_LEN(files_of_kind) == ENTRY_KIND_COUNT_, "every kind can be started with");

const struct new_file *new_template_files(enum entry_kind kind)
{
    return files_of_kind[kind];
}

/* ---- names --------------------------------------------------------------------------------------- */

/* What YAML would take for another thing than a text (YAML 1.2, 10.2: the core schema). */
static const char *const no_texts[] = {"true", "false", "null"};

static bool is_id(const char *id)
{
    for (size_t i = 0; i < ARRAY_LEN(no_texts); i++) {
        if (strcmp(id, no_texts[i]) == 0)
            return false;
    }
    size_t length = strlen(id);
    if (length == 0 || length > NEW_ID_MAX_BYTES || id[length - 1] == '-' ||
        !islower((unsigned char)id[0]))
        return false;
    for (const char *c = id; *c; c++) {
        bool is_double = c[0] == '-' && c[1] == '-';
        if ((!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && *c != '-') || is_double)
            return false;
    }
    return true;
}

int new_names_from(struct new_names *out, const char *id, struct error *err)
{
    if (!is_id(id)) {
        error_set(err, ERROR_USAGE,
                  "an id must be small letters, digits and single hyphens, at most %d, got '%s'",
                  NEW_ID_MAX_BYTES, id);
        return error_hint(err, "'two-sum' is one, whose function is two_sum");
    }
    *out = (struct new_names){.id = id};
    size_t n_class = 0;
    for (size_t i = 0; id[i]; i++) {
        bool is_start = i == 0 || id[i - 1] == '-';
        out->title[i] = (char)(id[i] == '-' ? ' ' : i == 0 ? toupper(id[i]) : id[i]);
        out->name[i] = id[i] == '-' ? '_' : id[i];
        if (id[i] != '-')
            out->class_[n_class++] = (char)(is_start ? toupper(id[i]) : id[i]);
    }
    /* Python's custom where a keyword would do (PEP 8). */
    if (!schema_is_identifier(out->name))
        out->name[strlen(out->name)] = '_';
    if (!schema_is_identifier(out->class_))
        out->class_[n_class] = '_';
    return 0;
}

void new_template_fill(struct buffer *out, const char *text, const struct new_names *names)
{
    const struct {
        const char *placeholder, *value;
    } replaced[] = {
        {"@id@",    names->id    },
        {"@title@", names->title },
        {"@name@",  names->name  },
        {"@Name@",  names->class_},
    };
    while (*text) {
        size_t i = 0;
        while (i < ARRAY_LEN(replaced) &&
               strncmp(text, replaced[i].placeholder, strlen(replaced[i].placeholder)) != 0)
            i++;
        if (i < ARRAY_LEN(replaced)) {
            buffer_puts(out, replaced[i].value);
            text += strlen(replaced[i].placeholder);
        } else {
            buffer_putc(out, *text++);
        }
    }
}
