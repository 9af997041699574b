/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The desktop program's beginning: what must be set before anything else runs, then the application. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-application.h"

#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <glib/gi18n.h>

#include "dossier-config.h"

/* What is worked on here must not be left lying about: no core files, no reading by other programs, private files. */
static void
keep_private (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
#ifdef NDEBUG
  prctl (PR_SET_DUMPABLE, 0);
#endif
  umask (077);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DossierApplication) application = NULL;

  keep_private ();
  /* Before the first call of GIO: it would load modules that can fetch what lies on the network. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DOSSIER_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Dossier"));

  application = dossier_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
