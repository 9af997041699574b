/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rich Text Format, by a reader of its own: groups, code pages and Unicode, paragraphs with their styles, lists, tables,
 * notes, results of fields, properties. Takes any bytes: what is cut off or not understood ends early or is passed over.
 * Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-office-private.h"

#include "dossier-rtf-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 2000u
#define MAX_WORD 32
#define MAX_FACT_BYTES 4096u

typedef enum
{
  PLACE_TEXT,
  PLACE_SKIPPED,
  PLACE_FONTS,
  PLACE_STYLES,
  PLACE_INFO,    /* between the properties */
  PLACE_FACT,    /* in a property, in Group.fact */
  PLACE_COMMAND, /* what a field computes */
} Place;

/* What a group changes and its end undoes. */
typedef struct
{
  Place place;
  guint page;        /* code page */
  guint skip;        /* characters that stand in for one Unicode character */
  char fact[MAX_WORD];
  gboolean hidden;
  gboolean deleted;
  gboolean link;
  gboolean note;     /* its end is the end of a note */
  gboolean box;
} Group;

typedef struct
{
  DossierBlockRole role;
  guint8 level;
} Look;

typedef struct
{
  DossierManuscript *manuscript;
  DossierRtfBytes *converter; /* (owned) */
  const guint8 *at;
  const guint8 *end;
  Group group;
  GArray *groups;       /* (owned) of Group: the outer ones */
  GHashTable *fonts;    /* (owned) number → code page */
  GHashTable *styles;   /* (owned) number → Look */
  GByteArray *pending;  /* (owned): bytes not yet converted */
  GString *fact;        /* (owned) */
  guint document_page;
  guint default_font;
  guint font;           /* being defined */
  guint style;          /* being defined */
  guint outline;        /* of it; 0 none */
  guint to_skip;
  gunichar high;        /* the first half of a pair */
  Look look;            /* of the paragraph */
  guint notes;
  int date[5];          /* year, month, day, hour, minute; -1 unknown */
  gboolean list;
  gboolean in_table;    /* the paragraph is */
  gboolean table;       /* one is open */
  gboolean ignorable;   /* after \* */
  gboolean link;        /* the field computed last is one */
  gboolean too_deep;    /* there are more groups in each other than are followed */
} Reader;

static gboolean
is_collected (const Reader *self)
{
  return self->group.place == PLACE_FACT || self->group.place == PLACE_STYLES || self->group.place == PLACE_COMMAND;
}

static gboolean
is_shown (const Reader *self)
{
  return self->group.place == PLACE_TEXT && !self->group.hidden && !self->group.deleted;
}

static void
add_text (Reader     *self,
          const char *text,
          gssize      length)
{
  if (is_shown (self))
    dossier_manuscript_add_text (self->manuscript, text, length, self->group.link);
  else if (is_collected (self) && self->fact->len < MAX_FACT_BYTES)
    g_string_append_len (self->fact, text, length);
}

static void
flush (Reader *self)
{
  if (self->pending->len == 0)
    return;
  if (is_shown (self) || is_collected (self))
    {
      g_autoptr (GString) text = g_string_sized_new (self->pending->len);

      dossier_rtf_bytes_append (self->converter, self->group.page, self->pending->data, self->pending->len, text);
      add_text (self, text->str, (gssize) text->len);
    }
  g_byte_array_set_size (self->pending, 0);
}

static void
add_byte (Reader *self,
          guint8  byte)
{
  if (self->to_skip > 0)
    self->to_skip--;
  else if (is_shown (self) || is_collected (self))
    g_byte_array_append (self->pending, &byte, 1);
}

static void
add_unicode (Reader *self,
             int     number)
{
  gunichar c = (gunichar) (number < 0 ? number + 65536 : number);
  char text[8] = { 0 };

  flush (self);
  self->to_skip = self->group.skip;
  if (c >= 0xd800 && c < 0xdc00)
    {
      self->high = c;
      return;
    }
  if (c >= 0xdc00 && c < 0xe000)
    c = self->high != 0 ? 0x10000 + ((self->high - 0xd800) << 10) + (c - 0xdc00) : 0xfffd;
  self->high = 0;
  /* Symbol fonts have their signs in the private area. */
  if (c >= 0xf000 && c <= 0xf0ff)
    c = 0x2022;
  if (g_unichar_validate (c) && c >= ' ')
    add_text (self, text, g_unichar_to_utf8 (c, text));
}

