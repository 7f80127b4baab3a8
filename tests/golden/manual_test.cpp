// The manual shows what the program does: its TOML is valid, and its help texts and reports are those of the program.
#include <catch2/catch.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "golden/approved.hpp"
#include "support/folder.hpp"
#include "support/program.hpp"

namespace ebb::test {
namespace {

const std::filesystem::path kSource = EBB_SOURCE_DIR;

/// Fenced blocks that begin with ```language, without the fences.
std::vector<std::string> blocks(const std::string& text, const std::string& language) {
  std::vector<std::string> found;
  const std::string fence = "\n```" + language + "\n";
  for (auto at = text.find(fence); at != text.npos; at = text.find(fence, at + 1)) {
    const auto from = at + fence.size();
    found.push_back(text.substr(from, text.find("\n```", from) + 1 - from));
  }
  return found;
}

/// A block that is no whole file stands for lines of one: what it lacks is put beside it.
std::string completed(const std::string& block) {
  if (block.find("schema") != block.npos) return block;
  std::string whole = "schema = 1\ntitle = \"a block of the manual\"\nstart = 2025-02-05\nhorizon = 2026-02-05\n" + block;
  const auto lacks = [&](const std::string& key) { return ("\n" + block).find("\n" + key) == block.npos; };
  if (lacks("[contingent]") && lacks("[contingent.") && lacks("[stock"))
    whole += "\n[contingent]\nsize = 11_000\nlosses = 3_800\n";
  if (lacks("[casualties]") && lacks("[casualties.") && lacks("[use")) whole += "\n[casualties]\nrate = { likely = [60, 130] }\n";
  if (block.find("\"nis-jan\"") != block.npos && lacks("[sources.nis-jan]")) whole += "\n[sources.nis-jan]\n";
  return whole;
}

/// The input forms of the manual: what stands between backticks in the first column of the table "| form | meaning |", with
/// numbers for its placeholders.
std::vector<std::string> forms_in(const std::string& manual) {
  std::vector<std::string> forms;
  const auto from = manual.find("\n| form | meaning |\n"), to = manual.find("\n\n", from);
  std::istringstream rows(manual.substr(from, to - from));
  for (std::string row; std::getline(rows, row);) {
    const std::string cell = row.substr(0, row.find(" | ", 2));
    for (auto open = cell.find('`'); open != cell.npos;) {
      const auto close = cell.find('`', open + 1);
      std::string form = cell.substr(open + 1, close - open - 1);
      for (const auto& [word, number] : {std::pair{"a", "60"}, std::pair{"b", "130"}, std::pair{"low", "60"},
                                         std::pair{"mode", "92"}, std::pair{"high", "130"}})
        form = std::regex_replace(form, std::regex(std::string("([\\[ ])") + word + "(?=[,\\]])"), std::string("$01") + number);
      forms.push_back(form);
      open = cell.find('`', close + 1);
    }
  }
  return forms;
}

/// The arguments in "run scenarios/shells.toml --json", with the paths of shipped scenarios made absolute.
std::vector<std::string> arguments_in(const std::string& command) {
  std::vector<std::string> arguments;
  std::istringstream words(command);
  for (std::string word; words >> word;) arguments.push_back(word.starts_with("scenarios/") ? (kSource / word).string() : word);
  return arguments;
}

/// The text with the first block after each "<!-- ebb ARGUMENTS -->" replaced by what the program prints for these arguments.
std::string with_output_of_today(std::string text) {
  const std::string mark = "<!-- ebb ";
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    const std::string command = text.substr(at + mark.size(), text.find(" -->", at) - at - mark.size());
    const auto from = text.find("```\n", at) + 4, to = text.find("```", from);
    text.replace(from, to - from, run_ebb(arguments_in(command)).out);
  }
  return text;
}

/// What stands between backticks in the paragraphs that begin with "Tests:".
std::vector<std::string> tests_named_in(const std::string& text) {
  std::vector<std::string> names;
  for (auto at = text.find("\nTests: "); at != text.npos; at = text.find("\nTests: ", at + 1)) {
    const std::string paragraph = text.substr(at, text.find("\n\n", at) - at);
    for (auto open = paragraph.find('`'); open != paragraph.npos;) {
      const auto close = paragraph.find('`', open + 1);
      names.push_back(paragraph.substr(open + 1, close - open - 1));
      open = paragraph.find('`', close + 1);
    }
  }
  return names;
}

std::string all_tests() {
  std::string text;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource / "tests"))
    if (entry.path().extension() == ".cpp") text += read_text(entry.path());
  return text;
}

}  // namespace

