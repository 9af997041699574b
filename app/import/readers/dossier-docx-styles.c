/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The paragraph styles of a Word document: which ones are headings, lists, quotations, captions. Styles have built-in
 * names that stay English whatever the language of the program; what a style does not say, the one it is based on does.
 * Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-office-private.h"

#include "dossier-xml-private.h"

#include <string.h>

/* Styles stand on styles; a circle has no end. */
#define MAX_BASES 12

typedef struct
{
  char *name;     /* (owned) (nullable): folded */
  char *base;     /* (owned) (nullable): id */
  int outline;    /* heading level by outline, 0 none, -1 not said */
  gboolean numbered;
} Style;

typedef struct
{
  GHashTable *styles; /* (owned) id → Style */
  Style *style;       /* (nullable): being read, in the table */
} Reader;

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->name);
  g_free (style->base);
  g_free (style);
}

static char *
dup_folded (const DossierXmlAttrs *attrs)
{
  g_autofree char *value = dossier_xml_dup_attr (attrs, "val");

  return value != NULL ? g_utf8_casefold (value, -1) : NULL;
}

static void
start_element (gpointer               user_data,
               const char            *space,
               const char            *name,
               const DossierXmlAttrs *attrs)
{
  Reader *self = user_data;

  if (strcmp (name, "style") == 0)
    {
      char *id = dossier_xml_dup_attr (attrs, "styleId");

      self->style = NULL;
      if (id == NULL)
        return;
      self->style = g_new0 (Style, 1);
      self->style->outline = -1;
      g_hash_table_replace (self->styles, id, self->style);
    }
  else if (self->style == NULL)
    return;
  else if (strcmp (name, "name") == 0 && self->style->name == NULL)
    self->style->name = dup_folded (attrs);
  else if (strcmp (name, "basedOn") == 0 && self->style->base == NULL)
    self->style->base = dossier_xml_dup_attr (attrs, "val");
  else if (strcmp (name, "outlineLvl") == 0)
    {
      g_autofree char *value = dossier_xml_dup_attr (attrs, "val");
      guint64 level = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 9;

      self->style->outline = level < 9 ? (int) level + 1 : 0;
    }
  else if (strcmp (name, "numId") == 0)
    self->style->numbered = !dossier_xml_attr_is (attrs, "val", "0");
}

static void
end_element (gpointer    user_data,
             const char *space,
             const char *name)
{
  Reader *self = user_data;

  if (strcmp (name, "style") == 0)
    self->style = NULL;
}

/**
 * dossier_docx_style_judge:
 * @name: folded
 *
 * Returns: whether the name of a built-in style tells what a paragraph is
 */
gboolean
dossier_docx_style_judge (const char       *name,
                          DossierDocxStyle *answer)
{
  if (strcmp (name, "title") == 0)
    *answer = (DossierDocxStyle) { DOSSIER_BLOCK_HEADING, 1, TRUE, FALSE };
  else if (strcmp (name, "subtitle") == 0)
    *answer = (DossierDocxStyle) { DOSSIER_BLOCK_HEADING, 2, FALSE, FALSE };
  else if (g_str_has_prefix (name, "heading ") && g_ascii_isdigit (name[8]))
    *answer = (DossierDocxStyle) { DOSSIER_BLOCK_HEADING, (guint8) CLAMP (name[8] - '0', 1, 6), FALSE, FALSE };
  else if (g_str_has_prefix (name, "toc "))
    *answer = (DossierDocxStyle) { DOSSIER_BLOCK_FURNITURE, 0, FALSE, TRUE };
  else if (strcmp (name, "caption") == 0 || strcmp (name, "figure caption") == 0 || strcmp (name, "image caption") == 0)
    answer->role = DOSSIER_BLOCK_CAPTION;
  else if (strstr (name, "quot") != NULL || strcmp (name, "block text") == 0)
    answer->role = DOSSIER_BLOCK_QUOTATION;
  else if (g_str_has_prefix (name, "list ") && strcmp (name, "list paragraph") != 0)
    answer->role = DOSSIER_BLOCK_LIST;
  else
    return FALSE;
  return TRUE;
}

static void
judge (GHashTable       *styles,
       const Style      *style,
       DossierDocxStyle *answer)
{
  for (guint i = 0; style != NULL && i < MAX_BASES; i++)
    {
      if (style->name != NULL && dossier_docx_style_judge (style->name, answer))
        return;
      if (style->outline > 0)
        {
          *answer = (DossierDocxStyle) { DOSSIER_BLOCK_HEADING, (guint8) MIN (style->outline, 6), FALSE, FALSE };
          return;
        }
      if (style->numbered)
        answer->role = DOSSIER_BLOCK_LIST;
      if (style->numbered || style->outline == 0)
        return;
      style = style->base != NULL ? g_hash_table_lookup (styles, style->base) : NULL;
    }
}

/**
 * dossier_docx_styles_read:
 * @bytes: (nullable): the part with the styles
 *
 * Returns: (transfer full) (element-type utf8 DossierDocxStyle): by id; empty when they cannot be read
 */
GHashTable *
dossier_docx_styles_read (GBytes *bytes)
{
  static const DossierXmlHandler handler = { start_element, end_element, NULL };
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { NULL, NULL };
  GHashTableIter iter;
  gpointer id, style;

  if (bytes == NULL)
    return answers;
  reader.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  /* A document whose styles are broken is still text. */
  dossier_xml_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &handler, &reader, NULL);
  g_hash_table_iter_init (&iter, reader.styles);
  while (g_hash_table_iter_next (&iter, &id, &style))
    {
      DossierDocxStyle *answer = g_new0 (DossierDocxStyle, 1);

      judge (reader.styles, style, answer);
      g_hash_table_insert (answers, g_strdup (id), answer);
    }
  g_hash_table_unref (reader.styles);
  return answers;
}
