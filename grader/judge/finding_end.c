/*
 * finding_end - what the kernel and our own clocks say of a box's end, in the order of their weight
 * SPDX-License-Identifier: MIT
 */
#include <signal.h>
#include <string.h>

#include "grader/judge/finding.h"
#include "grader/judge/finding_text.h"

/* The kernel's peak counter may lag or lead by 64 pages a processor (box_watch.c); the limit itself
 * is enforced to the page by RLIMIT_DATA, and only the C stack is counted by this alone. */
enum { MEMORY_SLACK_BYTES = 1 << 20 };

static struct finding make(enum verdict verdict, const char *text)
{
    return (struct finding){.verdict = verdict, .safe = text, .detail = text};
}

static const char *duration(struct arena *a, nsec_t ns)
{
    if (ns < NSEC_PER_SEC)
        return arena_printf(a, "%.3g ms", (double)ns / (double)NSEC_PER_MSEC);
    return arena_printf(a, "%.4g s", (double)ns / (double)NSEC_PER_SEC);
}

static const char *size(struct arena *a, uint64_t bytes)
{
    if (bytes < 1 << 10)
        return arena_printf(a, "%llu bytes", (unsigned long long)bytes);
    if (bytes < 1 << 20)
        return arena_printf(a, "%.4g KiB", (double)bytes / (1 << 10));
    return arena_printf(a, "%.4g MiB", (double)bytes / (1 << 20));
}

static bool is_failure(const struct box *b)
{
    return b->end == BOX_END_FAILURE;
}

static struct finding failure(struct arena *a, const struct box *b)
{
    return make(VERDICT_IE, finding_clean(a, b->failure.text, strlen(b->failure.text)));
}

/* Nothing of ours sent it, and the box can't: process 1 of its namespace is out of its own reach. */
static bool is_killed_from_outside(const struct box *b)
{
    return b->end == BOX_END_SIGNAL && b->end_code == SIGKILL && !b->was_oom_killed &&
           b->cpu_ns <= b->limits.time_ns;
}

static struct finding killed_from_outside(struct arena *a, const struct box *b)
{
    (void)a;
    (void)b;
    return make(VERDICT_IE, "the box was killed from outside; is this machine out of memory?");
}

static bool is_violation(const struct box *b)
{
    return b->n_violations > 0;
}

static struct finding violation(struct arena *a, const struct box *b)
{
    const char *text =
        arena_printf(a, "the system call '%s' is not allowed here", b->violation.syscall);
    struct finding f = make(VERDICT_SV, text);
    f.line = b->violation_line;
    return f;
}

/* Only calls of a foreign architecture are killed by the filter itself. */
static bool is_foreign_call(const struct box *b)
{
    return b->end == BOX_END_SIGNAL && b->end_code == SIGSYS;
}

static struct finding foreign_call(struct arena *a, const struct box *b)
{
    (void)a;
    (void)b;
    return make(VERDICT_SV, "a system call of another architecture was tried");
}

static bool is_over_cpu(const struct box *b)
{
    return b->end == BOX_END_CPU || b->cpu_ns > b->limits.time_ns;
}

static struct finding over_cpu(struct arena *a, const struct box *b)
{
    return make(VERDICT_TLE, arena_printf(a, "it took more than %s of CPU time",
                                          duration(a, b->limits.time_ns)));
}

static bool is_over_wall(const struct box *b)
{
    return b->end == BOX_END_WALL;
}

static struct finding over_wall(struct arena *a, const struct box *b)
{
    return make(VERDICT_TLE, arena_printf(a,
                                          "it took more than %s, sleeping or waiting (only %s "
                                          "of CPU time)",
                                          duration(a, b->limits.wall_ns), duration(a, b->cpu_ns)));
}

static bool is_over_output(const struct box *b)
{
    return b->end == BOX_END_OUTPUT;
}

static struct finding over_output(struct arena *a, const struct box *b)
{
    return make(VERDICT_OLE,
                arena_printf(a, "it printed more than %s", size(a, b->limits.output_kill_bytes)));
}

static bool died(const struct box *b)
{
    return (b->end == BOX_END_EXIT && !b->may_exit) || b->end == BOX_END_SIGNAL;
}

