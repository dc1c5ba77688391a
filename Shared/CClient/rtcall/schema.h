/* Messages, enums and methods by name, out of a FileDescriptorSet. */
#ifndef RTCALL_SCHEMA_H
#define RTCALL_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "descriptor.pb-c.h"

typedef Rtcall__MessageDescriptor message_type;
typedef Rtcall__FieldDescriptor field_type;
typedef Rtcall__EnumDescriptor enum_type;
typedef Rtcall__ServiceDescriptor service_type;
typedef Rtcall__MethodDescriptor method_type;

/* The numbers of google.protobuf.FieldDescriptorProto.Type. */
enum {
  TYPE_DOUBLE = 1,
  TYPE_FLOAT,
  TYPE_INT64,
  TYPE_UINT64,
  TYPE_INT32,
  TYPE_FIXED64,
  TYPE_FIXED32,
  TYPE_BOOL,
  TYPE_STRING,
  TYPE_GROUP,
  TYPE_MESSAGE,
  TYPE_BYTES,
  TYPE_UINT32,
  TYPE_ENUM,
  TYPE_SFIXED32,
  TYPE_SFIXED64,
  TYPE_SINT32,
  TYPE_SINT64
};

typedef struct schema schema;

/* NULL when the bytes are no FileDescriptorSet. */
schema *schema_load(const void *bytes, size_t length);
void schema_free(schema *schema);

/* Names begin with a dot, as descriptors write them, or not. NULL when there is none. */
const message_type *schema_message(const schema *schema, const char *name);
const enum_type *schema_enum(const schema *schema, const char *name);
const service_type *schema_service(const schema *schema, const char *name);
/* By "pkg.Service/Method". */
const method_type *schema_method(const schema *schema, const char *path);

/* A map field's entry type, or NULL. */
const message_type *schema_map_entry(const schema *schema, const field_type *field);
bool field_is_repeated(const field_type *field);
/* Whether absence and the default value differ. */
bool field_has_presence(const field_type *field);

/* Every service, or every method of the one. False when there is none of the name. */
bool schema_list(const schema *schema, const char *service, FILE *out);
/* A service, method, message or enum as it would stand in a .proto file. False when there is none
 * of the name. */
bool schema_describe(const schema *schema, const char *name, FILE *out);

#endif
