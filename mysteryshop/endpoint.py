"""Any endpoint that speaks the OpenAI chat protocol (llama.cpp, Ollama, vLLM, a vendor), by plain HTTP.

One question, one answer, temperature 0. Redirects are refused (the message would go to another host), answers are bounded in
bytes and time, and the key goes through the redactor before anything else sees it.
"""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from mysteryshop.errors import InputError, OutOfReach
from mysteryshop.model import SecondOpinionSettings

LARGEST_ANSWER = 1_000_000
"""Bytes of an answer that are read; the answers wanted have a few thousand."""


class EndpointError(OutOfReach):
    """The endpoint cannot be reached, or does not answer as the protocol says."""


class Endpoint:
    """One configured endpoint. `key` gives the API key when it is needed, or None where none is."""

    def __init__(self, settings: SecondOpinionSettings, key: Callable[[], str | None]) -> None:
        if not settings.url or not settings.model:
            raise InputError(
                "no second reader is configured",
                tip='Write url = "http://127.0.0.1:11434/v1" and model = "..." under [second_opinion] in mysteryshop.toml.',
            )
        self.settings = settings
        self.model = settings.model
        self._key = key
        parts = urlsplit(settings.url.rstrip("/"))
        self._secure, self._host, self._port, self._path = parts.scheme == "https", parts.hostname or "", parts.port, parts.path

    def ask(self, messages: Sequence[dict[str, str]], schema: dict[str, Any]) -> str:
        """The words of the answer. Where the endpoint knows no schema (400, 422), the plain JSON mode is tried, then none.

        Raises EndpointError for everything that is no answer."""
        formats: tuple[dict[str, Any], ...] = (
            {"response_format": {"type": "json_schema", "json_schema": {"name": "answers", "strict": True, "schema": schema}}},
            {"response_format": {"type": "json_object"}},
            {},
        )
        for number, wanted in enumerate(formats):
            body = {
                "model": self.model,
                "messages": list(messages),
                "temperature": 0,
                "max_tokens": self.settings.max_tokens,
                "stream": False,
                **wanted,
            }
            status, data = self._post(json.dumps(body).encode())
            if status in (400, 422) and number + 1 < len(formats):
                continue
            if status != 200:
                raise EndpointError(f"the second reader answered with status {status}", tip=_remedy(status))
            return _words(data)
        raise AssertionError("unreachable: the last format either answers or raises")

    def _post(self, body: bytes) -> tuple[int, bytes]:
        seconds = self.settings.timeout_seconds
        if self._secure:
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                self._host, self._port, timeout=seconds, context=ssl.create_default_context()
            )
        else:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=seconds)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key := self._key():
            headers["Authorization"] = f"Bearer {key}"
        try:
            connection.request("POST", f"{self._path}/chat/completions", body, headers)
            answer = connection.getresponse()
            data = answer.read(LARGEST_ANSWER + 1)
        except (OSError, http.client.HTTPException, ValueError) as error:
            words = f"the second reader at {self._host} cannot be reached ({type(error).__name__})"
            raise EndpointError(words, tip="Check url under [second_opinion], and that it runs; then say it again.") from error
        finally:
            connection.close()
        if len(data) > LARGEST_ANSWER:
            raise EndpointError("the second reader's answer has no end", tip="Try another model.")
        return answer.status, data


def _remedy(status: int) -> str:
    if status in (401, 403):
        return "Check the key: the environment variable named by key_env under [second_opinion]."
    if status == 404:
        return "Check url and model under [second_opinion]; the url usually ends with /v1."
    if 300 <= status < 400:
        return "The url redirects; write the address it leads to."
    return "Run it again later." if status in (429, 500, 502, 503, 504) else "Look into the endpoint's own log."


def _words(data: bytes) -> str:
    try:
        words = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise EndpointError("the second reader does not speak the OpenAI chat protocol", tip="Check url and model.") from error
    if not isinstance(words, str):
        raise EndpointError("the second reader gave no words", tip="Try another model, or more max_tokens.")
    return words