/* A death within a tenth of the limit is a failed allocation in C code that has no MemoryError. */
static bool is_over_memory(const struct box *b)
{
    uint64_t limit = b->limits.memory_bytes;
    return b->was_oom_killed || b->end == BOX_END_MEMORY ||
           b->memory_bytes > limit + MEMORY_SLACK_BYTES ||
           (died(b) && b->memory_bytes > limit - limit / 10);
}

static struct finding over_memory(struct arena *a, const struct box *b)
{
    return make(VERDICT_MLE, arena_printf(a, "the memory limit of %s was reached",
                                          size(a, b->limits.memory_bytes)));
}

static bool is_breach(const struct box *b)
{
    return b->end == BOX_END_PROTOCOL;
}

static struct finding breach(struct arena *a, const struct box *b)
{
    return make(VERDICT_RE,
                arena_printf(a, "it broke the connection to the grader: %s", b->end_text));
}

static struct finding death(struct arena *a, const struct box *b)
{
    if (b->end == BOX_END_EXIT)
        return make(VERDICT_RE, arena_printf(a,
                                             "it ended the process with exit status %d before "
                                             "it had answered",
                                             b->end_code));
    if (b->end_code == SIGSEGV)
        return make(VERDICT_RE,
                    "the process crashed (SIGSEGV): recursion too deep for the C stack?");
    const char *name = sigabbrev_np(b->end_code);
    if (!name) /* a real-time signal */
        return make(VERDICT_RE,
                    arena_printf(a, "the process was ended by the signal %d", b->end_code));
    return make(VERDICT_RE, arena_printf(a, "the process was ended by the signal SIG%s", name));
}

static const struct {
    bool (*applies)(const struct box *b);
    struct finding (*finding)(struct arena *a, const struct box *b);
    const char *why_here;
} ends[] = {
    {is_failure,             failure,             "ours comes first: it must never be the candidate's"},
    {is_killed_from_outside, killed_from_outside, "the same: the kernel's OOM killer, or a person"    },
    {is_violation,           violation,           "stands whatever follows"                           },
    {is_foreign_call,        foreign_call,        "the same"                                          },
    {is_over_cpu,            over_cpu,            "an answer that came too late is none"              },
    {is_over_wall,           over_wall,           "the same"                                          },
    {is_over_output,         over_output,         "killed for it"                                     },
    {is_over_memory,         over_memory,         "before a crash, which it looks like"               },
    {is_breach,              breach,              "nothing it said counts"                            },
    {died,                   death,               "no answer"                                         },
};

/* Short of memory, C code in Python raises whatever it is left with, a SystemError for one: an
 * exception within a fiftieth of the limit is the limit's. */
static bool is_starved(const struct finding *f, const struct box *b)
{
    uint64_t limit = b->limits.memory_bytes;
    return f->verdict == VERDICT_RE && b->memory_bytes > limit - limit / 50;
}

/* The OSError that it got says nothing of a limit. */
static bool is_short_of_room(const struct finding *f, const struct box *b)
{
    return b->is_folder_full && (f->verdict == VERDICT_RE || f->verdict == VERDICT_WA);
}

static struct finding over_folder(struct arena *a, const struct box *b)
{
    return make(VERDICT_MLE,
                arena_printf(a,
                             "its folder is full: files are part of the memory limit of "
                             "%s, and there may be %d",
                             size(a, b->limits.memory_bytes), BOX_FILES_MAX));
}

struct finding finding_settle(const struct finding *f, struct arena *a, const struct box *b)
{
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        if (!ends[i].applies(b))
            continue;
        struct finding end = ends[i].finding(a, b);
        /* A traceback that the submission's own exception gave belongs to the violation as well. */
        if (end.verdict == VERDICT_SV && f->exception) {
            end.exception = f->exception;
            end.line = end.line ? end.line : f->line;
        }
        return end;
    }
    if (is_starved(f, b) || is_short_of_room(f, b)) {
        struct finding starved = is_short_of_room(f, b) ? over_folder(a, b) : over_memory(a, b);
        starved.exception = f->exception;
        starved.line = f->line;
        return starved;
    }
    return *f;
}
