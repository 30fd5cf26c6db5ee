"""Invented happenings to be retold: what a first report says, unit by unit, each in two wordings.

``core`` is what every reporter on the spot has, ``first`` and ``second`` what only one of two independent reports has.
Slots: ``{A}``–``{C}`` persons (``{a}``–``{c}`` their surnames), ``{place}``, ``{town}``, ``{body}``, ``{n1}``–``{n4}``
numbers, ``{day}`` a weekday, ``{date}`` a day of a month, ``{told}`` how the reporter was told ("told the Courier").
"""

from __future__ import annotations

from typing import NamedTuple

Forms = tuple[str, str]


class Happening(NamedTuple):
    """One happening; every unit is a sentence in two wordings."""

    title: Forms
    core: tuple[Forms, ...]
    first: tuple[Forms, ...]
    second: tuple[Forms, ...]


DAM = Happening(
    ("{place} dam to be drained before winter, officials say", "Cracks put the reservoir of {place} out of use"),
    (
        (
            "The reservoir above {place} will be drained before winter because of cracks in its northern wall.",
            "Before the frost comes, the lake behind the dam of {place} is to be emptied: its north wall is cracked.",
        ),
        (
            "{n1} households below the dam were told on {day} to keep a bag packed.",
            "On {day} the people of {n1} homes in the valley were asked to have their luggage ready.",
        ),
        (
            "The dam was finished in {year} and supplies {town} with drinking water.",
            "{town} has drunk the water of this lake since the wall was built in {year}.",
        ),
    ),
    (
        (
            "Three engineers who inspected the wall {told} that the longest crack had grown by {n2} centimetres since "
            "{date}.",
            "The longest of the cracks has become {n2} centimetres longer since {date}, three engineers who examined "
            "the wall {told}.",
        ),
        (
            '"We wrote it down four times, and four times the paper went into a drawer," one of the engineers {told}.',
            '"Four times we put it on paper, and each time the paper disappeared in a drawer," {told} an engineer.',
        ),
        (
            "An internal memo put the cost of a new wall at {n3} million crowns, the engineers {told}.",
            "A new wall would cost {n3} million crowns according to an internal memo, the engineers {told}.",
        ),
        (
            "{A}, who runs the water board, had refused a second inspection in {month}, two board members {told}.",
            "Two members of the board {told} that its head, {A}, turned down another inspection in {month}.",
        ),
        (
            "The board did not answer questions about the memo.",
            "To questions on the memo the water board gave no reply.",
        ),
        (
            "{B}, the mayor of {town}, learned of the cracks from a fisherman, a council clerk {told}.",
            "It was a fisherman from whom the mayor of {town}, {B}, heard about the cracks, {told} a clerk of the "
            "council.",
        ),
        (
            "Farmers in the valley fear for {n4} hectares of orchards that the spring flood would reach first.",
            "The first spring flood would take {n4} hectares of fruit trees, the growers of the valley fear.",
        ),
    ),
    (
        (
            '"Nobody will be left without water," {A} told reporters at the gate of the plant.',
            '"No one is going to go without water," said {A} in front of reporters at the plant gate.',
        ),
        (
            "Divers brought up gravel that does not belong to the river bed, {C}, a geologist, said by telephone.",
            "According to the geologist {C}, reached by telephone, the divers found gravel alien to the river.",
        ),
        (
            "Lorries with pumps stood along the lake road as darkness fell, and a school gym was filled with beds.",
            "At nightfall pump lorries lined the road beside the lake; camp beds filled the gym of a school.",
        ),
    ),
)

