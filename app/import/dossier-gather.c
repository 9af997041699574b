/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a reader collects from one file: paragraphs with roles, and candidates for every field with their origin.
 * Finishing it chooses the best candidates, fills what only the address, the text or the file's name can tell, and
 * composes the one stored text. Owned by one reader on one thread; holds nothing beyond it.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-gather-private.h"

#include "dossier-edtf.h"
#include "dossier-import.h"
#include "dossier-language-private.h"
#include "dossier-text.h"
#include "dossier-words-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CANDIDATES 96

static void
candidate_clear (gpointer data)
{
  DossierCandidate *candidate = data;

  g_free (candidate->value);
  g_free (candidate->words);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const DossierCandidate *left = a, *right = b;

  if (left->field != right->field)
    return left->field < right->field ? -1 : 1;
  if (left->confidence != right->confidence)
    return left->confidence > right->confidence ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

static char *
clean_value (DossierArticleField field,
             const char         *value)
{
  switch (field)
    {
    case DOSSIER_FIELD_TITLE:
      return dossier_words_clean_title (value);
    case DOSSIER_FIELD_BYLINE:
      return dossier_words_clean_byline (value);
    case DOSSIER_FIELD_SOURCE:
      return dossier_words_clean_outlet (value);
    case DOSSIER_FIELD_URL:
      return dossier_words_clean_url (value);
    case DOSSIER_FIELD_LANGUAGE:
      return dossier_language_clean (value);
    case DOSSIER_FIELD_AGENCY:
      {
        char *known = dossier_agency_of_name (value);

        return known != NULL ? known : dossier_words_clean_outlet (value);
      }
    case DOSSIER_FIELD_DATE:
    default:
      return g_strdup (value);
    }
}

/* The same value from another place is no second candidate. */
static gboolean
merge_candidate (DossierGather      *self,
                 DossierArticleField field,
                 const char         *value,
                 const char         *words,
                 const char         *origin,
                 int                 confidence)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      DossierCandidate *known = &g_array_index (self->candidates, DossierCandidate, i);

      if (known->field != field || g_strcmp0 (known->value, value) != 0)
        continue;
      if (strcmp (known->origin, origin) != 0)
        known->agreeing++;
      if (confidence > known->confidence)
        {
          known->confidence = confidence;
          known->origin = origin;
        }
      if (known->words == NULL || (words != NULL && g_strcmp0 (known->words, known->value) == 0))
        {
          g_free (known->words);
          known->words = g_strdup (words);
        }
      return TRUE;
    }
  return FALSE;
}

/* Takes @value; merges it with what is known. */
void
dossier_gather_add_candidate (DossierGather      *self,
                              DossierArticleField field,
                              char               *value,
                              const char         *words,
                              const char         *origin,
                              int                 confidence)
{
  DossierCandidate candidate = { field, value, NULL, origin, confidence, self->candidates->len, 0 };

  if (self->candidates->len >= MAX_CANDIDATES || merge_candidate (self, field, value, words, origin, confidence))
    {
      g_free (value);
      return;
    }
  candidate.words = g_strdup (words);
  g_array_append_val (self->candidates, candidate);
}

/* Returns: (transfer none) (nullable): until another is offered */
DossierCandidate *
dossier_gather_find_best (DossierGather      *self,
                          DossierArticleField field)
{
  DossierCandidate *best = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      DossierCandidate *candidate = &g_array_index (self->candidates, DossierCandidate, i);

      if (candidate->field == field && (best == NULL || candidate->confidence > best->confidence))
        best = candidate;
    }
  return best;
}

static gboolean
is_body (DossierBlockRole role)
{
  return role == DOSSIER_BLOCK_BODY || role == DOSSIER_BLOCK_HEADING || role == DOSSIER_BLOCK_QUOTATION
         || role == DOSSIER_BLOCK_LIST;
}

/* report_2022-02-11.final.txt becomes "report 2022-02-11.final". */
static void
offer_file_name (DossierGather *self,
                 const char    *file_name)
{
  g_autofree char *base = g_path_get_basename (file_name);
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name && strlen (dot) <= 6)
    *dot = '\0';
  g_strdelimit (name, "_", ' ');
  dossier_gather_offer (self, DOSSIER_FIELD_TITLE, name, "file", 20);
}

