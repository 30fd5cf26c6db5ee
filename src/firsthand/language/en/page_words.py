"""English words of a page that are not its article's: section names, buttons, boxes, credit phrases, dates.

General lexicons of web pages and of newsroom style, all casefolded; none is a site's own phrase.
"""

from __future__ import annotations


def _entries(block: str) -> frozenset[str]:
    """The entries of a block of text, parted by "|"; line breaks in it mean nothing."""
    return frozenset(" ".join(entry.split()) for entry in block.split("|"))


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS: frozenset[str] = _entries(
    """
    monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun
    """
)

# Words around a date that leave it a date line ("Published on … at … GMT").
DATE_LABELS: frozenset[str] = _entries(
    """
    published|publish|posted|first|created|date|time|on|at|the|of|released|issued|filed|dated|added|uploaded|
    updated|update|modified|last|latest|edited|edit|am|pm|a.m|p.m|a|m|p|hrs|hours|h|hour|local|gmt|utc|bst|est|edt|
    cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|cet|cest|eet|eest|msk|ist|wib|jst|kst|sgt|aest|aedt|nzst|z|noon|midnight|
    from|and
    """
)
UPDATE_LABELS: frozenset[str] = _entries(
    """
    updated|update|modified|edited|revised
    """
)
PUBLISH_LABELS: frozenset[str] = _entries(
    """
    published|posted|publish|released|created|issued|filed
    """
)

SECTIONS: frozenset[str] = _entries(
    """
    accidents|africa|africa news|agriculture|americas|analysis|animals|arts|arts & culture|asia|asia pacific|
    australia|auto|automotive|aviation|banking|books|breaking|breaking news|business|business news|canada|china|
    cities|climate|climate change|columnists|columns|comment|commentary|commodities|community|conflict|crime|
    crime & justice|crypto|cryptocurrency|culture|current affairs|cybersecurity|defence|defense|diplomacy|economics|
    economy|editorial|editorials|education|election|elections|energy|entertainment|environment|europe|europe news|
    exclusive|exclusives|explainer|explainers|fact check|fashion|features|finance|financial markets|food|football|
    foreign affairs|foreign policy|front page|geopolitics|global|global news|government|headlines|health|history|
    home|home page|human rights|immigration|india|india news|industry|international|international news|
    international relations|interview|interviews|investigation|investigations|israel|justice|latest|latest news|
    latin america|law|law & order|letters|life|lifestyle|live|live updates|local|local news|magazine|main news|
    markets|media|metro|middle east|military|money|movies|music|nation|national|national news|national security|
    nature|news|news & politics|news and politics|newsletters|northern ireland|obituaries|obituary|op-ed|opinion|
    opinions|pacific|people|perspective|philippines|photos|pictures|podcasts|policing|policy|politics|
    politics & policy|popular|press release|press releases|real estate|region|regional|regions|religion|report|
    reports|reviews|russia|science|science & tech|science & technology|scotland|security|showbiz|social|society|
    south america|south asia|southeast asia|space|special report|special reports|sport|sports|spotlight|state|
    states|stocks|style|syria|tech|technology|terrorism|top headlines|top news|top stories|top story|trade|trading|
    transport|travel|trending|trending news|trending now|u.k.|u.s.|u.s. news|uk|uk news|ukraine|uncategorised|
    uncategorized|us|us & world|us news|us politics|usa|video|videos|viral|war|war in ukraine|weather|women|world|
    world & nation|world news|world politics|yahoo news
    """
)

