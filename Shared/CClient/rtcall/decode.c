#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "metadata.h"

typedef struct cursor {
  const uint8_t *at, *end;
} cursor;

/* One field as it stands on the wire. */
typedef struct item {
  uint32_t number;
  unsigned wire;
  /* Of wire types 0, 1 and 5. */
  uint64_t value;
  /* Of wire type 2. */
  const uint8_t *bytes;
  size_t length;
} item;

static bool take_varint(cursor *cursor, uint64_t *value) {
  *value = 0;
  for (int shift = 0; shift < 64 && cursor->at < cursor->end; shift += 7) {
    uint8_t byte = *cursor->at++;
    *value |= (uint64_t)(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

static bool take_little(cursor *cursor, int bytes, uint64_t *value) {
  if (cursor->end - cursor->at < bytes) return false;
  *value = 0;
  for (int i = 0; i < bytes; i++)
    *value |= (uint64_t)*cursor->at++ << (8 * i);
  return true;
}

static bool take_item(cursor *cursor, item *item) {
  uint64_t tag, length;
  if (!take_varint(cursor, &tag) || tag >> 3 == 0 || tag >> 3 > 536870911) return false;
  item->number = (uint32_t)(tag >> 3);
  item->wire = (unsigned)(tag & 7);
  switch (item->wire) {
  case 0: return take_varint(cursor, &item->value);
  case 1: return take_little(cursor, 8, &item->value);
  case 5: return take_little(cursor, 4, &item->value);
  case 2:
    if (!take_varint(cursor, &length) || length > (uint64_t)(cursor->end - cursor->at))
      return false;
    item->bytes = cursor->at;
    item->length = (size_t)length;
    cursor->at += length;
    return true;
  default: return false;
  }
}

static bool is_well_formed(const uint8_t *bytes, size_t length) {
  cursor cursor = {bytes, bytes + length};
  item item;
  while (cursor.at < cursor.end) {
    if (!take_item(&cursor, &item)) return false;
  }
  return true;
}

/* ---- Scalars ---- */

static void write_real(double number, bool is_float, FILE *out) {
  if (isnan(number)) {
    fputs("\"NaN\"", out);
    return;
  }
  if (isinf(number)) {
    fputs(number > 0 ? "\"Infinity\"" : "\"-Infinity\"", out);
    return;
  }
  /* The shortest digits that read back as the same number. */
  char text[40];
  for (int digits = 1; digits <= 17; digits++) {
    snprintf(text, sizeof text, "%.*g", digits, number);
    double back = strtod(text, NULL);
    if (is_float ? (float)back == (float)number : back == number) break;
  }
  fputs(text, out);
}

static void write_base64(const uint8_t *bytes, size_t length, FILE *out) {
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  fputc('"', out);
  for (size_t i = 0; i < length; i += 3) {
    size_t rest = length - i;
    uint32_t bits = (uint32_t)bytes[i] << 16 | (rest > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                    (rest > 2 ? bytes[i + 2] : 0);
    char four[5] = {alphabet[bits >> 18], alphabet[bits >> 12 & 63],
      rest > 1 ? alphabet[bits >> 6 & 63] : '=', rest > 2 ? alphabet[bits & 63] : '=', 0};
    fputs(four, out);
  }
  fputc('"', out);
}

static void write_enum(codec *codec, const field_type *field, int32_t number, FILE *out) {
  const enum_type *type = schema_enum(codec->schema, field->type_name);
  for (size_t i = 0; type && i < type->n_value; i++) {
    if (type->value[i]->number != number) continue;
    json_write_string(out, type->value[i]->name, strlen(type->value[i]->name));
    return;
  }
  fprintf(out, "%d", number);
}

static bool write_text(codec *codec, const item *item, FILE *out) {
  if (!rt_is_utf8(item->bytes, item->length))
    return codec_fail(codec, "a string that is not UTF-8");
  json_write_string(out, (const char *)item->bytes, item->length);
  return true;
}

static int64_t unzigzag(uint64_t value) { return (int64_t)(value >> 1 ^ (~(value & 1) + 1)); }

static void write_number(codec *codec, const field_type *field, uint64_t value, FILE *out) {
  double wide;
  float narrow;
  uint32_t word = (uint32_t)value;
  switch (field->type) {
  case TYPE_DOUBLE: memcpy(&wide, &value, 8), write_real(wide, false, out); break;
  case TYPE_FLOAT: memcpy(&narrow, &word, 4), write_real(narrow, true, out); break;
  case TYPE_INT64:
  case TYPE_SFIXED64: fprintf(out, "\"%lld\"", (long long)value); break;
  case TYPE_UINT64:
  case TYPE_FIXED64: fprintf(out, "\"%llu\"", (unsigned long long)value); break;
  case TYPE_INT32:
  case TYPE_SFIXED32: fprintf(out, "%d", (int32_t)word); break;
  case TYPE_UINT32:
  case TYPE_FIXED32: fprintf(out, "%u", word); break;
  case TYPE_BOOL: fputs(value ? "true" : "false", out); break;
  case TYPE_SINT32: fprintf(out, "%d", (int32_t)unzigzag(word)); break;
  case TYPE_SINT64: fprintf(out, "\"%lld\"", (long long)unzigzag(value)); break;
  default: write_enum(codec, field, (int32_t)word, out);
  }
}

static unsigned wire_of(const field_type *field) {
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

static bool write_value(codec *codec, const field_type *field, const item *item, FILE *out) {
  if (field->type == TYPE_STRING) return write_text(codec, item, out);
  if (field->type == TYPE_BYTES) return write_base64(item->bytes, item->length, out), true;
  if (field->type != TYPE_MESSAGE) return write_number(codec, field, item->value, out), true;
  const message_type *type = schema_message(codec->schema, field->type_name);
  if (!type) return codec_fail(codec, "unknown type %s", field->type_name);
  return codec_decode(codec, type, item->bytes, item->length, out);
}

/* ---- Fields ---- */

static void write_line(const codec *codec, FILE *out) {
  if (codec->is_compact) return;
  fputc('\n', out);
  for (int i = 0; i < codec->depth; i++)
    fputs("  ", out);
}

static void write_separator(const codec *codec, bool *is_first, FILE *out) {
  if (!*is_first) fputc(',', out);
  *is_first = false;
  write_line(codec, out);
}

static bool write_packed(
  codec *codec, const field_type *field, const item *packed, bool *is_first, FILE *out) {
  cursor cursor = {packed->bytes, packed->bytes + packed->length};
  unsigned wire = wire_of(field);
  while (cursor.at < cursor.end) {
    uint64_t value;
    bool taken =
      wire == 0 ? take_varint(&cursor, &value) : take_little(&cursor, wire == 1 ? 8 : 4, &value);
    if (!taken) return codec_fail(codec, "packed numbers that are cut off");
    write_separator(codec, is_first, out);
    write_number(codec, field, value, out);
  }
  return true;
}

static bool write_map_entry(
  codec *codec, const message_type *entry, const item *wanted, FILE *out) {
  item key = {.bytes = (const uint8_t *)""}, value = {.bytes = (const uint8_t *)""}, read;
  cursor cursor = {wanted->bytes, wanted->bytes + wanted->length};
  while (cursor.at < cursor.end) {
    if (!take_item(&cursor, &read)) return codec_fail(codec, "a map entry that is cut off");
    if (read.number == 1 && read.wire == wire_of(entry->field[0])) key = read;
    if (read.number == 2 && read.wire == wire_of(entry->field[1])) value = read;
  }
  if (entry->field[0]->type == TYPE_STRING) {
    if (!write_text(codec, &key, out)) return false;
  } else {
    /* 64-bit numbers bring quotes of their own. */
    int type = entry->field[0]->type;
    bool quoted = type == TYPE_INT64 || type == TYPE_UINT64 || type == TYPE_FIXED64 ||
                  type == TYPE_SFIXED64 || type == TYPE_SINT64;
    if (!quoted) fputc('"', out);
    write_number(codec, entry->field[0], key.value, out);
    if (!quoted) fputc('"', out);
  }
  fputs(codec->is_compact ? ":" : ": ", out);
  return write_value(codec, entry->field[1], &value, out);
}

static bool write_many(
  codec *codec, const field_type *field, const uint8_t *bytes, size_t length, FILE *out) {
  const message_type *entry = schema_map_entry(codec->schema, field);
  cursor cursor = {bytes, bytes + length};
  item item;
  bool is_first = true, done = true;
  fputc(entry ? '{' : '[', out);
  codec->depth++;
  while (done && cursor.at < cursor.end && take_item(&cursor, &item)) {
    if (item.number != (uint32_t)field->number) continue;
    if (item.wire == 2 && wire_of(field) != 2) {
      done = write_packed(codec, field, &item, &is_first, out);
    } else if (item.wire == wire_of(field)) {
      write_separator(codec, &is_first, out);
      done =
        entry ? write_map_entry(codec, entry, &item, out) : write_value(codec, field, &item, out);
    }
  }
  codec->depth--;
  if (!is_first) write_line(codec, out);
  fputc(entry ? '}' : ']', out);
  return done;
}

/* Of several occurrences the last counts; those of a message are merged, which is what their joined
 * bytes mean. */
static bool write_single(
  codec *codec, const field_type *field, const uint8_t *bytes, size_t length, FILE *out) {
  cursor cursor = {bytes, bytes + length};
  item item, last = {.bytes = (const uint8_t *)""};
  rt_buffer merged = {0};
  while (cursor.at < cursor.end && take_item(&cursor, &item)) {
    if (item.number != (uint32_t)field->number || item.wire != wire_of(field)) continue;
    last = item;
    if (field->type == TYPE_MESSAGE) rt_buffer_append(&merged, item.bytes, item.length);
  }
  if (field->type == TYPE_MESSAGE && rt_buffer_length(&merged) > 0) {
    last.bytes = merged.data;
    last.length = rt_buffer_length(&merged);
  }
  bool done = write_value(codec, field, &last, out);
  rt_buffer_free(&merged);
  return done;
}

/* Whether the field, and of a oneof this one last, is on the wire with something to say. */
static bool is_there(
  const message_type *type, const field_type *field, const uint8_t *bytes, size_t length) {
  cursor cursor = {bytes, bytes + length};
  item item;
  bool there = false;
  while (cursor.at < cursor.end && take_item(&cursor, &item)) {
    if (item.number == (uint32_t)field->number) {
      bool fits = item.wire == wire_of(field) || (item.wire == 2 && field_is_repeated(field));
      bool is_default = !field_has_presence(field) && !field_is_repeated(field) &&
                        (item.wire == 2 ? item.length == 0 : item.value == 0);
      if (fits) there = !is_default;
    } else if (field->has_oneof_index && !field->proto3_optional) {
      for (size_t i = 0; i < type->n_field; i++) {
        const field_type *other = type->field[i];
        bool rival = other->has_oneof_index && other->oneof_index == field->oneof_index;
        if (rival && (uint32_t)other->number == item.number) there = false;
      }
    }
  }
  return there;
}

bool codec_decode(
  codec *codec, const message_type *type, const uint8_t *bytes, size_t length, FILE *out) {
  if (codec->depth >= 2 * codec_depth_max) return codec_fail(codec, "nested too deeply");
  if (!is_well_formed(bytes, length))
    return codec_fail(codec, "a message that is no %s", type->name);
  bool is_first = true, done = true;
  fputc('{', out);
  codec->depth++;
  for (size_t i = 0; i < type->n_field && done; i++) {
    const field_type *field = type->field[i];
    bool there = is_there(type, field, bytes, length);
    if (!there && (!codec->with_defaults || field_has_presence(field))) continue;
    size_t before = codec_enter(codec, "%s%.60s", codec->path[0] ? "." : "", field->name);
    if (!codec_knows(codec, field)) return false;
    write_separator(codec, &is_first, out);
    const char *name = field->json_name ? field->json_name : field->name;
    json_write_string(out, name, strlen(name));
    fputs(codec->is_compact ? ":" : ": ", out);
    done = field_is_repeated(field) ? write_many(codec, field, bytes, length, out)
                                    : write_single(codec, field, bytes, length, out);
    codec_leave(codec, before);
  }
  codec->depth--;
  if (!is_first) write_line(codec, out);
  fputc('}', out);
  return done;
}
