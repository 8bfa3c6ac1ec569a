#!/usr/bin/env bash
# Installs, where missing, the real programs the tests talk to: Debian packages, by name. Needs root (or sudo) only for that.
set -euo pipefail

missing=()
need() { # program package…
  local program=$1; shift
  if ! PATH="$PATH:/usr/sbin" command -v "$program" >/dev/null 2>&1; then missing+=("$@"); fi
}

need mosquitto mosquitto
need mosquitto_pub mosquitto-clients
need chromium-headless-shell chromium-headless-shell
need ffmpeg ffmpeg
need soffice libreoffice-calc-nogui
need pdftotext poppler-utils
need influxd influxdb
need rabbitmq-server rabbitmq-server
need influx influxdb-client
[ -x "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -n 1)" ] || missing+=(postgresql)
fc-list 2>/dev/null | grep -qi 'NotoSans-Regular' || missing+=(fonts-noto-core fontconfig)
need node nodejs npm

if [ ${#missing[@]} -eq 0 ]; then echo "peers: all here"; exit 0; fi
echo "peers: installing ${missing[*]}"
as_root=(); [ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
# Without service start: the tests start their own, on their own ports.
printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee /usr/sbin/policy-rc.d >/dev/null
"${as_root[@]}" chmod +x /usr/sbin/policy-rc.d
trap '"${as_root[@]}" rm -f /usr/sbin/policy-rc.d' EXIT
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
