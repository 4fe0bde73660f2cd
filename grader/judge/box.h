/*
 * box - one box from the fork to the grave, as gradebox sees it
 *
 * A state machine on the loop. Its owner opens it, gets READY, sends requests and gets an ANSWER to
 * each, closes it, and gets ENDED, exactly once, whatever happens. Clocks, limits, output and
 * forbidden system calls are watched in here; nothing that the box says about itself is believed.
 *
 * Time runs only while a request is out: CPU time by the kernel's clock of the process, wall time by
 * ours. The first request reads the CPU clock of the waiting box, so the cage costs nobody anything.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <sys/resource.h>

#include "base/buffer.h"
#include "grader/judge/zygote_client.h"
#include "sandbox/supervisor/cgroup.h"
#include "sandbox/supervisor/notification.h"

/* Files, folders and links in the folder of a box beside those that it is given; each takes about a
 * kibibyte of the kernel's memory. */
enum { BOX_FILES_MAX = 4096 };

enum box_state {
    BOX_UNUSED,
    BOX_SPAWNING, /* asked of the zygote */
    BOX_CAGING,   /* forked, walking its cage */
    BOX_IDLE,     /* waits for a request */
    BOX_BUSY,     /* has one */
    BOX_ENDING,   /* killed, or its connection is gone: waiting for its status */
};

enum box_end {
    BOX_END_CLOSED = 0, /* by box_close */
    BOX_END_EXIT,       /* exited by itself; code */
    BOX_END_SIGNAL,     /* killed by a signal that wasn't ours; code */
    BOX_END_CPU,        /* over its CPU time */
    BOX_END_WALL,       /* over its wall time */
    BOX_END_MEMORY,     /* its processes hold more than its memory together */
    BOX_END_OUTPUT,     /* printed more than is bearable */
    BOX_END_VIOLATIONS, /* one forbidden system call too many */
    BOX_END_PROTOCOL,   /* sent what is no answer, or closed its connection; text */
    BOX_END_FAILURE,    /* our side's or the machine's fault; failure */
};

struct box_limits {
    nsec_t time_ns;     /* CPU */
    nsec_t overtime_ns; /* CPU after that, before it is ended */
    nsec_t wall_ns;
    uint64_t memory_bytes;
    uint64_t output_bytes;      /* kept of stdout and stderr together */
    uint64_t output_kill_bytes; /* more than this ends it */
    bool for_each_request;      /* time and wall are for one request, not for all together */
    uint64_t given_bytes; /* TIER_FILES: what its folder is filled with, which isn't counted */
    unsigned given_files;
    bool has_input; /* box_give_input() follows; without it standard input is empty */
};

struct box;

struct box_owner {
    void *owner;
    void (*on_ready)(void *owner, struct box *b);
    /* The payload is only valid during the call. The owner sends the next request or closes. */
    void (*on_answer)(void *owner, struct box *b, unsigned type, const void *payload,
                      size_t length);
    /* The box is UNUSED again and may be opened anew. */
    void (*on_ended)(void *owner, struct box *b);
    /* NULL, or: the box, which is BUSY, has mostly slept of late and needs no processor of its own. At most
     * once a box; never where the machine doesn't tell whether it slept or got no processor. */
    void (*on_asleep)(void *owner, struct box *b);
};

struct box {
    struct loop *loop; /* borrowed */
    struct zygote_client *zygote;
    const struct trace *trace;
    struct cgroup_leaf *next_leaf; /* borrowed, of boxes that are opened from now on; NULL = none */
    struct cgroup_leaf *leaf;      /* of the one that is open */
    struct box_owner owner;
    enum box_state state;
    unsigned tiers; /* set of enum tier */
    struct box_limits limits;

