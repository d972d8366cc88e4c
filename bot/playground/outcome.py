"""What comes of an act, and waiting for it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from bot.playground import interactions as kinds
from bot.playground.interactions import Interaction
from bot.playground.objects import Data
from bot.playground.rest.desk import Activity
from bot.playground.validation.messages import LOADING
from bot.playground.world import Change, Message, World

QUIET_S = 0.2
# A message that the bot passes over is known as such once the bot has been idle for this long.
IGNORED_S = 1.5


@dataclass(slots=True)
class Outcome:
    """What an act led to, as far as the person sees it."""

    messages: list[Message] = field(default_factory=list)
    edited: list[Message] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    modal: Data | None = None
    choices: list[Data] | None = None
    failed: str | None = None
    ms: int | None = None
    interaction: str | None = None

    def as_json(self) -> Data:
        """As the API gives it."""
        return {
            "messages": [message.seen_as() for message in self.messages],
            "edited": [message.seen_as() for message in self.edited],
            "deleted": self.deleted,
            "modal": self.modal,
            "choices": self.choices,
            "failed": self.failed,
            "ms": self.ms,
            "interaction": self.interaction,
        }

    def note(self, change: Change, message: Message) -> None:
        """Take a change of a message up."""
        if change.kind == "message_create":
            self.messages.append(message)
        elif change.kind == "message_delete":
            self.deleted.append(message.id)
            self.messages = [one for one in self.messages if one is not message]
        elif change.kind == "message_update" and message not in self.messages and message not in self.edited:
            self.edited.append(message)


class Watch:
    """Sees all that happens from now on until it is left, and gathers what comes of one act.

    Args:
        world: Where.
        activity: Of the bot's requests.
        person: Who acts, and sees.
        channel: Where they act.
    """

    def __init__(self, world: World, activity: Activity, person: Data, channel: Data) -> None:
        self._world = world
        self._activity = activity
        self._person = person
        self._channel = channel
        self._changes: asyncio.Queue[Change] = asyncio.Queue()

    def __enter__(self) -> Watch:
        self._world.listeners.add(self._changes)
        return self

    def __exit__(self, *_: object) -> None:
        self._world.listeners.discard(self._changes)

    async def gather(self, causes: set[str], began: float, timeout: float, interaction: Interaction | None = None) -> Outcome:
        """What the bot does until it has replied and been quiet for a while, or the time is up.

        Args:
            causes: What its messages must have come of; see `Message`.
            began: When the act was done, on the monotonic clock, in seconds.
            timeout: How long to wait at most, in seconds.
            interaction: The act's, if it is one.
        """
        outcome = Outcome()
        source = interaction.source if interaction is not None else None
        last = time.monotonic()
        while time.monotonic() - began < timeout:
            try:
                change = await asyncio.wait_for(self._changes.get(), 0.02)
            except TimeoutError:
                quiet = time.monotonic() - max(last, self._activity.last)
                if self._activity.under_way == 0 and _settled(outcome, interaction, quiet):
                    break
                continue
            message = change.message
            if message is None or change.channel_id != self._channel["id"]:
                continue
            if message.private_to not in (None, self._person["id"]):
                continue
            mine = message.cause in causes or message is source or message in outcome.messages
            if message.data["author"] is not self._world.bot or not (mine or change.kind == "message_delete"):
                continue
            last = time.monotonic()
            outcome.note(change, message)
            if outcome.ms is None and not message.data["flags"] & LOADING:
                outcome.ms = int((last - began) * 1000)
        if interaction is not None and outcome.ms is None and interaction.response is not None:
            outcome.ms = int((last - began) * 1000)
        return outcome


def _settled(outcome: Outcome, interaction: Interaction | None, quiet: float) -> bool:
    """Whether the bot has done what it will do."""
    if any(message.data["flags"] & LOADING for message in outcome.messages):
        return False
    if interaction is not None:
        at_once = interaction.response in (kinds.CHOICES, kinds.MODAL)
        return at_once or quiet >= QUIET_S
    return quiet >= (QUIET_S if outcome.messages else IGNORED_S)
