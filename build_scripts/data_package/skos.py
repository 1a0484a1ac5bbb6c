"""The terms as SKOS, in Turtle and JSON-LD, and as plain JSON. Addresses are relative."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from build_scripts.data_package.files import as_json
from build_scripts.data_package.glossary_tables import RELATIONS, related
from build_scripts.records.glossary import Term

VERSION: Final = 1
SCHEME: Final = "terms"
_CHINESE, _TRADITIONAL, _ENGLISH, _PINYIN = "zh-Hans", "zh-Hant", "en", "zh-Latn-pinyin"
_PREFIXES: Final = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
Statement = tuple[str, str, str]  # property, text, language (empty: an address or a plain literal)


def turtle(terms: Sequence[Term]) -> bytes:
    """One concept a term, one collection a theme."""
    heads = [f"@prefix {name}: <{address}> ." for name, address in _PREFIXES.items()]
    scheme = f'<#{SCHEME}> a skos:ConceptScheme ;\n  dct:title "术语"@{_CHINESE} .'
    concepts = [_concept(term) for term in terms]
    groups = [_collection(number, own) for number, own in enumerate(_themes(terms), 1)]
    return ("\n".join(heads) + "\n\n" + "\n\n".join([scheme, *concepts, *groups]) + "\n").encode()


def _concept(term: Term) -> str:
    said = [f"<#{term.id}> a skos:Concept", f"skos:inScheme <#{SCHEME}>"]
    said += [f"{name} {_literal(text, language)}" for name, text, language in statements(term)]
    said += [f"skos:{name} <#{other}>" for name, other in links(term)]
    if not term.broader:
        said.append(f"skos:topConceptOf <#{SCHEME}>")
    return " ;\n  ".join(said) + " ."


def _collection(number: int, own: tuple[str, tuple[Term, ...]]) -> str:
    theme, members = own
    said = [f"<#theme-{number}> a skos:Collection", f"skos:prefLabel {_literal(theme, _CHINESE)}"]
    said += [f"skos:member <#{term.id}>" for term in members]
    return " ;\n  ".join(said) + " ."


def _literal(text: str, language: str) -> str:
    return f'"{text.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def statements(term: Term) -> Iterator[Statement]:
    """What is said of a term in words: property, text, language."""
    yield "skos:prefLabel", term.headword, _CHINESE
    if term.traditional:
        yield "skos:prefLabel", term.traditional, _TRADITIONAL
    if term.english.text:
        yield "skos:prefLabel", term.english.text, _ENGLISH
    for variant in term.variants:
        yield "skos:altLabel", variant, _CHINESE
    yield "skos:altLabel", term.pinyin, _PINYIN
    yield "skos:notation", term.id, ""
    yield "skos:definition", term.definition, _CHINESE
    if term.more:
        yield "skos:scopeNote", term.more, _CHINESE
    for sense in term.senses:
        yield "skos:scopeNote", f"{sense.label}：{sense.definition}", _CHINESE
    if term.source:
        yield "dct:source", term.source, _CHINESE
    yield "skos:editorialNote", f"certainty: {term.certainty.value}", _ENGLISH
    if term.english.authority:
        yield "skos:editorialNote", f"English: {term.english.authority}", _ENGLISH


def links(term: Term) -> Iterator[tuple[str, str]]:
    """The relations of a term: name in SKOS, id of the other term."""
    for relation, others in zip(RELATIONS, related(term), strict=True):
        for other in dict.fromkeys(others):
            yield relation, other


def linked(terms: Sequence[Term]) -> bytes:
    """The same statements as JSON-LD."""
    graph: list[dict[str, object]] = [
        {
            "@id": f"#{SCHEME}",
            "@type": "skos:ConceptScheme",
            "dct:title": {"@value": "术语", "@language": _CHINESE},
        }
    ]
    graph += [_node(term) for term in terms]
    graph += [
        {
            "@id": f"#theme-{number}",
            "@type": "skos:Collection",
            "skos:prefLabel": {"@value": theme, "@language": _CHINESE},
            "skos:member": [{"@id": f"#{term.id}"} for term in members],
        }
        for number, (theme, members) in enumerate(_themes(terms), 1)
    ]
    return as_json({"@context": _PREFIXES, "@graph": graph})


def _node(term: Term) -> dict[str, object]:
    node: dict[str, object] = {"@id": f"#{term.id}", "@type": "skos:Concept"}
    held: dict[str, list[object]] = {"skos:inScheme": [{"@id": f"#{SCHEME}"}]}
    for name, text, language in statements(term):
        literal = {"@value": text} | ({"@language": language} if language else {})
        held.setdefault(name, []).append(literal)
    for name, other in links(term):
        held.setdefault(f"skos:{name}", []).append({"@id": f"#{other}"})
    if not term.broader:
        held["skos:topConceptOf"] = [{"@id": f"#{SCHEME}"}]
    return node | held


def _themes(terms: Sequence[Term]) -> list[tuple[str, tuple[Term, ...]]]:
    ordered = sorted(terms, key=lambda term: term.theme)
    return [(theme, tuple(own)) for theme, own in groupby(ordered, key=lambda term: term.theme)]


def plain_json(terms: Sequence[Term]) -> bytes:
    """``{"version", "terms"}``, for programs that know nothing of SKOS."""
    return as_json({"version": VERSION, "terms": [_record(term) for term in terms]})


def _record(term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "headword": term.headword,
        "variants": term.variants,
        "pinyin": term.pinyin,
        "traditional": term.traditional,
        "english": term.english._asdict(),
        "definition": term.definition,
        "more": term.more,
        "members": term.members,
        "senses": [sense._asdict() for sense in term.senses],
        "broader": term.broader,
        "narrower": term.narrower,
        "related": term.related,
        "theme": term.theme,
        "certainty": term.certainty.value,
        "source": term.source,
    }
