"""What depends on a language or a model: weights, lexicons, pipelines."""
