"""The certificate of completion: what was passed, drawn as SVG and written as text, and how it is verified."""
