/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands inside a block of a note: styles by stars, escapes and marks, made into spans. Pure, any thread, linear time. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-note-private.h"

#include <string.h>

typedef enum
{
  TOKEN_TEXT,
  TOKEN_MARK,
  TOKEN_STARS,
} TokenKind;

typedef struct
{
  TokenKind    kind;
  const char  *text;   /* in the note, or a constant */
  gsize        length; /* bytes; of TOKEN_STARS their number */
  guint        opens;  /* DossierNoteStyle bits that begin after it */
  guint        closes; /* and those that end before it */
  DossierMark *mark;   /* (owned) (nullable) */
} Token;

/* A style that has begun and not ended: the token that began it, or -1; at most one of each kind. */
typedef struct
{
  gssize strong;
  gssize emphasis;
} OpenStyles;

static void
mark_free (DossierMark *mark)
{
  dossier_mark_clear (mark);
  g_free (mark);
}

static void
span_free (gpointer data)
{
  DossierNoteSpan *span = data;

  g_free (span->text);
  g_clear_pointer (&span->mark, mark_free);
  g_free (span);
}

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_clear_pointer (&token->mark, mark_free);
}

static gboolean
is_space_at (const char *p,
             const char *end)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  return (gint) c < 0 ? FALSE : g_unichar_isspace (c);
}

static gunichar
char_before (const char *start,
             const char *p)
{
  const char *previous = g_utf8_find_prev_char (start, p);
  gunichar c = previous != NULL ? g_utf8_get_char_validated (previous, p - previous) : (gunichar) -1;

  return (gint) c < 0 ? 0 : c;
}

static void
add_text (GArray     *tokens,
          const char *text,
          gsize       length)
{
  Token token = { .kind = TOKEN_TEXT, .text = text, .length = length };

  if (length > 0)
    g_array_append_val (tokens, token);
}

static void
open_style (GArray           *tokens,
            OpenStyles       *styles,
            gsize             index,
            DossierNoteStyle  style)
{
  g_array_index (tokens, Token, index).opens |= style;
  *(style == DOSSIER_NOTE_STRONG ? &styles->strong : &styles->emphasis) = (gssize) index;
}

static void
cancel_style (GArray           *tokens,
              OpenStyles       *styles,
              DossierNoteStyle  style)
{
  gssize *open = style == DOSSIER_NOTE_STRONG ? &styles->strong : &styles->emphasis;

  if (*open >= 0)
    g_array_index (tokens, Token, *open).opens &= ~(guint) style;
  *open = -1;
}

/* A style that began inside the one that ends here was never ended: its stars are text. */
static void
close_style (GArray           *tokens,
             OpenStyles       *styles,
             gsize             index,
             DossierNoteStyle  style)
{
  if (style == DOSSIER_NOTE_STRONG && styles->emphasis > styles->strong)
    cancel_style (tokens, styles, DOSSIER_NOTE_EMPHASIS);
  else if (style == DOSSIER_NOTE_EMPHASIS && styles->strong > styles->emphasis)
    cancel_style (tokens, styles, DOSSIER_NOTE_STRONG);
  g_array_index (tokens, Token, index).closes |= style;
  *(style == DOSSIER_NOTE_STRONG ? &styles->strong : &styles->emphasis) = -1;
}

static void
add_stars (GArray     *tokens,
           OpenStyles *styles,
           const char *p,
           gsize       count,
           gboolean    can_open,
           gboolean    can_close)
{
  Token token = { .kind = TOKEN_STARS, .text = p, .length = count };
  gsize index = tokens->len;
  gsize left = count;

  g_array_append_val (tokens, token);
  if (count > 3)
    return;
  while (can_close && left > 0)
    {
      /* "***" ends both styles, the inner one first */
      if (left >= 2 && styles->strong >= 0 && !(left == 3 && styles->emphasis > styles->strong))
        {
          close_style (tokens, styles, index, DOSSIER_NOTE_STRONG);
          left -= 2;
        }
      else if (left != 2 && styles->emphasis >= 0)
        {
          close_style (tokens, styles, index, DOSSIER_NOTE_EMPHASIS);
          left--;
        }
      else
        {
          break;
        }
    }
  if (can_open && left >= 2 && styles->strong < 0)
    {
      open_style (tokens, styles, index, DOSSIER_NOTE_STRONG);
      left -= 2;
    }
  if (can_open && left == 1 && styles->emphasis < 0)
    open_style (tokens, styles, index, DOSSIER_NOTE_EMPHASIS);
}

