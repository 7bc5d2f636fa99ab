"""Faults in the language of the screen: one calm sentence for each."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from callcenter.domain.errors import DeskError, Trouble
from ui.speech import translate

_SENTENCES: Mapping[Trouble, object] = {
    Trouble.UNREACHABLE: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} cannot be reached. The desk goes on with what it has and tries again.",
    ),
    Trouble.TIMED_OUT: QT_TRANSLATE_NOOP(
        "Troubles", "{office} took too long to answer. The desk tries again."
    ),
    Trouble.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} refused the user name or password. Check them in the settings.",
    ),
    Trouble.SIGN_IN_LOCKED: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} has locked this sign-in for some minutes after wrong passwords. Wait, then try again.",
    ),
    Trouble.SIGN_IN_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "There is no password for {office} yet. Store one with: callcenter credentials set {office}",
    ),
    Trouble.NOT_PERMITTED: QT_TRANSLATE_NOOP("Troubles", "{office} does not allow this user to read {what}."),
    Trouble.WRONG_ADDRESS: QT_TRANSLATE_NOOP(
        "Troubles",
        "There is nothing the desk knows at the address of {office}. Check its URL and database.",
    ),
    Trouble.NOT_DATA: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} answered with a web page instead of data. Check its address, or a sign-in page in between.",
    ),
    Trouble.CUT_REPLY: QT_TRANSLATE_NOOP(
        "Troubles",
        "The answer of {office} was cut off or unreadable. The desk asks again.",
    ),
    Trouble.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} sent more than the desk accepts at once. Nothing was taken over.",
    ),
    Trouble.SERVER_FAULT: QT_TRANSLATE_NOOP(
        "Troubles", "{office} has a fault of its own. The desk tries again."
    ),
    Trouble.BUSY: QT_TRANSLATE_NOOP("Troubles", "{office} asks to wait. The desk tries again later."),
    Trouble.REJECTED: QT_TRANSLATE_NOOP("Troubles", "{office} said no: {reason}"),
    Trouble.OUT_OF_DATE: QT_TRANSLATE_NOOP("Troubles", "Somebody changed this in {office} first."),
    Trouble.EMPTIED: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} suddenly lists {missing} of {known} {what} as gone. Nothing was removed here; check the office.",
    ),
    Trouble.OTHER_SERVER: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} is another server than before. Nothing is removed here until you accept it.",
    ),
    Trouble.INSECURE_ADDRESS: QT_TRANSLATE_NOOP(
        "Troubles",
        "The address of {office} is not https. Customer data is not sent in clear.",
    ),
    Trouble.CERTIFICATE: QT_TRANSLATE_NOOP(
        "Troubles",
        "The certificate of {office} is not trusted. Nothing was sent.",
    ),
    Trouble.FOLDER_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "The folder of {office} is not there or cannot be read. The desk goes on with what it has and tries again.",
    ),
    Trouble.FILE_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "{what} was in the folder of {office} and is missing now. Nothing was removed here; check the export.",
    ),
    Trouble.FILE_BUSY: QT_TRANSLATE_NOOP(
        "Troubles", "{what} of {office} is being written just now. The desk reads it again."
    ),
    Trouble.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Troubles", "{what} of {office} cannot be read (line {line}): {reason}"
    ),
    Trouble.NO_CONNECTOR: QT_TRANSLATE_NOOP(
        "Troubles",
        "No connector named {connector} is installed (asked for by office {office}).",
    ),
    Trouble.STORE_DAMAGED: QT_TRANSLATE_NOOP(
        "Troubles",
        "The store {path} is damaged and was left as it is. "
        "Starting the desk begins a new one and saves what is unsent.",
    ),
    Trouble.STORE_SALVAGED: QT_TRANSLATE_NOOP(
        "Troubles",
        "The store was damaged, and a new one was begun: {edits} unsent edits and {drafts} drafts were saved, and "
        "what the offices know is read again. The old file is kept as {aside}.",
    ),
    Trouble.NO_SUCH_EDIT: QT_TRANSLATE_NOOP(
        "Troubles",
        "There is no edit {text} in this outbox.",
    ),
    Trouble.NO_SUCH_ORDER: QT_TRANSLATE_NOOP(
        "Troubles",
        "There is no order {text} in this store.",
    ),
    Trouble.NO_SUCH_ARTICLE: QT_TRANSLATE_NOOP(
        "Troubles",
        "There is no article {text} in this store.",
    ),
    Trouble.NO_SUCH_ADDRESS: QT_TRANSLATE_NOOP(
        "Troubles",
        "This customer has no address {text}.",
    ),
    Trouble.TAKES_NONE_SUCH: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} takes no such changes from the desk. Your words are still here.",
    ),
    Trouble.SUBJECT_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "A ticket needs a subject.",
    ),
    Trouble.QUEUE_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "A ticket needs a queue.",
    ),
    Trouble.TEXT_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "There are no words to send yet.",
    ),
    Trouble.NAME_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "A customer needs a name.",
    ),
    Trouble.TITLE_MISSING: QT_TRANSLATE_NOOP(
        "Troubles",
        "An article needs a title.",
    ),
    Trouble.WRONG_PRIORITY: QT_TRANSLATE_NOOP(
        "Troubles",
        "A priority is a whole number from 0 to 100.",
    ),
    Trouble.WRONG_STATE: QT_TRANSLATE_NOOP(
        "Troubles",
        "{text} is no state of a ticket that can be chosen.",
    ),
    Trouble.WRONG_FIELD: QT_TRANSLATE_NOOP(
        "Troubles",
        "{text} is nothing that can be changed here.",
    ),
    Trouble.ADDRESS_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Troubles",
        "An address needs a street, a city and a country.",
    ),
    Trouble.NOT_AN_EMAIL: QT_TRANSLATE_NOOP(
        "Troubles",
        "{text} is not an e-mail address.",
    ),
    Trouble.NOT_CANCELLABLE: QT_TRANSLATE_NOOP(
        "Troubles",
        "Order {text} cannot be cancelled any more: only drafts and quotations can.",
    ),
    Trouble.NOT_REDIRECTABLE: QT_TRANSLATE_NOOP(
        "Troubles",
        "Order {text} is over. Its address cannot be changed any more.",
    ),
    Trouble.ON_ITS_WAY: QT_TRANSLATE_NOOP(
        "Troubles",
        "Edit {text} may be on its way. Wait until its outcome is known.",
    ),
    Trouble.CHOOSE_FIRST: QT_TRANSLATE_NOOP(
        "Troubles",
        "Edit {text} is in conflict. Choose for each field what is to hold.",
    ),
    Trouble.DECIDE_FIRST: QT_TRANSLATE_NOOP(
        "Troubles",
        "Nobody knows whether edit {text} was done. Say whether it was.",
    ),
    Trouble.GROUND_LOST: QT_TRANSLATE_NOOP(
        "Troubles",
        "What edit {text} builds upon is gone. Point it at another record, or withdraw it.",
    ),
    Trouble.OTHER_OFFICE: QT_TRANSLATE_NOOP(
        "Troubles",
        "Edit {text} belongs to {office} and can only go there.",
    ),
    Trouble.FILE_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Troubles",
        "The file {path} cannot be written. Choose another place or name.",
    ),
    Trouble.NO_PROPOSALS: QT_TRANSLATE_NOOP(
        "Troubles",
        "The file {path} holds no edits that a desk handed over.",
    ),
    Trouble.NOT_TAKEN: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} cannot take this ({what}). Your words are kept in the outbox.",
    ),
    Trouble.OUTCOME_UNKNOWN: QT_TRANSLATE_NOOP(
        "Troubles",
        "{office} gave no answer, and nothing tells whether it was done. Please decide.",
    ),
    Trouble.NOT_SETTLED_SO: QT_TRANSLATE_NOOP(
        "Troubles",
        "Edit {text} cannot be settled in this way: it is {state}.",
    ),
    Trouble.MADE_BY_ANOTHER_VERSION: QT_TRANSLATE_NOOP(
        "Troubles",
        "This was written by another version of the desk and cannot be sent. Your words are kept in the outbox.",
    ),
    Trouble.FENCED: QT_TRANSLATE_NOOP(
        "Troubles",
        "Another desk took over this store. This one sends nothing more; close it.",
    ),
    Trouble.STORE_LOCKED: QT_TRANSLATE_NOOP(
        "Troubles",
        "The store {path} is in use by another program. Close it and try again.",
    ),
    Trouble.STORE_FROM_FUTURE: QT_TRANSLATE_NOOP(
        "Troubles",
        "The store {path} was written by a newer desk. Update this desk; nothing was changed.",
    ),
    Trouble.STORE_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Troubles",
        "The store {path} cannot be written. Check the rights of the folder.",
    ),
    Trouble.STORE_FULL: QT_TRANSLATE_NOOP(
        "Troubles",
        "There is no room left on the disk of {path}. Make room; nothing was lost.",
    ),
    Trouble.CONFIG_UNREADABLE: QT_TRANSLATE_NOOP(
        "Troubles", "The settings file {path} cannot be read: {reason}"
    ),
    Trouble.CONFIG_UNKNOWN_KEY: QT_TRANSLATE_NOOP(
        "Troubles", "The settings file {path} has an unknown key: {key}"
    ),
    Trouble.CONFIG_SECRET: QT_TRANSLATE_NOOP(
        "Troubles",
        "The settings file {path} holds a secret ({key}). Remove it and use: callcenter credentials set {office}",
    ),
    Trouble.CONFIG_VALUE: QT_TRANSLATE_NOOP(
        "Troubles",
        "The settings file {path} has a wrong value for {key}: {reason}",
    ),
    Trouble.KEYRING_UNUSABLE: QT_TRANSLATE_NOOP(
        "Troubles",
        "This machine has no usable keyring, so passwords cannot be kept.",
    ),
    Trouble.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Troubles", "{text} is not a telephone number."),
    Trouble.NO_SUCH_CUSTOMER: QT_TRANSLATE_NOOP("Troubles", "There is no customer {text} in this store."),
    Trouble.NO_SUCH_TICKET: QT_TRANSLATE_NOOP("Troubles", "There is no ticket {text} in this store."),
    Trouble.ONE_ALREADY: QT_TRANSLATE_NOOP("Troubles", "These records are one customer already."),
    Trouble.ONLY_RECORD: QT_TRANSLATE_NOOP(
        "Troubles", "This is the only record of this customer. There is nothing to take apart."
    ),
    Trouble.NO_SUCH_RECORD: QT_TRANSLATE_NOOP(
        "Troubles", "There is no customer record {text} in this store."
    ),
    Trouble.NO_SUCH_LINK: QT_TRANSLATE_NOOP("Troubles", "There is no link {text} in this store."),
    Trouble.UNDONE_ALREADY: QT_TRANSLATE_NOOP("Troubles", "This was undone already."),
    Trouble.BUILT_UPON: QT_TRANSLATE_NOOP(
        "Troubles", "Something was changed about the same customers after this. Undo that first."
    ),
    Trouble.NO_OFFICES: QT_TRANSLATE_NOOP(
        "Troubles",
        "No office is set up in {path} yet. See the README, or try: callcenter demo",
    ),
    Trouble.NOT_ALLOWED: QT_TRANSLATE_NOOP("Troubles", "This is not possible: {reason}"),
    Trouble.ALREADY_RUNNING: QT_TRANSLATE_NOOP("Troubles", "The desk is already running with this profile."),
    Trouble.NOT_RUNNING: QT_TRANSLATE_NOOP("Troubles", "No desk is running with this profile."),
    Trouble.NO_DISPLAY: QT_TRANSLATE_NOOP("Troubles", "There is no display here to open a window on."),
    Trouble.CANCELLED: QT_TRANSLATE_NOOP("Troubles", "Stopped on request. What had arrived is kept."),
    Trouble.UNEXPECTED: QT_TRANSLATE_NOOP(
        "Troubles",
        "Something unexpected happened ({reason}). Nothing was lost; please report it.",
    ),
}

_PLACE = re.compile(r"\{(\w+)\}")


def sentence(trouble: Trouble, details: Mapping[str, str] | None = None) -> str:
    """Say a fault; a missing detail shows as a dash."""
    known = details or {}
    text = translate("Troubles", str(_SENTENCES[trouble]))
    return _PLACE.sub(lambda place: known.get(place[1], "–"), text)


def sentence_of(error: DeskError) -> str:
    """Say what an error tells."""
    return sentence(error.trouble, error.details)


def has_sentence(trouble: Trouble) -> bool:
    """Tell whether the screen has words for it."""
    return trouble in _SENTENCES
