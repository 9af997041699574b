/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Pages saved as one message (.mhtml, .mht): the page itself goes to the reader of HTML, with its address; pictures,
 * style sheets and frames are left. Any thread; pure.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-collection-private.h"

#include "dossier-html-private.h"
#include "dossier-mime-private.h"
#include "dossier-sink-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PARTS 5000
#define MAX_DEPTH 8

static gboolean
is_page (GMimeObject *object)
{
  return GMIME_IS_PART (object)
         && (dossier_mime_has_type (object, "text", "html") || dossier_mime_has_type (object, "application", "xhtml+xml"));
}

static gboolean
has_id (GMimeObject *object,
        const char  *wanted)
{
  const char *id = g_mime_object_get_content_id (object);
  gsize length;

  if (id == NULL || wanted == NULL)
    return FALSE;
  wanted += strspn (wanted, "<");
  length = strcspn (wanted, ">");
  return strlen (id) == length && strncmp (id, wanted, length) == 0;
}

/* The part called the start, or the first page; parts may stand within an alternative. */
static GMimePart *
find_page (GMimeObject *object,
           guint        depth)
{
  const char *start;
  GMimePart *page = NULL;
  int count;

  if (object == NULL || depth > MAX_DEPTH)
    return NULL;
  if (is_page (object))
    return GMIME_PART (object);
  if (!GMIME_IS_MULTIPART (object))
    return NULL;
  start = g_mime_object_get_content_type_parameter (object, "start");
  count = MIN (g_mime_multipart_get_count (GMIME_MULTIPART (object)), MAX_PARTS);
  for (int i = 0; start != NULL && i < count; i++)
    {
      GMimeObject *part = g_mime_multipart_get_part (GMIME_MULTIPART (object), i);

      if (has_id (part, start) && is_page (part))
        return GMIME_PART (part);
    }
  for (int i = 0; page == NULL && i < count; i++)
    page = find_page (g_mime_multipart_get_part (GMIME_MULTIPART (object), i), depth + 1);
  return page;
}

static char *
web_address (GMimeObject *object,
             const char  *header)
{
  char *line = dossier_mime_header (object, header);

  if (line != NULL && (g_str_has_prefix (line, "https://") || g_str_has_prefix (line, "http://")))
    return line;
  g_free (line);
  return NULL;
}

static char *
find_address (GMimeMessage *message,
              GMimePart    *page)
{
  char *address = web_address (GMIME_OBJECT (page), "Content-Location");

  if (address == NULL)
    address = web_address (GMIME_OBJECT (message), "Snapshot-Content-Location");
  if (address == NULL)
    address = web_address (GMIME_OBJECT (message), "Content-Location");
  return address;
}

static DossierDraft *
read_page (GMimePart   *page,
           const char  *file_name,
           const char  *address,
           GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (g_mime_object_get_content_type_parameter (GMIME_OBJECT (page), "charset") != NULL)
    text = dossier_mime_text (page, &length);
  if (text != NULL)
    return dossier_html_read ((const guint8 *) text, length, file_name, address, error);
  bytes = dossier_mime_content (page);
  if (bytes == NULL)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("there is no text in it"));
      return NULL;
    }
  return dossier_html_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), file_name, address, error);
}

DossierDraft *
dossier_mhtml_read (const guint8 *bytes,
                    gsize         length,
                    const char   *file_name,
                    const char   *url_hint,
                    GError      **error)
{
  g_autoptr (GBytes) all = g_bytes_new_static (bytes, length);
  g_autoptr (DossierMime) mime = dossier_mime_parse (all, error);
  g_autofree char *address = NULL;
  GMimePart *page;
  GDateTime *saved;
  DossierDraft *draft;

  if (mime == NULL)
    return NULL;
  page = find_page (g_mime_message_get_mime_part (mime->message), 0);
  if (page == NULL)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("there is no page in it"));
      return NULL;
    }
  address = url_hint != NULL ? g_strdup (url_hint) : find_address (mime->message, page);
  draft = read_page (page, file_name, address, error);
  if (draft == NULL)
    return NULL;
  g_free (draft->media_type);
  draft->media_type = g_strdup ("multipart/related");
  saved = g_mime_message_get_date (mime->message);
  if (saved != NULL && g_date_time_get_year (saved) >= 1995 && g_date_time_get_year (saved) <= 2200)
    {
      g_autofree char *day = g_date_time_format (saved, "%Y-%m-%d");

      dossier_sink_offer_weak_date (draft, day);
    }
  return draft;
}
