/*
 * seccomp_policy_files - what a box with TIER_FILES may call besides
 *
 * Paths are the business of its mount namespace and of Landlock: in there is its folder and nothing else.
 * So flags and modes of open and its kin aren't looked at. Where the rows come from: strace of what the
 * programs in tests/sandbox/needed_calls.py do.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>

#define ROWS_ARE_FOR TIER_FILES
#include "sandbox/supervisor/policy_rows.h"

#define FCNTL(command, reason)                                                                     \
    ALLOW_IF(fcntl, reason, .arg = 1, .mask = ANY_BITS32, .value = command)
/* The file's size is bounded by the folder's, and RLIMIT_AS counts the mapping. Without a descriptor
 * (MAP_ANONYMOUS) a shared one stays refused. */
#define MAP_FILE_PAGES(protection, reason)                                                         \
    ALLOW_IF2(mmap, reason, {.arg = 2, .mask = ALL_BITS, .value = protection},                     \
              {.arg = 3, .mask = ALL_BITS, .value = MAP_SHARED})

/* nscd's socket; with the two tiers such sockets can be had. */
#define ASKS_DAEMON(reason)                                                                        \
    {                                                                                              \
        NAMED(socket), .not_with = TIER_LOOPBACK | TIER_PROCESSES, .action = POLICY_ANSWER,        \
                       .answer_errno = EACCES, .why = reason, .n_tests = 2, .tests = {             \
                           {.arg = 0, .mask = ANY_BITS32, .value = AF_UNIX     },                       \
                           {.arg = 1,                                                              \
                            .mask = ANY_BITS32,                                                    \
                            .value = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC}                   \
        }                                                                           \
    }

