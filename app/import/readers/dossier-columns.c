/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which column or key of a table holds what. Names in many languages are known; what a person says of a column counts
 * more, and only for the fields of which they say it. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-columns-private.h"

#include "dossier-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAMED_COLUMNS 12u
#define NAME_CHARS 40u

static void
column_clear (gpointer data)
{
  g_free (((DossierColumn *) data)->name);
}

/* The word before an equals sign, when it names a field; @rest is what follows the sign. */
static DossierEntryField
field_at (const char  *at,
          const char **rest)
{
  const char *equals = strchr (at, '=');
  g_autofree char *word = NULL;

  if (equals == NULL)
    return DOSSIER_ENTRY_NONE;
  word = g_strstrip (g_strndup (at, equals - at));
  *rest = equals + 1;
  return dossier_entry_field_of_word (word);
}

/* A name up to its quotation mark, and what comes after it and the comma; NULL when it does not end so. */
static char *
take_quoted (const char  *at,
             const char **rest)
{
  GString *name = g_string_new (NULL);

  for (; *at != '\0' && (at[0] != '"' || at[1] == '"'); at++)
    {
      at += *at == '"';
      g_string_append_c (name, *at);
    }
  if (*at == '"')
    for (at++; *at == ' ';)
      at++;
  else
    at = "?";
  if (*at != '\0' && *at != ',')
    {
      g_string_free (name, TRUE);
      return NULL;
    }
  *rest = *at == ',' ? at + 1 : at;
  return g_string_free (name, FALSE);
}

/* A name up to a comma behind which the next field stands. */
static char *
take_bare (const char  *at,
           const char **rest)
{
  const char *stop = strchr (at, ','), *ignored;

  while (stop != NULL && stop[1] != '\0' && field_at (stop + 1, &ignored) == DOSSIER_ENTRY_NONE)
    stop = strchr (stop + 1, ',');
  *rest = stop != NULL ? stop + 1 : at + strlen (at);
  return g_strstrip (g_strndup (at, stop != NULL ? (gsize) (stop - at) : strlen (at)));
}

/**
 * dossier_columns_parse_map:
 * @map: (nullable): "title=Headline,text=Body text"; a column's name may hold commas, and stands in quotation marks where
 *   that is not enough: "title=""Head, text=short""", with those in it written twice
 *
 * Returns: (transfer full) (element-type DossierColumn): empty without a @map; NULL with @error set when it is none
 */
GArray *
dossier_columns_parse_map (const char  *map,
                           GError     **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (DossierColumn));
  const char *at = map != NULL ? map : "";

  g_array_set_clear_func (columns, column_clear);
  while (*at != '\0')
    {
      const char *name = NULL, *stop;
      DossierColumn column = { NULL, field_at (at, &name), 0 };

      if (column.field == DOSSIER_ENTRY_NONE)
        {
          g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_COLUMNS,
                       /* Translators: the words in quotation marks are typed as they stand */
                       _("columns are named as in “title=Headline,text=Body”; the fields are title, subtitle, text, summary, byline, date, "
                         "changed, source, agency, url and language"));
          return NULL;
        }
      while (*name == ' ')
        name++;
      column.name = *name == '"' ? take_quoted (name + 1, &stop) : NULL;
      if (column.name == NULL)
        column.name = take_bare (name, &stop);
      g_array_append_val (columns, column);
      at = stop;
    }
  return g_steal_pointer (&columns);
}

/**
 * dossier_columns_field_of:
 * @map: (element-type DossierColumn)
 * @name: a column's or key's name; of keys within others a path, "fields.body"
 * @rank: (out)
 *
 * Returns: what it holds; DOSSIER_ENTRY_NONE when nobody knows, or the person named another column for it
 */
DossierEntryField
dossier_columns_field_of (GArray     *map,
                          const char *name,
                          int        *rank)
{
  const char *last = strrchr (name, '.');
  DossierEntryField field;

  *rank = 0;
  for (guint i = 0; i < map->len; i++)
    if (g_ascii_strcasecmp (g_array_index (map, DossierColumn, i).name, name) == 0)
      return g_array_index (map, DossierColumn, i).field;
  field = dossier_entry_field_of (last != NULL && last[1] != '\0' ? last + 1 : name, rank);
  for (guint i = 0; i < map->len; i++)
    if (g_array_index (map, DossierColumn, i).field == field)
      return DOSSIER_ENTRY_NONE;
  return field;
}

/* “a”, “b”, “c” … */
static char *
list_names (const char * const *names)
{
  GString *out = g_string_new (NULL);
  guint listed = 0;

  for (guint i = 0; names[i] != NULL && listed < NAMED_COLUMNS; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (names[i], -1);
      g_autofree char *name = dossier_text_ellipsize (g_strdelimit (valid, "\n\r\t", ' '), NAME_CHARS);

      if (name[0] == '\0')
        continue;
      g_string_append_printf (out, "%s“%s”", out->len > 0 ? ", " : "", name);
      listed++;
    }
  if (listed == NAMED_COLUMNS)
    g_string_append (out, " …");
  return g_string_free (out, FALSE);
}

/**
 * dossier_columns_check_map:
 * @names: what the table's columns are called
 *
 * Returns: FALSE with @error set when the person named a column that the table does not have
 */
gboolean
dossier_columns_check_map (GArray             *map,
                           const char * const *names,
                           GError            **error)
{
  for (guint i = 0; i < map->len; i++)
    {
      const char *wanted = g_array_index (map, DossierColumn, i).name;
      gboolean found = FALSE;
      g_autofree char *list = NULL;

      for (guint j = 0; names[j] != NULL && !found; j++)
        found = g_ascii_strcasecmp (names[j], wanted) == 0;
      if (found)
        continue;
      list = list_names (names);
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_COLUMNS,
                   /* Translators: the second %s is a list of names in quotation marks */
                   _("there is no column “%s”; the columns are %s"), wanted, list);
      return FALSE;
    }
  return TRUE;
}

/**
 * dossier_columns_set_error:
 * @names: what the table's columns are called
 *
 * Sets the error of a table in which nothing is known to hold a text.
 */
void
dossier_columns_set_error (GError            **error,
                           const char * const *names)
{
  g_autofree char *list = list_names (names);

  g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_COLUMNS,
               /* Translators: %s is a list of names in quotation marks; what stands in the last quotation marks is typed as it stands
                * but for the two words in capitals */
               _("it is not known which column holds the text; the columns are %s. Say which with “--columns title=COLUMN,text=COLUMN”"),
               list[0] != '\0' ? list : "–");
}
