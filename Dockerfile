# One image for the five services and the command line; compose.yaml picks the program.
FROM swift:6.3-bookworm AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends libsqlite3-dev libcurl4-openssl-dev pkg-config \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# Dependencies first: they change less often than the sources.
COPY Package.swift ./
RUN swift package resolve
COPY Shared Shared
COPY Services Services
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib \
  && mkdir -p /image/bin \
  && for program in collector trainer evaluator deployer gateway reddytalk; do \
       install -s .build/release/$program /image/bin/; \
     done \
  && cp -R .build/release/*.resources /image/bin/

FROM debian:bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends libsqlite3-0 libcurl4 ca-certificates tzdata \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --system --uid 10001 --home-dir /var/lib/reddytalk --create-home reddytalk \
  # A volume takes the owner of the directory it is mounted on.
  && install --directory --owner=reddytalk --mode=0700 /var/lib/reddytalk/data
COPY --from=build /image/bin /usr/local/bin
USER reddytalk
WORKDIR /var/lib/reddytalk
# A crash report would print registers and memory, and with them patient text.
ENV SWIFT_BACKTRACE=enable=no \
    REDDYTALK_DATA_DIR=/var/lib/reddytalk/data \
    REDDYTALK_PKI_DIR=/run/reddytalk/pki \
    REDDYTALK_LOG_FORMAT=json
ENTRYPOINT ["/usr/local/bin/reddytalk"]
