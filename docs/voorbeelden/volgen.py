"""Keeps a copy of the public register by its feed of changes, with a generated client."""

import os
from http import HTTPStatus
from uuid import UUID

from verwerkingsregister_client import Client
from verwerkingsregister_client.api.openbaar_register import (
    create_controle,
    find_openbare_verwerkingsactiviteit,
    list_wijzigingen,
)
from verwerkingsregister_client.models import (
    ControleInvoer,
    ControleUitkomsten,
    OpenbareVerwerkingsactiviteit,
    Probleem,
    VerwijzingInvoer,
    WijzigingSoort,
    Wijzigingen,
)
from verwerkingsregister_client.types import UNSET

register = Client(os.environ["REGISTER"] + "/v1", raise_on_unexpected_status=True)
kopie: dict[UUID, OpenbareVerwerkingsactiviteit] = {}
# The place that you kept with the copy; without one you begin at the beginning.
cursor = os.environ.get("CURSOR")
# Who begins without a place need not begin again.
vers = cursor is None
meer = True

while meer:
    antwoord = list_wijzigingen.sync(client=register, na=cursor or UNSET)
    # It does not know this place any more, or says so: the register was put back to an earlier moment, and what you have may never have been.
    verloren = isinstance(antwoord, Probleem) and antwoord.invalid_params[0].code == "onbekende-cursor"
    teruggezet = isinstance(antwoord, Wijzigingen) and any(een.soort == WijzigingSoort.HERSTELD for een in antwoord.results)
    if not vers and (verloren or teruggezet):
        kopie.clear()
        cursor, vers = None, True
        continue
    if not isinstance(antwoord, Wijzigingen):
        raise RuntimeError(antwoord)
    for wijziging in antwoord.results:
        if wijziging.soort in (WijzigingSoort.ORGANISATIE_GEWIJZIGD, WijzigingSoort.HERSTELD):
            continue
        uuid = UUID(str(wijziging.uuid))
        gelezen = find_openbare_verwerkingsactiviteit.sync_detailed(uuid, client=register)
        if isinstance(gelezen.parsed, OpenbareVerwerkingsactiviteit):
            kopie[uuid] = gelezen.parsed
        elif gelezen.status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            kopie.pop(uuid, None)
        else:
            raise RuntimeError(gelezen.status_code)
    # Keep this with the copy: from here you go on.
    cursor, meer = antwoord.cursor, antwoord.meer

een = next(iter(kopie.values()))
controle = create_controle.sync(client=register, body=ControleInvoer(verwijzingen=[VerwijzingInvoer(verwijzing=een.versie_uri)]))
assert isinstance(controle, ControleUitkomsten) and controle.results[0].bekend
print(len(kopie))
