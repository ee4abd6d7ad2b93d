// `probant report`: the dossier, one HTML file for a reviewer.
#pragma once

#include <string>

#include "cli/commands/command.hpp"

namespace probant::cli {

class ReportCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    base::Result<std::string> dossier(Context& context) const;

    std::string output_ = "probant-dossier.html";
    std::string reader_;
};

}  // namespace probant::cli
