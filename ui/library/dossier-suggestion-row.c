/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of the suggestions in the inspector, with its answers. Main thread only; owned by its list item. It decides nothing:
 * it says which button was pressed. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-suggestion-row.h"

#include "dossier-tooltip.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierSuggestionRow
{
  AdwBin parent_instance;
  DossierInspectorSuggestion *line; /* (owned) (nullable) */
  GtkWidget *dot;
  GtkLabel *name;
  GtkLabel *why;
  GtkLabel *count;
  GtkWidget *accept_all;
  GtkWidget *accept;
  GtkWidget *reject;
  GtkWidget *fold;
};

G_DEFINE_FINAL_TYPE (DossierSuggestionRow, dossier_suggestion_row, ADW_TYPE_BIN)

enum
{
  ANSWER,
  FOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
accept_cb (DossierSuggestionRow *self)
{
  g_signal_emit (self, signals[ANSWER], 0, TRUE);
}

static void
reject_cb (DossierSuggestionRow *self)
{
  g_signal_emit (self, signals[ANSWER], 0, FALSE);
}

static void
fold_cb (DossierSuggestionRow *self)
{
  g_signal_emit (self, signals[FOLD], 0);
}

static void
dossier_suggestion_row_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_SUGGESTION_ROW (object)->line);
  G_OBJECT_CLASS (dossier_suggestion_row_parent_class)->dispose (object);
}

static void
dossier_suggestion_row_class_init (DossierSuggestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_suggestion_row_dispose;
  signals[ANSWER] = g_signal_new ("answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[FOLD] = g_signal_new ("fold", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (DossierSuggestionRow *self,
             const char           *icon,
             GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "answer");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_label (GtkLabel **label)
{
  GtkWidget *widget = gtk_label_new (NULL);

  *label = GTK_LABEL (widget);
  gtk_label_set_xalign (*label, 0);
  gtk_label_set_ellipsize (*label, PANGO_ELLIPSIZE_END);
  return widget;
}

static void
dossier_suggestion_row_init (DossierSuggestionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->dot = dossier_ui_kind_dot_new (NULL);
  gtk_widget_add_css_class (self->dot, "suggestion-dot");
  self->accept_all = gtk_button_new_with_label (_("Accept all"));
  gtk_widget_add_css_class (self->accept_all, "flat");
  gtk_widget_add_css_class (self->accept_all, "accept-all");
  gtk_widget_set_valign (self->accept_all, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->accept_all, "clicked", G_CALLBACK (accept_cb), self);
  self->accept = make_button (self, "object-select-symbolic", G_CALLBACK (accept_cb));
  self->reject = make_button (self, "window-close-symbolic", G_CALLBACK (reject_cb));
  self->fold = make_button (self, "pan-down-symbolic", G_CALLBACK (fold_cb));

  gtk_box_append (GTK_BOX (words), make_label (&self->name));
  gtk_box_append (GTK_BOX (words), make_label (&self->why));
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "row-secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->dot);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_label (&self->count));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "row-secondary");
  gtk_box_append (GTK_BOX (box), self->accept_all);
  gtk_box_append (GTK_BOX (box), self->accept);
  gtk_box_append (GTK_BOX (box), self->reject);
  gtk_box_append (GTK_BOX (box), self->fold);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestion-row");
}

/**
 * dossier_suggestion_row_new:
 *
 * Returns: (transfer floating): a row without a line
 */
GtkWidget *
dossier_suggestion_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_SUGGESTION_ROW, NULL);
}

