"""Lets the fuzzer reach what exists: without this nearly every case ends at 404 or 412, before its input is looked at.

In a part of a case that is meant to be valid (path, headers, body), a random uuid becomes one that the demo holds, in the state that
the step needs, and `If-Match` the ETag of that moment. A part that is meant to be wrong is left alone, and so are cases that follow a link.
"""

import itertools
import json
import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import schemathesis
from schemathesis.generation import GenerationMode

BASE = os.environ["CI_URL"] + "/v1"
# Someone else, who reads everything and prepares concepts.
HELPER = {"Authorization": "Bearer " + os.environ["CI_HELPER"]}


def call(path, method="GET", **headers):
    with urlopen(Request(BASE + path, method=method, headers=HELPER | headers)) as answer:
        return json.load(answer), answer.headers.get("ETag")


def uuids(path):
    return sorted(row["uuid"] for row in call(path)[0]["results"])


ACTIVITEITEN = uuids("/verwerkingsactiviteiten?pageSize=100")
OPENBAAR = uuids("/register/verwerkingsactiviteiten?pageSize=100")
ORGANISATIES = uuids("/organisaties?pageSize=100")
OVEREENKOMSTEN = uuids("/verwerkersovereenkomsten?pageSize=100")
VERSIES = sorted(row["versieUuid"] for row in call("/register/verwerkingsactiviteiten?pageSize=100")[0]["results"])
HOUDERS = sorted(row["uuid"] for row in call("/register")[0]["registerhouders"])
TURN = itertools.count()


def one(values):
    # The rest of the list gets its turn too; a prime, so that operations that alternate do not share it.
    return values[next(TURN) * 7 % len(values)]


def etag(uuid):
    return call(f"/verwerkingsactiviteiten/{uuid}")[1]


def with_concept(status):
    """Activities with a concept in this state; where there are none, one is prepared."""
    found = uuids(f"/verwerkingsactiviteiten?concept={status}&sorteer=identificatie&pageSize=10")
    if found:
        return found
    if status == "ter_beoordeling":
        uuid = one(with_concept("concept"))
        call(f"/verwerkingsactiviteiten/{uuid}/concept/_indienen", "POST", **{"If-Match": etag(uuid)})
    else:
        uuid = one(uuids("/verwerkingsactiviteiten?concept=geen&sorteer=identificatie&pageSize=10"))
        call(f"/verwerkingsactiviteiten/{uuid}/concept", "POST", **{"If-Match": etag(uuid)})
    return [uuid]


def existing(method, path):
    """What this operation can work on."""
    if path.startswith("/register/verwerkingsactiviteiten"):
        return OPENBAAR
    if "organisaties" in path:
        # Who keeps a register stays as it is: nearly every body would end that, which is 409.
        return ORGANISATIES if method == "GET" else [uuid for uuid in ORGANISATIES if uuid not in HOUDERS]
    if path.startswith("/verwerkersovereenkomsten"):
        return OVEREENKOMSTEN
    if path.endswith(("/_terugnemen", "/_terugsturen", "/_vaststellen")):
        return with_concept("ter_beoordeling")
    if path.endswith("/_indienen") or (path.endswith("/concept") and method != "POST"):
        return with_concept("concept")
    return ACTIVITEITEN


def owner(path):
    """The address whose ETag `If-Match` compares."""
    parts = path.split("/")
    return "/".join(parts[:3])


def settle_references(case, path):
    """Lets a body that is meant to be valid name what exists; of ten, one keeps the keys that it chose itself."""
    body = case.body
    if next(TURN) % 10:
        body.pop("uuid", None)
        body.pop("identificatie", None)
    if "registerhouder" in body:
        body["registerhouder"] = one(HOUDERS)
    if "verwerker" in body:
        body["verwerker"] = one(ORGANISATIES)
    if body.get("subverwerkers"):
        body["subverwerkers"] = [one(ORGANISATIES) for _ in body["subverwerkers"]]
    if case.method.upper() == "PUT" and path == "/verwerkersovereenkomsten/{uuid}":
        # It may not move to another register.
        try:
            body["registerhouder"] = call(path.format(uuid=case.path_parameters["uuid"]))[0]["gegevens"]["registerhouder"]
        except (HTTPError, ValueError):
            pass


def right(case, location):
    """Whether this part of the case is meant to be valid."""
    component = next((info for place, info in case.meta.components.items() if place.value == location), None)
    return component is not None and component.mode is GenerationMode.POSITIVE


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.meta is None or case.meta.phase.name.value == "stateful":
        return
    path = case.operation.path
    if case.path_parameters and right(case, "path"):
        if "uuid" in case.path_parameters:
            case.path_parameters["uuid"] = one(existing(case.method.upper(), path))
        if "versieUuid" in case.path_parameters:
            case.path_parameters["versieUuid"] = one(VERSIES)
        if "nummer" in case.path_parameters:
            case.path_parameters["nummer"] = 1
    if isinstance(case.body, dict) and right(case, "body"):
        settle_references(case, path)
    if case.headers and "Idempotency-Key" in case.headers and right(case, "header") and next(TURN) % 10:
        # The same key with another body is 409.
        case.headers["Idempotency-Key"] = f"fuzz-{next(TURN)}"
    if case.headers and "If-Match" in case.headers and right(case, "header"):
        try:
            case.headers["If-Match"] = call(owner(path).replace("{uuid}", case.path_parameters["uuid"]))[1]
        except (HTTPError, KeyError, ValueError):
            # Nothing is there, so nothing matches.
            pass
