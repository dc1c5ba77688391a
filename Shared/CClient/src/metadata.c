#include "metadata.h"

#include <stdlib.h>
#include <string.h>

struct rtrpc_metadata {
  rtrpc_metadata_entry *entries;
  size_t count, capacity;
  /* Encoded, without the count. */
  size_t bytes;
};

bool rt_is_utf8(const uint8_t *bytes, size_t length) {
  for (size_t i = 0; i < length;) {
    uint8_t lead = bytes[i];
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || length - i <= more) return false;
    uint8_t first = bytes[i + 1];
    /* Overlong forms, surrogates and what lies above U+10FFFF show in the second byte. */
    if ((lead == 0xE0 && first < 0xA0) || (lead == 0xED && first > 0x9F)) return false;
    if ((lead == 0xF0 && first < 0x90) || (lead == 0xF4 && first > 0x8F)) return false;
    for (size_t k = 1; k <= more; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) return false;
    }
    i += more + 1;
  }
  return true;
}

static bool is_key(const char *key, size_t length) {
  if (length < 1 || length > 255) return false;
  for (size_t i = 0; i < length; i++) {
    char c = key[i];
    bool legal =
      (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (!legal) return false;
  }
  return true;
}

rtrpc_metadata *rtrpc_metadata_new(void) { return calloc(1, sizeof(rtrpc_metadata)); }

void rtrpc_metadata_free(rtrpc_metadata *metadata) {
  if (!metadata) return;
  for (size_t i = 0; i < metadata->count; i++)
    free((void *)metadata->entries[i].key);
  free(metadata->entries);
  free(metadata);
}

/* Key and value share one allocation, which the key points to. */
static bool append(rtrpc_metadata *metadata, const char *key, size_t key_length, const void *value,
  size_t length, bool binary) {
  if (metadata->count == metadata->capacity) {
    size_t capacity = metadata->capacity ? metadata->capacity * 2 : 4;
    rtrpc_metadata_entry *entries = realloc(metadata->entries, capacity * sizeof *entries);
    if (!entries) return false;
    metadata->entries = entries;
    metadata->capacity = capacity;
  }
  char *copy = malloc(key_length + 1 + length + 1);
  if (!copy) return false;
  memcpy(copy, key, key_length);
  copy[key_length] = 0;
  char *copied_value = copy + key_length + 1;
  if (length > 0) memcpy(copied_value, value, length);
  copied_value[length] = 0;
  metadata->entries[metadata->count++] = (rtrpc_metadata_entry){
    .key = copy, .value = (const uint8_t *)copied_value, .length = length, .binary = binary};
  metadata->bytes += 4 + key_length + length;
  return true;
}

static bool add(
  rtrpc_metadata *metadata, const char *key, const void *value, size_t length, bool binary) {
  size_t key_length = strlen(key);
  if (!is_key(key, key_length) || (!binary && !rt_is_utf8(value, length))) return false;
  if (metadata->count == rt_metadata_entries_max || length > rt_metadata_bytes_max) return false;
  if (metadata->bytes + 4 + key_length + length > rt_metadata_bytes_max) return false;
  return append(metadata, key, key_length, value, length, binary);
}

bool rtrpc_metadata_add_text(rtrpc_metadata *metadata, const char *key, const char *value) {
  return add(metadata, key, value, strlen(value), false);
}

bool rtrpc_metadata_add_binary(
  rtrpc_metadata *metadata, const char *key, const void *value, size_t length) {
  return add(metadata, key, value, length, true);
}

size_t rtrpc_metadata_count(const rtrpc_metadata *metadata) {
  return metadata ? metadata->count : 0;
}

const rtrpc_metadata_entry *rtrpc_metadata_at(const rtrpc_metadata *metadata, size_t index) {
  return &metadata->entries[index];
}

const rtrpc_metadata_entry *rtrpc_metadata_find(const rtrpc_metadata *metadata, const char *key) {
  for (size_t i = 0; i < rtrpc_metadata_count(metadata); i++) {
    if (strcmp(metadata->entries[i].key, key) == 0) return &metadata->entries[i];
  }
  return NULL;
}

rtrpc_metadata *rt_metadata_copy(const rtrpc_metadata *metadata) {
  if (rtrpc_metadata_count(metadata) == 0) return NULL;
  rtrpc_metadata *copy = rtrpc_metadata_new();
  for (size_t i = 0; copy && i < metadata->count; i++) {
    const rtrpc_metadata_entry *entry = &metadata->entries[i];
    if (!append(copy, entry->key, strlen(entry->key), entry->value, entry->length, entry->binary)) {
      rtrpc_metadata_free(copy);
      return NULL;
    }
  }
  return copy;
}

void rt_metadata_encode(const rtrpc_metadata *metadata, rt_buffer *into) {
  rt_buffer_u8(into, (uint8_t)rtrpc_metadata_count(metadata));
  for (size_t i = 0; i < rtrpc_metadata_count(metadata); i++) {
    const rtrpc_metadata_entry *entry = &metadata->entries[i];
    size_t key_length = strlen(entry->key);
    rt_buffer_u8(into, entry->binary ? 1 : 0);
    rt_buffer_u8(into, (uint8_t)key_length);
    rt_buffer_append(into, entry->key, key_length);
    rt_buffer_u16(into, (uint16_t)entry->length);
    rt_buffer_append(into, entry->value, entry->length);
  }
}

/* One entry at bytes[*at]. */
static const char *decode_entry(
  const uint8_t *bytes, size_t length, size_t *at, rtrpc_metadata *into) {
  if (length - *at < 2) return "metadata is cut off";
  uint8_t kind = bytes[*at];
  size_t key_length = bytes[*at + 1];
  if (kind > 1) return "metadata of an unknown kind";
  if (length - *at - 2 < key_length + 2) return "metadata is cut off";
  const uint8_t *key = bytes + *at + 2;
  if (!is_key((const char *)key, key_length)) return "metadata with an illegal key";
  size_t value_length = (size_t)(key[key_length] << 8 | key[key_length + 1]);
  const uint8_t *value = key + key_length + 2;
  if (into->bytes + 4 + key_length + value_length > rt_metadata_bytes_max)
    return "metadata above its limit";
  if (length - *at - 4 - key_length < value_length) return "metadata is cut off";
  if (kind == 0 && !rt_is_utf8(value, value_length)) return "metadata text that is not UTF-8";
  if (!append(into, (const char *)key, key_length, value, value_length, kind == 1))
    return "no memory for metadata";
  *at += 4 + key_length + value_length;
  return NULL;
}

const char *rt_metadata_decode(
  const uint8_t *bytes, size_t length, size_t *used, rtrpc_metadata **metadata) {
  *metadata = NULL;
  if (length < 1) return "metadata is cut off";
  size_t count = bytes[0], at = 1;
  if (count > 0) {
    rtrpc_metadata *list = rtrpc_metadata_new();
    if (!list) return "no memory for metadata";
    for (size_t i = 0; i < count; i++) {
      const char *problem = decode_entry(bytes, length, &at, list);
      if (problem) {
        rtrpc_metadata_free(list);
        return problem;
      }
    }
    *metadata = list;
  }
  *used = at;
  return NULL;
}
