"""What stands twice: the headline, a paragraph, a sentence, a word."""
