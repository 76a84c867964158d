"""Personal data in texts: what people write is found, and what only looks like it is not."""

from __future__ import annotations

import re
from unittest.mock import Mock

import pytest

from network.io.read import personal_data as module
from network.io.read.personal_data import personal_address, personal_data

EMAILS = [
    "vorname.nachname@example.org",
    "info(at)example.de",
    "info [at] example [dot] de",
    "info(at)example(punkt)de",
    "info {at} example {dot} org",
    "info@example(dot)de",
    "info at example dot de",
    "m.muster＠example.org",
    "mailto:muster@sub.example.co.uk?subject=x",
    "Mail: MUSTER@EXAMPLE.DE",
    "müller@example.de",
]
PHONES = [
    "Tel. 05221 131234",
    "0171.1234567",
    "05221.13.12.34",
    "05221\xa0131234",
    "05221\u202f13\u202f12\u202f34",
    "0171\u20111234567",
    "05221 – 13 12 34",
    "0 52 1 / 51 23 45",
    "05 21/51-23 45",
    "(0 52 21) 13 12 34",
    "Tel. 131234",
    "Telefon: 13-1234",
    "Tel.-Nr. 131234",
    "Telefonnummer: 05221 131234",
    "Durchwahl: 1234",
    "Fax 05221/131235",
    "Handy 0171 1234567",
    "Mobil: +49 (0) 171 1234567",
    "mobile +49 (0)171 / 1234567",
    "+49(0)5221-131234",
    "(+49) 5221 131234",
    "0049 5221 131234",
    "https://wa.me/491711234567",
    "wa.me/491711234567",
    "tel:+495221131234",
    "05221 131234 / 05221 131235",
    "+43 1 58858 0",
    "Phone: 131 234",
]
NAMES = [
    "Frau Yilmaz",
    "Frau Yılmaz",
    "Frau Šarić",
    "Herr Łukasz Nowak",
    "Frau Núñez",
    "Herr O'Brien",
    "Herr O’Brien",
    "Frau al-Hassan",
    "Herr al Hassan",
    "Frau D'Angelo",
    "FRAU YILMAZ",
    "HERRN MUSTER",
    "Frau Öztürk-Çelik",
    "Frau M. Muster",
    "Dr. A. Muster",
    "Frau Žižek",
    "Frau Đorđević",
    "Frau Иванова",
    "Mr Smith",
    "Mr. Smith",
    "Ms Example",
    "Miss Example",
    "Ansprechpartnerin: Maria Muster",
    "Ansprechpartner: Max Muster",
    "Ansprechpartner:in: Kim Muster",
    "Ansprechpartner*in: Kim Muster",
    "Ansprechperson: Kim Muster",
    "Kontakt: Maria Muster",
    "Kontaktperson: Maria Muster",
    "KONTAKT: MARIA MUSTER",
    "Leitung: Maria Muster",
    "Leiterin: Maria Muster",
    "Vorsitz: Max von Muster",
    "Vorsitzende: Maria Muster",
    "Vorsitzender: Max Muster",
    "Geschäftsführerin: Maria Muster",
    "Koordinatorin: Jelena Šarić",
    "Koordination: Ayşe Yılmaz",
    "z. Hd. Maria Muster",
    "z.Hd. Frau Muster",
    "zu Händen Maria Muster",
    "Leitung: Dr. Maria Muster",
    "Contact: Jane Doe",
    "contact person: Jane Doe",
    "Coordinator: Jane Doe",
    "Prof. Dr. Muster",
    "Frau Prof. Muster",
    "Sprecher: Max Muster",
    "Beauftragte: Maria Muster",
    "Projektleitung: Maria Muster",
]
HARMLESS = [
    "Kita Frau Holle",
    "Kindergarten „Frau Holle“",
    "Frau-Holle-Weg 3",
    "Von Frau zu Frau",
    "Drucksache 0123/2014-2020",
    "Vorlage 05212/2020",
    "Vorlagen 0123/2020 und 05212/2020",
    "Projektnummer 012345678",
    "Projekt-Nr. 0123456789",
    "Nr. 01234567",
    "Aktenzeichen 0123 45678",
    "Az. 05 1234 5678",
    "Förderkennzeichen: 01NV12345678",
    "FKZ 0112345678",
    "Gemeindeschlüssel 05758012",
    "AGS 05758012",
    "ISBN 03 7910 1234 5",
    "IBAN DE12 0523 1234 5678 9012 34",
    "Dr. med. Beratung",
    "Dr. Praxis",
    "Kontakt: Kreis Herford",
    "Kontakt: Kommunales Integrationszentrum",
    "Leitung: Stadt Bielefeld",
    "Leitung: Amt Soziales",
    "Koordination: Caritas Paderborn",
    "Koordination: AWO Herford",
    "Koordination: Deutsches Rotes Kreuz",
    "Koordination: IHK Lippe",
    "Vorsitz: Landrat",
    "Leitung: Jobcenter Lippe",
    "Kontakt: Montag Vormittag",
    "Kontakt: Mo bis Fr",
    "Kontakt: siehe Website",
    "Kontakt: Universität Bielefeld",
    "Kontakt: Migrationsberatung Herford",
    "Contact: City Council",
    "Koordination: Runder Tisch Integration",
    "Leitung: Arbeit und Soziales",
    "Trägerin: Diakonie Herford",
    "Mo.-Fr. Sprechstunde, Fr. Vormittag",
    "FRAU UND BERUF",
    "Frau und Beruf",
    "eine Frau Beratung sucht",
    "Netzwerk Frau & Gesundheit",
    "01.2024 - 12.2024",
    "vom 05.06.-07.08.2024",
    "01.02.-03.04.2024",
    "04.05. bis 06.07.2023",
    "08-12-2023 bis 09-12-2023",
    "Schuljahr 2023/2024",
    "0,5 Stellen, 0.75 Stellen",
    "01067 Dresden und 04103 Leipzig",
    "32049, 32051, 32052 Herford",
    "1.234.567 Menschen",
    "per Telefon 1200 Anfragen im Jahr",
    "Telefon 2023 und 2024",
    "Telefonberatung 2023",
    "10.1002/rsa.3240060204",
    "§ 05 Abs. 12",
    "look at example.org",
    "@kreisherford im Netz",
    "3 Stellen @ Herford",
    "https://example.org/0522112345678",
    "https://mastodon.social/@name",
    "Herrenhausen, Herrschaft, Frauke",
    "Herrn-Beispiel-Straße 5",
    "Dr.-Muster-Straße 12",
    "Prof. Muster Gesamtschule",
    "MS Office",
    "Gruppe für Frau, Mann und Kind",
    "zuständig: Land Nordrhein-Westfalen",
    "Version 01.02.03",
    "Frauenhaus Herford: Beratung für Frauen",
    "jede Frau Zugang zu Sprachkursen",
]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (said, kind)
        for kind, all_said in (("email", EMAILS), ("phone", PHONES), ("name", NAMES))
        for said in all_said
    ],
)
@pytest.mark.parametrize("around", ["{}", "Fragen beantwortet ({}), bitte melden."])
def test_what_people_write_is_found(said: str, kind: str, around: str):
    found = personal_data(around.format(said))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("said", HARMLESS)
