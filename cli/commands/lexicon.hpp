// `probant lexicon check|list`: faults of the lexicons, coverage by language, the concepts.
#pragma once

#include <string>

#include "cli/commands/command.hpp"

namespace probant::cli {

class LexiconCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    base::Result<int> check_files(Context& context) const;
    base::Result<int> list(Context& context) const;

    std::string action_, reader_;
    bool coverage_ = false;
};

}  // namespace probant::cli
