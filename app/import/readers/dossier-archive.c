/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Members of zip and tar files, from memory to memory. Nothing is ever written to a disk; names that point outside,
 * come twice or are links are refused, and what unpacks to more than an honest file would ends the reading. The one
 * place that knows of libarchive. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-archive-private.h"

#include "dossier-charset-private.h"
#include "dossier-import.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* A small file may unpack to this much whatever the ratio. */
#define RATIO_FREE_BYTES (8u * 1024 * 1024)
#define READ_AHEAD_BYTES (1024 * 1024)


typedef struct
{
  struct archive *archive;
  gsize length;         /* of the packed file */
  guint64 total;        /* unpacked so far, skipped members of a tar included */
  guint count;
  GHashTable *seen;     /* (owned) (element-type utf8): names so far */
  gboolean tar;
} Walk;

struct _DossierPackage
{
  GHashTable *members;  /* (owned) name → GBytes */
  DossierArchiveWantFunc want;
  gpointer user_data;
  char *reason;         /* (owned) (nullable): why a wanted member could not be read */
  gsize total;          /* bytes of all members */
};

static void
set_damaged (GError    **error,
             const char *message)
{
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, message);
}

/* The library's own word on it helps to mend a file. */
static void
set_broken (GError        **error,
            struct archive *archive)
{
  const char *said = archive_error_string (archive);

  if (said == NULL)
    set_damaged (error, _("the archive is damaged or incomplete"));
  else
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED,
                 /* Translators: %s is the message of a library, in English */
                 _("the archive is damaged or incomplete (%s)"), said);
}

static struct archive *
open_archive (const guint8 *bytes,
              gsize         length,
              int           format)
{
  struct archive *archive = archive_read_new ();

  if (format == ARCHIVE_FORMAT_ZIP)
    archive_read_support_format_zip_seekable (archive);
  else
    {
      if (format == ARCHIVE_FORMAT_TAR)
        archive_read_support_format_tar (archive);
      else
        archive_read_support_format_raw (archive);
      archive_read_support_filter_gzip (archive);
      archive_read_support_filter_bzip2 (archive);
      archive_read_support_filter_xz (archive);
      archive_read_support_filter_zstd (archive);
    }
  if (archive_read_open_memory (archive, bytes, length) != ARCHIVE_OK)
    {
      archive_read_free (archive);
      return NULL;
    }
  return archive;
}

/**
 * dossier_archive_is_tar:
 *
 * Returns: whether this is a tar file, compressed by gzip, bzip2, xz or zstd or not at all
 */
gboolean
dossier_archive_is_tar (const guint8 *bytes,
                        gsize         length)
{
  struct archive *archive;
  struct archive_entry *entry;
  gboolean tar;

  if (!dossier_archive_is_packed (bytes, length))
    return length >= 512 && memcmp (bytes + 257, "ustar", 5) == 0;
  archive = open_archive (bytes, length, ARCHIVE_FORMAT_TAR);
  tar = archive != NULL && archive_read_next_header (archive, &entry) >= ARCHIVE_WARN;
  if (archive != NULL)
    archive_read_free (archive);
  return tar;
}

