/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading articles again from their originals: runs like an import, at the foot of the window; afterwards the person is
 * told what changed, article by article if they ask. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-extraction-report.h"
#include "dossier-ui.h"

static void
tell (DossierWindow                *self,
      const DossierReextractResult *result)
{
  g_autofree char *line = dossier_extraction_report_line (result);
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (result->changed > 0 || result->failed > 0)
    {
      adw_toast_set_button_label (toast, _("_Details"));
      adw_toast_set_action_name (toast, "win.extraction-details");
    }
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
present_report (DossierWindow *self,
                gboolean       can_undo)
{
  gtk_window_present (GTK_WINDOW (dossier_extraction_report_new (GTK_WINDOW (self), self->last_extraction, can_undo)));
}

static void
extracted_cb (GObject      *source,
              GAsyncResult *async_result,
              gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReextractResult) result = dossier_workspace_reextract_finish (DOSSIER_WORKSPACE (source), async_result, &error);

  if (self->job == NULL) /* the window was closed meanwhile */
    return;

  dossier_window_end_job (self);
  if (result == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The articles could not be extracted again"), error);
    }
  else
    {
      tell (self, result);
      g_clear_pointer (&self->last_extraction, dossier_reextract_result_free);
      self->last_extraction = g_steal_pointer (&result);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.extraction-details", TRUE);
      if (self->last_extraction->lost > 0)
        present_report (self, TRUE);
    }
  dossier_window_import_next (self);
}

/**
 * dossier_window_extract_again:
 * @articles: which
 * @n: how many; 0 = all
 *
 * Reads articles again from their files as they were imported.
 */
void
dossier_window_extract_again (DossierWindow   *self,
                              const DossierId *articles,
                              guint            n)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  /* Translators: as in "Extracting again 3 of 12" */
  if (!dossier_window_begin_job (self, _("Extracting again")))
    {
      dossier_ui_toast (GTK_WIDGET (self), _("Something else is under way. Try again when it is done."));
      return;
    }
  dossier_workspace_reextract_async (self->workspace, articles, n, self->job, extracted_cb, g_object_ref (self));
}

/* Declared in dossier-window-private.h. */
void
dossier_window_show_extraction (DossierWindow *self)
{
  if (self->last_extraction != NULL)
    present_report (self, dossier_window_would_undo (self, "Extract again"));
}
