"""The verbs: composes the rooms into what the command line and other programs call."""
