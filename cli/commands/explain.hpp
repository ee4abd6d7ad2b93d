// `probant explain ID`: the sum behind the score of one passage.
#pragma once

#include <string>

#include "cli/commands/command.hpp"
#include "engine/evidence/candidate.hpp"

namespace probant::cli {

class ExplainCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    base::Result<evidence::Candidate> find(Context& context) const;

    std::string id_, reader_;
};

}  // namespace probant::cli
