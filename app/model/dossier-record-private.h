/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* Every record type: a GObject whose finalize releases what RELEASE names. */
#define DOSSIER_DEFINE_RECORD(TypeName, type_name, RELEASE) \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, G_TYPE_OBJECT) \
  static void type_name##_finalize (GObject *object) \
  { \
    TypeName *self = (TypeName *) object; \
    RELEASE; \
    G_OBJECT_CLASS (type_name##_parent_class)->finalize (object); \
  } \
  static void type_name##_class_init (TypeName##Class *klass) \
  { \
    G_OBJECT_CLASS (klass)->finalize = type_name##_finalize; \
  } \
  static void type_name##_init (TypeName *self) {} \
  TypeName *type_name##_new (void) { return g_object_new (type_name##_get_type (), NULL); }
