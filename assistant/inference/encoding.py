"""How facts and comparisons are spelled for the engine: every value becomes a whole number or a boolean under a numbered name.

durable-rules compares text with numbers, misreads exponents, depends on the locale's decimal point, takes fields called ``id``
or ``sid`` for identity, and finds fields by a 32-bit hash of their name. So:

- a yes/no is a boolean; a choice and the conclusion of a rule are the place of the option; several choices are one boolean per option;
- a date is its ordinal; a number is its place among all floats (:func:`place`), which keeps order and equality exactly;
- money is a number per currency, so another currency is simply absent, hence unknown;
- not applicable is a marker of its own; unknown and declined assert nothing;
- properties are called ``p0``, ``p1``, …; the hashes of two million such names are distinct.
"""

from __future__ import annotations

import datetime
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.errors import EngineError
from assistant.inference.expression import INVERSE, AllOf, AnyOf, Compare, Constant, Expression, join
from assistant.model.condition import Leaf, Literal, Op
from assistant.model.library import FactDefinition
from assistant.model.values import NUMERIC, ORDERED, Fact, FactType, Money, State, Value

_OPERATOR = {Op.IS: "==", Op.ONE_OF: "==", Op.BELOW: "<", Op.AT_MOST: "<=", Op.AT_LEAST: ">=", Op.ABOVE: ">"}
_SIGN = 1 << 63
_VALUE, _NOT_APPLICABLE = "value", "not applicable"


def place(number: float) -> int:
    """The place of a finite float among all floats: a signed 64-bit number in the same order, 0 for both zeros."""
    bits: int = struct.unpack("<Q", struct.pack("<d", number))[0]
    return bits if bits < _SIGN else _SIGN - bits


@dataclass(slots=True)
class Vocabulary:
    """The numbered names of everything that the conditions of one library read."""

    definitions: Mapping[str, FactDefinition]
    names: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)  # fact → aspect → property
    count: int = 0

    def fresh(self) -> str:
        """A property name not used before."""
        self.count += 1
        return f"p{self.count - 1}"

    def name(self, fact: str, aspect: str, of: str = "") -> str:
        """The property that holds one aspect of a fact: its value, its marker, one option, or the amount in one currency."""
        aspects = self.names.setdefault(fact, {})
        if (aspect, of) not in aspects:
            aspects[aspect, of] = self.fresh()
        return aspects[aspect, of]

    def expression(self, literal: Literal) -> Expression:
        """The literal as the engine evaluates it. Raises EngineError where fact, operator and operand do not go together."""
        leaf = literal.leaf
        if leaf.fact not in self.definitions:
            raise EngineError(f"{leaf.fact} is not a fact of this library; a condition may read only facts that are defined")
        constants = leaf.operand if leaf.op is Op.ONE_OF and isinstance(leaf.operand, tuple) else (leaf.operand,)
        kind = AllOf if literal.negated else AnyOf
        known = join(kind, [self._comparison(leaf, constant, negated=literal.negated) for constant in constants])
        if not literal.if_not_applicable:
            return known
        return join(AnyOf, [known, Compare(self.name(leaf.fact, _NOT_APPLICABLE), "==", constant=True)])

    def _comparison(self, leaf: Leaf, operand: Value, *, negated: bool) -> Compare:
        definition = self.definitions[leaf.fact]
        if _OPERATOR[leaf.op] != "==" and definition.type not in ORDERED:
            raise EngineError(f"{leaf.fact}: {leaf.op} needs an ordered fact, and this one is of type {definition.type}")
        if definition.type is FactType.CHOICES:
            _option(definition, operand)
            return Compare(self.name(leaf.fact, _VALUE, str(operand)), "==", not negated)
        if definition.type is FactType.YES_NO:
            return Compare(self.name(leaf.fact, _VALUE), "==", _whole(definition, operand) != negated)
        operator = _OPERATOR[leaf.op]
        of = leaf.unit or "" if definition.type is FactType.MONEY else ""
        return Compare(self.name(leaf.fact, _VALUE, of), INVERSE[operator] if negated else operator, _whole(definition, operand))

    def properties(self, fact: Fact) -> dict[str, Constant]:
        """What to assert for a fact: only aspects that a condition reads. Raises EngineError on a value of the wrong type."""
        aspects = self.names.get(fact.id, {})
        if fact.state is State.NOT_APPLICABLE:
            return {name: True for (aspect, _), name in aspects.items() if aspect == _NOT_APPLICABLE}
        if fact.state is not State.KNOWN or fact.value is None:
            return {}
        definition, value = self.definitions[fact.id], fact.value
        asked = {of: name for (aspect, of), name in aspects.items() if aspect == _VALUE}
        match definition.type, value:
            case FactType.CHOICES, tuple():
                for option in value:
                    _option(definition, option)
                return {name: option in value for option, name in asked.items()}
            case FactType.MONEY, Money(amount, currency):
                number = _whole(definition, amount)
                return {name: number for of, name in asked.items() if of == currency}
            case ((FactType.CHOICES | FactType.MONEY), _):
                raise _wrong(definition, value)
            case _:
                whole = _whole(definition, value)
                return dict.fromkeys(asked.values(), whole)


def _whole(definition: FactDefinition, value: Value) -> Constant:
    """A single value as a whole number or boolean, checked against the type of its fact (for money: the amount)."""
    kind = definition.type
    if kind is FactType.YES_NO and isinstance(value, bool):
        return value
    if kind in {FactType.CHOICE, FactType.OUTCOME}:
        return _option(definition, value)
    if kind is FactType.DATE and isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.toordinal()
    if (kind in NUMERIC or kind is FactType.MONEY) and isinstance(value, int | float) and not isinstance(value, bool):
        return _number(definition, value)
    raise _wrong(definition, value)


def _number(definition: FactDefinition, value: float) -> int:
    try:
        exact = float(value)
    except OverflowError:
        exact = 0.0
    if exact - exact != 0 or exact != value:
        raise EngineError(f"{definition.id}: {value!r} cannot be held exactly; give a finite number (whole ones up to {2**53})")
    return place(exact)


def _option(definition: FactDefinition, value: Value) -> int:
    for number, option in enumerate(definition.options):
        if type(value) is str and option.id == value:
            return number
    raise _wrong(definition, value)


def _wrong(definition: FactDefinition, value: object) -> EngineError:
    options = ", ".join(o.id for o in definition.options)
    wanted = f"{definition.type} ({options})" if options else f"{definition.type}"
    return EngineError(f"{definition.id}: {value!r} is not of type {wanted}; a value reaches the engine typed or not at all")
