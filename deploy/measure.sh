#!/usr/bin/env bash
# Builds what is missing and runs one of the measuring programs: deploy/load.sh and deploy/pages.sh say which.
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
  -cp "target/test-classes:target/classes:$(<"$classpath")" "$1"
