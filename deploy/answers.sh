#!/usr/bin/env bash
# Measures whether the time of an answer tells that an address is known: asks the packaged service on this machine about
# known and unknown addresses in random order and prints both times and their ratio. Everything stays on loopback.
#
#   QUESTIONS=600   about known addresses, and as many about unknown ones, of each kind
#   WARMUP=400      the same, before anything is measured
#   JAVA_HOME=...   which JDK runs both
set -euo pipefail
exec "$(dirname "$0")/measure.sh" uk.dgnorth.load.Answers
