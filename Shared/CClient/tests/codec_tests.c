/* rtcall's JSON against what protobuf's own Python library makes of the same. */
/* Without libprotobuf-c there is no rtcall. */
#ifdef TEST_CODEC
#include "codec.h"
#include "peer.h"

static schema *load(void) {
  FILE *file = fopen(TEST_CODEC, "rb");
  CHECK(file);
  static uint8_t bytes[16384];
  size_t length = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  schema *loaded = schema_load(bytes, length);
  CHECK(loaded && schema_message(loaded, "test.Everything"));
  return loaded;
}

/* The encoded message as hex, or the problem behind a '!'. To be freed. */
static char *encoded(const schema *schema, const char *text) {
  char problem[200], *result = calloc(1, 4096);
  json *value = json_parse(text, strlen(text), problem, sizeof problem);
  codec codec = {.schema = schema};
  rt_buffer out = {0};
  if (!value) {
    snprintf(result, 4096, "!%s", problem);
  } else if (!codec_encode(&codec, schema_message(schema, "test.Everything"), value, &out)) {
    snprintf(result, 4096, "!%s", codec.problem);
  } else {
    for (size_t i = 0; i < rt_buffer_length(&out); i++)
      sprintf(result + 2 * i, "%02x", out.data[i]);
  }
  rt_buffer_free(&out);
  json_free(value);
  return result;
}

/* The message as JSON on one line, or the problem behind a '!'. To be freed. */
static char *decoded(const schema *schema, const char *hex) {
  uint8_t bytes[2048];
  size_t length = from_hex(hex, bytes, sizeof bytes), size;
  codec codec = {.schema = schema, .is_compact = true};
  char *result = NULL;
  FILE *out = open_memstream(&result, &size);
  bool done = codec_decode(&codec, schema_message(schema, "test.Everything"), bytes, length, out);
  fclose(out);
  if (done) return result;
  free(result);
  result = malloc(sizeof codec.problem + 1);
  sprintf(result, "!%s", codec.problem);
  return result;
}

static void same(char *found, const char *wanted) {
  if (strcmp(found, wanted) != 0) test_failed(wanted, 0, found);
  free(found);
}

static void messages_and_json_are_the_same(void) {
  static const struct {
    const char *json, *hex;
  } pairs[] = {
    {"{\"aDouble\":0.1,\"aFloat\":0.1,\"anInt64\":\"-9223372036854775808\",\"aUint64\":\"18446"
     "744073709551615\",\"anInt32\":-1,\"aFixed64\":\"7\",\"aFixed32\":4294967295,\"aBool\":tr"
     "ue,\"aString\":\"\303\251\360\237\231\202\\n\\\"\",\"someBytes\":\"AP8B\",\"aUint32\":5,"
     "\"aColour\":\"COLOUR_RED\",\"anSfixed32\":-2,\"anSfixed64\":\"-3\",\"anSint32\":-2147483"
     "648,\"anSint64\":\"9223372036854775807\"}",
      "099a9999999999b93f15cdcccc3d188080808080808080800120ffffffffffffffffff0128ffffffffffffff"
      "ffff013107000000000000003dffffffff40014a08c3a9f09f99820a22620300ff01680570017dfeffffff81"
      "01fdffffffffffffff8801ffffffff0f9001feffffffffffffffff01"},
    {"{\"aDouble\":\"NaN\",\"aFloat\":\"-Infinity\"}", "09000000000000f87f15000080ff"},
    {"{\"aDouble\":1e+300,\"aFloat\":1.5e-07}", "099c7500883ce4377e15b00f2134"},
    {"{}", ""},
    {"{\"anInner\":{\"number\":1,\"below\":{\"below\":{}}}}", "5a06080112021200"},
    {"{\"packed\":[0,-1,1,2147483647],\"unpacked\":[0,1,-1],\"strings"
     "\":[\"a\",\"\",\"c\"],\"inners\":[{},{\"number\":2}],\"colours\":[\"COLOUR_RED\",7,\"COL"
     "OUR_NEGATIVE\"]}",
      "a20108000102feffffff0fa80100a80101a801ffffffffffffffffff01b2010161b20100b2010163ba0100ba"
      "01020802c2010c0107fbffffffffffffffff01"},
    {"{\"byName\":{\"k\":{\"number\":1}},\"byNumber\":{\"18446744073709551615\":\"x\"},\"byBoo"
     "l\":{\"true\":\"COLOUR_RED\"}}",
      "f201070a016b12020801fa010e08ffffffffffffffffff0112017882020408011001"},
    {"{\"byName\":{\"\":{}}}", "f201040a001200"},
    {"{\"maybe\":0}", "c00200"},
    {"{\"text\":\"\"}", "920300"},
    {"{\"inner\":{}}", "9a0300"},
    {"{\"number\":0}", "a00300"},
  };
  schema *schema = load();
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    same(encoded(schema, pairs[i].json), pairs[i].hex);
    same(decoded(schema, pairs[i].hex), pairs[i].json);
  }
  schema_free(schema);
}

