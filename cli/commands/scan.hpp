// `probant scan ARCHIVE`: reads what is new or changed in the archive into the workspace.
#pragma once

#include <string>

#include "cli/commands/command.hpp"
#include "engine/scan/scan.hpp"

namespace probant::cli {

class ScanCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    std::string archive_, workers_, seconds_, megabytes_;
    scan::Options options_;
};

}  // namespace probant::cli
