// `probant status`: what the workspace holds, in numbers.
#pragma once

#include "cli/commands/command.hpp"

namespace probant::cli {

class StatusCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;
};

}  // namespace probant::cli
