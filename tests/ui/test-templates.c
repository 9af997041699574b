/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every template of the program is instantiated once: a wrong name in a .ui file is a warning, and a warning ends the
 * test. Types are found by the names in the templates, so that a new one is tested without being listed here. */

#include "ui-fixture.h"

#include <string.h>

#define FOLDER "/app/dossier/Dossier/ui"

static char *
template_class (const char *resource)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  const char *found;
  const char *end;

  g_assert_no_error (error);
  found = g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "<template class=\"");
  if (found == NULL)
    return NULL;
  found += strlen ("<template class=\"");
  end = strchr (found, '"');
  return g_strndup (found, end - found);
}

static void
instantiate (GType             type,
             DossierWorkspace *workspace)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GObject *object;

  if (g_object_class_find_property (G_OBJECT_CLASS (klass), "workspace") != NULL)
    object = g_object_new (type, "workspace", workspace, NULL);
  else
    object = g_object_new (type, NULL);

  g_assert_true (GTK_IS_WIDGET (object));
  g_object_ref_sink (object);
  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
  g_object_unref (object);
}

static void
test_templates (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autofree char *path = ui_fixture_path (fixture, "a.dossier");
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *resource = g_build_path ("/", FOLDER, names[i], NULL);
      g_autofree char *name = g_str_has_suffix (names[i], ".ui") ? template_class (resource) : NULL;
      g_autoptr (DossierWorkspace) workspace = NULL;
      GType type;

      if (name == NULL)
        continue;

      type = gtk_builder_get_type_from_name (builder, name);
      if (type == G_TYPE_INVALID)
        g_error ("%s: there is no type %s", names[i], name);
      g_test_message ("%s: %s", names[i], name);
      workspace = dossier_workspace_open (path, n == 0 ? DOSSIER_WORKSPACE_CREATE : DOSSIER_WORKSPACE_READ_WRITE, &error);
      g_assert_no_error (error);
      instantiate (type, workspace);
      dossier_workspace_close (workspace);
      n++;
    }
  g_assert_cmpuint (n, >, 5);
}

static void
test_shortcuts (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/app/dossier/Dossier/ui/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_present (window);
  ui_settle ();
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add ("/templates/instantiate", UiFixture, NULL, ui_fixture_set_up, test_templates, ui_fixture_tear_down);
  g_test_add ("/templates/shortcuts", UiFixture, NULL, ui_fixture_set_up, test_shortcuts, ui_fixture_tear_down);
  return ui_run ();
}
