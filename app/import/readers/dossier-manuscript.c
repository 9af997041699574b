/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the readers of office documents write into. It builds paragraphs from runs, makes text of tables, keeps notes for
 * the end, and judges the properties a document has of itself: they are typed once, inherited from templates and copied
 * with files, so they count when the text says the same and are a guess otherwise. Owned by one reader on one thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-manuscript-private.h"

#include "dossier-words-private.h"

#include <string.h>

/* A cell with more than this is no figure of a table: the table was drawn to place text. */
#define CELL_MAX_WORDS 40
#define HEAD_PIECES 12

typedef struct
{
  GString *text;  /* (owned) */
  GString *links; /* (owned): the part of it that stands in links */
} Runs;

struct _DossierManuscript
{
  DossierGather *gather;   /* (owned) */
  GPtrArray *stack;        /* (owned) (element-type Runs): the paragraph being written, below it those it interrupts */
  GPtrArray *notes;        /* (owned) (element-type DossierPiece): for the end */
  char *note_mark;         /* (owned) (nullable): within a note, until its first paragraph */
  guint note_depth;
  guint table_depth;
  GPtrArray *cells;        /* (owned) (element-type GPtrArray of DossierPiece): of the row being read */
  GPtrArray *cell;         /* (owned) (element-type DossierPiece) */
  GString *rows;           /* (owned): rows of figures so far */
  char *title, *author, *created, *company, *language; /* (owned) (nullable) */
};

static void
runs_free (gpointer data)
{
  Runs *runs = data;

  g_string_free (runs->text, TRUE);
  g_string_free (runs->links, TRUE);
  g_free (runs);
}

static Runs *
runs_new (void)
{
  Runs *runs = g_new0 (Runs, 1);

  runs->text = g_string_new (NULL);
  runs->links = g_string_new (NULL);
  return runs;
}

static Runs *
current (DossierManuscript *self)
{
  return g_ptr_array_index (self->stack, self->stack->len - 1);
}

static GPtrArray *
pieces_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_piece_free);
}

/* Moves the last piece of the gatherer to where pieces of notes or cells wait. */
static void
divert (DossierManuscript *self,
        GPtrArray         *to)
{
  g_ptr_array_add (to, g_ptr_array_steal_index (self->gather->pieces, self->gather->pieces->len - 1));
}

static void
emit_rows (DossierManuscript *self)
{
  dossier_gather_add (self->gather, self->rows->str, self->rows->len, DOSSIER_BLOCK_BODY);
  g_string_truncate (self->rows, 0);
}

static guint
count_filled (GPtrArray *cells,
              gboolean  *figures)
{
  guint filled = 0;

  *figures = TRUE;
  for (guint i = 0; i < cells->len; i++)
    {
      GPtrArray *cell = g_ptr_array_index (cells, i);
      guint words = 0;

      filled += cell->len > 0 ? 1 : 0;
      for (guint j = 0; j < cell->len; j++)
        words += dossier_words_count (((DossierPiece *) g_ptr_array_index (cell, j))->text);
      *figures = *figures && words <= CELL_MAX_WORDS;
    }
  return filled;
}

static void
append_row (GString   *rows,
            GPtrArray *cells)
{
  if (rows->len > 0)
    g_string_append_c (rows, '\n');
  for (guint i = 0; i < cells->len; i++)
    {
      GPtrArray *cell = g_ptr_array_index (cells, i);

      if (i > 0)
        g_string_append (rows, " | ");
      for (guint j = 0; j < cell->len; j++)
        {
          g_autofree char *line = dossier_words_collapse (((DossierPiece *) g_ptr_array_index (cell, j))->text, -1);

          g_string_append_printf (rows, j > 0 ? " %s" : "%s", line);
        }
    }
}

/**
 * dossier_manuscript_new:
 * @media_type: static
 * @extractor: static
 *
 * Returns: (transfer full): an empty one
 */
DossierManuscript *
dossier_manuscript_new (const char *media_type,
                        const char *extractor)
{
  DossierManuscript *self = g_new0 (DossierManuscript, 1);

  self->gather = dossier_gather_new (media_type, extractor);
  self->stack = g_ptr_array_new_with_free_func (runs_free);
  g_ptr_array_add (self->stack, runs_new ());
  self->notes = pieces_new ();
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->cell = pieces_new ();
  self->rows = g_string_new (NULL);
  return self;
}

