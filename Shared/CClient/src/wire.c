#include "wire.h"

#include <string.h>

static const uint32_t magic = 0x52544C4B;
enum { version = 1, hello_length = 26 };

static rt_violation broken(const char *text) { return (rt_violation){text, RT_PROTOCOL}; }

static const rt_violation fine = {0};

uint32_t rt_u32(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

rt_header rt_header_read(const uint8_t *bytes) {
  return (rt_header){
    .length = rt_u32(bytes), .stream = rt_u32(bytes + 4), .type = bytes[8], .flags = bytes[9]};
}

static const struct {
  uint8_t flags;
  /* -1: any. */
  int length;
  enum { STREAM_ZERO, STREAM_ODD, STREAM_EITHER } stream;
} rules[RT_TYPES] = {
  [RT_HELLO] = {0, -1, STREAM_ZERO},
  [RT_OPEN] = {RT_END | RT_DATA | RT_REQUESTS | RT_RESPONSES, -1, STREAM_ODD},
  [RT_MESSAGE] = {RT_END | RT_MORE | RT_DATA, -1, STREAM_ODD},
  [RT_STATUS] = {RT_DATA, -1, STREAM_ODD},
  [RT_CANCEL] = {0, 0, STREAM_ODD},
  [RT_WINDOW] = {0, 4, STREAM_EITHER},
  [RT_PING] = {0, 8, STREAM_ZERO},
  [RT_PONG] = {0, 8, STREAM_ZERO},
  [RT_GOAWAY] = {0, -1, STREAM_ZERO},
  [RT_METADATA] = {0, -1, STREAM_ODD},
};

static rt_violation check_message(const rt_header *header) {
  uint8_t flags = header->flags;
  if ((flags & RT_MORE) && (flags & RT_END)) return broken("MESSAGE with MORE and END");
  if ((flags & RT_MORE) && header->length == 0) return broken("MESSAGE with MORE and no bytes");
  if (flags & RT_DATA) return fine;
  if (flags != RT_END) return broken("MESSAGE without DATA and END");
  return header->length > 0 ? broken("MESSAGE without DATA and with bytes") : fine;
}

rt_violation rt_header_check(const rt_header *header, uint32_t payload_limit) {
  if (header->length > payload_limit) {
    return (rt_violation){"a frame above the largest that was announced", RT_FRAME_SIZE};
  }
  if (header->type >= RT_TYPES) return broken("a frame of an unknown type");
  if (header->flags & ~rules[header->type].flags)
    return broken("flags that the frame's type does not have");
  int length = rules[header->type].length;
  if (length >= 0 && header->length != (uint32_t)length)
    return broken("a frame of the wrong length");
  bool zero = header->stream == 0;
  if (zero ? rules[header->type].stream == STREAM_ODD : rules[header->type].stream == STREAM_ZERO) {
    return broken("a frame on the wrong kind of stream");
  }
  if (!zero && (header->stream % 2 == 0 || header->stream > RT_MAX31)) {
    return broken("a stream identifier that none can have");
  }
  return header->type == RT_MESSAGE ? check_message(header) : fine;
}

void rt_header_write(
  rt_buffer *out, uint32_t length, uint32_t stream, rt_type type, uint8_t flags) {
  if (!rt_buffer_reserve(out, rt_header_length)) return;
  rt_buffer_u32(out, length);
  rt_buffer_u32(out, stream);
  rt_buffer_u8(out, (uint8_t)type);
  rt_buffer_u8(out, flags);
}

bool rt_limits_legal(const rtrpc_limits *limits) {
  return limits->frame >= 32768 && limits->frame <= 1048576 && limits->message >= 1024 &&
         limits->message <= 1073741824 && limits->stream_credit >= 65536 &&
         limits->stream_credit <= RT_MAX31 && limits->connection_credit >= 65536 &&
         limits->connection_credit <= RT_MAX31 && limits->streams >= 1 &&
         limits->streams <= 1000000;
}

void rt_hello_write(rt_buffer *out, const rtrpc_limits *limits) {
  rt_header_write(out, hello_length, 0, RT_HELLO, 0);
  rt_buffer_u32(out, magic);
  rt_buffer_u8(out, version);
  rt_buffer_u8(out, version);
  rt_buffer_u32(out, limits->frame);
  rt_buffer_u32(out, limits->message);
  rt_buffer_u32(out, limits->stream_credit);
  rt_buffer_u32(out, limits->connection_credit);
  rt_buffer_u32(out, limits->streams);
}

rt_violation rt_hello_read(const uint8_t *payload, size_t length, rtrpc_limits *limits) {
  if (length < hello_length) return broken("HELLO is too short");
  if (rt_u32(payload) != magic) return broken("HELLO of another protocol");
  if (payload[4] > version || payload[5] < version) {
    return (rt_violation){"no version in common: this side speaks version 1", RT_VERSION};
  }
  *limits = (rtrpc_limits){.frame = rt_u32(payload + 6),
    .message = rt_u32(payload + 10),
    .stream_credit = rt_u32(payload + 14),
    .connection_credit = rt_u32(payload + 18),
    .streams = rt_u32(payload + 22)};
  return rt_limits_legal(limits) ? fine : broken("HELLO with a limit outside of its range");
}

rt_violation rt_status_read(
  const uint8_t *payload, size_t length, uint8_t flags, rt_status *status) {
  if (length < 3) return broken("STATUS is cut off");
  if (payload[0] > RTRPC_UNAUTHENTICATED) return broken("STATUS with a code that is none");
  size_t text_length = (size_t)(payload[1] << 8 | payload[2]);
  if (text_length > rt_text_max) return broken("STATUS with a message above its limit");
  if (length - 3 < text_length) return broken("STATUS is cut off");
  if (!rt_is_utf8(payload + 3, text_length))
    return broken("STATUS with a message that is not UTF-8");
  size_t at = 3 + text_length, used = 0;
  rtrpc_metadata *metadata;
  const char *problem = rt_metadata_decode(payload + at, length - at, &used, &metadata);
  if (problem) return broken(problem);
  at += used;
  if (!(flags & RT_DATA) && at < length) {
    rtrpc_metadata_free(metadata);
    return broken("STATUS with bytes after its metadata");
  }
  *status = (rt_status){.code = (rtrpc_code)payload[0],
    .text = payload + 3,
    .text_length = text_length,
    .metadata = metadata,
    .data = payload + at,
    .data_length = length - at};
  return fine;
}

rt_violation rt_metadata_read(const uint8_t *payload, size_t length, rtrpc_metadata **metadata) {
  size_t used = 0;
  const char *problem = rt_metadata_decode(payload, length, &used, metadata);
  if (problem) return broken(problem);
  if (used == length) return fine;
  rtrpc_metadata_free(*metadata);
  *metadata = NULL;
  return broken("METADATA with bytes after its entries");
}

rt_violation rt_goaway_read(const uint8_t *payload, size_t length, rt_goaway *goaway) {
  if (length < 5) return broken("GOAWAY is cut off");
  *goaway = (rt_goaway){.last_stream = rt_u32(payload),
    .reason = payload[4],
    .text = payload + 5,
    .text_length = length - 5};
  if (goaway->last_stream > RT_MAX31) return broken("GOAWAY with a stream that none can be");
  if (goaway->text_length > rt_explanation_max)
    return broken("GOAWAY with an explanation above its limit");
  if (!rt_is_utf8(goaway->text, goaway->text_length)) return broken("GOAWAY that is not UTF-8");
  return fine;
}

void rt_goaway_write(rt_buffer *out, rt_reason reason, const char *explanation) {
  size_t length = strlen(explanation);
  if (length > rt_explanation_max) length = rt_explanation_max;
  rt_header_write(out, (uint32_t)(5 + length), 0, RT_GOAWAY, 0);
  rt_buffer_u32(out, 0);
  rt_buffer_u8(out, (uint8_t)reason);
  rt_buffer_append(out, explanation, length);
}
