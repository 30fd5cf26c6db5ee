"""Account → tables and interchange forms. It knows the model and the account only."""
