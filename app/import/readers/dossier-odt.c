/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * OpenDocument text, packed or as one XML file. Deleted text, comments, descriptions of pictures and hidden text are left
 * out, notes come at the end, a table of contents is marked as furniture. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-office-private.h"

#include "dossier-xml-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define FLAT_MEDIA_TYPE "application/vnd.oasis.opendocument.text-flat-xml"
#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define SNIFFED_BYTES 2048u
#define MAX_SPACES 80u
#define MAX_BASES 12

/* What a style says; a style of the document stands on one with a name. */
typedef struct
{
  char *base;      /* (owned) (nullable) */
  gboolean hidden;
} Style;

typedef struct
{
  DossierBlockRole role;
  guint8 level;
} Paragraph;

typedef struct
{
  DossierManuscript *manuscript;
  GHashTable *styles;   /* (owned) name → Style */
  Style *style;         /* (nullable): being read, in the table */
  GArray *paragraphs;   /* (owned) of Paragraph: the open ones */
  GArray *spans;        /* (owned) of gboolean: whether each open span is hidden */
  GString *word;        /* (owned): text of the property or note mark being read */
  guint skip;
  guint hidden;         /* depth within hidden spans */
  guint link;
  guint list;
  guint contents;       /* depth within tables of contents and indexes */
  gboolean in_body;
  gboolean in_citation;
  gboolean in_meta;
  gboolean initial_creator;
} Reader;

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->base);
  g_free (style);
}

static gboolean
is_space (const char *space,
          const char *which)
{
  return g_str_has_prefix (space, OASIS) && g_str_has_prefix (space + strlen (OASIS), which);
}

static Paragraph *
current (Reader *self)
{
  return self->paragraphs->len > 0 ? &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1) : NULL;
}

/* The names the standard programs give, with spaces written as _20_. */
static gboolean
judge_style_name (const char *name,
                  Paragraph  *answer)
{
  if (strcmp (name, "Title") == 0)
    *answer = (Paragraph) { DOSSIER_BLOCK_HEADING, 1 };
  else if (strcmp (name, "Subtitle") == 0)
    *answer = (Paragraph) { DOSSIER_BLOCK_HEADING, 2 };
  else if (strcmp (name, "Quotations") == 0 || strcmp (name, "Quote") == 0 || strcmp (name, "Block_20_Text") == 0)
    answer->role = DOSSIER_BLOCK_QUOTATION;
  else if (g_str_has_suffix (name, "Caption") || strcmp (name, "Illustration") == 0 || strcmp (name, "Table") == 0
           || strcmp (name, "Figure") == 0 || g_str_has_suffix (name, "caption"))
    answer->role = DOSSIER_BLOCK_CAPTION;
  else if (g_str_has_prefix (name, "Contents_20_"))
    answer->role = DOSSIER_BLOCK_FURNITURE;
  else if (strcmp (name, "Header") == 0 || strcmp (name, "Footer") == 0)
    answer->role = DOSSIER_BLOCK_FURNITURE;
  else
    return FALSE;
  return TRUE;
}

static void
judge_style (Reader    *self,
             char      *name,
             Paragraph *answer)
{
  for (guint i = 0; name != NULL && i < MAX_BASES; i++)
    {
      const Style *style = g_hash_table_lookup (self->styles, name);

      if (judge_style_name (name, answer))
        return;
      name = style != NULL ? style->base : NULL;
    }
}

static gboolean
is_hidden (Reader                *self,
           const DossierXmlAttrs *attrs)
{
  g_autofree char *name = dossier_xml_dup_attr (attrs, "style-name");
  const Style *style = name != NULL ? g_hash_table_lookup (self->styles, name) : NULL;

  return style != NULL && style->hidden;
}

static void
start_style (Reader                *self,
             const char            *name,
             const DossierXmlAttrs *attrs)
{
  if (strcmp (name, "style") == 0)
    {
      char *id = dossier_xml_dup_attr (attrs, "name");

      self->style = NULL;
      if (id == NULL)
        return;
      self->style = g_new0 (Style, 1);
      self->style->base = dossier_xml_dup_attr (attrs, "parent-style-name");
      g_hash_table_replace (self->styles, id, self->style);
    }
  else if (strcmp (name, "text-properties") == 0 && self->style != NULL)
    self->style->hidden = dossier_xml_attr_is (attrs, "display", "none");
}

