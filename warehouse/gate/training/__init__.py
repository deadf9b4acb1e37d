"""What the gate's model of names is trained on, and how."""
