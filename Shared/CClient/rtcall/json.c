#include "json.h"

#include <stdlib.h>
#include <string.h>

#include "metadata.h"

enum { depth_max = 100 };

typedef struct reader {
  const char *begin, *at, *end;
  int depth;
  const char *problem;
} reader;

static json *fail(reader *reader, const char *problem) {
  if (!reader->problem) reader->problem = problem;
  return NULL;
}

static void skip_space(reader *reader) {
  while (reader->at < reader->end && strchr(" \t\r\n", *reader->at))
    reader->at++;
}

static bool take(reader *reader, char wanted) {
  skip_space(reader);
  if (reader->at == reader->end || *reader->at != wanted) return false;
  reader->at++;
  return true;
}

static json *new_value(reader *reader, json_kind kind) {
  json *value = calloc(1, sizeof *value);
  if (!value) return fail(reader, "no memory");
  value->kind = kind;
  return value;
}

void json_free(json *value) {
  while (value) {
    json *next = value->next;
    json_free(value->first);
    free(value->text);
    free(value->key);
    free(value);
    value = next;
  }
}

const json *json_member(const json *object, const char *key) {
  if (!object || object->kind != JSON_OBJECT) return NULL;
  for (const json *member = object->first; member; member = member->next) {
    if (strcmp(member->key, key) == 0) return member;
  }
  return NULL;
}

/* ---- Strings ---- */

static bool read_hex4(reader *reader, unsigned *unit) {
  *unit = 0;
  for (int i = 0; i < 4; i++, reader->at++) {
    if (reader->at == reader->end) return false;
    char c = *reader->at;
    unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                     : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
                     : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10)
                                            : 16;
    if (digit == 16) return false;
    *unit = *unit * 16 + digit;
  }
  return true;
}

static size_t write_utf8(unsigned scalar, char *out) {
  if (scalar < 0x80) return out[0] = (char)scalar, 1;
  if (scalar < 0x800) {
    out[0] = (char)(0xC0 | scalar >> 6);
    out[1] = (char)(0x80 | (scalar & 0x3F));
    return 2;
  }
  if (scalar < 0x10000) {
    out[0] = (char)(0xE0 | scalar >> 12);
    out[1] = (char)(0x80 | (scalar >> 6 & 0x3F));
    out[2] = (char)(0x80 | (scalar & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | scalar >> 18);
  out[1] = (char)(0x80 | (scalar >> 12 & 0x3F));
  out[2] = (char)(0x80 | (scalar >> 6 & 0x3F));
  out[3] = (char)(0x80 | (scalar & 0x3F));
  return 4;
}

/* Behind "\u". 0 when it is no scalar. */
static size_t read_escaped_scalar(reader *reader, char *out) {
  unsigned unit, low;
  if (!read_hex4(reader, &unit) || (unit >= 0xDC00 && unit <= 0xDFFF)) return 0;
  if (unit < 0xD800 || unit > 0xDBFF) return write_utf8(unit, out);
  if (reader->end - reader->at < 6 || reader->at[0] != '\\' || reader->at[1] != 'u') return 0;
  reader->at += 2;
  if (!read_hex4(reader, &low) || low < 0xDC00 || low > 0xDFFF) return 0;
  return write_utf8(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), out);
}

static size_t read_escape(reader *reader, char *out) {
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  if (reader->at == reader->end) return 0;
  char name = *reader->at++;
  if (name == 'u') return read_escaped_scalar(reader, out);
  const char *found = name ? strchr(names, name) : NULL;
  if (!found) return 0;
  out[0] = values[found - names];
  return 1;
}

/* Behind the opening quote. What is written is never longer than what was read. */
static char *read_string(reader *reader, size_t *length) {
  char *text = malloc((size_t)(reader->end - reader->at) + 1);
  if (!text) return fail(reader, "no memory"), NULL;
  size_t written = 0;
  while (reader->at < reader->end && *reader->at != '"') {
    if ((unsigned char)*reader->at < 0x20) break;
    if (*reader->at != '\\') {
      text[written++] = *reader->at++;
      continue;
    }
    reader->at++;
    size_t count = read_escape(reader, text + written);
    if (count == 0) return free(text), fail(reader, "an illegal escape"), NULL;
    written += count;
  }
  if (reader->at == reader->end || *reader->at != '"') {
    return free(text), fail(reader, "a string that does not end"), NULL;
  }
  reader->at++;
  if (!rt_is_utf8((const uint8_t *)text, written))
    return free(text), fail(reader, "a string that is not UTF-8"), NULL;
  text[written] = 0;
  *length = written;
  char *fitted = realloc(text, written + 1);
  return fitted ? fitted : text;
}

/* ---- Values ---- */

static json *read_value(reader *reader);

static bool take_digits(reader *reader) {
  const char *begin = reader->at;
  while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9')
    reader->at++;
  return reader->at > begin;
}

static json *read_number(reader *reader) {
  const char *begin = reader->at;
  if (*reader->at == '-') reader->at++;
  const char *integer = reader->at;
  bool legal = take_digits(reader) && (*integer != '0' || reader->at - integer == 1);
  if (legal && reader->at < reader->end && *reader->at == '.')
    reader->at++, legal = take_digits(reader);
  if (legal && reader->at < reader->end && (*reader->at | 0x20) == 'e') {
    reader->at++;
    if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-')) reader->at++;
    legal = take_digits(reader);
  }
  if (!legal) return fail(reader, "not a value");
  json *value = new_value(reader, JSON_NUMBER);
  if (!value) return NULL;
  value->length = (size_t)(reader->at - begin);
  value->text = strndup(begin, value->length);
  return value;
}

static json *read_word(reader *reader, const char *word, json_kind kind, bool boolean) {
  size_t length = strlen(word);
  if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, word, length) != 0) {
    return fail(reader, "not a value");
  }
  reader->at += length;
  json *value = new_value(reader, kind);
  if (value) value->boolean = boolean;
  return value;
}

