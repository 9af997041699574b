/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XML that holds records: read in one pass, one record in memory at a time. Private to app/import. */

#pragma once

#include "dossier-markup-signs-private.h"

G_BEGIN_DECLS

typedef struct _DossierElement DossierElement;

/**
 * DossierElement: an element or a run of text.
 * @name: (owned) (nullable): of an element; with the usual prefix of its namespace unless that is the document's own:
 *   "title", "dc:creator"; NULL of text
 * @text: (owned) (nullable): of text
 * @attributes: (owned) (nullable) (array zero-terminated=1): names and values in turn; names without prefix but "xml:lang"
 */
struct _DossierElement
{
  DossierElement *parent;
  DossierElement *first;
  DossierElement *last;
  DossierElement *before;
  DossierElement *next;
  char *name;
  GString *text;
  char **attributes;
};

/**
 * DossierElementWalk: what a reader of records wants to see.
 * @is_record: called when an element opens, with its attributes and the elements around it
 * @take_record: called when a record is whole; it is freed afterwards. Returns FALSE to stop
 * @skipped: (nullable) (array zero-terminated=1): elements whose content is not kept
 */
typedef struct
{
  gboolean (*is_record) (const DossierElement *node, gpointer user_data);
  gboolean (*take_record) (const DossierElement *node, gpointer user_data);
  const char * const *skipped;
} DossierElementWalk;

/* The first pass, in dossier-element-mend.c. */
gboolean    dossier_element_needs_mending     (const char   *text,
                                           gsize         length);
GString    *dossier_element_mend              (const char   *text,
                                           const char   *end);
char       *dossier_element_declared_encoding (const guint8 *bytes,
                                           gsize         length);

gboolean    dossier_element_walk       (const guint8         *bytes,
                                    gsize                 length,
                                    const DossierElementWalk *walk,
                                    gpointer              user_data,
                                    gboolean             *whole,
                                    GError              **error);
const char *dossier_element_get        (const DossierElement *node,
                                    const char           *attribute);
const DossierElement *dossier_element_child (const DossierElement *node,
                                         const char           *name);
const DossierElement *dossier_element_find  (const DossierElement *node,
                                         const char           *name);
const DossierElement *dossier_element_after (const DossierElement *node,
                                         const DossierElement *root);
gboolean    dossier_element_is         (const DossierElement *node,
                                    const char           *name);
gboolean    dossier_element_has_elements (const DossierElement *node);
char       *dossier_element_words      (const DossierElement *node);
char       *dossier_element_text       (const DossierElement *node);
char       *dossier_element_to_html    (const DossierElement *node,
                                    const char * const   *renamed);

G_END_DECLS
