// `probant train`: learns the benchmark's model from labelled documents.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/command.hpp"
#include "engine/evidence/train.hpp"

namespace probant::cli {

class TrainCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    std::vector<std::string> labels_;
    std::string output_, folds_, cost_;
    evidence::TrainOptions options_;
};

}  // namespace probant::cli
