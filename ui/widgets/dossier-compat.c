/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one file where toolkit versions differ: message dialogs, file choosers, About and Preferences. Compiled without
 * the version pins of the other files, so that it uses what is current in the toolkit it is built against. Main thread
 * only. Each dialog owns the question it asks; answers are not given when the asking widget is gone. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compat.h"

#include <glib/gi18n.h>

#include "dossier-config.h"

#define HAVE_ADW_DIALOG ADW_CHECK_VERSION (1, 5, 0)
#define HAVE_FILE_DIALOG GTK_CHECK_VERSION (4, 10, 0)

#if HAVE_ADW_DIALOG
typedef AdwAlertDialog MessageDialog;
#else
typedef AdwMessageDialog MessageDialog;
#endif

typedef struct
{
  GWeakRef widget;
  DossierUiAnswer answer; /* (nullable) */
  DossierUiText text;     /* (nullable): of a question for text */
  DossierUiFiles files;   /* (nullable): of a file chooser */
  GtkEditable *entry;     /* (nullable) (unowned): inside the dialog */
  gpointer user_data;
} Question;

static Question *
question_new (GtkWidget *widget,
              gpointer   user_data)
{
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->widget, widget);
  question->user_data = user_data;
  return question;
}

static void
question_free (gpointer  question,
               GClosure *closure)
{
  g_weak_ref_clear (&((Question *) question)->widget);
  g_free (question);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Message dialogs */

static MessageDialog *
message_new (GtkWidget  *widget,
             const char *heading,
             const char *body,
             const char *accept,
             gboolean    destructive)
{
#if HAVE_ADW_DIALOG
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_response (dialog, "cancel", accept != NULL ? _("_Cancel") : _("_Close"));
  if (accept != NULL)
    {
      adw_alert_dialog_add_response (dialog, "accept", accept);
      adw_alert_dialog_set_response_appearance (dialog, "accept",
                                                destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
    }
  adw_alert_dialog_set_default_response (dialog, accept != NULL && !destructive ? "accept" : "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window_of (widget), heading, body));

  adw_message_dialog_add_response (dialog, "cancel", accept != NULL ? _("_Cancel") : _("_Close"));
  if (accept != NULL)
    {
      adw_message_dialog_add_response (dialog, "accept", accept);
      adw_message_dialog_set_response_appearance (dialog, "accept",
                                                  destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, accept != NULL && !destructive ? "accept" : "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
#endif
  return dialog;
}

static void
message_set_child (MessageDialog *dialog,
                   GtkWidget     *child)
{
#if HAVE_ADW_DIALOG
  adw_alert_dialog_set_extra_child (dialog, child);
#else
  adw_message_dialog_set_extra_child (dialog, child);
#endif
}

static void
message_allow_accept (MessageDialog *dialog,
                      gboolean       allow)
{
#if HAVE_ADW_DIALOG
  adw_alert_dialog_set_response_enabled (dialog, "accept", allow);
#else
  adw_message_dialog_set_response_enabled (dialog, "accept", allow);
#endif
}

static void
message_present (MessageDialog *dialog,
                 GtkWidget     *widget)
{
#if HAVE_ADW_DIALOG
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window_of (widget)));
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

static void
response_cb (MessageDialog *dialog,
             const char    *response,
             gpointer       user_data)
{
  Question *question = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);

  if (widget == NULL)
    return;

  if (question->text != NULL && g_str_equal (response, "accept"))
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

      if (*text != '\0')
        question->text (widget, text, question->user_data);
    }
  else if (question->answer != NULL)
    {
      question->answer (widget, response, question->user_data);
    }
}

static void
text_changed_cb (GtkEditable *entry,
                 gpointer     user_data)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  message_allow_accept (user_data, *text != '\0');
}

/**
 * dossier_ui_tell:
 * @widget: any widget of the window it concerns
 * @heading: what happened, short
 * @body: the rest: to what, why, what to do; plain text
 *
 * Tells something that is too long for a toast, or must not be missed.
 */
void
dossier_ui_tell (GtkWidget  *widget,
                 const char *heading,
                 const char *body)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  message_present (message_new (widget, heading, body, NULL, FALSE), widget);
}

/**
 * dossier_ui_ask:
 * @widget: who asks
 * @heading: the question
 * @body: what will happen; plain text
 * @accept: label of the button, with a mnemonic: "_Delete"
 * @destructive: whether something is lost; then Enter cancels
 * @answer: (scope async): called once with "accept" or "cancel"
 * @user_data: for @answer
 *
 * Asks before something is done. Returns at once.
 */
