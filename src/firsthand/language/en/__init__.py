"""English: the parser and every lexicon of English words that the other rooms use."""
