/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes in what people drop on a window or paste into it: files, folders, pages, text. Main thread only. Everything
 * that has to be asked of the other program is asked asynchronously: under X11 its answer needs our main loop. Opens
 * nothing: what lies on the network is counted, not fetched. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-intake.h"

#include <string.h>

#include <glib/gi18n.h>

#define MAX_BYTES (64u * 1024 * 1024) /* of one pasted or dropped text */
#define MIME_HTML "text/html"

typedef struct
{
  GWeakRef widget;
  DossierIntakeFunc func;
  GdkDrop *drop;          /* (owned) (nullable): NULL when pasting */
  char *mime_type;        /* (owned) (nullable): of the stream */
  GInputStream *stream;   /* (owned) (nullable) */
} Intake;

/* Material */

/**
 * dossier_material_new_for_files:
 * @files: (array length=n_files): what was given, local or not
 * @n_files: how many
 *
 * Returns: (transfer full): the local ones' paths, and a count of the others
 */
DossierMaterial *
dossier_material_new_for_files (GFile **files,
                                guint   n_files)
{
  DossierMaterial *material = g_new0 (DossierMaterial, 1);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);

      if (path != NULL)
        g_strv_builder_add (paths, path);
      else
        material->elsewhere++;
    }

  material->paths = g_strv_builder_end (paths);
  return material;
}

/**
 * dossier_material_new_for_list:
 * @files: a model of GFile
 *
 * Returns: (transfer full): as dossier_material_new_for_files()
 */
DossierMaterial *
dossier_material_new_for_list (GListModel *files)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (array, g_list_model_get_item (files, i));

  return dossier_material_new_for_files ((GFile **) array->pdata, array->len);
}

/**
 * dossier_material_new_for_bytes:
 * @bytes: a text or a page, in any encoding
 * @file_name: a name with the extension of its format
 *
 * Returns: (transfer full): the material
 */
DossierMaterial *
dossier_material_new_for_bytes (GBytes     *bytes,
                                const char *file_name)
{
  DossierMaterial *material = g_new0 (DossierMaterial, 1);

  material->bytes = g_bytes_ref (bytes);
  material->file_name = g_strdup (file_name);
  return material;
}

static gboolean
is_address (const char *text)
{
  return (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://")) &&
         strpbrk (text, " \t\r\n") == NULL;
}

/**
 * dossier_material_new_for_text:
 * @text: UTF-8
 *
 * Text that is nothing but a web address counts as lying elsewhere; file addresses, one a line, are files.
 *
 * Returns: (transfer full): the material; it may be empty
 */
DossierMaterial *
dossier_material_new_for_text (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_prefix (stripped, "file:///"))
    {
      g_auto (GStrv) uris = g_uri_list_extract_uris (stripped);
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; uris[i] != NULL; i++)
        g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
      return dossier_material_new_for_files ((GFile **) files->pdata, files->len);
    }
  if (*stripped == '\0' || is_address (stripped))
    {
      DossierMaterial *material = g_new0 (DossierMaterial, 1);

      material->elsewhere = *stripped != '\0';
      return material;
    }

  bytes = g_bytes_new (text, strlen (text));
  return dossier_material_new_for_bytes (bytes, "pasted.txt");
}

/**
 * dossier_material_is_empty:
 * @material: what was given
 *
 * Returns: whether there is nothing to import in it
 */
gboolean
dossier_material_is_empty (const DossierMaterial *material)
{
  return material->bytes == NULL && !material->rest && (material->paths == NULL || material->paths[0] == NULL);
}

void
dossier_material_free (DossierMaterial *material)
{
  if (material == NULL)
    return;

  g_strfreev (material->paths);
  g_clear_pointer (&material->bytes, g_bytes_unref);
  g_free (material->file_name);
  g_free (material->columns);
  g_free (material);
}

/* Asking for it */

