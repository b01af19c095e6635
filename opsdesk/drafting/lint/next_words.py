"""A next word together with its time, as people announce one who don't say “update”: “Another note at 14:30”.

`promises` reads them; for `overpromise` they promise news and no end.
"""

from __future__ import annotations

from opsdesk.drafting.lint.when import CLOCK, DATE, DAY, INTERVAL, WHEN_HINTS, ZONE
from opsdesk.drafting.lint.wording import Wording

_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
SPOKEN = (
    r"(?:(?:half|quarter|twenty|ten|five)(?: an hour)? (?:past|to|after) (?:" + _HOUR + r"|(?:the|each|every) hour)"
    r"|half " + _HOUR + r"|(?:at|by|before|until|round|around|about) " + _HOUR + r"(?:, " + _HOUR + r")*(?: (?:and"
    r"|or) " + _HOUR + r")?(?![.,]\d)(?= *(?:[.,;:!?)]|$|(?:sharp|o'clock|with|and|am|pm|either|whatever|local)\b))"
    r"|:\d\d\b[^.;,]{0,20} hour)"
)
"""A time of the day without its digits, or without its minutes: “half past four”, “at 5”, “:15 past each hour”."""
OFTEN = (
    r"(?:on the (?:half )?hour|(?:every|each) (?:half )?(?:hour|day|morning)|at the (?:top|bottom) of (?:the|each"
    r"|every) hour|hourly|daily|half-hourly|\d{1,2}-minute|in (?:ten|fifteen|twenty|thirty|forty|sixty"
    r"|\d{2})(?= *(?:[.,;!)]|$)))"
)
"""Again and again, or so many minutes that their unit goes without saying."""
_DATED = "(?:" + DATE + ",? (?:at )?){0,2}" + CLOCK + "(?: ?" + ZONE + ")?"
"""A time of the day, with its date before it or without."""
_TIME = (
    r"(?:(?:(?:is|are|comes?|follows|due|expected|planned|scheduled|set|to follow|to come|will be|will follow|here"
    r"|for) )*(?:(?:at|by|in|within|around|about|before|near|on|from|every|each|after|(?:no|not) later than|for"
    r"|round) )?(?:(?:about|around|approximately|roughly|the next|another|latest"
    r"|~) ?)*(?:" + _DATED + "|" + INTERVAL + "|" + DAY + ")|" + SPOKEN + "|" + OFTEN + ")"
)
_NOTICE = (
    r"(?:updates?|posts?|notes?|messages?|bulletins?|advisor(?:y|ies)|statements?|summar(?:y|ies)|report"
    r"|(?<!new )reports|entr(?:y"
    r"|ies)|communications?|comms?|communiques?|news|words?|info(?:rmation)?|progress|status|briefings?|sitreps?"
    r"|figures|answer|mail"
    r"|email|letter|notice|announcement|readout|digest)"
)
_NEWS = (
    r"(?:"
    + _NOTICE
    + r"|counts?|comments?|postings?|round-?ups?|tally|outcome|figures|look(?:-in)?|check(?:-in)?|lines?|one|go|try)"
)
_SAYING = (
    r"(?:writ(?:e|ing)(?: up)?|report(?:ing)?|comment(?:ing)?|post(?:ing)?|publish(?:ing)?|updat(?:e|ing)(?= (?:here"
    r"|this (?:page|post"
    r"|incident)|you|everyone|again|at|in|by|every|on)\b)|tell(?:ing)? you|tell (?:everyone|all of you)|confirm(?:ing)?"
    r"|speak|talk|inform|brief|look in|check(?:ing)? (?:in|back)|(?:be|come|coming|get|getting|circle"
    r"|circling) back(?= (?:here|to you|with|on this|at|in)\b)|return here|be (?:here|in touch)|say (?:more|so|where"
    r"|how|what|(?=(?:at|by) \d))|tell (?=(?:at|by) \d)|have (?:more|news|further (?:news|details"
    r"|information))(?= (?:for you|to share|to tell|by|at|in|within)\b)|(?:revise|refresh) (?:these|the"
    r"|those) (?:numbers|figures|list|table|counts?)|read (?:it|more|the|from|about|here)|hear (?:it|more|from"
    r"|about|how)|see you|know more|repeat this"
    r"|share (?:what|more|it|news|the)|provide what|note here|pass it on|give the \w+'s outcome|take stock|(?:return"
    r"|come back|be back) with (?:\w+ )?(?:news"
    r"|more|details?"
    r"|an update)"
    r"|give (?:you )?(?:an?|the|another) \w+|shout)"
)
_WORDS = r"(?: (?!(?:is|are|was|were|has|have|had|been|since|as|because|after|that|which|until)\b)[\w'#-]+)"
_HINTS = (
    WHEN_HINTS + " past quarter hourly daily half six seven eight nine ten eleven twelve fifteen twenty thirty forty"
)

