"""Which pairs are likely to be tied: a logistic regression learnt from the network itself."""
