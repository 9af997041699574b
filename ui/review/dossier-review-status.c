/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to say when there is nothing to show, about names and about pairs. It is told what to speak of and watches
 * nothing itself. Main thread only; owned by the Review page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-status.h"

#include <glib/gi18n.h>

struct _DossierReviewStatus
{
  AdwBin parent_instance;
  AdwStatusPage *page;
  GtkWidget *clear;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (DossierReviewStatus, dossier_review_status, ADW_TYPE_BIN)

enum
{
  CLEAR,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (DossierReviewStatus *self,
     const char          *icon,
     const char          *title,
     const char          *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->page, icon);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, escaped);
}

static void
clear_cb (DossierReviewStatus *self)
{
  g_signal_emit (self, signals[CLEAR], 0);
}

static GtkWidget *
make_clear (DossierReviewStatus *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show All Names"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_tooltip_text (button, _("Take back what was typed and chosen on the left"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show all names"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static GtkWidget *
make_progress (void)
{
  GtkWidget *progress = gtk_progress_bar_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Looking for suggestions"), -1);
  gtk_widget_set_size_request (progress, 260, -1);
  gtk_widget_set_visible (progress, FALSE);
  return progress;
}

static void
dossier_review_status_class_init (DossierReviewStatusClass *klass)
{
  signals[CLEAR] = g_signal_new ("clear", DOSSIER_TYPE_REVIEW_STATUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_review_status_init (DossierReviewStatus *self)
{
  GtkWidget *page = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->page = ADW_STATUS_PAGE (page);
  self->progress = GTK_PROGRESS_BAR (make_progress ());
  self->clear = make_clear (self);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), self->clear);
  adw_status_page_set_child (self->page, box);
  gtk_widget_add_css_class (page, "compact");
  adw_bin_set_child (ADW_BIN (self), page);
}

/**
 * dossier_review_status_new:
 *
 * Returns: (transfer floating): it says nothing yet
 */
GtkWidget *
dossier_review_status_new (void)
{
  return g_object_new (DOSSIER_TYPE_REVIEW_STATUS, NULL);
}

/**
 * dossier_review_status_show_names:
 * @names: the list, in which no name is chosen
 * @suggesting: (nullable): who looks for suggestions
 * @looking: whether it does so just now
 *
 * Says why there is no name.
 */
void
dossier_review_status_show_names (DossierReviewStatus *self,
                                  DossierReviewNames  *names,
                                  DossierSuggesting   *suggesting,
                                  gboolean             looking)
{
  DossierReviewGroups *groups;
  const char *error;
  guint unseen;
  gboolean filtered;
  g_autofree char *rest = NULL, *waiting = NULL;

  g_return_if_fail (DOSSIER_IS_REVIEW_STATUS (self));
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (names));

  groups = dossier_review_names_get_groups (names);
  error = dossier_review_groups_get_error (groups);
  unseen = dossier_review_groups_get_unseen (groups);
  filtered = dossier_review_names_is_filtered (names);
  gtk_widget_set_visible (self->clear, error == NULL && filtered);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), error == NULL && looking);
  if (error != NULL)
    say (self, "dialog-error-symbolic", _("The Suggestions Could Not Be Read"), error);
  else if (looking)
    {
      rest = g_strdup_printf (ngettext ("Still looking through %u article. You can go on with something else.",
                                        "Still looking through %u articles. You can go on with something else.", unseen), unseen);
      say (self, "edit-find-symbolic", filtered ? _("Nothing Found Yet") : _("Looking for Names"),
           unseen > 0 ? rest : _("The occurrences of new names are being looked for."));
    }
  else if (filtered)
    say (self, "edit-find-symbolic", _("Nothing to Review Here"), _("Nothing that fits what is shown waits for a decision."));
  else if (unseen > 0 && suggesting != NULL && !dossier_suggesting_is_active (suggesting))
    say (self, "edit-find-symbolic", _("Nothing to Review"), _("Looking for names is switched off in the preferences."));
  else if (unseen > 0)
    {
      waiting = g_strdup_printf (ngettext ("%u article has not been looked through yet.", "%u articles have not been looked through yet.", unseen),
                                 unseen);
      say (self, "edit-find-symbolic", _("Nothing to Review"), waiting);
    }
  else
    say (self, "object-select-symbolic", _("Nothing to Review"),
         _("Every name that was found is decided. New articles are looked through by themselves."));
}

/**
 * dossier_review_status_show_pairs:
 * @pairs: the list, in which no pair is chosen
 *
 * Says why there is no pair.
 */
void
dossier_review_status_show_pairs (DossierReviewStatus *self,
                                  DossierIdentityList *pairs)
{
  const char *error;

  g_return_if_fail (DOSSIER_IS_REVIEW_STATUS (self));
  g_return_if_fail (DOSSIER_IS_IDENTITY_LIST (pairs));

  error = dossier_identity_list_get_error (pairs);
  gtk_widget_set_visible (self->clear, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (error != NULL)
    say (self, "dialog-error-symbolic", _("The Pairs Could Not Be Read"), error);
  else if (dossier_identity_list_is_loading (pairs))
    say (self, "edit-find-symbolic", _("Comparing Names"), _("Every name is compared with every other."));
  else if (dossier_identity_list_is_decided (pairs))
    say (self, "edit-find-symbolic", _("Nothing Decided Yet"), _("What is decided to be the same or not is kept here, and can be taken back."));
  else
    say (self, "object-select-symbolic", _("No Doubles"),
         _("No two entities have names that look alike. Two can still be merged from the menu of either."));
}

/**
 * dossier_review_status_set_fraction:
 * @fraction: how far the looking for suggestions is, 0 to 1
 */
void
dossier_review_status_set_fraction (DossierReviewStatus *self,
                                    double               fraction)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_STATUS (self));
  gtk_progress_bar_set_fraction (self->progress, fraction);
}
