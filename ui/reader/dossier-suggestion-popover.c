/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small window beside a suggestion. Owned by the reader, main thread only; it does nothing but tell what was chosen. What
 * is rarer stands in the same window behind a button: a menu over a popover that does not hide by itself is refused by
 * some compositors. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-suggestion-popover.h"

#include "dossier-menu-row.h"
#include "dossier-popover-place.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierSuggestionPopover
{
  GtkPopover parent_instance;

  GtkBox *head;                  /* (owned by the template), as the next eleven */
  GtkLabel *label;
  GtkLabel *about;
  GtkLabel *reason;
  GtkLabel *role;
  GtkLabel *who;
  GtkWidget *answers;
  GtkWidget *accept;
  GtkWidget *new_event;
  GtkWidget *reject;
  GtkToggleButton *more;
  GtkBox *rows;
  GtkWidget *dot;                /* (owned by the widget tree) (nullable) */
  GdkRectangle target;
  gboolean value;                /* it is about a date or a figure */
};

G_DEFINE_FINAL_TYPE (DossierSuggestionPopover, dossier_suggestion_popover, GTK_TYPE_POPOVER)

enum
{
  ACTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define NAME 1u
#define VALUE 2u

static const struct
{
  const char *action;
  const char *label;
  const char *key;        /* (nullable) */
  guint keyval;           /* 0 = none */
  guint of;               /* bits: names, values */
  gboolean row;           /* stands behind the third button */
} choices[] = {
  { "accept", NULL, NULL, GDK_KEY_y, NAME, FALSE },
  { "reject", NULL, NULL, GDK_KEY_n, NAME | VALUE, FALSE },
  { "new-event", NULL, NULL, GDK_KEY_e, VALUE, FALSE },
  { "accept-all", N_("Accept all in this article"), "⇧Y", GDK_KEY_Y, NAME, TRUE },
  { "accept-everywhere", N_("Accept in all articles"), NULL, 0, NAME, TRUE },
  { "accept-as", N_("Accept as something else…"), "T", GDK_KEY_t, NAME, TRUE },
  { "reject-all", N_("Reject in this article"), "⇧N", GDK_KEY_N, NAME | VALUE, TRUE },
  { "reject-everywhere", N_("Reject in all articles"), NULL, 0, NAME | VALUE, TRUE },
  { "new-event", N_("Event from this…"), "E", GDK_KEY_e, NAME, TRUE },
  { "add-to-event", N_("Add to event…"), "L", GDK_KEY_l, NAME | VALUE, TRUE },
  { "copy", N_("Copy quotation"), "Q", GDK_KEY_q, NAME | VALUE, TRUE },
};

static void
act (DossierSuggestionPopover *self, const char *name)
{
  /* While it is still open, so that who listens can tell. */
  g_signal_emit (self, signals[ACTION], 0, name);
}

static void
clicked_cb (GtkWidget *button, DossierSuggestionPopover *self)
{
  g_autofree char *action = g_strdup (gtk_widget_get_name (button));

  act (self, action);
}

static void
more_cb (DossierSuggestionPopover *self)
{
  gboolean more = gtk_toggle_button_get_active (self->more);

  gtk_widget_set_visible (GTK_WIDGET (self->rows), more);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  dossier_popover_place (GTK_POPOVER (self), &self->target);
  if (more && gtk_widget_has_focus (GTK_WIDGET (self->more)))
    gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static gboolean
step_focus (DossierSuggestionPopover *self, gboolean down)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *next;

  if (focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->rows))
    {
      if (!down)
        return GDK_EVENT_PROPAGATE;
      gtk_toggle_button_set_active (self->more, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
      return GDK_EVENT_STOP;
    }

  next = down ? gtk_widget_get_next_sibling (focus) : gtk_widget_get_prev_sibling (focus);
  gtk_widget_grab_focus (next != NULL || down ? (next != NULL ? next : focus) : GTK_WIDGET (self->more));

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (DossierSuggestionPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint of = self->value ? VALUE : NAME;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    return step_focus (self, keyval == GDK_KEY_Down);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || !gtk_widget_get_visible (self->answers))
    return GDK_EVENT_PROPAGATE;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].keyval == keyval && (choices[i].of & of))
      {
        act (self, choices[i].action);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static void
dossier_suggestion_popover_class_init (DossierSuggestionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ACTION] = g_signal_new ("action", DOSSIER_TYPE_SUGGESTION_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-suggestion-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, head);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, label);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, about);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, reason);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, role);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, who);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, answers);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, accept);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, new_event);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, reject);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, more);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestionPopover, rows);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
dossier_suggestion_popover_init (DossierSuggestionPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_popover_listen (GTK_POPOVER (self), G_CALLBACK (key_pressed_cb));
}

