/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Writes zip files in memory, also such as no program would write: doubled names, names that lead outside. The caller
 * owns the builder until zip_build_close().
 */

#define G_LOG_DOMAIN "dossier-test"

#include "zip-build.h"

#include <string.h>

struct _ZipBuild
{
  GByteArray *file;  /* (owned) */
  GByteArray *table; /* (owned) */
  guint count;
};

static void
put (GByteArray *out,
     guint64     value,
     guint       bytes)
{
  for (guint i = 0; i < bytes; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

static guint32
crc_of (const guint8 *bytes,
        gsize         length)
{
  static guint32 table[256];
  guint32 crc = 0xffffffffu;

  for (guint i = 0; table[255] == 0 && i < 256; i++)
    {
      guint32 value = i;

      for (guint bit = 0; bit < 8; bit++)
        value = (value >> 1) ^ ((value & 1) != 0 ? 0xedb88320u : 0);
      table[i] = value;
    }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ bytes[i]) & 0xff] ^ (crc >> 8);
  return crc ^ 0xffffffffu;
}

static GBytes *
deflate (const void *content,
         gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, content, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

ZipBuild *
zip_build_new (void)
{
  ZipBuild *self = g_new0 (ZipBuild, 1);

  self->file = g_byte_array_new ();
  self->table = g_byte_array_new ();
  return self;
}

/* What the record before a member and its row in the table have in common. */
static void
put_facts (GByteArray *out,
           guint32     crc,
           gsize       packed,
           gsize       length,
           gsize       name,
           gboolean    pack)
{
  put (out, 20, 2);
  put (out, 0x0800, 2); /* names are UTF-8 */
  put (out, pack ? 8 : 0, 2);
  put (out, 0x54210000, 4);
  put (out, crc, 4);
  put (out, packed, 4);
  put (out, length, 4);
  put (out, name, 2);
  put (out, 0, 2);
}

/**
 * zip_build_add:
 * @pack: whether to compress
 */
void
zip_build_add (ZipBuild   *self,
               const char *name,
               const void *content,
               gsize       length,
               gboolean    pack)
{
  g_autoptr (GBytes) packed = pack ? deflate (content, length) : g_bytes_new (content, length);
  guint32 crc = crc_of (content, length);
  guint offset = self->file->len;
  gsize name_size = strlen (name);

  put (self->file, 0x04034b50, 4);
  put_facts (self->file, crc, g_bytes_get_size (packed), length, name_size, pack);
  g_byte_array_append (self->file, (const guint8 *) name, (guint) name_size);
  g_byte_array_append (self->file, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
  put (self->table, 0x02014b50, 4);
  put (self->table, 20, 2);
  put_facts (self->table, crc, g_bytes_get_size (packed), length, name_size, pack);
  put (self->table, 0, 2);
  put (self->table, 0, 2);
  put (self->table, 0, 2);
  put (self->table, 0, 4);
  put (self->table, offset, 4);
  g_byte_array_append (self->table, (const guint8 *) name, (guint) name_size);
  self->count++;
}

/**
 * zip_build_close:
 *
 * Frees the builder.
 *
 * Returns: (transfer full): the file
 */
GBytes *
zip_build_close (ZipBuild *self)
{
  GByteArray *file = self->file;
  guint start = file->len;

  g_byte_array_append (file, self->table->data, self->table->len);
  put (file, 0x06054b50, 4);
  put (file, 0, 4);
  put (file, self->count, 2);
  put (file, self->count, 2);
  put (file, self->table->len, 4);
  put (file, start, 4);
  put (file, 0, 2);
  g_byte_array_unref (self->table);
  g_free (self);
  return g_byte_array_free_to_bytes (file);
}
