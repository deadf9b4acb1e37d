"""The topics BERTopic finds: searched for, frozen, matched with those before, and named."""
