#include "scenario/value_hint.hpp"

#include <algorithm>
#include <regex>
#include <vector>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/date_hint.hpp"
#include "scenario/form_names.hpp"

namespace ebb {
namespace {

const std::string kNumber = R"([+-]?[0-9][0-9_]*(?:\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?)";

/// What follows the '=', without texts in quotes and without a comment.
std::string value_part(const std::string& line) {
  std::string out;
  char quote = 0;
  for (std::size_t at = std::min(line.find('='), line.size() - (line.empty() ? 0 : 1)) + 1; at < line.size(); ++at) {
    const char c = line[at];
    if (quote == 0 && c == '#') break;
    if (quote == 0 && c == '"')
      quote = c;
    else if (c == quote)
      quote = 0;
    else if (quote == 0)
      out += c;
  }
  return out;
}

std::vector<std::string> numbers_in(const std::string& text) {
  static const std::regex number(kNumber);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), number), end; it != end; ++it) found.push_back(it->str());
  return found;
}

/// "normal(92, 10)" as an input: { normal = { mean = 92, sd = 10 } }. Parameters of a logarithm are not those of the quantity.
std::string as_form(const std::string& name, const std::vector<std::string>& arguments) {
  const std::string form = form_meant_by(name);
  const auto all = [&] { return fmt::format("{}", fmt::join(arguments, ", ")); };
  if ((form == "uniform" || form == "likely") && arguments.size() == 2) return fmt::format("{{ {} = [{}] }}", form, all());
  if ((form == "triangular" || form == "pert") && arguments.size() == 3) return fmt::format("{{ {} = [{}] }}", form, all());
  if (form == "normal" && arguments.size() >= 2)
    return fmt::format("{{ normal = {{ mean = {}, sd = {} }} }}", arguments[0], arguments[1]);
  if (form.empty()) return "{ normal = { mean = 92, sd = 10 } }";
  return fmt::format("{{ {} }}", example_of(form));
}

}  // namespace

std::string foreign_value(const std::string& line) {
  const std::string value = value_part(line);
  std::smatch m;
  if (const std::string date = other_date(value); !date.empty())
    return fmt::format("'{}' is not a date in TOML{}", printable(date), hint_for_date(date));
  static const std::regex call(R"(^[\s{]*([A-Za-z_][A-Za-z0-9_.]*)\s*\(([^()]*)\))");
  if (std::regex_search(value, m, call)) {
    const std::string name = m.str(1).substr(m.str(1).rfind('.') + 1);
    return fmt::format("'{}({})' is not a value: there are no functions; write {}", printable(m.str(1)), printable(m.str(2)),
                       as_form(name, numbers_in(m.str(2))));
  }
  static const std::regex nothing(R"((?:^|[\[,=\s{])(null|Null|NULL|none|None|NONE|nil|Nil|NIL|NaN|NAN|NA|N/A|n/a|undefined)\b)");
  if (std::regex_search(value, m, nothing))
    return fmt::format("'{}' is not a value; leave the key out where nothing is known", printable(m.str(1)));
  static const std::regex range("^\\s*(" + kNumber + R"()\s*(?:to|\.\.|\.\.\.|-)\s*()" + kNumber + R"()\s*(?:#.*)?$)");
  if (std::regex_search(value, m, range)) {
    return fmt::format(
        "a range is not a value; write {{ likely = [{0}, {1}] }} where you are 90 % sure of it, or {{ uniform = "
        "[{0}, {1}] }}",
        m.str(1), m.str(2));
  }
  return "";
}

std::string hint_for_grouped_number(const std::string& line) {
  struct Grouping {
    std::regex pattern;
    std::string separators;
  };
  static const Grouping groupings[] = {
      {std::regex(R"((?:^|[=\[,{\s])([+-]?[0-9]{1,3}(?:,[0-9]{3}){1,3})(?!,?[0-9]))"), ","},
      {std::regex(R"([=\[,{]\s*([+-]?[0-9]{1,3}(?: [0-9]{3}){1,3})(?![0-9]))"), " "},
      {std::regex(R"((?:^|[=\[,{\s])([+-]?[0-9]{1,3}(?:'[0-9]{3}){1,3})(?![0-9]))"), "'"},
      {std::regex(R"((?:^|[=\[,{\s])([+-]?[0-9]{1,3}(?:\.[0-9]{3}){2,3})(?![0-9.]))"), "."},
  };
  std::smatch m;
  for (const Grouping& g : groupings) {
    if (!std::regex_search(line, m, g.pattern)) continue;
    std::string digits = m.str(1);
    std::replace(digits.begin(), digits.end(), g.separators[0], '_');
    return fmt::format("write {} as {}", m.str(1), digits);
  }
  return "";
}

}  // namespace ebb
