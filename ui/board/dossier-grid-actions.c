/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one does in the grid: to the event, and to the statement that has the keyboard or the menu. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-view-private.h"

#include "dossier-event-editor-private.h"
#include "dossier-event-editor.h"
#include "dossier-sheet.h"
#include "dossier-statement-words.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define WORST_CREDIBILITY 6

/* The event */

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);

  if (self->grid == NULL)
    return;
  if (g_str_equal (name, "grid.add-participant"))
    dossier_event_editor_add_participant (widget, self->workspace, &self->event);
  else
    dossier_event_editor_edit (widget, self->workspace, &self->event);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);

  if (self->grid != NULL)
    dossier_event_editor_delete (widget, self->workspace, &self->event);
}

static void
fold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_object_set (widget, "folded", !DOSSIER_GRID_VIEW (widget)->folded, NULL);
}

static void
unfold_copies_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  DossierId group;

  if (!dossier_id_from_text (g_variant_get_string (parameter, NULL), &group))
    return;
  if (!g_hash_table_remove (self->unfolded_copies, &group))
    g_hash_table_add (self->unfolded_copies, dossier_id_copy (&group));
  dossier_grid_view_reshape (self);
}

/* A statement */

static DossierStatement *
pointed_statement (DossierGridView *self)
{
  DossierStatementCell *cell;

  if (self->pointed != NULL || self->pointed_cell != NULL)
    return self->pointed;
  cell = dossier_grid_view_focused_cell (self);
  return cell != NULL ? dossier_statement_cell_get_statement (cell) : NULL;
}

void
dossier_grid_view_open (DossierGridView  *self,
                        DossierStatement *statement)
{
  g_autofree char *target = dossier_statement_target (statement);

  if (target != NULL)
    dossier_ui_go (GTK_WIDGET (self), "win.open-article", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "grid.edit-statement", NULL);
}

static void
open_passage_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  DossierStatement *statement = pointed_statement (self);

  if (statement != NULL)
    dossier_grid_view_open (self, statement);
  else if (self->pointed_cell != NULL)
    dossier_grid_view_open_column (self, DOSSIER_STATEMENT_CELL (self->pointed_cell));
}

static void
unfold_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierStatementCell *cell = dossier_grid_view_focused_cell (DOSSIER_GRID_VIEW (widget));

  if (cell != NULL)
    dossier_statement_cell_set_unfolded (cell, !dossier_statement_cell_get_unfolded (cell));
}

static void
cite_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  g_autofree char *id = NULL, *mark = NULL;

  if (g_str_equal (name, "grid.cite-passage"))
    {
      DossierStatement *statement = pointed_statement (self);

      if (statement == NULL || statement->passage == NULL)
        return;
      id = dossier_id_to_text (&statement->passage->id);
      mark = g_strdup_printf ("passage:%s", id);
    }
  else
    {
      if (self->grid == NULL)
        return;
      id = dossier_id_to_text (&self->event);
      mark = g_strdup_printf ("%s:%s", g_str_equal (name, "grid.cite-grid") ? "grid" : "event", id);
    }
  dossier_ui_go (widget, "win.cite", mark);
}

static void
statement_deleted_cb (GtkWidget            *widget,
                      const DossierOutcome *outcome,
                      gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Statement deleted"));
}

static void
adopted_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Adopted as what is assessed"));
}

static void
taken_back_cb (GtkWidget            *widget,
               const DossierOutcome *outcome,
               gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("No longer what is assessed"));
}

static void
delete_statement_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  DossierStatement *statement = pointed_statement (self);

  if (statement == NULL)
    return;
  /* The event's own date stands there as if it were a statement. */
  if (dossier_id_is_nil (&statement->id))
    dossier_ui_run (widget, self->workspace, dossier_command_update_event (&self->event, self->grid->event->title, self->grid->event->kind,
                                                                           self->grid->event->status, NULL, self->grid->event->description),
                    statement_deleted_cb, NULL);
  else
    dossier_ui_run (widget, self->workspace, dossier_command_delete_statement (&statement->id), statement_deleted_cb, NULL);
}

