#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "ebb/engine/engine.hpp"
#include "engine/blocks.hpp"

namespace ebb {

/// What one thread does with a block.
using BlockWork = std::function<void(const Block&)>;

/// Gives every block to exactly one of `works`, each on a thread of its own (fewer where the machine has no more). Tickets are
/// given out in order and every one is finished, so that what is done is always the first so many blocks: their number is
/// returned. Progress counts `cases` trials for each trial of a block. An exception of any thread ends the run and is thrown
/// again here.
std::uint64_t work_through(const Blocks& blocks, const std::vector<BlockWork>& works, std::uint64_t cases,
                           const EngineOptions& options);

/// How many threads are worth starting: at most one a block.
std::size_t worker_count(const Blocks& blocks, const EngineOptions& options);

}  // namespace ebb
