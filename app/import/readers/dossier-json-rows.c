/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * JSON that holds articles: a line an article, an array of them, an object that holds such an array somewhere (as the
 * answers of news services do), a JSON Feed, or one article. One of them is in memory at a time. Keys are known by their
 * names or told by the person who imports. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-columns-private.h"
#include "dossier-charset-private.h"
#include "dossier-json-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_COLLECTION_DEPTH 4u
#define MAX_VALUE_DEPTH 3u
/* Keys within others rank behind those at the top. */
#define NESTED_RANK 10000
/* So many objects are asked whether any of them has a text. */
#define ASKED_OBJECTS 30u
#define MAX_ENVELOPE_BYTES (1024u * 1024)

/* What the values are found in. */
typedef struct
{
  const char *at;
  const char *end;
  gboolean lines;     /* each on a line of its own */
  gboolean array;
  gboolean damaged;
} Values;

typedef struct
{
  DossierEntryField field;
  int rank;
  const DossierJson *value;
} Binding;

typedef struct
{
  DossierEntries entries;
  GArray *map;        /* (owned) (element-type DossierColumn) */
  char *outlet;       /* (owned) (nullable): of a feed, for entries that name none */
  char *language;     /* (owned) (nullable) */
  char *authors;      /* (owned) (nullable) */
  const char *media_type;
} Reading;

static const char *
skip_space (const char *at,
            const char *end)
{
  while (at < end && (guchar) *at <= ' ')
    at++;
  return at;
}

/* The next object; NULL at the end. @stop is behind it. What is no object is given too, as the bytes it has. */
static const char *
next_value (Values      *self,
            const char **stop)
{
  const char *start, *line;

  self->at = skip_space (self->at, self->end);
  while (self->at < self->end && *self->at == ',')
    self->at = skip_space (self->at + 1, self->end);
  if (self->at >= self->end || (self->array && *self->at == ']'))
    return NULL;
  start = self->at;
  *stop = self->lines ? NULL : dossier_json_skip (start, self->end);
  if (*stop == NULL && self->array)
    {
      self->damaged = TRUE;
      return NULL;
    }
  /* A line that is broken does not break those behind it. */
  if (*stop == NULL)
    {
      line = memchr (start, '\n', self->end - start);
      *stop = line != NULL ? line : self->end;
    }
  self->at = *stop;
  /* Lines may end with a carriage return. */
  while (*stop > start && (guchar) (*stop)[-1] <= ' ')
    (*stop)--;
  return start;
}

