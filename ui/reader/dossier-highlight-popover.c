/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small menu of one highlight. Owned by the reader, main thread only; it does nothing but tell what was chosen. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-highlight-popover.h"

#include "dossier-menu-row.h"
#include "dossier-popover-place.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define LONGEST 240 /* code points of an annotation that are shown */

struct _DossierHighlightPopover
{
  GtkPopover parent_instance;

  GtkBox *head;      /* (owned by the template), as the next four */
  GtkLabel *label;
  GtkLabel *about;
  GtkBox *rows;
  GtkLabel *others;
  GtkWidget *dot;    /* (owned by the widget tree) (nullable) */
};

G_DEFINE_FINAL_TYPE (DossierHighlightPopover, dossier_highlight_popover, GTK_TYPE_POPOVER)

enum
{
  ACTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *action;
  const char *label;
  gboolean writes;
  guint types; /* bits of DossierHighlightType */
} Choice;

#define MENTION (1u << DOSSIER_HIGHLIGHT_MENTION)
#define ANNOTATION (1u << DOSSIER_HIGHLIGHT_ANNOTATION)
#define STATEMENT (1u << DOSSIER_HIGHLIGHT_STATEMENT)

static const Choice choices[] = {
  { "open", N_("Show all mentions"), FALSE, MENTION },
  { "open", N_("What the sources say of it"), FALSE, STATEMENT },
  { "edit", N_("Edit annotation…"), TRUE, ANNOTATION },
  { "edit", N_("Edit statement…"), TRUE, STATEMENT },
  { "retag", N_("Tag as something else…"), TRUE, MENTION },
  { "cite", N_("Cite in note"), FALSE, MENTION | ANNOTATION | STATEMENT },
  { "copy", N_("Copy quotation"), FALSE, MENTION | ANNOTATION | STATEMENT },
  { "remove", N_("Remove this tag"), TRUE, MENTION },
  { "remove", N_("Delete annotation"), TRUE, ANNOTATION },
  { "remove", N_("Remove from the event"), TRUE, STATEMENT },
};

static void
clicked_cb (GtkButton *button, DossierHighlightPopover *self)
{
  g_autofree char *action = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ACTION], 0, action);
}

static gboolean
key_pressed_cb (DossierHighlightPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *next = NULL;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    }

  if (focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->rows))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down)
    next = gtk_widget_get_next_sibling (focus);
  else if (keyval == GDK_KEY_Up)
    next = gtk_widget_get_prev_sibling (focus);
  else
    return GDK_EVENT_PROPAGATE;

  if (next != NULL)
    gtk_widget_grab_focus (next);

  return GDK_EVENT_STOP;
}

static void
dossier_highlight_popover_class_init (DossierHighlightPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ACTION] = g_signal_new ("action", DOSSIER_TYPE_HIGHLIGHT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-highlight-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightPopover, head);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightPopover, label);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightPopover, about);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightPopover, rows);
  gtk_widget_class_bind_template_child (widget_class, DossierHighlightPopover, others);
}

static void
dossier_highlight_popover_init (DossierHighlightPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_popover_listen (GTK_POPOVER (self), G_CALLBACK (key_pressed_cb));
}

GtkWidget *
dossier_highlight_popover_new (void)
{
  return g_object_new (DOSSIER_TYPE_HIGHLIGHT_POPOVER, NULL);
}

static void
show_rows (DossierHighlightPopover *self, DossierHighlightType type, gboolean read_only)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (!(choices[i].types & (1u << type)) || (read_only && choices[i].writes))
        continue;

      row = dossier_menu_row_new (_(choices[i].label), NULL);
      gtk_widget_set_name (row, choices[i].action);
      g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (self->rows, row);
    }
}

/**
 * dossier_highlight_popover_open:
 * @self: a popover with a parent
 * @highlight: what it is about
 * @about: a second line on it: its kind and number; may be empty
 * @n_others: how many other highlights cover the same place
 * @read_only: offer nothing that writes
 * @take_focus: whether its first row gets the keyboard; not after a click, so that one can go on reading
 * @target: where it stands, in coordinates of the parent
 */
void
dossier_highlight_popover_open (DossierHighlightPopover *self, const DossierHighlight *highlight, const char *about,
                                guint n_others, gboolean read_only, gboolean take_focus, const GdkRectangle *target)
{
  g_autofree char *others = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (DOSSIER_IS_HIGHLIGHT_POPOVER (self));
  g_return_if_fail (highlight != NULL);
  g_return_if_fail (about != NULL);

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self));

  if (self->dot == NULL)
    {
      self->dot = dossier_ui_kind_dot_new (highlight->kind);
      gtk_box_prepend (self->head, self->dot);
    }
  dossier_ui_kind_dot_set (self->dot, highlight->kind);
  gtk_widget_set_visible (self->dot, highlight->type == DOSSIER_HIGHLIGHT_MENTION);

  words = dossier_text_ellipsize (highlight->label, LONGEST);
  gtk_label_set_text (self->label, words);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  others = g_strdup_printf (ngettext ("Click again: %u more is marked here", "Click again: %u more are marked here", n_others),
                            n_others);
  gtk_label_set_text (self->others, others);
  gtk_widget_set_visible (GTK_WIDGET (self->others), n_others > 0);
  show_rows (self, highlight->type, read_only);

  dossier_popover_place (GTK_POPOVER (self), target);
  gtk_popover_popup (GTK_POPOVER (self));
  if (take_focus)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->rows)));
}
