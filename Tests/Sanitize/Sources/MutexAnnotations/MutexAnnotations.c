// Tells ThreadSanitizer what `Synchronization.Mutex` does where it cannot see it.
//
// A lock that is free is taken by code inlined into the caller, which is instrumented. A contended one is
// taken and let go by two functions of the Swift runtime, through the kernel, which is not: what one thread
// wrote under the lock would look unordered to the next. These two stand in front of them.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#include "MutexAnnotations.h"

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

// There under ThreadSanitizer alone.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

typedef __attribute__((swiftcall)) void (*lock_slow)(
  uint32_t thread, __attribute__((swift_context)) void *mutex);
typedef __attribute__((swiftcall)) void (*unlock_slow)(
  __attribute__((swift_context)) void *mutex);

__attribute__((swiftcall)) void annotated_lock_slow(
  uint32_t thread, __attribute__((swift_context)) void *mutex) __asm__(LOCK_SLOW);
__attribute__((swiftcall)) void annotated_unlock_slow(
  __attribute__((swift_context)) void *mutex) __asm__(UNLOCK_SLOW);

__attribute__((swiftcall)) void annotated_lock_slow(
  uint32_t thread, __attribute__((swift_context)) void *mutex) {
  lock_slow original = (lock_slow)dlsym(RTLD_NEXT, LOCK_SLOW);
  original(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

__attribute__((swiftcall)) void annotated_unlock_slow(
  __attribute__((swift_context)) void *mutex) {
  unlock_slow original = (unlock_slow)dlsym(RTLD_NEXT, UNLOCK_SLOW);
  if (__tsan_release) __tsan_release(mutex);
  original(mutex);
}
