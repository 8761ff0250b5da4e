"""The exercises of Transfer_Learning."""
