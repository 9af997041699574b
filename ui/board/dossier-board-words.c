/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links in words: tooltips, labels for who cannot see them, menus. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-words.h"

#include <glib/gi18n.h>

/**
 * dossier_board_standing_words:
 * @flags: DossierBoardLinkFlags
 * @accounts: how many accounts say so
 * @passages: in how many passages
 *
 * Returns: (transfer full): who says that an actor took part: "Assessed; told by 2 accounts, 3 passages"
 */
char *
dossier_board_standing_words (guint flags,
                              guint accounts,
                              guint passages)
{
  g_autofree char *told = NULL, *cited = NULL;

  if (!(flags & DOSSIER_BOARD_LINK_REPORTED))
    return g_strdup (_("Assessed; no account tells it"));
  told = g_strdup_printf (ngettext ("%u account", "%u accounts", accounts), accounts);
  cited = g_strdup_printf (ngettext ("%u passage", "%u passages", passages), passages);
  if (flags & DOSSIER_BOARD_LINK_ASSESSED)
    /* Translators: "2 accounts", "3 passages" */
    return g_strdup_printf (_("Assessed; told by %s, %s"), told, cited);
  /* Translators: "2 accounts", "3 passages" */
  return g_strdup_printf (_("Not assessed; told by %s, %s"), told, cited);
}

/**
 * dossier_board_link_words:
 * @links: those of one actor with one event
 *
 * Returns: (transfer full): a line a role: "caller: assessed; told by 1 account, 1 passage"
 */
char *
dossier_board_link_words (const DossierBoardLink *links,
                          guint                   n)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *standing = dossier_board_standing_words (links[i].flags, links[i].accounts, links[i].passages);

      if (i > 0)
        g_string_append_c (words, '\n');
      if (*links[i].role != '\0')
        g_string_append_printf (words, "%s · ", links[i].role);
      g_string_append (words, standing);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      counts)
{
  const char *one = *(const char * const *) a, *other = *(const char * const *) b;
  guint n_one = GPOINTER_TO_UINT (g_hash_table_lookup (counts, one)), n_other = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other));

  return n_one != n_other ? (n_one > n_other ? -1 : 1) : g_utf8_collate (one, other);
}

/**
 * dossier_board_role_words:
 * @board: (nullable): whose roles are offered, those met most first
 *
 * Returns: (transfer full): words for roles; behind them what this program suggests by itself
 */
GStrv
dossier_board_role_words (const DossierBoard *board)
{
  static const char * const usual[] = { N_("caller"), N_("called"), N_("host"), N_("participant"), N_("commented"), N_("organiser"),
                                        N_("target"), N_("attacker") };
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; board != NULL && i < board->links->len; i++)
    {
      const char *role = g_array_index (board->links, DossierBoardLink, i).role;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, role));

      if (*role == '\0')
        continue;
      if (count == 0)
        g_ptr_array_add (words, (gpointer) role);
      g_hash_table_insert (counts, (gpointer) role, GUINT_TO_POINTER (count + 1));
    }
  g_ptr_array_sort_with_data (words, compare_counts, counts);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (!g_hash_table_contains (counts, _(usual[i])))
      g_ptr_array_add (words, (gpointer) _(usual[i]));
  for (guint i = 0; i < words->len; i++)
    g_ptr_array_index (words, i) = g_strdup (g_ptr_array_index (words, i));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
