/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Exports of Evernote: each note is an article. A clipped page keeps its address; its date is when it was clipped, which
 * is the latest it can be of and never certain. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-element-private.h"
#include "dossier-entry-private.h"

#include <string.h>

static gboolean
is_note (const DossierElement *node,
         gpointer              user_data)
{
  return dossier_element_is (node, "note");
}

/* What is encrypted in a note is no text. */
static char *
without_secrets (const char *content)
{
  GString *out = g_string_new (NULL);
  const char *at = content, *secret;

  while ((secret = strstr (at, "<en-crypt")) != NULL)
    {
      const char *end = strstr (secret, "</en-crypt>");

      g_string_append_len (out, at, secret - at);
      at = end != NULL ? end + strlen ("</en-crypt>") : secret + strlen (secret);
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}

static void
set_child (DossierEntry         *entry,
           DossierEntryField     field,
           const DossierElement *node,
           const char           *name,
           int                   confidence)
{
  const DossierElement *child = dossier_element_child (node, name);
  g_autofree char *words = child != NULL ? dossier_element_words (child) : NULL;

  dossier_entry_set (entry, field, words, confidence);
}

static gboolean
take_note (const DossierElement *note,
           gpointer              user_data)
{
  DossierEntries *entries = user_data;
  const DossierElement *attributes = dossier_element_child (note, "note-attributes");
  const DossierElement *content = dossier_element_child (note, "content");
  g_auto (DossierEntry) entry = { 0 };
  g_autofree char *raw = NULL;
  g_autofree char *html = NULL;
  gboolean clipped = dossier_element_child (attributes, "source-url") != NULL;

  dossier_entry_init (&entry, "application/enex+xml", "enex/1");
  set_child (&entry, DOSSIER_ENTRY_TITLE, note, "title", 92);
  set_child (&entry, DOSSIER_ENTRY_DATE, note, "created", clipped ? 40 : 80);
  /* Of a clipped page this is when somebody wrote on it. */
  if (!clipped)
    set_child (&entry, DOSSIER_ENTRY_CHANGED, note, "updated", 80);
  set_child (&entry, DOSSIER_ENTRY_URL, attributes, "source-url", 90);
  /* Of a clipped page this may be who clipped it. */
  set_child (&entry, DOSSIER_ENTRY_BYLINE, attributes, "author", clipped ? 50 : 80);
  if (content != NULL)
    {
      raw = dossier_element_has_elements (content) ? dossier_element_to_html (content, NULL) : dossier_element_text (content);
      html = without_secrets (raw);
      dossier_entry_add_html (&entry, html, strlen (html));
    }
  return dossier_entries_take (entries, &entry);
}

gboolean
dossier_enex_read_many (GBytes                     *bytes,
                        const char                 *file_name,
                        const DossierImportOptions *options,
                        DossierSink                *sink,
                        GError                    **error)
{
  static const char * const skipped[] = { "resource", "en-crypt", NULL };
  const DossierElementWalk walk = { is_note, take_note, skipped };
  DossierEntries entries;
  gboolean whole;

  dossier_entries_init (&entries, sink, file_name);
  return dossier_element_walk (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &walk, &entries, &whole, error)
         && dossier_entries_finish (&entries, whole || *sink->stopped, error);
}
