/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the window. All have their place in the switcher from the start; the one that is read is there at once, the others
 * are made when first shown or needed, so that opening a workspace does not wait for them. Part of the window, main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

/* A page with a side list says so by a property of that name. */
static GParamSpec *
find_sidebar (GtkWidget *page)
{
  GParamSpec *pspec = page != NULL ? g_object_class_find_property (G_OBJECT_GET_CLASS (page), "show-sidebar") : NULL;

  return pspec != NULL && pspec->value_type == G_TYPE_BOOLEAN ? pspec : NULL;
}

static void
set_sidebar (DossierWindow *self,
             gpointer       page)
{
  if (find_sidebar (page) != NULL)
    g_object_set (page, "show-sidebar", self->show_sidebar, NULL);
}

static void
fill_place (DossierWindow *self,
            const char    *name,
            GtkWidget     *page)
{
  adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, name)), page);
  set_sidebar (self, page);
}

static void
add_place (DossierWindow *self,
           const char    *name,
           const char    *title,
           const char    *icon)
{
  AdwViewStackPage *place = adw_view_stack_add_titled (self->stack, adw_bin_new (), name, title);

  adw_view_stack_page_set_icon_name (place, icon);
}

/* Returns: (transfer none): the page, made when it was not yet */
DossierBoardPage *
dossier_window_get_board (DossierWindow *self)
{
  if (self->board_page == NULL)
    {
      self->board_page = DOSSIER_BOARD_PAGE (dossier_board_page_new (self->workspace));
      fill_place (self, "board", GTK_WIDGET (self->board_page));
    }
  return self->board_page;
}

/* Returns: (transfer none): the page, made when it was not yet */
DossierTimelinePage *
dossier_window_get_timeline (DossierWindow *self)
{
  if (self->timeline_page == NULL)
    {
      self->timeline_page = DOSSIER_TIMELINE_PAGE (dossier_timeline_page_new (self->workspace));
      fill_place (self, "timeline", GTK_WIDGET (self->timeline_page));
    }
  return self->timeline_page;
}

/* Returns: (transfer none): the page, made when it was not yet */
DossierComparePage *
dossier_window_get_compare (DossierWindow *self)
{
  if (self->compare_page == NULL)
    {
      self->compare_page = DOSSIER_COMPARE_PAGE (dossier_compare_page_new (self->workspace));
      fill_place (self, "compare", GTK_WIDGET (self->compare_page));
    }
  return self->compare_page;
}

/* Returns: (transfer none): the page, made when it was not yet */
DossierNotesPage *
dossier_window_get_notes (DossierWindow *self)
{
  if (self->notes_page == NULL)
    {
      self->notes_page = DOSSIER_NOTES_PAGE (dossier_notes_page_new (self->workspace));
      fill_place (self, "notes", GTK_WIDGET (self->notes_page));
    }
  return self->notes_page;
}

/* Returns: (transfer none): the page, made when it was not yet */
DossierReviewPage *
dossier_window_get_review (DossierWindow *self)
{
  if (self->review_page == NULL)
    {
      self->review_page = DOSSIER_REVIEW_PAGE (dossier_review_page_new (self->workspace));
      dossier_review_page_set_suggesting (self->review_page, self->suggesting);
      fill_place (self, "review", GTK_WIDGET (self->review_page));
    }
  return self->review_page;
}

/* What a person typed into a note and is not kept yet becomes a step. */
void
dossier_window_flush_notes (DossierWindow *self)
{
  if (self->notes_page != NULL)
    dossier_notes_page_flush (self->notes_page);
}

/* Makes the page called @name, if it is there to be made. */
void
dossier_window_make_page (DossierWindow *self,
                          const char    *name)
{
  if (g_str_equal (name, "board"))
    dossier_window_get_board (self);
  else if (g_str_equal (name, "timeline"))
    dossier_window_get_timeline (self);
  else if (g_str_equal (name, "compare"))
    dossier_window_get_compare (self);
  else if (g_str_equal (name, "notes"))
    dossier_window_get_notes (self);
  else if (g_str_equal (name, "review"))
    dossier_window_get_review (self);
}

/* Returns: (transfer none) (nullable): the page that is shown */
GtkWidget *
dossier_window_get_shown (DossierWindow *self)
{
  GtkWidget *place = adw_view_stack_get_visible_child (self->stack);

  return place != NULL ? adw_bin_get_child (ADW_BIN (place)) : NULL;
}

gboolean
dossier_window_page_has_sidebar (GtkWidget *page)
{
  return page != NULL && (DOSSIER_IS_READ_PAGE (page) || find_sidebar (page) != NULL);
}

/* Shows or hides the side lists, on all pages that there are. */
void
dossier_window_apply_sidebar (DossierWindow *self)
{
  if (self->read_page != NULL)
    dossier_read_page_show_sidebar (self->read_page, self->show_sidebar);
  set_sidebar (self, self->board_page);
  set_sidebar (self, self->notes_page);
  set_sidebar (self, self->review_page);
}

void
dossier_window_pages_init (DossierWindow *self)
{
  add_place (self, "read", _("Read"), "x-office-document-symbolic");
  add_place (self, "board", _("Actors & Events"), "view-dual-symbolic");
  add_place (self, "timeline", _("Timeline"), "x-office-calendar-symbolic");
  add_place (self, "compare", _("Compare"), "object-flip-horizontal-symbolic");
  add_place (self, "notes", _("Notes"), "document-edit-symbolic");
  add_place (self, "review", _("Review"), "object-select-symbolic");
  self->read_page = DOSSIER_READ_PAGE (dossier_read_page_new (self->workspace));
  adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, "read")), GTK_WIDGET (self->read_page));
}