static void
reset_look (Reader *self)
{
  self->look = (Look) { DOSSIER_BLOCK_BODY, 0 };
  self->list = self->in_table = FALSE;
}

static void
end_paragraph (Reader *self)
{
  DossierBlockRole role = self->list && self->look.role == DOSSIER_BLOCK_BODY ? DOSSIER_BLOCK_LIST : self->look.role;

  flush (self);
  if (self->group.place != PLACE_TEXT)
    return;
  if (self->in_table && !self->table && !self->group.note && !self->group.box)
    {
      dossier_manuscript_start_table (self->manuscript);
      self->table = TRUE;
    }
  else if (!self->in_table && self->table && !self->group.note && !self->group.box)
    {
      dossier_manuscript_end_table (self->manuscript);
      self->table = FALSE;
    }
  dossier_manuscript_end_paragraph (self->manuscript, role, self->look.level);
}

static void
end_cell (Reader   *self,
          gboolean  inner)
{
  gboolean within = self->in_table;

  if (self->group.place != PLACE_TEXT)
    return;
  self->in_table = TRUE;
  end_paragraph (self);
  self->in_table = within;
  if (!inner)
    dossier_manuscript_end_cell (self->manuscript);
}

static void
end_fact (Reader *self)
{
  const char *value = self->fact->str;

  if (strcmp (self->group.fact, "title") == 0)
    dossier_manuscript_set_title (self->manuscript, value);
  else if (strcmp (self->group.fact, "author") == 0)
    dossier_manuscript_set_author (self->manuscript, value);
  else if (strcmp (self->group.fact, "company") == 0)
    dossier_manuscript_set_company (self->manuscript, value);
  else if (strcmp (self->group.fact, "creatim") == 0 && self->date[0] > 1900 && self->date[1] > 0 && self->date[2] > 0)
    {
      g_autofree char *stamp = g_strdup_printf ("%04d-%02d-%02d", self->date[0], self->date[1], self->date[2]);

      dossier_manuscript_set_created (self->manuscript, stamp);
    }
}

static void
end_style (Reader *self)
{
  g_autofree char *name = NULL;
  DossierDocxStyle style = { DOSSIER_BLOCK_BODY, 0, FALSE, FALSE };
  Look *look;

  g_string_truncate (self->fact, strcspn (self->fact->str, ";"));
  g_strstrip (self->fact->str);
  name = g_utf8_casefold (self->fact->str, -1);
  if (!dossier_docx_style_judge (name, &style) && self->outline > 0)
    style = (DossierDocxStyle) { DOSSIER_BLOCK_HEADING, (guint8) MIN (self->outline, 6), FALSE, FALSE };
  look = g_new0 (Look, 1);
  look->role = style.role;
  look->level = style.level;
  g_hash_table_replace (self->styles, GUINT_TO_POINTER (self->style), look);
}

static void
start_group (Reader *self)
{
  flush (self);
  self->to_skip = 0;
  if (self->groups->len >= MAX_DEPTH)
    {
      self->too_deep = TRUE;
      self->at = self->end;
      return;
    }
  g_array_append_val (self->groups, self->group);
  self->group.note = self->group.box = FALSE;
  if (self->group.place == PLACE_STYLES)
    {
      g_string_truncate (self->fact, 0);
      self->style = self->outline = 0;
    }
}

