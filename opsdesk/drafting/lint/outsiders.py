"""Who is somebody else, for `outside_words`: by what they do for the writer, or by name. Fragments of patterns."""

from __future__ import annotations

OUTSIDER = (
    r"(?:provider|vendor|supplier|aggregator|upstream|carrier|isp|partner|registrar|hosting company|acquirer"
    r"|dependenc(?:y|ie)(?! (?:resolution|install\w*|download\w*|cache))|(?:third|3rd)[- ]party(?! (?:integrations"
    r"|apps|applications|add-?ins|add-?ons|clients|log-?ins"
    r"|sign-?ins|tools|plug-?ins|connectors|extensions|cookies)\b)|(?:domain|tld) registry|administrator"
    r"|utility company|(?:external|(?:third|3rd)[- ]party) (?:\w+ )?(?:service|system|api|platform))"
)
BEHIND = r"(?:(?:microsoft )?azure|anthropic|openai|oracle(?: cloud)?|docker ?hub)"
"""Whom others name: what is told of them is told of somebody else."""
SUPPLIER = (
    r"(?:aws|amazon(?: web services)?|google(?: cloud)?|gcp|cloudflare|fastly|akamai|heroku|github|twilio|sendgrid"
    r"|mailgun|stripe|paypal|okta|auth0|microsoft|ovh\w*|hetzner|digitalocean|linode|equinix|level ?3|lumen|cogent|zayo"
    r"|comcast|verizon|at&t|t-mobile|vodafone|openreach|telia|apple|facebook|meta|visa|mastercard|plaid|snowflake"
    r"|crowdstrike|vercel|netlify|pusher|imgix|algolia|cloudinary|intercom|zendesk|salesforce|hubspot|shopify|adyen"
    r"|braintree|onfido|npm(?:js)?|pypi|rubygems|let's encrypt|digicert|sectigo|godaddy|namecheap|gandi|office 365"
    r"|outlook|gmail|yahoo|proofpoint|mimecast|barracuda|spamhaus|telegram|whatsapp|instagram|twitter|linkedin|youtube"
    r"|canarie|internet2|telstra|centurylink|hurricane electric|" + BEHIND + ")"
)
"""Whom many services are built on; on their own pages they call themselves “we”, and the rest of the sentence tells."""
OUTSIDERS = (
    r"(?<!with )(?<!from )(?<!via )(?<!using )(?<!on )(?<!to )(?<!some )"
    r"(?<!certain )(?<!capacity )(?<!some internet service )(?<!certain internet service )(?!(?:provid|suppli|vend"
    r"|carri|process"
    r"|gatew)\w+s (?:is|was|has)\b)(?:(?:providers?|suppliers?|aggregators?|vendors?|carriers?|(?:payment|card|sms"
    r"|messaging|billing) (?:processors?|gateways?)|isp|(?<!our )partners?|registrars?|acquirers?|operators?|telcos?"
    r"|transit part(?:y|ies)|(?:hosting|telecom|transit|peering|banking|payment|cloud|network|payment|banking|cloud"
    r"|data centre|data center) partners?|power company|utility company|host(?!s)|hosting company|registrar"
    r"|external (?:\w+ )?(?:services?|systems?|apis?)|(?:domain|tld) registr(?:y|ies)|(?:third|3rd)[- ]party (?:tool"
    r"|service"
    r"|system|api|platform)s?|(?:third|3rd)[- ]part(?:y|ies)|upstream(?: partner)?(?! +jobs?\b))(?: (?:close to"
    r"|near) [\w -]{1,30}"
    r"| \([\w ,/&-]{1,30}\)|\)|, (?!and "
    r"|or )[\w /&-]{1,30},| (?:we|used|that|which|for|of|in|behind) [\w ()-]{1,30}?,?| \w{1,20} uses| (?!is\b|are\b"
    r"|has\b|have\b|was\b|were\b|had\b|also\b)[\w.]{2,15}| " + SUPPLIER + r")??)"
)
"""Somebody else as the subject of a sentence, with what stands between them and their verb."""
OUTSIDER_HINTS = (
    "provider vendor supplier aggregator upstream carrier =isp =isps partner processor gateway registrar registr "
    "hosting operator acquirer telco transit power utility host external third 3rd administrator dependenc"
)
SUPPLIER_HINTS = (
    "aws amazon azure google gcp cloudflare fastly akamai heroku twilio sendgrid mailgun stripe paypal okta auth0 "
    "microsoft ovh hetzner digitalocean linode equinix level lumen cogent zayo comcast anthropic openai oracle docker "
    "verizon at&t =at t-mobile vodafone openreach telia apple facebook meta github visa mastercard plaid snowflake "
    "crowdstrike vercel netlify pusher imgix algolia cloudinary intercom zendesk salesforce hubspot shopify adyen "
    "braintree onfido npm pypi rubygems encrypt digicert sectigo godaddy namecheap gandi office outlook gmail yahoo "
    "proofpoint mimecast barracuda spamhaus telegram whatsapp instagram twitter linkedin youtube canarie internet2 "
    "telstra centurylink hurricane"
)
