/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * PDF: from a page's characters and their places to lines, and what the file says of itself. The one place of import
 * that knows of poppler. Any thread: poppler locks what documents share, and a document here never leaves the thread
 * that opened it. Nothing is drawn, no link is followed, no script or action runs.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-office-private.h"

#include "dossier-print-private.h"
#include "dossier-words-private.h"
#include "dossier-xml-private.h"

#include <glib/gi18n.h>
#include <poppler.h>
#include <string.h>

#define MAX_PAGES 4000
#define MAX_TEXT_BYTES (24u * 1024 * 1024)
#define SNIFFED_BYTES 1024u
/* A stamp on a scanned page is no text. */
#define MIN_LETTERS 24u
#define MAX_FURNITURE 24u
/* In letter sizes: what is farther apart may be two columns. */
#define PIECE_GAP 1.2f

typedef struct
{
  DossierPrint *print;
  GString *text;       /* (owned): of the line being built */
  DossierPrintLine line;
  const char *at;      /* in the page's text */
  GList *style;        /* (nullable): of the character being read */
  gboolean bold;       /* that style is */
} Page;

static void
end_line (Page *self)
{
  DossierPrintLine *line = &self->line;

  if (self->text->len == 0)
    return;
  line->text = g_strdup (g_strstrip (self->text->str));
  g_string_truncate (self->text, 0);
  if (line->text[0] == '\0')
    g_clear_pointer (&line->text, g_free);
  else
    {
      if (line->word_end == 0)
        line->word_end = line->x1;
      g_array_append_val (self->print->lines, *line);
    }
}

/* Presentation forms are letters to a reader. */
static const char *
spell_out (gunichar c)
{
  static const char * const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "ft", "st" };

  return c >= 0xfb00 && c <= 0xfb06 ? ligatures[c - 0xfb00] : NULL;
}

static gboolean
is_bold (const char *font)
{
  return font != NULL && (strstr (font, "Bold") != NULL || strstr (font, "bold") != NULL || strstr (font, "Black") != NULL
                          || strstr (font, "Heavy") != NULL || strstr (font, "Demi") != NULL);
}

static void
set_style (Page  *self,
           GList *style)
{
  self->style = style;
  self->bold = style != NULL && is_bold (((PopplerTextAttributes *) style->data)->font_name);
}

static void
start_line (Page                   *self,
            const PopplerRectangle *box,
            guint                   page)
{
  const PopplerTextAttributes *style = self->style != NULL ? self->style->data : NULL;

  memset (&self->line, 0, sizeof self->line);
  self->line.x0 = (float) box->x1;
  self->line.y0 = (float) box->y1;
  self->line.x1 = (float) box->x2;
  self->line.y1 = (float) box->y2;
  self->line.page = page;
  self->line.size = style != NULL && style->font_size > 0 ? (float) style->font_size : MAX ((float) (box->y2 - box->y1) * 0.8f, 1);
}

/* Raised figures and one bold word do not make the line another one. */
static void
weigh_style (Page  *self,
             guint *letters,
             guint *bold)
{
  const PopplerTextAttributes *style = self->style != NULL ? self->style->data : NULL;

  (*letters)++;
  if (style == NULL)
    return;
  *bold += self->bold ? 1 : 0;
  /* False for what is no number, which a damaged matrix makes of it. */
  if (style->font_size > self->line.size)
    self->line.size = (float) style->font_size;
}

/* A small raised figure behind a word points to a note; behind a unit it is a power. */
static gboolean
is_note_mark (Page                   *self,
              const PopplerRectangle *box,
              gunichar                c)
{
  const PopplerTextAttributes *style = self->style != NULL ? self->style->data : NULL;
  gsize letters = 0;

  if (!g_unichar_isdigit (c) || style == NULL || self->text->len == 0 || style->font_size > self->line.size * 0.8
      || box->y2 > self->line.y1 - self->line.size * 0.12f)
    return FALSE;
  while (letters < self->text->len && letters < 4 && g_ascii_isalpha (self->text->str[self->text->len - 1 - letters]))
    letters++;
  return letters == 0 ? !g_ascii_isdigit (self->text->str[self->text->len - 1]) : letters > 3;
}

static void
add_character (Page                   *self,
               const PopplerRectangle *box,
               gunichar                c)
{
  const char *spelled = spell_out (c);

  if (is_note_mark (self, box, c))
    return;
  if (c == ' ' && self->line.word_end == 0 && self->text->len > 0)
    self->line.word_end = self->line.x1;
  if (spelled != NULL)
    g_string_append (self->text, spelled);
  else if (c >= ' ' && c != 0x7f)
    g_string_append_unichar (self->text, c);
  if (c == ' ')
    return;
  self->line.x0 = MIN (self->line.x0, (float) box->x1);
  self->line.y0 = MIN (self->line.y0, (float) box->y1);
  self->line.x1 = MAX (self->line.x1, (float) box->x2);
  self->line.y1 = MAX (self->line.y1, (float) box->y2);
}

