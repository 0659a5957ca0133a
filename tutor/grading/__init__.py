"""Turns runs into verdicts: the service, its client, the checks, the recognised mistakes."""
