/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which system calls the extractor may make: two lists, a wider one for the process that waits for documents and a
 * strict one for the process that reads one. Both are compiled by libseccomp before the lock closes.
 *
 * What is on no list never happens: the kernel raises SIGSYS instead, and our handler, which the lists do not let
 * anyone replace or outlive, tells the number of the call and ends the process. Other architectures' calls are killed
 * by the kernel itself. Looking up paths is no crime in a library, so that is answered with "permission denied".
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-cage-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <linux/seccomp.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include "dossier-wire-private.h"

#ifndef SYS_SECCOMP /* the C library of Debian 12 has no name for it */
#define SYS_SECCOMP 1
#endif

/* What a process needs that only computes and writes its answer. */
static const int child_calls[] = {
  SCMP_SYS (read), SCMP_SYS (readv), SCMP_SYS (pread64), SCMP_SYS (lseek), SCMP_SYS (close), SCMP_SYS (fstat),
  SCMP_SYS (getdents64), SCMP_SYS (fadvise64), SCMP_SYS (brk), SCMP_SYS (munmap), SCMP_SYS (mremap), SCMP_SYS (madvise),
  SCMP_SYS (futex), SCMP_SYS (getrandom), SCMP_SYS (clock_gettime), SCMP_SYS (clock_getres), SCMP_SYS (gettimeofday),
  SCMP_SYS (time), SCMP_SYS (times), SCMP_SYS (getrusage), SCMP_SYS (getpid), SCMP_SYS (gettid), SCMP_SYS (getuid),
  SCMP_SYS (geteuid), SCMP_SYS (getgid), SCMP_SYS (getegid), SCMP_SYS (sched_getaffinity), SCMP_SYS (sched_yield),
  SCMP_SYS (sysinfo), SCMP_SYS (uname), SCMP_SYS (rt_sigreturn), SCMP_SYS (rt_sigprocmask), SCMP_SYS (restart_syscall),
  SCMP_SYS (exit), SCMP_SYS (exit_group),
#ifdef __SANITIZE_ADDRESS__
  SCMP_SYS (sigaltstack), SCMP_SYS (getrlimit),
#endif
};

/* What the waiting process needs besides: to take documents, make processes, and lock those further. */
static const int zygote_calls[] = {
  SCMP_SYS (recvmsg), SCMP_SYS (sendmsg), SCMP_SYS (poll), SCMP_SYS (ppoll), SCMP_SYS (waitid), SCMP_SYS (pidfd_open),
  SCMP_SYS (getppid), SCMP_SYS (dup2), SCMP_SYS (dup3), SCMP_SYS (fcntl), SCMP_SYS (close_range), SCMP_SYS (prctl),
  SCMP_SYS (prlimit64), SCMP_SYS (setrlimit), SCMP_SYS (seccomp), SCMP_SYS (set_robust_list), SCMP_SYS (rseq),
  SCMP_SYS (write), SCMP_SYS (writev),
};

/* Questions about paths; each has a harmless answer. */
static const int path_calls[] = {
#ifdef __NR_open
  __NR_open, __NR_stat, __NR_lstat, __NR_access, __NR_readlink,
#endif
  __NR_openat, __NR_newfstatat, __NR_statx, __NR_faccessat, __NR_faccessat2, __NR_readlinkat, __NR_getcwd,
};

#define FORK_FLAGS (CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD)
/* O_TMPFILE without the bit it shares with O_DIRECTORY. */
#define WRITING_FLAGS (O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY))

/* Of this process; a signal handler has no other place to look. */
static int answer_to = -1;
static gboolean answer_is_control;
static const char * const *readable_paths;
static volatile sig_atomic_t missed;

static gboolean
allow (scmp_filter_ctx                filter,
       int                            call,
       unsigned                       count,
       const struct scmp_arg_cmp     *arguments)
{
  int result = seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, call, count, arguments);

  /* A call that this architecture does not have cannot be made on it. */
  return result == 0 || result == -EDOM || result == -EEXIST;
}

static gboolean
allow_list (scmp_filter_ctx filter,
            const int      *calls,
            gsize           count)
{
  for (gsize i = 0; i < count; i++)
    if (!allow (filter, calls[i], 0, NULL))
      return FALSE;
  return TRUE;
}

