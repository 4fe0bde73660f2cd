/*
 * protocol - the messages between gradebox, the zygote and a box
 *
 * Two conversations. gradebox and zygote are built together and trust each other: fixed structs over
 * a SOCK_SEQPACKET pair, descriptors by SCM_RIGHTS. gradebox and box: frames over a SOCK_STREAM pair,
 * a header and one CBOR value (wire.h). What a box sends is hostile once LOAD was sent.
 *
 * Every request to a box carries a nonce that only the C half of the harness sees; its answer
 * carries it back. So a submission that writes to the socket by itself can't pass for the harness,
 * which is the only witness of what a value alone can't show (the identity of nodes, the arguments
 * after the call).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <sys/types.h>

#include "sandbox/spec.h"

/* Changes with every change of what follows: a zygote of another build is refused by name. */
enum { PROTOCOL_VERSION = 10 };

/* ---- gradebox and zygote ------------------------------------------------------------------------ */

enum zygote_request_kind {
    ZYGOTE_REQUEST_FILTER =
        1,                /* the seccomp program of a set of tiers follows the struct; before the
                                  first box of that set; no answer */
    ZYGOTE_REQUEST_SPAWN, /* with three descriptors: the box's socket, its stdout, its stderr; where
                              has_input another, its stdin; and perhaps one more: the directory of
                              its cgroup */
    ZYGOTE_REQUEST_FLOOR, /* fork a child that exits at once: what `bench` compares with; with a
                              descriptor, into that cgroup: whether that can be done */
    ZYGOTE_REQUEST_PROBE, /* as SPAWN, for a box without a filter that runs probe_run() and nothing
                              else; its socket is SOCK_SEQPACKET, and it sends one probe_message */
};

struct zygote_request {
    uint32_t version;      /* PROTOCOL_VERSION */
    uint32_t kind;         /* enum zygote_request_kind */
    struct box_spec spec;  /* SPAWN; for FILTER only the tiers count */
    uint32_t filter_bytes; /* FILTER: length of what follows */
    uint32_t socket_key;   /* PROBE: of PROBE_SOCKET_NAME */
    uint32_t has_input;    /* SPAWN: 1 where it is given a standard input, else an empty one */
};

/* An abstract socket that gradebox listens on while a probe box is at work; of the key. */
#define PROBE_SOCKET_NAME "gradebox-selftest-%08x"

enum { ZYGOTE_FILTER_MAX_BYTES = 8 * 4096 }; /* BPF_MAXINSNS, linux/bpf_common.h: 4096 of 8 bytes */

enum zygote_reply_kind {
    ZYGOTE_REPLY_READY = 1, /* warm and jailed; once, unasked */
    ZYGOTE_REPLY_SPAWNED,   /* with one descriptor: the box's pidfd */
    ZYGOTE_REPLY_FAILED,    /* `text` says what failed; before READY it is final */
};

struct zygote_reply {
    uint32_t version;      /* PROTOCOL_VERSION */
    uint32_t kind;         /* enum zygote_reply_kind */
    int32_t pid;           /* SPAWNED: in the zygote's pid namespace, which is gradebox's */
    uint32_t namespaces;   /* READY: set of enum box_namespace that boxes will be in */
    uint32_t landlock_abi; /* READY: of the ruleset that boxes put on; 0 = there is no Landlock */
    uint32_t sys_errno;    /* FAILED: 0 = the kernel is not to blame */
    uint32_t padding;      /* 0 */
    uint64_t own_bytes;    /* READY: private memory of the zygote */
    char python[24];       /* READY: "3.11.2" */
    char packages[1024];   /* READY: what stands for the packages that it has imported, versions and
                              all; "" = none, or it is not known */
    char text[224];        /* FAILED; READY: why there are no namespaces, or "" */
    char hint[120];        /* FAILED: how to help it, or "" */
};

/* ---- gradebox and box --------------------------------------------------------------------------- */

struct frame_header {
    uint32_t length; /* bytes of CBOR that follow */
    uint32_t type;   /* enum frame_type */
    uint64_t nonce;  /* of the request; 0 in READY and CAGE_FAILED */
};

enum { FRAME_MAX_BYTES = 128 << 20 }; /* a value and as much again for what stands beside it */

/*
 * Requests and their CBOR. `names` are text; `[x]` is an array of x.
 */