void
dossier_ui_ask (GtkWidget       *widget,
                const char      *heading,
                const char      *body,
                const char      *accept,
                gboolean         destructive,
                DossierUiAnswer  answer,
                gpointer         user_data)
{
  Question *question;
  MessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (accept != NULL && answer != NULL);

  question = question_new (widget, user_data);
  question->answer = answer;
  dialog = message_new (widget, heading, body, accept, destructive);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  message_present (dialog, widget);
}

/**
 * dossier_ui_ask_text:
 * @widget: who asks
 * @heading: the question
 * @label: what the text is: "Name"
 * @text: (nullable): to begin with, selected
 * @accept: label of the button, with a mnemonic
 * @answer: (scope async): called once with the text, without spaces around it, never empty; not when cancelled
 * @user_data: for @answer
 *
 * Asks for one line of text. Returns at once.
 */
void
dossier_ui_ask_text (GtkWidget     *widget,
                     const char    *heading,
                     const char    *label,
                     const char    *text,
                     const char    *accept,
                     DossierUiText  answer,
                     gpointer       user_data)
{
  Question *question;
  MessageDialog *dialog;
  GtkWidget *list, *row;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (accept != NULL && answer != NULL);

  row = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  question = question_new (widget, user_data);
  question->text = answer;
  question->entry = GTK_EDITABLE (row);
  dialog = message_new (widget, heading, NULL, accept, FALSE);
  message_set_child (dialog, list);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  g_signal_connect_object (row, "changed", G_CALLBACK (text_changed_cb), dialog, 0);
  text_changed_cb (GTK_EDITABLE (row), dialog);
  message_present (dialog, widget);
  gtk_widget_grab_focus (row);
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
}

/* File choosers */

/* Only what lies on this machine is given on: Dossier fetches nothing. */
static void
give_files (Question   *question,
            GListModel *files)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);
  g_autoptr (GListStore) local = g_list_store_new (G_TYPE_FILE);
  guint n = g_list_model_get_n_items (files);

  if (widget == NULL || n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_list_store_append (local, file);
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (local)) < n)
    dossier_ui_tell (widget, _("Only files on this computer"),
                     _("Dossier opens no network connection. Save the file on this computer first, then choose it there."));
  if (g_list_model_get_n_items (G_LIST_MODEL (local)) > 0)
    question->files (widget, G_LIST_MODEL (local), question->user_data);
}

static GListModel *
make_filters (const DossierChooser *chooser)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (chooser->filter_name != NULL && chooser->patterns != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, chooser->filter_name);
      for (guint i = 0; chooser->patterns[i] != NULL; i++)
        /* Suffixes are compared without regard to case. */
        if (g_str_has_prefix (chooser->patterns[i], "*."))
          gtk_file_filter_add_suffix (filter, chooser->patterns[i] + 2);
        else
          gtk_file_filter_add_pattern (filter, chooser->patterns[i]);
      g_list_store_append (filters, filter);
    }

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

#if HAVE_FILE_DIALOG

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  Question *question = user_data;
  const char *mode = g_object_get_data (source, "mode");
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GFile) file = NULL;

  /* The only error is that the person closed it, which needs no words. */
  if (g_str_equal (mode, "save"))
    file = gtk_file_dialog_save_finish (dialog, result, NULL);
  else if (g_str_equal (mode, "single"))
    file = gtk_file_dialog_open_finish (dialog, result, NULL);
  else if (g_str_equal (mode, "folders"))
    files = gtk_file_dialog_select_multiple_folders_finish (dialog, result, NULL);
  else
    files = gtk_file_dialog_open_multiple_finish (dialog, result, NULL);

  if (file != NULL)
    {
      files = G_LIST_MODEL (g_list_store_new (G_TYPE_FILE));
      g_list_store_append (G_LIST_STORE (files), file);
    }
  if (files != NULL)
    give_files (question, files);
  question_free (question, NULL);
}

static void
show_chooser (GtkWidget            *widget,
              const DossierChooser *chooser,
              Question             *question)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = chooser->folders ? NULL : make_filters (chooser);
  GtkWindow *parent = window_of (widget);
  const char *mode = chooser->save ? "save" : chooser->folders ? "folders" : chooser->single ? "single" : "several";

  g_object_set_data (G_OBJECT (dialog), "mode", (gpointer) mode);
  gtk_file_dialog_set_title (dialog, chooser->title);
  gtk_file_dialog_set_accept_label (dialog, chooser->accept);
  gtk_file_dialog_set_modal (dialog, TRUE);
  if (filters != NULL)
    gtk_file_dialog_set_filters (dialog, filters);
  if (chooser->name != NULL)
    gtk_file_dialog_set_initial_name (dialog, chooser->name);

  if (chooser->save)
    gtk_file_dialog_save (dialog, parent, NULL, chosen_cb, question);
  else if (chooser->single)
    gtk_file_dialog_open (dialog, parent, NULL, chosen_cb, question);
  else if (chooser->folders)
    gtk_file_dialog_select_multiple_folders (dialog, parent, NULL, chosen_cb, question);
  else
    gtk_file_dialog_open_multiple (dialog, parent, NULL, chosen_cb, question);
}

