#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"

bool codec_fail(codec *codec, const char *format, ...) {
  if (codec->problem[0]) return false;
  int used = snprintf(
    codec->problem, sizeof codec->problem, "%s%s", codec->path, codec->path[0] ? ": " : "");
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(codec->problem + used, sizeof codec->problem - (size_t)used, format, arguments);
  va_end(arguments);
  return false;
}

size_t codec_enter(codec *codec, const char *format, ...) {
  size_t before = strlen(codec->path);
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(codec->path + before, sizeof codec->path - before, format, arguments);
  va_end(arguments);
  return before;
}

void codec_leave(codec *codec, size_t before) { codec->path[before] = 0; }

bool codec_knows(codec *codec, const field_type *field) {
  static const char prefix[] = ".google.protobuf.";
  bool refused =
    field->type == TYPE_GROUP ||
    (field->type == TYPE_MESSAGE && strncmp(field->type_name, prefix, sizeof prefix - 1) == 0);
  return refused ? codec_fail(codec, "fields of type %s are not supported", field->type_name)
                 : true;
}

static void put_varint(rt_buffer *out, uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    rt_buffer_u8(out, (uint8_t)(value | 0x80));
  rt_buffer_u8(out, (uint8_t)value);
}

static void put_little(rt_buffer *out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; i++)
    rt_buffer_u8(out, (uint8_t)(value >> (8 * i)));
}

static unsigned wire_type(const field_type *field) {
  switch (field->type) {
  case TYPE_DOUBLE:
  case TYPE_FIXED64:
  case TYPE_SFIXED64: return 1;
  case TYPE_STRING:
  case TYPE_BYTES:
  case TYPE_MESSAGE: return 2;
  case TYPE_FLOAT:
  case TYPE_FIXED32:
  case TYPE_SFIXED32: return 5;
  default: return 0;
  }
}

static void put_tag(rt_buffer *out, const field_type *field, unsigned wire) {
  put_varint(out, (uint64_t)field->number << 3 | wire);
}

/* ---- Numbers: as numbers, or in strings ---- */

static const char *digits_of(codec *codec, const json *value) {
  bool readable = (value->kind == JSON_NUMBER || value->kind == JSON_STRING) && value->length > 0 &&
                  strlen(value->text) == value->length &&
                  strspn(value->text, "-+.0123456789eE") == value->length;
  if (!readable) codec_fail(codec, "an integer is wanted");
  return readable ? value->text : NULL;
}

/* Also "1e3" and "2.0", which are integers in JSON. */
static bool integral(codec *codec, const char *text, double *number) {
  char *end;
  *number = strtod(text, &end);
  bool whole = *end == 0 && *number == floor(*number) && fabs(*number) <= 9007199254740992.0;
  return whole || codec_fail(codec, "'%s' is no integer", text);
}

static bool read_signed(
  codec *codec, const json *value, int64_t least, int64_t most, int64_t *number) {
  const char *text = digits_of(codec, value);
  if (!text) return false;
  char *end;
  errno = 0;
  long long parsed = strtoll(text, &end, 10);
  double real;
  if (*end && !integral(codec, text, &real)) return false;
  *number = *end ? (int64_t)real : parsed;
  if ((!*end && errno) || *number < least || *number > most)
    return codec_fail(codec, "%s is out of range", text);
  return true;
}

static bool read_unsigned(codec *codec, const json *value, uint64_t most, uint64_t *number) {
  const char *text = digits_of(codec, value);
  if (!text) return false;
  char *end;
  errno = 0;
  unsigned long long parsed = strtoull(text, &end, 10);
  double real = 0;
  if (*end && !integral(codec, text, &real)) return false;
  *number = *end ? (uint64_t)(real < 0 ? 0 : real) : parsed;
  if (text[0] == '-' && *number == 0 && real == 0) return true;
  bool fits = text[0] != '-' && (*end || !errno) && *number <= most;
  return fits || codec_fail(codec, "%s is out of range", text);
}

static bool read_real(codec *codec, const json *value, double *number) {
  bool textual = value->kind == JSON_STRING;
  if (!textual && value->kind != JSON_NUMBER) return codec_fail(codec, "a number is wanted");
  if (textual && strcmp(value->text, "NaN") == 0) return *number = NAN, true;
  if (textual && strcmp(value->text, "Infinity") == 0) return *number = INFINITY, true;
  if (textual && strcmp(value->text, "-Infinity") == 0) return *number = -INFINITY, true;
  char *end;
  *number = strtod(value->text, &end);
  bool legal =
    value->length > 0 && *end == 0 && strspn(value->text, "-+.0123456789eE") == value->length;
  if (!legal) return codec_fail(codec, "'%s' is no number", value->text);
  return isfinite(*number) || codec_fail(codec, "%s is out of range", value->text);
}

