"""Small files of every format, made from invented articles."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from email.message import EmailMessage

TITLE = "Harbour of Velm to close for repairs"
FIRST = "The harbour of Velm will close for three weeks, the port authority said on Friday, citing cracks in the mole."
SECOND = (
    "“We cannot wait for the autumn storms,” said Ilka Torrin, who heads the authority. Fishermen want compensation."
)
CUT = FIRST.index("authority")
TEXT = f"{FIRST}\n{SECOND}"


def page(title: str = TITLE, text: str = TEXT) -> str:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Velm Courier">'
        '<meta property="article:published_time" content="2031-05-23T09:10:00Z"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


def rss() -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Coast Digest</title><link>https://digest.example/</link><description>x</description>
<item><title>{TITLE}</title><link>https://digest.example/1</link><pubDate>Fri, 23 May 2031 09:10:00 GMT</pubDate>
<dc:creator>Mara Oll</dc:creator><source url="https://courier.example/rss">Velm Courier</source>
<description>A teaser.</description><content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Only a headline</title><link>https://digest.example/2</link></item>
</channel></rss>"""


def atom() -> str:
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Digest</title><id>u:1</id>
<updated>2031-05-23T10:00:00Z</updated><entry><id>u:2</id><title>{TITLE}</title><link href="https://digest.example/1"/>
<published>2031-05-23T09:10:00Z</published><updated>2031-05-24T09:10:00Z</updated><author><name>Mara Oll</name></author>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>"""


def json_feed() -> str:
    item = {
        "id": "1",
        "url": "https://digest.example/1",
        "title": TITLE,
        "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
        "date_published": "2031-05-23T09:10:00Z",
        "authors": [{"name": "Mara Oll"}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Coast Digest", "items": [item, {"id": "2"}]}
    return json.dumps(feed, indent=1)


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body><outline text="Coast">
<outline type="rss" text="Velm Courier" xmlUrl="https://courier.example/rss"/></outline></body></opml>"""

SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://courier.example/1</loc><news:news>
<news:publication><news:name>Velm Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2031-05-23</news:publication_date><news:title>{TITLE}</news:title></news:news></url>
<url><loc>https://courier.example/2</loc></url></urlset>"""


