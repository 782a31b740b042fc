#!/usr/bin/env bash
# Makes clients with openapi-generator and hey-api for the languages that suppliers write, compiles them, and walks through a running demo with
# each: from the OpenAPI document that the demo itself sends, in 3.1 and, for C#, in 3.0. gemma-zds-client reads the 3.0 document.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need curl curl
need javac default-jdk-headless
need go golang-go
packages libhttpmime-java libgeronimo-annotation-1.3-spec-java
node_tools
python_tools
binary
isolate "$CI_ROOT/.ci/generators.sh" "$@"

jar=$(generator_jar)
work=$CI_WORK/generators
rm -rf "$work"
mkdir -p "$work"

demo
curl -sSf "$CI_URL/v1/openapi.json" >"$work/openapi.json"
curl -sSf "$CI_URL/v1/openapi.json?versie=3.0" >"$work/openapi-3.0.json"
CI_REDACTEUR=$(token redacteur "register:lezen register:invoeren register:vaststellen")
CI_BEOORDELAAR=$(token beoordelaar "register:lezen register:beoordelen register:vaststellen")
CI_LEZER=$(token lezer "register:lezen register:vertrouwelijk")
CI_TOEZICHT=$(token toezichthouder "register:lezen register:toezien")
export CI_URL CI_SECRET CI_REDACTEUR CI_BEOORDELAAR CI_LEZER CI_TOEZICHT

# generate GENERATOR DIRECTORY DOCUMENT PROPERTIES
generate() {
  java -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -jar "$jar" generate -g "$1" -o "$work/$2" -i "$work/$3" ${4:+--additional-properties="$4"} \
    --global-property apiTests=false,modelTests=false,apiDocs=false,modelDocs=false
}
# files DIRECTORY: what a walk reads.
files() { cp .ci/clients/inhoud.json .ci/clients/register.csv "$work/$1/"; }

python_client() {
  generate python python openapi.json && files python && cp .ci/clients/generator/walk.py "$work/python/"
  (cd "$work/python" && PYTHONPATH=. python3 walk.py)
}

typescript_client() {
  generate typescript-fetch typescript/client openapi.json importFileExtension=.js && files typescript && cp .ci/clients/generator/walk.ts "$work/typescript/"
  echo '{"type":"module"}' >"$work/typescript/package.json"
  ln -sfn "$CI_WORK/node/node_modules" "$work/typescript/node_modules"
  (cd "$work/typescript" && tsc --strict --target es2022 --module nodenext --lib es2022,dom --types node --outDir uit walk.ts client/index.ts && node uit/walk.js)
}

hey_client() {
  mkdir -p "$work/hey" && files hey && cp .ci/clients/generator/hey.ts "$work/hey/walk.ts"
  echo '{"type":"module"}' >"$work/hey/package.json"
  ln -sfn "$CI_WORK/node/node_modules" "$work/hey/node_modules"
  echo "export default { input: '../openapi.json', output: { path: 'client', module: { extension: '.js' } } };" >"$work/hey/openapi-ts.config.js"
  (cd "$work/hey" && openapi-ts && tsc --strict --target es2022 --module nodenext --lib es2022,dom,dom.iterable --types node --outDir uit walk.ts client/index.ts && node uit/walk.js)
}

java_client() {
  local classes=/usr/share/java
  generate java java openapi.json library=native,openApiNullable=false,useSingleRequestParameter=true && files java
  classes=$jar:$classes/httpmime.jar:$classes/httpcore.jar:$classes/geronimo-annotation-1.3-spec.jar
  (cd "$work/java" && mkdir -p uit && find src/main -name '*.java' >bronnen && javac -nowarn -d uit -cp "$classes" @bronnen "$CI_ROOT/.ci/clients/generator/Walk.java" && java -cp "uit:$classes" Walk)
}

go_client() {
  generate go go openapi.json enumClassPrefix=true && files go && mkdir -p "$work/go/walk" "$work/go/validator"
  cp .ci/clients/generator/walk.go "$work/go/walk/main.go"
  # Its one package from elsewhere checks nothing here, and the Go of Debian is older than the one that it names.
  printf 'module gopkg.in/validator.v2\n' >"$work/go/validator/go.mod"
  printf 'package validator\n\nfunc Validate(v interface{}) error { return nil }\n' >"$work/go/validator/validator.go"
  printf 'module verwerkingsregister\n\ngo 1.19\n\nrequire gopkg.in/validator.v2 v2.0.1\n\nreplace gopkg.in/validator.v2 => ./validator\n' >"$work/go/go.mod"
  (cd "$work/go" && GOFLAGS=-mod=mod GOPROXY=off GOCACHE=$CI_WORK/go-cache go vet . && GOFLAGS=-mod=mod GOPROXY=off GOCACHE=$CI_WORK/go-cache go run ./walk)
}

# Generated only: no compiler of C# can be had here.
csharp_client() { generate csharp csharp openapi-3.0.json; }

failed=0
check "OpenAPI 3.0: openapi-spec-validator" openapi-spec-validator "$work/openapi-3.0.json" || failed=1
check "openapi-generator: python" python_client || failed=1
check "openapi-generator: typescript-fetch" typescript_client || failed=1
check "hey-api" hey_client || failed=1
check "openapi-generator: java" java_client || failed=1
check "openapi-generator: go" go_client || failed=1
check "openapi-generator: csharp" csharp_client || failed=1
check "gemma-zds-client" python3 .ci/clients/zgw.py || failed=1
exit "$failed"
