/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The copies of the open article, newest first, in the inspector's details. Main thread only; owned by the details. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-copies-section.h"

#include "dossier-comparison-dialog.h"
#include "dossier-join-dialog.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_ROWS 50

struct _DossierCopiesSection
{
  AdwBin parent_instance;
  DossierWorkspace *workspace; /* (owned) (nullable) */
  DossierId article;
  GtkLabel *summary;
  GtkListBox *list;
  GtkWidget *join;
};

G_DEFINE_FINAL_TYPE (DossierCopiesSection, dossier_copies_section, ADW_TYPE_BIN)

static const DossierId *
article_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "article");
}

static DossierCopiesSection *
section_of (GtkWidget *widget)
{
  return DOSSIER_COPIES_SECTION (gtk_widget_get_ancestor (widget, DOSSIER_TYPE_COPIES_SECTION));
}

static void
row_activated_cb (DossierCopiesSection *self,
                  GtkListBoxRow        *row)
{
  g_autofree char *id = article_of (GTK_WIDGET (row)) != NULL ? dossier_id_to_text (article_of (GTK_WIDGET (row))) : NULL;

  if (id != NULL)
    dossier_ui_go (GTK_WIDGET (self), "win.open-article", id);
}

static void
compare_cb (GtkWidget *button)
{
  DossierCopiesSection *self = section_of (button);

  dossier_comparison_dialog_present (GTK_WIDGET (self), self->workspace, &self->article, article_of (button));
}

static void
side_by_side_cb (GtkWidget *button)
{
  g_autofree char *own = dossier_id_to_text (&section_of (button)->article);
  g_autofree char *other = dossier_id_to_text (article_of (button));
  g_autofree char *pair = g_strdup_printf ("%s %s", own, other);

  dossier_ui_go (button, "win.compare", pair);
}

static void
taken_out_cb (GtkWidget            *widget,
              const DossierOutcome *outcome,
              gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Taken out of the copies"));
}

static void
take_out_cb (GtkWidget *button)
{
  DossierCopiesSection *self = section_of (button);

  dossier_ui_run (GTK_WIDGET (self), self->workspace, dossier_command_split_copy (article_of (button)), taken_out_cb, NULL);
}

static void
join_cb (DossierCopiesSection *self)
{
  dossier_join_dialog_present (GTK_WIDGET (self), self->workspace, &self->article);
}

static GtkWidget *
button_new (const char      *icon,
            const char      *label,
            GCallback        clicked, /* (nullable) */
            const DossierId *article)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "article", dossier_id_copy (article), g_free);
  if (clicked != NULL)
    g_signal_connect (button, "clicked", clicked, NULL);
  return button;
}

static GtkWidget *
row_new (DossierCopiesSection *self,
         const DossierCopy    *copy)
{
  const DossierArticle *article = copy->article;
  gboolean own = dossier_id_equal (&article->id, &self->article);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = dossier_ui_article_line (article);
  g_autofree char *facts = dossier_copies_section_describe (copy, &self->article);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  gtk_widget_set_tooltip_text (row, article->title);
  g_object_set_data_full (G_OBJECT (row), "article", dossier_id_copy (&article->id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !own);
  if (!own)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new ("view-dual-symbolic", _("Show changed words"), G_CALLBACK (compare_cb), &article->id));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new ("object-flip-horizontal-symbolic", _("Compare side by side"),
                                                                   G_CALLBACK (side_by_side_cb), &article->id));
    }
  if (!dossier_workspace_is_read_only (self->workspace))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new ("list-remove-symbolic", _("Take out: it is no copy"), G_CALLBACK (take_out_cb), &article->id));
  if (!own)
    {
      GtkWidget *open = button_new ("go-next-symbolic", _("Open"), NULL, &article->id);
      g_autofree char *id = dossier_id_to_text (&article->id);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-article");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", id);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
    }
  return row;
}

static void
show_summary (DossierCopiesSection *self,
              guint                 n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("None known."));
  else if (n > MAX_ROWS)
    text = g_strdup_printf (ngettext ("%u article with nearly the same words, the newest first. The first %u are listed.",
                                      "%u articles with nearly the same words, the newest first. The first %u are listed.", n), n, MAX_ROWS);
  else
    text = g_strdup_printf (ngettext ("%u article with nearly the same words, the newest first.",
                                      "%u articles with nearly the same words, the newest first.", n), n);
  gtk_label_set_text (self->summary, text);
}

static void
dossier_copies_section_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_COPIES_SECTION (object)->workspace);
  G_OBJECT_CLASS (dossier_copies_section_parent_class)->dispose (object);
}

static void
dossier_copies_section_class_init (DossierCopiesSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_copies_section_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-copies-section.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCopiesSection, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierCopiesSection, list);
  gtk_widget_class_bind_template_child (widget_class, DossierCopiesSection, join);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
}

static void
dossier_copies_section_init (DossierCopiesSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dossier_copies_section_set_workspace (DossierCopiesSection *self,
                                      DossierWorkspace     *workspace)
{
  g_return_if_fail (DOSSIER_IS_COPIES_SECTION (self) && DOSSIER_IS_WORKSPACE (workspace));
  g_set_object (&self->workspace, workspace);
  gtk_widget_set_visible (self->join, !dossier_workspace_is_read_only (workspace));
}

/**
 * dossier_copies_section_show:
 * @copies: the group of the open article; without members when it has no copies
 */
void
dossier_copies_section_show (DossierCopiesSection *self,
                             const DossierCopies  *copies)
{
  GtkListBoxRow *row;

  g_return_if_fail (DOSSIER_IS_COPIES_SECTION (self) && copies != NULL);
  self->article = copies->article;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < copies->members->len && i < MAX_ROWS; i++)
    gtk_list_box_append (self->list, row_new (self, g_ptr_array_index (copies->members, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), copies->members->len > 0);
  show_summary (self, copies->members->len);
}

/**
 * dossier_copies_section_describe:
 * @article: the one that is open
 *
 * Returns: (transfer full): how much a copy and the open article have in common, in words
 */
char *
dossier_copies_section_describe (const DossierCopy *copy,
                                 const DossierId   *article)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", copy->article->word_count), copy->article->word_count);
  g_autofree char *same = NULL;

  if (dossier_id_equal (&copy->article->id, article))
    same = g_strdup (_("this article"));
  else if (copy->same_text)
    same = g_strdup (_("same text"));
  else if (copy->similarity >= 0)
    /* Translators: how much of two texts is the same */
    same = g_strdup_printf (_("%u %% the same"), (guint) (copy->similarity * 100 + 0.5));
  if (same == NULL)
    return g_steal_pointer (&words);
  return copy->by_analyst ? g_strdup_printf ("%s · %s · %s", same, words, _("joined by hand")) : g_strdup_printf ("%s · %s", same, words);
}

/**
 * dossier_copies_section_get_list:
 *
 * Returns: (transfer none): the rows, newest article first
 */
GtkListBox *
dossier_copies_section_get_list (DossierCopiesSection *self)
{
  g_return_val_if_fail (DOSSIER_IS_COPIES_SECTION (self), NULL);
  return self->list;
}
