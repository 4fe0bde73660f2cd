/*
 * host_namespaces - see host_namespaces.h
 *
 * A child does what the zygote does (sandbox/zygote/jail.c), one namespace after the other, so that
 * the failing one has a name. The culprits are a table; the first whose signs are there is blamed.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/host_namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
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
#include "sandbox/supervisor/host_child.h"
#include "sandbox/supervisor/host_file.h"
#include "sandbox/supervisor/host_probes.h"

enum {
    MOUNTS_MAX_BYTES = 1 << 20,
    PROGRAMS_MAX = 320, /* a path, and what is said of the zygotes beside it */
};

/* ---- trying -------------------------------------------------------------------------------------- */

static int write_text(const char *path, const char *text)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd < 0 ? -1 : file_write_all(fd, text, strlen(text));
}

/* Whether root here is but a user's other name (`unshare -r`), and there is nobody to become. */
static bool is_only_id(void)
{
    char map[96];
    unsigned inside, outside, n;
    return host_file_text("/proc/self/uid_map", map, sizeof(map)) && !strchr(map, '\n') &&
           sscanf(map, "%u %u %u", &inside, &outside, &n) == 3 && n == 1 && outside != 0;
}

static int become_nobody(void)
{
    if (geteuid() != 0 || is_only_id())
        return 0;
    if (setgroups(0, NULL) < 0 || setresgid(BOX_NOBODY_ID, BOX_NOBODY_ID, BOX_NOBODY_ID) < 0 ||
        setresuid(BOX_NOBODY_ID, BOX_NOBODY_ID, BOX_NOBODY_ID) < 0)
        return -1;
    return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static int write_map(const char *path, unsigned id)
{
    char map[64];
    snprintf(map, sizeof(map), "%d %u 1", BOX_NOBODY_ID, id);
    return write_text(path, map);
}

static int mount_tmpfs(void)
{
    const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY;
    if (mount("gradebox", "/proc", "tmpfs", flags, "mode=0555,size=4k,nr_inodes=2") < 0)
        return -1;
    return chdir("/proc");
}

static int pivot(void)
{
    if (syscall(SYS_pivot_root, ".", ".") < 0 || umount2(".", MNT_DETACH) < 0)
        return -1;
    return chdir("/");
}

/* A box gets its own by clone(2), which a filter may refuse where it allows unshare(2). */
static int clone_into_pid_namespace(void)
{
    int status;
    pid_t pid = (pid_t)syscall(SYS_clone, CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0)
        _exit(0);
    return pid < 0 || waitpid(pid, &status, 0) < 0 ? -1 : 0;
}

/* Ids outside are asked for before they change their meaning. */
static int take_step(int step, unsigned uid, unsigned gid)
{
    switch ((enum host_namespace_step)step) {
    case HOST_NAMESPACE_USER:
        return unshare(CLONE_NEWUSER);
    case HOST_NAMESPACE_SETGROUPS:
        return write_text("/proc/self/setgroups", "deny");
    case HOST_NAMESPACE_UID_MAP:
        return write_map("/proc/self/uid_map", uid);
    case HOST_NAMESPACE_GID_MAP:
        return write_map("/proc/self/gid_map", gid);
    case HOST_NAMESPACE_MOUNT:
        return unshare(CLONE_NEWNS);
    case HOST_NAMESPACE_NET:
        return unshare(CLONE_NEWNET);
    case HOST_NAMESPACE_IPC:
        return unshare(CLONE_NEWIPC);
    case HOST_NAMESPACE_UTS:
        return unshare(CLONE_NEWUTS);
    case HOST_NAMESPACE_CGROUP:
        return unshare(CLONE_NEWCGROUP);
    case HOST_NAMESPACE_PID:
        return clone_into_pid_namespace();
    case HOST_NAMESPACE_PRIVATE:
        return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    case HOST_NAMESPACE_TMPFS:
        return mount_tmpfs();
    case HOST_NAMESPACE_PIVOT:
        return pivot();
    case HOST_NAMESPACE_HOST_NAME:
        return sethostname("box", 3);
    case HOST_NAMESPACE_IDENTITY:
    case HOST_NAMESPACE_STEP_COUNT_:
    default:
        return 0;
    }
}

static void try_jail(int socket_fd, struct host_report *report)
{
    (void)socket_fd;
    if (become_nobody() < 0) {
        *report = (struct host_report){.step = HOST_NAMESPACE_IDENTITY, .sys_errno = errno};
        return;
    }
    unsigned uid = geteuid(), gid = getegid();
    for (int step = HOST_NAMESPACE_USER; step < HOST_NAMESPACE_STEP_COUNT_; step++) {
        if (take_step(step, uid, gid) < 0) {
            *report = (struct host_report){.step = step, .sys_errno = errno};
            return;
        }
    }
    report->step = HOST_NAMESPACE_STEP_COUNT_;
}

/* ---- facts --------------------------------------------------------------------------------------- */

/* What failed, in words, and the sysctl that counts such namespaces. */
static const struct {
    const char *what, *sysctl;
} step_names[] = {
    [HOST_NAMESPACE_IDENTITY] = {"root can't become nobody",                               NULL                   },
    [HOST_NAMESPACE_USER] = {"no user namespace",                                      "max_user_namespaces"  },
    [HOST_NAMESPACE_SETGROUPS] = {"a user namespace, but '/proc/self/setgroups' is closed", NULL                   },
    [HOST_NAMESPACE_UID_MAP] = {"a user namespace, but no id in it",                      NULL                   },
    [HOST_NAMESPACE_GID_MAP] = {"a user namespace, but no group in it",                   NULL                   },
    [HOST_NAMESPACE_MOUNT] = {"no mount namespace",                                     "max_mnt_namespaces"   },
    [HOST_NAMESPACE_NET] = {"no net namespace",                                       "max_net_namespaces"   },
    [HOST_NAMESPACE_IPC] = {"no ipc namespace",                                       "max_ipc_namespaces"   },
    [HOST_NAMESPACE_UTS] = {"no uts namespace",                                       "max_uts_namespaces"   },
    [HOST_NAMESPACE_CGROUP] = {"no cgroup namespace",                                    "max_cgroup_namespaces"},
    [HOST_NAMESPACE_PID] = {"no pid namespace",                                       "max_pid_namespaces"   },
    [HOST_NAMESPACE_PRIVATE] = {"namespaces, but its mounts can't be made private",       NULL                   },
    [HOST_NAMESPACE_TMPFS] = {"namespaces, but no tmpfs can be mounted",                NULL                   },
    [HOST_NAMESPACE_PIVOT] = {"namespaces, but the root can't be changed",              NULL                   },
    [HOST_NAMESPACE_HOST_NAME] = {"namespaces, but no host name of its own",                NULL                   },
};
static_assert(ARRAY_LEN(step_names) == HOST_NAMESPACE_STEP_COUNT_, "every step has its words");

static bool is_first_user_namespace(void)
{
    char map[96];
    unsigned inside, outside, n;
    return !host_file_text("/proc/self/uid_map", map, sizeof(map)) ||
           (sscanf(map, "%u %u %u", &inside, &outside, &n) == 3 && inside == 0 && outside == 0 &&
            n == ~0u);
}

/* Whether @id is in one of the ranges of the map: "inside outside count", a line each. */
static bool is_mapped(const char *path, unsigned id)
{
    AUTO(buffer_release) struct buffer map = {.max = MOUNTS_MAX_BYTES};
    if (!host_file_all(path, &map))
        return true; /* not known */
    for (const char *line = buffer_text(&map); line; line = strchr(line, '\n')) {
        unsigned inside, outside, n;
        line += *line == '\n';
        if (sscanf(line, "%u %u %u", &inside, &outside, &n) == 3 && id >= inside && id - inside < n)
            return true;
    }
    return false;
}

/* The kernel gives no user namespace to who has no id in this one (user_namespaces(7), EPERM). */
static bool is_unmapped(void)
{
    bool is_root = geteuid() == 0 && !is_only_id();
    return !is_mapped("/proc/self/uid_map", is_root ? BOX_NOBODY_ID : geteuid()) ||
           !is_mapped("/proc/self/gid_map", is_root ? BOX_NOBODY_ID : getegid());
}

/* In a chroot no mount of the table has the mount point "/" (proc(5), mountinfo: the fifth word). */
static bool is_chroot(void)
{
    AUTO(buffer_release) struct buffer mounts = {.max = MOUNTS_MAX_BYTES};
    if (!host_file_all("/proc/self/mountinfo", &mounts) || mounts.len == 0)
        return false;
    for (const char *line = buffer_text(&mounts); line; line = strchr(line, '\n')) {
        char point[8] = "";
        line += *line == '\n';
        if (sscanf(line, "%*s %*s %*s %*s %7s", point) == 1 && strcmp(point, "/") == 0)
            return false;
    }
    return true;
}

static void gather(const struct host_report *report, struct host_namespace_facts *facts)
{
    *facts = (struct host_namespace_facts){
        .failed_step = report->step,
        .sys_errno = report->sys_errno,
        .has_proc = access("/proc/self/status", R_OK) == 0,
        .is_filtered = host_file_field("/proc/self/status", "Seccomp") == 2,
        .is_inner = !is_first_user_namespace(),
        .is_unmapped = is_unmapped(),
        .is_chroot = is_chroot(),
        .max_of_kind = HOST_FILE_UNKNOWN,
        .may_clone = host_file_number("/proc/sys/kernel/unprivileged_userns_clone"),
        .may_apparmor = host_file_number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
        .place = host_place_find(),
    };
    /* Cut short it would be another path, so it must leave a byte. */
    ssize_t n = readlink("/proc/self/exe", facts->program, sizeof(facts->program));
    facts->program[n > 0 && (size_t)n < sizeof(facts->program) ? n : 0] = '\0';
    if (!host_file_text("/proc/self/attr/apparmor/current", facts->apparmor,
                        sizeof(facts->apparmor)))
        facts->apparmor[0] = '\0';
    if (report->step < HOST_NAMESPACE_STEP_COUNT_ && step_names[report->step].sysctl) {
        char path[80];
        snprintf(path, sizeof(path), "/proc/sys/user/%s", step_names[report->step].sysctl);
        facts->max_of_kind = host_file_number(path);
    }
}

/* ---- judging ------------------------------------------------------------------------------------- */

/* AppArmor as of Ubuntu 23.10: the namespace is refused, or given and then every use of it. */
static bool is_apparmor_rule(const struct host_namespace_facts *f)
{
    return f->may_apparmor == 1 && (f->sys_errno == EPERM || f->sys_errno == EACCES) &&
           (f->apparmor[0] == '\0' || strncmp(f->apparmor, "unconfined", 10) == 0);
}

/* The same, where a profile can't be installed from inside. */
static bool is_outer_apparmor_rule(const struct host_namespace_facts *f)
{
    return is_apparmor_rule(f) && f->place != HOST_PLACE_PLAIN && f->place != HOST_PLACE_WSL2;
}

/* The profile that docker and containerd put their containers under allows no mount. */
static bool is_apparmor_profile(const struct host_namespace_facts *f)
{
    return (f->sys_errno == EACCES || f->sys_errno == EPERM) && f->apparmor[0] &&
           strncmp(f->apparmor, "unconfined", 10) != 0 &&
           (f->failed_step >= HOST_NAMESPACE_PRIVATE || f->sys_errno == EACCES);
}

static bool is_without_proc(const struct host_namespace_facts *f)
{
    return !f->has_proc;
}

static bool is_debian_switch(const struct host_namespace_facts *f)
{
    return f->may_clone == 0 && f->sys_errno == EPERM && f->failed_step <= HOST_NAMESPACE_USER;
}

static bool is_count(const struct host_namespace_facts *f)
{
    return f->sys_errno == ENOSPC && f->max_of_kind == 0;
}

static bool is_outer_count(const struct host_namespace_facts *f)
{
    return f->sys_errno == ENOSPC || f->sys_errno == EUSERS;
}

static bool is_filter(const struct host_namespace_facts *f)
{
    return f->is_filtered && (f->sys_errno == EPERM || f->sys_errno == ENOSYS);
}

static bool is_chrooted(const struct host_namespace_facts *f)
{
    return f->is_chroot && (f->sys_errno == EPERM || f->sys_errno == EINVAL);
}

static bool is_kernel_without(const struct host_namespace_facts *f)
{
    return f->failed_step == HOST_NAMESPACE_USER &&
           (f->sys_errno == EINVAL || f->sys_errno == ENOSYS);
}

static bool is_without_id(const struct host_namespace_facts *f)
{
    return f->failed_step == HOST_NAMESPACE_IDENTITY;
}

static bool is_without_number(const struct host_namespace_facts *f)
{
    return f->is_unmapped && f->failed_step <= HOST_NAMESPACE_USER;
}

static bool is_anything(const struct host_namespace_facts *f)
{
    (void)f;
    return true;
}

/* In the order of certainty. A remedy of NULL is that of the place where we are. */
/* clang-format off */
static const struct {
    bool (*is_it)(const struct host_namespace_facts *f);
    const char *reason, *remedy;
} culprits[] = {
    {is_without_proc, "/proc isn't mounted, and the namespace's ids are written there",
     "sudo mount -t proc proc /proc"},
    {is_without_number, "the user or group of a box has no id in the user namespace that this is "
     "in; root's boxes are 65534", NULL},
    {is_without_id, "the capabilities to become id 65534 are missing (CAP_SETUID, CAP_SETGID)",
     NULL},
    {is_count, "the sysctl user.%s is 0", "sudo sysctl user.%s=10000"},
    {is_debian_switch, "the sysctl kernel.unprivileged_userns_clone is 0",
     "sudo sysctl kernel.unprivileged_userns_clone=1"},
    {is_apparmor_profile, "the AppArmor profile that it runs under forbids it", NULL},
    {is_chrooted, "it runs in a chroot, where the kernel gives no user namespace",
     "sudo systemd-nspawn --directory=DIRECTORY gradebox ..."},
    {is_filter, "a seccomp filter that was there before forbids it", NULL},
    {is_outer_apparmor_rule,
     "AppArmor forbids it to programs without a profile, to be changed outside "
     "(the sysctl kernel.apparmor_restrict_unprivileged_userns is 1)",
     "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"},
    {is_apparmor_rule,
     "AppArmor forbids it to programs without a profile "
     "(the sysctl kernel.apparmor_restrict_unprivileged_userns is 1)",
     "printf 'abi <abi/4.0>,\\nprofile gradebox %s flags=(unconfined) {\\n  userns,\\n}\\n' | "
     "sudo tee /etc/apparmor.d/gradebox && sudo apparmor_parser -r /etc/apparmor.d/gradebox"},
    {is_outer_count,
     "as many as are allowed exist already, or a container around this one allows none",
     "sudo sysctl user.%s=10000"},
    {is_kernel_without, "this kernel is built or booted without them (CONFIG_USER_NS)", NULL},
    {is_anything, "no setting that gradebox knows forbids it, so a security module or a container "
     "may", NULL},
};
/* clang-format on */

/* The paths that a profile stands for, as AppArmor writes them: gradebox, and its zygotes where they are
 * installed or built. What the shell or AppArmor would read otherwise is left to the reader. */
static void name_programs(const char *program, char *out, size_t room)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._+-";
    static const char installed[] = "/bin/gradebox";
    size_t n = strlen(program), end = sizeof(installed) - 1;
    if (n == 0 || program[0] != '/' || strspn(program, plain) < n)
        snprintf(out, room, "/FOLDER/gradebox{,-zygote-*}");
    else if (n >= end && strcmp(program + n - end, installed) == 0)
        snprintf(out, room, "%.*s/{bin/gradebox,libexec/gradebox/gradebox-zygote-*}",
                 (int)(n - end), program);
    else
        snprintf(out, room, "%s{,-zygote-*}", program);
}