GtkWidget *
dossier_suggestion_popover_new (void)
{
  return g_object_new (DOSSIER_TYPE_SUGGESTION_POPOVER, NULL);
}

static void
show_rows (DossierSuggestionPopover *self)
{
  guint of = self->value ? VALUE : NAME;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (!choices[i].row || !(choices[i].of & of))
        continue;

      row = dossier_menu_row_new (_(choices[i].label), choices[i].key);
      gtk_widget_set_name (row, choices[i].action);
      g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (self->rows, row);
    }
  gtk_toggle_button_set_active (self->more, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
}

static void
set_line (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

/* "follows a title" becomes a line of its own. */
static char *
capitalise (const char *words)
{
  g_autofree char *first = NULL;

  if (words == NULL || *words == '\0')
    return NULL;
  first = g_utf8_strup (words, (gssize) (g_utf8_next_char (words) - words));
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

static void
show_words (DossierSuggestionPopover *self, DossierProposal *proposal, guint here)
{
  g_autofree char *value = dossier_ui_proposal_value (proposal);
  g_autofree char *about = NULL, *reason = capitalise (proposal->reason), *role = NULL, *who = dossier_ui_proposal_who (proposal);

  if (self->value)
    /* Translators: a date or figure that is suggested: its kind, what it says, how sure: "Date: 20 Feb 2022, likely" */
    about = value != NULL ? g_strdup_printf (_("%s: %s, %s"), dossier_ui_kind_name (proposal->kind), value,
                                             dossier_ui_sureness (proposal->confidence))
                          : g_strdup_printf (_("%s, not resolved"), dossier_ui_kind_name (proposal->kind));
  else
    /* Translators: a suggestion: its kind, how sure, how often it is open in the article: "Person, likely · 3 here" */
    about = g_strdup_printf (ngettext ("%s, %s · %u here", "%s, %s · %u here", here), dossier_ui_kind_name (dossier_ui_proposal_kind (proposal)),
                             dossier_ui_sureness (proposal->confidence), here);
  if (proposal->role != NULL && *proposal->role != '\0')
    /* Translators: %s is a title or office as the article has it: "Chief of the General Staff" */
    role = g_strdup_printf (_("Called “%s” here"), proposal->role);

  gtk_label_set_text (self->label, self->value ? proposal->words : proposal->name);
  set_line (self->about, about);
  set_line (self->reason, reason);
  set_line (self->role, role);
  set_line (self->who, who);
}

/**
 * dossier_suggestion_popover_open:
 * @self: a popover with a parent
 * @proposal: what it is about
 * @here: how many suggestions of the article mean the same
 * @read_only: offer nothing that writes
 * @take_focus: whether its first button gets the keyboard; not after a click, so that one can go on reading
 * @target: where it stands, in coordinates of the parent
 */
void
dossier_suggestion_popover_open (DossierSuggestionPopover *self, DossierProposal *proposal, guint here, gboolean read_only,
                                 gboolean take_focus, const GdkRectangle *target)
{
  const char *kind;

  g_return_if_fail (DOSSIER_IS_SUGGESTION_POPOVER (self));
  g_return_if_fail (proposal != NULL && target != NULL);

  kind = dossier_ui_proposal_kind (proposal);
  if (self->dot == NULL)
    {
      self->dot = dossier_ui_kind_dot_new (kind);
      gtk_box_prepend (self->head, self->dot);
    }
  dossier_ui_kind_dot_set (self->dot, kind);
  self->value = dossier_ui_is_value (proposal->kind);
  self->target = *target;
  show_words (self, proposal, here);
  gtk_widget_set_visible (self->answers, !read_only);
  gtk_widget_set_visible (self->accept, !self->value);
  gtk_widget_set_visible (self->new_event, self->value);
  show_rows (self);

  dossier_popover_place (GTK_POPOVER (self), target);
  gtk_popover_popup (GTK_POPOVER (self));
  if (take_focus && !read_only)
    gtk_widget_grab_focus (self->value ? self->new_event : self->accept);
}
