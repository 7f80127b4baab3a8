#include <algorithm>

#include "invariance/everything.hpp"

using namespace ebb::test;

namespace {

class Shards {
 public:
  explicit Shards(int count) {
    for (int i = 1; i <= count; ++i) {
      const std::string shard = fmt::format("{}/{}", i, count);
      const Outcome part = simulated(everything(), kManyTrials, {"--shard", shard});
      files_.push_back(folder_.write(fmt::format("{}.json", i), part.line()));
    }
  }
  const std::vector<std::string>& files() const { return files_; }

 private:
  TemporaryFolder folder_;
  std::vector<std::string> files_;
};

Finished merged(std::vector<std::string> files, const std::vector<std::string>& more = {"--json"}) {
  files.insert(files.begin(), "merge");
  files.insert(files.end(), more.begin(), more.end());
  return run_ebb(files);
}

}  // namespace

TEST_CASE("Shards merged in any order are byte for byte the run in one piece") {
  const std::string whole = simulated(everything(), kManyTrials).line();
  for (const int count : {2, 3}) {
    const Shards shards(count);
    std::vector<std::string> files = shards.files();
    std::sort(files.begin(), files.end());
    do CHECK(merged(files).out == whole);
    while (std::next_permutation(files.begin(), files.end()));
  }
}

TEST_CASE("Shards are whole blocks of 1024 trials and cover all of them once") {
  const Shards shards(3);  // 21 blocks: 7 each
  const auto intervals = [&](std::size_t i) { return Outcome(bytes_of(shards.files()[i])).json()["run"]["intervals"].dump(); };
  CHECK(intervals(0) == "[[0,7168]]");
  CHECK(intervals(1) == "[[7168,14336]]");
  CHECK(intervals(2) == "[[14336,20500]]");
  CHECK(Outcome(bytes_of(shards.files()[0])).json()["run"]["complete"] == false);
}

TEST_CASE("A merge with a gap is incomplete and says which trials are missing") {
  const Shards shards(3);
  const Finished gap = merged({shards.files()[0], shards.files()[2]});
  CHECK(gap.exit_code == 0);
  CHECK(Outcome(gap.out).json()["run"]["complete"] == false);
  CHECK(gap.err.find("trials 7,168 to 14,335") != std::string::npos);
  CHECK(merged({shards.files()[0], shards.files()[2]}, {"--json", "--require-complete"}).exit_code == 4);
}

TEST_CASE("Results that do not belong together are refused") {
  const TemporaryFolder folder;
  const std::string text = scenario(50, "[contingent]\nsize = 100\n[casualties]\nrate = 10\n");
  const auto stored = [&](const std::string& name, const std::vector<std::string>& options, std::uint64_t trials = 4096) {
    return folder.write(name, simulated(text, trials, options).line());
  };
  const std::string first = stored("first", {"--shard", "1/2"});
  for (const std::string& other :
       {first, stored("whole", {}), stored("seed", {"--shard", "2/2", "--seed", "2"}),
        stored("set", {"--shard", "2/2", "--set", "casualties.rate=11"}), stored("trials", {"--shard", "2/2"}, 8192)}) {
    INFO(other);
    const Finished refused = merged({first, other});
    CHECK(refused.exit_code == 4);
    CHECK(refused.out.empty());
    CHECK_FALSE(refused.err.empty());
  }
  CHECK(merged({first, stored("second", {"--shard", "2/2"})}).exit_code == 0);
}