/* A text of the table may hold one %s: the sysctl of the failed step, or our programs to AppArmor. */
static void fill_in(char *out, size_t room, const char *text, const char *name)
{
    const char *place = strstr(text, "%s");
    if (place)
        snprintf(out, room, "%.*s%s%s", (int)(place - text), text, name ? name : "", place + 2);
    else
        snprintf(out, room, "%s", text);
}

static void blame(const struct host_namespace_facts *f, struct host_finding *out)
{
    size_t i = 0;
    while (!culprits[i].is_it(f))
        i++;
    const char *place = host_place_name(f->place), *sysctl = step_names[f->failed_step].sysctl;
    char text[HOST_COMMAND_MAX], programs[PROGRAMS_MAX];
    fill_in(text, sizeof(text), culprits[i].reason, sysctl);
    host_explain(out, "%s%s%s", text, place[0] ? "; this is " : "", place);
    const char *remedy = culprits[i].remedy ? culprits[i].remedy : host_place_remedy(f->place);
    name_programs(f->program, programs, sizeof(programs));
    fill_in(text, sizeof(text), remedy, culprits[i].is_it == is_apparmor_rule ? programs : sysctl);
    /* Without the container's profile Ubuntu's own rule is next; it can only be changed outside. */
    bool has_next = !culprits[i].remedy && f->may_apparmor == 1 && f->place != HOST_PLACE_PLAIN;
    host_remedy(out, "%s%s", text,
                has_next ? "\nsudo sysctl kernel.apparmor_restrict_unprivileged_userns=0" : "");
}

void host_namespaces_judge(const struct host_namespace_facts *facts, struct host_finding *out)
{
    *out = (struct host_finding){0};
    if (facts->failed_step >= HOST_NAMESPACE_STEP_COUNT_) {
        host_find(out, HOST_OK, "user, mount, pid, net, ipc, uts, cgroup%s",
                  facts->is_inner ? ", nested" : "");
        return;
    }
    host_find(out, HOST_MISSING, "%s: %s", step_names[facts->failed_step].what,
              strerror(facts->sys_errno));
    blame(facts, out);
}

void host_namespaces(struct host_finding *out)
{
    struct host_report report;
    if (host_child_run(try_jail, &report) < 0) {
        host_find(out, HOST_MISSING, "not known: the child that tries it gave no answer: %s",
                  strerror(errno));
        host_explain(out, "no process is to be had, or something killed it");
        return;
    }
    struct host_namespace_facts facts;
    gather(&report, &facts);
    host_namespaces_judge(&facts, out);
}
