/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Jobs: what is reported anywhere shows on the main thread, once a turn. */

#include "dossier-job-private.h"

typedef struct
{
  GThread *main_thread;
  guint notes;
  guint elsewhere; /* notifications on another thread: must stay 0 */
} Watch;

static void
notify_cb (DossierJob *job,
           GParamSpec *spec,
           gpointer    data)
{
  Watch *watch = data;

  watch->notes++;
  watch->elsewhere += g_thread_self () != watch->main_thread;
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_coalesced (void)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Importing");
  Watch watch = { g_thread_self (), 0, 0 };

  g_signal_connect (job, "notify::done", G_CALLBACK (notify_cb), &watch);
  for (guint i = 1; i <= 100; i++)
    dossier_job_report (job, i, 200, NULL);
  g_assert_cmpuint (watch.notes, ==, 0);
  g_assert_cmpuint (dossier_job_get_done (job), ==, 0);
  turn ();
  g_assert_cmpuint (watch.notes, ==, 1);
  g_assert_cmpuint (dossier_job_get_done (job), ==, 100);
  g_assert_cmpuint (dossier_job_get_total (job), ==, 200);
  g_assert_cmpfloat (dossier_job_get_fraction (job), ==, 0.5);
  g_assert_cmpstr (dossier_job_get_title (job), ==, "Importing");
  dossier_job_report (job, 100, 200, NULL);
  turn ();
  g_assert_cmpuint (watch.notes, ==, 1);
}

static void
test_detail (void)
{
  g_autoptr (DossierJob) job = dossier_job_new (NULL);
  g_autofree char *detail = NULL;
  g_autofree char *kept = NULL;

  g_assert_null (dossier_job_dup_detail (job));
  dossier_job_report (job, 1, 0, "one.txt");
  turn ();
  detail = dossier_job_dup_detail (job);
  g_assert_cmpstr (detail, ==, "one.txt");
  g_assert_cmpfloat (dossier_job_get_fraction (job), ==, 0);
  dossier_job_report (job, 2, 0, NULL);
  turn ();
  kept = dossier_job_dup_detail (job);
  g_assert_cmpstr (kept, ==, "one.txt");
}

static gpointer
work (gpointer data)
{
  DossierJob *job = data;

  for (guint i = 0; i <= 5000 && !g_cancellable_is_cancelled (dossier_job_get_cancellable (job)); i++)
    dossier_job_report (job, i, 5000, i % 2 ? "odd" : "even");
  dossier_job_finish (job);
  return NULL;
}

static void
test_thread (void)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Working");
  Watch watch = { g_thread_self (), 0, 0 };
  GThread *thread;

  g_signal_connect (job, "notify", G_CALLBACK (notify_cb), &watch);
  thread = g_thread_new ("work", work, job);
  while (!dossier_job_is_finished (job))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_assert_cmpuint (dossier_job_get_done (job), ==, 5000);
  g_assert_cmpfloat (dossier_job_get_fraction (job), ==, 1);
  g_assert_cmpuint (watch.notes, >, 0);
  g_assert_cmpuint (watch.elsewhere, ==, 0);
}

static void
test_stop (void)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Working");
  gboolean finished;
  guint64 done;
  double fraction;

  dossier_job_stop (job);
  g_assert_true (g_cancellable_is_cancelled (dossier_job_get_cancellable (job)));
  work (job);
  turn ();
  g_object_get (job, "finished", &finished, "done", &done, "fraction", &fraction, NULL);
  g_assert_true (finished);
  g_assert_cmpuint (done, ==, 0);
  g_assert_cmpfloat (fraction, ==, 1);
}

/* The idle source keeps the job alive, and lets it go. */
static void
test_dropped (void)
{
  DossierJob *job = dossier_job_new ("Working");
  gpointer weak = job;

  g_object_add_weak_pointer (G_OBJECT (job), &weak);
  dossier_job_report (job, 1, 2, "last words");
  g_object_unref (job);
  g_assert_nonnull (weak);
  turn ();
  g_assert_null (weak);
}

/* Two a second, then a burst: the rate moves towards it without reaching it; a pause does not count as slowness. */
static void
test_rate (void)
{
  g_autoptr (DossierJob) job = dossier_job_new (NULL);
  const gint64 second = G_USEC_PER_SEC;

  dossier_job_report_at (job, 0, 100, NULL, second);
  dossier_job_report_at (job, 1, 100, NULL, second + second / 10);
  turn ();
  g_assert_cmpfloat (dossier_job_get_rate (job), ==, 0);
  g_assert_cmpint (dossier_job_get_remaining (job), ==, -1);
  dossier_job_report_at (job, 4, 100, NULL, 3 * second);
  turn ();
  g_assert_cmpfloat_with_epsilon (dossier_job_get_rate (job), 2, 0.001);
  g_assert_cmpint (dossier_job_get_remaining (job), ==, 48);
  dossier_job_report_at (job, 54, 100, NULL, 4 * second);
  turn ();
  g_assert_cmpfloat (dossier_job_get_rate (job), >, 2);
  g_assert_cmpfloat (dossier_job_get_rate (job), <, 50);
  dossier_job_set_paused (job, TRUE);
  dossier_job_set_paused (job, FALSE);
  dossier_job_report_at (job, 54, 100, NULL, 1000 * second);
  turn ();
  g_assert_cmpfloat (dossier_job_get_rate (job), >, 2);
  dossier_job_report_at (job, 100, 100, NULL, 1001 * second);
  turn ();
  g_assert_cmpint (dossier_job_get_remaining (job), ==, 0);
}

typedef struct
{
  DossierJob *job;
  GMutex mutex;
  GCond cond;
  guint steps; /* under mutex */
} Paused;

static gpointer
step_while_allowed (gpointer data)
{
  Paused *paused = data;

  while (dossier_job_wait (paused->job))
    {
      g_mutex_lock (&paused->mutex);
      paused->steps++;
      g_cond_signal (&paused->cond);
      g_mutex_unlock (&paused->mutex);
    }
  return NULL;
}

static void
test_pause (void)
{
  g_autoptr (DossierJob) job = dossier_job_new (NULL);
  Paused paused = { .job = job };
  GThread *thread;

  g_mutex_init (&paused.mutex);
  g_cond_init (&paused.cond);
  dossier_job_set_paused (job, TRUE);
  g_assert_false (dossier_job_is_paused (job));
  turn ();
  g_assert_true (dossier_job_is_paused (job));
  thread = g_thread_new ("work", step_while_allowed, &paused);
  g_mutex_lock (&paused.mutex);
  g_assert_cmpuint (paused.steps, ==, 0);
  g_mutex_unlock (&paused.mutex);
  dossier_job_set_paused (job, FALSE);
  g_mutex_lock (&paused.mutex);
  while (paused.steps < 3)
    g_cond_wait (&paused.cond, &paused.mutex);
  g_mutex_unlock (&paused.mutex);
  dossier_job_set_paused (job, TRUE);
  dossier_job_stop (job); /* also out of a pause */
  g_thread_join (thread);
  turn ();
  g_mutex_clear (&paused.mutex);
  g_cond_clear (&paused.cond);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job/coalesced", test_coalesced);
  g_test_add_func ("/job/detail", test_detail);
  g_test_add_func ("/job/rate", test_rate);
  g_test_add_func ("/job/pause", test_pause);
  g_test_add_func ("/job/thread", test_thread);
  g_test_add_func ("/job/stop", test_stop);
  g_test_add_func ("/job/dropped", test_dropped);
  return g_test_run ();
}
