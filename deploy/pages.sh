#!/usr/bin/env bash
# Measures pages of the packaged service on this machine: how many a second against static bytes from the same server,
# how long the slowest take, and what a first view transfers. Everything stays on loopback.
#
#   CLIENTS=50      people who read at the same time
#   REQUESTS=5000   pages in each round
#   ROUNDS=5        rounds, of which the median counts
#   JAVA_HOME=...   which JDK runs both
set -euo pipefail
exec "$(dirname "$0")/measure.sh" uk.dgnorth.load.Pages
