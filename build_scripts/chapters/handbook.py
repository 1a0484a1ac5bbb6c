"""The handbook of rules, made from the rules themselves."""

from difflib import SequenceMatcher

from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.names import CERTAINTIES, chinese
from build_scripts.records.rule import Case, Rule


def handbook(rules: tuple[Rule, ...]) -> str:
    """Every rule: what it says, what it heals, what it leaves alone."""
    head = front_matter(
        title="校例",
        description="整理所依的校例：每条的内容、可信度、所治与所不治的例子。",
        edit="build_scripts/rules/__init__.py",
    )
    opening = (
        "# 校例 {: #title }\n\n"
        "<p>校例依次施行。每条都附例子：“所治”是它改动的文字，“不治”是看似有误而它不动的文字。"
        "例子同时是程序的检验，例子不符，书就不能建成。</p>"
    )
    return head + "\n\n".join([opening, *map(_rule, rules)]) + "\n"


def _rule(rule: Rule) -> str:
    heals = "".join(
        f"<li><samp>{before}</samp> → <samp>{after}</samp></li>"
        for before, after in map(_compared, rule.heals)
    )
    spares = "".join(f"<li><samp>{inline(text)}</samp></li>" for text in rule.spares)
    return (
        f"## {plain(rule.code)} {{: #{attribute(rule.code)} }}\n\n"
        f'<p class="says">{inline(chinese(rule.says))} '
        f'<span class="basis">（{CERTAINTIES[rule.certainty]}）</span></p>\n\n'
        f'<dl class="cases"><div><dt>所治</dt><dd><ul>{heals}</ul></dd></div>'
        f"<div><dt>不治</dt><dd><ul>{spares}</ul></dd></div></dl>"
    )


def _compared(case: Case) -> tuple[str, str]:
    """Both sides of a case, what differs marked; how the rule cut it is not told here."""
    before, after = "", ""
    matcher = SequenceMatcher(None, case.before, case.after, autojunk=False)
    for same, a, b, c, d in matcher.get_opcodes():
        old, new = inline(case.before[a:b]), inline(case.after[c:d])
        before += old if same == "equal" or not old else f"<del>{old}</del>"
        after += new if same == "equal" or not new else f"<ins>{new}</ins>"
    return before, after
