"""What the network of integration work is: data, graph, measures and gaps.

Nothing here draws, translates or knows Streamlit; user interfaces stand on top of it.
"""
