/*
 * jail - see jail.h
 *
 * The steps are a table, walked once. Where one that is for namespaces fails, the rest of these is
 * left out, the pure tier still stands on seccomp alone (no path ever reaches the kernel there), and
 * the caller is told. Any of them can fail on a healthy machine: Docker's filter refuses the first,
 * AppArmor as of Ubuntu 24.04 lets a user have the namespace and then nothing in it, and some
 * containers refuse mounts. What was entered by then only takes from the process; a box drops the
 * capabilities of its own accord (cage.c).
 *
 * Ids: inside, everybody is BOX_NOBODY_ID. Started as root, the process really becomes it; started as a
 * user, the user's own id is mapped to it. The root of a user namespace that has no other id, as
 * `unshare -r` makes it, is but a user: no other id can be had there. All capabilities in the new user namespace are dropped
 * but CAP_SYS_ADMIN, which clone(2) with CLONE_NEWPID needs; boxes drop that as well.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/zygote/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/keyctl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "base/file.h"
#include "sandbox/spec.h"
#include "sandbox/zygote/own.h"
#include "sandbox/zygote/programs.h"

enum {
    JAIL_CLONE_FLAGS =
        CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS, /* PID and
                          cgroup namespaces: each box its own, spawn.c */
};

struct ids {
    uid_t uid;
    gid_t gid;
    unsigned tiers; /* of the boxes to come */
    const char *prefix;
};

static bool is_root_by_name;

bool jail_root_is_a_user(void)
{
    return is_root_by_name;
}

/* Whether root's is the only id that there is, and means another one outside (`unshare -r`). */
static bool has_only_a_users_id(void)
{
    char map[64];
    unsigned inside, outside, n;
    AUTO_FD int fd = open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? -1 : read(fd, map, sizeof(map) - 1);
    if (length <= 0)
        return false;
    map[length] = '\0';
    return sscanf(map, "%u %u %u", &inside, &outside, &n) == 3 && inside == 0 && outside != 0 &&
           n == 1 && strchr(map, '\n') == strrchr(map, '\n');
}

static int leave_root(const struct ids *outside, struct error *err)
{
    if (outside->uid != 0)
        return 0;
    is_root_by_name = has_only_a_users_id();
    if (is_root_by_name)
        return 0;
    if (setgroups(0, NULL) < 0)
        return error_errno(err, ERROR_SANDBOX,
                           "cannot drop supplementary groups (root needs CAP_SETGID, and "
                           "setgroups allowed in its user namespace)");
    if (setresgid(BOX_NOBODY_ID, BOX_NOBODY_ID, BOX_NOBODY_ID) < 0 ||
        setresuid(BOX_NOBODY_ID, BOX_NOBODY_ID, BOX_NOBODY_ID) < 0)
        return error_errno(err, ERROR_SANDBOX,
                           "cannot become id %d (root needs CAP_SETUID, and that id in its user "
                           "namespace)",
                           BOX_NOBODY_ID);
    if (setresuid(0, 0, 0) == 0)
        return error_set(err, ERROR_SANDBOX, "root could be taken back");
    /* The change of id made /proc/self root's, and the maps must be written there. */
    if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot become dumpable");
    return 0;
}

static int enter_namespaces(const struct ids *outside, struct error *err)
{
    (void)outside;
    if (unshare(JAIL_CLONE_FLAGS) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make a user namespace%s",
                           errno == ENOSPC ? " (the sysctls user.max_*_namespaces)" : "");
    return 0;
}

static int write_proc(const char *path, const char *text, struct error *err)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot open '%s'", path);
    if (file_write_all(fd, text, strlen(text)) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot write '%s' to '%s'", text, path);
    return 0;
}

static int map_ids(const struct ids *outside, struct error *err)
{
    char map[64];
    bool has_left = outside->uid == 0 && !is_root_by_name;
    uid_t uid = has_left ? BOX_NOBODY_ID : outside->uid;
    gid_t gid = has_left ? BOX_NOBODY_ID : outside->gid;
    if (write_proc("/proc/self/setgroups", "deny", err) < 0)
        return -1;
    snprintf(map, sizeof(map), "%d %u 1", BOX_NOBODY_ID, uid);
    if (write_proc("/proc/self/uid_map", map, err) < 0)
        return -1;
    snprintf(map, sizeof(map), "%d %u 1", BOX_NOBODY_ID, gid);
    return write_proc("/proc/self/gid_map", map, err);
}

