"""The agent on 127.0.0.1: who may ask (guard, pairing), what is answered (handlers), and the processes that read pages.

``app.create_app(store, clock, workers)`` makes the application; ``run.serve()`` runs it. Nothing is imported here, so that
the terminal can use a small part of this room without loading a server.
"""
