/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Bytes of unknown encoding to UTF-8. In order: a byte order mark; the pattern of zero bytes that UTF-16 and UTF-32
 * leave; valid UTF-8; what the markup declares; what the statistics of the bytes suggest; windows-1252. The answer is
 * always valid UTF-8: a byte that means nothing becomes U+FFFD. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-charset-private.h"

#include "dossier-encoding-private.h"
#include "dossier-import.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <iconv.h>
#include <string.h>
#include <uchardet.h>

#define SAMPLE_BYTES (64u * 1024)
#define REPLACEMENT "\xef\xbf\xbd"

typedef struct
{
  const char *label;
  const char *codec; /* as iconv calls the superset that is really in use */
} EncodingAlias;

static const EncodingAlias aliases[] = {
  { "ascii", "WINDOWS-1252" },       { "us-ascii", "WINDOWS-1252" },   { "iso-8859-1", "WINDOWS-1252" },
  { "iso8859-1", "WINDOWS-1252" },   { "latin1", "WINDOWS-1252" },     { "iso_8859-1", "WINDOWS-1252" },
  { "iso-8859-9", "WINDOWS-1254" },  { "tis-620", "CP874" },           { "windows-874", "CP874" },
  { "iso-8859-11", "CP874" },        { "shift_jis", "CP932" },         { "shift-jis", "CP932" },
  { "sjis", "CP932" },               { "x-sjis", "CP932" },            { "windows-31j", "CP932" },
  { "gb2312", "GB18030" },           { "gbk", "GB18030" },             { "gb-2312", "GB18030" },
  { "x-gbk", "GB18030" },            { "euc-kr", "CP949" },            { "ks_c_5601-1987", "CP949" },
  { "uhc", "CP949" },                { "big5", "BIG5-HKSCS" },         { "x-euc-jp", "EUC-JP" },
  { "koi8", "KOI8-R" },              { "mac-cyrillic", "MAC-CYRILLIC" }, { "macintosh", "MACINTOSH" },
  { "x-mac-cyrillic", "MAC-CYRILLIC" }, { "cp1251", "WINDOWS-1251" },  { "win-1251", "WINDOWS-1251" },
};

static const char *
codec_of_label (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (aliases[i].label, label) == 0)
      return aliases[i].codec;
  return label;
}

/* A label from outside may name conversions that are no encodings of text at all, so only plain names go through. */
static gboolean
is_plain_label (const char *label)
{
  gsize length = strlen (label);

  return length > 1 && length < 32 && strspn (label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.") == length
         && g_ascii_strncasecmp (label, "utf-7", 5) != 0 && g_ascii_strncasecmp (label, "utf7", 4) != 0;
}

static char *
convert_bytes (const guint8  *bytes,
               gsize          length,
               const guint16 *upper,
               gsize         *bad,
               gsize         *out_length)
{
  GString *out = g_string_sized_new (length + length / 2 + 16);

  for (gsize i = 0; i < length; i++)
    if (bytes[i] < 0x80)
      g_string_append_c (out, bytes[i]);
    else if (upper[bytes[i] - 0x80] != 0)
      g_string_append_unichar (out, upper[bytes[i] - 0x80]);
    else
      {
        g_string_append (out, REPLACEMENT);
        (*bad)++;
      }
  *out_length = out->len;
  return g_string_free (out, FALSE);
}

static char *
convert_module (const guint8 *bytes,
                gsize         length,
                const char   *codec,
                gsize        *bad,
                gsize        *out_length)
{
  iconv_t state = iconv_open ("UTF-8", codec);
  GString *out;
  char *in = (char *) bytes;
  gsize left = length;

  if (state == (iconv_t) -1)
    return NULL;
  out = g_string_sized_new (length + length / 2 + 16);
  while (left > 0)
    {
      char buffer[8192];
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = iconv (state, &in, &left, &to, &room);
      int reason = errno;

      g_string_append_len (out, buffer, to - buffer);
      if (result != (gsize) -1 || reason == E2BIG)
        continue;
      g_string_append (out, REPLACEMENT);
      (*bad)++;
      in++;
      left--;
    }
  iconv_close (state);
  *out_length = out->len;
  return g_string_free (out, FALSE);
}

/*
 * Converts with replacement of what cannot be converted; NULL when @codec is not known or more than one character
 * in @tolerance is damaged (0: any number may be).
 */
static char *
convert (const guint8 *bytes,
         gsize         length,
         const char   *codec,
         guint         tolerance,
         gsize        *out_length)
{
  const guint16 *upper = dossier_charset_table (codec);
  gsize bad = 0;
  g_autofree char *text = upper != NULL ? convert_bytes (bytes, length, upper, &bad, out_length)
                                        : convert_module (bytes, length, codec, &bad, out_length);

  return tolerance > 0 && bad * tolerance > length ? NULL : g_steal_pointer (&text);
}

/* A damaged byte or two in a long UTF-8 text does not make it something else. */
static gboolean
is_mostly_utf8 (const guint8 *bytes,
                gsize         length)
{
  const char *at = (const char *) bytes, *end = at + length;
  gsize good = 0, bad = 0;

  while (at < end)
    {
      const char *stop;

      if ((guchar) *at < 0x80)
        {
          at++;
          continue;
        }
      if (g_utf8_get_char_validated (at, end - at) < (gunichar) -2)
        {
          stop = g_utf8_next_char (at);
          good++;
        }
      else
        {
          stop = at + 1;
          bad++;
        }
      at = stop;
    }
  return bad * 10 <= good;
}

static char *
detect_codec (const guint8 *bytes,
              gsize         length)
{
  uchardet_t detector = uchardet_new ();
  char *codec = NULL;

  if (uchardet_handle_data (detector, (const char *) bytes, MIN (length, 4 * SAMPLE_BYTES)) == 0)
    {
      uchardet_data_end (detector);
      if (uchardet_get_charset (detector)[0] != '\0')
        codec = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return codec;
}

/* Signs within words, and controls: what a text read by the wrong table of two alike is full of. */
static guint
count_strange (const char *text)
{
  guint strange = 0;
  gboolean after_letter = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c >= 0x80 && c < 0xa0)
        strange++;
      else if (after_letter && c >= 0x80 && !g_unichar_isalpha (c) && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (at))))
        strange++;
      after_letter = g_unichar_isalpha (c);
    }
  return strange;
}

