// `probant doctor`: is everything there that Probant needs, and what to do where it is not.
#pragma once

#include "cli/commands/command.hpp"

namespace probant::cli {

class DoctorCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;
};

}  // namespace probant::cli
