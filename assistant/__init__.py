"""credit-assistant: asks, judges, explains and advises on the credit of cross-border e-commerce enterprises."""

__version__ = "0.1.0"
