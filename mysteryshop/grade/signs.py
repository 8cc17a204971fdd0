"""Signs in a message that checks look for. Who and which car stand in `identity`, what is said in `speech`."""

from mysteryshop.grade.identity import any_model, reachable, shopper_name, signer, store_named, vehicle_named, wrong_name
from mysteryshop.grade.manner import call_push, canned, checkin_only, price_dodge, soft_step, timeframe_respected, unreadable
from mysteryshop.grade.speech import (
    Found,
    acknowledgement,
    alternative,
    answered_before,
    availability,
    insight,
    need_question,
    price,
    promised_time,
    remote_help,
    what_is_given,
)

__all__ = [
    "Found",
    "acknowledgement",
    "alternative",
    "answered_before",
    "any_model",
    "availability",
    "call_push",
    "canned",
    "checkin_only",
    "insight",
    "need_question",
    "price",
    "price_dodge",
    "promised_time",
    "reachable",
    "remote_help",
    "shopper_name",
    "signer",
    "soft_step",
    "store_named",
    "timeframe_respected",
    "unreadable",
    "vehicle_named",
    "what_is_given",
    "wrong_name",
]
