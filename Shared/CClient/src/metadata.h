/* Metadata as a list and as bytes (PROTOCOL.md section 5.3). */
#ifndef RTRPC_METADATA_H
#define RTRPC_METADATA_H

#include "buffer.h"
#include "reddytalk_rpc.h"

enum { rt_metadata_bytes_max = 16384, rt_metadata_entries_max = 255 };

/* Appends the encoded list, count first; NULL is an empty one. */
void rt_metadata_encode(const rtrpc_metadata *metadata, rt_buffer *into);
/* Reads a list from the beginning of `bytes`. On success sets *used and *metadata (NULL for an
   empty list) and returns NULL; otherwise returns what is wrong. */
const char *rt_metadata_decode(
  const uint8_t *bytes, size_t length, size_t *used, rtrpc_metadata **metadata);
/* An independent copy; NULL for NULL, for an empty list and without memory. */
rtrpc_metadata *rt_metadata_copy(const rtrpc_metadata *metadata);
/* Well-formed UTF-8: shortest forms, no surrogates, nothing above U+10FFFF. */
bool rt_is_utf8(const uint8_t *bytes, size_t length);

#endif
