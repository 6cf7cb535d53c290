"""Who's Asking: whom to let into your LinkedIn network, judged on your own machine by one transparent checklist."""

__version__ = "0.1.0"
