"""What scripts/make-samples.py draws the samples with: contents, engines and truth."""