# A line that is one of these words alone (punctuation aside) is a button, a label or a heading of a box.
BUTTONS: frozenset[str] = _entries(
    """
    about the author|about the authors|accept|accept all|ad|ad feedback|add a comment|add comment|adverstisement|
    advertise|advertisement|advertisement - scroll to continue|advertising|all news|archive|archives|
    article continues below|audio|author|authors|back|back to top|bookmark|breaking news|buy now|by|cancel|caption|
    cc|close|comment|comments|comments are closed|contact|contact us|continue|continue reading|cookie policy|
    cookie settings|copied|copy|copy link|copy url|copyright|credit|discover more|donate|download|download app|
    e-mail|edit|email|email this|email us|embed|enlarge image|expand|explore more|facebook|facebook comments|
    facebook twitter|file photo|flipboard|follow|follow us|font size|gallery|get app|gift this article|hide caption|
    home|image|in this article|instagram|keep reading|latest news|leave a comment|leave a reply|like|link|
    link copied|linkedin|listen|listen to this article|load comments|load more|loading|loading...|loading…|log in|
    login|menu|messenger|more|more details|more from author|more from this author|more info|more information|
    more news|more stories|more videos|most popular|most read|most viewed|mute|newsletter|newsletters|next|
    next article|next post|no comments|notify me|ok|open in app|open navigation menu|partager|permalink|photo|
    photos|pinterest|play|play video|post a comment|post comment|prev|previous|previous article|previous post|print|
    print article|print this|privacy policy|promoted|read comments|read full article|read full story|read less|
    read more|read more »|read more...|read more…|read next|reddit|register|related|related article|
    related articles|related content|related coverage|related items|related links|related news|related post|
    related posts|related stories|related story|related topics|related video|related videos|replay|reply|report|
    reprints|rss|save|save article|scroll|search|see all|see also|see comments|see more|send|share|share article|
    share on facebook|share on twitter|share on whatsapp|share on x|share this|share this article|share this post|
    share this story|share via email|share with facebook|share with twitter|show caption|show comments|show more|
    sign in|sign up|sign up now|skip|skip ad|skip advertisement|skip to content|skip to main content|source link|
    sponsored|sponsored content|start the conversation|story continues|story continues below|
    story continues below advertisement|subscribe|subscribe now|tags|telegram|terms of use|text size|threads|
    toggle navigation|top|topics|trending|trending now|tumblr|tweet|twitter|unmute|up next|viber|video|videos|
    view all|view all posts|view comments|view gallery|view more|view profile|watch|watch live|watch now|website|
    whatsapp|write a comment|x|you may also like|you might also like|your email|youtube|zoom
    """
)

# A line that begins so (and is short) points elsewhere or speaks to the reader of the page.
LEADS: tuple[str, ...] = (
    "read also", "also read", "read more", "read next", "read this", "see also", "also see", "related:",
    "related story", "related article", "related stories", "related articles", "related news", "don't miss",
    "don’t miss", "must read", "recommended:", "you may also", "you might also", "more on this story", "more from",
    "more on:", "watch:", "watch also", "watch now", "watch the video", "watch live:", "watch video", "listen:",
    "listen to this", "click here", "tap here", "share this", "share on", "share via", "follow us", "like us",
    "find us on", "join us on", "join our", "sign up for", "sign up to", "subscribe to", "subscribe for",
    "subscribe now", "get our", "get the latest", "get breaking news", "get alerts", "download our",
    "download the app", "install our", "stay up to date", "stay updated", "stay informed", "stay connected",
    "enter your email", "your email address", "required fields", "save my name", "leave a reply",
    "leave a comment", "we use cookies", "this site uses", "this website uses", "by clicking", "by signing up",
    "by subscribing", "by submitting", "by using this", "accept cookies", "all rights reserved", "terms of",
    "privacy policy", "categories:", "category:", "tags:", "tag:", "topics:", "filed under", "posted in",
    "posted under", "file under", "in this article:", "keywords:", "story continues below", "article continues",
    "scroll down", "advertisement", "continue reading", "support our journalism", "support us", "buy us a coffee",
    "report a typo", "report an error", "send us a tip", "have a tip", "got a tip", "do you have a story",
    "view this post", "view comments", "view all posts", "comments are", "comments:", "be the first to",
    "log in to", "sign in to", "login to", "loading", "enable javascript", "please enable",
    "your browser does not", "javascript is", "print this", "email this", "posts by", "most read:", "trending:",
    "breaking:", "live updates:", "the views expressed", "views expressed", "opinions expressed",
    "the opinions expressed", "the views and opinions", "disclaimer:", "this material may not be",
    "this content is", "editor's picks", "editors' picks", "copy link", "next article", "previous article",
    "next post", "previous post", "next story", "previous story",
    "photos:", "pictures:", "gallery:", "in pictures:", "in photos:", "video:", "videos:",
)  # fmt: skip

# Of these, the ones that begin whole sentences of forms, notices and disclaimers.
FORM_LEADS: frozenset[str] = _entries(
    """
    your email address|required fields|save my name|we use cookies|this site uses|this website uses|by clicking|
    by signing up|by subscribing|by submitting|the views expressed|views expressed|opinions expressed|
    the opinions expressed|the views and opinions|this material may not be|sign up for|subscribe to|
    all rights reserved|follow us|enter your email|click here|your browser does not|please enable
    """
)