void
dossier_manuscript_free (DossierManuscript *self)
{
  if (self == NULL)
    return;
  dossier_gather_free (self->gather);
  g_ptr_array_unref (self->stack);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->cell);
  g_string_free (self->rows, TRUE);
  g_free (self->note_mark);
  g_free (self->title);
  g_free (self->author);
  g_free (self->created);
  g_free (self->company);
  g_free (self->language);
  g_free (self);
}

DossierGather *
dossier_manuscript_get_gather (DossierManuscript *self)
{
  return self->gather;
}

/**
 * dossier_manuscript_add_text:
 * @text: valid UTF-8; a line feed is a line end a reader should keep
 * @length: in bytes, or -1
 *
 * Goes on with the current paragraph.
 */
void
dossier_manuscript_add_text (DossierManuscript *self,
                             const char        *text,
                             gssize             length,
                             gboolean           in_link)
{
  Runs *runs = current (self);

  g_string_append_len (runs->text, text, length);
  if (in_link)
    g_string_append_len (runs->links, text, length);
}

/* Bullets that were typed, not set. */
static const char *
skip_bullet (const char *text)
{
  static const char * const bullets[] = { "•", "●", "▪", "■", "◦", "‣" };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]))
      {
        const char *after = text + strlen (bullets[i]);

        return *after == ' ' || *after == '\t' ? after + strspn (after, " \t") : NULL;
      }
  return NULL;
}

/**
 * dossier_manuscript_end_paragraph:
 * @level: of a heading, from 1; 0 otherwise
 */
void
dossier_manuscript_end_paragraph (DossierManuscript *self,
                                  DossierBlockRole   role,
                                  guint              level)
{
  Runs *runs = current (self);
  const char *item = role == DOSSIER_BLOCK_BODY || role == DOSSIER_BLOCK_LIST ? skip_bullet (runs->text->str) : NULL;
  DossierPiece *piece;

  if (item != NULL && *item != '\0')
    {
      g_string_erase (runs->text, 0, item - runs->text->str);
      role = DOSSIER_BLOCK_LIST;
    }
  if (self->note_depth > 0)
    role = DOSSIER_BLOCK_LIST;
  if (self->note_mark != NULL && strspn (runs->text->str, " \t\n") < runs->text->len)
    {
      g_string_prepend (runs->text, " ");
      g_string_prepend (runs->text, self->note_mark);
      g_clear_pointer (&self->note_mark, g_free);
    }
  if (self->table_depth == 0 && self->rows->len > 0 && self->note_depth == 0)
    emit_rows (self);
  piece = dossier_gather_add (self->gather, runs->text->str, runs->text->len, role);
  if (piece != NULL)
    {
      guint words = dossier_words_count (runs->text->str);

      piece->level = role == DOSSIER_BLOCK_HEADING ? (guint8) CLAMP (level, 1, 6) : 0;
      if (words > 0 && runs->links->len > 0)
        piece->links = (guint8) MIN (100, dossier_words_count (runs->links->str) * 100 / words);
      if (self->note_depth > 0)
        divert (self, self->notes);
      else if (self->table_depth > 0)
        divert (self, self->cell);
    }
  g_string_truncate (runs->text, 0);
  g_string_truncate (runs->links, 0);
}

/**
 * dossier_manuscript_start_inner:
 *
 * Begins text that stands within a paragraph and is none of it, as a box does. It comes before that paragraph.
 */
void
dossier_manuscript_start_inner (DossierManuscript *self)
{
  g_ptr_array_add (self->stack, runs_new ());
}

void
dossier_manuscript_end_inner (DossierManuscript *self)
{
  if (self->stack->len < 2)
    return;
  dossier_manuscript_end_paragraph (self, DOSSIER_BLOCK_BODY, 0);
  g_ptr_array_remove_index (self->stack, self->stack->len - 1);
}

/**
 * dossier_manuscript_start_note:
 * @mark: (nullable): its number or sign, when its text does not begin with it
 *
 * Begins a footnote; its paragraphs come at the end of the text.
 */
void
dossier_manuscript_start_note (DossierManuscript *self,
                               const char        *mark)
{
  dossier_manuscript_start_inner (self);
  self->note_depth++;
  g_free (self->note_mark);
  self->note_mark = mark != NULL ? g_strdup_printf ("[%s]", mark) : NULL;
}

void
dossier_manuscript_end_note (DossierManuscript *self)
{
  if (self->note_depth == 0)
    return;
  dossier_manuscript_end_inner (self);
  self->note_depth--;
  g_clear_pointer (&self->note_mark, g_free);
}

