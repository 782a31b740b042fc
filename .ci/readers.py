"""What others make of the files and feeds of the demo at CI_URL: a spreadsheet library, a CSV reader and a feed reader.

CI_LEZER is a token that may read management.
"""

import csv
import io
import json
import os
import re
from urllib.request import Request, urlopen

import feedparser
import openpyxl

BASE, TOKEN = os.environ["CI_URL"], os.environ["CI_LEZER"]
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def get(path: str, media_type: str, token: str | None = None) -> bytes:
    request = Request(BASE + path, headers={"Accept": media_type})
    if token:
        request.add_header("Authorization", "Bearer " + token)
    with urlopen(request) as answer:
        assert answer.headers.get_content_type() == media_type, answer.headers
        return answer.read()


def activities(path: str, token: str | None) -> list[str]:
    """The names in the export that is made for machines: what the others must find too."""
    lines = [json.loads(line) for line in get(path, "application/x-ndjson", token).splitlines()]
    assert lines[0]["soort"] == "kop"
    records = [line for line in lines[1:] if line.get("soort", "verwerkingsactiviteit") == "verwerkingsactiviteit"]
    return sorted(record.get("inhoud", record)["naam"] for record in records)


def workbook(path: str, token: str | None, expected: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(get(path, WORKBOOK, token)))
    for sheet in book:
        if sheet.sheet_state == "hidden":
            continue
        assert re.fullmatch("[A-Z]2", sheet.freeze_panes or ""), f"{sheet.title}: the header moves away"
        formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
        assert not formulas, f"{sheet.title} has formulas at {formulas}"
    sheet = book["Activiteiten"]
    assert sheet.auto_filter.ref, "no filters"
    rows = list(sheet.iter_rows(values_only=True))
    column = rows[0].index("Naam" if token else "naam")
    assert sorted(row[column] for row in rows[1:]) == expected


def table(path: str, token: str | None, expected: list[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(get(path, "text/csv", token).decode("utf-8-sig"), newline="")))
    assert sorted(row["naam"] for row in rows) == expected
    assert not [row for row in rows if None in row or None in row.values()], "a row has another number of cells than the header"


def feed(path: str) -> None:
    read = feedparser.parse(get(path, "application/atom+xml"))
    assert not read.bozo, read.get("bozo_exception")
    assert read.entries and read.feed.id and read.feed.updated_parsed
    for entry in read.entries:
        assert entry.id and entry.title and entry.updated_parsed and entry.link.startswith(("http://", "https://")), entry
    assert len({entry.id for entry in read.entries}) == len(read.entries), "two entries have one id"


for path, token in (("/v1/register/export", None), ("/v1/export", TOKEN)):
    expected = activities(path, token)
    assert expected
    workbook(path, token, expected)
    table(path, token, expected)
    print(f"{path}: {len(expected)} activities in three forms")
# Of everything, of an organisation and of an activity.
first = json.loads(get("/v1/register/verwerkingsactiviteiten?pageSize=1", "application/json"))["results"][0]
organisation, activity = first["registerhouder"]["uuid"], first["uuid"]
for path in ("/wijzigingen.atom", f"/organisaties/{organisation}/wijzigingen.atom", f"/verwerkingen/{activity}/wijzigingen.atom"):
    feed(path)
