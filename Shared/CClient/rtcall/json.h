/* JSON values, read and written. */
#ifndef RTCALL_JSON_H
#define RTCALL_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef enum json_kind {
  JSON_NULL,
  JSON_BOOL,
  JSON_NUMBER,
  JSON_STRING,
  JSON_ARRAY,
  JSON_OBJECT
} json_kind;

typedef struct json json;

struct json {
  json_kind kind;
  bool boolean;
  /* Of a string: the characters, NUL-terminated. Of a number: as it was written. Of a member: also
   * see `key`. */
  char *text;
  size_t length;
  /* Of a member of an object. */
  char *key;
  /* Elements or members, in order. */
  json *first, *next;
};

/* Reads one value, which must be all there is. NULL and a message with line and column otherwise.
 */
json *json_parse(const char *text, size_t length, char *problem, size_t problem_size);
/* Frees the value and everything below it. */
void json_free(json *value);
/* The member of an object, or NULL. */
const json *json_member(const json *object, const char *key);
/* Writes a string with its quotes. */
void json_write_string(FILE *out, const char *text, size_t length);

#endif
