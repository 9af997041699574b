/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * XML that holds records, by the events of dossier-xml.c, with a limited depth. One record is in memory at a time; what
 * stands outside of records is kept within a limit, for what it says of all of them. A file that is damaged gives what can
 * be read of it. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-element-private.h"

#include "dossier-charset-private.h"
#include "dossier-xml-private.h"

#include <string.h>

#define MAX_DEPTH 200u
#define MAX_OUTSIDE_NODES 4000u
#define MAX_OUTSIDE_BYTES (256u * 1024)
#define MAX_ATTRIBUTES 64u

typedef struct
{
  const DossierElementWalk *walk;
  gpointer user_data;
  DossierElement *root;     /* (owned) (nullable) */
  DossierElement *current;  /* (nullable) */
  DossierElement *record;   /* (nullable): the one that is open */
  char *space;              /* (owned) (nullable): namespace of the document element */
  guint depth;
  guint beyond;             /* open elements that are not kept */
  guint nodes;              /* outside of records */
  gsize bytes;
  gboolean delivered;       /* the open record was given away, since another began within it */
  gboolean cut;             /* something was too deep to be kept */
  gboolean stopped;
} Walker;

static const struct { const char *space, *prefix; } spaces[] = {
  { "http://purl.org/dc/elements/1.1/", "dc" },
  { "http://purl.org/dc/elements/1.0/", "dc" },
  { "http://purl.org/dc/terms/", "dcterms" },
  { "http://purl.org/rss/1.0/modules/content/", "content" },
  { "http://www.w3.org/2005/Atom", "atom" },
  { "http://search.yahoo.com/mrss/", "media" },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes" },
  { "http://www.w3.org/1999/xhtml", "" },
  { "http://purl.org/rss/1.0/", "" },
  { "http://iptc.org/std/NITF/2006-10-18/", "" },
  { "http://iptc.org/std/nar/2006-10-01/", "" },
};

static DossierElement *
node_new (DossierElement *parent)
{
  DossierElement *node = g_new0 (DossierElement, 1);

  node->parent = parent;
  if (parent == NULL)
    return node;
  if (parent->last == NULL)
    parent->first = node;
  else
    parent->last->next = node;
  node->before = parent->last;
  parent->last = node;
  return node;
}

/* Recursion is bounded by MAX_DEPTH. */
static void
node_free (DossierElement *node)
{
  DossierElement *child = node->first;

  while (child != NULL)
    {
      DossierElement *next = child->next;

      node_free (child);
      child = next;
    }
  g_free (node->name);
  if (node->text != NULL)
    g_string_free (node->text, TRUE);
  g_strfreev (node->attributes);
  g_free (node);
}

static void
drop_children (DossierElement *node)
{
  while (node->first != NULL)
    {
      DossierElement *child = node->first;

      node->first = child->next;
      node_free (child);
    }
  node->last = NULL;
}

/* The last child of its parent, which an element that just closed is. */
static void
drop_last (DossierElement *node)
{
  DossierElement *parent = node->parent, *before = node->before;

  if (before != NULL)
    before->next = NULL;
  else
    parent->first = NULL;
  parent->last = before;
  node_free (node);
}

static char *
full_name (Walker     *self,
           const char *name,
           const char *prefix,
           const char *space)
{
  const char *usual = prefix;

  if (g_strcmp0 (space, self->space) == 0 || prefix == NULL)
    return g_strdup (name);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (strcmp (spaces[i].space, space) == 0)
      usual = spaces[i].prefix;
  return usual[0] != '\0' ? g_strconcat (usual, ":", name, NULL) : g_strdup (name);
}

static char **
copy_attributes (const DossierXmlAttrs *attrs)
{
  g_autoptr (GPtrArray) copy = NULL;

  if (attrs->count == 0)
    return NULL;
  copy = g_ptr_array_new ();
  for (guint i = 0; i < MIN (attrs->count, MAX_ATTRIBUTES); i++)
    {
      const char *name = (const char *) attrs->rows[5 * i], *prefix = (const char *) attrs->rows[5 * i + 1];
      const char *value = (const char *) attrs->rows[5 * i + 3], *end = (const char *) attrs->rows[5 * i + 4];

      g_ptr_array_add (copy, g_strcmp0 (prefix, "xml") == 0 ? g_strconcat ("xml:", name, NULL) : g_strdup (name));
      g_ptr_array_add (copy, g_strndup (value, end - value));
    }
  g_ptr_array_add (copy, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&copy), FALSE);
}

static void
give_record (Walker         *self,
             DossierElement *record)
{
  if (!self->stopped && !self->walk->take_record (record, self->user_data))
    self->stopped = TRUE;
}

