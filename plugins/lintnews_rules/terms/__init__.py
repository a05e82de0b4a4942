"""Terms as a termbase wants them."""
