"""The accurate tier: a small transformer that reads each whole text; trained with torch, run without it."""

import os

# onnxruntime numbers the device and tells its maker of each session, unless this stands before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
