"""Names and sentences for what an office wants to know, and for what is wrong with a value."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.speech import fill, translate

_NAMES: Mapping[str, object] = {
    "url": QT_TRANSLATE_NOOP("SettingNames", "Address"),
    "database": QT_TRANSLATE_NOOP("SettingNames", "Database"),
    "user": QT_TRANSLATE_NOOP("SettingNames", "User name"),
    "home_region": QT_TRANSLATE_NOOP("SettingNames", "Home region"),
    "ca_file": QT_TRANSLATE_NOOP("SettingNames", "Certificate file"),
    "folder": QT_TRANSLATE_NOOP("SettingNames", "Folder"),
    "encoding": QT_TRANSLATE_NOOP("SettingNames", "Encoding"),
    "delimiter": QT_TRANSLATE_NOOP("SettingNames", "Delimiter"),
    "decimal": QT_TRANSLATE_NOOP("SettingNames", "Decimal mark"),
    "time_zone": QT_TRANSLATE_NOOP("SettingNames", "Time zone"),
    "currency": QT_TRANSLATE_NOOP("SettingNames", "Currency"),
    "sign_in": QT_TRANSLATE_NOOP("SettingNames", "Way of signing in"),
    "queues": QT_TRANSLATE_NOOP("SettingNames", "Queues"),
    "complaint_queues": QT_TRANSLATE_NOOP("SettingNames", "Queues of complaints"),
    "solved_by_field": QT_TRANSLATE_NOOP("SettingNames", "Field of the solving article"),
    "reference_field": QT_TRANSLATE_NOOP("SettingNames", "Field of the desk's reference on tickets"),
    "transaction_reference_field": QT_TRANSLATE_NOOP(
        "SettingNames", "Field of the desk's reference on replies"
    ),
    "article_class": QT_TRANSLATE_NOOP("SettingNames", "Class of new articles"),
    "order_field": QT_TRANSLATE_NOOP("SettingNames", "Field of the order"),
    "body_field": QT_TRANSLATE_NOOP("SettingNames", "Field of an article's text"),
    "namespaces": QT_TRANSLATE_NOOP("SettingNames", "Namespaces"),
    "categories": QT_TRANSLATE_NOOP("SettingNames", "Categories"),
    "proposal_category": QT_TRANSLATE_NOOP("SettingNames", "Category of proposed articles"),
    "votes": QT_TRANSLATE_NOOP("SettingNames", "Where votes go"),
    "edits": QT_TRANSLATE_NOOP("SettingNames", "Folder of edits"),
    "without_categories": QT_TRANSLATE_NOOP("SettingNames", "Left-out categories"),
    "gold": QT_TRANSLATE_NOOP("SettingNames", "Category of gold customers"),
    "silver": QT_TRANSLATE_NOOP("SettingNames", "Category of silver customers"),
    "standard": QT_TRANSLATE_NOOP("SettingNames", "Category of standard customers"),
    "complaint_type": QT_TRANSLATE_NOOP("SettingNames", "Type of new complaints"),
}
SENTENCES = (
    QT_TRANSLATE_NOOP(
        "SettingHelp", 'Address of the server; "embedded" starts the demo company on this machine.'
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "File with the certificate authority of your organisation, if it is not a public one.",
    ),
    QT_TRANSLATE_NOOP("SettingHelp", "Address of the server, for instance https://erp.example.com."),
    QT_TRANSLATE_NOOP("SettingHelp", "Name of the database on that server."),
    QT_TRANSLATE_NOOP("SettingHelp", "Login of the user the desk reads as."),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "Country by which numbers without country code are read (ISO 3166-1 alpha-2); CN by default.",
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Name of the party category that means gold customers; Gold by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "Name of the party category that means silver customers; Silver by default.",
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "Name of the party category that means standard customers; Standard by default.",
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "Name of the type of complaint about orders that new tickets get; the first by default.",
    ),
    QT_TRANSLATE_NOOP("SettingHelp", "Folder with the files; a relative one lies beside the settings file."),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "Encoding of the files, for instance gb18030 or cp1252; recognised where it is not named.",
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", 'What stands between cells: ",", ";", "|" or "tab"; recognised where it is not named.'
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        'What stands before decimals, "." or ","; without it a number such as 1.234 is refused.',
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Zone of times that name none, for instance Asia/Shanghai; UTC by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Country by which numbers without country code are read; that of the desk by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Currency of orders that name none (ISO 4217); XXX, unknown, by default."
    ),
    QT_TRANSLATE_NOOP("SettingHelp", "Address of Request Tracker, for instance https://rt.example.com."),
    QT_TRANSLATE_NOOP("SettingHelp", "Login of the user the desk reads as; not needed with a token."),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "How the desk signs in: cookie with the password of the user (the default), or token."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Only tickets of these queues, separated by |; all that the user may see by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Queues whose tickets are complaints, separated by |; Complaints by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Custom field with the article that solved a ticket; SolvedBy by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Custom field of tickets that keeps the edit they were made by; ClientRef by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "Custom field of transactions that keeps the edit a reply or comment was made by; ClientTxnRef by default.",
    ),
    QT_TRANSLATE_NOOP("SettingHelp", "Class of new articles; the only one beside General by default."),
    QT_TRANSLATE_NOOP("SettingHelp", "Custom field with the order a ticket is about; OrderRef by default."),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Custom field of RT's articles that holds their text; Body by default, else Content."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        "Address of the wiki's api.php, for instance https://wiki.example.com/w/api.php, or of its folder.",
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "User of a bot password, as User@name; without one the wiki is read as anybody may."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Numbers of the namespaces that hold articles, separated by |; 0 by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Only articles of at least one of these categories, separated by |; all by default."
    ),
    QT_TRANSLATE_NOOP("SettingHelp", "No articles of these categories, separated by |; none by default."),
    QT_TRANSLATE_NOOP(
        "SettingHelp", "Category that articles proposed at the desk are put into; none by default."
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        'Where votes go: "talk" adds them to the article\'s talk page, "desk" keeps them here (by default).',
    ),
    QT_TRANSLATE_NOOP(
        "SettingHelp",
        'Folder that edits are written into, "edits" within the folder by default; "off" takes none.',
    ),
)
"""What our own connectors say of their settings; a stranger's connector is shown in its own words."""

