"""What a run is told: keys, settings, the configuration file."""
