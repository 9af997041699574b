/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tells what stands around an article in a text without markup: its title, the outlet, byline and date lines before
 * it, captions and teasers within, labels and addresses after it. It only gives roles and offers candidates; no word
 * is dropped, and a paragraph of sentences is never furniture for standing in the wrong place. Pure, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-furniture-private.h"

#include "dossier-edtf.h"
#include "dossier-words-private.h"

#include <string.h>

#define HEAD_MAX_PIECES 14
#define PROSE_MIN_WORDS 18
#define TITLE_MAX_WORDS 40
#define LONG_TITLE_WORDS 14
#define HEADING_MAX_WORDS 14
#define LABEL_MAX_WORDS 8
#define JUDGED_BYTES 400

static DossierPiece *
piece_at (DossierGather *gather,
          guint          index)
{
  return g_ptr_array_index (gather->pieces, index);
}

static gboolean
is_plain (const DossierPiece *piece)
{
  return piece->role == DOSSIER_BLOCK_BODY || piece->role == DOSSIER_BLOCK_HEADING || piece->role == DOSSIER_BLOCK_LIST;
}

static gboolean
is_prose (const DossierPiece *piece)
{
  guint words;

  if (piece->role != DOSSIER_BLOCK_BODY && piece->role != DOSSIER_BLOCK_QUOTATION)
    return FALSE;
  words = dossier_words_count (piece->text);
  return words >= PROSE_MIN_WORDS && (words >= TITLE_MAX_WORDS || dossier_words_end_sentence (piece->text));
}

/* " date 2022-02-10 Headline" is a date line and a headline in one. */
static void
split_date_prefix (DossierGather *gather)
{
  static const char * const labels[] = { "date", "date:", "published", "published:", "datum:", "дата:", NULL };
  DossierPiece *first = piece_at (gather, 0);
  const char *label = dossier_words_skip (first->text, labels);
  const char *at = label != NULL ? label : first->text;
  g_autofree char *stamp = NULL;

  at += strspn (at, " :");
  if (strspn (at, "0123456789-") != 10 || (at[10] != ' ' && at[10] != '\n') || at[4] != '-')
    return;
  stamp = g_strndup (at, 10);
  if (!dossier_edtf_parse (stamp, NULL, NULL))
    return;
  dossier_gather_offer_date (gather, stamp, "text", 55);
  dossier_gather_insert (gather, 0, first->text, at + 10 - first->text, DOSSIER_BLOCK_FURNITURE);
  memmove (first->text, at + 11, strlen (at + 11) + 1);
}

static gboolean
goes_on (GString *text)
{
  const char *end = text->str;

  if (text->len > JUDGED_BYTES)
    {
      end = text->str + text->len - JUDGED_BYTES;
      while (((guchar) *end & 0xc0) == 0x80)
        end++;
    }
  return dossier_words_end_open (end) && dossier_words_count (end) >= 7 && !dossier_words_date_line (end, NULL);
}

/* A blank line within a sentence was set by a machine: what follows begins in lower case. */
static void
join_broken (DossierGather *gather)
{
  gsize count;
  g_autofree gpointer *pieces = g_ptr_array_steal (gather->pieces, &count);
  g_autoptr (GString) text = g_string_new (NULL);
  DossierPiece *last = NULL;

  for (gsize i = 0; i < count; i++)
    {
      DossierPiece *piece = pieces[i];

      if (last != NULL && last->role == DOSSIER_BLOCK_BODY && piece->role == DOSSIER_BLOCK_BODY && piece->links < 50
          && last->links < 50 && dossier_words_start_lower (piece->text) && goes_on (text)
          && dossier_words_skip_byline_mark (piece->text) == NULL)
        {
          g_string_append_c (text, ' ');
          g_string_append (text, piece->text);
          dossier_piece_free (piece);
          continue;
        }
      if (last != NULL && strlen (last->text) != text->len)
        {
          g_free (last->text);
          last->text = g_strndup (text->str, text->len);
        }
      g_string_assign (text, piece->text);
      last = piece;
      g_ptr_array_add (gather->pieces, piece);
    }
  if (last != NULL && strlen (last->text) != text->len)
    {
      g_free (last->text);
      last->text = g_strndup (text->str, text->len);
    }
}

static guint
find_first_prose (DossierGather *gather)
{
  for (guint i = 0; i < gather->pieces->len; i++)
    if (is_prose (piece_at (gather, i)) && !dossier_furniture_is_caption (piece_at (gather, i)))
      return i;
  return gather->pieces->len;
}

