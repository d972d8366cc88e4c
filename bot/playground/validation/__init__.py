"""What a bot may send, checked as Discord checks it: pure functions over the parsed JSON."""

from bot.playground.validation.commands import check_command, check_commands
from bot.playground.validation.errors import Invalid
from bot.playground.validation.messages import check_message
from bot.playground.validation.responses import check_interaction_response

__all__ = ["Invalid", "check_command", "check_commands", "check_interaction_response", "check_message"]
