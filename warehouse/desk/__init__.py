"""What people decide: actions, triage, claims, audits; and the trail of who did what."""
