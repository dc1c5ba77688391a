/* A growing queue of bytes: appended at the end, taken from the front. */
#ifndef RTRPC_BUFFER_H
#define RTRPC_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct rt_buffer {
  uint8_t *data;
  size_t begin, end, capacity;
  /* An append found no memory. Sticky, so that writers need not check each step. */
  bool failed;
} rt_buffer;

/* Makes room for `more` bytes behind `end`. */
bool rt_buffer_reserve(rt_buffer *buffer, size_t more);
void rt_buffer_append(rt_buffer *buffer, const void *bytes, size_t length);
void rt_buffer_u8(rt_buffer *buffer, uint8_t value);
void rt_buffer_u16(rt_buffer *buffer, uint16_t value);
void rt_buffer_u32(rt_buffer *buffer, uint32_t value);
void rt_buffer_u64(rt_buffer *buffer, uint64_t value);
/* Drops bytes at the front. */
void rt_buffer_take(rt_buffer *buffer, size_t length);
void rt_buffer_free(rt_buffer *buffer);

static inline size_t rt_buffer_length(const rt_buffer *buffer) {
  return buffer->end - buffer->begin;
}

#endif
