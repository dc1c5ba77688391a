/* Between JSON and protobuf, by proto3's JSON mapping. The well-known types with a JSON form of
   their own are refused: the contracts use none. */
#ifndef RTCALL_CODEC_H
#define RTCALL_CODEC_H

#include "buffer.h"
#include "json.h"
#include "schema.h"

enum { codec_depth_max = 32 };

typedef struct codec {
  const schema *schema;
  /* Writing JSON: also fields that have their default value; on one line. */
  bool with_defaults, is_compact;
  /* What is wrong and where, for example "conversations[2].category: …". */
  char problem[400];
  /* Where the work is. */
  char path[256];
  int depth;
} codec;

/* Appends the encoded message. False with codec->problem set. */
bool codec_encode(codec *codec, const message_type *type, const json *value, rt_buffer *out);
/* Writes the message as JSON, without a newline at the end. False with codec->problem set. */
bool codec_decode(
  codec *codec, const message_type *type, const uint8_t *bytes, size_t length, FILE *out);

/* Sets codec->problem; false. */
bool codec_fail(codec *codec, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Extends codec->path, and gives what is needed to go back. */
size_t codec_enter(codec *codec, const char *format, ...) __attribute__((format(printf, 2, 3)));
void codec_leave(codec *codec, size_t before);
/* False for the types that are refused. */
bool codec_knows(codec *codec, const field_type *field);

#endif
