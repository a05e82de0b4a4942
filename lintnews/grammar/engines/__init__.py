"""The engines behind the rules of this family. They are no rules, and imported where one of them is asked."""
