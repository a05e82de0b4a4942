"""What a termbase says of the words of an article and of its original."""
