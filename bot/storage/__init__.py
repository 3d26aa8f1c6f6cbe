"""Durable storage on SQLite or PostgreSQL: inbox, sessions, cases, outbox and their stores."""
