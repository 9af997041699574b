/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement as a line of a form: the words it rests on, its fields, and a button that removes it. Main thread; owned by its list. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-part-row.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierPartRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *quote;
  GtkWidget *source;
  DossierStatementForm *form;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (DossierPartRow, dossier_part_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_REMOVE,
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edited_cb (DossierPartRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
remove_cb (DossierPartRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
build (DossierPartRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->quote = make_label ("evidence-quote");
  gtk_label_set_lines (GTK_LABEL (self->quote), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), PANGO_ELLIPSIZE_END);
  self->source = make_label ("understood");
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (line), self->remove);

  gtk_box_append (GTK_BOX (box), self->quote);
  gtk_box_append (GTK_BOX (box), self->source);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  g_signal_connect_swapped (self->form, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
}

static void
dossier_part_row_class_init (DossierPartRowClass *klass)
{
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_part_row_init (DossierPartRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * dossier_part_row_new:
 * @kind: what it states
 * @choose_kind: whether that can be changed
 * @roles: (nullable): suggestions for the role
 */
DossierPartRow *
dossier_part_row_new (DossierWorkspace    *workspace,
                      DossierStatementKind kind,
                      gboolean             choose_kind,
                      const char * const  *roles)
{
  DossierPartRow *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_PART_ROW, NULL);
  self->form = DOSSIER_STATEMENT_FORM (dossier_statement_form_new (workspace, kind, choose_kind, roles));
  build (self);
  return self;
}

/**
 * dossier_part_row_get_form:
 *
 * Returns: (transfer none): its fields
 */
DossierStatementForm *
dossier_part_row_get_form (DossierPartRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_PART_ROW (self), NULL);
  return self->form;
}

/**
 * dossier_part_row_set_statement:
 * @statement: what is edited
 *
 * Fills the row with a statement of the workspace.
 */
void
dossier_part_row_set_statement (DossierPartRow   *self,
                                DossierStatement *statement)
{
  g_return_if_fail (DOSSIER_IS_PART_ROW (self));
  g_return_if_fail (DOSSIER_IS_STATEMENT (statement));

  if (!dossier_id_is_nil (&statement->article) && statement->passage != NULL)
    dossier_part_row_set_passage (self, &statement->article, statement->passage->start, statement->passage->end,
                                  statement->passage->quote, NULL);
  dossier_statement_form_set_statement (self->form, statement);
}

/**
 * dossier_part_row_set_passage:
 * @quote: the words
 * @source: (nullable): where they come from, in one line
 */
void
dossier_part_row_set_passage (DossierPartRow  *self,
                              const DossierId *article,
                              guint            start,
                              guint            end,
                              const char      *quote,
                              const char      *source)
{
  g_autofree char *line = NULL, *quoted = NULL;

  g_return_if_fail (DOSSIER_IS_PART_ROW (self));
  g_return_if_fail (article != NULL && quote != NULL);

  line = dossier_text_one_line (quote);
  quoted = g_strdup_printf (_("“%s”"), line);
  gtk_label_set_text (GTK_LABEL (self->quote), quoted);
  gtk_widget_set_tooltip_text (self->quote, quoted);
  gtk_widget_set_visible (self->quote, TRUE);
  gtk_label_set_text (GTK_LABEL (self->source), source != NULL ? source : "");
  gtk_widget_set_visible (self->source, source != NULL);
  dossier_statement_form_set_passage (self->form, article, start, end);
}

/**
 * dossier_part_row_get_statement:
 *
 * Returns: (transfer none) (nullable): what is edited, as it was
 */
DossierStatement *
dossier_part_row_get_statement (DossierPartRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_PART_ROW (self), NULL);
  return dossier_statement_form_get_statement (self->form);
}
