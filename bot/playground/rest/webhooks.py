"""Answers to interactions: the callback, the original reply, follow-ups."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.playground import interactions as kinds
from bot.playground.interactions import Interaction, post_reply
from bot.playground.objects import Data
from bot.playground.rest.common import (
    INTERACTIONS,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    WORLD,
    ApiError,
    Body,
    kept,
    read_body,
    stored,
    unknown,
)
from bot.playground.validation import check_interaction_response, check_message
from bot.playground.validation.messages import EPHEMERAL, LOADING
from bot.playground.world import Message, World

routes = web.RouteTableDef()
_HOOK = "/webhooks/{app}/{token}"


@routes.post("/interactions/{interaction}/{token}/callback")
async def callback(request: web.Request) -> web.Response:
    """The first reply, once and within three seconds."""
    world = request.app[WORLD]
    interaction = request.app[INTERACTIONS].get(request.match_info["token"])
    if interaction is None or interaction.id != request.match_info["interaction"] or interaction.late:
        raise unknown(*UNKNOWN_INTERACTION)
    if interaction.response is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    body = await read_body(request)
    flags = interaction.source.data["flags"] if interaction.source is not None else 0
    check_interaction_response(body.data, files=body.names, interaction_type=interaction.kind, previous_flags=flags)
    interaction.response = body.data["type"]
    _act(world, interaction, body)
    interaction.answered.set()
    if request.query.get("with_response", "").lower() not in ("1", "true"):
        return web.Response(status=204)
    return web.json_response(_told(interaction))


def _act(world: World, interaction: Interaction, body: Body) -> None:
    data: Data = body.data.get("data") or {}
    if interaction.response == kinds.REPLY:
        interaction.original = post_reply(world, interaction, data, stored(world, Body(data, body.files)))
    elif interaction.response == kinds.DEFER:
        interaction.original = post_reply(world, interaction, {"flags": data.get("flags")}, [], deferred=True)
    elif interaction.response == kinds.CHOICES:
        interaction.choices = list(data.get("choices") or [])
    elif interaction.response == kinds.MODAL:
        interaction.modal = data
    elif interaction.source is not None:
        interaction.original = interaction.source
        if interaction.response == kinds.UPDATE:
            attachments = kept(Body(data, body.files), interaction.source.data["attachments"], world)
            fields = dict(data)
            if "flags" in fields:
                # An edit never makes a private message public.
                fields["flags"] = int(fields["flags"] or 0) | (interaction.source.data["flags"] & EPHEMERAL)
            world.edit(interaction.source, fields, attachments)


def _told(interaction: Interaction) -> dict[str, Any]:
    """What ``with_response`` gives back."""
    original = interaction.original
    told: Data = {
        "interaction": {
            "id": interaction.id,
            "type": interaction.kind,
            "response_message_id": original.id if original is not None else None,
            "response_message_loading": interaction.response == kinds.DEFER,
            "response_message_ephemeral": original is not None and original.private_to is not None,
        },
        "resource": {"type": interaction.response},
    }
    if original is not None:
        told["resource"]["message"] = original.data
    return told


def _interaction(request: web.Request) -> Interaction:
    interaction = request.app[INTERACTIONS].get(request.match_info["token"])
    if interaction is None or interaction.late:
        raise unknown(*UNKNOWN_WEBHOOK)
    if interaction.expired:
        raise ApiError(401, 50027, "Invalid Webhook Token")
    return interaction


def _message(request: web.Request, interaction: Interaction) -> Message:
    wanted = request.match_info.get("message", "@original")
    found = interaction.original
    if wanted != "@original":
        found = request.app[WORLD].find_message(interaction.channel["id"], wanted)
    world = request.app[WORLD]
    if found is None or found not in world.messages[interaction.channel["id"]]:
        raise unknown(*UNKNOWN_MESSAGE)
    return found


@routes.post(_HOOK)
async def follow_up(request: web.Request) -> web.Response:
    """A further message; the first one after a deferral takes its place."""
    world = request.app[WORLD]
    interaction = _interaction(request)
    if interaction.response is None:
        raise unknown(*UNKNOWN_WEBHOOK)
    body = await read_body(request)
    check_message(body.data, files=body.names)
    original = interaction.original
    if original is not None and original.data["flags"] & LOADING:
        _fill(world, original, body)
        return web.json_response(original.data)
    message = post_reply(world, interaction, body.data, stored(world, body))
    return web.json_response(message.data)


def _fill(world: World, message: Message, body: Body) -> None:
    """Put a reply in the place of "thinking…"."""
    private = message.data["flags"] & EPHEMERAL
    flags = (int(body.data.get("flags") or 0) & ~EPHEMERAL) | private
    world.edit(message, {**body.data, "flags": flags}, stored(world, body))


@routes.get(_HOOK + "/messages/{message}")
async def get(request: web.Request) -> web.Response:
    """One of the interaction's messages."""
    return web.json_response(_message(request, _interaction(request)).data)


@routes.patch(_HOOK + "/messages/{message}")
async def edit(request: web.Request) -> web.Response:
    """Change one of the interaction's messages."""
    world = request.app[WORLD]
    message = _message(request, _interaction(request))
    body = await read_body(request)
    before = message.data["attachments"]
    names = (*body.names, *(one["filename"] for one in before))
    check_message(body.data, files=names, edit=True, previous_flags=message.data["flags"] & ~LOADING)
    if message.data["flags"] & LOADING:
        _fill(world, message, body)
    else:
        fields = dict(body.data)
        if "flags" in fields:
            fields["flags"] = int(fields["flags"] or 0) | (message.data["flags"] & EPHEMERAL)
        world.edit(message, fields, kept(body, before, world))
    return web.json_response(message.data)


@routes.delete(_HOOK + "/messages/{message}")
async def delete(request: web.Request) -> web.Response:
    """Delete one of the interaction's messages."""
    request.app[WORLD].delete(_message(request, _interaction(request)))
    return web.Response(status=204)
