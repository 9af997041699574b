/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waiting for what happens in a window. The limit ends a test that hangs and says where; it is no measure of speed. */

#include "ui-wait.h"

#include "dossier-suggesting.h"
#include "ui-find.h"

#define HANGS_AFTER 240 /* s: shorter than the limit of the whole, so that it can still be told */

static gboolean
hangs_cb (gpointer where)
{
  g_error ("%s: waited for %d s in vain", (const char *) where, HANGS_AFTER);
  return G_SOURCE_REMOVE;
}

/* Conditions may look at the store, which wakes nobody. */
static gboolean
look_again_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
ui_wait_at (UiCondition  condition,
            gpointer     data,
            const char  *where)
{
  guint hangs = g_timeout_add_seconds (HANGS_AFTER, hangs_cb, (gpointer) where);
  guint looks = g_timeout_add (20, look_again_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (looks);
  g_source_remove (hangs);
}

/* Whatever was put off is done. */
void
ui_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  GtkWidget *window;
  guint frames;
} Drawn;

static gboolean
count_frames_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  ((Drawn *) data)->frames++;
  return G_SOURCE_CONTINUE;
}

/* A window that goes meanwhile is not drawn any more. */
static gboolean
is_drawn (gpointer data)
{
  const Drawn *drawn = data;

  return drawn->frames >= 3 || !gtk_widget_get_mapped (drawn->window);
}

/* Whatever was put off is done, and every window that can be seen was laid out and drawn. */
void
ui_settle (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      Drawn drawn = { window, 0 };
      guint ticks;

      if (!gtk_widget_get_mapped (window))
        continue;
      ticks = gtk_widget_add_tick_callback (window, count_frames_cb, &drawn, NULL);
      gtk_widget_queue_draw (window);
      ui_wait (is_drawn, &drawn);
      gtk_widget_remove_tick_callback (window, ticks);
    }
  ui_drain ();
}

static gboolean
is_placed (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  gdk_display_sync (gdk_display_get_default ());
  return gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0 &&
         gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface) != NULL;
}

/* Until the window has its place on the screen: a popover needs one that has. */
void
ui_wait_placed (GtkWidget *window)
{
  ui_wait (is_placed, window);
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

/* Until a button can be pressed. */
void
ui_wait_sensitive (GtkWidget *widget)
{
  ui_wait (is_sensitive, widget);
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/* Until nobody holds what the weak pointer points to. */
void
ui_wait_gone (gpointer *weak)
{
  ui_wait (is_gone, weak);
}

typedef struct
{
  GListModel *model;
  guint n;
} Length;

static gboolean
has_items (gpointer data)
{
  const Length *length = data;

  return g_list_model_get_n_items (length->model) == length->n;
}

void
ui_wait_items (GListModel *model,
               guint       n)
{
  Length length = { model, n };

  ui_wait (has_items, &length);
}

static gboolean
is_imported (gpointer window)
{
  return !dossier_window_is_importing (window);
}

void
ui_wait_import (DossierWindow *window)
{
  ui_wait (is_imported, window);
}

guint
ui_count (DossierWindow     *window,
          DossierRecordType  type)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autoptr (GError) error = NULL;
  guint n = dossier_workspace_count (dossier_window_get_workspace (window), query, &error);

  g_assert_no_error (error);
  return n;
}

typedef struct
{
  DossierWindow *window;
  guint n;
} Expected;

static gboolean
has_articles (gpointer data)
{
  Expected *expected = data;

  return !dossier_window_is_importing (expected->window) &&
         ui_count (expected->window, DOSSIER_RECORD_ARTICLE) == expected->n;
}

void
ui_wait_articles (DossierWindow *window,
                  guint          n)
{
  Expected expected = { window, n };

  ui_wait (has_articles, &expected);
}

static gboolean
is_looked_through (gpointer window)
{
  guint articles, names;
  g_autoptr (GError) error = NULL;

  if (dossier_suggesting_get_job (dossier_window_get_suggesting (window)) != NULL)
    return FALSE;
  dossier_workspace_count_unseen (dossier_window_get_workspace (window), &articles, &names, &error);
  g_assert_no_error (error);
  return articles == 0 && names == 0;
}

/* Until every article was searched for names: what comes of that changes pages that show articles. */
void
ui_wait_looked_through (DossierWindow *window)
{
  ui_wait (is_looked_through, window);
}

typedef struct
{
  GType type;
  GtkWindow *window;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, wanted->type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        wanted->window = window;
    }
  return wanted->window != NULL;
}

GtkWindow *
ui_wait_window (GType type)
{
  Wanted wanted = { type, NULL };

  ui_wait (is_shown, &wanted);
  return wanted.window;
}

typedef struct
{
  GtkWidget *above;
  const char *part;
} Awaited;

static gboolean
has_label (gpointer data)
{
  Awaited *awaited = data;

  return ui_find_label (awaited->above, awaited->part) != NULL;
}

/* Waits until the words are there. */
GtkWidget *
ui_wait_label (gpointer    window,
               const char *part)
{
  Awaited awaited = { window, part };

  ui_wait (has_label, &awaited);
  return ui_find_label (window, part);
}

typedef struct
{
  const char *types[2];
  GtkWidget *found;
} Dialog;

/* Dialogs are windows of their own or lie in the window, as the toolkit's version has it. */
static gboolean
is_dialog (gpointer data)
{
  Dialog *dialog = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; dialog->found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      for (guint k = 0; dialog->found == NULL && k < G_N_ELEMENTS (dialog->types); k++)
        {
          GType type = g_type_from_name (dialog->types[k]);

          dialog->found = type != G_TYPE_INVALID ? ui_find (window, type) : NULL;
        }
    }
  return dialog->found != NULL && gtk_widget_get_mapped (dialog->found);
}

/* Waits until something is told or asked. */
GtkWidget *
ui_wait_message (void)
{
  Dialog dialog = { { "AdwMessageDialog", "AdwAlertDialog" }, NULL };

  ui_wait (is_dialog, &dialog);
  return dialog.found;
}

GtkWidget *
ui_wait_preferences (void)
{
  Dialog dialog = { { "AdwPreferencesWindow", "AdwPreferencesDialog" }, NULL };

  ui_wait (is_dialog, &dialog);
  return dialog.found;
}
