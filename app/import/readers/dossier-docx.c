/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Word documents. Reads the text as its author would have it printed: insertions taken in, deletions, comments, hidden
 * text, field codes and prompts left out, notes at the end. Headers and footers are not read. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-office-private.h"

#include "dossier-xml-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define WORD_SPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WORD_STRICT_SPACE "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define WORD_2003_SPACE "http://schemas.microsoft.com/office/word/2003/wordml"
#define NOTES_2003_SPACE "http://schemas.microsoft.com/aml/2001/core"
#define MARKUP_SPACE "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define MATH_SPACE "http://schemas.openxmlformats.org/officeDocument/2006/math"
#define MAX_NOTES 20000u
#define SNIFFED_BYTES 4096u

typedef struct
{
  DossierBlockRole role;
  guint8 level;
  gboolean styled;  /* the style told the role */
  gboolean merges;  /* its end was deleted: it goes on in the next one */
} Paragraph;

typedef struct
{
  DossierManuscript *manuscript;
  GHashTable *styles;    /* (owned) id → DossierDocxStyle */
  GArray *paragraphs;    /* (owned) of Paragraph: the open ones */
  GPtrArray *footnotes;  /* (owned) (element-type utf8): ids in the order of the text */
  GPtrArray *endnotes;   /* (owned) (element-type utf8) */
  GHashTable *wanted;    /* (nullable): in a part of notes, which ones; id → number */
  guint skip;            /* depth within what is left out */
  guint link;            /* depth within links */
  gboolean in_text;
  gboolean hidden;       /* the run is */
  gboolean in_row_head;
  gboolean row_deleted;
  gboolean in_paragraph_head;
  gboolean notes_within; /* notes stand within the text */
  guint n_notes;         /* so far, of these */
  gboolean prompt;       /* the content control holds no words of the author's */
} Reader;

typedef enum
{
  SPACE_OTHER,
  SPACE_WORD,
  SPACE_MARKUP,
  SPACE_MATH,
  SPACE_NOTES_2003,
} Space;

static Space
space_of (const char *address)
{
  if (strcmp (address, WORD_SPACE) == 0 || strcmp (address, WORD_STRICT_SPACE) == 0 || strcmp (address, WORD_2003_SPACE) == 0)
    return SPACE_WORD;
  if (strcmp (address, MARKUP_SPACE) == 0)
    return SPACE_MARKUP;
  if (strcmp (address, NOTES_2003_SPACE) == 0)
    return SPACE_NOTES_2003;
  return strcmp (address, MATH_SPACE) == 0 ? SPACE_MATH : SPACE_OTHER;
}

static Paragraph *
current (Reader *self)
{
  return self->paragraphs->len > 0 ? &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1) : NULL;
}

static gboolean
is_on (const DossierXmlAttrs *attrs)
{
  return !dossier_xml_attr_is (attrs, "val", "0") && !dossier_xml_attr_is (attrs, "val", "false")
         && !dossier_xml_attr_is (attrs, "val", "off");
}

static void
set_style (Reader                *self,
           const DossierXmlAttrs *attrs)
{
  g_autofree char *id = dossier_xml_dup_attr (attrs, "val");
  const DossierDocxStyle *style = id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;
  Paragraph *paragraph = current (self);

  if (style == NULL || paragraph == NULL || style->role == DOSSIER_BLOCK_BODY)
    return;
  paragraph->role = style->role;
  paragraph->level = style->level;
  paragraph->styled = TRUE;
}

/* What a paragraph says of itself. */
static void
read_paragraph_head (Reader                *self,
                     const char            *name,
                     const DossierXmlAttrs *attrs)
{
  Paragraph *paragraph = current (self);

  if (paragraph == NULL)
    return;
  if (strcmp (name, "pStyle") == 0)
    set_style (self, attrs);
  else if ((strcmp (name, "numId") == 0 || strcmp (name, "ilfo") == 0) && paragraph->role != DOSSIER_BLOCK_HEADING)
    {
      gboolean off = dossier_xml_attr_is (attrs, "val", "0");

      if (!off && !paragraph->styled)
        paragraph->role = DOSSIER_BLOCK_LIST;
      else if (off && paragraph->role == DOSSIER_BLOCK_LIST)
        paragraph->role = DOSSIER_BLOCK_BODY;
    }
  else if (strcmp (name, "outlineLvl") == 0)
    {
      g_autofree char *value = dossier_xml_dup_attr (attrs, "val");
      guint64 level = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 9;

      if (level < 9 && paragraph->role == DOSSIER_BLOCK_BODY)
        {
          paragraph->role = DOSSIER_BLOCK_HEADING;
          paragraph->level = (guint8) MIN (level + 1, 6);
        }
    }
  else if (strcmp (name, "del") == 0 || strcmp (name, "moveFrom") == 0)
    paragraph->merges = TRUE;
}

