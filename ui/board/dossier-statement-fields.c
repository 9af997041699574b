/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The single controls of the form of a statement, each with its name for who does not see it. Main thread; keeps nothing. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-statement-fields.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MOST_CREDIBILITY 6

/* The order of the choice: most passages simply say something. */
static const DossierStatementKind kinds[] = {
  DOSSIER_STATEMENT_CLAIM, DOSSIER_STATEMENT_PARTICIPANT, DOSSIER_STATEMENT_DATE, DOSSIER_STATEMENT_PLACE, DOSSIER_STATEMENT_FIGURE,
};

static void
set_label (GtkWidget  *widget,
           const char *label)
{
  gtk_widget_set_tooltip_text (widget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
dossier_statement_fields_new_entry (const char *label,
                                    int         width_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_widget_set_hexpand (entry, TRUE);
  set_label (entry, label);
  return entry;
}

/* A line below a field, empty and hidden until there is something to say of it. */
GtkWidget *
dossier_statement_fields_new_note (void)
{
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 40);
  gtk_widget_add_css_class (note, "understood");
  gtk_widget_set_visible (note, FALSE);
  return note;
}

/**
 * dossier_statement_fields_show_note:
 * @note: the line below @field
 * @error: (nullable): what is wrong with it
 * @words: (nullable): else, what was understood
 */
void
dossier_statement_fields_show_note (GtkWidget  *note,
                                    GtkWidget  *field,
                                    const char *error,
                                    const char *words)
{
  gtk_label_set_text (GTK_LABEL (note), error != NULL ? error : words != NULL ? words : "");
  gtk_widget_set_visible (note, error != NULL || words != NULL);
  if (error != NULL)
    {
      gtk_widget_add_css_class (note, "error");
      gtk_widget_add_css_class (field, "error");
    }
  else
    {
      gtk_widget_remove_css_class (note, "error");
      gtk_widget_remove_css_class (field, "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (GTK_LABEL (note)), -1);
}

GtkWidget *
dossier_statement_fields_new_kind (void)
{
  /* Translators: what words of an article are evidence of */
  const char * const names[] = { _("Says"), _("Who"), _("When"), _("Where"), _("Figure"), NULL };
  GtkWidget *drop = gtk_drop_down_new_from_strings (names);

  set_label (drop, _("What the words are about"));
  return drop;
}

void
dossier_statement_fields_choose_kind (GtkWidget           *drop,
                                      DossierStatementKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), i);
}

DossierStatementKind
dossier_statement_fields_get_kind (GtkWidget *drop)
{
  return kinds[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop)), G_N_ELEMENTS (kinds) - 1)];
}

GtkWidget *
dossier_statement_fields_new_entity_kind (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop;

  for (guint i = 0; dossier_builtin_kinds[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      /* Translators: a kind of entity that will be made new: "new person" */
      name = g_strdup_printf (_("new: %s"), dossier_ui_kind_name (dossier_builtin_kinds[i]));
      gtk_string_list_append (names, name);
    }
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_tooltip_text (drop, _("Nobody has this name yet: what kind is it?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of the new entity"), -1);
  return drop;
}

void
dossier_statement_fields_choose_entity_kind (GtkWidget  *drop,
                                             const char *kind)
{
  for (guint i = 0; kind != NULL && dossier_builtin_kinds[i] != NULL; i++)
    if (g_strcmp0 (dossier_builtin_kinds[i], kind) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), i);
}

/**
 * dossier_statement_fields_get_entity_kind:
 *
 * Returns: (transfer none) (nullable): the kind that was chosen; NULL for the first one, which stands there by itself
 */
const char *
dossier_statement_fields_get_entity_kind (GtkWidget *drop)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop));

  return chosen != GTK_INVALID_LIST_POSITION && chosen > 0 ? dossier_builtin_kinds[chosen] : NULL;
}

GtkWidget *
dossier_statement_fields_new_credibility (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop;

  for (guint i = 0; i <= MOST_CREDIBILITY; i++)
    gtk_string_list_append (names, i == 0 ? _("Not judged") : dossier_ui_credibility_words (i));
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_tooltip_text (drop, _("Credibility of what is said, by the Admiralty code; it does not depend on the source’s grade"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Credibility of what is said"), -1);
  return drop;
}

/**
 * dossier_statement_fields_attach:
 * @label: words that stand beside @field
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
dossier_statement_fields_attach (GtkGrid    *grid,
                                 int         row,
                                 const char *label,
                                 GtkWidget  *field)
{
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "field-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), field);
  gtk_grid_attach (grid, words, 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, 1, 1);
  return words;
}

static const char *
limit_words (DossierFigureQualifier qualifier)
{
  switch (qualifier)
    {
    case DOSSIER_FIGURE_ABOUT:
      return _("about that many");
    case DOSSIER_FIGURE_MORE_THAN:
      return _("more than that");
    case DOSSIER_FIGURE_AT_LEAST:
      return _("that many or more");
    case DOSSIER_FIGURE_LESS_THAN:
      return _("less than that");
    case DOSSIER_FIGURE_UP_TO:
      return _("that many or less");
    case DOSSIER_FIGURE_EXACTLY:
    default:
      return _("exactly that many");
    }
}

/**
 * dossier_statement_fields_explain:
 * @figure: what was understood
 *
 * Returns: (transfer full): its parts in words: "30,000 · about that many · of: Russian troops"
 */
char *
dossier_statement_fields_explain (const DossierFigure *figure)
{
  DossierFigure number = { .low = figure->low, .high = figure->high };
  g_autofree char *words = dossier_figure_for_people (&number);
  GString *line = g_string_new (words);

  if (figure->low == figure->high)
    g_string_append_printf (line, " · %s", limit_words (figure->qualifier));
  if (figure->unit != NULL)
    {
      g_string_append (line, " · ");
      /* Translators: the unit of a figure: "in km" */
      g_string_append_printf (line, _("in %s"), figure->unit);
    }
  if (figure->counted != NULL)
    {
      g_string_append (line, " · ");
      /* Translators: what a figure counts: "of: Russian troops" */
      g_string_append_printf (line, _("of: %s"), figure->counted);
    }
  if (figure->additional)
    g_string_append_printf (line, " · %s", _("on top of others"));
  return g_string_free (line, FALSE);
}
