// `probant evidence`: the passages proposed as evidence, with their reasons.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/command.hpp"
#include "engine/evidence/finder.hpp"

namespace probant::cli {

class EvidenceCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    void check_benchmark(Context& context, Faults& faults);

    std::vector<std::string> factors_, questions_, languages_;
    std::string reader_, least_score_, limit_;
    int most_ = 0;  ///< for each factor; 0: all
    evidence::Filter filter_;
};

}  // namespace probant::cli