STRIKE = Happening(
    ("Ferry crews at {place} walk out over night shifts", "Port of {place} stands still as crews refuse to sail"),
    (
        (
            "Crews of the ferry line between {place} and {town} stopped work at dawn on {day}.",
            "Since early {day} no ferry has left {place} for {town}, because the crews refuse to work.",
        ),
        (
            "About {n1} lorries were waiting on the quay by noon.",
            "By midday a queue of some {n1} trucks had formed in the harbour.",
        ),
        (
            "The line has carried freight and islanders since {year}.",
            "It has been in service for islanders and goods since {year}.",
        ),
    ),
    (
        (
            "The company plans to cut {n2} of its deckhands in the autumn, two managers with knowledge of the plan "
            "{told}.",
            "Two managers familiar with the plan {told} that {n2} deckhands are to lose their jobs this autumn.",
        ),
        (
            '"They will find the letters in their lockers when the season is over," one of the managers {told}.',
            '"When the season ends the letters will be lying in their lockers," {told} one manager.',
        ),
        (
            "A list of names was drawn up as early as {date}, the managers {told}.",
            "The list with the names existed already on {date}, {told} the managers.",
        ),
        (
            "{A}, the chairman of the line, approved the list himself, a member of the board {told}.",
            "It was chairman {A} in person who signed off the list, a board member {told}.",
        ),
        (
            "Night shifts of {n3} hours have become the rule, a purser {told}.",
            "It is normal now to work {n3} hours in a night, {told} a purser.",
        ),
        (
            "The ferry line declined to comment on personnel matters.",
            "On questions of staff the ferry company would not comment.",
        ),
        (
            "Tickets worth {n4} crowns have been refunded so far, a cashier {told}.",
            "So far the counters have paid back {n4} crowns for tickets, {told} a cashier.",
        ),
    ),
    (
        (
            '"My people are asleep on their feet," {B}, who leads the seamen\'s union, told a news conference.',
            '"My men fall asleep standing," said union leader {B} at a news conference.',
        ),
        (
            "A baker from the island, {C}, sold his bread from the back of a fishing boat.",
            "The island baker {C} took to selling loaves out of a fishing boat.",
        ),
        (
            "Rain drove the pickets under the roof of the old customs house, where somebody had lit a stove.",
            "The pickets sheltered from the rain in the former customs house around a stove.",
        ),
    ),
)

CLINIC = Happening(
    ("Infections at {place} clinic were known for weeks", "Ward in {place} closed after patients fall ill"),
    (
        (
            "The surgical ward of the clinic in {place} was closed on {day} after {n1} patients fell ill.",
            "{n1} patients have become sick at the clinic of {place}, whose surgery was shut on {day}.",
        ),
        (
            "Patients who need an operation are being taken to {town}.",
            "Whoever has to be operated on is driven to {town} now.",
        ),
        (
            "The clinic was opened in {year} and belongs to {body}.",
            "{body} owns the clinic, which has existed since {year}.",
        ),
    ),
    (
        (
            "Samples with the germ reached the laboratory on {date}, {n2} days before anybody was warned, three "
            "nurses {told}.",
            "Three nurses {told} that the germ was in the laboratory by {date} and that {n2} days went by without a "
            "warning.",
        ),
        (
            '"We were handed new gloves and told to smile at the families," one nurse {told}.',
            '"They gave us fresh gloves and said we should smile at the relatives," {told} one of the nurses.',
        ),
        (
            "The head surgeon, {A}, asked for the ward to be emptied and was overruled, two doctors {told}.",
            "Two doctors {told} that {A}, who heads surgery, wanted to clear the ward but was overruled.",
        ),
        (
            "A cleaning contract had been cut by {n3} per cent in {month}, according to accounts seen by the doctors.",
            "In {month} the contract for cleaning was reduced by {n3} per cent, accounts that the doctors saw show.",
        ),
        (
            "One patient, aged {n4}, is on a ventilator, a relative {told}.",
            "A relative {told} that a patient of {n4} years is being ventilated.",
        ),
        (
            "The clinic's spokesman would say only that hygiene had priority.",
            "Hygiene comes first, was all that the clinic's spokesman wished to say.",
        ),
        (
            "Prosecutors asked for the rosters of the last two months, a court clerk {told}.",
            "The prosecution wants to have the rosters of the past two months, {told} a clerk of the court.",
        ),
    ),
    (
        (
            '"I signed the form because everyone signs the form," said {B}, a patient who left on crutches.',
            '"Everybody signs that form, so I signed it," {B} said, leaving the clinic on crutches.',
        ),
        (
            "{C}, the district doctor, told reporters that the water pipes would be flushed twice.",
            "The pipes are to be rinsed two times, district doctor {C} said before reporters.",
        ),
        (
            "Outside, children had hung paper cranes on the fence, and a bus waited with its engine running.",
            "On the fence hung paper cranes made by children; a bus stood there with running engine.",
        ),
    ),
)

