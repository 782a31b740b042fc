"""Puts the privacy notice that belongs to a form beside it, and keeps it: a piece of HTML in formulier.html, the rest in formulier.json.

Run it when the form is made, and from then on as often as you like: what did not change is not sent again."""

import json
import os
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

REGISTER = os.environ["REGISTER"]
# Whose register: a uuid of GET /v1/register/organisaties?registerhouder=true.
GEMEENTE = os.environ["GEMEENTE"]
KEPT, PIECE = Path("formulier.json"), Path("formulier.html")


def ask(path: str, etag: str = "") -> tuple[int, str, str]:
    """Status, text and ETag of an answer. A register that does not answer at all raises an OSError."""
    request = Request(REGISTER + path, headers={"If-None-Match": etag} if etag else {})
    try:
        with urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers.get("ETag", "")
    except HTTPError as problem:
        return problem.code, problem.read().decode(), problem.headers.get("ETag", "")


def choose() -> dict[str, str]:
    """The activity of this product or type of case. Of several a person chooses; here that is the first."""
    for name in ("uplProduct", "zaaktype"):
        value = os.environ.get(name.upper())
        if not value:
            continue
        # A bare comma separates values; one within a name is coded, as it is here.
        query = urlencode({"registerhouder": GEMEENTE, "velden": "naam,uuid,uri"}) + f"&{name}={quote(value, safe='')}"
        status, text, _ = ask(f"/v1/register/verwerkingsactiviteiten?{query}")
        if status != 200:
            raise SystemExit(f"{status}: {text}")
        found: list[dict[str, str]] = json.loads(text)["results"]
        if found:
            return {"uri": found[0]["uri"], "uuid": found[0]["uuid"]}
    return {}


def notice(kept: dict[str, str]) -> str:
    """Brings the piece up to date, and tells what that was."""
    piece = "/privacyverklaring/stuk?niveau=3"
    places = [f"/insluiten/organisaties/{GEMEENTE}{piece}"]
    if "uuid" in kept:
        places.insert(0, f"/insluiten/verwerkingen/{kept['uuid']}{piece}")
    for place in places:
        # An ETag is of one address.
        known = kept.get("etag", "") if kept.get("place") == place and PIECE.exists() else ""
        status, text, etag = ask(place, known)
        if status == 304:
            return "ongewijzigd"
        if status == 200:
            PIECE.write_text(text, encoding="utf-8")
            kept.update(place=place, etag=etag)
            return "nieuw" if "/verwerkingen/" in place else "van de organisatie"
        # Not public (any more): then the notice of the organisation. Anything else goes by, and what is kept is still right.
        if status not in (404, 410):
            return f"bewaard ({status})"
    return "bewaard (er is geen privacyverklaring)"


kept: dict[str, str] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
try:
    if "uuid" not in kept:
        kept.update(choose())
    state = notice(kept)
except OSError:
    state = "bewaard (het register antwoordt niet)"
KEPT.write_text(json.dumps(kept), encoding="utf-8")
print(state)