static void
offer_from_address (DossierGather *self,
                    const char    *url_hint)
{
  const DossierCandidate *best;
  g_autofree char *url = NULL;

  if (url_hint != NULL)
    dossier_gather_offer (self, DOSSIER_FIELD_URL, url_hint, "address", 90);
  best = dossier_gather_find_best (self, DOSSIER_FIELD_URL);
  url = best != NULL ? g_strdup (best->value) : NULL;
  if (url != NULL)
    {
      g_autofree char *day = dossier_words_date_of_url (url);
      g_autofree char *outlet = dossier_words_outlet_of_url (url);

      if (day != NULL)
        dossier_gather_add_candidate (self, DOSSIER_FIELD_DATE, g_strdup (day), NULL, "address", 50);
      if (outlet != NULL)
        dossier_gather_offer (self, DOSSIER_FIELD_SOURCE, outlet, "address", 30);
    }
}

static void
offer_language (DossierGather *self)
{
  g_autoptr (GString) sample = g_string_new (NULL);
  g_autofree char *language = NULL;
  int confidence;

  for (guint i = 0; i < self->pieces->len && sample->len < 8192; i++)
    {
      const DossierPiece *piece = g_ptr_array_index (self->pieces, i);

      if (is_body (piece->role) || i + 1 == self->pieces->len)
        g_string_append_printf (sample, "%s\n", piece->text);
    }
  language = dossier_language_guess (sample->str, &confidence);
  if (language == NULL)
    return;
  /* What the markup says counts more when the text agrees, because it tells the region too. */
  for (guint i = 0; i < self->candidates->len; i++)
    {
      DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);

      if (row->field == DOSSIER_FIELD_LANGUAGE && g_str_has_prefix (row->value, language)
          && !g_ascii_isalpha (row->value[strlen (language)]))
        row->confidence = MAX (row->confidence, MIN (row->confidence + 20, 95));
    }
  dossier_gather_offer (self, DOSSIER_FIELD_LANGUAGE, language, "text", confidence);
}

/* An agency stands in the first line of its report, or behind the last. */
static void
offer_agency (DossierGather *self)
{
  const DossierPiece *first = NULL, *last = NULL;
  char *agency = NULL;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DossierPiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->role != DOSSIER_BLOCK_BODY)
        continue;
      if (first == NULL)
        first = piece;
      last = piece;
    }
  if (first == NULL)
    return;
  agency = dossier_agency_of_dateline (first->text);
  if (agency != NULL)
    dossier_gather_add_candidate (self, DOSSIER_FIELD_AGENCY, agency, NULL, "text", 86);
  agency = dossier_agency_of_end (last->text);
  if (agency != NULL)
    dossier_gather_add_candidate (self, DOSSIER_FIELD_AGENCY, agency, NULL, "text", 80);
}

static void
offer_first_words (DossierGather *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DossierPiece *piece = g_ptr_array_index (self->pieces, i);

      if (is_body (piece->role) || i + 1 == self->pieces->len)
        {
          g_autofree char *line = dossier_words_collapse (piece->text, -1);
          g_autofree char *words = dossier_text_ellipsize (line, 80);

          dossier_gather_offer (self, DOSSIER_FIELD_TITLE, words, "text", 25);
          return;
        }
    }
}

static void
fill_draft (DossierGather *self,
            DossierDraft  *draft)
{
  guint seen = 0;

  dossier_gather_weigh_dates (self);
  g_array_sort (self->candidates, compare_candidates);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);

      dossier_draft_add_field (draft, row->field, row->value, row->origin, row->confidence);
      if ((seen & row->field) != 0)
        continue;
      seen |= row->field;
      switch (row->field)
        {
        case DOSSIER_FIELD_TITLE:
          draft->title = g_strdup (row->value);
          break;
        case DOSSIER_FIELD_BYLINE:
          draft->byline = g_strdup (row->value);
          break;
        case DOSSIER_FIELD_DATE:
          draft->date = g_strdup (row->value);
          draft->date_words = g_strdup (row->words);
          break;
        case DOSSIER_FIELD_SOURCE:
          draft->source = g_strdup (row->value);
          break;
        case DOSSIER_FIELD_URL:
          draft->url = g_strdup (row->value);
          break;
        case DOSSIER_FIELD_LANGUAGE:
          draft->language = g_strdup (row->value);
          break;
        case DOSSIER_FIELD_AGENCY:
          draft->agency = g_strdup (row->value);
          break;
        case DOSSIER_FIELD_CHANGED:
          draft->changed = g_strdup (row->value);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static void
compose_text (DossierGather *self,
              DossierDraft  *draft)
{
  GString *text = g_string_new (NULL);
  guint offset = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DossierPiece *piece = g_ptr_array_index (self->pieces, i);
      guint length = (guint) g_utf8_strlen (piece->text, -1);

      if (text->len > 0)
        {
          g_string_append (text, "\n\n");
          offset += 2;
        }
      g_string_append (text, piece->text);
      dossier_draft_add_block (draft, offset, offset + length, piece->role);
      offset += length;
    }
  draft->text = g_string_free (text, FALSE);
}

