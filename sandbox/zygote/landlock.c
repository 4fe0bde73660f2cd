/*
 * landlock - see landlock.h
 *
 * A ruleset names the rights that it handles, and what is handled is forbidden unless a rule allows
 * it. There are none, but for the folder of a box with TIER_FILES. What a right is called and since when a
 * kernel knows it is a table: a kernel refuses a ruleset with a bit that it doesn't know, so each bit is
 * asked for by the ABI's number. The numbers are written out, because the headers built with may be older
 * than the kernel.
 *
 * Each box makes a domain of its own of the ruleset, so that the scopes separate boxes from each
 * other and from the zygote, and not only from the rest. Measured on 6.18: 10 us a box, and as much
 * for the check that it took.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/zygote/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "sandbox/spec.h"
#include "sandbox/zygote/programs.h"

/* linux/landlock.h; kernels before ABI 4 and 6 know only the first, and the first two of these, and
 * take the rest as long as it is zero. */
struct ruleset {
    uint64_t fs, net, scopes;
};

/* struct landlock_path_beneath_attr */
struct path_rule {
    uint64_t allowed;
    int32_t parent_fd;
} __attribute__((packed));

/* LANDLOCK_ACCESS_FS_... */
enum {
    RUN_FILES = 1 << 0,
    WRITE_FILES = 1 << 1,
    READ_FILES = 1 << 2,
    LIST_FOLDERS = 1 << 3,
    MAKE_SOCKETS = 1 << 9,
    MAKE_PIPES = 1 << 10,
};

enum {
    ASK_VERSION = 1 << 0,  /* LANDLOCK_CREATE_RULESET_VERSION */
    RULE_PATH_BENEATH = 1, /* enum landlock_rule_type */
    KEEP_SILENT = 1 << 0,  /* LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF */
    KEEP_SILENT_SINCE = 7, /* the ABI that knows it; before, nothing was logged */
};

static const struct {
    unsigned since_abi;
    struct ruleset handled;
    uint64_t in_folder; /* of fs: what a box with TIER_FILES may do in its folder */
    const char *why;
} rights[] = {
    {1,
     {.fs = 0x1fff},
     0x11be,                      "run, read, write, list, remove and make files of every kind; in the "
     "folder neither run nor make devices, sockets and pipes"              },
    {2, {.fs = 1 << 13}, 1 << 13, "move between directories"                           },
    {3, {.fs = 1 << 14}, 1 << 14, "cut files short"                                    },
    {4, {.net = 0x3},    0,       "bind and connect TCP ports"                         },
    {5, {.fs = 1 << 15}, 0,       "ioctl on devices"                                   },
    {6, {.scopes = 0x3}, 0,       "abstract sockets and signals, to outside of the box"},
};

/* All that @abi and the table know, and of that what may be done in a folder. */
static struct ruleset handled_by(unsigned abi, unsigned tiers, uint64_t *out_in_folder)
{
    struct ruleset all = {0};
    *out_in_folder = 0;
    for (size_t i = 0; i < ARRAY_LEN(rights); i++) {
        if (rights[i].since_abi > abi)
            continue;
        all.fs |= rights[i].handled.fs;
        all.net |= tiers & TIER_LOOPBACK ? 0 : rights[i].handled.net;
        all.scopes |= rights[i].handled.scopes;
        *out_in_folder |= rights[i].in_folder;
    }
    return all;
}

static int allow_folder(int ruleset_fd, const char *folder, uint64_t allowed, struct error *err)
{
    AUTO_FD int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open '%s'", folder);
    const struct path_rule rule = {.allowed = allowed, .parent_fd = fd};
    if (syscall(SYS_landlock_add_rule, ruleset_fd, RULE_PATH_BENEATH, &rule, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot allow '%s' in a Landlock ruleset", folder);
    return 0;
}

/* What isn't on this machine is not in the root, and what is a link is where it leads to. */
static int allow_programs(int ruleset_fd, const char *prefix, struct error *err)
{
    char path[PATH_MAX];
    if (allow_folder(ruleset_fd, "/dev", READ_FILES | WRITE_FILES | LIST_FOLDERS, err) < 0)
        return -1;
    for (unsigned i = 0; programs_path(prefix, i, path); i++) {
        if (access(path, F_OK) == 0 &&
            allow_folder(ruleset_fd, path, RUN_FILES | READ_FILES | LIST_FOLDERS, err) < 0)
            return -1;
    }
    return 0;
}

int landlock_make(unsigned abi, unsigned tiers, const char *folder, const char *prefix,
                  int *out_ruleset_fd, struct error *err)
{
    uint64_t in_folder;
    const struct ruleset all = handled_by(abi, tiers, &in_folder);
    AUTO_FD int fd = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
    if (fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make a Landlock ruleset of ABI %u", abi);
    if (tiers & TIER_PROCESSES)
        in_folder |= MAKE_SOCKETS | MAKE_PIPES;
    if ((tiers & TIER_FILES) && allow_folder(fd, folder, in_folder, err) < 0)
        return -1;
    if ((tiers & TIER_PROCESSES) && allow_programs(fd, prefix, err) < 0)
        return -1;
    *out_ruleset_fd = take_fd(&fd);
    return 0;
}

int landlock_prepare(int *out_ruleset_fd, unsigned *out_abi, struct error *err)
{
    *out_ruleset_fd = -1;
    *out_abi = 0;
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
    if (abi < 0) /* ENOSYS: not built in; EOPNOTSUPP: not among the boot option lsm=; or a filter */
        return 0;
    if (landlock_make((unsigned)abi, TIER_PURE, "", "", out_ruleset_fd, err) < 0)
        return -1;
    *out_abi = (unsigned)abi;
    return 0;
}

int landlock_enter(int ruleset_fd, unsigned abi, struct error *err)
{
    unsigned flags = abi >= KEEP_SILENT_SINCE ? KEEP_SILENT : 0;
    if (syscall(SYS_landlock_restrict_self, ruleset_fd, flags) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot put the Landlock ruleset on");
    AUTO_FD int root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root >= 0 || errno != EACCES)
        return error_set(err, ERROR_SANDBOX, "the Landlock ruleset didn't take");
    return 0;
}