#else

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      give_files (user_data, files);
    }
  gtk_native_dialog_hide (dialog);
  g_object_unref (dialog);
}

static void
show_chooser (GtkWidget            *widget,
              const DossierChooser *chooser,
              Question             *question)
{
  GtkFileChooserAction action = chooser->save ? GTK_FILE_CHOOSER_ACTION_SAVE
                                              : chooser->folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                                 : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (chooser->title, window_of (widget), action,
                                                              chooser->accept, _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), !chooser->save && !chooser->single);
  if (!chooser->folders)
    {
      g_autoptr (GListModel) filters = make_filters (chooser);

      for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
        {
          g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

          gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
        }
    }
  if (chooser->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), chooser->name);

  g_signal_connect_data (dialog, "response", G_CALLBACK (chosen_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * dossier_compat_choose:
 * @widget: who asks
 * @chooser: what for
 * @done: (scope async): called with the files chosen, all local and at least one; not when cancelled
 * @user_data: for @done
 *
 * Shows the file chooser of the desktop. Returns at once.
 */
void
dossier_compat_choose (GtkWidget            *widget,
                       const DossierChooser *chooser,
                       DossierUiFiles        done,
                       gpointer              user_data)
{
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (chooser != NULL && done != NULL);

  question = question_new (widget, user_data);
  question->files = done;
  show_chooser (widget, chooser, question);
}

/**
 * dossier_ui_open_files:
 * @widget: who asks
 * @title: of the chooser
 * @folders: choose folders instead of files
 * @filter_name: (nullable): which files are shown at first, for people
 * @patterns: (nullable) (array zero-terminated=1): globs of their names
 * @done: (scope async): called with a model of local GFile, at least one; not when cancelled
 * @user_data: for @done
 *
 * Lets the person choose files or folders to read.
 */
void
dossier_ui_open_files (GtkWidget          *widget,
                       const char         *title,
                       gboolean            folders,
                       const char         *filter_name,
                       const char * const *patterns,
                       DossierUiFiles      done,
                       gpointer            user_data)
{
  const DossierChooser chooser = {
    .title = title, .accept = _("_Open"), .folders = folders, .filter_name = filter_name, .patterns = patterns,
  };

  dossier_compat_choose (widget, &chooser, done, user_data);
}

/**
 * dossier_ui_save_file:
 * @widget: who asks
 * @title: of the chooser
 * @name: file name to begin with
 * @pattern: (nullable): glob of the names to show: "*.pdf"
 * @done: (scope async): called with a model of one local GFile; the person agreed to overwrite it if it exists
 * @user_data: for @done
 *
 * Lets the person choose where to write.
 */
void
dossier_ui_save_file (GtkWidget      *widget,
                      const char     *title,
                      const char     *name,
                      const char     *pattern,
                      DossierUiFiles  done,
                      gpointer        user_data)
{
  const char * const patterns[] = { pattern, NULL };
  const DossierChooser chooser = {
    .title = title, .accept = _("_Save"), .save = TRUE, .name = name,
    .filter_name = pattern, .patterns = pattern != NULL ? patterns : NULL,
  };

  dossier_compat_choose (widget, &chooser, done, user_data);
}

/* About and Preferences */

/**
 * dossier_compat_show_about:
 * @widget: any widget of the window it belongs to
 */
void
dossier_compat_show_about (GtkWidget *widget)
{
  const char *comments = _("For people who read many reports of the same happenings and must say what is known, "
                           "who says so, and how good that is.");

  g_return_if_fail (GTK_IS_WIDGET (widget));

#if HAVE_ADW_DIALOG
  adw_show_about_dialog (GTK_WIDGET (window_of (widget)),
#else
  adw_show_about_window (window_of (widget),
#endif
                         "application-name", _("Dossier"),
                         "application-icon", DOSSIER_APPLICATION_ID,
                         "version", DOSSIER_VERSION,
                         "developer-name", _("The Dossier authors"),
                         "comments", comments,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line, shown in About */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/**
 * dossier_compat_show_preferences:
 * @widget: any widget of the window it belongs to
 * @page: (transfer floating): what can be chosen
 */
void
dossier_compat_show_preferences (GtkWidget          *widget,
                                 AdwPreferencesPage *page)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_PREFERENCES_PAGE (page));

#if HAVE_ADW_DIALOG
  AdwDialog *dialog = adw_preferences_dialog_new ();

  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_dialog_present (dialog, GTK_WIDGET (window_of (widget)));
#else
  GtkWidget *dialog = adw_preferences_window_new ();

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (dialog), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (dialog), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), window_of (widget));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}
