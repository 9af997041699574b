/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The worker: order, priorities, waiting calls, tasks, and the ways it can end. */

#include "dossier-worker.h"

#include <string.h>

typedef struct
{
  DossierWorker *worker;
  GMutex mutex;
  GCond cond;
  gboolean open;   /* lets gate() go on */
  gboolean inside; /* gate() was reached */
  GString *trace;
} Fixture;

typedef struct
{
  Fixture *fixture;
  char letter;
} Letter;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->worker = dossier_worker_new ("test");
  fixture->trace = g_string_new (NULL);
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->worker);
  g_string_free (fixture->trace, TRUE);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->cond);
}

/* Keeps the worker busy until the gate is opened, so that what is pushed meanwhile queues up. */
static void
gate (gpointer data)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->mutex);
  fixture->inside = TRUE;
  g_cond_broadcast (&fixture->cond);
  while (!fixture->open)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
close_gate (Fixture *fixture)
{
  dossier_worker_push (fixture->worker, DOSSIER_WORKER_PERSON, gate, fixture);
  g_mutex_lock (&fixture->mutex);
  while (!fixture->inside)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
open_gate (Fixture *fixture)
{
  g_mutex_lock (&fixture->mutex);
  fixture->open = TRUE;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
}

static void
write_letter (gpointer data)
{
  g_autofree Letter *letter = data;

  g_string_append_c (letter->fixture->trace, letter->letter);
}

static void
push_letter (Fixture               *fixture,
             DossierWorkerPriority  priority,
             char                   c)
{
  Letter *letter = g_new (Letter, 1);

  letter->fixture = fixture;
  letter->letter = c;
  dossier_worker_push (fixture->worker, priority, write_letter, letter);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  close_gate (fixture);
  push_letter (fixture, DOSSIER_WORKER_BULK, 'x');
  push_letter (fixture, DOSSIER_WORKER_PERSON, 'a');
  push_letter (fixture, DOSSIER_WORKER_BULK, 'y');
  push_letter (fixture, DOSSIER_WORKER_PERSON, 'b');
  open_gate (fixture);
  dossier_worker_stop (fixture->worker);
  g_assert_cmpstr (fixture->trace->str, ==, "abxy");
}

static void
nested_call (gpointer data)
{
  Fixture *fixture = data;

  g_string_append_c (fixture->trace, 'n');
}

static void
outer_call (gpointer data)
{
  Fixture *fixture = data;

  g_assert_true (dossier_worker_is_current (fixture->worker));
  dossier_worker_run (fixture->worker, DOSSIER_WORKER_BULK, nested_call, fixture);
  g_string_append_c (fixture->trace, 'o');
}

static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  g_assert_false (dossier_worker_is_current (fixture->worker));
  dossier_worker_run (fixture->worker, DOSSIER_WORKER_PERSON, outer_call, fixture);
  g_assert_cmpstr (fixture->trace->str, ==, "no");
}

static void
task_func (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Fixture *fixture = data;

  g_assert_true (dossier_worker_is_current (fixture->worker));
  g_string_append_c (fixture->trace, 't');
  g_task_return_int (task, 7);
}

static void
task_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gssize *answer = data;

  *answer = g_task_propagate_int (G_TASK (result), &error);
  if (error != NULL)
    *answer = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? -2 :
              g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ? -3 : -4;
}

static void
push_task (Fixture      *fixture,
           GCancellable *cancellable,
           gssize       *answer)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, task_done_cb, answer);

  g_task_set_task_data (task, fixture, NULL);
  dossier_worker_push_task (fixture->worker, DOSSIER_WORKER_PERSON, task, task_func);
}

static void
test_task (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gssize done = 0, cancelled = 0;

  close_gate (fixture);
  push_task (fixture, cancellable, &cancelled);
  push_task (fixture, NULL, &done);
  g_cancellable_cancel (cancellable);
  open_gate (fixture);
  while (done == 0 || cancelled == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (done, ==, 7);
  g_assert_cmpint (cancelled, ==, -2);
  g_assert_cmpstr (fixture->trace->str, ==, "t");
}

static void
test_after_stop (Fixture       *fixture,
                 gconstpointer  data)
{
  gssize answer = 0;

  dossier_worker_stop (fixture->worker);
  dossier_worker_stop (fixture->worker);
  g_test_expect_message ("dossier-base", G_LOG_LEVEL_CRITICAL, "*stopped*");
  dossier_worker_push (fixture->worker, DOSSIER_WORKER_PERSON, nested_call, fixture);
  g_test_expect_message ("dossier-base", G_LOG_LEVEL_CRITICAL, "*stopped*");
  dossier_worker_run (fixture->worker, DOSSIER_WORKER_PERSON, nested_call, fixture);
  g_test_expect_message ("dossier-base", G_LOG_LEVEL_CRITICAL, "*stopped*");
  push_task (fixture, NULL, &answer);
  g_test_assert_expected_messages ();
  while (answer == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer, ==, -3);
  g_assert_cmpstr (fixture->trace->str, ==, "");
}

static void
drop_worker (gpointer data)
{
  Fixture *fixture = data;

  g_clear_object (&fixture->worker);
  g_mutex_lock (&fixture->mutex);
  fixture->inside = TRUE;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
}

/* The last reference goes on the worker's own thread, which must not wait for itself. */
static void
test_dropped_inside (Fixture       *fixture,
                     gconstpointer  data)
{
  dossier_worker_push (fixture->worker, DOSSIER_WORKER_PERSON, drop_worker, fixture);
  g_mutex_lock (&fixture->mutex);
  while (!fixture->inside)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
  g_assert_null (fixture->worker);
}

static gpointer
push_many (gpointer data)
{
  Fixture *fixture = data;

  for (int i = 0; i < 1000; i++)
    {
      push_letter (fixture, i % 2 ? DOSSIER_WORKER_PERSON : DOSSIER_WORKER_BULK, 'm');
      if (i % 100 == 0)
        dossier_worker_run (fixture->worker, DOSSIER_WORKER_PERSON, nested_call, fixture);
    }
  return NULL;
}

static void
test_many_threads (Fixture       *fixture,
                   gconstpointer  data)
{
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("push", push_many, fixture);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  dossier_worker_stop (fixture->worker);
  g_assert_cmpuint (fixture->trace->len, ==, 4 * 1010);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/worker/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/worker/run", Fixture, NULL, set_up, test_run, tear_down);
  g_test_add ("/worker/task", Fixture, NULL, set_up, test_task, tear_down);
  g_test_add ("/worker/after-stop", Fixture, NULL, set_up, test_after_stop, tear_down);
  g_test_add ("/worker/dropped-inside", Fixture, NULL, set_up, test_dropped_inside, tear_down);
  g_test_add ("/worker/many-threads", Fixture, NULL, set_up, test_many_threads, tear_down);
  return g_test_run ();
}
