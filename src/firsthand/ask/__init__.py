"""Questions to a collection: who says this, and how many know it first hand."""
