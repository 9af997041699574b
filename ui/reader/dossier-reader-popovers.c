/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The popovers over the text, of which one at most is open: made, opened at the words they are about, moved with them, closed;
 * the keyboard goes back to the text then. Part of DossierReader, main thread. What is done in them is elsewhere.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

#include "dossier-popover-place.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

static void
shown_cb (DossierReader *self)
{
  dossier_text_view_set_subject (self->text_view, self->range.start, self->range.end);
}

/* The keyboard goes back to the text, unless somebody has taken it elsewhere already. */
static void
closed_cb (DossierReader *self, GtkPopover *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->box == NULL) /* the reader is going */
    return;
  dossier_text_view_set_subject (self->text_view, 0, 0);

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover))))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
highlight_action_cb (DossierReader *self, const char *name)
{
  g_autofree char *action = g_strconcat ("reader.", name, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
add_text_menu (DossierReader *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) parts = g_menu_new ();
  g_autoptr (GMenu) suggestions = g_menu_new ();

  g_menu_append (menu, _("_Find in This Article…"), "reader.find");
  g_menu_append (menu, _("_Next Mark"), "reader.next-highlight");
  g_menu_append (menu, _("_Previous Mark"), "reader.previous-highlight");
  g_menu_append (menu, _("Select _All"), "reader.select-all");
  g_menu_append (suggestions, _("Next S_uggestion"), "reader.next-suggestion");
  g_menu_append (suggestions, _("Show _Dates and Figures Found"), "reader.show-values");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (suggestions));
  g_menu_append (parts, _("_Show What Was Left Out"), "reader.show-left-out");
  g_menu_append (parts, _("_Take This Part Back"), "reader.take-back");
  g_menu_append (parts, _("_Leave This Part Out"), "reader.leave-out");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (parts));

  self->text_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->text_menu), FALSE);
  gtk_widget_set_halign (self->text_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->text_menu, GTK_WIDGET (self));
}

/**
 * dossier_reader_open_tag_popover:
 * @self: a reader
 * @mode: what for
 */
void
dossier_reader_open_tag_popover (DossierReader *self, DossierTagMode mode)
{
  g_autofree char *words = NULL;
  GdkRectangle place;

  if (!dossier_reader_take_range (self))
    return;

  dossier_reader_close_popovers (self);
  self->subject = DOSSIER_ID_NIL;
  self->subject_suggested = FALSE;
  words = dossier_reader_dup_words (self);
  if (dossier_reader_get_place (self, &place))
    dossier_tag_popover_open (self->tag_popover, mode, words, &place);
}

/**
 * dossier_reader_open_menu:
 * @self: a reader
 * @position: of a highlight
 * @take_focus: whether the menu gets the keyboard
 *
 * Chooses a highlight, tells so, and shows what it is and what can be done with it.
 */
void
dossier_reader_open_menu (DossierReader *self, int position, gboolean take_focus)
{
  const DossierHighlightIndex *index = dossier_text_view_get_index (self->text_view);
  const DossierHighlightEntry *entry = dossier_highlight_index_get (index, (guint) position);
  const DossierHighlight *highlight = entry->highlight;
  g_autoptr (GArray) there = dossier_highlight_index_at (index, entry->start);
  g_autofree char *id = dossier_id_to_text (&highlight->id);
  g_autofree char *about = NULL;
  GdkRectangle place;
  guint here;

  dossier_reader_close_popovers (self);
  dossier_text_view_set_current (self->text_view, position);
  self->range = (DossierTextRange) { highlight->start, highlight->end };

  if (highlight->type == DOSSIER_HIGHLIGHT_SUGGESTION)
    {
      g_signal_emit_by_name (self, "highlight-activated", id, (int) highlight->type);
      if (dossier_reader_get_place (self, &place))
        dossier_reader_open_suggestion (self, highlight, take_focus, &place);
      return;
    }

  if (highlight->type == DOSSIER_HIGHLIGHT_MENTION)
    {
      here = dossier_highlight_index_count_target (index, &highlight->target);
      /* Translators: the kind of an entity, and how often the article names it: "Person, 3 here" */
      about = g_strdup_printf (ngettext ("%s, %u here", "%s, %u here", here), dossier_ui_kind_name (highlight->kind), here);
    }
  else if (highlight->type == DOSSIER_HIGHLIGHT_STATEMENT)
    about = dossier_reader_describe_statement (self, &highlight->id);
  else
    about = g_strdup (_("Annotation"));

  /* First, since whoever listens may take the keyboard. */
  g_signal_emit_by_name (self, "highlight-activated", id, (int) highlight->type);
  if (dossier_reader_get_place (self, &place))
    dossier_highlight_popover_open (self->highlight_popover, highlight, about, take_focus ? 0 : there->len - 1,
                                    dossier_workspace_is_read_only (self->workspace), take_focus, &place);
}

