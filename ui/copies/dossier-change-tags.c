/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tags of changed words in a text view, in the colours of the style in force. Lines tell them apart, so that no colour is
 * needed. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-change-tags.h"

#include <adwaita.h>

static GtkTextTag *
get_tag (GtkTextView *view,
         const char  *name)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);

  if (tag == NULL)
    {
      tag = gtk_text_tag_new (name);
      gtk_text_tag_table_add (table, tag);
      g_object_unref (tag);
    }
  return tag;
}

static void
dark_cb (AdwStyleManager *manager,
         GParamSpec      *pspec,
         GtkTextView     *view)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  g_object_set (get_tag (view, DOSSIER_TAG_REMOVED), "strikethrough", TRUE, "background", dark ? "#57211e" : "#fbdedb",
                "foreground", dark ? "#ffd0cb" : "#7d1712", NULL);
  g_object_set (get_tag (view, DOSSIER_TAG_ADDED), "underline", PANGO_UNDERLINE_SINGLE, "background", dark ? "#143f28" : "#d6f2dd",
                "foreground", dark ? "#bdf2cd" : "#0c4a22", NULL);
}

/**
 * dossier_change_tags_follow:
 * @view: gets the tags; they follow the style for as long as it lives
 */
void
dossier_change_tags_follow (GtkTextView *view)
{
  AdwStyleManager *manager;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (view)));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (dark_cb), view, 0);
  dark_cb (manager, NULL, view);
}