static bool read_enum(codec *codec, const field_type *field, const json *value, int64_t *number) {
  if (value->kind != JSON_STRING) return read_signed(codec, value, INT32_MIN, INT32_MAX, number);
  const enum_type *type = schema_enum(codec->schema, field->type_name);
  for (size_t i = 0; type && i < type->n_value; i++) {
    if (strcmp(type->value[i]->name, value->text) == 0)
      return *number = type->value[i]->number, true;
  }
  return codec_fail(codec, "'%s' is no value of %s", value->text, field->type_name + 1);
}

/* ---- Strings ---- */

static int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Both alphabets, with or without padding. */
static bool put_base64(codec *codec, const json *value, rt_buffer *out) {
  size_t length = value->length;
  while (length > 0 && value->text[length - 1] == '=')
    length--;
  bool legal = length % 4 != 1 && value->length - length <= 2;
  uint32_t bits = 0;
  int held = 0;
  for (size_t i = 0; legal && i < length; i++) {
    int six = base64_value(value->text[i]);
    legal = six >= 0;
    bits = bits << 6 | (uint32_t)six;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    rt_buffer_u8(out, (uint8_t)(bits >> held));
  }
  return legal || codec_fail(codec, "bytes are wanted as base64");
}

static bool put_delimited(
  codec *codec, const field_type *field, const json *value, rt_buffer *out) {
  rt_buffer inner = {0};
  bool done;
  if (field->type == TYPE_MESSAGE) {
    const message_type *type = schema_message(codec->schema, field->type_name);
    done = type ? codec_encode(codec, type, value, &inner)
                : codec_fail(codec, "unknown type %s", field->type_name);
  } else if (value->kind != JSON_STRING) {
    done = codec_fail(codec, "a string is wanted");
  } else if (field->type == TYPE_BYTES) {
    done = put_base64(codec, value, &inner);
  } else {
    rt_buffer_append(&inner, value->text, value->length);
    done = true;
  }
  put_varint(out, rt_buffer_length(&inner));
  rt_buffer_append(out, inner.data, rt_buffer_length(&inner));
  rt_buffer_free(&inner);
  return done;
}

/* ---- Values and fields ---- */

static bool put_real(codec *codec, const field_type *field, const json *value, rt_buffer *out) {
  double number = 0;
  if (!read_real(codec, value, &number)) return false;
  uint64_t bits = 0;
  if (field->type == TYPE_FLOAT) {
    float narrow = (float)number;
    if (isinf(narrow) && isfinite(number))
      return codec_fail(codec, "%s is out of range", value->text);
    uint32_t word;
    memcpy(&word, &narrow, sizeof word);
    return put_little(out, word, 4), true;
  }
  memcpy(&bits, &number, sizeof bits);
  return put_little(out, bits, 8), true;
}

static bool put_unsigned(codec *codec, const field_type *field, const json *value, rt_buffer *out) {
  bool wide = field->type == TYPE_UINT64 || field->type == TYPE_FIXED64;
  uint64_t number;
  if (!read_unsigned(codec, value, wide ? UINT64_MAX : UINT32_MAX, &number)) return false;
  if (wire_type(field) == 0) put_varint(out, number);
  else put_little(out, number, wide ? 8 : 4);
  return true;
}

static bool put_signed(codec *codec, const field_type *field, const json *value, rt_buffer *out) {
  bool wide =
    field->type == TYPE_INT64 || field->type == TYPE_SINT64 || field->type == TYPE_SFIXED64;
  int64_t number;
  bool done = field->type == TYPE_ENUM ? read_enum(codec, field, value, &number)
                                       : read_signed(codec, value, wide ? INT64_MIN : INT32_MIN,
                                           wide ? INT64_MAX : INT32_MAX, &number);
  if (!done) return false;
  if (field->type == TYPE_SINT32 || field->type == TYPE_SINT64) {
    put_varint(out, (uint64_t)number << 1 ^ (uint64_t)(number >> 63));
  } else if (wire_type(field) == 0) {
    put_varint(out, (uint64_t)number);
  } else {
    put_little(out, (uint64_t)number, wide ? 8 : 4);
  }
  return true;
}

/* A value without its tag. */
static bool put_value(codec *codec, const field_type *field, const json *value, rt_buffer *out) {
  switch (field->type) {
  case TYPE_DOUBLE:
  case TYPE_FLOAT: return put_real(codec, field, value, out);
  case TYPE_UINT32:
  case TYPE_UINT64:
  case TYPE_FIXED32:
  case TYPE_FIXED64: return put_unsigned(codec, field, value, out);
  case TYPE_STRING:
  case TYPE_BYTES:
  case TYPE_MESSAGE: return put_delimited(codec, field, value, out);
  case TYPE_BOOL:
    if (value->kind != JSON_BOOL) return codec_fail(codec, "true or false is wanted");
    return put_varint(out, value->boolean), true;
  default: return put_signed(codec, field, value, out);
  }
}

