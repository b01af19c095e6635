"""Times as people write them in updates: fragments of patterns, for `Sentence.plain`, with the hints they need."""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = "0 1 2 3 4 5 6 7 8 9"


def _glued(after: Iterable[str], before: str = "") -> str:
    """Hints of what stands right behind a digit, or right before one: `2h`, `-2`."""
    behind = [digit + letters for digit in DIGITS.split() for letters in after]
    return "".join(f" {hint}" for hint in (*behind, *(before + digit for digit in DIGITS.split() if before)))


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,7})?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_COUNT = (
    r"(?:[~<] ?)?(?:\d{1,3}-?ish|between \d{1,3} and \d{1,3}|\d{1,3}-odd|\d{1,3}(?:[.,]\d)?[½¼¾]?\+?(?: ?(?:-|to"
    r"|or) ?\d{1,3}(?:[.,]\d)?[½¼¾]?)?|(?:one|two|three|four|five|six) (?:to|or) (?:two|three|four|five|six|eight|ten)"
    r"|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty(?:-five)?|fifty"
    r"|sixty|ninety|half an?|(?:a )?(?:few|couple(?: of)?)|several|some(?= (?:min|hour|day|week)\w)|multiple|many)"
)
_UNIT = r"(?:more )?(?:min(?:ute)?s?|h(?:ou)?rs?|hr|h|m|business days?|days?|weeks?|months?)"

