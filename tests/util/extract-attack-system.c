/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a document that has taken its reader over may try with the system. Each function does it as directly as it can and
 * tells whether it worked. None would do lasting harm if it did: they touch what the test made for them.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-test"

#include "extract-attack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

/* The zygote: the lock lets nobody ask for it, so it is noted before. */
pid_t attack_parent;

static gboolean
can_read (const char *path)
{
  char buffer[64];
  int descriptor = open (path, O_RDONLY);

  return descriptor >= 0 && read (descriptor, buffer, sizeof buffer) > 0;
}

static gboolean try_open_write (const char *path) { return open (path, O_WRONLY) >= 0; }
static gboolean try_create (const char *path) { return open (path, O_RDWR | O_CREAT, 0600) >= 0; }
static gboolean try_append (const char *path) { return open (path, O_WRONLY | O_APPEND) >= 0; }
static gboolean try_truncate (const char *path) { return truncate (path, 0) == 0; }
static gboolean try_tmpfile (const char *path) { return open ("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0; }
static gboolean try_old_open (const char *path)
{
#ifdef SYS_open
  return syscall (SYS_open, path, O_RDONLY) >= 0;
#else
  return FALSE;
#endif
}

static gboolean
try_openat2 (const char *path)
{
  guint64 how[3] = { O_RDONLY, 0, 0 };

  return syscall (SYS_openat2, AT_FDCWD, path, how, sizeof how) >= 0;
}

static gboolean try_read_file (const char *path) { return can_read (path); }
static gboolean try_proc_self (const char *path) { return can_read ("/proc/self/maps") || can_read ("/proc/self/environ"); }
static gboolean try_proc_version (const char *path) { return can_read ("/proc/version"); }
static gboolean try_etc (const char *path) { return can_read ("/etc/passwd"); }
static gboolean try_device (const char *path) { return can_read ("/dev/urandom"); }

static gboolean
try_proc_parent (const char *path)
{
  g_autofree char *maps = g_strdup_printf ("/proc/%d/maps", (int) attack_parent);

  return can_read (maps);
}

static gboolean
try_list (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  DIR *dir = opendir (folder);

  return dir != NULL && readdir (dir) != NULL;
}

static gboolean
try_climb (const char *path)
{
  int folder = open ("/usr/share/poppler", O_RDONLY | O_DIRECTORY);

  return folder >= 0 && openat (folder, "../../../etc/passwd", O_RDONLY) >= 0;
}

static gboolean try_status (const char *path) { struct stat status; return stat (path, &status) == 0; }
static gboolean try_statx (const char *path) { struct statx status; return syscall (SYS_statx, AT_FDCWD, path, 0, STATX_ALL, &status) == 0; }
static gboolean try_access (const char *path) { return access (path, F_OK) == 0; }
static gboolean try_read_link (const char *path) { char to[64]; return readlink ("/proc/self/exe", to, sizeof to) > 0; }
static gboolean try_change_folder (const char *path) { return chdir ("/") == 0; }
static gboolean try_change_root (const char *path) { return chroot ("/") == 0; }
static gboolean try_unlink (const char *path) { return unlink (path) == 0; }
static gboolean try_rename (const char *path) { g_autofree char *to = g_strconcat (path, "-", NULL); return rename (path, to) == 0; }
static gboolean try_mkdir (const char *path) { g_autofree char *to = g_strconcat (path, "-", NULL); return mkdir (to, 0700) == 0; }
static gboolean try_symlink (const char *path) { g_autofree char *to = g_strconcat (path, "-", NULL); return symlink ("/", to) == 0; }
static gboolean try_link (const char *path) { g_autofree char *to = g_strconcat (path, "-", NULL); return link (path, to) == 0; }
static gboolean try_chmod (const char *path) { return chmod (path, 0777) == 0; }
static gboolean try_chown (const char *path) { return chown (path, 1, 1) == 0; }
static gboolean try_times (const char *path) { return utimensat (AT_FDCWD, path, NULL, 0) == 0; }
static gboolean try_xattr (const char *path) { return syscall (SYS_setxattr, path, "user.a", "b", 1, 0) == 0; }
static gboolean try_mount (const char *path) { return syscall (SYS_mount, "none", "/tmp", "tmpfs", 0, NULL) == 0; }

static gboolean try_inet (const char *path) { return socket (AF_INET, SOCK_STREAM, 0) >= 0; }
static gboolean try_inet6 (const char *path) { return socket (AF_INET6, SOCK_DGRAM, 0) >= 0; }
static gboolean try_netlink (const char *path) { return socket (AF_NETLINK, SOCK_RAW, 0) >= 0; }
static gboolean try_unix (const char *path) { return socket (AF_UNIX, SOCK_STREAM, 0) >= 0; }
static gboolean try_pair (const char *path) { int ends[2]; return socketpair (AF_UNIX, SOCK_STREAM, 0, ends) == 0; }
static gboolean try_pipe (const char *path) { int ends[2]; return pipe2 (ends, 0) == 0; }

static gboolean try_exec (const char *path) { char *const no[] = { (char *) "true", NULL }; execve ("/bin/true", no, no + 1); return FALSE; }
static gboolean try_exec_input (const char *path) { char *const no[] = { (char *) "true", NULL }; syscall (SYS_execveat, 3, "", no, no + 1, AT_EMPTY_PATH); return FALSE; }

static gboolean
try_fork (const char *path)
{
  pid_t pid = fork ();

  if (pid == 0)
    pause ();
  return pid > 0;
}

static gboolean
try_raw_clone (const char *path)
{
  long pid = syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0);

  if (pid == 0)
    pause ();
  return pid > 0;
}

static gboolean
try_clone3 (const char *path)
{
  struct clone_args arguments = { .exit_signal = SIGCHLD };
  long pid = syscall (SYS_clone3, &arguments, sizeof arguments);

  if (pid == 0)
    pause ();
  return pid > 0;
}

static void *thread_body (void *nothing) { return nothing; }
static gboolean try_thread (const char *path) { pthread_t thread; return pthread_create (&thread, NULL, thread_body, NULL) == 0; }

static gboolean try_ptrace (const char *path) { return ptrace (PTRACE_SEIZE, attack_parent, NULL, NULL) == 0; }
static gboolean try_ptrace_me (const char *path) { return ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0; }
static gboolean try_kill (const char *path) { return kill (attack_parent, SIGKILL) == 0; }
static gboolean try_kill_ask (const char *path) { return kill (attack_parent, 0) == 0; }
static gboolean try_tgkill (const char *path) { return syscall (SYS_tgkill, attack_parent, attack_parent, SIGKILL) == 0; }
static gboolean try_pidfd (const char *path) { return syscall (SYS_pidfd_open, attack_parent, 0) >= 0; }
static gboolean try_queue_signal (const char *path) { return syscall (SYS_rt_sigqueueinfo, attack_parent, SIGUSR1, NULL) == 0; }
static gboolean try_priority (const char *path) { return setpriority (PRIO_PROCESS, attack_parent, 19) == 0; }
static gboolean try_limit_parent (const char *path) { struct rlimit none = { 0, 0 }; return prlimit (attack_parent, RLIMIT_NOFILE, &none, NULL) == 0; }
static gboolean try_limit_own (const char *path) { struct rlimit more = { 4096, 4096 }; return setrlimit (RLIMIT_NOFILE, &more) == 0; }
static gboolean try_time_more (const char *path) { struct rlimit more = { 1, 1000000 }; return setrlimit (RLIMIT_CPU, &more) == 0; }

static gboolean
try_read_parent (const char *path)
{
  char buffer[16];
  struct iovec own = { buffer, sizeof buffer }, other = { (void *) &attack_parent, sizeof buffer };

  return process_vm_readv (attack_parent, &own, 1, &other, 1, 0) > 0;
}

static gboolean try_unshare (const char *path) { return unshare (CLONE_NEWUSER) == 0; }
static gboolean try_unshare_files (const char *path) { return unshare (CLONE_FS) == 0; }
static gboolean try_setns (const char *path) { return setns (3, 0) == 0; }
static gboolean try_user (const char *path) { return setresuid (0, 0, 0) == 0; }
static gboolean try_dumpable (const char *path) { return prctl (PR_SET_DUMPABLE, 1, 0, 0, 0) == 0; }
static gboolean try_outlive (const char *path) { return prctl (PR_SET_PDEATHSIG, 0, 0, 0, 0) == 0; }
static gboolean try_uring (const char *path) { char space[256] = { 0 }; return syscall (SYS_io_uring_setup, 8, space) >= 0; }
static gboolean try_bpf (const char *path) { char space[128] = { 0 }; return syscall (SYS_bpf, 0, space, sizeof space) >= 0; }
static gboolean try_perf (const char *path) { char space[128] = { 0 }; return syscall (SYS_perf_event_open, space, 0, -1, -1, 0) >= 0; }
static gboolean try_userfault (const char *path) { return syscall (SYS_userfaultfd, 0) >= 0; }
static gboolean try_keyring (const char *path) { return syscall (SYS_add_key, "user", "dossier-test", "x", 1, -3) >= 0; }
static gboolean try_memfd (const char *path) { return memfd_create ("x", 0) >= 0; }
static gboolean try_shared_memory (const char *path) { return shmget (IPC_PRIVATE, 4096, IPC_CREAT | 0600) >= 0; }
static gboolean try_inotify (const char *path) { return syscall (SYS_inotify_init1, 0) >= 0; }
static gboolean try_terminal (const char *path) { return syscall (SYS_ioctl, 0, 0x5412 /* TIOCSTI */, "x") == 0; }
static gboolean try_clock (const char *path) { struct timespec now = { 1, 0 }; return syscall (SYS_clock_settime, CLOCK_REALTIME, &now) == 0; }
static gboolean try_filter (const char *path) { return syscall (SYS_seccomp, 0, 0, NULL) == 0; }
static gboolean try_write_elsewhere (const char *path) { return write (0, "x", 1) > 0 || write (1, "x", 1) > 0; }

static gboolean
try_descriptors (const char *path)
{
  for (int descriptor = 4; descriptor < 1024; descriptor++)
    if (fcntl (descriptor, F_GETFD) >= 0)
      return TRUE;
  return FALSE;
}

static gboolean
try_unwatch (const char *path)
{
  struct sigaction ignore = { .sa_handler = SIG_IGN };

  return sigaction (SIGSYS, &ignore, NULL) == 0;
}

static gboolean
try_blocked_watch (const char *path)
{
  sigset_t all;

  sigfillset (&all);
  sigprocmask (SIG_BLOCK, &all, NULL);
  return socket (AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean try_write_exec (const char *path) { return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED; }

static gboolean
try_make_exec (const char *path)
{
  void *memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return memory != MAP_FAILED && mprotect (memory, 4096, PROT_READ | PROT_EXEC) == 0;
}

static gboolean
try_key_exec (const char *path)
{
  void *memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return memory != MAP_FAILED && syscall (SYS_pkey_mprotect, memory, 4096, PROT_READ | PROT_EXEC, -1) == 0;
}

static gboolean
try_write_code (const char *path)
{
  guintptr page = (guintptr) try_write_code & ~(guintptr) 4095;

  return mprotect ((void *) page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) == 0;
}

static gboolean try_personality (const char *path) { return syscall (SYS_personality, 0x0400000 /* READ_IMPLIES_EXEC */) >= 0; }

#if defined (__x86_64__)
/* The same kernel answers to the numbers of two older machines. */
static gboolean
try_call_i386 (const char *path)
{
  long result;
  /* Below 4 GiB, or the old call could not name it. */
  char *name = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);

  if (name == MAP_FAILED)
    return FALSE;
  strcpy (name, "/etc/passwd");
  __asm__ volatile ("int $0x80" : "=a" (result) : "a" (5), "b" (name), "c" (0), "d" (0) : "memory", "r8", "r9", "r10", "r11");
  return result >= 0;
}

static gboolean try_call_x32 (const char *path) { return syscall (0x40000000 + SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY) >= 0; }
#endif

const Attack system_attacks[] = {
  { "open-write", try_open_write },
  { "create", try_create },
  { "append", try_append },
  { "truncate", try_truncate },
  { "tmpfile", try_tmpfile },
  { "old-open", try_old_open },
  { "openat2", try_openat2 },
  { "read-file", try_read_file },
  { "proc-self", try_proc_self },
  { "proc-parent", try_proc_parent },
  { "proc-version", try_proc_version },
  { "etc", try_etc },
  { "device", try_device },
  { "list", try_list },
  { "climb", try_climb },
  { "status", try_status },
  { "statx", try_statx },
  { "access", try_access },
  { "read-link", try_read_link },
  { "change-folder", try_change_folder },
  { "change-root", try_change_root },
  { "unlink", try_unlink },
  { "rename", try_rename },
  { "mkdir", try_mkdir },
  { "symlink", try_symlink },
  { "link", try_link },
  { "chmod", try_chmod },
  { "chown", try_chown },
  { "times", try_times },
  { "xattr", try_xattr },
  { "mount", try_mount },
  { "inet", try_inet },
  { "inet6", try_inet6 },
  { "netlink", try_netlink },
  { "unix", try_unix },
  { "pair", try_pair },
  { "pipe", try_pipe },
  { "exec", try_exec },
  { "exec-input", try_exec_input },
  { "fork", try_fork },
  { "raw-clone", try_raw_clone },
  { "clone3", try_clone3 },
  { "thread", try_thread },
  { "ptrace", try_ptrace },
  { "ptrace-me", try_ptrace_me },
  { "kill", try_kill },
  { "kill-ask", try_kill_ask },
  { "tgkill", try_tgkill },
  { "pidfd", try_pidfd },
  { "queue-signal", try_queue_signal },
  { "priority", try_priority },
  { "limit-parent", try_limit_parent },
  { "limit-own", try_limit_own },
  { "time-more", try_time_more },
  { "read-parent", try_read_parent },
  { "unshare", try_unshare },
  { "unshare-files", try_unshare_files },
  { "setns", try_setns },
  { "user", try_user },
  { "dumpable", try_dumpable },
  { "outlive", try_outlive },
  { "uring", try_uring },
  { "bpf", try_bpf },
  { "perf", try_perf },
  { "userfault", try_userfault },
  { "keyring", try_keyring },
  { "memfd", try_memfd },
  { "shared-memory", try_shared_memory },
  { "inotify", try_inotify },
  { "terminal", try_terminal },
  { "clock", try_clock },
  { "filter", try_filter },
  { "write-elsewhere", try_write_elsewhere },
  { "descriptors", try_descriptors },
  { "unwatch", try_unwatch },
  { "blocked-watch", try_blocked_watch },
  { "write-exec", try_write_exec },
  { "make-exec", try_make_exec },
  { "key-exec", try_key_exec },
  { "write-code", try_write_code },
  { "personality", try_personality },
#if defined (__x86_64__)
  { "call-i386", try_call_i386 },
  { "call-x32", try_call_x32 },
#endif
  { NULL, NULL },
};