static gboolean
is_collection_name (const char *name,
                    gsize       length)
{
  static const char * const names[] = {
    "items", "articles", "entries", "records", "results", "data", "docs", "documents", "hits", "rows", "posts", "news", "response",
    "stories", "value", "list", "feed", "export", NULL
  };

  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* The array of objects in the object at @at, and in those within it that call themselves a collection. */
static const char *
find_array (const char *at,
            const char *end,
            guint       depth)
{
  at++;
  for (;;)
    {
      const char *key, *key_end, *value, *stop;

      at = skip_space (at, end);
      while (at < end && *at == ',')
        at = skip_space (at + 1, end);
      if (at >= end || *at != '"')
        return NULL;
      key = at + 1;
      key_end = dossier_json_skip (at, end);
      if (key_end == NULL)
        return NULL;
      at = skip_space (key_end, end);
      if (at >= end || *at != ':')
        return NULL;
      value = skip_space (at + 1, end);
      if (value >= end)
        return NULL;
      if (is_collection_name (key, key_end - 1 - key))
        {
          const char *inner = skip_space (value + 1, end);

          if (*value == '[' && inner < end && *inner == '{')
            return value;
          inner = *value == '{' && depth < MAX_COLLECTION_DEPTH ? find_array (value, end, depth + 1) : NULL;
          if (inner != NULL)
            return inner;
        }
      stop = dossier_json_skip (value, end);
      if (stop == NULL)
        return NULL;
      at = stop;
    }
}

/* How the articles lie in the file. */
static Values
find_values (const char *text,
             gsize       length)
{
  Values values = { skip_space (text, text + length), text + length, FALSE, FALSE, FALSE };
  const char *array = NULL, *stop, *next;

  if (values.at < values.end && *values.at == '[')
    array = values.at;
  else if (values.at < values.end && *values.at == '{')
    array = find_array (values.at, values.end, 0);
  if (array != NULL)
    {
      values.at = array + 1;
      values.array = TRUE;
      return values;
    }
  stop = dossier_json_skip (values.at, values.end);
  next = stop != NULL ? memchr (stop, '\n', values.end - stop) : NULL;
  next = next != NULL ? skip_space (next, values.end) : NULL;
  /* The first line may be the broken one. */
  values.lines = next != NULL ? next < values.end && *next == '{' && memchr (values.at, '\n', stop - values.at) == NULL
                              : stop == NULL && memmem (values.at, values.end - values.at, "}\n{", 3) != NULL;
  return values;
}

/* What a value says, on one line or in paragraphs. */
static void
append_value (GString           *out,
              const DossierJson *value,
              const char        *separator,
              guint              depth)
{
  static const char * const inner[] = { "rendered", "name", "title", "text", "value", "content", "#text", "label", "displayName", NULL };

  if (value->kind == DOSSIER_JSON_STRING || (value->kind == DOSSIER_JSON_OTHER && g_ascii_isdigit (value->string[0])))
    {
      if (out->len > 0 && value->string[0] != '\0')
        g_string_append (out, separator);
      g_string_append (out, value->string);
    }
  else if (value->kind == DOSSIER_JSON_ARRAY && depth < MAX_VALUE_DEPTH)
    for (guint i = 0; i < value->items->len; i++)
      append_value (out, g_ptr_array_index (value->items, i), separator, depth + 1);
  else if (value->kind == DOSSIER_JSON_OBJECT && depth < MAX_VALUE_DEPTH)
    for (guint i = 0; inner[i] != NULL; i++)
      {
        const DossierJson *part = dossier_json_get (value, inner[i]);

        if (part == NULL || part->kind == DOSSIER_JSON_OTHER)
          continue;
        append_value (out, part, separator, depth + 1);
        return;
      }
}

static char *
value_words (const DossierJson *value,
             DossierEntryField  field)
{
  GString *out = g_string_new (NULL);
  gboolean prose = field == DOSSIER_ENTRY_TEXT || field == DOSSIER_ENTRY_SUMMARY;

  append_value (out, value, prose ? "\n\n" : field == DOSSIER_ENTRY_BYLINE ? "; " : ", ", 0);
  /* Of several languages or places of publication the first is meant. */
  if (field == DOSSIER_ENTRY_LANGUAGE || field == DOSSIER_ENTRY_URL || field == DOSSIER_ENTRY_SOURCE)
    {
      char *comma = strstr (out->str, ", ");

      if (comma != NULL && value->kind == DOSSIER_JSON_ARRAY)
        g_string_truncate (out, comma - out->str);
    }
  if (out->len == 0)
    return g_string_free (out, TRUE);
  return g_string_free (out, FALSE);
}

static int
compare_bindings (gconstpointer a,
                  gconstpointer b)
{
  return ((const Binding *) a)->rank - ((const Binding *) b)->rank;
}

/* Every key that says what it holds. Keys within objects that say nothing themselves are looked at too, one level down. */
static void
bind_keys (Reading           *self,
           GArray            *bindings,
           GPtrArray         *names,
           const DossierJson *object,
           const char        *prefix)
{
  for (guint i = 0; i < object->items->len; i++)
    {
      const DossierJson *item = g_ptr_array_index (object->items, i);
      Binding binding = { DOSSIER_ENTRY_NONE, 0, item };
      g_autofree char *path = NULL;

      if (item->key == NULL)
        continue;
      path = prefix != NULL ? g_strconcat (prefix, ".", item->key, NULL) : g_strdup (item->key);
      binding.field = dossier_columns_field_of (self->map, path, &binding.rank);
      if (item->kind == DOSSIER_JSON_OBJECT && prefix == NULL && dossier_json_get (item, "rendered") == NULL
          && (binding.field == DOSSIER_ENTRY_NONE || binding.field == DOSSIER_ENTRY_TEXT))
        bind_keys (self, bindings, names, item, item->key);
      else if (names != NULL)
        g_ptr_array_add (names, g_strdup (path));
      if (binding.field == DOSSIER_ENTRY_NONE)
        continue;
      binding.rank += prefix != NULL && binding.rank > 0 ? NESTED_RANK : 0;
      g_array_append_val (bindings, binding);
    }
}

static char *
find_value (GArray           *bindings,
            DossierEntryField field)
{
  for (guint i = 0; i < bindings->len; i++)
    {
      const Binding *binding = &g_array_index (bindings, Binding, i);
      char *words = binding->field == field ? value_words (binding->value, field) : NULL;

      if (words != NULL)
        return words;
    }
  return NULL;
}

static void
fill_entry (Reading      *self,
            DossierEntry *entry,
            GArray       *bindings)
{
  static const DossierEntryField fields[] = {
    DOSSIER_ENTRY_LANGUAGE, DOSSIER_ENTRY_TITLE, DOSSIER_ENTRY_URL, DOSSIER_ENTRY_BYLINE, DOSSIER_ENTRY_DATE, DOSSIER_ENTRY_CHANGED,
    DOSSIER_ENTRY_SOURCE, DOSSIER_ENTRY_AGENCY, DOSSIER_ENTRY_SUBTITLE, DOSSIER_ENTRY_PLACE,
  };
  g_autofree char *text = find_value (bindings, DOSSIER_ENTRY_TEXT);
  g_autofree char *summary = NULL;

  dossier_entry_set (entry, DOSSIER_ENTRY_LANGUAGE, self->language, 70);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = find_value (bindings, fields[i]);

      dossier_entry_set (entry, fields[i], value, 90);
    }
  dossier_entry_set (entry, DOSSIER_ENTRY_SOURCE, self->outlet, 75);
  if (dossier_gather_best (entry->gather, DOSSIER_FIELD_BYLINE, NULL) == NULL)
    dossier_entry_set (entry, DOSSIER_ENTRY_BYLINE, self->authors, 60);
  dossier_entry_add_any (entry, text);
  if (entry->has_text)
    return;
  summary = find_value (bindings, DOSSIER_ENTRY_SUMMARY);
  dossier_entry_add_summary (entry, summary);
  entry->gather->extractor = "json-summary/1";
}

