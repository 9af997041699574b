/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What bytes show of their encoding without being converted, and text in UTF-8. What is in another encoding is read by
 * readers/dossier-charset.c. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-encoding-private.h"

#include <string.h>

#define SAMPLE_BYTES (64u * 1024)

static const char *
codec_of_mark (const guint8 *bytes,
               gsize         length,
               gsize        *mark)
{
  static const struct { const char *bytes; gsize length; const char *codec; } marks[] = {
    { "\xff\xfe\0\0", 4, "UTF-32LE" }, { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xef\xbb\xbf", 3, "UTF-8" },
    { "\xff\xfe", 2, "UTF-16LE" },     { "\xfe\xff", 2, "UTF-16BE" },     { "\x84\x31\x95\x33", 4, "GB18030" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      {
        *mark = marks[i].length;
        return marks[i].codec;
      }
  *mark = 0;
  return NULL;
}

/* Most characters of most articles lie in one plane row, so one byte in two (or three in four) repeats or is zero. */
static const char *
codec_of_zeros (const guint8 *bytes,
                gsize         length)
{
  gsize zeros[4] = { 0 }, sample = MIN (length, SAMPLE_BYTES) & ~(gsize) 3;
  gsize quarter = sample / 4;

  if (sample < 8 || memchr (bytes, 0, sample) == NULL)
    return NULL;
  for (gsize i = 0; i < sample; i++)
    zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
  if (zeros[2] * 10 > quarter * 9 && zeros[3] * 10 > quarter * 9 && zeros[0] * 10 < quarter * 4)
    return "UTF-32LE";
  if (zeros[0] * 10 > quarter * 9 && zeros[1] * 10 > quarter * 9 && zeros[3] * 10 < quarter * 4)
    return "UTF-32BE";
  if ((zeros[1] + zeros[3]) * 5 > quarter && zeros[0] + zeros[2] <= (zeros[1] + zeros[3]) / 20)
    return "UTF-16LE";
  if ((zeros[0] + zeros[2]) * 5 > quarter && zeros[1] + zeros[3] <= (zeros[0] + zeros[2]) / 20)
    return "UTF-16BE";
  return NULL;
}

/**
 * dossier_encoding_codec:
 * @mark: (out): bytes of the byte order mark
 *
 * Returns: (nullable): as iconv calls it, what a byte order mark or the pattern of zero bytes tells
 */
const char *
dossier_encoding_codec (const guint8 *bytes,
                        gsize         length,
                        gsize        *mark)
{
  const char *codec = codec_of_mark (bytes, length, mark);

  return codec != NULL ? codec : codec_of_zeros (bytes, length);
}

/**
 * dossier_encoding_has_escapes:
 *
 * Returns: whether there are the sequences by which Japanese mail changes its character set
 */
gboolean
dossier_encoding_has_escapes (const guint8 *bytes,
                              gsize         length)
{
  const guint8 *escape = memchr (bytes, 0x1b, length);

  return escape != NULL && bytes + length - escape > 2 && (escape[1] == '$' || escape[1] == '(');
}

/**
 * dossier_encoding_is_binary:
 *
 * Returns: whether the first 64 KiB are no text in any encoding
 */
gboolean
dossier_encoding_is_binary (const guint8 *bytes,
                            gsize         length)
{
  /* A bit each: the controls that are no text, and not the zero byte. */
  const guint32 strange = ~((1u << '\t') | (1u << '\n') | (1u << '\r') | (1u << '\f') | (1u << '\v') | (1u << 0x1b)
                            | (1u << 0x1a) | 1u);
  gsize mark, controls = 0, sample = MIN (length, SAMPLE_BYTES);

  if (dossier_encoding_codec (bytes, length, &mark) != NULL)
    return FALSE;
  for (gsize i = 0; i < sample; i++)
    if (bytes[i] >= 0x20)
      continue;
    else if (bytes[i] == 0)
      controls += 4;
    else
      controls += (strange >> bytes[i]) & 1;
  return controls * 50 > sample;
}

/**
 * dossier_encoding_cut:
 * @most: how many bytes a sample may have
 *
 * Returns: how many bytes to take, so that a sample of UTF-8 does not end within a character and pass for another encoding
 */
gsize
dossier_encoding_cut (const guint8 *bytes,
                      gsize         length,
                      gsize         most)
{
  const char *end;

  if (length <= most)
    return length;
  if (g_utf8_validate_len ((const char *) bytes, most, &end) || most - (gsize) (end - (const char *) bytes) > 3)
    return most;
  return end - (const char *) bytes;
}

/**
 * dossier_encoding_take_utf8:
 * @out_length: (out): bytes of the answer
 *
 * Returns: (transfer full) (nullable): a text in UTF-8 without byte order mark; NULL when it is no text, or in another
 *   encoding, or damaged
 */
char *
dossier_encoding_take_utf8 (const guint8 *bytes,
                            gsize         length,
                            gsize        *out_length)
{
  gsize mark;
  const char *codec = dossier_encoding_codec (bytes, length, &mark);

  if (codec != NULL && strcmp (codec, "UTF-8") != 0)
    return NULL;
  bytes += mark;
  length -= mark;
  /* Zero bytes are not valid either. */
  if (!g_utf8_validate_len ((const char *) bytes, length, NULL))
    return NULL;
  if (codec == NULL && (dossier_encoding_is_binary (bytes, length) || dossier_encoding_has_escapes (bytes, length)))
    return NULL;
  *out_length = length;
  return g_strndup ((const char *) bytes, length);
}