/* A record within a record is the next one after a missing end tag. */
static void
open_record (Walker         *self,
             DossierElement *node)
{
  if (self->record == NULL)
    {
      self->record = node;
      self->delivered = FALSE;
      return;
    }
  if (strcmp (self->record->name, node->name) != 0)
    return;
  self->delivered = TRUE;
  give_record (self, self->record);
  self->record = node;
}

static void
start_cb (gpointer               user_data,
          const char            *space,
          const char            *name,
          const DossierXmlAttrs *attrs)
{
  Walker *self = user_data;
  DossierElement *node;
  gboolean skipped = self->current != NULL && self->walk->skipped != NULL && self->current->name != NULL
                     && g_strv_contains (self->walk->skipped, self->current->name);

  if (self->beyond > 0 || self->depth >= MAX_DEPTH || skipped || self->stopped)
    {
      self->cut = self->cut || (self->depth >= MAX_DEPTH && !skipped);
      self->beyond++;
      return;
    }
  if (self->root == NULL)
    self->space = g_strdup (space);
  node = node_new (self->current);
  if (self->root == NULL)
    self->root = node;
  node->name = full_name (self, name, attrs->prefix, space);
  node->attributes = copy_attributes (attrs);
  self->current = node;
  self->depth++;
  if (self->walk->is_record (node, self->user_data))
    open_record (self, node);
  else if (self->record == NULL)
    self->nodes++;
}

static void
end_cb (gpointer    user_data,
        const char *space,
        const char *name)
{
  Walker *self = user_data;
  DossierElement *node = self->current;

  if (self->beyond > 0)
    {
      self->beyond--;
      return;
    }
  if (node == NULL)
    return;
  self->current = node->parent;
  self->depth--;
  if (node == self->record)
    {
      give_record (self, node);
      self->record = NULL;
      /* Whatever it stood in without an end tag was given away already. */
      if (self->delivered && node->parent != NULL)
        drop_children (node->parent);
      else if (node->parent != NULL)
        drop_last (node);
      else
        drop_children (node);
    }
  else if (self->record == NULL && node->parent != NULL && (self->nodes > MAX_OUTSIDE_NODES || self->bytes > MAX_OUTSIDE_BYTES))
    drop_last (node);
}

static void
text_cb (gpointer    user_data,
         const char *text,
         gsize       length)
{
  Walker *self = user_data;
  DossierElement *node = self->current;

  if (node == NULL || length == 0 || self->beyond > 0 || self->stopped
      || (self->walk->skipped != NULL && g_strv_contains (self->walk->skipped, node->name)))
    return;
  if (self->record == NULL)
    {
      self->bytes += length;
      if (self->bytes > MAX_OUTSIDE_BYTES)
        return;
    }
  node = node->last != NULL && node->last->text != NULL ? node->last : node_new (node);
  if (node->text == NULL)
    node->text = g_string_sized_new (length + 1);
  g_string_append_len (node->text, text, (gssize) length);
}

static gboolean
is_done_cb (gpointer user_data)
{
  const Walker *self = user_data;

  return self->stopped;
}

static const DossierXmlHandler handler = { start_cb, end_cb, text_cb, is_done_cb, TRUE };

/**
 * dossier_element_walk:
 * @whole: (out): whether all of it could be read
 *
 * Gives the records of a file one after the other.
 *
 * Returns: FALSE with @error set when it is no text in any encoding
 */
gboolean
dossier_element_walk (const guint8             *bytes,
                      gsize                     length,
                      const DossierElementWalk *walk,
                      gpointer                  user_data,
                      gboolean                 *whole,
                      GError                  **error)
{
  g_autofree char *declared = dossier_element_declared_encoding (bytes, length);
  g_autofree char *text = NULL;
  g_autoptr (GString) mended = NULL;
  Walker self = { .walk = walk, .user_data = user_data };
  const char *start, *end;
  gsize text_length;

  text = dossier_encoding_to_utf8 (bytes, length, declared, &text_length, error);
  if (text == NULL)
    return FALSE;
  end = text + text_length;
  start = dossier_element_skip_prolog (text, end);
  if (dossier_element_needs_mending (start, end - start))
    {
      mended = dossier_element_mend (start, end);
      g_clear_pointer (&text, g_free);
      start = mended->str;
      end = mended->str + mended->len;
    }
  if (!dossier_xml_parse ((const guint8 *) start, end - start, &handler, &self, NULL) && !self.stopped)
    self.cut = TRUE;
  /* The file ended within it. */
  if (self.record != NULL && !self.stopped)
    give_record (&self, self.record);
  if (self.root != NULL)
    node_free (self.root);
  g_free (self.space);
  *whole = !self.cut;
  return TRUE;
}
