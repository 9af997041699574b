/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What stands in an RTF file besides its structure: bytes in the code pages of its fonts, signs that have words of their
 * own, and groups that hold no text of the document. Owned by one reader on one thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-rtf-private.h"

#include <stdlib.h>
#include <string.h>

#define MACINTOSH_PAGE 10000u
#define ISO_PAGES 28590u
#define MAX_PAGES 40u /* a file that names more is playing */

/* Pages whose number is no name that the C library knows. Names are those that the locked process has at hand. */
static const struct
{
  guint page;
  const char *name;
} named_pages[] = {
  { 708, "ISO-8859-6" }, { 936, "GBK" }, { 949, "CP949" }, { 950, "BIG5" }, { 1200, "UTF-16LE" }, { 1201, "UTF-16BE" },
  { 1361, "JOHAB" }, { MACINTOSH_PAGE, "MACINTOSH" }, { 10007, "MAC-CYRILLIC" }, { 10029, "MAC-CENTRALEUROPE" },
  { 20127, "ASCII" }, { 20866, "KOI8-R" }, { 21866, "KOI8-U" }, { 51932, "EUC-JP" }, { 51949, "EUC-KR" }, { 54936, "GB18030" },
  { 65001, "UTF-8" },
};

struct _DossierRtfBytes
{
  GHashTable *converters; /* (owned) page → GIConv, or -1 */
  gsize known;            /* bytes of pages that can be converted, and ASCII */
  gsize unknown;          /* others */
  guint unknown_page;     /* the first such page */
};

static void
converter_free (gpointer data)
{
  if (data != (gpointer) -1)
    g_iconv_close (data);
}

DossierRtfBytes *
dossier_rtf_bytes_new (void)
{
  DossierRtfBytes *self = g_new0 (DossierRtfBytes, 1);

  self->converters = g_hash_table_new_full (NULL, NULL, NULL, converter_free);
  return self;
}

void
dossier_rtf_bytes_free (DossierRtfBytes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->converters);
  g_free (self);
}

static GIConv
open_converter (guint page)
{
  char codec[24];

  for (guint i = 0; i < G_N_ELEMENTS (named_pages); i++)
    if (named_pages[i].page == page)
      return g_iconv_open ("UTF-8", named_pages[i].name);
  /* The ISO 8859 family has numbers here too. */
  g_snprintf (codec, sizeof codec, page > ISO_PAGES && page <= ISO_PAGES + 16 ? "ISO-8859-%u" : "CP%u", page > ISO_PAGES ? page - ISO_PAGES : page);
  return g_iconv_open ("UTF-8", codec);
}

static GIConv
get_converter (DossierRtfBytes *self,
               guint            page)
{
  gpointer converter;

  if (g_hash_table_lookup_extended (self->converters, GUINT_TO_POINTER (page), NULL, &converter))
    return converter;
  if (g_hash_table_size (self->converters) >= MAX_PAGES)
    return (GIConv) -1;
  converter = open_converter (page);
  g_hash_table_insert (self->converters, GUINT_TO_POINTER (page), converter);
  return converter;
}

/* All pages agree on ASCII. What else they mean is not guessed. */
static void
append_unknown (DossierRtfBytes *self,
                guint            page,
                const guint8    *bytes,
                gsize            length,
                GString         *out)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] < 0x80)
      {
        g_string_append_c (out, (char) bytes[i]);
        self->known++;
      }
    else
      {
        g_string_append (out, "\xef\xbf\xbd");
        self->unknown_page = self->unknown == 0 ? page : self->unknown_page;
        self->unknown++;
      }
}

/**
 * dossier_rtf_bytes_is_legible:
 * @page: (out): a page that cannot be converted here, when the answer is no
 *
 * Returns: whether nearly all that was appended could be converted
 */
gboolean
dossier_rtf_bytes_is_legible (DossierRtfBytes *self,
                              guint           *page)
{
  *page = self->unknown_page;
  return self->unknown * 10 <= self->known + self->unknown;
}

/**
 * dossier_rtf_bytes_append:
 * @page: number of a Windows code page
 * @out: where the text goes; bytes that mean nothing in the page, or are of a page that cannot be converted, become U+FFFD
 */