/**
 * dossier_reader_open_text_menu:
 * @self: a reader
 * @x: in coordinates of the text view
 * @y: in coordinates of the text view
 *
 * The menu of text in which nothing is marked or selected.
 */
void
dossier_reader_open_text_menu (DossierReader *self, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->text_view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  dossier_reader_close_popovers (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->text_menu), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->text_menu));
}

/**
 * dossier_reader_move_popovers:
 * @self: a reader whose text has moved
 *
 * A popover stays with its words, and goes when they are out of sight.
 */
void
dossier_reader_move_popovers (DossierReader *self)
{
  GtkPopover *popovers[] = { GTK_POPOVER (self->tag_popover), GTK_POPOVER (self->annotate_popover),
                             GTK_POPOVER (self->highlight_popover), GTK_POPOVER (self->suggestion_popover),
                             GTK_POPOVER (self->statement_popover) };
  GdkRectangle place;

  if (!dossier_reader_has_popover (self) || !dossier_reader_get_place (self, &place))
    return;

  if (place.y + place.height < 0 || place.y > gtk_widget_get_height (GTK_WIDGET (self)))
    {
      dossier_reader_close_popovers (self);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (popovers); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (popovers[i])))
      dossier_popover_place (popovers[i], &place);
}

void
dossier_reader_close_popovers (DossierReader *self)
{
  dossier_tag_popover_close (self->tag_popover);
  gtk_popover_popdown (GTK_POPOVER (self->annotate_popover));
  gtk_popover_popdown (GTK_POPOVER (self->highlight_popover));
  gtk_popover_popdown (GTK_POPOVER (self->suggestion_popover));
  dossier_statement_popover_close (self->statement_popover);
}

gboolean
dossier_reader_has_popover (DossierReader *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->tag_popover)) || gtk_widget_get_visible (GTK_WIDGET (self->annotate_popover))
         || gtk_widget_get_visible (GTK_WIDGET (self->highlight_popover))
         || gtk_widget_get_visible (GTK_WIDGET (self->suggestion_popover))
         || gtk_widget_get_visible (GTK_WIDGET (self->statement_popover));
}

/**
 * dossier_reader_add_popovers:
 * @self: a reader being made
 */
void
dossier_reader_add_popovers (DossierReader *self)
{
  GtkWidget *popovers[5];

  self->tag_popover = DOSSIER_TAG_POPOVER (dossier_tag_popover_new (self->workspace));
  self->annotate_popover = DOSSIER_ANNOTATE_POPOVER (dossier_annotate_popover_new (self->workspace));
  self->highlight_popover = DOSSIER_HIGHLIGHT_POPOVER (dossier_highlight_popover_new ());
  self->suggestion_popover = DOSSIER_SUGGESTION_POPOVER (dossier_suggestion_popover_new ());
  self->statement_popover = DOSSIER_STATEMENT_POPOVER (dossier_statement_popover_new (self->workspace));

  popovers[0] = GTK_WIDGET (self->tag_popover);
  popovers[1] = GTK_WIDGET (self->annotate_popover);
  popovers[2] = GTK_WIDGET (self->highlight_popover);
  popovers[3] = GTK_WIDGET (self->suggestion_popover);
  popovers[4] = GTK_WIDGET (self->statement_popover);
  for (guint i = 0; i < G_N_ELEMENTS (popovers); i++)
    {
      gtk_widget_set_parent (popovers[i], GTK_WIDGET (self));
      g_signal_connect_object (popovers[i], "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (popovers[i], "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }

  add_text_menu (self);
  dossier_reader_add_tagging (self);
  dossier_reader_add_statements (self);
  g_signal_connect_object (self->tag_popover, "action", G_CALLBACK (highlight_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->highlight_popover, "action", G_CALLBACK (highlight_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestion_popover, "action", G_CALLBACK (highlight_action_cb), self, G_CONNECT_SWAPPED);
}
