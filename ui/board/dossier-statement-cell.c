/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One statement as a button in the grid. Main thread; owned by its cell. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-statement-cell.h"

#include "dossier-edtf.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define FOLDED_LINES 3

struct _DossierStatementCell
{
  GtkButton parent_instance;

  DossierStatement *statement; /* (owned) */
  GtkWidget *quote;            /* (nullable): the label that is folded */
};

G_DEFINE_FINAL_TYPE (DossierStatementCell, dossier_statement_cell, GTK_TYPE_BUTTON)

static char *
statement_value (const DossierStatement *statement)
{
  if (statement->entity_name != NULL)
    return g_strdup (statement->entity_name);
  if (statement->kind == DOSSIER_STATEMENT_DATE && statement->date != NULL)
    {
      char *words = dossier_edtf_for_people (statement->date);

      return words != NULL ? words : g_strdup (statement->date);
    }
  return statement->text != NULL && *statement->text != '\0' ? g_strdup (statement->text) : NULL;
}

static GtkWidget *
make_label (const char *words,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build (DossierStatementCell *self)
{
  const DossierStatement *statement = self->statement;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *value = statement_value (statement), *quote = NULL;
  g_autoptr (GString) name = g_string_new (value);

  if (value != NULL)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = make_label (value, "value");

      if (statement->entity_kind != NULL)
        gtk_box_append (GTK_BOX (line), dossier_ui_kind_dot_new (statement->entity_kind));
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (box), line);
    }
  if (statement->passage != NULL && statement->passage->quote != NULL)
    {
      g_autofree char *one_line = dossier_text_one_line (statement->passage->quote);

      /* Translators: the quotation marks of your language around the words of an article */
      quote = g_strdup_printf (_("“%s”"), one_line);
      /* A name alone says nothing that the value does not say. */
      if (g_strcmp0 (one_line, value) != 0)
        {
          self->quote = make_label (quote, "words");
          gtk_box_append (GTK_BOX (box), self->quote);
          dossier_statement_cell_set_unfolded (self, FALSE);
        }
      g_string_append_printf (name, "%s%s", name->len > 0 ? ": " : "", quote);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Open the article at these words"));
    }
  if (statement->passage != NULL && statement->passage->anchor == DOSSIER_ANCHOR_LOST)
    gtk_box_append (GTK_BOX (box), make_label (_("These words are not in the article’s present text"), "lost"));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
dossier_statement_cell_clicked (GtkButton *button)
{
  DossierStatementCell *self = DOSSIER_STATEMENT_CELL (button);
  g_autofree char *target = dossier_statement_target (self->statement);

  if (target != NULL)
    dossier_ui_go (GTK_WIDGET (self), "win.open-article", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "grid.edit", NULL);
}

static void
dossier_statement_cell_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_STATEMENT_CELL (object)->statement);
  G_OBJECT_CLASS (dossier_statement_cell_parent_class)->dispose (object);
}

static void
dossier_statement_cell_class_init (DossierStatementCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_statement_cell_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = dossier_statement_cell_clicked;
}

static void
dossier_statement_cell_init (DossierStatementCell *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "grid-statement");
}

GtkWidget *
dossier_statement_cell_new (DossierStatement *statement)
{
  DossierStatementCell *self;

  g_return_val_if_fail (DOSSIER_IS_STATEMENT (statement), NULL);

  self = g_object_new (DOSSIER_TYPE_STATEMENT_CELL, NULL);
  self->statement = g_object_ref (statement);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_statement_cell_get_statement:
 *
 * Returns: (transfer none): what it shows
 */
DossierStatement *
dossier_statement_cell_get_statement (DossierStatementCell *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_CELL (self), NULL);
  return self->statement;
}

void
dossier_statement_cell_set_unfolded (DossierStatementCell *self,
                                     gboolean              unfolded)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_CELL (self));

  if (self->quote == NULL)
    return;
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), unfolded ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->quote), unfolded ? -1 : FOLDED_LINES);
}

/**
 * dossier_statement_cell_is_cut:
 *
 * Returns: whether words are hidden, at the width it has now
 */
gboolean
dossier_statement_cell_is_cut (DossierStatementCell *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_CELL (self), FALSE);

  return self->quote != NULL && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (self->quote)));
}

/**
 * dossier_statement_target:
 *
 * Returns: (transfer full) (nullable): the target of win.open-article for a statement's words
 */
char *
dossier_statement_target (const DossierStatement *statement)
{
  g_autofree char *article = NULL;

  g_return_val_if_fail (statement != NULL, NULL);

  if (statement->passage != NULL)
    {
      article = dossier_id_to_text (&statement->passage->article);
      return g_strdup_printf ("%s:%u-%u", article, statement->passage->start, statement->passage->end);
    }
  return dossier_id_is_nil (&statement->article) ? NULL : dossier_id_to_text (&statement->article);
}
