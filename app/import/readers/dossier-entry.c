/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One record of a file that holds many, from its fields to a draft. What the record says of itself counts more than
 * what its text looks like; the text is taken whole, and only lines that are plainly no part of it are told apart.
 * A record belongs to one reading on one thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-entry-private.h"

#include "dossier-furniture-private.h"
#include "dossier-html-private.h"
#include "dossier-lines-private.h"
#include "dossier-words-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many refused records are named one by one; of the others only their number is. */
#define MAX_REFUSED 100u
#define TITLE_PIECES 3u
/* A text this short that ends in dots or a link to the rest is the beginning of an article. */
#define SUMMARY_WORDS 120u

/* Tags and named characters: nothing a person types. */
gboolean
dossier_entry_is_markup (const char *text)
{
  /* Looked up once: a long text may have many signs that open and none that closes. */
  const char *last_close = strrchr (text, '>');

  for (const char *at = strpbrk (text, "<&"); at != NULL; at = strpbrk (at + 1, "<&"))
    {
      gsize name;

      if (*at == '&')
        {
          name = at[1] == '#' ? 1 : 0;
          while (g_ascii_isalnum (at[1 + name]) && name < 32)
            name++;
          if (name >= 2 && at[1 + name] == ';')
            return TRUE;
          continue;
        }
      name = strspn (at + 1, "/");
      if (name <= 1 && g_ascii_isalpha (at[1 + name]))
        {
          while (g_ascii_isalnum (at[1 + name]))
            name++;
          if (strchr (" \t\n/>", at[1 + name]) != NULL && at[1 + name] != '\0' && last_close != NULL && at < last_close)
            return TRUE;
        }
    }
  return FALSE;
}

