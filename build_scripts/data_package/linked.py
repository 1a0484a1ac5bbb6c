"""The package for machines that read the web: schema.org in JSON-LD."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from build_scripts.data_package.files import LICENSE_ADDRESS, RIGHTS, as_json
from build_scripts.data_package.schema import Table
from build_scripts.records.book import Book
from build_scripts.records.glossary import Term

DATASET: Final = "dataset.jsonld"
_FORMATS: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "sqlite": "application/vnd.sqlite3",
    "txt": "text/plain",
}
_YEAR: Final = re.compile(r"\d{4}")


def dataset(
    book: Book, tables: Mapping[str, Table], files: Mapping[str, bytes], title: str
) -> bytes:
    """The whole package as a Dataset, its terms as a DefinedTermSet; addresses are relative."""
    periods = [str(cell) for cell in tables["figures"].column("time_period") if cell]
    years = sorted(year for period in periods for year in _YEAR.findall(period))
    described: dict[str, object] = {
        "@id": "#dataset",
        "@type": "Dataset",
        "name": title,
        "description": RIGHTS,
        "inLanguage": "zh-Hans",
        "license": LICENSE_ADDRESS,
        "isAccessibleForFree": True,
        "variableMeasured": _variables(tables["indicators"]),
        "spatialCoverage": _places(tables),
        "distribution": [_download(name, content) for name, content in sorted(files.items())],
        "hasPart": {"@id": "#terms"},
    }
    if years:
        described["temporalCoverage"] = f"{years[0]}/{years[-1]}"
    if book.edition:
        described["version"] = book.edition
    return as_json({"@context": "https://schema.org", "@graph": [described, _term_set(book)]})


def _variables(indicators: Table) -> list[dict[str, object]]:
    described: list[dict[str, object]] = []
    for name, unit in zip(indicators.column("indicator"), indicators.column("units"), strict=True):
        variable: dict[str, object] = {"@type": "PropertyValue", "name": name}
        described.append(variable | ({"unitText": unit} if unit else {}))
    return described


def _places(tables: Mapping[str, Table]) -> list[dict[str, object]]:
    used = set(tables["figure_areas"].column("area"))
    areas = tables["areas"]
    pairs = zip(areas.column("area"), areas.column("full_name"), strict=True)
    return [
        {
            "@type": "Place",
            "name": name,
            "identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code},
        }
        for code, name in pairs
        if code in used
    ]


def _download(name: str, content: bytes) -> dict[str, object]:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": name,
        "encodingFormat": _FORMATS[name.rpartition(".")[2]],
        "contentSize": f"{len(content)} B",
        "sha256": sha256(content).hexdigest(),
    }


def _term_set(book: Book) -> dict[str, object]:
    return {
        "@id": "#terms",
        "@type": "DefinedTermSet",
        "name": "术语 / terms",
        "inLanguage": "zh-Hans",
        "hasDefinedTerm": [_term(term) for term in book.glossary.terms],
    }


def _term(term: Term) -> dict[str, object]:
    described: dict[str, object] = {
        "@id": f"#{term.id}",
        "@type": "DefinedTerm",
        "name": term.headword,
        "termCode": term.id,
        "description": term.definition,
        "inDefinedTermSet": {"@id": "#terms"},
    }
    others: Sequence[str] = [*term.variants, *filter(None, [term.traditional, term.english.text])]
    return described | ({"alternateName": list(others)} if others else {})
