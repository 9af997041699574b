/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions are looked for in the background as long as the window is open and the preferences say so. Main thread only; the
 * looking itself runs on the pool, and nothing waits for it. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define SETTING "suggest-names"

static void
job_cb (DossierWindow *self)
{
  DossierJob *job = dossier_suggesting_get_job (self->suggesting);

  dossier_suggesting_button_set_job (self->suggesting_button, job);
  /* The header bar has that much room more. */
  if (job == NULL)
    dossier_fit_bin_forget (self->fit_bin);
}

static void
failed_cb (DossierWindow *self,
           const char    *reason)
{
  /* Translators: %s says why, as "the disk is full" */
  g_autofree char *message = g_strdup_printf (_("Suggestions could not be kept: %s"), reason);

  dossier_ui_toast (GTK_WIDGET (self), message);
}

static void
setting_cb (DossierWindow *self)
{
  dossier_suggesting_set_active (self->suggesting, self->settings == NULL || g_settings_get_boolean (self->settings, SETTING));
}

void
dossier_window_suggesting_init (DossierWindow *self)
{
  if (dossier_workspace_is_read_only (self->workspace))
    return;
  self->suggesting = dossier_suggesting_new (self->workspace);
  g_signal_connect_object (self->suggesting, "notify::job", G_CALLBACK (job_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggesting, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::" SETTING, G_CALLBACK (setting_cb), self, G_CONNECT_SWAPPED);
  setting_cb (self);
}

/* Before the workspace is closed. */
void
dossier_window_suggesting_stop (DossierWindow *self)
{
  if (self->suggesting == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->suggesting, self);
  dossier_suggesting_set_active (self->suggesting, FALSE);
  g_clear_object (&self->suggesting);
}
