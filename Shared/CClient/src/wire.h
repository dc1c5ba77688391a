/* Frames as bytes (PROTOCOL.md sections 3 to 5). Nothing here knows of connections. */
#ifndef RTRPC_WIRE_H
#define RTRPC_WIRE_H

#include "buffer.h"
#include "metadata.h"
#include "reddytalk_rpc.h"

enum {
  rt_header_length = 10,
  rt_payload_before_hello = 4096,
  rt_text_max = 4096,
  rt_explanation_max = 1024
};
#define RT_MAX31 UINT32_C(0x7FFFFFFF)

typedef enum rt_type {
  RT_HELLO,
  RT_OPEN,
  RT_MESSAGE,
  RT_STATUS,
  RT_CANCEL,
  RT_WINDOW,
  RT_PING,
  RT_PONG,
  RT_GOAWAY,
  RT_METADATA,
  RT_TYPES
} rt_type;

enum { RT_END = 0x01, RT_MORE = 0x02, RT_DATA = 0x04, RT_REQUESTS = 0x08, RT_RESPONSES = 0x10 };

/* Why GOAWAY. */
typedef enum rt_reason {
  RT_DRAIN,
  RT_PROTOCOL,
  RT_FRAME_SIZE,
  RT_FLOW_CONTROL,
  RT_VERSION,
  RT_TIMEOUT,
  RT_EXCESSIVE,
  RT_IDENTITY
} rt_reason;

/* What is wrong with the peer's bytes; text is NULL when nothing is. */
typedef struct rt_violation {
  const char *text;
  rt_reason reason;
} rt_violation;

typedef struct rt_header {
  uint32_t length, stream;
  uint8_t type, flags;
} rt_header;

typedef struct rt_status {
  rtrpc_code code;
  const uint8_t *text;
  size_t text_length;
  rtrpc_metadata *metadata;
  /* What follows the metadata. */
  const uint8_t *data;
  size_t data_length;
} rt_status;

typedef struct rt_goaway {
  uint32_t last_stream;
  uint8_t reason;
  const uint8_t *text;
  size_t text_length;
} rt_goaway;

uint32_t rt_u32(const uint8_t *bytes);
rt_header rt_header_read(const uint8_t *bytes);
/* Every check that a header allows by itself, in the order of section 4. */
rt_violation rt_header_check(const rt_header *header, uint32_t payload_limit);
void rt_header_write(rt_buffer *out, uint32_t length, uint32_t stream, rt_type type, uint8_t flags);

bool rt_limits_legal(const rtrpc_limits *limits);
void rt_hello_write(rt_buffer *out, const rtrpc_limits *limits);
rt_violation rt_hello_read(const uint8_t *payload, size_t length, rtrpc_limits *limits);
/* On success the status owns its metadata; its texts and data point into the payload. */
rt_violation rt_status_read(
  const uint8_t *payload, size_t length, uint8_t flags, rt_status *status);
rt_violation rt_metadata_read(const uint8_t *payload, size_t length, rtrpc_metadata **metadata);
rt_violation rt_goaway_read(const uint8_t *payload, size_t length, rt_goaway *goaway);
/* Cuts the explanation to what the protocol allows; it must be ASCII. */
void rt_goaway_write(rt_buffer *out, rt_reason reason, const char *explanation);

#endif