/* What is assessed has no credibility of its own: it is what the analyst believes. */
static void
credibility_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  DossierStatement *statement = pointed_statement (self);
  guint credibility = (guint) g_variant_get_int32 (parameter);

  if (statement == NULL || dossier_id_is_nil (&statement->account) || credibility > WORST_CREDIBILITY
      || statement->credibility == credibility)
    return;
  dossier_ui_run (widget, self->workspace, dossier_command_grade_statement (&statement->id, credibility), NULL, NULL);
}

/* A statement of an account is adopted itself; one of what is assessed stands for all that it rests on. */
static void
adopt_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  DossierStatement *statement = pointed_statement (self);
  gboolean back = g_str_equal (name, "grid.take-back"), assessed;

  if (statement == NULL)
    return;
  assessed = dossier_id_is_nil (&statement->account);
  if (!back && !assessed)
    dossier_ui_run (widget, self->workspace, dossier_command_adopt (&statement->id, 1), adopted_cb, NULL);
  else if (back && !assessed)
    dossier_ui_run (widget, self->workspace, dossier_command_unadopt (&statement->id, 1), taken_back_cb, NULL);
  else if (back && statement->adopts != NULL && statement->adopts->len > 0)
    dossier_ui_run (widget, self->workspace, dossier_command_unadopt ((const DossierId *) (gconstpointer) statement->adopts->data,
                                                                      statement->adopts->len), taken_back_cb, NULL);
}

static void
copy_quote_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierStatement *statement = pointed_statement (DOSSIER_GRID_VIEW (widget));

  if (statement != NULL && statement->passage != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), statement->passage->quote);
}

/* The context menu of a statement */

static gboolean
forget_pointed_cb (gpointer data)
{
  DossierGridView *self = data;

  self->forget_source = 0;
  g_clear_object (&self->pointed);
  g_clear_weak_pointer (&self->pointed_cell);
  return G_SOURCE_REMOVE;
}

/* The action of the chosen line runs while the menu closes; after that the keyboard's place counts again. */
static void
menu_closed_cb (GtkPopover      *popover,
                DossierGridView *self)
{
  if (self->forget_source == 0)
    self->forget_source = g_idle_add (forget_pointed_cb, self);
}

static GMenuModel *
make_credibility_menu (const DossierStatement *statement)
{
  GMenu *menu = g_menu_new ();

  for (int i = 1; i <= WORST_CREDIBILITY; i++)
    {
      g_autofree char *action = g_strdup_printf ("grid.credibility(%d)", i);

      g_menu_append (menu, dossier_credibility_words ((guint) i), action);
    }
  if (statement->credibility > 0)
    g_menu_append (menu, _("Not Judged"), "grid.credibility(0)");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_judging_menu (const DossierStatement *statement)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) credibility = make_credibility_menu (statement);

  g_menu_append (menu, _("Adopt"), "grid.adopt");
  g_menu_append (menu, _("Take Back"), "grid.take-back");
  g_menu_append_submenu (menu, _("Credibility"), credibility);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (const DossierStatement *statement,
           gboolean                assessed)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) words = g_menu_new (), writing = g_menu_new (), dangerous = g_menu_new ();
  g_autoptr (GMenuModel) judging = statement != NULL && !assessed ? make_judging_menu (statement) : NULL;

  if (judging != NULL)
    g_menu_append_section (menu, NULL, judging);
  else if (statement != NULL && statement->adopts != NULL && statement->adopts->len > 0)
    g_menu_append (words, _("Take Back"), "grid.take-back");
  if (statement != NULL && statement->passage != NULL)
    {
      g_menu_append (words, _("Open at These Words"), "grid.open-passage");
      g_menu_append (words, _("Cite in Note"), "grid.cite-passage");
      g_menu_append (words, _("Copy Words"), "grid.copy-quote");
    }
  else if (!assessed)
    g_menu_append (words, _("Open Article"), "grid.open-passage");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  if (statement != NULL)
    g_menu_append (writing, _("Change Statement…"), "grid.edit-statement");
  g_menu_append (writing, _("Add Statement…"), "grid.add-statement");
  g_menu_append (writing, _("Edit Event…"), "grid.edit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (writing));
  if (statement != NULL)
    g_menu_append (dangerous, _("Delete Statement"), "grid.delete-statement");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dangerous));
  return G_MENU_MODEL (menu);
}