static void
read_lines (Page                   *self,
            const PopplerRectangle *boxes,
            guint                   n_boxes,
            guint                   page)
{
  guint letters = 0, bold = 0;

  for (guint i = 0; i < n_boxes && *self->at != '\0'; i++, self->at = g_utf8_next_char (self->at))
    {
      gunichar c = g_utf8_get_char (self->at);

      while (self->style != NULL && ((PopplerTextAttributes *) self->style->data)->end_index < (int) i)
        set_style (self, self->style->next);
      if (c == '\n' || (c == ' ' && self->text->len > 0 && boxes[i].x2 - boxes[i].x1 > self->line.size * PIECE_GAP))
        {
          self->line.bold = letters > 0 && bold * 10 > letters * 8;
          end_line (self);
          letters = bold = 0;
          continue;
        }
      if (self->text->len == 0)
        start_line (self, &boxes[i], page);
      if (c != ' ')
        weigh_style (self, &letters, &bold);
      add_character (self, &boxes[i], c);
    }
  self->line.bold = letters > 0 && bold * 10 > letters * 8;
  end_line (self);
}

static gsize
read_page (DossierPrint *print,
           PopplerPage  *page,
           guint         number)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *text = raw != NULL ? g_utf8_make_valid (raw, -1) : NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  GList *styles;
  guint n_boxes = 0, from = print->lines->len;
  double width, height;
  Page state = { .print = print, .text = line };

  poppler_page_get_size (page, &width, &height);
  dossier_print_add_page (print, (float) MAX (height, 1));
  if (text == NULL || text[0] == '\0' || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return 0;
  styles = poppler_page_get_text_attributes (page);
  state.at = text;
  set_style (&state, styles);
  read_lines (&state, boxes, n_boxes, number);
  dossier_print_arrange (print, from);
  poppler_page_free_text_attributes (styles);
  return strlen (text);
}

typedef struct
{
  DossierManuscript *manuscript;
  GString *text;
  GString *creators;
  guint in_creator;
} Facts;

static void
start_fact (gpointer               user_data,
            const char            *space,
            const char            *name,
            const DossierXmlAttrs *attrs)
{
  static const char * const dates[] = { "publicationDate", "coverDate" };
  Facts *self = user_data;

  g_string_truncate (self->text, 0);
  self->in_creator += strcmp (name, "creator") == 0 ? 1 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *value = strcmp (name, "Description") == 0 ? dossier_xml_dup_attr (attrs, dates[i]) : NULL;

      if (value != NULL)
        dossier_gather_offer_date (dossier_manuscript_get_gather (self->manuscript), value, "meta", 82);
    }
}

static void
end_fact (gpointer    user_data,
          const char *space,
          const char *name)
{
  Facts *self = user_data;
  DossierGather *gather = dossier_manuscript_get_gather (self->manuscript);

  g_strstrip (self->text->str);
  self->text->len = strlen (self->text->str);
  if (strcmp (name, "li") == 0 && self->in_creator > 0)
    {
      if (self->text->len > 0)
        g_string_append_printf (self->creators, self->creators->len > 0 ? ", %s" : "%s", self->text->str);
      g_string_truncate (self->text, 0);
    }
  else if (strcmp (name, "creator") == 0)
    {
      self->in_creator -= MIN (self->in_creator, 1);
      if (self->creators->len > 0)
        dossier_manuscript_set_author (self->manuscript, self->creators->str);
    }
  if (self->text->len == 0)
    return;
  if (strcmp (name, "title") == 0)
    dossier_manuscript_set_title (self->manuscript, self->text->str);
  else if (strcmp (name, "publicationName") == 0)
    dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, self->text->str, "meta", 80);
  else if (strcmp (name, "publicationDate") == 0 || strcmp (name, "coverDate") == 0 || strcmp (name, "coverDisplayDate") == 0)
    dossier_gather_offer_date (gather, self->text->str, "meta", 82);
  else if (strcmp (name, "language") == 0)
    dossier_manuscript_set_language (self->manuscript, self->text->str);
  if (strcmp (name, "li") != 0)
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

