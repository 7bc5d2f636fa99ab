"""What was tried with an edit, in words."""

from callcenter.domain.edit import EditState
from callcenter.domain.outbox import Attempt
from ui.speech import fill, translate
from ui.words import word


def attempt_text(one: Attempt) -> str:
    """Say what was tried and how it ended."""
    steps = {state.value: word(state) for state in EditState}
    step = steps.get(one.step, translate("Outbox", "On the server") if one.step == "proof" else one.step)
    if not one.outcome or one.outcome == "done":
        return step
    return fill(translate("Outbox", "%1 (%2)"), step, outcome_text(one.outcome))


def outcome_text(outcome: str) -> str:
    """Say how an attempt ended; what has no words is shown as it stands."""
    outcomes = {
        "unreachable": translate("Outbox", "not reached"),
        "timed_out": translate("Outbox", "no answer in time"),
        "cut_reply": translate("Outbox", "the answer was cut off"),
        "not_data": translate("Outbox", "the answer was no data"),
        "server_fault": translate("Outbox", "a fault of the server"),
        "busy": translate("Outbox", "the server was busy"),
        "rejected": translate("Outbox", "the server said no"),
        "not_permitted": translate("Outbox", "not permitted"),
        "out_of_date": translate("Outbox", "somebody was faster"),
        "sign_in_refused": translate("Outbox", "signing in was refused"),
        "outcome_unknown": translate("Outbox", "nobody can tell"),
    }
    return outcomes.get(outcome, outcome)
