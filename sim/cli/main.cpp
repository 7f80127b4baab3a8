#include "cli/program.hpp"

int main(int argc, char** argv) { return ebb::cli::run_program(argc, argv); }
