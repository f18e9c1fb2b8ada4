"""Exports of WordPress."""