static const struct policy_rule rules[] = {
    /* Files. */
    ALLOW(openat, "open: what there is of names is its own"),
    ALLOW(pread64, "sqlite3; os.pread"),
    ALLOW(pwrite64, "sqlite3; os.pwrite"),
    ALLOW_IF(preadv2, "os.preadv", .arg = 5, .mask = ANY_BITS32, .value = 0),
    ALLOW_IF(pwritev2, "os.pwritev", .arg = 5, .mask = ANY_BITS32, .value = 0),
    ALLOW(readv, "os.readv"),
    ALLOW(writev, "os.writev"),
    ALLOW(truncate, "os.truncate"),
    ALLOW(ftruncate, "file.truncate"),
    ALLOW(fsync, "os.fsync: what was written is to last"),
    ALLOW(fdatasync, "sqlite3; os.fdatasync"),
    ALLOW_IF(fallocate, "os.posix_fallocate: the folder's size bounds it; no holes", .arg = 1,
             .mask = ANY_BITS32, .value = 0),
    ALLOW(fadvise64, "os.posix_fadvise; cat, sort"),
    ALLOW(sendfile, "shutil.copyfile"),
    ALLOW(flock, "fcntl.flock: a file lock"),
    ALLOW_IF(ioctl, "a descriptor that was copied is closed on exec, as Python wants all", .arg = 1,
             .mask = ANY_BITS32, .value = FIOCLEX),
    ALLOW_IF(ioctl, "os.set_inheritable", .arg = 1, .mask = ANY_BITS32, .value = FIONCLEX),
    ALLOW(dup2, "os.dup2: what is printed goes into a file"),
    ALLOW(dup3, "the same, not to be inherited"),
    FCNTL(F_DUPFD, "fcntl.fcntl: a copy from a number on; a shell puts its descriptors aside"),
    FCNTL(F_SETFL, "fcntl.fcntl: whether it appends"),
    FCNTL(F_GETFD, "os.get_inheritable"),
    FCNTL(F_SETFD, "sqlite3: close on exec"),
    FCNTL(F_GETFL, "os.fdopen and sqlite3 ask how a descriptor was opened"),
    FCNTL(F_SETLK, "sqlite3; fcntl.lockf"),
    FCNTL(F_SETLKW, "fcntl.lockf that waits"),
    FCNTL(F_GETLK, "sqlite3 asks whether there is a lock"),
    FCNTL(F_OFD_SETLK, "a lock of an open file, which threads can hold against each other"),
    FCNTL(F_OFD_SETLKW, "the same that waits"),
    FCNTL(F_OFD_GETLK, "asks whether there is one"),
    FCNTL(F_DUPFD_CLOEXEC, "os.dup; mmap.mmap"),
    MAP_FILE_PAGES(PROT_READ, "mmap.mmap for reading"),
    ALLOW_IF2(mmap, "mmap.mmap for reading, with MAP_PRIVATE",
              {.arg = 2, .mask = ALL_BITS, .value = PROT_READ},
              {.arg = 3, .mask = ALL_BITS, .value = MAP_PRIVATE}),
    MAP_FILE_PAGES(PROT_READ | PROT_WRITE, "mmap.mmap for writing"),
    ALLOW_IF2(mmap, "mmap.mmap of a private copy; counted by RLIMIT_DATA",
              {.arg = 2, .mask = ALL_BITS, .value = PROT_READ | PROT_WRITE},
              {.arg = 3, .mask = ALL_BITS, .value = MAP_PRIVATE}),
    ALLOW_IF(madvise, "mmap.madvise: in what order it is read (MADV_NORMAL to MADV_WILLNEED)",
             .arg = 2, .mask = ANY_BITS32 & ~3u, .value = MADV_NORMAL),
    ALLOW(msync, "mmap.flush"),

    /* Folders and names. */
    ALLOW(getdents64, "os.listdir, os.scandir"),
    ALLOW(mkdir, "os.mkdir"),
    ALLOW(mkdirat, "the same with dir_fd"),
    ALLOW(rmdir, "os.rmdir"),
    ALLOW(unlink, "os.unlink"),
    ALLOW(unlinkat, "shutil.rmtree"),
    ALLOW(rename, "os.rename, os.replace"),
    ALLOW(renameat, "the same with dir_fd; mv"),
    ALLOW(linkat, "os.link with dir_fd; ln"),
    ALLOW(symlinkat, "os.symlink with dir_fd; ln -s"),
    ALLOW(link, "os.link: stays in the folder"),
    ALLOW(symlink, "os.symlink: leads nowhere else"),
    ALLOW(getcwd, "os.getcwd"),
    ALLOW(fchdir, "os.fchdir; find"),
    ALLOW(chdir, "os.chdir, contextlib.chdir"),
    ALLOW(umask, "os.umask: of files that it makes itself"),

    /* What is said of a file. */
    ALLOW(newfstatat, "os.stat, os.path.exists"),
    ALLOW(access, "os.access"),
    ALLOW(readlink, "os.readlink, os.path.realpath"),
    ALLOW(readlinkat, "the same with dir_fd"),
    ALLOW(chmod, "os.chmod; it never runs, nor does anybody else see it"),
    ALLOW(fchmod, "os.fchmod"),
    ALLOW(fchmodat, "os.chmod with dir_fd; chmod"),
    ALLOW(utimensat, "shutil.copystat, os.utime"),
    ALLOW(statfs, "shutil.disk_usage"),
    ALLOW(fstatfs, "the same of a descriptor; find, rm -r"),
    ANSWER(stat, ENOSYS, "the C library before 2.33; it goes by newfstatat since"),
    ANSWER(lstat, ENOSYS, "the same"),
    ANSWER_WITHOUT(TIER_PROCESSES, statx, ENOSYS, "whoever knows it knows newfstatat, too"),
    ANSWER(faccessat, ENOSYS, "the same, of access"),
    ANSWER(faccessat2, ENOSYS, "the same"),
    ANSWER(chown, EPERM, "everything is its own already"),
    ANSWER(fchown, EPERM, "the same"),
    ANSWER(fchownat, EPERM, "the same"),
    ASKS_DAEMON(
        "the C library asks one for the name of a user before it looks into a file: tarfile"),
    ANSWER(listxattr, ENOTSUP, "shutil.copystat copies attributes where there are some"),
    ANSWER(llistxattr, ENOTSUP, "the same"),
};

const struct policy_table policy_files = {rules, ARRAY_LEN(rules)};
