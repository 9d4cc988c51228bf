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
cd "$(dirname "$0")/.."

jar=target/quarkus-app/quarkus-run.jar
classpath=target/load.classpath
if [[ ! -f $jar || ! -f $classpath || ! -d target/test-classes || -n $(find pom.xml src -newer "$classpath" -print -quit) ]]; then
  mvn -B -q -ntp -DskipTests package \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -DincludeScope=test -Dmdep.outputFile="$classpath"
fi

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
exec "$java" -Xmx1g -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dservice.jar="$jar" \
  -cp "target/test-classes:target/classes:$(<"$classpath")" uk.dgnorth.load.Load