TEST_CASE("every TOML block of the manual is valid") {
  const TemporaryFolder folder;
  folder.write("rates.csv", "day,rate\n1,81\n2,104\n3,77\n");
  for (const std::string file : {"docs/scenario.md", "README.md"}) {
    const auto found = blocks(read_text(kSource / file), "toml");
    CHECK((!found.empty() || file != "docs/scenario.md"));
    for (const std::string& block : found) {
      const Finished finished = run_ebb({"validate", folder.write("block.toml", completed(block))});
      INFO(file << "\n" << block << finished.err);
      CHECK(finished.exit_code == 0);
    }
  }
}

TEST_CASE("every input form that the manual prints is read, for an amount and for a rate") {
  const TemporaryFolder folder;
  folder.write("rates.csv", "day,rate\n1,81\n2,104\n3,77\n");
  std::vector<std::string> forms = forms_in(read_text(kSource / "docs/scenario.md"));
  CHECK(forms.size() >= 14);
  const std::size_t printed = forms.size();
  for (std::size_t i = 0; i < printed; ++i) {  // "also lognormal, gamma, weibull"
    for (const std::string other : {"lognormal", "gamma", "weibull"})
      if (forms[i].starts_with("{ normal = ")) forms.push_back("{ " + other + forms[i].substr(forms[i].find(" = ")));
  }
  for (const std::string& form : forms) {
    const std::string top = "schema = 1\ntitle = \"a form of the manual\"\nstart = 2025-02-05\nhorizon = 300\n";
    for (const std::string& keys : {"[contingent]\nsize = " + form + "\n[casualties]\nrate = { likely = [60, 130] }\n",
                                    "[contingent]\nsize = 12_000\n[casualties]\nrate = " + form + "\n"}) {
      const Finished finished = run_ebb({"validate", folder.write("form.toml", top + keys)});
      INFO(keys << finished.err);
      CHECK(finished.exit_code == 0);
    }
  }
}

TEST_CASE("the manual shows help texts and reports as the program prints them") {
  for (const std::string name : {"docs/cli.md", "README.md"}) {
    const std::filesystem::path file = kSource / name;
    const std::string now = read_text(file), today = with_output_of_today(now);
    INFO("EBB_APPROVE=1 rewrites the blocks of " << name);
    CHECK(now.find("<!-- ebb ") != now.npos);
    CHECK(approved(file, today) == today);
  }
}

TEST_CASE("every test that the manual names exists") {
  const std::string tests = all_tests();
  for (const std::string file : {"docs/model.md", "docs/statistics.md"}) {
    const auto names = tests_named_in(read_text(kSource / file));
    CHECK(names.size() >= 10);
    for (const std::string& name : names) {
      INFO(file << ": " << name);
      CHECK(tests.find("TEST_CASE(\"" + name + "\")") != tests.npos);
    }
  }
}

TEST_CASE("the manual scores what is shipped") {
  const std::string command = "score scenarios/kursk-2025-02-05.toml --observed scenarios/observed/kursk-2025.toml";
  for (const std::string file : {"docs/cli.md", "README.md"}) CHECK(read_text(kSource / file).find(command) != std::string::npos);
  const Finished finished = run_ebb({"score", (kSource / "scenarios/kursk-2025-02-05.toml").string(), "--observed",
                                     (kSource / "scenarios/observed/kursk-2025.toml").string(), "--trials", "1024", "--quiet"});
  INFO(finished.err);
  CHECK(finished.exit_code == 0);
}

TEST_CASE("the manual has the help text of every command") {
  const std::string manual = read_text(kSource / "docs/cli.md"), help = run_ebb({"--help"}).out;
  const auto from = help.find("\nSubcommands:\n");
  REQUIRE(from != help.npos);
  int commands = 0;
  for (auto at = help.find("\n  ", from); at != help.npos; at = help.find("\n  ", at + 1)) {
    const auto word = help.substr(at + 3, help.find_first_of(" \n", at + 3) - at - 3);
    if (word.empty()) continue;  // a line that goes on
    INFO(word);
    CHECK(manual.find("<!-- ebb " + word + " --help -->") != manual.npos);
    ++commands;
  }
  CHECK(commands >= 8);
}

}  // namespace ebb::test
