/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Keys and values on their way out of dossier-cli: one JSON object a line (RFC 8259), or text. Made, written and
 * freed by one command at a time.
 */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-fields.h"

#include "dossier-text.h"

#include <string.h>

typedef enum
{
  VALUE_NULL,
  VALUE_STRING,
  VALUE_INT,
  VALUE_BOOLEAN,
  VALUE_STRINGS,
  VALUE_OBJECTS,
} ValueType;

typedef struct
{
  const char *key; /* static */
  ValueType type;
  gint64 number;
  char *string;       /* (owned) (nullable) */
  GStrv strings;      /* (owned) (nullable) */
  GPtrArray *objects; /* (owned) (nullable) (element-type DossierFields) */
} Field;

struct _DossierFields
{
  GArray *fields; /* (owned) (element-type Field) */
};

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_free (field->string);
  g_strfreev (field->strings);
  g_clear_pointer (&field->objects, g_ptr_array_unref);
}

static Field *
add (DossierFields *self,
     const char    *key,
     ValueType      type)
{
  Field field = { .key = key, .type = type };

  g_array_append_val (self->fields, field);
  return &g_array_index (self->fields, Field, self->fields->len - 1);
}

static void
append_json_string (GString    *json,
                    const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      case '\r':
        g_string_append (json, "\\r");
        break;
      default:
        if ((guint8) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (json, "\\u%04x", (guint) *p);
        else
          g_string_append_c (json, *p);
      }
  g_string_append_c (json, '"');
}

static void
append_json_plain (GString     *json,
                   const Field *field)
{
  switch (field->type)
    {
    case VALUE_NULL:
      g_string_append (json, "null");
      break;
    case VALUE_STRING:
      append_json_string (json, field->string);
      break;
    case VALUE_INT:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, field->number);
      break;
    case VALUE_BOOLEAN:
      g_string_append (json, field->number ? "true" : "false");
      break;
    case VALUE_STRINGS:
      g_string_append_c (json, '[');
      for (guint i = 0; field->strings[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (json, ',');
          append_json_string (json, field->strings[i]);
        }
      g_string_append_c (json, ']');
      break;
    case VALUE_OBJECTS:
    default:
      g_assert_not_reached ();
    }
}

static void
append_json (GString             *json,
             const DossierFields *self)
{
  g_string_append_c (json, '{');
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);

      if (i > 0)
        g_string_append_c (json, ',');
      append_json_string (json, field->key);
      g_string_append_c (json, ':');
      if (field->type != VALUE_OBJECTS)
        {
          append_json_plain (json, field);
          continue;
        }
      g_string_append_c (json, '[');
      for (guint j = 0; j < field->objects->len; j++)
        {
          if (j > 0)
            g_string_append_c (json, ',');
          append_json (json, g_ptr_array_index (field->objects, j));
        }
      g_string_append_c (json, ']');
    }
  g_string_append_c (json, '}');
}

/* For people: what has more than one line keeps its lines only with @lines. */
static char *
value_to_text (const Field *field,
               gboolean     lines)
{
  switch (field->type)
    {
    case VALUE_NULL:
      return g_strdup ("");
    case VALUE_STRING:
      return lines ? dossier_text_normalise (field->string, -1) : dossier_text_one_line (field->string);
    case VALUE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, field->number);
    case VALUE_BOOLEAN:
      return g_strdup (field->number ? "yes" : "no");
    case VALUE_STRINGS:
      return g_strjoinv (", ", field->strings);
    case VALUE_OBJECTS:
    default:
      return g_strdup_printf ("%u", field->objects->len);
    }
}

static const Field *
find (const DossierFields *self,
      const char          *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);

      if (strcmp (field->key, key) == 0)
        return field;
    }
  return NULL;
}

/* Control characters move cursors and colour screens; a file's name can hold them. */
static char *
without_controls (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
  return g_string_free (clean, FALSE);
}

static void
append_objects (GString   *text,
                GPtrArray *objects)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const DossierFields *object = g_ptr_array_index (objects, i);
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < object->fields->len; j++)
        {
          const Field *field = &g_array_index (object->fields, Field, j);

          if (field->type != VALUE_NULL)
            {
              g_autofree char *value = value_to_text (field, FALSE);

              g_ptr_array_add (parts, g_strdup_printf ("%s=%s", field->key, value));
            }
        }
      g_ptr_array_add (parts, NULL);
      {
        g_autofree char *line = g_strjoinv ("; ", (char **) parts->pdata);

        g_string_append_printf (text, "  %s\n", line);
      }
    }
}