static void
add_note (GPtrArray             *notes,
          const DossierXmlAttrs *attrs)
{
  char *id = dossier_xml_dup_attr (attrs, "id");

  if (id != NULL && notes->len < MAX_NOTES)
    g_ptr_array_add (notes, id);
  else
    g_free (id);
}

/* The format of 2003 has notes where they are pointed to; the later one in parts of their own. */
static void
start_note (Reader                *self,
            const DossierXmlAttrs *attrs)
{
  g_autofree char *mark = self->notes_within ? g_strdup_printf ("%u", ++self->n_notes) : NULL;
  g_autofree char *id = dossier_xml_dup_attr (attrs, "id");
  const char *number = id != NULL && self->wanted != NULL ? g_hash_table_lookup (self->wanted, id) : NULL;

  if (mark != NULL || number != NULL)
    dossier_manuscript_start_note (self->manuscript, mark != NULL ? mark : number);
  else
    self->skip = 1;
}

static void
start_paragraph (Reader *self)
{
  Paragraph paragraph = { DOSSIER_BLOCK_BODY, 0, FALSE, FALSE };

  g_array_append_val (self->paragraphs, paragraph);
}

/* Characters that are elements. */
static gboolean
add_sign (Reader                *self,
          const char            *name,
          const DossierXmlAttrs *attrs)
{
  const char *text = NULL;

  if (strcmp (name, "tab") == 0 || strcmp (name, "ptab") == 0)
    text = "\t";
  else if (strcmp (name, "br") == 0)
    text = dossier_xml_attr_is (attrs, "type", "page") || dossier_xml_attr_is (attrs, "type", "column") ? " " : "\n";
  else if (strcmp (name, "cr") == 0)
    text = "\n";
  else if (strcmp (name, "noBreakHyphen") == 0)
    text = "-";
  if (text == NULL)
    return FALSE;
  if (!self->in_paragraph_head && !self->hidden)
    dossier_manuscript_add_text (self->manuscript, text, -1, self->link > 0);
  return TRUE;
}

static gboolean
is_left_out (Reader     *self,
             const char *name)
{
  static const char * const names[] = { "del", "moveFrom", "instrText", "delText", "rt", "sectPr", NULL };

  if (strcmp (name, "sdtContent") == 0)
    return self->prompt;
  return g_strv_contains (names, name);
}

static void
start_word (Reader                *self,
            const char            *name,
            const DossierXmlAttrs *attrs)
{
  /* How it was before a change. */
  if (g_str_has_suffix (name, "PrChange"))
    {
      self->skip = 1;
      return;
    }
  if (self->in_paragraph_head)
    {
      read_paragraph_head (self, name, attrs);
      return;
    }
  if (self->in_row_head)
    {
      self->row_deleted = self->row_deleted || strcmp (name, "del") == 0;
      return;
    }
  if (strcmp (name, "t") == 0)
    self->in_text = TRUE;
  else if (strcmp (name, "r") == 0)
    self->hidden = FALSE;
  else if (strcmp (name, "p") == 0)
    start_paragraph (self);
  else if (strcmp (name, "pPr") == 0)
    self->in_paragraph_head = TRUE;
  else if (strcmp (name, "vanish") == 0 || strcmp (name, "specVanish") == 0)
    self->hidden = is_on (attrs);
  else if (is_left_out (self, name))
    self->skip = 1;
  else if (add_sign (self, name, attrs))
    return;
  else if (strcmp (name, "hyperlink") == 0)
    self->link++;
  else if (strcmp (name, "tbl") == 0)
    dossier_manuscript_start_table (self->manuscript);
  else if (strcmp (name, "trPr") == 0)
    self->in_row_head = TRUE;
  else if (strcmp (name, "txbxContent") == 0)
    dossier_manuscript_start_inner (self->manuscript);
  else if (strcmp (name, "sdt") == 0)
    self->prompt = FALSE;
  else if (strcmp (name, "showingPlcHdr") == 0)
    self->prompt = is_on (attrs);
  else if (strcmp (name, "footnoteReference") == 0)
    add_note (self->footnotes, attrs);
  else if (strcmp (name, "endnoteReference") == 0)
    add_note (self->endnotes, attrs);
  else if (strcmp (name, "footnote") == 0 || strcmp (name, "endnote") == 0)
    start_note (self, attrs);
}

static void
start_element (gpointer               user_data,
               const char            *space,
               const char            *name,
               const DossierXmlAttrs *attrs)
{
  Reader *self = user_data;
  Space kind = space_of (space);

  if (self->skip > 0)
    self->skip++;
  else if (kind == SPACE_WORD)
    start_word (self, name, attrs);
  else if (kind == SPACE_MARKUP && strcmp (name, "Fallback") == 0)
    self->skip = 1;
  else if (kind == SPACE_NOTES_2003 && (dossier_xml_attr_is (attrs, "type", "Word.Deletion") || dossier_xml_attr_is (attrs, "type", "Word.Comment")))
    self->skip = 1;
  else if (kind == SPACE_MATH && strcmp (name, "t") == 0)
    self->in_text = TRUE;
}