_FAULTS: Mapping[str, object] = {
    "it must be text": QT_TRANSLATE_NOOP("SettingFaults", "Write text here."),
    "it must be a whole number": QT_TRANSLATE_NOOP("SettingFaults", "Write a whole number here."),
    "it is missing": QT_TRANSLATE_NOOP("SettingFaults", "This is needed. Please fill it in."),
    "write two capital letters such as CN, DE or US": QT_TRANSLATE_NOOP(
        "SettingFaults", "Choose a country from the list, or write two letters such as CN, DE or US."
    ),
    "write the whole path, from the root on": QT_TRANSLATE_NOOP(
        "SettingFaults", "Write the whole path, from the root on."
    ),
    "choose 5 to 3600": QT_TRANSLATE_NOOP("SettingFaults", "Choose 5 to 3600."),
    "an office name is made of small letters, digits, - and _": QT_TRANSLATE_NOOP(
        "SettingFaults", "A name begins with a small letter; small letters, digits, - and _ may follow."
    ),
}
"""Our own reasons as sentences beside a field; a stranger's connector is shown in its own words."""

_PATTERN_FAULT = re.compile(r"it is no regular expression \((.*)\)", re.DOTALL)


def name_of(setting: str) -> str:
    """Name a setting; one nobody here knows by its own name, made readable."""
    if setting in _NAMES:
        return translate("SettingNames", str(_NAMES[setting]))
    return setting.replace("_", " ").capitalize()


def help_of(sentence: str) -> str:
    """Say what a setting is for."""
    return translate("SettingHelp", sentence)


def fault_words(reason: str) -> str:
    """Say what is wrong with a value, as a sentence of its own."""
    pattern = _PATTERN_FAULT.fullmatch(reason)
    if pattern:
        return fill(translate("SettingFaults", "This is no regular expression: %1"), pattern[1])
    if reason in _FAULTS:
        return translate("SettingFaults", str(_FAULTS[reason]))
    return reason[:1].upper() + reason[1:]


def knows_fault(reason: str) -> bool:
    """Tell whether the screen has words for a reason of ours."""
    return reason in _FAULTS or _PATTERN_FAULT.fullmatch(reason) is not None
