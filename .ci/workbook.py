"""The workbook in which people work, in the hands of openpyxl and of LibreOffice: what they open and save says nothing new, and what is changed
there, and only that, comes back. Needs CI_BIN and REGISTER_DATABASE_URL of an empty database, and `soffice`.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl

BIN, DIR = os.environ["CI_BIN"], Path(sys.argv[1])


def run(*arguments: str) -> str:
    done = subprocess.run([BIN, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def outcome(path: Path) -> tuple[int, ...]:
    """How many rows are new, changed, unchanged and refused."""
    told = re.search(r"(\d+) nieuw, (\d+) bijgewerkt, (\d+) ongewijzigd, (\d+) geweigerd", run("inlezen", str(path)))
    assert told
    return tuple(int(number) for number in told.groups())


def by_libreoffice(path: Path) -> Path:
    to = DIR / "libreoffice"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{DIR}/profile", "--convert-to", "xlsx", "--outdir", str(to)]
    subprocess.run([*command, str(path)], check=True, capture_output=True)
    return to / path.name


run("migrate")
run("voorbeeld")
first = DIR / "werkboek.xlsx"
run("uitvoer", "--vorm", "xlsx", "--naar", str(first))
_, _, every, _ = outcome(first)
assert outcome(first) == (0, 0, every, 0)
assert outcome(by_libreoffice(first)) == (0, 0, every, 0), "LibreOffice changes something"

book = openpyxl.load_workbook(first)
assert book["Keuzelijsten"].sheet_state == "hidden"
sheet = book["Grondslagen"]
assert sheet.data_validations.dataValidation, "no list boxes"
headings = {cell.value: cell for cell in sheet[1]}
assert headings["Grondslag"].comment, "nothing explains"
saved = DIR / "openpyxl.xlsx"
book.save(saved)
assert outcome(saved) == (0, 0, every, 0), "openpyxl changes something"

aims = book["Doelen"]
column = {cell.value: cell.column for cell in aims[1]}
aims.cell(2, column["Omschrijving"]).value = "Een ander doel"
new = aims.max_row + 1
aims.cell(new, column["Nummer"]).value = aims.cell(3, column["Nummer"]).value
aims.cell(new, column["Omschrijving"]).value = "Een doel erbij"
changed = {aims.cell(row, column["uuid"]).value for row in (2, 3)}
saved = DIR / "gewijzigd.xlsx"
book.save(saved)
for path in (saved, by_libreoffice(saved)):
    assert outcome(path) == (0, len(changed), every - len(changed), 0), path
run("inlezen", str(saved), "--uitvoeren", "alles-of-niets")
assert outcome(saved) == (0, 0, every, 0), "what was read in is not there"

# Contact data of an organisation, a new organisation that another sheet names at once, and a step.
second = DIR / "werkboek2.xlsx"
run("uitvoer", "--vorm", "xlsx", "--naar", str(second))


def place(sheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


book = openpyxl.load_workbook(second)
parties, processors, activities = book["Organisaties"], book["Verwerkers"], book["Activiteiten"]
parties.cell(2, place(parties, "Telefoon")).value = "14 0123"
parties.cell(parties.max_row + 1, place(parties, "Naam")).value = "Drukkerij De Proef"
row = processors.max_row + 1
processors.cell(row, place(processors, "Nummer")).value = activities.cell(2, place(activities, "Nummer")).value
processors.cell(row, place(processors, "Organisatie")).value = "Drukkerij De Proef"
saved = DIR / "partijen.xlsx"
book.save(saved)
for path in (saved, by_libreoffice(saved)):
    assert outcome(path) == (1, 2, every - 2, 0), path
run("inlezen", str(saved), "--uitvoeren", "alles-of-niets")
assert outcome(saved) == (0, 0, every + 1, 0), "an organisation is made once"
print(f"{every} rows")