static void
end_paragraph (Reader *self)
{
  Paragraph paragraph;

  if (self->paragraphs->len == 0)
    return;
  paragraph = *current (self);
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
  if (!paragraph.merges)
    dossier_manuscript_end_paragraph (self->manuscript, paragraph.role, paragraph.level);
}

static void
end_element (gpointer    user_data,
             const char *space,
             const char *name)
{
  Reader *self = user_data;
  Space kind = space_of (space);

  if (self->skip > 0)
    {
      self->skip--;
      return;
    }
  if ((kind == SPACE_WORD || kind == SPACE_MATH) && strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (kind != SPACE_WORD)
    return;
  else if (strcmp (name, "p") == 0)
    end_paragraph (self);
  else if (strcmp (name, "pPr") == 0)
    self->in_paragraph_head = FALSE;
  else if (strcmp (name, "trPr") == 0)
    self->in_row_head = FALSE;
  else if (strcmp (name, "hyperlink") == 0)
    self->link -= MIN (self->link, 1);
  else if (strcmp (name, "tc") == 0)
    dossier_manuscript_end_cell (self->manuscript);
  else if (strcmp (name, "tr") == 0)
    {
      dossier_manuscript_end_row (self->manuscript, self->row_deleted);
      self->row_deleted = FALSE;
    }
  else if (strcmp (name, "tbl") == 0)
    dossier_manuscript_end_table (self->manuscript);
  else if (strcmp (name, "txbxContent") == 0)
    dossier_manuscript_end_inner (self->manuscript);
  else if (strcmp (name, "footnote") == 0 || strcmp (name, "endnote") == 0)
    dossier_manuscript_end_note (self->manuscript);
}

static void
take_text (gpointer    user_data,
           const char *text,
           gsize       length)
{
  Reader *self = user_data;

  if (self->skip == 0 && self->in_text && !self->hidden)
    dossier_manuscript_add_text (self->manuscript, text, (gssize) length, self->link > 0);
}

static const DossierXmlHandler document_handler = { start_element, end_element, take_text };

static gboolean
parse_part (Reader   *self,
            GBytes   *bytes,
            GError  **error)
{
  return dossier_xml_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &document_handler, self, error);
}

static gboolean
read_notes (Reader    *self,
            GBytes    *bytes,
            GPtrArray *ids,
            guint      first,
            GError   **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (bytes == NULL || ids->len == 0)
    return TRUE;
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (wanted, g_ptr_array_index (ids, i)))
      g_hash_table_insert (wanted, g_ptr_array_index (ids, i), g_strdup_printf ("%u", first + i));
  self->wanted = wanted;
  self->skip = self->link = 0;
  self->in_text = self->hidden = self->in_paragraph_head = self->in_row_head = FALSE;
  return parse_part (self, bytes, error);
}

typedef struct
{
  DossierManuscript *manuscript;
  GString *text;
  char *main_part; /* (owned) (nullable) */
} Facts;

static void
start_fact (gpointer               user_data,
            const char            *space,
            const char            *name,
            const DossierXmlAttrs *attrs)
{
  Facts *self = user_data;

  g_string_truncate (self->text, 0);
  if (strcmp (name, "Relationship") == 0 && self->main_part == NULL)
    {
      g_autofree char *type = dossier_xml_dup_attr (attrs, "Type");

      if (type != NULL && g_str_has_suffix (type, "/officeDocument"))
        self->main_part = dossier_xml_dup_attr (attrs, "Target");
    }
}

static void
end_fact (gpointer    user_data,
          const char *space,
          const char *name)
{
  Facts *self = user_data;

  if (g_ascii_strcasecmp (name, "title") == 0)
    dossier_manuscript_set_title (self->manuscript, self->text->str);
  else if (strcmp (name, "creator") == 0 || strcmp (name, "Author") == 0)
    dossier_manuscript_set_author (self->manuscript, self->text->str);
  else if (g_ascii_strcasecmp (name, "created") == 0)
    dossier_manuscript_set_created (self->manuscript, self->text->str);
  else if (strcmp (name, "language") == 0)
    dossier_manuscript_set_language (self->manuscript, self->text->str);
  else if (strcmp (name, "Company") == 0)
    dossier_manuscript_set_company (self->manuscript, self->text->str);
  g_string_truncate (self->text, 0);
}

static void
text_fact (gpointer    user_data,
           const char *text,
           gsize       length)
{
  Facts *self = user_data;

  if (self->text->len + length < 4096)
    g_string_append_len (self->text, text, (gssize) length);
}

