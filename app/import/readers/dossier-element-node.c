/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What readers ask of the elements of an XML record. Pure functions, any thread; a record belongs to its walk. */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-element-private.h"

#include "dossier-words-private.h"

#include <string.h>

const char *
dossier_element_get (const DossierElement *node,
                 const char           *attribute)
{
  for (guint i = 0; node != NULL && node->attributes != NULL && node->attributes[i] != NULL; i += 2)
    if (strcmp (node->attributes[i], attribute) == 0)
      return node->attributes[i + 1];
  return NULL;
}

gboolean
dossier_element_is (const DossierElement *node,
                const char           *name)
{
  return node != NULL && node->name != NULL && strcmp (node->name, name) == 0;
}

/**
 * dossier_element_child:
 * @node: (nullable)
 *
 * Returns: (nullable): the first element of that name directly below @node
 */
const DossierElement *
dossier_element_child (const DossierElement *node,
                   const char           *name)
{
  for (const DossierElement *at = node != NULL ? node->first : NULL; at != NULL; at = at->next)
    if (dossier_element_is (at, name))
      return at;
  return NULL;
}

/**
 * dossier_element_after:
 *
 * Returns: (nullable): the next node in the order of the document, below @root
 */
const DossierElement *
dossier_element_after (const DossierElement *node,
                   const DossierElement *root)
{
  if (node->first != NULL)
    return node->first;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/**
 * dossier_element_find:
 * @node: (nullable)
 *
 * Returns: (nullable): the first element of that name anywhere below @node
 */
const DossierElement *
dossier_element_find (const DossierElement *node,
                  const char           *name)
{
  for (const DossierElement *at = node; at != NULL; at = dossier_element_after (at, node))
    if (at != node && dossier_element_is (at, name))
      return at;
  return NULL;
}

gboolean
dossier_element_has_elements (const DossierElement *node)
{
  for (const DossierElement *at = node->first; at != NULL; at = at->next)
    if (at->name != NULL)
      return TRUE;
  return FALSE;
}

/**
 * dossier_element_text:
 * @node: (nullable)
 *
 * Returns: (transfer full): all text below @node, as it stands
 */
char *
dossier_element_text (const DossierElement *node)
{
  GString *text = g_string_new (NULL);

  for (const DossierElement *at = node; at != NULL; at = dossier_element_after (at, node))
    if (at->text != NULL)
      g_string_append_len (text, at->text->str, at->text->len);
  return g_string_free (text, FALSE);
}

/**
 * dossier_element_words:
 * @node: (nullable)
 *
 * Returns: (transfer full) (nullable): all text below @node on one line, with spaces between elements; NULL when there is none
 */
char *
dossier_element_words (const DossierElement *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *words;

  for (const DossierElement *at = node; at != NULL; at = dossier_element_after (at, node))
    if (at->text != NULL)
      g_string_append_len (text, at->text->str, at->text->len);
    else if (text->len > 0 && dossier_element_has_elements (at))
      g_string_append_c (text, ' ');
  words = dossier_words_collapse (text->str, text->len);
  if (words[0] == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}

static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        g_string_append_c (out, text[i]);
        break;
      }
}

static const char *
html_name (const char         *name,
           const char * const *renamed)
{
  const char *colon = strrchr (name, ':');

  for (guint i = 0; renamed != NULL && renamed[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (name, renamed[i]) == 0)
      return renamed[i + 1];
  return colon != NULL ? colon + 1 : name;
}

/* Recursion is bounded by MAX_DEPTH. */
static void
append_html (GString              *out,
             const DossierElement *node,
             const char * const   *renamed)
{
  static const char * const kept[] = { "class", "href", "id", "role", "style", "hidden", NULL };
  const char *name;

  if (node->text != NULL)
    {
      append_escaped (out, node->text->str, node->text->len);
      return;
    }
  name = html_name (node->name, renamed);
  if (name[0] == '\0')
    return;
  g_string_append_printf (out, "<%s", name);
  for (guint i = 0; kept[i] != NULL; i++)
    {
      const char *value = dossier_element_get (node, kept[i]);

      if (value == NULL)
        continue;
      g_string_append_printf (out, " %s=\"", kept[i]);
      append_escaped (out, value, strlen (value));
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, '>');
  for (const DossierElement *at = node->first; at != NULL; at = at->next)
    append_html (out, at, renamed);
  if (node->first != NULL || g_strcmp0 (name, "br") != 0)
    g_string_append_printf (out, "</%s>", name);
}

/**
 * dossier_element_to_html:
 * @renamed: (nullable) (array zero-terminated=1): names and what HTML calls them, in turn; "" leaves an element out
 *
 * Returns: (transfer full): the content of @node as HTML
 */
char *
dossier_element_to_html (const DossierElement *node,
                     const char * const   *renamed)
{
  GString *out = g_string_new (NULL);

  for (const DossierElement *at = node->first; at != NULL; at = at->next)
    append_html (out, at, renamed);
  return g_string_free (out, FALSE);
}