DossierFields *
dossier_fields_new (void)
{
  DossierFields *self = g_new0 (DossierFields, 1);

  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  return self;
}

void
dossier_fields_free (DossierFields *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * dossier_fields_add_string:
 * @value: (nullable): NULL is written as null; what is no UTF-8 is made so
 */
void
dossier_fields_add_string (DossierFields *self,
                           const char    *key,
                           const char    *value)
{
  Field *field = add (self, key, value != NULL ? VALUE_STRING : VALUE_NULL);

  if (value != NULL)
    field->string = g_utf8_make_valid (value, -1);
}

/**
 * dossier_fields_add_id:
 * @value: nil is written as null
 */
void
dossier_fields_add_id (DossierFields   *self,
                       const char      *key,
                       const DossierId *value)
{
  gboolean nil = dossier_id_is_nil (value);
  Field *field = add (self, key, nil ? VALUE_NULL : VALUE_STRING);

  if (!nil)
    field->string = dossier_id_to_text (value);
}

void
dossier_fields_add_int (DossierFields *self,
                        const char    *key,
                        gint64         value)
{
  add (self, key, VALUE_INT)->number = value;
}

void
dossier_fields_add_boolean (DossierFields *self,
                            const char    *key,
                            gboolean       value)
{
  add (self, key, VALUE_BOOLEAN)->number = value;
}

/**
 * dossier_fields_add_time:
 * @ms: UTC milliseconds since 1970; written as ISO 8601 in UTC, 0 as null
 */
void
dossier_fields_add_time (DossierFields *self,
                         const char    *key,
                         gint64         ms)
{
  g_autoptr (GDateTime) time = ms != 0 ? g_date_time_new_from_unix_utc (ms / 1000) : NULL;
  Field *field = add (self, key, time != NULL ? VALUE_STRING : VALUE_NULL);

  if (time != NULL)
    field->string = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * dossier_fields_add_strings:
 * @values: (nullable): NULL is an empty list
 */
void
dossier_fields_add_strings (DossierFields      *self,
                            const char         *key,
                            const char * const *values)
{
  Field *field = add (self, key, VALUE_STRINGS);

  field->strings = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);
}

/**
 * dossier_fields_add_objects:
 * @objects: (transfer full) (element-type DossierFields)
 */
void
dossier_fields_add_objects (DossierFields *self,
                            const char    *key,
                            GPtrArray     *objects)
{
  add (self, key, VALUE_OBJECTS)->objects = objects;
}

/**
 * dossier_fields_to_json:
 *
 * Returns: (transfer full): one line, without its end
 */
char *
dossier_fields_to_json (const DossierFields *self)
{
  GString *json = g_string_new (NULL);

  append_json (json, self);
  return g_string_free (json, FALSE);
}

/**
 * dossier_fields_to_columns:
 * @keys: which, in which order, parted by blanks
 *
 * Returns: (transfer full): the values parted by tabs, without line end
 */
char *
dossier_fields_to_columns (const DossierFields *self,
                           const char          *keys)
{
  g_auto (GStrv) wanted = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      const Field *field = find (self, wanted[i]);
      g_autofree char *value = NULL;

      g_assert (field != NULL);
      value = value_to_text (field, FALSE);
      g_ptr_array_add (columns, without_controls (value));
    }
  g_ptr_array_add (columns, NULL);
  return g_strjoinv ("\t", (char **) columns->pdata);
}

/**
 * dossier_fields_to_lines:
 *
 * Returns: (transfer full): "key: value" lines, then what is long, under an empty line
 */
char *
dossier_fields_to_lines (const DossierFields *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);
      g_autofree char *value = value_to_text (field, FALSE);
      g_autofree char *clean = without_controls (value);

      if (field->type == VALUE_OBJECTS)
        {
          g_string_append_printf (text, "%s:\n", field->key);
          append_objects (text, field->objects);
        }
      else if (strcmp (field->key, "text") != 0)
        g_string_append_printf (text, "%s: %s\n", field->key, clean);
    }
  if (find (self, "text") != NULL)
    {
      g_autofree char *value = value_to_text (find (self, "text"), TRUE);

      g_string_append_printf (text, "\n%s\n", value);
    }
  return g_string_free (text, FALSE);
}
