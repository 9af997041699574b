/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the Compare page: two accounts, going to a difference, copies with changed words, an article beside a note. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

static void
compare (Shots      *shots,
         const char *left,  /* (nullable) */
         const char *right) /* (nullable) */
{
  g_autofree char *pair = left != NULL && right != NULL ? g_strdup_printf ("%s %s", left, right) : NULL;

  if (pair != NULL)
    go (shots, "win.compare", pair);
}

/* An action of the page that is shown. */
static void
act (Shots      *shots,
     const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (shots->window));

  if (focus == NULL || !gtk_widget_activate_action_variant (focus, action, NULL))
    {
      g_printerr ("shots: there is no action %s\n", action);
      shots->failed++;
    }
}

void
shoot_compare (Shots *shots)
{
  g_autofree char *courier = find (shots, DOSSIER_RECORD_ARTICLE, "Army chiefs of Varnia");
  g_autofree char *dravec = find (shots, DOSSIER_RECORD_ARTICLE, "Chief of General Staff held");
  g_autofree char *wire = find (shots, DOSSIER_RECORD_ARTICLE, "Varnian, Teskovian army chiefs");
  g_autofree char *reprint = find (shots, DOSSIER_RECORD_ARTICLE, "Rare phone call between");
  g_autofree char *note = find (shots, DOSSIER_RECORD_NOTE, "Who rang whom");
  g_autofree char *key = note != NULL ? g_strconcat ("note:", note, NULL) : NULL;

  compare (shots, courier, dravec);
  shoot (shots, shots->window, "compare");
  act (shots, "compare.next");
  shoot (shots, shots->window, "compare-difference");
  act (shots, "compare.choose-left");
  shoot (shots, shots->window, "compare-choose");
  compare (shots, wire, reprint);
  shoot (shots, shots->window, "compare-copies");
  compare (shots, courier, key);
  shoot (shots, shots->window, "compare-note");
}