static void
start_paragraph (Reader                *self,
                 const DossierXmlAttrs *attrs,
                 gboolean               heading)
{
  Paragraph paragraph = { self->list > 0 ? DOSSIER_BLOCK_LIST : DOSSIER_BLOCK_BODY, 0 };
  g_autofree char *style = dossier_xml_dup_attr (attrs, "style-name");
  g_autofree char *level = heading ? dossier_xml_dup_attr (attrs, "outline-level") : NULL;

  if (heading)
    paragraph = (Paragraph) { DOSSIER_BLOCK_HEADING, (guint8) CLAMP (level != NULL ? atoi (level) : 1, 1, 6) };
  else
    judge_style (self, style, &paragraph);
  if (self->contents > 0)
    paragraph = (Paragraph) { DOSSIER_BLOCK_FURNITURE, 0 };
  if (is_hidden (self, attrs))
    self->skip = 1;
  else
    g_array_append_val (self->paragraphs, paragraph);
}

static void
add (Reader     *self,
     const char *text,
     gssize      length)
{
  if (self->hidden == 0)
    dossier_manuscript_add_text (self->manuscript, text, length, self->link > 0);
}

static void
add_spaces (Reader                *self,
            const DossierXmlAttrs *attrs)
{
  g_autofree char *count = dossier_xml_dup_attr (attrs, "c");
  guint64 spaces = count != NULL ? g_ascii_strtoull (count, NULL, 10) : 1;

  for (guint64 i = 0; i < MIN (spaces, MAX_SPACES); i++)
    add (self, " ", 1);
}

static void
start_span (Reader                *self,
            const DossierXmlAttrs *attrs)
{
  gboolean hidden = is_hidden (self, attrs);

  g_array_append_val (self->spans, hidden);
  self->hidden += hidden ? 1 : 0;
}

static void
end_span (Reader *self)
{
  if (self->spans->len == 0)
    return;
  self->hidden -= g_array_index (self->spans, gboolean, self->spans->len - 1) ? 1 : 0;
  g_array_set_size (self->spans, self->spans->len - 1);
}

static void
start_text (Reader                *self,
            const char            *name,
            const DossierXmlAttrs *attrs)
{
  static const char * const left_out[] = {
    "tracked-changes", "hidden-text", "hidden-paragraph", "ruby-text", "sequence-decls", "variable-decls", "user-field-decls",
    "table-of-content-source", "illustration-index-source", "table-index-source", "alphabetical-index-source", "user-index-source",
    "bibliography-source", "object-index-source", "dde-connection-decls", "script", "list-style", "outline-style",
    "notes-configuration", "linenumbering-configuration", NULL
  };

  if (g_strv_contains (left_out, name))
    self->skip = 1;
  else if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    start_paragraph (self, attrs, name[0] == 'h');
  else if (strcmp (name, "s") == 0)
    add_spaces (self, attrs);
  else if (strcmp (name, "tab") == 0)
    add (self, "\t", 1);
  else if (strcmp (name, "line-break") == 0)
    add (self, "\n", 1);
  else if (strcmp (name, "span") == 0)
    start_span (self, attrs);
  else if (strcmp (name, "a") == 0)
    self->link++;
  else if (strcmp (name, "list") == 0)
    self->list++;
  else if (g_str_has_suffix (name, "-index") || strcmp (name, "table-of-content") == 0)
    self->contents++;
  else if (strcmp (name, "note-citation") == 0)
    {
      self->in_citation = TRUE;
      g_string_truncate (self->word, 0);
    }
  else if (strcmp (name, "note-body") == 0)
    dossier_manuscript_start_note (self->manuscript, self->word->str);
}

