"""What the gate's models are trained on, and how."""
