"""Markets, channels, goods and the like that a sentence names in passing: what is sold, to whom, where, and through what.

A clause of nothing but names and small words is a list of them: "b2b. alibaba. T/T." Elsewhere a name counts only where its clause sells,
ships or is paid, or goes on with the list of a clause that does.

The trap it guards: a supplier in Germany is no market, a warehouse of Amazon no channel, and what is denied or excepted is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.interview.told.naming import Hit
from assistant.interview.words.clauses import Clause, denies, excepted_from, plans
from assistant.interview.words.remainder import finer, nothing_but_links, nothing_else
from assistant.interview.words.wordlists import listed
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, FactType, Origin, State, Value

_SELLS = (
    r"\b(?:sell|sells|selling|sold|sale|sales|shop|shops|store|stores|deliver|delivers|delivering|ship"
    r"|ships|shipping|export|exports|exporting|import|imports|importing|send|sends|market|markets|customers"
    r"|buyers|trade|trading|supply|offer|distribute|active|business|orders)\b|卖|销|出口|进口|发往|发到"
    r"|发货|直发|寄|送|市场|买家|客户|做|站点|经营|业务|出海|跨境|开店|店铺|店"
)
_CUES = {
    "profile.destinations": re.compile(rf"{_SELLS}|\bto\b"),
    "honesty.asean_markets": re.compile(rf"{_SELLS}|\bto\b"),
    "profile.platforms": re.compile(
        rf"{_SELLS}|\b(?:on|through|via|at|using|use|run|accounts?|channels?|platforms?|marketplaces?|sellers?"
        rf"|listed)\b|[那这]边|在|通过|用|走|平台|渠道|入驻|开|[接出拿获][单客]|询盘|下单|上架|运营|[交托]给"
    ),
    "profile.goods": re.compile(
        r"\b(?:sell|sells|selling|sold|deal in|deals in|dealing in|trade in|trading in|export|exports|exporting"
        r"|import|imports|importing|make|makes|products?|goods|offer|specialise in|specialize in|focus on|category"
        r"|categories|range)\b|卖|经营|主营|主要做|做|销售|出口|进口|品类|类目|产品"
    ),
    "profile.business_model": re.compile(
        r"\b(?:sell|sells|selling|sold|customers|buyers|b2b|b2c|d2c|dtc|retail|wholesale|model|supply)\b|卖"
        r"|销|客户|买家|零售|批发|做|b端|c端|to ?[bc]\b|2[bc]\b|模式"
    ),
    "profile.customs_modes": re.compile(r""),
    "profile.fulfilment": re.compile(
        r"\b(?:ship|ships|shipped|shipping|fulfil|fulfilled|fulfilment|fulfill|fulfillment|store|stores|stored"
        r"|pack|packs|dispatch|fba|fbm|orders|warehouse|deliver|delivered|use|using|with|send|sent|through"
        r"|via|stock|dropship|dropshipping)\b|发|仓|寄|履约"
    ),
    "profile.collection": re.compile(
        r"\b(?:paid|pay|pays|payout|payouts|receive|received|receiving|collect|collected|collecting|collection"
        r"|money|payments?|funds|proceeds|settle|withdraw|get|use|using|via|through|by|take|takes|accept|t/t|l/cs?|letters? of credit)\b"
        r"|信用证|电汇|收|回款|打款|结算"
        r"|付款|提现|货款|钱"
    ),
    "profile.direction": re.compile(r"\b(?:we|only|mainly|business|company|our)\b|做|主要|只|业务|我们|公司|都|以"),
    "profile.role": re.compile(
        r"\b(?:we are|we're|we run|we operate|i am|i'm|i run|our company is|as an?)\b|我们是|我是|我司是|本公司是"
        r"|公司是|是一家|是个|作为|属于"
    ),
    "profile.pilot_zone": re.compile(r"\bzones?\b|综试区|试验区|综合试验"),
    "profile.staff": re.compile(r"(?!)"),
    "profile.depth": re.compile(r"\b(?:version|depth|assessment)\b|版|评估"),
}
SUB_LIST, WHOLE_LIST = "honesty.asean_markets", "profile.destinations"  # the one names a part of the other anew
_NEVER_ALONE = frozenset({"profile.pilot_zone", "profile.depth", SUB_LIST})  # "Hangzhou" alone is where somebody sits
_BARE_BOTH = frozenset({"both", "两者都有", "两种都有", "everything", "complete", "basic"})  # of what, only a question can tell
_ONLY_ASKED = {  # who is not asked for it means something else: parcels, and who ships them
    "profile.customs_modes": listed(
        "overseas warehouse|overseas warehouses|warehouse abroad|stock abroad|stock in a warehouse in|parcels by post|small parcels"
        "|parcel post|direct to the buyer|parcels go one by one|海外仓|小包|备到海外仓|先发海外仓|海外备货"
    ),
    "profile.fulfilment": listed("ourselves|from home"),
}
_A_PLATFORM = re.compile(r"\b(?:platforms?|marketplaces?)\b|平台")
_DOES = {
    "profile.collection": re.compile(
        r"\s*(?:will |just )?(?:pays?|paying)\b(?! for| vat| tax)(?: me| us| it)?(?: out)?"
        r"|\s*(?:每[周月]|两周|定期|直接|会)?(?:打款|回款|放款|结算给)"
    ),
    "profile.fulfilment": re.compile(
        r"\s*(?:all )?(?:ships?|shipping|stores and ships|delivers|fulfils?|fulfills?|sends|does|handles|packs)\b"
        r"(?= (?:every|all|it|them|most|for us|the rest|our|[a-z]+ for us)|$|[,.;])|"
        r"\s*(?:负责|[帮替给]我们)?(?:发货|代发|配送|发(?=$|[,;。]))"
    ),
}
_BY_PLATFORM = {"profile.collection": "platform_payout", "profile.fulfilment": "platform"}
_MOVED = frozenset({"profile.destinations", "profile.platforms", "profile.goods"})
_MOVES = re.compile(
    r"\bwe(?:'re| are) (?:all |only |just )?on\b|\b(?:sell|sells|ship|ships|deliver|delivers|selling|shipping)\b|卖|都?发(?!票)|收款|做"
)
_TOWNS = listed(
    "berlin|munich|hamburg|frankfurt|paris|lyon|milan|rome|madrid|barcelona|amsterdam|rotterdam|warsaw|vienna|brussels|prague"
    "|lisbon|athens|budapest|stockholm|copenhagen|helsinki|dublin|london|manchester|birmingham|edinburgh|los angeles|chicago"
    "|seattle|san francisco|houston|boston|jakarta|bangkok|kuala lumpur|hanoi|saigon|dubai|manila|hong kong|tokyo|seoul|toronto|sydney"
    "|柏林|慕尼黑|汉堡|法兰克福|巴黎|里昂|米兰|马德里|巴塞罗那|伦敦|曼彻斯特|伯明翰|纽约|洛杉矶|芝加哥|西雅图|香港|台湾|澳门|东京|首尔|曼谷|吉隆坡|河内|胡志明市|雅加达"
)
_WE_ARE = re.compile(
    r"\b(?:we are|we're|we run|we operate|i am|i'm|i run|our company is|as)\s+(?:[a-z0-9-]+\s+){0,4}$|(?:我们?"
    r"|我司|公司|一家|个|作为|属于)(?:是|做)?[^,。]{0,6}$"
)
_SALES = re.compile(r"\b(?:sell|sells|selling|sold)\b|卖|销往|主营|出口到")
_FROM = re.compile(
    r"\b(?:from|based in|located in|registered in|incorporated in|(?:suppliers?|factor(?:y|ies)|warehouses?"
    r"|offices?|agents?|partners?|staff|representatives?|companies|company|subsidiary|team|headquarters?"
    r"|carriers?|sits?|live|lives) (?:is |are |is based )?in|made in|produced in|sourced? (?:in|from)|buy (?:in"
    r"|from)|via warehouse in)"
    r"\s+(?:the\s+)?(?:[a-z]+(?:,\s*|\s+and\s+))*$|(?:从|注册在|位于|设在|工厂在|仓库在|总部在|公司在|供应商在"
    r"|来自|产自|人在|团队在)[^,;。]{0,4}$"
)
_SITS = re.compile(
    r"\b(?:3pl|warehouses?|forwarders?|agents?|suppliers?|factor(?:y|ies)|offices?|unit|stock|garage|company|sit|sits|based) in\s+"
    r"(?:the )?$"
)
_NOT_THERE = re.compile(
    r"\s*(?:的)?(?:(?:海外)?仓|公司|工厂|供应商|代理|产的|制造|代表|责任人|供货|货源|进货|牌照|法律|法院"
    r"|海关|注册|标准|打款|回款|放款|代扣|代收)|'s\b|\s+(?:suppliers?|backend|account|messages?|button|reports?|page|warehouses?"
    r"|factor(?:y|ies)|company|offices?|agents?|law|customs|carrier|partners?|holiday|fulfilment|fulfillment"
    r"|ships?\b|pays?\b|warns?|account health|payout)"
)
_NOT_HAD = re.compile(
    r"\s*(?:上|店|平台)?(?:我们|目前|暂时|还|倒|那边|都|也|全|这块|市场)*"
    r"(?:没有?(?=$|[,;。的])|没(?:有?在?(?:做|开|卖|用|上|去|发|弄|碰)|)(?=[做开卖用上去发弄碰过]|$)|没(?:做|开|卖|用|上|去|发)|不(?:做|卖|用|开|发|去|碰|收)|未(?:开|做))"
    r"|(?:站|市场|那边|这块|店|的)?(?:去年|前年|今年|上个?月|早就|已经|早|目前|现在|都|也|先|暂时)*(?:就|已)?(?:停|关|撤|退)(?:掉|了|出|下|店|售)了?"
    r"|\s+(?:we )?(?:don't|do not|not|isn't|never)\b|\s*:?\s*\b(?:no|none|nope)\b"
)
_WEAK = listed(
    "us|wish|noon|otto|tt|lc|ae|wise|mercado|java|indo|tk|tts|laz|lzd|smt|cod|cash|ppe|tea|books|tools"
    "|bags|bag|drinks|fans|tables|chairs|desks|sets|pans|hats|shelves|creams|machines|machine|equipment"
    "|companies|businesses|individuals"
    "|importers|retailers|resellers|distributors|private customers|shoppers|households|end users|dealers"
    "|gb|bonded|wire|wires|swift|carrier|forwarder|marketplace|store|our site|own shop|own store|our website"
    "|african|retail|wholesale|direct mail"
    "|shein|pinduoduo|fashion|home|beauty|offline|alibaba|food|foods|toy|battery|charger|helmets|masks"
    "|meli|elsewhere|bank account|core|full|short|basic|alone|stripe|设备|工具|书|酒|鞋|百货|企业|个人"
    "|罗马|马来|国内市场|现金|家具|做的|儿童|收单|快递公司|工厂|平台公司|wfs|sls|card processor|thai|dutch"
    "|french|german|italian|spanish|polish|british|indonesian|vietnamese|malaysian|singaporean"
)
_PLACED = re.compile(
    r"(?:\b(?:to|in|into|on|via|through|at|for|from|of|the|and|or|by|with|as|do|sell|selling|our)\s+(?:the\s+)?"
    r"|[,/&、和与及跟]\s*|(?:到|往|向|给|在|对|做|卖|以|用|走|通过|是|有)\s*)$"
)
_LIST = re.compile(r"\s*(?:[,/&、+]|and|or|和|与|及|跟|还有|以及|the|\s|包括)*\s*")


_BY_ONESELF = re.compile(r"\b(?:am|i'm|im|still|all|works?|working|do it|do this|run it|run this|everything) (?:still |all )?$")
_CUSTOMERS = re.compile(r"\b(?:customers?|clients?|buyers?)\b|客户|买家")
_OWES = re.compile(
    r"\b(?:pay|pays|paid|paying|owe|owes|owed|owing|transfers?|wires?|t/t|l/cs?"
    r"|sends? (?:us )?(?:the |a |their )?(?:money|tt|wires?|payments?)|overdue|late|receivables?|invoices?)\b"
    r"|欠|付|打款|转账|逾期|应收|电汇"
)
_US_BEFORE = re.compile(r"(?:^|[,/&+;.:(]|\b(?:and|to|in|the|amazon|amz|ebay|etsy|temu|tiktok|walmart|uk|eu))\s*$")
_WHO_BUYS = re.compile(
    r" (?:private )?(?:customers?|buyers?|consumers?|retailers?|companies|businesses|shops|stores|markets?|clients?|wholesalers?|importers?"
    r"|distributors?|households|shoppers|firms)\b"
)
_ALL_BUT = re.compile(r"\b(?:all|any(?:where|thing)?|every(?:where|thing)?) but\s+(?:the\s+)?$")
_OF_DEPTH = re.compile(r"\s*(?:version|depth|assessment|one\b|版|的?(?:[那这]种)?评估)")
_MODE_CODE = re.compile(r"\s*\(?(?:9[678]10|1210|1239|1039)\b")
_BONDED_PLACE = re.compile(r"(?:物流)?(?:中心|园区?|港)| (?:area|park|logistics (?:park|centre|center))\b")
_PAID = re.compile(r"\b(?:paid|pays?|take|collect|receive|via|through)\b|收款|回款|货款")


def listed_facts(
    line: str,
    parts: Sequence[Clause],
    hits: Sequence[Hit],
    definitions: Mapping[str, FactDefinition],
    *,
    beside: bool = False,
    people: Sequence[tuple[int, int]] = (),
    at: str = "",
) -> dict[str, Fact]:
    """The facts of the profile whose options the line names in a fitting place. ``people`` are the places where the team is counted.
    ``at`` is the question at hand.

    ``beside`` a practice that is asked for, which speaks of platforms and places as well, only what is sold and to whom is taken.
    """
    chosen: dict[str, dict[str, None]] = {}
    hits = [h for h in hits if h.said not in _BARE_BOTH]
    hits = [replace(h, names=tuple(n for n in h.names if h.said not in _ONLY_ASKED.get(n.fact, ()))) for h in hits]
    spans = [*((h.start, h.end) for h in hits if any(n.fact in _CUES for n in h.names)), *people]
    finest = list(finer(line, parts))
    cued: frozenset[str] = frozenset()
    places = [(h.start, h.end) for h in hits if any(n.fact == WHOLE_LIST for n in h.names)]
    only_places = at == WHOLE_LIST and nothing_but_links(line, Clause(0, len(line)), places)
    for part in finest:
        alone = nothing_else(line, part, spans)
        here = _cued(line[part.start : part.end], beside=beside)
        if beside and alone and _MOVES.search(line, part.start, part.end):
            here |= _MOVED
        cued = here | cued if alone else here
        for fact in _CUES:
            lone = alone and fact not in _NEVER_ALONE and (not beside or _begins(line, finest, part, hits, fact))
            if fact == SUB_LIST != at or not (fact in cued or lone):
                continue
            mine = [(h, n.option) for h in hits if part.start <= h.start < part.end for n in h.names if n.fact == fact and n.option]
            strong = [h for h, _ in mine if h.said not in _WEAK]
            bare = alone and not beside and nothing_but_links(line, part, spans)
            for hit, option in mine:
                if fact == "profile.business_model" != at and _pays(line, part, hit):
                    continue
                if not (hit in strong or bare or fact == at or _stands(line, hit, strong, fact)) or (
                    bare and hit.said in _TOWNS and len(mine) == 1
                ):
                    continue
                if hit.said == "us" and not _US_BEFORE.search(line[: hit.start]):
                    continue
                if fact == "profile.platforms" and _DOES["profile.fulfilment"].match(line, hit.end) and at != fact:
                    continue  # it ships: that is no channel
                if fact in definitions and _counts(line, finest, hit, fact):
                    chosen.setdefault(fact, {})[option] = None
                    if fact == WHOLE_LIST and not only_places:
                        for sub in (n.option for n in hit.names if n.fact == SUB_LIST and n.option and SUB_LIST in definitions):
                            chosen.setdefault(SUB_LIST, {})[sub] = None
    for fact, option in _done_by_platforms(line, hits):
        if fact in definitions and not beside:
            chosen.setdefault(fact, {})[option] = None
    if "profile.role" in chosen and not _PAID.search(line):
        chosen.pop("profile.collection", None)  # "we are a payment institution" tells what it is, not how it is paid
    read = [_fact(definitions[f], list(options)) for f, options in chosen.items()]
    return {one.id: one for one in read if one is not None}


def _begins(line: str, finest: Sequence[Clause], part: Clause, hits: Sequence[Hit], fact: str) -> bool:
    """Whether a line that goes on begins with what is sold, and nothing else: "cosmetics, and we keep a register"."""
    if fact != "profile.goods" or part is not finest[0] or len(finest) < 2:
        return False
    return nothing_but_links(line, part, [(h.start, h.end) for h in hits if any(n.fact == fact for n in h.names)])


def _pays(line: str, part: Clause, hit: Hit) -> bool:
    """Whether a kind of customers is named who pay or owe, which does not tell that nobody else buys."""
    said = line[part.start : part.end]
    return _CUSTOMERS.search(line[hit.start : hit.end + 12]) is not None and _OWES.search(said) is not None and _SALES.search(said) is None


def _cued(text: str, *, beside: bool) -> frozenset[str]:
    """The facts that the clause speaks of."""
    return frozenset() if beside and not _SALES.search(text) else frozenset(f for f, cue in _CUES.items() if cue.search(text))


def _done_by_platforms(line: str, hits: Sequence[Hit]) -> Iterator[tuple[str, str]]:
    """What a platform does that is named, or "the platform": it pays, or it ships."""
    named = {h.end: h.start for h in hits if any(n.fact == "profile.platforms" for n in h.names)}
    named |= {w.end(): w.start() for w in _A_PLATFORM.finditer(line)}
    for end, start in named.items():
        clause = line[max(0, start - 20) : start]
        for fact, does in _DOES.items():
            if does.match(line, end) and not denies(clause) and not plans(clause):
                yield fact, _BY_PLATFORM[fact]


def _fact(definition: FactDefinition, options: list[str]) -> Fact | None:
    order = [o.id for o in definition.options]
    options = sorted((o for o in options if o in order), key=order.index)
    if not options:
        return None
    value: Value = tuple(options)
    if definition.type is FactType.CHOICE:
        if len(options) > 1:
            options = ["both"] if "both" in order and set(options) <= set(order) else []
        if len(options) != 1:
            return None
        value = options[0]
    return Fact(definition.id, State.KNOWN, value, Origin.DECLARED)


def _counts(line: str, parts: Sequence[Clause], hit: Hit, fact: str) -> bool:
    """Whether the name is said of what is so: neither denied, doubted nor excepted, and no place where things come from."""
    clause = next((c for c in parts if c.start <= hit.start < c.end), Clause(0, len(line)))
    text = line[clause.start : clause.end]
    before = line[clause.start : hit.start]
    if (
        excepted_from(text) <= hit.start - clause.start
        or denies(before)
        or (plans(before) and fact != "profile.depth")
        or _ALL_BUT.search(line[: hit.start])
    ):
        return False
    if denied_after(line, hit.end):
        return False
    if fact == "profile.depth" and not (_OF_DEPTH.match(line, hit.end) or _OF_DEPTH.search(hit.said)):
        return False
    if fact in ("profile.destinations", "honesty.asean_markets") and _FROM.search(line[max(0, hit.start - 60) : hit.start]):
        return False
    if fact == "profile.destinations" and _SITS.search(before):
        return False
    if fact == "profile.role" and not _WE_ARE.search(before):
        return False
    if fact == "profile.fulfilment" and _MODE_CODE.match(line, hit.end):
        return False  # 海外仓9810
    if fact == "profile.customs_modes" and _BONDED_PLACE.match(line, hit.end):
        return False
    return not (fact in ("profile.destinations", "profile.platforms", "honesty.asean_markets") and _NOT_THERE.match(line[hit.end :]))


def denied_after(line: str, end: int) -> bool:
    """Whether what stands before this place is denied after it: eBay没做, "ebay no"."""
    return _NOT_HAD.match(line, end) is not None


def _stands(line: str, hit: Hit, strong: Sequence[Hit], fact: str) -> bool:
    """Whether a name that is an everyday word as well stands where such a name stands, or beside one that is none."""
    if any(_LIST.fullmatch(line[min(h.end, hit.end) : max(h.start, hit.start)]) for h in strong):
        return True
    before = line[max(0, hit.start - 14) : hit.start]
    if fact == "profile.destinations" and _WHO_BUYS.match(line, hit.end):
        return True
    if fact == "profile.staff":
        return _BY_ONESELF.search(before) is not None
    if hit.said == "us":
        return re.search(r"\bthe\s*$", before) is not None
    if fact in (
        "profile.goods",
        "profile.business_model",
        "profile.role",
        "profile.fulfilment",
        "profile.customs_modes",
        "profile.collection",
        "profile.platforms",
    ):
        return _PLACED.search(before) is not None
    return False
