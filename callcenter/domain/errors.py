"""What can go wrong, in words for a person: one code, one calm sentence."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Trouble(StrEnum):
    """Every fault the desk can tell a person about; the screen has a translation for each."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGN_IN_LOCKED = "sign_in_locked"
    SIGN_IN_MISSING = "sign_in_missing"
    NOT_PERMITTED = "not_permitted"
    WRONG_ADDRESS = "wrong_address"
    NOT_DATA = "not_data"
    CUT_REPLY = "cut_reply"
    TOO_LARGE = "too_large"
    SERVER_FAULT = "server_fault"
    BUSY = "busy"
    REJECTED = "rejected"
    OUT_OF_DATE = "out_of_date"
    EMPTIED = "emptied"
    OTHER_SERVER = "other_server"
    INSECURE_ADDRESS = "insecure_address"
    CERTIFICATE = "certificate"
    FOLDER_MISSING = "folder_missing"
    FILE_MISSING = "file_missing"
    FILE_BUSY = "file_busy"
    FILE_UNREADABLE = "file_unreadable"
    NO_CONNECTOR = "no_connector"
    STORE_DAMAGED = "store_damaged"
    STORE_SALVAGED = "store_salvaged"
    STORE_LOCKED = "store_locked"
    STORE_FROM_FUTURE = "store_from_future"
    STORE_UNWRITABLE = "store_unwritable"
    STORE_FULL = "store_full"
    CONFIG_UNREADABLE = "config_unreadable"
    CONFIG_UNKNOWN_KEY = "config_unknown_key"
    CONFIG_SECRET = "config_secret"
    CONFIG_VALUE = "config_value"
    KEYRING_UNUSABLE = "keyring_unusable"
    NOT_A_NUMBER = "not_a_number"
    NO_SUCH_CUSTOMER = "no_such_customer"
    NO_SUCH_TICKET = "no_such_ticket"
    ONE_ALREADY = "one_already"
    ONLY_RECORD = "only_record"
    NO_SUCH_RECORD = "no_such_record"
    NO_SUCH_LINK = "no_such_link"
    NO_SUCH_EDIT = "no_such_edit"
    NO_SUCH_ORDER = "no_such_order"
    NO_SUCH_ARTICLE = "no_such_article"
    NO_SUCH_ADDRESS = "no_such_address"
    TAKES_NONE_SUCH = "takes_none_such"
    SUBJECT_MISSING = "subject_missing"
    QUEUE_MISSING = "queue_missing"
    TEXT_MISSING = "text_missing"
    NAME_MISSING = "name_missing"
    TITLE_MISSING = "title_missing"
    WRONG_PRIORITY = "wrong_priority"
    WRONG_STATE = "wrong_state"
    WRONG_FIELD = "wrong_field"
    ADDRESS_INCOMPLETE = "address_incomplete"
    NOT_AN_EMAIL = "not_an_email"
    NOT_CANCELLABLE = "not_cancellable"
    NOT_REDIRECTABLE = "not_redirectable"
    ON_ITS_WAY = "on_its_way"
    CHOOSE_FIRST = "choose_first"
    DECIDE_FIRST = "decide_first"
    GROUND_LOST = "ground_lost"
    OTHER_OFFICE = "other_office"
    FILE_UNWRITABLE = "file_unwritable"
    NO_PROPOSALS = "no_proposals"
    NOT_TAKEN = "not_taken"
    OUTCOME_UNKNOWN = "outcome_unknown"
    NOT_SETTLED_SO = "not_settled_so"
    MADE_BY_ANOTHER_VERSION = "made_by_another_version"
    FENCED = "fenced"
    UNDONE_ALREADY = "undone_already"
    BUILT_UPON = "built_upon"
    NO_OFFICES = "no_offices"
    NOT_ALLOWED = "not_allowed"
    ALREADY_RUNNING = "already_running"
    NOT_RUNNING = "not_running"
    NO_DISPLAY = "no_display"
    CANCELLED = "cancelled"
    UNEXPECTED = "unexpected"