/**
 * dossier_manuscript_start_table:
 *
 * A table within a table becomes text of the outer one's cell.
 */
void
dossier_manuscript_start_table (DossierManuscript *self)
{
  self->table_depth++;
}

void
dossier_manuscript_end_cell (DossierManuscript *self)
{
  if (self->table_depth != 1)
    return;
  g_ptr_array_add (self->cells, g_steal_pointer (&self->cell));
  self->cell = pieces_new ();
}

/**
 * dossier_manuscript_end_row:
 * @deleted: whether the row is to be left out
 *
 * A row of figures becomes a line; of a row that places text, the text stays as it is.
 */
void
dossier_manuscript_end_row (DossierManuscript *self,
                            gboolean           deleted)
{
  gboolean figures;
  guint filled;

  if (self->table_depth != 1)
    return;
  filled = deleted ? 0 : count_filled (self->cells, &figures);
  if (filled >= 2 && figures)
    append_row (self->rows, self->cells);
  else if (filled > 0)
    {
      if (self->rows->len > 0)
        emit_rows (self);
      for (guint i = 0; i < self->cells->len; i++)
        {
          GPtrArray *cell = g_ptr_array_index (self->cells, i);

          g_ptr_array_extend_and_steal (self->gather->pieces, g_ptr_array_ref (cell));
        }
    }
  g_ptr_array_set_size (self->cells, 0);
}

void
dossier_manuscript_end_table (DossierManuscript *self)
{
  if (self->table_depth == 0)
    return;
  if (self->table_depth == 1)
    {
      if (self->cell->len > 0)
        dossier_manuscript_end_cell (self);
      dossier_manuscript_end_row (self, FALSE);
      if (self->rows->len > 0)
        emit_rows (self);
    }
  self->table_depth--;
}

static void
set_property (char      **property,
              const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *line = dossier_words_collapse (valid, -1);

  if (line[0] == '\0' || strlen (line) > 2000)
    return;
  g_free (*property);
  *property = g_steal_pointer (&line);
}

void
dossier_manuscript_set_title (DossierManuscript *self,
                              const char        *title)
{
  set_property (&self->title, title);
}

void
dossier_manuscript_set_author (DossierManuscript *self,
                               const char        *author)
{
  set_property (&self->author, author);
}

/* @stamp: ISO 8601 */
void
dossier_manuscript_set_created (DossierManuscript *self,
                                const char        *stamp)
{
  set_property (&self->created, stamp);
}

void
dossier_manuscript_set_company (DossierManuscript *self,
                                const char        *company)
{
  set_property (&self->company, company);
}

void
dossier_manuscript_set_language (DossierManuscript *self,
                                 const char        *tag)
{
  set_property (&self->language, tag);
}

static gboolean
ends_in_suffix (const char *folded)
{
  static const char * const suffixes[] = {
    ".doc", ".docx", ".dot", ".dotx", ".odt", ".rtf", ".txt", ".pdf", ".indd", ".qxd", ".qxp", ".xls", ".xlsx", ".ppt", ".pptx",
    ".tmp", ".tif", ".tiff", ".jpg", ".eps", ".ai", ".pub", ".pages", ".tex", ".dvi", ".ps", ".fm", ".wpd", ".html", ".htm",
  };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (folded, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* "Microsoft Word - draft3.doc", "untitled", "Layout 1", "0815_S12_pol" are what programs write. */
static gboolean
is_title (const char *title)
{
  static const char * const starts[] = {
    "microsoft ", "untitled", "unbenannt", "sans titre", "sin título", "document", "dokument", "documento", "layout", "slide",
    "page ", "seite ", "print ", "scan", "title", "titel", "template", "powerpoint", "presentation", "normal", "blank", "http:",
    "https:", "file:", "(anonymous)", "unknown", "без имени", "документ", NULL
  };
  g_autofree char *folded = g_utf8_casefold (title, -1);
  guint letters = 0, others = 0;

  if (ends_in_suffix (folded) || strpbrk (title, "\\<>") != NULL)
    return FALSE;
  for (guint i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (folded, starts[i]) && dossier_words_count (title) <= 4)
      return FALSE;
  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalpha (g_utf8_get_char (at)))
        letters++;
      else if (*at != ' ')
        others++;
    }
  return letters >= 3 && letters > others && (strchr (title, ' ') != NULL || (strchr (title, '_') == NULL && g_utf8_strlen (title, -1) >= 4));
}