static void json_may_be_written_in_other_ways(void) {
  static const struct {
    const char *json, *hex;
  } pairs[] = {
    {" { \"a_string\" : \"\\u00e9\\ud83d\\ude42\\/\" } ", "4a07c3a9f09f99822f"},
    {"{\"anInt64\":3,\"aUint64\":\"4\",\"anInt32\":2e1,\"aUint32\":\"1.0\"}", "180320042814 6801"},
    {"{\"aColour\":-5,\"someBytes\":\"_-8\",\"aDouble\":\"1\"}",
      "70fbffffffffffffffff01 6202ffef 09000000000000f03f"},
    {"{\"anInt64\":null,\"strings\":[],\"byName\":{},\"text\":null,\"number\":1}", "a00301"},
  };
  schema *schema = load();
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    char hex[200], *to = hex;
    for (const char *at = pairs[i].hex; *at; at++) {
      if (*at != ' ') *to++ = *at;
    }
    *to = 0;
    same(encoded(schema, pairs[i].json), hex);
  }
  schema_free(schema);
}

static void json_that_does_not_fit_is_refused_by_name(void) {
  static const struct {
    const char *json, *problem;
  } pairs[] = {
    {"{\"anInt32\":2147483648}", "!anInt32: 2147483648 is out of range"},
    {"{\"anInt64\":9223372036854775808}", "!anInt64: 9223372036854775808 is out of range"},
    {"{\"aUint32\":-1}", "!aUint32: -1 is out of range"},
    {"{\"aUint32\":1.5}", "!aUint32: '1.5' is no integer"},
    {"{\"aFloat\":1e39}", "!aFloat: 1e39 is out of range"},
    {"{\"aBool\":1}", "!aBool: true or false is wanted"},
    {"{\"aString\":1}", "!aString: a string is wanted"},
    {"{\"someBytes\":\"a\"}", "!someBytes: bytes are wanted as base64"},
    {"{\"anInner\":{\"below\":{\"nothing\":1}}}",
      "!anInner.below.nothing: Inner has no such field"},
    {"{\"inners\":[{},{\"number\":\"x\"}]}", "!inners[1].number: an integer is wanted"},
    {"{\"text\":\"a\",\"number\":1}", "!number: 'text' is set as well, and only one can be"},
    {"{\"anInt32\":1,\"an_int32\":1}", "!an_int32: 'anInt32' is set as well, and only one can be"},
    {"{\"aColour\":\"BLUE\"}", "!aColour: 'BLUE' is no value of test.Colour"},
    {"[]", "!an object is wanted"},
    {"{\"a\":1,\"a\":2}", "!line 1, column 11: a member that comes twice"},
    {"{\"aString\":\"\\ud83d\"}", "!line 1, column 19: an illegal escape"},
    {"{\n \"aBool\": tru}", "!line 2, column 11: not a value"},
    {"{} x", "!line 1, column 4: something behind the value"},
    {"", "!line 1, column 1: a value is missing"},
  };
  schema *schema = load();
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    same(encoded(schema, pairs[i].json), pairs[i].problem);
  }
  schema_free(schema);
}

static void messages_are_read_as_parsers_do(void) {
  static const struct {
    const char *hex, *json;
  } pairs[] = {
    /* The last of a field counts, messages are merged, unknown fields are passed over. */
    {"28012802 5a020801 5a021200 f87d05",
      "{\"anInt32\":2,\"anInner\":{\"number\":1,\"below\":{}}}"},
    /* Packed where it need not be, and the other way round. */
    {"aa010201 02 a00102a00104", "{\"packed\":[1,2],\"unpacked\":[1,2]}"},
    /* The last of a oneof counts. */
    {"920301 61 a00301", "{\"number\":1}"},
    {"f2010212 00", "{\"byName\":{\"\":{}}}"},
    {"4a01ff", "!a_string: a string that is not UTF-8"},
    {"4a05 61", "!a message that is no Everything"},
    {"07", "!a message that is no Everything"},
    {"5a0108", "!an_inner: a message that is no Inner"},
  };
  schema *schema = load();
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    same(decoded(schema, pairs[i].hex), pairs[i].json);
  }
  schema_free(schema);
}

static void hostile_messages_and_schemas_do_no_harm(void) {
  schema *schema = load();
  uint32_t seed = 12345;
  uint8_t bytes[64];
  char hex[129];
  for (int round = 0; round < 20000; round++) {
    size_t length = (seed >> 16) % sizeof bytes;
    for (size_t i = 0; i < length; i++) {
      seed = seed * 1664525 + 1013904223;
      bytes[i] = (uint8_t)(seed >> 24);
      sprintf(hex + 2 * i, "%02x", bytes[i]);
    }
    hex[2 * length] = 0;
    free(decoded(schema, hex));
    schema_free(schema_load(bytes, length));
    seed++;
  }
  schema_free(schema);
}

const test codec_tests[] = {
  {"messages and JSON are the same", messages_and_json_are_the_same},
  {"JSON may be written in other ways", json_may_be_written_in_other_ways},
  {"JSON that does not fit is refused by name", json_that_does_not_fit_is_refused_by_name},
  {"messages are read as parsers do", messages_are_read_as_parsers_do},
  {"hostile messages and schemas do no harm", hostile_messages_and_schemas_do_no_harm},
  {NULL, NULL},
};
#endif
