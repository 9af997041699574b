/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Shows an article's metadata. Owned by the text view it lies in, main thread only. It opens nothing by itself: the
 * original is saved where the analyst says, an address is copied, since following it would tell others what is read here.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-article-header.h"

#include "dossier-text-paint.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierArticleHeader
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  DossierArticle *article;     /* (owned) (nullable) */
  GtkWidget *box;              /* (owned by the widget tree) */
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *grade;
  guint n_left_out;            /* parts of the file that are not of the article */
  gboolean shows_left_out;
};

G_DEFINE_FINAL_TYPE (DossierArticleHeader, dossier_article_header, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *header; /* (owned) */
  GFile *file;       /* (owned) */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->header);
  g_object_unref (save->file);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
append_part (GString *line, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;

  escaped = g_markup_escape_text (text, -1);
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append_printf (line, "\u2068%s\u2069", escaped); /* each part in its own direction */
}

static void
append_link (GString *line, const char *target, const char *label, const char *tooltip)
{
  g_autofree char *escaped_label = g_markup_escape_text (label, -1);
  g_autofree char *escaped_tooltip = g_markup_escape_text (tooltip, -1);

  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append_printf (line, "<a href=\"%s\" title=\"%s\">%s</a>", target, escaped_tooltip, escaped_label);
}

static char *
make_line (const DossierArticle *article, guint n_left_out, gboolean shows_left_out)
{
  GString *line = g_string_new (NULL);

  append_part (line, article->source != NULL ? article->source : _("Unknown source"));
  if (article->byline != NULL && *article->byline != '\0')
    {
      /* Translators: %s is who wrote the article */
      g_autofree char *byline = g_strdup_printf (_("by %s"), article->byline);

      append_part (line, byline);
    }
  if (article->date != NULL)
    {
      g_autofree char *date = dossier_edtf_for_people (article->date);

      append_part (line, date);
    }
  if (!dossier_id_is_nil (&article->original))
    append_link (line, "original", _("original file"),
                 article->file_name != NULL ? article->file_name : _("Save the file as it was imported"));
  if (article->url != NULL && *article->url != '\0')
    append_link (line, "address", _("web address"), article->url);
  if (n_left_out > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("%u part left out", "%u parts left out", n_left_out), n_left_out);

      append_link (line, "left-out", shows_left_out ? _("hide what was left out") : label,
                   shows_left_out ? _("Show the article alone (H)") : _("Show what surrounds the article, in grey (H)"));
    }

  return g_string_free (line, FALSE);
}

static gboolean
begins_rtl (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return dossier_text_is_rtl (g_utf8_get_char (p));

  return FALSE;
}

/* The line stands on the side on which its article begins. */
static void
set_direction (GtkWidget *widget, GtkTextDirection direction)
{
  gtk_widget_set_direction (widget, direction);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    set_direction (child, direction);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (save->file);

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    dossier_ui_report_error (save->header, _("The original could not be saved"), error);
  else
    {
      g_autofree char *message = g_strdup_printf (_("The original was saved as “%s”"), name);

      dossier_ui_toast (save->header, message);
    }
}

static gpointer
load_original (DossierWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_workspace_load_original (workspace, data, NULL, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  Save *next;

  if (bytes == NULL)
    {
      dossier_ui_report_error (save->header, _("The original could not be read"), error);
      return;
    }

  next = g_steal_pointer (&save);
  g_file_replace_contents_bytes_async (next->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, written_cb, next);
}

static void
chosen_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  DossierArticleHeader *self = DOSSIER_ARTICLE_HEADER (widget);
  Save *save;

  if (self->article == NULL)
    return;

  save = g_new0 (Save, 1);
  save->header = g_object_ref (widget);
  save->file = g_list_model_get_item (files, 0);
  dossier_workspace_read_async (self->workspace, load_original, dossier_id_copy (&self->article->id), g_free,
                                (GDestroyNotify) g_bytes_unref, NULL, loaded_cb, save);
}

static gboolean
activate_link_cb (DossierArticleHeader *self, const char *target)
{
  const char *name = self->article->file_name;

  if (g_str_equal (target, "original"))
    {
      dossier_ui_save_file (GTK_WIDGET (self), _("Save Original"), name != NULL ? name : self->article->title, NULL,
                            chosen_cb, NULL);
    }
  else if (g_str_equal (target, "left-out"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "reader.show-left-out", NULL);
    }
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->article->url);
      dossier_ui_toast (GTK_WIDGET (self), _("The web address was copied; nothing was opened"));
    }

  return GDK_EVENT_STOP;
}

static void
dossier_article_header_dispose (GObject *object)
{
  DossierArticleHeader *self = DOSSIER_ARTICLE_HEADER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->article);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dossier_article_header_parent_class)->dispose (object);
}

static void
dossier_article_header_class_init (DossierArticleHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_article_header_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_article_header_init (DossierArticleHeader *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "title-1");
  gtk_box_append (GTK_BOX (self->box), self->title);

  self->grade = dossier_ui_grade_new (0);
  gtk_widget_set_valign (self->grade, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), self->grade);

  self->line = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->line), 0);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->line), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (self->line, "article-line");
  g_signal_connect_swapped (self->line, "activate-link", G_CALLBACK (activate_link_cb), self);
  gtk_box_append (GTK_BOX (row), self->line);

  gtk_box_append (GTK_BOX (self->box), row);
}

/**
 * dossier_article_header_new:
 * @workspace: where the original is read
 *
 * Returns: (transfer floating): a header without an article
 */
GtkWidget *
dossier_article_header_new (DossierWorkspace *workspace)
{
  DossierArticleHeader *self = g_object_new (DOSSIER_TYPE_ARTICLE_HEADER, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

/**
 * dossier_article_header_set_article:
 * @self: a header
 * @article: what to tell of
 * @title: whether to show the title, too
 */
void
dossier_article_header_set_article (DossierArticleHeader *self, DossierArticle *article, gboolean title)
{
  g_autofree char *line = NULL;

  g_return_if_fail (DOSSIER_IS_ARTICLE_HEADER (self));
  g_return_if_fail (DOSSIER_IS_ARTICLE (article));

  g_set_object (&self->article, article);
  line = make_line (article, self->n_left_out, self->shows_left_out);
  gtk_label_set_markup (GTK_LABEL (self->line), line);
  gtk_label_set_text (GTK_LABEL (self->title), article->title);
  gtk_widget_set_visible (self->title, title);
  set_direction (GTK_WIDGET (self), begins_rtl (article->title) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  dossier_ui_grade_set (self->grade, article->source_grade);
}

/**
 * dossier_article_header_set_left_out:
 * @self: a header
 * @n: how many parts of the file are not of the article
 * @shown: whether they are shown all the same
 */
void
dossier_article_header_set_left_out (DossierArticleHeader *self, guint n, gboolean shown)
{
  g_autofree char *line = NULL;

  g_return_if_fail (DOSSIER_IS_ARTICLE_HEADER (self));

  self->n_left_out = n;
  self->shows_left_out = shown;
  if (self->article == NULL)
    return;

  line = make_line (self->article, n, shown);
  gtk_label_set_markup (GTK_LABEL (self->line), line);
}

/**
 * dossier_article_header_set_scale:
 * @self: a header
 * @scale: size of the text it belongs to; 1.0 is the usual one
 */
void
dossier_article_header_set_scale (DossierArticleHeader *self, double scale)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (DOSSIER_IS_ARTICLE_HEADER (self));

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  gtk_label_set_attributes (GTK_LABEL (self->title), attributes);
  gtk_label_set_attributes (GTK_LABEL (self->line), attributes);
}