def newsml(version: int = 2, signal: str = "", body: str = "") -> str:
    inner = body or (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f"</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>"
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2031-05-23T11:00:00Z</sent></header><itemSet>
<newsItem guid="urn:newsml:coast.example:20310523:7" version="{version}" standard="NewsML-G2" standardversion="2.33"
 xml:lang="en-GB"><rightsInfo><copyrightHolder literal="Coast Press"/></rightsInfo><itemMeta><itemClass
 qcode="ninat:text"/><provider literal="Coast Press Agency"/><versionCreated>2031-05-23T10:40:00Z</versionCreated>
<firstCreated>2031-05-23T09:10:00Z</firstCreated><pubStatus qcode="stat:usable"/>{signal}</itemMeta>
<contentMeta><creator><name>Mara Oll</name></creator><infoSource literal="AFP"/><language tag="en"/>
<headline>{TITLE}</headline><dateline>VELM, May 23</dateline></contentMeta><contentSet>{inner}</contentSet></newsItem>
<newsItem guid="urn:newsml:coast.example:20310523:8" version="1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
<contentSet><remoteContent href="a.jpg"/></contentSet></newsItem></itemSet></newsMessage>"""


NITF = f"""<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="coast-7"/><date.issue norm="20310523T091000Z"/>
</docdata><pubdata name="Velm Courier"/></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline>
<byline>By Mara Oll</byline></body.head><body.content><block><p>{FIRST}</p><p>{SECOND}</p></block></body.content></body>
</nitf>"""


def ninjs(third: bool = False) -> dict[str, object]:
    if third:
        return {
            "uri": "urn:coast:7",
            "version": "3",
            "versionCreated": "2031-05-23T10:40:00Z",
            "firstCreated": "2031-05-23T09:10:00Z",
            "by": "By Mara Oll",
            "copyrightHolder": "Coast Press",
            "infoSources": [{"name": "AFP"}],
            "headlines": [{"role": "main", "value": TITLE}],
            "bodies": [{"role": "main", "contentType": "text/html", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"}],
        }
    return {
        "uri": "urn:coast:7",
        "type": "text",
        "version": "3",
        "versioncreated": "2031-05-23T09:10:00Z",
        "byline": "Mara Oll",
        "headline": TITLE,
        "body_text": TEXT,
    }


def telegram(count: int = 1) -> str:
    messages: list[dict[str, object]] = [
        {"id": 1, "type": "service", "date": "2031-05-22T08:00:00", "action": "create_channel", "text": ""}
    ]
    for number in range(2, 2 + count):
        pieces = [FIRST[:20], {"type": "bold", "text": FIRST[20:40]}, FIRST[40:] + "\n", SECOND]
        messages.append(
            {
                "id": number,
                "type": "message",
                "date": "2031-05-23T09:10:00",
                "from": "Velm Alerts",
                "from_id": "channel1",
                "forwarded_from": "Harbour Watch",
                "text": pieces,
            }
        )
    chat = {"name": "Velm Alerts", "type": "public_channel", "id": 12, "messages": messages}
    return json.dumps(chat, indent=1, ensure_ascii=False)


def eml(html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Velm Courier <news@courier.example>"
    message["To"] = "desk@digest.example"
    message["Subject"] = TITLE
    message["Date"] = "Fri, 23 May 2031 09:10:00 +0000"
    message["Message-ID"] = "<1@courier.example>"
    message.set_content("" if html else TEXT)
    message.add_alternative(f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>", subtype="html")
    return message.as_bytes()


def mhtml() -> bytes:
    source = page().encode("utf-8")
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/2031/05/23/harbour\r\n"
        f"Subject: {TITLE}\r\nDate: Sun, 25 May 2031 12:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: "
        'multipart/related; type="text/html"; boundary="----b"\r\n\r\n\r\n------b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: binary\r\nContent-Location: https://courier.example/2031/05/23/harbour\r\n\r\n"
    )
    return head.encode() + source + b"\r\n------b--\r\n"


def docx(size: int = 0) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    body += f"<w:p><w:r><w:t>{FIRST[:30]}</w:t></w:r><w:r><w:t>{FIRST[30:]}</w:t></w:r></w:p>"
    body += f"<w:p><w:r><w:t>{SECOND}</w:t></w:r></w:p>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        padding = "" if not size else "<!--" + " " * size + "-->"
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body>{padding}</w:document>".encode()
        )
    return out.getvalue()


def pdf(lines: list[str] | None = None) -> bytes:
    """One page with a line of text for each of ``lines``, in the standard font."""
    shown = lines or [
        TITLE,
        "",
        *_wrapped(FIRST),
        *_wrapped("Ilka Torrin heads the authority, and said storms would come."),
    ]
    parts = []
    for n, line in enumerate(shown):
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F1 11 Tf 60 {740 - 14 * n} Td ({escaped}) Tj ET")
    stream = "\n".join(parts).encode("latin-1", errors="replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def _wrapped(text: str, width: int = 50) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line.strip())
            line = ""
        line += word + " "
    return [*lines, line.strip()]


def warc_record(
    number: int, body: bytes, *, lie: int = 0, kind: str = "response", mime: str = "text/html", version: str = "1.0"
) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {mime}; charset=utf-8\r\n\r\n".encode() if kind == "response" else b""
    block = head + body
    lines = [
        f"WARC/{version}",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: https://courier.example/{number}",
        "WARC-Date: 2031-05-25T12:00:00Z",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>",
        f"Content-Type: {'application/http; msgtype=response' if kind == 'response' else mime}",
        f"Content-Length: {len(block) + lie}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def warc(count: int = 2, *, packed: bool = True) -> bytes:
    made = [warc_record(n, page(f"{TITLE} {n}").encode()) for n in range(1, count + 1)]
    return b"".join(gzip.compress(one) for one in made) if packed else b"".join(made)


CSV = (
    "headline;body;date;source;author\n"
    f'"{TITLE}";"{FIRST}\n{SECOND.replace("“", "").replace("”", "")}";2031-05-23;Velm Courier;Mara Oll; \n'
)

MARKDOWN = f"""---
title: "{TITLE}"
date: 2031-05-23
author: Mara Oll
---
# {TITLE}

The harbour of **Velm** will close for three weeks, the [port authority](https://port.example/a) said on Friday, citing
cracks in the mole.

> We cannot wait for the autumn storms.
"""

NEXIS_OLD = f"""
                               1 of 2 DOCUMENTS


                                Velm Courier

                          May 23, 2031 Friday
                            Late Edition

{TITLE}

BYLINE: By MARA OLL

SECTION: Section A; Pg. 1

LENGTH: 43 words

DATELINE: VELM

 {FIRST[:CUT]}
{FIRST[CUT:]}

{SECOND}

LOAD-DATE: May 24, 2031

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                      Copyright 2031 Velm Courier
                          All Rights Reserved


                               2 of 2 DOCUMENTS


                               Coast Digest

                          May 24, 2031 Saturday

Mole of Velm older than thought

LENGTH: 20 words

{SECOND}

LANGUAGE: ENGLISH
"""

NEXIS_NEW = f"""{TITLE}
Velm Courier
May 23, 2031 Friday

Copyright 2031 Velm Courier All Rights Reserved
Section: NEWS; Pg. 3
Length: 43 words
Byline: Mara Oll
Body

{FIRST}
{SECOND}
Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: May 24, 2031
End of Document
Mole of Velm older than thought
Coast Digest
May 24, 2031 Saturday
Length: 20 words
Body
{SECOND}
Load-Date: May 24, 2031
End of Document
"""

FACTIVA = f"""HD   {TITLE}
BY   By Mara Oll
CR   Agence France-Presse
WC   43 words
PD   23 May 2031
ET   09:10
SN   Velm Courier
SC   VELMC
LA   English
CY   (c) 2031 Velm Courier
LP
{FIRST}
TD
{SECOND}
NS   gcat : Politics
AN   Document VELMC00020310523en5n0000a

HD   Mole of Velm older than thought
WC   20 words
PD   24 May 2031
SN   Coast Digest
LP
{SECOND}
AN   Document COASTD0020310524en5o0000b
"""

FACTIVA_PLAIN = f"""{TITLE}
By Mara Oll
43 words
23 May 2031
09:10
Velm Courier
VELMC
English
(c) 2031 Velm Courier

{FIRST}

{SECOND}

Document VELMC00020310523en5n0000a
"""
