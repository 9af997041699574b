/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article in the library's list: title, where it comes from, the words found, what was made of it. A list view lays
 * out two hundred rows to show ten, so a row is one widget that sets its own text: with a label for each part they cost
 * ten times as much. Main thread only; owned by the list item, which binds it to another article when it is recycled. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-article-row-private.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define FOUND_BEGINS 0xE000
#define FOUND_ENDS 0xE001

G_DEFINE_FINAL_TYPE (DossierArticleRow, dossier_article_row, GTK_TYPE_WIDGET)

static void
append_count (GString *text,
              char    *part) /* (transfer full) */
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

static char *
describe_counts (const DossierArticle *article)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (article->entity_count > 0)
    append_count (text, g_strdup_printf (ngettext ("%u entity", "%u entities", article->entity_count), article->entity_count));
  if (article->event_count > 0)
    append_count (text, g_strdup_printf (ngettext ("%u event", "%u events", article->event_count), article->event_count));
  if (article->annotation_count > 0)
    append_count (text, g_strdup_printf (ngettext ("%u note", "%u notes", article->annotation_count),
                                         article->annotation_count));
  if (text->len == 0)
    g_string_append (text, _("nothing marked yet"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_copies (const DossierArticle *article)
{
  if (article->copy_count < 2)
    return NULL;
  if (article->copy_count >= 1000)
    return g_strdup (_("1000+ copies"));
  return g_strdup_printf (ngettext ("%u copy", "%u copies", article->copy_count), article->copy_count);
}

static void
set_text (DossierArticleRow *self,
          DossierArticlePart               part,
          char              *text) /* (transfer full) (nullable) */
{
  g_free (self->texts[part]);
  self->texts[part] = text;
}

static void
show_record (DossierArticleRow *self)
{
  DossierArticle *article = self->item != NULL ? dossier_item_get_record (self->item) : NULL;
  g_autofree char *spoken = NULL;

  dossier_article_row_forget_layouts (self);
  set_text (self, DOSSIER_ARTICLE_TITLE, article != NULL ? g_strdup (article->title) : NULL);
  set_text (self, DOSSIER_ARTICLE_ORIGIN, article != NULL ? dossier_ui_article_line (article) : NULL);
  set_text (self, DOSSIER_ARTICLE_COUNTS, article != NULL ? describe_counts (article) : NULL);
  g_free (self->copies_text);
  self->copies_text = article != NULL ? describe_copies (article) : NULL;
  self->unread = article != NULL && !article->read;
  self->uncertain = article != NULL && article->date != NULL && (article->uncertain & DOSSIER_FIELD_DATE) != 0;
  self->grade = article != NULL ? article->source_grade : 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (article == NULL)
    return;

  spoken = g_strdup_printf ("%s. %s. %s%s%s%s%s%s%s", self->texts[DOSSIER_ARTICLE_TITLE], self->texts[DOSSIER_ARTICLE_ORIGIN], self->texts[DOSSIER_ARTICLE_COUNTS],
                            self->grade != 0 ? ". " : "", self->grade != 0 ? dossier_ui_grade_words (self->grade) : "",
                            self->unread ? ". " : "", self->unread ? _("Not read yet") : "",
                            self->copies_text != NULL ? ". " : "", self->copies_text != NULL ? self->copies_text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The marks of a snippet as markup; what is between them may be anything. */
static char *
snippet_to_markup (const char *snippet)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean bold = FALSE;

  for (const char *at = snippet; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      g_autofree char *escaped = NULL;

      if (character == FOUND_BEGINS || character == FOUND_ENDS)
        {
          if (bold != (character == FOUND_BEGINS))
            g_string_append (markup, bold ? "</b>" : "<b>");
          bold = character == FOUND_BEGINS;
          continue;
        }
      if (character == '\n')
        {
          g_string_append_c (markup, ' ');
          continue;
        }
      escaped = g_markup_escape_text (at, g_utf8_next_char (at) - at);
      g_string_append (markup, escaped);
    }
  if (bold)
    g_string_append (markup, "</b>");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* A tooltip is only for what was cut or needs a word. */
static gboolean
dossier_article_row_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    keyboard,
                                   GtkTooltip *tooltip)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (DossierArticlePart part = 0; part <= DOSSIER_ARTICLE_ORIGIN; part++)
    if (self->layouts[part] != NULL && pango_layout_is_ellipsized (self->layouts[part]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->texts[part]);
  if (self->uncertain)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _("The date is a guess. Confirm or correct it under Details."));
  if (text->len > 0)
    gtk_tooltip_set_text (tooltip, text->str);
  return text->len > 0;
}

/* Fonts or their scale have changed. */
static void
dossier_article_row_system_setting_changed (GtkWidget        *widget,
                                            GtkSystemSetting  setting)
{
  dossier_article_row_forget_layouts (DOSSIER_ARTICLE_ROW (widget));
  gtk_widget_queue_resize (widget);
  GTK_WIDGET_CLASS (dossier_article_row_parent_class)->system_setting_changed (widget, setting);
}

static void
dossier_article_row_dispose (GObject *object)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_clear_object (&self->item);
  dossier_article_row_forget_layouts (self);
  G_OBJECT_CLASS (dossier_article_row_parent_class)->dispose (object);
}

static void
dossier_article_row_finalize (GObject *object)
{
  for (guint i = 0; i < DOSSIER_ARTICLE_N_PARTS; i++)
    g_free (DOSSIER_ARTICLE_ROW (object)->texts[i]);
  g_free (DOSSIER_ARTICLE_ROW (object)->copies_text);
  G_OBJECT_CLASS (dossier_article_row_parent_class)->finalize (object);
}

static void
dossier_article_row_class_init (DossierArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_article_row_dispose;
  object_class->finalize = dossier_article_row_finalize;
  widget_class->measure = dossier_article_row_measure;
  widget_class->get_request_mode = dossier_article_row_get_request_mode;
  widget_class->snapshot = dossier_article_row_snapshot;
  widget_class->query_tooltip = dossier_article_row_query_tooltip;
  widget_class->system_setting_changed = dossier_article_row_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "articlerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_article_row_init (DossierArticleRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dossier_article_row_new:
 *
 * Returns: (transfer floating): a row without an article
 */
GtkWidget *
dossier_article_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_ARTICLE_ROW, NULL);
}

