/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every screen needs alike: running commands, telling people, going elsewhere. Main thread only. Keeps nothing:
 * whom to tell is found from the widget that asks. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define UNDO_TOAST "dossier-undo-toast" /* of an overlay: the AdwToast that offers to undo the last step, until it is dismissed */
#define TOAST_SECONDS 5
#define TOAST_LENGTH 110 /* characters; a longer message gets a dialog, since a toast would cut it */

typedef struct
{
  GWeakRef widget;
  GWeakRef window;
  GWeakRef held;      /* what cannot be used until it is done */
  DossierUiDone done; /* (nullable) */
  gpointer user_data;
} Run;

static AdwToastOverlay *
overlay_of_window (GtkWindow *window)
{
  GtkWidget *content;

  if (ADW_IS_APPLICATION_WINDOW (window))
    content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  else if (ADW_IS_WINDOW (window))
    content = adw_window_get_content (ADW_WINDOW (window));
  else
    content = gtk_window_get_child (window);

  return ADW_IS_TOAST_OVERLAY (content) ? ADW_TOAST_OVERLAY (content) : NULL;
}

/* The nearest place above @widget that can show a toast; a dialog without one uses its parent's. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *above = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (above != NULL)
    return ADW_TOAST_OVERLAY (above);

  for (GtkRoot *root = gtk_widget_get_root (widget); GTK_IS_WINDOW (root);
       root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root))))
    {
      AdwToastOverlay *overlay = overlay_of_window (GTK_WINDOW (root));

      if (overlay != NULL)
        return overlay;
    }

  return NULL;
}

static void
undo_toast_dismissed_cb (AdwToastOverlay *overlay,
                         AdwToast        *toast)
{
  if (g_object_get_data (G_OBJECT (overlay), UNDO_TOAST) == toast)
    g_object_set_data (G_OBJECT (overlay), UNDO_TOAST, NULL);
}

static void
show_toast (GtkWidget  *widget,
            const char *message,
            gboolean    undo)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (overlay == NULL)
    {
      g_message ("%s", message);
      return;
    }

  escaped = g_markup_escape_text (message, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (undo)
    dossier_ui_toast_offer_undo (overlay, toast);
  adw_toast_overlay_add_toast (overlay, toast);
}

/* Messages begin in lower case where they follow a colon; alone they are sentences. */
static char *
as_sentence (const char *message)
{
  char first[8] = { 0 };

  if (message == NULL || *message == '\0')
    return g_strdup (_("Something went wrong, and nothing says what."));

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char_validated (message, -1) == (gunichar) -1
                                          ? (gunichar) '?' : g_utf8_get_char (message)), first);
  return g_strconcat (first, g_utf8_next_char (message), NULL);
}

static void
run_free (Run *run)
{
  g_weak_ref_clear (&run->widget);
  g_weak_ref_clear (&run->window);
  g_weak_ref_clear (&run->held);
  g_free (run);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };
  gboolean ok = dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, &outcome, &error);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&run->widget);
  g_autoptr (GtkWidget) window = g_weak_ref_get (&run->window);
  g_autoptr (GtkWidget) held = g_weak_ref_get (&run->held);

  if (held != NULL)
    gtk_widget_set_sensitive (held, TRUE);
  if (!ok)
    {
      GtkWidget *teller = widget != NULL && gtk_widget_get_root (widget) != NULL ? widget : window;

      if (teller != NULL)
        dossier_ui_report_error (teller, NULL, error);
      else
        g_warning ("A change was not made, and its window is closed: %s", error->message);
    }
  else if (run->done != NULL && widget != NULL)
    run->done (widget, &outcome, run->user_data);

  run_free (run);
}

static void
start_run (GtkWidget        *widget,
           DossierWorkspace *workspace,
           DossierCommand   *command,
           GtkWidget        *held,
           DossierUiDone     done,
           gpointer          user_data)
{
  Run *run = g_new0 (Run, 1);

  g_weak_ref_init (&run->widget, widget);
  g_weak_ref_init (&run->window, gtk_widget_get_root (widget));
  g_weak_ref_init (&run->held, held);
  run->done = done;
  run->user_data = user_data;
  dossier_workspace_run_async (workspace, command, NULL, run_cb, run);
}

/**
 * dossier_ui_run:
 * @widget: who asks; also where an error is shown
 * @workspace: where to write
 * @command: (transfer full): what to write
 * @done: (nullable) (scope async): called once on success, unless @widget was disposed of by then
 * @user_data: for @done; nobody frees it when @done is not called
 *
 * Runs @command off the main thread and returns at once. An error is shown to the person near @widget.
 */
void
dossier_ui_run (GtkWidget        *widget,
                DossierWorkspace *workspace,
                DossierCommand   *command,
                DossierUiDone     done,
                gpointer          user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (command != NULL);

  start_run (widget, workspace, command, NULL, done, user_data);
}

/**
 * dossier_ui_run_dialog:
 * @dialog: a window that asks and closes itself in @done
 * @workspace: where to write
 * @command: (transfer full): what to write
 * @done: (nullable) (scope async): called once on success, unless @dialog was disposed of by then
 * @user_data: for @done; nobody frees it when @done is not called
 *
 * The same as dossier_ui_run() for the one thing that a dialog does. Until it is done, or has failed, nothing in @dialog can be used, so that
 * it is not done twice; only Escape still closes it.
 */