/* Relative, `/` between folders, no way out: as it may be shown and compared. NULL when it is not safe. */
static char *
clean_name (const char *raw)
{
  g_autofree char *name = NULL;
  const char *at;
  gsize length;

  if (raw == NULL)
    return NULL;
  name = g_utf8_validate (raw, -1, NULL)
           ? g_strdup (raw)
           : dossier_encoding_to_utf8 ((const guint8 *) raw, strlen (raw), NULL, &length, NULL);
  if (name == NULL)
    name = g_utf8_make_valid (raw, -1);
  g_strdelimit (name, "\\", '/');
  at = name;
  while (g_str_has_prefix (at, "./"))
    at += 2;
  if (*at == '\0' || *at == '/' || (g_ascii_isalpha (*at) && at[1] == ':'))
    return NULL;
  for (const char *part = at; part != NULL; part = strchr (part, '/') != NULL ? strchr (part, '/') + 1 : NULL)
    if (strncmp (part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
      return NULL;
  for (const char *c = at; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return NULL;
  return g_strdup (at);
}

static gboolean
is_bomb (const Walk *self,
         guint64     unpacked)
{
  return unpacked > RATIO_FREE_BYTES && unpacked / DOSSIER_ARCHIVE_MAX_RATIO > self->length;
}

/* Sets @fatal when nothing behind this member can be read. */
static GBytes *
read_member (Walk        *self,
             gint64       size,
             const char **reason,
             gboolean    *fatal)
{
  g_autoptr (GByteArray) content = g_byte_array_sized_new ((guint) CLAMP (size, 0, READ_AHEAD_BYTES));
  const void *block;
  size_t block_size;
  la_int64_t offset;
  int status;

  while ((status = archive_read_data_block (self->archive, &block, &block_size, &offset)) == ARCHIVE_OK)
    {
      /* Holes of sparse files are zeros nobody needs. */
      if (block_size > DOSSIER_ARCHIVE_MAX_MEMBER_BYTES - content->len || is_bomb (self, self->total + block_size))
        {
          *reason = is_bomb (self, self->total + block_size) ? _("it unpacks to far more than an honest file would") : _("it is too large");
          *fatal = is_bomb (self, self->total + block_size);
          return NULL;
        }
      g_byte_array_append (content, block, (guint) block_size);
      self->total += block_size;
    }
  *fatal = status == ARCHIVE_FATAL;
  if (status != ARCHIVE_EOF)
    *reason = archive_read_has_encrypted_entries (self->archive) > 0 ? _("it is encrypted") : _("it is damaged or incomplete");
  return status == ARCHIVE_EOF ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

static const char *
refuse_entry (Walk                 *self,
              struct archive_entry *entry,
              char                 *name)
{
  if (name == NULL)
    return _("its name points outside the archive");
  if (!g_hash_table_add (self->seen, g_strdup (name)))
    return _("another file of the archive has the same name");
  if (archive_entry_hardlink (entry) != NULL || archive_entry_filetype (entry) == AE_IFLNK)
    return _("it is a link");
  if (archive_entry_is_encrypted (entry))
    return _("it is encrypted");
  if (archive_entry_size (entry) > DOSSIER_ARCHIVE_MAX_MEMBER_BYTES)
    return _("it is too large");
  return NULL;
}

/* Returns FALSE to stop; @error is then set when the archive is to blame. */
static gboolean
walk_entry (Walk                   *self,
            struct archive_entry   *entry,
            DossierArchiveWantFunc  want,
            DossierArchiveTakeFunc  take,
            gpointer                user_data,
            GError                **error)
{
  g_autofree char *name = clean_name (archive_entry_pathname (entry));
  gint64 size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : -1;
  DossierArchiveMember member = { NULL, NULL, NULL };
  g_autoptr (GBytes) content = NULL;
  g_autofree char *shown = NULL;
  gboolean fatal = FALSE, go_on;

  if (archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;
  shown = name != NULL ? g_strdup (name) : g_utf8_make_valid (archive_entry_pathname (entry) ? archive_entry_pathname (entry) : "?", -1);
  if (name != NULL && want != NULL && !want (name, size, user_data))
    {
      self->total += self->tar ? MAX (size, 0) : 0;
      return TRUE;
    }
  member.name = shown;
  member.reason = refuse_entry (self, entry, name);
  if (member.reason == NULL)
    content = read_member (self, size, &member.reason, &fatal);
  else
    self->total += self->tar ? MAX (size, 0) : 0;
  member.bytes = content;
  go_on = take (&member, user_data);
  if (go_on && fatal)
    set_damaged (error, member.reason);
  return go_on && !fatal;
}

static gboolean
walk_all (Walk                   *self,
          DossierArchiveWantFunc  want,
          DossierArchiveTakeFunc  take,
          gpointer                user_data,
          GError                **error)
{
  struct archive_entry *entry;
  g_autoptr (GError) inner = NULL;
  int status;

  while ((status = archive_read_next_header (self->archive, &entry)) != ARCHIVE_EOF)
    {
      if (status == ARCHIVE_FATAL || status == ARCHIVE_RETRY)
        {
          set_broken (error, self->archive);
          return FALSE;
        }
      if (++self->count > DOSSIER_ARCHIVE_MAX_MEMBERS)
        {
          g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE,
                       _("the archive holds more than %u files"), DOSSIER_ARCHIVE_MAX_MEMBERS);
          return FALSE;
        }
      if (!walk_entry (self, entry, want, take, user_data, &inner))
        {
          if (inner == NULL)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }
      /* Before a tar skips a member it unpacks it. */
      if (self->total > DOSSIER_ARCHIVE_MAX_TOTAL_BYTES || (self->tar && is_bomb (self, self->total)))
        {
          g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE,
                               _("the archive unpacks to more than can be taken in at once"));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * dossier_archive_unpack:
 * @bytes: a whole file that dossier_archive_is_packed() knows
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): what was compressed; NULL with @error set when it is damaged or a bomb
 */
GBytes *
dossier_archive_unpack (const guint8 *bytes,
                        gsize         length,
                        GError      **error)
{
  Walk walk = { .length = length };
  struct archive_entry *entry;
  const char *reason = NULL;
  gboolean fatal;
  GBytes *content = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  walk.archive = open_archive (bytes, length, ARCHIVE_FORMAT_RAW);
  if (walk.archive == NULL || archive_read_next_header (walk.archive, &entry) < ARCHIVE_WARN)
    reason = _("it is damaged or incomplete");
  else
    content = read_member (&walk, -1, &reason, &fatal);
  if (walk.archive != NULL)
    archive_read_free (walk.archive);
  if (content == NULL)
    set_damaged (error, reason);
  return content;
}

/* The thread's locale, but for names in UTF-8; the language of messages stays. */
static locale_t
utf8_locale (void)
{
  locale_t base = duplocale (uselocale ((locale_t) 0));
  locale_t locale = base != (locale_t) 0 ? newlocale (LC_CTYPE_MASK, "C.UTF-8", base) : (locale_t) 0;

  if (locale == (locale_t) 0 && base != (locale_t) 0)
    freelocale (base);
  return locale;
}

/**
 * dossier_archive_walk:
 * @bytes: a whole zip or tar file
 * @want: (nullable): which members to read; NULL for all
 * @take: called for each wanted member and for each that is refused, in the order of the file, on this thread
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Directories are passed over. Memory holds one member at a time.
 *
 * Returns: FALSE with @error set when the file is damaged or exceeds a limit; members before that were handed out
 */
gboolean
dossier_archive_walk (const guint8            *bytes,
                      gsize                    length,
                      DossierArchiveWantFunc   want,
                      DossierArchiveTakeFunc   take,
                      gpointer                 user_data,
                      GError                 **error)
{
  gboolean zip = dossier_archive_is_zip (bytes, length);
  Walk walk = { .length = length, .tar = !zip };
  locale_t locale, before = (locale_t) 0;
  gboolean done;

  g_return_val_if_fail (bytes != NULL && take != NULL, FALSE);
  walk.archive = open_archive (bytes, length, zip ? ARCHIVE_FORMAT_ZIP : ARCHIVE_FORMAT_TAR);
  if (walk.archive == NULL)
    {
      set_damaged (error, _("the archive is damaged or incomplete"));
      return FALSE;
    }
  /* The library gives names in the encoding of the thread's locale, and drops what that lacks. */
  locale = utf8_locale ();
  if (locale != (locale_t) 0)
    before = uselocale (locale);
  walk.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = walk_all (&walk, want, take, user_data, error);
  g_hash_table_unref (walk.seen);
  archive_read_free (walk.archive);
  if (locale != (locale_t) 0)
    {
      uselocale (before);
      freelocale (locale);
    }
  return done;
}

static gboolean
package_want (const char *name,
              gint64      size,
              gpointer    user_data)
{
  DossierPackage *self = user_data;

  return self->want (name, size, self->user_data);
}

static gboolean
package_take (const DossierArchiveMember *member,
              gpointer                    user_data)
{
  DossierPackage *self = user_data;

  if (member->bytes != NULL)
    {
      g_hash_table_insert (self->members, g_strdup (member->name), g_bytes_ref (member->bytes));
      self->total += g_bytes_get_size (member->bytes);
      if (self->total <= DOSSIER_PACKAGE_MAX_BYTES)
        return TRUE;
    }
  if (self->reason == NULL)
    self->reason = g_strdup_printf ("%s: %s", member->name, member->reason != NULL ? member->reason : _("it is too large"));
  return FALSE;
}

/**
 * dossier_package_new:
 * @want: which members are of use; the others are never unpacked
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Reads the members of a document that is packed as zip. A member that must be refused makes it a damaged document.
 *
 * Returns: (transfer full) (nullable): NULL with @error set when the file is damaged, encrypted or a bomb
 */
DossierPackage *
dossier_package_new (const guint8            *bytes,
                     gsize                    length,
                     DossierArchiveWantFunc   want,
                     gpointer                 user_data,
                     GError                 **error)
{
  g_autoptr (DossierPackage) self = g_new0 (DossierPackage, 1);

  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->want = want;
  self->user_data = user_data;
  if (!dossier_archive_walk (bytes, length, package_want, package_take, self, error))
    return NULL;
  if (self->reason != NULL)
    {
      set_damaged (error, self->reason);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dossier_package_get:
 *
 * Returns: (transfer none) (nullable): a member's content
 */
GBytes *
dossier_package_get (DossierPackage *self,
                     const char     *name)
{
  return g_hash_table_lookup (self->members, name);
}

void
dossier_package_free (DossierPackage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_free (self->reason);
  g_free (self);
}
