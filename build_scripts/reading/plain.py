"""The reading text: one paragraph a line, headings `# `, captions `[图] `, `-----` between articles."""

from build_scripts.records.restoration import Paragraph, Restoration, Role

ARTICLE_END = "-----"
_HEADING, _CAPTION = "# ", "[图] "
_SIGNS = (_HEADING, _CAPTION, "\\")


def reading_text(restoration: Restoration) -> str:
    """The whole text, a line end behind every line; empty when there is no article.

    A paragraph that looks like one of the signs gets a backslash in front, and one that begins
    with a backslash a second: the reader can always tell.
    """
    articles = (
        "".join(printed_line(paragraph) + "\n" for paragraph in article.paragraphs)
        for article in restoration.articles
    )
    return f"{ARTICLE_END}\n".join(articles)


def printed_line(paragraph: Paragraph) -> str:
    """One paragraph as a line of the reading text; line breaks inside it become spaces."""
    text = paragraph.text.replace("\n", " ")
    if paragraph.role.is_heading:
        return _HEADING + text
    if paragraph.role is Role.CAPTION:
        return _CAPTION + text
    if text.startswith(_SIGNS) or text == ARTICLE_END:
        return "\\" + text
    return text
