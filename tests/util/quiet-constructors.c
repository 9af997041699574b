/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked into tests that run under the leak checker: what the constructors of shared libraries allocate is not looked
 * at. GLib's table of quarks is made there and left behind when it grows, which any large enough program makes it do;
 * the stack of that allocation is too short to be named in a list of suppressions. */

#include <sanitizer/lsan_interface.h>

static void
look_away (void)
{
  __lsan_disable ();
}

/* Runs before the constructors of the libraries … */
__attribute__ ((section (".preinit_array"), used)) static void (*const before_libraries) (void) = look_away;

/* … and this one after them, before main(). */
__attribute__ ((constructor)) static void
look_again (void)
{
  __lsan_enable ();
}