BANK = Happening(
    ("Savings bank of {place} hid losses, insiders say", "Queues before the savings bank in {place}"),
    (
        (
            "The savings bank of {place} kept its counters shut on {day} for the second time this month.",
            "For the second time in a month, the counters of the {place} savings bank stayed closed on {day}.",
        ),
        (
            "It holds the money of {n1} people, most of them in {town}.",
            "{n1} customers, mainly from {town}, have their money there.",
        ),
        (
            "{body} guarantees deposits since a law of {year}.",
            "A law from {year} makes {body} answer for the deposits.",
        ),
    ),
    (
        (
            "Loans of {n2} million crowns went to a single builder, four people in the credit department {told}.",
            "Four employees of the credit department {told} that one builder alone received {n2} million crowns.",
        ),
        (
            '"The folder was so thin that you could read the desk through it," one of them {told}.',
            '"You could have read the desk through that folder, it was so thin," {told} one of the four.',
        ),
        (
            "The director, {A}, moved his own savings on {date}, two colleagues {told}.",
            "On {date} director {A} transferred what he had saved himself, {told} two colleagues.",
        ),
        (
            "Auditors had asked about the builder in {month} and were sent a photograph of a crane, the people {told}.",
            "When auditors enquired after the builder in {month}, they got a picture of a crane, the people {told}.",
        ),
        (
            "A rescue would need {n3} million crowns by the end of the year, a treasury official {told}.",
            "{n3} million crowns would be necessary for a rescue before the year ends, {told} an official of the "
            "treasury.",
        ),
        (
            "The bank rejected what it called rumours and promised figures.",
            "Figures would follow, promised the bank, which spoke of rumours.",
        ),
        (
            "The builder's yard, where {n4} men worked in spring, stands empty.",
            "Empty stands the yard of the builder, who employed {n4} men in the spring.",
        ),
    ),
    (
        (
            '"I came with a bucket, as a joke, and now I do not laugh," said {B}, a pensioner in the queue.',
            '"The bucket was meant as a joke, I am not laughing any more," {B}, who is retired, said in the queue.',
        ),
        (
            "{C}, the finance minister, told a news conference that no coin would be lost.",
            "Not a single coin is going to be lost, finance minister {C} said at a news conference.",
        ),
        (
            "Bakers along the square gave bread on trust, and the church left its doors open after dark.",
            "The church stayed open into the night and the bakers on the square sold on credit.",
        ),
    ),
)

