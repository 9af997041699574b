/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Cairo's tags. Their attributes are a small language of its own in which one wrong character spoils the whole file,
 * so nothing gets into it that is not made safe here.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-draw.h"

#include <string.h>

#define ADDRESS_CHARACTERS "!#$&()*+,-./:;=?@[]_~%"
#define MAX_ADDRESS 2000

/* Returns: (transfer full) (nullable): the address in ASCII without quotes, or NULL when it is none that a reader may open */
static char *
safe_address (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (scheme == NULL || strlen (address) > MAX_ADDRESS)
    return NULL;
  if (g_ascii_strcasecmp (scheme, "http") != 0 && g_ascii_strcasecmp (scheme, "https") != 0 && g_ascii_strcasecmp (scheme, "mailto") != 0)
    return NULL;
  return g_uri_escape_string (address, ADDRESS_CHARACTERS, FALSE);
}

void
dossier_pdf_tag_begin (cairo_t    *cr,
                       const char *tag)
{
  cairo_tag_begin (cr, tag, NULL);
}

void
dossier_pdf_tag_end (cairo_t    *cr,
                     const char *tag)
{
  cairo_tag_end (cr, tag);
}

/* Returns: whether a link was begun; what is drawn until its end is where a reader clicks */
gboolean
dossier_pdf_tag_begin_link (cairo_t                *cr,
                            const DossierPdfAnchor *anchor)
{
  g_autofree char *attributes = NULL, *address = NULL;

  if (anchor->kind == DOSSIER_PDF_ANCHOR_LINK)
    {
      attributes = g_strdup_printf ("dest='%s'", anchor->target);
    }
  else
    {
      address = safe_address (anchor->target);
      if (address == NULL)
        return FALSE;
      attributes = g_strdup_printf ("uri='%s'", address);
    }
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  return TRUE;
}

void
dossier_pdf_tag_place (cairo_t    *cr,
                       const char *name,
                       double      y)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", y);
  attributes = g_strdup_printf ("name='%s' x=0 y=%s", name, number);
  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}
