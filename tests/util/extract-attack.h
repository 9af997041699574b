/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document can be that takes its reader over. A document is a byte that is no UTF-8, a name and a space-less argument. */

#pragma once

#include <glib.h>
#include <sys/types.h>

/**
 * Attack: one thing that must not work.
 * @run: does it; TRUE when it worked. It may also end the process in any way
 */
typedef struct
{
  const char *name;
  gboolean (*run) (const char *argument);
} Attack;

/* Of the system: files, processes, network, kernel. The other processes they aim at is @attack_parent. */
extern const Attack system_attacks[];
extern pid_t attack_parent;

#define ATTACK_MARK "\xff" "attack "
/* The same in what is a page by all else. */
#define ATTACK_PAGE_MARK "<!DOCTYPE html><!-- attack "