TALKS = Happening(
    ("{place} ready to share the fishing grounds, sources say", "Fishing talks of {place} and {town} near an end"),
    (
        (
            "Envoys of {place} and {town} met on {day} to talk about the fishing grounds between their coasts.",
            "The fishing grounds that lie between them brought envoys from {place} and {town} together on {day}.",
        ),
        (
            "{n1} boats have been kept in port since the talks began.",
            "Since the start of the negotiations {n1} boats may not leave port.",
        ),
        (
            "A treaty of {year} gave {town} the deeper waters.",
            "The deeper waters belong to {town} under a treaty of {year}.",
        ),
    ),
    (
        (
            "{A}, the president, is willing to give up {n2} square miles in return for a harbour lease, three "
            "advisers {told}.",
            "Three advisers {told} that President {A} would part with {n2} square miles if a harbour were leased in "
            "exchange.",
        ),
        (
            '"He can go on for as long as it takes, but he would like to stop," one of the advisers {told}.',
            '"He is able to continue as long as necessary, yet he wants to stop," {told} an adviser.',
        ),
        (
            "A first draft was handed over on {date}, in a hotel without a name plate, the advisers {told}.",
            "The advisers {told} that a first draft changed hands on {date}, at a hotel with no plate on the door.",
        ),
        (
            "He would not accept inspectors on his boats, two of the three {told}.",
            "Two of the three {told} that inspectors aboard the boats were out of the question for him.",
        ),
        (
            "The navy expects to lay up {n3} cutters by {month}, an officer {told}.",
            "By {month} the navy is going to decommission {n3} cutters, {told} an officer.",
        ),
        (
            "The president's office said that a state has no secrets from its fishermen.",
            "From its fishermen a state keeps no secrets, answered the office of the president.",
        ),
        (
            "Herring brought {n4} crowns a box this week, twice as much as a year ago.",
            "This week a box of herring cost {n4} crowns, double the price of last year.",
        ),
    ),
    (
        (
            '"We did not come to sell the sea by the bucket," {B}, the chief envoy of {town}, told reporters.',
            '"Selling the sea in buckets is not why we came," chief envoy {B} of {town} said to reporters.',
        ),
        (
            "{C}, who has fished there for forty years, held up a torn net for the cameras.",
            "Before the cameras a fisherman of forty years, {C}, lifted a ripped net.",
        ),
        (
            "The delegations ate in separate rooms, and the interpreter ran between the two with a notebook.",
            "Each delegation dined by itself while the interpreter carried a notebook to and fro.",
        ),
    ),
)

MINE = Happening(
    ("Warnings ignored before shaft collapse at {place}", "Search for miners of {place} goes on"),
    (
        (
            "A shaft of the copper mine at {place} fell in on {day}, trapping {n1} miners.",
            "{n1} miners are shut in since a shaft collapsed in the copper mine of {place} on {day}.",
        ),
        (
            "Rescuers from {town} have drilled through half of the rock.",
            "Half of the rock has been drilled through by rescue crews out of {town}.",
        ),
        (
            "The mine was sold to {body} in {year}.",
            "{body} bought the mine in {year}.",
        ),
    ),
    (
        (
            "The timber in the shaft had been due for replacement since {date}, two foremen {told}.",
            "Two foremen {told} that the shaft's timber should have been replaced on {date}.",
        ),
        (
            '"You could push a thumb into the props as into bread," one foreman {told}.',
            '"Into those props your thumb went like into bread," {told} one of the foremen.',
        ),
        (
            "The pit manager, {A}, crossed the repair out of the budget himself, an accountant {told}.",
            "An accountant {told} that it was {A}, the pit manager, who struck the repair from the budget.",
        ),
        (
            "That saved {n2} crowns, the accountant {told}.",
            "{n2} crowns were saved in this way, {told} the accountant.",
        ),
        (
            "Sensors gave {n3} alarms in the night before, a technician who keeps the log {told}.",
            "A technician in charge of the log {told} that the sensors sounded {n3} times during the previous night.",
        ),
        (
            "The company said that it would speak when the men were up.",
            "When the men are above ground it will talk, the company said.",
        ),
        (
            "Ore worth {n4} million crowns leaves the valley every year by a railway older than the mine.",
            "Each year {n4} million crowns in ore roll out of the valley on a railway that is older than the pit.",
        ),
    ),
    (
        (
            '"We hear them knocking, and we knock back," {B}, who leads the rescue, told reporters.',
            '"They knock and we answer by knocking," rescue leader {B} said to reporters.',
        ),
        (
            "{C}, whose brother is below, has slept in her car at the gate since then.",
            "Since then {C}, sister of one of the trapped, spends the nights in a car by the gate.",
        ),
        (
            "The school gave its kitchen to the crews, and at midnight the bell rang once for every man.",
            "At midnight one stroke of the bell sounded for each man; the crews ate in the school kitchen.",
        ),
    ),
)

HAPPENINGS = (DAM, STRIKE, CLINIC, BANK, TALKS, MINE)
