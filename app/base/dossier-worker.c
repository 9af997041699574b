/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One thread and its queue, in two priorities. The thread is the only one that touches what it guards (a
 * database connection), so that thing needs no locks. Whoever makes the worker stops it; dropping the last
 * reference does the same. The queue has a life of its own, so that even work that drops that last reference
 * on the worker's thread finds it whole.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-worker.h"

typedef struct
{
  gatomicrefcount references;
  GMutex mutex;
  GCond cond;
  GQueue waiting[2]; /* of Work, by DossierWorkerPriority */
  gboolean stopping;
} Queue;

typedef struct
{
  DossierWorkerFunc func;
  gpointer data;
} Work;

/* A call whose caller waits for its end. */
typedef struct
{
  DossierWorkerFunc func;
  gpointer data;
  GMutex mutex;
  GCond cond;
  gboolean done;
} Call;

typedef struct
{
  GTask *task; /* (owned) */
  GTaskThreadFunc func;
} TaskWork;

struct _DossierWorker
{
  GObject parent_instance;
  Queue *queue;    /* (owned) */
  GThread *thread; /* (owned) (nullable): NULL once joined */
};

G_DEFINE_FINAL_TYPE (DossierWorker, dossier_worker, G_TYPE_OBJECT)

static void
queue_unref (Queue *queue)
{
  if (!g_atomic_ref_count_dec (&queue->references))
    return;
  g_mutex_clear (&queue->mutex);
  g_cond_clear (&queue->cond);
  g_free (queue);
}

/* Waits for work. Returns NULL when there is none left and none will come. */
static Work *
queue_pop (Queue *queue)
{
  Work *work = NULL;

  g_mutex_lock (&queue->mutex);
  for (;;)
    {
      work = g_queue_pop_head (&queue->waiting[DOSSIER_WORKER_PERSON]);
      if (work == NULL)
        work = g_queue_pop_head (&queue->waiting[DOSSIER_WORKER_BULK]);
      if (work != NULL || queue->stopping)
        break;
      g_cond_wait (&queue->cond, &queue->mutex);
    }
  g_mutex_unlock (&queue->mutex);
  return work;
}

static gboolean
queue_push (Queue                 *queue,
            DossierWorkerPriority  priority,
            DossierWorkerFunc      func,
            gpointer               data)
{
  Work *work = g_new (Work, 1);
  gboolean taken;

  work->func = func;
  work->data = data;
  g_mutex_lock (&queue->mutex);
  taken = !queue->stopping;
  if (taken)
    {
      g_queue_push_tail (&queue->waiting[priority], work);
      g_cond_signal (&queue->cond);
    }
  g_mutex_unlock (&queue->mutex);
  if (!taken)
    g_free (work);
  return taken;
}

static gpointer
worker_main (gpointer data)
{
  Queue *queue = data;
  Work *work;

  while ((work = queue_pop (queue)) != NULL)
    {
      work->func (work->data);
      g_free (work);
    }
  queue_unref (queue);
  return NULL;
}

static void
run_call (gpointer data)
{
  Call *call = data;

  call->func (call->data);
  g_mutex_lock (&call->mutex);
  call->done = TRUE;
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->mutex);
}

static void
run_task (gpointer data)
{
  TaskWork *work = data;

  if (!g_task_return_error_if_cancelled (work->task))
    work->func (work->task, g_task_get_source_object (work->task), g_task_get_task_data (work->task),
                g_task_get_cancellable (work->task));
  g_object_unref (work->task);
  g_free (work);
}

static void
dossier_worker_finalize (GObject *object)
{
  DossierWorker *self = DOSSIER_WORKER (object);

  dossier_worker_stop (self);
  g_clear_pointer (&self->thread, g_thread_unref);
  queue_unref (self->queue);
  G_OBJECT_CLASS (dossier_worker_parent_class)->finalize (object);
}

static void
dossier_worker_class_init (DossierWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_worker_finalize;
}

static void
dossier_worker_init (DossierWorker *self)
{
  self->queue = g_new0 (Queue, 1);
  g_atomic_ref_count_init (&self->queue->references);
  g_mutex_init (&self->queue->mutex);
  g_cond_init (&self->queue->cond);
}

