/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the window. All have their place in the switcher from the start; the one that is read is there at once, the others
 * are made when first shown or needed, so that opening a workspace does not wait for them. Part of the window, main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (DossierWorkspace *workspace);
} pages[DOSSIER_WINDOW_N_PAGES] = {
  [DOSSIER_WINDOW_READ] = { "read", N_("Read"), "x-office-document-symbolic", dossier_read_page_new },
  [DOSSIER_WINDOW_BOARD] = { "board", N_("Actors & Events"), "view-dual-symbolic", dossier_board_page_new },
  [DOSSIER_WINDOW_TIMELINE] = { "timeline", N_("Timeline"), "x-office-calendar-symbolic", dossier_timeline_page_new },
  [DOSSIER_WINDOW_COMPARE] = { "compare", N_("Compare"), "object-flip-horizontal-symbolic", dossier_compare_page_new },
  [DOSSIER_WINDOW_NOTES] = { "notes", N_("Notes"), "document-edit-symbolic", dossier_notes_page_new },
  [DOSSIER_WINDOW_REVIEW] = { "review", N_("Review"), "object-select-symbolic", dossier_review_page_new },
};

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

/* Returns: (transfer none): the page, made when it was not yet */
static GtkWidget *
get_page (DossierWindow    *self,
          DossierWindowPage page)
{
  GtkWidget *place;

  if (self->pages[page] == NULL)
    {
      self->pages[page] = pages[page].make (self->workspace);
      if (page == DOSSIER_WINDOW_REVIEW)
        dossier_review_page_set_suggesting (DOSSIER_REVIEW_PAGE (self->pages[page]), self->suggesting);
      place = adw_view_stack_get_child_by_name (self->stack, pages[page].name);
      adw_bin_set_child (ADW_BIN (place), self->pages[page]);
      set_sidebar (self, self->pages[page]);
    }
  return self->pages[page];
}

/* Each returns: (transfer none): the page, made when it was not yet */

DossierReadPage *
dossier_window_get_read (DossierWindow *self)
{
  return DOSSIER_READ_PAGE (get_page (self, DOSSIER_WINDOW_READ));
}

DossierBoardPage *
dossier_window_get_board (DossierWindow *self)
{
  return DOSSIER_BOARD_PAGE (get_page (self, DOSSIER_WINDOW_BOARD));
}

DossierTimelinePage *
dossier_window_get_timeline (DossierWindow *self)
{
  return DOSSIER_TIMELINE_PAGE (get_page (self, DOSSIER_WINDOW_TIMELINE));
}

DossierComparePage *
dossier_window_get_compare (DossierWindow *self)
{
  return DOSSIER_COMPARE_PAGE (get_page (self, DOSSIER_WINDOW_COMPARE));
}

DossierNotesPage *
dossier_window_get_notes (DossierWindow *self)
{
  return DOSSIER_NOTES_PAGE (get_page (self, DOSSIER_WINDOW_NOTES));
}

DossierReviewPage *
dossier_window_get_review (DossierWindow *self)
{
  return DOSSIER_REVIEW_PAGE (get_page (self, DOSSIER_WINDOW_REVIEW));
}

/* What a person typed into a note and is not kept yet becomes a step. */
void
dossier_window_flush_notes (DossierWindow *self)
{
  if (self->pages[DOSSIER_WINDOW_NOTES] != NULL)
    dossier_notes_page_flush (DOSSIER_NOTES_PAGE (self->pages[DOSSIER_WINDOW_NOTES]));
}

/* Makes the page called @name, if it is there to be made. */
void
dossier_window_make_page (DossierWindow *self,
                          const char    *name)
{
  for (guint i = 0; i < DOSSIER_WINDOW_N_PAGES; i++)
    if (g_str_equal (name, pages[i].name))
      get_page (self, i);
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
  return find_sidebar (page) != NULL;
}

/* Shows or hides the side lists, on all pages that there are. */
void
dossier_window_apply_sidebar (DossierWindow *self)
{
  for (guint i = 0; i < DOSSIER_WINDOW_N_PAGES; i++)
    set_sidebar (self, self->pages[i]);
}

void
dossier_window_pages_init (DossierWindow *self)
{
  for (guint i = 0; i < DOSSIER_WINDOW_N_PAGES; i++)
    {
      AdwViewStackPage *place = adw_view_stack_add_titled (self->stack, adw_bin_new (), pages[i].name, _(pages[i].title));

      adw_view_stack_page_set_icon_name (place, pages[i].icon);
    }
  get_page (self, DOSSIER_WINDOW_READ);
}

/* The window is closed: its pages go at once, and with them whatever they asked for. */
void
dossier_window_remove_pages (DossierWindow *self)
{
  for (guint i = 0; i < DOSSIER_WINDOW_N_PAGES; i++)
    {
      self->pages[i] = NULL;
      adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, pages[i].name)), NULL);
    }
}
