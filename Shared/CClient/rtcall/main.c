/* rtcall: makes calls to services of the RPC protocol, with JSON in and JSON out. */
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "codec.h"
#include "embedded.h"
#include "json.h"
#include "reddytalk_rpc.h"
#include "schema.h"

/* A call's error code is added to the first; the others are those of sysexits.h. */
enum {
  EXIT_CALL = 32,
  EXIT_USAGE = 64,
  EXIT_DATA = 65,
  EXIT_INPUT = 66,
  EXIT_CONNECT = 69,
  EXIT_MEMORY = 71
};

static const char help[] =
  "usage: rtcall [OPTION…] HOST:PORT PACKAGE.SERVICE/METHOD [JSON]\n"
  "       rtcall [--descriptors FILE] list [PACKAGE.SERVICE]\n"
  "       rtcall [--descriptors FILE] describe NAME\n"
  "\n"
  "Makes a call with one request. The request is the JSON given, or standard input when it is '-' "
  "or not given.\n"
  "Prints each response as JSON. Fields are named as in the contract or in lowerCamelCase.\n"
  "\n"
  "  --ca FILE            authorities to believe (PEM)\n"
  "  --cert FILE          our certificate (PEM)\n"
  "  --key FILE           our private key (PEM)\n"
  "  --service NAME       the service that must answer, as its certificate names it\n"
  "  --plaintext          no TLS\n"
  "  --descriptors FILE   contracts: protoc --include_imports --descriptor_set_out=FILE …\n"
  "                       Default: this product's own, built in\n"
  "  --timeout SECONDS    the call's deadline, fractions allowed. Default: 30; 0: none\n"
  "  --metadata KEY=TEXT  request metadata; repeatable\n"
  "  --defaults           print fields that have their default value, too\n"
  "  --compact            print each response on one line\n"
  "  --verbose            print the response's metadata and what the connection is, to standard "
  "error\n"
  "  --help               print this\n"
  "\n"
  "exit codes: 0 success; 32 + the call's code when it failed (33 CANCELLED … 48 "
  "UNAUTHENTICATED);\n"
  "  64 wrong usage; 65 a request or response that does not fit the contract; 66 a file that "
  "cannot be read;\n"
  "  69 no connection\n";

typedef struct options {
  rtrpc_tls tls;
  bool plaintext, with_defaults, is_compact, is_verbose;
  const char *descriptors;
  double timeout;
  rtrpc_metadata *metadata;
} options;

static int complain(int exit_code, const char *format, ...) __attribute__((format(printf, 2, 3)));