void
dossier_ui_run_dialog (GtkWindow        *dialog,
                       DossierWorkspace *workspace,
                       DossierCommand   *command,
                       DossierUiDone     done,
                       gpointer          user_data)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (command != NULL);

  child = gtk_window_get_child (dialog);
  /* An entry that is made insensitive while it has the keyboard is not told that it lost it, and goes on blinking. */
  gtk_window_set_focus (dialog, NULL);
  gtk_widget_set_sensitive (child, FALSE);
  start_run (GTK_WIDGET (dialog), workspace, command, child, done, user_data);
}

/**
 * dossier_ui_part_from_parent:
 * @dialog: a window over another
 *
 * Lets @dialog forget the window it stands over as soon as it is closed. One that is held beyond that, by an answer that is under way,
 * may outlive the other, and would still know it then.
 */
void
dossier_ui_part_from_parent (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_signal_connect (dialog, "unrealize", G_CALLBACK (gtk_window_set_transient_for), NULL);
}

/**
 * dossier_ui_toast:
 * @widget: any widget in the window that should show it
 * @message: plain text; never read as markup
 *
 * Tells the person something that needs no answer.
 */
void
dossier_ui_toast (GtkWidget  *widget,
                  const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (message != NULL);

  show_toast (widget, message, FALSE);
}

/**
 * dossier_ui_toast_undo:
 * @widget: any widget in the window that should show it
 * @message: plain text: what was done
 *
 * Tells what was done and offers to undo it: the button activates `win.undo`.
 */
void
dossier_ui_toast_undo (GtkWidget  *widget,
                       const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (message != NULL);

  show_toast (widget, message, TRUE);
}

/**
 * dossier_ui_toast_offer_undo:
 * @overlay: where @toast will be shown
 * @toast: tells of the step that was taken last
 *
 * Gives @toast a button that undoes the step. Another one that @overlay shows, or has yet to show, tells of an earlier step, which is no
 * longer what its button would undo: it goes.
 */
void
dossier_ui_toast_offer_undo (AdwToastOverlay *overlay,
                             AdwToast        *toast)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  dossier_ui_withdraw_undo (overlay);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_toast_dismissed_cb), overlay, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (overlay), UNDO_TOAST, toast);
}

/**
 * dossier_ui_withdraw_undo:
 * @overlay: what may show a toast that offers to undo a step
 *
 * Takes the offer away: what it is about was undone, or is not the last step any more.
 */
void
dossier_ui_withdraw_undo (AdwToastOverlay *overlay)
{
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  toast = g_object_get_data (G_OBJECT (overlay), UNDO_TOAST);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/**
 * dossier_ui_report_error:
 * @widget: any widget in the window that should show it
 * @what: (nullable): what was attempted, translated, without a full stop: "The workspace could not be opened"
 * @error: why it failed
 *
 * Tells the person that something failed: a toast when it is short, a dialog when it would be cut. Says nothing when
 * the person stopped the work.
 */
void
dossier_ui_report_error (GtkWidget    *widget,
                         const char   *what,
                         const GError *error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A window that was closed while an answer was under way has nobody to tell. */
  if (gtk_widget_get_root (widget) == NULL)
    {
      g_debug ("%s: %s", what != NULL ? what : G_OBJECT_TYPE_NAME (widget), error->message);
      return;
    }

  if (what != NULL)
    /* Translators: what failed, then why: "The page could not be saved: no space left on device" */
    message = g_strdup_printf (_("%s: %s"), what, error->message);
  else
    message = as_sentence (error->message);

  if (find_overlay (widget) != NULL && g_utf8_strlen (message, -1) <= TOAST_LENGTH && strchr (message, '\n') == NULL)
    {
      show_toast (widget, message, FALSE);
    }
  else
    {
      g_autofree char *reason = as_sentence (error->message);

      dossier_ui_tell (widget, what != NULL ? what : _("That did not work"), reason);
    }
}

/**
 * dossier_ui_go:
 * @widget: any widget in the window
 * @action: an action of the window with its prefix: "win.open-article"
 * @target: (nullable): its parameter
 *
 * Goes somewhere else in the window that holds @widget. From a dialog, the window it belongs to is asked.
 */
void
dossier_ui_go (GtkWidget  *widget,
               const char *action,
               const char *target)
{
  g_autoptr (GVariant) parameter = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (action != NULL);

  if (gtk_widget_get_root (widget) == NULL) /* its window was closed meanwhile */
    return;
  if (target != NULL)
    parameter = g_variant_ref_sink (g_variant_new_string (target));

  for (GtkWidget *from = widget; from != NULL;)
    {
      GtkRoot *root = gtk_widget_get_root (from);

      if (gtk_widget_activate_action_variant (from, action, parameter))
        return;
      from = GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;
    }

  g_warning ("Nobody above %s answers to %s", G_OBJECT_TYPE_NAME (widget), action);
}

void
dossier_ui_choose_row (GtkListView *view,
                       guint        position)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view)), position);
  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", position);
}

void
dossier_ui_step_row (GtkListView *view,
                     int          step)
{
  GtkSingleSelection *selection;
  guint n, at;

  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));
  n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  at = gtk_single_selection_get_selected (selection);
  if (n > 0 && at != GTK_INVALID_LIST_POSITION && (step > 0 ? at + 1 < n : at > 0))
    dossier_ui_choose_row (view, at + step);
}