static gboolean
mark_byline (DossierGather *gather,
             DossierPiece  *piece)
{
  const char *names = dossier_words_skip_byline_mark (piece->text);
  g_autofree char *clean = NULL;
  g_autofree char *date = NULL;

  if (names == NULL || dossier_words_start_lower (names) || dossier_words_count (piece->text) > 16
      || strchr (piece->text, '?') != NULL)
    return FALSE;
  clean = dossier_words_byline_of_line (piece->text);
  if (clean == NULL)
    return FALSE;
  dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, clean, "text", 80);
  date = dossier_words_date_within (piece->text);
  if (date != NULL)
    dossier_gather_offer_date (gather, date, "text", 55);
  piece->role = DOSSIER_BLOCK_FURNITURE;
  return TRUE;
}

static gboolean
mark_date_line (DossierGather *gather,
                DossierPiece  *piece)
{
  g_autofree char *words = NULL;

  if (!dossier_words_date_line (piece->text, &words))
    return FALSE;
  dossier_gather_offer_date (gather, words, "text", 55);
  piece->role = DOSSIER_BLOCK_FURNITURE;
  return TRUE;
}

static gboolean
is_title_like (const DossierPiece *piece)
{
  guint words = dossier_words_count (piece->text);
  g_autofree char *url = NULL;

  if ((piece->role != DOSSIER_BLOCK_BODY && piece->role != DOSSIER_BLOCK_HEADING) || words < 2 || words > TITLE_MAX_WORDS
      || piece->links >= 60)
    return FALSE;
  url = dossier_words_clean_url (piece->text);
  return url == NULL;
}

/* The next piece of the head that could be a title, from @from on. */
static DossierPiece *
next_title_like (DossierGather *gather,
                 guint          from,
                 guint          head)
{
  for (guint i = from; i < head; i++)
    if (is_title_like (piece_at (gather, i)))
      return piece_at (gather, i);
  return NULL;
}

static gboolean
mark_outlet_line (DossierGather *gather,
                  DossierPiece  *piece,
                  DossierPiece  *next)
{
  if (next == NULL || piece->level > 0 || dossier_words_count (piece->text) > 6 || dossier_words_end_sentence (piece->text)
      || !dossier_words_name_outlet (piece->text) || dossier_words_count (next->text) < 4)
    return FALSE;
  dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, piece->text, "text", 70);
  piece->role = DOSSIER_BLOCK_FURNITURE;
  return TRUE;
}

/* "Headline | Section | Outlet", the title of a window, stands above the headline itself. */
static gboolean
mark_window_title (DossierGather *gather,
                   DossierPiece  *piece,
                   DossierPiece  *next)
{
  g_autofree char *outlet = NULL;
  g_autofree char *title = dossier_words_split_title (piece->text, &outlet);

  if (title == NULL)
    return FALSE;
  if (outlet != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, outlet, "text", 70);
  dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, title, "text", 62);
  piece->role = DOSSIER_BLOCK_TITLE;
  if (next != NULL && dossier_words_shared (title, next->text) >= 0.55)
    {
      dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, next->text, "text", 72);
      next->role = DOSSIER_BLOCK_TITLE;
      piece->role = DOSSIER_BLOCK_FURNITURE;
    }
  return TRUE;
}

static void
mark_title (DossierGather *gather,
            guint          head)
{
  DossierPiece *title = NULL;

  for (guint i = 0; i < head && title == NULL; i++)
    if (piece_at (gather, i)->level == 1 && piece_at (gather, i)->role == DOSSIER_BLOCK_HEADING)
      title = piece_at (gather, i);
  for (guint i = 0; i < head && title == NULL; i++)
    {
      DossierPiece *piece = piece_at (gather, i);
      DossierPiece *next = next_title_like (gather, i + 1, head);

      if (!is_title_like (piece) || mark_outlet_line (gather, piece, next))
        continue;
      if (mark_window_title (gather, piece, next))
        return;
      title = piece;
    }
  /* A lone paragraph is the article, and a long sentence its beginning. */
  if (title == NULL || gather->pieces->len == 1
      || (title->level == 0 && dossier_words_count (title->text) > LONG_TITLE_WORDS && g_str_has_suffix (title->text, ".")))
    return;
  title->role = DOSSIER_BLOCK_TITLE;
  dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, title->text, "text",
                        title->level > 0 ? 85 : dossier_words_end_sentence (title->text) ? 50 : 70);
}

