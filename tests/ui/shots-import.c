/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of what an import brings: its report; a report of a happening, its reprint and an update of it. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "dossier-comparison-dialog.h"
#include "dossier-import-summary.h"
#include "dossier-importing.h"
#include "dossier-inspector.h"
#include "dossier-join-dialog.h"
#include "dossier-library-filter.h"
#include "dossier-library-pane.h"

#include <glib/gstdio.h>

#define COPY_BODY \
  "The ferry left Port Alwen shortly after six in the morning with forty passengers and a load of timber. Fog had kept the " \
  "pilots ashore for most of the night, and the harbour office had warned every captain to wait.\n\nTwo hours later the " \
  "lighthouse keeper on Skarn heard its horn and then nothing more. A search began at noon with three boats from the " \
  "village and a helicopter of the coast guard.\n\n"

static void
import_text (Shots      *shots,
             const char *name,
             const char *text)
{
  g_autofree char *folder = g_path_get_dirname (dossier_workspace_get_path (shots->workspace));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("copies");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (path, text, -1, &error))
    result = dossier_workspace_import (shots->workspace, paths, job, NULL, NULL, &error);
  if (result != NULL && result->imported == 1)
    return;
  g_printerr ("shots: %s: not taken\n", name);
  shots->failed++;
}

/* A report, its reprint, and an update: folded and unfolded in the list, beside the text, and word by word. */
void
shoot_copies (Shots *shots)
{
  DossierLibraryPane *library = DOSSIER_LIBRARY_PANE (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_LIBRARY_PANE));
  DossierLibraryFilter *filter = DOSSIER_LIBRARY_FILTER (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_LIBRARY_FILTER));
  DossierInspector *inspector = DOSSIER_INSPECTOR (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_INSPECTOR));
  g_autofree char *first = NULL, *last = NULL;
  DossierId old, new;
  GtkWidget *dialog;

  import_text (shots, "ferry-1.txt", "Ferry missing off Skarn\nAlwen Courier\n3 March 2026\n\n" COPY_BODY
               "The owner said on Monday that the ship had been in good order.\n");
  import_text (shots, "ferry-2.txt", "Ferry off Skarn\nThe Harbour Post\n3 March 2026\n\n" COPY_BODY
               "The owner said on Monday that the ship had been in good order.\n");
  import_text (shots, "ferry-3.txt", "Search for the ferry goes on\nThe Harbour Post\n5 March 2026\n\nDivers are to go down "
               "tomorrow.\n\n" COPY_BODY "The owner said on Tuesday that the ship had been in good order and that nobody blamed the pilots.\n");
  go (shots, "win.page", "read");
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "Search for the ferry");
  dossier_inspector_set_tab (inspector, "details");
  shoot (shots, shots->window, "copies");
  dossier_library_filter_set_fold (filter, TRUE);
  shoot (shots, shots->window, "copies-folded");
  gtk_widget_activate_action (GTK_WIDGET (library), "library.toggle-copies", NULL);
  shoot (shots, shots->window, "copies-unfolded");
  dossier_library_filter_set_fold (filter, FALSE);
  first = find (shots, DOSSIER_RECORD_ARTICLE, "Ferry missing");
  last = find (shots, DOSSIER_RECORD_ARTICLE, "Search for the ferry");
  if (first == NULL || last == NULL || !dossier_id_from_text (first, &old) || !dossier_id_from_text (last, &new))
    return;
  dialog = dossier_comparison_dialog_present (GTK_WIDGET (shots->window), shots->workspace, &old, &new);
  shoot (shots, GTK_WINDOW (dialog), "copies-words");
  gtk_widget_activate_action (dialog, "comparison.side-by-side", NULL);
  shoot (shots, GTK_WINDOW (dialog), "copies-words-beside");
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = dossier_join_dialog_present (GTK_WIDGET (shots->window), shots->workspace, &old);
  shoot (shots, GTK_WINDOW (dialog), "copies-join");
  gtk_window_destroy (GTK_WINDOW (dialog));
  let_run (LOOK_AGAIN_MS);
}

/* A folder with something of everything: new, the same once more, and two files that are no article. */
void
shoot_import (Shots *shots)
{
  static const char nothing[] = "\177ELF\002\001\001\000\000\000";
  g_autofree char *parent = g_path_get_dirname (dossier_workspace_get_path (shots->workspace));
  g_autofree char *folder = g_build_filename (parent, "from the archive", NULL);
  g_autofree char *new = g_build_filename (folder, "lighthouse-log.txt", NULL), *again = g_build_filename (folder, "lighthouse-log (1).txt", NULL);
  g_autofree char *program = g_build_filename (folder, "viewer", NULL), *empty = g_build_filename (folder, "notes.txt", NULL);
  const char *paths[] = { folder, NULL };
  const char *text = "Lighthouse logs a night of fog\nThe Harbour Post\n2 March 2026\n\n" COPY_BODY;
  g_autoptr (DossierJob) job = dossier_job_new ("import");
  g_autoptr (DossierImportResult) result = NULL;

  g_mkdir (folder, 0700);
  g_file_set_contents (new, text, -1, NULL);
  g_file_set_contents (again, text, -1, NULL);
  g_file_set_contents (program, nothing, sizeof nothing, NULL);
  g_file_set_contents (empty, "", 0, NULL);
  result = dossier_workspace_import (shots->workspace, paths, job, NULL, NULL, NULL);
  if (result != NULL)
    {
      GtkWidget *summary = dossier_import_summary_new (shots->window, result, TRUE);

      gtk_window_present (GTK_WINDOW (summary));
      shoot_and_close (shots, summary, "import-report");
    }
}
