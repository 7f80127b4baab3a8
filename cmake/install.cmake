# see H3
