/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of verbs that tell of events, read once from the program's own data. Constant afterwards; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-event-verbs.h"

#include "dossier-events-resources.h"

#include <gio/gio.h>

#define COLUMNS 6
#define NOUN_FORMS 2
#define FORMS 5

static void
verb_free (gpointer data)
{
  DossierEventVerb *verb = data;

  g_strfreev (verb->forms);
  g_strfreev (verb->particles);
  g_strfreev (verb->nouns);
  g_free (verb->kind);
  g_free (verb->subject);
  g_free (verb->object);
  g_free (verb);
}

static char *
column_or_null (const char *column)
{
  return g_str_equal (column, "-") ? NULL : g_strdup (column);
}

static char **
list_or_null (const char *column,
              const char *delimiter)
{
  return g_str_equal (column, "-") ? NULL : g_strsplit (column, delimiter, -1);
}

/**
 * dossier_event_verbs_read:
 * @table: the text of a table; its columns are described in its first lines
 * @error: G_FILE_ERROR_INVAL, with the number of the line
 *
 * Returns: (transfer full) (element-type DossierEventVerb) (nullable): the verbs in the table's order
 */
GPtrArray *
dossier_event_verbs_read (const char  *table,
                          GError     **error)
{
  g_autoptr (GPtrArray) verbs = g_ptr_array_new_with_free_func (verb_free);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      DossierEventVerb *verb;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      if (g_strv_length (columns) != COLUMNS)
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "line %u has %u columns, not %u", i + 1, g_strv_length (columns), COLUMNS);
          return NULL;
        }
      verb = g_new0 (DossierEventVerb, 1);
      g_ptr_array_add (verbs, verb);
      verb->forms = g_strsplit (columns[0], " ", -1);
      verb->particles = list_or_null (columns[1], "|");
      verb->nouns = list_or_null (columns[2], " ");
      verb->kind = g_strdup (columns[3]);
      verb->subject = column_or_null (columns[4]);
      verb->object = column_or_null (columns[5]);
      verb->is_noun = g_strv_length (verb->forms) == NOUN_FORMS;
      if (!verb->is_noun && g_strv_length (verb->forms) != FORMS)
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "line %u has %u forms of the verb, not %u", i + 1, g_strv_length (verb->forms), FORMS);
          return NULL;
        }
    }
  return g_steal_pointer (&verbs);
}

/**
 * dossier_event_verbs_get:
 *
 * Returns: (transfer none) (element-type DossierEventVerb): the program's own table; not to be changed
 */
GPtrArray *
dossier_event_verbs_get (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (dossier_events_get_resource (), "/app/dossier/Dossier/analysis/events/verbs.tsv",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (GError) error = NULL;
      GPtrArray *verbs = dossier_event_verbs_read (text, &error);

      if (verbs == NULL)
        g_error ("the table of verbs: %s", error->message);
      g_once_init_leave (&table, (gsize) verbs);
    }
  return (GPtrArray *) table;
}