static void
start_element (gpointer               user_data,
               const char            *space,
               const char            *name,
               const DossierXmlAttrs *attrs)
{
  Reader *self = user_data;

  if (self->skip > 0)
    {
      self->skip++;
      return;
    }
  if (is_space (space, "office:"))
    {
      if (strcmp (name, "annotation") == 0 || strcmp (name, "forms") == 0 || strcmp (name, "master-styles") == 0
          || strcmp (name, "scripts") == 0 || strcmp (name, "binary-data") == 0 || strcmp (name, "settings") == 0)
        self->skip = 1;
      else if (strcmp (name, "text") == 0)
        self->in_body = TRUE;
      self->in_meta = self->in_meta || strcmp (name, "meta") == 0;
    }
  else if (self->in_meta)
    g_string_truncate (self->word, 0);
  else if (is_space (space, "style:"))
    start_style (self, name, attrs);
  else if (!self->in_body)
    return;
  else if (is_space (space, "text:"))
    start_text (self, name, attrs);
  else if (is_space (space, "table:") && strcmp (name, "table") == 0)
    dossier_manuscript_start_table (self->manuscript);
  else if (is_space (space, "drawing:") && (strcmp (name, "text-box") == 0 || strcmp (name, "custom-shape") == 0))
    dossier_manuscript_start_inner (self->manuscript);
  else if (is_space (space, "svg-compatible:") && (strcmp (name, "title") == 0 || strcmp (name, "desc") == 0))
    self->skip = 1;
}

static void
end_property (Reader     *self,
              const char *name)
{
  const char *value = self->word->str;

  if (strcmp (name, "title") == 0)
    dossier_manuscript_set_title (self->manuscript, value);
  else if (strcmp (name, "initial-creator") == 0)
    {
      dossier_manuscript_set_author (self->manuscript, value);
      self->initial_creator = self->word->len > 0;
    }
  /* Who saved it last; the author only when nobody else is named. */
  else if (strcmp (name, "creator") == 0 && !self->initial_creator)
    dossier_manuscript_set_author (self->manuscript, value);
  else if (strcmp (name, "creation-date") == 0)
    dossier_manuscript_set_created (self->manuscript, value);
  else if (strcmp (name, "language") == 0)
    dossier_manuscript_set_language (self->manuscript, value);
  g_string_truncate (self->word, 0);
}

static void
end_text (Reader     *self,
          const char *name)
{
  if ((strcmp (name, "p") == 0 || strcmp (name, "h") == 0) && self->paragraphs->len > 0)
    {
      Paragraph paragraph = *current (self);

      g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
      dossier_manuscript_end_paragraph (self->manuscript, paragraph.role, paragraph.level);
    }
  else if (strcmp (name, "span") == 0)
    end_span (self);
  else if (strcmp (name, "a") == 0)
    self->link -= MIN (self->link, 1);
  else if (strcmp (name, "list") == 0)
    self->list -= MIN (self->list, 1);
  else if (g_str_has_suffix (name, "-index") || strcmp (name, "table-of-content") == 0)
    self->contents -= MIN (self->contents, 1);
  else if (strcmp (name, "note-citation") == 0)
    self->in_citation = FALSE;
  else if (strcmp (name, "note-body") == 0)
    dossier_manuscript_end_note (self->manuscript);
}

static void
end_element (gpointer    user_data,
             const char *space,
             const char *name)
{
  Reader *self = user_data;

  if (self->skip > 0)
    self->skip--;
  else if (is_space (space, "office:") && strcmp (name, "meta") == 0)
    self->in_meta = FALSE;
  else if (is_space (space, "office:") && strcmp (name, "text") == 0)
    self->in_body = FALSE;
  else if (self->in_meta)
    end_property (self, name);
  else if (!self->in_body)
    return;
  else if (is_space (space, "text:"))
    end_text (self, name);
  else if (is_space (space, "table:"))
    {
      if (strcmp (name, "table-cell") == 0)
        dossier_manuscript_end_cell (self->manuscript);
      else if (strcmp (name, "table-row") == 0)
        dossier_manuscript_end_row (self->manuscript, FALSE);
      else if (strcmp (name, "table") == 0)
        dossier_manuscript_end_table (self->manuscript);
    }
  else if (is_space (space, "drawing:") && (strcmp (name, "text-box") == 0 || strcmp (name, "custom-shape") == 0))
    dossier_manuscript_end_inner (self->manuscript);
}