/* Nobody in here makes another user namespace, in which they would have all capabilities and the
 * kernel more doors; but for boxes that get one of their own (own.h), whose namespaces end a moment after
 * they do. Where /proc/sys can't be written, as in some containers, the filter alone stands
 * against it; the self-test says so. */
static int forbid_user_namespaces(const struct ids *outside, struct error *err)
{
    struct error ignored = {0};
    (void)err;
    (void)write_proc("/proc/sys/user/max_user_namespaces",
                     outside->tiers & BOX_TIERS_OWN_USERS ? "1024" : "0", &ignored);
    return 0;
}

/* Who started gradebox may have keys in their session's keyring, which no namespace holds back. Some
 * containers' filters refuse all of keyctl(2), then nobody reaches it anyway. */
static int leave_keyring(const struct ids *outside, struct error *err)
{
    (void)outside;
    if (syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL) < 0 && errno != EPERM &&
        errno != ENOSYS)
        return error_errno(err, ERROR_SANDBOX, "cannot join a new session keyring");
    return 0;
}

/* A read-only tmpfs as root, with nothing in it but the place for the folder of a box with TIER_FILES;
 * the old one is gone. It is mounted over /proc for a moment: a directory that is surely there, the maps
 * were just written through it. */
static int empty_root(const struct ids *outside, struct error *err)
{
    const bool has_programs = outside->tiers & TIER_PROCESSES;
    const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    const char *options =
        has_programs ? "mode=0555," PROGRAMS_TMPFS : "mode=0555,size=4k,nr_inodes=2";
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make the mounts private");
    if (mount("gradebox", "/proc", "tmpfs", flags, options) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot mount a tmpfs");
    if (mkdir("/proc" BOX_FOLDER, 0555) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make '%s'", BOX_FOLDER);
    if (has_programs && programs_mount("/proc", outside->prefix, err) < 0)
        return -1;
    if (mount(NULL, "/proc", NULL, MS_REMOUNT | MS_RDONLY | flags, options) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot make the tmpfs read-only");
    if (chdir("/proc") < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot enter the new root");
    /* Old and new root at the same place: the old one lies on top and is taken off, see NOTES in
     * pivot_root(2). */
    if (syscall(SYS_pivot_root, ".", ".") < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot change the root");
    if (umount2(".", MNT_DETACH) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot take the old root off");
    if (chdir("/") < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot go to the new root");
    struct stat st;
    if (stat("/proc", &st) == 0 || errno != ENOENT)
        return error_set(err, ERROR_SANDBOX, "the new root is not empty");
    return 0;
}

static int name_host(const struct ids *outside, struct error *err)
{
    (void)outside;
    static const char name[] = "box";
    if (sethostname(name, sizeof(name) - 1) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot set the host's name");
    return 0;
}

/* Whether a box could be forked with @flags: by a child that ends at once. */
static int try_fork(unsigned long flags, struct error *err)
{
    pid_t pid = (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0)
        _exit(0);
    if (pid < 0)
        return error_errno(
            err, ERROR_SANDBOX, "cannot fork%s%s", flags ? " into namespaces of its own" : "",
            errno == EAGAIN ? " (is 'ulimit -u' or the cgroup's pids.max used up?)" : "");
    while (waitpid(pid, NULL, 0) < 0) {
        if (errno != EINTR)
            return error_errno(err, ERROR_SANDBOX, "cannot wait for a child");
    }
    return 0;
}

/* What a box enters at its own birth (spawn.c) is tried once: refused there, it would be every test's
 * failure and not a layer less. */
static int try_box_namespaces(const struct ids *outside, struct error *err)
{
    (void)outside;
    return try_fork(CLONE_NEWPID | CLONE_NEWCGROUP, err);
}

static int try_own(const struct ids *outside, struct error *err)
{
    return outside->tiers & BOX_TIERS_OWN_USERS ? own_try(err) : 0;
}

static int try_box(const struct ids *outside, struct error *err)
{
    (void)outside;
    return try_fork(0, err);
}

/* Bounding and ambient sets empty, so that nothing ever comes back by exec; permitted and effective
 * only CAP_SYS_ADMIN. */
static int drop_capabilities(const struct ids *outside, struct error *err)
{
    (void)outside;
    for (int cap = 0; prctl(PR_CAPBSET_READ, cap, 0, 0, 0) >= 0; cap++) {
        if (prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) < 0)
            return error_errno(err, ERROR_SANDBOX, "cannot drop capability %d", cap);
    }
    if (errno != EINVAL) /* which is what the number after the last one gives */
        return error_errno(err, ERROR_SANDBOX, "cannot ask for the bounding set");
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot clear the ambient capabilities");
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {
        {.effective = 1u << CAP_SYS_ADMIN, .permitted = 1u << CAP_SYS_ADMIN}
    };
    if (syscall(SYS_capset, &header, data) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot drop capabilities");
    return 0;
}

static int forbid_new_privileges(const struct ids *outside, struct error *err)
{
    (void)outside;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        return error_errno(err, ERROR_SANDBOX, "cannot set no_new_privs");
    return 0;
}

/* Nobody's id is not ours alone: a daemon of the machine may have it, too. It could read and write the
 * memory of all that is dumpable (ptrace(2), access mode checking). Whoever started gradebox as a user
 * may do so anyway, and gradebox has to: it reads the path of a refused call. */
static int forbid_tracing(const struct ids *outside, struct error *err)
{
    if (outside->uid != 0 || is_root_by_name)
        return 0;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0 || prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
        return error_errno(err, ERROR_SANDBOX, "cannot become undumpable");
    return 0;
}

enum need { ALWAYS, NAMESPACES, WITHOUT_NAMESPACES, IF_NAMESPACES };

static const struct {
    const char *name;
    int (*run)(const struct ids *outside, struct error *err);
    enum need need;
    const char *why;
} steps[] = {
    {"keyring",      leave_keyring,          ALWAYS,             "no key of whoever started us"                         },
    {"identity",     leave_root,             ALWAYS,             "a box is nobody outside as well"                      },
    {"namespaces",   enter_namespaces,       NAMESPACES,
     "no process, file, network or IPC object in sight"                                                                 },
    {"id maps",      map_ids,                NAMESPACES,         "one id, and it is nobody's"                           },
    {"no more",      forbid_user_namespaces, NAMESPACES,         "no user namespace within this one"                    },
    {"root",         empty_root,             NAMESPACES,         "no path leads anywhere"                               },
    {"host name",    name_host,              NAMESPACES,         "the machine's name is none of a submission's business"},
    {"box",          try_box_namespaces,     NAMESPACES,         "a box can have its own pid and cgroup namespaces"     },
    {"own",          try_own,                IF_NAMESPACES,      "boxes of some tiers make namespaces of their own"     },
    {"fork",         try_box,                WITHOUT_NAMESPACES, "the same without them"                                },
    {"capabilities", drop_capabilities,      NAMESPACES,         "only what forking a pid namespace takes"              },
    {"tracing",      forbid_tracing,         ALWAYS,             "other processes of nobody's have no hold on a box"    },
    {"privileges",   forbid_new_privileges,  ALWAYS,             "seccomp(2) asks for it; exec can't gain any"          },
};

int jail_enter(bool wants_namespaces, unsigned tiers, const char *prefix, unsigned *out_namespaces,
               char *out_reason, size_t reason_bytes, struct error *err)
{
    const struct ids outside = {
        .uid = geteuid(), .gid = getegid(), .tiers = tiers, .prefix = prefix};
    bool has_namespaces = wants_namespaces;
    out_reason[0] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        if (steps[i].need != ALWAYS && (steps[i].need != WITHOUT_NAMESPACES) != has_namespaces)
            continue;
        struct error step_err = {0};
        if (steps[i].run(&outside, &step_err) == 0)
            continue;
        error_context(&step_err, "step '%s'", steps[i].name);
        if (steps[i].need == NAMESPACES) {
            has_namespaces = false;
            snprintf(out_reason, reason_bytes, "%s", step_err.text);
            continue;
        }
        *err = step_err;
        return -1;
    }
    *out_namespaces = has_namespaces
                          ? BOX_NAMESPACE_USER | BOX_NAMESPACE_MOUNT | BOX_NAMESPACE_PID |
                                BOX_NAMESPACE_NET | BOX_NAMESPACE_IPC | BOX_NAMESPACE_UTS |
                                BOX_NAMESPACE_CGROUP
                          : 0;
    return 0;
}
