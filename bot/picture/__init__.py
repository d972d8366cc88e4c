"""A path as a picture: a map of its stations, with how far somebody has come.

It knows nothing of Discord, articles or the store: it is given plain values, and gives a PNG and its description.

    picture = Picture("Baking", 50, (Station("Knead", State.DONE), Station("Bake", current=True)))
    png = await drawn(picture)
    alt = describe(picture)
"""

from bot.picture.describe import describe
from bot.picture.draw import draw, drawn
from bot.picture.model import Picture, Side, State, Station
from bot.picture.plan import MOST

__all__ = ["MOST", "Picture", "Side", "State", "Station", "describe", "draw", "drawn"]