static void
tokenize_piece (const char             *text,
                const DossierNotePiece *piece,
                GArray                 *tokens,
                OpenStyles             *styles)
{
  const char *end = piece->end;
  const char *plain = piece->start;
  const char *p = plain;

  while (p < end)
    {
      Token token = { .kind = TOKEN_MARK };
      DossierMark mark;
      const char *after;

      if (dossier_note_is_escape (p, end))
        {
          add_text (tokens, plain, (gsize) (p - plain));
          plain = p + 1;
          p += 2;
        }
      else if (*p == '*')
        {
          for (after = p; after < end && *after == '*';)
            after++;
          add_text (tokens, plain, (gsize) (p - plain));
          add_stars (tokens, styles, p, (gsize) (after - p), after < end && !is_space_at (after, end),
                     p > piece->start && !g_unichar_isspace (char_before (piece->start, p)));
          plain = p = after;
        }
      else if (*p == '[' && (after = dossier_mark_read (text, p, end, &mark)) != NULL)
        {
          add_text (tokens, plain, (gsize) (p - plain));
          token.mark = g_memdup2 (&mark, sizeof mark);
          g_array_append_val (tokens, token);
          plain = p = after;
        }
      else
        {
          p++;
        }
    }
  add_text (tokens, plain, (gsize) (end - plain));
}

/* Two lines become one: a space between them, but none between two ideographs. */
static const char *
join_of (const DossierNotePiece *piece,
         const DossierNotePiece *next)
{
  gunichar before = char_before (piece->start, piece->end);
  gunichar after = g_utf8_get_char_validated (next->start, next->end - next->start);

  if (piece->hard)
    return "\n";
  if ((gint) after >= 0 && g_unichar_iswide (before) && g_unichar_iswide (after) &&
      g_unichar_get_script (before) != G_UNICODE_SCRIPT_HANGUL && g_unichar_get_script (after) != G_UNICODE_SCRIPT_HANGUL)
    return "";
  return " ";
}

static void
flush_text (GPtrArray *spans,
            GString   *run,
            guint      style)
{
  DossierNoteSpan *span;

  if (run->len == 0)
    return;
  span = g_new0 (DossierNoteSpan, 1);
  span->text = g_strndup (run->str, run->len);
  span->style = style;
  g_ptr_array_add (spans, span);
  g_string_truncate (run, 0);
}

static gsize
stars_of (guint styles)
{
  return (styles & DOSSIER_NOTE_STRONG ? 2u : 0u) + (styles & DOSSIER_NOTE_EMPHASIS ? 1u : 0u);
}

static GPtrArray *
spans_of_tokens (GArray *tokens)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func (span_free);
  g_autoptr (GString) run = g_string_new (NULL);
  guint style = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      Token *token = &g_array_index (tokens, Token, i);

      if (token->kind == TOKEN_TEXT)
        {
          g_string_append_len (run, token->text, (gssize) token->length);
        }
      else if (token->kind == TOKEN_STARS)
        {
          if (token->closes != 0)
            flush_text (spans, run, style);
          style &= ~token->closes;
          g_string_append_len (run, token->text, (gssize) (token->length - stars_of (token->opens) - stars_of (token->closes)));
          if (token->opens != 0)
            flush_text (spans, run, style);
          style |= token->opens;
        }
      else
        {
          DossierNoteSpan *span = g_new0 (DossierNoteSpan, 1);

          flush_text (spans, run, style);
          span->style = style;
          span->mark = g_steal_pointer (&token->mark);
          g_ptr_array_add (spans, span);
        }
    }
  flush_text (spans, run, style);
  return spans;
}

/* Returns: (transfer full) (element-type DossierNoteSpan): what @pieces of @text hold, joined */
GPtrArray *
dossier_note_parse_spans (const char             *text,
                          const DossierNotePiece *pieces,
                          guint                   n_pieces)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  OpenStyles styles = { -1, -1 };

  g_array_set_clear_func (tokens, token_clear);
  for (guint i = 0; i < n_pieces; i++)
    {
      DossierNotePiece piece = pieces[i];
      const char *join = i + 1 < n_pieces ? join_of (&piece, &pieces[i + 1]) : "";

      if (i + 1 < n_pieces && piece.hard && piece.end > piece.start && piece.end[-1] == '\\')
        piece.end--;
      tokenize_piece (text, &piece, tokens, &styles);
      add_text (tokens, join, strlen (join));
    }
  cancel_style (tokens, &styles, DOSSIER_NOTE_STRONG);
  cancel_style (tokens, &styles, DOSSIER_NOTE_EMPHASIS);
  return spans_of_tokens (tokens);
}
