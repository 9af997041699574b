/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses the reliability of a source by the Admiralty code. It only asks; who shows it writes. The earlier ratings are read
 * off the main thread when it opens, and again when its source is shown anew meanwhile. Main thread only; owned by its
 * button. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grade-popover.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define N_GRADES 6
#define HISTORY_HEIGHT 168 /* px; a longer one scrolls */
#define REASON_WIDTH 36    /* characters */

struct _DossierGradePopover
{
  GtkPopover parent_instance;
  GtkCheckButton *choices[N_GRADES + 1]; /* A to F, then not rated */
  GtkEditable *reason;
  GtkListBox *history;
  GtkLabel *note;               /* in place of a history */
  DossierWorkspace *workspace;  /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) (nullable): of the reading under way */
  DossierId source;             /* nil: none */
  char grade;                   /* in force, or 0 */
};

G_DEFINE_FINAL_TYPE (DossierGradePopover, dossier_grade_popover, GTK_TYPE_POPOVER)

enum
{
  RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rate_cb (DossierGradePopover *self)
{
  char grade = 0;

  for (guint i = 0; i < N_GRADES; i++)
    if (gtk_check_button_get_active (self->choices[i]))
      grade = 'A' + i;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[RATED], 0, (int) grade, gtk_editable_get_text (self->reason));
}

/* The earlier ratings */

static GtkWidget *
line_new (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), REASON_WIDTH);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
rating_row_new (const DossierRating *rating)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *words = rating->grade != 0 ? dossier_ui_grade_words (rating->grade) : _("Rating taken away");
  g_autofree char *when = dossier_ui_time (rating->rated_at);
  /* Translators: when a source was rated, and by whom: "9 Nov 2025 · Ada Quill" */
  g_autofree char *about = rating->by != NULL && *rating->by != '\0' ? g_strdup_printf (_("%s · %s"), when, rating->by) : g_strdup (when);
  const char *reason = rating->reason != NULL ? rating->reason : "";
  GtkWidget *moment = line_new (about, "caption");

  gtk_widget_add_css_class (moment, "row-secondary");
  gtk_box_append (GTK_BOX (box), line_new (words, NULL));
  if (*reason != '\0')
    gtk_box_append (GTK_BOX (box), line_new (reason, "caption"));
  gtk_box_append (GTK_BOX (box), moment);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, *reason != '\0' ? reason : about, -1);
  return row;
}

static void
show_note (DossierGradePopover *self,
           const char          *text)
{
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->history), GTK_TYPE_SCROLLED_WINDOW), text == NULL);
}

static void
clear_history (DossierGradePopover *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->history))) != NULL)
    gtk_list_box_remove (self->history, row);
}

static gpointer
read_ratings (DossierWorkspace  *workspace,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  return dossier_workspace_load_ratings (workspace, data, error);
}

static void
ratings_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ratings = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierGradePopover *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_GRADE_POPOVER (user_data);
  clear_history (self);
  for (guint i = 0; ratings != NULL && i < ratings->len; i++)
    gtk_list_box_append (self->history, rating_row_new (g_ptr_array_index (ratings, i)));
  show_note (self, ratings == NULL ? error->message : ratings->len == 0 ? _("Nobody has rated this source yet") : NULL);
}

static void
load_history (DossierGradePopover *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace == NULL || dossier_id_is_nil (&self->source))
    return;
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_ratings, dossier_id_copy (&self->source), g_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable, ratings_read_cb, self);
}

static void
dossier_grade_popover_dispose (GObject *object)
{
  DossierGradePopover *self = DOSSIER_GRADE_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_grade_popover_parent_class)->dispose (object);
}

static void
dossier_grade_popover_class_init (DossierGradePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_grade_popover_dispose;
  signals[RATED] = g_signal_new ("rated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
append_history (DossierGradePopover *self,
                GtkBox              *box)
{
  GtkWidget *heading = line_new (_("Ratings so far"), "heading");
  GtkWidget *note = line_new (NULL, "row-secondary");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "ratings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Ratings so far"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), HISTORY_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (box, heading);
  gtk_box_append (box, note);
  gtk_box_append (box, scrolled);
  self->note = GTK_LABEL (note);
  self->history = GTK_LIST_BOX (list);
  show_note (self, _("Nobody has rated this source yet"));
  g_signal_connect (self, "show", G_CALLBACK (load_history), NULL);
}

static void
dossier_grade_popover_init (DossierGradePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_("Reliability of the source"));
  GtkWidget *reason = gtk_entry_new ();
  GtkWidget *rate = gtk_button_new_with_mnemonic (_("_Rate"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i <= N_GRADES; i++)
    {
      GtkWidget *choice = gtk_check_button_new_with_label (dossier_ui_grade_words (i < N_GRADES ? 'A' + i : 0));

      gtk_widget_set_tooltip_text (choice, _("Grade of the Admiralty code"));
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), self->choices[0]);
      self->choices[i] = GTK_CHECK_BUTTON (choice);
      gtk_box_append (GTK_BOX (box), choice);
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (reason), _("Why (optional)"));
  gtk_widget_set_tooltip_text (reason, _("Kept with the rating and its date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect_swapped (reason, "activate", G_CALLBACK (rate_cb), self);
  self->reason = GTK_EDITABLE (reason);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_widget_add_css_class (rate, "suggested-action");
  gtk_widget_set_halign (rate, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (rate, _("Rate the source; it counts for all its articles"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (rate), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rate"), -1);
  g_signal_connect_swapped (rate, "clicked", G_CALLBACK (rate_cb), self);
  gtk_box_append (GTK_BOX (box), rate);
  append_history (self, GTK_BOX (box));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * dossier_grade_popover_new:
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
dossier_grade_popover_new (void)
{
  return g_object_new (DOSSIER_TYPE_GRADE_POPOVER, NULL);
}

/**
 * dossier_grade_popover_show_source:
 * @self: the popover
 * @workspace: where the source is
 * @source: which; nil when there is none to rate
 * @grade: 'A' to 'F', or 0 when the source is not rated
 *
 * Shows the grade in force. A reason typed before goes, unless it is for the same grade of the same source.
 */
void
dossier_grade_popover_show_source (DossierGradePopover *self,
                                   DossierWorkspace    *workspace,
                                   const DossierId     *source,
                                   char                 grade)
{
  gboolean visible;

  g_return_if_fail (DOSSIER_IS_GRADE_POPOVER (self));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (source != NULL);

  visible = gtk_widget_get_visible (GTK_WIDGET (self));
  if (!visible || grade != self->grade || !dossier_id_equal (source, &self->source))
    {
      gtk_check_button_set_active (self->choices[grade >= 'A' && grade <= 'F' ? grade - 'A' : N_GRADES], TRUE);
      gtk_editable_set_text (self->reason, "");
    }
  g_set_object (&self->workspace, workspace);
  self->source = *source;
  self->grade = grade;
  if (visible)
    load_history (self);
}
