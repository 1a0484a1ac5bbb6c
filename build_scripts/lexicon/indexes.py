"""The ways into the glossary: by pinyin, by theme."""

from itertools import groupby

from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.spelling import initial, spelled
from build_scripts.lexicon.standing import Held
from build_scripts.records.glossary import Standing, Term


def front_page(held: Held) -> str:
    """The list of all terms by pinyin, and the ways to themes, places and works."""
    terms = sorted(held.glossary.terms, key=spelled)
    unsure = sum(term.certainty is not Standing.SURE for term in terms)
    lead = (
        f"共{len(terms)}条，凡文中用到的术语、口号、机构与办法都收；每条有定义、依据、英译和文中各处用例。"
        f"有{unsure}条的定义未能完全确证，已在条下注明。"
    )
    ways = f'<a href="themes/">按主题</a>{_more(held)}'
    parts = [
        "# 术语 {: #title }",
        f'<p class="lead">{f"{lead} {ways}" if terms else "本书还没有术语表。"}</p>',
    ]
    for letter, own in groupby(terms, key=initial):
        items = "".join(
            f'<li><a href="{letter}/#{attribute(term.id)}">{inline(term.headword)}</a></li>'
            for term in own
        )
        parts += [f"## {letter.upper()} {{: #{letter} }}", f'<ul class="ways">{items}</ul>']
    head = front_matter(
        title="术语",
        description=f"脱贫攻坚报道中的{len(terms)}条术语：定义、依据、英译、文中各处。",
        edit="seeds/glossary",
    )
    return head + "\n\n".join(parts) + "\n"


def _more(held: Held) -> str:
    ways = ""
    if held.glossary.places:
        ways += '　<a href="places/">地名</a>'
    if held.glossary.works:
        ways += '　<a href="works/">文件</a>'
    return ways


def themes_page(held: Held) -> str:
    """All terms by theme, each with its definition."""
    parts = ["# 术语：按主题 {: #title }", '<p class="lead"><a href="../">按拼音</a></p>']
    for number, (theme, terms) in enumerate(by_theme(held).items(), 1):
        items = "".join(
            f'<div><dt><a href="../{initial(term)}/#{attribute(term.id)}">{inline(term.headword)}</a>'
            f"</dt><dd>{inline(term.definition)}</dd></div>"
            for term in sorted(terms, key=spelled)
        )
        parts += [f"## {plain(theme)} {{: #theme-{number} }}", f'<dl class="terms">{items}</dl>']
    head = front_matter(
        title="术语：按主题",
        description="术语表按主题编排，各附一句话定义。",
        edit="seeds/glossary",
    )
    return head + "\n\n".join(parts) + "\n"


def by_theme(held: Held) -> dict[str, list[Term]]:
    """Theme -> its terms, in the order of the files."""
    found: dict[str, list[Term]] = {}
    for term in held.glossary.terms:
        found.setdefault(term.theme, []).append(term)
    return found
