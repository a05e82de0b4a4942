"""From paths to bytes and back: finding, decoding, writing whole or not at all."""
