/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * XML as events, by libxml2: for all formats made of it, and for dossier-element.c, which keeps records. No tree is built,
 * nothing outside the bytes is read, no entity but the five of XML is known, and a document type that declares anything
 * ends the reading: no file here needs one. Pure, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-xml-private.h"

#include "dossier-import.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

typedef struct
{
  const DossierXmlHandler *handler;
  gpointer user_data;
  xmlParserCtxt *parser;
} Reader;

/* Safe to ask for by several threads at once only when it is done already. */
static gpointer
init_parser (gpointer data)
{
  xmlInitParser ();
  return NULL;
}

static void
stop_when_done (Reader *self)
{
  if (self->handler->is_done != NULL && self->handler->is_done (self->user_data))
    xmlStopParser (self->parser);
}

static void
start_cb (void           *user_data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *space,
          int             n_spaces,
          const xmlChar **spaces,
          int             n_attrs,
          int             n_defaulted,
          const xmlChar **attrs)
{
  Reader *self = user_data;
  DossierXmlAttrs all = { attrs, (guint) n_attrs, (const char *) prefix };

  self->handler->start (self->user_data, space != NULL ? (const char *) space : "", (const char *) name, &all);
  stop_when_done (self);
}

static void
end_cb (void          *user_data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *space)
{
  Reader *self = user_data;

  if (self->handler->end != NULL)
    self->handler->end (self->user_data, space != NULL ? (const char *) space : "", (const char *) name);
  stop_when_done (self);
}

static void
text_cb (void          *user_data,
         const xmlChar *text,
         int            length)
{
  Reader *self = user_data;

  if (self->handler->text != NULL)
    self->handler->text (self->user_data, (const char *) text, (gsize) length);
}

static xmlEntity *
entity_cb (void          *user_data,
           const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

static void
entity_declared_cb (void          *user_data,
                    const xmlChar *name,
                    int            type,
                    const xmlChar *public_id,
                    const xmlChar *system_id,
                    xmlChar       *content)
{
  Reader *self = user_data;

  xmlStopParser (self->parser);
}

static void
attribute_declared_cb (void           *user_data,
                       const xmlChar  *element,
                       const xmlChar  *name,
                       int             type,
                       int             preset,
                       const xmlChar  *value,
                       xmlEnumeration *tree)
{
  Reader *self = user_data;

  xmlFreeEnumeration (tree);
  xmlStopParser (self->parser);
}

static xmlParserCtxt *
parser_new (Reader       *self,
            const guint8 *bytes,
            gsize         length)
{
  int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlSAXHandler sax = { 0 };
  xmlParserCtxt *parser = xmlCreateMemoryParserCtxt ((const char *) bytes, (int) length);

  if (parser == NULL)
    return NULL;
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start_cb;
  sax.endElementNs = end_cb;
  sax.characters = text_cb;
  sax.cdataBlock = text_cb;
  sax.ignorableWhitespace = text_cb;
  sax.getEntity = entity_cb;
  sax.entityDecl = entity_declared_cb;
  sax.attributeDecl = attribute_declared_cb;
  *parser->sax = sax;
  parser->userData = self;
  if (self->handler->lenient)
    options |= XML_PARSE_RECOVER | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;
  xmlCtxtUseOptions (parser, options);
  if (self->handler->lenient)
    xmlSwitchToEncoding (parser, xmlFindCharEncodingHandler ("UTF-8"));
  return parser;
}

/**
 * dossier_xml_parse:
 * @bytes: a whole file, in any encoding that XML allows
 * @error: in DOSSIER_IMPORT_ERROR
 *
 * Returns: FALSE with @error set when it is not well-formed or was not read to its end; what came before that was handed out
 */
gboolean
dossier_xml_parse (const guint8            *bytes,
                   gsize                    length,
                   const DossierXmlHandler *handler,
                   gpointer                 user_data,
                   GError                 **error)
{
  static GOnce once = G_ONCE_INIT;
  Reader self = { handler, user_data, NULL };
  gboolean sound = FALSE;

  g_once (&once, init_parser, NULL);
  if (length > 0 && length < G_MAXINT)
    self.parser = parser_new (&self, bytes, length);
  if (self.parser != NULL)
    {
      xmlParseDocument (self.parser);
      sound = self.parser->wellFormed && !self.parser->disableSAX;
      xmlFreeDoc (self.parser->myDoc);
      xmlFreeParserCtxt (self.parser);
    }
  if (!sound)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("its XML is damaged or incomplete"));
  return sound;
}

static const guchar **
find_attr (const DossierXmlAttrs *attrs,
           const char            *name)
{
  for (guint i = 0; i < attrs->count; i++)
    if (strcmp ((const char *) attrs->rows[i * 5], name) == 0)
      return attrs->rows + i * 5;
  return NULL;
}

/**
 * dossier_xml_dup_attr:
 * @name: without prefix; the first such attribute counts
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
dossier_xml_dup_attr (const DossierXmlAttrs *attrs,
                      const char            *name)
{
  const guchar **row = find_attr (attrs, name);

  return row != NULL ? g_strndup ((const char *) row[3], row[4] - row[3]) : NULL;
}

/**
 * dossier_xml_attr_is:
 *
 * Returns: whether there is such an attribute with exactly this value
 */
gboolean
dossier_xml_attr_is (const DossierXmlAttrs *attrs,
                     const char            *name,
                     const char            *value)
{
  const guchar **row = find_attr (attrs, name);
  gsize length = strlen (value);

  return row != NULL && (gsize) (row[4] - row[3]) == length && memcmp (row[3], value, length) == 0;
}
