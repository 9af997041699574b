/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds words in one text and tells where they stand in it. A plain value, made once for a text; any one thread. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-search.h"

#include <string.h>

struct _DossierTextSearch
{
  GArray *folded;  /* (owned) (element-type gunichar) */
  GArray *origins; /* (owned) (element-type guint): the code point each folded one comes from; one more at the end */
};

static gunichar
fold_sign (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x02BC: case '`':
      return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0xAB: case 0xBB:
      return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return '-';
    default:
      return c;
    }
}

static void
append_folded (GArray *folded, GArray *origins, gunichar c, guint offset)
{
  if (g_unichar_isspace (c))
    {
      if (folded->len > 0 && g_array_index (folded, gunichar, folded->len - 1) == ' ')
        return;
      c = ' ';
    }
  else
    {
      c = fold_sign (g_unichar_tolower (c));
    }

  g_array_append_val (folded, c);
  g_array_append_val (origins, offset);
}

static void
fold (const char *text, GArray *folded, GArray *origins)
{
  guint offset = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar parts[18];
      gsize n_parts;

      if (c < 0x80)
        {
          append_folded (folded, origins, c, offset);
          continue;
        }

      n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n_parts; i++)
        {
          GUnicodeType type = g_unichar_type (parts[i]);

          /* Marks and signs without a form (soft hyphen, direction marks) are passed over. */
          if (type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_FORMAT)
            append_folded (folded, origins, parts[i], offset);
        }
    }

  g_array_append_val (origins, offset);
}

/**
 * dossier_text_search_new:
 * @text: an article's text
 *
 * Returns: (transfer full): the search
 */
DossierTextSearch *
dossier_text_search_new (const char *text)
{
  DossierTextSearch *self;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  self = g_new0 (DossierTextSearch, 1);
  self->folded = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint) length);
  self->origins = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) length + 1);
  fold (text, self->folded, self->origins);

  return self;
}

void
dossier_text_search_free (DossierTextSearch *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->folded);
  g_array_unref (self->origins);
  g_free (self);
}

/**
 * dossier_text_search_find:
 * @self: a search
 * @words: what to find; nothing but blanks finds nothing
 *
 * Returns: (transfer full) (element-type DossierTextRange): where @words stand, in order, without overlaps
 */
GArray *
dossier_text_search_find (const DossierTextSearch *self, const char *words)
{
  GArray *found;
  g_autoptr (GArray) needle = NULL;
  g_autoptr (GArray) ignored = NULL;
  g_autofree char *stripped = NULL;
  const gunichar *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  needle = g_array_new (FALSE, FALSE, sizeof (gunichar));
  ignored = g_array_new (FALSE, FALSE, sizeof (guint));
  stripped = g_strstrip (g_strdup (words));
  fold (stripped, needle, ignored);
  if (needle->len == 0)
    return found;

  text = (const gunichar *) (gpointer) self->folded->data;
  for (guint i = 0; i + needle->len <= self->folded->len;)
    {
      DossierTextRange range;

      if (memcmp (text + i, needle->data, needle->len * sizeof (gunichar)) != 0)
        {
          i++;
          continue;
        }

      range.start = g_array_index (self->origins, guint, i);
      /* Up to where the next one begins, so that the marks on the last letter belong to it, yet with the whole last letter. */
      range.end = MAX (g_array_index (self->origins, guint, i + needle->len),
                       g_array_index (self->origins, guint, i + needle->len - 1) + 1);
      g_array_append_val (found, range);
      i += needle->len;
    }

  return found;
}
