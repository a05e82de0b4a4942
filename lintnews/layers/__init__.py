"""Layers: what rules know of a document. Each is a pure function of a `Document`, computed once by
`doc.layer(function)`.
"""
