#include "report/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/figures.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"
#include "report/explanation.hpp"
#include "report/law_words.hpp"
#include "report/layout.hpp"

namespace ebb {
namespace {

constexpr double kWorthSaying = 1e-9;  // mass cut off that no run would notice is not shown

class Explainer {
 public:
  Explainer(const Plan& plan, const TerminalStyle& style)
      : plan_(plan), scenario_(*plan.scenario), facts_(describe_run(plan)), style_(style), inputs_(inputs_by_case(scenario_)) {
    for (const Source& source : scenario_.sources) sources_[source.id] = &source;
  }

  std::string text() {
    heading();
    const bool several = scenario_.cases.size() > 1;
    if (several) line(0, "in every case, unless a case below has its own"), out_ += '\n';
    for (const Input* input : inputs_.shared) explain_input(*input);
    if (inputs_.rate_is_shared) observed_rate(scenario_.base);
    for (std::size_t c = 0; c < scenario_.cases.size(); ++c) {
      if (several) explain_case(c);
      derived(scenario_.cases[c].situation);
    }
    defaults();
    thresholds();
    later_counts();
    kernels();
    sources();
    return std::move(out_);
  }

 private:
  /// A paragraph whose first line begins at `indent`, the others two columns further in.
  void line(int indent, const std::string& text) {
    out_ += wrapped(std::string(static_cast<std::size_t>(indent), ' ') + text, style_, indent + 2);
  }
  std::string label(const std::string& name) const { return printable(scenario_.words.label_of(name)); }

  Noise first_noise() const { return scenario_.cases.front().situation.casualties.noise; }

  void heading() {
    line(0, printable(scenario_.title));
    line(0, fmt::format("from {} (day 0) to {} (day {}), in {}", spoken(scenario_.start),
                        spoken(scenario_.date_of(scenario_.horizon_days)),
                        grouped(static_cast<long long>(scenario_.horizon_days)), printable(scenario_.unit)));
    out_ += '\n';
  }

  void explain_case(std::size_t index) {
    const Case& one = scenario_.cases[index];
    const double sum = std::accumulate(scenario_.cases.begin(), scenario_.cases.end(), 0.0,
                                       [](double s, const Case& other) { return s + other.weight; });
    out_ += '\n';
    line(0, fmt::format("case {}{}{}, weight {} of {}", printable(one.id), one.title.empty() ? "" : ": ", printable(one.title),
                        readable(one.weight), readable(sum)));
    cite(one.sources, one.note);
    if (!one.shares_weight_with.empty())
      line(4, printable(fmt::format("one of its sources and one of {} are copies: they share one weight",
                                    fmt::join(one.shares_weight_with, ", "))));
    const auto& own = inputs_.own[index];
    const bool any = inputs_.own_rate[index] ||
                     std::any_of(own.begin(), own.end(), [](const Input* input) { return input->given; });
    line(4, any ? "inputs of its own, the others as above:" : "all inputs as above");
    for (const Input* input : own) explain_input(*input);
    if (inputs_.own_rate[index]) observed_rate(one.situation);
    if (!same_noise_) line(0, "day-to-day noise: " + noise_in_words(one.situation.casualties.noise));
  }

  void explain_input(const Input& input) {
    if (!input.given) return;  // see defaults()
    const Quantity quantity(input, scenario_);
    const std::string unit = quantity.unit().empty() ? "" : " " + printable(quantity.unit());
    if (input.certain()) {
      const double value = input.law.lowest();
      line(0, fmt::format("{}  {}", label(input.name), solid(quantity.text(input.rounded(value)) + unit)));
      const bool may_come = input.name.ends_with(".probability") && value > 0 && value < 1;
      line(4, may_come ? fmt::format("comes in {} of the trials", solid(readable_share(value))) : "fixed");
    } else {
      line(0, fmt::format("{}  {}", label(input.name), law_in_words(quantity)));
      const auto at = [&](double p) {
        return solid(fmt::format("{} %: {}", readable(100 * p), quantity.text(quantity.quantile(p))));
      };
      line(4, fmt::format("{}   {}   {}{}", at(0.05), at(0.5), at(0.95), solid(unit)));
    }
    mass_removed(input);
    cite(input.sources, input.note);
    if (input.sources.empty() && input.note.empty() && !input.certain()) line(4, "no source");
  }

  void mass_removed(const Input& input) {
    const Tails removed = input.law.removed();
    const double below = removed.below - input.cut.below, above = removed.above - input.cut.above;
    if (below > kWorthSaying) line(4, fmt::format("min removes {} of the distribution", readable_share(below)));
    if (above > kWorthSaying) line(4, fmt::format("max removes {} of the distribution", readable_share(above)));
    const double cut = input.cut.below + input.cut.above;
    if (cut > kWorthSaying)
      line(4, fmt::format("{} of the distribution lay {}, where no value is possible, and was cut off", readable_share(cut),
                          outside(input)));
  }

