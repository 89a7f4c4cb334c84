# One image for every part of madoguchi: the program, PostgreSQL's client for the roles, nginx.
# docker-compose.yml says which part a container is.

FROM debian:12-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc libc6-dev libfcgi-dev libglib2.0-dev \
    libjansson-dev libminizip-dev liboath-dev libpq-dev libqrencode-dev libsodium-dev make \
    pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Makefile ./
COPY fcgi fcgi
COPY templates templates
COPY texts texts
COPY sql sql
COPY forms forms
COPY static static
COPY nginx nginx
COPY scripts scripts
RUN make -j"$(nproc)" build && make install DESTDIR=/image PREFIX=/opt/madoguchi

FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates john-data libfcgi0ldbl \
    libglib2.0-0 libjansson4 libminizip1 liboath0 libpq5 libqrencode4 libsodium23 multiwatch \
    nginx-light postgresql-client-15 spawn-fcgi \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 madoguchi \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent madoguchi \
 && install -d -o madoguchi -g madoguchi -m 0750 /state /state/sock /state/sock/public \
    /state/sock/staff /state/sock/export
COPY --from=build /image/opt/madoguchi /opt/madoguchi
USER madoguchi
ENV LANG=C.UTF-8 TZ=Asia/Tokyo STATE_DIR=/state MADOGUCHI_HOME=/opt/madoguchi/share/madoguchi
ENTRYPOINT ["/opt/madoguchi/share/madoguchi/scripts/container.sh"]
