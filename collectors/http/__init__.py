"""The one guarded HTTP session that every live collector stands on."""
