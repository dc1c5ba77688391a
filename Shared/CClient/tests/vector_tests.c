#include "peer.h"
const test vector_tests[] = {{NULL, NULL}};