SENTENCES: Mapping[Trouble, str] = MappingProxyType(
    {
        Trouble.UNREACHABLE: "{office} cannot be reached. The desk goes on with what it has and tries again.",
        Trouble.TIMED_OUT: "{office} took too long to answer. The desk tries again.",
        Trouble.SIGN_IN_REFUSED: "{office} refused the user name or password. Check them in the settings.",
        Trouble.SIGN_IN_LOCKED: (
            "{office} has locked this sign-in for some minutes after wrong passwords. Wait, then try again."
        ),
        Trouble.SIGN_IN_MISSING: (
            "There is no password for {office} yet. Store one with: callcenter credentials set {office}"
        ),
        Trouble.NOT_PERMITTED: "{office} does not allow this user to read {what}.",
        Trouble.WRONG_ADDRESS: (
            "There is nothing the desk knows at the address of {office}. Check its URL and database."
        ),
        Trouble.NOT_DATA: (
            "{office} answered with a web page instead of data. Check its address, or "
            "a sign-in page in between."
        ),
        Trouble.CUT_REPLY: "The answer of {office} was cut off or unreadable. The desk asks again.",
        Trouble.TOO_LARGE: "{office} sent more than the desk accepts at once. Nothing was taken over.",
        Trouble.SERVER_FAULT: "{office} has a fault of its own. The desk tries again.",
        Trouble.BUSY: "{office} asks to wait. The desk tries again later.",
        Trouble.REJECTED: "{office} said no: {reason}",
        Trouble.OUT_OF_DATE: "Somebody changed this in {office} first.",
        Trouble.EMPTIED: (
            "{office} suddenly lists {missing} of {known} {what} as gone. Nothing was "
            "removed here; check the office."
        ),
        Trouble.OTHER_SERVER: (
            "{office} is another server than before. Nothing is removed here until you accept it."
        ),
        Trouble.INSECURE_ADDRESS: "The address of {office} is not https. Customer data is not sent in clear.",
        Trouble.CERTIFICATE: "The certificate of {office} is not trusted. Nothing was sent.",
        Trouble.FOLDER_MISSING: (
            "The folder of {office} is not there or cannot be read. The desk goes on with what it has and tries again."
        ),
        Trouble.FILE_MISSING: (
            "{what} was in the folder of {office} and is missing now. Nothing was removed here; check the export."
        ),
        Trouble.FILE_BUSY: "{what} of {office} is being written just now. The desk reads it again.",
        Trouble.FILE_UNREADABLE: "{what} of {office} cannot be read (line {line}): {reason}",
        Trouble.NO_CONNECTOR: "No connector named {connector} is installed (asked for by office {office}).",
        Trouble.STORE_DAMAGED: (
            "The store {path} is damaged and was left as it is. Starting the desk begins a new one and saves what is "
            "unsent."
        ),
        Trouble.STORE_SALVAGED: (
            "The store was damaged, and a new one was begun: {edits} unsent edits and {drafts} drafts were saved, and "
            "what the offices know is read again. The old file is kept as {aside}."
        ),
        Trouble.STORE_LOCKED: "The store {path} is in use by another program. Close it and try again.",
        Trouble.STORE_FROM_FUTURE: (
            "The store {path} was written by a newer desk. Update this desk; nothing was changed."
        ),
        Trouble.STORE_UNWRITABLE: "The store {path} cannot be written. Check the rights of the folder.",
        Trouble.STORE_FULL: "There is no room left on the disk of {path}. Make room; nothing was lost.",
        Trouble.CONFIG_UNREADABLE: "The settings file {path} cannot be read: {reason}",
        Trouble.CONFIG_UNKNOWN_KEY: "The settings file {path} has an unknown key: {key}",
        Trouble.CONFIG_SECRET: (
            "The settings file {path} holds a secret ({key}). Remove it and use: "
            "callcenter credentials set {office}"
        ),
        Trouble.CONFIG_VALUE: "The settings file {path} has a wrong value for {key}: {reason}",
        Trouble.KEYRING_UNUSABLE: "This machine has no usable keyring, so passwords cannot be kept.",
        Trouble.NOT_A_NUMBER: "{text} is not a telephone number.",
        Trouble.NO_SUCH_CUSTOMER: "There is no customer {text} in this store.",
        Trouble.NO_SUCH_TICKET: "There is no ticket {text} in this store.",
        Trouble.ONE_ALREADY: "These records are one customer already.",
        Trouble.ONLY_RECORD: "This is the only record of this customer. There is nothing to take apart.",
        Trouble.NO_SUCH_RECORD: "There is no customer record {text} in this store.",
        Trouble.NO_SUCH_LINK: "There is no link {text} in this store.",
        Trouble.NO_SUCH_EDIT: "There is no edit {text} in this outbox.",
        Trouble.NO_SUCH_ORDER: "There is no order {text} in this store.",
        Trouble.NO_SUCH_ARTICLE: "There is no article {text} in this store.",
        Trouble.NO_SUCH_ADDRESS: "This customer has no address {text}.",
        Trouble.TAKES_NONE_SUCH: "{office} takes no such changes from the desk. Your words are still here.",
        Trouble.SUBJECT_MISSING: "A ticket needs a subject.",
        Trouble.QUEUE_MISSING: "A ticket needs a queue.",
        Trouble.TEXT_MISSING: "There are no words to send yet.",
        Trouble.NAME_MISSING: "A customer needs a name.",
        Trouble.TITLE_MISSING: "An article needs a title.",
        Trouble.WRONG_PRIORITY: "A priority is a whole number from 0 to 100.",
        Trouble.WRONG_STATE: "{text} is no state of a ticket that can be chosen.",
        Trouble.WRONG_FIELD: "{text} is nothing that can be changed here.",
        Trouble.ADDRESS_INCOMPLETE: "An address needs a street, a city and a country.",
        Trouble.NOT_AN_EMAIL: "{text} is not an e-mail address.",
        Trouble.NOT_CANCELLABLE: "Order {text} cannot be cancelled any more: only drafts and quotations can.",
        Trouble.NOT_REDIRECTABLE: "Order {text} is over. Its address cannot be changed any more.",
        Trouble.ON_ITS_WAY: "Edit {text} may be on its way. Wait until its outcome is known.",
        Trouble.CHOOSE_FIRST: "Edit {text} is in conflict. Choose for each field what is to hold.",
        Trouble.DECIDE_FIRST: "Nobody knows whether edit {text} was done. Say whether it was.",
        Trouble.GROUND_LOST: "What edit {text} builds upon is gone. Point it at another record, or withdraw it.",
        Trouble.OTHER_OFFICE: "Edit {text} belongs to {office} and can only go there.",
        Trouble.FILE_UNWRITABLE: "The file {path} cannot be written. Choose another place or name.",
        Trouble.NO_PROPOSALS: "The file {path} holds no edits that a desk handed over.",
        Trouble.NOT_TAKEN: "{office} cannot take this ({what}). Your words are kept in the outbox.",
        Trouble.OUTCOME_UNKNOWN: "{office} gave no answer, and nothing tells whether it was done. Please decide.",
        Trouble.NOT_SETTLED_SO: "Edit {text} cannot be settled in this way: it is {state}.",
        Trouble.MADE_BY_ANOTHER_VERSION: (
            "This was written by another version of the desk and cannot be sent. Your words are kept in the outbox."
        ),
        Trouble.FENCED: "Another desk took over this store. This one sends nothing more; close it.",
        Trouble.UNDONE_ALREADY: "This was undone already.",
        Trouble.BUILT_UPON: "Something was changed about the same customers after this. Undo that first.",
        Trouble.NO_OFFICES: "No office is set up in {path} yet. See the README, or try: callcenter demo",
        Trouble.NOT_ALLOWED: "This is not possible: {reason}",
        Trouble.ALREADY_RUNNING: "The desk is already running with this profile.",
        Trouble.NOT_RUNNING: "No desk is running with this profile.",
        Trouble.NO_DISPLAY: "There is no display here to open a window on.",
        Trouble.CANCELLED: "Stopped on request. What had arrived is kept.",
        Trouble.UNEXPECTED: "Something unexpected happened ({reason}). Nothing was lost; please report it.",
    }
)


class DeskError(Exception):
    """A fault told to a person by its code; the words are chosen where it is shown."""

    def __init__(self, trouble: Trouble, **details: str) -> None:
        self.trouble = trouble
        self.details = details
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """Say it in English; a missing detail shows as a dash, never as a second error."""
        return SENTENCES[self.trouble].format_map(_Dashes(self.details))


class _Dashes(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"
