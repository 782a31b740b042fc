"""Judges the linked data: every JSON-LD example of the OpenAPI document, and the files named on the command line.

Each must expand with a JSON-LD 1.1 processor without fetching anything and without losing a property, use only terms of the pinned
list, and come back the same from compaction.
"""

import json
import pathlib
import sys

from pyld import jsonld

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEYWORDS = {"@context", "@graph", "@id", "@type", "@value", "@language"}


def vocabulary() -> tuple[dict[str, str], set[str]]:
    """The namespaces by prefix, and the terms, in full."""
    spaces: dict[str, str] = {}
    terms: set[str] = set()
    space = ""
    for line in (ROOT / "src/exchange/jsonld/vocabulaire.txt").read_text().splitlines():
        if line.startswith("@ "):
            prefix, space = line.split()[1:3]
            spaces[prefix] = space
        elif not line.startswith("#"):
            terms.update(space + term for term in line.split())
    return spaces, terms


# What DCAT-AP-NL 3.0 and DCAT-AP 3 ask of a class (Geonovum/DCAT-AP-NL30, shapes/300 at dc95277): at least one, and where there is a 1 no more.
# A licence too, which only who keeps the register can give.
DCAT = {
    "dcat:Catalog": "dcterms:title dcterms:description dcterms:publisher=1 dcat:contactPoint=1 dcat:dataset",
    "dcat:Dataset": "dcterms:title dcterms:description dcterms:identifier=1 dcterms:publisher dcterms:creator dcterms:accessRights dcat:contactPoint=1 dcat:theme",
    "dcat:Distribution": "dcat:accessURL=1",
    "dcat:DataService": "dcterms:title dcterms:description dcterms:identifier=1 dcterms:publisher=1 dcterms:accessRights dcat:contactPoint=1 dcat:theme "
    "dcat:endpointURL=1 dcat:endpointDescription=1",
}


def shapes(value: object) -> int:
    """How many nodes have a class of DCAT; each has what is asked of it."""
    if isinstance(value, list):
        return sum(shapes(one) for one in value)
    if not isinstance(value, dict):
        return 0
    kinds = value.get("@type", [])
    found = 0
    for kind in set(DCAT) & set([kinds] if isinstance(kinds, str) else kinds):
        found += 1
        for asked in DCAT[kind].split():
            name, _, one = asked.partition("=")
            there = value.get(name, [])
            assert there and (not one or not isinstance(there, list)), f"{value.get('@id')}: {kind} needs {asked}, and has {there}"
    return found + sum(shapes(one) for one in value.values())


def refuse(url: str, options: object) -> None:
    raise AssertionError(f"the processor wants to fetch {url}")


def properties(value: object) -> list[str]:
    """Every key that is no keyword, as often as it occurs outside the context."""
    if isinstance(value, list):
        return [key for one in value for key in properties(one)]
    if not isinstance(value, dict):
        return []
    own = [key for key in value if key not in KEYWORDS]
    return own + [key for name, one in value.items() if name != "@context" for key in properties(one)]


def addresses(value: object) -> list[str]:
    """Every IRI of an expanded document."""
    if isinstance(value, list):
        return [iri for one in value for iri in addresses(one)]
    if not isinstance(value, dict):
        return []
    own = [key for key in value if key not in KEYWORDS] + list(value.get("@type", []) if "@value" not in value else [value.get("@type")])
    own += [value["@id"]] if "@id" in value else []
    return [iri for iri in own if iri] + [iri for one in value.values() for iri in addresses(one)]


def judge(document: dict, spaces: dict[str, str], terms: set[str]) -> int:
    options = {"documentLoader": refuse}
    expanded = jsonld.expand(document, options)
    said = sorted(properties(document))
    assert len(said) == len(properties(expanded)), "a property is lost in expansion"
    for iri in addresses(expanded):
        assert ":" in iri, f"{iri} is not absolute"
        ours = any(iri.startswith(space) for space in spaces.values())
        assert not ours or iri in terms, f"{iri} is not in the pinned list"
        assert ours or iri.startswith(("http://", "https://", "mailto:")), f"{iri} has an unknown prefix"
    compacted = jsonld.compact(expanded, document["@context"], options)
    assert jsonld.expand(compacted, options) == expanded, "compaction and expansion do not come back"
    same = {"algorithm": "URDNA2015", "format": "application/n-quads", **options}
    quads = jsonld.normalize(document, same)
    assert quads == jsonld.normalize(compacted, same), "the statements differ"
    return quads.count("\n")


def examples() -> dict[str, dict]:
    """The recorded answers, by operation."""
    recorded = json.loads((ROOT / "openapi/voorbeelden.json").read_text())
    answers = {name: one.get("antwoorden", {}).get("200 application/ld+json") for name, one in recorded.items()}
    return {name: answer for name, answer in answers.items() if answer}


def main() -> None:
    spaces, terms = vocabulary()
    documents = examples() | {name: json.loads(pathlib.Path(name).read_text()) for name in sys.argv[1:]}
    assert len(documents) >= 5, "where are the examples?"
    assert shapes(documents["find_register"]) > 5, "where is the catalogue?"
    for name, document in documents.items():
        print(f"{name}: {judge(document, spaces, terms)} statements")


if __name__ == "__main__":
    main()
