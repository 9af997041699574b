/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article in the library's list: title, where it comes from, the words found, what was made of it. Main thread
 * only; owned by the list item, which binds it to another article whenever it is recycled. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-article-row.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define FOUND_BEGINS 0xE000
#define FOUND_ENDS 0xE001

struct _DossierArticleRow
{
  AdwBin parent_instance;
  DossierItem *item; /* (owned) (nullable) */
  gulong changed;
  GtkLabel *title;
  GtkWidget *unread;
  GtkLabel *origin;
  GtkWidget *uncertain;
  GtkLabel *snippet;
  GtkBox *facts;
  GtkWidget *grade;
  GtkLabel *counts;
};

G_DEFINE_FINAL_TYPE (DossierArticleRow, dossier_article_row, ADW_TYPE_BIN)

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

static void
show_record (DossierArticleRow *self)
{
  DossierArticle *article = self->item != NULL ? dossier_item_get_record (self->item) : NULL;
  g_autofree char *origin = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *spoken = NULL;
  gboolean guessed;

  if (article == NULL)
    {
      gtk_label_set_text (self->title, "");
      gtk_label_set_text (self->origin, "");
      gtk_label_set_text (self->counts, "");
      dossier_ui_grade_set (self->grade, 0);
      gtk_widget_set_visible (self->unread, FALSE);
      gtk_widget_set_visible (self->uncertain, FALSE);
      return;
    }

  origin = dossier_ui_article_line (article);
  counts = describe_counts (article);
  guessed = article->date != NULL && (article->uncertain & DOSSIER_FIELD_DATE) != 0;
  gtk_label_set_text (self->title, article->title);
  gtk_label_set_text (self->origin, origin);
  gtk_label_set_text (self->counts, counts);
  dossier_ui_grade_set (self->grade, article->source_grade);
  gtk_widget_set_visible (self->unread, !article->read);
  gtk_widget_set_visible (self->uncertain, guessed);

  spoken = g_strdup_printf ("%s. %s. %s%s%s", article->title, origin, counts,
                            article->read ? "" : ". ", article->read ? "" : _("Not read yet"));
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

/* A tooltip is only for what was cut. */
static gboolean
tooltip_cb (GtkLabel   *label,
            int         x,
            int         y,
            gboolean    keyboard,
            GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
dossier_article_row_dispose (GObject *object)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (dossier_article_row_parent_class)->dispose (object);
}

static void
dossier_article_row_class_init (DossierArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_article_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, unread);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, origin);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, uncertain);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, facts);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, counts);
}

static void
dossier_article_row_init (DossierArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->origin), TRUE);
  g_signal_connect (self->title, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (self->origin, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  self->grade = dossier_ui_grade_new (0);
  gtk_box_prepend (self->facts, self->grade);
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

  if (snippet != NULL && *snippet != '\0')
    {
      g_autofree char *markup = snippet_to_markup (snippet);

      gtk_label_set_markup (self->snippet, markup);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), snippet != NULL && *snippet != '\0');
}