enum frame_type {
    /* [role, source bytes, entry kind, [names], [[class, shape, value, next or left, right or null]]]
     * role: enum load_role; entry kind: enum load_entry; shape: enum load_shape. null in the place
     * of the classes stands for ListNode and TreeNode (below), which every box has already.
     * Answer LOADED or LOAD_FAILED. Once. */
    FRAME_LOAD = 1,
    /* [args list, kwargs map, want args after, want identities, take]: call the entry. RESULT */
    FRAME_CALL,
    /* [operation, object name, method or attribute or null, args, kwargs, take]
     * operation: enum load_operation. RESULT */
    FRAME_OPERATION,
    /* [source text, take]: the body of an async function. RESULT */
    FRAME_SNIPPET,
    /* [argv]: run what was loaded as a program; argv is a list of texts. The box ends with the
     * program's exit status, or there is a RESULT with the exception that it didn't catch, its output
     * complete. Once, and only where the entry kind was PROGRAM, with which LOAD doesn't run it. */
    FRAME_PROGRAM,
    /* setter's box only: [value with tag py]: RESULT with the value, expressions evaluated */
    FRAME_EVALUATE,
    /* setter's box only: [source text, seed text, index]: RESULT with what it returned */
    FRAME_GENERATE,
    /* setter's box only: [enum load_code, source text]: RESULT, raised where Python refuses the code */
    FRAME_COMPILE,
    /* setter's box only: [module, source bytes, [options]]: what our own module "gradebox MODULE" finds
     * in the syntax tree of a source, of which nothing is run. RESULT */
    FRAME_EXAMINE,

    /* The cage stands; with the seccomp listener as SCM_RIGHTS, and behind it the working directory
     * (O_PATH) of a box with TIER_FILES. Empty. */
    FRAME_READY = 64,
    /* [step, text]: the cage does not stand; the box ends. */
    FRAME_CAGE_FAILED,
    /* null */
    FRAME_LOADED,
    /* [enum load_failure, exception or null, text] */
    FRAME_LOAD_FAILED,
    /* [0, value, args after or null] returned · [1, exception] raised
     * exception: [class name, [names of the class and its bases], message, is a MemoryError,
     *             [[line, function]], [line, column] or null where a SyntaxError points to]
     * A base that Python itself defines is named "ValueError", one defined in Python code
     * "module.Name". Lines are the submission's, outermost call first; in a setter's box also those
     * of the code at hand in challenge.yaml, with SETTERS_CODE in the place of the function. */
    FRAME_RESULT,
    /* [line]: where the submission is whose system call was just refused; unasked */
    FRAME_LINE,
};

/* The classes of a challenge without `types:`. */
#define LOAD_LIST_NAME "ListNode"
#define LOAD_TREE_NAME "TreeNode"
#define LOAD_NODE_VALUE "val"
#define LOAD_LIST_NEXT "next"
#define LOAD_TREE_LEFT "left"
#define LOAD_TREE_RIGHT "right"

enum load_role { LOAD_ROLE_SUBMISSION, LOAD_ROLE_SETTER };
enum load_entry {
    LOAD_ENTRY_FUNCTION,
    LOAD_ENTRY_CLASS,
    LOAD_ENTRY_NAMES,
    LOAD_ENTRY_PROGRAM,
    LOAD_ENTRY_NONE
};
enum load_shape { LOAD_SHAPE_LINKED_LIST, LOAD_SHAPE_TREE };
enum load_code { LOAD_CODE_SNIPPET, LOAD_CODE_GENERATE, LOAD_CODE_EXPRESSION };
enum load_operation { LOAD_OPERATION_NEW, LOAD_OPERATION_CALL, LOAD_OPERATION_ATTRIBUTE };
enum load_failure {
    LOAD_FAILURE_COMPILE, /* Python refused the source; the exception says why */
    LOAD_FAILURE_EXECUTE, /* an exception while the module ran */
    LOAD_FAILURE_ENTRY,   /* it lacks what the challenge asks for; text says what */
    LOAD_FAILURE_COUNT_
};

/* What a traceback calls a function of the setter's code; no name in Python reads so. */
#define SETTERS_CODE "<setter>"

/* The signal by which gradebox asks a box that has just been refused a system call for its line. */
#define BOX_LINE_SIGNAL (SIGRTMAX - 1)

/* ---- what both sides of the zygote's socket do ---------------------------------------------------- */

enum { PROTOCOL_MAX_FDS = 5 };

/*
 * protocol_send - one packet with descriptors
 *
 * @data, @length  the packet
 * @fds, @n_fds    sent along, stay open here; at most PROTOCOL_MAX_FDS
 * Returns 0, or -1 with errno.
 */
int protocol_send(int socket_fd, const void *data, size_t length, const int *fds, unsigned n_fds);

/*
 * protocol_receive - one packet with descriptors
 *
 * @out_fds    room for PROTOCOL_MAX_FDS; those received are CLOEXEC, the rest -1; the caller closes
 * Returns the length (0: the other side is gone), or -1 with errno; a packet or descriptors that
 * were cut short are EMSGSIZE, as are descriptors without a byte, and whatever came is closed.
 */
ssize_t protocol_receive(int socket_fd, void *data, size_t capacity, int *out_fds);
