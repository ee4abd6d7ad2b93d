// `probant lexicon check|list|kwic|coverage`: faults of the lexicons, the concepts, and where their
// words stand in an archive.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "cli/commands/command.hpp"

namespace probant::cli {

class LexiconCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    void check_known(Context& context, Faults& faults) const;
    base::Result<int> check_files(Context& context) const;
    base::Result<int> list(Context& context) const;
    base::Result<int> kwic(Context& context) const;
    base::Result<int> term_coverage(Context& context) const;
    base::Result<int> suggest(Context& context) const;
    base::Result<std::set<std::uint32_t>> relevant_passages(Context& context) const;

    std::string action_, concept_, reader_, limit_text_, factor_;
    std::vector<std::string> languages_, labels_;
    std::size_t limit_ = 0;
    bool coverage_ = false;
};

}  // namespace probant::cli
