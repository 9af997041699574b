/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What an archive shows of itself without being unpacked: its kind, and the names in a zip file's table. Every offset is
 * checked. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-archive-names-private.h"

#include <string.h>

#define ZIP_END_BYTES 22
#define ZIP_ENTRY_BYTES 46
#define ZIP_LOCAL_BYTES 30
static guint
read16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint32
read32 (const guint8 *at)
{
  return read16 (at) | (guint32) read16 (at + 2) << 16;
}

/* The table at the end of a zip file, found by its end record; NULL when the file is cut off. */
static const guint8 *
zip_table (const guint8 *bytes,
           gsize         length,
           guint        *count)
{
  gsize lowest = length > ZIP_END_BYTES + 65535 ? length - ZIP_END_BYTES - 65535 : 0;

  for (gsize at = length >= ZIP_END_BYTES ? length - ZIP_END_BYTES + 1 : 0; at-- > lowest;)
    if (memcmp (bytes + at, "PK\005\006", 4) == 0)
      {
        gsize size = read32 (bytes + at + 12);

        *count = read16 (bytes + at + 10);
        return size <= at ? bytes + at - size : NULL;
      }
  return NULL;
}

/**
 * dossier_archive_is_zip:
 *
 * Returns: whether a zip file begins here
 */
gboolean
dossier_archive_is_zip (const guint8 *bytes,
                        gsize         length)
{
  return length >= 4 && (memcmp (bytes, "PK\003\004", 4) == 0 || memcmp (bytes, "PK\005\006", 4) == 0);
}

/**
 * dossier_archive_has:
 * @name: a whole name
 *
 * Looks the name up in a zip file's table; in a file cut off before it, compares the first member only.
 *
 * Returns: whether there is such a member
 */
gboolean
dossier_archive_has (const guint8 *bytes,
                     gsize         length,
                     const char   *name)
{
  gsize size = strlen (name);
  const guint8 *at, *end = bytes + length;
  guint count;

  if (!dossier_archive_is_zip (bytes, length))
    return FALSE;
  at = zip_table (bytes, length, &count);
  if (at == NULL)
    return length >= ZIP_LOCAL_BYTES + size && read16 (bytes + 26) == size && memcmp (bytes + ZIP_LOCAL_BYTES, name, size) == 0;
  for (guint i = 0; i < count && end - at >= ZIP_ENTRY_BYTES && memcmp (at, "PK\001\002", 4) == 0; i++)
    {
      gsize name_size = read16 (at + 28), record = ZIP_ENTRY_BYTES + name_size + read16 (at + 30) + read16 (at + 32);

      if ((gsize) (end - at) < record)
        return FALSE;
      if (name_size == size && memcmp (at + ZIP_ENTRY_BYTES, name, size) == 0)
        return TRUE;
      at += record;
    }
  return FALSE;
}

/**
 * dossier_archive_first_content:
 *
 * Documents packed as zip begin with an unpacked member that says what they are.
 *
 * Returns: (transfer full) (nullable): the content of the first member, when it is called @name and not compressed
 */
char *
dossier_archive_first_content (const guint8 *bytes,
                               gsize         length,
                               const char   *name)
{
  gsize size = strlen (name), start, content;

  if (length < ZIP_LOCAL_BYTES + size || !dossier_archive_is_zip (bytes, length) || read16 (bytes + 8) != 0
      || read16 (bytes + 26) != size || memcmp (bytes + ZIP_LOCAL_BYTES, name, size) != 0)
    return NULL;
  start = ZIP_LOCAL_BYTES + size + read16 (bytes + 28);
  content = read32 (bytes + 22);
  return start <= length && content <= MIN (length - start, 255) ? g_strndup ((const char *) bytes + start, content) : NULL;
}

/**
 * dossier_archive_is_packed:
 *
 * Returns: whether a file compressed by gzip, bzip2, xz or zstd begins here
 */
gboolean
dossier_archive_is_packed (const guint8 *bytes,
                           gsize         length)
{
  static const struct { const char *magic; gsize size; } packed[] = {
    { "\x1f\x8b", 2 }, { "BZh", 3 }, { "\xfd" "7zXZ", 5 }, { "\x28\xb5\x2f\xfd", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    if (length > packed[i].size && memcmp (bytes, packed[i].magic, packed[i].size) == 0)
      return bytes[0] != 'B' || (length > 9 && memcmp (bytes + 4, "1AY&SY", 6) == 0);
  return FALSE;
}