_FIRST_NEWS = (
    r"(?:a |an |the |following |our |my |your |one |short |brief |first |last |status |progress |incident "
    r"|vendor )*" + _NOTICE + _WORDS + r"{0,4}? (?:due|(?:to|will|shall) (?:follow|come|be)|follows|coming|again|here"
    r"|expected)(?: \w+){0,3}? " + _TIME,
    r"(?:more |further )?details? (?:(?:will|to) )?follow " + _TIME,
    r"(?:update|post|bulletin|note) (?:no\.? ?|number )?#?\d{1,3} (?:is due |due |comes |follows )?at " + CLOCK,
    r"(?:progress (?:note|post|report)|status note|answer|news|statement|summary|bulletin|note|outcome|report)"
    + _WORDS
    + r"{0,3}? (?:(?:at|by|in|within|around|before) (?:"
    + _DATED
    + "|"
    + INTERVAL
    + ")|"
    + SPOKEN
    + ")",
)
_FIRST_BACK = (
    r"(?:please )?(?:we're |i'm |i am |we are )?(?:(?:be )?back (?:here|with|to you|again|on this)|back(?= (?:at|in"
    r"|round) )|see you|speak|talk to you|check (?:in|back|here)|look here|read on|watch this|expect (?:to (?:read"
    r"|hear)|us|word|news|more(?= (?:here|news|word|info|from us|on this|at|by|in)\b)))" + _WORDS + r"{0,5}? " + _TIME,
    r"(?:will |we |i |and |to )*(?:write|post|report|update|inform|check in|confirm|come back)(?: here| again| you"
    r"| back| in| progress| on this)* " + _TIME,
)
_NOTICE_HINTS = (
    "updat post note message bulletin advisor statement summar report entr comm news word info progress status brief "
    "sitrep figures answer mail letter notice announce readout digest"
)
_NEWS_HINTS = _NOTICE_HINTS + " comment round tally outcome count look check line =one =go =try"
_OPENS = r"(?:^\W{0,3}|(?<=[.;:!,-] )|(?<=but )|(?<=and ))"

