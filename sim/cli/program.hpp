#pragma once

namespace ebb::cli {

/// The whole program: reads the command line, runs one command, and turns every failure into a message and its exit code.
int run_program(int argc, char** argv);

}  // namespace ebb::cli