void
dossier_piece_free (DossierPiece *piece)
{
  g_free (piece->text);
  g_free (piece);
}

DossierGather *
dossier_gather_new (const char *media_type,
                    const char *extractor)
{
  DossierGather *self = g_new0 (DossierGather, 1);

  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_piece_free);
  self->candidates = g_array_new (FALSE, TRUE, sizeof (DossierCandidate));
  g_array_set_clear_func (self->candidates, candidate_clear);
  self->media_type = media_type;
  self->extractor = extractor;
  return self;
}

void
dossier_gather_free (DossierGather *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pieces);
  g_array_unref (self->candidates);
  g_free (self->language);
  g_free (self);
}

/**
 * dossier_gather_insert:
 * @index: its place among the pieces, or -1 for the end
 * @text: valid UTF-8; white space around it and blank lines within it go
 * @length: in bytes, or -1
 *
 * Returns: (transfer none) (nullable): the new piece; NULL when nothing of @text can be read
 */
DossierPiece *
dossier_gather_insert (DossierGather   *self,
                       int              index,
                       const char      *text,
                       gssize           length,
                       DossierBlockRole role)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  GString *clean = g_string_sized_new (end - text + 1);
  gboolean ascii = TRUE, gap = FALSE, feed = FALSE;
  DossierPiece *piece;

  for (const char *at = text, *next; at < end; at = next)
    {
      guchar byte = *at;
      gunichar c = byte < 0x80 ? byte : g_utf8_get_char (at);

      next = g_utf8_next_char (at);

      if (c == '\n' || c == 0x2028 || c == 0x2029)
        feed = TRUE;
      else if (c == ' ' || c == '\t' || c == 0x00a0 || (byte >= 0x80 && g_unichar_isspace (c)))
        gap = TRUE;
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || c == 0x00ad || c == 0x200b || (c & 0xfffe) == 0xfffe)
        continue;
      else
        {
          if (clean->len > 0 && (feed || gap))
            g_string_append_c (clean, feed ? '\n' : ' ');
          feed = gap = FALSE;
          ascii = ascii && byte < 0x80;
          while (byte < 0x80 && next < end && *next > ' ' && (guchar) *next < 0x7f)
            next++;
          g_string_append_len (clean, at, next - at);
        }
    }
  if (clean->len == 0)
    {
      g_string_free (clean, TRUE);
      return NULL;
    }
  piece = g_new0 (DossierPiece, 1);
  piece->role = role;
  piece->text = g_string_free (clean, FALSE);
  if (!ascii)
    {
      char *normal = dossier_words_normalise (piece->text);

      g_free (piece->text);
      piece->text = normal;
    }
  g_ptr_array_insert (self->pieces, index, piece);
  return piece;
}

DossierPiece *
dossier_gather_add (DossierGather   *self,
                    const char      *text,
                    gssize           length,
                    DossierBlockRole role)
{
  return dossier_gather_insert (self, -1, text, length, role);
}

/**
 * dossier_gather_offer:
 * @value: as found; cleaned here, and dropped when nothing is left
 * @origin: a static word, see DossierFieldValue
 * @confidence: 0–100
 */
void
dossier_gather_offer (DossierGather      *self,
                      DossierArticleField field,
                      const char         *value,
                      const char         *origin,
                      int                 confidence)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *normal = dossier_words_normalise (valid);
  char *clean = clean_value (field, normal);

  if (clean != NULL)
    dossier_gather_add_candidate (self, field, clean, NULL, origin, confidence);
  if (field == DOSSIER_FIELD_BYLINE)
    {
      char *agency = dossier_words_agency_of_byline (normal);

      if (agency != NULL)
        dossier_gather_add_candidate (self, DOSSIER_FIELD_AGENCY, agency, NULL, origin, MIN (confidence, 90));
    }
}

static void
offer_stamp (DossierGather      *self,
             DossierArticleField field,
             const char         *words,
             const char         *origin,
             int                 confidence)
{
  DossierStampHabit habit = { self->language, self->month_first };
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *line = dossier_words_collapse (valid, -1);
  gsize start, end;
  char *edtf = dossier_words_day (line, &habit, &start, &end);

  if (edtf == NULL)
    return;
  line[end] = '\0';
  dossier_gather_add_candidate (self, field, edtf, line + start, origin, confidence);
}

/**
 * dossier_gather_offer_date:
 * @words: the date of publication as written: a stamp of any kind, or words
 */
void
dossier_gather_offer_date (DossierGather *self,
                           const char    *words,
                           const char    *origin,
                           int            confidence)
{
  offer_stamp (self, DOSSIER_FIELD_DATE, words, origin, confidence);
}

