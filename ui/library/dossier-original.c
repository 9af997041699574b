/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The original file of an article, out of the workspace again: saved where the person says, or handed to another
 * program from a private copy; and the addresses that articles name. Nothing is opened without being confirmed. Main
 * thread, except the writing, which the pool does. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-original.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define MAX_NAME_BYTES 120

typedef struct
{
  DossierId article;
  GFile *file; /* (owned) (nullable) */
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->file);
  g_free (request);
}

static Request *
request_new (const DossierId *article,
             GFile           *file)
{
  Request *request = g_new0 (Request, 1);

  request->article = *article;
  request->file = file != NULL ? g_object_ref (file) : NULL;
  return request;
}

/* Whether @character may stand in a name that somebody else made up. */
static gboolean
is_allowed (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return character != '/' && character != '\\' && type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT
         && type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * dossier_original_file_name:
 * @article: an article
 *
 * Returns: (transfer full): a harmless name for its original: no folders, no control or direction marks, no leading
 *   dot or dash, at most 120 bytes, with its extension
 */
char *
dossier_original_file_name (const DossierArticle *article)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *from, *dot;
  gsize extension;

  g_return_val_if_fail (article != NULL, NULL);

  from = article->file_name != NULL && *article->file_name != '\0' ? article->file_name : article->title;
  for (const char *at = from; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!is_allowed (character) || (name->len == 0 && (character == '.' || character == '-' || character == ' ')))
        continue;
      g_string_append_unichar (name, character);
    }
  if (name->len == 0)
    g_string_append (name, "article");

  dot = strrchr (name->str, '.');
  extension = dot != NULL && strlen (dot) <= 8 ? strlen (dot) : 0;
  if (name->len > MAX_NAME_BYTES)
    {
      const char *end = g_utf8_find_prev_char (name->str, name->str + MAX_NAME_BYTES - extension + 1);

      g_string_erase (name, end - name->str, name->len - extension - (end - name->str));
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * dossier_address_is_safe:
 * @url: (nullable): an address
 *
 * Returns: whether it is one of the web, the only kind that is ever opened
 */
gboolean
dossier_address_is_safe (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
         && (g_ascii_strcasecmp (g_uri_get_scheme (uri), "http") == 0
             || g_ascii_strcasecmp (g_uri_get_scheme (uri), "https") == 0);
}

static gpointer
write_original (DossierWorkspace  *workspace,
                gpointer           data,
                GCancellable      *cancellable,
                GError           **error)
{
  const Request *request = data;
  g_autoptr (GBytes) bytes = dossier_workspace_load_original (workspace, &request->article, NULL, error);

  if (bytes == NULL)
    return NULL;
  /* A new file in place of the old one: a link there is not followed, and nobody else may read it. */
  if (!g_file_replace_contents (request->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error))
    return NULL;
  return g_object_ref (request->file);
}

/**
 * dossier_original_write_async:
 * @workspace: where the article is
 * @article: whose original
 * @file: where to; what is there is replaced
 * @callback: (scope async): calls dossier_original_write_finish()
 * @user_data: for @callback
 *
 * Writes the bytes as they were imported, readable for this person only.
 */
void
dossier_original_write_async (DossierWorkspace    *workspace,
                              const DossierId     *article,
                              GFile               *file,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (article != NULL);
  g_return_if_fail (G_IS_FILE (file));

  dossier_workspace_read_async (workspace, write_original, request_new (article, file), (GDestroyNotify) request_free,
                                g_object_unref, NULL, callback, user_data);
}

/**
 * dossier_original_write_finish:
 * @workspace: as before
 * @result: what the callback got
 * @error: why it could not be written
 *
 * Returns: whether it was written
 */
gboolean
dossier_original_write_finish (DossierWorkspace  *workspace,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_autoptr (GFile) file = dossier_workspace_read_finish (workspace, result, error);

  return file != NULL;
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (dossier_original_write_finish (DOSSIER_WORKSPACE (object), result, &error))
    dossier_ui_toast (widget, _("The original was saved"));
  else
    dossier_ui_report_error (widget, _("The original could not be saved"), error);
}

typedef struct
{
  DossierWorkspace *workspace; /* (owned) */
  DossierId article;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->workspace);
  g_free (choice);
}