static bool put_repeated(codec *codec, const field_type *field, const json *value, rt_buffer *out) {
  if (value->kind != JSON_ARRAY) return codec_fail(codec, "an array is wanted");
  bool refuses = field->options && field->options->has_packed && !field->options->packed;
  bool packed = wire_type(field) != 2 && !refuses, done = true;
  rt_buffer inner = {0};
  size_t index = 0;
  for (const json *item = value->first; item && done; item = item->next, index++) {
    size_t before = codec_enter(codec, "[%zu]", index);
    if (!packed) put_tag(out, field, wire_type(field));
    done = item->kind == JSON_NULL ? codec_fail(codec, "null is no element")
                                   : put_value(codec, field, item, packed ? &inner : out);
    codec_leave(codec, before);
  }
  if (packed && rt_buffer_length(&inner) > 0) {
    put_tag(out, field, 2);
    put_varint(out, rt_buffer_length(&inner));
    rt_buffer_append(out, inner.data, rt_buffer_length(&inner));
  }
  rt_buffer_free(&inner);
  return done;
}

/* A key is a string in JSON, whatever its type. */
static bool put_map_key(codec *codec, const field_type *key, const json *item, rt_buffer *out) {
  json text = {.kind = JSON_STRING, .text = item->key, .length = strlen(item->key)};
  put_tag(out, key, wire_type(key));
  if (key->type != TYPE_BOOL) return put_value(codec, key, &text, out);
  bool yes = strcmp(item->key, "true") == 0;
  if (!yes && strcmp(item->key, "false") != 0)
    return codec_fail(codec, "true or false is wanted as key");
  return put_varint(out, yes), true;
}

static bool put_map(codec *codec, const field_type *field, const message_type *entry,
  const json *value, rt_buffer *out) {
  if (value->kind != JSON_OBJECT) return codec_fail(codec, "an object is wanted");
  bool done = true;
  for (const json *item = value->first; item && done; item = item->next) {
    size_t before = codec_enter(codec, "[%.40s]", item->key);
    rt_buffer inner = {0};
    done = codec_knows(codec, entry->field[1]) && put_map_key(codec, entry->field[0], item, &inner);
    put_tag(&inner, entry->field[1], wire_type(entry->field[1]));
    if (done && item->kind == JSON_NULL) done = codec_fail(codec, "null is no value");
    done = done && put_value(codec, entry->field[1], item, &inner);
    put_tag(out, field, 2);
    put_varint(out, rt_buffer_length(&inner));
    rt_buffer_append(out, inner.data, rt_buffer_length(&inner));
    rt_buffer_free(&inner);
    codec_leave(codec, before);
  }
  return done;
}

static bool put_field(codec *codec, const field_type *field, const json *value, rt_buffer *out) {
  if (value->kind == JSON_NULL) return true;
  const message_type *entry = schema_map_entry(codec->schema, field);
  if (entry) return put_map(codec, field, entry, value, out);
  if (!codec_knows(codec, field)) return false;
  if (field_is_repeated(field)) return put_repeated(codec, field, value, out);
  put_tag(out, field, wire_type(field));
  return put_value(codec, field, value, out);
}

/* By its JSON name, or as the contract writes it. */
static const field_type *field_named(const message_type *type, const char *name) {
  for (size_t i = 0; i < type->n_field; i++) {
    const field_type *field = type->field[i];
    if (strcmp(field->name, name) == 0 || (field->json_name && strcmp(field->json_name, name) == 0))
      return field;
  }
  return NULL;
}

/* A field under both its names, or two of a oneof. */
static bool comes_once(
  codec *codec, const message_type *type, const json *object, const json *member) {
  const field_type *field = field_named(type, member->key);
  for (const json *other = object->first; other != member; other = other->next) {
    const field_type *earlier = field_named(type, other->key);
    if (!earlier || other->kind == JSON_NULL || member->kind == JSON_NULL) continue;
    bool one_of = earlier->has_oneof_index && field->has_oneof_index &&
                  earlier->oneof_index == field->oneof_index;
    if (earlier == field || one_of)
      return codec_fail(codec, "'%s' is set as well, and only one can be", other->key);
  }
  return true;
}

bool codec_encode(codec *codec, const message_type *type, const json *value, rt_buffer *out) {
  if (value->kind != JSON_OBJECT) return codec_fail(codec, "an object is wanted");
  if (codec->depth == codec_depth_max) return codec_fail(codec, "nested too deeply");
  codec->depth++;
  bool done = true;
  for (const json *member = value->first; member && done; member = member->next) {
    size_t before = codec_enter(codec, "%s%.60s", codec->path[0] ? "." : "", member->key);
    const field_type *field = field_named(type, member->key);
    done = field ? comes_once(codec, type, value, member) && put_field(codec, field, member, out)
                 : codec_fail(codec, "%s has no such field", type->name);
    codec_leave(codec, before);
  }
  codec->depth--;
  return done;
}
