"""The plugin `onnx`: neural models by config alone. See README.md beside this file."""