/* What is asked about hangs at the widget: an answer may never come. */
static Choice *
keep_choice (GtkWidget        *widget,
             const char       *key,
             DossierWorkspace *workspace,
             const DossierId  *article)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->workspace = g_object_ref (workspace);
  choice->article = *article;
  g_object_set_data_full (G_OBJECT (widget), key, choice, choice_free);
  return choice;
}

static void
save_chosen_cb (GtkWidget  *widget,
                GListModel *files,
                gpointer    user_data)
{
  const Choice *choice = g_object_get_data (G_OBJECT (widget), "dossier-save-original");
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (choice != NULL && file != NULL)
    dossier_original_write_async (choice->workspace, &choice->article, file, saved_cb, g_object_ref (widget));
}

/**
 * dossier_original_save:
 * @widget: who asks
 * @workspace: where the article is
 * @article: whose original
 *
 * Asks where to, and writes the bytes as they were imported.
 */
void
dossier_original_save (GtkWidget        *widget,
                       DossierWorkspace *workspace,
                       const DossierId  *article)
{
  g_autoptr (DossierArticle) record = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (article != NULL);

  record = (DossierArticle *) dossier_workspace_lookup (workspace, DOSSIER_RECORD_ARTICLE, article);
  if (record == NULL)
    return;
  keep_choice (widget, "dossier-save-original", workspace, article);
  name = dossier_original_file_name (record);
  dossier_ui_save_file (widget, _("Save the Original"), name, NULL, save_chosen_cb, NULL);
}

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && gtk_widget_get_root (widget) != NULL)
    dossier_ui_report_error (widget, _("No program opened it"), error);
}

static void
launch (GtkWidget  *widget,
        const char *uri)
{
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, g_object_ref (widget));
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      launch (widget, uri);
    }
  else
    {
      dossier_ui_report_error (widget, _("The original could not be opened"), error);
    }
}

static void
open_answered_cb (GtkWidget  *widget,
                  const char *response,
                  gpointer    user_data)
{
  const Choice *choice = g_object_get_data (G_OBJECT (widget), "dossier-open-original");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (DossierArticle) record = NULL;

  if (g_strcmp0 (response, "accept") != 0 || choice == NULL)
    return;
  record = (DossierArticle *) dossier_workspace_lookup (choice->workspace, DOSSIER_RECORD_ARTICLE, &choice->article);
  folder = g_dir_make_tmp ("dossier-original-XXXXXX", &error);
  if (record == NULL || folder == NULL)
    {
      if (error != NULL)
        dossier_ui_report_error (widget, _("The original could not be opened"), error);
      return;
    }
  name = dossier_original_file_name (record);
  file = g_file_new_build_filename (folder, name, NULL);
  dossier_original_write_async (choice->workspace, &choice->article, file, copied_cb, g_object_ref (widget));
}

/**
 * dossier_original_open:
 * @widget: who asks
 * @workspace: where the article is
 * @article: whose original
 *
 * After a warning, hands a private copy of the original to the program that the desktop has for it.
 */
void
dossier_original_open (GtkWidget        *widget,
                       DossierWorkspace *workspace,
                       const DossierId  *article)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (article != NULL);

  keep_choice (widget, "dossier-open-original", workspace, article);
  dossier_ui_ask (widget, _("Open the Original in Another Program?"),
                  _("That program may run what is in the file and load pictures over the network, which tells "
                    "others that you read it. Dossier itself never does."),
                  _("_Open"), FALSE, open_answered_cb, NULL);
}

static void
address_answered_cb (GtkWidget  *widget,
                     const char *response,
                     gpointer    user_data)
{
  const char *url = g_object_get_data (G_OBJECT (widget), "dossier-open-address");

  if (g_strcmp0 (response, "accept") == 0 && dossier_address_is_safe (url))
    launch (widget, url);
}

/**
 * dossier_address_open:
 * @widget: who asks
 * @url: an address of the web; others are refused
 *
 * Shows the whole address, and opens it in the browser when the person agrees.
 */
void
dossier_address_open (GtkWidget  *widget,
                      const char *url)
{
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!dossier_address_is_safe (url))
    {
      dossier_ui_toast (widget, _("Only addresses that begin with http or https are opened"));
      return;
    }
  g_object_set_data_full (G_OBJECT (widget), "dossier-open-address", g_strdup (url), g_free);
  body = g_strdup_printf (_("%s\n\nThe browser goes there over the network; whoever runs the site sees it."), url);
  dossier_ui_ask (widget, _("Open This Address in the Browser?"), body, _("_Open"), FALSE, address_answered_cb, NULL);
}
