#include "std_draws.hpp"

int main(int argc, char** argv) { return peers::run<peers::StdDraws>(argc, argv); }