void
dossier_rtf_bytes_append (DossierRtfBytes *self,
                          guint            page,
                          const guint8    *bytes,
                          gsize            length,
                          GString         *out)
{
  GIConv converter = get_converter (self, page);
  char *in = (char *) bytes;
  gsize left = length;

  if (converter == (GIConv) -1)
    {
      append_unknown (self, page, bytes, length, out);
      return;
    }
  self->known += length;
  g_iconv (converter, NULL, NULL, NULL, NULL);
  while (left > 0)
    {
      char buffer[512], *to = buffer;
      gsize room = sizeof buffer;
      gsize done = g_iconv (converter, &in, &left, &to, &room);

      g_string_append_len (out, buffer, to - buffer);
      if (done == (gsize) -1 && left > 0 && to == buffer)
        {
          g_string_append (out, "\xef\xbf\xbd");
          in++;
          left--;
        }
    }
}

/**
 * dossier_rtf_page_of_charset:
 * @charset: of a font
 * @otherwise: of the document
 */
guint
dossier_rtf_page_of_charset (int   charset,
                             guint otherwise)
{
  static const struct { int charset; guint page; } pages[] = {
    { 0, 1252 }, { 77, MACINTOSH_PAGE }, { 128, 932 }, { 129, 949 }, { 134, 936 }, { 136, 950 }, { 161, 1253 }, { 162, 1254 },
    { 163, 1258 }, { 177, 1255 }, { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 }, { 238, 1250 }, { 254, 437 }, { 255, 850 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].charset == charset)
      return pages[i].page;
  return otherwise;
}

/**
 * dossier_rtf_sign:
 *
 * Returns: (nullable): the text of a control word that stands for a sign
 */
const char *
dossier_rtf_sign (const char *word)
{
  static const char * const signs[][2] = {
    { "tab", "\t" }, { "line", "\n" }, { "emdash", "—" }, { "endash", "–" }, { "lquote", "‘" }, { "rquote", "’" },
    { "ldblquote", "“" }, { "rdblquote", "”" }, { "bullet", "•" }, { "emspace", " " }, { "enspace", " " }, { "qmspace", " " },
    { "page", " " }, { "column", " " }, { "zwj", "\u200d" }, { "zwnj", "\u200c" }, { "ltrmark", "\u200e" }, { "rtlmark", "\u200f" },
    { "lbr", "\n" }, { "softline", " " }, { "softpage", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i][0], word) == 0)
      return signs[i][1];
  return NULL;
}

static int
compare_words (const void *key,
               const void *word)
{
  return strcmp (key, *(const char * const *) word);
}

/**
 * dossier_rtf_is_left_out:
 *
 * Returns: whether a group that begins with this word holds no text of the document
 */
gboolean
dossier_rtf_is_left_out (const char *word)
{
  /* Sorted: they are asked for with every word. */
  static const char * const words[] = {
    "aftncn", "aftnsep", "aftnsepc", "annotation", "atnauthor", "atndate", "atnicn", "atnid", "atnparent", "atnref",
    "atntime", "background", "bkmkend", "bkmkstart", "colorschememapping", "colortbl", "datastore", "do", "docvar",
    "filetbl", "footer", "footerf", "footerl", "footerr", "ftncn", "ftnsep", "ftnsepc", "generator", "header",
    "headerf", "headerl", "headerr", "keywords", "latentstyles", "listoverridetable", "listtable", "listtext",
    "mmath", "nonesttables", "nonshppict", "objclass", "objdata", "object", "passwordhash", "pgptbl", "pict",
    "pntext", "pntxta", "pntxtb", "private", "revtbl", "rsidtbl", "rxe", "shprslt", "sp", "tc", "tcn", "template",
    "themedata", "txe", "ud", "userprops", "wgrffmtfilter", "xe", "xmlnstbl",
  };

  return bsearch (word, words, G_N_ELEMENTS (words), sizeof words[0], compare_words) != NULL;
}

/**
 * dossier_rtf_is_kept_though_new:
 *
 * Returns: whether a group is read although it is marked as one that readers may pass over
 */
gboolean
dossier_rtf_is_kept_though_new (const char *word)
{
  static const char * const words[] = { "shpinst", "shptxt", "fldinst", "footnote", "cs", "txfieldtext", "company", NULL };

  return g_strv_contains (words, word);
}