static void
take_text (gpointer    user_data,
           const char *text,
           gsize       length)
{
  Reader *self = user_data;

  if (self->skip > 0)
    return;
  if (self->in_meta || self->in_citation)
    {
      if (self->word->len + length < 4096)
        g_string_append_len (self->word, text, (gssize) length);
    }
  else if (self->paragraphs->len > 0)
    {
      gsize start = 0;

      /* Line ends within a paragraph are spaces here. */
      for (gsize i = 0; i < length; i++)
        if (text[i] == '\n' || text[i] == '\r')
          {
            add (self, text + start, (gssize) (i - start));
            add (self, " ", 1);
            start = i + 1;
          }
      add (self, text + start, (gssize) (length - start));
    }
}

static gboolean
parse (Reader       *self,
       const guint8 *bytes,
       gsize         length,
       GError      **error)
{
  static const DossierXmlHandler handler = { start_element, end_element, take_text };

  return dossier_xml_parse (bytes, length, &handler, self, error);
}

static gboolean
want_part (const char *name,
           gint64      size,
           gpointer    user_data)
{
  static const char * const parts[] = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", NULL };

  return g_strv_contains (parts, name);
}

static gboolean
is_encrypted (DossierPackage *package)
{
  GBytes *manifest = dossier_package_get (package, "META-INF/manifest.xml");

  return manifest != NULL && g_strstr_len (g_bytes_get_data (manifest, NULL), (gssize) g_bytes_get_size (manifest), "encryption-data") != NULL;
}

static gboolean
read_package (Reader       *self,
              const guint8 *bytes,
              gsize         length,
              GError      **error)
{
  static const char * const before[] = { "meta.xml", "styles.xml" };
  g_autoptr (DossierPackage) package = dossier_package_new (bytes, length, want_part, NULL, error);
  GBytes *part;

  if (package == NULL)
    return FALSE;
  if (is_encrypted (package))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("it is protected by a password"));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if ((part = dossier_package_get (package, before[i])) != NULL)
      parse (self, g_bytes_get_data (part, NULL), g_bytes_get_size (part), NULL);
  part = dossier_package_get (package, "content.xml");
  self->in_meta = self->in_body = FALSE;
  self->skip = 0;
  if (part != NULL)
    return parse (self, g_bytes_get_data (part, NULL), g_bytes_get_size (part), error);
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the document's text is not in it"));
  return FALSE;
}

static DossierDraft *
read_document (const guint8 *bytes,
               gsize         length,
               gboolean      packed,
               const char   *file_name,
               const char   *url_hint,
               GError      **error)
{
  g_autoptr (DossierManuscript) manuscript = dossier_manuscript_new (packed ? MEDIA_TYPE : FLAT_MEDIA_TYPE, "odt/1");
  Reader reader = { .manuscript = manuscript };
  gboolean read;

  reader.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  reader.paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  reader.spans = g_array_new (FALSE, FALSE, sizeof (gboolean));
  reader.word = g_string_new (NULL);
  read = packed ? read_package (&reader, bytes, length, error) : parse (&reader, bytes, length, error);
  g_hash_table_unref (reader.styles);
  g_array_unref (reader.paragraphs);
  g_array_unref (reader.spans);
  g_string_free (reader.word, TRUE);
  return read ? dossier_manuscript_finish (manuscript, file_name, url_hint, error) : NULL;
}

DossierDraft *
dossier_odt_read (const guint8 *bytes,
                  gsize         length,
                  const char   *file_name,
                  const char   *url_hint,
                  GError      **error)
{
  return read_document (bytes, length, TRUE, file_name, url_hint, error);
}

DossierDraft *
dossier_fodt_read (const guint8 *bytes,
                   gsize         length,
                   const char   *file_name,
                   const char   *url_hint,
                   GError      **error)
{
  return read_document (bytes, length, FALSE, file_name, url_hint, error);
}