# Headings after which the article is over: what follows on the page are teasers, forms and other readers' words.
ENDINGS: frozenset[str] = _entries(
    """
    about the author|about the authors|add a comment|add comment|around the web|comments|don't miss|don’t miss|
    editor's picks|editors' picks|from around the web|in other news|join the conversation|join the discussion|
    latest headlines|latest news|latest stories|leave a comment|leave a reply|leave a reply cancel reply|
    more for you|more from author|more from this author|more like this|more news|more on this story|more stories|
    most popular|most read|most viewed|other news|other stories|popular posts|post a comment|promoted stories|
    read next|recent posts|recommended|recommended articles|recommended for you|recommended stories|related|
    related articles|related content|related links|related news|related posts|related stories|related topics|
    see also|share this article|share this post|share this story|sponsored content|top stories|trending now|
    trending stories|up next|view comments|what to read next|write a comment|you may also like|you may like|
    you might also like|you might be interested in
    """
)
# Of these, the ones after which even full sentences are readers' comments or a form.
COMMENT_ENDINGS: frozenset[str] = _entries(
    """
    add a comment|add comment|comments|join the conversation|join the discussion|leave a comment|leave a reply|
    leave a reply cancel reply|post a comment|view comments|write a comment
    """
)

AUTHOR_LABELS: frozenset[str] = _entries(
    """
    author|chief correspondent|columnist|contributor|correspondent|deputy editor|digital editor|editor|
    editor-in-chief|foreign correspondent|freelance journalist|journalist|managing editor|news editor|news writer|
    political correspondent|reporter|senior correspondent|senior editor|senior reporter|senior writer|
    staff reporter|staff writer|the author|web editor|writer
    """
)
# After "By": names nobody.
STAFF: frozenset[str] = _entries(
    """
    a correspondent|admin|administrator|agencies|digital desk|editor|editorial board|editorial team|editors|
    foreign desk|guest author|guest contributor|international desk|news desk|news services|newsdesk|newsroom|
    online desk|our correspondent|our reporter|our staff|staff|staff and agencies|staff reporter|staff writer|
    staff writers|team|the editorial board|the editors|web desk|wire reports|wire services|world desk
    """
)

# A capitalised line or name with one of these words is a publisher, not a person.
ORGANISATION_WORDS: frozenset[str] = _entries(
    """
    agency|associated|bbc|broadcasting|broadcaster|bulletin|channel|chronicle|company|corporation|corp|courier|
    daily|desk|digest|dispatch|editorial|evening|examiner|express|foundation|gazette|group|guardian|herald|inc|
    independent|inquirer|institute|international|journal|limited|ltd|llc|magazine|mail|media|mirror|monitor|network|
    networks|news|newspaper|newspapers|newsroom|newswire|observer|online|plc|post|press|publications|publishing|
    radio|record|register|report|review|sentinel|service|services|standard|studio|studios|sun|sunday|telegraph|
    television|times|tribune|tv|university|weekly|wire
    """
)

# A line that begins with one of the first goes on from a line before: no caption does; with one of all, no headline.
PRONOUNS: frozenset[str] = _entries("he|she|they|we|i")
ANAPHORA: frozenset[str] = PRONOUNS | _entries("it|this|these|those|there|his|her|their|its|but|and|so")

# In capitals before a dash, these are a label and not the place of a dateline.
NO_PLACES: frozenset[str] = _entries(
    """
    on|in|at|by|since|until|before|after|from|as|for|with|the|a|an|published|posted|first posted|story|
    look|watch|update|updated|breaking|exclusive|video|photos|live|analysis|opinion|listen|read|note|editor's note|
    warning|correction|clarification|fact check|explainer|interview|review|poll|recap|developing|alert|just in|
    must see|must read|gallery|podcast|transcript|summary|sponsored|advertisement|spoiler alert|new|report|question
    """
)

# Lower-case words inside a person's name.
NAME_PARTICLES: frozenset[str] = _entries(
    """
    al|ben|bin|da|dal|de|del|della|den|der|des|di|do|dos|du|el|ibn|la|le|ter|ten|van|von|y|zu
    """
)

# Phrases of credits; the name follows. Longest first where one begins another.
BYLINE_LEADS: tuple[str, ...] = (
    "written by", "reported by", "story by", "report by", "text by", "words by", "posted by", "published by",
    "article by", "authored by", "author:", "writer:", "reporter:", "byline:", "by:", "by",
)  # fmt: skip
TRANSLATOR_LEADS: tuple[str, ...] = (
    "translation by", "translated by", "translation:", "translator:", "english translation by",
    "translated into english by", "translated from",
)  # fmt: skip
PHOTO_LABELS: tuple[str, ...] = (
    "photo", "photos", "photograph", "photographs", "photographer", "picture", "pictures", "image", "images",
    "main image", "featured image", "feature image", "cover image", "cover photo", "header image", "lead image",
    "top image", "file photo", "file image", "illustration", "illustrative image", "illustrative photo",
    "photo credit", "image credit", "picture credit", "photo source", "image source", "main image source",
    "picture source", "photo courtesy", "photo courtesy of", "image courtesy of", "screenshot", "screengrab",
    "graphic", "graphics", "video", "video credit", "thumbnail",
)  # fmt: skip
