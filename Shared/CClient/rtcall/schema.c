#include "schema.h"

#include <stdlib.h>
#include <string.h>

typedef enum symbol_kind { SYMBOL_MESSAGE, SYMBOL_ENUM, SYMBOL_SERVICE } symbol_kind;

typedef struct symbol {
  char *name;
  symbol_kind kind;
  const void *descriptor;
} symbol;

struct schema {
  Rtcall__FileDescriptorSet *files;
  symbol *symbols;
  size_t count, capacity;
};

/* ---- The index ---- */

static char *joined(const char *scope, const char *name) {
  size_t length = strlen(scope) + 1 + strlen(name) + 1;
  char *full = malloc(length);
  if (full) snprintf(full, length, "%s%s%s", scope, *scope ? "." : "", name);
  return full;
}

/* Returns the full name that was kept, or NULL. */
static const char *add(
  schema *schema, const char *scope, const char *name, symbol_kind kind, const void *descriptor) {
  if (schema->count == schema->capacity) {
    size_t capacity = schema->capacity ? schema->capacity * 2 : 64;
    symbol *symbols = realloc(schema->symbols, capacity * sizeof *symbols);
    if (!symbols) return NULL;
    schema->symbols = symbols;
    schema->capacity = capacity;
  }
  char *full = joined(scope, name ? name : "");
  if (full) schema->symbols[schema->count++] = (symbol){full, kind, descriptor};
  return full;
}

static bool add_message(schema *schema, const char *scope, const message_type *message) {
  const char *full = add(schema, scope, message->name, SYMBOL_MESSAGE, message);
  bool done = full != NULL;
  for (size_t i = 0; done && i < message->n_nested_type; i++)
    done = add_message(schema, full, message->nested_type[i]);
  for (size_t i = 0; done && i < message->n_enum_type; i++) {
    done =
      add(schema, full, message->enum_type[i]->name, SYMBOL_ENUM, message->enum_type[i]) != NULL;
  }
  return done;
}

static bool add_file(schema *schema, const Rtcall__FileDescriptor *file) {
  const char *package = file->package ? file->package : "";
  bool done = true;
  for (size_t i = 0; done && i < file->n_message_type; i++)
    done = add_message(schema, package, file->message_type[i]);
  for (size_t i = 0; done && i < file->n_enum_type; i++) {
    done = add(schema, package, file->enum_type[i]->name, SYMBOL_ENUM, file->enum_type[i]) != NULL;
  }
  for (size_t i = 0; done && i < file->n_service; i++) {
    done = add(schema, package, file->service[i]->name, SYMBOL_SERVICE, file->service[i]) != NULL;
  }
  return done;
}

static int compare(const void *a, const void *b) {
  return strcmp(((const symbol *)a)->name, ((const symbol *)b)->name);
}

schema *schema_load(const void *bytes, size_t length) {
  schema *schema = calloc(1, sizeof *schema);
  if (!schema) return NULL;
  schema->files = rtcall__file_descriptor_set__unpack(NULL, length, bytes);
  bool done = schema->files && schema->files->n_file > 0;
  for (size_t i = 0; done && i < schema->files->n_file; i++)
    done = add_file(schema, schema->files->file[i]);
  if (!done) return schema_free(schema), NULL;
  if (schema->count > 0) qsort(schema->symbols, schema->count, sizeof(symbol), compare);
  return schema;
}

void schema_free(schema *schema) {
  if (!schema) return;
  for (size_t i = 0; i < schema->count; i++)
    free(schema->symbols[i].name);
  free(schema->symbols);
  if (schema->files) rtcall__file_descriptor_set__free_unpacked(schema->files, NULL);
  free(schema);
}

static const void *find(const schema *schema, const char *name, symbol_kind kind) {
  if (!name) return NULL;
  symbol key = {.name = (char *)(name[0] == '.' ? name + 1 : name)};
  const symbol *found = bsearch(&key, schema->symbols, schema->count, sizeof key, compare);
  return found && found->kind == kind ? found->descriptor : NULL;
}

const message_type *schema_message(const schema *schema, const char *name) {
  return find(schema, name, SYMBOL_MESSAGE);
}

const enum_type *schema_enum(const schema *schema, const char *name) {
  return find(schema, name, SYMBOL_ENUM);
}

const service_type *schema_service(const schema *schema, const char *name) {
  return find(schema, name, SYMBOL_SERVICE);
}

const method_type *schema_method(const schema *schema, const char *path) {
  const char *slash = strrchr(path, '/');
  if (!slash) return NULL;
  char *name = strndup(path, (size_t)(slash - path));
  const service_type *service = schema_service(schema, name);
  free(name);
  for (size_t i = 0; service && i < service->n_method; i++) {
    if (service->method[i]->name && strcmp(service->method[i]->name, slash + 1) == 0)
      return service->method[i];
  }
  return NULL;
}