void
dossier_grid_view_popup_menu (DossierGridView      *self,
                              DossierStatementCell *cell,
                              double                x,
                              double                y)
{
  int row, column;
  g_autoptr (GMenuModel) model = NULL;

  if (!dossier_sheet_find (DOSSIER_SHEET (self->sheet), GTK_WIDGET (cell), &row, &column) || row == DOSSIER_SHEET_HEAD)
    return;
  model = make_menu (dossier_statement_cell_get_statement (cell), dossier_grid_view_column (self, column) == NULL);
  g_set_object (&self->pointed, dossier_statement_cell_get_statement (cell));
  g_set_weak_pointer (&self->pointed_cell, GTK_WIDGET (cell));
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierStatementCell *cell = dossier_grid_view_focused_cell (DOSSIER_GRID_VIEW (widget));
  graphene_rect_t bounds;

  if (cell == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (cell), widget, &bounds))
    return;
  dossier_grid_view_popup_menu (DOSSIER_GRID_VIEW (widget), cell, bounds.origin.x + 12, bounds.origin.y + bounds.size.height - 4);
}

static void
install_keys (GtkWidgetClass *klass)
{
  for (guint i = 0; i <= WORST_CREDIBILITY; i++)
    {
      gtk_widget_class_add_binding_action (klass, GDK_KEY_0 + i, 0, "grid.credibility", "i", (int) i);
      gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_0 + i, 0, "grid.credibility", "i", (int) i);
    }
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, 0, "grid.adopt", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, GDK_SHIFT_MASK, "grid.take-back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_A, GDK_SHIFT_MASK, "grid.take-back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_space, 0, "grid.unfold", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_greater, 0, "grid.unfold", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_greater, GDK_SHIFT_MASK, "grid.unfold", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_e, GDK_SHIFT_MASK, "grid.edit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_E, GDK_SHIFT_MASK, "grid.edit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_d, 0, "grid.only-differing", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "grid.copy-quote", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "grid.delete-statement", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "grid.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "grid.menu", NULL);
}

void
dossier_grid_view_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "grid.edit", NULL, edit_action);
  gtk_widget_class_install_action (klass, "grid.add-participant", NULL, edit_action);
  gtk_widget_class_install_action (klass, "grid.cite", NULL, cite_action);
  gtk_widget_class_install_action (klass, "grid.cite-grid", NULL, cite_action);
  gtk_widget_class_install_action (klass, "grid.cite-passage", NULL, cite_action);
  gtk_widget_class_install_action (klass, "grid.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "grid.delete-statement", NULL, delete_statement_action);
  gtk_widget_class_install_action (klass, "grid.open-passage", NULL, open_passage_action);
  gtk_widget_class_install_action (klass, "grid.unfold", NULL, unfold_action);
  gtk_widget_class_install_action (klass, "grid.unfold-copies", "s", unfold_copies_action);
  gtk_widget_class_install_action (klass, "grid.credibility", "i", credibility_action);
  gtk_widget_class_install_action (klass, "grid.adopt", NULL, adopt_action);
  gtk_widget_class_install_action (klass, "grid.take-back", NULL, adopt_action);
  gtk_widget_class_install_action (klass, "grid.copy-quote", NULL, copy_quote_action);
  gtk_widget_class_install_action (klass, "grid.fold", NULL, fold_action);
  gtk_widget_class_install_action (klass, "grid.menu", NULL, menu_action);
  gtk_widget_class_install_property_action (klass, "grid.order", "order");
  gtk_widget_class_install_property_action (klass, "grid.only-differing", "only-differing");
  install_keys (klass);
}