def test_what_only_looks_like_it_is_not(said: str):
    assert personal_data(said) is None


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://example.org/kontakt?an=m.muster@example.org", "email"),
        ("https://example.org/kontakt?an=m.muster%40example.org", "email"),
        ("https://wa.me/491711234567", "phone"),
        ("https://api.whatsapp.com/send?phone=491711234567", "phone"),
        ("https://example.org/0522112345678", None),
        ("https://mastodon.social/@beispiel", None),
        ("https://www.openstreetmap.org/@52.1134,8.6734", None),
        ("https://example.org/Frau-Muster", None),
    ],
)
def test_addresses_may_hold_a_mailbox_or_the_number_of_a_messenger(address: str, kind: str | None):
    found = personal_address(address)
    assert (found and found.kind) == kind


def test_searching_for_mailboxes_looks_at_the_signs_for_at_only(monkeypatch: pytest.MonkeyPatch):
    """A word of any length has none; before each sign no more is looked at than an address may have."""
    looked = Mock(wraps=re.compile(module._BEFORE_AT.pattern))
    monkeypatch.setattr(module, "_BEFORE_AT", looked)
    assert personal_data("x" * 70_000) is None
    assert looked.search.call_count == 0
    assert personal_data("x" * 1_000 + "@-" + "y" * 1_000 + "@-") is None
    assert [len(call.args[0]) for call in looked.search.call_args_list] == [64, 64]