static void
end_group (Reader *self)
{
  const Group *outer;

  flush (self);
  self->to_skip = 0;
  if (self->groups->len == 0)
    {
      self->at = self->end;
      return;
    }
  outer = &g_array_index (self->groups, Group, self->groups->len - 1);
  if (self->group.place == PLACE_FACT && outer->place == PLACE_INFO)
    end_fact (self);
  else if (self->group.place == PLACE_STYLES && outer->place == PLACE_STYLES)
    end_style (self);
  else if (self->group.place == PLACE_COMMAND && outer->place != PLACE_COMMAND)
    self->link = strstr (self->fact->str, "HYPERLINK") != NULL;
  if (self->group.note)
    dossier_manuscript_end_note (self->manuscript);
  else if (self->group.box)
    dossier_manuscript_end_inner (self->manuscript);
  self->group = *outer;
  g_array_set_size (self->groups, self->groups->len - 1);
  self->ignorable = FALSE;
}

static void
collect (Reader *self,
         Place   place)
{
  self->group.place = place;
  g_string_truncate (self->fact, 0);
}

/* Words that say what the group they begin is. */
static gboolean
open_destination (Reader     *self,
                  const char *word)
{
  gboolean ignorable = self->ignorable;

  self->ignorable = FALSE;
  if (self->group.place == PLACE_SKIPPED)
    return TRUE;
  if (self->group.place == PLACE_INFO)
    {
      collect (self, PLACE_FACT);
      g_strlcpy (self->group.fact, word, sizeof self->group.fact);
      for (guint i = 0; i < G_N_ELEMENTS (self->date); i++)
        self->date[i] = -1;
    }
  else if (strcmp (word, "fonttbl") == 0)
    self->group.place = PLACE_FONTS;
  else if (strcmp (word, "stylesheet") == 0)
    self->group.place = PLACE_STYLES;
  else if (strcmp (word, "info") == 0)
    self->group.place = PLACE_INFO;
  else if (strcmp (word, "fldinst") == 0)
    collect (self, PLACE_COMMAND);
  else if (strcmp (word, "fldrslt") == 0)
    self->group.link = self->link;
  else if (strcmp (word, "listtext") == 0 || strcmp (word, "pntext") == 0)
    {
      self->list = TRUE;
      self->group.place = PLACE_SKIPPED;
    }
  else if (dossier_rtf_is_left_out (word)
           || (ignorable && self->group.place == PLACE_TEXT && !dossier_rtf_is_kept_though_new (word)))
    self->group.place = PLACE_SKIPPED;
  else
    return FALSE;
  return TRUE;
}

static gboolean
open_inner (Reader     *self,
            const char *word)
{
  if (self->group.place != PLACE_TEXT)
    return FALSE;
  if (strcmp (word, "footnote") == 0)
    {
      g_autofree char *mark = g_strdup_printf ("%u", ++self->notes);

      flush (self);
      dossier_manuscript_start_note (self->manuscript, mark);
      self->group.note = TRUE;
    }
  else if (strcmp (word, "shptxt") == 0)
    {
      flush (self);
      dossier_manuscript_start_inner (self->manuscript);
      self->group.box = TRUE;
    }
  else
    return FALSE;
  return TRUE;
}

static void
set_page (Reader *self,
          guint   page)
{
  flush (self);
  self->group.page = page;
}

static gboolean
apply_font (Reader     *self,
            const char *word,
            int         number)
{
  if (strcmp (word, "f") == 0 && self->group.place == PLACE_FONTS)
    self->font = (guint) number;
  else if (strcmp (word, "fcharset") == 0)
    g_hash_table_insert (self->fonts, GUINT_TO_POINTER (self->font),
                         GUINT_TO_POINTER (dossier_rtf_page_of_charset (number, self->document_page)));
  else if (strcmp (word, "cpg") == 0 && self->group.place == PLACE_FONTS)
    g_hash_table_insert (self->fonts, GUINT_TO_POINTER (self->font), GUINT_TO_POINTER (number));
  else if (strcmp (word, "f") == 0 || strcmp (word, "plain") == 0)
    {
      guint font = word[0] == 'f' ? (guint) number : self->default_font;
      guint page = GPOINTER_TO_UINT (g_hash_table_lookup (self->fonts, GUINT_TO_POINTER (font)));

      set_page (self, page != 0 ? page : self->document_page);
      if (word[0] == 'p')
        self->group.hidden = self->group.deleted = FALSE;
    }
  else if (strcmp (word, "ansicpg") == 0 && number > 0)
    set_page (self, self->document_page = (guint) number);
  else if (strcmp (word, "mac") == 0)
    set_page (self, self->document_page = 10000);
  else if (strcmp (word, "pc") == 0)
    set_page (self, self->document_page = 437);
  else if (strcmp (word, "pca") == 0)
    set_page (self, self->document_page = 850);
  else if (strcmp (word, "deff") == 0)
    self->default_font = (guint) number;
  else
    return FALSE;
  return TRUE;
}

