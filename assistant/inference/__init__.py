"""The inference engine: durable-rules behind one fence, and the comparison that holds it to the judge."""
