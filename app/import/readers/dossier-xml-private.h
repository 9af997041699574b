/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XML as events, for the formats made of it. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierXmlAttrs: the attributes of one element. Valid during the call it is handed to.
 * @rows: five of each attribute: name, prefix (nullable), namespace (nullable), start and end of the value
 * @prefix: (nullable): with which the element itself is written
 */
typedef struct
{
  const guchar **rows;
  guint count;
  const char *prefix;
} DossierXmlAttrs;

/**
 * DossierXmlHandler: what is called for the parts of a file. Names come without prefix.
 * @start: @space is the address of its namespace, "" when it has none
 * @end: (nullable)
 * @text: (nullable): @text is not terminated
 * @is_done: (nullable): asked behind each start and end; TRUE ends the reading
 * @lenient: whether to go on behind what is not well-formed, whatever the size. The bytes are UTF-8 then, whatever they say
 */
typedef struct
{
  void (*start) (gpointer user_data, const char *space, const char *name, const DossierXmlAttrs *attrs);
  void (*end) (gpointer user_data, const char *space, const char *name);
  void (*text) (gpointer user_data, const char *text, gsize length);
  gboolean (*is_done) (gpointer user_data);
  gboolean lenient;
} DossierXmlHandler;

gboolean dossier_xml_parse        (const guint8            *bytes,
                                   gsize                    length,
                                   const DossierXmlHandler *handler,
                                   gpointer                 user_data,
                                   GError                 **error);
char    *dossier_xml_dup_attr     (const DossierXmlAttrs   *attrs,
                                   const char              *name);
gboolean dossier_xml_attr_is      (const DossierXmlAttrs   *attrs,
                                   const char              *name,
                                   const char              *value);

G_END_DECLS