static void
apply_style (Reader *self,
             int     number)
{
  const Look *look;

  if (self->group.place == PLACE_STYLES)
    {
      self->style = (guint) number;
      return;
    }
  look = g_hash_table_lookup (self->styles, GINT_TO_POINTER (number));
  if (look != NULL)
    self->look = *look;
}

static gboolean
apply_paragraph (Reader     *self,
                 const char *word,
                 int         number)
{
  if (strcmp (word, "par") == 0 || strcmp (word, "sect") == 0)
    end_paragraph (self);
  else if (strcmp (word, "pard") == 0)
    reset_look (self);
  else if (strcmp (word, "s") == 0)
    apply_style (self, number);
  else if (strcmp (word, "outlinelevel") == 0 && self->group.place == PLACE_STYLES)
    self->outline = number >= 0 && number < 9 ? (guint) number + 1 : 0;
  else if (strcmp (word, "outlinelevel") == 0)
    {
      if (number >= 0 && number < 9 && self->look.role == DOSSIER_BLOCK_BODY)
        self->look = (Look) { DOSSIER_BLOCK_HEADING, (guint8) MIN (number + 1, 6) };
    }
  else if (strcmp (word, "ls") == 0)
    self->list = number > 0;
  else if (strcmp (word, "intbl") == 0)
    self->in_table = TRUE;
  else if (strcmp (word, "cell") == 0 || strcmp (word, "nestcell") == 0)
    end_cell (self, word[0] == 'n');
  else if (strcmp (word, "row") == 0 && self->group.place == PLACE_TEXT)
    dossier_manuscript_end_row (self->manuscript, FALSE);
  else
    return FALSE;
  return TRUE;
}

static void
apply_date (Reader     *self,
            const char *word,
            int         number)
{
  static const char * const parts[] = { "yr", "mo", "dy", "hr", "min" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (word, parts[i]) == 0)
      self->date[i] = CLAMP (number, 0, 9999);
}

static void
apply_word (Reader     *self,
            const char *word,
            int         number,
            gboolean    numbered)
{
  const char *sign;

  if (open_destination (self, word) || open_inner (self, word))
    return;
  if (self->group.place == PLACE_FACT)
    apply_date (self, word, number);
  if (strcmp (word, "u") == 0)
    add_unicode (self, number);
  else if (strcmp (word, "uc") == 0)
    self->group.skip = (guint) CLAMP (number, 0, 16);
  else if (strcmp (word, "bin") == 0)
    self->at += MIN (MAX (number, 0), self->end - self->at);
  else if (strcmp (word, "v") == 0)
    {
      flush (self);
      self->group.hidden = !numbered || number != 0;
    }
  else if (strcmp (word, "deleted") == 0)
    {
      flush (self);
      self->group.deleted = !numbered || number != 0;
    }
  else if (apply_font (self, word, number) || apply_paragraph (self, word, number))
    return;
  else if ((sign = dossier_rtf_sign (word)) != NULL)
    {
      flush (self);
      if (self->to_skip > 0)
        self->to_skip--;
      else
        add_text (self, sign, -1);
    }
}