/* Statistics cannot tell these two apart; the letters that differ can. */
static char *
convert_central_european (const guint8 *bytes,
                          gsize         length,
                          gsize        *out_length)
{
  gsize first_length, second_length;
  g_autofree char *first = convert (bytes, length, "WINDOWS-1250", 0, &first_length);
  g_autofree char *second = convert (bytes, length, "ISO-8859-2", 0, &second_length);

  if (count_strange (second) < count_strange (first))
    {
      *out_length = second_length;
      return g_steal_pointer (&second);
    }
  *out_length = first_length;
  return g_steal_pointer (&first);
}

static char *
convert_legacy (const guint8 *bytes,
                gsize         length,
                const char   *declared,
                gsize        *out_length)
{
  g_autofree char *detected = NULL;
  char *text = NULL;

  if (declared != NULL && is_plain_label (declared) && g_ascii_strncasecmp (declared, "utf", 3) != 0)
    text = convert (bytes, length, codec_of_label (declared), 200, out_length);
  if (text == NULL && dossier_encoding_has_escapes (bytes, length))
    text = convert (bytes, length, "ISO-2022-JP-2", 200, out_length);
  if (text == NULL && is_mostly_utf8 (bytes, length))
    return convert (bytes, length, "UTF-8", 0, out_length);
  if (text == NULL)
    detected = detect_codec (bytes, length);
  if (text == NULL && (g_strcmp0 (detected, "WINDOWS-1250") == 0 || g_strcmp0 (detected, "ISO-8859-2") == 0))
    return convert_central_european (bytes, length, out_length);
  if (text == NULL && detected != NULL && is_plain_label (detected))
    text = convert (bytes, length, codec_of_label (detected), 100, out_length);
  if (text == NULL)
    text = convert (bytes, length, "WINDOWS-1252", 0, out_length);
  return text;
}

/* Zero bytes would end the text early for everything that reads it afterwards. */
static void
drop_zeros (char  *text,
            gsize *length)
{
  char *to = memchr (text, '\0', *length);

  if (to == NULL)
    return;
  for (const char *from = to; from < text + *length; from++)
    if (*from != '\0')
      *to++ = *from;
  *to = '\0';
  *length = to - text;
}

/**
 * dossier_encoding_to_utf8:
 * @declared: (nullable): what the markup calls its encoding
 * @out_length: (out): bytes of the answer
 *
 * Returns: (transfer full): valid UTF-8 without byte order mark and zero bytes; NULL with
 *   DOSSIER_IMPORT_ERROR_ENCODING when it is no text at all
 */
char *
dossier_encoding_to_utf8 (const guint8 *bytes,
                          gsize         length,
                          const char   *declared,
                          gsize        *out_length,
                          GError      **error)
{
  char *text = dossier_encoding_take_utf8 (bytes, length, out_length);
  const char *codec;
  gsize mark;

  if (text != NULL)
    return text;
  codec = dossier_encoding_codec (bytes, length, &mark);
  bytes += mark;
  length -= mark;
  if (codec == NULL && dossier_encoding_is_binary (bytes, length))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ENCODING,
                           _("it is no text in any encoding this version knows"));
      return NULL;
    }
  if (codec != NULL)
    text = convert (bytes, length, codec, 0, out_length);
  else
    text = convert_legacy (bytes, length, declared, out_length);
  drop_zeros (text, out_length);
  if (!g_utf8_validate_len (text, *out_length, NULL))
    {
      char *valid = g_utf8_make_valid (text, *out_length);

      g_free (text);
      text = valid;
      *out_length = strlen (text);
    }
  return text;
}