static void
mark_repeated_title (DossierGather *gather,
                     guint          head)
{
  const char *title = dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL);

  for (guint i = 0; title != NULL && i < head; i++)
    {
      DossierPiece *piece = piece_at (gather, i);

      if (is_title_like (piece) && dossier_words_shared (piece->text, title) >= 0.75)
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

static void
mark_head (DossierGather *gather,
           guint          first_prose)
{
  guint head = MIN (first_prose, HEAD_MAX_PIECES);
  gboolean byline = FALSE, date = FALSE;

  for (guint i = 0; i < head; i++)
    {
      DossierPiece *piece = piece_at (gather, i);

      if (!is_plain (piece))
        continue;
      byline = mark_byline (gather, piece) || byline;
      date = (is_plain (piece) && mark_date_line (gather, piece)) || date;
    }
  mark_title (gather, head);
  mark_repeated_title (gather, head);
}

/* Labels and addresses that have one meaning wherever they stand. */
static void
mark_anywhere (DossierGather *gather)
{
  for (guint i = 0; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = piece_at (gather, i);
      const DossierPiece *before = i > 0 ? piece_at (gather, i - 1) : NULL;

      if (!is_plain (piece))
        continue;
      if (dossier_furniture_is_caption (piece))
        piece->role = DOSSIER_BLOCK_CAPTION;
      else if (dossier_furniture_is_teaser (piece))
        piece->role = DOSSIER_BLOCK_FURNITURE;
      else if (dossier_furniture_is_post (piece->text))
        piece->role = DOSSIER_BLOCK_QUOTATION;
      else
        dossier_furniture_mark_address (gather, piece, before);
    }
}

/* Behind the last sentence only labels can follow: tags, sections, names of widgets. */
static guint
mark_tail (DossierGather *gather)
{
  guint i = gather->pieces->len;

  while (i > 0)
    {
      DossierPiece *piece = piece_at (gather, i - 1);

      if (is_plain (piece))
        {
          if (piece->role == DOSSIER_BLOCK_LIST || dossier_words_count (piece->text) > LABEL_MAX_WORDS
              || dossier_words_end_sentence (piece->text))
            {
              const DossierPiece *label = i > 1 ? piece_at (gather, i - 2) : NULL;

              if (label == NULL || !dossier_furniture_is_tags_label (label->text))
                break;
            }
          if (!mark_date_line (gather, piece) && !mark_byline (gather, piece))
            piece->role = DOSSIER_BLOCK_FURNITURE;
        }
      else if (piece->role != DOSSIER_BLOCK_FURNITURE && piece->role != DOSSIER_BLOCK_CAPTION)
        break;
      i--;
    }
  return i;
}

static void
mark_headings (DossierGather *gather,
               guint          from,
               guint          to)
{
  for (guint i = from; i + 1 < to; i++)
    {
      DossierPiece *piece = piece_at (gather, i);
      const DossierPiece *next = piece_at (gather, i + 1);

      if (piece->role == DOSSIER_BLOCK_BODY && next->role != DOSSIER_BLOCK_FURNITURE && strchr (piece->text, '\n') == NULL
          && dossier_words_count (piece->text) <= HEADING_MAX_WORDS && !dossier_words_end_sentence (piece->text)
          && !g_str_has_suffix (piece->text, ",") && !g_str_has_suffix (piece->text, ":")
          && !dossier_words_start_lower (piece->text)
          && (next->role == DOSSIER_BLOCK_LIST || dossier_words_count (next->text) > dossier_words_count (piece->text)))
        piece->role = DOSSIER_BLOCK_HEADING;
    }
}

/**
 * dossier_furniture_mark:
 *
 * Gives the pieces of a text their roles and offers what their lines say of title, byline, date, outlet and address.
 */
void
dossier_furniture_mark (DossierGather *gather)
{
  guint first_prose, tail;

  if (gather->pieces->len == 0)
    return;
  split_date_prefix (gather);
  join_broken (gather);
  mark_anywhere (gather);
  first_prose = find_first_prose (gather);
  mark_head (gather, first_prose);
  tail = gather->pieces->len;
  if (first_prose < gather->pieces->len)
    tail = mark_tail (gather);
  mark_headings (gather, MIN (first_prose, tail), tail);
}
