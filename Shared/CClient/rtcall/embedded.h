/* The product's own contracts, as a FileDescriptorSet made when rtcall was built. */
#ifndef RTCALL_EMBEDDED_H
#define RTCALL_EMBEDDED_H

#include <stddef.h>

const void *embedded_contracts(size_t *length);

#endif