/* Memory is never made executable; a library that tries goes without. */
static gboolean
allow_memory (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp plain = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const struct scmp_arg_cmp executable = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC);
  const int calls[] = { SCMP_SYS (mmap), SCMP_SYS (mprotect) };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (!allow (filter, calls[i], 1, &plain)
        || seccomp_rule_add_array (filter, SCMP_ACT_ERRNO (EPERM), calls[i], 1, &executable) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
allow_arguments_of_zygote (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp fork = SCMP_A0 (SCMP_CMP_EQ, FORK_FLAGS);

  return allow (filter, SCMP_SYS (clone), 1, &fork);
}

static gboolean
allow_arguments_of_child (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp answer = SCMP_A0 (SCMP_CMP_EQ, DOSSIER_CAGE_ANSWER);
  const struct scmp_arg_cmp complaint = SCMP_A0 (SCMP_CMP_EQ, STDERR_FILENO);
  const struct scmp_arg_cmp ask_limit[] = { SCMP_A0 (SCMP_CMP_EQ, 0), SCMP_A2 (SCMP_CMP_EQ, 0) };
  const struct scmp_arg_cmp own_time[] = { SCMP_A0 (SCMP_CMP_EQ, 0), SCMP_A1 (SCMP_CMP_EQ, RLIMIT_CPU) };
  const struct scmp_arg_cmp get_flags[] = { SCMP_A1 (SCMP_CMP_EQ, F_GETFD) };
  const struct scmp_arg_cmp set_flags[] = { SCMP_A1 (SCMP_CMP_EQ, F_SETFD) };
  const struct scmp_arg_cmp get_status[] = { SCMP_A1 (SCMP_CMP_EQ, F_GETFL) };

  return allow (filter, SCMP_SYS (write), 1, &answer) && allow (filter, SCMP_SYS (writev), 1, &answer)
         && allow (filter, SCMP_SYS (write), 1, &complaint) && allow (filter, SCMP_SYS (writev), 1, &complaint)
         && allow (filter, SCMP_SYS (prlimit64), 2, ask_limit) && allow (filter, SCMP_SYS (prlimit64), 2, own_time)
         && allow (filter, SCMP_SYS (fcntl), 1, get_flags) && allow (filter, SCMP_SYS (fcntl), 1, set_flags)
         && allow (filter, SCMP_SYS (fcntl), 1, get_status);
}

static gboolean
add_rules (scmp_filter_ctx filter,
           gboolean        zygote,
           gboolean        may_open)
{
  const struct scmp_arg_cmp reading = SCMP_A2 (SCMP_CMP_MASKED_EQ, WRITING_FLAGS, O_RDONLY);

  if (seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) != 0
      || seccomp_attr_set (filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) != 0)
    return FALSE;
  /* Standard output's ways: whether it is a terminal. */
  if (seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOTTY), SCMP_SYS (ioctl), 1, SCMP_A1 (SCMP_CMP_EQ, TCGETS)) != 0)
    return FALSE;
  if (!allow_list (filter, child_calls, G_N_ELEMENTS (child_calls)) || !allow_memory (filter))
    return FALSE;
  if (may_open && !allow (filter, SCMP_SYS (openat), 1, &reading))
    return FALSE;
  if (zygote)
    return allow_list (filter, zygote_calls, G_N_ELEMENTS (zygote_calls)) && allow_arguments_of_zygote (filter);
  return allow_arguments_of_child (filter);
}

/* libseccomp writes its program to a descriptor; the kernel wants it in memory. */
static gboolean
take_program (DossierCalls    *self,
              scmp_filter_ctx  filter)
{
  int descriptor = memfd_create ("dossier-calls", MFD_CLOEXEC);
  gboolean done = FALSE;
  off_t size;

  if (descriptor < 0)
    return FALSE;
  size = seccomp_export_bpf (filter, descriptor) == 0 ? lseek (descriptor, 0, SEEK_END) : 0;
  if (size > 0 && size / sizeof (struct sock_filter) <= BPF_MAXINSNS)
    {
      self->instructions = g_malloc (size);
      self->count = size / sizeof (struct sock_filter);
      done = pread (descriptor, self->instructions, size, 0) == size;
    }
  close (descriptor);
  return done;
}

/**
 * dossier_calls_compile:
 * @self: (out caller-allocates)
 * @zygote: the wider list
 * @may_open: whether files may be opened for reading, because something else limits which
 */
gboolean
dossier_calls_compile (DossierCalls  *self,
                       gboolean       zygote,
                       gboolean       may_open,
                       GError       **error)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_TRAP);
  gboolean done = filter != NULL && add_rules (filter, zygote, may_open) && take_program (self, filter);

  if (filter != NULL)
    seccomp_release (filter);
  if (!done)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the list of system calls cannot be made");
  return done;
}

/**
 * dossier_calls_enter:
 *
 * Puts the list in force for this process and all it makes; there is no way back. Sets errno on failure.
 */