ANOTHER = Wording(
    r"(?:next|another|further|more|additional|final|new|fresh)(?: (?!(?:steps?"
    r"|attempts?)\b)[\w'-]+){0,2}? " + _NEWS + r"(?: (?!since\b)[\w'-]+){0,4}?[:,-]? " + _TIME,
    hints="=next =another =further =more additional =final =new =fresh",
    also=_NEWS_HINTS,
)
"""“Another note at 14:30”."""
NEXT_AT = Wording(
    r"(?:next(?: and (?:final|last))? ?:|(?<!or )more|to be continued) " + _TIME,
    CLOCK + "(?: ?" + ZONE + r")? ?: next (?:post|update|note|word|report|message)",
    r"next (?:is |at |by )?" + CLOCK,
    r"(?:^\W*|(?<=[.;,] ))(?:more )?details (?:at|by) " + _DATED,
    r"more (?:here|then|soon|from us|on this) " + _TIME,
    hints="=next =more continued =details",
    also=_HINTS + " =at =by =before until =round around about post updat note word report message",
)
"""“Next: 14:30”, “more at noon”."""
AGAIN_AT = Wording(
    r"(?:^|(?<=[.;:] ))(?:status|again|we post again|posts? again) (?:at |by |every )"
    + r"(?:full |half )?(?:"
    + CLOCK
    + r"|hour\b|"
    + INTERVAL
    + ")",
    r"(?:desk|team|page|we) (?:posts?|writes?|informs?|reports?) again (?:(?:at|by|in|within|around) "
    + INTERVAL
    + "|"
    + SPOKEN
    + ")",
    hints="=status =again",
    also=_HINTS + " =at =by =before until =round around about",
)
"""“Status every hour”, “the desk posts again at noon”."""
WILL_SAY = Wording(
    r"(?:will|shall|\w+'ll|going to|plan to|aim to|intend to|expect to)(?: "
    r"[\w']+){0,5}? " + _SAYING + _WORDS + r"{0,7}? " + _TIME,
    r"(?:at|by) " + CLOCK + r"[^.;,]{0,12},? (?:you|we|i)(?:'ll| will) (?:\w+ ){0,2}?" + _SAYING,
    r"(?:we|i)(?:'ll| will) be back " + _TIME,
    r"there(?:'ll| will) be (?:an?|another) (?:\w+ )?(?:note|post|message|entry|word|report|update)(?: here)? " + _TIME,
    r"(?:we|i)(?:'ll| will) (?:come back to|revisit) this (?:page|entry|post) " + _TIME,
    r"you(?:'ll| will) (?:find|get|see) (?:the next|the latest|fresh|new|another) (?:\w+ )?(?:numbers|figures|list"
    r"|entry|note|post|report)"
    r"(?: here)? " + _TIME,
    r"(?:at|by) " + CLOCK + "(?: ?" + ZONE + r")?,? there(?:'ll| will) be (?:an?|another) (?:\w+ )?(?:post|note"
    r"|message|entry|report|update)\b",
    r"information will be (?:refreshed|posted|shared|provided|published|given) " + _TIME,
    hints="=will shall 'll =going plan aim intend expect",
    also="=more =news further revise refresh provide =be =come revisit =find =get note =pass comment writ report "
    "post publish updat =tell telling "
    "confirm speak talk inform brief =look check "
    "back "
    "return touch share stock "
    "=say =read hear =see =know repeat =give shout =here",
)
"""“We'll write again within the hour”."""
AT_TIME_WE = Wording(
    r"(?:at|by) " + CLOCK + r"[^.;,]{0,12},? (?:we|i) (?:tell|report|write|post|say|publish|inform)\b",
    hints="=we =i",
    also="=tell =report =write =post =say publish inform",
)
"""“At 05:00 UTC we tell you more”."""
EVERY_DAY = Wording(
    r"(?:daily|hourly|half-hourly|\d{1,2}-minute) (?:status |progress )?" + _NEWS + "(?: here)?(?: " + _TIME + ")?",
    hints="hour daily -minute",
    also=_NEWS_HINTS,
)
"""“Daily bulletins”."""
EVERY_SO_OFTEN = Wording(
    r"(?:updates|bulletins|posts|notes|news|progress)(?: here| posted| on this page)? " + OFTEN,
    r"(?:write|post|report|update) (?:here )?" + OFTEN,
    hints="hour daily -minute every each =in",
    also="=updates bulletins =posts =notes =news progress =write =post =report =update",
)
"""“Bulletins daily”, “we write on the hour”."""
OPENING_NEWS = Wording(
    _OPENS + "(?:" + "|".join(_FIRST_NEWS) + ")",
    hints=_NOTICE_HINTS + " outcome detail",
    also="=due follow coming =again =here expected =come progress status news statement summar bulletin note outcome "
    "report updat post entr",
)
"""What announces a word only where it opens a clause: “Statement here at 18:00”."""
OPENING_BACK = Wording(
    _OPENS + "(?:" + "|".join(_FIRST_BACK) + ")",
    hints="=back =see speak talk check =look =read watch expect write =post report updat inform confirm =come",
    also="=back =you =talk check =look =read watch =us =word news =hear =more write =post report updat inform confirm "
    "=come",
)
"""“Back with you at 03:00”, “and report at 03:00”."""
ANNOUNCED = (ANOTHER, NEXT_AT, AGAIN_AT, WILL_SAY, AT_TIME_WE, EVERY_DAY, EVERY_SO_OFTEN, OPENING_NEWS, OPENING_BACK)
"""The ways to announce a next word with its time."""
