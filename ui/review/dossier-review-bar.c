/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons above the review queue, each with its key. They activate the queue's actions. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-bar.h"

#include "dossier-key-button.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

static GtkWidget *
add (GtkBox     *bar,
     GtkWidget  *after,
     const char *label,
     const char *key,
     const char *tooltip,
     const char *action)
{
  GtkWidget *button = dossier_key_button_new (label, key, tooltip, action);

  gtk_box_insert_child_after (bar, button, after);
  return button;
}

/**
 * dossier_review_bar_fill:
 * @bar: a box above the queue; what it has comes last
 * @more: what is decided more rarely
 * @form: (out): the button that accepts a form; its label names the words
 * @not_form: (out): the button that rejects a form
 */
void
dossier_review_bar_fill (GtkBox      *bar,
                         GMenuModel  *more,
                         GtkWidget  **form,
                         GtkWidget  **not_form)
{
  GtkWidget *menu = gtk_menu_button_new (), *last;

  last = add (bar, NULL, _("Accept"), "Y", _("Yes, that is meant here (Y)"), "review.accept");
  gtk_widget_add_css_class (last, "suggested-action");
  last = add (bar, last, _("Reject"), "N", _("No, not here (N)"), "review.reject");
  last = *form = add (bar, last, _("All of This Form"), "⇧Y", _("Accept these words wherever they stand for the same name (Shift+Y)"),
                      "review.accept-form");
  last = *not_form = add (bar, last, _("None of This Form"), "⇧N", _("Reject these words for this name everywhere, for good (Shift+N)"),
                          "review.reject-form");
  add (bar, last, _("All in This Article"), "A", _("Accept everything open for this name in the same article (A)"), "review.accept-article");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), more);
  gtk_widget_set_tooltip_text (menu, _("More decisions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More decisions"), -1);
  gtk_box_append (bar, menu);
}

/**
 * dossier_review_bar_show_group:
 * @all: accepts what is open
 * @with_doubtful: accepts what is doubtful too; hidden when that is all or nothing of it
 *
 * Says how many either accepts: what is doubtful is never accepted along with the rest unless somebody says so.
 */
void
dossier_review_bar_show_group (GtkButton                    *all,
                               GtkButton                    *with_doubtful,
                               const DossierSuggestionGroup *group)
{
  guint sure = group->count - MIN (group->doubtful, group->count);
  gboolean both = sure > 0 && group->doubtful > 0;
  g_autofree char *every = g_strdup_printf (ngettext ("Accept %u", "Accept All %u", group->count), group->count);
  g_autofree char *some = g_strdup_printf (ngettext ("Accept %u Sure", "Accept %u Sure", sure), sure);
  g_autofree char *doubtful = g_strdup_printf (ngettext ("With %u Doubtful", "With %u Doubtful", group->doubtful), group->doubtful);
  g_autofree char *left = g_strdup_printf (ngettext ("Accept what is open for this name, in all articles, but for %u doubtful occurrence",
                                                     "Accept what is open for this name, in all articles, but for %u doubtful occurrences", group->doubtful),
                                           group->doubtful);
  g_autofree char *only = g_strdup_printf (ngettext ("Accept %u Doubtful", "Accept All %u Doubtful", group->count), group->count);

  gtk_button_set_label (all, both ? some : group->doubtful > 0 ? only : every);
  gtk_widget_set_tooltip_text (GTK_WIDGET (all), both ? left : _("Accept everything that is open for this name, in all articles"));
  gtk_button_set_label (with_doubtful, doubtful);
  gtk_widget_set_visible (GTK_WIDGET (with_doubtful), both);
}

/**
 * dossier_review_bar_tell_group:
 * @entity: (nullable): whom the group is about
 *
 * Returns: (transfer full): its kind, whether it is known, and what is to be reviewed
 */
char *
dossier_review_bar_tell_group (const DossierSuggestionGroup *group,
                               const DossierEntity          *entity)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u occurrence", "%u occurrences", group->count), group->count);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", group->article_count), group->article_count);
  g_autofree char *known = entity != NULL ? g_strdup_printf (ngettext ("%u mention so far", "%u mentions so far", entity->mention_count), entity->mention_count)
                                          : g_strdup (_("new name"));

  /* Translators: kind, whether it is known, what is to be reviewed: "Person · 9 mentions so far · 34 occurrences in 12 articles to review" */
  return g_strdup_printf (_("%s · %s · %s in %s to review"), dossier_ui_kind_name (group->kind), known, count, articles);
}

/**
 * dossier_review_bar_show_words:
 * @form: accepts the words wherever they stand
 * @not_form: rejects them
 */
void
dossier_review_bar_show_words (GtkWidget  *form,
                               GtkWidget  *not_form,
                               const char *words)
{
  /* Translators: %s are words as they stand in articles */
  g_autofree char *all = g_strdup_printf (_("All “%s”"), words);
  /* Translators: %s are words as they stand in articles */
  g_autofree char *none = g_strdup_printf (_("No “%s”"), words);

  dossier_key_button_set_label (form, all);
  dossier_key_button_set_label (not_form, none);
}