/* Names of accounts, machines and programs are no authors. */
static gboolean
is_author (const char *author)
{
  static const char * const others[] = {
    "admin", "administrator", "user", "owner", "guest", "root", "unknown", "author", "default", "office", "microsoft", "windows",
    "adobe", "acrobat", "indesign", "quark", "apache", "libreoffice", "openoffice", "writer", "python", "word", "scanner", "canon",
    "xerox", "ricoh", "konica", "hp", "dell", "lenovo", "asus", "acer", "toshiba", "test", "temp", "student", "benutzer", "usuario",
    "utilisateur", "пользователь", "админ", "anonymous", "none", "n/a", NULL
  };
  g_autofree char *folded = g_utf8_casefold (author, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " -_./", -1);

  if (strpbrk (author, "\\@0123456789<>_") != NULL || strchr (author, ' ') == NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (others, words[i]))
      return FALSE;
  return dossier_words_count (author) >= 2 && dossier_words_count (author) <= 24;
}

/* Whether the head of the text names it. */
static gboolean
stands_in_head (DossierManuscript *self,
                const char        *value,
                gboolean           whole)
{
  g_autofree char *folded = g_utf8_casefold (value, -1);

  for (guint i = 0; i < MIN (self->gather->pieces->len, HEAD_PIECES); i++)
    {
      const DossierPiece *piece = g_ptr_array_index (self->gather->pieces, i);

      if (strlen (piece->text) > 1000)
        continue;
      if (whole && dossier_words_shared (piece->text, value) >= 0.75)
        return TRUE;
      if (!whole)
        {
          g_autofree char *text = g_utf8_casefold (piece->text, -1);

          if (strstr (text, folded) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* A line that only repeats the author or the date stands there to be seen, not read. */
static void
mark_repeated (DossierManuscript *self)
{
  g_autofree char *author = self->author != NULL ? dossier_words_clean_byline (self->author) : NULL;

  for (guint i = 0; author != NULL && i < MIN (self->gather->pieces->len, HEAD_PIECES); i++)
    {
      DossierPiece *piece = g_ptr_array_index (self->gather->pieces, i);
      g_autofree char *line = strlen (piece->text) < 500 ? dossier_words_clean_byline (piece->text) : NULL;

      if (line != NULL && piece->role == DOSSIER_BLOCK_BODY && g_ascii_strcasecmp (line, author) == 0)
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

static void
offer_properties (DossierManuscript *self)
{
  if (self->title != NULL && is_title (self->title))
    dossier_gather_offer (self->gather, DOSSIER_FIELD_TITLE, self->title, "meta", stands_in_head (self, self->title, TRUE) ? 88 : 58);
  if (self->author != NULL && is_author (self->author))
    dossier_gather_offer (self->gather, DOSSIER_FIELD_BYLINE, self->author, "meta",
                          stands_in_head (self, self->author, FALSE) ? 82 : 48);
  if (self->company != NULL && is_author (self->company))
    dossier_gather_offer (self->gather, DOSSIER_FIELD_SOURCE, self->company, "meta",
                          stands_in_head (self, self->company, FALSE) ? 65 : 30);
  if (self->language != NULL)
    dossier_gather_offer (self->gather, DOSSIER_FIELD_LANGUAGE, self->language, "meta", 62);
}

/**
 * dossier_manuscript_finish:
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Returns: (transfer full): the draft; NULL with @error set when there is no text
 */
DossierDraft *
dossier_manuscript_finish (DossierManuscript *self,
                           const char        *file_name,
                           const char        *url_hint,
                           GError           **error)
{
  while (self->note_depth > 0)
    dossier_manuscript_end_note (self);
  while (self->stack->len > 1)
    dossier_manuscript_end_inner (self);
  dossier_manuscript_end_paragraph (self, DOSSIER_BLOCK_BODY, 0);
  while (self->table_depth > 0)
    dossier_manuscript_end_table (self);
  offer_properties (self);
  mark_repeated (self);
  dossier_furniture_mark (self->gather);
  /* When it was written is mostly not when it was published. */
  if (self->created != NULL)
    dossier_gather_offer_date (self->gather, self->created, "meta", 40);
  g_ptr_array_extend_and_steal (self->gather->pieces, g_ptr_array_ref (self->notes));
  return dossier_gather_finish (self->gather, file_name, url_hint, error);
}