static void
read_word (Reader *self)
{
  char word[MAX_WORD] = { 0 };
  gsize length = 0;
  gboolean numbered, negative = FALSE;
  gint64 number = 0;

  while (self->at < self->end && g_ascii_isalpha (*self->at))
    {
      if (length + 1 < sizeof word)
        word[length++] = (char) *self->at;
      self->at++;
    }
  if (self->at + 1 < self->end && *self->at == '-' && g_ascii_isdigit (self->at[1]))
    {
      negative = TRUE;
      self->at++;
    }
  numbered = self->at < self->end && g_ascii_isdigit (*self->at);
  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    number = MIN (number * 10 + (*self->at - '0'), G_MAXINT);
  if (self->at < self->end && *self->at == ' ')
    self->at++;
  apply_word (self, word, (int) (negative ? -number : number), numbered);
}

static void
read_hex (Reader *self)
{
  int high, low;

  if (self->end - self->at < 2)
    {
      self->at = self->end;
      return;
    }
  high = g_ascii_xdigit_value ((char) self->at[0]);
  low = g_ascii_xdigit_value ((char) self->at[1]);
  self->at += 2;
  if (high >= 0 && low >= 0)
    add_byte (self, (guint8) (high * 16 + low));
}

/* After a backslash. */
static void
read_control (Reader *self)
{
  guint8 c;

  if (self->at >= self->end)
    return;
  c = *self->at;
  if (g_ascii_isalpha (c))
    {
      read_word (self);
      return;
    }
  self->at++;
  if (c == '\'')
    read_hex (self);
  else if (c == '*')
    self->ignorable = TRUE;
  else if (c == '\n' || c == '\r')
    end_paragraph (self);
  else if (c == '~')
    add_byte (self, ' ');
  else if (c == '_')
    add_byte (self, '-');
  else if (c == '{' || c == '}' || c == '\\')
    add_byte (self, c);
}

static void
read_all (Reader *self)
{
  while (self->at < self->end)
    {
      guint8 c = *self->at++;

      if (c == '{')
        start_group (self);
      else if (c == '}')
        end_group (self);
      else if (c == '\\')
        read_control (self);
      else if (c == '\t')
        {
          flush (self);
          add_text (self, "\t", 1);
        }
      else if (c >= ' ')
        add_byte (self, c);
    }
  flush (self);
  for (; self->groups->len > 0;)
    end_group (self);
}

/* What could only be read in part, or only guessed, is not read. */
static gboolean
check_whole (const Reader *self,
             GError      **error)
{
  guint page;

  if (self->too_deep)
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED,
                 _("its parts are nested more than %u deep; save it anew with a word processor"), MAX_DEPTH);
  else if (!dossier_rtf_bytes_is_legible (self->converter, &page))
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ENCODING,
                 _("it is written in code page %u, which cannot be read; save it as DOCX or ODT"), page);
  else
    return TRUE;
  return FALSE;
}

DossierDraft *
dossier_rtf_read (const guint8 *bytes,
                  gsize         length,
                  const char   *file_name,
                  const char   *url_hint,
                  GError      **error)
{
  g_autoptr (DossierManuscript) manuscript = dossier_manuscript_new ("application/rtf", "rtf/1");
  g_autoptr (DossierRtfBytes) converter = dossier_rtf_bytes_new ();
  Reader reader = { .manuscript = manuscript, .converter = converter, .at = bytes, .end = bytes + length };

  reader.document_page = reader.group.page = 1252;
  reader.group.skip = 1;
  reader.groups = g_array_new (FALSE, FALSE, sizeof (Group));
  reader.fonts = g_hash_table_new (NULL, NULL);
  reader.styles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  reader.pending = g_byte_array_new ();
  reader.fact = g_string_new (NULL);
  read_all (&reader);
  if (reader.table)
    {
      dossier_manuscript_end_paragraph (manuscript, DOSSIER_BLOCK_BODY, 0);
      dossier_manuscript_end_table (manuscript);
    }
  g_array_unref (reader.groups);
  g_hash_table_unref (reader.fonts);
  g_hash_table_unref (reader.styles);
  g_byte_array_unref (reader.pending);
  g_string_free (reader.fact, TRUE);
  if (!check_whole (&reader, error))
    return NULL;
  return dossier_manuscript_finish (manuscript, file_name, url_hint, error);
}
