"""Reads every record of the example through the adapters of both drafts, with clients that two generators made of their documents.

What a draft cannot express is an answer in its form as well. No answer may raise in a client.
"""

import importlib
import json
import os
import urllib.error
import urllib.request
from uuid import UUID

BASE = os.environ["CI_URL"]
ALL = "status=geldig,beeindigd&pageSize=100"


def fetch(path: str) -> tuple[int, dict, str]:
    """The status, the headers and the body."""
    try:
        with urllib.request.urlopen(path if path.startswith(BASE) else BASE + path) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as fault:
        return fault.code, dict(fault.headers), fault.read().decode()


def og(package: str):
    """The client of openapi-generator: how it reads a text as a model."""
    models = importlib.import_module(f"{package}_og")
    return lambda name, text: getattr(models, name).from_json(text)


def opc(package: str):
    """That of openapi-python-client."""
    models = importlib.import_module(f"{package}_opc.models")
    return lambda name, text: getattr(models, name).from_dict(json.loads(text))


PAGE = {"og": "VerwerkingsactieList200Response", "opc": "VerwerkingsactieListResponse200"}


def read_var(generator: str, read, records: list[dict]) -> str:
    status, headers, text = fetch(f"/var/v0.1/verwerkingsactiviteiten?{ALL}")
    page = read(PAGE[generator], text)
    left_out = int(headers["x-weggelaten"])
    assert (status, page.count) == (200, len(page.results) + left_out), (status, page.count, left_out)
    told = {str(one.id) for one in page.results}
    assert len(told) > 40, told
    for record in records:
        status, _, text = fetch(f"/var/v0.1/verwerkingsactiviteit/{record['uuid']}")
        assert status == (200 if record["uuid"] in told else 406), (status, text)
        read("Verwerkingsactiviteit" if status == 200 else "Fout", text)
    for path, wanted, form in [
        ("verwerkingsactiviteiten?onzin=1", 400, "ValidatieFout"),
        ("verwerkingsactiviteiten?pageSize=0", 400, "ValidatieFout"),
        ("verwerkingsactiviteit/7a22eb38-bca6-463f-9955-54ab040287cb", 404, "Fout"),
        ("verwerkingsactiviteit/niets", 404, "Fout"),
    ]:
        status, headers, text = fetch(f"/var/v0.1/{path}")
        assert (status, headers["content-type"]) == (wanted, "application/problem+json"), (path, status, text)
        assert read(form, text).instance, (path, text)
    return f"{len(told)} of {len(records)}, {left_out} left out"


def read_rvva(read, records: list[dict]) -> str:
    entities = set()
    for record in records:
        of = f"/rvva/v0.1/processing_activities/{record['uuid']}"
        activity = read("ProcessingActivity", fetch(of)[2])
        assert str(activity.id) == record["uuid"]
        status, headers, text = fetch(f"{of}/versions/{int(activity.latest_version)}")
        version = read("ProcessingActivityVersion", text)
        assert (status, version.name) == (200, record["naam"]), (status, text)
        assert int(headers["x-weggelaten"]) >= 0
        entities.add(str(UUID(str(version.recipients.entity_id))))
    for entity in entities:
        status, _, text = fetch(f"/rvva/v0.1/entities/{entity}")
        assert status == 200 and str(read("Entity", text).id) == entity, text
    return f"{len(records)} versions, {len(entities)} entities"


def main() -> None:
    records = json.loads(fetch(f"/v1/register/verwerkingsactiviteiten?{ALL}")[2])["results"]
    assert len(records) > 45, len(records)
    for generator, reader in (("og", og), ("opc", opc)):
        print(f"var, {generator}: {read_var(generator, reader('var'), records)}")
        print(f"rvva, {generator}: {read_rvva(reader('rvva'), records)}")


if __name__ == "__main__":
    main()
