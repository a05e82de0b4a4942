"""What an article reckons: numbers that contradict one another, and those that only look as if they did."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.layers.facts.comparisons import wrong_changes
from lintnews.layers.facts.conversions import conversions
from lintnews.layers.facts.durations import wrong_lengths
from lintnews.layers.facts.lifetimes import wrong_lifetimes
from lintnews.layers.facts.percent_changes import wrong_percent_changes
from lintnews.layers.facts.products import miscounts
from lintnews.layers.facts.sums import wrong_sums
from lintnews.layers.facts.wholes import wrong_wholes
from lintnews.layers.facts.year_spans import wrong_spans

LAYERS = {
    "change": (wrong_changes,),
    "conversion": (wrong_lengths,),
    "lifetime": (wrong_lifetimes,),
    "percent-change": (wrong_percent_changes,),
    "miscount": (miscounts,),
    "sum": (wrong_sums, wrong_wholes),
    "years": (wrong_spans,),
}
"""Where the rules of these names look."""


def contradictions(text: str) -> list[str]:
    """The rules that contradict a text."""
    doc = Document(text)
    found = [name for name, layers in LAYERS.items() if any(doc.layer(layer) for layer in layers)]
    return found + ["conversion" for one in doc.layer(conversions) if not one.is_right]


@pytest.mark.parametrize(
    "text",
    [
        "The company sold 310 cars, fewer than in 2022, when 350 were sold.",
        "Ninety people died, more than in the whole of last year with 60 victims.",
        "The club scored 12 goals, fewer than its rivals, who have 20.",
        "Turnout was 54 percent, higher than the 49 percent of four years ago.",
        "The town has 3,200 inhabitants, fewer than the 20 years ago it had.",
        "She earned 30,000 euros, less than half of the 80,000 her boss got.",
        "He played 45 games, more than any other player in the last 50 years.",
        "The water reached 7.1 metres, less than the level of 2013 with 7.9 metres.",
        "He won 3 medals, more than the other 12 athletes.",
        "The tower is 300 metres high, more than three times the 90 metres of the church.",
        "Sales rose to 12 million euros from 10 million euros.",
        "The price fell to 3 dollars from 5 o'clock on.",
        "The rate rose to 5 percent. A year ago it was 3 percent, and in 2010 it had been 7 percent.",
        "Temperatures rose to 5 degrees. The day before it was minus 8 degrees.",
        "She is ranked number three, down from number two.",
        "The team moved up to fifth place, up from eighth.",
        "It was the fifth win in a row, up from third in May.",
        "The number doubled from 20 to 45. More than doubled from 20 to 45.",
        "There were 20 fires in May and 60 in June, three times as many.",
        "Some 40 of the 120 pupils, or a third, were ill.",
        "Of 120 pupils 40 were ill, a third of them boys.",
        "A ticket costs 10 euros, half of that, 5 euros, goes to the club.",
        "The first lap was 40 seconds, the second half, 45 seconds.",
        "In the first half, 20 minutes in, he scored after 10 minutes.",
        "He was in prison for two years, eighteen months of them in solitary.",
        "He was given 3 years, 6 months suspended.",
        "The flight takes 2 hours, 30 minutes.",
        "The wait was two days, more than 10 hours of it in the rain.",
        "The strike lasts three days, more than 48 hours longer than planned.",
        "He was away for six weeks, two months after his wedding.",
        "It lasted 90 minutes, about an hour and a half.",
        "The trial took 14 months, more than a year.",
        "He served 30 days (one month).",
        "The men got prison terms of 10 years (life).",
        "The house is 120 years old, from the year 1904.",
        "From 1998 to 2004, six years, he was mayor.",
        "In the five years from 2010 to 2014 he earned little.",
        "He was coach for eight years, from 1998 to 2006.",
        "The firm, founded in 1921, celebrated its 75th anniversary in 1996.",
        "The firm was founded in 1921. It celebrated its 100th anniversary two years ago.",
        "The 25th anniversary of the fall of the Wall in 1989 was marked in 2014.",
        "In 2019 he spoke at the 30th anniversary of the opening of the museum by the 1988 champion.",
        "She was born in 1980. Her 18th birthday was in 1998.",
        "He was married in 1990 and the 20th anniversary of his firm was in 2015.",
        "Ten years ago, in 2013, he left.",
        "Twelve people were hurt. Of them, five are in hospital.",
        "Twelve people were hurt. Of them, nine had burns and seven broken bones.",
        "Two of the five men were freed. The other three are in prison.",
        "One of the four children died; the other two survived, and one is missing.",
        "Three of the 20 firms closed. The other five that the union named are open.",
        "A family of five, the parents and three children, was saved.",
        "A family of four, a mother and three children, was saved.",
        "The money comes from three banks: 10 million, 5 million and 5 million euros.",
        "The deal of 20 million euros has two parts: 5 million now and 10 million later.",
        "The fund of 20 million euros pays for: schools, 5 million, and roads.",
        "In all 200 people paid 50 euros each, a total of 10,000 euros.",
        "The 30 families lost 5,000 euros each, in total 150,000 euros.",
        "The state pays 20 euros for each child, a total of 4 million euros. There are 200,000 children.",
        "Tickets cost between 15 and 60 euros. The most expensive seat, at 60 euros, is sold out.",
        "Rooms cost from 80 to 120 euros. The cheapest hotel nearby costs 60 euros.",
        "Profit was 610 million euros, up from 540 million, an increase of 13 percent.",
        "Sales rose to 61 billion, up 5 percent from 58 billion.",
        "Profit was 80 million euros after 100 million euros, a decrease of 20 percent.",
        "The box measures 10 by 20 inches (25 by 50 cm).",
        "The table is 2 metres long, about 6.5 feet.",
        "He ran 5 kilometres, about 3 miles, and then swam.",
        "Half of the 300 seats, 150, were empty.",
        "The fine is 500 euros, double the 250 euros of before.",
        "The new stadium holds 60,000, twice the 30,000 of the old one.",
        "The team has 30 points, twice as many as the 15 of its rival.",
        "Of the dead 12 were men.",
        "Among the dead are 3 children and 2 women. In all 9 people died.",
        "Nine people died in May. Among the dead of the war are 300 children and 200 women.",
        "The museum had 200,000 visitors, more than expected, namely 150,000.",
        "The museum had 100,000 visitors, a fall from 150,000.",
        "Exports were 30 billion euros, a rise of 5 percent compared with 2022.",
        "Exports were 30 billion euros, an increase on 2022 of 5 billion euros.",
        "It cost 5 million euros, more than the 3 to 6 million euros planned.",
        "The shares fell to 30 euros from 32 euros.",
    ],
)
def test_numbers_that_may_all_be_true_are_left_alone(text: str) -> None:
    assert contradictions(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The company sold 380 cars, fewer than in 2022, when 350 were sold.", "change"),
        ("Turnout was 44 percent, higher than the 49 percent of four years ago.", "change"),
        ("A total of 4,100 flats were built, more than in the previous year (4,600).", "change"),
        ("The museum had 120,000 visitors, more than the year before with 150,000 visitors.", "change"),
        ("The number of guests fell from 12,000 to 14,000.", "change"),
        ("The number of guests rose by 2,000 to 12,000. A year earlier it had been 13,000.", "change"),
        ("Unemployment rose to 4.1 percent from 4.6 percent.", "change"),
        ("The river fell from 3.1 metres to 3.8 metres.", "change"),
        ("The team is in fifth place, up from third.", "change"),
        ("The number of thefts tripled from 30 to 60.", "miscount"),
        ("The number of thefts has halved, from 300 to 200.", "miscount"),
        ("There were 20 fires in May and 30 in June, three times as many.", "miscount"),
        ("Of the 300 seats 90 were empty, that is half.", "miscount"),
        ("150 of the 200 guests, about a third, stayed.", "miscount"),
        ("The fine is 500 euros, double the 400 euros of before.", "miscount"),
        ("The new stadium holds 60,000 people, three times as many as the old one with 30,000.", "miscount"),
        ("The flight takes 250 minutes, more than five hours.", "conversion"),
        ("The trial took 14 months, more than two years.", "conversion"),
        ("He was away for half a year, nine months.", "conversion"),
        ("The journey takes three hours (240 minutes).", "conversion"),
        ("The bridge is 2 kilometres long, about 5 miles.", "conversion"),
        ("Ten people were hurt. Of them, six are women and five are men.", "sum"),
        ("Two of the seven men were freed. The other four are in prison.", "sum"),
        ("A family of five, the parents and four children, was saved.", "sum"),
        ("Each of the 40 families gets 500 euros, in total 200,000 euros.", "miscount"),
        ("In all 200 people paid 50 euros each, a total of 100,000 euros.", "miscount"),
        ("The 64 victims lost on average 9,000 euros each, a total of 1.1 million euros.", "miscount"),
        ("The money, 20 million euros, comes from three banks: 10 million, 5 million and 8 million.", "sum"),
        ("The firm was founded in 1950 and celebrates its 60th anniversary in 2020.", "years"),
        ("In 2020 the club marks its 50th anniversary; it was founded in 1960.", "years"),
        ("The church is about 900 years old, it dates from the year 1560.", "years"),
        ("He led the firm from 1998 to 2004, for ten years.", "years"),
        ("He was in office for twelve years, from 2001 to 2007.", "years"),
        ("From 1998 to 2004, eight years, he was mayor.", "years"),
        ("She was born in 1970 and was 40 years old when she died in 2001.", "years"),
        ("The reign of the king lasted from 1610 to 1643, that is 23 years.", "years"),
        ("The painter (1850-1910) died at the age of 72.", "lifetime"),
        ("It was built in 1890. In 2015 it celebrated its 150th birthday.", "years"),
        ("Tickets cost from 10 to 40 euros. The cheapest ticket, at 5 euros, is for pupils.", "change"),
        (
            "Sales were 400 million euros, 25 percent more than the 350 million euros of the year before.",
            "percent-change",
        ),
        ("Profit rose from 20 to 22 million euros, an increase of 20 percent.", "percent-change"),
        ("Sales reached 90 million euros, up 50 percent from 80 million euros.", "percent-change"),
        ("40 percent of the 200 workers, 120, are on strike.", "miscount"),
        ("A third of the 90 pupils, 45 children, are ill.", "miscount"),
        ("More than half (42 percent) are against it.", "miscount"),
    ],
)
def test_numbers_that_cannot_all_be_true_are_found(text: str, rule: str) -> None:
    assert rule in contradictions(text)
