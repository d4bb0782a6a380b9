"""The desk: pages of the preview on which a person corrects records, by sidecars beside their captures."""
