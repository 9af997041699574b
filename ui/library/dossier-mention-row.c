/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One mention in its context. Main thread only; owned by its list item. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-mention-row.h"

#include "dossier-ui.h"

struct _DossierMentionRow
{
  AdwBin parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  DossierItem *item;           /* (owned) (nullable) */
  gulong changed;
  GtkLabel *title;
  GtkLabel *origin;
  GtkWidget *grade;
  GtkLabel *context;
};

G_DEFINE_FINAL_TYPE (DossierMentionRow, dossier_mention_row, ADW_TYPE_BIN)

static void
show_context (DossierMentionRow    *self,
              const DossierPassage *passage)
{
  g_autofree char *plain = NULL;
  g_autofree char *markup = dossier_ui_passage_markup (passage, &plain);

  gtk_label_set_markup (self->context, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}

static void
show_record (DossierMentionRow *self)
{
  DossierMention *mention = self->item != NULL ? dossier_item_get_record (self->item) : NULL;
  g_autoptr (DossierArticle) article = NULL;
  g_autofree char *origin = NULL;

  if (mention == NULL || mention->passage == NULL)
    return;
  article = (DossierArticle *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE, &mention->passage->article);
  origin = article != NULL ? dossier_ui_article_line (article) : NULL;
  gtk_label_set_text (self->title, mention->article_title != NULL ? mention->article_title : "");
  gtk_label_set_text (self->origin, origin != NULL ? origin : "");
  dossier_ui_grade_set (self->grade, article != NULL ? article->source_grade : 0);
  show_context (self, mention->passage);
}

static void
dossier_mention_row_dispose (GObject *object)
{
  DossierMentionRow *self = DOSSIER_MENTION_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_mention_row_parent_class)->dispose (object);
}

static void
dossier_mention_row_class_init (DossierMentionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_mention_row_dispose;
}

static void
dossier_mention_row_init (DossierMentionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *origin = gtk_label_new (NULL);
  GtkWidget *context = gtk_label_new (NULL);

  self->title = GTK_LABEL (title);
  self->origin = GTK_LABEL (origin);
  self->context = GTK_LABEL (context);
  self->grade = dossier_ui_grade_new (0);
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_label_set_xalign (self->origin, 0);
  gtk_label_set_ellipsize (self->origin, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (origin, "caption");
  gtk_widget_add_css_class (origin, "row-secondary");
  gtk_label_set_xalign (self->context, 0);
  gtk_label_set_wrap (self->context, TRUE);
  gtk_label_set_wrap_mode (self->context, PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), context);
  gtk_box_append (GTK_BOX (top), self->grade);
  gtk_box_append (GTK_BOX (top), origin);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), top);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * dossier_mention_row_new:
 * @workspace: where the articles are
 *
 * Returns: (transfer floating): a row without a mention
 */
GtkWidget *
dossier_mention_row_new (DossierWorkspace *workspace)
{
  DossierMentionRow *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_MENTION_ROW, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * dossier_mention_row_set_item:
 * @self: a row
 * @item: (nullable): the mention's place in the list
 */
void
dossier_mention_row_set_item (DossierMentionRow *self,
                              DossierItem       *item)
{
  g_return_if_fail (DOSSIER_IS_MENTION_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->changed = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (show_record), self);
  show_record (self);
}