/**
 * dossier_gather_offer_changed:
 * @words: the date of the last change as written
 *
 * An article that tells no other date is dated by its last change.
 */
void
dossier_gather_offer_changed (DossierGather *self,
                              const char    *words,
                              const char    *origin,
                              int            confidence)
{
  offer_stamp (self, DOSSIER_FIELD_CHANGED, words, origin, confidence);
}

/**
 * dossier_gather_set_habit:
 * @language: (nullable): what the file says of its language
 * @url: (nullable): its address
 *
 * Tells how the dates offered from now on were written.
 */
void
dossier_gather_set_habit (DossierGather *self,
                          const char    *language,
                          const char    *url)
{
  g_free (self->language);
  self->language = g_strdup (language);
  self->month_first = dossier_stamp_month_first (language, url);
}

/* Letters and digits only, folded: how two spellings of one name compare. */
static char *
bare_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GString *bare = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (bare, g_utf8_get_char (at));
  if (g_str_has_prefix (bare->str, "the") && bare->len > 5)
    g_string_erase (bare, 0, 3);
  return g_string_free (bare, FALSE);
}

static gboolean
is_outlet (DossierGather *self,
           const char    *name)
{
  g_autofree char *bare = bare_name (name);

  for (guint i = 0; bare[0] != '\0' && i < self->candidates->len; i++)
    {
      const DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);
      g_autofree char *known = NULL;

      if (row->field == DOSSIER_FIELD_SOURCE)
        known = bare_name (row->value);
      else if (row->field == DOSSIER_FIELD_URL)
        {
          g_autofree char *outlet = dossier_words_outlet_of_url (row->value);

          known = outlet != NULL ? bare_name (outlet) : NULL;
        }
      if (g_strcmp0 (known, bare) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Headline - Outlet" is the headline. */
static void
trim_outlet (DossierGather *self,
             char          *title)
{
  static const char * const separators[] = { " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / ", NULL };

  for (guint i = 0; separators[i] != NULL; i++)
    {
      char *cut = g_strrstr (title, separators[i]);

      if (cut != NULL && cut > title && is_outlet (self, cut + strlen (separators[i])))
        {
          *cut = '\0';
          return;
        }
    }
}

/**
 * dossier_gather_weigh:
 *
 * Weighs candidates of different fields against each other: an outlet's name at the end of a title goes, and an author
 * that is the outlet itself counts for little.
 */
void
dossier_gather_weigh (DossierGather *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);

      if (row->field == DOSSIER_FIELD_TITLE)
        trim_outlet (self, row->value);
      else if (row->field == DOSSIER_FIELD_BYLINE && is_outlet (self, row->value))
        row->confidence = MIN (row->confidence, 48);
    }
}

/**
 * dossier_gather_best:
 * @confidence: (out) (optional)
 *
 * Returns: (transfer none) (nullable): the best candidate of a field so far
 */
const char *
dossier_gather_best (DossierGather      *self,
                     DossierArticleField field,
                     int                *confidence)
{
  const DossierCandidate *best = dossier_gather_find_best (self, field);

  if (confidence != NULL)
    *confidence = best != NULL ? best->confidence : 0;
  return best != NULL ? best->value : NULL;
}

/**
 * dossier_gather_finish:
 * @file_name: (nullable): only its last part is used, for a title when nothing else tells one
 * @url_hint: (nullable): where the file came from
 *
 * Returns: (transfer full): the draft; NULL with DOSSIER_IMPORT_ERROR_EMPTY when there is nothing to read
 */
DossierDraft *
dossier_gather_finish (DossierGather *self,
                       const char    *file_name,
                       const char    *url_hint,
                       GError       **error)
{
  g_autoptr (DossierDraft) draft = NULL;

  if (self->pieces->len == 0)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("there is no text in it"));
      return NULL;
    }
  offer_from_address (self, url_hint);
  offer_language (self);
  offer_first_words (self);
  offer_agency (self);
  if (file_name != NULL)
    offer_file_name (self, file_name);

  draft = dossier_draft_new ();
  fill_draft (self, draft);
  if (draft->title == NULL)
    {
      draft->title = dossier_text_ellipsize (((DossierPiece *) g_ptr_array_index (self->pieces, 0))->text, 80);
      dossier_draft_add_field (draft, DOSSIER_FIELD_TITLE, draft->title, "text", 10);
    }
  if (self->title_outside)
    dossier_gather_insert (self, 0, draft->title, -1, DOSSIER_BLOCK_TITLE);
  compose_text (self, draft);
  draft->media_type = g_strdup (self->media_type);
  draft->extractor = self->extractor;
  return g_steal_pointer (&draft);
}