static void
read_facts (PopplerDocument   *document,
            DossierManuscript *manuscript)
{
  static const DossierXmlHandler handler = { start_fact, end_fact, text_fact };
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autofree char *packet = poppler_document_get_metadata (document);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);
  g_autofree char *stamp = created != NULL ? g_date_time_format (created, "%Y-%m-%d") : NULL;

  if (title != NULL)
    dossier_manuscript_set_title (manuscript, title);
  if (author != NULL)
    dossier_manuscript_set_author (manuscript, author);
  if (stamp != NULL)
    dossier_manuscript_set_created (manuscript, stamp);
  if (packet != NULL)
    {
      Facts facts = { manuscript, g_string_new (NULL), g_string_new (NULL), 0 };

      /* What is broken in it is not needed. */
      dossier_xml_parse ((const guint8 *) packet, strlen (packet), &handler, &facts, NULL);
      g_string_free (facts.text, TRUE);
      g_string_free (facts.creators, TRUE);
    }
}

/* "The Tidewater Courier · Tuesday, 14 March 2023 · Page 4" */
static void
offer_running (DossierGather *gather,
               const char    *line)
{
  static const char * const separators[] = { " · ", " | ", " – ", " — ", " • ", ", ", NULL };
  g_autofree char *date = dossier_words_date_within (line);
  gsize length = strlen (line);
  g_autofree char *name = NULL;

  for (guint i = 0; separators[i] != NULL; i++)
    {
      const char *cut = strstr (line, separators[i]);

      length = cut != NULL && cut > line ? MIN (length, (gsize) (cut - line)) : length;
    }
  name = g_strndup (line, length);
  if (date != NULL)
    dossier_gather_offer_date (gather, date, "furniture", 50);
  if (dossier_words_name_outlet (name) && dossier_words_count (name) <= 6)
    dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, name, "furniture", 62);
}

/* What stands on every page is said once, behind the text; it often names the paper and the day. */
static void
add_running (DossierPrint  *print,
             DossierGather *gather)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < print->lines->len && g_hash_table_size (seen) < MAX_FURNITURE; i++)
    {
      const DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, i);
      g_autofree char *key = g_strdup (line->text);

      if (line->kind != DOSSIER_PRINT_RUNNING || !g_hash_table_add (seen, g_strdelimit (g_steal_pointer (&key), "0123456789", '#')))
        continue;
      offer_running (gather, line->text);
      dossier_gather_add (gather, line->text, -1, DOSSIER_BLOCK_FURNITURE);
    }
}

static gboolean
has_letters (DossierPrint *print)
{
  guint letters = 0;

  for (guint i = 0; i < print->lines->len; i++)
    for (const char *at = g_array_index (print->lines, DossierPrintLine, i).text; *at != '\0'; at = g_utf8_next_char (at))
      if (g_unichar_isalnum (g_utf8_get_char (at)) && ++letters >= MIN_LETTERS)
        return TRUE;
  return FALSE;
}

static void
set_open_error (GError      **error,
                const GError *said)
{
  if (g_error_matches (said, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("it is protected by a password"));
  else
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the PDF is damaged or incomplete"));
}

static gboolean
read_pages (PopplerDocument *document,
            DossierPrint    *print,
            GError         **error)
{
  int count = poppler_document_get_n_pages (document);
  gsize total = 0;

  if (count > MAX_PAGES)
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("it has more than %d pages"), MAX_PAGES);
      return FALSE;
    }
  for (int i = 0; i < count && total < MAX_TEXT_BYTES; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autoptr (GObject) owner = (GObject *) page;

      if (owner != NULL)
        total += read_page (print, page, print->heights->len);
    }
  if (print->heights->len == 0)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the PDF is damaged or incomplete"));
  else if (total >= MAX_TEXT_BYTES)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("it holds more text than one article can"));
  else if (!has_letters (print))
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY,
                         _("the PDF has no text in it; it is a scan or a picture, and needs text recognition first"));
  else
    return TRUE;
  return FALSE;
}

DossierDraft *
dossier_pdf_read (const guint8 *bytes,
                  gsize         length,
                  const char   *file_name,
                  const char   *url_hint,
                  GError      **error)
{
  g_autoptr (GBytes) all = g_bytes_new_static (bytes, length);
  g_autoptr (GError) said = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (all, NULL, &said);
  g_autoptr (GObject) owner = (GObject *) document;
  g_autoptr (DossierManuscript) manuscript = dossier_manuscript_new ("application/pdf", "pdf/1");
  g_autoptr (DossierPrint) print = dossier_print_new ();

  if (document == NULL)
    {
      set_open_error (error, said);
      return NULL;
    }
  if (!read_pages (document, print, error))
    return NULL;
  dossier_print_measure (print);
  dossier_print_find_furniture (print);
  dossier_print_write (print, manuscript);
  add_running (print, dossier_manuscript_get_gather (manuscript));
  read_facts (document, manuscript);
  return dossier_manuscript_finish (manuscript, file_name, url_hint, error);
}