/**
 * dossier_article_row_set_item:
 * @self: a row
 * @item: (nullable): the article's place in the list
 *
 * Shows @item and follows its changes, until another is set.
 */
void
dossier_article_row_set_item (DossierArticleRow *self,
                              DossierItem       *item)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->changed = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (show_record), self);
  show_record (self);
}

/**
 * dossier_article_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
DossierItem *
dossier_article_row_get_item (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}

/**
 * dossier_article_row_set_snippet:
 * @self: a row
 * @snippet: (nullable): the words found, as in DossierHit; NULL hides them
 */
void
dossier_article_row_set_snippet (DossierArticleRow *self,
                                 const char        *snippet)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_ROW (self));

  if (snippet == NULL && self->texts[DOSSIER_ARTICLE_SNIPPET] == NULL)
    return;
  set_text (self, DOSSIER_ARTICLE_SNIPPET, snippet != NULL && *snippet != '\0' ? snippet_to_markup (snippet) : NULL);
  g_clear_object (&self->layouts[DOSSIER_ARTICLE_SNIPPET]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_article_row_get_title:
 *
 * Returns: (transfer none) (nullable): the title that the row draws; NULL while it shows no article
 */
const char *
dossier_article_row_get_title (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), NULL);
  return self->texts[DOSSIER_ARTICLE_TITLE];
}

/**
 * dossier_article_row_get_copies:
 *
 * Returns: (transfer none) (nullable): what the row says of its copies; NULL when the article has none
 */
const char *
dossier_article_row_get_copies (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), NULL);
  return self->copies_text;
}

/**
 * dossier_article_row_set_nested:
 * @nested: whether it stands below the article that stands for its group of copies
 */
void
dossier_article_row_set_nested (DossierArticleRow *self,
                                gboolean           nested)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_ROW (self));
  if (self->nested == nested)
    return;
  self->nested = nested;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
dossier_article_row_is_nested (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), FALSE);
  return self->nested;
}
