"""Forms filled in by openpyxl as a person fills them in: by the words of a list, by numbers, by values the way cells keep them."""

import datetime

from openpyxl import load_workbook

from assistant.data.questionnaire import COLUMNS
from assistant.model.values import Fact, FactType, Money

NUMBER_OF_NONE = "0"


class Paper:
    """A form that is being filled in."""

    def __init__(self, path):
        self.book = load_workbook(path)
        self.sheet = next(s for s in self.book.worksheets if s.cell(1, 1).value == "#id")
        self.rows = {self.sheet.cell(r, 1).value: r for r in range(3, self.sheet.max_row + 1) if self.sheet.cell(r, 1).value}
        self.record = [[c for c in row if c is not None] for row in self.book["_form"].iter_rows(values_only=True)]

    def cell(self, fact_id, column="answer"):
        return self.sheet.cell(self.rows[fact_id], COLUMNS.index(column) + 1)

    def put(self, fact_id, value, column="answer"):
        cell = self.cell(fact_id, column)
        cell.value = value
        if isinstance(value, str) and cell.number_format == "@":
            cell.data_type = "s"  # a cell for texts keeps what begins with = as it is typed
        return f"{self.sheet.title}!{cell.coordinate}"

    def entries(self, fact_id, what="option"):
        return {row[2]: row[3] for row in self.record if row[0] == what and row[1] == fact_id}

    def write(self, fact: Fact, kind: FactType, chance):
        """Write an answer in one of the ways people write it."""
        self.put(fact.id, self.way(fact, kind, chance))
        if fact.note:
            self.put(fact.id, fact.note, "remark")
        if fact.evidence:
            self.put(fact.id, fact.evidence.document, "document")
            for column, day in (("date", fact.evidence.date), ("expires", fact.evidence.expires)):
                if day:
                    self.put(fact.id, chance.choice([day, day.isoformat()]), column)

    def way(self, fact: Fact, kind: FactType, chance):
        options = self.entries(fact.id)
        match fact.value:
            case None:
                return self.entries(fact.id, "state")[fact.state]
            case bool(yes):
                entry = options["yes" if yes else "no"]
                return chance.choice([entry, entry.upper(), f" {entry} ", yes])
            case str(option):
                number, _, label = options[option].partition(". ")
                return chance.choice([options[option], number, int(number), label])
            case ():
                return options.get("-", NUMBER_OF_NONE)
            case tuple(chosen):
                numbers = [options[o].partition(".")[0] for o in chosen]
                return chance.choice([", ".join(numbers), "，".join(numbers), " ".join(numbers), "; ".join(options[o] for o in chosen)])
            case Money(amount, _):
                return amount
            case datetime.date() as day:
                return chance.choice([day, datetime.datetime.combine(day, datetime.time()), day.isoformat()])
            case float(number) if kind is not FactType.SHARE and number == int(number):
                return chance.choice([int(number), number, f"{int(number)}"])
            case number:
                return number

    def save(self, path):
        self.book.save(path)
        return path
