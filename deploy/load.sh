#!/usr/bin/env bash
# Drives complete registrations (form, letter, code) through the packaged service on this machine and prints how fast
# that went and what it cost. Everything stays on loopback: the program starts its own PostgreSQL and mail server.
#
#   CLIENTS="1 16 64"          rounds, by the number of people who register at the same time
#   REGISTRATIONS=3000         people in each round
#   WARMUP=1000                people before the first round
#   SERVICE_JAVA_OPTIONS=...   options for the service's JVM, such as a flight recording
#   JAVA_HOME=...              which JDK runs both
#
# Ends with 1 if a registration failed, a letter was lost or a place was sold twice. Linux only: it reads /proc.
set -euo pipefail
exec "$(dirname "$0")/measure.sh" uk.dgnorth.load.Load
