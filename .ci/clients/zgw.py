"""Reads and creates with gemma-zds-client, the client of Dutch case-handling systems, by the 3.0 document.

It has no value for a header that an operation requires, so what asks for If-Match is not for it.
"""

import os

from zds_client import Client, ClientAuth
from zds_client.client import ClientError

ROOT = os.environ["CI_URL"] + "/v1/"
DOCUMENT = "openapi.json?versie=3.0"

publicly = Client(ROOT, DOCUMENT)
scopes = "register:lezen register:invoeren"
auth = ClientAuth("lokaal", os.environ["CI_SECRET"], user_id="zaaksysteem", user_representation="Zaaksysteem", scope=scopes)
redacteur = Client(ROOT, DOCUMENT, auth=auth)


def read(client: Client, operation: str, **path):
    """The address comes from the document."""
    return client.operation(operation, {}, method="GET", **path)


houder = next(een["uuid"] for een in read(publicly, "find_register")["registerhouders"] if een["naam"] == "Gemeente Voorbeeld")
lijst = publicly.request("register/verwerkingsactiviteiten", "list_openbare_verwerkingsactiviteiten", params={"registerhouder": houder, "pageSize": 2})
assert len(lijst["results"]) == 2 < lijst["count"]
volgende = publicly.request(lijst["next"], "list_openbare_verwerkingsactiviteiten")
assert volgende["previous"] and volgende["results"] != lijst["results"]
een = read(publicly, "find_openbare_verwerkingsactiviteit", uuid=lijst["results"][0]["uuid"])
assert een["naam"] == lijst["results"][0]["naam"]

gemaakt = redacteur.request(
    "verwerkingsactiviteiten",
    "create_verwerkingsactiviteit",
    method="POST",
    expected_status=201,
    json={"registerhouder": houder, "inhoud": {"naam": "Wandeling van een zaaksysteem"}},
)
assert read(redacteur, "find_verwerkingsactiviteit", uuid=gemaakt["uuid"])["uuid"] == gemaakt["uuid"]
try:
    read(publicly, "find_openbare_verwerkingsactiviteit", uuid=gemaakt["uuid"])
    raise AssertionError("a concept is not public")
except ClientError as fout:
    assert fout.args[0]["code"] == "niet-gevonden"
print(gemaakt["uuid"])
