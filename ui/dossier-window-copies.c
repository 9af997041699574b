/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies are looked for in the background: once the window is open, among articles that were there before, and again when
 * articles got a new text. Quietly, as nobody waits for it. Main thread only; the looking itself runs on the pool. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->copies_job);
  if (!dossier_workspace_find_copies_finish (DOSSIER_WORKSPACE (object), result, &error))
    g_info ("copies could not be looked for: %s", error->message);
  else if (self->copies_again)
    dossier_window_copies_find (self);
}

/**
 * dossier_window_copies_find:
 *
 * Looks for the copies of all articles that have not been compared yet; one search at a time.
 */
void
dossier_window_copies_find (DossierWindow *self)
{
  self->copies_again = self->copies_job != NULL;
  if (self->copies_job != NULL || self->closed || self->workspace == NULL || dossier_workspace_is_read_only (self->workspace))
    return;
  self->copies_job = dossier_job_new (_("Finding copies"));
  dossier_workspace_find_copies_async (self->workspace, self->copies_job, found_cb, g_object_ref (self));
}

static void
changed_cb (DossierWindow    *self,
            DossierChangeSet *changes)
{
  if (dossier_change_set_touches (changes, "revision"))
    dossier_window_copies_find (self);
}

void
dossier_window_copies_init (DossierWindow *self)
{
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  dossier_window_copies_find (self);
}

/* Before the workspace is closed. */
void
dossier_window_copies_stop (DossierWindow *self)
{
  self->copies_again = FALSE;
  if (self->copies_job != NULL)
    dossier_job_stop (self->copies_job);
}