static int complain(int exit_code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("rtcall: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  return exit_code;
}

/* ---- Options ---- */

static bool add_metadata(options *options, const char *text) {
  const char *equals = strchr(text, '=');
  char *key = equals ? strndup(text, (size_t)(equals - text)) : NULL;
  bool added = key && rtrpc_metadata_add_text(options->metadata, key, equals + 1);
  free(key);
  return added;
}

static bool read_timeout(const char *text, double *seconds) {
  char *end;
  *seconds = strtod(text, &end);
  return *text && !*end && *seconds >= 0 && *seconds < 1e9;
}

/* 0 to go on, or an exit code; -1: help was wanted. */
static int read_options(int count, char **arguments, options *options) {
  enum {
    CA = 1,
    CERT,
    KEY,
    SERVICE,
    PLAINTEXT,
    DESCRIPTORS,
    TIMEOUT,
    METADATA,
    DEFAULTS,
    COMPACT,
    VERBOSE,
    HELP
  };
  static const struct option names[] = {{"ca", 1, NULL, CA}, {"cert", 1, NULL, CERT},
    {"key", 1, NULL, KEY}, {"service", 1, NULL, SERVICE}, {"plaintext", 0, NULL, PLAINTEXT},
    {"descriptors", 1, NULL, DESCRIPTORS}, {"timeout", 1, NULL, TIMEOUT},
    {"metadata", 1, NULL, METADATA}, {"defaults", 0, NULL, DEFAULTS}, {"compact", 0, NULL, COMPACT},
    {"verbose", 0, NULL, VERBOSE}, {"help", 0, NULL, HELP}, {NULL, 0, NULL, 0}};
  for (int option; (option = getopt_long(count, arguments, "h", names, NULL)) != -1;) {
    switch (option) {
    case CA: options->tls.ca_file = optarg; break;
    case CERT: options->tls.certificate_file = optarg; break;
    case KEY: options->tls.key_file = optarg; break;
    case SERVICE: options->tls.service = optarg; break;
    case PLAINTEXT: options->plaintext = true; break;
    case DESCRIPTORS: options->descriptors = optarg; break;
    case DEFAULTS: options->with_defaults = true; break;
    case COMPACT: options->is_compact = true; break;
    case VERBOSE: options->is_verbose = true; break;
    case TIMEOUT:
      if (read_timeout(optarg, &options->timeout)) break;
      return complain(EXIT_USAGE, "--timeout wants seconds, not '%s'", optarg);
    case METADATA:
      if (add_metadata(options, optarg)) break;
      return complain(
        EXIT_USAGE, "--metadata wants KEY=TEXT with a key of a-z 0-9 - _ ., not '%s'", optarg);
    case 'h':
    case HELP: return -1;
    default: return complain(EXIT_USAGE, "see rtcall --help");
    }
  }
  return 0;
}

/* ---- Files ---- */

static char *read_all(FILE *file, size_t *length) {
  rt_buffer buffer = {0};
  while (rt_buffer_reserve(&buffer, 65536)) {
    size_t count = fread(buffer.data + buffer.end, 1, 65535, file);
    buffer.end += count;
    if (count > 0) continue;
    *length = rt_buffer_length(&buffer);
    return (char *)buffer.data;
  }
  rt_buffer_free(&buffer);
  return NULL;
}

static schema *load_schema(const char *file) {
  size_t length;
  if (!file) {
    const void *bytes = embedded_contracts(&length);
    return schema_load(bytes, length);
  }
  FILE *input = fopen(file, "rb");
  if (!input) {
    complain(0, "'%s' cannot be opened", file);
    return NULL;
  }
  char *bytes = read_all(input, &length);
  fclose(input);
  schema *loaded = bytes ? schema_load(bytes, length) : NULL;
  free(bytes);
  if (!loaded)
    complain(0,
      "'%s' holds no descriptors: make it with protoc --include_imports --descriptor_set_out",
      file);
  return loaded;
}

/* ---- The call ---- */

static void print_metadata(const char *title, const rtrpc_metadata *metadata) {
  for (size_t i = 0; i < rtrpc_metadata_count(metadata); i++) {
    const rtrpc_metadata_entry *entry = rtrpc_metadata_at(metadata, i);
    fprintf(stderr, "%s %s: ", title, entry->key);
    if (!entry->binary) fwrite(entry->value, 1, entry->length, stderr);
    for (size_t k = 0; entry->binary && k < entry->length; k++)
      fprintf(stderr, "%02x", entry->value[k]);
    fputc('\n', stderr);
  }
}

static int print_message(codec *codec, const message_type *type, const rtrpc_message *message) {
  if (!codec_decode(codec, type, message->data, message->length, stdout)) {
    fputc('\n', stdout);
    return complain(EXIT_DATA, "the response does not fit the contract: %s", codec->problem);
  }
  fputc('\n', stdout);
  fflush(stdout);
  return 0;
}

static int finish(const options *options, rtrpc_call *call, int exit_code) {
  if (options->is_verbose) {
    print_metadata("initial", rtrpc_call_wait_metadata(call));
    print_metadata("trailing", rtrpc_call_trailing_metadata(call));
  }
  rtrpc_code code = rtrpc_call_code(call);
  if (exit_code != 0 || code == RTRPC_OK) return exit_code;
  return complain(EXIT_CALL + (int)code, "%s: %s", rtrpc_code_name(code), rtrpc_call_text(call));
}

static int call_method(const options *options, rtrpc_connection *connection, codec *codec,
  const char *path, const rt_buffer *request) {
  const method_type *method = schema_method(codec->schema, path);
  const message_type *output = schema_message(codec->schema, method->output_type);
  rtrpc_call *call = rtrpc_call_new(connection, path,
    &(rtrpc_call_options){
      .timeout_ns = (int64_t)(options->timeout * 1e9), .metadata = options->metadata});
  if (!call) return complain(EXIT_MEMORY, "no memory");
  rtrpc_shape shape = method->server_streaming ? RTRPC_SERVER_STREAMING : RTRPC_UNARY;
  int exit_code = 0;
  rtrpc_message message;
  rtrpc_call_start(call, shape, request->data, rt_buffer_length(request));
  while (exit_code == 0 && rtrpc_call_receive(call, &message)) {
    exit_code = print_message(codec, output, &message);
    rtrpc_message_clear(&message);
  }
  if (exit_code != 0) rtrpc_call_cancel(call);
  exit_code = finish(options, call, exit_code);
  rtrpc_call_free(call);
  return exit_code;
}

static int connect_and_call(const options *options, codec *codec, const char *address,
  const char *path, const rt_buffer *request) {
  rtrpc_connection_options connecting;
  rtrpc_connection_options_init(&connecting);
  if (!options->plaintext) connecting.tls = &options->tls;
  if (options->timeout > 0 && options->timeout < 10) {
    connecting.handshake_timeout_ns = (int64_t)(options->timeout * 1e9) + 1;
  }
  rtrpc_error error;
  rtrpc_connection *connection = rtrpc_connect(address, &connecting, &error);
  if (!connection) return complain(EXIT_CONNECT, "%s", error.text);
  if (options->is_verbose)
    fprintf(stderr, "connected to %s '%s'\n", address, rtrpc_connection_peer(connection));
  int exit_code = call_method(options, connection, codec, path, request);
  rtrpc_connection_close(connection);
  return exit_code;
}

/* Turns the JSON into the method's request. */
static int make_request(
  codec *codec, const method_type *method, const char *text, rt_buffer *request) {
  size_t length = text ? strlen(text) : 0;
  char *read = text && strcmp(text, "-") != 0 ? NULL : read_all(stdin, &length);
  if (read) text = read;
  char problem[200];
  json *value = json_parse(text ? text : "", length, problem, sizeof problem);
  free(read);
  if (!value) return complain(EXIT_DATA, "the request is no JSON: %s", problem);
  const message_type *input = schema_message(codec->schema, method->input_type);
  bool done = input && codec_encode(codec, input, value, request) && !request->failed;
  json_free(value);
  if (done) return 0;
  return complain(EXIT_DATA, "the request does not fit the contract: %s", codec->problem);
}

static int run_call(const options *options, const schema *schema, int count, char **arguments) {
  if (count < 2 || count > 3)
    return complain(
      EXIT_USAGE, "HOST:PORT and PACKAGE.SERVICE/METHOD are wanted; see rtcall --help");
  const method_type *method = schema_method(schema, arguments[1]);
  if (!method)
    return complain(EXIT_USAGE, "no method '%s' in the contracts; see rtcall list", arguments[1]);
  if (method->client_streaming)
    return complain(EXIT_USAGE, "'%s' streams its requests, which rtcall does not", arguments[1]);
  if (!options->plaintext &&
      (!options->tls.ca_file || !options->tls.certificate_file || !options->tls.key_file)) {
    return complain(EXIT_USAGE, "--ca, --cert and --key are wanted, or --plaintext");
  }
  codec codec = {
    .schema = schema, .with_defaults = options->with_defaults, .is_compact = options->is_compact};
  rt_buffer request = {0};
  int exit_code = make_request(&codec, method, count > 2 ? arguments[2] : NULL, &request);
  if (exit_code == 0)
    exit_code = connect_and_call(options, &codec, arguments[0], arguments[1], &request);
  rt_buffer_free(&request);
  return exit_code;
}

static int run(const options *options, const schema *schema, int count, char **arguments) {
  const char *command = count > 0 ? arguments[0] : "";
  if (strcmp(command, "list") == 0 && count <= 2) {
    if (schema_list(schema, count > 1 ? arguments[1] : NULL, stdout)) return 0;
    return complain(EXIT_USAGE, "no service '%s' in the contracts; see rtcall list", arguments[1]);
  }
  if (strcmp(command, "describe") == 0 && count == 2) {
    if (schema_describe(schema, arguments[1], stdout)) return 0;
    return complain(EXIT_USAGE, "no '%s' in the contracts; see rtcall list", arguments[1]);
  }
  return run_call(options, schema, count, arguments);
}

int main(int count, char **arguments) {
  options options = {.timeout = 30, .metadata = rtrpc_metadata_new()};
  int exit_code = options.metadata ? read_options(count, arguments, &options) : EXIT_MEMORY;
  if (exit_code == 0) {
    schema *schema = load_schema(options.descriptors);
    exit_code = schema ? run(&options, schema, count - optind, arguments + optind) : EXIT_INPUT;
    schema_free(schema);
  } else if (exit_code < 0) {
    fputs(help, stdout);
    exit_code = 0;
  }
  rtrpc_metadata_free(options.metadata);
  return exit_code;
}
