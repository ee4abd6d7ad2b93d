// `probant ledger`: one line a file: read, read in part, unreadable, and why.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/command.hpp"

namespace probant::cli {

class LedgerCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    std::vector<std::string> states_;
};

}  // namespace probant::cli
