#include "scenario/replaced.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/overlay.hpp"

namespace ebb {
namespace {

/// A value outside [cases] that a case may replace.
struct Given {
  std::string path;
  const Value* value;
  bool used = false;  ///< by one case at least
};

/// Calls visit(path, value, same) for every replaceable value of a table and of the tables below it, in the order of the file.
/// `same` is the value at that path of `merged`, or null. `merged` may be null: then everything in it is.
template <class Visit>
void for_each_value(const Value& table, const Value* merged, TablePath at, const std::string& path, const Visit& visit) {
  std::size_t next = 0;  // a case keeps the order of the file, so that a search from here on ends at once
  const auto find = [&](const std::string& key) -> const Value* {
    const std::size_t members = merged == nullptr ? 0 : merged->members.size();
    for (std::size_t i = 0; i < members; ++i) {
      const std::size_t place = (next + i) % members;
      if (merged->members[place].key != key) continue;
      next = place + 1;
      return &merged->members[place].value;
    }
    return nullptr;
  };
  for (const Member& member : table.members) {
    const Key* key = find_key(at.path, member.key);
    if (key == nullptr || !key->in_case) continue;
    const Value* same = find(member.key);
    const std::string name = path + member.key;
    if (key->kind == Kind::table) {
      for_each_value(member.value, same, below(at, *key), name + ".", visit);
    } else if (key->kind == Kind::tables) {
      for (const Member& one : member.value.members) {
        const Value* same_id = same == nullptr ? nullptr : same->find(one.key);
        for_each_value(one.value, same_id, below(at, *key), fmt::format("{}.{}.", name, one.key), visit);
      }
    } else {
      visit(name, member.value, same);
    }
  }
}

/// The --set values that reach into the value of this path: "casualties.rate.normal.mean" into "casualties.rate".
std::vector<const Value*> settings_inside(const Effective& settings, const std::string& path) {
  std::vector<const Value*> inside;
  const std::string begin = path + ".";
  for (auto it = settings.lower_bound(begin); it != settings.end() && it->first.starts_with(begin); ++it)
    inside.push_back(&it->second);
  return inside;
}

}  // namespace

bool given_by_every_case(const Value& root, const std::string& path) {
  const Value* cases = root.find("cases");
  if (cases == nullptr || cases->members.empty()) return false;
  return std::all_of(cases->members.begin(), cases->members.end(), [&](const Member& one) {
    const Value* value = &one.value;
    for (std::size_t from = 0; value != nullptr && from <= path.size();) {
      const std::size_t dot = std::min(path.find('.', from), path.size());
      value = value->find(std::string_view(path).substr(from, dot - from));
      from = dot + 1;
    }
    return value != nullptr;
  });
}

void warn_of_replaced_values(Context& context, const Value& root, const Effective& settings) {
  const Value* cases = root.find("cases");
  if (cases == nullptr || cases->members.empty()) return;
  std::vector<Given> all;
  for_each_value(root, nullptr, {}, "", [&](const std::string& path, const Value& value, const Value*) {
    all.push_back({path, &value});
  });
  for (const Member& one : cases->members) {
    const Value merged = overlaid(root, one.value);
    std::size_t i = 0;
    for_each_value(root, &merged, {}, "", [&](const std::string&, const Value& value, const Value* same) {
      all[i].used |= same != nullptr && same->spot == value.spot;
      ++i;
    });
    if (std::all_of(all.begin(), all.end(), [](const Given& given) { return given.used; })) return;
  }
  for (const Given& given : all) {
    if (given.used) continue;
    const std::string message = fmt::format("every case replaces {}: the value outside the cases is not used",
                                            printable(context.findings.words().label_of(given.path)));
    const std::vector<const Value*> inside = settings_inside(settings, given.path);
    if (inside.empty()) context.findings.warning(given.value->spot, message);
    for (const Value* setting : inside) context.findings.warning(setting->spot, message);
  }
}

}  // namespace ebb