const message_type *schema_map_entry(const schema *schema, const field_type *field) {
  if (!field_is_repeated(field) || field->type != TYPE_MESSAGE) return NULL;
  const message_type *entry = schema_message(schema, field->type_name);
  bool is_map = entry && entry->options && entry->options->map_entry && entry->n_field == 2;
  return is_map ? entry : NULL;
}

bool field_is_repeated(const field_type *field) { return field->label == 3; }

bool field_has_presence(const field_type *field) {
  return !field_is_repeated(field) && (field->type == TYPE_MESSAGE || field->has_oneof_index);
}

/* ---- For people ---- */

bool schema_list(const schema *schema, const char *wanted, FILE *out) {
  bool found = false;
  for (size_t i = 0; i < schema->count; i++) {
    const symbol *symbol = &schema->symbols[i];
    if (symbol->kind != SYMBOL_SERVICE || (wanted && strcmp(symbol->name, wanted) != 0)) continue;
    found = true;
    const service_type *service = symbol->descriptor;
    if (!wanted) fprintf(out, "%s\n", symbol->name);
    for (size_t k = 0; wanted && k < service->n_method; k++)
      fprintf(out, "%s/%s\n", wanted, service->method[k]->name);
  }
  return found || !wanted;
}

static const char *without_dot(const char *name) {
  return name && name[0] == '.' ? name + 1 : name;
}

static const char *type_name(const field_type *field) {
  static const char *const names[] = {"", "double", "float", "int64", "uint64", "int32", "fixed64",
    "fixed32", "bool", "string", "group", "", "bytes", "uint32", "", "sfixed32", "sfixed64",
    "sint32", "sint64"};
  if (field->type_name && *field->type_name) return without_dot(field->type_name);
  return field->type >= 1 && field->type <= TYPE_SINT64 ? names[field->type] : "";
}

static void describe_method(const method_type *method, const char *indent, FILE *out) {
  fprintf(out, "%srpc %s(%s%s) returns (%s%s);\n", indent, method->name,
    method->client_streaming ? "stream " : "", without_dot(method->input_type),
    method->server_streaming ? "stream " : "", without_dot(method->output_type));
}

static void describe_field(
  const schema *schema, const field_type *field, const char *indent, FILE *out) {
  const message_type *entry = schema_map_entry(schema, field);
  fputs(indent, out);
  if (entry) fprintf(out, "map<%s, %s>", type_name(entry->field[0]), type_name(entry->field[1]));
  else
    fprintf(out, "%s%s",
      field_is_repeated(field) ? "repeated "
      : field->proto3_optional ? "optional "
                               : "",
      type_name(field));
  fprintf(out, " %s = %d;\n", field->name, field->number);
}

static void describe_message(const schema *schema, const message_type *message, FILE *out) {
  fprintf(out, "message %s {\n", message->name);
  for (size_t i = 0; i < message->n_field; i++) {
    const field_type *field = message->field[i];
    if (!field->has_oneof_index || field->proto3_optional) describe_field(schema, field, "  ", out);
  }
  for (size_t k = 0; k < message->n_oneof_decl; k++) {
    bool begun = false;
    for (size_t i = 0; i < message->n_field; i++) {
      const field_type *field = message->field[i];
      if (!field->has_oneof_index || field->proto3_optional || (size_t)field->oneof_index != k)
        continue;
      if (!begun) fprintf(out, "  oneof %s {\n", message->oneof_decl[k]->name);
      begun = true;
      describe_field(schema, field, "    ", out);
    }
    if (begun) fputs("  }\n", out);
  }
  fputs("}\n", out);
}

bool schema_describe(const schema *schema, const char *name, FILE *out) {
  const service_type *service = schema_service(schema, name);
  const method_type *method = schema_method(schema, name);
  const message_type *message = schema_message(schema, name);
  const enum_type *enumeration = schema_enum(schema, name);
  if (service) {
    fprintf(out, "service %s {\n", service->name);
    for (size_t i = 0; i < service->n_method; i++)
      describe_method(service->method[i], "  ", out);
    fputs("}\n", out);
  } else if (method) {
    describe_method(method, "", out);
    const message_type *input = schema_message(schema, method->input_type);
    const message_type *output = schema_message(schema, method->output_type);
    if (input) fputc('\n', out), describe_message(schema, input, out);
    if (output) fputc('\n', out), describe_message(schema, output, out);
  } else if (message) {
    describe_message(schema, message, out);
  } else if (enumeration) {
    fprintf(out, "enum %s {\n", enumeration->name);
    for (size_t i = 0; i < enumeration->n_value; i++) {
      fprintf(out, "  %s = %d;\n", enumeration->value[i]->name, enumeration->value[i]->number);
    }
    fputs("}\n", out);
  }
  return service || method || message || enumeration;
}