static gboolean
take_value (Reading    *self,
            const char *start,
            const char *stop)
{
  g_autoptr (DossierJson) object = *start == '{' ? dossier_json_parse (start, stop - start) : NULL;
  g_autoptr (GArray) bindings = NULL;
  g_auto (DossierEntry) entry = { 0 };

  if (object == NULL || object->kind != DOSSIER_JSON_OBJECT || (stop > start && stop[-1] != '}'))
    return dossier_entries_refuse (&self->entries, *start == '{' ? _("this entry is damaged") : _("this entry holds no named values"));
  bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  bind_keys (self, bindings, NULL, object, NULL);
  g_array_sort (bindings, compare_bindings);
  dossier_entry_init (&entry, self->media_type, "json/1");
  fill_entry (self, &entry, bindings);
  return dossier_entries_take (&self->entries, &entry);
}

/* Whether any of the first objects has a text; when none has, @error says what they have instead. */
static gboolean
ask_objects (Reading *self,
             Values   values,
             GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *start, *stop;
  guint asked = 0;

  while (asked < ASKED_OBJECTS && (start = next_value (&values, &stop)) != NULL)
    {
      g_autoptr (DossierJson) object = *start == '{' ? dossier_json_parse (start, stop - start) : NULL;
      g_autoptr (GArray) bindings = NULL;

      if (object == NULL || object->kind != DOSSIER_JSON_OBJECT)
        continue;
      asked++;
      bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
      bind_keys (self, bindings, asked == 1 ? names : NULL, object, NULL);
      for (guint i = 0; i < bindings->len; i++)
        {
          const Binding *binding = &g_array_index (bindings, Binding, i);

          if (binding->field == DOSSIER_ENTRY_TEXT || binding->field == DOSSIER_ENTRY_SUMMARY)
            return TRUE;
        }
    }
  if (asked == 0)
    return TRUE;
  g_ptr_array_add (names, NULL);
  dossier_columns_set_error (error, (const char * const *) names->pdata);
  return FALSE;
}

/* A JSON Feed says of itself what holds for its entries. It is read without them. */
static void
read_envelope (Reading      *self,
               const char   *text,
               const Values *values)
{
  const char *behind = values->at;
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autoptr (DossierJson) feed = NULL;
  const char *version;

  if (!values->array || text == values->at - 1 || values->at - text > MAX_ENVELOPE_BYTES)
    return;
  behind = dossier_json_skip (values->at - 1, values->end);
  g_string_append_len (rest, text, values->at - text);
  g_string_append_c (rest, ']');
  if (behind != NULL && values->end - behind < MAX_ENVELOPE_BYTES)
    g_string_append_len (rest, behind, values->end - behind);
  feed = dossier_json_parse (rest->str, rest->len);
  version = dossier_json_get_string (feed, "version");
  if (version == NULL || strstr (version, "jsonfeed.org") == NULL)
    return;
  self->media_type = "application/feed+json";
  self->outlet = g_strdup (dossier_json_get_string (feed, "title"));
  self->language = g_strdup (dossier_json_get_string (feed, "language"));
  if (dossier_json_get (feed, "authors") != NULL || dossier_json_get (feed, "author") != NULL)
    self->authors = value_words (dossier_json_get (feed, dossier_json_get (feed, "authors") != NULL ? "authors" : "author"), DOSSIER_ENTRY_BYLINE);
}

static gboolean
read_values (Reading  *self,
             Values   *values,
             GError  **error)
{
  const char *start, *stop;

  if (self->map == NULL || !ask_objects (self, *values, error))
    return FALSE;
  if (!values->array && !values->lines)
    {
      stop = dossier_json_skip (values->at, values->end);
      self->entries.alone = stop == NULL || skip_space (stop, values->end) == values->end;
    }
  while ((start = next_value (values, &stop)) != NULL && take_value (self, start, stop))
    ;
  return dossier_entries_finish (&self->entries, !values->damaged, error);
}

gboolean
dossier_json_rows_read_many (GBytes                     *bytes,
                             const char                 *file_name,
                             const DossierImportOptions *options,
                             DossierSink                *sink,
                             GError                    **error)
{
  g_autofree char *text = NULL;
  Reading self = { .media_type = "application/json" };
  Values values;
  gsize length;
  gboolean done;

  text = dossier_encoding_to_utf8 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, &length, error);
  if (text == NULL)
    return FALSE;
  self.map = dossier_columns_parse_map (options->columns, error);
  dossier_entries_init (&self.entries, sink, file_name);
  values = find_values (text, length);
  read_envelope (&self, text, &values);
  done = read_values (&self, &values, error);
  g_clear_pointer (&self.map, g_array_unref);
  g_free (self.outlet);
  g_free (self.language);
  g_free (self.authors);
  return done;
}