static Intake *
intake_new (GtkWidget         *widget,
            DossierIntakeFunc  func,
            GdkDrop           *drop)
{
  Intake *intake = g_new0 (Intake, 1);

  g_weak_ref_init (&intake->widget, widget);
  intake->func = func;
  g_set_object (&intake->drop, drop);
  return intake;
}

static void
intake_end (Intake          *intake,
            DossierMaterial *material,
            const GError    *error)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&intake->widget);

  if (intake->drop != NULL)
    gdk_drop_finish (intake->drop, material != NULL ? GDK_ACTION_COPY : 0);

  if (widget != NULL)
    intake->func (widget, material, error);
  else
    dossier_material_free (material);

  g_weak_ref_clear (&intake->widget);
  g_clear_object (&intake->drop);
  g_clear_object (&intake->stream);
  g_free (intake->mime_type);
  g_free (intake);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Intake *intake = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gssize length = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  gboolean html = g_strcmp0 (intake->mime_type, MIME_HTML) == 0;

  if (length < 0)
    {
      intake_end (intake, NULL, error);
      return;
    }

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (g_bytes_get_size (bytes) == 0 || g_bytes_get_size (bytes) > MAX_BYTES)
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                   g_bytes_get_size (bytes) == 0 ? _("there is nothing in it") : _("it is too large"));
      intake_end (intake, NULL, error);
    }
  else if (!html && g_utf8_validate (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      intake_end (intake, dossier_material_new_for_text (text), NULL);
    }
  else
    {
      intake_end (intake, dossier_material_new_for_bytes (bytes, html ? "pasted.html" : "pasted.txt"), NULL);
    }
}

static void
take_stream (Intake       *intake,
             GInputStream *stream, /* (transfer full) (nullable) */
             const char   *mime_type,
             const GError *error)
{
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      intake_end (intake, NULL, error);
      return;
    }

  intake->stream = stream;
  intake->mime_type = g_strdup (mime_type);
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, intake);
}

static DossierMaterial *
material_of_value (const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GSList *list = g_value_get_boxed (value);

  for (GSList *link = list; link != NULL; link = link->next)
    g_ptr_array_add (files, link->data);
  return dossier_material_new_for_files ((GFile **) files->pdata, files->len);
}

/* Whether files can be had: another program names them by text/uri-list or the portal's type. */
static gboolean
has_files (GdkContentFormats *formats)
{
  g_autoptr (GdkContentFormats) all = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  return gdk_content_formats_contain_gtype (all, GDK_TYPE_FILE_LIST);
}

/* Dropping */

static void
drop_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  const char *mime_type = NULL;
  GInputStream *stream = gdk_drop_read_finish (GDK_DROP (source), result, &mime_type, &error);

  take_stream (user_data, stream, mime_type, error);
}

static gboolean
files_drop_cb (GtkDropTarget *target,
               const GValue  *value,
               double         x,
               double         y,
               gpointer       func)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  gtk_widget_remove_css_class (widget, "drop-active");
  ((DossierIntakeFunc) func) (widget, material_of_value (value), NULL);
  return TRUE;
}

/* A drag that began in this program carries a passage or a row to another place in it, not something to import. */
static gboolean
files_accept_cb (GtkDropTarget *target,
                 GdkDrop       *drop,
                 gpointer       user_data)
{
  return gdk_drop_get_drag (drop) == NULL && has_files (gdk_drop_get_formats (drop));
}

static gboolean
text_accept_cb (GtkDropTargetAsync *target,
                GdkDrop            *drop,
                gpointer            user_data)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return gdk_drop_get_drag (drop) == NULL && !has_files (formats) &&
         gdk_content_formats_match (formats, gtk_drop_target_async_get_formats (target));
}

static GdkDragAction
enter_cb (GtkEventController *target,
          double              x,
          double              y,
          gpointer            user_data)
{
  gtk_widget_add_css_class (gtk_event_controller_get_widget (target), "drop-active");
  return GDK_ACTION_COPY;
}

