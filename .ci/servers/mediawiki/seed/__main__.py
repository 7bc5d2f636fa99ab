"""Writes the dump: 560 articles, half of them Chinese, with categories, redirects and templates."""

import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

Texts = dict[str, Any]
HERE = Path(__file__).parent
LIMITS = (40, 75, 120, 200, 350)
WORDS = {
    "en": {
        "title": "{what}: {about}",
        "intro": "'''{what}''' ({about}). {when}",
        "step": "# {step}.",
        "when": "When to use",
        "steps": "What to do",
        "about": "Mind for {about}",
        "limit": "Up to {limit} EUR the agent decides alone; beyond that the team leader does.",
        "contact": "Desk",
    },
    "zh": {
        "title": "{what}：{about}",
        "intro": "'''{what}'''（{about}）。{when}",
        "step": "# {step}。",
        "when": "适用情况",
        "steps": "处理步骤",
        "about": "{about}注意事项",
        "limit": "金额在 {limit} 欧元以内由坐席直接决定，超过须由主管批准。",
        "contact": "服务台",
    },
}


def read(name: str) -> Texts:
    """Read one of the files beside this one."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


def articles() -> Iterator[tuple[str, str]]:
    """Combine each situation with each of its subjects, in both languages."""
    subjects = read("subjects.toml")
    for topic in read("situations.toml")["topic"]:
        for number, situation in enumerate(topic["situation"]):
            for place, subject in enumerate(subjects[topic["about"]]):
                limit = LIMITS[(number + place) % len(LIMITS)]
                for language in WORDS:
                    yield article(language, topic[language], situation[language], subject[language], limit)


def article(
    language: str, topic: str, situation: list[str], subject: list[str], limit: int
) -> tuple[str, str]:
    """Put one article into words."""
    words, (what, when, *steps), (about, hint, *kinds) = WORDS[language], situation, subject
    lines = [
        words["intro"].format(what=what, about=about, when=when),
        f"== {words['when']} ==",
        f"* {when}",
        f"== {words['steps']} ==",
        *(words["step"].format(step=step) for step in steps),
        f"== {words['about'].format(about=about)} ==",
        hint,
        words["limit"].format(limit=limit),
        f"{{{{{words['contact']}|{topic}}}}}",
        *(f"[[Category:{name}]]" for name in (topic, *(kinds or [about]))),
    ]
    return words["title"].format(what=what, about=about), "\n".join(lines)


def others() -> Iterator[tuple[str, str]]:
    """Give what is around the articles: templates, a category that is not shown, redirects, categories."""
    yield (
        "Template:Desk",
        "Questions about {{{1}}} go to the second level, extension 42.[[Category:Checked by the desk]]",
    )
    yield "Template:服务台", "{{{1}}}方面的疑问请转二线，分机 42。[[Category:Checked by the desk]]"
    yield "Template:Deadline", "within two working days"
    yield "Category:Checked by the desk", "__HIDDENCAT__"
    for topic in read("situations.toml")["topic"]:
        for language in WORDS:
            yield f"Category:{topic[language]}", topic[language]
        target = WORDS["en"]["title"].format(what=topic["situation"][0]["en"][0], about="Germany")
        yield f"How to: {topic['en']}", f"#REDIRECT [[{target}]]"


def dump() -> Iterator[str]:
    """Spread the stamps over two years, several to the second, so that no order is told by them alone."""
    newest = datetime.now(UTC) - timedelta(days=1)
    pages = [*others(), *articles()]
    yield '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="zh-Hans">'
    for number, (title, text) in enumerate(pages):
        stamp = newest - timedelta(minutes=(len(pages) - number) // 3 * 5640)
        yield (
            f"<page><title>{escape(title)}</title><revision><timestamp>{stamp:%Y-%m-%dT%H:%M:%SZ}</timestamp>"
            "<contributor><username>Editor</username></contributor><model>wikitext</model>"
            f'<format>text/x-wiki</format><text xml:space="preserve">{escape(text)}</text></revision></page>'
        )
    yield "</mediawiki>"


sys.stdout.reconfigure(encoding="utf-8")
for line in dump():
    print(line)