/* One element or member, linked behind `last`. */
static bool read_item(reader *reader, json *parent, json **last) {
  char *key = NULL;
  size_t key_length = 0;
  if (parent->kind == JSON_OBJECT) {
    if (!take(reader, '"')) return fail(reader, "a member without a name"), false;
    key = read_string(reader, &key_length);
    if (!key) return false;
    bool twice = json_member(parent, key) != NULL, legal = strlen(key) == key_length;
    if (twice || !legal || !take(reader, ':')) {
      fail(reader, twice   ? "a member that comes twice"
                   : legal ? "a member without ':'"
                           : "a name with a NUL");
      return free(key), false;
    }
  }
  json *item = read_value(reader);
  if (!item) return free(key), false;
  item->key = key;
  if (*last) (*last)->next = item;
  else parent->first = item;
  *last = item;
  return true;
}

static json *read_items(reader *reader, json_kind kind, char closing) {
  json *parent = new_value(reader, kind), *last = NULL;
  if (!parent || take(reader, closing)) return parent;
  do {
    if (!read_item(reader, parent, &last)) return json_free(parent), NULL;
  } while (take(reader, ','));
  if (take(reader, closing)) return parent;
  json_free(parent);
  return fail(reader, kind == JSON_ARRAY ? "',' or ']' is missing" : "',' or '}' is missing");
}

static json *read_value(reader *reader) {
  skip_space(reader);
  if (reader->at == reader->end) return fail(reader, "a value is missing");
  if (reader->depth == depth_max) return fail(reader, "nested too deeply");
  json *value = NULL;
  reader->depth++;
  switch (*reader->at) {
  case '{': reader->at++, value = read_items(reader, JSON_OBJECT, '}'); break;
  case '[': reader->at++, value = read_items(reader, JSON_ARRAY, ']'); break;
  case 't': value = read_word(reader, "true", JSON_BOOL, true); break;
  case 'f': value = read_word(reader, "false", JSON_BOOL, false); break;
  case 'n': value = read_word(reader, "null", JSON_NULL, false); break;
  case '"':
    reader->at++;
    value = new_value(reader, JSON_STRING);
    if (value) value->text = read_string(reader, &value->length);
    if (value && !value->text) json_free(value), value = NULL;
    break;
  default: value = read_number(reader);
  }
  reader->depth--;
  return value;
}

json *json_parse(const char *text, size_t length, char *problem, size_t problem_size) {
  reader reader = {.begin = text, .at = text, .end = text + length};
  json *value = read_value(&reader);
  skip_space(&reader);
  if (value && reader.at == reader.end) return value;
  if (value) fail(&reader, "something behind the value");
  json_free(value);
  size_t line = 1, column = 1;
  for (const char *at = text; at < reader.at; at++) {
    if (*at == '\n') line++, column = 1;
    else column++;
  }
  snprintf(problem, problem_size, "line %zu, column %zu: %s", line, column, reader.problem);
  return NULL;
}

void json_write_string(FILE *out, const char *text, size_t length) {
  fputc('"', out);
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == '"' || c == '\\') fprintf(out, "\\%c", c);
    else if (c == '\n') fputs("\\n", out);
    else if (c == '\r') fputs("\\r", out);
    else if (c == '\t') fputs("\\t", out);
    else if (c < 0x20 || c == 0x7F) fprintf(out, "\\u%04x", c);
    else fputc(c, out);
  }
  fputc('"', out);
}