  /// "below 0", "above 1": which end of the possible range was cut.
  std::string outside(const Input& input) const {
    const Quantity quantity(input, scenario_);
    const double least = std::abs(input.law.min()) < std::numeric_limits<double>::min() ? 0 : input.law.min();  // just above 0
    const std::string low = "below " + quantity.short_text(input.rounded(least)),
                      high = "above " + quantity.short_text(input.rounded(input.law.max()));
    if (input.cut.above <= kWorthSaying) return low;
    return input.cut.below <= kWorthSaying ? high : low + " or " + high;
  }

  void observed_rate(const Situation& situation) {
    const auto* observed = std::get_if<ObservedRate>(&situation.casualties.rate);
    if (observed == nullptr) return;
    line(0, fmt::format("{}  {}", label("casualties.rate"), observed_rate_in_words(scenario_, *observed)));
    cite(observed->sources, observed->note);
  }

  /// Who says so, on one line each; sources() has the rest.
  void cite(const std::vector<std::string>& ids, const std::string& note) {
    for (const std::string& id : ids) {
      const auto it = sources_.find(id);
      if (it == sources_.end()) continue;
      const Source* source = it->second;
      std::string text = "source: " + printable(source->title.empty() ? id : source->title);
      const auto date = parse_date(source->date);
      for (const std::string& more : {source->publisher, date ? spoken(*date) : source->date})
        if (!more.empty()) text += ", " + printable(more);
      if (!source->copies.empty()) text += ", a copy of " + printable(source->copies);
      line(4, text);
    }
    if (!note.empty()) line(4, "note: " + printable(note));
  }

  void derived(const Situation& situation) {
    out_ += '\n';
    for (const std::string& fact : derived_facts(scenario_, situation)) line(0, fact);
  }

  void defaults() {
    out_ += '\n';
    if (same_noise_) line(0, "day-to-day noise: " + noise_in_words(first_noise()));
    std::string names;
    for (const Input* input : inputs_.shared)
      if (!input->given)
        names += fmt::format("{}{}", names.empty() ? "" : ", ",
                             solid(fmt::format("{} = {}", label(input->name),
                                               Quantity(*input, scenario_).short_text(input->rounded(input->law.lowest())))));
    if (!names.empty()) line(0, "left at their defaults: " + names);
  }

  void thresholds() {
    for (std::size_t t = 0; t < scenario_.thresholds.size(); ++t) {
      const Threshold& threshold = scenario_.thresholds[t];
      line(0, fmt::format("threshold {}: {}", printable(threshold.id), threshold_in_words(scenario_, threshold)));
      if (const auto date = facts_.thresholds[t].straight_line)
        line(4, fmt::format("constant-rate estimate: {}", solid(spoken(*date))));
    }
  }

  void later_counts() {
    for (const LaterCount& count : scenario_.later_counts) {
      const std::string what = count.remaining ? "there remained"
                                               : scenario_.words.word_of("later_counts.*.casualties") + " came to";
      line(0, fmt::format("later count {}: on {} {} {}", printable(count.id), solid(spoken(scenario_.date_of(count.day))), what,
                          law_in_words(Quantity(count.count, scenario_))));
      cite(count.count.sources, count.count.note);
    }
  }

  void kernels() {
    std::vector<std::string> choices;
    for (const CasePlan& one : plan_.cases) choices.push_back(kernel_choice(one).in_words());
    const bool several = choices.size() > 1;
    if (std::count(choices.begin(), choices.end(), choices.front()) == std::ssize(choices))
      return line(0, fmt::format("kernel{}: {}", several ? " of every case" : "", choices.front()));
    for (std::size_t c = 0; c < choices.size(); ++c)
      line(0, fmt::format("kernel of case {}: {}", printable(plan_.cases[c].id), choices[c]));
  }

  void sources() {
    if (facts_.sources.empty()) return;
    out_ += '\n';
    line(0, "sources");
    for (const auto& [source, cited_by] : facts_.sources) {
      line(2, fmt::format("{}: {}", printable(source.id), printable(source.title.empty() ? "(no title)" : source.title)));
      const auto part = [&](const char* what, const std::string& text) {
        if (!text.empty()) line(6, fmt::format("{}{}", what, printable(text)));
      };
      part("publisher: ", source.publisher), part("date: ", source.date), part("quote: ", source.quote);
      part("language: ", source.language), part("url: ", source.url), part("archived: ", source.archived);
      part("accessed: ", source.accessed), part("grade ", source.grade()), part("repeats ", source.copies);
      std::string names;
      for (const std::string& name : cited_by) names += (names.empty() ? "" : ", ") + label(name);
      if (!names.empty()) line(6, "cited by " + names);
    }
  }

  const Plan& plan_;
  const Scenario& scenario_;
  const RunFacts facts_;
  const TerminalStyle& style_;
  const InputsByCase inputs_;
  std::map<std::string, const Source*> sources_;  // by id
  const bool same_noise_ = std::all_of(scenario_.cases.begin(), scenario_.cases.end(),
                                       [this](const Case& one) { return one.situation.casualties.noise == first_noise(); });
  std::string out_;
};

}  // namespace

std::string explain(const Plan& plan, const TerminalStyle& style) { return Explainer(plan, style).text(); }

}  // namespace ebb
