"""One walk through the register with the generated Python client; the same as `walk.ts`."""

import datetime
import os
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx
from verwerkingsregister_client import AuthenticatedClient, Client
from verwerkingsregister_client.api.beoordeling import concept_indienen, concept_vaststellen
from verwerkingsregister_client.api.concepten import replace_concept, update_concept
from verwerkingsregister_client.api.openbaar_register import (
    find_openbare_versie_op_sleutel,
    find_openbare_verwerkingsactiviteit,
    find_register,
    list_openbare_verwerkingsactiviteiten,
)
from verwerkingsregister_client.api.verwerkingsactiviteiten import create_verwerkingsactiviteit
from verwerkingsregister_client.models import (
    Betrokkene,
    Bewaartermijn,
    BewaartermijnSoort,
    BronVermelding,
    ConceptInvoer,
    ConceptPatch,
    ConceptWeergave,
    Doel,
    DoelGrondslag,
    GeautomatiseerdeBesluitvorming,
    Gegeven,
    Grondslag,
    Inhoud,
    InhoudPatch,
    ListOpenbareVerwerkingsactiviteitenGrondslagItem,
    OpenbarePagina,
    OpenbareVerwerkingsactiviteit,
    Probleem,
    Register,
    ToestemmingBijGrondslag,
    VerwerkingsactiviteitInvoer,
    VerwerkingsactiviteitWeergave,
    Verwerkingsverantwoordelijke,
)
from verwerkingsregister_client.types import Response

BASE = os.environ["CI_URL"] + "/v1"
STEPS = 0
T = TypeVar("T")


def step(answer: Response[Any], status: int, kind: type[T]) -> T:
    """The parsed answer, which must have this status and be of this kind."""
    global STEPS
    STEPS += 1
    assert answer.status_code == status, (STEPS, answer.status_code, answer.content[:500])
    assert header(answer.headers, "API-Version")
    assert isinstance(answer.parsed, kind), (STEPS, type(answer.parsed))
    return answer.parsed


def header(headers: Mapping[str, str], name: str) -> str:
    return httpx.Headers(headers)[name]


def etag(answer: Response[Any]) -> str:
    return header(answer.headers, "ETag")


publicly = Client(BASE, raise_on_unexpected_status=True)
redacteur = AuthenticatedClient(BASE, token=os.environ["CI_REDACTEUR"], raise_on_unexpected_status=True)
beoordelaar = AuthenticatedClient(BASE, token=os.environ["CI_BEOORDELAAR"], raise_on_unexpected_status=True)

# The register and its list; a filter with two values is sent as a repeated key.
register = step(find_register.sync_detailed(client=publicly), 200, Register)
houder = UUID(str(next(een.uuid for een in register.registerhouders if een.naam == "Gemeente Voorbeeld")))
grondslagen = [ListOpenbareVerwerkingsactiviteitenGrondslagItem.TOESTEMMING, ListOpenbareVerwerkingsactiviteitenGrondslagItem.TAAK_ALGEMEEN_BELANG]
page = step(
    list_openbare_verwerkingsactiviteiten.sync_detailed(client=publicly, grondslag=grondslagen, registerhouder=[houder], page_size=5),
    200,
    OpenbarePagina,
)
assert len(page.results) == 5 < page.count

full = step(list_openbare_verwerkingsactiviteiten.sync_detailed(client=publicly, volledig=True, page_size=1), 200, OpenbarePagina)
first = full.results[0]
assert isinstance(first, OpenbareVerwerkingsactiviteit)
key = UUID(str(first.uuid))
answer = find_openbare_verwerkingsactiviteit.sync_detailed(key, client=publicly)
one = step(answer, 200, OpenbareVerwerkingsactiviteit)
assert one.to_dict() == first.to_dict()

# 304, 404 and 400.
step(find_openbare_verwerkingsactiviteit.sync_detailed(key, client=publicly, if_none_match=etag(answer)), 304, type(None))
nowhere = step(find_openbare_verwerkingsactiviteit.sync_detailed(uuid4(), client=publicly), 404, Probleem)
assert nowhere.code == "niet-gevonden"
wrong = step(list_openbare_verwerkingsactiviteiten.sync_detailed(client=publicly, page_size=1000, vastgesteld_van=datetime.date.today()), 400, Probleem)
assert [een.name for een in wrong.invalid_params] == ["pageSize"]

# Enter an activity: only its name, then the rest.
naam = "Wandeling van een Python-client"
made = create_verwerkingsactiviteit.sync_detailed(
    client=redacteur,
    body=VerwerkingsactiviteitInvoer(registerhouder=houder, inhoud=Inhoud(naam=naam)),
    idempotency_key=str(uuid4()),
)
uuid = UUID(str(step(made, 201, VerwerkingsactiviteitWeergave).uuid))
step(find_openbare_verwerkingsactiviteit.sync_detailed(uuid, client=publicly), 404, Probleem)
inhoud = Inhoud(
    naam=naam,
    verwerkingsverantwoordelijken=[
        Verwerkingsverantwoordelijke(organisatie=houder, bestuursorgaan="college_van_burgemeester_en_wethouders")
    ],
    doelen=[Doel(omschrijving="Nieuwsbrief sturen", grondslagen=[DoelGrondslag(grondslag=Grondslag.TOESTEMMING, toestemming=ToestemmingBijGrondslag(wijze_van_intrekken="Via de link onder iedere nieuwsbrief"))])],
    betrokkenen=[Betrokkene(categorie="abonnee", gegevens=[Gegeven(categorie="emailadres", bronnen=[BronVermelding(bron="betrokkene")])])],
    geen_ontvangers=True,
    doorgifte_buiten_eer=False,
    bewaartermijnen=[Bewaartermijn(soort=BewaartermijnSoort.GEBEURTENIS, gebeurtenis="Afmelden voor de nieuwsbrief")],
    geautomatiseerde_besluitvorming=GeautomatiseerdeBesluitvorming(aanwezig=False),
)
put = replace_concept.sync_detailed(uuid, client=redacteur, body=ConceptInvoer(inhoud=inhoud), if_match=etag(made))
step(put, 200, ConceptWeergave)
patch = ConceptPatch(inhoud=InhoudPatch(omschrijving="Gemaakt met gegenereerde code."))
patched = update_concept.sync_detailed(uuid, client=redacteur, body=patch, if_match=etag(put))
assert step(patched, 200, ConceptWeergave).inhoud.naam == naam

# Submit, and have another person settle.
submitted = concept_indienen.sync_detailed(uuid, client=redacteur, if_match=etag(patched))
step(submitted, 200, ConceptWeergave)
alone = step(concept_vaststellen.sync_detailed(uuid, client=redacteur, if_match=etag(submitted)), 403, Probleem)
assert alone.code == "niet-deze-persoon"
step(concept_vaststellen.sync_detailed(uuid, client=beoordelaar, if_match=etag(submitted)), 201, object)

# Now everyone can read it.
read = step(find_openbare_verwerkingsactiviteit.sync_detailed(uuid, client=publicly), 200, OpenbareVerwerkingsactiviteit)
assert (read.naam, read.status.code, read.omschrijving) == (naam, "geldig", "Gemaakt met gegenereerde code.")
version = find_openbare_versie_op_sleutel.sync_detailed(UUID(str(read.versie_uuid)), client=publicly)
step(version, 200, OpenbareVerwerkingsactiviteit)
print(f"{STEPS} steps")
