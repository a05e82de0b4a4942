"""The scorecard: penalties by outlet, engine, languages and week, with how sure they are."""
