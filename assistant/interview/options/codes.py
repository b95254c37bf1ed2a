"""Short names and codes of markets and channels, in a list of nothing else: "sg and my", "amzn, ebay and our shopify store".

The trap it guards: "my", "it" and "no" are words as well, so a code counts only as an item of its own, in a line that is all a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.interview.options.listing import spotted
from assistant.interview.words.clauses import Clause
from assistant.interview.words.names import Called, named
from assistant.interview.words.remainder import nothing_else
from assistant.interview.words.wordlists import in_order
from assistant.model.library import FactDefinition

_ASEAN = "sg=singapore spore=singapore my=malaysia th=thailand vn=vietnam"
_CODES: Mapping[str, dict[str, str]] = {
    fact: dict(pair.replace("_", " ").split("=") for pair in in_order(pairs))
    for fact, pairs in {
        "profile.platforms": "amzn=amazon azn=amazon amazn=amazon wmt=walmart walmrt=walmart eby=ebay shp=shopee shpee=shopee laz=lazada "
        "lzda=lazada tt=tiktok tk=tiktok tts=tiktok ali=aliexpress smt=aliexpress ae=aliexpress meli=mercadolibre ml=mercadolibre",
        "profile.destinations": f"{_ASEAN} id=indonesia de=germany ger=germany fr=france it=italy es=spain nl=netherlands be=belgium "
        "at=austria pl=poland se=sweden dk=denmark fi=finland ie=ireland pt=portugal cz=czechia gb=uk us=usa ca=canada mx=mexico br=brazil "
        "jp=japan kr=korea au=australia nz=new_zealand ph=philippines ae=dubai hk=hong_kong ch=switzerland",
        "honesty.asean_markets": _ASEAN,
    }.items()
}
_ITEM = re.compile(
    r"(?:(?<=^)|(?<=[,;/&+、])|(?<=\band )|(?<=\bn )|(?<=\bplus )|(?<=\bonly )|(?<=\bjust )|(?<=\bmostly )|(?<=\bmainly )|(?<=\bin )"
    r"|(?<=\bto )|(?<=[,;/&+、] ))(?P<code>[a-z]{2,6})(?=\s*(?:$|[,;/&+、.!]|\b(?:and|n|plus|only|mostly|mainly|too|as well|for now)\b))"
)


def spelt_out(definition: FactDefinition, line: str, called: Called | None) -> str | None:
    """The line with the codes in it as the names they stand for; None where there are none, or it is no list of names and codes."""
    codes = _CODES.get(definition.id, {})
    found = [m for m in _ITEM.finditer(line) if m["code"] in codes]
    if not found:
        return None
    full = line
    for item in reversed(found):
        full = full[: item.start()] + codes[item["code"]] + full[item.end() :]
    spots = [(s.start, s.end) for s in spotted(full, named(definition, called)) if not s.denied]
    return full if nothing_else(full, Clause(0, len(full)), spots) else None