ZONE = (
    r"(?:(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d\d)?)?|z|[ecmp][sd]?t|ees?t|cest|cet|bst|ist|[jk]st|hkt|msk|sast"
    r"|aes?d?t|nz[sd]?t|sgt|(?:us|europe|america|asia|australia|pacific)/[a-z_]+|(?:eastern|pacific|central"
    r"|mountain)\b(?: (?:(?:standard"
    r"|daylight) )?time)?|[+-]\d\d:?\d\d)"
)
CLOCK = (
    r"(?:\d{1,2}[:h]\d\d(?::\d\d)?(?:z\b|(?: ?[ap]\.?m\b)?)|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b|(?:\d{4}"
    r"|\d{1,2}\.\d\d) ?(?:hours|hrs)\b|\d{4} ?(?="
    + ZONE
    + r"\b)|\d{1,2}\.\d\d(?= ?(?:local\b|"
    + ZONE
    + r"\b))|noon\b|midnight\b)"
)
_ZONE_HINTS = (
    "utc gmt =z =et =est =edt =ct =cst =cdt =mt =mst =mdt =pt =pst =pdt =eet eest =cest =cet =bst =ist =jst =kst "
    "=hkt =msk =sast =aet =aest "
    "=aedt =adt =nzt =nzst =nzdt =sgt =us europe america asia australia pacific eastern central mountain =local"
)
CLOCK_HINTS = ": hour hrs noon midnight =am =pm =a.m =p.m " + _ZONE_HINTS + _glued("hapzugecmbijknsl")
"""A number alone is no time of the day: there is a sign in it, or half of a day, a zone or “hours” beside it."""
DATE = (
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? (?:of )?" + _MONTH + r"\b"
    r"|" + _MONTH + r"\.? \d{1,2}(?:st|nd|rd|th)?\b|(?:the )?\d{1,2}(?:st|nd|rd|th)\b"
    r"|\d{1,2}[/-]" + _MONTH + r"[/-]\d{2,4}\b|\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|" + _WEEKDAY + r"\b)"
)
DAY = (
    r"(?:(?:the )?(?:early |late )?(?:morning|afternoon|evening) (?:of |on )?(?:the )?"
    + DATE
    + r"|(?:tomorrow(?: (?:morning|afternoon|evening|night))?|tonight|today)(?!'s\b)|overnight|this (?:morning"
    r"|afternoon|evening|week|weekend)|later (?:today|tonight|this \w+)|mid-?(?:morning|afternoon)|end of business"
    r"|close of business|eod|cob|(?:early |late )?next week|midday|lunch(?:time)?|dinner(?: ?time)?|closing(?: time)?"
    r"|(?:the |this |next )(?:(?:bank holiday |long |coming )?weekend|business day|working day)|next (?:morning|day)"
    r"|first thing (?:tomorrow"
    r"|in the morning)|the (?:first|second|third|last|middle|beginning|end|start) (?:(?:week|half"
    r"|days?) )?of (?:the )?(?:\w+ )?(?:next )?(?:week|month|"
    + _MONTH
    + r")\b|the top of the hour|day's end|sunrise|dawn|(?:the )?end of (?:the |this )?(?:local )?(?:business "
    r"|working )?(?:day|week|month|hour|" + _WEEKDAY + r"\b))"
)
INTERVAL = (
    r"(?:"
    + _COUNT
    + r" "
    + _UNIT
    + r"\b(?: or (?:so|two)\b)?|(?:a |three )?quarters? of an hour\b|(?:the |a )(?:quarter|half) hour\b|the hour\b"
    r"|another (?:half )?(?:hour|day)\b|the next (?:(?:half )?hour|day|few hours)\b|[~<]?\d{1,2}h\d\d\b"
    r"|[~<]?\d{1,3}(?:min|mins|minutes|m|h|hrs?|hours?|days?)\b)"
)
_ABOUT = (
    r"(?: (?:about|around|approximately|approx\.?|roughly|nearly|almost|just|only|well|slightly|a (?:little|bit)|over"
    r"|under|(?:no )?(?:less|more|later) th[ae]n|at (?:most|least)|up to|the (?:next|coming)|another|an additional"
    r"|a further|some))*"
)
DEADLINE = (
    r"(?:(?:in|within|inside(?: of)?|by,?|before|prior to|at|on|around|near|between|until|over|during|for|for another"
    r"|next|round|no later than|after (?:at most|about|another|up to))"
    + _ABOUT
    + r" (?:~ ?)?(?:"
    + INTERVAL
    + r"|"
    + CLOCK
    + r"|"
    + DATE
    + r"|"
    + DAY
    + r")|by (?:the )?(?:(?:early|late|mid)[- ])?(?:morning|afternoon|evening)\b|in the course of the (?:morning"
    r"|afternoon|evening|day|night)|(?:before|by|prior to) (?:the |your |our )?(?:\w+ ){0,3}?(?:working hours"
    r"|business hours|opening hours|kick-?off|opens?|opening|start of|breakfast|lunch|dinner|bell|doors|rush|school"
    r"|markets?|shift|classes|lectures|wakes? up)\b|(?:at|by|before|with) the (?:start|beginning) of (?:office|business"
    r"|working|school|trading|opening) \w+|in the (?:early|small) hours\b|from (?:" + DATE + r"))"
)
WHEN = r"(?:" + DEADLINE + r"|" + DATE + r"(?:,? +| at )(?:" + DATE + r" )?" + CLOCK + r"|" + DAY + r")"
"""A time at which, or by which, something is said to happen."""
INTERVAL_HINTS = "min hour day week month quarter =hr =hrs =h =m" + _glued("hm")
"""The units, by themselves or right behind a digit."""
DATE_HINTS = (
    "=/ =jan =feb =mar =apr =may =jun =jul =aug =sep =sept =oct =nov =dec january february march april june july "
    "august september october november december" + _glued(("st", "nd", "rd", "th"), "-")
)
WHEN_HINTS = (
    CLOCK_HINTS
    + " "
    + DATE_HINTS
    + INTERVAL_HINTS.replace("min ", " ", 1)
    + " min hour =hr =hrs =h =m day week month night morrow morning noon evening lunch later close =end eod cob dawn "
    "sunrise closing breakfast dinner =bell doors =rush school market shift classes lectures =wake =wakes weekend "
    "kick-off kickoff opens opening opened start =open working business =top =mon =tue =tues =wed =wednes =thu =thur "
    "=thurs =fri =sat =satur =sun =first =second =third middle beginning"
)
"""A slash between numbers is told as a word of its own."""