static void
set_words (GtkWidget  *widget,
           const char *tooltip,
           const char *spoken)
{
  dossier_ui_set_tooltip (widget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Nothing doubtful is accepted along with others: the button counts what it accepts, and then what is left. */
static void
label_accept_all (DossierSuggestionRow *self,
                  const char           *tooltip,
                  const char           *spoken)
{
  guint n = self->line->ids->len, doubtful = self->line->doubtful->len;
  g_autofree char *some = g_strdup_printf (ngettext ("Accept %u sure", "Accept %u sure", n), n);
  g_autofree char *only = g_strdup_printf (ngettext ("Accept %u doubtful", "Accept %u doubtful", n), n);
  g_autofree char *left = g_strdup_printf (ngettext ("%s but %u that is doubtful, which can be accepted after", "%s but %u that are doubtful, which can be accepted after", doubtful),
                                           tooltip, doubtful);
  g_autofree char *all = g_strdup_printf ("%s, %s", spoken, doubtful == n ? only : some);

  gtk_button_set_label (GTK_BUTTON (self->accept_all), doubtful == 0 ? _("Accept all") : doubtful == n ? only : some);
  set_words (self->accept_all, doubtful == 0 || doubtful == n ? tooltip : left, doubtful == 0 ? spoken : all);
}

static void
show_all (DossierSuggestionRow *self,
          gboolean              folded,
          gboolean              read_only)
{
  DossierInspectorSuggestion *line = self->line;
  g_autofree char *title = g_strdup_printf (ngettext ("%u suggestion", "%u suggestions", line->names), line->names);

  gtk_label_set_text (self->name, title);
  gtk_widget_set_visible (GTK_WIDGET (self->why), FALSE);
  gtk_label_set_text (self->count, "");
  gtk_widget_set_visible (self->accept_all, !read_only);
  gtk_widget_set_visible (self->fold, TRUE);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold), folded ? "pan-end-symbolic" : "pan-down-symbolic");
  set_words (self->fold, folded ? _("Show the suggestions") : _("Hide the suggestions"),
             folded ? _("Show the suggestions") : _("Hide the suggestions"));
  label_accept_all (self, _("Accept every suggestion of this article"), _("Accept all suggestions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_kind (DossierSuggestionRow *self,
           gboolean              read_only)
{
  const char *kind = dossier_ui_kind_plural (self->line->kind);
  g_autofree char *heading = g_utf8_strup (kind, -1);
  /* Translators: %s is a kind of entities: "People" */
  g_autofree char *spoken = g_strdup_printf (_("Accept all suggestions: %s"), kind);

  gtk_label_set_text (self->name, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->why), FALSE);
  gtk_label_set_text (self->count, "");
  gtk_widget_set_visible (self->accept_all, !read_only);
  gtk_widget_set_visible (self->fold, FALSE);
  label_accept_all (self, _("Accept every suggestion of this kind in this article"), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
}

static void
show_name (DossierSuggestionRow *self,
           gboolean              read_only)
{
  DossierInspectorSuggestion *line = self->line;
  DossierProposal *proposal = line->proposal;
  const char *name = dossier_inspector_suggestion_get_name (line), *sure = dossier_ui_sureness (proposal->confidence);
  gboolean reasoned = proposal->reason != NULL && *proposal->reason != '\0';
  g_autofree char *why = reasoned ? g_strdup_printf ("%s · %s", sure, proposal->reason) : g_strdup (sure);
  g_autofree char *count = g_strdup_printf ("%u", line->ids->len);
  g_autofree char *who = dossier_ui_proposal_who (proposal);
  g_autofree char *here = g_strdup_printf (ngettext ("%u place in this article", "%u places in this article", line->ids->len), line->ids->len);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s\n%s\n%s", name, why, who, here);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", name, dossier_ui_kind_name (line->kind), why, here);
  /* Translators: %s is a name that is suggested */
  g_autofree char *accept = g_strdup_printf (_("Accept “%s”"), name);
  g_autofree char *reject = g_strdup_printf (_("Reject “%s”"), name);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->why, why);
  gtk_widget_set_visible (GTK_WIDGET (self->why), TRUE);
  gtk_label_set_text (self->count, line->ids->len > 1 ? count : "");
  dossier_ui_kind_dot_set (self->dot, line->kind);
  dossier_ui_set_tooltip (GTK_WIDGET (self), tooltip);
  gtk_widget_set_visible (self->accept_all, FALSE);
  gtk_widget_set_visible (self->fold, FALSE);
  gtk_widget_set_visible (self->accept, !read_only);
  gtk_widget_set_visible (self->reject, !read_only);
  set_words (self->accept, _("Accept everywhere in this article (Y)"), accept);
  set_words (self->reject, _("Reject everywhere in this article (N)"), reject);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
set_class (DossierSuggestionRow *self,
           const char           *name,
           gboolean              set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/**
 * dossier_suggestion_row_set_line:
 * @self: a row
 * @line: what it shows
 * @folded: whether the names are hidden
 * @read_only: offer nothing that writes
 */
void
dossier_suggestion_row_set_line (DossierSuggestionRow       *self,
                                 DossierInspectorSuggestion *line,
                                 gboolean                    folded,
                                 gboolean                    read_only)
{
  gboolean name;

  g_return_if_fail (DOSSIER_IS_SUGGESTION_ROW (self));
  g_return_if_fail (DOSSIER_IS_INSPECTOR_SUGGESTION (line));

  g_set_object (&self->line, line);
  name = line->level == DOSSIER_INSPECTOR_SUGGESTED_NAME;
  gtk_widget_set_visible (self->dot, name);
  gtk_widget_set_visible (self->accept, name);
  gtk_widget_set_visible (self->reject, name);
  dossier_ui_set_tooltip (GTK_WIDGET (self), NULL);
  set_class (self, "all", line->level == DOSSIER_INSPECTOR_SUGGESTIONS);
  set_class (self, "last", line->last || (line->level == DOSSIER_INSPECTOR_SUGGESTIONS && folded));
  set_class (self, "kind-heading", line->level == DOSSIER_INSPECTOR_SUGGESTED_KIND);
  switch (line->level)
    {
    case DOSSIER_INSPECTOR_SUGGESTIONS:
      show_all (self, folded, read_only);
      break;
    case DOSSIER_INSPECTOR_SUGGESTED_KIND:
      show_kind (self, read_only);
      break;
    case DOSSIER_INSPECTOR_SUGGESTED_NAME:
      show_name (self, read_only);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * dossier_suggestion_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
DossierInspectorSuggestion *
dossier_suggestion_row_get_line (DossierSuggestionRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_SUGGESTION_ROW (self), NULL);

  return self->line;
}
