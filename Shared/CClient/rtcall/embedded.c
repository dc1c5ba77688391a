#include "embedded.h"

/* The assembler includes the file: no tool that turns bytes into C is needed. */
__asm__(".section .rodata\n"
        ".globl rtcall_contracts\n.hidden rtcall_contracts\n"
        ".globl rtcall_contracts_end\n.hidden rtcall_contracts_end\n"
        "rtcall_contracts:\n"
        ".incbin \"" RTCALL_CONTRACTS "\"\n"
        "rtcall_contracts_end:\n"
        ".previous\n");

extern const unsigned char rtcall_contracts[], rtcall_contracts_end[];

const void *embedded_contracts(size_t *length) {
  *length = (size_t)(rtcall_contracts_end - rtcall_contracts);
  return rtcall_contracts;
}
