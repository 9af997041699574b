/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of the grid and its heads: made from records, owned by the sheet they are put into. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-cells.h"

#include "dossier-edtf.h"
#include "dossier-statement-cell.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

GtkWidget *
dossier_grid_cell_new (GPtrArray *statements)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "cell");
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    gtk_box_append (GTK_BOX (box), dossier_statement_cell_new (g_ptr_array_index (statements, i)));
  if (statements == NULL || statements->len == 0)
    {
      /* Silence is no denial: it is shown as what it is. */
      GtkWidget *label = gtk_label_new (_("not said"));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "silent");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* The date of the event itself is what is assessed as long as nobody stated more. */
static char *
assessed_words (const DossierGridRow *row,
                const char           *date)
{
  if (row->kind == DOSSIER_STATEMENT_DATE && *row->heading == '\0' && date != NULL && *date != '\0')
    return dossier_edtf_for_people (date);
  return NULL;
}

GtkWidget *
dossier_grid_assessed_new (const DossierGridRow *row,
                           const DossierEvent   *event)
{
  g_autofree char *words = assessed_words (row, event->date);
  GtkWidget *cell, *label;

  if (row->assessed->len > 0)
    cell = dossier_grid_cell_new (row->assessed);
  else
    {
      cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      label = gtk_label_new (words != NULL ? words : "–");
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (cell, "cell");
      gtk_widget_add_css_class (label, words != NULL ? "assessed-words" : "silent");
      if (words == NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, _("nothing assessed"), -1);
      gtk_box_append (GTK_BOX (cell), label);
    }
  gtk_widget_add_css_class (cell, "assessed");
  return cell;
}

GtkWidget *
dossier_grid_label_new (const char *words,
                        const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
open_article_cb (GtkButton *button,
                 gpointer   user_data)
{
  dossier_ui_go (GTK_WIDGET (button), "win.open-article", g_object_get_data (G_OBJECT (button), "article"));
}

GtkWidget *
dossier_grid_column_head_new (const DossierArticle *article)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = article->date != NULL && *article->date != '\0' ? dossier_edtf_day_for_people (article->date) : NULL;
  g_autofree char *below = g_strdup_printf ("%s · %s", date != NULL ? date : _("no date"), article->title);
  g_autofree char *name = NULL;

  gtk_box_append (GTK_BOX (line), dossier_grid_label_new (article->source != NULL ? article->source : _("unknown source"), "outlet"));
  gtk_box_append (GTK_BOX (line), dossier_ui_grade_new (article->source_grade));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), dossier_grid_label_new (below, "when"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "column-button");
  gtk_widget_set_tooltip_text (button, article->title);
  name = g_strdup_printf (_("Open the article “%s”"), article->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "article", dossier_id_to_text (&article->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_article_cb), NULL);
  gtk_box_append (GTK_BOX (frame), button);
  gtk_widget_add_css_class (frame, "column-head");
  return frame;
}

GtkWidget *
dossier_grid_plain_head_new (const char *words,
                             const char *below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "column-head");
  gtk_widget_add_css_class (box, "plain");
  gtk_box_append (GTK_BOX (box), dossier_grid_label_new (words, "outlet"));
  gtk_box_append (GTK_BOX (box), dossier_grid_label_new (below, "when"));
  return box;
}