gboolean
dossier_calls_enter (const DossierCalls *self)
{
  const struct sock_fprog program = { self->count, self->instructions };

  return syscall (SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

/* Only calls that are safe in a signal handler. */
static G_NORETURN void
end_forbidden (int call)
{
  struct
  {
    DossierWireFrame frame;
    gint32 call;
  } answer = { { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_FORBIDDEN, sizeof (gint32) }, call };
  DossierWireHello last = { .magic = DOSSIER_WIRE_MAGIC, .version = DOSSIER_WIRE_VERSION, .forbidden = call };
  gssize ignored;

  if (answer_is_control)
    ignored = write (answer_to, &last, sizeof last);
  else
    ignored = write (answer_to, &answer, sizeof answer);
  (void) ignored;
  _exit (DOSSIER_EXIT_FORBIDDEN);
}

#if defined (__x86_64__)
#define RESULT(context) ((context)->uc_mcontext.gregs[REG_RAX])
#define ARGUMENT(context, n) ((n) == 0 ? (context)->uc_mcontext.gregs[REG_RDI] : (n) == 1 ? (context)->uc_mcontext.gregs[REG_RSI] \
                              : (n) == 2 ? (context)->uc_mcontext.gregs[REG_RDX] : (context)->uc_mcontext.gregs[REG_R10])
#elif defined (__aarch64__)
#define RESULT(context) ((context)->uc_mcontext.regs[0])
#define ARGUMENT(context, n) ((context)->uc_mcontext.regs[n])
#endif

#ifdef RESULT
static gboolean
is_path_call (int call)
{
  for (guint i = 0; i < G_N_ELEMENTS (path_calls); i++)
    if (path_calls[i] == call)
      return TRUE;
  return FALSE;
}

/* Whether what is asked for is a table that a reader may have, and gets where the lock can tell paths apart. */
static gboolean
is_wanted (const char *path)
{
  for (guint i = 0; path != NULL && readable_paths != NULL && readable_paths[i] != NULL; i++)
    if (strncmp (path, readable_paths[i], strlen (readable_paths[i])) == 0)
      return TRUE;
  return FALSE;
}

static long
answer_path_call (int         call,
                  ucontext_t *context)
{
  const char *path = NULL;

  if (call == __NR_getcwd)
    return -EACCES;
  /* The C library asks for an open file's status by an empty path. */
  if (call == __NR_newfstatat)
    {
      path = (const char *) ARGUMENT (context, 1);
      if ((ARGUMENT (context, 3) & AT_EMPTY_PATH) != 0 && path != NULL && path[0] == '\0')
        return syscall (__NR_fstat, ARGUMENT (context, 0), ARGUMENT (context, 2)) == 0 ? 0 : -errno;
      return -EACCES;
    }
  if (call == __NR_openat)
    {
      path = (const char *) ARGUMENT (context, 1);
      if ((ARGUMENT (context, 2) & WRITING_FLAGS) != 0)
        end_forbidden (call);
      missed |= is_wanted (path);
    }
  return -EACCES;
}
#endif

static void
forbidden_cb (int        number,
              siginfo_t *about,
              void      *data)
{
  int saved = errno;

#ifdef RESULT
  if (about->si_code == SYS_SECCOMP && is_path_call (about->si_syscall))
    {
      ucontext_t *context = data;

      RESULT (context) = answer_path_call (about->si_syscall, context);
      errno = saved;
      return;
    }
#endif
  errno = saved;
  end_forbidden (about->si_code == SYS_SECCOMP ? about->si_syscall : -1);
}

/**
 * dossier_calls_watch:
 * @control: where the end of this process is told
 * @readable: (array zero-terminated=1): places whose files a reader may want; kept
 *
 * Sets the handler; before dossier_calls_enter().
 */
gboolean
dossier_calls_watch (int                 control,
                     const char * const *readable)
{
  struct sigaction action = { .sa_sigaction = forbidden_cb, .sa_flags = SA_SIGINFO };

  answer_to = control;
  answer_is_control = TRUE;
  readable_paths = readable;
  sigfillset (&action.sa_mask);
  return sigaction (SIGSYS, &action, NULL) == 0;
}

/* From here on this is a document's process. */
void
dossier_calls_answer_to (int descriptor)
{
  answer_to = descriptor;
  answer_is_control = FALSE;
}

/**
 * dossier_calls_missed:
 *
 * Returns: whether a table was wanted and could not be had, so that text may be missing; asking takes note of it
 */
gboolean
dossier_calls_missed (void)
{
  gboolean was = missed;

  missed = FALSE;
  return was;
}