static const DossierXmlHandler fact_handler = { start_fact, end_fact, text_fact };

/* Where the text is and what the document says of itself. */
static char *
read_facts (DossierPackage    *package,
            DossierManuscript *manuscript)
{
  static const char * const parts[] = { "_rels/.rels", "docProps/core.xml", "docProps/app.xml" };
  Facts facts = { manuscript, g_string_new (NULL), NULL };
  char *name;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GBytes *bytes = dossier_package_get (package, parts[i]);

      if (bytes != NULL)
        dossier_xml_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &fact_handler, &facts, NULL);
    }
  g_string_free (facts.text, TRUE);
  name = facts.main_part != NULL ? g_strdup (facts.main_part + (facts.main_part[0] == '/' ? 1 : 0)) : g_strdup ("word/document.xml");
  g_free (facts.main_part);
  return name;
}

static gboolean
want_part (const char *name,
           gint64      size,
           gpointer    user_data)
{
  if (strcmp (name, "_rels/.rels") == 0 || strcmp (name, "docProps/core.xml") == 0 || strcmp (name, "docProps/app.xml") == 0)
    return TRUE;
  return g_str_has_suffix (name, ".xml")
         && (g_str_has_suffix (name, "/styles.xml") || g_str_has_suffix (name, "/footnotes.xml")
             || g_str_has_suffix (name, "/endnotes.xml") || strstr (name, "document") != NULL);
}

static GBytes *
get_beside (DossierPackage *package,
            const char     *main_part,
            const char     *name)
{
  const char *slash = strrchr (main_part, '/');
  g_autofree char *path = slash != NULL ? g_strdup_printf ("%.*s/%s", (int) (slash - main_part), main_part, name) : g_strdup (name);

  return dossier_package_get (package, path);
}

static gboolean
read_package (Reader         *self,
              DossierPackage *package,
              GError        **error)
{
  g_autofree char *main_part = read_facts (package, self->manuscript);
  GBytes *document = dossier_package_get (package, main_part);

  if (document == NULL)
    document = dossier_package_get (package, "word/document.xml");
  if (document == NULL)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the document's text is not in it"));
      return FALSE;
    }
  self->styles = dossier_docx_styles_read (get_beside (package, main_part, "styles.xml"));
  return parse_part (self, document, error)
         && read_notes (self, get_beside (package, main_part, "footnotes.xml"), self->footnotes, 1, error)
         && read_notes (self, get_beside (package, main_part, "endnotes.xml"), self->endnotes, 1 + self->footnotes->len, error);
}

static void
reader_init (Reader            *self,
             DossierManuscript *manuscript)
{
  self->manuscript = manuscript;
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  self->footnotes = g_ptr_array_new_with_free_func (g_free);
  self->endnotes = g_ptr_array_new_with_free_func (g_free);
}

static void
reader_clear (Reader *self)
{
  g_array_unref (self->paragraphs);
  g_ptr_array_unref (self->footnotes);
  g_ptr_array_unref (self->endnotes);
  g_clear_pointer (&self->styles, g_hash_table_unref);
}

DossierDraft *
dossier_docx_read (const guint8 *bytes,
                   gsize         length,
                   const char   *file_name,
                   const char   *url_hint,
                   GError      **error)
{
  g_autoptr (DossierManuscript) manuscript =
    dossier_manuscript_new ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx/1");
  g_autoptr (DossierPackage) package = dossier_package_new (bytes, length, want_part, NULL, error);
  Reader reader = { 0 };
  gboolean read;

  if (package == NULL)
    return NULL;
  reader_init (&reader, manuscript);
  read = read_package (&reader, package, error);
  reader_clear (&reader);
  return read ? dossier_manuscript_finish (manuscript, file_name, url_hint, error) : NULL;
}

DossierDraft *
dossier_wordml_read (const guint8 *bytes,
                     gsize         length,
                     const char   *file_name,
                     const char   *url_hint,
                     GError      **error)
{
  g_autoptr (DossierManuscript) manuscript = dossier_manuscript_new ("application/msword", "docx/1");
  g_autoptr (GBytes) all = g_bytes_new_static (bytes, length);
  Facts facts = { manuscript, g_string_new (NULL), NULL };
  Reader reader = { .notes_within = TRUE };
  gboolean read;

  reader_init (&reader, manuscript);
  dossier_xml_parse (bytes, length, &fact_handler, &facts, NULL);
  g_string_free (facts.text, TRUE);
  g_free (facts.main_part);
  reader.styles = dossier_docx_styles_read (all);
  read = parse_part (&reader, all, error);
  reader_clear (&reader);
  return read ? dossier_manuscript_finish (manuscript, file_name, url_hint, error) : NULL;
}