/**
 * dossier_worker_new:
 * @name: of the thread, at most 15 bytes
 *
 * Returns: (transfer full): a worker whose thread runs already
 */
DossierWorker *
dossier_worker_new (const char *name)
{
  DossierWorker *self = g_object_new (DOSSIER_TYPE_WORKER, NULL);

  g_atomic_ref_count_inc (&self->queue->references);
  self->thread = g_thread_new (name, worker_main, self->queue);
  return self;
}

/**
 * dossier_worker_push:
 * @func: runs on the worker's thread, after everything pushed before it with the same priority
 *
 * Leaves work in the queue and returns at once.
 */
void
dossier_worker_push (DossierWorker         *self,
                     DossierWorkerPriority  priority,
                     DossierWorkerFunc      func,
                     gpointer               data)
{
  g_return_if_fail (DOSSIER_IS_WORKER (self));
  g_return_if_fail (func != NULL);

  if (!queue_push (self->queue, priority, func, data))
    g_critical ("work was pushed to a worker that had been stopped; it is not done");
}

/**
 * dossier_worker_run:
 *
 * Runs @func on the worker's thread and waits for its end. On that thread itself it is a plain call.
 */
void
dossier_worker_run (DossierWorker         *self,
                    DossierWorkerPriority  priority,
                    DossierWorkerFunc      func,
                    gpointer               data)
{
  Call call = { .func = func, .data = data };

  g_return_if_fail (DOSSIER_IS_WORKER (self));
  g_return_if_fail (func != NULL);

  if (dossier_worker_is_current (self))
    {
      func (data);
      return;
    }
  g_mutex_init (&call.mutex);
  g_cond_init (&call.cond);
  if (queue_push (self->queue, priority, run_call, &call))
    {
      g_mutex_lock (&call.mutex);
      while (!call.done)
        g_cond_wait (&call.cond, &call.mutex);
      g_mutex_unlock (&call.mutex);
    }
  else
    g_critical ("work was pushed to a worker that had been stopped; it is not done");
  g_cond_clear (&call.cond);
  g_mutex_clear (&call.mutex);
}

/**
 * dossier_worker_push_task:
 * @task: is returned by @func, or with G_IO_ERROR_CANCELLED when it was cancelled before its turn
 * @func: runs on the worker's thread
 *
 * As g_task_run_in_thread(), but in this queue and on this thread. A stopped worker answers the task
 * with G_IO_ERROR_CLOSED.
 */
void
dossier_worker_push_task (DossierWorker         *self,
                          DossierWorkerPriority  priority,
                          GTask                 *task,
                          GTaskThreadFunc        func)
{
  TaskWork *work;

  g_return_if_fail (DOSSIER_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  work = g_new (TaskWork, 1);
  work->task = g_object_ref (task);
  work->func = func;
  if (queue_push (self->queue, priority, run_task, work))
    return;
  g_critical ("a task was pushed to a worker that had been stopped; it is not done");
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "the worker has been stopped");
  g_object_unref (work->task);
  g_free (work);
}

/**
 * dossier_worker_stop:
 *
 * Takes no new work, does what is waiting, and ends the thread. On the worker's own thread it cannot wait for
 * that end and only takes no new work. Stopping twice is harmless.
 */
void
dossier_worker_stop (DossierWorker *self)
{
  g_return_if_fail (DOSSIER_IS_WORKER (self));

  g_mutex_lock (&self->queue->mutex);
  self->queue->stopping = TRUE;
  g_cond_signal (&self->queue->cond);
  g_mutex_unlock (&self->queue->mutex);
  if (self->thread != NULL && !dossier_worker_is_current (self))
    g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * dossier_worker_is_current:
 *
 * Returns: whether the caller runs on the worker's thread
 */
gboolean
dossier_worker_is_current (DossierWorker *self)
{
  g_return_val_if_fail (DOSSIER_IS_WORKER (self), FALSE);

  return self->thread != NULL && self->thread == g_thread_self ();
}
