"""Writes the demo pages as files, with the facts beside each: for trials and benchmarks.

python3 scripts/demo/save.py --out DIR           every member in their own layout and language, scrolled and not
python3 scripts/demo/save.py --out DIR --all     every member in every layout and language
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from scripts.demo import others, pages
from scripts.demo.members import MEMBERS


def save(folder: Path, *, everything: bool = False, on: date | None = None) -> int:
    """Writes the pages; says how many. everything: every layout and language. on: the day of looking, today where None."""
    folder.mkdir(parents=True, exist_ok=True)
    looks = pages.all_looks() if everything else [(member.slug, member.layout, member.language) for member in MEMBERS]
    count = 0
    for slug, layout, language in looks:
        for scrolled in (False, True) if layout != "public" else (True,):
            name = f"{layout}-{language}-{slug}{'' if scrolled else '-unscrolled'}"
            page = pages.render(slug, layout=layout, language=language, scrolled=scrolled, on=on)
            facts = pages.facts(slug, layout, language, scrolled=scrolled, on=on)
            count += _write(folder / name, page, facts | {"url": pages.address(slug)})
    for name in others.OTHERS:
        count += _write(folder / f"other-{name}", others.render(name), others.facts(name))
    return count


def _write(stem: Path, page: str, facts: dict[str, object]) -> int:
    stem.with_name(stem.name + ".html").write_text(page, "utf-8")
    stem.with_name(stem.name + ".json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 1


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Writes the demo pages as files, with the facts beside each.")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where to write; made where it does not exist"
    )
    parser.add_argument("--all", action="store_true", help="every member in every layout and language")
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="the day of looking (YYYY-MM-DD); today by default"
    )
    options = parser.parse_args()
    print(f"{save(options.out, everything=options.all, on=options.on)} pages in {options.out}")


if __name__ == "__main__":
    main()
