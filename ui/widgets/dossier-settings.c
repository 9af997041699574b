/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the settings of the program: installed, or compiled beside the executable when it runs where it was built.
 * Any thread; keeps nothing. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-ui.h"

#include "dossier-config.h"

/* From the executable: build/dossier, build/tests/ui/test-window */
static const char * const beside[] = { "data", "../data", "../../data" };

static GSettingsSchema *
look_up_in (const char *folder)
{
  g_autofree char *compiled = g_build_filename (folder, "gschemas.compiled", NULL);
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (!g_file_test (compiled, G_FILE_TEST_IS_REGULAR))
    return NULL;

  source = g_settings_schema_source_new_from_directory (folder, g_settings_schema_source_get_default (), TRUE, NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, DOSSIER_APPLICATION_ID, TRUE) : NULL;
}

static GSettingsSchema *
look_up_beside (void)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = executable != NULL ? g_path_get_dirname (executable) : NULL;

  if (folder == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *candidate = g_build_filename (folder, beside[i], NULL);
      GSettingsSchema *schema = look_up_in (candidate);

      if (schema != NULL)
        return schema;
    }

  return NULL;
}

/**
 * dossier_ui_settings_new:
 *
 * The settings of the program. What was built is preferred to what is installed, so that a newer key is there when a
 * newer build runs where it lies.
 *
 * Returns: (transfer full) (nullable): %NULL when the schema is nowhere; then defaults hold and nothing is kept
 */
GSettings *
dossier_ui_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = look_up_beside ();
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();

  if (schema == NULL && installed != NULL)
    schema = g_settings_schema_source_lookup (installed, DOSSIER_APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
