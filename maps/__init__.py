"""What draws the shapes of the world map once. No part of the program, and not shipped with it."""
