/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The samples of import in folders of tests/data, without what stands beside them for their own tests. Main thread. */

#define G_LOG_DOMAIN "dossier-test"

#include "sample-files.h"

static void
sample_file_free (gpointer data)
{
  SampleFile *sample = data;

  g_free (sample->name);
  g_free (sample->path);
  g_free (sample->columns);
  g_bytes_unref (sample->bytes);
  g_free (sample);
}

static gboolean
is_sample (const char *name)
{
  return name[0] != '.' && !g_str_has_suffix (name, ".golden") && !g_str_has_suffix (name, ".columns")
         && !g_str_equal (name, "README.md");
}

static SampleFile *
load_one (const char *folder,
          const char *name)
{
  SampleFile *sample = g_new0 (SampleFile, 1);
  g_autofree char *beside = NULL;
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  sample->name = g_strdup (name);
  sample->path = g_build_filename (folder, name, NULL);
  g_file_get_contents (sample->path, &content, &length, &error);
  g_assert_no_error (error);
  sample->bytes = g_bytes_new_take (content, length);
  beside = g_strconcat (sample->path, ".columns", NULL);
  if (g_file_get_contents (beside, &sample->columns, NULL, NULL))
    g_strstrip (sample->columns);
  return sample;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(SampleFile **) a)->path, (*(SampleFile **) b)->path);
}

/**
 * sample_files_load:
 * @folders: (array zero-terminated=1): names of folders in DOSSIER_TEST_DATA
 *
 * Returns: (transfer full) (element-type SampleFile): every sample, in the order of their paths
 */
GPtrArray *
sample_files_load (const char * const *folders)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (sample_file_free);
  const char *data = g_getenv ("DOSSIER_TEST_DATA");

  g_assert_nonnull (data);
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (data, folders[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
      const char *name;

      g_assert_no_error (error);
      while ((name = g_dir_read_name (dir)) != NULL)
        if (is_sample (name))
          g_ptr_array_add (samples, load_one (folder, name));
    }
  g_ptr_array_sort (samples, compare_paths);
  g_assert_cmpuint (samples->len, >, 0);
  return samples;
}
