#include "buffer.h"

#include <stdlib.h>
#include <string.h>

/* What an empty buffer may keep for the next bytes. */
static const size_t kept_capacity = 1 << 20;

bool rt_buffer_reserve(rt_buffer *buffer, size_t more) {
  if (buffer->capacity - buffer->end >= more) return true;
  size_t length = rt_buffer_length(buffer);
  if (buffer->begin > 0 && buffer->begin >= length && buffer->capacity - length >= more) {
    memcpy(buffer->data, buffer->data + buffer->begin, length);
    buffer->begin = 0;
    buffer->end = length;
    return true;
  }
  if (more > SIZE_MAX / 4 || length > SIZE_MAX / 4) return buffer->failed = true, false;
  size_t capacity = buffer->capacity < 512 ? 1024 : buffer->capacity;
  while (capacity < length + more)
    capacity *= 2;
  uint8_t *data = malloc(capacity);
  if (!data) return buffer->failed = true, false;
  if (length > 0) memcpy(data, buffer->data + buffer->begin, length);
  free(buffer->data);
  *buffer =
    (rt_buffer){.data = data, .end = length, .capacity = capacity, .failed = buffer->failed};
  return true;
}

void rt_buffer_append(rt_buffer *buffer, const void *bytes, size_t length) {
  if (length == 0 || !rt_buffer_reserve(buffer, length)) return;
  memcpy(buffer->data + buffer->end, bytes, length);
  buffer->end += length;
}

void rt_buffer_u8(rt_buffer *buffer, uint8_t value) { rt_buffer_append(buffer, &value, 1); }

void rt_buffer_u16(rt_buffer *buffer, uint16_t value) {
  rt_buffer_append(buffer, (uint8_t[]){(uint8_t)(value >> 8), (uint8_t)value}, 2);
}

void rt_buffer_u32(rt_buffer *buffer, uint32_t value) {
  rt_buffer_u16(buffer, (uint16_t)(value >> 16));
  rt_buffer_u16(buffer, (uint16_t)value);
}

void rt_buffer_u64(rt_buffer *buffer, uint64_t value) {
  rt_buffer_u32(buffer, (uint32_t)(value >> 32));
  rt_buffer_u32(buffer, (uint32_t)value);
}

void rt_buffer_take(rt_buffer *buffer, size_t length) {
  buffer->begin += length;
  if (buffer->begin < buffer->end) return;
  buffer->begin = buffer->end = 0;
  if (buffer->capacity > kept_capacity) {
    free(buffer->data);
    buffer->data = NULL;
    buffer->capacity = 0;
  }
}

void rt_buffer_free(rt_buffer *buffer) {
  free(buffer->data);
  *buffer = (rt_buffer){0};
}
