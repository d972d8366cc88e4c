"""The picture's measures and colours.

It is drawn at three pixels for each of the 340 that a phone gives it, on a panel of its own, so that it reads the same
on Discord's dark and its light background. Every text has a contrast of at least 4.5 : 1 against the panel.
"""

U = 3  # pixels for one of the phone's
WIDTH = 340 * U
PAD = 15 * U  # the panel's margin
BEND = 7 * U  # the radius of a rail's corners

PANEL = (23, 26, 43)
RAIL = (84, 92, 134)
TEXT = (245, 247, 255)
MUTED = (174, 181, 212)
DONE = (69, 208, 146)
HERE = (255, 203, 92)
UNDER_WAY = (116, 172, 255)
SKIPPED = (154, 161, 194)
SIDE = (188, 160, 255)

Colour = tuple[int, int, int]