static GdkDragAction
text_enter_cb (GtkEventController *target,
               GdkDrop            *drop,
               double              x,
               double              y,
               gpointer            user_data)
{
  return enter_cb (target, x, y, user_data);
}

static void
leave_cb (GtkDropTarget *target,
          gpointer       user_data)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), "drop-active");
}

static void
text_leave_cb (GtkDropTargetAsync *target,
               GdkDrop            *drop,
               gpointer            user_data)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), "drop-active");
}

static gboolean
text_drop_cb (GtkDropTargetAsync *target,
              GdkDrop            *drop,
              double              x,
              double              y,
              gpointer            func)
{
  static const char *mime_types[] = { MIME_HTML, "text/plain;charset=utf-8", "text/plain", NULL };
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  gtk_widget_remove_css_class (widget, "drop-active");
  gdk_drop_read_async (drop, mime_types, G_PRIORITY_DEFAULT, NULL, drop_read_cb, intake_new (widget, func, drop));
  return TRUE;
}

/**
 * dossier_intake_accept_drops:
 * @widget: where things may be dropped: the whole content of a window
 * @func: told what was dropped
 *
 * Lets files, folders, pages and text be dropped on @widget. While something is held over it, it has the style class
 * "drop-active".
 */
void
dossier_intake_accept_drops (GtkWidget         *widget,
                             DossierIntakeFunc  func)
{
  static const char *mime_types[] = { MIME_HTML, "text/plain;charset=utf-8", "text/plain" };
  GtkDropTarget *files = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkDropTargetAsync *text = gtk_drop_target_async_new (gdk_content_formats_new (mime_types, G_N_ELEMENTS (mime_types)),
                                                        GDK_ACTION_COPY);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  /* Before a text field takes the files for their names. Text, on the other hand, is the field's. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (files), GTK_PHASE_CAPTURE);
  g_signal_connect (files, "accept", G_CALLBACK (files_accept_cb), NULL);
  g_signal_connect (files, "enter", G_CALLBACK (enter_cb), NULL);
  g_signal_connect (files, "leave", G_CALLBACK (leave_cb), NULL);
  g_signal_connect (files, "drop", G_CALLBACK (files_drop_cb), func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (files));

  g_signal_connect (text, "accept", G_CALLBACK (text_accept_cb), NULL);
  g_signal_connect (text, "drag-enter", G_CALLBACK (text_enter_cb), NULL);
  g_signal_connect (text, "drag-leave", G_CALLBACK (text_leave_cb), NULL);
  g_signal_connect (text, "drop", G_CALLBACK (text_drop_cb), func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (text));
}

/* Pasting */

static void
paste_files_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  intake_end (user_data, value != NULL ? material_of_value (value) : NULL, error);
}

static void
paste_html_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  const char *mime_type = NULL;
  GInputStream *stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &mime_type, &error);

  take_stream (user_data, stream, mime_type, error);
}

static void
paste_text_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  intake_end (user_data, text != NULL ? dossier_material_new_for_text (text) : NULL, error);
}

/**
 * dossier_intake_paste:
 * @widget: where it is pasted
 * @func: told what the clipboard has; with an empty material when it has nothing to import
 *
 * Reads the clipboard: files before a page before text.
 */
void
dossier_intake_paste (GtkWidget         *widget,
                      DossierIntakeFunc  func)
{
  static const char *mime_types[] = { MIME_HTML, NULL };
  GdkClipboard *clipboard;
  GdkContentFormats *formats;
  Intake *intake;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  clipboard = gtk_widget_get_clipboard (widget);
  formats = gdk_clipboard_get_formats (clipboard);
  intake = intake_new (widget, func, NULL);

  if (has_files (formats))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, paste_files_cb, intake);
  else if (gdk_content_formats_contain_mime_type (formats, MIME_HTML))
    gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, paste_html_cb, intake);
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
           gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
           gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, paste_text_cb, intake);
  else
    intake_end (intake, g_new0 (DossierMaterial, 1), NULL);
}
