"""The index of places and the index of works cited in 《》."""

from itertools import groupby

from build_scripts.chapters.citing import CITED_HERE, sign
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.lexicon.concordance import concordance, told
from build_scripts.lexicon.letters import STANDINGS
from build_scripts.lexicon.standing import Held
from build_scripts.records.glossary import CitedWork, PlaceName


def places_page(held: Held) -> str:
    """All places by code: counties with the way to their figures, towns and villages below."""
    codes = {
        code
        for chapter in held.chapters
        for each in chapter.observations
        if each.is_figure
        for code in each.figure.area.codes.split(";")
    }
    ordered = sorted(held.glossary.places, key=lambda place: (place.code[:4] or "~", place.code))
    parts = [
        "# 地名 {: #title }",
        f'<p class="lead">文中提到的地方{len(ordered)}处，代码依 GB/T 2260；乡镇与村用所属县的代码。</p>',
        CITED_HERE,
    ]
    for region, own in groupby(ordered, key=lambda place: place.code[:2]):
        parts.append(f"## {plain(_region(held, region))} {{: #region-{region or 'none'} }}")
        items = "".join(_place(place, held, codes) for place in own)
        parts.append(f'<dl class="named">{items}</dl>')
    head = front_matter(
        title="地名",
        description=f"文中提到的{len(ordered)}处地方，附代码与各处原句。",
        edit="seeds/glossary/places.csv",
    )
    return head + "\n\n".join(parts) + "\n"


def _region(held: Held, code: str) -> str:
    wanted = f"{code}0000"
    return next((p.full for p in held.glossary.places if p.code == wanted), "") or "其他"


def _place(place: PlaceName, held: Held, codes: set[str]) -> str:
    occurrences = held.of_entry(place.id)
    code = f' <span class="basis">{inline(place.code)}</span>' if place.code else ""
    doubt = STANDINGS[place.certainty]
    cites = sign(f"#{place.id}", "引用这一条", place.full)
    said = [f"<p>{told(occurrences)}。{inline(place.note)}"]
    said.append(f' <span class="doubt">{doubt}</span>' if doubt else "")
    if place.code and place.code in codes and place.level not in ("town", "village"):
        said.append(f' <a href="../../figures/area-{place.code}/">数据</a>')
    said.append(f"</p>{concordance(occurrences, held)}")
    return (
        f'<div id="{attribute(place.id)}"><dt>{inline(place.full)}{code} {cites}</dt>'
        f"<dd>{''.join(said)}</dd></div>"
    )


def works_page(held: Held) -> str:
    """All works cited in 《》, in the order of the table."""
    items = "".join(_work(work, held) for work in held.glossary.works)
    head = front_matter(
        title="文件",
        description="文中以书名号引用的文件与著作，附发布机关、年份与各处原句。",
        edit="seeds/glossary/works.csv",
    )
    lead = f"文中以书名号引用的文件与著作{len(held.glossary.works)}种；不能确定的从缺。"
    return (
        head + f'# 文件 {{: #title }}\n\n<p class="lead">{lead}</p>\n\n{CITED_HERE}\n\n'
        f'<dl class="named">{items}</dl>\n'
    )


def _work(work: CitedWork, held: Held) -> str:
    occurrences = held.of_entry(work.id)
    facts = "，".join(filter(None, [work.issuer, work.year and f"{work.year}年", work.kind]))
    doubt = STANDINGS[work.certainty]
    official = f"<p>全称：{inline(work.official)}</p>" if work.official else ""
    cites = sign(f"#{work.id}", "引用这一条", f"《{work.printed[0]}》")
    return (
        f'<div id="{attribute(work.id)}"><dt>《{inline(work.printed[0])}》 {cites}</dt><dd>{official}'
        f"<p>{inline(facts)}{f' <span class=doubt>{doubt}</span>' if doubt else ''}"
        f"{'。' if facts else ''}{told(occurrences)}。{inline(work.note)}</p>"
        f"{concordance(occurrences, held)}</dd></div>"
    )
