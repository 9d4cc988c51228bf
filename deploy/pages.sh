#!/usr/bin/env bash
# Measures pages of the packaged service on this machine: how many a second against static bytes from the same server,
# how long the slowest take, and what a first view transfers. Everything stays on loopback.
#
#   CLIENTS=50      people who read at the same time
#   REQUESTS=5000   pages in each round
#   ROUNDS=5        rounds, of which the median counts
#   JAVA_HOME=...   which JDK runs both
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
  -cp "target/test-classes:target/classes:$(<"$classpath")" uk.dgnorth.load.Pages
