// What a person sees on a terminal.
#include "support/terminal.hpp"

#include <algorithm>

#include "report/layout.hpp"
#include "support/folder.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kBody = "[contingent]\nsize = 20\n[casualties]\nrate = 1\nrate_doubt = { uniform = [0.5, 2] }\n";

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The widest of the lines that end in a line feed or are drawn over, without what moves the cursor.
int widest_line(std::string text) {
  for (const std::string clear : {"\x1b[K"})
    for (auto at = text.find(clear); at != text.npos; at = text.find(clear)) text.erase(at, clear.size());
  int widest = 0;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", from), text.size());
    widest = std::max(widest, ebb::display_width(text.substr(from, end - from)));
    from = end + 1;
  }
  return widest;
}

}  // namespace

TEST_CASE("A terminal whose locale is not UTF-8 is shown ASCII only") {
  const TemporaryFolder folder;
  std::string text = scenario(50, kBody);
  text.replace(text.find("A test"), 6, "Größe – 5 €");
  const std::string file = folder.write("a.toml", text), bad = folder.write("b.toml", "title = \"Größe\"\n");
  const Terminal plain{.environment = {"TERM=xterm", "LC_ALL=C"}};
  CHECK(is_ascii(shown_on(plain, {"run", file, "--trials", "100", "--table"})));
  CHECK(is_ascii(shown_on(plain, {"explain", file})));
  CHECK(is_ascii(shown_on(plain, {"explain", "--words"})));
  CHECK(is_ascii(shown_on(plain, {"replay", file, "--trial", "1"})));
  CHECK(is_ascii(shown_on(plain, {"validate", bad})));
  CHECK_THAT(shown_on({}, {"explain", file}), Contains("Größe – 5 €"));
}

TEST_CASE("Colours are for terminals that have them and people who want them") {
  const TemporaryFolder folder;
  const std::vector<std::string> run{"run", folder.write("a.toml", scenario(50, kBody)), "--trials", "100"};
  const auto coloured = [&](std::vector<std::string> environment, std::vector<std::string> arguments) {
    return shown_on({.environment = std::move(environment)}, std::move(arguments)).find("\x1b[1m") != std::string::npos;
  };
  CHECK(coloured({"TERM=xterm"}, run));
  CHECK_FALSE(coloured({"TERM=xterm", "NO_COLOR=1"}, run));
  CHECK_FALSE(coloured({"TERM=dumb"}, run));
  std::vector<std::string> never = run, always = run;
  never.push_back("--color=never"), always.push_back("--color=always");
  CHECK_FALSE(coloured({"TERM=xterm"}, never));
  CHECK(coloured({"TERM=xterm", "NO_COLOR=1"}, always));
}

TEST_CASE("A report fills its terminal and is no wider") {
  const std::string file = EBB_SOURCE_DIR "/scenarios/isw-2025-01-uncertain.toml";
  for (const int columns : {60, 80, 110}) {
    const std::string text = shown_on({.columns = columns, .environment = {"TERM=dumb", "LC_ALL=C.UTF-8"}},
                                      {"run", file, "--trials", "100", "--quiet"});
    INFO(text);
    CHECK(widest_line(text) <= columns);
    CHECK(widest_line(text) > columns - 12);
  }
}

TEST_CASE("Progress stays on one line of its terminal, and a dumb terminal has none") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a-file-with-a-long-name.toml", scenario(3000, kBody + "noise = \"poisson\"\n"));
  const auto progressed = [](const std::string& text) { return text.find("\x1b[K") != text.npos; };
  for (const int columns : {30, 80}) {
    std::string text = shown_on({.columns = columns, .enough = progressed}, {"run", file, "--trials", "1G"});
    text.erase(text.rfind("\x1b[K"));  // what follows is the report
    INFO(text);
    CHECK(text.find(" %") != text.npos);
    CHECK(widest_line(text) < columns);
  }
  const std::string dumb = shown_on({.environment = {"TERM=dumb"}}, {"run", file, "--trials", "200k"});
  CHECK(dumb.find("trials/s") == dumb.npos);
  CHECK_FALSE(progressed(dumb));
}
