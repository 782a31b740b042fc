"""Prints the OpenAPI document for the fuzzer, for a caller with the rights of the second argument (`register:lezen …`).

Open code lists get the codes that this installation knows. The document names the list of an open code (`x-referentielijst`), because a generated client must survive a new code. The server
refuses a code that it does not know; with the codes in the schema the fuzzer can send right ones, and notices wrong ones that pass.

What the caller may not do is tried with any object instead of thousands of bodies: the answer is 401 or 403 before one is read.
"""

import copy
import json
import sys
from urllib.request import urlopen

BASE = sys.argv[1] + "/v1"
RIGHTS = set(sys.argv[2].split())
# These also take the uuid of an organisation.
ALSO_UUID = {"ontvanger", "verwerker"}


def get(path):
    with urlopen(BASE + path) as answer:
        return json.load(answer)


CODES: dict[str, list[str]] = {}


def codes(name):
    if name not in CODES:
        CODES[name] = [item["code"] for item in get(f"/referentielijsten/{name}")["items"]]
    return CODES[name]


def close(node):
    if isinstance(node, list):
        for item in node:
            close(item)
    elif isinstance(node, dict):
        name = node.get("x-referentielijst")
        if isinstance(name, str) and "type" in node:
            schema = node["items"] if "items" in node else node
            nullable = "null" in schema["type"]
            schema["enum"] = codes(name) + ([None] if nullable else [])
        for key, value in node.items():
            if key not in ("example", "examples"):
                close(value)


def permitted(operation):
    """Whether one of the rights that the operation asks for is there."""
    asked = {right for need in operation.get("security", []) for right in need.get("bearer", [])}
    return not asked or bool(asked & RIGHTS)


document = get("/openapi.json")
# A parameter that several operations share is closed for each of them.
for item in document["paths"].values():
    for operation in item.values():
        shared = [parameter.get("$ref", "").rpartition("/")[2] for parameter in operation.get("parameters", [])]
        if shared:
            own = operation["parameters"]
            operation["parameters"] = [copy.deepcopy(document["components"]["parameters"][name]) if name else own[at] for at, name in enumerate(shared)]
# It calls an address that the fuzzer made up, somewhere else.
document["paths"].pop("/abonnementen/{uuid}/_testen", None)
# A reader that waits is no fault, but looks like one to a caller that gives up sooner.
feed = document["paths"]["/register/wijzigingen"]["get"]
feed["parameters"] = [parameter for parameter in feed["parameters"] if parameter["name"] != "wacht"]
# The filters of an export are those of the list, by the same reader: they are tried there.
listed = {parameter["name"] for parameter in document["paths"]["/verwerkingsactiviteiten"]["get"]["parameters"]} - {"registerhouder", "geldigOp"}
for path in ("/export", "/register/export"):
    export = document["paths"][path]["get"]
    export["parameters"] = [parameter for parameter in export["parameters"] if parameter["name"] not in listed]
# Of files it can only make JSON. Of a body of lines it can make none: each line is a delivery, which is tried by itself.
for path in ("/inlezingen", "/verwerkingsactiviteiten/extern/{bron}"):
    document["paths"][path]["post"]["requestBody"]["content"] = {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}}
for item in document["paths"].values():
    for operation in item.values():
        if not permitted(operation):
            for content in operation.get("requestBody", {}).get("content", {}).values():
                content.clear()
                content["schema"] = {"type": "object"}
        for parameter in operation.get("parameters", []):
            if parameter["name"] not in ALSO_UUID:
                close(parameter)
        close(operation.get("requestBody", {}))
# Answers may hold codes that ended, so only what is sent is closed.
names = {name for name in document["components"]["schemas"]}


def sent(node, found):
    if isinstance(node, list):
        for item in node:
            sent(item, found)
    elif isinstance(node, dict):
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name in names and name not in found:
            found.add(name)
            sent(document["components"]["schemas"][name], found)
        for value in node.values():
            sent(value, found)
    return found


bodies = [operation.get("requestBody") for item in document["paths"].values() for operation in item.values()]
for name in sent(bodies, set()):
    close(document["components"]["schemas"][name])
json.dump(document, sys.stdout)