/* Markup that was escaped once more than it is read. */
static char *
unescape_once (const char *text)
{
  static const struct { const char *name; char c; } names[] = {
    { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&amp;", '&' }, { "&#39;", '\'' },
  };
  GString *out;

  if (strchr (text, '<') != NULL || strstr (text, "&gt;") == NULL || (strstr (text, "&lt;p") == NULL && strstr (text, "&lt;/") == NULL
                                                                      && strstr (text, "&lt;br") == NULL))
    return NULL;
  out = g_string_sized_new (strlen (text));
  while (*text != '\0')
    {
      gsize used = 0;

      for (guint i = 0; *text == '&' && i < G_N_ELEMENTS (names) && used == 0; i++)
        if (g_str_has_prefix (text, names[i].name))
          {
            g_string_append_c (out, names[i].c);
            used = strlen (names[i].name);
          }
      if (used == 0)
        g_string_append_c (out, *text);
      text += MAX (used, 1);
    }
  return g_string_free (out, FALSE);
}

static gboolean
have_body (DossierGather *gather,
           guint          first)
{
  for (guint i = first; i < gather->pieces->len; i++)
    {
      DossierBlockRole role = ((DossierPiece *) g_ptr_array_index (gather->pieces, i))->role;

      if (role != DOSSIER_BLOCK_FURNITURE && role != DOSSIER_BLOCK_CAPTION)
        return TRUE;
    }
  return FALSE;
}

/* The words of a value that may be markup, on one line. */
static char *
plain_words (const char *value)
{
  g_autoptr (DossierHtmlPage) page = NULL;

  if (!dossier_entry_is_markup (value))
    return dossier_words_collapse (value, -1);
  page = dossier_html_page_parse (value, strlen (value));
  return dossier_html_node_words (page->root);
}

/* "jane@example.org (Jane Doe)" and "Jane Doe <jane@example.org>" name Jane Doe. */
static char *
name_of_address (const char *value)
{
  const char *at = strchr (value, '@'), *open = strchr (value, '('), *angle = strchr (value, '<');

  if (at == NULL)
    return g_strdup (value);
  if (open != NULL && open > at)
    return g_strndup (open + 1, strcspn (open + 1, ")"));
  if (angle != NULL && angle > value && angle < at)
    return g_strndup (value, angle - value);
  return g_strdup (strchr (value, ' ') != NULL ? value : "");
}

/* "Doe, Jane; Roe, Richard", as libraries write names, turned to the order in which they are spoken. */
static char *
spoken_names (const char *value)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GString) out = NULL;

  if (strchr (value, ';') == NULL && (strchr (value, ',') == NULL || strchr (value, ',') != strrchr (value, ',')))
    return g_strdup (value);
  names = g_strsplit (value, ";", -1);
  out = g_string_new (NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], ",", 3);

      g_strstrip (names[i]);
      if (names[i][0] == '\0')
        continue;
      if (out->len > 0)
        g_string_append (out, ", ");
      /* "Doe, Jane" has one word before the comma; "Ann Lee, Bo Yu" are two people. */
      if (parts[0] != NULL && parts[1] != NULL && parts[2] == NULL && strchr (g_strstrip (parts[0]), ' ') == NULL)
        g_string_append_printf (out, "%s %s", g_strstrip (parts[1]), parts[0]);
      else
        g_string_append (out, names[i]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
set_byline (DossierEntry *self,
            const char    *words,
            int            confidence)
{
  g_autofree char *name = name_of_address (words);
  g_autofree char *spoken = spoken_names (name);

  dossier_gather_offer (self->gather, DOSSIER_FIELD_BYLINE, spoken, "meta", confidence);
}

void
dossier_entry_init (DossierEntry *self,
                     const char    *media_type,
                     const char    *extractor)
{
  memset (self, 0, sizeof *self);
  self->gather = dossier_gather_new (media_type, extractor);
}

void
dossier_entry_clear (DossierEntry *self)
{
  g_clear_pointer (&self->gather, dossier_gather_free);
}

/**
 * dossier_entry_set:
 * @value: (nullable): as it stands in the file; markup is taken off
 * @confidence: 0–100
 */
void
dossier_entry_set (DossierEntry      *self,
                    DossierEntryField  field,
                    const char         *value,
                    int                 confidence)
{
  g_autofree char *words = NULL;

  if (value == NULL || value[0] == '\0')
    return;
  words = plain_words (value);
  if (words[0] == '\0')
    return;
  switch (field)
    {
    case DOSSIER_ENTRY_TITLE:
      dossier_gather_offer (self->gather, DOSSIER_FIELD_TITLE, words, "meta", confidence);
      break;
    case DOSSIER_ENTRY_BYLINE:
      set_byline (self, words, confidence);
      break;
    case DOSSIER_ENTRY_DATE:
      dossier_gather_offer_date (self->gather, words, "meta", confidence);
      break;
    case DOSSIER_ENTRY_CHANGED:
      dossier_gather_offer_changed (self->gather, words, "meta", confidence);
      break;
    case DOSSIER_ENTRY_SOURCE:
      dossier_gather_offer (self->gather, DOSSIER_FIELD_SOURCE, words, "meta", confidence);
      break;
    case DOSSIER_ENTRY_AGENCY:
      dossier_gather_offer (self->gather, DOSSIER_FIELD_AGENCY, words, "meta", confidence);
      break;
    case DOSSIER_ENTRY_URL:
      dossier_gather_offer (self->gather, DOSSIER_FIELD_URL, words, "meta", confidence);
      break;
    case DOSSIER_ENTRY_LANGUAGE:
      {
        g_autofree char *tag = dossier_entry_language (words);

        if (tag != NULL)
          {
            dossier_gather_offer (self->gather, DOSSIER_FIELD_LANGUAGE, tag, "meta", confidence);
            dossier_gather_set_habit (self->gather, tag, NULL);
          }
      }
      break;
    case DOSSIER_ENTRY_SUBTITLE:
      dossier_gather_add (self->gather, words, -1, DOSSIER_BLOCK_HEADING);
      break;
    case DOSSIER_ENTRY_PLACE:
      dossier_gather_add (self->gather, words, -1, DOSSIER_BLOCK_FURNITURE);
      break;
    default:
      break;
    }
}

/**
 * dossier_entry_add_text:
 * @text: valid UTF-8
 * @length: in bytes
 *
 * Adds plain text; blank lines part paragraphs, and line ends do unless the text is broken at a column.
 */
void
dossier_entry_add_text (DossierEntry *self,
                         const char    *text,
                         gsize          length)
{
  guint first = self->gather->pieces->len;

  dossier_plain_add (self->gather, text, length);
  for (guint i = first; i < self->gather->pieces->len; i++)
    {
      DossierPiece *piece = g_ptr_array_index (self->gather->pieces, i);

      if (piece->role != DOSSIER_BLOCK_BODY)
        continue;
      if (dossier_furniture_is_caption (piece))
        piece->role = DOSSIER_BLOCK_CAPTION;
      else if (dossier_furniture_is_teaser (piece))
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
  self->has_text = self->has_text || have_body (self->gather, first);
}

/**
 * dossier_entry_add_html:
 * @html: a fragment, valid UTF-8
 * @length: in bytes
 */
void
dossier_entry_add_html (DossierEntry *self,
                         const char    *html,
                         gsize          length)
{
  guint first = self->gather->pieces->len;

  dossier_html_collect_fragment (self->gather, html, length);
  self->has_text = self->has_text || have_body (self->gather, first);
}

/**
 * dossier_entry_add_any:
 * @text: (nullable): valid UTF-8: plain text or HTML, told by what is in it
 */
void
dossier_entry_add_any (DossierEntry *self,
                        const char    *text)
{
  g_autofree char *unescaped = NULL;

  if (text == NULL || text[0] == '\0')
    return;
  unescaped = unescape_once (text);
  text = unescaped != NULL ? unescaped : text;
  if (dossier_entry_is_markup (text))
    dossier_entry_add_html (self, text, strlen (text));
  else
    dossier_entry_add_text (self, text, strlen (text));
}

static gboolean
ends_unfinished (const char *text)
{
  static const char * const ends[] = { "…", "...", "[…]", "[...]", "[…", "(...)", "(…)", "»", "→", "›", ">>", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

/**
 * dossier_entry_add_summary:
 * @text: (nullable): valid UTF-8: plain text or HTML
 *
 * Adds a text of which nobody says whether it is all of the article: a short one that breaks off is marked as a summary.
 */
void
dossier_entry_add_summary (DossierEntry *self,
                            const char    *text)
{
  guint first = self->gather->pieces->len, words = 0;
  const char *last = NULL;
  gboolean link = FALSE;

  dossier_entry_add_any (self, text);
  for (guint i = first; i < self->gather->pieces->len; i++)
    {
      const DossierPiece *piece = g_ptr_array_index (self->gather->pieces, i);

      if (piece->role == DOSSIER_BLOCK_CAPTION)
        continue;
      words += dossier_words_count (piece->text);
      link = piece->role == DOSSIER_BLOCK_FURNITURE;
      last = link && last != NULL ? last : piece->text;
    }
  /* What has no title is a post, and as short as it is. */
  self->summary_only = last != NULL && words < SUMMARY_WORDS
                       && ((words < 40 && dossier_gather_best (self->gather, DOSSIER_FIELD_TITLE, NULL) != NULL) || link || ends_unfinished (last));
}

/* The line that says the title again, at the beginning of the text. */
static void
mark_title (DossierGather *gather)
{
  const char *title = dossier_gather_best (gather, DOSSIER_FIELD_TITLE, NULL);

  if (title == NULL)
    return;
  gather->title_outside = TRUE;
  for (guint i = 0; i < gather->pieces->len && i < TITLE_PIECES; i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if (dossier_words_count (piece->text) > 50 || dossier_words_shared (piece->text, title) < 0.95)
        continue;
      piece->role = DOSSIER_BLOCK_TITLE;
      gather->title_outside = FALSE;
      return;
    }
}

void
dossier_entries_init (DossierEntries *self,
                      DossierSink    *sink,
                      const char     *file_name)
{
  memset (self, 0, sizeof *self);
  self->sink = sink;
  self->file_name = file_name;
}

static char *
next_part (DossierEntries *self)
{
  self->number++;
  return self->alone ? NULL : g_strdup_printf ("%u", self->number);
}

/**
 * dossier_entries_refuse:
 * @reason: for people, lower case
 *
 * Tells that the present record is no article. Counts to the next one.
 *
 * Returns: whether to go on
 */
gboolean
dossier_entries_refuse (DossierEntries *self,
                        const char     *reason)
{
  g_autofree char *part = next_part (self);

  if (++self->refused > MAX_REFUSED)
    return TRUE;
  return dossier_sink_reject (self->sink, part, reason);
}

/**
 * dossier_entries_take:
 * @record: the present one; cleared
 *
 * Gives a record to the sink, as an article or with the reason why it is none. Counts to the next one.
 *
 * Returns: whether to go on
 */
gboolean
dossier_entries_take (DossierEntries *self,
                      DossierEntry  *record)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *part = NULL;
  DossierDraft *draft = NULL;
  gboolean more;

  if (record->has_text)
    {
      mark_title (record->gather);
      draft = dossier_gather_finish (record->gather, NULL, NULL, &error);
    }
  if (draft == NULL)
    {
      more = dossier_entries_refuse (self, _("there is no text in it"));
      dossier_entry_clear (record);
      return more;
    }
  part = next_part (self);
  self->taken++;
  more = dossier_sink_take_draft (self->sink, part, NULL, draft);
  dossier_entry_clear (record);
  return more;
}

/**
 * dossier_entries_finish:
 * @whole: whether the file could be read to its end
 *
 * Says what was not said of single records.
 *
 * Returns: FALSE with @error set when there was no record at all
 */
gboolean
dossier_entries_finish (DossierEntries *self,
                        gboolean        whole,
                        GError        **error)
{
  if (self->refused > MAX_REFUSED)
    {
      guint others = self->refused - MAX_REFUSED;
      g_autofree char *reason = g_strdup_printf (ngettext ("there is no text in %u more entry", "there is no text in %u more entries", others),
                                                 others);

      dossier_sink_reject (self->sink, NULL, reason);
    }
  if (self->number == 0)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, whole ? DOSSIER_IMPORT_ERROR_EMPTY : DOSSIER_IMPORT_ERROR_DAMAGED,
                           whole ? _("there is no article in it") : _("the file is damaged; no article could be read"));
      return FALSE;
    }
  if (!whole && self->taken + self->refused > 0)
    dossier_sink_reject (self->sink, NULL, _("the file is damaged; what follows its last article could not be read"));
  return TRUE;
}
