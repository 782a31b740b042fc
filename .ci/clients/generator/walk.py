"""One walk through the register with the client that openapi-generator makes for Python: what `walk.py` in the directory above does, and the files."""

import json
import os
import time
from uuid import uuid4

import openapi_client as client
from openapi_client.exceptions import ForbiddenException

BASE = os.environ["CI_URL"] + "/v1"


def as_(name: str | None) -> client.ApiClient:
    return client.ApiClient(client.Configuration(host=BASE, access_token=name and os.environ[name]))


redacteur = as_("CI_REDACTEUR")
openbaar = client.OpenbaarRegisterApi(as_(None))
houder = next(een.uuid for een in openbaar.find_register().registerhouders if een.naam == "Gemeente Voorbeeld")
cursor = openbaar.list_wijzigingen(aantal=1000).cursor

# Create, replace, submit, settle.
with open("inhoud.json", encoding="utf-8") as file:
    inhoud = client.Inhoud.from_dict(json.load(file))
assert inhoud
inhoud.verwerkingsverantwoordelijken = [client.Verwerkingsverantwoordelijke(organisatie=houder, bestuursorgaan="college_van_burgemeester_en_wethouders")]
nieuw = client.VerwerkingsactiviteitInvoer(registerhouder=houder, inhoud=client.Inhoud(naam=inhoud.naam))
gemaakt = client.VerwerkingsactiviteitenApi(redacteur).create_verwerkingsactiviteit_with_http_info(nieuw, idempotency_key=str(uuid4()))
uuid = gemaakt.data.uuid
toetsing = client.ToetsingApi(redacteur).find_toetsing_van_concept(uuid)
assert all(een.melding and een.pointer is not None for een in toetsing.blokkades) and toetsing.blokkades, toetsing
concepten, beoordeling = client.ConceptenApi(redacteur), client.BeoordelingApi(redacteur)
geschreven = concepten.replace_concept_with_http_info(uuid, gemaakt.headers["etag"], client.ConceptInvoer(inhoud=inhoud))
ingediend = beoordeling.concept_indienen_with_http_info(uuid, geschreven.headers["etag"])
try:
    beoordeling.concept_vaststellen(uuid, ingediend.headers["etag"])
    raise AssertionError("four eyes")
except ForbiddenException as fout:
    assert json.loads(fout.body)["code"] == "niet-deze-persoon"
client.BeoordelingApi(as_("CI_BEOORDELAAR")).concept_vaststellen(uuid, ingediend.headers["etag"])

# Read it, and hear of it.
gelezen = openbaar.find_openbare_verwerkingsactiviteit(uuid)
assert (gelezen.naam, gelezen.status.code) == (inhoud.naam, "geldig")
lijst = openbaar.list_openbare_verwerkingsactiviteiten(identificatie=[gelezen.identificatie], registerhouder=[houder])
assert lijst.results[0].actual_instance.naam == inhoud.naam
assert uuid in [een.uuid for een in openbaar.list_wijzigingen(na=cursor, registerhouder=[houder]).results]

# A spreadsheet in.
inlezen = client.InlezenApi(redacteur)
with open("register.csv", "rb") as file:
    inlezing = inlezen.create_inlezing(("register.csv", file.read()), registerhouder=houder)
for _ in range(100):
    if inlezing.status != "proef":
        break
    time.sleep(0.1)
    inlezing = inlezen.find_inlezing(inlezing.uuid)
assert inlezen.list_inlezing_rijen(inlezing.uuid).count == 1, inlezing

# NDJSON, a workbook and a ZIP out.
uitvoer = client.UitvoerApi(as_("CI_LEZER"))
assert uitvoer.find_openbare_export().startswith(b'{"soort":"kop"')
assert uitvoer.find_export(vorm="xlsx").startswith(b"PK")
assert client.UitvoerApi(as_("CI_TOEZICHT")).find_overdracht(registerhouder=[houder]).startswith(b"PK")
print(f"python: {uuid}")