    pid_t pid;
    int pidfd, socket_fd, stdout_fd, stderr_fd, listener_fd; /* owned; -1 */
    int folder_fd; /* owned; -1 without TIER_FILES; from on_ready to the end of on_ended */
    int input_fd;  /* owned: what the box reads as its standard input; -1 = empty, or given */
    int timer_fd;  /* owned, lives as long as the struct */
    struct loop_source on_pidfd, on_socket, on_stdout, on_stderr, on_listener, on_timer;

    struct buffer sending;   /* what of the request isn't written yet */
    struct buffer receiving; /* header and payload of the answer so far */
    uint64_t nonce;          /* of the request that is out */

    bool was_ready; /* the cage stood */
    bool
        was_asked; /* a request went out: from then on what it does may be the submission's doing */
    bool may_exit; /* its owner's: it runs a program, so that it ends by itself is no failure */
    unsigned n_ticks; /* in CAGING: how long it has been waited for, process.h */
    bool has_clock;
    clockid_t cpu_clock;
    nsec_t cpu_start_ns;  /* the clock when the current budget began */
    nsec_t cpu_before_ns; /* used by earlier requests of the same budget */
    nsec_t wall_start_ns;
    nsec_t wall_before_ns;
    nsec_t tasks_cpu_ns; /* of several processes: their sum, as seen last */
    nsec_t lost_cpu_ns;  /* and what is missing from it by now */
    nsec_t starved_ns;   /* waited for a processor, known once the wall limit was reached */
    bool is_looked_at;   /* whether it sleeps: it was seen once, or more often, and then had */
    nsec_t seen_cpu_ns, seen_wall_ns, seen_starved_ns;
    bool was_asleep;               /* its owner was told so */
    uint64_t idle_anonymous_bytes; /* private memory before the first request */
    uint64_t file_bytes;           /* resident pages of files, seen last */
    uint64_t idle_folder_bytes;    /* what its folder held before the first request */

    /* What is known in on_answer and on_ended. */
    nsec_t cpu_ns, wall_ns;    /* of the current budget */
    uint64_t memory_bytes;     /* peak above the idle box, and what it left in its folder; final in
                                  on_ended */
    bool is_folder_full;       /* in on_ended */
    struct buffer printed_out; /* stdout, at most output_bytes */
    struct buffer printed_err;
    uint64_t printed_bytes; /* of both, also what was dropped */
    bool is_stdout_cut;     /* some of what was dropped is of stdout */
    unsigned n_violations;
    struct notification violation; /* the first; valid when n_violations > 0 */
    unsigned violation_line;       /* 0 = not known */
    bool was_oom_killed;           /* by the kernel, for the memory of its leaf */
    enum box_end end;              /* in on_ended */
    int end_code;                  /* exit status or signal */
    const char *end_text;          /* BOX_END_PROTOCOL; static */
    struct error failure;          /* BOX_END_FAILURE */

    nsec_t spawn_start_ns, stage_spawned_ns, stage_ready_ns, stage_closed_ns; /* for `bench-box` */
};

/* Makes a struct ready to be opened; once. */
int box_init(struct box *b, struct loop *loop, struct zygote_client *zygote,
             const struct trace *trace, struct box_owner owner, struct error *err) MUST_CHECK;
/* Ends what is running without a word to the owner. */
void box_release(struct box *b);

/* Asks for a box of a set of tiers whose filter the zygote has. Whatever goes wrong arrives as on_ended,
 * perhaps before this returns. */
void box_open(struct box *b, unsigned tiers, const struct box_limits *limits);

/* Gives the box all that it can read from standard input; once, before the submission runs. Nobody can
 * write to it any more afterwards. Returns 0, or -1 with @err. */
int box_give_input(struct box *b, const void *data, size_t length, struct error *err) MUST_CHECK;

/* Sends a request; the box must be IDLE. Does nothing to one that is ending: it may have died while
 * its owner waited for something else, and on_ended follows. @payload is copied. */
void box_request(struct box *b, unsigned type, const struct buffer *payload);

/* Ends the box; on_ended follows. Does nothing to one that is ending already. */
void box_close(struct box *b);
